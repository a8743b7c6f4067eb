//! The details panel: every field of what is selected, as a form.
//!
//! While the map has the keys the panel shows what is selected there; once it has them itself it
//! stays on its element. Its cursor is kept as a field of an element, so that it outlasts edits. What
//! has fields of its own within a form (an opportunity, a persona, a stage) opens as a form in the
//! same panel, and `Esc` leads back.

mod change;
mod control;
mod draw;
mod form;
mod go;
mod hints;
mod items;
mod known;
mod meant;
mod mouse;
mod own_editor;
mod prose;
mod run;
mod sheet;
mod typing;
mod unkept;
mod words;

pub use draw::draw;
pub use hints::KEYS;
pub use items::Taken;
pub use mouse::{hits, mouse};
pub use own_editor::{Lent, lend_notes, returned};
pub use prose::paste;
pub use run::key;
pub use unkept::{Unkept, rehearse};

use super::app::App;
use super::key::Key;
use super::mode::Mode;
use super::pane::Lines;
use crate::journey::{Field, Handle, Value};
use control::{Control, Named, is_prose};
use form::{Item, Row, Target, rows};
use prose::Adds;
use typing::{Typing, is_closed};

/// The details of an element.
#[derive(Debug, Clone)]
pub struct Details {
    element: Handle,
    /// The forms from which this one was opened, the first of them first.
    behind: Vec<Behind>,
    /// Where the cursor stands; `None`: on the first row.
    cursor: Option<Target>,
    /// The number of the cursor's row, for when what it stands on goes away.
    near: usize,
    /// The first keys of a command of several.
    begun: Vec<Key>,
    typing: Option<Typing>,
}

/// A form that another was opened from, as it was left.
#[derive(Debug, Clone, Copy)]
struct Behind {
    element: Handle,
    cursor: Option<Target>,
    near: usize,
}

impl Details {
    /// The details of an element.
    pub fn new(element: Handle) -> Self {
        let (behind, begun) = (Vec::new(), Vec::new());
        Details { element, behind, cursor: None, near: 0, begun, typing: None }
    }

    /// The details of an element, with the cursor on one of its fields.
    pub fn at(element: Handle, field: Field) -> Self {
        let cursor = Some(Target { at: element, field });
        Details { cursor, ..Details::new(element) }
    }

    /// The details of an element as they were left, or with the cursor on the field on which it was
    /// left, be it that of another element: so the same field can be filled card after card.
    pub fn reopened(element: Handle, left: Option<&Details>) -> Self {
        let Some(left) = left else { return Details::new(element) };
        let root = left.root();
        if root.element == element {
            return Details { begun: Vec::new(), typing: None, ..left.clone() };
        }
        let cursor = root.cursor.map(|cursor| match cursor.at == root.element {
            true => Target { at: element, ..cursor },
            false => cursor,
        });
        Details { cursor, near: root.near, ..Details::new(element) }
    }

    /// The form from which all others were opened.
    fn root(&self) -> Behind {
        let own = Behind { element: self.element, cursor: self.cursor, near: self.near };
        self.behind.first().copied().unwrap_or(own)
    }

    /// Whether a text is being typed.
    pub fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// The first keys of a command of several.
    pub fn begun(&self) -> &[Key] {
        &self.begun
    }

    /// The number of the cursor's row; of the nearest where what it stood on is gone.
    fn index(&self, rows: &[Row]) -> usize {
        let Some(cursor) = self.cursor else { return 0 };
        let found = rows.iter().position(|row| row.target == cursor);
        found.unwrap_or(self.near.min(rows.len().saturating_sub(1)))
    }

    /// The row of the cursor.
    fn row(&self, app: &App) -> Option<Row> {
        let mut rows = rows_of(app, self.element);
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

/// The rows of an element's form.
fn rows_of(app: &App, element: Handle) -> Vec<Row> {
    rows(app.editor.journey(), &app.view.unkept, element)
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

/// Keeps the cursor on a row that is there, and the panel on an element that is.
fn settle(app: &mut App) {
    unkept::prune(app);
    if let Mode::Details(details) = &mut app.mode {
        while app.editor.journey().element(details.element).is_none()
            && let Some(behind) = details.behind.pop()
        {
            let Behind { element, cursor, near } = behind;
            *details = Details { element, cursor, near, ..details.clone() };
        }
    }
    let element = subject(app);
    let rows = rows_of(app, element);
    let Mode::Details(details) = &mut app.mode else { return };
    if details.element != element {
        *details = Details::reopened(element, Some(details));
    }
    let index = details.index(&rows);
    details.stand(&rows, index);
}

/// The cursor's row.
fn here(app: &App) -> Option<Row> {
    let Mode::Details(details) = &app.mode else { return None };
    details.row(app)
}

/// Moves the cursor to another row.
fn go(app: &mut App, to: impl FnOnce(usize) -> usize) {
    let Mode::Details(details) = &app.mode else { return };
    let rows = rows_of(app, details.element);
    let Mode::Details(details) = &mut app.mode else { return };
    let index = to(details.index(&rows));
    details.stand(&rows, index);
}

fn stand_on(app: &mut App, target: Target) {
    if let Mode::Details(details) = &mut app.mode {
        details.cursor = Some(target);
    }
}

/// Does what the row is there for: opens a form, types, or chooses.
fn open(app: &mut App) {
    let Some(row) = here(app) else { return };
    match row.item {
        Some(Item { at: Some(at), .. }) if row.opens => go::enter(app, at),
        // Of yes and no there is only the other one.
        _ if row.is_flag => run::step(app, 1, true),
        _ => start_typing(app),
    }
}

/// Begins to type what the cursor's row is to hold.
fn start_typing(app: &mut App) {
    let Some(row) = here(app) else { return };
    match row.item {
        Some(item) if is_prose(item.list) => return prose::start(app, item, Adds::Nothing),
        Some(Item { at: None, .. }) => return start_adding(app, true),
        _ if row.control == Control::Shown => return,
        _ => {}
    }
    let text = match is_closed(&row) {
        true => String::new(),
        false => typed_of(app, &row),
    };
    typing::start_value(app, &row, &text);
}

/// What a row holds as it is typed: people and cards by name, as they are shown.
fn typed_of(app: &App, row: &Row) -> String {
    let journey = app.editor.journey();
    let record = journey.element(row.target.at).map(|element| element.record());
    match record.and_then(|record| record.get(row.target.field)?.value()) {
        Some(Value::Text(text)) => match row.control {
            Control::Name(Named::Person | Named::Card) if !text.is_empty() => {
                row.shown.main.clone()
            }
            _ => text,
        },
        Some(Value::Integer(value)) => {
            words::number(value, matches!(row.control, Control::Scale(low, _) if low < 0))
        }
        Some(Value::Number(value)) => value.to_string(),
        _ => String::new(),
    }
}

/// Begins to type an item behind the cursor's, or before it.
fn start_adding(app: &mut App, is_behind: bool) {
    let Some(row) = here(app) else { return };
    let Some(item) = row.item else {
        app.say("The list to which something is added comes first: go to one of its rows");
        return;
    };
    if is_prose(item.list) {
        prose::start(app, item, if is_behind { Adds::Behind } else { Adds::Before });
        return;
    }
    let journey = app.editor.journey();
    let before = || item.at.and_then(|at| journey.place(at)?.after);
    let at = if is_behind { item.at } else { before() };
    typing::start_item(app, Item { at, ..item });
}

/// Takes the cursor's item out of its list, or makes its field unknown; first what was typed and not
/// kept.
fn cut(app: &mut App) {
    let Some(row) = here(app) else { return };
    if go::give_up(app, &row) {
        return;
    }
    let Some(item) = row.item else {
        change::clear(app, &row);
        return;
    };
    if item.at.is_some() {
        let next = beside(app, item);
        items::cut(app, item);
        stand_on(app, next);
    }
}

/// What takes the place of an item that goes: the one behind it, the one before, the empty list.
fn beside(app: &App, item: Item) -> Target {
    let empty = Target { at: item.parent, field: item.list };
    let Mode::Details(details) = &app.mode else { return empty };
    let rows = rows_of(app, details.element);
    let of_list = |row: &&Row| row.item.is_some_and(|one| one.is_beside(item));
    let items: Vec<&Row> = rows.iter().filter(of_list).collect();
    let Some(at) = items.iter().position(|row| row.item == Some(item)) else { return empty };
    let next = items.get(at + 1).or_else(|| items.get(at.checked_sub(1)?));
    next.map_or(empty, |row| row.target)
}

/// Puts what was cut or copied behind the cursor's item.
fn put(app: &mut App) {
    let Some(item) = here(app).and_then(|row| row.item) else {
        app.say("What was cut goes into a list: go to one of its rows");
        return;
    };
    if let Some(at) = items::put(app, item) {
        let target = typing::row_of(app, at);
        stand_on(app, target);
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

/// Whether everything is told in plain lines.
fn is_plain(app: &App) -> bool {
    app.view.lines == Lines::Plain
}

/// Goes to the first text that was typed and not kept; false where there is none.
pub fn show_unkept(app: &mut App) -> bool {
    let Some(unkept) = app.view.unkept.first().cloned() else { return false };
    go::show(app, &unkept);
    true
}

/// Why a text that was put by cannot be kept.
fn why_unkept(app: &App, row: &Row, text: &str) -> String {
    let refusal = match row.item.filter(|item| item.at.is_none()) {
        Some(item) => items::refusal(app, item, &[text]),
        None => change::refusal(app, row, text),
    };
    refusal.unwrap_or_else(|| format!("{} keeps it", app.keymap.key("details")))
}

/// A text without what no line of a map may hold.
fn clean(text: &str) -> String {
    super::field::LineField::new(text).take()
}

#[cfg(test)]
mod tests;
