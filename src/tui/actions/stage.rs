//! Adding, renaming, moving and removing stages.

use super::super::app::{App, Effect};
use super::super::mode::{Mode, Purpose, Question};
use super::super::wording::cards;
use super::typing;
use crate::edit::{Edit, Selection, remove_stage};
use crate::journey::{Field, Handle, Place};
use crate::layout::Spot;

/// Adds a stage after this one.
pub fn add(app: &mut App) -> Vec<Effect> {
    let after = app.editor.stage().map(|stage| stage.handle);
    typing::start(app, "", Purpose::NewStage(after));
    Vec::new()
}

/// Changes the stage's title.
pub fn rename(app: &mut App) -> Vec<Effect> {
    let Some(stage) = app.editor.stage() else { return none(app) };
    let (title, handle) = (stage.title.clone(), stage.handle);
    typing::start(app, &title, Purpose::StageTitle(handle));
    Vec::new()
}

/// Moves the stage to the left.
pub fn left(app: &mut App) -> Vec<Effect> {
    let spot = app.editor.spot();
    let journey = app.editor.journey();
    let Some(before) = spot.stage.checked_sub(1) else { return Vec::new() };
    let after = before.checked_sub(1).and_then(|index| journey.stages.get(index));
    let after = after.map(|stage| stage.handle);
    shift(app, after)
}

/// Moves the stage to the right.
pub fn right(app: &mut App) -> Vec<Effect> {
    let next = app.editor.journey().stages.get(app.editor.spot().stage + 1);
    match next.map(|stage| stage.handle) {
        Some(next) => shift(app, Some(next)),
        None => Vec::new(),
    }
}

fn shift(app: &mut App, after: Option<Handle>) -> Vec<Effect> {
    let Some(stage) = app.editor.stage() else { return none(app) };
    let label = format!("move stage \"{}\"", stage.title);
    let at = stage.handle;
    let to = Place { parent: Handle::JOURNEY, field: Field::Stages, after };
    let selection = app.editor.selection();
    app.edit(label, |_, _| (Edit::Move { at, to }, selection));
    Vec::new()
}

/// Removes the stage; asks where its cards go where it has any.
pub fn remove(app: &mut App) -> Vec<Effect> {
    let Some(stage) = app.editor.stage() else { return none(app) };
    let (handle, empty) = (stage.handle, stage.cards.is_empty());
    if empty {
        remove_to(app, handle, None);
    } else {
        app.mode = Mode::Question(Question::StageCards(handle));
    }
    Vec::new()
}

/// Removes a stage; its cards go to another, or with it.
pub fn remove_to(app: &mut App, stage: Handle, heir: Option<Handle>) {
    let journey = app.editor.journey();
    let Some(removed) = journey.stage(stage) else { return };
    let heir_stage = heir.and_then(|heir| journey.stage(heir));
    let removal = remove_stage(journey, removed, heir_stage);
    let said = told(removed.cards.len(), heir_stage.map(|heir| &heir.title), removal.references);
    let title = removed.title.clone();
    let spot = app.editor.spot();
    let neighbour = match spot.stage + 1 < journey.stages.len() {
        true => Spot { stage: spot.stage + 1, ..spot },
        false => Spot { stage: spot.stage.saturating_sub(1), ..spot },
    };
    let after = match heir {
        Some(heir) => Selection { stage: Some(heir), ..app.editor.selection() },
        None => app.editor.selection_at(neighbour),
    };
    if app.edit(format!("remove stage \"{title}\""), |_, _| (removal.edit, after)) {
        let undo = app.keymap.key("undo");
        app.say(format!("removed stage \"{title}\"{said} · {undo} undo"));
    }
}

/// What became of the cards of a stage or lane that is removed: where they are, or how many went
/// with it and how many references to them.
pub(super) fn told(count: usize, heir: Option<&String>, references: usize) -> String {
    let with = cards(count);
    match (count, heir) {
        (0, _) => String::new(),
        (1, Some(heir)) => format!(", its card is in \"{heir}\""),
        (_, Some(heir)) => format!(", its {with} are in \"{heir}\""),
        (_, None) if references == 0 => format!(" and {with}"),
        (_, None) => format!(", {with}{}", super::cut::references(references, count)),
    }
}

fn none(app: &mut App) -> Vec<Effect> {
    app.say(app.missing("No stage yet", "add-stage"));
    Vec::new()
}
