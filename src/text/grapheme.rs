//! The graphemes of a text and their cells.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A grapheme of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grapheme<'a> {
    /// Its first byte in the text.
    pub start: usize,
    /// Its characters.
    pub text: &'a str,
    /// The cells it takes on a terminal.
    pub width: usize,
}

/// The graphemes of a text, in order.
///
/// Most texts are ASCII for the most part. A printable ASCII character before another ASCII one, or
/// at the end, is a grapheme of one cell by itself; so are those before and in an ellipsis, with
/// which most titles end that are cut. Only the others are looked up.
pub fn graphemes(text: &str) -> impl Iterator<Item = Grapheme<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        let (text, width) = match rest.as_bytes() {
            [] => return None,
            [b' '..=b'~'] | [b' '..=b'~', 0..=0x7f, ..] | [b' '..=b'~', 0xe2, 0x80, 0xa6, ..] => {
                (&rest[..1], 1)
            }
            // The ellipsis, U+2026, alone.
            [0xe2, 0x80, 0xa6] => (rest, 1),
            _ => {
                let text = rest.graphemes(true).next()?;
                (text, cells_of(text))
            }
        };
        let grapheme = Grapheme { start, text, width };
        start += text.len();
        Some(grapheme)
    })
}

/// The cells of one grapheme.
fn cells_of(grapheme: &str) -> usize {
    let mut chars = grapheme.chars();
    match (chars.next().and_then(UnicodeWidthChar::width), chars.next()) {
        (Some(width), None) => width,
        _ => grapheme.width(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy as _, any, prop};
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    use super::graphemes;

    /// Characters that join with each other in every way there is.
    const JOINING: [char; 16] = [
        'a',
        ' ',
        '~',
        '\r',
        '\n',
        '\u{301}',
        '\u{200d}',
        '👩',
        '💻',
        '🇩',
        '🇪',
        '\u{fe0f}',
        'न',
        '\u{94d}',
        '전',
        '\u{1f3fd}',
    ];

    #[test]
    fn sound_marks_of_half_width_katakana_take_a_cell() {
        let widths: Vec<usize> = graphemes("ｶﾞｷ").map(|grapheme| grapheme.width).collect();
        assert_eq!(widths, [2, 1]);
    }

    proptest::proptest! {
        #[test]
        fn they_are_those_of_unicode(
            text in prop::collection::vec(
                proptest::prop_oneof![any::<char>(), prop::sample::select(&JOINING[..]).boxed()],
                0..12,
            ),
        ) {
            let text: String = text.into_iter().collect();
            let expected: Vec<_> =
                text.grapheme_indices(true).map(|(start, text)| (start, text, text.width())).collect();
            let found: Vec<_> = graphemes(&text).map(|g| (g.start, g.text, g.width)).collect();
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
