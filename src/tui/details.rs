//! The details panel: every field of what is selected, as a form.
//!
//! While the map has the keys the panel shows what is selected there; once it has them itself it
//! stays on its element. Its cursor is kept as a field of an element, so that it outlasts edits.

mod change;
mod draw;
mod form;
mod typing;
mod words;

pub use draw::draw;
pub(in crate::tui) use typing::leave_line;
pub use typing::paste;

use super::actions::{change as steps, file, look};
use super::app::{App, Effect};
use super::key::Key;
use super::mode::Mode;
use crate::journey::{Field, Handle, Value};
use form::{Accepts, Control, Item, Options, Row, Target, options, rows, takes_items};
use typing::{Typing, start};

/// The details of an element.
#[derive(Debug, Clone)]
pub struct Details {
    element: Handle,
    /// Where the cursor stands; `None`: on the first row.
    cursor: Option<Target>,
    /// The number of the cursor's row, for when what it stands on goes away.
    near: usize,
    typing: Option<Typing>,
}

/// How many rows a page is.
const PAGE: usize = 10;

/// What keys do in the panel, for help.
pub const KEYS: &[(&str, &str)] = &[
    ("j  k", "Go to the next row, or the one above"),
    ("Enter  e", "Type what the row holds; of a few values go on to the next"),
    ("h  l  +  -", "Go through the values of the row; raise or lower an emotion"),
    ("a", "Add an item behind this one"),
    ("x", "Cut the item; make a field unknown"),
    ("J  K", "Move the item down or up"),
    ("Right", "At the end of a line: complete a name, channel or tag"),
    ("Tab", "Give the keys to the map, and back to the panel"),
    ("Esc", "Keep the line and leave it; close the panel"),
];

/// What keys do, in the words of the foot.
type Hints = &'static [(&'static str, &'static str)];

impl Details {
    /// The details of an element.
    pub fn new(element: Handle) -> Self {
        Details { element, cursor: None, near: 0, typing: None }
    }

    /// The details of an element, with the cursor on the field on which it was left, be it that of
    /// another element: so the same field can be filled card after card.
    pub fn reopened(element: Handle, left: Option<&Details>) -> Self {
        let Some(left) = left else { return Details::new(element) };
        let cursor = left.cursor.map(|cursor| match cursor.at == left.element {
            true => Target { at: element, ..cursor },
            false => cursor,
        });
        Details { element, cursor, near: left.near, typing: None }
    }

    /// Whether a field is being typed.
    pub fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// The keys told at the foot.
    pub fn hints(&self, app: &App) -> Hints {
        match &self.typing {
            Some(Typing { adding: Some(_), .. }) => {
                &[("Enter", "keep and add another"), ("Esc", "keep and leave")]
            }
            Some(_) => &[("Enter", "keep"), ("Esc", "keep and leave")],
            None => match self.row(app) {
                Some(row) => row_hints(&row),
                None => &[("Tab", "map"), ("Esc", "close")],
            },
        }
    }

    /// The number of the cursor's row; of the nearest where what it stood on is gone.
    fn index(&self, rows: &[Row]) -> usize {
        let Some(cursor) = self.cursor else { return 0 };
        let found = rows.iter().position(|row| row.target == cursor);
        found.unwrap_or(self.near.min(rows.len().saturating_sub(1)))
    }

    /// The row of the cursor.
    fn row(&self, app: &App) -> Option<Row> {
        let mut rows = rows(app.editor.journey(), self.element);
        let index = self.index(&rows);
        (index < rows.len()).then(|| rows.swap_remove(index))
    }

    /// Puts the cursor on a row.
    fn stand(&mut self, rows: &[Row], index: usize) {
        let index = index.min(rows.len().saturating_sub(1));
        self.cursor = rows.get(index).map(|row| row.target);
        self.near = index;
    }
}

fn row_hints(row: &Row) -> Hints {
    match (row.control, row.item) {
        (Control::Emotion, _) => {
            &[("+ -", "change"), ("x", "unknown"), ("u", "undo"), ("Tab", "map"), ("Esc", "close")]
        }
        (Control::Options, _) => {
            &[("h l", "choose"), ("u", "undo"), ("Tab", "map"), ("Esc", "close")]
        }
        (_, Some(Item { at: None, .. })) => {
            &[("Enter", "add"), ("u", "undo"), ("Tab", "map"), ("Esc", "close")]
        }
        (Control::Shown, _) => &[("u", "undo"), ("Tab", "map"), ("Esc", "close")],
        (_, Some(_)) => &[
            ("Enter", "change"),
            ("a", "add"),
            ("x", "cut"),
            ("J K", "move"),
            ("u", "undo"),
            ("Tab", "map"),
            ("Esc", "close"),
        ],
        (Control::Text(_), None) => {
            &[("Enter", "change"), ("x", "clear"), ("u", "undo"), ("Tab", "map"), ("Esc", "close")]
        }
    }
}

/// The element that the panel shows: its own while it has the keys, else what is selected.
fn subject(app: &App) -> Handle {
    if let Mode::Details(details) = &app.mode
        && app.editor.journey().element(details.element).is_some()
    {
        return details.element;
    }
    selected(app)
}

/// What is selected on the map: the card, else the stage, else the map itself.
fn selected(app: &App) -> Handle {
    let card = app.editor.card().map(|card| card.handle);
    card.or(app.editor.stage().map(|stage| stage.handle)).unwrap_or(Handle::JOURNEY)
}

/// What comes back when the help is closed: the panel where it was opened from there.
pub fn behind(app: &mut App) -> Mode {
    match app.view.left.take_if(|_| app.view.details) {
        Some(details) => Mode::Details(details),
        None => Mode::Map,
    }
}

/// A key while the panel has them.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Details(details) = &app.mode else { return Vec::new() };
    let effects = if details.typing.is_some() { typing::key(app, key) } else { row_key(app, key) };
    settle(app);
    effects
}

/// Keeps the cursor on a row that is there, and the panel on an element that is.
fn settle(app: &mut App) {
    let element = subject(app);
    let rows = rows(app.editor.journey(), element);
    let Mode::Details(details) = &mut app.mode else { return };
    if details.element != element {
        *details = Details::reopened(element, Some(details));
    }
    let index = details.index(&rows);
    details.stand(&rows, index);
}

fn row_key(app: &mut App, key: Key) -> Vec<Effect> {
    match key.to_string().as_str() {
        "j" | "Down" => go(app, |row| row + 1),
        "k" | "Up" => go(app, |row| row.saturating_sub(1)),
        "PgDn" => go(app, |row| row + PAGE),
        "PgUp" => go(app, |row| row.saturating_sub(PAGE)),
        "g" | "Home" => go(app, |_| 0),
        "G" | "End" => go(app, |_| usize::MAX),
        "Enter" | "e" | "i" => open(app),
        "Space" => step(app, 1, true),
        "l" | "Right" | "+" | "=" => step(app, 1, false),
        "h" | "Left" | "-" => step(app, -1, false),
        "a" | "o" => start_adding(app),
        "x" | "Delete" | "Backspace" => cut(app),
        "J" | "Shift-Down" => shift(app, true),
        "K" | "Shift-Up" => shift(app, false),
        "u" => through_history(app, steps::undo),
        "Ctrl-r" => through_history(app, steps::redo),
        "Tab" | "Shift-Tab" => to_map(app),
        "Esc" => close(app),
        "?" => {
            if let Mode::Details(details) = &app.mode {
                app.view.left = Some(details.clone());
            }
            return look::help(app);
        }
        _ if key.typed().is_none() && app.keymap.is(key, "save") => return file::save(app),
        "Ctrl-c" => return file::close(app),
        "Ctrl-z" => return file::suspend(app),
        _ => {}
    }
    Vec::new()
}

/// Moves the cursor to another row.
fn go(app: &mut App, to: impl FnOnce(usize) -> usize) {
    let journey = app.editor.journey();
    let Mode::Details(details) = &mut app.mode else { return };
    let rows = rows(journey, details.element);
    let index = to(details.index(&rows));
    details.stand(&rows, index);
}

/// The cursor's row.
fn here(app: &App) -> Option<Row> {
    let Mode::Details(details) = &app.mode else { return None };
    details.row(app)
}

/// Begins to type what the cursor's row is to hold, or goes on to its next value.
fn open(app: &mut App) {
    let Some(row) = here(app) else { return };
    match (row.control, row.item) {
        (_, Some(Item { at: None, .. })) => start_adding(app),
        (Control::Text(_) | Control::Emotion, _) => {
            let journey = app.editor.journey();
            let record = journey.element(row.target.at).map(|element| element.record());
            let text = match record.and_then(|record| record.get(row.target.field)?.value()) {
                // People and cards are typed by name, as they are shown.
                Some(Value::Text(text))
                    if matches!(row.control, Control::Text(Accepts::Person | Accepts::Card))
                        && !text.is_empty() =>
                {
                    row.shown.main.clone()
                }
                Some(Value::Text(text)) => text,
                Some(Value::Integer(value)) => super::wording::signed(value).into_owned(),
                _ => String::new(),
            };
            start(app, &text, None);
        }
        (Control::Options, _) => step(app, 1, true),
        (Control::Shown, _) => {}
    }
}

/// Begins to type an item behind the cursor's; a person comes behind all others.
fn start_adding(app: &mut App) {
    let Some(row) = here(app) else { return };
    let Some(item) = row.item.filter(|item| takes_items(item.list)) else { return };
    let journey = app.editor.journey();
    let at = match item.list {
        Field::Personas => journey.personas.last().map(|persona| persona.handle),
        Field::Roles => journey.roles.last().map(|role| role.handle),
        _ => item.at,
    };
    start(app, "", Some(Item { at, ..item }));
}

/// Goes on to another value of the cursor's row; round and round, or up to the last one.
fn step(app: &mut App, by: isize, round: bool) {
    let Some(row) = here(app) else { return };
    let Some(Options { all, chosen }) = options(app.editor.journey(), row.target) else { return };
    if all.is_empty() {
        app.say(format!("The map has no {} to choose", kind_chosen(row.target.field)));
        return;
    }
    let next = match (row.control, chosen) {
        // An unknown emotion becomes +1 or -1, as on the map.
        (Control::Emotion, Some(0)) if all[0].0 == Value::Missing => {
            all.iter().position(|(value, _)| *value == Value::Integer(by as i64))
        }
        (Control::Emotion, Some(1)) if by < 0 && all[0].0 == Value::Missing => None,
        (_, Some(chosen)) if round => Some((chosen + 1) % all.len()),
        (Control::Options, Some(chosen)) => {
            Some((chosen + all.len()).saturating_add_signed(by) % all.len())
        }
        (_, Some(chosen)) => chosen.checked_add_signed(by),
        // One out of range comes back into it.
        (Control::Emotion, None) if by > 0 => Some(all.len() - 1),
        (Control::Emotion, None) => all.iter().position(|(value, _)| *value == Value::Integer(-2)),
        (Control::Text(_) | Control::Options | Control::Shown, None) => Some(0),
    };
    if let Some((value, _)) = next.and_then(|next| all.into_iter().nth(next)) {
        change::choose(app, &row, value);
    }
}

fn kind_chosen(field: Field) -> &'static str {
    match field {
        Field::Owner => "role",
        Field::Lead => "persona",
        _ => "lane",
    }
}

/// Takes the cursor's item out of its list, or makes its field unknown.
fn cut(app: &mut App) {
    let Some(row) = here(app) else { return };
    let Some(item) = row.item else {
        change::clear(app, &row);
        return;
    };
    if item.at.is_some() {
        let next = beside(app, item);
        change::cut(app, item);
        stand_on(app, next);
    }
}

/// What takes the place of an item that goes: the one behind it, the one before, the empty list.
fn beside(app: &App, item: Item) -> Target {
    let empty = Target { at: item.parent, field: item.list };
    let Mode::Details(details) = &app.mode else { return empty };
    let rows = rows(app.editor.journey(), details.element);
    let of_list =
        |row: &&Row| row.item.is_some_and(|one| (one.parent, one.list) == (item.parent, item.list));
    let items: Vec<&Row> = rows.iter().filter(of_list).collect();
    let Some(at) = items.iter().position(|row| row.item == Some(item)) else { return empty };
    let next = items.get(at + 1).or_else(|| items.get(at.checked_sub(1)?));
    next.map_or(empty, |row| row.target)
}

fn stand_on(app: &mut App, target: Target) {
    if let Mode::Details(details) = &mut app.mode {
        details.cursor = Some(target);
    }
}

fn shift(app: &mut App, goes_down: bool) {
    if let Some(item) = here(app).and_then(|row| row.item) {
        change::shift(app, item, goes_down);
    }
}

/// Undoes or does again. Where that selects another card, the panel goes along.
fn through_history(app: &mut App, turn: fn(&mut App) -> Vec<Effect>) {
    let before = selected(app);
    turn(app);
    let after = selected(app);
    if let Mode::Details(details) = &mut app.mode
        && before != after
        && details.element == before
    {
        *details = Details::reopened(after, Some(details));
    }
}

/// Gives the keys to the map; the panel stays open where there is room for both.
fn to_map(app: &mut App) {
    let Mode::Details(details) = &app.mode else { return };
    app.view.left = Some(details.clone());
    let is_full = app.areas().is_none_or(|areas| areas.map.is_none());
    app.view.details = !is_full;
    app.mode = Mode::Map;
}

fn close(app: &mut App) {
    to_map(app);
    app.view.details = false;
}

#[cfg(test)]
mod tests;
