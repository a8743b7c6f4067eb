//! Where everything of a map stands in the text it was read from.

use rustc_hash::FxHashMap;

use super::fault::{Position, Ruler};
use crate::journey::{Field, Handle};

/// The place of one value, as it is noted while reading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) handle: Handle,
    /// `None` for an element or list item itself.
    pub(super) field: Option<Field>,
    pub(super) offset: u32,
}

/// The positions of the values of a map in its text.
#[derive(Debug, Clone, Default)]
pub struct Places {
    items: FxHashMap<Handle, Position>,
    fields: FxHashMap<(Handle, Field), Position>,
}

impl Places {
    /// The places of marks that were noted from the start of a text to its end.
    pub(super) fn new(text: &str, marks: &[Mark]) -> Self {
        let mut ruler = Ruler::new(text);
        let mut places = Places::default();
        for mark in marks {
            let position = ruler.position(mark.offset as usize);
            match mark.field {
                Some(field) => places.fields.insert((mark.handle, field), position),
                None => places.items.insert(mark.handle, position),
            };
        }
        places
    }

    /// Where an element or list item starts: at the name of its struct (a card's kind), or at its
    /// quote; `None` where it is not in the text, as the lanes of a file that names none.
    pub fn item(&self, handle: Handle) -> Option<Position> {
        self.items.get(&handle).copied()
    }

    /// Where the value of a field starts; where the field is not in the text, its element. A card's
    /// kind is its struct's name, and the text of a list item is that item.
    pub fn value(&self, handle: Handle, field: Field) -> Option<Position> {
        self.fields.get(&(handle, field)).copied().or_else(|| self.item(handle))
    }
}
