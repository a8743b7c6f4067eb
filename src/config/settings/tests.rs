//! What a file of settings says, and what is told of one that cannot be followed.

use super::{GlyphChoice, Settings, ViewChoice};
use crate::config::ThemeChoice;

fn told(text: &str) -> Vec<String> {
    let (_, mistakes) = Settings::read(text);
    let told = mistakes.iter().map(|mistake| match &mistake.hint {
        Some(hint) => format!("{mistake}; {hint}"),
        None => mistake.to_string(),
    });
    told.collect()
}

#[test]
fn everything_that_can_be_set_is_read() {
    let text = r#"
        // A comment.
        Settings(
            theme: "high-contrast",
            glyphs: Ascii,
            view: Outline,
            mouse: false,
            keys: {"add": ["n", "g a"], "close": []},
        )"#;
    let (settings, mistakes) = Settings::read(text);
    assert_eq!(mistakes, []);
    assert_eq!(settings.theme, ThemeChoice::HighContrast);
    assert_eq!(settings.glyphs, GlyphChoice::Ascii);
    assert_eq!(settings.view, ViewChoice::Outline);
    assert!(settings.mouse_off);
    let keys: Vec<(&str, Vec<&str>)> = settings
        .keys
        .iter()
        .map(|of| {
            let keys = of.keys.iter().map(|key| key.value.as_str()).collect();
            (of.command.value.as_str(), keys)
        })
        .collect();
    assert_eq!(keys, [("add", vec!["n", "g a"]), ("close", vec![])]);
    assert_eq!(
        (settings.keys[0].keys[1].place.line, settings.keys[0].keys[1].place.column),
        (8, 33)
    );
}

#[test]
fn nothing_need_be_said() {
    for text in ["Settings()", "()", "// None.\nSettings(\n)\n"] {
        assert_eq!(Settings::read(text), (Settings::default(), Vec::new()), "{text}");
    }
}

#[test]
fn each_mistake_is_told_with_its_place_and_the_rest_holds() {
    let text = r#"Settings(
    them: "dark",
    glyphs: Asci,
    mouse: False,
    mouse: true,
    theme: dark,
    keys: {
        "add": "n",
        cut: ["x"],
        "copy": ["y", 7],
        "put": [7],
    },
)"#;
    let (settings, _) = Settings::read(text);
    assert_eq!(settings.theme, ThemeChoice::Auto);
    assert_eq!(settings.keys.len(), 1);
    assert_eq!(settings.keys[0].command.value, "copy");
    assert_eq!(
        told(text),
        [
            "2:5: there is no setting `them`; did you mean `theme`?",
            "3:13: expected `Auto`, `Unicode` or `Ascii`, found `Asci`; did you mean `Ascii`?",
            "4:12: expected `true` or `false`, found `False`; did you mean `false`?",
            "5:5: `mouse` stands here twice, the first one holds",
            "6:12: expected a text in double quotes, found `dark`; write \"dark\"",
            "8:16: expected a list in `[` and `]`, found `\"n\"`; write [\"n\"]",
            "9:9: expected a text in double quotes, found `cut`; write \"cut\"",
            "10:23: expected a text in double quotes, found `7`; write \"7\"",
            "11:17: expected a text in double quotes, found `7`; write \"7\"",
        ]
    );
}

#[test]
fn what_is_no_ron_leaves_everything_as_it_was_and_is_told_with_its_place() {
    for (text, expected) in [
        ("Settings(\n  mouse: false\n  theme: \"dark\",\n)", "3:3: expected comma"),
        ("Settings(\n  mouse false,\n)", "2:9: expected colon"),
        ("Settings(\n  theme: \"dark,\n)", "2:10: expected end of string"),
        ("Settings(\n  keys: {\"add\": [\"a\"],\n", "3:1: "),
        ("Config(mouse: false)", "1:1: expected `Settings(...)`, found `Config`"),
        ("{\"mouse\": false}", "1:1: expected `Settings(...)`"),
        ("theme: dark", "1:1: expected `Settings(...)`, found `theme`"),
        ("", "1:1: expected `Settings(...)`"),
        ("Settings()\nmouse", "2:1: something stands behind `Settings(...)`"),
    ] {
        let (settings, mistakes) = Settings::read(text);
        assert_eq!(settings, Settings::default(), "{text}");
        assert_eq!(mistakes.len(), 1, "{text}");
        assert!(mistakes[0].to_string().starts_with(expected), "{text}: {}", mistakes[0]);
    }
}

#[test]
fn a_theme_is_a_name_and_no_path() {
    for name in ["../secret", "/etc/passwd", "C:x", ".hidden", "", "a\\\\b"] {
        let told = told(&format!("Settings(theme: \"{name}\")"));
        assert_eq!(told.len(), 1, "{name}");
        assert!(told[0].contains("is no name of a theme"), "{told:?}");
    }
    assert!(told("Settings(theme: \"solarized\")").is_empty());
}

#[test]
fn what_is_repeated_is_short_and_harmless() {
    let text = format!("Settings(glyphs: \"\u{202e}{}\")", "x".repeat(500));
    let told = told(&text);
    assert!(told[0].contains("\\u{202e}") && told[0].chars().count() < 160, "{told:?}");
}

#[test]
fn a_deeply_nested_file_is_a_mistake_and_no_overflow() {
    let text = format!("Settings(keys: {})", "[".repeat(100_000));
    assert_eq!(Settings::read(&text).1.len(), 1);
}
