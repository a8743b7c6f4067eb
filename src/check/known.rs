//! What a map holds, by id, so that every rule looks it up in one step.

use rustc_hash::FxHashMap;

use crate::journey::{Card, Journey, Lane, Persona, Role, Stage, Zone};

/// The elements of a map by id; the first one where an id is doubled.
pub(super) struct Known<'a> {
    pub journey: &'a Journey,
    pub stages: FxHashMap<&'a str, &'a Stage>,
    pub lanes: FxHashMap<&'a str, &'a Lane>,
    pub personas: FxHashMap<&'a str, &'a Persona>,
    pub roles: FxHashMap<&'a str, &'a Role>,
    /// Each card with the stage it stands in.
    pub cards: FxHashMap<&'a str, (&'a Card, &'a Stage)>,
}

impl<'a> Known<'a> {
    pub fn new(journey: &'a Journey) -> Self {
        let count = journey.stages.iter().map(|stage| stage.cards.len()).sum();
        let mut cards = FxHashMap::with_capacity_and_hasher(count, rustc_hash::FxBuildHasher);
        for stage in &journey.stages {
            for card in &stage.cards {
                cards.entry(card.id.as_str()).or_insert((card, stage));
            }
        }
        Known {
            journey,
            stages: by_id(&journey.stages, |stage| &stage.id),
            lanes: by_id(&journey.lanes, |lane| &lane.id),
            personas: by_id(&journey.personas, |persona| &persona.id),
            roles: by_id(&journey.roles, |role| &role.id),
            cards,
        }
    }

    /// The zone of a card; `None` where its lane is not in the map.
    pub fn zone(&self, card: &Card) -> Option<Zone> {
        self.lanes.get(card.lane.as_str()).map(|lane| lane.visibility)
    }

    /// Whether a persona or role has the id.
    pub fn has_person(&self, id: &str) -> bool {
        self.personas.contains_key(id) || self.roles.contains_key(id)
    }
}

fn by_id<'a, T>(items: &'a [T], id: impl Fn(&'a T) -> &'a str) -> FxHashMap<&'a str, &'a T> {
    let mut map = FxHashMap::with_capacity_and_hasher(items.len(), rustc_hash::FxBuildHasher);
    for item in items {
        map.entry(id(item)).or_insert(item);
    }
    map
}
