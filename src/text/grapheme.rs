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
/// Most characters are a grapheme by themselves, with what stands behind them too; only the others
/// are looked up.
#[inline]
pub fn graphemes(text: &str) -> impl Iterator<Item = Grapheme<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let (length, width) = match rest.as_bytes() {
            [b' '..=b'~'] | [b' '..=b'~', 0..=0x7f, ..] => (1, 1),
            _ => look_up(rest),
        };
        let grapheme = Grapheme { start, text: &rest[..length], width };
        start += length;
        Some(grapheme)
    })
}

/// The bytes and cells of the first grapheme of a text that is not empty.
#[inline(never)]
fn look_up(text: &str) -> (usize, usize) {
    let mut chars = text.chars();
    let (first, next) = (chars.next(), chars.next());
    let length = match first {
        Some(first) if stands_alone(first) && next.is_none_or(stands_alone) => first.len_utf8(),
        _ => text.graphemes(true).next().map_or(text.len(), str::len),
    };
    (length, cells_of(&text[..length]))
}

/// Whether a character is of those, among the most used, that never join with each other: printable
/// ASCII, the whole letters of Latin, Greek and Cyrillic, punctuation, kana, Chinese characters and
/// Korean syllables.
fn stands_alone(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25ff}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
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

    use super::{graphemes, stands_alone};

    /// Characters that join with each other in every way there is.
    const JOINING: [char; 17] = [
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
        '\u{11ab}',
        '전',
        '\u{1f3fd}',
    ];

    #[test]
    fn sound_marks_of_half_width_katakana_take_a_cell() {
        let widths: Vec<usize> = graphemes("ｶﾞｷ").map(|grapheme| grapheme.width).collect();
        assert_eq!(widths, [2, 1]);
    }

    #[test]
    fn what_stands_alone_joins_with_nothing_that_does() {
        let alone: Vec<char> = ('\0'..char::MAX).filter(|c| stands_alone(*c)).collect();
        // Each beside itself, its neighbour and some far away.
        for (index, first) in alone.iter().enumerate() {
            for other in [index, index + 1, index + 997, index + 20_011] {
                let pair = String::from_iter([*first, alone[other % alone.len()]]);
                assert_eq!(pair.graphemes(true).count(), 2, "{pair:?}");
            }
        }
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
