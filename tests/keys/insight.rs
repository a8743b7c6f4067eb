//! The insight panel: figures and findings of the map, and the way from each to its card.

use crossterm::event::MouseEventKind;
use wayband::config::Settings;
use wayband::journey::Basis;
use wayband::tui::app::Effect;
use wayband::tui::keymap::Keymap;
use wayband::tui::mode::Mode;
use wayband::tui::pane::{Lines, Pane};

use super::{MAP, Screen};

/// Two errors, in the first and the last stage; a low point and a blind spot.
const WRONG: &str = r#"Journey(
    format: 1,
    title: "Wrong here and there",
    stages: [
        Stage(id: "explore", title: "Explore", cards: [
            Touchpoint(id: "browse", lane: "touchpoints", title: "Browses", duration: "2d4h", emotion: 1),
            Activity(id: "ask", lane: "consumer", title: "Asks", emotion: -2, duration: "1h"),
        ]),
        Stage(id: "offer", title: "Offer", cards: [
            Activity(id: "compare", lane: "consumer", title: "Compares", emotion: 0),
        ]),
        Stage(id: "agree", title: "Agree", cards: [
            Touchpoint(id: "sign", lane: "touchpoints", title: "Signs", actors: ["nobody"]),
        ]),
    ],
)"#;

fn wrong() -> Screen {
    let mut screen = Screen::open(WRONG);
    screen.sized(200, 50).checked();
    screen
}

#[track_caller]
fn has_keys(screen: &mut Screen) -> &mut Screen {
    assert!(matches!(screen.app.mode, Mode::Insight), "{:?}", screen.app.mode);
    screen
}

/// The line of the panel on which its cursor stands.
fn line(screen: &Screen) -> String {
    let drawn = screen.drawn();
    let panel = drawn.iter().find_map(|row| row.split_once("│▌"));
    panel.map_or_else(String::new, |(_, line)| line.trim().to_owned())
}

#[test]
fn the_figures_are_told_with_their_signs() {
    let mut screen = wrong();
    screen.keys("g i").shows("Cards            4  2 consumer  2 band  0 provider");
    screen.shows("Rests on         100% assumed  0% observed  0% measured");
    screen.shows("Time spent       1h  unknown at 3 of 4 cards").shows("Time waited      unknown");
    screen.shows("Blind spots      1").shows("Lowest point     -2  Asks");
    screen
        .shows("Highest point    +1  Browses")
        .shows("-0.5  -2 to +1")
        .shows("3 Agree          unknown");
    screen.shows("2 errors").is_unchanged();
}

#[test]
fn a_map_without_findings_says_what_was_looked_at() {
    let mut screen = Screen::new("Explore\n  b Asks\n");
    screen.checked().keys("g i G");
    // A map of one card still has its doubts.
    screen.hides("No findings");
    let mut screen = Screen::new("Explore\n");
    screen.checked().keys("g i").shows("No findings").shows("31 rules look at ids");
}

#[test]
fn going_through_the_lines_the_map_follows() {
    let mut screen = wrong();
    screen.at("Explore b Browses").keys("k g i");
    has_keys(screen.at("Explore c Asks")).keys("j");
    assert!(line(&screen).starts_with("Highest point"), "{}", line(&screen));
    screen.at("Explore b Browses").keys("j j").at("Offer b");
    screen.keys("G").at("Agree b Signs").keys("g g").at("Explore c Asks");
    screen.keys("PgDn").keys("PgUp").at("Explore c Asks").is_unchanged();
}

#[test]
fn errors_come_first_and_the_next_one_is_the_same_from_the_map() {
    let mut screen = wrong();
    screen.keys("g i ]");
    assert!(line(&screen).contains("\"Browses\" has the duration"), "{}", line(&screen));
    screen.at("Explore b Browses").keys("]").at("Agree b Signs");
    screen.keys("]").at("Explore b Browses").keys("Tab").is_on_the_map();
    // On the map the panel follows.
    screen.keys("]").at("Agree b Signs");
    assert!(line(&screen).contains("nobody"), "{}", line(&screen));
    let mut screen = Screen::new(MAP);
    has_keys(screen.checked().keys("g i ]").shows("No errors, "));
}

#[test]
fn enter_goes_there_with_the_panel_open_and_tab_comes_back() {
    let mut screen = wrong();
    screen.keys("k F g i ] Enter").is_on_the_map().at("Explore b Browses");
    assert!(screen.message().contains("2d4h") && screen.app.view.folds.is_empty());
    screen.shows("Insight").keys("Tab");
    has_keys(&mut screen).keys("j");
    assert!(line(&screen).contains("nobody"));
    screen.keys("Enter").at("Agree b Signs").keys("Ctrl-o").at("Explore b Browses");
    screen.keys("Ctrl-o").at("Explore c Asks").keys("Esc").hides("Insight").is_unchanged();
}

#[test]
fn what_stands_on_no_card_is_in_the_details_of_the_map() {
    let mut screen = Screen::new(MAP);
    screen.app.view.details = false;
    let mut text = screen.text();
    text =
        text.replace("state: Current,", "").replacen("title:", "owner: \"nobody\",\n    title:", 1);
    let mut screen = Screen::open(&text);
    screen.checked().sized(200, 50).keys("g i ] Enter");
    assert!(screen.app.view.details && matches!(screen.app.mode, Mode::Details(_)));
    screen.keys("Esc").shows("Insight");
}

#[test]
fn closing_leaves_the_cursor_where_the_map_shows_it() {
    let mut screen = wrong();
    screen.keys("k g i ] ] Esc").is_on_the_map().hides("Insight").at("Agree b Signs");
    screen.keys("Ctrl-o").at("Explore c Asks");
    // Opened again it stands where it stood.
    screen.keys("g i");
    assert!(line(&screen).contains("nobody"));
}

#[test]
fn findings_follow_edits_and_the_cursor_stays_on_its_own() {
    let mut screen = wrong();
    screen.keys("g i ] ] Tab");
    assert!(line(&screen).contains("nobody"));
    screen.keys("g g k").at("Explore c Asks").keys("x").checked();
    assert!(line(&screen).contains("nobody"), "{}", line(&screen));
    // Its own finding goes: the cursor stands on what comes in its place.
    screen.keys("] ]").at("Agree b Signs").keys("x").checked();
    assert!(!line(&screen).is_empty() && !line(&screen).contains("nobody"));
    screen.keys("Tab");
    has_keys(&mut screen).keys("u").checked();
    assert!(line(&screen).contains("nobody"), "{}", line(&screen));
}

#[test]
fn on_a_small_screen_it_is_shown_alone() {
    let mut screen = wrong();
    screen.sized(80, 24).keys("g i ]").hides("Touchpoints and").shows("Insight");
    screen.keys("Enter").at("Explore b Browses").hides("Insight").keys("Tab").shows("Insight");
    has_keys(screen.sized(100, 44)).shows("Insight").shows("Touchpoints").keys("?").shows("Keys");
    has_keys(screen.keys("Esc"));
}

#[test]
fn the_details_lie_over_it() {
    let mut screen = wrong();
    screen
        .keys("g i ] Enter Enter")
        .hides("Insight")
        .shows("duration")
        .keys("Esc")
        .shows("Insight");
    screen.keys("+ Tab");
    has_keys(&mut screen).keys("Ctrl-s").does(&[Effect::Save]);
}

#[test]
fn the_mouse_chooses_and_goes_there() {
    let mut screen = wrong();
    screen.click("2 errors · 1 low point · 1 blind spot");
    has_keys(&mut screen);
    assert!(line(&screen).contains("2d4h"));
    screen.at("Explore b Browses").click("nobody").at("Agree b Signs");
    has_keys(&mut screen).click("nobody").is_on_the_map().at("Agree b Signs").shows("Insight");
    // From the map a click gives the panel the keys, and the other way round.
    screen.click("Highest point").at("Explore b Browses");
    has_keys(&mut screen).click("Compares").is_on_the_map().at("Offer c Compares");
    let at = screen.place("Insight");
    screen.mouse(MouseEventKind::ScrollDown, at);
    has_keys(&mut screen).mouse(MouseEventKind::ScrollUp, at).is_unchanged();
}

#[test]
fn in_an_outline_and_in_plain_lines() {
    let mut screen = wrong();
    screen.keys("g o g i ]").at("Explore b Browses").keys("j j j j");
    assert_eq!(screen.app.pane(), Pane::Outline);
    screen.keys("g g j j j Enter").is_on_the_map();
    assert_eq!(screen.app.editor.card().map(|card| card.basis), None::<Basis>);
    screen.app.view.lines = Lines::Plain;
    screen.keys("g i g g").shows("Lowest point: -2, Asks").shows("1 Explore: mean -0.5, -2 to +1");
    let (_, cursor) = screen.look();
    let at = screen.place("Lowest point");
    assert_eq!(cursor.map(|cursor| (cursor.x, cursor.y)), Some(at));
}

#[test]
fn ten_thousand_findings_are_gone_through_one_by_one() {
    let cards: String = (0..10_000)
        .map(|number| {
            format!("Activity(id: \"c{number}\", lane: \"nowhere\", title: \"Card {number}\"),")
        })
        .collect();
    let text = format!(
        "Journey(format: 1, title: \"Many\", stages: [Stage(id: \"one\", title: \"One\", cards: [{cards}])])"
    );
    let mut screen = Screen::open(&text);
    screen.sized(200, 50).checked().keys("g i G").shows("of 10").keys("] j j k");
    assert!(line(&screen).contains("Card 1\""), "{}", line(&screen));
}

#[test]
fn its_keys_are_those_of_the_keymap() {
    let mut screen = wrong();
    screen.keys("k g i ] q").is_on_the_map().hides("Insight").does(&[]);
    for key in [":", "Ctrl-p"] {
        screen.keys("g i").keys(key);
        assert!(matches!(screen.app.mode, Mode::Palette(_)), "{key}");
        screen.keys("Esc").is_on_the_map().shows("Insight").keys("Esc");
    }
    let settings = r#"Settings(keys: {"help": ["F1"], "next-finding": ["Alt-e"]})"#;
    let (settings, _) = Settings::read(settings);
    screen.app.keymap = Keymap::overlaid(&settings.keys).0;
    has_keys(screen.keys("g i").shows("Alt-e next error")).keys("g g ]").at("Explore c Asks");
    screen.keys("Alt-e").at("Explore b Browses");
    has_keys(screen.keys("?")).keys("F1").shows("Keys");
    has_keys(screen.keys("Esc"));
}
