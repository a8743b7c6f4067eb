//! The tour, as somebody takes it who starts the program for the first time.

use std::fs;

use crate::driver::{Ground, Terminal, folder_with};
use crate::{CTRL_S, ENTER, ESC, FINDINGS, MAP, TAB};

#[test]
fn the_tour_is_offered_at_the_first_start_alone_and_writes_nothing() {
    let (folder, path) = folder_with(MAP);
    let before = fs::read_to_string(&path).unwrap();
    let new = folder.path().join("new");
    let start = || {
        let state = [("XDG_STATE_HOME", new.to_str().unwrap())];
        Terminal::start_with(folder.path(), &[MAP], (80, 24), Ground::Dark, &state)
    };
    let mut terminal = start();
    terminal.see("New here? :tour");
    terminal.type_and_see(&format!(":tour{ENTER}"), "Tour 1/11");
    terminal.type_and_see(&format!("aAsks friends +1{ENTER}"), "Tour 2/11");
    terminal.type_and_see(&format!("\x1b[BTries one{ENTER}"), "Tour 3/11");
    terminal.send(format!("{TAB}Orders it"));
    terminal.see("Orders it");
    terminal.type_and_see(ESC, "Tour 4/11");
    terminal.type_and_see("J", "Tour 5/11");
    terminal.type_and_see(CTRL_S, "A map of yours would be on disk now");
    terminal.type_and_see("q", "Back from the tour");
    terminal.see("New laptop for a remote hire");
    terminal.send("q");
    assert!(terminal.end().status.success());
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let kept: Vec<_> = fs::read_dir(new.join("wayband"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(kept, ["tour-offered"]);

    let mut terminal = start();
    terminal.see(FINDINGS);
    terminal.type_and_see("gs", "Stage 1 of 7");
    assert!(!terminal.screen().contents().contains("New here?"));
    terminal.send(ESC);
    terminal.see_no_more("Stage 1 of 7");
    terminal.send("q");
    assert!(terminal.end().status.success());
}
