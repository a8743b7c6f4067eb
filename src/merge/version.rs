//! One of the three maps, with what is asked of it looked up beforehand.

use rustc_hash::{FxHashMap, FxHashSet};

use super::standing::{Standing, standing};
use super::walk::{all, handles};
use crate::format::{Anchor, Document};
use crate::journey::{Card, Handle, Journey, Record, Stage};

/// One of the three maps.
pub(super) struct Version<'a> {
    pub(super) document: &'a Document,
    pub(super) cards: FxHashMap<Handle, Placed<'a>>,
    /// What has comments here that the base has not.
    commented: FxHashSet<Handle>,
}

/// A card and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) stage: &'a Stage,
    pub(super) card: &'a Card,
}

impl<'a> Version<'a> {
    pub(super) fn new(document: &'a Document, base: &Document) -> Self {
        let stages = &document.journey.stages;
        let cards = stages
            .iter()
            .flat_map(|stage| {
                stage.cards.iter().map(move |card| (card.handle, Placed { stage, card }))
            })
            .collect();
        let differs = |anchor: Anchor, attached| base.comments.get(anchor) != Some(attached);
        let commented = document
            .comments
            .iter()
            .filter(|(anchor, attached)| differs(*anchor, attached))
            .filter_map(|(anchor, _)| match anchor {
                Anchor::Item(at) | Anchor::Field(at, _) => Some(at),
                Anchor::FileEnd => None,
            })
            .collect();
        Version { document, cards, commented }
    }

    pub(super) fn journey(&self) -> &'a Journey {
        &self.document.journey
    }

    pub(super) fn stage(&self, at: Handle) -> Option<&'a Stage> {
        self.journey().stages.iter().find(|stage| stage.handle == at)
    }

    /// Whether comments were added or changed in a record.
    pub(super) fn is_commented(&self, record: &dyn Record) -> bool {
        let mut found = false;
        if !self.commented.is_empty() {
            all(record, &mut |part| found |= self.commented.contains(&part.handle()));
        }
        found
    }
}

/// Whether an item was moved within its list, however the new order came about.
pub(super) fn was_moved(at: Handle, old: &[Handle], new: &[Handle]) -> bool {
    let places: FxHashMap<Handle, usize> =
        old.iter().enumerate().map(|(place, handle)| (*handle, place)).collect();
    let (kept, places): (Vec<Handle>, Vec<usize>) =
        new.iter().filter_map(|item| places.get(item).map(|place| (*item, *place))).unzip();
    let place = kept.iter().position(|item| *item == at);
    place.is_some_and(|place| standing(&places)[place] == Standing::Moved)
}

/// The cards of a stage.
pub(super) fn cards_of(stage: Option<&Stage>) -> Vec<Handle> {
    stage.map_or_else(Vec::new, |stage| handles(&stage.cards))
}
