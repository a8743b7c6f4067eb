//! Keys that the user gives: what they do, and that the screen tells them and no others.

use std::collections::BTreeSet;

use wayband::config::Settings;
use wayband::tui::commands::COMMANDS;
use wayband::tui::keymap::Keymap;

use super::{MAP, Screen};

/// A screen with some keys of the user's own.
fn screen(keys: &str) -> Screen {
    let mut screen = Screen::new(MAP);
    let (settings, mistakes) = Settings::read(&format!("Settings(keys: {{{keys}}})"));
    assert_eq!(mistakes, []);
    let (keymap, mistakes) = Keymap::overlaid(&settings.keys);
    assert_eq!(mistakes, []);
    screen.app.keymap = keymap;
    screen
}

/// A screen on which every command has another key than it has by itself.
fn other_keys() -> Screen {
    let keys: Vec<String> = COMMANDS
        .iter()
        .enumerate()
        .map(|(number, command)| {
            let letter = char::from(b'a' + (number % 26) as u8);
            format!("{:?}: [\"F{} {letter}\"]", command.name, number / 26 + 1)
        })
        .collect();
    screen(&keys.join(", "))
}

#[test]
fn a_key_that_is_given_to_a_command_does_it_and_the_old_one_no_longer() {
    screen(r#""add": ["n"]"#).keys("n").is_typing();
    screen(r#""add": ["n"]"#).keys("a").is_on_the_map();
    // `n` was the next place found.
    screen(r#""add": ["n"]"#)
        .keys("/ c h Enter")
        .says("\"ch\": 1 of 3 · :find-next next · N previous");
    screen(r#""right": ["g r"]"#).keys("g r").at("Offer c Compares at home");
    screen(r#""save": ["F2"]"#)
        .keys("a")
        .types("Reads")
        .keys("F2")
        .is_typing()
        .holds("title: \"Reads\",");
}

#[test]
fn the_screen_tells_the_keys_that_are_bound_now() {
    screen(r#""add": ["n"], "undo": ["Ctrl-y"]"#).shows("n add").shows("Ctrl-y undo");
    screen(r#""move-up": ["Alt-k"]"#).shows("H move").hides("HJKL");
    screen(r#""put": ["v"], "undo": []"#)
        .keys("x")
        .says("cut \"Asks colleagues\" · v puts back · :undo undo");
    screen(r#""rename-map": ["r x"]"#).keys("r").shows("x rename map");
    screen(r#""left": ["Alt-Left"]"#).keys("?").shows("Alt-Left ").hides("h  Left");
    screen(r#""add": ["n"]"#).keys(":").types("add").shows("n  ");
    screen(r#""help": ["F1"]"#).click("F1 help").shows("Go to the stage before");
}

#[test]
fn leaving_to_the_shell_is_where_the_user_has_put_it() {
    use wayband::tui::app::Effect;
    screen(r#""suspend": ["Ctrl-g"]"#)
        .keys("Ctrl-z")
        .does(&[])
        .keys("Ctrl-g")
        .does(&[Effect::Suspend]);
    // While a text is typed, too; a letter is typed.
    screen(r#""suspend": ["Ctrl-g"]"#).keys("a Ctrl-g").does(&[Effect::Suspend]);
    screen(r#""suspend": ["s"]"#).keys("a s").does(&[]).is_typing();
}

#[test]
fn no_message_tells_a_key_that_means_something_else_now() {
    let old: BTreeSet<&str> = COMMANDS.iter().flat_map(|command| command.keys).copied().collect();
    for command in COMMANDS {
        for before in [&[][..], &["copy"], &["cut"], &["mark", "right"], &["last-stage"]] {
            let mut screen = other_keys();
            for name in before.iter().chain([&command.name]) {
                screen.run(name);
            }
            let said = screen.message().to_owned();
            // Keys stand at the start of a part: `cut "x" · p puts back · u undo`.
            for part in said.split([':', '·', ',']).map(str::trim_start) {
                let word = part.split(' ').next().unwrap_or_default();
                assert!(!old.contains(word), "{}: {said}", command.name);
            }
        }
    }
    for map in ["", "Explore"] {
        let mut screen = Screen::new(map);
        screen.app.keymap = other_keys().app.keymap.clone();
        let drawn = screen.drawn().join("\n");
        for words in ["a adds", "A adds", "+ and -", "? help", "a add "] {
            assert!(!drawn.contains(words), "{words}\n{drawn}");
        }
    }
}
