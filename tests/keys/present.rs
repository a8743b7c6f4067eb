//! One stage at a time for a room: going on and back, notes, and the way out.

use crossterm::event::MouseEventKind;
use wayband::tui::commands::COMMANDS;
use wayband::tui::mode::Mode;
use wayband::tui::pane::Pane;

use super::{MAP, Screen};

fn present(map: &str) -> Screen {
    let mut screen = Screen::new(map);
    screen.keys("g p");
    screen
}

#[test]
fn a_stage_fills_the_screen_by_zones_with_both_edges() {
    let mut screen = present(MAP);
    screen.shows("1   Explore").shows("+1  Asks colleagues").shows("-1  Browses catalogue");
    screen.shows("▲ The provider cannot see this · provider's line of visibility");
    screen.shows("▼ The consumer cannot see this · consumer's line of visibility");
    screen.shows("1 of 3 · a note · Esc map").hides("unsaved").hides("add").hides("Compares");
    let rows =
        ["Asks", "Searches", "▲", "Browses", "▼", "Keeps"].map(|words| screen.place(words).1);
    assert!(rows.is_sorted(), "{rows:?}");
}

#[test]
fn arrows_space_pages_and_clicks_go_on_and_back() {
    for (on, back) in
        [("Right", "Left"), ("Space", "k"), ("PgDn", "PgUp"), ("l", "h"), ("Down", "Up")]
    {
        let mut screen = present(MAP);
        screen.keys(on).shows("2   Offer").at("Offer c Compares at home").keys(on).shows("3 of 3");
        screen.keys(on).shows("3   Agree").keys(back).shows("2   Offer").keys(back).keys(back);
        screen.shows("1   Explore").at("Explore c Asks colleagues").is_unchanged();
    }
    let mut screen = present(MAP);
    screen.click_at((80, 20)).shows("2   Offer").click_at((5, 20)).shows("1   Explore");
    screen.mouse(MouseEventKind::ScrollDown, (80, 20)).shows("1   Explore");
    screen.keys("$").shows("3   Agree").keys("0").shows("1   Explore");
}

#[test]
fn esc_leaves_to_the_map_on_this_stage() {
    let mut screen = present(MAP);
    screen.keys("Right Right Esc").at("Agree p Checks budget").shows("a add");
    assert_eq!(screen.app.pane(), Pane::Map);
    // From the outline it goes back there.
    screen.keys("g o g p Left Esc").at("Offer c Compares at home");
    assert_eq!(screen.app.pane(), Pane::Outline);
    // The card stays selected where one only looked.
    Screen::new(MAP).keys("j g p Esc").at("Explore c Searches the web");
}

#[test]
fn notes_are_kept_with_the_stage_and_can_be_undone() {
    let mut screen = present(MAP);
    screen.keys("Right a").shows("Note").types("ask finance").keys("Enter");
    screen.says("kept with \"Offer\" · u undo").is_typing().types("who signs?").keys("Esc");
    screen.shows("note         ask finance").shows("note         who signs?");
    screen.holds("\"ask finance\",").holds("\"who signs?\",");
    let first = screen.text().find("ask finance");
    assert!(first < screen.text().find("who signs?"));
    screen.keys("Left").shows("unsaved").hides("who signs?").keys("Right u").lacks("who signs?");
    screen.says("Undid: add a note to \"Offer\"").shows("ask finance").keys("u").is_unchanged();
    screen.keys("Ctrl-r Ctrl-r").holds("\"who signs?\",").keys("u u").is_unchanged();
    // A blank line is no note.
    screen.keys("a Enter").is_on_the_map().is_unchanged().shows("2   Offer");
}

#[test]
fn a_note_is_added_from_the_map_too() {
    let mut screen = Screen::new(MAP);
    screen.keys("l g n").types("ask finance").keys("Esc").holds("\"ask finance\",");
    screen.at("Offer c Compares at home").keys("u").is_unchanged();
    Screen::new("").keys("g n").says("No stage yet: A adds one").keys("g p").shows("No stage yet");
}

#[test]
fn what_does_not_fit_is_on_pages() {
    let mut map = "Explore\n".to_owned();
    for card in 0..30 {
        map += &format!("  {} Card {card}\n", ["c", "b", "p"][card % 3]);
    }
    map += "Offer\n  c Reads\n";
    let mut screen = Screen::new(&map);
    screen.sized(80, 24).keys("g p").shows("Card 0").hides("Card 29").shows("more of this stage");
    let mut pages = 1;
    while !screen.drawn().join("\n").contains("2   Offer") {
        screen.keys("Space");
        pages += 1;
    }
    assert_eq!(pages, 3);
    screen.keys("Left Space Left").shows("1   Explore").shows("Card 0");
    // Every card is on one of the pages.
    let mut seen = Vec::new();
    for _ in 0..2 {
        seen.extend(screen.drawn());
        screen.keys("Space");
    }
    for card in 0..30 {
        let is_it = |line: &&String| line.trim() == format!("Card {card}");
        assert_eq!(seen.iter().filter(is_it).count(), 1, "card {card}");
    }
    screen.keys("Left").shows("1   Explore");
    // It opens at the selected card.
    let mut screen = Screen::new(&map);
    screen.sized(80, 24).keys("j j j j j j j j j j j j j j j j j j j j j j j j j j j j j j");
    screen.at("Explore p Card 29").keys("g p").shows("Card 29").hides("Card 0").keys("Left");
    screen.keys("Left").shows("Card 0");
}

#[test]
fn what_would_change_a_card_that_is_not_seen_as_selected_is_left_alone() {
    present(MAP).keys("x").says("Esc goes back to the map, where this can be done").is_unchanged();
    for command in COMMANDS {
        let mut screen = present(MAP);
        screen.run(command.name);
        assert!(!screen.app.editor.is_unsaved(), "{}", command.name);
        screen.keys("Esc Esc");
        assert!(!matches!(screen.app.mode, Mode::Typing(_)), "{}", command.name);
    }
}

#[test]
fn questions_and_commands_come_in_the_one_line() {
    let mut screen = present(MAP);
    screen.keys("a").types("note").keys("Esc q").asks().shows("s saves and closes").keys("Esc");
    screen.keys(":").types("outline").keys("Enter").shows("1 Explore");
    assert_eq!(screen.app.pane(), Pane::Outline);
    present(MAP).keys("?").shows("Keys").hides("Offer").keys("Esc").shows("1 of 3");
    present(MAP).keys("g").shows("first card").keys("Esc").shows("1 of 3");
}
