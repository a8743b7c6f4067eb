//! One change between two maps.

use super::told::Told;
use crate::journey::{Choice, Crossing, Field, Handle, Zone};

/// What happened to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// A card stands in another stage.
    Moved,
    /// A card or a lane lies in another zone.
    Crossed,
    /// It stands elsewhere among those it stood among before.
    Reordered,
    /// A field holds something else.
    Changed,
}

impl ChangeKind {
    /// The word for it: `added`.
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Moved => "moved",
            ChangeKind::Crossed => "crossed",
            ChangeKind::Reordered => "reordered",
            ChangeKind::Changed => "changed",
        }
    }
}

/// The kinds of elements that changes are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementKind {
    /// The map itself.
    Map,
    /// A persona.
    Persona,
    /// A role.
    Role,
    /// A lane.
    Lane,
    /// A stage.
    Stage,
    /// A card, whatever its kind.
    Card,
}

impl ElementKind {
    /// The word for it: `card`.
    pub fn name(self) -> &'static str {
        match self {
            ElementKind::Map => "map",
            ElementKind::Persona => "persona",
            ElementKind::Role => "role",
            ElementKind::Lane => "lane",
            ElementKind::Stage => "stage",
            ElementKind::Card => "card",
        }
    }
}

/// Something of a map, or of two: what a change is about. Its texts are still untrusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What it is.
    pub element: ElementKind,
    /// What it was in the old map; `None` where it is new.
    pub old: Option<Handle>,
    /// What it is in the new map; `None` where it is gone.
    pub new: Option<Handle>,
    /// Its id; `None` for the map.
    pub id: Option<String>,
    /// Its title or name, as it is now, or was last.
    pub title: String,
    /// The stage it is, or the stage a card stands in now, or stood in last.
    pub stage: Option<StageName>,
}

/// A stage by its names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StageName {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// To what.
    pub thing: Thing,
    /// In which of its fields; `None` where the whole of it was added, removed, moved or reordered.
    pub field: Option<Field>,
    /// What was there before.
    ///
    /// Moved: the stage's id. Crossed: the zone. Reordered: the id of what it stood behind, or the
    /// items of the field in their order. Changed: the field's value, of a list the one item.
    /// Removed: the element.
    pub before: Told,
    /// What is there now, in the same way.
    pub after: Told,
}

impl Change {
    /// Which edge was crossed, and which way; `None` where none was.
    pub fn crossing(&self) -> Option<Crossing> {
        let zone = |told: &Told| told.as_choice().and_then(zone_named);
        let is_crossing = self.kind == ChangeKind::Crossed;
        Crossing::between(zone(&self.before)?, zone(&self.after)?).filter(|_| is_crossing)
    }
}

/// The zone of a name.
pub(super) fn zone_named(name: &str) -> Option<Zone> {
    Zone::ALL.iter().copied().find(|zone| zone.name() == name)
}
