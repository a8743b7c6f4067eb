//! Removing stages and lanes: cards and references are asked for and told.

use super::{MAP, Screen};

const STAGES: &str = "
Explore
  c One
Offer
  c Two
  b Three
Agree
  p Four
";

#[test]
fn an_empty_stage_goes_at_once() {
    Screen::new("Explore\nOffer\n  c One")
        .keys("0 d s")
        .says("removed stage \"Explore\" · u undo")
        .map("Offer\n  c One")
        .at("Offer c One")
        .keys("u")
        .is_unchanged()
        .at("Explore c");
    Screen::new("Explore").keys("d s").map("").keys("u").is_unchanged();
}

#[test]
fn a_stage_with_cards_asks_where_they_go() {
    Screen::new(STAGES).keys("l d s").asks().shows("\"Offer\" has 2 cards").is_unchanged();
    Screen::new(STAGES)
        .keys("l d s h")
        .is_on_the_map()
        .says("removed stage \"Offer\", its 2 cards are in \"Explore\" · u undo")
        .map("Explore\n  c One\n  c Two\n  b Three\nAgree\n  p Four")
        .at("Explore c Two")
        .keys("u")
        .is_unchanged()
        .at("Offer c Two");
    Screen::new(STAGES)
        .keys("l d s Right")
        .says("removed stage \"Offer\", its 2 cards are in \"Agree\" · u undo")
        .map("Explore\n  c One\nAgree\n  c Two\n  b Three\n  p Four")
        .at("Agree c Two");
    Screen::new(STAGES)
        .keys("l d s x")
        .says("removed stage \"Offer\" and 2 cards · u undo")
        .map("Explore\n  c One\nAgree\n  p Four")
        .at("Agree c");
    Screen::new(STAGES).keys("l d s Esc").is_on_the_map().is_unchanged();
    Screen::new(STAGES).keys("l d s Ctrl-c").is_on_the_map().is_unchanged();
}

#[test]
fn an_answer_that_there_is_none_for_does_nothing() {
    Screen::new(STAGES).keys("d s h").asks().is_unchanged().keys("j").asks().keys("Esc");
    Screen::new(STAGES).keys("$ d s l").asks().is_unchanged().keys("q").asks().does(&[]);
    Screen::new(STAGES).keys("d l k").asks().is_unchanged();
}

#[test]
fn a_lane_with_cards_asks_where_they_go() {
    let mut screen = Screen::new(STAGES);
    screen.keys("d l").asks().shows("\"Consumer activities\" has 2 cards").is_unchanged();
    screen
        .keys("j")
        .is_on_the_map()
        .says("removed lane \"Consumer activities\", its 2 cards are in \"Touchpoints and interactions\": the provider now sees them · u undo")
        .map("Explore\n  b A: One\nOffer\n  b A: Two\n  b Three\nAgree\n  p Four")
        .at("Explore b One")
        .keys("u")
        .is_unchanged();
    Screen::new(STAGES)
        .keys("G d l Up")
        .says("removed lane \"Provider activities\", its card is in \"Touchpoints and interactions\": the consumer now sees it · u undo")
        .map("Explore\n  c One\nOffer\n  c Two\n  b Three\nAgree\n  b A: Four");
    Screen::new(STAGES)
        .keys("G d l x")
        .says("removed lane \"Provider activities\" and 1 card · u undo")
        .map("Explore\n  c One\nOffer\n  c Two\n  b Three\nAgree");
    Screen::new(STAGES).keys("d l Esc").is_on_the_map().is_unchanged();
}

#[test]
fn an_empty_lane_goes_at_once_and_the_band_keeps_one() {
    Screen::new("Explore")
        .keys("d l")
        .says("removed lane \"Consumer activities\" · u undo")
        .at("Explore b");
    Screen::new(STAGES)
        .keys("PgDn d l")
        .says("The band needs a lane: this is its only one")
        .is_unchanged();
}

#[test]
fn references_go_with_a_stage_or_lane_and_are_counted() {
    let linked = r#"Journey(
    format: 1,
    title: "Linked",
    stages: [
        Stage(id: "explore", title: "Explore", cards: [
            Activity(id: "one", lane: "consumer", title: "One", triggers: ["two", "three"]),
        ]),
        Stage(id: "offer", title: "Offer", cards: [
            Activity(id: "two", lane: "consumer", title: "Two", triggers: ["three"]),
            Activity(id: "three", lane: "provider", title: "Three"),
        ]),
    ],
)"#;
    Screen::open(linked)
        .keys("l d s x")
        .says("removed stage \"Offer\", 2 cards and 2 references to them · u undo")
        .is_mended()
        .keys("u")
        .is_unchanged();
    Screen::open(linked)
        .keys("l PgDn PgDn d l x")
        .says("removed lane \"Provider activities\", 1 card and 2 references to it · u undo")
        .is_mended();
}

#[test]
fn undo_brings_a_lane_back_with_its_cards_where_they_were() {
    Screen::new(MAP).keys("d l x u").is_unchanged().at("Explore c Asks colleagues");
}
