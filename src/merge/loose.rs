//! What both sides together would break though neither does: references, the band, sides of lanes.

use rustc_hash::{FxHashMap, FxHashSet};

use super::dispute::{Dispute, Referrer};
use super::three::{Side, Three};
use super::version::Version;
use super::walk::{items, list};
use super::weave::{Kept, Source, Woven};
use crate::edit::{Reference, Target, references_of_card, references_of_map};
use crate::journey::{Card, Choice, Element, Field, Handle, Journey, Lane, Value, Visibility};

/// Looks for what a merged map would break, and says what must stay so that it does not: true where
/// something was found.
pub(super) fn tie_up(woven: &Woven, versions: &Three<Version<'_>>, kept: &mut Kept) -> bool {
    let references = keep_targets(woven, versions, kept);
    let lanes = keep_lanes(woven, versions, kept);
    references || lanes
}

/// What one side removed and the other has, by what references call it.
type Gone<'a> = FxHashMap<&'a str, Vec<(Target, Handle, Side)>>;

fn keep_targets(woven: &Woven, versions: &Three<Version<'_>>, kept: &mut Kept) -> bool {
    let mut gone: Gone<'_> = FxHashMap::default();
    for by in [Side::Ours, Side::Theirs] {
        for (at, target, id) in removed(versions, by) {
            gone.entry(id).or_default().push((target, at, by));
        }
    }
    if gone.is_empty() {
        return false;
    }
    let mut found = Vec::new();
    let mut look = |card: Handle, reference: Reference<'_>| {
        for (target, at, by) in gone.get(reference.id).into_iter().flatten() {
            if reference.target.includes(*target) && !has(versions.get(*by), card, &reference) {
                let Reference { at: holder, field, .. } = reference;
                let is_item = reference.is_item();
                found.push((*at, Referrer { card, at: holder, field, is_item }));
            }
        }
    };
    references_of_map(&woven.journey, &mut |reference| look(Handle::JOURNEY, reference));
    for (at, source) in woven.cards.iter().flatten() {
        if let Some(card) = card_of(*at, source, versions) {
            references_of_card(card, &mut |reference| look(*at, reference));
        }
    }
    for dispute in &woven.disputes {
        if let Dispute::Value { at, field, values } = dispute {
            let Some(target) = target_of(*field) else { continue };
            for value in [&values.ours, &values.theirs] {
                let Some(Value::Text(id)) = value else { continue };
                let reference = Reference { at: *at, field: *field, target, id };
                look(card_with(*at, woven, versions), reference);
            }
        }
    }
    // What stays anyway is not in need of being kept, but those that refer to it are told.
    let stays: FxHashSet<Handle> = handles_of(woven).collect();
    let mut is_missing = false;
    for (target, referrer) in found {
        is_missing |= !stays.contains(&target);
        let referrers = kept.elements.entry(target).or_default();
        if !referrers.contains(&referrer) {
            referrers.push(referrer);
        }
    }
    is_missing
}

/// The handles of all that can be referred to in a merged map.
fn handles_of(woven: &Woven) -> impl Iterator<Item = Handle> + '_ {
    let fields = [Field::Personas, Field::Roles, Field::Lanes];
    let lists = fields.into_iter().filter_map(|field| list(&woven.journey, field));
    let elements = lists.flat_map(|list| items(list).map(|item| item.record().handle()));
    elements.chain(woven.cards.iter().flatten().map(|(at, _)| *at))
}

/// The merged card.
pub(super) fn card_of<'a>(
    at: Handle,
    source: &'a Source,
    versions: &'a Three<Version<'_>>,
) -> Option<&'a Card> {
    match source {
        Source::Blended(card) => Some(card),
        Source::Side(side) => versions.get(*side).cards.get(&at).map(|placed| placed.card),
    }
}

/// What one side removed and the other still has, of all that can be referred to.
fn removed<'a>(
    versions: &'a Three<Version<'_>>,
    by: Side,
) -> impl Iterator<Item = (Handle, Target, &'a str)> {
    let other = versions.get(by.other());
    let (base, remover) = (&versions.base, versions.get(by));
    let in_lists =
        [Field::Personas, Field::Roles, Field::Lanes].into_iter().flat_map(move |field| {
            let has = move |version: &Version<'_>, at| {
                list(version.journey(), field).is_some_and(|list| list.position(at).is_some())
            };
            let all = list(other.journey(), field).into_iter().flat_map(items);
            all.filter_map(move |item| {
                let at = item.record().handle();
                let (target, id) = named(item)?;
                (has(base, at) && !has(remover, at)).then_some((at, target, id))
            })
        });
    let cards = other.journey().cards().filter(move |card| {
        base.cards.contains_key(&card.handle) && !remover.cards.contains_key(&card.handle)
    });
    let cards = cards.map(|card| (card.handle, Target::Card, card.id.as_str()));
    in_lists.chain(cards)
}

fn named(item: Element<'_>) -> Option<(Target, &str)> {
    Some(match item {
        Element::Persona(persona) => (Target::Persona, &persona.id),
        Element::Role(role) => (Target::Role, &role.id),
        Element::Lane(lane) => (Target::Lane, &lane.id),
        _ => return None,
    })
}

/// Whether a side has the very reference itself: then it was broken there already.
fn has(version: &Version<'_>, card: Handle, reference: &Reference<'_>) -> bool {
    let mut found = false;
    let mut look = |other: Reference<'_>| found |= other == *reference;
    match version.cards.get(&card) {
        Some(placed) => references_of_card(placed.card, &mut look),
        None if card == Handle::JOURNEY => references_of_map(version.journey(), &mut look),
        None => {}
    }
    found
}

/// What a field that is no list refers to; `None` where it is no reference.
pub(super) fn target_of(field: Field) -> Option<Target> {
    Some(match field {
        Field::Lane => Target::Lane,
        Field::Owner => Target::Role,
        Field::Lead | Field::Persona => Target::Persona,
        _ => return None,
    })
}

/// The card in which an element stands, or which it is; else the journey.
fn card_with(at: Handle, woven: &Woven, versions: &Three<Version<'_>>) -> Handle {
    let mut cards = woven.cards.iter().flatten();
    let holds =
        |card: &Card| card.handle == at || card.opportunities.iter().any(|item| item.handle == at);
    let found = cards.find(|(card, source)| card_of(*card, source, versions).is_some_and(holds));
    found.map_or(Handle::JOURNEY, |(card, _)| *card)
}

/// Lanes are open to question where no lane would be left in the band, or where a lane outside of it
/// would have a side.
fn keep_lanes(woven: &Woven, versions: &Three<Version<'_>>, kept: &mut Kept) -> bool {
    let lanes = |side: Side| &versions.get(side).journey().lanes;
    let before = (kept.elements.len(), kept.fields.len());
    for side in [Side::Ours, Side::Theirs] {
        let has_band = woven.journey.lanes.iter().any(|lane| is_band_for(side, lane, woven));
        for lane in lanes(side).iter().filter(|lane| !has_band && is_band(lane)) {
            kept.keep_zone(lane.handle);
            if woven.journey.lane(lane.handle).is_none() {
                kept.elements.entry(lane.handle).or_default();
            }
        }
    }
    let has_odd_side = |lane: &Lane| lane.side.is_some() && !is_band(lane);
    let is_odd = |side: Side, at: Handle| {
        lanes(side).iter().any(|lane| lane.handle == at && has_odd_side(lane))
    };
    for lane in woven.journey.lanes.iter().filter(|lane| has_odd_side(lane)) {
        if !is_odd(Side::Ours, lane.handle) && !is_odd(Side::Theirs, lane.handle) {
            kept.keep_zone(lane.handle);
        }
    }
    before != (kept.elements.len(), kept.fields.len())
}

fn is_band(lane: &Lane) -> bool {
    lane.visibility == Visibility::Band
}

/// Whether a merged lane would be in the band if a side had its way in all disputes.
fn is_band_for(side: Side, lane: &Lane, woven: &Woven) -> bool {
    let band = Some(Value::choice(Visibility::Band));
    woven.disputes.iter().fold(is_band(lane), |is_band, dispute| match dispute {
        Dispute::Removed { at, by } if *at == lane.handle && *by == side => false,
        Dispute::Value { at, field: Field::Visibility, values } if *at == lane.handle => {
            *values.get(side) == band
        }
        _ => is_band,
    })
}

/// Puts lanes into the order of the zones, where both sides have them so and both together have not.
pub(super) fn settle_lanes(journey: &mut Journey, versions: &Three<Version<'_>>) {
    let in_order = |side: Side| is_in_zones(&versions.get(side).journey().lanes);
    if in_order(Side::Ours) && in_order(Side::Theirs) {
        journey.lanes.sort_by_key(zone);
    }
}

/// Whether lanes stand in the order of the zones.
pub(super) fn is_in_zones(lanes: &[Lane]) -> bool {
    lanes.is_sorted_by_key(zone)
}

/// The zone of a lane, counted from the top.
pub(super) fn zone(lane: &Lane) -> usize {
    lane.visibility.index()
}
