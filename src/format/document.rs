//! A map as it stands in a file: the journey, its comments, and where new handles come from.

use rustc_hash::FxHashMap;

use super::comments::Comments;
use crate::journey::{Handle, Handles, Journey};

/// A map with all that its file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The map.
    pub journey: Journey,
    /// The comments of the file, by what they belong to.
    pub comments: Comments,
    /// Gives out handles that nothing in the map has.
    pub handles: Handles,
}

impl Document {
    /// A document without comments; every element of the journey gets a new handle.
    pub fn new(mut journey: Journey) -> Self {
        let handles = journey.number();
        Document { journey, comments: Comments::default(), handles }
    }

    /// The same document in the handles of another: what `known` knows gets the handle it gives,
    /// each at most once; all else gets new ones, which this takes from `handles`.
    pub fn in_handles_of(
        mut self,
        handles: &mut Handles,
        known: impl Fn(Handle) -> Option<Handle>,
    ) -> Self {
        let mut names = FxHashMap::default();
        names.insert(Handle::JOURNEY, Handle::JOURNEY);
        let has_comments = !self.comments.is_empty();
        self.journey.rename_handles(|old| {
            let name = known(old).unwrap_or_else(|| handles.fresh());
            if has_comments {
                names.insert(old, name);
            }
            name
        });
        // Comments are read with what they belong to, so there is none without a name.
        self.comments = self.comments.renamed(|old| names.get(&old).copied().unwrap_or(old));
        self.handles = handles.clone();
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::format::{print, read};
    use crate::journey::Handle;

    #[test]
    fn a_document_in_other_handles_says_the_same() {
        let text = include_str!("../../journeys/new-laptop.ron");
        let old = read(text).unwrap();
        let mut handles = old.handles.clone();
        let first = old.journey.stages[0].handle;
        let renamed = old.clone().in_handles_of(&mut handles, |at| (at == first).then_some(at));
        assert_eq!(renamed.journey.stages[0].handle, first);
        assert_ne!(renamed.journey.stages[1].handle, old.journey.stages[1].handle);
        assert_eq!(print(&renamed), text);
        let mut again = renamed.handles.clone();
        assert_eq!(again.fresh(), handles.fresh());
        assert_ne!(handles.fresh(), Handle::JOURNEY);
    }
}
