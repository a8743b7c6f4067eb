//! What was unsaved when the program was killed is there when it starts again.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::driver::folder_with;
use crate::{CTRL_S, ESC, MAP, TYPING, changed_lines, open};

/// How long anything may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// The recovery logs of a home.
fn logs(home: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(home.join("wayband/recovery")) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// Waits until the one log holds a text.
pub fn until_kept(home: &Path, text: &str) {
    let deadline = Instant::now() + PATIENCE;
    let is_kept = |log: &PathBuf| fs::read_to_string(log).unwrap().contains(text);
    while !logs(home).iter().any(is_kept) {
        assert!(Instant::now() < deadline, "{text:?} is not kept");
        thread::yield_now();
    }
}

#[test]
fn a_killed_program_loses_nothing() {
    let (folder, path) = folder_with(MAP);
    let before = fs::read_to_string(&path).unwrap();
    let mut terminal = open(folder.path(), MAP);
    terminal.type_and_see("a", TYPING);
    terminal.send("Says thanks *\r");
    // This one is still being typed.
    terminal.send("Waits");
    until_kept(folder.path(), "\"Waits\"");
    terminal.kill();
    assert_eq!(fs::read_to_string(&path).unwrap(), before);

    let mut terminal = open(folder.path(), MAP);
    terminal.see("2 unsaved changes, just now");
    terminal.see("add \"Says thanks\"");
    assert!(!terminal.screen().contents().contains("● unsaved"), "nothing is taken up unasked");
    terminal.type_and_see("R", "Took up 2 unsaved changes");
    terminal.see("● unsaved");
    terminal.type_and_see(CTRL_S, "saved new-laptop.ron");
    terminal.send("q");
    assert!(terminal.end().status.success());
    let after = fs::read_to_string(&path).unwrap();
    let changed = changed_lines(&before, &after);
    let titles: Vec<&str> =
        changed.iter().filter(|line| line.contains("title:")).map(|line| line.trim()).collect();
    assert_eq!(titles.len(), 2, "{changed:?}");
    assert!(titles[0].ends_with("\"Says thanks\",") && titles[1].ends_with("\"Waits\","));
    assert!(changed.iter().all(|line| line.starts_with('+')), "{changed:?}");

    // What is saved is offered to nobody.
    let mut terminal = open(folder.path(), MAP);
    terminal.type_and_see("+", "emotion");
    assert!(!terminal.screen().contents().contains("R takes"));
    terminal.type_and_see("u", "Undid");
    terminal.send("q");
    assert!(terminal.end().status.success());
    assert!(logs(folder.path()).is_empty());
}

#[test]
fn a_closed_terminal_loses_nothing_and_a_discarded_map_is_discarded() {
    let (folder, path) = folder_with(MAP);
    let before = fs::read_to_string(&path).unwrap();
    let mut terminal = open(folder.path(), MAP);
    terminal.type_and_see("a", TYPING);
    terminal.type_and_see("Says thanks", "Says thanks");
    terminal.signal("HUP");
    let status = terminal.end().status;
    assert!(status.signal().is_some_and(|told| told.starts_with("Hangup")), "{status:?}");

    let mut terminal = open(folder.path(), MAP);
    terminal.see("1 unsaved change, just now: add \"Says thanks\"");
    // Later is not never.
    terminal.send(ESC);
    terminal.see_no_more("R takes up");
    terminal.send("q");
    assert!(terminal.end().status.success());

    let mut terminal = open(folder.path(), MAP);
    terminal.see("R takes up");
    terminal.type_and_see("D", "Drop 1 unsaved change");
    terminal.type_and_see("y", "Dropped 1 unsaved change");
    terminal.type_and_see("x", "cut");
    until_kept(folder.path(), "Remove");
    terminal.type_and_see("q", "d discards the changes");
    terminal.send("d");
    assert!(terminal.end().status.success());
    assert!(logs(folder.path()).is_empty());
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}
