//! Where everything of a map stands in the text it was read from.

use rustc_hash::FxHashMap;

use super::fault::Position;
use crate::journey::{Field, Handle};

/// The positions of the values of a map in its text.
#[derive(Debug, Clone, Default)]
pub struct Places {
    items: FxHashMap<Handle, Position>,
    fields: FxHashMap<(Handle, Field), Position>,
}

impl Places {
    /// Where an element or list item starts.
    pub fn item(&self, handle: Handle) -> Option<Position> {
        self.items.get(&handle).copied()
    }

    /// Where the value of a field starts; where the field is not in the text, its element.
    pub fn value(&self, handle: Handle, field: Field) -> Option<Position> {
        self.fields.get(&(handle, field)).copied().or_else(|| self.item(handle))
    }
}
