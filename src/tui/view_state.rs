//! What part of the map is shown, and how.

use super::details::{Details, Lent, Taken, Unkept};
use super::filter::Filter;
use super::folded::Folded;
use super::insight::Panel;
use super::outline::Outline;
use super::pane::{Lines, Pane};
use super::settle::Settle;
use crate::journey::Handle;
use crate::layout::Zoom;

/// What part of the map is shown, and how.
#[derive(Debug, Clone, Default)]
pub struct ViewState {
    /// What fills the room for the map, where it was chosen; else its width says.
    pub chosen: Option<Pane>,
    /// Whether everything is told in plain lines.
    pub lines: Lines,
    /// How closely.
    pub zoom: Zoom,
    /// The first visible stage.
    pub first_stage: Option<Handle>,
    /// For each row of the table how many lines of cards are scrolled past.
    pub tops: Vec<usize>,
    /// The folded stages and lanes.
    pub folds: Folded,
    /// Every persona's curve is drawn, not the lead's alone.
    pub all_curves: bool,
    /// Conflicts that were left open.
    pub unsettled: Option<Settle>,
    /// What cards must fit so as not to be dimmed.
    pub filter: Option<Filter>,
    /// What of the outline is folded, and how far it is scrolled.
    pub outline: Outline,
    /// While a stage is presented, how much of it is on earlier pages: cards, then notes.
    pub presenting: Option<usize>,
    /// The details panel is open.
    pub details: bool,
    /// The details panel as it was left for the map or for help.
    pub left: Option<Details>,
    /// The insight panel.
    pub insight: Panel,
    /// What was typed in the details and cannot be kept as it is.
    pub unkept: Vec<Unkept>,
    /// What was cut or copied in the details.
    pub taken: Option<Taken>,
    /// What is in the user's own editor.
    pub lent: Option<Lent>,
}
