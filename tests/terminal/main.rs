//! The built program in a terminal: few tests, of what only a terminal can show.

// Functions that tests share are not seen as tests by the lints.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// A pseudo-terminal of Windows is another thing; what is tested here is said to it by crossterm.
#![cfg(unix)]

mod driver;
mod ending;
#[cfg(all(feature = "faults", target_os = "linux"))]
mod faults;
mod ground;
mod own_editor;
mod plain;
mod recovery;
mod settings;
mod tour;
mod work;

use std::fs;
use std::path::Path;
use std::process::Command;

use driver::{Ground, Left, Terminal, folder_with};

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const CTRL_S: &str = "\x13";
const CTRL_Z: &str = "\x1a";
const DOWN: &str = "\x1b[B";
const TAB: &str = "\t";

/// The map that most tests open, something that stands on its screen, and what its foot says.
const MAP: &str = "new-laptop.ron";
const TITLE: &str = "New laptop for a remote hire";
const FOOT: &str = "a add";
const FINDINGS: &str = "1 low point";
const TYPING: &str = "next card";

fn open(folder: &Path, map: &str) -> Terminal {
    let mut terminal = Terminal::start(folder, &[map], (120, 36), Ground::Dark);
    terminal.see(FOOT);
    terminal
}

/// The lines that one text has and the other has not, in their order, with `-` and `+`.
fn changed_lines(before: &str, after: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("before"), before).unwrap();
    fs::write(folder.path().join("after"), after).unwrap();
    let args = ["diff", "--no-index", "--no-color", "-U0", "before", "after"];
    changes(&run_git(folder.path(), &args).1)
}

fn run_git(folder: &Path, args: &[&str]) -> (i32, String) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Test", "-c", "user.email=test@example.org"]).args(args);
    git.current_dir(folder).env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1");
    let output = git.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn git(folder: &Path, args: &[&str]) -> String {
    let (status, out) = run_git(folder, args);
    assert_eq!(status, 0, "git {args:?}");
    out
}

fn changes(diff: &str) -> Vec<String> {
    diff.lines()
        .filter(|line| {
            line.starts_with(['-', '+']) && !line.starts_with("---") && !line.starts_with("+++")
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_card_is_made_and_saved_and_no_other_line_changes() {
    let (folder, path) = folder_with(MAP);
    let before = fs::read_to_string(&path).unwrap();
    let mut terminal = open(folder.path(), MAP);
    terminal.see(TITLE);
    terminal.type_and_see("a", TYPING);
    terminal.type_and_see("Says thanks *", "moment of truth");
    terminal.send(ESC);
    terminal.see("unsaved");
    terminal.type_and_see(CTRL_S, "saved new-laptop.ron");
    terminal.see_no_more("unsaved");
    terminal.send("q");
    let Left { status, screen, .. } = terminal.end();
    assert!(status.success(), "{status:?}");
    assert!(!screen.contents().contains(TITLE), "{}", screen.contents());
    let after = fs::read_to_string(&path).unwrap();
    let expected = [
        "+                Activity(",
        "+                    id: \"says-thanks\",",
        "+                    lane: \"consumer\",",
        "+                    title: \"Says thanks\",",
        "+                    moment_of_truth: true,",
        "+                ),",
    ];
    assert_eq!(changed_lines(&before, &after), expected);
}

#[test]
fn a_map_is_made_from_the_list_by_keys_alone_and_later_edits_are_small() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journeys/lost-badge.ron");
    fs::create_dir(folder.path().join("journeys")).unwrap();
    git(folder.path(), &["init", "-q"]);

    let mut terminal = Terminal::start(folder.path(), &[], (160, 50), Ground::Dark);
    terminal.see("No map here yet");
    terminal.type_and_see("n", "Title of the new map");
    terminal.type_and_see(&format!("Lost badge{ENTER}"), "7 Realize");
    terminal.type_and_see("a", TYPING);
    // Twelve cards over four stages and three lanes.
    let mut count = 0;
    for stage in 0..4 {
        for lane in ["consumer", "band", "provider"] {
            count += 1;
            terminal.send(format!("Card {count} {lane} +1"));
            terminal.see(&format!("Card {count}"));
            terminal.send(if lane == "provider" { "" } else { DOWN });
        }
        if stage < 3 {
            terminal.send(TAB);
            terminal.send("\x1b[A\x1b[A");
        }
    }
    terminal.send(ESC);
    terminal.see(FOOT);
    // From the provider's lane up across both edges, past a card in between, and down again.
    terminal.type_and_see("K", "the consumer now sees it");
    terminal.send("K");
    terminal.type_and_see("K", "the provider no longer sees it");
    terminal.send("K");
    terminal.send("J");
    terminal.type_and_see("J", "the provider now sees it");
    terminal.type_and_see(CTRL_S, "saved journeys/lost-badge.ron");
    terminal.send("q");
    terminal.see("Lost badge");
    terminal.see("7 stages");
    terminal.see("12 cards");
    terminal.send("q");
    assert!(terminal.end().status.success());
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches("title: \"Card ").count(), 12);
    assert_eq!(text.matches("emotion: 1,").count(), 12);

    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "A map"]);
    let mut terminal = open(folder.path(), "journeys/lost-badge.ron");
    terminal.type_and_see("+", "emotion +2");
    terminal.type_and_see(CTRL_S, "saved journeys/lost-badge.ron");
    terminal.send("q");
    assert!(terminal.end().status.success());
    let diff = git(folder.path(), &["diff", "--no-color", "-U0"]);
    let emotion = |sign, value| format!("{sign}                    emotion: {value},");
    assert_eq!(changes(&diff), [emotion('-', 1), emotion('+', 2)]);
}

#[test]
fn a_terminal_made_too_small_and_large_again_shows_the_map_again() {
    let (folder, _) = folder_with(MAP);
    let mut terminal = open(folder.path(), MAP);
    terminal.see(FINDINGS);
    let before = terminal.screen().contents();
    terminal.resize(12, 3);
    terminal.see("oo small");
    terminal.resize(120, 36);
    terminal.until("the screen as it was", |screen| screen.contents() == before);
    terminal.send("q");
    assert!(terminal.end().status.success());
}

#[test]
fn what_is_pasted_into_a_title_is_text_and_no_keys() {
    let (folder, _) = folder_with(MAP);
    let mut terminal = open(folder.path(), MAP);
    assert!(terminal.screen().bracketed_paste());
    // On the map itself a paste does nothing at all.
    terminal.send("\x1b[200~xx:q!\r\x1b[201~");
    terminal.type_and_see("a", TYPING);
    terminal.send("\x1b[200~Asks\nfor\x07 q a\u{202e}badge\x1b[201~");
    terminal.see("Asks for");
    terminal.send(ESC);
    terminal.see("unsaved");
    assert!(terminal.screen().contents().contains("Asks for"));
    terminal.type_and_see(CTRL_S, "saved new-laptop.ron");
    let text = fs::read_to_string(folder.path().join(MAP)).unwrap();
    let pasted: Vec<&str> = text.lines().filter(|line| line.contains("\"Asks for")).collect();
    assert_eq!(pasted.len(), 1, "{pasted:?}");
    assert!(!text.contains(['\x07', '\u{202e}']), "{pasted:?}");
    terminal.send("q");
    assert!(terminal.end().status.success());
}

#[test]
fn ctrl_z_leaves_to_the_shell_and_fg_brings_the_screen_back() {
    let (folder, _) = folder_with(MAP);
    let mut terminal = open(folder.path(), MAP);
    terminal.see(FINDINGS);
    let before = terminal.screen().contents();
    for stop in [true, false] {
        if stop {
            terminal.send(CTRL_Z);
        } else {
            terminal.signal("TSTP");
        }
        terminal.until_stopped();
        terminal.until("the terminal to be given back", |screen| !screen.alternate_screen());
        assert!(terminal.is_given_back(), "stopped by {}", if stop { "key" } else { "signal" });
        terminal.signal("CONT");
        terminal.until("the screen to be back", |screen| {
            screen.alternate_screen() && screen.contents() == before
        });
        assert!(terminal.screen().bracketed_paste() && terminal.screen().hide_cursor());
    }
    terminal.type_and_see("+", "emotion");
    terminal.type_and_see("u", "Undid");
    terminal.send("q");
    assert!(terminal.end().status.success());
}

#[test]
fn what_another_program_wrote_is_merged_and_nothing_is_lost() {
    let (folder, path) = folder_with(MAP);
    let mut terminal = open(folder.path(), MAP);
    terminal.type_and_see("*", "moment of truth");
    let theirs = fs::read_to_string(&path).unwrap().replacen("emotion: -1", "emotion: 1", 1);
    fs::write(&path, &theirs).unwrap();
    terminal.see("was changed by another program: both are merged");
    terminal.see("unsaved");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    // Leaving asks, and staying is always possible.
    terminal.type_and_see("q", "s saves and closes");
    terminal.send(ESC);
    terminal.see_no_more("s saves and closes");
    terminal.type_and_see(CTRL_S, "saved new-laptop.ron");
    terminal.send("q");
    assert!(terminal.end().status.success());
    let both = fs::read_to_string(&path).unwrap();
    let changed = changed_lines(&theirs, &both);
    assert_eq!(changed, ["+                    moment_of_truth: true,"]);
}

#[test]
fn a_half_merged_map_is_settled_on_screen() {
    let (folder, path) = folder_with(MAP);
    let text = fs::read_to_string(&path).unwrap();
    let (old, new) = ("                    emotion: -1,\n", "                    emotion: -2,\n");
    let marked = format!("<<<<<<< HEAD\n{old}=======\n{new}>>>>>>> topic\n");
    fs::write(&path, text.replacen(old, &marked, 1)).unwrap();
    let mut terminal = Terminal::start(folder.path(), &["resolve", MAP], (120, 36), Ground::Dark);
    terminal.see("Conflict 1 of 1");
    terminal.type_and_see("t", "All settled");
    terminal.type_and_see("s", "saved new-laptop.ron");
    terminal.send("q");
    assert!(terminal.end().status.success());
    assert_eq!(fs::read_to_string(&path).unwrap(), text.replacen(old, new, 1));
}

#[test]
fn leaving_an_unsaved_map_asks() {
    let (folder, path) = folder_with(MAP);
    let before = fs::read_to_string(&path).unwrap();
    let mut terminal = open(folder.path(), MAP);
    terminal.send("x");
    terminal.see("unsaved");
    terminal.type_and_see("q", "d discards the changes");
    terminal.send("d");
    assert!(terminal.end().status.success());
    assert_eq!(fs::read_to_string(&path).unwrap(), before);

    let mut terminal = open(folder.path(), MAP);
    terminal.send("x");
    terminal.see("unsaved");
    terminal.type_and_see("\x03", "s saves and closes");
    terminal.send("s");
    assert!(terminal.end().status.success());
    let after = fs::read_to_string(&path).unwrap();
    let changed = changed_lines(&before, &after);
    assert!(!changed.is_empty() && changed.iter().all(|line| line.starts_with('-')), "{changed:?}");
}

#[test]
fn a_card_is_found_among_all_maps_and_its_map_opens_on_it() {
    let (folder, path) = folder_with(MAP);
    fs::write(folder.path().join("broken.ron"), "Journey(").unwrap();
    let mut terminal = Terminal::start(folder.path(), &["."], (120, 36), Ground::Dark);
    terminal.see("4 warnings");
    terminal.see("1:8: this `(` is not closed");
    terminal.type_and_see("/laptop", "1 of 2 maps");
    terminal.type_and_see("\t", "cards with laptop");
    terminal.type_and_see("\x15waits for the manager", "  1 card");
    terminal.type_and_see(ENTER, FOOT);
    // The cursor stands on it: what is done is done to this card.
    terminal.type_and_see("x", "cut \"Waits for the manager\"");
    terminal.type_and_see(CTRL_S, "saved ./new-laptop.ron");
    terminal.send("q");
    // What was there before is there again, and the search too.
    terminal.see("cards with waits for the manager");
    terminal.type_and_see(ESC, "  2 maps");
    terminal.type_and_see("gg", "Enter shows all that is wrong");
    terminal.type_and_see(ENTER, "back to the list");
    terminal.type_and_see(ESC, "n new");
    terminal.send("q");
    assert!(terminal.end().status.success());
    assert!(!fs::read_to_string(&path).unwrap().contains("Waits for the manager"));
}
