//! What became of one map between two versions of its file.

use super::changes::{Changes, changes};
use crate::journey::Journey;

/// One map, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct MapDiff {
    /// Its name: a path. Still untrusted.
    pub name: String,
    /// The name it had before, where that was another. Still untrusted.
    pub old_name: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a map.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Nothing.
    Same,
    /// Its text is another, the journey is the same.
    Rewritten {
        /// Its title. Still untrusted.
        title: String,
        /// What of the text is another.
        text: Rewriting,
    },
    /// Something in the journey changed.
    Changed(Changes),
    /// The map is new.
    Added(Figures),
    /// The map is gone.
    Removed(Figures),
    /// A version of it could not be read.
    Unread,
}

/// What of a file's text is another where the journey is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rewriting {
    /// Its formatting.
    Formatting,
    /// Its comments.
    Comments,
    /// Both.
    Both,
}

impl Rewriting {
    /// In words: `comments and formatting`.
    pub fn words(self) -> &'static str {
        match self {
            Rewriting::Formatting => "formatting",
            Rewriting::Comments => "comments",
            Rewriting::Both => "comments and formatting",
        }
    }
}

/// A map in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Its title. Still untrusted.
    pub title: String,
    /// How many stages it has.
    pub stages: usize,
    /// How many cards it has.
    pub cards: usize,
    /// Where the lead persona feels worst: the emotion, and the title of the first such stage.
    pub lowest: Option<(i64, String)>,
}

impl Figures {
    /// The figures of a map.
    pub fn of(journey: &Journey) -> Self {
        let low = |stage| Some((journey.lowest(stage)?, stage));
        let lowest = journey.stages.iter().filter_map(low).min_by_key(|(low, _)| *low);
        Figures {
            title: journey.title.clone(),
            stages: journey.stages.len(),
            cards: journey.cards().count(),
            lowest: lowest.map(|(low, stage)| (low, stage.title.clone())),
        }
    }
}

impl Outcome {
    /// What became of a map of two versions; `rewriting` is asked where the journey is the same.
    pub fn between(old: &Journey, new: &Journey, rewriting: impl FnOnce() -> Rewriting) -> Self {
        let changes = changes(old, new);
        if changes.is_empty() {
            return Outcome::Rewritten { title: new.title.clone(), text: rewriting() };
        }
        Outcome::Changed(changes)
    }
}

impl MapDiff {
    /// Whether there is anything to tell.
    pub fn is_worth_telling(&self) -> bool {
        self.outcome != Outcome::Same || self.old_name.is_some()
    }

    /// Whether anything differs that is more than how the file is written.
    pub fn differs(&self) -> bool {
        match self.outcome {
            Outcome::Changed(_) | Outcome::Added(_) | Outcome::Removed(_) => true,
            Outcome::Same | Outcome::Rewritten { .. } => self.old_name.is_some(),
            Outcome::Unread => false,
        }
    }
}
