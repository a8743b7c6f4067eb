//! Keys while the panel has them: those of the one table, fitted to a list.

use super::super::actions::{change, file, links, look};
use super::super::app::{App, Effect};
use super::super::commands::Command;
use super::super::key::Key;
use super::super::keymap::{Keymap, Meaning};
use super::go::{close, enter, go, next_error, to_map};

/// How many lines a page is.
const PAGE: usize = 10;

/// What commands do in the panel, for help: those that belong together, in one line.
const DONE: &[(&[&str], &str)] = &[
    (&["down", "up"], "Go to the next line, or the one above; the map follows"),
    (&["next-lane", "previous-lane"], "Go a page down or up"),
    (&["first-card", "last-card"], "Go to the first line, or the last"),
    (&["details"], "Go to what the line is about, and give the keys to the map"),
    (&["next-finding"], "Go to the next error"),
    (&["next-panel"], "Give the keys to the map, and back to the panel"),
    (&["leave", "close"], "Close the panel"),
];

/// What keys do in the panel, for help.
pub fn told_keys(keymap: &Keymap) -> Vec<(String, &'static str)> {
    DONE.iter().map(|(names, doc)| (told(keymap, names, "  "), *doc)).collect()
}

fn told(keymap: &Keymap, names: &[&str], between: &str) -> String {
    let keys: Vec<String> = names.iter().map(|name| keymap.key(name)).collect();
    keys.join(between)
}

/// The keys told at the foot.
pub(in super::super) fn hints(app: &App) -> Vec<(String, &'static str)> {
    let hint = |names: &[&str], words| (told(&app.keymap, names, " "), words);
    vec![
        hint(&["down", "up"], "choose"),
        hint(&["details"], "go there"),
        hint(&["next-finding"], "next error"),
        hint(&["next-panel"], "map"),
        hint(&["leave"], "close"),
    ]
}

/// A key while the panel has them.
pub(in super::super) fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let mut keys = std::mem::take(&mut app.view.insight.begun);
    if !keys.is_empty() && key.is("Esc") {
        return Vec::new();
    }
    keys.push(key);
    sequence(app, keys)
}

fn sequence(app: &mut App, keys: Vec<Key>) -> Vec<Effect> {
    let (keys, meaning) = app.keymap.follow(keys);
    match (meaning, &keys[..]) {
        (Meaning::Command(command) | Meaning::Both(command), _) => {
            let is_typed = keys.last().is_some_and(|key| key.typed().is_some());
            return run(app, command, is_typed);
        }
        (Meaning::Prefix, _) => app.view.insight.begun = keys,
        (Meaning::Nothing, [key]) if key.is("Shift-Tab") => to_map(app),
        (Meaning::Nothing, _) => {}
    }
    Vec::new()
}

/// Does a command in the panel; one that has nothing to do with a list does nothing.
fn run(app: &mut App, command: &Command, is_typed: bool) -> Vec<Effect> {
    match command.name {
        "down" => go(app, |index| index + 1),
        "up" => go(app, |index| index.saturating_sub(1)),
        "next-lane" => go(app, |index| index + PAGE),
        "previous-lane" => go(app, |index| index.saturating_sub(PAGE)),
        "first-card" | "first-stage" => go(app, |_| 0),
        "last-card" | "last-stage" => go(app, |_| usize::MAX),
        "details" => return enter(app),
        "next-finding" => next_error(app),
        "next-panel" => to_map(app),
        "leave" => close(app),
        "close" if is_typed => close(app),
        "close" => return file::close(app),
        "jump-back" => {
            to_map(app);
            return links::jump_back(app);
        }
        "palette" => {
            to_map(app);
            return look::palette(app);
        }
        "help" => {
            app.view.insight.is_left = true;
            return look::help(app);
        }
        "undo" => return change::undo(app),
        "redo" => return change::redo(app),
        "save" => return file::save(app),
        "suspend" => return file::suspend(app),
        _ => {}
    }
    Vec::new()
}
