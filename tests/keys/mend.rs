//! A map with errors is opened, shown and mended by keys.

use super::Screen;

/// A doubled id, a lane that is not there, a reference into the void and emotions out of range.
pub const BROKEN: &str = r#"Journey(
    format: 1,
    title: "Broken",
    stages: [
        Stage(id: "explore", title: "Explore", cards: [
            Activity(id: "one", lane: "consumer", title: "One", emotion: 7),
            Activity(id: "one", lane: "consumer", title: "Two"),
            Activity(id: "three", lane: "nowhere", title: "Three"),
        ]),
        Stage(id: "offer", title: "Offer", cards: [
            Activity(id: "four", lane: "elsewhere", title: "Four", emotion: -9),
        ]),
    ],
)"#;

#[test]
fn a_broken_map_is_shown_with_a_row_for_lost_cards() {
    Screen::open(BROKEN)
        .checked()
        .shows("No such lane")
        .shows("Three")
        .shows("Four")
        .shows("errors")
        .is_unchanged();
}

#[test]
fn keys_mend_a_broken_map() {
    Screen::open(BROKEN)
        .keys("-")
        .holds("emotion: 2,")
        .keys("j x p")
        .at("Explore c Two")
        .holds("id: \"two\",")
        .keys("G +")
        .at("Offer ? Four")
        .holds("emotion: -2,")
        .keys("K")
        .at("Offer p Four")
        .keys("h PgDn K")
        .at("Explore p Three")
        .hides("No such lane")
        .is_mended()
        .keys("u u u u u u")
        .says("Undid: change the emotion of \"One\"")
        .is_unchanged();
}

#[test]
fn the_row_of_lost_cards_is_no_lane() {
    let lost = || {
        let mut screen = Screen::open(BROKEN);
        screen.keys("PgDn PgDn PgDn").at("Explore ? Three");
        screen
    };
    lost()
        .keys("a")
        .is_on_the_map()
        .says("These cards name a lane that is not in the map: move them with K");
    lost().keys("r l").is_on_the_map();
    lost().keys("d l").is_on_the_map();
    lost().keys("{ }").is_unchanged();
    lost().keys("J").says("There is no lane further on: B adds one below").is_unchanged();
    lost().keys("L").at("Offer ? Three");
    lost().keys("e").types("!").keys("Esc").at("Explore ? Three!");
    lost().keys("e").types("!").keys("Down").keys("Esc");
    lost().keys("e").types("!").keys("Enter").is_on_the_map();
    lost().keys("x").says("cut \"Three\" · p puts back · u undo");
}

#[test]
fn every_command_takes_a_broken_map() {
    for command in wayband::tui::commands::COMMANDS {
        for before in ["", "G", "h PgDn PgDn PgDn"] {
            println!("{before} {}", command.name);
            let mut screen = Screen::open(BROKEN);
            screen.keys(before).checked().run(command.name).types("xhl").keys("Esc Esc");
        }
    }
}
