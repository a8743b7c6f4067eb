//! Prose in the user's own editor: handed over in a private file, and taken back as one step.

use std::fs;
use std::path::PathBuf;

use wayband::tui::runtime::{Closed, Incoming};
use wayband::tui::text_editor::TextEditor;

use super::{FINDINGS, Open, keys, open};

/// A map that is open with a folder for state, and an editor that is a line of shell.
fn open_with(editor: &str) -> Open {
    let mut open = open();
    let state = open.folder.path().join("state");
    open.session = open.session.with_recovery(&state);
    let call = editor.to_owned();
    open.session.text_editor = TextEditor::of_user(|name| (name == "EDITOR").then(|| call.clone()));
    open
}

fn gone() -> Vec<Incoming> {
    vec![Incoming::Gone]
}

/// What is left in the folder of lent texts.
fn left(open: &Open) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(open.folder.path().join("state/texts")) else {
        return Vec::new();
    };
    folder.map(|entry| entry.unwrap().path()).collect()
}

/// The key that hands over the notes of the selected card, which has none.
const LEND: &str = "E";

fn notes(open: &Open) -> Vec<String> {
    let journey = open.session.app.editor.journey();
    journey.stages[0].cards[0].notes.iter().map(|entry| entry.text.clone()).collect()
}

#[test]
fn a_text_comes_back_as_one_step() {
    let mut open = open_with("printf 'One\\n\\nThree\\n' >")
        .when(FINDINGS, keys(LEND))
        .when("Took 3 lines of the notes from your editor", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.host.lent, 1);
    assert_eq!(notes(&open), ["One", "", "Three"]);
    open.session.app.editor.undo().unwrap();
    assert!(notes(&open).is_empty());
    assert!(left(&open).is_empty());
}

#[test]
fn the_editor_is_called_with_its_options_and_gets_the_text() {
    let mut open = open_with("sed -i -e s/two/three/")
        .when(FINDINGS, keys("EaOne two\x1b"))
        .when("One two", keys("E"))
        .when("Took the notes from your editor", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(notes(&open), ["One three"]);
}

#[test]
fn an_unchanged_and_an_empty_text_change_nothing_and_say_so() {
    let mut unchanged = open_with("true")
        .when(FINDINGS, keys("EaOnly this\x1b"))
        .when("Only this", keys("E"))
        .when("The text came back unchanged", gone());
    assert_eq!(unchanged.run(), Closed::Gone);
    assert_eq!(notes(&unchanged), ["Only this"]);
    let mut emptied = open_with("sed -i d")
        .when(FINDINGS, keys("EaOnly this\x1b"))
        .when("Only this", keys("E"))
        .when("The text came back empty, so nothing was changed", gone());
    assert_eq!(emptied.run(), Closed::Gone);
    assert_eq!(notes(&emptied), ["Only this"]);
    assert!(left(&emptied).is_empty());
}

#[test]
fn an_editor_that_is_missing_or_fails_is_told() {
    let mut missing = open_with("no-such-editor-here 2>/dev/null")
        .when(FINDINGS, keys(LEND))
        .when("cannot be run; EDITOR names another one", gone());
    assert_eq!(missing.run(), Closed::Gone);
    assert!(notes(&missing).is_empty() && left(&missing).is_empty());
}

#[test]
fn what_a_killed_editor_had_saved_is_taken() {
    let mut open = open_with("kill_it() { echo Saved > \"$1\"; kill -9 $$; }; kill_it")
        .when(FINDINGS, keys(LEND))
        .when("Took the notes from your editor", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(notes(&open), ["Saved"]);
    let said = open.session.app.message.map_or(String::new(), |message| message.text);
    assert!(said.contains("ended with signal: 9"), "{said}");
}

#[test]
fn a_text_that_is_none_stays_in_its_file() {
    let mut open =
        open_with("printf '\\377\\n' >").when(FINDINGS, keys(LEND)).when("Not taken: ", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert!(notes(&open).is_empty());
    let left = left(&open);
    assert_eq!(left.len(), 1);
    assert_eq!(fs::read(&left[0]).unwrap(), b"\xff\n");
}

#[test]
fn one_line_takes_the_lines_of_a_text_as_one() {
    let mut open = open_with("printf 'Asks\\nsomebody\\n' >")
        .when(FINDINGS, keys("\rE"))
        .when("Took the title from your editor", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.session.app.editor.journey().stages[0].cards[0].title, "Asks somebody");
}

#[test]
fn maps_around_complete_a_path() {
    let mut open = open();
    let deep = open.folder.path().join("deep");
    fs::create_dir(&deep).unwrap();
    fs::copy("journeys/new-laptop-future.ron", deep.join("future.ron")).unwrap();
    open = open
        .when(FINDINGS, keys("gmjjjjjjjjjjjjjjjj"))
        .when("compares to", keys("\r"))
        .when("deep/future.ron", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.session.app.around, ["deep/future.ron"]);
}

#[test]
fn a_text_whose_card_is_gone_meanwhile_stays_in_its_file() {
    let mut open =
        open_with("printf 'Mine\\n' >").when(FINDINGS, keys("E\x1bx")).when("Not taken: ", gone());
    assert_eq!(open.run(), Closed::Gone);
    let left = left(&open);
    assert_eq!(fs::read_to_string(&left[0]).unwrap(), "Mine\n");
}
