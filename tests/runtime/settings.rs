//! Settings that change while a map is open, and the user's own editor.

use std::fs;
use std::path::{Path, PathBuf};

use crossterm::event::Event;
use wayband::tui::glyphs::Glyphs;
use wayband::tui::runtime::{Closed, Incoming};
use wayband::tui::settings::Preferences;
use wayband::tui::terminal::Facts;
use wayband::tui::text_editor::TextEditor;
use wayband::tui::theme::{Depth, Ground};

use super::{FINDINGS, Open, keys, open};

pub const FACTS: Facts =
    Facts { depth: Depth::True, ground: Some(Ground::Dark), is_unicode: true, answers: false };

pub fn settings_of(map: &Path) -> PathBuf {
    map.with_file_name("config").join("settings.ron")
}

/// A map that is open with settings; none are there where the text is empty.
fn open_with(text: &str) -> Open {
    let mut open = open();
    let path = settings_of(&open.folder.path().join("new-laptop.ron"));
    if !text.is_empty() {
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    open.session.prefer(Preferences::new(Some(path), FACTS), &mut open.host).unwrap();
    open
}

fn editor(call: &str) -> TextEditor {
    TextEditor::of_user(|name| (name == "EDITOR").then(|| call.to_owned()))
}

fn gone() -> Vec<Incoming> {
    vec![Incoming::Gone]
}

#[test]
fn settings_hold_from_the_first_frame_on() {
    let text = "Settings(glyphs: Ascii, mouse: false, keys: {\"add\": [\"n\"]})";
    let mut open = open_with(text).when("n add", keys("nSays thanks\x1b")).when("unsaved", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.host.mouse, Some(false));
    assert!(open.screen().contains("Says thanks"), "{}", open.screen());
    assert_eq!(open.session.app.look.glyphs, Glyphs::ASCII);
}

#[test]
fn settings_that_change_hold_at_once() {
    let change = |map: &Path| {
        let text =
            "Settings(theme: \"light\", glyphs: Ascii, mouse: false, keys: {\"add\": [\"n\"]})";
        let new = map.with_extension("new");
        fs::write(&new, text).unwrap();
        fs::rename(new, settings_of(map)).unwrap();
    };
    let mut open = open_with("Settings()")
        .meanwhile("a add", change)
        .when("The settings were changed and hold now", keys("n"))
        .when("next card", gone());
    assert_eq!(open.host.mouse, Some(true));
    let before = open.session.app.look.theme;
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.host.mouse, Some(false));
    let look = &open.session.app.look;
    assert_eq!(look.glyphs, Glyphs::ASCII);
    assert!(look.theme != before && look.theme.screen.is_some());
}

#[test]
fn settings_that_are_made_while_the_map_is_open_hold_and_their_mistakes_are_told() {
    let make = |map: &Path| {
        let path = settings_of(map);
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::write(path, "Settings(glyphs: Asci,\n  mouse: false, keys: {\"ad\": []})").unwrap();
    };
    let mut open = open_with("")
        .meanwhile(FINDINGS, make)
        .when("settings.ron:1:18: expected", keys(":settings\r"))
        .when("1:18", keys("j"))
        .when("settings.ron:2:24: there is no command `ad` (did you mean `add`?)", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.host.mouse, Some(false));
    assert_eq!(open.session.app.look.glyphs, Glyphs::UNICODE);
}

#[cfg(unix)]
#[test]
fn the_settings_are_made_opened_and_followed() {
    let mut open = open_with("")
        .when(FINDINGS, keys(":settings\r"))
        .when("The settings were changed and hold now", gone());
    open.session.text_editor = editor("sed -i 's|//glyphs: Auto|glyphs: Ascii|'");
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.host.lent, 1);
    assert_eq!(open.session.app.look.glyphs, Glyphs::ASCII);
    let made = fs::read_to_string(settings_of(&open.folder.path().join("a.ron"))).unwrap();
    assert!(made.contains("    glyphs: Ascii,\n") && made.contains("//mouse: true,"), "{made}");
}

#[cfg(unix)]
#[test]
fn an_editor_that_fails_is_told_and_the_map_stays_open() {
    let mut open = open_with("Settings()")
        .when(FINDINGS, keys(":settings\r"))
        .when("the editor `false` ended with", keys("q"));
    open.session.text_editor = editor("false");
    assert_eq!(open.run(), Closed::ByUser);
}

#[test]
fn the_file_is_looked_at_again_when_the_terminal_gets_the_focus() {
    let focus = |event| vec![Incoming::Terminal(event)];
    let mut open = open().when(FINDINGS, focus(Event::FocusLost));
    // Nothing is drawn for it: the next thing that is seen comes of a key.
    let sender = open.sender.clone();
    sender.send(Incoming::Terminal(Event::FocusGained)).unwrap();
    for key in keys("+") {
        sender.send(key).unwrap();
    }
    open = open.when("emotion +2", gone());
    assert_eq!(open.run(), Closed::Gone);
}
