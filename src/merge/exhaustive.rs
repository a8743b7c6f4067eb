//! Every merge of very small maps: all that two people can do to them, in all combinations.
//!
//! `cargo test` tries one edit a side. From 1,000 `PROPTEST_CASES` on one side makes two edits, and
//! from 100,000 on both do.

use std::collections::BTreeMap;

use proptest::test_runner::Config;

use super::laws::looked_at;
use super::steps::is_valid;
use crate::edit::{Edit, add_card, add_stage, apply, move_card, remove, remove_lane, remove_stage};
use crate::format::{Document, print, read};
use crate::journey::{Card, CardKind, Field, Handle, Place, Record, Stage, Value};

/// How many cards there are in each of the two stages.
const MAPS: [[usize; 2]; 6] = [[0, 0], [1, 0], [2, 0], [1, 1], [3, 0], [2, 1]];

/// A map of two lanes and two stages with so many cards.
fn map(cards: [usize; 2]) -> Document {
    let mut ids = "abc".chars();
    let mut stage = |id: &str, count: usize| {
        let card = |id: char| format!("Activity(id: \"{id}\", lane: \"own\", title: \"{id}\"),");
        let cards: String = ids.by_ref().take(count).map(card).collect();
        format!("Stage(id: \"{id}\", title: \"{id}\", cards: [{cards}]),")
    };
    let stages = [stage("one", cards[0]), stage("two", cards[1])].concat();
    let lane =
        |id: &str, zone: &str| format!("Lane(id: \"{id}\", title: \"{id}\", visibility: {zone}),");
    let lanes = [lane("own", "Consumer"), lane("front", "Band")].concat();
    let text = format!("Journey(format: 1, title: \"T\", lanes: [{lanes}], stages: [{stages}])");
    read(&text).expect("a map")
}

/// Each map that one edit makes of a map, by its text; and the map itself.
fn edited(document: &Document) -> BTreeMap<String, Document> {
    let mut all = BTreeMap::new();
    for edit in edits(&mut document.clone()) {
        let mut new = document.clone();
        if apply(&mut new.journey, edit).is_ok() && is_valid(&new) {
            let text = print(&new);
            let new = read(&text).expect("what is printed is read");
            all.insert(text, new);
        }
    }
    all.insert(print(document), document.clone());
    all
}

/// Each map that up to two edits make of a map.
fn edited_twice(document: &Document) -> BTreeMap<String, Document> {
    edited(document).values().flat_map(edited).collect()
}

/// All that can be done to a map in one edit, with one new value for each field.
fn edits(document: &mut Document) -> Vec<Edit> {
    let Document { journey, handles, .. } = document;
    let set = |at, field, value| Edit::Set { at, field, value };
    let mut edits = Vec::new();
    let (front, back) = (&journey.lanes[0], journey.lanes.last());
    for stage in &journey.stages {
        for after in places(stage, None) {
            for title in ["X", "Y"] {
                let kind = CardKind::Activity;
                edits.push(add_card(journey, handles, stage.handle, after, front, kind, title).0);
            }
        }
        edits.push(set(stage.handle, Field::Title, Value::Text("Z".into())));
        edits.push(add_stage(journey, handles, "New", Some(stage.handle)).0);
        edits.push(remove_stage(journey, stage, None).edit);
        for other in journey.stages.iter().filter(|other| other.handle != stage.handle) {
            edits.push(remove_stage(journey, stage, Some(other)).edit);
            let field = Field::Stages;
            let to = Place { parent: Handle::JOURNEY, field, after: Some(other.handle) };
            edits.push(Edit::Move { at: stage.handle, to });
        }
    }
    for card in journey.cards() {
        let own = journey.lanes.iter().find(|lane| lane.id == card.lane);
        for stage in &journey.stages {
            let places = places(stage, Some(card)).into_iter();
            edits.extend(places.filter_map(|at| Some(move_card(card, stage.handle, at, own?))));
        }
        edits.extend([1, 2].map(|value| set(card.handle, Field::Emotion, Value::Integer(value))));
        edits.extend(back.map(|lane| set(card.handle, Field::Lane, Value::Text(lane.id.clone()))));
        edits.extend(remove(journey, card.handle).map(|removal| removal.edit));
    }
    for lane in &journey.lanes {
        edits.push(remove_lane(journey, lane, None).edit);
    }
    edits
}

/// What a card can stand behind in a stage.
fn places(stage: &Stage, card: Option<&Card>) -> Vec<Option<Handle>> {
    let others = stage.cards.iter().map(Record::handle);
    let others = others.filter(|other| Some(*other) != card.map(Record::handle));
    std::iter::once(None).chain(others.map(Some)).collect()
}

fn every_merge(cards: [usize; 2]) {
    let base = map(cards);
    let cases = Config::default().cases;
    let ours = if cases < 1000 { edited(&base) } else { edited_twice(&base) };
    let theirs = if cases < 100_000 { edited(&base) } else { edited_twice(&base) };
    let mut count = 0;
    for (text, one) in &ours {
        for (other, map) in &theirs {
            // The laws look at a merge with its sides swapped too.
            if text > other && ours.contains_key(other) && theirs.contains_key(text) {
                continue;
            }
            count += 1;
            if let Err(wrong) = looked_at(&base, one, map) {
                panic!("{wrong}");
            }
        }
    }
    println!("{cards:?}: {} and {} maps, {count} merges", ours.len(), theirs.len());
    assert!(count > 50, "{count}");
}

macro_rules! tests {
    ($($name:ident: $at:literal,)*) => {
        $(#[test]
        fn $name() {
            every_merge(MAPS[$at]);
        })*
    };
}

tests! {
    every_merge_of_a_map_without_cards: 0,
    every_merge_of_a_map_with_one_card: 1,
    every_merge_of_a_map_with_two_cards_in_one_stage: 2,
    every_merge_of_a_map_with_two_cards_in_two_stages: 3,
    every_merge_of_a_map_with_three_cards_in_one_stage: 4,
    every_merge_of_a_map_with_three_cards_in_two_stages: 5,
}
