//! A line being typed into the panel: opened, kept, or refused with the reason.

use super::super::actions::file;
use super::super::actions::typing::edit_field;
use super::super::app::{App, Effect};
use super::super::field::LineField;
use super::super::key::Key;
use super::super::mode::Mode;
use super::super::quick;
use super::form::{Item, Target};
use super::{Details, beside, change, go, here, settle, stand_on, start_adding, to_map};
use crate::journey::{Field, Handle};

/// A line being typed into the panel.
#[derive(Debug, Clone)]
pub(super) struct Typing {
    pub(super) field: LineField,
    /// What stood there when it was opened.
    pub(super) before: String,
    /// The item behind which a new one is typed; `None` where the cursor's row is changed.
    pub(super) adding: Option<Item>,
    /// Why it cannot be kept as it is.
    pub(super) refusal: Option<String>,
}

/// Text pasted into the panel.
pub fn paste(app: &mut App, text: &str) {
    let Mode::Details(details) = &mut app.mode else { return };
    let Some(typing) = &mut details.typing else {
        app.say("Enter opens the line, then paste");
        return;
    };
    typing.refusal = None;
    if !typing.field.insert(text) {
        app.complain("The text is too long for one line");
    }
}

/// Begins to type a line: a new item behind one, or what the cursor's row is to hold.
pub(super) fn start(app: &mut App, text: &str, adding: Option<Item>) {
    let Mode::Details(details) = &mut app.mode else { return };
    let field = LineField::new(text);
    let before = field.text().to_owned();
    details.typing = Some(Typing { field, before, adding, refusal: None });
}

/// A key while a line is typed.
pub(super) fn key(app: &mut App, key: Key) -> Vec<Effect> {
    match key.to_string().as_str() {
        "Enter" => enter(app),
        "Esc" => leave(app),
        "Up" => keep_and_go(app, |row| row.saturating_sub(1)),
        "Down" => keep_and_go(app, |row| row + 1),
        "Tab" | "Shift-Tab" if keep(app) => to_map(app),
        "Ctrl-s" if keep(app) => return file::save(app),
        "Ctrl-c" if keep(app) => return file::close(app),
        "Tab" | "Shift-Tab" | "Ctrl-s" | "Ctrl-c" => {}
        "Right" if completes(app) => {}
        _ => {
            let Mode::Details(Details { typing: Some(typing), .. }) = &mut app.mode else {
                return Vec::new();
            };
            typing.refusal = None;
            edit_field(&mut typing.field, key);
        }
    }
    Vec::new()
}

/// Keeps what is typed; false where it cannot be kept: then the line stays open and says why.
fn keep(app: &mut App) -> bool {
    let Mode::Details(details) = &mut app.mode else { return true };
    let Some(typing) = details.typing.take() else { return true };
    let Some(row) = here(app) else { return true };
    let text = typing.field.text();
    let done = match typing.adding {
        _ if text == typing.before => Ok(None),
        Some(_) if text.trim().is_empty() => Ok(None),
        Some(item) => change::add(app, item, text).map(|at| Some(made(item, at))),
        None => {
            let next = row.item.filter(|_| text.trim().is_empty()).map(|item| beside(app, item));
            change::set_text(app, &row, text).map(|()| next)
        }
    };
    match done {
        Ok(Some(target)) => stand_on(app, target),
        Ok(None) => {}
        Err(refusal) => {
            if let Mode::Details(details) = &mut app.mode {
                details.typing = Some(Typing { refusal: Some(refusal), ..typing });
            }
            return false;
        }
    }
    true
}

/// The row of an item just made.
fn made(item: Item, at: Handle) -> Target {
    let field = match item.list {
        Field::Personas | Field::Roles => Field::Name,
        Field::Opportunities => Field::Title,
        _ => Field::Text,
    };
    Target { at, field }
}

/// Keeps the line; behind a new item opens the next.
fn enter(app: &mut App) {
    let Mode::Details(Details { typing: Some(typing), .. }) = &app.mode else { return };
    let goes_on = typing.adding.is_some() && !typing.field.text().trim().is_empty();
    if keep(app) && goes_on {
        settle(app);
        start_adding(app);
    }
}

/// Keeps the line and leaves it, as Esc does.
pub(in crate::tui) fn leave_line(app: &mut App) {
    leave(app);
}

/// Keeps the line and leaves it. What cannot be kept is shown first, and given up only when asked
/// for once more.
fn leave(app: &mut App) {
    let Mode::Details(Details { typing: Some(typing), .. }) = &app.mode else { return };
    let is_told = typing.refusal.is_some();
    let is_blank = typing.field.text().trim().is_empty();
    if keep(app) {
        return;
    }
    let Mode::Details(details) = &mut app.mode else { return };
    if is_told || is_blank {
        let given_up = details.typing.take();
        if let Some(typing) = given_up.filter(|_| !is_blank) {
            app.say(format!("Not kept: {}", typing.field.text()));
        }
    } else {
        app.say("Mend it, or Esc once more leaves it as it was");
    }
}

fn keep_and_go(app: &mut App, to: impl FnOnce(usize) -> usize) {
    if keep(app) {
        go(app, to);
    }
}

/// Accepts how a name, channel or tag goes on; false where it does not.
fn completes(app: &mut App) -> bool {
    let Mode::Details(details) = &app.mode else { return false };
    let Some((known, _)) = completion(app, details) else { return false };
    let field = LineField::new(known);
    let Mode::Details(Details { typing: Some(typing), .. }) = &mut app.mode else { return false };
    typing.field = field;
    typing.refusal = None;
    true
}

/// How the line being typed goes on.
pub(super) fn completion<'a>(app: &'a App, details: &Details) -> Option<(&'a str, &'a str)> {
    let typing = details.typing.as_ref().filter(|typing| typing.field.at_end())?;
    let row = details.row(app)?;
    let field = row.item.map_or(row.target.field, |item| item.list);
    quick::goes_on(app.editor.journey(), field, typing.field.text())
}
