//! Wrapping a text to lines of given widths.

use super::ELLIPSIS;
use super::grapheme::{Grapheme, graphemes};
use super::width::{Line, cut, fit, plain_start};

/// The lines that a text may take.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// The cells of each line but the last.
    pub width: usize,
    /// The cells of the last line.
    pub last: usize,
    /// How many lines there are.
    pub lines: usize,
}

impl Room {
    /// Lines of the same width.
    pub fn even(width: usize, lines: usize) -> Self {
        Room { width, last: width, lines }
    }

    fn width_of(self, line: usize) -> usize {
        if line + 1 == self.lines { self.last } else { self.width }
    }

    /// Whether no line behind this one holds anything.
    fn ends_with(self, line: usize) -> bool {
        let behind = self.lines - line - 1;
        behind == 0 || self.last == 0 && (behind == 1 || self.width == 0)
    }
}

/// Breaks a text into the lines of a room.
///
/// Lines break at spaces, behind hyphens and between wide characters; a word wider than its line
/// is broken where it must be, with a hyphen between letters. What does not fit ends in an
/// ellipsis. A width of 0 leaves its line empty, and the text goes on in the next.
pub fn wrap(text: &str, room: Room) -> impl Iterator<Item = Line<'_>> {
    let mut rest = text.trim();
    (0..room.lines).map_while(move |number| {
        if rest.is_empty() {
            return None;
        }
        if room.ends_with(number) {
            return Some(cut(std::mem::take(&mut rest), room.width_of(number)));
        }
        let (end, hyphen) = line_end(rest, room.width_of(number));
        let text = rest[..end].trim_end();
        rest = rest[end..].trim_start();
        Some(Line { text, end: if hyphen { "-" } else { "" } })
    })
}

/// Whether a text is cut where it is wrapped into a room.
pub fn is_cut(text: &str, room: Room) -> bool {
    wrap(text, room).last().is_some_and(|line| line.end == ELLIPSIS)
}

/// How many bytes of a text stand on a line, up to the last break that fits, and whether a word is
/// broken there.
fn line_end(text: &str, room: usize) -> (usize, bool) {
    match plain_line_end(text, room) {
        Some(end) => (end, false),
        None => mixed_line_end(text, room),
    }
}

/// As [`line_end`], for a text that is printable ASCII as far as the line needs to know and whose
/// line ends between two words.
fn plain_line_end(text: &str, room: usize) -> Option<usize> {
    let plain = plain_start(text);
    if plain == text.len() && plain <= room {
        return Some(plain);
    }
    let bytes = text.as_bytes().get(..room + 2).filter(|_| room + 2 <= plain)?;
    // A space at the end of a line takes no room there.
    (1..=room + 1).rev().find(|&end| {
        let (before, after) = (bytes[end - 1], bytes[end]);
        after != b' ' && (before == b' ' || end <= room && matches!(before, b'-' | b'/'))
    })
}

fn mixed_line_end(text: &str, room: usize) -> (usize, bool) {
    let mut used = 0;
    let mut best = 0;
    let mut before: Option<Grapheme<'_>> = None;
    let mut fits = true;
    for grapheme in graphemes(text) {
        // A space at the end of a line takes no room there.
        if let Some(before) = before
            && breaks_between(before, grapheme)
            && used - usize::from(before.text == " ") <= room
        {
            best = grapheme.start;
        }
        used += grapheme.width;
        if used > room {
            fits = false;
            if grapheme.text != " " {
                break;
            }
        }
        before = Some(grapheme);
    }
    if fits {
        return (text.len(), false);
    }
    if best > 0 {
        return (best, false);
    }
    let end = fit(text, room.saturating_sub(1));
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    // Marks without a letter take no cell and are letters too: a hyphen needs room of its own.
    if room > 1 && letter(text[..end].chars().next_back()) && letter(text[end..].chars().next()) {
        (end, true)
    } else {
        (fit(text, room), false)
    }
}

fn breaks_between(before: Grapheme<'_>, after: Grapheme<'_>) -> bool {
    if after.text == " " {
        return false;
    }
    matches!(before.text, " " | "-" | "/") || (before.width == 2 && after.width == 2)
}

#[cfg(test)]
mod tests {
    use super::{Room, wrap};

    /// The lines of a text on lines as wide as these; all but the last must be alike.
    fn lines(text: &str, widths: &[usize]) -> Vec<String> {
        let (last, lines) = (widths[widths.len() - 1], widths.len());
        wrap(text, Room { width: widths[0], last, lines }).map(|line| line.to_string()).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_hyphens() {
        assert_eq!(lines("Browses the catalogue", &[13, 13]), ["Browses the", "catalogue"]);
        assert_eq!(
            lines("Touchpoints and inter-actions", &[12, 12, 12]),
            ["Touchpoints", "and inter-", "actions"]
        );
        assert_eq!(lines("one two", &[7, 7]), ["one two"]);
        assert_eq!(lines("one two three", &[7, 7]), ["one two", "three"]);
        assert_eq!(lines("", &[7, 7]), Vec::<String>::new());
    }

    #[test]
    fn what_does_not_fit_is_cut_on_the_last_line() {
        assert_eq!(lines("Asks colleagues they trust", &[13, 9]), ["Asks", "colleagu…"]);
        assert_eq!(lines("Unternehmensarchitektur", &[10, 10]), ["Unternehm-", "ensarchit…"]);
        assert_eq!(lines("one two", &[3, 0]), ["on…"]);
        assert_eq!(lines("\u{1112d}À", &[0, 1]), ["\u{1112d}", "À"]);
    }

    #[test]
    fn wide_scripts_break_between_characters() {
        assert_eq!(lines("전입신고를 합니다", &[6, 20]), ["전입신", "고를 합니다"]);
        assert_eq!(lines("引っ越しの届け出", &[8, 8]), ["引っ越し", "の届け出"]);
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "\\PC{0,60}", a in 0usize..20, b in 0usize..20) {
            for (line, room) in lines(&text, &[a, b]).iter().zip([a, b]) {
                proptest::prop_assert!(crate::text::width(line) <= room);
            }
        }
    }
}
