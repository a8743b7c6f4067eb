//! Cutting, copying and putting cards.

use super::{MAP, Screen};

/// Two cards set off a third, which an opportunity-less card follows.
const LINKED: &str = r#"Journey(
    format: 1,
    title: "Linked",
    stages: [
        Stage(id: "explore", title: "Explore", cards: [
            Activity(id: "one", lane: "consumer", title: "One", triggers: ["two", "three"]),
            Activity(id: "two", lane: "consumer", title: "Two", triggers: ["three"]),
            Touchpoint(id: "three", lane: "touchpoints", title: "Three"),
        ]),
        Stage(id: "offer", title: "Offer"),
    ],
)"#;

#[test]
fn a_cut_says_what_and_how_to_take_it_back() {
    Screen::new(MAP)
        .keys("x")
        .says("cut \"Asks colleagues\" · p puts back · u undo")
        .at("Explore c Searches the web")
        .keys("d d")
        .says("cut \"Searches the web\" · p puts back · u undo")
        .at("Explore c")
        .keys("u u")
        .is_unchanged()
        .at("Explore c Asks colleagues");
}

#[test]
fn the_cursor_stays_where_the_card_was_or_goes_to_the_one_before() {
    let map = "Explore\n  c One\n  c Two\n  c Three\nOffer";
    Screen::new(map).keys("x").at("Explore c Two");
    Screen::new(map).keys("j x").at("Explore c Three");
    Screen::new(map).keys("j j x").at("Explore c Two");
}

#[test]
fn what_was_cut_is_put_behind_the_selected_card() {
    Screen::new(MAP)
        .keys("x G p")
        .says("put \"Asks colleagues\" · u undo")
        .at("Agree p Asks colleagues")
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
  p Checks budget
  p Asks colleagues +1",
        )
        .holds("id: \"asks-colleagues\",");
    Screen::new(MAP).keys("x l l p").at("Agree c Asks colleagues").keys("u").at("Agree c");
}

#[test]
fn p_right_behind_a_cut_puts_it_back_where_it_was() {
    let is_back = |screen: &mut Screen| {
        let now = screen.text();
        while screen.app.editor.undo().unwrap().is_some() {}
        assert_eq!(now, screen.text());
    };
    for keys in ["x p", "j x p", "G x p", "Space Space x p", "Space Space Space Space x p"] {
        println!("{keys}");
        is_back(Screen::new(MAP).keys(keys));
    }
    // The references to it are not part of the card.
    Screen::open(LINKED).keys("x p").at("Explore c One").holds("title: \"One\",");
}

#[test]
fn a_copy_has_an_id_of_its_own_and_can_be_put_again() {
    Screen::new("Explore\n  c Asks")
        .keys("y")
        .says("copied \"Asks\" · p puts it · handed to the terminal too")
        .is_unchanged()
        .keys("p p")
        .map("Explore\n  c Asks\n  c Asks\n  c Asks")
        .holds("id: \"asks-2\",")
        .holds("id: \"asks-3\",")
        .is_mended();
}

#[test]
fn marked_cards_are_cut_and_put_together() {
    Screen::new(MAP)
        .keys("Space Space x")
        .says("cut 2 cards · p puts back · u undo")
        .keys("l k p")
        .says("put 2 cards · u undo")
        .map(
            "
Explore
  b Browses catalogue -1
  p Keeps price list
Offer
  b <> Chats with desk +1
  c Compares at home
  c Asks colleagues +1
  c Searches the web
Agree
  p Checks budget",
        )
        .keys("u u")
        .is_unchanged();
    Screen::new(MAP)
        .keys("Space Space y")
        .says("copied 2 cards · p puts them · handed to the terminal too");
}

#[test]
fn references_to_what_is_cut_go_with_it_and_are_counted() {
    Screen::open(LINKED)
        .keys("j x")
        .says("cut \"Two\" and 1 reference to it · p puts back · u undo")
        .lacks("\"two\"")
        .keys("u")
        .is_unchanged();
    Screen::open(LINKED)
        .keys("j j x")
        .says("cut \"Three\" and 2 references to it · p puts back · u undo")
        .lacks("three")
        .is_mended();
    // What goes along is not counted.
    Screen::open(LINKED).keys("Space Space x").says("cut 2 cards · p puts back · u undo");
    Screen::open(LINKED)
        .keys("j Space Space x")
        .says("cut 2 cards and 2 references to them · p puts back · u undo");
}

#[test]
fn nothing_to_cut_copy_or_put_says_so() {
    Screen::new("Explore").keys("x").says("No card here: a adds one").is_unchanged();
    Screen::new("Explore").keys("y").says("No card here: a adds one").is_unchanged();
    Screen::new("Explore").keys("Space").says("No card here: a adds one").is_unchanged();
    Screen::new("Explore").keys("p").says("Nothing to put: x cuts, y copies").is_unchanged();
    Screen::new("").keys("x").says("No stage yet: A adds one");
}
