//! What changed between two maps, most telling first.

use super::change::Change;
use super::counts::Counts;
use super::finder::Finder;
use super::line::Line;
use super::lowest::{Lowest, lowest};
use super::matching::matching;
use crate::journey::Journey;

/// What changed between two maps.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// The title of the new map. Still untrusted.
    pub title: String,
    /// All that changed, a line for each thing, most telling first: those to look at first, then
    /// what was added and what moved, then by stage the rest.
    pub lines: Vec<Line>,
    /// The lowest emotion of each stage, before and after.
    pub lowest: Vec<Lowest>,
}

/// Finds out what changed between two maps.
///
/// There is no change exactly where both have the same canonical text, comments aside.
pub fn changes(old: &Journey, new: &Journey) -> Changes {
    let found = matching(old, new);
    let finder = Finder::new(old, new, &found);
    let lowest = lowest(old, new, &finder.columns);
    Changes { title: new.title.clone(), lines: finder.lines(), lowest }
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The changes one by one, in the order of the lines that tell them.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.lines.iter().flat_map(|line| &line.changes)
    }

    /// How many cards and other elements changed, each counted once.
    pub fn counts(&self) -> Counts {
        Counts::of(self.iter())
    }

    /// Whether the lowest emotion of some stage is another.
    pub fn lowest_differs(&self) -> bool {
        self.lowest.iter().any(|stage| stage.before != stage.after)
    }
}
