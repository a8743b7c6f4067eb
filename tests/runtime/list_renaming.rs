//! Renaming in the list of maps: which maps follow, and what is told about them.

use std::fs;
use std::path::Path;

use crossterm::event::{Event, KeyCode};
use wayband::store;
use wayband::tui::runtime::Incoming;

use super::keys;
use super::list::{leave, list, map, three};

/// A map beside the three that names the file of one of them.
fn refer(folder: &Path) {
    let text =
        map("Future", &["Calls"]).replace("stages:", "compares_to: \"it/laptop.ron\", stages:");
    fs::write(folder.join("future.ron"), text).unwrap();
}

fn compared_with(folder: &Path) -> Option<String> {
    store::open(&folder.join("future.ron")).unwrap().document.journey.compares_to
}

#[test]
fn maps_follow_also_where_the_folder_is_given_by_a_way_up() {
    let folder = three();
    refer(folder.path());
    let mut list = list(&folder.path().join("it/.."));
    list.when("  4 maps", keys("jj")).when("it/laptop.ron", keys("x"));
    list.when("1 map names it: y deletes", keys("\x1brf\x15notebook\r"));
    list.when("1 map names this file", keys("y")).when("it/notebook.ron", keys("q"));
    assert_eq!(list.run(), leave());
    assert_eq!(compared_with(folder.path()).as_deref(), Some("it/notebook.ron"));
}

#[test]
fn it_is_told_where_lines_change_that_nobody_touched() {
    let folder = three();
    refer(folder.path());
    let mut list = list(folder.path());
    list.when("  4 maps", keys("rm")).when("Title of the map", keys("\x15Found badge\r"));
    list.when("Found badge  ", keys("q"));
    assert_eq!(list.run(), leave());
    list.shows(
        "badge.ron is called \"Found badge\" now; \
         it was not in canonical form: lines you did not touch change too",
    );

    list.when("  4 maps", keys("jjrf\x15pc\r")).when("1 map names this file", keys("y"));
    list.when("it/pc.ron", keys("q"));
    assert_eq!(list.run(), leave());
    list.shows(
        "renamed laptop.ron to pc.ron, and in 1 map; \
         future.ron was not in canonical form: lines you did not touch change too",
    );
}

#[test]
fn while_a_name_is_typed_its_map_stays_the_chosen_one() {
    for line in ["y", "rm", "rf"] {
        let folder = three();
        let mut list = list(folder.path());
        list.when("  3 maps", keys("j")).when("▌ New laptop", keys(line));
        let to_others = [KeyCode::Down, KeyCode::Down, KeyCode::Tab, KeyCode::Up, KeyCode::BackTab];
        for key in to_others {
            let key = Incoming::Terminal(Event::Key(key.into()));
            // Each is seen alone: some lead there and others back.
            list.when("▌ New laptop", vec![key]);
        }
        list.when("▌ New laptop", keys("\x1bq"));
        assert_eq!(list.run(), leave(), "{line}");
        list.shows("▌ New laptop");
    }
}
