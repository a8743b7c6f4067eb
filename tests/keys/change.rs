//! Changing the selected card, and taking it back.

use super::{MAP, Screen};

#[test]
fn emotions_go_up_and_down_between_their_ends() {
    Screen::new("Explore\n  c Asks")
        .keys("+")
        .says("\"Asks\": emotion +1")
        .map("Explore\n  c Asks +1")
        .keys("= +")
        .map("Explore\n  c Asks +2")
        .keys("- - - - -")
        .map("Explore\n  c Asks -2")
        .says("\"Asks\": emotion -2");
    // An unknown one becomes -1 by a minus.
    Screen::new("Explore\n  c Asks").keys("-").map("Explore\n  c Asks -1");
    Screen::new("Explore\n  c Asks -1")
        .keys("+")
        .map("Explore\n  c Asks +0")
        .says("\"Asks\": emotion 0");
}

#[test]
fn an_emotion_at_its_end_is_no_change() {
    Screen::new("Explore\n  c Asks +2")
        .keys("+")
        .is_unchanged()
        .keys("u")
        .says("Nothing to undo: nothing was changed yet");
}

#[test]
fn the_kind_goes_round() {
    Screen::new("Explore\n  b Browses")
        .keys("t")
        .says("\"Browses\" is now an interaction")
        .map("Explore\n  b <> Browses")
        .keys("t")
        .says("\"Browses\" is now an activity")
        .map("Explore\n  b A: Browses")
        .keys("t")
        .says("\"Browses\" is now a touchpoint")
        .map("Explore\n  b Browses");
}

#[test]
fn flags_are_set_and_taken_away() {
    Screen::new(MAP)
        .keys("*")
        .says("\"Asks colleagues\" is now a moment of truth")
        .keys("!")
        .says("\"Asks colleagues\" is now a showstopper")
        .holds("showstopper: true,")
        .keys("* !")
        .says("\"Asks colleagues\" is no longer a showstopper")
        .lacks("showstopper")
        .lacks("moment_of_truth");
}

#[test]
fn marked_cards_change_together_in_one_step() {
    Screen::new(MAP)
        .keys("Space")
        .says("1 card marked")
        .at("Explore c Searches the web")
        .keys("j Space")
        .says("2 cards marked")
        .keys("*")
        .map(
            "
Explore
  c Asks colleagues +1 *
  b Browses catalogue -1 *
  c Searches the web
  p Keeps price list
Offer
  b <> Chats with desk +1
  c Compares at home
Agree
  p Checks budget",
        )
        .keys("u")
        .is_unchanged();
    // What is said is about what was changed.
    Screen::new(MAP).keys("Space Space +").says("2 cards: emotion raised");
    Screen::new(MAP).keys("Space Space -").says("2 cards: emotion lowered");
    Screen::new(MAP).keys("Space Space *").says("2 cards are now moments of truth");
    Screen::new(MAP).keys("Space Space !").says("2 cards are now showstoppers");
    Screen::new(MAP).keys("Space Space t").says("2 cards are now touchpoints");
}

#[test]
fn marked_cards_change_wherever_the_cursor_stands() {
    Screen::new(MAP).keys("Space $ +").holds("emotion: 2,");
    Screen::new(MAP).keys("Space $ *").holds("moment_of_truth: true,");
    Screen::new(MAP)
        .keys("Space $ t")
        .holds("Touchpoint(")
        .says("\"Asks colleagues\" is now a touchpoint");
}

#[test]
fn a_mark_is_taken_away_by_marking_again_and_all_by_esc() {
    Screen::new(MAP).keys("Space k Space").says("0 cards marked").keys("k");
    let mut screen = Screen::new(MAP);
    screen.keys("Space Space Esc + ");
    screen.map(
        "
Explore
  c Asks colleagues +1
  b Browses catalogue +0
  c Searches the web
  p Keeps price list
Offer
  b <> Chats with desk +1
  c Compares at home
Agree
  p Checks budget",
    );
}

#[test]
fn undo_and_redo_tell_the_step_and_restore_the_cursor() {
    Screen::new(MAP)
        .keys("L $ G")
        .keys("u")
        .says("Undid: move \"Asks colleagues\"")
        .at("Explore c Asks colleagues")
        .is_unchanged()
        .keys("G Ctrl-r")
        .says("Did again: move \"Asks colleagues\"")
        .at("Offer c Asks colleagues")
        .keys("Ctrl-r")
        .says("Nothing to do again: u undoes, and this does it again")
        .keys("u u")
        .says("Nothing more to undo: Ctrl-r does again what was undone");
    // A card that was added is gone again, and the cursor is where it was.
    Screen::new(MAP).keys("l l a").types("Signs").keys("Esc g g u").at("Agree c");
    Screen::new(MAP).keys("x $ u").at("Explore c Asks colleagues").is_unchanged();
}

#[test]
fn a_new_change_after_undo_leaves_nothing_to_do_again() {
    Screen::new(MAP)
        .keys("+ u - Ctrl-r")
        .says("Nothing to do again: u undoes, and this does it again");
}

#[test]
fn nothing_selected_says_what_to_do() {
    for keys in ["t", "+", "-", "*", "!"] {
        Screen::new("Explore").keys(keys).says("No card here: a adds one").is_unchanged();
    }
    Screen::new("").keys("a").says("No stage yet: A adds one");
    Screen::new("").keys("d s").says("No stage yet: A adds one");
}
