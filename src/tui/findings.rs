//! What is wrong or doubtful in a map, as of the last look at it.

use rustc_hash::FxHashMap;

use crate::check::{Figures, Finding};
use crate::journey::Handle;

/// The findings of a map, sorted so that drawing asks only about what is visible.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    all: Vec<Finding>,
    by_element: FxHashMap<Handle, Vec<usize>>,
    figures: Figures,
}

impl Findings {
    /// Sorts findings by what they are about.
    pub fn new(all: Vec<Finding>) -> Self {
        let mut by_element: FxHashMap<Handle, Vec<usize>> = FxHashMap::default();
        for (index, finding) in all.iter().enumerate() {
            by_element.entry(finding.at).or_default().push(index);
        }
        let figures = Figures::of(&all);
        Findings { all, by_element, figures }
    }

    /// All of them, in document order.
    pub fn all(&self) -> &[Finding] {
        &self.all
    }

    /// Those about an element or list item.
    pub fn about(&self, at: Handle) -> impl Iterator<Item = &Finding> {
        self.by_element.get(&at).into_iter().flatten().map(|index| &self.all[*index])
    }

    /// What is wrong and what is low: `2 errors · 1 low point · 1 blind spot`.
    pub fn summary(&self, between: &str) -> String {
        let figures = &self.figures;
        let counts = [
            (figures.errors, "error"),
            (figures.low_points, "low point"),
            (figures.blind_spots, "blind spot"),
        ];
        let parts: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{count} {name}{}", if *count == 1 { "" } else { "s" }))
            .collect();
        parts.join(&format!(" {between} "))
    }
}
