//! The line of a file around a place, to be shown below what is told about it.

use crate::text::ELLIPSIS;

/// The most characters that are shown before the place, and from it on.
const ROOM: usize = 56;

/// The line of a file around a place, as it stands there: still untrusted. Blanks at its edges are
/// left out; what is too long is cut, which an ellipsis shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the place.
    pub before: String,
    /// What stands at the place and behind it.
    pub after: String,
}

impl Excerpt {
    /// The line around a place; `None` where it is blank. `offset` lies at the edge of a character,
    /// or behind the text.
    pub(super) fn around(text: &str, offset: usize) -> Option<Self> {
        let (before, after) = text.split_at_checked(offset)?;
        let (start, is_cut) = start_of_line(before);
        let before = &before[start..];
        let before = if is_cut { before } else { before.trim_start() };
        let (end, goes_on) = end_of_line(after);
        let shown = after[..end].trim_end();
        if before.trim().is_empty() && shown.is_empty() {
            return None;
        }
        Some(Excerpt {
            before: format!("{}{before}", if is_cut { ELLIPSIS } else { "" }),
            after: format!("{shown}{}", if goes_on { ELLIPSIS } else { "" }),
        })
    }
}

/// Where the shown part of the last line of a text starts, and whether that is not its start.
fn start_of_line(text: &str) -> (usize, bool) {
    for (count, (at, c)) in text.char_indices().rev().enumerate() {
        if c == '\n' || count == ROOM {
            return (at + c.len_utf8(), c != '\n');
        }
    }
    (0, false)
}

/// Where the shown part of the first line of a text ends, and whether that is not its end.
fn end_of_line(text: &str) -> (usize, bool) {
    for (count, (at, c)) in text.char_indices().enumerate() {
        if c == '\n' || count == ROOM {
            return (at, c != '\n');
        }
    }
    (text.len(), false)
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, ROOM};

    fn around(text: &str, offset: usize) -> Option<(String, String)> {
        Excerpt::around(text, offset).map(|excerpt| (excerpt.before, excerpt.after))
    }

    fn pair(before: &str, after: &str) -> Option<(String, String)> {
        Some((before.to_owned(), after.to_owned()))
    }

    #[test]
    fn a_line_is_shown_without_the_blanks_around_it() {
        assert_eq!(around("a\n  title: 1,\r\nb", 11), pair("title: ", "1,"));
        assert_eq!(around("a\n  title: 1,\nb", 4), pair("", "title: 1,"));
        assert_eq!(around("title", 5), pair("title", ""));
        assert_eq!(around("a\n\nb", 2), None);
        assert_eq!(around("", 0), None);
        assert_eq!(around("a", 7), None);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = "é".repeat(500);
        let (before, after) = around(&line, 400).unwrap();
        assert_eq!(before, format!("…{}", "é".repeat(ROOM)));
        assert_eq!(after, format!("{}…", "é".repeat(ROOM)));
        assert_eq!(around(&"é".repeat(ROOM), 0), pair("", &"é".repeat(ROOM)));
    }
}
