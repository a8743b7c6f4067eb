//! Finding words in the map.

use rustc_hash::FxHashMap;

use super::super::app::{App, Effect, Sought};
use super::super::field::LineField;
use super::super::insight;
use super::super::key::Key;
use super::super::mode::Mode;
use super::super::pane::Pane;
use crate::check::Level;
use crate::journey::{Handle, text_with};
use crate::layout::Spot;
use crate::text;

/// Asks for the words to find.
pub fn start(app: &mut App) -> Vec<Effect> {
    app.mode = Mode::Find(LineField::default());
    Vec::new()
}

/// Keys while the words are typed.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Find(field) = &mut app.mode else { return Vec::new() };
    match key.to_string().as_str() {
        "Enter" => {
            leave(app);
            return go(app, Way::Here);
        }
        // The words are kept for `n`.
        "Esc" | "Ctrl-c" => leave(app),
        "Backspace" if field.is_empty() => leave(app),
        _ => field.press(key),
    }
    Vec::new()
}

/// Leaves the line and keeps the words to be found.
pub fn leave(app: &mut App) {
    let Mode::Find(field) = &mut app.mode else { return };
    let words = field.text().trim().to_owned();
    if !words.is_empty() {
        app.sought = Some(Sought { words, found: None });
    }
    app.mode = Mode::Map;
}

/// To the next place found.
pub fn next(app: &mut App) -> Vec<Effect> {
    go(app, Way::Next)
}

/// To the previous place found.
pub fn previous(app: &mut App) -> Vec<Effect> {
    go(app, Way::Previous)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The first at or behind the cursor.
    Here,
    Next,
    Previous,
}

fn go(app: &mut App, way: Way) -> Vec<Effect> {
    let Some(Sought { words, found: last }) = app.sought.clone() else {
        app.say(format!("Nothing to find yet: {} asks for words", app.keymap.key("find")));
        return Vec::new();
    };
    let journey = app.editor.journey();
    let mut found: Vec<(usize, usize, Option<Handle>)> = Vec::new();
    for (stage, content) in journey.stages.iter().enumerate() {
        if text::holds(&content.title, &words) {
            found.push((stage, 0, None));
        }
        for (position, card) in content.cards.iter().enumerate() {
            if text_with(card, &words).is_some() {
                found.push((stage, position + 1, Some(card.handle)));
            }
        }
    }
    let spot = app.editor.spot();
    let here = app.editor.card().and_then(|card| {
        let cards = &journey.stages.get(spot.stage)?.cards;
        cards.iter().position(|c| c.handle == card.handle)
    });
    let here = (spot.stage, here.map_or(0, |position| position + 1));
    // On a stage's title the cursor stands on a card of it; going on goes on from the title.
    let here = match last {
        Some((place, selection)) if selection == app.editor.selection() => place,
        _ => here,
    };
    let at = |(stage, position, _): &(usize, usize, Option<Handle>)| (*stage, *position);
    let hit = match way {
        Way::Here => found.iter().position(|hit| at(hit) >= here),
        Way::Next => found.iter().position(|hit| at(hit) > here),
        Way::Previous => found.iter().rposition(|hit| at(hit) < here),
    };
    let last = found.len().checked_sub(1);
    let hit = hit.or(if way == Way::Previous { last } else { last.map(|_| 0) });
    let Some(hit) = hit else {
        let find = app.keymap.key("find");
        app.say(format!("\"{words}\" is not in the map: {find} looks for other words"));
        return Vec::new();
    };
    let (stage, position, card) = found[hit];
    match card {
        Some(card) => app.editor.select_card(card),
        None if app.pane() == Pane::Outline => app.editor.select_title(stage),
        None => app.editor.select(Spot { stage, row: 0, card: Some(0) }),
    }
    let found_at = Some(((stage, position), app.editor.selection()));
    app.sought = Some(Sought { words: words.clone(), found: found_at });
    let (next, previous) = (app.keymap.key("find-next"), app.keymap.key("find-previous"));
    app.say(format!(
        "\"{words}\": {} of {} · {next} next · {previous} previous",
        hit + 1,
        found.len()
    ));
    Vec::new()
}

/// To the next card with an error.
pub fn next_finding(app: &mut App) -> Vec<Effect> {
    let journey = app.editor.journey();
    let places: FxHashMap<Handle, usize> =
        journey.cards().enumerate().map(|(place, card)| (card.handle, place)).collect();
    let here = app.editor.card().and_then(|card| places.get(&card.handle));
    // What was removed since the last look at the map has no place any more.
    let errors = || app.findings.errors_of_cards().filter(|(_, card)| places.contains_key(card));
    let next = errors().find(|(_, card)| places.get(card) > here).or_else(|| errors().next());
    let next = next.map(|(finding, card)| (finding.clone(), card));
    match next {
        Some((finding, card)) => {
            app.editor.select_card(card);
            insight::stand_on(app, &finding);
            app.complain(finding.message);
        }
        None => match app.findings.all().iter().find(|finding| finding.level == Level::Error) {
            Some(finding) => {
                let message = finding.message.clone();
                app.complain(message);
            }
            None => app.say(no_errors(app)),
        },
    }
    Vec::new()
}

/// That there is no error, and where to look then.
pub(in super::super) fn no_errors(app: &App) -> String {
    let doubtful = app.findings.all().len();
    if app.editor.journey().cards().next().is_none() {
        return app.missing_first().unwrap_or_else(|| app.missing("No card to check yet", "add"));
    }
    match doubtful {
        0 => format!("No errors, and nothing doubtful: {} presents it", app.keymap.key("present")),
        _ => {
            let insight = app.keymap.key("insight");
            format!("No errors, {doubtful} doubtful: {insight} shows where")
        }
    }
}
