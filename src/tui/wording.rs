//! Figures in words, the same on every part of the screen.

use std::borrow::Cow;

/// An emotion as it is typed: never without its sign, but for 0.
pub fn signed(value: i64) -> Cow<'static, str> {
    match value {
        -2 => "-2".into(),
        -1 => "-1".into(),
        0 => "0".into(),
        1 => "+1".into(),
        2 => "+2".into(),
        // Out of range, as a map that needs mending may have it.
        _ => format!("{value:+}").into(),
    }
}

/// `1 card`, `2 cards`.
pub fn cards(count: usize) -> String {
    if count == 1 { "1 card".to_owned() } else { format!("{count} cards") }
}
