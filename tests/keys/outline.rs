//! The outline: moving through a list, folding, typing, and the way there and back.

use crossterm::event::{MouseButton, MouseEventKind};
use wayband::tui::mode::Purpose;
use wayband::tui::pane::Pane;

use super::{MAP, Screen};

/// The outline of a map.
fn outline(map: &str) -> Screen {
    let mut screen = Screen::new(map);
    screen.keys("g o");
    screen
}

/// The lines of the outline with something on them, from the first on.
fn lines(screen: &Screen) -> Vec<String> {
    let drawn = screen.drawn();
    let end = drawn.len() - 2;
    drawn[1..end].iter().filter(|line| !line.is_empty()).cloned().collect()
}

/// The row on which a text is drawn.
fn row(screen: &Screen, words: &str) -> u16 {
    screen.place(words).1
}

#[test]
fn cards_stand_under_their_stages_in_the_order_of_time() {
    let screen = outline(MAP);
    let said = [
        " ▾ 1 Explore",
        "   ▌ Asks colleagues                                   +1  Consumer only · activity",
        "   ▎ Browses catalogue                                 -1  Band · touchpoint",
        "   ▎ Searches the web                                      Consumer only · activity",
        "   ▎ Keeps price list                                      Provider only · activity",
        " ▾ 2 Offer",
        "   ▎ ⇄ Chats with desk                                 +1  Band · interaction",
        "   ▎ Compares at home                                      Consumer only · activity",
        " ▾ 3 Agree",
        "   ▎ Checks budget                                         Provider only · activity",
    ];
    assert_eq!(lines(&screen), said);
}

#[test]
fn down_and_up_go_through_cards_and_stages() {
    let mut screen = outline(MAP);
    screen.at("Explore c Asks colleagues").keys("j").at("Explore b Browses catalogue");
    screen.keys("j").at("Explore c Searches the web").keys("j").at("Explore p Keeps price list");
    screen.keys("Down").at("Offer p").keys("Down").at("Offer b Chats with desk");
    screen.keys("j j").at("Agree c").keys("j").at("Agree p Checks budget").keys("j");
    screen.at("Agree p Checks budget").keys("k k").at("Offer c Compares at home");
    screen.keys("g g k").at("Explore c").keys("k").at("Explore c").is_unchanged();
}

#[test]
fn the_first_and_the_last_stage_are_one_key_away() {
    outline(MAP).keys("$").at("Agree c").keys("0").at("Explore c").keys("G");
    outline(MAP).keys("G").at("Agree p Checks budget").keys("g g").at("Explore c Asks colleagues");
}

#[test]
fn a_stage_folds_and_unfolds() {
    let mut screen = outline(MAP);
    screen.keys("h").at("Explore c").shows("Asks colleagues").keys("h").hides("Asks colleagues");
    screen.shows("▸ 1 Explore").shows("4 cards, lowest -1").keys("h").hides("Asks");
    screen.keys("j").at("Offer c").keys("k l").shows("Asks colleagues").at("Explore c");
    screen.keys("l").at("Explore c Asks colleagues");
}

#[test]
fn a_card_unfolds_what_it_holds() {
    let mut screen = outline(MAP);
    screen.keys("a").types("- too dear").keys("Enter").types("+ say so").keys("Enter Esc");
    screen.keys("g g j j").at("Explore c Searches the web");
    screen.shows("1 pain · 1 opportunity").hides("too dear");
    screen.keys("l").shows("pain         too dear").shows("opportunity  say so");
    screen.keys("l").shows("too dear").keys("h").hides("too dear").keys("h").at("Explore c");
}

#[test]
fn everything_folds_and_unfolds_by_levels() {
    let mut screen = outline(MAP);
    screen.keys("a").types("- too dear").keys("Enter Esc j");
    screen.keys("z").shows("too dear").keys("z").shows("too dear");
    screen.keys("Z").hides("too dear").hides("Searches").at("Explore b");
    screen
        .shows("3 Agree")
        .keys("z")
        .shows("Searches")
        .hides("too dear")
        .keys("z")
        .shows("too dear");
}

#[test]
fn what_is_selected_is_never_folded_away() {
    outline(MAP).keys("Z").types("/budget").keys("Enter").shows("Checks budget");
    outline(MAP).keys("Z g v l g o").at("Offer c Compares at home").shows("Compares at home");
    let mut screen = outline(MAP);
    screen.keys("+ h h").hides("Keeps").keys("u").at("Explore c Asks colleagues");
    screen.shows("Keeps");
}

#[test]
fn commands_do_on_a_stage_what_they_can() {
    outline(MAP).keys("$ x").says("No card here: a adds one").keys("Space").is_unchanged();
    outline(MAP).keys("$ J").says("No card here: a adds one").keys("+").is_unchanged();
    outline(MAP).keys("$ > <").at("Agree c");
    outline(MAP).keys("$ d s").asks().keys("x").at("Offer c Compares at home");
    let mut screen = outline(MAP);
    screen.keys("$ e");
    let purpose = match &screen.app.mode {
        wayband::tui::mode::Mode::Typing(typing) => typing.purpose,
        other => panic!("{other:?}"),
    };
    assert!(matches!(purpose, Purpose::StageTitle(_)));
    screen.types("d").keys("Esc").holds("title: \"Agreed\",").at("Agreed c");
    screen.keys("Enter").shows("Stage").keys("Esc").at("Agreed c");
}

#[test]
fn an_edit_undone_leaves_the_cursor_on_the_stage() {
    outline(MAP).keys("0 > u").at("Explore c").keys("j").at("Explore c Asks colleagues");
}

#[test]
fn a_card_is_typed_in_its_place() {
    let mut screen = outline(MAP);
    screen.keys("a").shows("title").types("Reads a test");
    let (typed, above) = (row(&screen, "Reads a test"), row(&screen, "Searches the web"));
    assert_eq!(typed, above + 1);
    assert!(row(&screen, "Keeps price list") > typed);
    screen.shows("Consumer only · Consumer activities");
    screen.keys("Down").shows("Band · Touchpoints and interactions").types("<> Calls").keys("Esc");
    screen.at("Explore b Calls").map(
        "
Explore
  c Asks colleagues +1
  b Browses catalogue -1
  b <> Calls
  c Searches the web
  c Reads a test
  p Keeps price list
Offer
  b <> Chats with desk +1
  c Compares at home
Agree
  p Checks budget",
    );
}

#[test]
fn a_title_is_changed_in_its_place() {
    let mut screen = outline(MAP);
    let before = row(&screen, "Browses");
    screen.keys("j e").types(" again +2");
    assert_eq!(row(&screen, "Browses catalogue again"), before);
    screen.keys("Enter").at("Explore b Browses catalogue again").holds("emotion: 2,");
}

#[test]
fn a_new_stage_says_what_to_do_and_takes_cards() {
    let mut screen = outline("Explore");
    screen.shows("No card yet: a adds one").keys("a").types("Asks").keys("Esc");
    screen.map("Explore\n  c Asks").keys("A").types("Offer").keys("Esc").at("Offer c");
    screen.shows("No card yet").keys("a").hides("No card yet").types("Reads").keys("Esc");
    screen.map("Explore\n  c Asks\nOffer\n  c Reads");
    outline("").shows("No stage yet: A adds one").keys("j k h l z Z 0 $ PgDn PgUp").at(" c");
}

#[test]
fn a_step_asks_its_question_where_nothing_is() {
    let map =
        "Journey(format: 1, title: \"M\", stages: [Stage(id: \"a\", title: \"A\", step: Agree)])";
    Screen::open(map).keys("g o").shows("Who decides? a adds a card");
}

#[test]
fn a_card_moves_as_on_the_map_and_says_what_that_means() {
    let mut screen = outline(MAP);
    screen.keys("j j J").says("the provider now sees it · t: make it a touchpoint");
    screen.at("Explore b Searches the web").keys("L").at("Offer b Searches the web");
    screen.keys("u u").is_unchanged();
}

#[test]
fn marking_goes_down_the_list() {
    let mut screen = outline(MAP);
    screen.keys("Space").at("Explore b Browses catalogue").keys("Space");
    screen.at("Explore c Searches the web").shows("● Asks").shows("● Browses");
    screen.keys("x").lacks("Asks colleagues").lacks("Browses");
}

#[test]
fn words_are_found_in_titles_of_stages() {
    outline(MAP).types("/offer").keys("Enter").at("Offer c").keys("n").at("Offer c");
}

#[test]
fn the_way_back_to_the_map_keeps_the_card() {
    let mut screen = outline(MAP);
    screen.keys("G g v").at("Agree p Checks budget").shows("Checks budget");
    // A title is no place of the map.
    screen.keys("g o 0 g v").at("Explore p Keeps price list").shows("line of visibility");
}

#[test]
fn a_narrow_screen_is_an_outline_until_it_is_wide_again() {
    let mut screen = Screen::new(MAP);
    screen.unchosen().sized(59, 20);
    assert_eq!(screen.app.pane(), Pane::Outline);
    screen.keys("j").at("Explore b Browses catalogue").shows("Band · touchpoint").sized(60, 20);
    assert_eq!(screen.app.pane(), Pane::Map);
    screen.shows("cannot see this").at("Explore b Browses catalogue");
    // What was chosen stays.
    screen.keys("g o").sized(59, 20).sized(120, 40);
    assert_eq!(screen.app.pane(), Pane::Outline);
    screen.keys("g v").sized(50, 20).keys("g v").sized(120, 40).sized(50, 20);
    assert_eq!(screen.app.pane(), Pane::Map);
}

fn long() -> String {
    let mut map = String::new();
    for stage in 0..9 {
        map += &format!("Stage{stage}\n");
        for card in 0..30 {
            map += &format!("  {} Card {stage} {card}\n", ["c", "b", "p"][card % 3]);
        }
    }
    map
}

#[test]
fn a_long_list_scrolls_and_keeps_the_title_of_the_stage_in_sight() {
    let mut screen = outline(&long());
    screen.sized(80, 24);
    for _ in 0..60 {
        screen.keys("j");
    }
    screen.shows("2 Stage1").hides("1 Stage0").shows("Card 1 28");
    let at = row(&screen, "Card 1 28");
    screen.keys("k");
    // The lines stand still while the cursor moves among them.
    assert_eq!(row(&screen, "Card 1 28"), at);
    screen.keys("G").shows("Card 8 29").shows("9 Stage8").keys("g g").shows("1 Stage0");
    screen.keys("k").shows("1 Stage0");
    assert_eq!(row(&screen, "1 Stage0"), 1);
}

#[test]
fn pages_turn_and_the_cursor_stays_on_its_row() {
    let mut screen = outline(&long());
    screen.sized(80, 24).keys("j j j PgDn");
    let first = screen.cursor();
    screen.keys("PgDn");
    assert_ne!(screen.cursor(), first);
    screen.keys("PgUp").at(&first.clone()).keys("PgUp PgUp PgUp").at("Stage0 c");
    for _ in 0..30 {
        screen.keys("PgDn");
    }
    screen.at("Stage8 p Card 8 29").is_unchanged();
}

#[test]
fn a_card_taller_than_the_screen_is_read_to_its_end() {
    let mut screen = outline("Explore\n  c One\n  c Two");
    screen.keys("o");
    for number in 0..30 {
        screen.types(&format!("- pain {number}")).keys("Enter");
    }
    screen.keys("Esc").sized(80, 20).keys("g g l").shows("pain 3").hides("pain 29");
    screen.keys("j").at("Explore c One").keys("j").at("Explore c One").shows("pain 29");
    screen.keys("j").at("Explore c Two").keys("k").at("Explore c One").shows("pain 29");
    screen.keys("k k").at("Explore c One").shows("pain 3");
}

#[test]
fn the_mouse_selects_folds_edits_and_scrolls() {
    let mut screen = outline(&long());
    screen.sized(80, 24).click("Card 0 5").at("Stage0 p Card 0 5").click("1 Stage0").at("Stage0 p");
    screen.click_at((1, row(&screen, "1 Stage0"))).hides("Card 0 0").at("Stage0 p");
    screen.click_at((1, row(&screen, "1 Stage0"))).shows("Card 0 0");
    let place = screen.place("Card 0 3");
    screen.mouse(MouseEventKind::ScrollDown, place).hides("Card 0 1 ");
    assert_eq!(row(&screen, "Card 0 3") + 3, place.1);
    screen.shows("1 Stage0").click("1 Stage0").at("Stage0 c");
    screen.mouse(MouseEventKind::ScrollUp, place).mouse(MouseEventKind::ScrollUp, place);
    assert_eq!(screen.place("Card 0 3"), place);
    screen.click("Card 0 3").click("Card 0 3").is_typing();
    let (x, y) = screen.place("Card 0 3");
    screen.click_at((x + 4, y)).types("x").keys("Esc").holds("title: \"Cardx 0 3\",");
    screen.keys("e").types("y").click("Card 0 7").is_on_the_map().at("Stage0 b Card 0 7");
    screen.holds("title: \"Cardx 0 3y\",");
}

#[test]
fn errors_are_told_beside_what_is_wrong() {
    let map = "Journey(format: 1, title: \"M\", stages: [Stage(id: \"a\", title: \"A\", cards: [
        Activity(id: \"x\", lane: \"nowhere\", title: \"Lost\"),
    ])])";
    Screen::open(map)
        .checked()
        .keys("g o")
        .shows("No such lane · activity")
        .shows("in lane `nowhere`");
}

#[test]
fn a_filter_dims_and_a_stage_folds_at_once() {
    let mut screen = outline(MAP);
    let (x, y) = screen.place("Keeps price");
    let before = screen.look().0[(x, y)].fg;
    screen.keys("f").types("colleagues").keys("Enter");
    assert_ne!(screen.look().0[(x, y)].fg, before);
    screen.keys("j F").at("Explore b").hides("Keeps").keys("F").shows("Keeps").keys("Z");
    screen.command("unfold-all").shows("Keeps").is_unchanged();
}

#[test]
fn a_card_is_dragged_past_others_and_to_another_stage() {
    let start = "
Explore
  c One
  b Two
  p Three
Offer
  c Four";
    let drag = |from: &str, to: &str| {
        let mut screen = Screen::new(start);
        screen.keys("g o").drag(from, to);
        screen
    };
    // Down it comes behind what it is dropped on, up before it.
    drag("One", "Three")
        .at("Explore c One")
        .map("Explore\n  b Two\n  p Three\n  c One\nOffer\n  c Four");
    drag("Three", "One")
        .at("Explore p Three")
        .map("Explore\n  p Three\n  c One\n  b Two\nOffer\n  c Four");
    drag("Two", "Four")
        .at("Offer b Two")
        .map("Explore\n  c One\n  p Three\nOffer\n  c Four\n  b Two");
    drag("Four", "Two").map("Explore\n  c One\n  c Four\n  b Two\n  p Three\nOffer");
    // On a title it becomes the first of the stage.
    drag("Three", "2 Offer").map("Explore\n  c One\n  b Two\nOffer\n  p Three\n  c Four");
    drag("Two", "Two").is_unchanged();
    // Esc in the middle of it gives it up.
    let mut screen = Screen::new(start);
    let from = screen.keys("g o").place("One");
    let to = screen.place("Four");
    screen.mouse(MouseEventKind::Down(MouseButton::Left), from);
    screen.mouse(MouseEventKind::Drag(MouseButton::Left), to).keys("Esc");
    screen.mouse(MouseEventKind::Up(MouseButton::Left), to).is_unchanged();
}
