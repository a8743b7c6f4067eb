//! Moving the cursor.

use super::super::app::{App, Effect};
use crate::layout::Spot;

/// To the stage before.
pub fn left(app: &mut App) -> Vec<Effect> {
    by(app, |_, spot| Spot { stage: spot.stage.saturating_sub(1), ..spot })
}

/// To the next stage.
pub fn right(app: &mut App) -> Vec<Effect> {
    by(app, |_, spot| Spot { stage: spot.stage + 1, ..spot })
}

/// To the next card of the cell, then to the next lane.
pub fn down(app: &mut App) -> Vec<Effect> {
    by(app, |app, spot| {
        let cells = app.editor.cells();
        match spot.card {
            Some(card) if card + 1 < cells.cards(spot.stage, spot.row).len() => {
                Spot { card: Some(card + 1), ..spot }
            }
            _ if spot.row + 1 < cells.rows().len() => {
                Spot { row: spot.row + 1, card: Some(0), ..spot }
            }
            _ => spot,
        }
    })
}

/// To the card above, then to the lane above.
pub fn up(app: &mut App) -> Vec<Effect> {
    by(app, |_, spot| match spot.card {
        Some(card) if card > 0 => Spot { card: Some(card - 1), ..spot },
        _ if spot.row > 0 => Spot { row: spot.row - 1, card: Some(usize::MAX), ..spot },
        _ => spot,
    })
}

/// To the next lane.
pub fn next_lane(app: &mut App) -> Vec<Effect> {
    by(app, |_, spot| Spot { row: spot.row + 1, card: Some(0), ..spot })
}

/// To the lane above.
pub fn previous_lane(app: &mut App) -> Vec<Effect> {
    by(app, |_, spot| Spot { row: spot.row.saturating_sub(1), card: Some(0), ..spot })
}

/// To the first card of the map.
pub fn first_card(app: &mut App) -> Vec<Effect> {
    by(app, |app, _| app.editor.first_spot())
}

/// To the last card of the map.
pub fn last_card(app: &mut App) -> Vec<Effect> {
    by(app, |app, spot| {
        let editor = &app.editor;
        let last = editor.journey().stages.iter().rev().find_map(|stage| stage.cards.last());
        last.and_then(|card| editor.cells().find(editor.journey(), card.handle)).unwrap_or(spot)
    })
}

/// To the first stage.
pub fn first_stage(app: &mut App) -> Vec<Effect> {
    by(app, |_, spot| Spot { stage: 0, ..spot })
}

/// To the last stage.
pub fn last_stage(app: &mut App) -> Vec<Effect> {
    by(app, |_, spot| Spot { stage: usize::MAX, ..spot })
}

fn by(app: &mut App, step: impl FnOnce(&App, Spot) -> Spot) -> Vec<Effect> {
    let spot = step(app, app.editor.spot());
    app.editor.select(spot);
    Vec::new()
}
