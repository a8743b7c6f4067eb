//! How many cells a text takes, and cutting it to that many.

use std::borrow::Cow;

use super::ELLIPSIS;
use super::grapheme::graphemes;

/// The cells a text takes on a terminal; graphemes are counted whole.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { graphemes(text).map(|grapheme| grapheme.width).sum() }
}

/// A text cut to `max` cells at a grapheme, with an ellipsis where anything was cut.
pub fn clip(text: &str, max: usize) -> Cow<'_, str> {
    if fit(text, max) == text.len() {
        return Cow::Borrowed(text);
    }
    if max == 0 {
        return Cow::Borrowed("");
    }
    let kept = text[..fit(text, max - 1)].trim_end();
    Cow::Owned(format!("{kept}{ELLIPSIS}"))
}

/// How many bytes of a text fit into `max` cells, ending at a grapheme. It costs what fits, however
/// long the text is.
pub fn fit(text: &str, max: usize) -> usize {
    // One byte more, for what may join with the last.
    if text.as_bytes().iter().take(max.saturating_add(1)).all(|b| matches!(b, b' '..=b'~')) {
        return text.len().min(max);
    }
    let mut used = 0;
    for grapheme in graphemes(text) {
        used += grapheme.width;
        if used > max {
            return grapheme.start;
        }
    }
    text.len()
}

/// Whether a text is printable ASCII alone, which takes one cell a byte.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::{clip, width};

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
