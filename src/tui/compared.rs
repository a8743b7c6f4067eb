//! The map that this one is compared with: the state before, beside the state after.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::journey::{Card, Choice, Field, FieldRef, Journey, Record, curve};

/// The map that this one is compared with. Stages and cards are the same where their ids are.
#[derive(Debug, Clone)]
pub struct Compared {
    name: String,
    journey: Journey,
    /// For each card's id its stage's and its own position.
    cards: FxHashMap<String, (usize, usize)>,
    stages: FxHashMap<String, usize>,
}

/// How a card stands to the one of the other map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The other map does not have it.
    New,
    /// It says something else there, or stands in another stage.
    Changed,
}

/// How many cards differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Differences {
    /// Cards that the other map does not have.
    pub new: usize,
    /// Cards that say something else there.
    pub changed: usize,
    /// Cards that only the other map has.
    pub gone: usize,
}

impl Compared {
    /// Compares with a map that is called so.
    pub fn new(name: String, journey: Journey) -> Self {
        let mut cards = FxHashMap::default();
        let mut stages = FxHashMap::default();
        for (number, stage) in journey.stages.iter().enumerate() {
            stages.entry(stage.id.clone()).or_insert(number);
            for (place, card) in stage.cards.iter().enumerate() {
                cards.entry(card.id.clone()).or_insert((number, place));
            }
        }
        Compared { name, journey, cards, stages }
    }

    /// What the other map is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The other map's card of an id, with the id of its stage.
    fn card(&self, id: &str) -> Option<(&Card, &str)> {
        let (stage, card) = *self.cards.get(id)?;
        let stage = self.journey.stages.get(stage)?;
        Some((stage.cards.get(card)?, &stage.id))
    }

    /// How a card of a stage stands to the other map; `None` where it is the same there.
    pub fn difference(&self, stage: &str, card: &Card) -> Option<Difference> {
        match self.card(&card.id) {
            None => Some(Difference::New),
            Some((other, there)) => {
                let same = there == stage && card.kind == other.kind && is_same(card, other);
                (!same).then_some(Difference::Changed)
            }
        }
    }

    /// How many cards of a map differ.
    pub fn differences(&self, journey: &Journey) -> Differences {
        let mut found = Differences::default();
        let mut kept = 0;
        for stage in &journey.stages {
            for card in &stage.cards {
                match self.difference(&stage.id, card) {
                    Some(Difference::New) => found.new += 1,
                    Some(Difference::Changed) => found.changed += 1,
                    None => {}
                }
                kept += usize::from(self.cards.contains_key(&card.id));
            }
        }
        found.gone = self.cards.len().saturating_sub(kept);
        found
    }

    /// The cards that only the other map has, by the id of their stage there.
    pub fn gone(&self, journey: &Journey) -> FxHashMap<&str, Vec<&Card>> {
        let here: FxHashSet<&str> = journey.cards().map(|card| card.id.as_str()).collect();
        let mut gone: FxHashMap<&str, Vec<&Card>> = FxHashMap::default();
        for stage in &self.journey.stages {
            let cards = stage.cards.iter().filter(|card| !here.contains(card.id.as_str()));
            let cards: Vec<&Card> = cards.collect();
            if !cards.is_empty() {
                gone.entry(&stage.id).or_default().extend(cards);
            }
        }
        gone
    }

    /// What the other map says of a card where it differs: `emotion -1 · wait 2d`; empty where only
    /// longer texts do.
    pub fn before(&self, stage: &str, card: &Card, between: &str) -> String {
        let Some((other, there)) = self.card(&card.id) else { return String::new() };
        let mut said = Vec::new();
        if there != stage {
            let title = self.journey.stages.iter().find(|stage| stage.id == there);
            said.push(format!("in {}", title.map_or(there, |stage| stage.title.as_str())));
        }
        if card.kind != other.kind {
            said.push(format!("{} {}", article(other), other.kind.name().to_lowercase()));
        }
        for field in card.fields().iter().map(|spec| spec.field) {
            let (Some(now), Some(was)) = (card.get(field), other.get(field)) else { continue };
            if !is_same_field(now, was) {
                said.extend(in_words(&self.journey, field, was));
            }
        }
        said.join(&format!(" {between} "))
    }

    /// The curve of the other map's lead persona in the stage of an id; empty where there is none.
    pub fn curve(&self, stage: &str) -> Vec<Option<i8>> {
        let stage = self.stages.get(stage).and_then(|stage| self.journey.stages.get(*stage));
        let points = stage.into_iter().flat_map(|stage| curve(&self.journey, stage));
        points.map(|point| point.emotion.map(|value| value as i8)).collect()
    }
}

fn article(card: &Card) -> &'static str {
    if card.kind == crate::journey::CardKind::Touchpoint { "a" } else { "an" }
}

/// What a field held, as far as it is short.
fn in_words(journey: &Journey, field: Field, was: FieldRef<'_>) -> Option<String> {
    let label = field.label();
    match was {
        FieldRef::Text(id) if field == Field::Lane => {
            Some(format!("in {}", journey.lane_named(id).map_or(id, |lane| lane.title.as_str())))
        }
        FieldRef::Text(text) | FieldRef::OptionalText(Some(text)) => {
            Some(format!("{label} {text}"))
        }
        FieldRef::OptionalText(None) | FieldRef::OptionalInteger(None) => {
            Some(format!("no {label}"))
        }
        FieldRef::OptionalInteger(Some(value)) => {
            Some(format!("{label} {}", super::wording::signed(value)))
        }
        FieldRef::Flag(true) => Some(label),
        FieldRef::Flag(false) => Some(format!("no {label}")),
        FieldRef::Choice(choice) => {
            choice.chosen().and_then(|at| choice.names().get(at)).map(|name| name.to_lowercase())
        }
        FieldRef::Integer(_) | FieldRef::Number(_) | FieldRef::List(_) => None,
    }
}

/// Whether two records say the same, whatever their handles.
fn is_same(one: &dyn Record, other: &dyn Record) -> bool {
    one.struct_name() == other.struct_name()
        && one.fields().iter().all(|spec| match (one.get(spec.field), other.get(spec.field)) {
            (Some(one), Some(other)) => is_same_field(one, other),
            (one, other) => one.is_none() == other.is_none(),
        })
}

fn is_same_field(one: FieldRef<'_>, other: FieldRef<'_>) -> bool {
    match (one, other) {
        (FieldRef::List(one), FieldRef::List(other)) => {
            one.len() == other.len()
                && (0..one.len()).all(|index| match (one.get(index), other.get(index)) {
                    (Some(one), Some(other)) => is_same(one.record(), other.record()),
                    _ => false,
                })
        }
        (one, other) => one.value() == other.value(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Compared, Difference, Differences};
    use crate::format::read;

    #[test]
    fn what_differs_is_found_by_id_and_told_as_it_was() {
        let now = read(include_str!("../../journeys/new-laptop.ron")).unwrap().journey;
        let mut was = now.clone();
        let compared = Compared::new("before".to_owned(), was.clone());
        assert_eq!(compared.differences(&now), Differences::default());

        let gone = was.stages[1].cards.remove(0);
        was.stages[0].cards[0].emotion = Some(-2);
        was.stages[0].cards[0].wait = None;
        let moved = was.stages[0].cards.pop().unwrap();
        was.stages[2].cards.push(moved.clone());
        let mut extra = gone.clone();
        extra.id = "only-there".to_owned();
        was.stages[3].cards.push(extra);
        let compared = Compared::new("before".to_owned(), was);
        assert_eq!(compared.differences(&now), Differences { new: 1, changed: 2, gone: 1 });
        let missing = compared.gone(&now);
        assert_eq!(missing.len(), 1);
        assert_eq!(missing["agree"][0].id, "only-there");
        assert_eq!(compared.difference("engage", &gone), Some(Difference::New));
        assert_eq!(compared.difference("explore", &moved), Some(Difference::Changed));
        assert_eq!(compared.before("explore", &moved, "·"), "in Offer");
        assert_eq!(compared.before("explore", &now.stages[0].cards[0], "·"), "emotion -2");
        assert_eq!(compared.curve("nowhere"), []);
        assert_eq!(compared.curve("explore")[0], Some(-2));
    }
}
