//! What commands do in the panel: the keys are those of the one table, fitted to a form.

use super::super::actions::{change as steps, file, look};
use super::super::app::{App, Effect};
use super::super::commands::Command;
use super::super::key::Key;
use super::super::keymap::{Keymap, Meaning};
use super::super::mode::Mode;
use super::control::{Chosen, Control, Options, options};
use super::form::Row;
use super::{
    Details, change, close, cut, go, here, items, own_editor, put, selected, settle, start_adding,
    start_typing, to_map, typing,
};
use crate::journey::{Element, Handle, Value};

/// How many rows a page is.
const PAGE: usize = 10;

/// A key while the panel has them.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Details(details) = &mut app.mode else { return Vec::new() };
    let effects = if details.is_typing() {
        typing::key(app, key)
    } else {
        let mut keys = std::mem::take(&mut details.begun);
        if !keys.is_empty() && key.is("Esc") {
            return Vec::new();
        }
        keys.push(key);
        sequence(app, keys)
    };
    let effects = [effects, look_around(app)].concat();
    settle(app);
    effects
}

/// The maps around are looked up where a path begins to be typed.
fn look_around(app: &App) -> Vec<Effect> {
    let Mode::Details(details) = &app.mode else { return Vec::new() };
    let is_path = || here(app).is_some_and(|row| row.control == Control::Path);
    let is_new = details.typing.as_ref().is_some_and(|typing| !typing.is_touched());
    if is_new && app.around.is_empty() && is_path() { vec![Effect::LookAround] } else { Vec::new() }
}

fn sequence(app: &mut App, keys: Vec<Key>) -> Vec<Effect> {
    let (keys, meaning) = app.keymap.follow(keys);
    match (meaning, &keys[..]) {
        (Meaning::Command(command) | Meaning::Both(command), _) => {
            let is_typed = keys.last().is_some_and(|key| key.typed().is_some());
            run(app, command, is_typed)
        }
        (Meaning::Prefix, _) => {
            if let Mode::Details(details) = &mut app.mode {
                details.begun = keys;
            }
            Vec::new()
        }
        (Meaning::Nothing, [key]) if key.is("Delete") || key.is("Backspace") => {
            cut(app);
            Vec::new()
        }
        (Meaning::Nothing, _) => Vec::new(),
    }
}

/// What commands do something in the panel.
const TAKEN: &[&str] = &[
    "down",
    "up",
    "left",
    "right",
    "next-lane",
    "previous-lane",
    "first-card",
    "last-card",
    "first-stage",
    "last-stage",
    "details",
    "title",
    "mark",
    "emotion-up",
    "emotion-down",
    "add",
    "add-after",
    "add-before",
    "cut",
    "copy",
    "put",
    "move-down",
    "move-up",
    "undo",
    "redo",
    "text-editor",
    "follow-trigger",
    "stage-details",
    "lane-details",
    "map-details",
    "open-link",
    "copy-link",
    "open-journey",
    "next-panel",
    "leave",
    "jump-back",
    "close",
    "palette",
    "help",
    "save",
    "suspend",
];

/// Whether a command does something in the panel.
fn takes(command: &Command) -> bool {
    TAKEN.contains(&command.name)
}

impl Details {
    /// The keys that go on with what was begun, each with its command.
    pub fn next_keys(&self, keymap: &Keymap) -> Vec<(Key, &'static Command)> {
        let next = keymap.next_keys(&self.begun).into_iter();
        next.filter(|(_, command)| takes(command)).collect()
    }
}

/// Does a command in the panel; one that has nothing to do with a form does nothing.
fn run(app: &mut App, command: &Command, is_typed: bool) -> Vec<Effect> {
    if !takes(command) {
        return Vec::new();
    }
    match command.name {
        "down" => go(app, |row| row + 1),
        "up" => go(app, |row| row.saturating_sub(1)),
        "next-lane" => go(app, |row| row + PAGE),
        "previous-lane" => go(app, |row| row.saturating_sub(PAGE)),
        "first-card" | "first-stage" => go(app, |_| 0),
        "last-card" | "last-stage" => go(app, |_| usize::MAX),
        "details" => super::open(app),
        "title" => start_typing(app),
        "mark" => step(app, 1, true),
        "right" | "emotion-up" => step(app, 1, false),
        "left" | "emotion-down" => step(app, -1, false),
        "add" | "add-after" => start_adding(app, true),
        "add-before" => start_adding(app, false),
        "cut" => cut(app),
        "copy" => copy(app),
        "put" => put(app),
        "move-down" => shift(app, true),
        "move-up" => shift(app, false),
        "undo" => undo(app),
        "redo" => through_history(app, steps::redo),
        "text-editor" => return own_editor::lend(app),
        "follow-trigger" => go::follow(app),
        "stage-details" => enter_selected(app, stage_of(app)),
        "lane-details" => enter_selected(app, lane_of(app)),
        "map-details" => go::enter(app, Handle::JOURNEY),
        "open-link" | "copy-link" | "open-journey" => return on_map(app, command),
        "next-panel" => to_map(app),
        "leave" | "jump-back" => go::back(app),
        "close" if is_typed => close(app),
        "palette" => {
            to_map(app);
            return look::palette(app);
        }
        "help" => {
            if let Mode::Details(details) = &app.mode {
                app.view.left = Some(details.clone());
            }
            return look::help(app);
        }
        "save" => return file::save(app),
        "close" => return file::close(app),
        "suspend" => return file::suspend(app),
        _ => {}
    }
    Vec::new()
}

/// Does to the selected card what the command does on the map; the panel keeps the keys unless
/// something is asked.
fn on_map(app: &mut App, command: &Command) -> Vec<Effect> {
    let panel = std::mem::take(&mut app.mode);
    let effects = command.run.map_or(Vec::new(), |run| run(app));
    if matches!(app.mode, Mode::Map) {
        app.mode = panel;
    }
    effects
}

/// The stage of the card that is shown, or of the map's cursor.
fn stage_of(app: &App) -> Option<Handle> {
    let journey = app.editor.journey();
    let shown = super::subject(app);
    let own = journey.stage_of(shown).map(|stage| stage.handle);
    own.or(app.editor.stage().map(|stage| stage.handle))
}

/// The lane of the card that is shown, or of the map's cursor.
fn lane_of(app: &App) -> Option<Handle> {
    let journey = app.editor.journey();
    let own = journey.card(super::subject(app)).and_then(|card| journey.lane_named(&card.lane));
    own.or(app.editor.lane()).map(|lane| lane.handle)
}

fn enter_selected(app: &mut App, element: Option<Handle>) {
    match element {
        Some(element) => go::enter(app, element),
        None => app.say("Nothing is selected"),
    }
}

/// Goes on to another value of the cursor's row; round and round, or up to the last one.
pub(super) fn step(app: &mut App, by: i64, is_round: bool) {
    let Some(row) = here(app) else { return };
    if row.control == Control::Count {
        count(app, &row, by);
        return;
    }
    let Some(Options { all, chosen }) = options(app.editor.journey(), row.target) else {
        if row.opens && is_round {
            super::open(app);
        }
        return;
    };
    if !all.iter().any(|one| one.value != Value::Missing) {
        let what = row.target.field.label();
        app.say(format!("The map has nothing to choose for the {what}"));
        return;
    }
    let next = next(&row, &all, chosen, by, is_round);
    if let Some(Chosen { value, .. }) = next.and_then(|next| all.into_iter().nth(next))
        && let Err(refusal) = change::set_value(app, &row, value)
    {
        app.complain(refusal);
    }
}

/// The place of the value that follows.
fn next(
    row: &Row,
    all: &[Chosen],
    chosen: Option<usize>,
    by: i64,
    is_round: bool,
) -> Option<usize> {
    let Control::Scale(low, _) = row.control else {
        return Some(match chosen {
            Some(chosen) => (chosen + all.len()).saturating_add_signed(by as isize) % all.len(),
            None => 0,
        });
    };
    let place = |number: i64| all.iter().position(|one| one.value == Value::Integer(number));
    let is_missing = |at: usize| all.get(at).is_some_and(|one| one.value == Value::Missing);
    match chosen {
        // An unknown emotion becomes +1 or -1, as on the map.
        Some(at) if is_missing(at) && low < 0 => place(by),
        Some(at) if is_missing(at) && by < 0 => None,
        Some(at) if is_round => Some((at + 1) % all.len()),
        // Below the lowest figure nothing is known any more, and only `x` says so of an emotion.
        Some(at) if by < 0 && low < 0 => at.checked_sub(1).filter(|at| !is_missing(*at)),
        Some(at) => at.checked_add_signed(by as isize),
        // One out of range comes back into it.
        None if by > 0 => Some(all.len() - 1),
        None => place(low),
    }
}

/// A whole number goes up and down, not below 0.
fn count(app: &mut App, row: &Row, by: i64) {
    let record = app.editor.journey().element(row.target.at).map(Element::record);
    let held = match record.and_then(|record| record.get(row.target.field)?.value()) {
        Some(Value::Integer(number)) => number,
        _ => 0,
    };
    let number = held.saturating_add(by).max(0);
    if let Err(refusal) = change::set_value(app, row, Value::Integer(number)) {
        app.complain(refusal);
    }
}

fn copy(app: &mut App) {
    match here(app).and_then(|row| row.item).filter(|item| item.at.is_some()) {
        Some(item) => items::copy(app, item),
        None => app.say("Items of lists are copied: go to one"),
    }
}

fn shift(app: &mut App, goes_down: bool) {
    if let Some(item) = here(app).and_then(|row| row.item) {
        items::shift(app, item, goes_down);
    }
}

/// Gives up what was typed and not kept on the row, else takes the last change back.
fn undo(app: &mut App) {
    if let Some(row) = here(app)
        && go::give_up(app, &row)
    {
        return;
    }
    through_history(app, steps::undo);
}

/// Undoes or does again. Where that selects another card, the panel goes along.
fn through_history(app: &mut App, turn: fn(&mut App) -> Vec<Effect>) {
    let before = selected(app);
    turn(app);
    let after = selected(app);
    if let Mode::Details(details) = &mut app.mode
        && before != after
        && details.root().element == before
    {
        *details = Details::reopened(after, Some(details));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::commands::command;
    use super::{TAKEN, takes};

    #[test]
    fn the_commands_of_the_panel_are_those_of_the_table() {
        for name in TAKEN {
            assert!(command(name).is_some_and(takes), "{name}");
        }
    }
}
