//! Finding words, and the next error.

use super::{MAP, Screen};

#[test]
fn enter_goes_to_the_first_and_n_on_and_round() {
    Screen::new(MAP)
        .keys("/")
        .types("ch")
        .keys("Enter")
        .says("\"ch\": 1 of 3 · n next · N previous")
        .at("Explore c Searches the web")
        .keys("n")
        .at("Offer b Chats with desk")
        .keys("n")
        .at("Agree p Checks budget")
        .says("\"ch\": 3 of 3 · n next · N previous")
        .keys("n")
        .at("Explore c Searches the web")
        .keys("N")
        .at("Agree p Checks budget")
        .keys("N N N")
        .at("Agree p Checks budget")
        .is_unchanged();
}

#[test]
fn stage_titles_are_places_too_and_none_is_skipped() {
    let map = "
Offer
  b An offer
  c Offer two
More
  c More offers
";
    let mut screen = Screen::new(map);
    screen.keys("$ G");
    let mut seen = Vec::new();
    screen.keys("/").types("OFFER").keys("Enter");
    for _ in 0..4 {
        seen.push(screen.message().split(' ').nth(1).unwrap().to_owned());
        screen.keys("n");
    }
    assert_eq!(seen, ["4", "1", "2", "3"]);
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(screen.message().split(' ').nth(1).unwrap().to_owned());
        screen.keys("N");
    }
    assert_eq!(seen, ["4", "3", "2", "1"]);
}

#[test]
fn all_texts_of_a_card_are_looked_through() {
    let mut screen = Screen::new(MAP);
    screen
        .keys("G o")
        .types("Mails /Post #slow")
        .keys("Enter")
        .types("- Takes weeks")
        .keys("Esc g g");
    for words in ["post", "slow", "weeks"] {
        screen.keys("g g /").types(words).keys("Enter").at("Agree p Mails");
    }
}

#[test]
fn what_is_not_there_is_said_and_the_cursor_stays() {
    Screen::new(MAP)
        .keys("j /")
        .types("zebra")
        .keys("Enter")
        .says("\"zebra\" is not in the map: / looks for other words")
        .at("Explore c Searches the web");
    Screen::new(MAP).keys("n").says("Nothing to find yet: / asks for words");
    Screen::new(MAP).keys("/ Enter").is_on_the_map().says("Nothing to find yet: / asks for words");
}

#[test]
fn esc_leaves_finding_with_the_cursor_where_it_was_and_keeps_the_words() {
    Screen::new(MAP)
        .keys("/")
        .types("budget")
        .keys("Esc")
        .is_on_the_map()
        .at("Explore c Asks colleagues")
        .keys("n")
        .at("Agree p Checks budget");
    Screen::new(MAP).keys("/ x Ctrl-c").is_on_the_map().does(&[]);
    Screen::new(MAP).keys("/ Backspace").is_on_the_map();
}

#[test]
fn the_next_error_is_gone_to_with_its_words() {
    let mut screen = Screen::open(super::mend::BROKEN);
    screen.checked().keys("]");
    let first = screen.cursor();
    assert!(!screen.message().is_empty());
    screen.keys("]");
    assert_ne!(screen.cursor(), first);
}
