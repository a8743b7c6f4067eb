//! Moving cards between stages and lanes, across the edges of the band too.

use super::super::app::{App, Effect, Offer};
use crate::edit::{Edit, Selection, move_card, set};
use crate::journey::{
    Card, CardKind, Choice, Crossing, Field, Handle, Journey, Lane, Place, Value, Visibility,
};

/// To the stage before: there it comes last in time.
pub fn left(app: &mut App) -> Vec<Effect> {
    to_stage(app, |stage| stage.checked_sub(1))
}

/// To the next stage: there it comes first in time.
pub fn right(app: &mut App) -> Vec<Effect> {
    to_stage(app, |stage| Some(stage + 1))
}

/// Past the next card of the cell, then into the next lane.
pub fn down(app: &mut App) -> Vec<Effect> {
    let spot = app.editor.spot();
    let journey = app.editor.journey();
    let next = spot.card.and_then(|card| {
        let below = crate::layout::Spot { card: Some(card + 1), ..spot };
        app.editor.cells().card(journey, below)
    });
    match next.filter(|_| app.editor.marked().is_empty()).map(|next| next.handle) {
        Some(next) => past(app, Some(next)),
        None => to_row(app, Some(spot.row + 1)),
    }
}

/// Past the card above, then into the lane above.
pub fn up(app: &mut App) -> Vec<Effect> {
    let spot = app.editor.spot();
    let journey = app.editor.journey();
    let above = spot.card.and_then(|card| card.checked_sub(1)).and_then(|card| {
        let above = crate::layout::Spot { card: Some(card), ..spot };
        app.editor.cells().card(journey, above)
    });
    match above.filter(|_| app.editor.marked().is_empty()).map(|above| above.handle) {
        Some(above) => {
            let before = journey.place(above).and_then(|place| place.after);
            past(app, before)
        }
        None => to_row(app, spot.row.checked_sub(1)),
    }
}

/// Moves the card within its stage, behind another card or first.
fn past(app: &mut App, after: Option<Handle>) -> Vec<Effect> {
    let selection = app.editor.selection();
    let (Some(card), Some(stage)) = (app.editor.card(), selection.stage) else { return Vec::new() };
    let label = format!("move \"{}\"", card.title);
    let at = card.handle;
    let to = Place { parent: stage, field: Field::Cards, after };
    app.edit(label, |_, _| (Edit::Move { at, to }, selection));
    Vec::new()
}

fn to_stage(app: &mut App, step: fn(usize) -> Option<usize>) -> Vec<Effect> {
    if app.editor.chosen().is_empty() {
        app.say_no_card();
        return Vec::new();
    }
    let label = label(&app.editor.chosen());
    let mut selection = app.editor.selection();
    let selected = selection.card;
    let journey = app.editor.journey();
    let mut edits = Vec::new();
    let mut first_of: Vec<(Handle, Handle)> = Vec::new();
    for card in app.editor.chosen() {
        let from =
            journey.stages.iter().position(|s| s.cards.iter().any(|c| c.handle == card.handle));
        let Some(from) = from else { continue };
        let Some(stage) = step(from).and_then(|to| journey.stages.get(to)) else { continue };
        let before = first_of.iter().rev().find(|(s, _)| *s == stage.handle).map(|(_, card)| *card);
        let goes_right = step(from) > Some(from);
        let after = match before {
            Some(before) => Some(before),
            None if goes_right => None,
            None => stage.cards.last().map(|card| card.handle),
        };
        first_of.push((stage.handle, card.handle));
        let to = Place { parent: stage.handle, field: Field::Cards, after };
        edits.push(Edit::Move { at: card.handle, to });
        if Some(card.handle) == selected {
            selection.stage = Some(stage.handle);
        }
    }
    if edits.is_empty() {
        let words = match step(0) {
            None => "This is the first stage".to_owned(),
            Some(_) => app.missing("There is no stage further on", "add-stage"),
        };
        app.say(words);
        return Vec::new();
    }
    app.edit(label, |_, _| (Edit::Many(edits), selection));
    Vec::new()
}

/// Moves the chosen cards into the lane of a row; they keep their places in time.
fn to_row(app: &mut App, row: Option<usize>) -> Vec<Effect> {
    if app.editor.chosen().is_empty() {
        app.say_no_card();
        return Vec::new();
    }
    let journey = app.editor.journey();
    let lane = row
        .and_then(|row| app.editor.cells().rows().get(row))
        .and_then(|row| row.index)
        .and_then(|index| journey.lanes.get(index));
    let Some(lane) = lane else {
        let words = match row {
            None => "This is the first lane".to_owned(),
            Some(_) => format!("{} below", app.missing("There is no lane further on", "add-lane")),
        };
        app.say(words);
        return Vec::new();
    };
    let chosen = app.editor.chosen();
    let crossed = Crossed::of(journey, &chosen, lane);
    let label = label(&chosen);
    let edits = chosen
        .iter()
        .filter(|card| card.lane != lane.id)
        .map(|card| set(card.handle, Field::Lane, Value::Text(lane.id.clone())))
        .collect();
    let selection = Selection { lane: Some(lane.handle), ..app.editor.selection() };
    if app.edit(label, |_, _| (Edit::Many(edits), selection)) {
        tell(app, crossed.as_ref());
    }
    Vec::new()
}

/// Drops a card, from the mouse: into a lane of a stage, behind another card or first.
pub fn drop(app: &mut App, card: Handle, stage: Handle, lane: Handle, after: Option<Handle>) {
    let journey = app.editor.journey();
    let (Some(moved), Some(lane)) = (journey.card(card), journey.lane(lane)) else { return };
    let here = Place { parent: stage, field: Field::Cards, after };
    let stays = after == Some(card) || journey.place(card) == Some(here);
    if stays && moved.lane == lane.id {
        return;
    }
    let crossed = Crossed::of(journey, &[moved], lane);
    let label = label(&[moved]);
    let edit = move_card(moved, stage, after, lane);
    let selection = Selection { stage: Some(stage), lane: Some(lane.handle), card: Some(card) };
    if app.edit(label, |_, _| (edit, selection)) {
        tell(app, crossed.as_ref());
    }
}

fn label(cards: &[&Card]) -> String {
    match cards {
        [card] => format!("move \"{}\"", card.title),
        _ => format!("move {}", super::super::wording::cards(cards.len())),
    }
}

/// Cards that cross an edge of the band, and the kind that would fit them there.
struct Crossed {
    crossing: Crossing,
    count: usize,
    fitting: Option<CardKind>,
}

impl Crossed {
    /// What it means that cards move into a lane; `None` where none crosses an edge.
    fn of(journey: &Journey, cards: &[&Card], lane: &Lane) -> Option<Crossed> {
        let zone = lane.visibility;
        let fits = |card: &Card| match zone {
            Visibility::Band => card.kind != CardKind::Activity,
            Visibility::Consumer | Visibility::Provider => card.kind == CardKind::Activity,
        };
        let crossing = |card: &&Card| Crossing::between(journey.zone_of(card)?, zone);
        let crossed: Vec<&&Card> = cards.iter().filter(|card| crossing(card).is_some()).collect();
        let first = crossed.first()?;
        let fitting = (!crossed.iter().all(|card| fits(card))).then(|| zone.usual_kind());
        Some(Crossed { crossing: crossing(first)?, count: crossed.len(), fitting })
    }
}

/// Says what a crossing means, and offers the kind that fits to the key that changes it.
fn tell(app: &mut App, crossed: Option<&Crossed>) {
    let Some(&Crossed { crossing, count, fitting }) = crossed else { return };
    let mut said = sentence(crossing, count);
    if count > 1 {
        said = format!("{}: {said}", super::super::wording::cards(count));
    }
    if let Some(kind) = fitting {
        let name = kind.name().to_lowercase();
        let article = if kind == CardKind::Touchpoint { "a" } else { "an" };
        let key = app.keymap.key("kind");
        said.push_str(&match count {
            1 => format!(" · {key}: make it {article} {name}"),
            _ => format!(" · {key}: make them {}", super::change::plural(&name)),
        });
        let (card, revision) = (app.editor.selection().card, app.editor.revision());
        app.offer = Some(Offer { kind, card, revision });
    }
    app.say(said);
}

/// What a crossing means for so many cards: `the provider now sees them`.
pub(super) fn sentence(crossing: Crossing, count: usize) -> String {
    match (count, crossing.sentence()) {
        (1, sentence) => sentence.to_owned(),
        (_, sentence) => sentence.replace(" it", " them"),
    }
}
