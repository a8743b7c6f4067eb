//! What holds for the changes between any two maps.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::{Change, ChangeKind, Changes, ElementKind, Lowest, Told, changes};
use crate::format::{Comments, print_parts};
use crate::journey::{
    Card, CardKind, Choice, Entry, Field, Handle, Journey, Persona, Stage, Visibility, generate,
};

/// Something that happens to a map, with whatever is there to happen to.
#[derive(Debug, Clone)]
enum Deed {
    MoveCard { from: Index, to: Index },
    ShiftCard { card: Index, by: Index },
    ChangeLane { card: Index, lane: Index },
    RemoveCard(Index),
    AddCard { stage: Index, title: String },
    Retitle { card: Index, title: String },
    Feel { card: Index, emotion: i64 },
    SetZone { lane: Index, zone: usize },
    AddPain { card: Index, text: String },
    ChangeNote { at: Index, text: String },
    ReverseTags { card: Index },
    SwapStages { one: Index, other: Index },
    RemoveStage(Index),
    Lead(Index),
    Double(Index),
}

fn deed() -> impl Strategy<Value = Deed> {
    let index = any::<Index>;
    prop_oneof![
        (index(), index()).prop_map(|(from, to)| Deed::MoveCard { from, to }),
        (index(), index()).prop_map(|(card, by)| Deed::ShiftCard { card, by }),
        (index(), index()).prop_map(|(card, lane)| Deed::ChangeLane { card, lane }),
        index().prop_map(Deed::RemoveCard),
        (index(), generate::text()).prop_map(|(stage, title)| Deed::AddCard { stage, title }),
        (index(), generate::text()).prop_map(|(card, title)| Deed::Retitle { card, title }),
        (index(), -2..=2_i64).prop_map(|(card, emotion)| Deed::Feel { card, emotion }),
        (index(), 0..3_usize).prop_map(|(lane, zone)| Deed::SetZone { lane, zone }),
        (index(), generate::text()).prop_map(|(card, text)| Deed::AddPain { card, text }),
        (index(), generate::text()).prop_map(|(at, text)| Deed::ChangeNote { at, text }),
        index().prop_map(|card| Deed::ReverseTags { card }),
        (index(), index()).prop_map(|(one, other)| Deed::SwapStages { one, other }),
        index().prop_map(Deed::RemoveStage),
        index().prop_map(Deed::Lead),
        index().prop_map(Deed::Double),
    ]
}

/// A card by its number over the whole map.
fn card<'a>(journey: &'a mut Journey, at: &Index) -> Option<&'a mut Card> {
    let count = journey.cards().count();
    let mut cards = journey.stages.iter_mut().flat_map(|stage| &mut stage.cards);
    (count > 0).then(|| at.index(count)).and_then(|at| cards.nth(at))
}

fn take_card(journey: &mut Journey, at: &Index) -> Option<Card> {
    let handle = card(journey, at)?.handle;
    let stage = journey.stages.iter_mut().find(|s| s.cards.iter().any(|c| c.handle == handle))?;
    let at = stage.cards.iter().position(|card| card.handle == handle)?;
    Some(stage.cards.remove(at))
}

fn pick<'a, T>(items: &'a mut [T], at: &Index) -> Option<&'a mut T> {
    let count = items.len();
    (count > 0).then(|| at.index(count)).and_then(|at| items.get_mut(at))
}

/// Does it where it can be done; does nothing where it cannot.
fn happen(journey: &mut Journey, deed: &Deed) -> Option<()> {
    match deed {
        Deed::MoveCard { from, to } => {
            let card = take_card(journey, from)?;
            let stage = pick(&mut journey.stages, to)?;
            let at = to.index(stage.cards.len() + 1);
            stage.cards.insert(at, card);
        }
        Deed::ShiftCard { card: at, by } => {
            let handle = card(journey, at)?.handle;
            let mut stages = journey.stages.iter_mut();
            let stage = stages.find(|s| s.cards.iter().any(|c| c.handle == handle))?;
            let from = stage.cards.iter().position(|card| card.handle == handle)?;
            let card = stage.cards.remove(from);
            let to = by.index(stage.cards.len() + 1);
            stage.cards.insert(to, card);
        }
        Deed::ChangeLane { card: at, lane } => {
            let lane = pick(&mut journey.lanes, lane)?.id.clone();
            card(journey, at)?.lane = lane;
        }
        Deed::RemoveCard(at) => drop(take_card(journey, at)?),
        Deed::AddCard { stage, title } => {
            let lane = journey.lanes.first()?.id.clone();
            let id = journey.fresh_id(crate::journey::IdSpace::Cards, title);
            let handle = Handle::JOURNEY;
            let card = Card::new(handle, CardKind::Activity, &id, &lane, title);
            pick(&mut journey.stages, stage)?.cards.push(card);
        }
        Deed::Retitle { card: at, title } => card(journey, at)?.title.clone_from(title),
        Deed::Feel { card: at, emotion } => card(journey, at)?.emotion = Some(*emotion),
        Deed::SetZone { lane, zone } => {
            pick(&mut journey.lanes, lane)?.visibility = Visibility::ALL[*zone];
        }
        Deed::AddPain { card: at, text } => {
            card(journey, at)?.pains.insert(0, Entry::from(text.as_str()));
        }
        Deed::ChangeNote { at, text } => {
            pick(&mut journey.notes, at)?.text.clone_from(text);
        }
        Deed::ReverseTags { card: at } => card(journey, at)?.tags.reverse(),
        Deed::SwapStages { one, other } => {
            let count = journey.stages.len();
            pick(&mut journey.stages, one)?;
            journey.stages.swap(one.index(count), other.index(count));
        }
        Deed::RemoveStage(at) => {
            pick(&mut journey.stages, at)?;
            journey.stages.remove(at.index(journey.stages.len()));
        }
        Deed::Lead(at) => {
            let id = pick::<Persona>(&mut journey.personas, at)?.id.clone();
            journey.lead = Some(id);
        }
        Deed::Double(at) => {
            let copy = card(journey, at)?.clone();
            pick::<Stage>(&mut journey.stages, at)?.cards.push(copy);
        }
    }
    journey.number();
    Some(())
}

/// Two maps: one edited into the other, or any two.
fn two_maps() -> impl Strategy<Value = (Journey, Journey)> {
    prop_oneof![
        3 => (generate::journey(), vec(deed(), 0..6)).prop_map(|(old, deeds)| {
            let mut new = old.clone();
            for deed in &deeds {
                happen(&mut new, deed);
            }
            (old, new)
        }),
        1 => (generate::journey(), generate::journey()),
    ]
}

fn canonical(journey: &Journey) -> String {
    print_parts(journey, &Comments::default())
}

/// The changes without their order and without what a swap of the maps cannot mirror: which of two
/// things that changed places is the one that moved, and by how much.
fn sorted(changes: &Changes, mirrored: bool) -> Vec<String> {
    let told = |change: &Change| {
        let thing = &change.thing;
        let (mut kind, mut ends) = (change.kind, (&change.before, &change.after));
        let mut handles = (thing.old, thing.new);
        if mirrored {
            ends = (ends.1, ends.0);
            handles = (handles.1, handles.0);
            kind = match kind {
                ChangeKind::Added => ChangeKind::Removed,
                ChangeKind::Removed => ChangeKind::Added,
                other => other,
            };
        }
        if kind == ChangeKind::Reordered && change.field.is_none() {
            let stage = thing.stage.as_ref().filter(|_| thing.element == ElementKind::Card);
            return format!("{kind:?} {:?} {:?}", thing.element, stage.map(|stage| &stage.id));
        }
        format!("{kind:?} {:?} {handles:?} {:?} {ends:?}", thing.element, change.field)
    };
    let mut told: Vec<String> = changes.iter().map(told).collect();
    told.sort();
    told
}

/// Whether an id names several things of a kind: which of them is which is then a guess.
fn has_doubles(journey: &Journey) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    journey.cards().any(|card| !seen.insert(&card.id))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_changed_exactly_where_the_canonical_text_is_the_same((old, new) in two_maps()) {
        let found = changes(&old, &new);
        prop_assert_eq!(found.is_empty(), canonical(&old) == canonical(&new), "{:?}", found);
        prop_assert!(changes(&old, &old).is_empty());
    }

    #[test]
    fn the_changes_the_other_way_are_the_mirror((old, new) in two_maps()) {
        prop_assume!(!has_doubles(&old) && !has_doubles(&new));
        let (there, back) = (changes(&old, &new), changes(&new, &old));
        prop_assert_eq!(sorted(&there, false), sorted(&back, true));
        let lowest = |changes: &Changes, mirrored: bool| {
            let ends = |stage: &Lowest| (stage.stage.id.clone(), stage.before, stage.after);
            let mut told: Vec<_> = changes.lowest.iter().map(ends).collect();
            if mirrored {
                told.iter_mut().for_each(|(_, before, after)| std::mem::swap(before, after));
            }
            told.sort_by(|one, other| one.0.cmp(&other.0));
            told
        };
        prop_assert_eq!(lowest(&there, false), lowest(&back, true));
    }

    #[test]
    fn counts_add_up_and_every_line_says_something((old, new) in two_maps()) {
        let found = changes(&old, &new);
        let mut things: BTreeMap<ElementKind, Vec<_>> = BTreeMap::new();
        for change in found.iter() {
            let ends = (change.thing.old, change.thing.new);
            let known = things.entry(change.thing.element).or_default();
            if !known.contains(&ends) {
                known.push(ends);
            }
        }
        let count = |kind| things.get(&kind).map_or(0, Vec::len);
        let counts = found.counts();
        prop_assert_eq!(counts.cards(), count(ElementKind::Card));
        prop_assert_eq!(counts.stages, count(ElementKind::Stage));
        prop_assert_eq!(counts.lanes, count(ElementKind::Lane));
        prop_assert_eq!(counts.personas, count(ElementKind::Persona));
        prop_assert_eq!(counts.roles, count(ElementKind::Role));
        prop_assert_eq!(counts.maps, count(ElementKind::Map));
        for line in &found.lines {
            prop_assert!(!line.phrases.is_empty() && !line.changes.is_empty(), "{:?}", line);
            prop_assert!(line.phrases.iter().all(|phrase| !phrase.pieces.is_empty()), "{:?}", line);
        }
        let first: Vec<bool> = found.lines.iter().map(|line| line.rank.comes_first()).collect();
        prop_assert!(first.is_sorted_by(|one, other| one >= other));
    }

    #[test]
    fn every_change_says_two_different_things((old, new) in two_maps()) {
        for change in changes(&old, &new).iter() {
            let is_whole = matches!(change.kind, ChangeKind::Added | ChangeKind::Removed);
            let ends = (change.before == Told::Nothing, change.after == Told::Nothing);
            match change.kind {
                ChangeKind::Added => prop_assert_eq!(ends, (true, false)),
                ChangeKind::Removed => prop_assert_eq!(ends, (false, true)),
                ChangeKind::Crossed | ChangeKind::Changed => {
                    prop_assert!(change.before != change.after, "{:?}", change);
                }
                ChangeKind::Moved | ChangeKind::Reordered => {}
            }
            prop_assert_eq!(is_whole, change.thing.old.is_none() || change.thing.new.is_none());
        }
    }

    #[test]
    fn each_deed_is_named(old in generate::journey(), deed in deed()) {
        let mut new = old.clone();
        if happen(&mut new, &deed).is_none() || canonical(&old) == canonical(&new) {
            return Ok(());
        }
        let found = changes(&old, &new);
        let has = |kind, field: Option<Field>| {
            found.iter().any(|change| change.kind == kind && change.field == field)
        };
        let changed = |field| has(ChangeKind::Changed, Some(field));
        prop_assert!(match deed {
            Deed::MoveCard { .. } => {
                has(ChangeKind::Moved, None) || has(ChangeKind::Reordered, None)
            }
            Deed::ShiftCard { .. } | Deed::SwapStages { .. } => has(ChangeKind::Reordered, None),
            Deed::ChangeLane { .. } => {
                changed(Field::Lane) || has(ChangeKind::Crossed, Some(Field::Lane))
            }
            Deed::RemoveCard(_) | Deed::RemoveStage(_) => has(ChangeKind::Removed, None),
            Deed::AddCard { .. } | Deed::Double(_) => has(ChangeKind::Added, None),
            Deed::Retitle { .. } => changed(Field::Title),
            Deed::Feel { .. } => changed(Field::Emotion),
            Deed::SetZone { .. } => has(ChangeKind::Crossed, Some(Field::Visibility)),
            Deed::AddPain { .. } => changed(Field::Pains),
            Deed::ChangeNote { .. } => changed(Field::Notes),
            Deed::ReverseTags { .. } => has(ChangeKind::Reordered, Some(Field::Tags)),
            Deed::Lead(_) => changed(Field::Lead),
        }, "{:?}", found);
    }
}
