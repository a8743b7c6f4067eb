//! How many cells a text takes, and cutting it to that many.

use std::fmt;

use super::ELLIPSIS;
use super::grapheme::graphemes;

/// The cells a text takes on a terminal; graphemes are counted whole.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { graphemes(text).map(|grapheme| grapheme.width).sum() }
}

/// One line of a text, and what stands at its end: nothing, a hyphen, an ellipsis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// What it holds of the text.
    pub text: &'a str,
    /// The sign that says how the text goes on.
    pub end: &'static str,
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)?;
        f.write_str(self.end)
    }
}

/// A text cut to `max` cells at a grapheme, with an ellipsis where anything was cut.
pub fn cut(text: &str, max: usize) -> Line<'_> {
    if fit(text, max) == text.len() {
        return Line { text, end: "" };
    }
    if max == 0 {
        return Line { text: "", end: "" };
    }
    Line { text: text[..fit(text, max - 1)].trim_end(), end: ELLIPSIS }
}

/// How many bytes of a text fit into `max` cells, ending at a grapheme. It costs what fits, however
/// long the text is.
pub fn fit(text: &str, max: usize) -> usize {
    let plain = plain_start(text);
    if plain > max || plain == text.len() {
        return text.len().min(max);
    }
    let mut used = plain;
    for grapheme in graphemes(&text[plain..]) {
        used += grapheme.width;
        if used > max {
            return plain + grapheme.start;
        }
    }
    text.len()
}

/// How many bytes at the start of a text are printable ASCII that joins with nothing behind it: as
/// many graphemes, of one cell each.
pub fn plain_start(text: &str) -> usize {
    let bytes = text.as_bytes();
    let plain = bytes.iter().position(|b| !matches!(b, b' '..=b'~')).unwrap_or(bytes.len());
    match bytes.get(plain) {
        // What is not ASCII may be a mark on the last.
        Some(0x80..) => plain.saturating_sub(1),
        _ => plain,
    }
}

/// Whether a text is printable ASCII alone, which takes one cell a byte.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::{cut, width};

    fn clip(text: &str, max: usize) -> String {
        cut(text, max).to_string()
    }

    #[test]
    fn graphemes_are_counted_whole() {
        assert_eq!(width("plain"), 5);
        assert_eq!(width("전입"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👩\u{200d}💻"), 2);
        assert_eq!(width("नमस्ते"), unicode_width::UnicodeWidthStr::width("नमस्ते"));
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis_within_the_width() {
        assert_eq!(clip("catalogue", 9), "catalogue");
        assert_eq!(clip("catalogue", 5), "cata…");
        assert_eq!(clip("of a", 4), "of a");
        assert_eq!(clip("of all", 4), "of…");
        assert_eq!(clip("전입신고", 4), "전…");
        assert_eq!(clip("전입신고", 1), "…");
        assert_eq!(clip("전입신고", 0), "");
    }
}
