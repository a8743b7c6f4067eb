//! References: which fields of a map name which ids.

use crate::journey::{Card, Entry, Field, Handle, Journey};

/// What a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A lane.
    Lane,
    /// A card.
    Card,
    /// A persona.
    Persona,
    /// A role.
    Role,
    /// A persona or a role.
    Person,
}

impl Target {
    /// Whether a reference to this can name something of another kind.
    pub fn includes(self, other: Target) -> bool {
        self == other || self == Target::Person && matches!(other, Target::Persona | Target::Role)
    }
}

/// One reference to an id: the element that holds it, and the field in which it stands.
///
/// Where it is an item of a list, the element is that item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference<'a> {
    /// The element or list item.
    pub at: Handle,
    /// Its field.
    pub field: Field,
    /// What kind of thing is named.
    pub target: Target,
    /// The id.
    pub id: &'a str,
}

impl Reference<'_> {
    /// Whether the reference goes away as a whole where what it names does: an item of a list, or a
    /// feeling; else its field becomes unknown.
    pub fn is_item(&self) -> bool {
        matches!(self.field, Field::Text | Field::Persona)
    }
}

/// Every reference that a card holds.
pub fn references_of_card<'a>(card: &'a Card, found: &mut dyn FnMut(Reference<'a>)) {
    found(Reference { at: card.handle, field: Field::Lane, target: Target::Lane, id: &card.lane });
    list(&card.actors, Target::Person, found);
    for emotion in &card.emotions {
        let (at, field) = (emotion.handle, Field::Persona);
        found(Reference { at, field, target: Target::Persona, id: &emotion.persona });
    }
    let owners = card.opportunities.iter().map(|item| (item.handle, &item.owner));
    for (at, owner) in owners.chain([(card.handle, &card.owner)]) {
        if let Some(id) = owner {
            found(Reference { at, field: Field::Owner, target: Target::Role, id });
        }
    }
    list(&card.triggers, Target::Card, found);
}

/// The references that the map itself holds: its owner and its lead.
pub fn references_of_map<'a>(journey: &'a Journey, found: &mut dyn FnMut(Reference<'a>)) {
    let own = [
        (Field::Owner, Target::Role, &journey.owner),
        (Field::Lead, Target::Persona, &journey.lead),
    ];
    for (field, target, id) in own {
        if let Some(id) = id {
            found(Reference { at: Handle::JOURNEY, field, target, id });
        }
    }
}

fn list<'a>(entries: &'a [Entry], target: Target, found: &mut dyn FnMut(Reference<'a>)) {
    for entry in entries {
        found(Reference { at: entry.handle, field: Field::Text, target, id: &entry.text });
    }
}
