//! Who is who in a map: names for ids, zones for cards, found without searching.

use rustc_hash::FxHashMap;

use crate::journey::{Card, Journey, Lane, Stage, Visibility, Zone};

/// One card where it stands.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    /// The stage's number, from 1.
    pub number: usize,
    pub stage: &'a Stage,
    pub card: &'a Card,
    /// `None` where the card's lane is not in the map.
    pub zone: Option<Zone>,
}

impl Spot<'_> {
    /// Whether the card decides: a moment of truth or a showstopper.
    pub(super) fn decides(&self) -> bool {
        self.card.moment_of_truth || self.card.showstopper
    }
}

/// One stage with its cards, in the order of time.
pub(super) struct Column<'a> {
    /// From 1.
    pub number: usize,
    pub stage: &'a Stage,
    pub spots: Vec<Spot<'a>>,
}

impl<'a> Column<'a> {
    /// The stage's cards in one zone; those in no lane of the map for `None`.
    pub(super) fn in_zone(&self, zone: Option<Zone>) -> impl Iterator<Item = &Spot<'a>> {
        self.spots.iter().filter(move |spot| spot.zone == zone)
    }

    /// Whether the consumer acts here and nothing is in the band.
    pub(super) fn is_blind_spot(&self) -> bool {
        self.in_zone(Some(Visibility::Consumer)).next().is_some()
            && self.in_zone(Some(Visibility::Band)).next().is_none()
    }
}

/// A map with its ids looked up. Where an id is doubled the first one counts.
pub(super) struct Directory<'a> {
    pub journey: &'a Journey,
    pub columns: Vec<Column<'a>>,
    lanes: FxHashMap<&'a str, &'a Lane>,
    names: FxHashMap<&'a str, &'a str>,
    cards: FxHashMap<&'a str, &'a Card>,
}

impl<'a> Directory<'a> {
    pub(super) fn of(journey: &'a Journey) -> Self {
        let mut lanes = FxHashMap::default();
        for lane in &journey.lanes {
            lanes.entry(lane.id.as_str()).or_insert(lane);
        }
        let mut names = FxHashMap::default();
        let personas = journey.personas.iter().map(|persona| (&persona.id, &persona.name));
        let roles = journey.roles.iter().map(|role| (&role.id, &role.name));
        for (id, name) in personas.chain(roles) {
            names.entry(id.as_str()).or_insert(name.as_str());
        }
        let mut cards = FxHashMap::default();
        for card in journey.cards() {
            cards.entry(card.id.as_str()).or_insert(card);
        }
        let columns = (1..).zip(&journey.stages).map(|(number, stage)| {
            let spot = |card: &'a Card| {
                let zone = lanes.get(card.lane.as_str()).map(|lane: &&Lane| lane.visibility);
                Spot { number, stage, card, zone }
            };
            Column { number, stage, spots: stage.cards.iter().map(spot).collect() }
        });
        let columns = columns.collect();
        Directory { journey, columns, lanes, names, cards }
    }

    /// All cards in the order of time.
    pub(super) fn spots(&self) -> impl Iterator<Item = Spot<'a>> + '_ {
        self.columns.iter().flat_map(|column| column.spots.iter().copied())
    }

    /// The name of a persona or role; the id itself where nobody has it.
    pub(super) fn name(&self, id: &'a str) -> &'a str {
        let name = self.names.get(id).copied().unwrap_or(id);
        if name.trim().is_empty() { id } else { name }
    }

    /// The card with an id.
    pub(super) fn card(&self, id: &str) -> Option<&'a Card> {
        self.cards.get(id).copied()
    }

    /// The title of a card's lane, where its zone has more than one lane to tell apart.
    pub(super) fn lane_apart(&self, spot: &Spot<'a>) -> Option<&'a str> {
        let lane = self.lanes.get(spot.card.lane.as_str())?;
        let mut peers = self.journey.lanes.iter().filter(|l| l.visibility == lane.visibility);
        peers.nth(1).map(|_| lane.title.as_str())
    }
}
