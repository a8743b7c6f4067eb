//! What is shown: zoom, panels, help.

use super::super::app::{App, Effect};
use super::super::details::{Details, lend_notes};
use super::super::folded::Folded;
use super::super::insight;
use super::super::mode::Mode;
use super::super::palette::Palette;
use crate::journey::{Field, Handle};

/// Looks closer.
pub fn zoom_in(app: &mut App) -> Vec<Effect> {
    app.view.zoom = app.view.zoom.closer();
    Vec::new()
}

/// Looks from one step farther away, in the end at all stages at once.
pub fn zoom_out(app: &mut App) -> Vec<Effect> {
    app.view.zoom = app.view.zoom.farther();
    Vec::new()
}

/// Folds the selected lane to counts, or unfolds it.
pub fn fold_lane(app: &mut App) -> Vec<Effect> {
    if let Some((handle, title)) = app.editor.lane().map(|lane| (lane.handle, lane.title.clone())) {
        let is_folded = app.view.folds.turn_lane(handle);
        tell_fold(app, &title, is_folded, "fold-lane");
    }
    Vec::new()
}

/// Folds the selected stage to counts, or unfolds it.
pub fn fold_stage(app: &mut App) -> Vec<Effect> {
    let stage = app.editor.stage().map(|stage| (stage.handle, stage.title.clone()));
    if let Some((handle, title)) = stage {
        let is_folded = app.view.folds.turn_stage(handle);
        tell_fold(app, &title, is_folded, "fold-stage");
    }
    Vec::new()
}

/// Unfolds all stages and lanes.
pub fn unfold_all(app: &mut App) -> Vec<Effect> {
    app.view.folds = Folded::default();
    Vec::new()
}

fn tell_fold(app: &mut App, title: &str, is_folded: bool, command: &str) {
    let key = app.keymap.key(command);
    app.say(match is_folded {
        true => format!("\"{title}\" is folded · {key} unfolds it"),
        false => format!("\"{title}\" is unfolded"),
    });
}

/// Opens the details of the selected card; where there is none, of the stage.
pub fn details(app: &mut App) -> Vec<Effect> {
    match app.editor.card().map(|card| card.handle) {
        Some(card) => open(app, Some(card)),
        None => stage_details(app),
    }
}

/// Opens the details of the selected stage.
pub fn stage_details(app: &mut App) -> Vec<Effect> {
    let stage = app.editor.stage().map(|stage| stage.handle);
    open(app, stage)
}

/// Opens the details of the selected lane.
pub fn lane_details(app: &mut App) -> Vec<Effect> {
    let lane = app.editor.lane().map(|lane| lane.handle);
    open(app, lane)
}

/// Opens the details of the map.
pub fn map_details(app: &mut App) -> Vec<Effect> {
    open(app, Some(Handle::JOURNEY))
}

fn open(app: &mut App, element: Option<Handle>) -> Vec<Effect> {
    match element {
        Some(element) => {
            app.view.details = true;
            let left = app.view.left.take();
            app.mode = Mode::Details(Details::reopened(element, left.as_ref()));
        }
        None => app.say_no_card(),
    }
    Vec::new()
}

/// Opens the details of an element on one of its fields.
pub fn details_at(app: &mut App, element: Handle, field: Option<Field>) {
    app.view.details = true;
    app.mode = Mode::Details(match field {
        Some(field) => Details::at(element, field),
        None => Details::new(element),
    });
}

/// Shows what the map adds up to, and its findings.
pub fn insight(app: &mut App) -> Vec<Effect> {
    insight::open(app)
}

/// Opens the notes of the selected card or stage in the user's own editor.
pub fn text_editor(app: &mut App) -> Vec<Effect> {
    lend_notes(app)
}

/// Goes to the panel that is open; where none is, to the details.
pub fn next_panel(app: &mut App) -> Vec<Effect> {
    if app.view.insight.is_open && !app.view.details {
        return insight(app);
    }
    details(app)
}

/// Shows all keys.
pub fn help(app: &mut App) -> Vec<Effect> {
    app.mode = Mode::Help(0);
    Vec::new()
}

/// Finds a command by name.
pub fn palette(app: &mut App) -> Vec<Effect> {
    app.mode = Mode::Palette(Palette::default());
    Vec::new()
}

/// Closes the innermost thing that is open.
pub fn leave(app: &mut App) -> Vec<Effect> {
    if app.view.details {
        app.view.details = false;
    } else if app.view.insight.is_open {
        insight::close(app);
    } else if let Some(left) = app.left.as_mut().filter(|left| left.is_offered) {
        left.is_offered = false;
    } else if app.offers_tour {
        app.offers_tour = false;
    } else if !app.editor.marked().is_empty() {
        app.editor.marks().clear();
    } else if app.view.filter.take().is_none() && app.tour.is_some() {
        return vec![Effect::Close];
    }
    Vec::new()
}
