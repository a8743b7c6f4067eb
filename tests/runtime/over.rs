//! What belongs to a session that is over is not taken for the next one's.

use std::fs;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use wayband::tui::runtime::{Closed, Incoming, Report, Session};

use super::{FINDINGS, Open, keys, open, open_text};

/// A session that is closed by keys before it learns what its threads tell it of a kind, and that.
fn told_late(mut first: Open, kind: fn(&Report) -> bool, close: &str) -> (Open, Incoming) {
    let (sender, late) = channel();
    let app = first.session.app.clone();
    let file = wayband::store::open(&app.path).unwrap().file;
    first.session = Session::new(app, file, sender);
    let (close, sender) = (keys(close), first.sender.clone());
    let told = thread::spawn(move || {
        loop {
            let told = late.recv_timeout(Duration::from_secs(20)).unwrap();
            if matches!(&told, Incoming::Of(_, report) if kind(report)) {
                close.into_iter().for_each(|key| sender.send(key).unwrap());
                return told;
            }
        }
    });
    assert_eq!(first.run(), Closed::ByUser);
    (first, told.join().unwrap())
}

#[test]
fn what_was_found_in_a_closed_map_is_not_told_of_the_next() {
    // Each card but the first has an id that is taken.
    let cards = r#"Activity(id: "a", lane: "consumer", title: "A"),"#.repeat(600);
    let stage = format!(r#"Stage(id: "s", title: "S", cards: [{cards}])"#);
    let map = format!(r#"Journey(format: 1, title: "Large", stages: [{stage}])"#);
    let (_first, late) =
        told_late(open_text(&map), |report| matches!(report, Report::Checked(0, _)), "q");

    let mut second = open().when(FINDINGS, vec![late, Incoming::Gone]);
    assert_eq!(second.run(), Closed::Gone);
    let summary = second.session.app.findings.summary("·");
    assert!(!summary.contains("599"), "{summary}");
}

#[test]
fn a_save_that_ends_once_its_map_is_closed_does_not_give_its_file_to_the_next() {
    let first = open().when(FINDINGS, keys("*\x13"));
    let (first, late) = told_late(first, |report| matches!(report, Report::Saved(_)), ":q!\r");
    let saved = first.file();

    let mut second = open_text(&saved.replace("New laptop for a remote hire", "Another"))
        .when("Another", [vec![late], keys("xZZ")].into_iter().flatten().collect());
    let before = second.file();
    assert_eq!(second.run(), Closed::ByUser);
    assert!(first.file() == saved, "the first map has what was saved of it");
    assert!(second.file() != before, "the second map is saved to its own file");
    assert!(fs::read_to_string(&second.session.app.path).unwrap().contains("Another"));
}
