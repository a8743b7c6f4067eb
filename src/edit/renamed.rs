//! The handles that an edit names, and the same edit under other handles.

use rustc_hash::FxHashSet;

use super::apply::Edit;
use crate::journey::{Handle, Place};

/// How an edit names a handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mention {
    /// It is changed, or holds what is changed.
    Changed,
    /// What is put in stands behind it.
    Neighbour,
    /// It is put in.
    Made,
}

impl Edit {
    /// The handles of what must be in a map for the edit to fit it: all that it names before it
    /// brings them in itself.
    pub fn handles(&self) -> Vec<Handle> {
        let (mut found, mut made) = (Vec::new(), FxHashSet::default());
        self.gather(&mut found, &mut made);
        found
    }

    fn gather(&self, found: &mut Vec<Handle>, made: &mut FxHashSet<Handle>) {
        let mut name = |named: &[Handle], made: &FxHashSet<Handle>| {
            found.extend(named.iter().filter(|at| !made.contains(at)));
        };
        match self {
            Edit::Set { at, .. } | Edit::Remove { at } => name(&[*at], made),
            Edit::Insert { place, node } => {
                name(&[place.parent, place.after.unwrap_or(place.parent)], made);
                made.extend(node.handles());
            }
            Edit::Move { at, to } => name(&[*at, to.parent, to.after.unwrap_or(*at)], made),
            Edit::Many(edits) => edits.iter().for_each(|edit| edit.gather(found, made)),
        }
    }

    /// The same edit under other handles, asked for one after the other in the order in which they
    /// are named. `None` where there is none for what is changed or put in; behind a neighbour that
    /// has none, things are put first.
    pub fn renamed(self, name: &mut impl FnMut(Handle, Mention) -> Option<Handle>) -> Option<Self> {
        Some(match self {
            Edit::Set { at, field, value } => {
                Edit::Set { at: name(at, Mention::Changed)?, field, value }
            }
            Edit::Insert { place, mut node } => {
                let place = renamed_place(place, name)?;
                let mut all_named = true;
                node.rename_handles(|at| {
                    name(at, Mention::Made).unwrap_or_else(|| {
                        all_named = false;
                        at
                    })
                });
                all_named.then_some(Edit::Insert { place, node })?
            }
            Edit::Remove { at } => Edit::Remove { at: name(at, Mention::Changed)? },
            Edit::Move { at, to } => {
                Edit::Move { at: name(at, Mention::Changed)?, to: renamed_place(to, name)? }
            }
            Edit::Many(edits) => {
                let renamed: Option<_> = edits.into_iter().map(|edit| edit.renamed(name)).collect();
                Edit::Many(renamed?)
            }
        })
    }
}

fn renamed_place(
    place: Place,
    name: &mut impl FnMut(Handle, Mention) -> Option<Handle>,
) -> Option<Place> {
    Some(Place {
        parent: name(place.parent, Mention::Changed)?,
        after: place.after.and_then(|after| name(after, Mention::Neighbour)),
        ..place
    })
}
