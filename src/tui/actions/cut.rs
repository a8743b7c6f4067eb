//! Marking, cutting, copying and putting cards.

use super::super::app::{App, Effect};
use super::super::wording::cards;
use crate::edit::{Selection, put_cards, remove_all};
use crate::journey::{Card, Handle};
use crate::layout::Spot;

/// Marks the card, or takes its mark away, and goes on to the next.
pub fn mark(app: &mut App) -> Vec<Effect> {
    let Some(card) = app.editor.card().map(|card| card.handle) else {
        app.say("No card here to mark");
        return Vec::new();
    };
    app.editor.toggle_mark(card);
    app.say(format!("{} marked", cards(app.editor.marked().len())));
    super::go::down(app)
}

/// Takes all marks away.
pub fn unmark(app: &mut App) -> Vec<Effect> {
    app.editor.unmark_all();
    Vec::new()
}

/// Cuts the chosen cards with the references to them.
pub fn cut(app: &mut App) -> Vec<Effect> {
    let chosen: Vec<Card> = app.editor.chosen().into_iter().cloned().collect();
    if chosen.is_empty() {
        app.say("No card here to cut");
        return Vec::new();
    }
    let handles: Vec<Handle> = chosen.iter().map(|card| card.handle).collect();
    let removal = remove_all(app.editor.journey(), &handles);
    let name = name(&chosen);
    // The cursor stays in its cell, on the card that takes the place of the one that goes.
    let spot = app.editor.spot();
    let next = app.editor.selection_at(Spot { card: spot.card.map(|card| card + 1), ..spot });
    let after = match next.card.filter(|card| !handles.contains(card)) {
        Some(_) => next,
        None => {
            let before = spot.card.and_then(|card| card.checked_sub(1));
            app.editor.selection_at(Spot { card: before, ..spot })
        }
    };
    if !app.edit(format!("cut {name}"), |_, _| (removal.edit, after)) {
        return Vec::new();
    }
    app.editor.unmark_all();
    app.clipboard = chosen;
    let references = match removal.references {
        0 => String::new(),
        1 => " and 1 reference to it".to_owned(),
        many => format!(" and {many} references to it"),
    };
    app.say(format!("cut {name}{references} · p puts back · u undo"));
    Vec::new()
}

/// Copies the chosen cards.
pub fn copy(app: &mut App) -> Vec<Effect> {
    let chosen: Vec<Card> = app.editor.chosen().into_iter().cloned().collect();
    if chosen.is_empty() {
        app.say("No card here to copy");
        return Vec::new();
    }
    app.say(format!("copied {} · p puts it", name(&chosen)));
    app.editor.unmark_all();
    app.clipboard = chosen;
    Vec::new()
}

/// Puts what was cut or copied behind the selected card.
pub fn put(app: &mut App) -> Vec<Effect> {
    if app.clipboard.is_empty() {
        app.say("Nothing to put: x cuts, y copies");
        return Vec::new();
    }
    let selection = app.editor.selection();
    let (Some(stage), Some(lane)) = (app.editor.stage(), app.editor.lane()) else {
        app.say("No cell here to put it into");
        return Vec::new();
    };
    let (stage_handle, lane) = (stage.handle, lane.clone());
    let after = selection.card.or_else(|| stage.cards.last().map(|card| card.handle));
    let put = std::mem::take(&mut app.clipboard);
    let name = name(&put);
    app.edit(format!("put {name}"), |journey, handles| {
        let (edit, new) = put_cards(journey, handles, stage_handle, after, &lane, &put);
        let card = new.first().copied();
        (edit, Selection { card, ..selection })
    });
    app.clipboard = put;
    app.say(format!("put {name} · u undo"));
    Vec::new()
}

fn name(chosen: &[Card]) -> String {
    match chosen {
        [card] => format!("\"{}\"", card.title),
        _ => cards(chosen.len()),
    }
}
