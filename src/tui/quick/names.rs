//! A single name typed on its own, as the details panel has it.

use super::Name;
use super::people::{Cast, people};
use super::words::{channels, rest_after, tags};
use crate::edit::Edit;
use crate::journey::{Field, Handles, Journey, Lane};

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

/// How a person, a channel or a tag that is being typed goes on: the known one in full, and what
/// is left of it.
pub fn goes_on<'a>(journey: &'a Journey, field: Field, typed: &str) -> Option<(&'a str, &'a str)> {
    if typed.is_empty() {
        return None;
    }
    let way = |known: &'a str| {
        let rest = rest_after(known, typed).filter(|rest| !rest.is_empty())?;
        Some((known, rest))
    };
    match field {
        Field::Actors => people(journey)
            .find_map(|(_, name)| way(name))
            .or_else(|| people(journey).find_map(|(id, _)| way(id))),
        Field::Channel => channels(journey).into_iter().find_map(way),
        Field::Tags => tags(journey).into_iter().find_map(way),
        _ => None,
    }
}
