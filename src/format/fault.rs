//! Faults: why a text is not a map, and where.

use std::fmt;

use super::excerpt::Excerpt;

/// A place in a text, as people and editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// In bytes from the start of the text.
    pub offset: usize,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// One reason why a text is not a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub position: Position,
    /// The path in the map, as far as it was understood: `stages[2].cards[0].emotion`; empty at the
    /// top.
    pub path: String,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The line it stands in; `None` where there is none to show.
    pub excerpt: Option<Excerpt>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.position.line, self.position.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// Finds lines and columns of places asked for in rising order, in one pass over the text.
pub(super) struct Ruler<'a> {
    text: &'a str,
    reached: Position,
}

impl<'a> Ruler<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Ruler { text, reached: Position { offset: 0, line: 1, column: 1 } }
    }

    /// The position of a place; one before the last asked for costs a pass from the start.
    pub(super) fn position(&mut self, offset: usize) -> Position {
        if offset < self.reached.offset {
            *self = Ruler::new(self.text);
        }
        let between = &self.text.as_bytes()[self.reached.offset..offset.min(self.text.len())];
        let lines = between.iter().filter(|byte| **byte == b'\n').count();
        let last = match between.iter().rposition(|byte| *byte == b'\n') {
            Some(last) => {
                self.reached.column = 1;
                &between[last + 1..]
            }
            None => between,
        };
        // Bytes within a character are not counted.
        self.reached.column += last.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        self.reached.line += lines;
        self.reached.offset = offset;
        self.reached
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, Ruler};

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let mut ruler = Ruler::new("é💻x\n\nab");
        assert_eq!(ruler.position(0), Position { offset: 0, line: 1, column: 1 });
        assert_eq!(ruler.position(6), Position { offset: 6, line: 1, column: 3 });
        assert_eq!(ruler.position(8), Position { offset: 8, line: 2, column: 1 });
        assert_eq!(ruler.position(10), Position { offset: 10, line: 3, column: 2 });
        assert_eq!(ruler.position(2), Position { offset: 2, line: 1, column: 2 });
    }
}
