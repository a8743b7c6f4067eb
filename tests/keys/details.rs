//! The details panel from outside: the mouse on it, and the map beside it.

use crossterm::event::MouseEventKind;
use wayband::tui::mode::Mode;

use super::{MAP, Screen};

/// The map with the panel at its right, which has the keys.
fn beside() -> Screen {
    let mut screen = Screen::new(MAP);
    screen.sized(200, 50).keys("Enter");
    screen
}

#[test]
fn a_click_selects_a_row_and_a_second_one_opens_it() {
    let mut screen = beside();
    screen.click("channel").click("channel").types("Phone").keys("Enter");
    screen.holds("channel: \"Phone\",");
    // A list opens below the row; a click on one of it takes it.
    screen.click("basis").click("basis").click("measured").holds("basis: Measured,");
}

#[test]
fn a_click_gives_the_panel_the_keys_and_one_beside_it_the_map() {
    let mut screen = beside();
    screen.keys("Tab").is_on_the_map().click("duration");
    assert!(matches!(screen.app.mode, Mode::Details(_)));
    // What is typed is kept.
    screen.keys("Enter").types("5m").click("Browses").is_on_the_map();
    screen.at("Explore b Browses catalogue").holds("duration: \"5m\",");
    assert!(screen.app.view.details);
}

#[test]
fn a_click_within_a_text_puts_the_cursor_there() {
    let mut screen = beside();
    screen.click("title").click("title");
    let (_, y) = screen.place("title");
    let (x, _) = screen.place("activity");
    screen.click_at((x + 4, y)).types("!").keys("Enter").holds("title: \"Asks! colleagues\",");
}

#[test]
fn the_wheel_goes_through_the_rows() {
    let mut screen = beside();
    let at = screen.place("title");
    screen.mouse(MouseEventKind::ScrollDown, at).keys("Enter").types("maria").keys("Enter Esc");
    screen.holds("actors: [").keys("Tab").is_on_the_map();
    screen.mouse(MouseEventKind::ScrollUp, at);
    assert!(matches!(screen.app.mode, Mode::Details(_)));
}

#[test]
fn words_at_the_foot_are_clicked() {
    let mut screen = beside();
    screen.click("change").types("!").keys("Enter").holds("title: \"Asks colleagues!\",");
    screen.click("undo").is_unchanged();
    screen.click("close").is_on_the_map();
    assert!(!screen.app.view.details);
}

#[test]
fn the_form_of_the_map_leads_to_all_others_and_back() {
    let mut screen = beside();
    screen.keys("g m G k").shows("Map").keys("Enter").shows("Map \u{203a} Stage 3 of 3");
    screen.keys("G k Enter").shows("Map \u{203a} Agree \u{203a} Activity Agree");
    screen.keys("e").types("!").keys("Esc Esc Esc Esc").holds("title: \"Checks budget!\",");
    assert!(matches!(screen.app.mode, Mode::Details(_)));
    screen.keys("Esc").is_on_the_map();
}
