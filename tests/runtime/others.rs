//! Other programs change the file of an open map.

use std::fs;
use std::path::Path;

use wayband::tui::file_state::OnDisk;
use wayband::tui::runtime::{Closed, Incoming};

use super::{FINDINGS, keys, open};

/// Writes the file as another program does: a new one in place of the old.
fn replace(path: &Path, change: impl FnOnce(String) -> String) {
    let text = change(fs::read_to_string(path).unwrap());
    let new = path.with_extension("new");
    fs::write(&new, text).unwrap();
    fs::rename(new, path).unwrap();
}

fn retitle(path: &Path) {
    replace(path, |text| text.replace("Browses the hardware", "Looks through the hardware"));
}

fn gone() -> Vec<Incoming> {
    vec![Incoming::Gone]
}

#[test]
fn what_another_program_wrote_is_loaded_and_the_cursor_stays() {
    // The cursor goes to the last card and marks it.
    let mut open = open()
        .when(FINDINGS, keys("G "))
        .meanwhile("●", retitle)
        .when("changed by another program and is loaded", gone());
    open.session
        .app
        .editor
        .select_card(open.session.app.editor.journey().stages[2].cards[0].handle);
    assert_eq!(open.run(), Closed::Gone);
    let editor = &open.session.app.editor;
    let last = editor.journey().cards().last().unwrap().handle;
    assert_eq!(editor.selection().card, Some(last));
    assert_eq!((editor.marked().len(), editor.marked().last()), (1, Some(last)));
    assert!(!editor.is_unsaved());
    assert!(editor.journey().cards().any(|card| card.title.starts_with("Looks through")));
}

#[test]
fn what_was_loaded_can_be_undone_and_saved_again() {
    let mut open = open()
        .meanwhile(FINDINGS, |path| {
            replace(path, |text| {
                text.replace("Browses the hardware", "Looks through the hardware")
                    .replace("    title: \"New", "    // Theirs.\n    title: \"New")
            });
        })
        .when("is loaded", keys("u\x13"))
        .when("saved ", gone());
    let before = open.file();
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.file(), before, "comments come back too");
}

#[test]
fn what_is_unsaved_is_merged_into_what_was_written() {
    let mut open = open()
        .when(FINDINGS, keys("*"))
        .meanwhile("unsaved", retitle)
        .when("both are merged · u undoes", keys("\x13"))
        .when("saved ", gone());
    assert_eq!(open.run(), Closed::Gone);
    let merged = open.file();
    assert!(merged.contains("Looks through the hardware"));
    let editor = &open.session.app.editor;
    assert!(editor.journey().cards().next().unwrap().moment_of_truth);
    assert!(!editor.is_unsaved());
}

#[test]
fn a_merge_is_taken_back_step_by_step() {
    let mut open = open()
        .when(FINDINGS, keys("*"))
        .meanwhile("unsaved", retitle)
        .when("both are merged", keys("u"))
        .when("Undid: merge what was unsaved", keys("u"))
        .when("Undid: load", gone());
    assert_eq!(open.run(), Closed::Gone);
    let editor = &open.session.app.editor;
    assert!(editor.journey().cards().next().unwrap().moment_of_truth && editor.is_unsaved());
    assert!(editor.journey().cards().any(|card| card.title.starts_with("Browses the hardware")));
}

/// Leaves no step that leads to what is on disk, so that nobody knows what both come from.
fn rootless() -> super::Open {
    open()
        .when(FINDINGS, keys("*\x13"))
        .when("saved ", keys("u"))
        .when("Undid", keys("!"))
        .meanwhile("unsaved", retitle)
}

#[test]
fn where_nobody_knows_what_both_come_from_ours_is_kept_and_the_user_is_asked() {
    let mut open = rootless()
        .when("yours is kept", keys("\x13"))
        .when("Changed on disk: r takes that", keys("b"))
        .when("saved ", gone());
    assert_eq!(open.run(), Closed::Gone);
    let theirs = open.file();
    assert!(theirs.contains("Looks through the hardware"));
    let ours = fs::read_to_string(open.folder.path().join("new-laptop-2.ron")).unwrap();
    assert!(ours.contains("Browses the hardware"));
    assert!(open.session.app.path.ends_with("new-laptop-2.ron"));
    assert!(!open.session.app.is_unsaved());
}

#[test]
fn theirs_can_be_taken_in_place_of_unsaved_edits_and_these_come_back() {
    let mut open = rootless()
        .when("yours is kept", keys(":reload\r"))
        .when("is loaded", keys("u"))
        .when("Undid", gone());
    assert_eq!(open.run(), Closed::Gone);
    let editor = &open.session.app.editor;
    assert!(editor.is_unsaved());
    assert!(editor.journey().cards().any(|card| card.title.starts_with("Browses the hardware")));
}

#[test]
fn ours_can_be_written_over_theirs_when_the_user_says_so() {
    let mut open = rootless().when("yours is kept", keys("ZZ")).when("Changed on disk", keys("o"));
    assert_eq!(open.run(), Closed::ByUser);
    assert!(open.file().contains("Browses the hardware"));
}

/// Another program gives the first card another emotion than the user does.
fn sadden(path: &Path) {
    replace(path, |text| text.replacen("emotion: 1,", "emotion: -2,", 1));
}

#[test]
fn what_both_cannot_have_is_shown_and_settled() {
    let mut open = open()
        .when(FINDINGS, keys("+"))
        .meanwhile("unsaved", sadden)
        .when("Conflict 1 of 1", keys("o"))
        .when("All settled", keys("u"))
        .when("1 open", keys("t"))
        .when("settled: theirs", keys("s"))
        .when("holds this map already", gone());
    assert_eq!(open.run(), Closed::Gone);
    let first = open.session.app.editor.journey().cards().next().unwrap().emotion;
    assert_eq!(first, Some(-2));
}

#[test]
fn conflicts_that_were_left_can_be_gone_back_to() {
    let mut open = open()
        .when(FINDINGS, keys("+"))
        .meanwhile("unsaved", sadden)
        .when("Conflict 1 of 1", keys("\x1b"))
        .when("1 left in conflict", keys(":conflicts\r"))
        .when("Conflict 1 of 1", keys("o"))
        .when("All settled", keys("s"))
        .when("saved ", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert!(open.file().contains("emotion: 2,"));
}

#[test]
fn nothing_is_loaded_under_the_hands_of_who_types() {
    let mut open = open()
        .when(FINDINGS, keys("aAsks"))
        .meanwhile("Asks", retitle)
        .when("yours is kept", keys("\x15\x1b"))
        .when("is loaded", gone());
    assert_eq!(open.run(), Closed::Gone);
}

#[test]
fn a_file_that_is_gone_is_told_and_can_be_made_again() {
    let mut open = open()
        .meanwhile(FINDINGS, |path| fs::remove_file(path).unwrap())
        .when("is gone from disk", keys("q"))
        .when("Unsaved: s saves", keys("s"));
    let before = open.file();
    assert_eq!(open.run(), Closed::ByUser);
    assert_eq!(open.file(), before);
}

#[test]
fn a_file_with_another_name_is_followed() {
    let mut open = open()
        .when(FINDINGS, keys("*"))
        .meanwhile("unsaved", |path| fs::rename(path, path.with_file_name("b.ron")).unwrap())
        .when("is called b.ron now", keys("\x13"))
        .when("Renamed to b.ron", keys("f"))
        .when("saved ", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert!(open.session.app.path.ends_with("b.ron"));
    assert!(!open.folder.path().join("new-laptop.ron").exists());
    let moments = |text: &str| text.matches("moment_of_truth: true").count();
    let new = fs::read_to_string(open.folder.path().join("b.ron")).unwrap();
    assert_eq!(
        moments(&new),
        open.session.app.editor.journey().cards().filter(|c| c.moment_of_truth).count()
    );
}

#[test]
fn what_is_no_map_any_more_is_told_and_ours_is_kept() {
    let mut open = open()
        .meanwhile(FINDINGS, |path| replace(path, |text| text.replacen("title:", "titel:", 1)))
        .when("no map any more", keys("\x13"))
        .when("No map on disk now", keys("\x1b"))
        .meanwhile("changed on disk", |path| {
            replace(path, |text| text.replacen("titel:", "title:", 1));
        })
        .when("is as it was again", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.session.app.file.on_disk, OnDisk::Same);
}

#[test]
fn a_mark_as_read_only_is_told() {
    let mut open = open()
        .meanwhile(FINDINGS, |path| {
            let mut permissions = fs::metadata(path).unwrap().permissions();
            permissions.set_readonly(true);
            fs::set_permissions(path, permissions).unwrap();
        })
        .when("is read-only now", keys("*\x13"))
        .when("Not saved", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert!(open.screen().contains("read-only"), "{}", open.screen());
    assert!(open.session.app.editor.is_unsaved());
}

#[test]
fn another_program_in_the_folder_costs_no_frame() {
    let mut open = open().meanwhile(FINDINGS, |path| {
        fs::write(path.with_file_name("other.ron"), "x").unwrap();
        // The same again is no change either.
        let text = fs::read(path).unwrap();
        fs::write(path, text).unwrap();
    });
    let sender = open.sender.clone();
    let idle = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(700));
        sender.send(Incoming::Gone).unwrap();
    });
    assert_eq!(open.run(), Closed::Gone);
    idle.join().unwrap();
    assert_eq!(open.frames(), 1);
}
