//! Wrapping a text to lines of given widths.

use std::borrow::Cow;

use super::grapheme::{Grapheme, graphemes};
use super::width::{clip, fit};

/// Breaks a text into at most `widths.len()` lines, each as wide as its entry allows.
///
/// Lines break at spaces, behind hyphens and between wide characters; a word wider than its line
/// is broken where it must be, with a hyphen between letters. What does not fit ends in an ellipsis. A width of 0 leaves its line
/// empty, and the text goes on in the next.
pub fn wrap<'a>(text: &'a str, widths: &[usize]) -> Vec<Cow<'a, str>> {
    let mut lines = Vec::with_capacity(widths.len());
    let mut rest = text.trim();
    for (number, &room) in widths.iter().enumerate() {
        if rest.is_empty() {
            break;
        }
        let last = widths[number + 1..].iter().all(|width| *width == 0);
        if last {
            lines.push(clip(rest, room));
            break;
        }
        let (end, hyphen) = line_end(rest, room);
        let line = rest[..end].trim_end();
        lines.push(if hyphen { Cow::Owned(format!("{line}-")) } else { Cow::Borrowed(line) });
        rest = rest[end..].trim_start();
    }
    lines
}

/// How many bytes of a text stand on a line, up to the last break that fits, and whether a word is
/// broken there.
fn line_end(text: &str, room: usize) -> (usize, bool) {
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
    use super::wrap;

    #[test]
    fn lines_break_at_spaces_and_hyphens() {
        assert_eq!(wrap("Browses the catalogue", &[13, 13]), ["Browses the", "catalogue"]);
        assert_eq!(
            wrap("Touchpoints and inter-actions", &[12, 12, 12]),
            ["Touchpoints", "and inter-", "actions"]
        );
        assert_eq!(wrap("one two", &[7, 7]), ["one two"]);
        assert_eq!(wrap("one two three", &[7, 7]), ["one two", "three"]);
        assert_eq!(wrap("", &[7, 7]), Vec::<&str>::new());
    }

    #[test]
    fn what_does_not_fit_is_cut_on_the_last_line() {
        assert_eq!(wrap("Asks colleagues they trust", &[13, 9]), ["Asks", "colleagu…"]);
        assert_eq!(wrap("Unternehmensarchitektur", &[10, 10]), ["Unternehm-", "ensarchit…"]);
        assert_eq!(wrap("one two", &[3, 0]), ["on…"]);
        assert_eq!(wrap("\u{1112d}À", &[0, 1]), ["\u{1112d}", "À"]);
    }

    #[test]
    fn wide_scripts_break_between_characters() {
        assert_eq!(wrap("전입신고를 합니다", &[6, 20]), ["전입신", "고를 합니다"]);
        assert_eq!(wrap("引っ越しの届け出", &[8, 8]), ["引っ越し", "の届け出"]);
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "\\PC{0,60}", a in 0usize..20, b in 0usize..20) {
            for (line, room) in wrap(&text, &[a, b]).iter().zip([a, b]) {
                proptest::prop_assert!(crate::text::width(line) <= room);
            }
        }
    }
}
