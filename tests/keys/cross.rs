//! Moving cards between stages and lanes, across the edges of the band too.

use super::{MAP, Screen};

const ONE: &str = "
Explore
  c Asks
Offer
  b Chats
";

#[test]
fn across_an_edge_it_says_what_that_means_and_keeps_the_kind() {
    Screen::new(ONE)
        .keys("J")
        .says("the provider now sees it · t: make it a touchpoint")
        .map("Explore\n  b A: Asks\nOffer\n  b Chats")
        .at("Explore b Asks")
        .keys("J")
        .says("now hidden from the consumer")
        .map("Explore\n  p Asks\nOffer\n  b Chats")
        .keys("K")
        .says("the consumer now sees it · t: make it a touchpoint")
        .keys("Shift-Up")
        .says("the provider no longer sees it")
        .map(ONE);
}

#[test]
fn t_makes_it_what_the_hint_says() {
    Screen::new(ONE).keys("J t").map("Explore\n  b Asks\nOffer\n  b Chats");
    Screen::new("Explore\n  b Chats")
        .keys("J")
        .says("now hidden from the consumer · t: make it an activity")
        .map("Explore\n  p T: Chats")
        .keys("t")
        .says("\"Chats\" is now an activity")
        .map("Explore\n  p Chats")
        .keys("t")
        .map("Explore\n  p T: Chats");
    Screen::new("Explore\n  b <> Chats")
        .keys("K")
        .says("the provider no longer sees it · t: make it an activity")
        .keys("t")
        .map("Explore\n  c Chats");
    // The offer is about that card as it was.
    Screen::new("Explore\n  b Chats\nOffer\n  p T: Prints")
        .keys("J + t")
        .map("Explore\n  p <> Chats +1\nOffer\n  p T: Prints");
    Screen::new("Explore\n  b Chats\nOffer\n  p T: Prints")
        .keys("J l t")
        .map("Explore\n  p T: Chats\nOffer\n  p <> Prints");
}

#[test]
fn an_interaction_stays_one_in_the_band() {
    Screen::new("Explore\n  p <> Mails")
        .keys("K")
        .says("the consumer now sees it")
        .map("Explore\n  b <> Mails");
}

#[test]
fn cards_move_past_the_next_card_of_the_cell_first() {
    let map = "Explore\n  c One\n  b Two\n  c Three";
    Screen::new(map)
        .keys("J")
        .says("")
        .at("Explore c One")
        .map("Explore\n  b Two\n  c Three\n  c One")
        .keys("J")
        .says("the provider now sees it · t: make it a touchpoint")
        .map("Explore\n  b Two\n  c Three\n  b A: One")
        .keys("u u")
        .is_unchanged();
    Screen::new(map).keys("j K").at("Explore c Three").map("Explore\n  c Three\n  c One\n  b Two");
}

#[test]
fn cards_move_between_stages_in_the_order_of_time() {
    Screen::new(MAP)
        .keys("L")
        .at("Offer c Asks colleagues")
        .keys("Shift-Right")
        .at("Agree c Asks colleagues")
        .keys("H")
        .at("Offer c Asks colleagues")
        .map(
            "
Explore
  b Browses catalogue -1
  c Searches the web
  p Keeps price list
Offer
  b <> Chats with desk +1
  c Compares at home
  c Asks colleagues +1
Agree
  p Checks budget",
        );
}

#[test]
fn at_the_ends_of_the_map_nothing_moves() {
    Screen::new(ONE).keys("H").says("This is the first stage").is_unchanged();
    Screen::new(ONE).keys("l j L").says("There is no stage further on: A adds one").is_unchanged();
    Screen::new(ONE).keys("K").says("This is the first lane").is_unchanged();
    Screen::new("Explore\n  p Prints")
        .keys("J")
        .says("There is no lane further on: B adds one below")
        .is_unchanged();
    for keys in ["H", "J", "K", "L"] {
        Screen::new("Explore").keys(keys).says("No card here: a adds one").is_unchanged();
    }
}

#[test]
fn marked_cards_move_together_in_one_step() {
    Screen::new(MAP)
        .keys("Space Space L")
        .map(
            "
Explore
  b Browses catalogue -1
  p Keeps price list
Offer
  c Asks colleagues +1
  c Searches the web
  b <> Chats with desk +1
  c Compares at home
Agree
  p Checks budget",
        )
        .keys("u")
        .is_unchanged();
    Screen::new(MAP)
        .keys("Space Space k J")
        .says("2 cards: the provider now sees them · t: make them touchpoints")
        .keys("t")
        .map(
            "
Explore
  b Asks colleagues +1
  b Browses catalogue -1
  b Searches the web
  p Keeps price list
Offer
  b <> Chats with desk +1
  c Compares at home
Agree
  p Checks budget",
        );
}

#[test]
fn stages_move_with_their_cards() {
    Screen::new(ONE)
        .keys(">")
        .map("Offer\n  b Chats\nExplore\n  c Asks")
        .at("Explore c Asks")
        .keys(">")
        .map("Offer\n  b Chats\nExplore\n  c Asks")
        .keys("<")
        .map(ONE)
        .keys("<")
        .map(ONE);
}

#[test]
fn a_lane_that_crosses_an_edge_says_so_and_takes_its_cards() {
    let mut screen = Screen::new(MAP);
    screen.keys("PgDn B").types("Desk").keys("Esc");
    screen.keys("}").says("\"Desk\", 0 cards: now hidden from the consumer");
    screen.keys("{").says("\"Desk\", 0 cards: the consumer now sees it");
    screen
        .keys("{")
        .at("Explore desk")
        .keys("{")
        .says("\"Desk\", 0 cards: the provider no longer sees it");
    Screen::new(MAP)
        .keys("PgDn }")
        .says("The band needs a lane: this is its only one")
        .is_unchanged();
    Screen::new(MAP).keys("{").is_unchanged();
    Screen::new(MAP).keys("PgDn PgDn }").is_unchanged();
    Screen::new(MAP).keys("}").says("\"Consumer activities\", 3 cards: the provider now sees it");
}
