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

/// `1 card`, `2 cards`.
pub fn cards(count: usize) -> String {
    if count == 1 { "1 card".to_owned() } else { format!("{count} cards") }
}

/// `1 change`, `2 changes`, all of them unsaved.
pub fn changes(count: usize) -> String {
    if count == 1 { "1 unsaved change".to_owned() } else { format!("{count} unsaved changes") }
}

/// How long ago something was: `a moment ago`, `3 minutes ago`, `2 days ago`.
pub fn ago(age: Duration) -> String {
    let minutes = age.as_secs() / 60;
    let (count, unit) = match minutes {
        0 => return "a moment ago".to_owned(),
        1..60 => (minutes, "minute"),
        60..1440 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{s} ago")
}
