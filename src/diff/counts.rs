//! How much changed, in figures.

use rustc_hash::FxHashMap;

use super::change::{Change, ChangeKind, ElementKind};
use crate::journey::Handle;

/// How many cards changed, each counted once under its gravest change, and how many other elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Cards that lie in another zone.
    pub crossed: usize,
    /// Cards that are gone.
    pub removed: usize,
    /// Cards that are new.
    pub added: usize,
    /// Cards that stand in another stage.
    pub moved: usize,
    /// Cards of which something else changed.
    pub changed: usize,
    /// Cards that only stand elsewhere in their stage.
    pub reordered: usize,
    /// Stages of which anything changed.
    pub stages: usize,
    /// Lanes of which anything changed.
    pub lanes: usize,
    /// Personas of which anything changed.
    pub personas: usize,
    /// Roles of which anything changed.
    pub roles: usize,
    /// 1 where something about the map itself changed.
    pub maps: usize,
}

impl Counts {
    pub(super) fn of<'a>(changes: impl Iterator<Item = &'a Change>) -> Self {
        type Key = (ElementKind, Option<Handle>, Option<Handle>);
        let mut gravest: FxHashMap<Key, ChangeKind> = FxHashMap::default();
        for change in changes {
            let thing = &change.thing;
            let kind = gravest.entry((thing.element, thing.old, thing.new)).or_insert(change.kind);
            if gravity(change.kind) < gravity(*kind) {
                *kind = change.kind;
            }
        }
        let mut counts = Counts::default();
        for ((element, ..), kind) in gravest {
            *counts.slot(element, kind) += 1;
        }
        counts
    }

    fn slot(&mut self, element: ElementKind, kind: ChangeKind) -> &mut usize {
        match (element, kind) {
            (ElementKind::Map, _) => &mut self.maps,
            (ElementKind::Persona, _) => &mut self.personas,
            (ElementKind::Role, _) => &mut self.roles,
            (ElementKind::Lane, _) => &mut self.lanes,
            (ElementKind::Stage, _) => &mut self.stages,
            (ElementKind::Card, ChangeKind::Crossed) => &mut self.crossed,
            (ElementKind::Card, ChangeKind::Removed) => &mut self.removed,
            (ElementKind::Card, ChangeKind::Added) => &mut self.added,
            (ElementKind::Card, ChangeKind::Moved) => &mut self.moved,
            (ElementKind::Card, ChangeKind::Changed) => &mut self.changed,
            (ElementKind::Card, ChangeKind::Reordered) => &mut self.reordered,
        }
    }

    /// The cards with the word for what happened to them, the gravest first.
    pub fn cards_by_kind(&self) -> [(usize, &'static str); 6] {
        let kinds = [
            (self.crossed, ChangeKind::Crossed),
            (self.removed, ChangeKind::Removed),
            (self.added, ChangeKind::Added),
            (self.moved, ChangeKind::Moved),
            (self.changed, ChangeKind::Changed),
            (self.reordered, ChangeKind::Reordered),
        ];
        kinds.map(|(count, kind)| (count, kind.name()))
    }

    /// How many cards changed in any way.
    pub fn cards(&self) -> usize {
        self.cards_by_kind().iter().map(|(count, _)| count).sum()
    }
}

/// The lower, the graver.
fn gravity(kind: ChangeKind) -> u8 {
    match kind {
        ChangeKind::Crossed => 0,
        ChangeKind::Removed => 1,
        ChangeKind::Added => 2,
        ChangeKind::Moved => 3,
        ChangeKind::Changed => 4,
        ChangeKind::Reordered => 5,
    }
}
