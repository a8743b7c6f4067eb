//! Figures in words, the same on every part of the screen.

/// An emotion as it is typed: never without its sign, but for 0.
pub fn signed(value: i64) -> String {
    if value > 0 { format!("+{value}") } else { value.to_string() }
}

/// `1 card`, `2 cards`.
pub fn cards(count: usize) -> String {
    if count == 1 { "1 card".to_owned() } else { format!("{count} cards") }
}
