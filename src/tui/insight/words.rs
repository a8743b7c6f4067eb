//! Figures in words.

use super::super::glyphs::Glyphs;
use crate::check::{Felt, Time};
use crate::text::visible;

/// `3 moments of truth`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Minutes with the units of a map, the two largest that are not 0: `2d 4h`.
pub(super) fn duration(minutes: u64) -> String {
    let units = [(7 * 24 * 60, "w"), (24 * 60, "d"), (60, "h"), (1, "m")];
    let mut left = minutes;
    let mut parts = Vec::new();
    for (size, unit) in units {
        if left >= size {
            parts.push(format!("{}{unit}", left / size));
            left %= size;
        }
    }
    parts.truncate(2);
    if parts.is_empty() { "0m".to_owned() } else { parts.join(" ") }
}

/// A sum of times and what is missing from it: `2d 4h, unknown at 3 cards`.
pub(super) fn time(time: Time) -> (String, String) {
    let sum = if time.known == 0 { "unknown".to_owned() } else { duration(time.minutes) };
    let rest = match (time.known, time.unknown) {
        (0, _) => "at all cards".to_owned(),
        (_, 0) => "known at all cards".to_owned(),
        (known, unknown) => format!("from {known} of {} cards", known + unknown),
    };
    (sum, rest)
}

/// A share of a whole: `42%`.
pub(super) fn share(part: usize, whole: usize) -> String {
    let percent = (200 * part + whole).checked_div(2 * whole).unwrap_or(0);
    format!("{percent}%")
}

/// A mean of emotions, with its sign: `+0.7`, `-1.0`, `0.0`.
pub(super) fn mean(tenths: i64) -> String {
    let sign = if tenths > 0 {
        "+"
    } else if tenths < 0 {
        "-"
    } else {
        ""
    };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// How much of a stage's curve is known: `3 of 4`; empty where all is.
pub(super) fn known(felt: Felt) -> String {
    match (felt.known, felt.unknown) {
        (_, 0) => String::new(),
        (known, unknown) => format!("{known} of {} known", known + unknown),
    }
}

/// A mean of emotions as a bar from the middle to the left or right, each half so many cells wide.
pub(super) fn bar(tenths: i64, half: usize, glyphs: &Glyphs) -> (String, String) {
    let cells = (tenths.unsigned_abs() as usize * half).div_ceil(20).min(half);
    let filled = glyphs.fill.repeat(cells);
    let empty = " ".repeat(half - cells);
    match tenths {
        ..0 => (format!("{empty}{filled}"), " ".repeat(half)),
        0 => (" ".repeat(half), " ".repeat(half)),
        1.. => (" ".repeat(half), format!("{filled}{empty}")),
    }
}

/// A text of a map as it is shown.
pub(super) fn shown(text: &str) -> String {
    visible(text).into_owned()
}
