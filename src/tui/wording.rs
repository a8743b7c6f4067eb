//! Figures in words, the same on every part of the screen.

use std::borrow::Cow;
use std::time::Duration;

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

/// A count of things by the name of one: `1 pain`, `2 pains`, `2 opportunities`.
pub fn counted(count: usize, name: &str) -> String {
    match (count, name.strip_suffix('y')) {
        (1, _) => format!("1 {name}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {name}s"),
    }
}

/// `1 card`, `2 cards`.
pub fn cards(count: usize) -> String {
    counted(count, "card")
}

/// `1 change`, `2 changes`, all of them unsaved.
pub fn changes(count: usize) -> String {
    counted(count, "unsaved change")
}

/// How long ago something was, with the units of a map: `just now`, `20m ago`, `2d ago`.
pub fn ago(age: Duration) -> String {
    match age.as_secs() / 60 {
        0 => "just now".to_owned(),
        minutes @ 1..60 => format!("{minutes}m ago"),
        minutes @ 60..1440 => format!("{}h ago", minutes / 60),
        minutes => format!("{}d ago", minutes / 1440),
    }
}

/// `1 map`, `2 maps`.
pub fn maps(count: usize) -> String {
    counted(count, "map")
}

/// What a map was that is saved in another layout than it had, and what comes of that.
pub const OTHER_LAYOUT: &str = "not in canonical form: lines you did not touch change too";

/// `1 stage`, `2 stages`.
pub fn stages(count: usize) -> String {
    counted(count, "stage")
}
