//! What is wrong or doubtful in a map, as of the last look at it.

use rustc_hash::FxHashMap;

use super::wording::counted;
use crate::check::{Figures, Finding, Insight, Level, Outside, Subject, check, subjects};
use crate::journey::{Handle, Journey};

/// The findings of a map, sorted so that drawing asks only about what is visible.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    all: Vec<Finding>,
    by_element: FxHashMap<Handle, Vec<usize>>,
    figures: Figures,
    /// What each is about.
    subjects: Vec<Subject>,
    /// The errors, then the warnings, each in document order.
    gravest_first: Vec<usize>,
    insight: Insight,
}

impl Findings {
    /// Checks a map, and counts what it adds up to.
    pub fn of(journey: &Journey, outside: &dyn Outside) -> Self {
        let all = check(journey, outside);
        let subjects = subjects(journey, &all);
        Findings { subjects, insight: Insight::of(journey), ..Findings::new(all) }
    }

    /// Sorts findings by what they are about, for a map of which nothing else is known.
    pub fn new(all: Vec<Finding>) -> Self {
        let mut by_element: FxHashMap<Handle, Vec<usize>> = FxHashMap::default();
        for (index, finding) in all.iter().enumerate() {
            by_element.entry(finding.at).or_default().push(index);
        }
        let figures = Figures::of(&all);
        let of_level = |level| {
            let is_it = move |(_, finding): &(usize, &Finding)| finding.level == level;
            all.iter().enumerate().filter(is_it).map(|(index, _)| index)
        };
        let gravest_first = of_level(Level::Error).chain(of_level(Level::Warning)).collect();
        let about = |finding: &Finding| Subject { element: finding.at, stage: None };
        let subjects = all.iter().map(about).collect();
        let insight = Insight::default();
        Findings { all, by_element, figures, subjects, gravest_first, insight }
    }

    /// What the map adds up to, as of the last look.
    pub fn insight(&self) -> &Insight {
        &self.insight
    }

    /// How many there are of each kind that is told.
    pub fn figures(&self) -> Figures {
        self.figures
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// One of them with what it is about, in the order of a list: the errors, then the warnings.
    pub fn listed(&self, index: usize) -> Option<(&Finding, Subject)> {
        let index = *self.gravest_first.get(index)?;
        Some((self.all.get(index)?, *self.subjects.get(index)?))
    }

    /// The errors about cards, each with its card, in document order.
    pub fn errors_of_cards(&self) -> impl Iterator<Item = (&Finding, Handle)> {
        let pairs = self.all.iter().zip(&self.subjects);
        pairs
            .filter(|(finding, subject)| {
                finding.level == Level::Error && subject.stage.is_some_and(|s| s != subject.element)
            })
            .map(|(finding, subject)| (finding, subject.element))
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
            .map(|(count, name)| counted(*count, name))
            .collect();
        parts.join(&format!(" {between} "))
    }
}
