//! Changing what is selected, and going back and forth through what was done.

use super::super::app::{App, Effect};
use super::super::mode::Purpose;
use super::super::quick;
use super::super::wording::{cards, signed};
use super::typing;
use crate::edit::{Edit, set};
use crate::journey::{Basis, Card, CardKind, Choice, Field, Handle, Value};

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

/// The next kind: touchpoint, interaction, activity; right behind the crossing of an edge the kind
/// that was offered then.
pub fn kind(app: &mut App) -> Vec<Effect> {
    let Some(card) = first_chosen(app) else { return nothing(app) };
    let offer = app.offer.filter(|offer| {
        offer.revision == app.editor.revision() && offer.card == app.editor.selection().card
    });
    let next = match offer {
        Some(offer) => offer.kind,
        None => CardKind::ALL[(card.kind.index() + 1) % CardKind::ALL.len()],
    };
    let name = next.name().to_lowercase();
    let article = if next == CardKind::Touchpoint { "a" } else { "an" };
    let said = match subject(app) {
        (one, false) => format!("{one} is now {article} {name}"),
        (many, true) => format!("{many} are now {}", plural(&name)),
    };
    each(app, "change the kind of", Field::Kind, move |_| Value::choice(next));
    app.say(said);
    Vec::new()
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
    let Some(card) = first_chosen(app) else { return nothing(app) };
    let moved = move |card: &Card| {
        card.emotion.map_or(step, |value| value.saturating_add(step)).clamp(-2, 2)
    };
    let said = match subject(app) {
        (one, false) => format!("{one}: emotion {}", signed(moved(card))),
        (many, true) if step > 0 => format!("{many}: emotion raised"),
        (many, true) => format!("{many}: emotion lowered"),
    };
    each(app, "change the emotion of", Field::Emotion, move |card| Value::Integer(moved(card)));
    app.say(said);
    Vec::new()
}

/// Gives a card an emotion, from the mouse.
pub fn set_emotion(app: &mut App, card: Handle, value: i64) {
    let Some(found) = app.editor.journey().card(card) else { return };
    let said = format!("\"{}\": emotion {}", found.title, signed(value));
    if found.emotion != Some(value) {
        let label = format!("change the emotion of \"{}\"", found.title);
        let after = app.editor.selection();
        app.edit(label, |_, _| (set(card, Field::Emotion, Value::Integer(value)), after));
    }
    app.say(said);
}

/// A moment of truth, or not.
pub fn moment_of_truth(app: &mut App) -> Vec<Effect> {
    flag(app, Field::MomentOfTruth, |card| card.moment_of_truth, ("a moment", " of truth"))
}

/// A showstopper, or not.
pub fn showstopper(app: &mut App) -> Vec<Effect> {
    flag(app, Field::Showstopper, |card| card.showstopper, ("a showstopper", ""))
}

fn flag(
    app: &mut App,
    field: Field,
    of: fn(&Card) -> bool,
    (name, rest): (&str, &str),
) -> Vec<Effect> {
    let Some(card) = first_chosen(app) else { return nothing(app) };
    let now = !of(card);
    let turn = if now { "now" } else { "no longer" };
    let said = match subject(app) {
        (one, false) => format!("{one} is {turn} {name}{rest}"),
        (many, true) => {
            format!("{many} are {turn} {}{rest}", plural(name.trim_start_matches("a ")))
        }
    };
    each(app, "mark", field, move |_| Value::Flag(now));
    app.say(said);
    Vec::new()
}

/// The next basis: assumed, observed, measured.
pub fn basis(app: &mut App) -> Vec<Effect> {
    let Some(card) = first_chosen(app) else { return nothing(app) };
    let next = Basis::ALL[(card.basis.index() + 1) % Basis::ALL.len()];
    let verb = if subject(app).1 { "are" } else { "is" };
    let said = format!("{} {verb} {} now", subject(app).0, next.name().to_lowercase());
    each(app, "change the basis of", Field::Basis, move |_| Value::choice(next));
    app.say(said);
    Vec::new()
}

/// The card that says what becomes of all chosen ones: the selected one, where it is one of them.
fn first_chosen(app: &App) -> Option<&Card> {
    let chosen = app.editor.chosen();
    let selected = app.editor.selection().card;
    let found = chosen.iter().find(|card| Some(card.handle) == selected);
    found.or(chosen.first()).copied()
}

/// What is changed, by its title or by how many there are; whether it is more than one.
fn subject(app: &App) -> (String, bool) {
    match app.editor.chosen()[..] {
        [card] => (format!("\"{}\"", card.title), false),
        ref chosen => (cards(chosen.len()), true),
    }
}

/// A kind or a mark in the plural.
pub(super) fn plural(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{word}s"),
    }
}

/// Gives a field of all chosen cards a value, in one step.
fn each(app: &mut App, verb: &str, field: Field, value: impl Fn(&Card) -> Value) {
    use crate::journey::Record as _;
    let chosen = app.editor.chosen();
    let label = format!("{verb} {}", subject(app).0);
    let edits: Vec<Edit> = chosen
        .iter()
        .filter(|card| card.get(field).and_then(|held| held.value()) != Some(value(card)))
        .map(|card| set(card.handle, field, value(card)))
        .collect();
    let after = app.editor.selection();
    app.edit(label, |_, _| (Edit::Many(edits), after));
}

/// Takes the last change back.
pub fn undo(app: &mut App) -> Vec<Effect> {
    match app.editor.undo() {
        Ok(Some(label)) => app.say(format!("Undid: {label}")),
        Ok(None) if app.editor.can_redo() => {
            let redo = app.keymap.key("redo");
            app.say(format!("Nothing more to undo: {redo} does again what was undone"));
        }
        Ok(None) => app.say("Nothing to undo: nothing was changed yet"),
        Err(error) => app.complain(format!("Cannot undo: {error}")),
    }
    Vec::new()
}

/// Does again what was undone.
pub fn redo(app: &mut App) -> Vec<Effect> {
    match app.editor.redo() {
        Ok(Some(label)) => app.say(format!("Did again: {label}")),
        Ok(None) => {
            let undo = app.keymap.key("undo");
            app.say(format!("Nothing to do again: {undo} undoes, and this does it again"));
        }
        Err(error) => app.complain(format!("Cannot do it again: {error}")),
    }
    Vec::new()
}

fn nothing(app: &mut App) -> Vec<Effect> {
    app.say_no_card();
    Vec::new()
}
