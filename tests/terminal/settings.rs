//! Settings in a real terminal: keys, signs, the user's own editor, and what is switched on.

use std::fs;

use vt100::MouseProtocolMode;

use crate::driver::{Ground, Terminal, folder_with, holds};
use crate::{ENTER, ESC, FINDINGS, MAP, TYPING};

#[test]
fn other_settings_give_other_keys_and_plain_signs() {
    let (folder, _) = folder_with(MAP);
    let text =
        "Settings(glyphs: Ascii, mouse: false, keys: {\"add\": [\"n\"], \"close\": [\"Q\"]})";
    fs::write(folder.path().join("other.ron"), text).unwrap();
    let args = ["--config", "other.ron", "--log", "log.txt", MAP];
    let mut terminal = Terminal::start(folder.path(), &args, (120, 36), Ground::Dark);
    terminal.see("n add");
    terminal.see(FINDINGS);
    let contents = terminal.screen().contents();
    assert!(contents.is_ascii(), "{contents}");
    assert_eq!(terminal.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    terminal.type_and_see("n", TYPING);
    terminal.type_and_see("Says thanks", "Says thanks");
    terminal.send(ESC);
    terminal.see("unsaved");
    terminal.type_and_see("u", "Undid");
    terminal.send("Q");
    assert!(terminal.end().status.success());
    let log = fs::read_to_string(folder.path().join("log.txt")).unwrap();
    for line in ["Z start wayband", "Z open new-laptop.ron: ", "Z event key", "Z end ByUser"] {
        assert!(log.contains(line), "{line}\n{log}");
    }
    assert!(!log.contains("thanks") && !log.contains("laptop for"), "{log}");
}

#[test]
fn settings_that_cannot_be_read_are_told_before_anything_is_drawn() {
    let (folder, _) = folder_with(MAP);
    let args = ["--config", "missing.ron", MAP];
    let left = Terminal::start(folder.path(), &args, (80, 24), Ground::Dark).end();
    assert_eq!(left.status.exit_code(), 3);
    assert!(left.screen.contents().contains("missing.ron is not there"));
}

#[test]
fn the_users_own_editor_gets_the_terminal_and_all_its_keys() {
    let (folder, _) = folder_with(MAP);
    // It reads what is typed line by line, as the terminal gives it where nobody has changed it.
    let script = "#!/bin/sh\nprintf 'now type: '\nread -r line\necho \"Settings(keys: {\\\"$line\\\": [\\\"n\\\"]})\" > \"$1\"\n";
    let editor = folder.path().join("editor.sh");
    fs::write(&editor, script).unwrap();
    let call = format!("sh {}", editor.display());
    let mut terminal = Terminal::start_with(
        folder.path(),
        &[MAP],
        (120, 36),
        Ground::Dark,
        &[("VISUAL", &call), ("PATH", "/usr/bin:/bin")],
    );
    terminal.see(FINDINGS);
    terminal.send(format!(":settings{ENTER}"));
    terminal.see("now type: ");
    assert!(terminal.is_given_back());
    terminal.send("add\n");
    terminal.see("n add");
    assert!(terminal.screen().alternate_screen() && terminal.screen().bracketed_paste());
    // Keys come to the program again, each of them.
    terminal.type_and_see("n", TYPING);
    terminal.type_and_see("Says thanks", "Says thanks");
    terminal.send(ESC);
    terminal.see("unsaved");
    terminal.type_and_see("u", "Undid");
    terminal.send("q");
    assert!(terminal.end().status.success());
}

#[test]
fn keys_are_told_apart_where_the_terminal_offers_it_and_no_longer_afterwards() {
    let (push, pop) = (b"\x1b[>1u", b"\x1b[<1u");
    let (folder, _) = folder_with(MAP);
    let mut terminal = Terminal::start(folder.path(), &[MAP], (120, 36), Ground::DarkWithKeys);
    terminal.see(FINDINGS);
    terminal.until_written(push);
    // As such a terminal sends Ctrl-c.
    terminal.type_and_see("+", "emotion");
    terminal.type_and_see("\x1b[99;5u", "s saves and closes");
    terminal.send("d");
    let left = terminal.end();
    assert!(left.status.success());
    assert!(holds(&left.written, pop));
    // Focus, and frames drawn in one go.
    for switch in [&b"\x1b[?1004h"[..], b"\x1b[?1004l", b"\x1b[?2026h", b"\x1b[?2026l"] {
        assert!(holds(&left.written, switch), "{}", switch.escape_ascii());
    }

    let mut terminal = Terminal::start(folder.path(), &[MAP], (120, 36), Ground::Dark);
    terminal.see(FINDINGS);
    terminal.send("q");
    let left = terminal.end();
    assert!(!holds(&left.written, push) && !holds(&left.written, pop));
}
