//! Cutting, copying and putting cards.

use super::super::app::{App, Clipboard, Cut, Effect};
use super::super::quick::write_card;
use super::super::wording::cards;
use crate::edit::{Edit, Selection, put_cards, remove_all};
use crate::journey::{Card, Handle, Node, Place};
use crate::layout::Spot;

/// Cuts the chosen cards with the references to them.
pub fn cut(app: &mut App) -> Vec<Effect> {
    let chosen: Vec<Card> = app.editor.chosen().into_iter().cloned().collect();
    if chosen.is_empty() {
        app.say_no_card();
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
    let places: Vec<Place> =
        handles.iter().filter_map(|card| app.editor.journey().place(*card)).collect();
    let before = app.editor.selection();
    if !app.edit(format!("cut {name}"), |_, _| (removal.edit, after)) {
        return Vec::new();
    }
    app.editor.marks().clear();
    let (after, revision) = (app.editor.selection(), app.editor.revision());
    let references = references(removal.references, chosen.len());
    let cut = Some(Cut { places, before, after, revision });
    app.clipboard = Clipboard { cards: chosen, cut };
    let (put, undo) = (app.keymap.key("put"), app.keymap.key("undo"));
    app.say(format!("cut {name}{references} · {put} puts back · {undo} undo"));
    Vec::new()
}

/// Copies the chosen cards.
pub fn copy(app: &mut App) -> Vec<Effect> {
    let chosen: Vec<Card> = app.editor.chosen().into_iter().cloned().collect();
    if chosen.is_empty() {
        app.say_no_card();
        return Vec::new();
    }
    let them = if chosen.len() == 1 { "it" } else { "them" };
    let put = app.keymap.key("put");
    app.say(format!("copied {} · {put} puts {them} · handed to the terminal too", name(&chosen)));
    let journey = app.editor.journey();
    let lines: Vec<String> = chosen.iter().map(|card| write_card(journey, card)).collect();
    app.editor.marks().clear();
    app.clipboard = Clipboard { cards: chosen, cut: None };
    vec![Effect::Copy(lines.join("\n"))]
}

/// Puts what was cut or copied behind the selected card; right behind a cut, back where it was.
pub fn put(app: &mut App) -> Vec<Effect> {
    if app.clipboard.cards.is_empty() {
        let (cut, copy) = (app.keymap.key("cut"), app.keymap.key("copy"));
        app.say(format!("Nothing to put: {cut} cuts, {copy} copies"));
        return Vec::new();
    }
    let selection = app.editor.selection();
    let name = name(&app.clipboard.cards);
    let cut = app.clipboard.cut.take();
    // Of cards that shared an id the one that is put gets an id of its own.
    let is_free = |card: &Card| app.editor.journey().cards().all(|other| other.id != card.id);
    let is_fresh = |cut: &Cut| {
        cut.revision == app.editor.revision()
            && cut.after == selection
            && app.clipboard.cards.iter().all(is_free)
    };
    let is_put = match cut.filter(is_fresh) {
        Some(cut) => put_back(app, &cut, &name),
        None => put_here(app, selection, &name),
    };
    if is_put {
        app.say(format!("put {name} · {} undo", app.keymap.key("undo")));
    }
    Vec::new()
}

fn put_back(app: &mut App, cut: &Cut, name: &str) -> bool {
    let cards = app.clipboard.cards.iter().cloned();
    let edits = cards
        .zip(&cut.places)
        .map(|(card, place)| Edit::Insert { place: *place, node: Node::Card(Box::new(card)) })
        .collect();
    app.edit(format!("put {name}"), |_, _| (Edit::Many(edits), cut.before))
}

fn put_here(app: &mut App, selection: Selection, name: &str) -> bool {
    let (Some(stage), Some(lane)) = (app.editor.stage(), app.editor.lane()) else {
        app.say_no_card();
        return false;
    };
    let (stage_handle, lane) = (stage.handle, lane.clone());
    let after = selection.card.or_else(|| stage.cards.last().map(|card| card.handle));
    let put = app.clipboard.cards.clone();
    app.edit(format!("put {name}"), |journey, handles| {
        let (edit, new) = put_cards(journey, handles, stage_handle, after, &lane, &put);
        let card = new.first().copied();
        (edit, Selection { card, ..selection })
    })
}

fn name(chosen: &[Card]) -> String {
    match chosen {
        [card] => format!("\"{}\"", card.title),
        _ => cards(chosen.len()),
    }
}

/// How many references went along, as a sentence's part: ` and 2 references to it`.
pub(super) fn references(count: usize, removed: usize) -> String {
    let them = if removed == 1 { "it" } else { "them" };
    match count {
        0 => String::new(),
        1 => format!(" and 1 reference to {them}"),
        many => format!(" and {many} references to {them}"),
    }
}
