//! Where everything of a map stands in the text it was read from.

use super::fault::{Position, Ruler};
use super::lexer::narrow;
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
    /// In the order of handles and fields, the element before its fields.
    spots: Vec<Spot>,
}

/// A mark whose line and column are known. Half the size of a [`Position`], for a large map has a
/// million of them.
#[derive(Debug, Clone, Copy)]
struct Spot {
    mark: Mark,
    line: u32,
    column: u32,
}

impl Places {
    /// The places of marks that were noted from the start of a text to its end.
    pub(super) fn new(text: &str, marks: Vec<Mark>) -> Self {
        let mut ruler = Ruler::new(text);
        let spot = |mark: Mark| {
            let Position { line, column, .. } = ruler.position(mark.offset as usize);
            Spot { mark, line: narrow(line), column: narrow(column) }
        };
        let mut spots: Vec<Spot> = marks.into_iter().map(spot).collect();
        // Handles are mostly given in the order of the text, so there is little to sort.
        spots.sort_by_key(|spot| spot.mark.name());
        Places { spots }
    }

    /// Where an element or list item starts: at the name of its struct (a card's kind), or at its
    /// quote; `None` where it is not in the text, as the lanes of a file that names none.
    pub fn item(&self, handle: Handle) -> Option<Position> {
        self.find((handle, None))
    }

    /// Where the value of a field starts; where the field is not in the text, its element. A card's
    /// kind is its struct's name, and the text of a list item is that item.
    pub fn value(&self, handle: Handle, field: Field) -> Option<Position> {
        self.find((handle, Some(field))).or_else(|| self.item(handle))
    }

    fn find(&self, name: (Handle, Option<Field>)) -> Option<Position> {
        let index = self.spots.binary_search_by_key(&name, |spot| spot.mark.name()).ok()?;
        let spot = self.spots.get(index)?;
        let [offset, line, column] = [spot.mark.offset, spot.line, spot.column].map(|n| n as usize);
        Some(Position { offset, line, column })
    }
}

impl Mark {
    fn name(&self) -> (Handle, Option<Field>) {
        (self.handle, self.field)
    }
}
