//! Settling what two sides of a merge cannot both have.

use wayband::format::{print, read};
use wayband::merge::merge;

use super::Screen;

const MAP: &str = include_str!("../maps/valid/new-laptop.ron");

/// A screen on a merge of two changed copies of a map, with its conflicts.
fn merged(ours: (&str, &str), theirs: (&str, &str)) -> Screen {
    let changed = |(old, new): (&str, &str)| {
        assert!(MAP.contains(old), "{old}");
        read(&MAP.replacen(old, new, 1)).unwrap()
    };
    let merged = merge(Some(read(MAP).unwrap()), changed(ours), changed(theirs));
    assert_eq!(merged.conflicts.len(), 1);
    let mut screen = Screen::open(&print(&merged.document));
    // The document that was read has the handles of its order, as the merged one has.
    screen.app.editor = wayband::tui::editor::Editor::new(merged.document);
    screen.app.settle(merged.conflicts);
    screen
}

#[test]
fn each_side_can_be_taken_and_taken_back() {
    let mut screen = merged(("emotion: -1", "emotion: 2"), ("emotion: -1", "emotion: 0"));
    screen.shows("Conflict 1 of 1").shows("both changed emotion of the card");
    screen.keys("o").says("All settled · s saves · u undoes").holds("emotion: 2,");
    screen.keys("t").holds("emotion: 0,").keys("u").holds("emotion: 2,");
    screen.keys("u").holds("emotion: -1,").shows("1 open");
    screen.keys("b").says("Both cannot stand here: o takes ours, t theirs, e writes it anew");
    screen.keys("e").says("Only texts are written here: o takes ours, t theirs");
    screen.keys("Esc").says("1 left in conflict: the base stands there · :conflicts goes back");
}

#[test]
fn a_text_can_be_written_anew_and_lines_of_prose_can_both_stay() {
    let mut screen = merged(
        ("\"Browses the hardware catalogue\"", "\"Looks around\""),
        ("\"Browses the hardware catalogue\"", "\"Shops around\""),
    );
    screen.keys("e Ctrl-u").types("Strolls").keys("Enter").holds("title: \"Strolls\",");
    screen.keys("u").holds("title: \"Browses the hardware catalogue\",");
    screen
        .keys("e Esc u")
        .says("Nothing is settled yet: o takes ours, t theirs")
        .keys("o")
        .keys("Esc");

    let line = "\"Prices are shown without tax\"";
    let mut screen = merged((line, "\"No tax shown\""), (line, "\"Tax is missing\""));
    screen.keys("b").holds("\"No tax shown\",").holds("\"Tax is missing\",");
}
