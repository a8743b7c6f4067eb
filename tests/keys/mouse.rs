//! The mouse: click, double click, drag, wheel.

use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use wayband::tui::mode::Mode;

use super::{MAP, Screen};

#[test]
fn a_click_selects() {
    Screen::new(MAP)
        .click("Checks budget")
        .at("Agree p Checks budget")
        .click("Browses")
        .at("Explore b Browses catalogue")
        .click("2 Offer")
        .at("Offer b Chats with desk")
        .click("Provider")
        .at("Offer p")
        .is_unchanged();
}

#[test]
fn a_click_on_an_empty_cell_selects_it() {
    let mut screen = Screen::new(MAP);
    let (x, _) = screen.place("3 Agree");
    let (_, y) = screen.place("Asks");
    screen.click_at((x + 3, y)).at("Agree c");
}

#[test]
fn a_double_click_edits() {
    Screen::new(MAP)
        .click("Browses")
        .click("Browses")
        .is_typing()
        .types("!")
        .keys("Esc")
        .at("Explore b Browses catalogue!");
    Screen::new(MAP)
        .click("2 Offer")
        .click("2 Offer")
        .is_typing()
        .types("s")
        .keys("Esc")
        .at("Offers c Compares at home");
    Screen::new(MAP)
        .click("Consumer")
        .click("Consumer")
        .is_typing()
        .types("!")
        .keys("Esc")
        .holds("title: \"Consumer activities!\",");
    // Two clicks with something between them are no double click.
    Screen::new(MAP).click("Browses").click("Keeps").click("Browses").is_on_the_map();
    Screen::new(MAP).click("Browses").keys("j").click("Browses").is_on_the_map();
}

#[test]
fn a_drag_moves_a_card_to_where_it_is_dropped() {
    Screen::new(MAP)
        .drag("Asks", "Checks")
        .at("Agree p Asks colleagues")
        .says("changed sides")
        .map(
            "
Explore
  b Browses catalogue -1
  c Searches the web
  p Keeps price list
Offer
  b <> Chats with desk +1
  c Compares at home
Agree
  p Asks colleagues +1
  p Checks budget",
        )
        .keys("u")
        .is_unchanged()
        .at("Explore c Asks colleagues");
}

#[test]
fn a_card_dragged_within_its_cell_takes_the_place_it_is_dropped_on() {
    let map = "Explore\n  c One\n  c Two\n  c Three";
    Screen::new(map).drag("One", "Two").map("Explore\n  c Two\n  c One\n  c Three");
    Screen::new(map).drag("One", "Three").map("Explore\n  c Two\n  c Three\n  c One");
    Screen::new(map).drag("Three", "One").map("Explore\n  c Three\n  c One\n  c Two");
    Screen::new(map).drag("Three", "Two").map("Explore\n  c One\n  c Three\n  c Two");
}

#[test]
fn a_card_dropped_on_itself_or_on_nothing_stays() {
    Screen::new(MAP).drag("Asks", "colleagues").is_unchanged();
    Screen::new(MAP).drag("Searches", "web").is_unchanged();
    Screen::new(MAP).drag("Asks", "A map").is_unchanged();
    Screen::new(MAP).drag("Asks", "help").is_unchanged();
}

#[test]
fn a_shadow_shows_where_and_esc_drops_nothing() {
    let mut screen = Screen::new(MAP);
    let (from, to) = (screen.place("Asks"), screen.place("Checks"));
    screen.mouse(MouseEventKind::Down(MouseButton::Left), from);
    let (before, _) = screen.look();
    screen.mouse(MouseEventKind::Drag(MouseButton::Left), to);
    let (buffer, _) = screen.look();
    assert_ne!(buffer[to].bg, before[to].bg, "no shadow");
    screen.keys("Esc").mouse(MouseEventKind::Up(MouseButton::Left), to);
    screen.is_unchanged();
    let (after, _) = screen.look();
    assert_eq!(after[to].bg, before[to].bg, "the shadow stays");
}

#[test]
fn a_drop_across_an_edge_says_what_that_means() {
    let mut screen = Screen::new(MAP);
    let (x, _) = screen.place("3 Agree");
    let (_, y) = screen.place("Browses");
    let from = screen.place("Asks");
    screen.drag_at(from, (x + 2, y)).at("Agree b Asks colleagues");
    screen
        .says("the provider now sees it · t: make it a touchpoint")
        .keys("t")
        .holds("Touchpoint(");
}

#[test]
fn dragging_a_point_of_the_curve_sets_the_emotion() {
    let mut screen = Screen::new("Explore\n  c Asks +1\nOffer\n  c Waits -1\n  p Prints");
    let curve = screen.app.geometry().unwrap().curve;
    assert_eq!(curve.height, 5);
    let (x, _) = screen.place("Waits");
    let row = |emotion: i64| curve.y + (2 - emotion) as u16;
    screen.drag_at((x + 3, row(-1)), (x + 3, row(2)));
    screen
        .map("Explore\n  c Asks +1\nOffer\n  c Waits +2\n  p Prints")
        .says("\"Waits\": emotion +2");
    screen.at("Offer c Waits").keys("u").is_unchanged();
    screen.drag_at((x + 3, row(-1)), (x + 3, row(-1) + 40)).keys("u");
    screen.click_at((x + 3, row(0))).at("Offer c Waits").is_unchanged();
}

#[test]
fn the_wheel_scrolls_a_lane_and_the_cursor_stays_in_sight() {
    let many: String = (0..40).map(|n| format!("  c Card {n} ok\n")).collect();
    let mut screen = Screen::new(&format!("Explore\n{many}Offer\n  b Other"));
    screen.sized(80, 24).shows("Card 0 ok");
    let at = screen.place("Card 2 ok");
    for _ in 0..3 {
        screen.mouse(MouseEventKind::ScrollDown, at);
    }
    screen.hides("Card 0 ok").shows("Card 3 ok").at("Explore c Card 3 ok");
    for _ in 0..100 {
        screen.mouse(MouseEventKind::ScrollDown, at);
    }
    screen.shows("Card 39 ok");
    for _ in 0..100 {
        screen.mouse(MouseEventKind::ScrollUp, at);
    }
    screen.shows("Card 0 ok").is_unchanged();
}

fn wheel(screen: &mut Screen, kind: MouseEventKind, modifiers: KeyModifiers) {
    screen.event(Event::Mouse(MouseEvent { kind, column: 20, row: 8, modifiers }));
}

#[test]
fn sideways_and_shifted_wheels_scroll_sideways() {
    let stages: String = (1..=9).map(|n| format!("Stage{n}\n")).collect();
    for (on, back, modifiers) in [
        (MouseEventKind::ScrollRight, MouseEventKind::ScrollLeft, KeyModifiers::NONE),
        (MouseEventKind::ScrollDown, MouseEventKind::ScrollUp, KeyModifiers::SHIFT),
        (MouseEventKind::ScrollDown, MouseEventKind::ScrollUp, KeyModifiers::ALT),
    ] {
        let mut screen = Screen::new(&stages);
        screen.sized(80, 24).shows("Stage1").hides("Stage5");
        wheel(&mut screen, on, modifiers);
        screen.hides("Stage1").shows("Stage5").at("Stage2 c");
        for _ in 0..20 {
            wheel(&mut screen, on, modifiers);
        }
        screen.shows("Stage9").hides("Stage5");
        for _ in 0..20 {
            wheel(&mut screen, back, modifiers);
        }
        screen.shows("Stage1").at("Stage4 c");
    }
}

#[test]
fn the_words_at_the_foot_are_clicked() {
    Screen::new(MAP).click("a add").is_typing();
    Screen::new(MAP).click("/ find").shows("Find");
    Screen::new(MAP).keys("x").click("u undo  /").is_unchanged();
    assert!(matches!(Screen::new(MAP).click("? help").app.mode, Mode::Help(_)));
    assert!(matches!(Screen::new(MAP).click("command").app.mode, Mode::Palette(_)));
}

#[test]
fn a_click_elsewhere_keeps_what_is_typed() {
    Screen::new(MAP)
        .keys("a")
        .types("Reads")
        .click("Checks")
        .is_on_the_map()
        .at("Agree p Checks budget")
        .holds("title: \"Reads\",");
    // Within the line it moves the cursor.
    Screen::new("Explore\n  c Asks")
        .keys("e")
        .click("ks")
        .types("r")
        .is_typing()
        .keys("Esc")
        .at("Explore c Asrks");
}

#[test]
fn the_wheel_scrolls_help() {
    let mut screen = Screen::new(MAP);
    screen.sized(80, 24).keys("?").shows("Go to the stage before");
    for _ in 0..5 {
        screen.mouse(MouseEventKind::ScrollDown, (10, 10));
    }
    screen.hides("Go to the stage before").mouse(MouseEventKind::ScrollUp, (10, 10));
}

#[test]
fn other_buttons_and_empty_places_do_nothing() {
    let mut screen = Screen::new(MAP);
    for y in 0..40 {
        for x in (0..120).step_by(29) {
            screen.mouse(MouseEventKind::Down(MouseButton::Right), (x, y));
            screen.mouse(MouseEventKind::Moved, (x, y));
        }
    }
    screen.at("Explore c Asks colleagues").is_unchanged().is_on_the_map();
    screen.mouse(MouseEventKind::Down(MouseButton::Left), (9999, 9999)).is_unchanged();
}
