//! What the outline tells of stages and cards, in words.

use super::super::compared::Difference;
use super::super::wording::{cards, counted, signed};
use super::item::Item;
use super::list::List;
use crate::journey::{Card, Choice, Field, FieldRef, Journey, Lane, Visibility};

/// The lists of a card that are unfolded, by the name of one item.
pub(in super::super) const LISTS: &[(Field, &str)] = &[
    (Field::Thoughts, "thought"),
    (Field::Pains, "pain"),
    (Field::Opportunities, "opportunity"),
    (Field::Notes, "note"),
];

/// What a card holds that is unfolded: the name of each and what it says.
pub(in super::super) fn entries(card: &Card) -> impl Iterator<Item = (&'static str, &str)> {
    use crate::journey::Record;
    LISTS.iter().flat_map(move |(field, name)| {
        let list = match card.get(*field) {
            Some(FieldRef::List(list)) => Some(list),
            _ => None,
        };
        let items = (0..list.map_or(0, |list| list.len())).filter_map(move |at| list?.get(at));
        items.filter_map(move |item| {
            let record = item.record();
            let said = record.get(Field::Text).or_else(|| record.get(Field::Title))?;
            match said {
                FieldRef::Text(text) => Some((*name, text)),
                _ => None,
            }
        })
    })
}

/// The cells of a card's figures where they stand at the end of its title, with one before them.
pub(super) fn figures_room(card: &Card) -> usize {
    let sign = |has: bool| if has { 2 } else { 0 };
    let emotion = card.emotion.map_or(0, |value| signed(value).len() + 1);
    emotion + sign(card.moment_of_truth) + sign(card.showstopper)
}

/// The zone of a card in words; `None` where its lane is not in the map.
pub(super) fn zone(journey: &Journey, card: &Card) -> Option<Visibility> {
    journey.zone_of(card)
}

/// What is told of a card behind its zone: kind, times, lane, and how much of it is folded.
pub(super) fn told(list: &List<'_>, item: Item, card: &Card) -> Vec<String> {
    let mut parts: Vec<String> = difference(list, item, card).into_iter().collect();
    parts.push(card.kind.name().to_lowercase());
    parts.extend(card.duration.clone());
    parts.extend(card.wait.as_ref().map(|wait| format!("waits {wait}")));
    parts.extend(lane_told(list.journey(), card).map(|lane| lane.title.clone()));
    if !list.shows_more(item) {
        parts.extend(folded(card));
    }
    parts
}

/// How a card differs from the map that this one is compared with.
fn difference(list: &List<'_>, item: Item, card: &Card) -> Option<String> {
    let stage = list.stage(item.stage())?;
    let said = match list.app.compared.as_ref()?.difference(&stage.id, card)? {
        Difference::New => "new",
        Difference::Changed => "differs",
    };
    Some(said.to_owned())
}

/// A card's lane, where its zone has more than one.
fn lane_told<'a>(journey: &'a Journey, card: &Card) -> Option<&'a Lane> {
    let lane = journey.lane_named(&card.lane)?;
    let of_zone = journey.lanes.iter().filter(|one| one.visibility == lane.visibility);
    (of_zone.count() > 1).then_some(lane)
}

/// How many pains and opportunities a card holds.
fn folded(card: &Card) -> impl Iterator<Item = String> {
    let hurts = |field| matches!(field, Field::Pains | Field::Opportunities);
    LISTS.iter().filter(move |(field, _)| hurts(*field)).filter_map(move |(_, name)| {
        let count = entries(card).filter(|(one, _)| one == name).count();
        (count > 0).then(|| counted(count, name))
    })
}

/// What is told of a stage behind its title: a blind spot, and where it is folded what is below.
pub(super) fn stage_told(list: &List<'_>, number: usize) -> (Option<&'static str>, String) {
    let blind = list.cells().is_blind_spot(number).then_some("blind spot");
    let count = list.stage(number).map_or(0, |stage| stage.cards.len());
    if list.is_open(number) || count == 0 {
        return (blind, String::new());
    }
    let lowest = list.cells().curve(number).iter().flatten().min();
    let lowest = lowest.map(|value| format!(", lowest {}", signed(i64::from(*value))));
    (blind, format!("{}{}", cards(count), lowest.unwrap_or_default()))
}
