//! What is shown: zoom, panels, help.

use super::super::app::{App, Effect};
use super::super::details::Details;
use super::super::mode::Mode;
use super::super::palette::Palette;
use crate::journey::Handle;
use crate::layout::Zoom;

/// Looks closer.
pub fn zoom_in(app: &mut App) -> Vec<Effect> {
    app.view.zoom = Zoom::Normal;
    Vec::new()
}

/// Shows all stages at once.
pub fn zoom_out(app: &mut App) -> Vec<Effect> {
    app.view.zoom = Zoom::Overview;
    Vec::new()
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
        None => app.say("Nothing is selected"),
    }
    Vec::new()
}

/// Goes to the details panel.
pub fn next_panel(app: &mut App) -> Vec<Effect> {
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
    } else if let Some(left) = app.left.as_mut().filter(|left| left.is_offered) {
        left.is_offered = false;
    } else {
        app.editor.marks().clear();
    }
    Vec::new()
}
