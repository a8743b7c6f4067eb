//! Changing what is selected, and going back and forth through what was done.

use super::super::app::{App, Effect};
use super::super::mode::Purpose;
use super::super::quick;
use super::super::wording::{cards, signed};
use super::typing;
use crate::edit::{Edit, set};
use crate::journey::{Card, CardKind, Choice, Field, Value};

/// The title of the selected card in place; in an empty cell a new card.
pub fn title(app: &mut App) -> Vec<Effect> {
    match app.editor.card() {
        Some(card) => {
            let (line, purpose) =
                (quick::write_title(&card.title), Purpose::CardTitle(card.handle));
            typing::start(app, &line, purpose);
            Vec::new()
        }
        None => super::add::here(app),
    }
}

/// The title of the map.
pub fn map_title(app: &mut App) -> Vec<Effect> {
    let title = app.editor.journey().title.clone();
    typing::start(app, &title, Purpose::MapTitle);
    Vec::new()
}

/// The next kind: touchpoint, interaction, activity.
pub fn kind(app: &mut App) -> Vec<Effect> {
    let Some(card) = app.editor.card() else { return nothing(app) };
    let next = CardKind::ALL[(card.kind.index() + 1) % CardKind::ALL.len()];
    let said =
        format!("\"{}\" is now {} {}", card.title, article(next), next.name().to_lowercase());
    each(app, "change the kind of", Field::Kind, move |_| Value::choice(next));
    app.say(said);
    Vec::new()
}

fn article(kind: CardKind) -> &'static str {
    if kind == CardKind::Touchpoint { "a" } else { "an" }
}

/// The emotion one up.
pub fn emotion_up(app: &mut App) -> Vec<Effect> {
    emotion(app, 1)
}

/// The emotion one down.
pub fn emotion_down(app: &mut App) -> Vec<Effect> {
    emotion(app, -1)
}

fn emotion(app: &mut App, step: i64) -> Vec<Effect> {
    if app.editor.card().is_none() {
        return nothing(app);
    }
    each(app, "change the emotion of", Field::Emotion, move |card| {
        Value::Integer(card.emotion.map_or(step, |value| value.saturating_add(step)).clamp(-2, 2))
    });
    if let Some(card) = app.editor.card() {
        let said = format!("\"{}\": emotion {}", card.title, signed(card.emotion.unwrap_or(0)));
        app.say(said);
    }
    Vec::new()
}

/// A moment of truth, or not.
pub fn moment_of_truth(app: &mut App) -> Vec<Effect> {
    flag(app, Field::MomentOfTruth, |card| card.moment_of_truth, "a moment of truth")
}

/// A showstopper, or not.
pub fn showstopper(app: &mut App) -> Vec<Effect> {
    flag(app, Field::Showstopper, |card| card.showstopper, "a showstopper")
}

fn flag(app: &mut App, field: Field, of: fn(&Card) -> bool, name: &str) -> Vec<Effect> {
    let Some(card) = app.editor.card() else { return nothing(app) };
    let now = !of(card);
    let said = format!("\"{}\" is {} {name}", card.title, if now { "now" } else { "no longer" });
    each(app, "mark", field, move |_| Value::Flag(now));
    app.say(said);
    Vec::new()
}

/// Gives a field of all chosen cards a value, in one step.
fn each(app: &mut App, verb: &str, field: Field, value: impl Fn(&Card) -> Value) {
    let chosen = app.editor.chosen();
    let label = match chosen[..] {
        [card] => format!("{verb} \"{}\"", card.title),
        _ => format!("{verb} {}", cards(chosen.len())),
    };
    let edits: Vec<Edit> = chosen
        .iter()
        .filter(|card| {
            use crate::journey::Record as _;
            card.get(field).and_then(|held| held.value()) != Some(value(card))
        })
        .map(|card| set(card.handle, field, value(card)))
        .collect();
    let after = app.editor.selection();
    app.edit(label, |_, _| (Edit::Many(edits), after));
}

/// Takes the last change back.
pub fn undo(app: &mut App) -> Vec<Effect> {
    match app.editor.undo() {
        Ok(Some(label)) => app.say(format!("Undid: {label}")),
        Ok(None) => app.say("Nothing to undo"),
        Err(error) => app.complain(format!("Cannot undo: {error}")),
    }
    Vec::new()
}

/// Does again what was undone.
pub fn redo(app: &mut App) -> Vec<Effect> {
    match app.editor.redo() {
        Ok(Some(label)) => app.say(format!("Did again: {label}")),
        Ok(None) => app.say("Nothing to do again"),
        Err(error) => app.complain(format!("Cannot do it again: {error}")),
    }
    Vec::new()
}

fn nothing(app: &mut App) -> Vec<Effect> {
    app.say("No card here: a adds one");
    Vec::new()
}
