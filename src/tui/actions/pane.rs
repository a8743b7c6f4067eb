//! What fills the room for the map.

use super::super::app::{App, Effect};
use super::super::pane::{Lines, Pane};

/// Shows the map, with stages beside each other.
pub fn map(app: &mut App) -> Vec<Effect> {
    choose(app, Pane::Map)
}

/// Shows the map as an outline.
pub fn outline(app: &mut App) -> Vec<Effect> {
    choose(app, Pane::Outline)
}

/// Shows one stage at a time, for a room.
pub fn present(app: &mut App) -> Vec<Effect> {
    if app.view.lines == Lines::Plain {
        return choose(app, Pane::Present);
    }
    super::super::present::start(app);
    Vec::new()
}

fn choose(app: &mut App, pane: Pane) -> Vec<Effect> {
    if app.view.lines == Lines::Plain {
        app.say("In plain lines the map is an outline");
        return Vec::new();
    }
    app.view.presenting = None;
    // What comes by itself may go by itself.
    app.view.chosen = None;
    if app.pane() != pane {
        app.view.chosen = Some(pane);
    }
    Vec::new()
}
