//! What a list of maps tells about each.

use std::path::Path;

use super::open::{OpenError, open};
use crate::format::Document;
use crate::journey::State;

/// What a list of maps tells about one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What the journey is called.
    pub title: String,
    /// As it is, or as it should be.
    pub state: State,
    /// How many stages it has.
    pub stages: usize,
    /// How many cards, over all stages.
    pub cards: usize,
}

impl Summary {
    /// The summary of a map that is open already.
    pub fn of(document: &Document) -> Self {
        let journey = &document.journey;
        Summary {
            title: journey.title.clone(),
            state: journey.state,
            stages: journey.stages.len(),
            cards: journey.cards().count(),
        }
    }
}

/// Reads the map in a file and sums it up.
///
/// # Errors
///
/// As [`open()`].
pub fn summary(path: &Path) -> Result<Summary, OpenError> {
    open(path).map(|map| Summary::of(&map.document))
}

#[cfg(test)]
mod tests {
    use super::{Summary, summary};
    use crate::journey::State;

    #[test]
    fn a_summary_says_what_a_map_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let text = "Journey(format: 1, title: \"T\", state: Future, stages: [\
            Stage(id: \"a\", title: \"A\", cards: [Activity(id: \"c\", lane: \"consumer\", title: \"C\")]),\
            Stage(id: \"b\", title: \"B\")])";
        std::fs::write(&path, text).unwrap();
        let expected = Summary { title: "T".into(), state: State::Future, stages: 2, cards: 1 };
        assert_eq!(summary(&path).unwrap(), expected);
    }
}
