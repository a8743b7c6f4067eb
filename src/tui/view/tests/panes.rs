//! Pictures of the outline, drawn and in plain lines, and of a stage for a room.

use super::{keep, keep_in, shipped};
use crate::tui::pane::Lines;

#[test]
fn the_outline_with_a_card_unfolded() {
    keep("outline", &shipped("new-laptop"), "gojl");
}

#[test]
fn the_outline_scrolled_to_its_end() {
    keep("outline_end", &shipped("platform-environment"), "goG");
}

#[test]
fn the_outline_of_wide_letters() {
    keep("outline_wide", &shipped("jeonip-singo"), "gojl");
}

#[test]
fn a_stage_for_a_room() {
    keep("present", &shipped("new-laptop"), "llllgp");
}

#[test]
fn a_stage_with_several_lanes_for_a_room() {
    keep("present_lanes", &shipped("platform-environment"), "lllgp");
}

#[test]
fn a_note_typed_in_the_room() {
    keep("present_note", &shipped("new-laptop"), "lllgpaAsk finance who may sign");
}

#[test]
fn plain_lines() {
    keep_in(Lines::Plain, "plain", &shipped("new-laptop"), "jjl");
}

#[test]
fn a_card_typed_in_plain_lines() {
    keep_in(Lines::Plain, "plain_typing", &shipped("new-laptop"), "jjoSays thanks *");
}

#[test]
fn the_figures_of_a_map() {
    keep("insight", &shipped("new-laptop"), "gijj");
}

#[test]
fn the_findings_of_a_map() {
    let map = r#"Journey(format: 1, title: "Broken", stages: [
        Stage(id: "explore", title: "Explore", cards: [
            Activity(id: "one", lane: "consumer", title: "Asks \u{202e}around", emotion: 7),
            Touchpoint(id: "one", lane: "touchpoints", title: "Asks 안내 데스크", emotion: -2),
        ]),
        Stage(id: "offer", title: "Offer", cards: [
            Activity(id: "four", lane: "elsewhere", title: "Lost", duration: "2d4h"),
        ]),
    ])"#;
    keep("insight_errors", map, "gi]]");
}

#[test]
fn figures_and_findings_in_plain_lines() {
    keep_in(Lines::Plain, "insight_plain", &shipped("new-laptop"), "gi");
}
