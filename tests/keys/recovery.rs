//! What an earlier session left behind, as it is offered and answered.

use std::time::Duration;

use wayband::tui::app::Effect;
use wayband::tui::left_behind::Left;

use super::{MAP, Screen};

fn offered() -> Screen {
    let mut screen = Screen::new(MAP);
    screen.app.left = Some(Left {
        labels: vec!["add \"Says thanks\"".into(), "mark \"Browses\u{1b}[2J\"".into()],
        unfit: 0,
        age: Duration::from_secs(3 * 60),
        log: "a.log".into(),
        is_offered: true,
    });
    screen.keys("l h");
    screen
}

#[test]
fn the_offer_says_what_there_is_and_takes_no_ordinary_key() {
    offered()
        .shows("2 unsaved changes, 3m ago: add \"Says thanks\", mark \"Browses")
        .shows("R takes up, D drops, Esc later")
        .keys("j")
        .at("Explore c Searches the web")
        .shows("R takes up")
        .keys("+")
        .holds("emotion: 1,")
        .keys("l")
        .shows("R takes up");
    offered().keys("a").hides("R takes up").types("R D").keys("Esc").holds("title: \"R D\",");
}

#[test]
fn it_is_taken_up_dropped_or_left_for_later() {
    offered().keys("R").does(&[Effect::TakeUp]);
    offered()
        .keys("D")
        .asks()
        .shows("Drop 2 unsaved changes for good?")
        .keys("y")
        .does(&[Effect::DropLeft]);
    offered().keys("D j Esc").does(&[]).is_on_the_map().shows("R takes up");
    offered().keys("Esc").hides("R takes up").keys("R").does(&[Effect::TakeUp]);
    // A message that stands before the offer goes first.
    let mut screen = offered();
    screen.app.complain("not watched");
    screen.hides("R takes up").keys("Esc").shows("R takes up").keys("Esc").hides("R takes up");
    // What is open is closed first.
    offered()
        .keys("Enter")
        .hides("R takes up, D")
        .keys("Esc")
        .shows("R takes up")
        .keys("Esc")
        .hides("R takes up");
}

#[test]
fn what_does_not_fit_is_not_taken_up_and_can_be_read() {
    let mut screen = offered();
    if let Some(left) = &mut screen.app.left {
        left.unfit = left.labels.len();
        left.labels.clear();
    }
    screen
        .shows("no longer fit the file")
        .keys("R")
        .does(&[])
        .says("This no longer fits the file; it can be read in a.log");
}
