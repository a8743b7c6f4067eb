//! How many cells a text takes, and cutting it to that many.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::ELLIPSIS;

/// The cells a text takes on a terminal; graphemes are counted whole.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// A text cut to `max` cells at a grapheme, with an ellipsis where anything was cut.
pub fn clip(text: &str, max: usize) -> Cow<'_, str> {
    if fits(text, max) {
        return Cow::Borrowed(text);
    }
    if max == 0 {
        return Cow::Borrowed("");
    }
    let kept = text[..fit(text, max - 1)].trim_end();
    Cow::Owned(format!("{kept}{ELLIPSIS}"))
}

/// Whether a text takes at most `max` cells; looks no further than that.
pub(super) fn fits(text: &str, max: usize) -> bool {
    // No grapheme of one byte is wider than a cell.
    (text.len() <= max && text.is_ascii()) || fit(text, max) == text.len()
}

/// How many bytes of a text fit into `max` cells, ending at a grapheme.
pub fn fit(text: &str, max: usize) -> usize {
    if let Some(plain) = plain_start(text, max) {
        return plain.len().min(max);
    }
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > max {
            return start;
        }
    }
    text.len()
}

/// The start of a text, one byte longer than `max` where the text is, if it is printable ASCII
/// alone: then a line may end behind any of its first `max` bytes.
pub(super) fn plain_start(text: &str, max: usize) -> Option<&str> {
    let start = text.get(..text.len().min(max.saturating_add(1)))?;
    is_plain(start).then_some(start)
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
