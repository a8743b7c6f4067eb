//! What a map holds, by id, so that every rule looks it up in one step.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::journey::{Card, Handle, IdSpace, Journey, Lane, Persona, Role, Stage};

/// The elements of a map by id; the first one where an id is doubled.
pub(super) struct Known<'a> {
    pub journey: &'a Journey,
    pub stages: FxHashMap<&'a str, &'a Stage>,
    pub lanes: FxHashMap<&'a str, &'a Lane>,
    pub personas: FxHashMap<&'a str, &'a Persona>,
    pub roles: FxHashMap<&'a str, &'a Role>,
    /// The ids of personas and roles together.
    pub people: FxHashSet<&'a str>,
    /// Each card with the stage it stands in.
    pub cards: FxHashMap<&'a str, (&'a Card, &'a Stage)>,
    /// The cards whose id another card before them has.
    pub repeated: FxHashSet<Handle>,
}

impl<'a> Known<'a> {
    pub fn new(journey: &'a Journey) -> Self {
        let count = journey.stages.iter().map(|stage| stage.cards.len()).sum();
        let mut cards = FxHashMap::with_capacity_and_hasher(count, rustc_hash::FxBuildHasher);
        let mut repeated = FxHashSet::default();
        for stage in &journey.stages {
            for card in &stage.cards {
                match cards.entry(card.id.as_str()) {
                    Entry::Vacant(place) => {
                        place.insert((card, stage));
                    }
                    Entry::Occupied(_) => {
                        repeated.insert(card.handle);
                    }
                }
            }
        }
        Known {
            journey,
            stages: by_id(&journey.stages, |stage| &stage.id),
            lanes: by_id(&journey.lanes, |lane| &lane.id),
            personas: by_id(&journey.personas, |persona| &persona.id),
            roles: by_id(&journey.roles, |role| &role.id),
            people: journey.ids(IdSpace::People).map(|(id, _)| id).collect(),
            cards,
            repeated,
        }
    }

    /// The lane of a card; `None` where it is not in the map.
    pub fn lane(&self, card: &Card) -> Option<&'a Lane> {
        self.lanes.get(card.lane.as_str()).copied()
    }

    /// Whether a persona or role has the id.
    pub fn has_person(&self, id: &str) -> bool {
        self.people.contains(id)
    }
}

fn by_id<'a, T>(items: &'a [T], id: impl Fn(&'a T) -> &'a str) -> FxHashMap<&'a str, &'a T> {
    let mut map = FxHashMap::with_capacity_and_hasher(items.len(), rustc_hash::FxBuildHasher);
    for item in items {
        map.entry(id(item)).or_insert(item);
    }
    map
}
