//! Going from form to form within the panel, and back.

use super::super::app::App;
use super::super::mode::Mode;
use super::form::{Row, Target};
use super::typing::What;
use super::unkept::{self, Unkept};
use super::{Behind, Details, close, here, to_map};
use crate::journey::{Element, Field, Handle, Journey};

/// Opens the form of another element in the panel; `Esc` leads back.
pub(super) fn enter(app: &mut App, element: Handle) {
    let Mode::Details(details) = &mut app.mode else { return };
    if details.element == element {
        return;
    }
    let Details { element: from, cursor, near, .. } = *details;
    let mut behind = std::mem::take(&mut details.behind);
    behind.push(Behind { element: from, cursor, near });
    *details = Details { behind, ..Details::new(element) };
}

/// Goes back to the form from which this one was opened; closes the panel where there is none.
pub(super) fn back(app: &mut App) {
    let Mode::Details(details) = &mut app.mode else { return };
    let mut behind = std::mem::take(&mut details.behind);
    match behind.pop() {
        Some(Behind { element, cursor, near }) => {
            *details = Details { behind, cursor, near, ..Details::new(element) };
        }
        None => close(app),
    }
}

/// Opens the form of what the row names: a lane, a role, a persona or a card.
pub(super) fn follow(app: &mut App) {
    let Some(row) = here(app) else { return };
    let journey = app.editor.journey();
    let named = match row.item.and_then(|item| item.at).filter(|_| row.opens) {
        Some(at) => Some(at),
        None => named(journey, &row),
    };
    match named {
        Some(at) => enter(app, at),
        None => app.say("The row names nothing that has a form"),
    }
}

fn named(journey: &Journey, row: &Row) -> Option<Handle> {
    let record = journey.element(row.target.at)?.record();
    let crate::journey::Value::Text(id) = record.get(row.target.field)?.value()? else {
        return None;
    };
    let list = row.item.map_or(row.target.field, |item| item.list);
    let role = || journey.roles.iter().find(|one| one.id == id).map(|one| one.handle);
    let persona = || journey.personas.iter().find(|one| one.id == id).map(|one| one.handle);
    match list {
        Field::Lane => journey.lane_named(&id).map(|lane| lane.handle),
        Field::Owner => role(),
        Field::Lead | Field::Persona => persona(),
        Field::Actors => persona().or_else(role),
        Field::Triggers => journey.cards().find(|card| card.id == id).map(|card| card.handle),
        _ => None,
    }
}

/// Whether a row names something that has a form.
pub(super) fn leads_on(journey: &Journey, row: &Row) -> bool {
    !row.opens && named(journey, row).is_some()
}

/// Gives up what was typed for a row and could not be kept; false where there is nothing.
pub(super) fn give_up(app: &mut App, row: &Row) -> bool {
    if row.unkept.is_none() {
        return false;
    }
    let left = match row.item.filter(|item| item.at.is_none()) {
        Some(item) => unkept::take(app, What::Item(item)),
        None => unkept::take(app, What::Value(row.target)),
    };
    let text = left.map_or(String::new(), |left| left.text);
    app.say(format!("gave up \"{text}\""));
    true
}

/// Opens the form in which a text waits that was typed and not kept.
pub(super) fn show(app: &mut App, unkept: &Unkept) {
    let cursor = match unkept.what {
        What::Value(target) | What::Prose(target) => target,
        What::Item(item) => Target { at: item.parent, field: item.list },
    };
    let journey = app.editor.journey();
    // A line of a list stands in the form of what has the list.
    let is_line = matches!(journey.element(cursor.at), Some(Element::Entry(_)));
    let parent = journey.place(cursor.at).map(|place| place.parent);
    let element = if is_line { parent.unwrap_or(cursor.at) } else { cursor.at };
    if matches!(app.mode, Mode::Details(_)) {
        to_map(app);
    }
    app.view.details = true;
    app.mode = Mode::Details(Details { cursor: Some(cursor), ..Details::new(element) });
}
