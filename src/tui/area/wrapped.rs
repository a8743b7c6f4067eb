//! A text area on rows of a given width: long lines go on in the next row.

use std::ops::Range;

use super::TextArea;
use crate::text::graphemes;

/// What of a text stands on one row of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Which line of the text, counted from 0.
    pub line: usize,
    /// Its bytes.
    pub bytes: Range<usize>,
}

impl TextArea {
    /// The rows of the text, each at most so many cells wide; spaces at a row's end may hang over.
    pub fn wrapped(&self, width: usize) -> Vec<Stretch> {
        let mut rows = Vec::with_capacity(self.lines.len());
        for (line, field) in self.lines.iter().enumerate() {
            let parts = rows_of(field.text(), width).into_iter();
            rows.extend(parts.map(|bytes| Stretch { line, bytes }));
        }
        rows
    }

    /// The row and the column at which the cursor stands.
    pub fn place(&self, width: usize) -> (usize, usize) {
        let rows = self.wrapped(width);
        let at = self.line().cursor();
        let is_here =
            |row: &Stretch| row.line == self.row && row.bytes.start <= at && at <= row.bytes.end;
        let row = rows.iter().rposition(is_here).unwrap_or(0);
        let before = rows
            .get(row)
            .map_or("", |row| self.line().text().get(row.bytes.start..at).unwrap_or_default());
        (row, cells(before).min(width))
    }

    /// Moves a row up, keeping the column; false on the first row.
    pub fn row_up(&mut self, width: usize) -> bool {
        let (row, column) = self.place(width);
        row > 0 && self.go_to_place(width, row - 1, column)
    }

    /// Moves a row down, keeping the column; false on the last row.
    pub fn row_down(&mut self, width: usize) -> bool {
        let (row, column) = self.place(width);
        row + 1 < self.wrapped(width).len() && self.go_to_place(width, row + 1, column)
    }

    /// Moves to where the mouse points; below the last row to its end.
    pub fn click(&mut self, width: usize, row: usize, column: usize) {
        let last = self.wrapped(width).len() - 1;
        self.column = None;
        match row > last {
            true => self.go_to_place(width, last, usize::MAX),
            false => self.go_to_place(width, row, column),
        };
        self.column = None;
    }

    fn go_to_place(&mut self, width: usize, row: usize, column: usize) -> bool {
        let column = *self.column.get_or_insert(column);
        let rows = self.wrapped(width);
        let Some(Stretch { line, bytes }) = rows.get(row).cloned() else { return false };
        let text = self.lines[line].text();
        let mut reached = 0;
        let mut at = bytes.start;
        for grapheme in graphemes(&text[bytes.clone()]) {
            reached += grapheme.width;
            if reached > column {
                break;
            }
            at = bytes.start + grapheme.start + grapheme.text.len();
        }
        // Behind the last letter of a row that goes on is before the first of the next.
        let goes_on = rows.get(row + 1).is_some_and(|next| next.line == line);
        if goes_on && at == bytes.end {
            at = graphemes(&text[bytes.clone()]).last().map_or(at, |last| bytes.start + last.start);
        }
        self.row = line;
        self.lines[line].go_to_byte(at);
        true
    }
}

/// How a line is parted into rows: behind spaces, hyphens and slashes, else within a word.
fn rows_of(text: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let (mut start, mut used, mut gap) = (0, 0, 0);
    for grapheme in graphemes(text) {
        let is_space = grapheme.text == " ";
        while used + grapheme.width > width && !is_space && grapheme.start > start {
            let end = if gap > start { gap } else { grapheme.start };
            rows.push(start..end);
            start = end;
            used = cells(&text[start..grapheme.start]);
        }
        used += grapheme.width;
        if is_space || matches!(grapheme.text, "-" | "/") {
            gap = grapheme.start + grapheme.text.len();
        }
    }
    rows.push(start..text.len());
    rows
}

fn cells(text: &str) -> usize {
    graphemes(text).map(|grapheme| grapheme.width).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        rows_of(text, width).into_iter().map(|bytes| &text[bytes]).collect()
    }

    #[test]
    fn rows_break_between_words_and_keep_every_letter() {
        assert_eq!(rows("Browses the catalogue", 13), ["Browses the ", "catalogue"]);
        assert_eq!(rows("catalogue", 4), ["cata", "logu", "e"]);
        assert_eq!(rows("", 4), [""]);
        assert_eq!(rows("한국어", 3), ["한", "국", "어"]);
    }

    #[test]
    fn up_and_down_go_by_rows_and_keep_the_column() {
        let mut area = TextArea::new(["one two three", "4"]);
        assert_eq!(area.place(8), (2, 1));
        assert!(area.row_up(8));
        assert_eq!(area.place(8), (1, 1));
        assert!(area.row_up(8) && !area.row_up(8));
        assert_eq!(area.place(8), (0, 1));
        area.end();
        assert!(!area.row_down(20) || area.place(20).0 == 1);
        area.click(8, 9, 0);
        assert_eq!((area.row(), area.place(8)), (1, (2, 1)));
        area.click(8, 1, 2);
        assert_eq!(area.line().cursor(), 10);
    }

    proptest! {
        #[test]
        fn rows_hold_the_whole_text_and_fit(text in "\\PC{0,60}", width in 1usize..20) {
            let area = TextArea::new([text.as_str()]);
            let text = area.line().text();
            let parts = rows(text, width);
            prop_assert_eq!(parts.concat(), text);
            for part in parts {
                let letters = part.trim_end_matches(' ');
                // Nothing is smaller than a grapheme, however wide.
                let is_one = graphemes(letters).count() == 1;
                prop_assert!(cells(letters) <= width || is_one, "{part:?}");
            }
        }

        #[test]
        fn every_row_can_be_reached(
            lines in proptest::collection::vec("[a-z 한]{0,30}", 1..5), width in 2usize..12,
        ) {
            let mut area = TextArea::new(lines.iter().map(String::as_str));
            let all = area.wrapped(width).len();
            while area.row_up(width) {}
            prop_assert_eq!(area.place(width).0, 0);
            for row in 1..all {
                prop_assert!(area.row_down(width));
                prop_assert_eq!(area.place(width).0, row);
            }
            prop_assert!(!area.row_down(width));
        }
    }
}
