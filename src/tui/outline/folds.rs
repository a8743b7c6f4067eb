//! What of the outline is folded.

use rustc_hash::FxHashSet;

use crate::journey::Handle;

/// How far everything is unfolded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Level {
    /// Stages alone.
    Stages,
    /// Stages and cards.
    #[default]
    Cards,
    /// Cards with what they hold.
    Whole,
}

/// What of the outline is folded: a level for everything, and what differs from it.
#[derive(Debug, Clone, Default)]
pub(super) struct Folds {
    level: Level,
    turned: FxHashSet<Handle>,
}

impl Folds {
    /// Whether the cards of a stage are shown.
    pub(super) fn is_stage_open(&self, stage: Handle) -> bool {
        (self.level != Level::Stages) != self.turned.contains(&stage)
    }

    /// Whether what a card holds is shown.
    pub(super) fn is_card_open(&self, card: Handle) -> bool {
        (self.level == Level::Whole) != self.turned.contains(&card)
    }

    /// Folds or unfolds what is shown of a stage or a card at present.
    pub(super) fn turn(&mut self, at: Handle) {
        if !self.turned.remove(&at) {
            self.turned.insert(at);
        }
    }

    /// Unfolds everything by one level.
    pub(super) fn unfold_all(&mut self) {
        self.turned.clear();
        self.level = match self.level {
            Level::Stages => Level::Cards,
            Level::Cards | Level::Whole => Level::Whole,
        };
    }

    /// Unfolds all stages, and folds what cards hold.
    pub(super) fn unfold_stages(&mut self) {
        self.turned.clear();
        self.level = Level::Cards;
    }

    /// Folds all stages.
    pub(super) fn fold_all(&mut self) {
        self.turned.clear();
        self.level = Level::Stages;
    }
}
