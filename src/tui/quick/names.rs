//! A single name typed on its own, as the details panel has it.

use super::Name;
use super::people::Cast;
use crate::edit::Edit;
use crate::journey::{Handles, Journey, Lane};

/// Who is meant by a name at a card of a lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Meant {
    /// The id.
    pub id: String,
    /// The name in full.
    pub name: String,
    /// `new persona` or `new role`, where the map does not have them yet.
    pub new: Option<&'static str>,
    /// What adds them to the map then.
    pub edits: Vec<Edit>,
}

/// Finds who is meant by a name, as quick entry does for `@name`.
pub fn person(journey: &Journey, handles: &mut Handles, lane: Option<&Lane>, typed: &str) -> Meant {
    let mut cast = Cast::new(journey, lane);
    let found = cast.find(&Name { text: typed.to_owned(), whole: false });
    let (id, name, new) = (found.id.to_owned(), found.name.to_owned(), found.new);
    Meant { id, name, new, edits: cast.edits(handles) }
}
