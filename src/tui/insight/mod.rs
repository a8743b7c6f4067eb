//! The insight panel: what the map adds up to, and what is wrong or doubtful in it.
//!
//! Its cursor goes through all that stands somewhere on the map: the ends of the emotion curve, the
//! stages, the findings. The map behind it follows. The cursor is kept as what it stands on, so that
//! it outlasts edits and new looks at the map.

mod draw;
mod figures;
mod go;
mod keys;
mod mouse;
mod sheet;
mod words;

pub(super) use draw::draw;
pub(super) use go::{close, stand_on};
pub use keys::told_keys;
pub(super) use keys::{hints, key};
pub(super) use mouse::{hits, mouse};

use super::app::{App, Effect};
use super::key::Key;
use super::mode::Mode;
use crate::check::{Finding, Insight, Rule};
use crate::edit::Selection;
use crate::journey::{Field, Handle};

/// What is kept of the panel.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// It is shown where there is room for it.
    pub is_open: bool,
    /// It gets the keys back once the help is closed.
    is_left: bool,
    /// What the cursor stands on; `None`: the first there is.
    stop: Option<Stop>,
    /// The number of the cursor's stop, for when what it stands on goes away.
    near: usize,
    /// Where the cursor of the map stood when the panel got the keys.
    since: Option<Selection>,
    /// The first keys of a command of several.
    begun: Vec<Key>,
}

/// A line of the panel that stands somewhere on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The lowest point of the emotion curve.
    Lowest,
    /// The highest point of it.
    Highest,
    /// The figures of a stage.
    Stage(Handle),
    /// A finding.
    Finding(Rule, Handle, Option<Field>),
}

impl Stop {
    fn of(finding: &Finding) -> Self {
        Stop::Finding(finding.rule, finding.at, finding.field)
    }
}

/// Opens the panel and gives it the keys.
pub fn open(app: &mut App) -> Vec<Effect> {
    app.view.details = false;
    let since = Some(app.editor.selection());
    app.view.insight =
        Panel { is_open: true, is_left: false, since, begun: Vec::new(), ..app.view.insight };
    app.mode = Mode::Insight;
    Vec::new()
}

/// Opens the panel on the first finding.
pub(super) fn open_on_findings(app: &mut App) -> Vec<Effect> {
    let first = app.findings.listed(0).map(|(finding, _)| Stop::of(finding));
    if first.is_some() {
        app.view.insight.stop = first;
        app.view.insight.near = figure_stops(app.findings.insight()).count();
    }
    open(app)
}

/// What comes back when the help is closed: the panel where it was opened from there.
pub(super) fn behind(app: &mut App) -> Option<Mode> {
    std::mem::take(&mut app.view.insight.is_left).then_some(Mode::Insight)
}

/// The figures that stand somewhere on the map, from above.
fn figure_stops(insight: &Insight) -> impl Iterator<Item = Stop> {
    let lowest = insight.lowest.map(|_| Stop::Lowest);
    let highest = insight.highest.map(|_| Stop::Highest);
    let stages = insight.stages.iter().map(|(stage, _)| Stop::Stage(*stage));
    lowest.into_iter().chain(highest).chain(stages)
}

/// All stops, the figures' before the findings'.
struct Stops<'a> {
    app: &'a App,
    figures: Vec<Stop>,
}

impl<'a> Stops<'a> {
    fn of(app: &'a App) -> Self {
        Stops { app, figures: figure_stops(app.findings.insight()).collect() }
    }

    fn count(&self) -> usize {
        self.figures.len() + self.app.findings.count()
    }

    fn get(&self, index: usize) -> Option<Stop> {
        if let Some(stop) = self.figures.get(index) {
            return Some(*stop);
        }
        let (finding, _) = self.app.findings.listed(index - self.figures.len())?;
        Some(Stop::of(finding))
    }

    /// The number of the cursor's stop. Of several that are alike the nearest to where it was; where
    /// there is none any more, what now stands in its place.
    fn cursor(&self) -> usize {
        let Panel { stop, near, .. } = self.app.view.insight;
        let Some(stop) = stop else { return 0 };
        let alike = (0..self.count()).filter(|index| self.get(*index) == Some(stop));
        let nearest = alike.min_by_key(|index| index.abs_diff(near));
        nearest.unwrap_or(near.min(self.count().saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests;
