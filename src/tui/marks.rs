//! The marked cards.

use rustc_hash::FxHashSet;

use crate::journey::Handle;

/// The marked cards, asked after for each card that is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    cards: FxHashSet<Handle>,
    last: Option<Handle>,
}

impl Marks {
    /// Whether none is marked.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// How many are marked.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether a card is marked.
    pub fn contains(&self, card: Handle) -> bool {
        self.cards.contains(&card)
    }

    /// The one marked last, where it still is.
    pub fn last(&self) -> Option<Handle> {
        self.last.filter(|card| self.contains(*card))
    }

    /// Marks a card, or takes its mark away.
    pub fn toggle(&mut self, card: Handle) {
        if self.cards.remove(&card) {
            self.last = None;
        } else {
            self.add([card]);
        }
    }

    /// Marks cards beside those that are; the last is the one marked last.
    pub fn add(&mut self, cards: impl IntoIterator<Item = Handle>) {
        for card in cards {
            self.cards.insert(card);
            self.last = Some(card);
        }
    }

    /// Takes all marks away.
    pub fn clear(&mut self) {
        self.cards.clear();
        self.last = None;
    }

    /// Keeps the marks of those cards that are still there.
    pub fn keep(&mut self, there: impl Iterator<Item = Handle>) {
        if !self.is_empty() {
            let there: FxHashSet<Handle> = there.filter(|card| self.contains(*card)).collect();
            self.cards = there;
        }
    }
}
