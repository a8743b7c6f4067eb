//! One line of text being typed, in any script.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

use crate::text::is_control;

/// The most bytes a text may have: a map holds no longer ones.
pub const MAX_TEXT_BYTES: usize = 1 << 20;

/// A one-line text with a cursor, which always stands between two graphemes: what people take for
/// one letter is walked over and deleted as one.
///
/// It holds no line breaks and no controls.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineField {
    text: String,
    /// In bytes.
    cursor: usize,
}

impl LineField {
    /// A field that holds a text already, cleaned as [`LineField::insert`] does, with the cursor
    /// behind it.
    pub fn new(text: &str) -> Self {
        let mut field = LineField::default();
        field.insert(text);
        field
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor stands, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the cursor stands behind the text.
    pub fn at_end(&self) -> bool {
        self.cursor == self.text.len()
    }

    /// Gives the text away and is empty.
    pub fn take(&mut self) -> String {
        self.cursor = 0;
        std::mem::take(&mut self.text)
    }

    /// Puts a text in at the cursor, typed or pasted; the cursor goes behind it.
    ///
    /// Line breaks, several in a row as one, and tabs become a space; controls are dropped, marks
    /// that turn the reading direction too. False where the field would hold more than
    /// [`MAX_TEXT_BYTES`]: then only what fits was put in.
    pub fn insert(&mut self, text: &str) -> bool {
        let clean = one_line(text);
        let space = MAX_TEXT_BYTES.saturating_sub(self.text.len());
        let mut end = clean.len().min(space);
        if end < clean.len() {
            end = boundary_before(&clean, end);
        }
        self.text.insert_str(self.cursor, &clean[..end]);
        // What was put in may have become one with what stands behind it.
        self.cursor = boundary_from(&self.text, self.cursor + end);
        end == clean.len()
    }

    /// Deletes the grapheme before the cursor; false where there is none.
    pub fn backspace(&mut self) -> bool {
        self.delete_back_to(self.before_cursor())
    }

    /// Deletes the grapheme behind the cursor; false where there is none.
    pub fn delete(&mut self) -> bool {
        self.delete_on_to(self.behind_cursor())
    }

    /// Moves over the grapheme before the cursor; false where there is none.
    pub fn left(&mut self) -> bool {
        self.go_to(self.before_cursor())
    }

    /// Moves over the grapheme behind the cursor; false where there is none.
    pub fn right(&mut self) -> bool {
        self.go_to(self.behind_cursor())
    }

    /// Moves to the start of the word before the cursor; false where there is none.
    ///
    /// A word is one by the rules of its script (UAX #29), or a run of marks, so that both parts
    /// of `@maria` are walked over one by one.
    pub fn word_left(&mut self) -> bool {
        self.go_to(self.word_start())
    }

    /// Moves to the end of the word behind the cursor; false where there is none.
    pub fn word_right(&mut self) -> bool {
        let rest = &self.text[self.cursor..];
        let words = rest.split_word_bound_indices().map(|(at, word)| (at + word.len(), word));
        let end = word_reach(words).unwrap_or(rest.len());
        self.go_to(boundary_from(&self.text, self.cursor + end))
    }

    /// Moves before the text; false where the cursor is there.
    pub fn home(&mut self) -> bool {
        self.go_to(0)
    }

    /// Moves behind the text; false where the cursor is there.
    pub fn end(&mut self) -> bool {
        self.go_to(self.text.len())
    }

    /// Deletes what [`LineField::word_left`] walks over; false where there is nothing.
    pub fn delete_word_back(&mut self) -> bool {
        self.delete_back_to(self.word_start())
    }

    /// Deletes all before the cursor; false where there is nothing.
    pub fn delete_to_start(&mut self) -> bool {
        self.delete_back_to(0)
    }

    /// Deletes all behind the cursor; false where there is nothing.
    pub fn delete_to_end(&mut self) -> bool {
        self.delete_on_to(self.text.len())
    }

    /// What is to be seen of the text in so many cells, and the cursor's column among them.
    ///
    /// The text stands still while it and the cursor behind it fit; else it is scrolled so that up
    /// to a third of the cells show what stands behind the cursor. Graphemes stay whole.
    pub fn window(&self, width: usize) -> (&str, usize) {
        let start = self.window_start(width);
        let column = cells(&self.text[start..self.cursor]);
        let mut room = width;
        let fits = |grapheme: &&str| match room.checked_sub(cells_of(grapheme)) {
            Some(left) => {
                room = left;
                true
            }
            None => false,
        };
        let shown =
            self.text[start..].graphemes(true).take_while(fits).map(str::len).sum::<usize>();
        (&self.text[start..start + shown], column)
    }

    /// Moves the cursor to a column of [`LineField::window`]: where the mouse points.
    pub fn click(&mut self, width: usize, column: usize) {
        let start = self.window_start(width);
        self.cursor = start + at_column(&self.text[start..], column);
    }

    /// How many cells stand before the cursor.
    pub(super) fn column(&self) -> usize {
        cells(&self.text[..self.cursor])
    }

    /// Moves the cursor as near to a column as the text reaches.
    pub(super) fn go_to_column(&mut self, column: usize) {
        self.cursor = at_column(&self.text, column);
    }

    /// Moves the cursor to a byte that is a boundary of graphemes.
    pub(super) fn go_to_byte(&mut self, at: usize) {
        self.cursor = boundary_before(&self.text, at.min(self.text.len()));
    }

    /// Cuts off all behind the cursor and gives it away, as a field with the cursor before it.
    pub(super) fn split(&mut self) -> LineField {
        let text = self.text.split_off(self.cursor);
        LineField { text, cursor: 0 }
    }

    /// Takes in a text behind its own, with the cursor where they meet; gives back what is too
    /// much for one field.
    pub(super) fn join(&mut self, other: LineField) -> Option<LineField> {
        if self.text.len() + other.text.len() > MAX_TEXT_BYTES {
            return Some(other);
        }
        self.cursor = self.text.len();
        self.text.push_str(&other.text);
        self.cursor = boundary_from(&self.text, self.cursor);
        None
    }

    fn window_start(&self, width: usize) -> usize {
        let (before, behind) = self.text.split_at(self.cursor);
        // The cursor takes the cells of the grapheme it stands on, one behind the text.
        let own = behind.graphemes(true).next().map_or(1, |on| cells_of(on).max(1));
        let wanted = (width / 3).max(own);
        let mut seen = 0;
        for grapheme in behind.graphemes(true) {
            if seen >= wanted {
                break;
            }
            seen += cells_of(grapheme);
        }
        let mut room = width.saturating_sub(seen.min(wanted).max(own));
        let mut start = self.cursor;
        for grapheme in before.graphemes(true).rev() {
            match room.checked_sub(cells_of(grapheme)) {
                Some(left) => room = left,
                None => break,
            }
            start -= grapheme.len();
        }
        start
    }

    fn before_cursor(&self) -> usize {
        let before = self.cursor.saturating_sub(1);
        if self.cursor == 0 { 0 } else { boundary_before(&self.text, before) }
    }

    fn behind_cursor(&self) -> usize {
        if self.at_end() { self.cursor } else { boundary_from(&self.text, self.cursor + 1) }
    }

    fn word_start(&self) -> usize {
        let words = self.text[..self.cursor].split_word_bound_indices().rev();
        boundary_before(&self.text, word_reach(words).unwrap_or(0))
    }

    fn go_to(&mut self, cursor: usize) -> bool {
        std::mem::replace(&mut self.cursor, cursor) != cursor
    }

    fn delete_back_to(&mut self, start: usize) -> bool {
        let is_changed = start < self.cursor;
        self.text.replace_range(start..self.cursor, "");
        // The two sides of the gap may have become one grapheme.
        self.cursor = boundary_from(&self.text, start);
        is_changed
    }

    fn delete_on_to(&mut self, end: usize) -> bool {
        let is_changed = end > self.cursor;
        self.text.replace_range(self.cursor..end, "");
        self.cursor = boundary_from(&self.text, self.cursor);
        is_changed
    }
}

/// How far a walk over the parts of a text goes until one word is behind it: over white space,
/// then over a word or a run of marks. `None`: to its end.
fn word_reach<'a>(parts: impl Iterator<Item = (usize, &'a str)>) -> Option<usize> {
    let mut reach = None;
    for (at, part) in parts {
        let is_space = part.chars().all(char::is_whitespace);
        let is_word = part.contains(char::is_alphanumeric);
        match reach {
            None if is_space => {}
            None if is_word => return Some(at),
            Some(_) if is_space || is_word => return reach,
            _ => reach = Some(at),
        }
    }
    reach
}

/// A text as one line: see [`LineField::insert`].
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut was_break = false;
    for c in text.chars() {
        let is_break = is_line_break(c);
        if (is_break && !was_break) || c == '\t' {
            line.push(' ');
        } else if !is_control(c) {
            line.push(c);
        }
        was_break = is_break;
    }
    line
}

/// Whether a character ends a line, as Unicode has it.
pub(super) fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\x0b' | '\x0c' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The cells of a text: those of its graphemes, which are drawn one by one. (As a whole it may be
/// narrower by Unicode's rules, where letters join as Arabic lam and alef do.)
fn cells(text: &str) -> usize {
    text.graphemes(true).map(cells_of).sum()
}

fn cells_of(grapheme: &str) -> usize {
    grapheme.width()
}

/// The byte at which the grapheme of a column starts; the end of a text that is shorter.
fn at_column(text: &str, column: usize) -> usize {
    let mut reached = 0;
    let mut at = 0;
    for grapheme in text.graphemes(true) {
        reached += cells_of(grapheme);
        if reached > column {
            break;
        }
        at += grapheme.len();
    }
    at
}

/// The last grapheme boundary at or before a byte.
fn boundary_before(text: &str, mut at: usize) -> usize {
    while at > 0 && !is_boundary(text, at) {
        at -= 1;
    }
    at
}

/// The first grapheme boundary at or behind a byte.
fn boundary_from(text: &str, mut at: usize) -> usize {
    while at < text.len() && !is_boundary(text, at) {
        at += 1;
    }
    at.min(text.len())
}

fn is_boundary(text: &str, at: usize) -> bool {
    // The whole text is at hand, so the cursor never asks for more of it.
    text.is_char_boundary(at)
        && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

#[cfg(test)]
mod tests;
