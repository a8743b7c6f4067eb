//! Adding cards by typing.

use super::super::app::{App, Effect};
use super::super::mode::Purpose;
use super::typing;
use crate::edit::lane_after_card;
use crate::journey::Handle;

/// Adds cards at the end of the cell.
pub fn here(app: &mut App) -> Vec<Effect> {
    let Some((stage, lane)) = cell(app) else { return Vec::new() };
    let journey = app.editor.journey();
    let after = match (journey.stage(stage), journey.lane(lane)) {
        (Some(stage), Some(lane)) => lane_after_card(stage, lane),
        _ => None,
    };
    typing::start(app, "", Purpose::NewCard { stage, lane, after });
    Vec::new()
}

/// Adds a card after the selected one.
pub fn after(app: &mut App) -> Vec<Effect> {
    let Some(card) = app.editor.card().map(|card| card.handle) else { return here(app) };
    let Some((stage, lane)) = cell(app) else { return Vec::new() };
    typing::start(app, "", Purpose::NewCard { stage, lane, after: Some(card) });
    Vec::new()
}

/// Adds a card before the selected one.
pub fn before(app: &mut App) -> Vec<Effect> {
    let Some(card) = app.editor.card().map(|card| card.handle) else { return here(app) };
    let Some((stage, lane)) = cell(app) else { return Vec::new() };
    let after = app.editor.journey().place(card).and_then(|place| place.after);
    typing::start(app, "", Purpose::NewCard { stage, lane, after });
    Vec::new()
}

/// The cell of the cursor, or a word about what is missing.
fn cell(app: &mut App) -> Option<(Handle, Handle)> {
    let selection = app.editor.selection();
    match (selection.stage, selection.lane) {
        (Some(stage), Some(lane)) => Some((stage, lane)),
        (None, _) => {
            app.complain(app.missing("No stage yet", "add-stage"));
            None
        }
        (_, None) => {
            let up = app.keymap.key("move-up");
            let words = app.missing_first().unwrap_or_else(|| {
                format!("These cards name a lane that is not in the map: move them with {up}")
            });
            app.complain(words);
            None
        }
    }
}
