//! What keys mean by the table alone, and with the user's over it.

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;

use super::super::commands::{COMMANDS, Command, Place as Where};
use super::super::key::Key;
use super::{Keymap, Meaning, WAY_OUT, clash, read_keys, written};
use crate::config::{KeysOf, Mistake, Place, Placed, Settings};

fn keys(text: &str) -> Vec<Key> {
    read_keys(text).unwrap_or_else(|wrong| panic!("{wrong}"))
}

fn overlaid(text: &str) -> (Keymap, Vec<Mistake>) {
    let (settings, mistakes) = Settings::read(&format!("Settings(keys: {{{text}}})"));
    assert_eq!(mistakes, []);
    Keymap::overlaid(&settings.keys)
}

/// A map of keys that holds no mistake.
fn sound(text: &str) -> Keymap {
    let (keymap, mistakes) = overlaid(text);
    assert_eq!(mistakes, []);
    keymap
}

fn told(text: &str) -> Vec<String> {
    let mistakes = overlaid(text).1.into_iter();
    mistakes.map(|m| format!("{}; {}", m.message, m.hint.unwrap_or_default())).collect()
}

#[track_caller]
fn means(keymap: &Keymap, text: &str, name: Option<&str>) {
    let found = match keymap.meaning(&keys(text)) {
        Meaning::Command(command) | Meaning::Both(command) => Some(command.name),
        Meaning::Prefix | Meaning::Nothing => None,
    };
    assert_eq!(found, name, "{text}");
}

#[test]
fn sequences_are_followed_key_by_key() {
    let meaning = |text: &str| Keymap::default().meaning(&keys(text));
    assert!(matches!(meaning("a"), Meaning::Command(c) if c.name == "add"));
    assert!(matches!(meaning("d"), Meaning::Prefix));
    assert!(matches!(meaning("d s"), Meaning::Command(c) if c.name == "cut-stage"));
    assert!(matches!(meaning("Z"), Meaning::Both(c) if c.name == "zoom-out"));
    assert!(matches!(meaning("d q"), Meaning::Nothing));
}

#[test]
fn the_next_keys_of_a_prefix_are_told() {
    let next = Keymap::default().next_keys(&keys("d"));
    let next: Vec<_> = next.iter().map(|(key, c)| (key.to_string(), c.name)).collect();
    let expected = [("d", "cut"), ("s", "cut-stage"), ("l", "cut-lane")];
    assert_eq!(next, expected.map(|(key, name)| (key.to_owned(), name)));
}

#[test]
fn a_key_given_to_a_command_is_taken_from_the_one_that_had_it() {
    let keymap = sound(r#""copy": ["c", "a"], "add": ["n"]"#);
    means(&keymap, "c", Some("copy"));
    means(&keymap, "a", Some("copy"));
    means(&keymap, "n", Some("add"));
    means(&keymap, "y", None);
    assert_eq!(keymap.key("find-next"), ":find-next");
    assert_eq!(keymap.key("add"), "n");
}

#[test]
fn a_key_that_begins_others_takes_them_and_the_other_way_round() {
    let keymap = sound(r#""mark": ["d"], "help": ["a h"]"#);
    means(&keymap, "d", Some("mark"));
    assert!(matches!(keymap.meaning(&keys("d")), Meaning::Command(_)));
    assert_eq!(keymap.key("cut-stage"), ":cut-stage");
    assert_eq!(keymap.key("cut"), "x");
    means(&keymap, "a h", Some("help"));
    assert_eq!(keymap.key("add"), ":add");
}

#[test]
fn a_key_may_mean_one_thing_on_a_map_and_another_in_the_list_of_maps() {
    let keymap = sound(r#""new-map": ["a"], "filter": ["m"], "search-cards": ["m"]"#);
    means(&keymap, "a", Some("add"));
    means(&keymap, "m", Some("filter"));
    let keymap = keymap.at(Where::List);
    means(&keymap, "a", Some("new-map"));
    means(&keymap, "m", Some("search-cards"));
    means(&keymap, "n", None);
    // What is given at both places takes its key from both.
    let keymap = sound(r#""help": ["n"]"#);
    means(&keymap, "n", Some("help"));
    means(&keymap.at(Where::List), "n", Some("help"));
    assert_eq!(told(r#""help": ["n"], "new-map": ["n"]"#), ["`n` is given to `help` already; "]);
}

#[test]
fn an_empty_list_takes_all_keys_away_but_the_way_out() {
    let keymap = sound(r#""add": [], "close": [], "palette": []"#);
    means(&keymap, "a", None);
    means(&keymap, "q", None);
    means(&keymap, "Ctrl-c", Some("close"));
    assert_eq!(keymap.key("add"), ":add");
}

#[test]
fn mistakes_are_told_and_leave_the_keys_of_the_table() {
    let text = r#""ad": ["a"], "w": ["s"], "copy": ["Strg-c", "gg"], "put": ["P", "Ctrl-S"]"#;
    assert_eq!(
        told(text),
        [
            "there is no command `ad`; did you mean `add`?",
            "there is no command `w`; did you mean `save`?",
            "`Strg-c` is no key; did you mean `Ctrl-c`?",
            "`gg` is no key; did you mean `g g`?",
            "`Ctrl-S` is no key; did you mean `Ctrl-s`?",
        ]
    );
    let keymap = overlaid(text).0;
    means(&keymap, "y", Some("copy"));
    means(&keymap, "P", Some("put"));
    means(&keymap, "p", None);
    assert_eq!(
        told(r#""undo": ["Ctrl-c"], "redo": ["nowhere to be seen"], "redo": []"#),
        [
            "`Ctrl-c` always means `close`; choose another key",
            "`nowhere` is no key; keys are written `a`, `Ctrl-s`, `Shift-Left`, `Space`, `F5`",
        ]
    );
}

#[test]
fn a_conflict_among_the_users_own_keys_is_told() {
    assert_eq!(
        told(r#""add": ["c"], "copy": ["c", "c c", "y"], "add": ["b"], "put": ["v", "v"]"#),
        [
            "`c` is given to `add` already; ",
            "`c c` and `c`, which is given to `add`, begin alike; ",
            "`add` has keys here twice, the first ones hold; ",
            "`v` is given to `put` already; ",
        ]
    );
}

#[test]
fn the_foot_shows_the_keys_that_are_bound_now() {
    let command = |name: &str| super::super::commands::command(name).unwrap();
    let plain = Keymap::default();
    assert_eq!(plain.hint(command("move-left")), "HJKL");
    assert_eq!(plain.hint(command("emotion-up")), "+ -");
    assert_eq!(plain.hint(command("add")), "a");
    let keymap = sound(r#""move-down": ["Shift-Down"], "emotion-down": ["_"], "add": []"#);
    assert_eq!(keymap.hint(command("move-left")), "H");
    assert_eq!(keymap.hint(command("emotion-up")), "+ _");
    assert_eq!(keymap.hint(command("add")), ":add");
}

fn names() -> impl Strategy<Value = String> {
    let names: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
    prop_oneof![9 => select(names).prop_map(str::to_owned), 1 => Just("no-command".to_owned())]
}

fn sequences() -> impl Strategy<Value = String> {
    let key = select(vec!["a", "d", "g", "x", "Z", "h", "Ctrl-s", "Ctrl-c", "Esc", "F5", "no-key"]);
    vec(key, 1..3).prop_map(|keys| keys.join(" "))
}

fn entries() -> impl Strategy<Value = Vec<KeysOf>> {
    let placed = |value: String| Placed { value, place: Place { line: 1, column: 1 } };
    let entry = (names(), vec(sequences(), 0..4)).prop_map(move |(command, keys)| KeysOf {
        command: placed(command),
        keys: keys.into_iter().map(placed).collect(),
    });
    vec(entry, 0..8)
}

fn of<'a>(keymap: &'a Keymap, command: &Command) -> Vec<&'a [Key]> {
    let own = keymap.bindings.iter().filter(|binding| binding.command.name == command.name);
    own.map(|binding| binding.keys.as_slice()).collect()
}

proptest! {
    #[test]
    fn every_sequence_means_one_command(entries in entries()) {
        let (keymap, _) = Keymap::overlaid(&entries);
        for (place, binding) in keymap.bindings.iter().enumerate() {
            for other in &keymap.bindings[place + 1..] {
                prop_assert!(
                    !clash((binding.command, &binding.keys), (other.command, &other.keys)),
                    "{} and {}", written(&binding.keys), written(&other.keys)
                );
            }
        }
    }

    #[test]
    fn a_command_has_what_it_is_given_or_what_is_left_to_it(entries in entries()) {
        let (keymap, mistakes) = Keymap::overlaid(&entries);
        let plain = Keymap::default();
        let known = |name: &str| COMMANDS.iter().any(|command| command.name == name);
        for command in COMMANDS {
            let now = of(&keymap, command);
            let entry = entries.iter().find(|entry| entry.command.value == command.name);
            let before = of(&plain, command);
            match entry {
                None => {
                    // None is new, none changes its place, and what is gone is another's now.
                    prop_assert!(now.iter().all(|keys| before.contains(keys)));
                    for keys in before.iter().filter(|keys| !now.contains(keys)) {
                        let taken = keymap.bindings.iter().any(|b| b.keys.starts_with(keys) || keys.starts_with(&b.keys));
                        prop_assert!(taken, "{} is lost", written(keys));
                    }
                }
                Some(_) if mistakes.is_empty() => {
                    let given = entries.iter().filter(|e| e.command.value == command.name);
                    let mut given: Vec<_> = given.flat_map(|e| &e.keys).map(|k| keys(&k.value)).collect();
                    let way_out = keys(WAY_OUT.0);
                    if command.name == WAY_OUT.1 && !given.contains(&way_out) {
                        given.push(way_out);
                    }
                    prop_assert_eq!(now, given);
                }
                Some(_) => {}
            }
        }
        prop_assert_eq!(
            mistakes.iter().filter(|m| m.message.starts_with("there is no command")).count(),
            entries.iter().filter(|entry| !known(&entry.command.value)).count()
        );
    }

    #[test]
    fn there_is_always_a_way_out(entries in entries()) {
        let (keymap, _) = Keymap::overlaid(&entries);
        let way_out = Key::parse(WAY_OUT.0).unwrap();
        prop_assert!(keymap.is(way_out, WAY_OUT.1));
    }

    #[test]
    fn what_is_written_in_the_settings_that_the_program_makes_changes_nothing(at in 0..COMMANDS.len(), many in prop::bool::ANY) {
        let placed = |value: &str| Placed { value: value.to_owned(), place: Place { line: 1, column: 1 } };
        let chosen = if many { COMMANDS } else { &COMMANDS[at..=at] };
        let entries: Vec<KeysOf> = chosen
            .iter()
            .map(|command| KeysOf {
                command: placed(command.name),
                keys: command.keys.iter().map(|keys| placed(keys)).collect(),
            })
            .collect();
        let (keymap, mistakes) = Keymap::overlaid(&entries);
        prop_assert_eq!(mistakes, []);
        let plain = Keymap::default();
        for command in COMMANDS {
            prop_assert_eq!(of(&keymap, command), of(&plain, command));
        }
    }
}
