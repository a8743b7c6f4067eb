//! Following what cards refer to.

use wayband::tui::app::Effect;

use super::Screen;

const LINKED: &str = r#"Journey(
    format: 1,
    title: "Links",
    stages: [
        Stage(id: "one", title: "One", cards: [
            Touchpoint(
                id: "orders",
                lane: "touchpoints",
                title: "Orders",
                triggers: ["checks", "packs"],
                links: [
                    Link(title: "Notes", url: "https://example.org/notes"),
                    Link(url: "file:///etc/passwd"),
                ],
            ),
            Activity(id: "checks", lane: "provider", title: "Checks", triggers: ["ships"]),
        ]),
        Stage(id: "two", title: "Two", cards: [
            Activity(id: "packs", lane: "provider", title: "Packs", triggers: ["ships"]),
            Touchpoint(id: "ships", lane: "touchpoints", title: "Ships"),
        ]),
    ],
)"#;

#[test]
fn triggers_are_followed_there_and_back() {
    let mut screen = Screen::open(LINKED);
    screen.keys("g g g t").shows("Sets in motion").shows("Packs · Two").keys("j Enter");
    screen.at("Two p Packs").says("Ctrl-o goes back");
    screen.keys("g t").at("Two b Ships");
    screen.keys("g b").shows("Set in motion by").keys("1").at("One p Checks");
    screen.keys("Ctrl-o").at("Two b Ships").keys("Ctrl-o").at("Two p Packs");
    screen
        .keys("Ctrl-o")
        .at("One b Orders")
        .keys("Ctrl-o")
        .says("No reference was followed: g t, g b, g j follow one");
    screen.keys("g t Esc").is_on_the_map().at("One b Orders").is_unchanged();
}

#[test]
fn links_are_opened_or_copied_and_only_addresses_of_the_web_are_opened() {
    let mut screen = Screen::open(LINKED);
    screen.keys("g g g x").shows("Notes: https://example.org/notes").keys("Enter");
    screen.does(&[Effect::Browse("https://example.org/notes".to_owned())]);
    screen
        .keys("g x 2")
        .says("file:///etc/passwd is no web address, so it is not opened · g y copies it");
    screen.keys("g y 1").says("https://example.org/notes handed to the terminal's clipboard");
}

#[test]
fn the_selected_card_is_joined_with_what_it_sets_in_motion() {
    let mut screen = Screen::open(LINKED);
    screen.keys("g g");
    let (x, y) = screen.place("Packs");
    // The arrow stands in the gap before the card, which begins with its bar.
    let (buffer, _) = screen.look();
    assert!((y - 1..=y + 1).any(|y| buffer[(x - 3, y)].symbol() == "▸"), "{:#?}", screen.drawn());
    // From a card that sets nothing in motion no line goes out.
    screen.keys("G").at("Two b Ships");
    assert!(!screen.drawn().concat().contains('▸'), "{:#?}", screen.drawn());
}

#[test]
fn every_personas_curve_is_drawn_on_demand() {
    let map = std::fs::read_to_string("journeys/platform-environment.ron").unwrap();
    let mut screen = Screen::open(&map);
    let dots = |screen: &Screen| -> usize {
        screen.drawn().concat().chars().filter(|c| ('\u{2801}'..='\u{28ff}').contains(c)).count()
    };
    let lead = dots(&screen);
    screen.keys("g c");
    assert!(dots(&screen) > lead, "{} dots, {lead} of the lead", dots(&screen));
    screen.keys("g c");
    assert_eq!(dots(&screen), lead);
}
