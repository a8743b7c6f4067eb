//! The tour lies over the map, and nothing of it reaches the disk.

use std::fs;

use wayband::tui::runtime::{Closed, Incoming};

use super::{FINDINGS, keys, open, open_in};

#[test]
fn the_tour_writes_nothing_and_comes_back_to_the_map_as_it_was() {
    let mut first = open();
    let state = first.folder.path().join("state");
    first.session = first.session.with_recovery(&state);
    let before = first.file();
    let mut first = first
        .when(FINDINGS, keys("*:tour\r"))
        .when("Tour 1/11", keys("aAsks\r\x1b\x13"))
        .when("A map of yours would be on disk now", keys(":save-as\r\x15other\r"))
        .when("A map of yours would be on disk now", keys("q"))
        .when("Back from the tour", vec![Incoming::Gone]);
    assert_eq!(first.run(), Closed::Gone);
    assert_eq!(first.file(), before);
    assert!(first.session.app.editor.is_unsaved(), "the map beneath is as it was");
    let mut names: Vec<_> = fs::read_dir(first.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["new-laptop.ron", "state"]);
    let logs = fs::read_dir(state.join("recovery")).unwrap().count();
    assert_eq!(logs, 1, "the map beneath has its log, the tour has none");
}

#[test]
fn the_tour_is_offered_once() {
    let mut first = open();
    let state = first.folder.path().join("state");
    first.session = first.session.offering_tour(&state);
    let mut first = first.when("New here? :tour", keys("q"));
    assert_eq!(first.run(), Closed::ByUser);
    let mut second = open_in(first.folder);
    second.session = second.session.offering_tour(&state);
    let mut second = second.when(FINDINGS, keys("j")).when(FINDINGS, keys("q"));
    assert_eq!(second.run(), Closed::ByUser);
    assert!(!second.screen().contains("New here?"));
    // What was looked up beside the drawing says so too.
    assert!(!wayband::store::is_first_time(&state, "tour-offered"));
}
