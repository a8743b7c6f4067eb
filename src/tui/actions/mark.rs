//! Marking cards, to do one thing to all of them.

use super::super::app::{App, Effect};
use super::super::wording::cards;
use crate::journey::{Handle, text_with};
use crate::layout::{Cells, Spot};

/// Marks the card, or takes its mark away, and goes on to the next.
pub fn one(app: &mut App) -> Vec<Effect> {
    let Some(card) = app.editor.card().map(|card| card.handle) else {
        app.say_no_card();
        return Vec::new();
    };
    app.editor.marks().toggle(card);
    tell(app);
    super::go::down(app)
}

/// Marks all cards from the one marked last to the selected one: within a cell those between, else
/// those of all cells between, as a hand would draw a frame around them.
pub fn range(app: &mut App) -> Vec<Effect> {
    let journey = app.editor.journey();
    let last = app.editor.marked().last();
    let from = last.and_then(|card| app.editor.cells().find(journey, card));
    let (Some(from), Some(_)) = (from, app.editor.card()) else {
        let (mark, range) = (app.keymap.key("mark"), app.keymap.key("mark-range"));
        app.say(format!("{mark} marks the first card, {range} all from there to the selected one"));
        return Vec::new();
    };
    let found = framed(app.editor.cells(), from, app.editor.spot());
    let handles: Vec<Handle> = found
        .into_iter()
        .filter_map(|spot| app.editor.cells().card(journey, spot))
        .map(|card| card.handle)
        .collect();
    app.editor.marks().add(handles);
    tell(app);
    Vec::new()
}

/// The places of all cards between two of them.
fn framed(cells: &Cells, from: Spot, to: Spot) -> Vec<Spot> {
    let between = |a: usize, b: usize| a.min(b)..=a.max(b);
    let mut found = Vec::new();
    for stage in between(from.stage, to.stage) {
        for row in between(from.row, to.row) {
            let all = 0..cells.cards(stage, row).len();
            let within = match (from.card, to.card) {
                (Some(a), Some(b)) if (from.stage, from.row) == (to.stage, to.row) => {
                    a.min(b)..a.max(b) + 1
                }
                _ => all,
            };
            found.extend(within.map(|card| Spot { stage, row, card: Some(card) }));
        }
    }
    found
}

/// Marks all cards that fit the filter; where there is none, all that hold the words found last.
pub fn found(app: &mut App) -> Vec<Effect> {
    if let Some(filter) = &app.view.filter {
        let cards = app.editor.journey().cards();
        let fitting: Vec<Handle> =
            cards.filter(|card| filter.fits(card, &app.findings)).map(|card| card.handle).collect();
        if fitting.is_empty() {
            super::filter::tell(app);
            return Vec::new();
        }
        app.editor.marks().add(fitting);
        tell(app);
        return Vec::new();
    }
    let Some(words) = app.sought.as_ref().map(|sought| sought.words.clone()) else {
        app.say(format!("Nothing to find yet: {} asks for words", app.keymap.key("find")));
        return Vec::new();
    };
    let journey = app.editor.journey();
    let handles: Vec<Handle> = journey
        .cards()
        .filter(|card| text_with(*card, &words).is_some())
        .map(|card| card.handle)
        .collect();
    if handles.is_empty() {
        let find = app.keymap.key("find");
        app.say(format!("\"{words}\" is in no card: {find} looks for other words"));
        return Vec::new();
    }
    app.editor.marks().add(handles);
    tell(app);
    Vec::new()
}

/// Takes all marks away.
pub fn none(app: &mut App) -> Vec<Effect> {
    app.editor.marks().clear();
    Vec::new()
}

fn tell(app: &mut App) {
    app.say(format!("{} marked", cards(app.editor.marked().len())));
}
