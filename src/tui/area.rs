//! Prose of many lines being typed.

mod wrapped;

pub use wrapped::Stretch;

use super::field::{LineField, is_line_break};

/// A text of one or more lines with a cursor: one [`LineField`] a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextArea {
    /// Never empty.
    lines: Vec<LineField>,
    row: usize,
    /// The column that going up and down keeps to, in cells, over shorter lines too.
    column: Option<usize>,
}

impl Default for TextArea {
    fn default() -> Self {
        TextArea { lines: vec![LineField::default()], row: 0, column: None }
    }
}

impl TextArea {
    /// An area that holds lines already, with the cursor behind the last.
    pub fn new<'a>(lines: impl IntoIterator<Item = &'a str>) -> Self {
        let mut lines: Vec<LineField> = lines.into_iter().map(LineField::new).collect();
        if lines.is_empty() {
            lines.push(LineField::default());
        }
        TextArea { row: lines.len() - 1, lines, column: None }
    }

    /// The lines; at least one, which may be empty.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = &LineField> {
        self.lines.iter()
    }

    /// The line in which the cursor stands, counted from 0.
    pub fn row(&self) -> usize {
        self.row
    }

    /// The line in which the cursor stands.
    pub fn line(&self) -> &LineField {
        &self.lines[self.row]
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(LineField::is_empty)
    }

    /// Gives the lines away and is empty; none where nothing was typed.
    pub fn take(&mut self) -> Vec<String> {
        let mut area = std::mem::take(self);
        if area.is_empty() {
            return Vec::new();
        }
        area.lines.iter_mut().map(LineField::take).collect()
    }

    /// Puts a text in at the cursor, typed or pasted; its line breaks make lines. False where a
    /// line would hold more than a map can: then only what fits was put in.
    pub fn insert(&mut self, text: &str) -> bool {
        let mut fits = true;
        // `\r\n` is one break.
        for (index, line) in text.replace("\r\n", "\n").split(is_line_break).enumerate() {
            if index > 0 {
                self.enter();
            }
            fits &= self.here().insert(line);
        }
        fits
    }

    /// Moves to the end of a line, counted from 0; of the last where there are fewer.
    pub fn go_to_line(&mut self, line: usize) {
        self.row = line.min(self.lines.len() - 1);
        self.here().end();
    }

    /// Splits the line at the cursor.
    pub fn enter(&mut self) {
        let rest = self.here().split();
        self.row += 1;
        self.lines.insert(self.row, rest);
    }

    /// Deletes the grapheme before the cursor, or joins the line to the one above; false where
    /// neither is there.
    pub fn backspace(&mut self) -> bool {
        self.here().backspace() || (self.row > 0 && self.join(self.row - 1))
    }

    /// Deletes the grapheme behind the cursor, or joins the line below to this one; false where
    /// neither is there.
    pub fn delete(&mut self) -> bool {
        self.here().delete() || self.join(self.row)
    }

    /// Moves over the grapheme before the cursor, or to the end of the line above.
    pub fn left(&mut self) -> bool {
        self.here().left() || self.go_above()
    }

    /// Moves over the grapheme behind the cursor, or to the start of the line below.
    pub fn right(&mut self) -> bool {
        self.here().right() || self.go_below()
    }

    /// Moves to the start of the word before the cursor, or to the end of the line above.
    pub fn word_left(&mut self) -> bool {
        self.here().word_left() || self.go_above()
    }

    /// Moves to the end of the word behind the cursor, or to the start of the line below.
    pub fn word_right(&mut self) -> bool {
        self.here().word_right() || self.go_below()
    }

    /// Moves a line up, keeping the column; false on the first line.
    pub fn up(&mut self) -> bool {
        self.row > 0 && self.go_to_row(self.row - 1)
    }

    /// Moves a line down, keeping the column; false on the last line.
    pub fn down(&mut self) -> bool {
        self.row + 1 < self.lines.len() && self.go_to_row(self.row + 1)
    }

    /// Moves to the start of the line.
    pub fn home(&mut self) -> bool {
        self.here().home()
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) -> bool {
        self.here().end()
    }

    /// Deletes the word before the cursor, or joins the line to the one above.
    pub fn delete_word_back(&mut self) -> bool {
        self.here().delete_word_back() || (self.row > 0 && self.join(self.row - 1))
    }

    /// Deletes all of the line before the cursor.
    pub fn delete_to_start(&mut self) -> bool {
        self.here().delete_to_start()
    }

    /// Deletes all of the line behind the cursor, or joins the line below to this one.
    pub fn delete_to_end(&mut self) -> bool {
        self.here().delete_to_end() || self.join(self.row)
    }

    /// The line in which the cursor stands, for anything but going up and down.
    fn here(&mut self) -> &mut LineField {
        self.column = None;
        &mut self.lines[self.row]
    }

    /// Joins the line below a row to it; false where there is none, or no room for it.
    fn join(&mut self, row: usize) -> bool {
        if row + 1 >= self.lines.len() {
            return false;
        }
        let below = self.lines.remove(row + 1);
        if let Some(below) = self.lines[row].join(below) {
            self.lines.insert(row + 1, below);
            return false;
        }
        self.row = row;
        true
    }

    fn go_above(&mut self) -> bool {
        if self.row == 0 {
            return false;
        }
        self.row -= 1;
        self.here().end();
        true
    }

    fn go_below(&mut self) -> bool {
        if self.row + 1 >= self.lines.len() {
            return false;
        }
        self.row += 1;
        self.here().home();
        true
    }

    fn go_to_row(&mut self, row: usize) -> bool {
        let column = self.column.unwrap_or_else(|| self.line().column());
        self.row = row;
        self.here().go_to_column(column);
        self.column = Some(column);
        true
    }
}

#[cfg(test)]
mod tests;
