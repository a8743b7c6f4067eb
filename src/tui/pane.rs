//! What fills the room for the map: the map itself, its outline, or one stage for a room.

use super::app::App;

/// What fills the room for the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// Stages beside each other, lanes below each other.
    Map,
    /// Stages below each other, under each its cards in the order of time.
    Outline,
    /// One stage at a time, over the whole screen.
    Present,
}

/// How lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// With bars, signs and colours.
    #[default]
    Drawn,
    /// In words alone, with the terminal's cursor on what is selected: for screen readers.
    Plain,
}

/// From this width on a map is shown as such where nothing else was chosen.
const MAP_WIDTH: u16 = 60;

impl App {
    /// What fills the room for the map: what was chosen, else what suits its width. Plain lines are
    /// always an outline.
    pub fn pane(&self) -> Pane {
        if self.view.lines == Lines::Drawn && self.view.presenting.is_some() {
            return Pane::Present;
        }
        match (self.view.lines, self.view.chosen) {
            (Lines::Plain, _) => Pane::Outline,
            (Lines::Drawn, Some(chosen)) => chosen,
            (Lines::Drawn, None) if self.size.0 < MAP_WIDTH => Pane::Outline,
            (Lines::Drawn, None) => Pane::Map,
        }
    }
}
