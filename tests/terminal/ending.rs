//! However the program ends, the terminal is as it was.

use std::fs;

use crate::driver::{Ground, Terminal, folder_with};
use crate::{ENTER, FOOT, MAP, TYPING, open};

#[test]
fn a_signal_ends_the_program_by_that_signal_and_the_terminal_is_given_back() {
    // As the system tells a signal: `Terminated`.
    for (signal, told) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("INT", "Interrupt")] {
        let (folder, path) = folder_with(MAP);
        let before = fs::read(&path).unwrap();
        let mut terminal = open(folder.path(), MAP);
        // In the middle of typing, where there is most to be given back.
        terminal.type_and_see("a", TYPING);
        terminal.signal(signal);
        let status = terminal.end().status;
        let ended_by = status.signal().unwrap_or("no signal");
        assert!(ended_by.starts_with(told), "{signal}: {ended_by}, {status:?}");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_signal_ends_the_list_of_maps_too() {
    let (folder, _) = folder_with(MAP);
    let mut terminal = Terminal::start(folder.path(), &["."], (80, 24), Ground::Dark);
    terminal.see("n new");
    terminal.signal("TERM");
    let status = terminal.end().status;
    assert!(status.signal().is_some_and(|told| told.starts_with("Terminated")), "{status:?}");
}

#[test]
fn what_is_not_a_map_is_told_on_the_terminal_as_it_was() {
    let (folder, path) = folder_with(MAP);
    fs::write(&path, "Journey(format: 1").unwrap();
    let terminal = Terminal::start(folder.path(), &[MAP], (80, 24), Ground::Dark);
    let left = terminal.end();
    assert_eq!(left.status.exit_code(), 3);
    assert!(left.screen.contents().contains("new-laptop.ron:1:"), "{}", left.screen.contents());
}

#[test]
fn a_map_that_becomes_unreadable_while_the_list_is_shown_is_told_and_does_not_end_the_program() {
    let (folder, path) = folder_with(MAP);
    let mut terminal = Terminal::start(folder.path(), &["."], (80, 24), Ground::Dark);
    terminal.see("New laptop");
    fs::write(&path, "Journey(format: 1").unwrap();
    terminal.type_and_see(ENTER, "cannot be read");
    terminal.see("1:8: this `(` is not closed");
    terminal.type_and_see("q", "n new");
    terminal.send("q");
    assert!(terminal.end().status.success());
}

#[test]
fn a_terminal_that_tells_nothing_is_drawn_to_as_well() {
    let (folder, _) = folder_with(MAP);
    let mut terminal = Terminal::start(folder.path(), &[MAP], (80, 24), Ground::Silent);
    terminal.see(FOOT);
    terminal.send("q");
    assert!(terminal.end().status.success());
}
