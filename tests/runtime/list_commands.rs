//! Every command of the list of maps: by each of its keys, and from the palette by its name.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use wayband::tui::commands::{Place, commands_at};
use wayband::tui::maps::Choice;
use wayband::tui::runtime::{Closed, Incoming};

use super::keys;
use super::list::{Listed, leave, list, three};

/// What is so once a command is done.
enum After {
    /// A text is seen.
    Sees(&'static str),
    /// The list is left for this map.
    Opens(&'static str),
    /// The list is left.
    Leaves,
    /// The program was stopped so that the shell could go on.
    Suspends,
}

use After::{Leaves, Opens, Sees, Suspends};

/// A command's name, keys that prepare it, and what is so once it is done.
const CASES: &[(&str, &str, After)] = &[
    ("next-map", "", Sees("▌ New laptop")),
    ("previous-map", "jj", Sees("▌ New laptop")),
    ("first-map", "G", Sees("▌ Lost badge")),
    ("last-map", "", Sees("▌ New phone")),
    ("page-down", "", Sees("▌ New phone")),
    ("page-up", "G", Sees("▌ Lost badge")),
    ("open-map", "j", Opens("it/laptop.ron")),
    ("filter-maps", "", Sees("Tab search cards")),
    ("search-cards", "", Sees("every card that holds them is listed")),
    ("new-map", "", Sees("Title of the new map")),
    ("duplicate-map", "", Sees("Title of the copy  Lost badge copy")),
    ("rename-map", "", Sees("Title of the map  Lost badge")),
    ("rename-file", "", Sees("Name of the file  badge.ron")),
    ("delete-map", "", Sees("Delete badge.ron?")),
    ("refresh", "", Sees("Looking through the folder again")),
    ("palette", "", Sees("Enter do it")),
    ("help", "", Sees("Narrow the list by title and file, as you type")),
    ("settings", "", Sees("There is no folder for settings: --config FILE names a file")),
    ("suspend", "", Suspends),
    ("leave", "/zz\x1b", Sees("  3 maps")),
    ("close", "", Leaves),
];

fn key(name: &str) -> Incoming {
    let (modifiers, rest) = match name.strip_prefix("Ctrl-") {
        Some(rest) => (KeyModifiers::CONTROL, rest),
        None => (KeyModifiers::NONE, name),
    };
    let code = match rest {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Delete" => KeyCode::Delete,
        "F5" => KeyCode::F(5),
        letter => KeyCode::Char(letter.parse().unwrap()),
    };
    Incoming::Terminal(Event::Key(KeyEvent::new(code, modifiers)))
}

/// Sees that a command, given by some events, does what it should.
fn assert_done(name: &str, events: Vec<Incoming>) {
    let (_, before, after) = CASES.iter().find(|(case, ..)| *case == name).unwrap();
    let folder = three();
    let mut list: Listed = list(folder.path());
    let mut given = keys(before);
    given.extend(events);
    if matches!(after, Suspends) {
        given.extend(keys("q"));
    }
    list.when("  3 maps", given);
    if let Sees(text) = after {
        list.when(text, vec![Incoming::Gone]);
    }
    let choice = list.run();
    match after {
        Sees(_) => assert_eq!(choice, Choice::Leave(Closed::Gone), "{name}"),
        Opens(map) => assert_eq!(choice, Choice::Open(folder.path().join(map), None), "{name}"),
        Leaves => assert_eq!(choice, leave(), "{name}"),
        Suspends => assert_eq!((choice, list.host.suspended), (leave(), 1), "{name}"),
    }
}

#[test]
fn every_key_of_every_command_of_the_list_does_it() {
    for command in commands_at(Place::List) {
        for sequence in command.keys {
            println!("{}: {sequence}", command.name);
            assert_done(command.name, sequence.split(' ').map(key).collect());
        }
    }
    assert_eq!(CASES.len(), commands_at(Place::List).count());
}

#[test]
fn the_palette_of_the_list_does_every_command_by_its_name() {
    for command in commands_at(Place::List) {
        println!("{}", command.name);
        assert_done(command.name, keys(&format!(":{}\r", command.name)));
    }
}
