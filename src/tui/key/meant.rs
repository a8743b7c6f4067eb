//! What key was likely meant by one that is written as other programs write it.

use super::{Key, NAMED};
use crate::text::nearest;

/// Names that other programs give to keys, and ours.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("escape", "Esc"),
    ("return", "Enter"),
    ("cr", "Enter"),
    ("bs", "Backspace"),
    ("del", "Delete"),
    ("ins", "Insert"),
    ("pageup", "PgUp"),
    ("pagedown", "PgDn"),
    ("spc", "Space"),
];

/// Names that other programs give to what is held down with a key, and ours.
const HELD: &[(&str, &str)] = &[
    ("c", "Ctrl-"),
    ("ctrl", "Ctrl-"),
    ("control", "Ctrl-"),
    ("strg", "Ctrl-"),
    ("a", "Alt-"),
    ("m", "Alt-"),
    ("alt", "Alt-"),
    ("meta", "Alt-"),
    ("option", "Alt-"),
    ("s", "Shift-"),
    ("shift", "Shift-"),
];

/// The key that was likely meant: `Ctrl-s` for `<C-s>` or `ctrl+s`, `A` for `Shift-a`, `g g` for
/// `gg`; `None` where there is no telling.
pub fn meant(text: &str) -> Option<String> {
    let bare = text.trim_start_matches('<').trim_end_matches('>');
    let parts: Vec<&str> = bare.split(['-', '+']).filter(|part| !part.is_empty()).collect();
    let (name, held) = parts.split_last()?;
    let mut written = String::new();
    for part in held {
        let part = part.to_lowercase();
        written.push_str(HELD.iter().find(|(other, _)| *other == part).map(|(_, ours)| ours)?);
    }
    let letter = name.chars().next().filter(|_| name.chars().count() == 1);
    match letter {
        // Shift is part of a letter, and Ctrl knows no capitals.
        Some(letter) if written.contains("Ctrl-") => {
            written = written.replace("Shift-", "");
            written.extend(letter.to_lowercase());
        }
        Some(letter) if written.contains("Shift-") => {
            written = written.replace("Shift-", "");
            written.extend(letter.to_uppercase());
        }
        Some(letter) => written.push(letter),
        None => match named(name) {
            Some(ours) => written.push_str(ours),
            None if held.is_empty() => return sequence(name),
            None => return None,
        },
    }
    Some(written).filter(|written| written != text && Key::parse(written).is_some())
}

fn named(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == lower).map(|(_, ours)| *ours);
    other.or_else(|| nearest(&lower, NAMED.iter().map(|(ours, _)| *ours)))
}

/// Two or three letters are keys one after the other.
fn sequence(text: &str) -> Option<String> {
    let keys: Vec<String> = text.chars().map(String::from).collect();
    (2..=3).contains(&keys.len()).then(|| keys.join(" "))
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn what_other_programs_write_leads_to_the_key() {
        for (text, expected) in [
            ("<C-s>", Some("Ctrl-s")),
            ("ctrl+s", Some("Ctrl-s")),
            ("Strg-s", Some("Ctrl-s")),
            ("Ctrl-S", Some("Ctrl-s")),
            ("C-A-x", Some("Ctrl-Alt-x")),
            ("M-Enter", Some("Alt-Enter")),
            ("Shift-a", Some("A")),
            ("shift-left", Some("Shift-Left")),
            ("escape", Some("Esc")),
            ("<Space>", Some("Space")),
            ("PageUp", Some("PgUp")),
            ("f5", Some("F5")),
            ("enter", Some("Enter")),
            ("gg", Some("g g")),
            ("Hyper-x", None),
            ("nothing at all", None),
            ("", None),
            ("-", None),
        ] {
            assert_eq!(meant(text).as_deref(), expected, "{text}");
        }
    }
}
