//! What is unsaved outlives the session, and the next one offers it.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use crossterm::event::Event;
use wayband::format::print;
use wayband::tui::runtime::{Closed, Incoming};

use super::{FINDINGS, Open, keys, open, open_in};

/// The folder of a session, which keeps what is unsaved.
fn state(open: &Open) -> PathBuf {
    open.folder.path().join("state")
}

fn recovering(mut open: Open) -> Open {
    let state = state(&open);
    open.session = open.session.with_recovery(&state);
    open
}

fn logs(state: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(state.join("recovery")) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn gone() -> Vec<Incoming> {
    vec![Incoming::Gone]
}

/// A session that ends without the user, and the one after it; what the map was.
fn lost(typed: &str, seen: &'static str) -> (Open, String) {
    let mut first = recovering(open()).when(FINDINGS, keys(typed)).when(seen, gone());
    assert_eq!(first.run(), Closed::Gone);
    let wanted = print(&first.session.app.editor.document());
    (recovering(open_in(first.folder)), wanted)
}

#[test]
fn what_was_unsaved_is_offered_and_taken_up_when_the_user_says_so() {
    let (second, wanted) = lost("*aSays thanks\r\x1bu\x12", "Did again");
    let before = second.file();
    let mut second = second
        .when("2 unsaved changes, just now: mark \"", keys("R"))
        .when("Took up 2 unsaved changes", keys("\x13"))
        .when(" saved ", keys("q"));
    assert_eq!(second.run(), Closed::ByUser);
    assert_ne!(second.file(), before);
    assert_eq!(second.file(), wanted);
    assert!(logs(&state(&second)).is_empty(), "what is saved is left behind nowhere");
}

#[test]
fn what_is_taken_up_can_be_taken_back_step_by_step() {
    let (second, _) = lost("*aSays thanks\r\x1b", "unsaved");
    let before = second.file();
    let mut second = second
        .when("R takes up", keys("R"))
        .when("Took up 2", keys("u"))
        .when("Undid: add \"Says thanks\"", keys("u"))
        .when("Undid: mark", gone());
    assert_eq!(second.run(), Closed::Gone);
    assert_eq!(print(&second.session.app.editor.document()), before);
    assert!(!second.session.app.editor.is_unsaved());
    assert!(logs(&state(&second)).is_empty());
}

#[test]
fn what_is_taken_up_and_not_saved_is_left_behind_again() {
    let (second, wanted) = lost("*aSays thanks\r\x1b", "unsaved");
    let mut second = second.when("R takes up", keys("R")).when("Took up 2", gone());
    assert_eq!(second.run(), Closed::Gone);
    assert_eq!(print(&second.session.app.editor.document()), wanted);
    assert_eq!(logs(&state(&second)).len(), 1);
    let mut third = recovering(open_in(second.folder)).when("2 unsaved changes, ", gone());
    assert_eq!(third.run(), Closed::Gone);
}

#[test]
fn nothing_is_taken_up_unasked_and_ordinary_keys_go_on_working() {
    let (second, _) = lost("*", "unsaved");
    // Moving, and a change of the user's own, which is saved; then another look at the offer.
    let mut second = second
        .when("R takes up", keys("lj+\x13"))
        .when(" saved ", keys("h"))
        .when("R takes up", keys("\x1b"))
        .when("owner Hardware process owner", keys("q"));
    let moments = |text: &str| text.matches("moment_of_truth: true").count();
    let before = moments(&second.file());
    assert_eq!(second.run(), Closed::ByUser);
    assert_eq!(moments(&second.file()), before);
    // It is still there, and still fits the map, which has changed.
    let mut third = recovering(open_in(second.folder))
        .when("1 unsaved change, just now", keys("R"))
        .when("Took up 1", keys("ZZ"));
    assert_eq!(third.run(), Closed::ByUser);
    assert_eq!(moments(&third.file()), before + 1);
}

#[test]
fn changes_of_ones_own_do_not_stand_in_the_way() {
    let (second, _) = lost("aSays thanks\r\x1b", "unsaved");
    let mut second = second
        .when("R takes up", keys("aAsks twice\r\x1bR"))
        .when("Took up 1", keys("\x13"))
        .when(" saved ", gone());
    assert_eq!(second.run(), Closed::Gone);
    let text = second.file();
    assert!(text.contains("\"Says thanks\"") && text.contains("\"Asks twice\""));
}

#[test]
fn what_does_not_fit_what_was_changed_since_is_told_and_kept() {
    // The session before changed the card that is removed now.
    let (second, _) = lost("*", "unsaved");
    let mut second = second
        .when("R takes up", keys("xR"))
        .when("Not taken up, since you have changed the map", keys("uR"))
        .when("Took up 1", gone());
    assert_eq!(second.run(), Closed::Gone);
}

#[test]
fn what_is_dropped_is_asked_about_and_gone() {
    let (second, _) = lost("*", "unsaved");
    let mut second = second
        .when("D drops", keys("Dj\x1b"))
        .when("R takes up", keys("Dy"))
        .when("Dropped 1 unsaved change", keys("q"));
    assert_eq!(second.run(), Closed::ByUser);
    assert!(logs(&state(&second)).is_empty());
}

#[test]
fn a_session_that_the_user_ends_leaves_nothing_behind() {
    for (typed, seen, then) in
        [("*\x13", " saved ", "q"), ("*q", "Unsaved: s saves", "d"), ("*u", "Undid", "q")]
    {
        let mut first = recovering(open()).when(FINDINGS, keys(typed)).when(seen, keys(then));
        assert_eq!(first.run(), Closed::ByUser);
        assert!(logs(&state(&first)).is_empty(), "{typed:?}");
    }
}

#[test]
fn what_is_being_typed_when_the_session_ends_is_left_behind_too() {
    for (typed, seen, wanted) in [
        ("aAsks for a bad", "Asks for a bad", "title: \"Asks for a bad\","),
        // The title of the selected card, in place and in the details.
        ("e at the des", "at the des", "at the des\","),
        ("\r\r\x15Walks over", "Walks over", "title: \"Walks over\","),
        // Prose, and what cannot be kept as it is: while it is typed, and put by.
        ("\rGkaLine one\rLine two", "Line two", "\"Line two\","),
        ("\rjjjjj\r\x153 days", "3 days", "duration: \"3 days\","),
        ("\rjjjjj\r\x153 days\x1b", "Not kept yet", "duration: \"3 days\","),
        // What only a note can hold as it was typed.
        ("\rG\r\x15ask it\x1b", "Not kept yet", "Typed for id of "),
    ] {
        let (second, _) = lost(typed, seen);
        assert!(!second.file().contains(wanted));
        let mut second = second
            .when("1 unsaved change, ", keys("R"))
            .when("Took up 1", keys("\x13"))
            .when(" saved ", gone());
        assert_eq!(second.run(), Closed::Gone);
        assert!(second.file().contains(wanted), "{typed:?}");
    }
}

#[test]
fn what_is_being_typed_is_on_disk_while_nothing_else_happens() {
    let mut first = recovering(open()).when(FINDINGS, keys("aAsks for a bad"));
    let (state, sender) = (state(&first), first.sender.clone());
    let found = thread::spawn(move || {
        // Until it is there; where it never is, the session's own end fails this.
        let is_kept = |log: &PathBuf| fs::read_to_string(log).unwrap().contains("Asks for a bad");
        while !logs(&state).iter().any(is_kept) {
            if sender.send(Incoming::Terminal(Event::FocusLost)).is_err() {
                return false;
            }
            thread::yield_now();
        }
        sender.send(Incoming::Gone).unwrap();
        true
    });
    assert_eq!(first.run(), Closed::Gone);
    assert!(found.join().unwrap());
}

#[test]
fn a_second_session_neither_takes_nor_breaks_the_log_of_the_first() {
    let first = recovering(open()).when(FINDINGS, keys("*"));
    let path = first.folder.path().to_owned();
    let mut first = first.meanwhile("unsaved", move |_| {
        // The log is written beside the drawing.
        let state = path.join("state");
        while logs(&state).is_empty() {
            thread::yield_now();
        }
        let map = wayband::store::open(&path.join("new-laptop.ron")).unwrap();
        let found = wayband::store::left_behind(&state, &map.file, &map.document);
        assert!(found.left.is_empty());
        assert_eq!(logs(&state).len(), 1);
    });
    let sender = first.sender.clone();
    first = first.meanwhile("unsaved", move |_| sender.send(Incoming::Gone).unwrap());
    assert_eq!(first.run(), Closed::Gone);
    let mut second = recovering(open_in(first.folder)).when("1 unsaved change", gone());
    assert_eq!(second.run(), Closed::Gone);
}

#[test]
fn a_reload_that_is_undone_is_left_behind_with_its_comments() {
    let mut first = recovering(open()).meanwhile(FINDINGS, |path| {
        let text = fs::read_to_string(path).unwrap();
        fs::write(path, text.replacen("    title: \"New", "    // Theirs.\n    title: \"Now", 1))
            .unwrap();
    });
    first = first.when("is loaded", keys("u")).when("Undid", gone());
    let before = first.file();
    assert_eq!(first.run(), Closed::Gone);
    let theirs = first.file();
    assert_ne!(theirs, before);
    let mut second = recovering(open_in(first.folder))
        .when("1 unsaved change, just now: take back", keys("R"))
        .when("Took up 1", keys("\x13"))
        .when(" saved ", gone());
    assert_eq!(second.run(), Closed::Gone);
    assert_eq!(second.file(), before);
}
