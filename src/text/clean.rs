//! Untrusted text made harmless: controls become visible escapes.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character would act on a terminal or turn the reading direction around: C0 and C1
/// controls, line and paragraph separators, bidirectional controls and invisible marks.
pub fn is_control(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text of one line with every control as a visible escape: `\n`, `\t`, `\u{202e}`.
///
/// This is the escaping function of plain-text output and of the screen.
pub fn visible(text: &str) -> Cow<'_, str> {
    escape(text, |_| false)
}

/// As [`visible`], but line breaks stay.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    escape(text, |c| c == '\n')
}

fn escape(text: &str, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !may_hold_control(text) || !text.chars().any(|c| is_control(c) && !keep(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            c if !is_control(c) || keep(c) => out.push(c),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            }
        }
    }
    Cow::Owned(out)
}

/// Whether any byte of a text could begin a control: most texts are told apart by that alone.
fn may_hold_control(text: &str) -> bool {
    // Without a way out, so that many bytes are compared at once.
    text.bytes()
        .fold(false, |found, b| found | matches!(b, ..b' ' | 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef))
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_lines};

    #[test]
    fn no_control_is_overlooked() {
        for c in ('\0'..=char::MAX).filter(|c| super::is_control(*c)) {
            assert_ne!(visible(&format!("é{c}a")), format!("é{c}a"), "{c:?}");
        }
    }

    #[test]
    fn controls_become_visible_and_the_rest_stays() {
        assert_eq!(visible("a\x1b[31mb\u{202e}\n"), "a\\u{1b}[31mb\\u{202e}\\n");
        assert_eq!(visible_lines("a\nb\t"), "a\nb\\t");
        assert_eq!(visible("👩\u{200d}💻 é ا"), "👩\u{200d}💻 é ا");
    }
}
