//! Keys while the panel has them.

use super::super::actions::{change, file, look};
use super::super::app::{App, Effect};
use super::super::key::Key;
use super::go::{close, enter, go, next_error, to_map};

/// How many lines a page is.
const PAGE: usize = 10;

/// The keys told at the foot.
pub(in super::super) fn hints() -> &'static [(&'static str, &'static str)] {
    &[
        ("j k", "choose"),
        ("Enter", "go there"),
        ("]", "next error"),
        ("Tab", "map"),
        ("Esc", "close"),
    ]
}

/// A key while the panel has them.
pub(in super::super) fn key(app: &mut App, key: Key) -> Vec<Effect> {
    match key.to_string().as_str() {
        "j" | "Down" => go(app, |index| index + 1),
        "k" | "Up" => go(app, |index| index.saturating_sub(1)),
        "PgDn" => go(app, |index| index + PAGE),
        "PgUp" => go(app, |index| index.saturating_sub(PAGE)),
        "g" | "Home" => go(app, |_| 0),
        "G" | "End" => go(app, |_| usize::MAX),
        "Enter" => return enter(app),
        "]" => next_error(app),
        "Tab" | "Shift-Tab" => to_map(app),
        "Esc" => close(app),
        "?" => {
            app.view.insight.is_left = true;
            return look::help(app);
        }
        "Ctrl-c" => return file::close(app),
        _ if app.keymap.is(key, "undo") => return change::undo(app),
        _ if app.keymap.is(key, "redo") => return change::redo(app),
        _ if app.keymap.is(key, "save") => return file::save(app),
        _ => {}
    }
    Vec::new()
}
