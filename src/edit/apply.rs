//! Edits and the one function that changes a map.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::journey::{Element, Field, FieldMut, Handle, Journey, List, Node, Place, Value};

/// A change to a map. It names things by handle, never by row and column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Gives a field that is no list another value.
    Set {
        /// The element.
        at: Handle,
        /// Its field.
        field: Field,
        /// What the field is to hold.
        value: Value,
    },
    /// Puts a new item into a list.
    Insert {
        /// Where.
        place: Place,
        /// The item; its handles, and those of all it holds, are not yet in the map.
        node: Node,
    },
    /// Takes an item out of its list.
    Remove {
        /// The item.
        at: Handle,
    },
    /// Takes an item out of its list and puts it into the same list or another of its kind.
    Move {
        /// The item.
        at: Handle,
        /// Where to; never behind itself.
        to: Place,
    },
    /// Several edits, one after the other, that succeed or fail together.
    Many(Vec<Edit>),
}

impl Edit {
    /// Whether the edit does nothing at all.
    pub fn is_empty(&self) -> bool {
        matches!(self, Edit::Many(edits) if edits.iter().all(Edit::is_empty))
    }
}

/// Why an edit could not be done. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// The map has no element of this handle.
    NoElement(Handle),
    /// The element has no such field, or the field is a list where a value was meant, or a value
    /// where a list was.
    NoField(Handle, Field),
    /// The field cannot hold this value.
    WrongValue(Handle, Field),
    /// The list does not hold items of this kind.
    WrongKind(Handle, Field),
    /// The list has no item of this handle to stand behind.
    NoNeighbour(Handle),
    /// An item cannot be moved into itself.
    IntoItself(Handle),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EditError::NoElement(_) => f.write_str("this is no longer in the map"),
            EditError::NoField(_, field) => write!(f, "there is no field {} here", field.name()),
            EditError::WrongValue(_, field) => {
                write!(f, "{} cannot hold this value", field.name())
            }
            EditError::WrongKind(_, field) => write!(f, "this does not go into {}", field.name()),
            EditError::NoNeighbour(_) => f.write_str("the place to put it is no longer in the map"),
            EditError::IntoItself(_) => f.write_str("nothing can be moved into itself"),
        }
    }
}

impl std::error::Error for EditError {}

/// Changes the map and gives back the edit that undoes the change.
///
/// On an error the map is as it was.
pub fn apply(journey: &mut Journey, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::Set { at, field, value } => set(journey, at, field, value),
        Edit::Insert { place, node } => {
            let at = node.element().record().handle();
            insert(journey, place, node).map_err(|(error, _)| error)?;
            Ok(Edit::Remove { at })
        }
        Edit::Remove { at } => {
            let (place, node) = take(journey, at)?;
            Ok(Edit::Insert { place, node })
        }
        Edit::Move { at, to } => relocate(journey, at, to),
        Edit::Many(edits) => many(journey, edits),
    }
}

fn set(journey: &mut Journey, at: Handle, field: Field, value: Value) -> Result<Edit, EditError> {
    let element = journey.element_mut(at).ok_or(EditError::NoElement(at))?;
    let slot = element.record_mut().get_mut(field).ok_or(EditError::NoField(at, field))?;
    let old = slot.replace(value).map_err(|_| EditError::WrongValue(at, field))?;
    Ok(Edit::Set { at, field, value: old })
}

fn many(journey: &mut Journey, edits: Vec<Edit>) -> Result<Edit, EditError> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match apply(journey, edit) {
            Ok(inverse) => inverses.push(inverse),
            Err(error) => {
                for inverse in inverses.into_iter().rev() {
                    // An inverse fits the map it was made from, so it cannot fail here.
                    let undone = apply(journey, inverse);
                    debug_assert!(undone.is_ok(), "an inverse fits: {undone:?}");
                }
                return Err(error);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Many(inverses))
}

fn relocate(journey: &mut Journey, at: Handle, to: Place) -> Result<Edit, EditError> {
    if to.after == Some(at) || contains(journey, at, to.parent)? {
        return Err(EditError::IntoItself(at));
    }
    let (from, node) = take(journey, at)?;
    match insert(journey, to, node) {
        Ok(()) => Ok(Edit::Move { at, to: from }),
        Err((error, node)) => {
            let restored = insert(journey, from, *node);
            debug_assert!(restored.is_ok(), "an item fits where it was");
            Err(error)
        }
    }
}

/// Whether `inner` is `outer` or something in it.
fn contains(journey: &Journey, outer: Handle, inner: Handle) -> Result<bool, EditError> {
    let element = journey.element(outer).ok_or(EditError::NoElement(outer))?;
    if !matches!(element, Element::Stage(_) | Element::Card(_)) {
        return Ok(outer == inner);
    }
    let mut at = inner;
    loop {
        if at == outer {
            return Ok(true);
        }
        match journey.place(at) {
            Some(place) => at = place.parent,
            None => return Ok(false),
        }
    }
}

fn take(journey: &mut Journey, at: Handle) -> Result<(Place, Node), EditError> {
    let place = journey.place(at).ok_or(EditError::NoElement(at))?;
    let list = list_mut(journey, place.parent, place.field)?;
    let index = list.position(at).ok_or(EditError::NoElement(at))?;
    let node = list.remove(index).ok_or(EditError::NoElement(at))?;
    Ok((place, node))
}

fn insert(journey: &mut Journey, place: Place, node: Node) -> Result<(), (EditError, Box<Node>)> {
    let list = match list_mut(journey, place.parent, place.field) {
        Ok(list) => list,
        Err(error) => return Err((error, Box::new(node))),
    };
    let index = match place.after {
        None => 0,
        Some(after) => match list.position(after) {
            Some(index) => index + 1,
            None => return Err((EditError::NoNeighbour(after), Box::new(node))),
        },
    };
    list.insert(index, node).map_err(|node| (EditError::WrongKind(place.parent, place.field), node))
}

fn list_mut(
    journey: &mut Journey,
    parent: Handle,
    field: Field,
) -> Result<&mut dyn List, EditError> {
    let element = journey.element_mut(parent).ok_or(EditError::NoElement(parent))?;
    match element.record_mut().get_mut(field) {
        Some(FieldMut::List(list)) => Ok(list),
        _ => Err(EditError::NoField(parent, field)),
    }
}
