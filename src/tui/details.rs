//! The details panel: every field of what is selected, as a form.

use ratatui::layout::Position;

use super::app::{App, Effect};
use super::key::Key;
use super::mode::Mode;
use super::paint::Painter;
use crate::journey::Handle;
use crate::layout::Area;

/// The details of an element.
#[derive(Debug, Clone)]
pub struct Details {
    element: Handle,
}

impl Details {
    /// The details of an element.
    pub fn new(element: Handle) -> Self {
        Details { element }
    }

    /// What keys do here.
    pub fn hints(&self) -> &'static [(&'static str, &'static str)] {
        &[("Esc", "back to the map")]
    }
}

/// A key while the panel has them.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    if key.is("Esc") {
        app.view.details = false;
        app.mode = Mode::Map;
    }
    Vec::new()
}

/// Text pasted into the panel.
pub fn paste(_app: &mut App, _text: &str) {}

/// Draws the panel; gives the place of the terminal's cursor.
pub fn draw(app: &App, area: Area, painter: &mut Painter<'_>) -> Option<Position> {
    let Mode::Details(details) = &app.mode else { return None };
    let text = format!("{:?}", details.element);
    painter.text(area.x, area.y, area.width, &text, app.look.theme.text);
    None
}
