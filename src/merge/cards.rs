//! Weaving the cards, which move from stage to stage: what becomes of each, where it stands, and in
//! which order.

use std::cmp::Ordering;

use rustc_hash::{FxHashMap, FxHashSet};

use super::dispute::Dispute;
use super::order::{self, Items, Order};
use super::three::{Side, Three};
use super::version::{Placed, cards_of, was_moved};
use super::walk::same;
use super::weave::{Loom, Source};
use crate::journey::{Card, Field, Handle, Stage};

/// What becomes of a card.
struct Fate {
    stage: Handle,
    source: Source,
}

impl<'a> Loom<'a> {
    /// The cards of each of the merged stages, in their order.
    pub(super) fn cards(&mut self, stages: &[Stage]) -> Vec<Vec<(Handle, Source)>> {
        let open: FxHashSet<Handle> = stages.iter().map(|stage| stage.handle).collect();
        let mut looked_at = FxHashSet::default();
        let mut fates = FxHashMap::default();
        for side in [Side::Ours, Side::Theirs] {
            for card in self.versions.get(side).journey().cards() {
                if looked_at.insert(card.handle) {
                    let fate = self.fate(card.handle, &open, stages);
                    fates.extend(fate.map(|fate| (card.handle, fate)));
                }
            }
        }
        let orders: Vec<Vec<Handle>> =
            stages.iter().map(|stage| self.order(stage.handle, &fates)).collect();
        let mut take = |at| fates.remove(&at).map(|fate| (at, fate.source));
        orders.into_iter().map(|order| order.into_iter().filter_map(&mut take).collect()).collect()
    }

    fn placed(&self, at: Handle) -> Three<Option<Placed<'a>>> {
        let versions = self.versions;
        Three::of(|side| versions.get(side).cards.get(&at).copied())
    }

    /// Whether a side did anything to a card that the other side removed, or refers to it.
    pub(super) fn is_touched(&self, at: Handle, side: Side) -> bool {
        let version = self.versions.get(side);
        let (Some(old), Some(new)) = (self.versions.base.cards.get(&at), version.cards.get(&at))
        else {
            return true;
        };
        self.kept.elements.contains_key(&at)
            || old.stage.handle != new.stage.handle
            || differ(old.card, new.card)
            || version.is_commented(new.card)
            || self.was_moved_within(at, old.stage, side)
    }

    fn was_moved_within(&self, at: Handle, old: &Stage, side: Side) -> bool {
        let new = self.versions.get(side).stage(old.handle);
        new.is_some_and(|new| was_moved(at, &cards_of(Some(old)), &cards_of(Some(new))))
    }

    fn fate(&mut self, at: Handle, open: &FxHashSet<Handle>, stages: &[Stage]) -> Option<Fate> {
        let placed = self.placed(at);
        let handle = |placed: Option<Placed<'_>>| placed.map(|placed| placed.stage.handle);
        let places = Three {
            base: handle(placed.base),
            ours: handle(placed.ours),
            theirs: handle(placed.theirs),
        };
        let card = |side: Side| placed.get(side).map(|placed| placed.card);
        match (placed.ours, placed.theirs) {
            (Some(ours), Some(theirs)) => {
                let source = self.source(card(Side::Base), ours.card, theirs.card);
                let stage = self.stage_of(at, &places, open, stages);
                Some(Fate { stage, source })
            }
            (Some(placed), None) => self.one_sided(at, placed, Side::Ours, open),
            (None, Some(placed)) => self.one_sided(at, placed, Side::Theirs, open),
            (None, None) => None,
        }
    }

    /// What becomes of a card that only one of the sides has: a new one, or one that the other side
    /// removed.
    fn one_sided(
        &mut self,
        at: Handle,
        placed: Placed<'_>,
        side: Side,
        open: &FxHashSet<Handle>,
    ) -> Option<Fate> {
        let stage = placed.stage.handle;
        if self.versions.base.cards.contains_key(&at) {
            let by = side.other();
            // A stage that is kept keeps its cards; it stands for them.
            let is_in_removed = self.versions.get(by).stage(stage).is_none()
                && self.versions.base.stage(stage).is_some()
                && open.contains(&stage);
            if !is_in_removed {
                if !self.is_touched(at, side) {
                    return None;
                }
                self.disputes.push(Dispute::Removed { at, by });
            }
        }
        Some(Fate { stage, source: Source::Side(side) })
    }

    fn source(&mut self, base: Option<&Card>, ours: &Card, theirs: &Card) -> Source {
        if !differ(ours, theirs) {
            return Source::Side(Side::Ours);
        }
        // A comment on something in the card that the other side removed is looked at there.
        let has_nothing_new = |side: Side, base: &Card, card: &Card| {
            !differ(base, card) && !self.versions.get(side).is_commented(card)
        };
        match base {
            Some(base) if has_nothing_new(Side::Theirs, base, theirs) => Source::Side(Side::Ours),
            Some(base) if has_nothing_new(Side::Ours, base, ours) => Source::Side(Side::Theirs),
            _ => {
                let mut card = Card { handle: ours.handle, ..Card::default() };
                let base = base.map(|base| base as _);
                self.blend(base, ours, theirs, &mut card);
                Source::Blended(Box::new(card))
            }
        }
    }

    /// The stage in which a card stands that both sides have.
    fn stage_of(
        &mut self,
        at: Handle,
        places: &Three<Option<Handle>>,
        open: &FxHashSet<Handle>,
        stages: &[Stage],
    ) -> Handle {
        let (ours, theirs) = (places.ours.unwrap_or_default(), places.theirs.unwrap_or_default());
        let moved_within = |side: Side| {
            let old = places.base.and_then(|base| self.versions.base.stage(base));
            old.is_some_and(|old| self.was_moved_within(at, old, side))
        };
        let settled = match places.settles(|one, other| one == other) {
            Some(Side::Theirs) if !moved_within(Side::Ours) => Some(theirs),
            Some(Side::Ours) if ours == theirs || !moved_within(Side::Theirs) => Some(ours),
            _ => None,
        };
        if let Some(stage) = settled.filter(|stage| open.contains(stage)) {
            return stage;
        }
        self.disputes.push(Dispute::Stage { at, stages: *places });
        if let Some(base) = places.base.filter(|base| open.contains(base)) {
            return base;
        }
        // The one that comes first by its id, whichever side it is of.
        let id =
            |at: &Handle| stages.iter().find(|stage| stage.handle == *at).map(|stage| &stage.id);
        // A stage into which a side moved a card is not removed, so one of them is there.
        let both = [ours, theirs].into_iter().filter(|stage| open.contains(stage));
        both.min_by_key(id).unwrap_or_default()
    }

    /// The merged order of the cards of a stage.
    fn order(&mut self, stage: Handle, fates: &FxHashMap<Handle, Fate>) -> Vec<Handle> {
        let lists = Three::of(|side| cards_of(self.versions.get(side).stage(stage)));
        let slices = Three::of(|side| lists.get(side).as_slice());
        let known = Cards { stage, fates, loom: self };
        let Order { items, disputed } = order::merge(&slices, Side::Base, &known);
        let orders = (!disputed.is_empty())
            .then(|| Three::of(|side| order::merge(&slices, side, &known).items));
        for (group, orders) in disputed.into_iter().zip(orders.into_iter().cycle()) {
            let field = Field::Cards;
            self.disputes.push(Dispute::Order { parent: stage, field, items: group, orders });
        }
        items
    }
}

/// The cards of a merged stage, as their order needs to know them.
struct Cards<'a> {
    stage: Handle,
    fates: &'a FxHashMap<Handle, Fate>,
    loom: &'a Loom<'a>,
}

impl Items<Handle> for Cards<'_> {
    fn stays(&self, item: Handle) -> bool {
        self.fates.get(&item).is_some_and(|fate| fate.stage == self.stage)
    }

    fn is_new(&self, item: Handle) -> bool {
        self.loom.aligned.is_new(item)
    }

    fn compare(&self, one: Handle, other: Handle) -> Ordering {
        let key = |at| {
            let placed = self.loom.placed(at);
            let card = placed.ours.or(placed.theirs).or(placed.base).map(|placed| placed.card);
            card.map(|card| (&card.id, &card.title))
        };
        key(one).cmp(&key(other))
    }

    fn keeps_runs(&self) -> bool {
        false
    }
}

/// Whether two versions of a card differ. A figure that is no number equals none, not even itself.
fn differ(one: &Card, other: &Card) -> bool {
    one != other && !same(one, other)
}
