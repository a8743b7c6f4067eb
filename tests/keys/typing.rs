//! Typing cards, and the titles of stages, lanes and the map.

use super::{MAP, Screen};

const EMPTY: &str = "
Explore
Offer
Agree
";

#[test]
fn enter_keeps_a_card_and_opens_the_next_one_here() {
    Screen::new(MAP)
        .keys("a")
        .types("Reads reviews -1")
        .keys("Enter")
        .is_typing()
        .types("Sleeps on it")
        .keys("Enter")
        .keys("Enter")
        .is_on_the_map()
        .at("Explore c Sleeps on it")
        .map(
            "
Explore
  c Asks colleagues +1
  b Browses catalogue -1
  c Searches the web
  c Reads reviews -1
  c Sleeps on it
  p Keeps price list
Offer
  b <> Chats with desk +1
  c Compares at home
Agree
  p Checks budget",
        );
}

#[test]
fn a_new_card_is_of_the_kind_of_its_zone() {
    Screen::new("Explore").keys("a").types("One").keys("Down").types("Two").keys("Down");
    let mut screen = Screen::new("Explore");
    screen.keys("a").types("One").keys("Down").types("Two").keys("Down").types("<> Three");
    screen.keys("Esc").holds("Activity(").holds("Touchpoint(").holds("Interaction(");
    screen.map("Explore\n  c One\n  b Two\n  p <> Three");
}

#[test]
fn arrows_keep_a_card_and_go_to_the_next_lane() {
    Screen::new(EMPTY)
        .keys("a")
        .types("Asks")
        .keys("Down")
        .types("Browses")
        .keys("Up")
        .types("Waits")
        .keys("Up")
        .types("Waits more")
        .keys("Esc")
        .at("Explore c Waits more")
        .map("Explore\n  c Asks\n  c Waits\n  c Waits more\n  b Browses\nOffer\nAgree");
}

#[test]
fn tabs_keep_a_card_and_go_to_the_next_stage_and_back() {
    Screen::new(EMPTY)
        .keys("a")
        .types("Asks")
        .keys("Tab Tab")
        .types("Signs")
        .keys("Tab")
        .types("Waits")
        .keys("Shift-Tab")
        .types("Compares")
        .keys("Esc")
        .at("Offer c Compares")
        .map("Explore\n  c Asks\nOffer\n  c Compares\nAgree\n  c Signs\n  c Waits");
}

#[test]
fn ten_cards_over_three_stages_and_lanes_cost_at_most_15_keys_beside_their_text() {
    let mut screen = Screen::new(EMPTY);
    let way = ["a", "Down", "Down", "Tab", "Up", "Up", "Tab", "Down", "Down", "Enter"];
    for (number, keys) in way.into_iter().enumerate() {
        screen.keys(keys).types(&format!("Card {number}"));
    }
    screen.keys("Esc");
    assert!(screen.presses <= 15, "{}", screen.presses);
    assert_eq!(screen.app.editor.journey().cards().count(), 10);
    screen.map(
        "
Explore
  c Card 0
  b Card 1
  p Card 2
Offer
  p Card 3
  b Card 4
  c Card 5
Agree
  c Card 6
  b Card 7
  p Card 8
  p Card 9",
    );
}

#[test]
fn esc_keeps_what_was_typed_and_a_blank_line_vanishes() {
    Screen::new(EMPTY)
        .keys("a")
        .types("Asks")
        .keys("Esc")
        .at("Explore c Asks")
        .holds("title: \"Asks\",");
    for leave in ["Esc", "Enter", "Down Esc", "Tab Esc", "Space Space Esc"] {
        Screen::new(EMPTY).keys("a").keys(leave).is_on_the_map().is_unchanged();
    }
    Screen::new(MAP).keys("e Ctrl-u Esc").is_unchanged().at("Explore c Asks colleagues");
}

#[test]
fn backspace_on_an_empty_line_opens_the_title_typed_before() {
    Screen::new(EMPTY)
        .keys("a")
        .types("One")
        .keys("Enter")
        .types("Two")
        .keys("Enter Backspace")
        .types("!")
        .keys("Enter")
        .types("Three")
        .keys("Esc")
        .map("Explore\n  c One\n  c Two!\n  c Three\nOffer\nAgree");
    // And the one before that, across cells.
    Screen::new(EMPTY)
        .keys("a")
        .types("One")
        .keys("Down")
        .types("Two")
        .keys("Enter Backspace Ctrl-u Backspace")
        .types("s")
        .keys("Esc")
        .at("Explore c Ones")
        .map("Explore\n  c Ones\n  b Two\nOffer\nAgree");
    Screen::new(EMPTY).keys("a Backspace").is_typing().keys("Esc").is_unchanged();
}

#[test]
fn lines_of_pains_opportunities_and_thoughts_go_to_the_card_above() {
    Screen::new(EMPTY)
        .keys("a")
        .types("Asks")
        .keys("Enter")
        .types("- Nobody knows")
        .keys("Enter")
        .types("+ A list")
        .keys("Enter")
        .types("\" Who knows?")
        .keys("Enter")
        .types("Waits")
        .keys("Esc")
        .map("Explore\n  c Asks\n  c Waits\nOffer\nAgree")
        .holds("\"Nobody knows\",")
        .holds("title: \"A list\",")
        .holds("\"Who knows?\",");
    // The card above is the one in this cell, wherever the last one was typed.
    let mut screen = Screen::new("Explore\n  b Browses");
    screen.keys("k a").types("Asks").keys("Down").types("- Slow").keys("Esc");
    let card = screen.app.editor.journey().cards().find(|card| card.title == "Browses").unwrap();
    assert_eq!(card.pains.len(), 1);
}

#[test]
fn a_pain_with_no_card_above_is_not_lost() {
    for leave in ["Esc", "Enter Esc", "Down Esc", "Tab Esc"] {
        let mut screen = Screen::new("Explore\n  b Browses\nOffer");
        screen.keys("k a").types("- Nobody knows").keys(leave).is_on_the_map();
        assert!(screen.text().contains("Nobody knows"), "{leave}");
        let other = screen.app.editor.journey().cards().find(|card| card.title == "Browses");
        assert_eq!(other.unwrap().pains.len(), 0, "{leave}: it goes to no card of another lane");
    }
}

#[test]
fn right_at_the_end_of_the_line_completes() {
    let map = "
Explore
  c Asks";
    let mut screen = Screen::new(map);
    screen.keys("a").types("Mails /Web").keys("Esc");
    screen.keys("a").types("Calls /W").shows("eb").keys("Right").types(" +1").keys("Esc");
    assert_eq!(screen.text().matches("channel: \"Web\",").count(), 2);
    // Within the line it moves.
    Screen::new(map)
        .keys("a")
        .types("ac")
        .keys("Left")
        .types("b")
        .keys("Right")
        .types("d")
        .keys("Esc")
        .at("Explore c abcd");
}

#[test]
fn signs_at_the_end_of_the_line_are_understood_and_shown() {
    Screen::new("Explore")
        .keys("a")
        .types("Asks #12 twice * -2 ~20m ..2d @maria /phone #help")
        .shows("moment of truth · -2 · 20m · wait 2d · @maria")
        .keys("Esc")
        .at("Explore c Asks #12 twice")
        .holds("moment_of_truth: true,")
        .holds("emotion: -2,")
        .holds("duration: \"20m\",")
        .holds("wait: \"2d\",")
        .holds("channel: \"phone\",")
        .holds("\"help\",");
    Screen::new("Explore").keys("a").types("Votes \\+1").keys("Esc").at("Explore c Votes +1");
}

#[test]
fn a_title_is_changed_in_place_with_signs_too() {
    Screen::new(MAP)
        .keys("e")
        .types("? -2")
        .keys("Enter")
        .is_on_the_map()
        .at("Explore c Asks colleagues?")
        .holds("emotion: -2,")
        .keys("u")
        .says("Undid: change \"Asks colleagues\"")
        .is_unchanged();
    Screen::new(MAP).keys("e Enter").is_unchanged();
    // In an empty cell there is no title: a card is added.
    Screen::new("Explore").keys("i").types("Asks").keys("Esc").at("Explore c Asks");
}

#[test]
fn o_adds_behind_the_selected_card_and_shift_o_before_it() {
    let map = "Explore\n  c One\n  b Two\n  c Three";
    Screen::new(map)
        .keys("o")
        .types("New")
        .keys("Esc")
        .map("Explore\n  c One\n  c New\n  b Two\n  c Three");
    Screen::new(map)
        .keys("j O")
        .types("New")
        .keys("Esc")
        .map("Explore\n  c One\n  b Two\n  c New\n  c Three");
    Screen::new(map)
        .keys("O")
        .types("New")
        .keys("Enter")
        .types("Newer")
        .keys("Esc")
        .map("Explore\n  c New\n  c Newer\n  c One\n  b Two\n  c Three");
}

#[test]
fn titles_of_stages_lanes_and_the_map_are_typed_in_one_line() {
    Screen::new(EMPTY)
        .keys("A")
        .types("Engage")
        .keys("Enter")
        .types("Wonder")
        .keys("Enter Enter")
        .is_on_the_map()
        .at("Wonder c")
        .map("Explore\nEngage\nWonder\nOffer\nAgree");
    Screen::new("")
        .keys("A")
        .types("Explore")
        .keys("Esc")
        .at("Explore c")
        .keys("a")
        .types("Asks")
        .keys("Esc")
        .map("Explore\n  c Asks");
    Screen::new(EMPTY)
        .keys("r s")
        .types("d")
        .keys("Esc")
        .map("Explored\nOffer\nAgree")
        .keys("u")
        .is_unchanged();
    Screen::new(EMPTY)
        .keys("r l")
        .types("!")
        .keys("Enter")
        .holds("title: \"Consumer activities!\",");
    Screen::new(EMPTY)
        .keys("r m Ctrl-w")
        .types("journey")
        .keys("Enter")
        .holds("title: \"A journey\",");
    for keys in ["r s Enter", "r l Esc", "r m Enter", "r s Ctrl-u Enter", "A Esc", "B Enter"] {
        Screen::new(EMPTY).keys(keys).is_on_the_map().is_unchanged();
    }
    Screen::new(EMPTY)
        .keys("PgDn B")
        .types("Back office")
        .keys("Esc")
        .holds("title: \"Back office\",")
        .at("Explore back-office");
}

#[test]
fn ctrl_c_keeps_what_was_typed_and_asks() {
    Screen::new(EMPTY)
        .keys("a")
        .types("Asks")
        .keys("Ctrl-c")
        .asks()
        .keys("Esc")
        .at("Explore c Asks");
    Screen::new(EMPTY).keys("a Ctrl-c").does(&[wayband::tui::app::Effect::Close]);
}

#[test]
fn a_paste_goes_into_the_line_and_nowhere_else() {
    let paste = || crossterm::event::Event::Paste("dd\nx".to_owned());
    Screen::new(MAP).event(paste()).is_unchanged().is_on_the_map();
    Screen::new(EMPTY).keys("a").event(paste()).keys("Esc").at("Explore c dd x");
}

#[test]
fn the_line_is_edited_as_shells_do() {
    Screen::new(EMPTY)
        .keys("a")
        .types("Asks old friends")
        .keys("Ctrl-a Ctrl-d")
        .types("a")
        .keys("Ctrl-e Ctrl-w")
        .types("people")
        .keys("Alt-b Alt-b Ctrl-k")
        .types("two")
        .keys("Home Delete")
        .types("A")
        .keys("End Esc")
        .at("Explore c Asks two");
}
