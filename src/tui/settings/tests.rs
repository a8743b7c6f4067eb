//! What settings do to the screens, and what is told of those that cannot be followed.

use std::fs;
use std::path::Path;

use ratatui::style::Color;

use super::{Preferences, starting_text};
use crate::tui::glyphs::Glyphs;
use crate::tui::pane::{Lines, Pane};
use crate::tui::terminal::Facts;
use crate::tui::theme::{Depth, Ground, Theme};

const FACTS: Facts =
    Facts { depth: Depth::True, ground: Some(Ground::Light), is_unicode: true, answers: true };

fn of(path: &Path) -> Preferences {
    Preferences::new(Some(path.to_owned()), FACTS)
}

fn lines(preferences: &Preferences) -> Vec<String> {
    preferences.mistakes().iter().map(super::Told::line).collect()
}

#[test]
fn the_file_that_the_program_makes_changes_nothing_whether_its_lines_are_set_or_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    // What is a comment once its line is set stands there as one still.
    let set_line = |line: &str| match line.trim_start().strip_prefix("//") {
        Some(set) if !set.starts_with(' ') || set.starts_with("    ") => set.to_owned(),
        _ => line.to_owned(),
    };
    let set: String = starting_text().lines().map(|line| set_line(line) + "\n").collect();
    assert!(set.contains("\nmouse: true,\n") && set.contains("    \"add\": [\"a\"],\n"), "{set}");
    let plain = of(folder.path().join("none.ron").as_path());
    for text in [starting_text(), set] {
        fs::write(&path, &text).unwrap();
        let made = of(&path);
        assert_eq!(lines(&made), Vec::<String>::new(), "{text}");
        assert_eq!(made.look().theme, plain.look().theme);
        assert_eq!(made.look().glyphs, plain.look().glyphs);
        assert!(made.mouse());
        let keys = |preferences: &Preferences| {
            let command = |command| preferences.read.keymap.keys_of(command);
            super::COMMANDS.iter().map(command).collect::<Vec<_>>()
        };
        assert_eq!(keys(&made), keys(&plain));
    }
}

#[test]
fn signs_and_colours_follow_the_settings_and_else_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let look = |text: &str, facts: Facts| {
        fs::write(&path, text).unwrap();
        Preferences::new(Some(path.clone()), facts).look()
    };
    let console = Facts { is_unicode: false, ..FACTS };
    assert_eq!(look("Settings()", FACTS).theme, Theme::new(Ground::Light, Depth::True));
    assert_eq!(look("Settings()", FACTS).glyphs, Glyphs::UNICODE);
    assert_eq!(look("Settings()", console).glyphs, Glyphs::ASCII);
    assert_eq!(look("Settings(glyphs: Unicode)", console).glyphs, Glyphs::UNICODE);
    assert_eq!(look("Settings(glyphs: Ascii)", FACTS).glyphs, Glyphs::ASCII);
    let dark = look("Settings(theme: \"dark\")", FACTS).theme;
    assert_eq!(dark.quiet, Theme::new(Ground::Dark, Depth::True).quiet);
}

#[test]
fn a_theme_of_the_user_lies_beside_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    fs::create_dir(folder.path().join("themes")).unwrap();
    fs::write(&path, "Settings(theme: \"mine\")").unwrap();
    let theme = folder.path().join("themes/mine.ron");
    fs::write(&theme, "Theme(base: \"dark\", accent: \"#010203\", bnad: \"red\")").unwrap();
    let mut mine = of(&path);
    assert_eq!(mine.look().theme.accent.fg, Some(Color::Rgb(1, 2, 3)));
    assert_eq!(lines(&mine), ["mine.ron:1:40: a theme has no `bnad` (did you mean `band`?)"]);
    assert_eq!(mine.files(), [path.clone(), theme.clone()]);
    // What changes there is seen.
    assert!(!mine.read_again());
    fs::write(&theme, "Theme()").unwrap();
    assert!(mine.read_again());
    assert_eq!(lines(&mine), Vec::<String>::new());
    assert_eq!(mine.look().theme, Theme::new(Ground::Light, Depth::True));
}

#[test]
fn what_cannot_be_followed_is_told_and_the_rest_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    fs::write(&path, "Settings(theme: \"drak\", mouse: false, keys: {\"ad\": [\"b\"]})").unwrap();
    let wrong = of(&path);
    assert_eq!(
        lines(&wrong),
        [
            "settings.ron:1:17: there is no theme \"drak\" (did you mean \"dark\"?)",
            "settings.ron:1:46: there is no command `ad` (did you mean `add`?)",
        ]
    );
    assert!(!wrong.mouse());
    fs::write(&path, b"Settings(\n\xff)").unwrap();
    assert_eq!(lines(&of(&path)), ["settings.ron:2:1: this is not UTF-8 text"]);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(lines(&of(&path)), ["settings.ron:1:1: this is a folder, not a file"]);
}

#[test]
fn the_readme_sets_what_can_be_set() {
    let readme = fs::read_to_string("README.md").unwrap();
    let section = readme.split("\n## Settings\n").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let example = section.split("```ron\n").nth(1).unwrap().split("```").next().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    fs::write(&path, example).unwrap();
    let read = of(&path);
    assert_eq!(lines(&read), Vec::<String>::new());
    assert_eq!(read.read.keymap.key("add"), "n");
    for setting in crate::config::SETTINGS {
        assert!(section.contains(&format!("\n| `{}` | ", setting.name)), "{}", setting.name);
        assert!(example.contains(setting.name), "{}", setting.name);
    }
    let names = crate::config::Ink::ALL.iter().map(|(_, name, _)| *name);
    for name in names {
        assert!(section.contains(&format!("`{name}`")), "{name}");
    }
    for name in crate::config::ThemeChoice::names() {
        assert!(section.contains(&format!("`\"{name}\"`")), "{name}");
    }
    let theme = section.split('`').find(|code| code.starts_with("Theme(")).unwrap();
    assert_eq!(crate::config::ThemeFile::read(theme).1, []);
}

#[test]
fn the_first_view_follows_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let view = |text: &str| {
        fs::write(&path, text).unwrap();
        let preferences = of(&path);
        (preferences.lines(), preferences.pane())
    };
    assert_eq!(view("Settings()"), (Lines::Drawn, None));
    assert_eq!(view("Settings(view: Map)"), (Lines::Drawn, Some(Pane::Map)));
    assert_eq!(view("Settings(view: Outline)"), (Lines::Drawn, Some(Pane::Outline)));
    assert_eq!(view("Settings(view: Plain)"), (Lines::Plain, None));
}
