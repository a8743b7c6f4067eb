//! Whole pieces of work, done with the built program from the first key to the file on disk.

use std::fs;
use std::path::Path;
use std::process::Command;

use vt100::Screen;
use wayband::format::read;
use wayband::journey::{Card, Journey};

use crate::driver::{Ground, Terminal, folder_with};
use crate::{CTRL_S, ENTER, ESC, FOOT, MAP, TAB, TYPING, changes, git};

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";

/// Runs the program without a terminal; what it writes to standard output.
fn wayband(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayband"));
    let output = command.args(args).current_dir(folder).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "wayband {args:?}: {said}");
    said
}

fn map_of(path: &Path) -> Journey {
    read(&fs::read_to_string(path).unwrap()).unwrap().journey
}

/// Types as fast as the terminal takes it, in pieces of a few bytes that break letters and escape
/// sequences. Only behind an ESC none ends: alone it is the key.
fn type_at_speed(terminal: &mut Terminal, text: &str) {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut sizes = [1, 5, 2, 7, 3].into_iter().cycle();
    while from < bytes.len() {
        let mut to = (from + sizes.next().unwrap()).min(bytes.len());
        if bytes[to - 1] == 0x1b {
            to = (to + 1).min(bytes.len());
        }
        terminal.send(&bytes[from..to]);
        from = to;
    }
}

/// A card of the workshop, as it is said and as it is to be.
struct Said {
    stage: usize,
    lane: &'static str,
    line: String,
    title: String,
    emotion: Option<i64>,
    duration: Option<&'static str>,
    actors: Vec<&'static str>,
}

/// Thirty cards: five stages, three lanes, two cards each, lane by lane down one stage and up the next.
fn workshop() -> Vec<Said> {
    let mut all = Vec::new();
    for stage in 0..5 {
        let mut lanes = ["consumer", "touchpoints", "provider"];
        if stage % 2 == 1 {
            lanes.reverse();
        }
        for lane in lanes.into_iter().flat_map(|lane| [lane, lane]) {
            let number = all.len() + 1;
            let title = format!("Card {number} für Zoë");
            let (signs, emotion, duration, actors) = match number % 4 {
                0 => (" +1", Some(1), None, vec![]),
                1 => (" -2 ~20m", Some(-2), Some("20m"), vec![]),
                2 => (" @maria", None, None, vec!["maria"]),
                _ => (" ~90m @maria +0", Some(0), Some("90m"), vec!["maria"]),
            };
            let line = format!("{title}{signs}");
            all.push(Said { stage, lane, line, title, emotion, duration, actors });
        }
    }
    all
}

/// The keys of a workshop, but for the first `a` and the last `Esc`.
fn keys_of(all: &[Said]) -> String {
    let mut keys = String::new();
    for (number, said) in all.iter().enumerate() {
        keys += &said.line;
        let next = all.get(number + 1);
        keys += match next {
            Some(next) if next.stage != said.stage => TAB,
            Some(next) if next.lane == said.lane => ENTER,
            Some(_) if said.stage % 2 == 0 => DOWN,
            Some(_) => UP,
            None => "",
        };
    }
    keys
}

#[test]
fn a_workshop_of_thirty_cards_typed_at_speed_is_in_the_file_card_by_card() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("workshop.ron");
    wayband(folder.path(), &["new", "workshop.ron", "--title", "Workshop"]);
    let mut terminal = Terminal::start(folder.path(), &["workshop.ron"], (120, 36), Ground::Dark);
    terminal.see(FOOT);
    terminal.type_and_see("a", TYPING);
    let said = workshop();
    type_at_speed(&mut terminal, &keys_of(&said));
    terminal.see("Card 30 für Zoë");
    terminal.send(ESC);
    terminal.see(FOOT);
    terminal.type_and_see(CTRL_S, "saved workshop.ron");
    terminal.send("q");
    assert!(terminal.end().status.success());

    let map = map_of(&path);
    let cards: Vec<(usize, &Card)> = map
        .stages
        .iter()
        .enumerate()
        .flat_map(|(number, stage)| stage.cards.iter().map(move |card| (number, card)))
        .collect();
    assert_eq!(cards.len(), 30);
    for said in &said {
        let found = cards.iter().find(|(_, card)| card.title == said.title);
        let (stage, card) = found.unwrap_or_else(|| panic!("{}\n{cards:#?}", said.title));
        assert_eq!((*stage, card.lane.as_str()), (said.stage, said.lane), "{}", said.title);
        assert_eq!(card.emotion, said.emotion, "{}", said.title);
        assert_eq!(card.duration.as_deref(), said.duration, "{}", said.title);
        let actors: Vec<&str> = card.actors.iter().map(|actor| actor.text.as_str()).collect();
        assert_eq!(actors, said.actors, "{}", said.title);
    }
    assert_eq!(map.personas.len() + map.roles.len(), 1, "maria is one person");
    wayband(folder.path(), &["fmt", "--check", "workshop.ron"]);
    wayband(folder.path(), &["check", "workshop.ron"]);
}

/// The row of the details that has the cursor, without what is blank behind it.
fn row_here(screen: &Screen) -> Option<String> {
    let contents = screen.contents();
    let row = contents.lines().find(|line| line.starts_with('▌'));
    row.map(|row| row.trim_end().to_owned())
}

/// Moves in the details to the row of a field.
fn to_row(terminal: &mut Terminal, field: &str) {
    for _ in 0..60 {
        let here = row_here(terminal.screen());
        if here.as_ref().is_some_and(|row| row.starts_with(&format!("▌{field}"))) {
            return;
        }
        terminal.send("j");
        terminal.until("the next row", |screen| {
            let row = row_here(screen);
            row.is_some() && row != here
        });
    }
    panic!("{field} is not there:\n{}", terminal.screen().contents());
}

#[test]
fn an_as_is_map_becomes_a_to_be_map_and_both_are_compared() {
    let (folder, path) = folder_with(MAP);
    let before = fs::read_to_string(&path).unwrap();
    let mut terminal = Terminal::start(folder.path(), &[MAP], (120, 36), Ground::Dark);
    terminal.see(FOOT);
    terminal.type_and_see(&format!(":save-as{ENTER}"), "Save as");
    terminal.send(format!("\x15to-be{ENTER}"));
    terminal.see("saved to-be.ron");
    // What the map is, and what it is the future of.
    terminal.type_and_see("gm", "▌title");
    to_row(&mut terminal, "state");
    terminal.type_and_see("l", "future");
    to_row(&mut terminal, "compares to");
    terminal.send(ENTER);
    terminal.send(format!("{MAP}{ENTER}"));
    terminal.until("the path to stand in its row", |screen| {
        screen.contents().lines().any(|line| line.contains("compares to") && line.contains(MAP))
    });
    terminal.send(ESC);
    terminal.see(FOOT);
    // Moved across an edge of the band, and felt otherwise.
    terminal.type_and_see(&format!("/Keeps the price{ENTER}"), "1 of 1");
    terminal.type_and_see("K", "the consumer now sees it");
    terminal.type_and_see(&format!("/Compares at home{ENTER}"), "1 of 1");
    terminal.type_and_see("+", "emotion 0");
    terminal.type_and_see("+", "emotion +1");
    terminal.type_and_see("g=", "0 new, 2 changed, 0 gone");
    terminal.see("≠");
    terminal.type_and_see(CTRL_S, "saved to-be.ron");
    terminal.send("q");
    assert!(terminal.end().status.success());

    assert_eq!(fs::read_to_string(&path).unwrap(), before, "the map as it is stays as it was");
    let to_be = map_of(&folder.path().join("to-be.ron"));
    assert_eq!(to_be.state, wayband::journey::State::Future);
    assert_eq!(to_be.compares_to.as_deref(), Some(MAP));
    wayband(folder.path(), &["check", "to-be.ron"]);
    let told = wayband(folder.path(), &["diff", MAP, "to-be.ron"]);
    for line in ["the consumer now sees it", "-1 → +1"] {
        assert!(told.contains(line), "{line}\n{told}");
    }
}

/// A map of two cards; the second one's time is `time`.
fn small(number: usize, time: &str) -> String {
    format!(
        r#"Journey(
    format: 1,
    title: "Journey number {number}",
    stages: [
        Stage(
            id: "one",
            title: "One",
            cards: [
                Activity(
                    id: "asks",
                    lane: "consumer",
                    title: "Asks for key {number}",
                ),
                Touchpoint(
                    id: "gets",
                    lane: "touchpoints",
                    title: "Gets key {number}",
                    duration: "{time}",
                ),
            ],
        ),
    ],
)
"#
    )
}

/// Leaves the line that is typed in the list of maps, and shows all maps again.
fn leave_the_line(terminal: &mut Terminal) {
    // Two of them at once would be another key.
    terminal.type_and_see(ESC, "/ filter");
    terminal.type_and_see(ESC, "Journey number 20");
}

#[test]
fn of_twenty_maps_the_one_with_an_error_is_found_fixed_and_saved_and_no_other_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let place = |number: usize| format!("maps/team-{}/map-{number}.ron", number % 4);
    for number in 1..=20 {
        let path = folder.path().join(place(number));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, small(number, if number == 13 { "2d4h" } else { "2d" })).unwrap();
    }
    wayband(folder.path(), &["fmt", "maps"]);
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "maps"]);
    git(folder.path(), &["commit", "-q", "-m", "Twenty maps"]);

    let mut terminal = Terminal::start(folder.path(), &["maps"], (120, 36), Ground::Dark);
    for number in 1..=20 {
        terminal.see(&format!("Journey number {number} "));
    }
    // In the words of a card, then by its title.
    terminal.type_and_see("s", "Search cards");
    terminal.type_and_see("key 13", "Gets key 13");
    terminal.see_no_more("Journey number 20");
    leave_the_line(&mut terminal);
    terminal.type_and_see("/", "Filter");
    terminal.type_and_see("number 13", "1 of 20");
    terminal.send(ENTER);
    terminal.see(FOOT);
    terminal.see("1 error");
    terminal.type_and_see("]", "2d4h");
    terminal.type_and_see("s", "Set on \"Gets key 13\"");
    terminal.send(format!("~2d{ENTER}"));
    terminal.see("unsaved");
    terminal.see_no_more("1 error");
    terminal.type_and_see(CTRL_S, "saved maps/team-1/map-13.ron");
    terminal.send("q");
    terminal.see("Journey number 13");
    terminal.see_no_more(FOOT);
    terminal.type_and_see(ESC, "Journey number 20");
    terminal.send("q");
    assert!(terminal.end().status.success());

    let status = git(folder.path(), &["status", "--porcelain", "--", "maps"]);
    assert_eq!(status, " M maps/team-1/map-13.ron\n");
    let diff = git(folder.path(), &["diff", "--no-color", "-U0", "--", "maps"]);
    let time = |sign, time| format!("{sign}                    duration: \"{time}\",");
    assert_eq!(changes(&diff), [time('-', "2d4h"), time('+', "2d")]);
    wayband(folder.path(), &["check", "maps"]);
}
