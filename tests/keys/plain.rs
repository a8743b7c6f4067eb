//! Plain lines for screen readers: words instead of signs, and the terminal's cursor on what is
//! selected, wherever that is.

use wayband::tui::pane::{Lines, Pane};

use super::{MAP, Screen};

fn plain(map: &str) -> Screen {
    let mut screen = Screen::new(map);
    screen.app.view.lines = Lines::Plain;
    screen.app.reveal();
    screen
}

/// What stands from the terminal's cursor to the end of its line.
fn read(screen: &Screen) -> String {
    let (_, cursor) = screen.look();
    let cursor = cursor.unwrap_or_else(|| panic!("no cursor\n{}", screen.drawn().join("\n")));
    let line = screen.drawn().swap_remove(usize::from(cursor.y));
    line.chars().skip(usize::from(cursor.x)).collect()
}

#[track_caller]
fn reads(screen: &mut Screen, keys: &str, expected: &str) {
    screen.keys(keys);
    assert_eq!(read(screen), expected, "{}", screen.drawn().join("\n"));
}

#[test]
fn every_line_is_read_out_where_the_cursor_goes() {
    let mut screen = plain(MAP);
    reads(&mut screen, "", "Asks colleagues, emotion +1, consumer only, activity");
    reads(&mut screen, "j", "Browses catalogue, emotion -1, band, touchpoint");
    reads(&mut screen, "*", "Browses catalogue, emotion -1, moment of truth, band, touchpoint");
    reads(
        &mut screen,
        "! Space k",
        "Browses catalogue, marked, emotion -1, moment of truth, showstopper, band, touchpoint",
    );
    reads(&mut screen, "u u G", "Checks budget, provider only, activity");
    reads(&mut screen, "k", "Stage 3 of 3: Agree, 1 card");
    reads(&mut screen, "h", "Stage 3 of 3: Agree, 1 card, folded");
    reads(&mut screen, "0", "Stage 1 of 3: Explore, 4 cards");
    screen.shows("A map, current state").hides("▎").hides("┄").hides("●").hides("★").hides("⇄");
}

#[test]
fn what_a_card_holds_is_read_out_line_by_line() {
    let mut screen = plain(MAP);
    screen.keys("o").types("- too dear").keys("Enter").types("+ say so").keys("Enter Esc g g");
    reads(
        &mut screen,
        "",
        "Asks colleagues, emotion +1, consumer only, activity, 1 pain, 1 opportunity",
    );
    screen.keys("l").shows("\n    pain: too dear\n    opportunity: say so\n");
    screen.shows("A map, current state, unsaved");
}

#[test]
fn the_cursor_is_where_is_typed() {
    let mut screen = plain(MAP);
    screen.keys("j a").shows("  New card, band:");
    screen.types("Reads").shows("  New card, band: Reads").keys("Left Left");
    assert_eq!(read(&screen), "ds");
    screen.keys("Up").shows("  New card, consumer only:").keys("Esc");
    reads(&mut screen, "", "Searches the web, consumer only, activity");
    screen.keys("e").shows("  Title: Searches the web").keys("Esc").keys("r s").types("x");
    assert_eq!(read(&screen), "");
    screen.keys("Esc").shows("Explorex");
}

#[test]
fn questions_panels_and_messages_are_reached_too() {
    let mut screen = plain(MAP);
    reads(
        &mut screen,
        "d s",
        "\"Explore\" has 4 cards: l to the one after, x removes them too, Esc stays",
    );
    screen.keys("Esc Enter").hides("╭").hides("─");
    reads(&mut screen, "j", "kind               touchpoint  interaction  ◂ activity ▸");
    screen.hides("▌");
}

#[test]
fn the_map_stays_an_outline() {
    let mut screen = plain(MAP);
    for keys in ["g v", "g p"] {
        screen.keys(keys).says("In plain lines the map is an outline");
        assert_eq!(screen.app.pane(), Pane::Outline);
    }
    plain("").shows("No stage yet: A adds one").keys("A").types("Offer").keys("Esc");
}

#[test]
fn only_what_changes_is_drawn_anew() {
    let mut screen = plain(MAP);
    let before = screen.drawn();
    screen.keys("j j +");
    let after = screen.drawn();
    let changed: Vec<&String> =
        before.iter().zip(&after).filter(|(old, new)| old != new).map(|(_, new)| new).collect();
    // The card, the line at the top, and the one about what was done.
    assert_eq!(changed.len(), 3, "{changed:?}");
}
