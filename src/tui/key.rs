//! Keys and how they are written: `a`, `Ctrl-s`, `Shift-Left`, `Space`.

mod meant;

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use meant::meant;

/// A key press as the table of commands names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

const NAMED: &[(&str, KeyCode)] = &[
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("F1", KeyCode::F(1)),
    ("F2", KeyCode::F(2)),
    ("F3", KeyCode::F(3)),
    ("F4", KeyCode::F(4)),
    ("F5", KeyCode::F(5)),
    ("F6", KeyCode::F(6)),
    ("F7", KeyCode::F(7)),
    ("F8", KeyCode::F(8)),
    ("F9", KeyCode::F(9)),
    ("F10", KeyCode::F(10)),
    ("F11", KeyCode::F(11)),
    ("F12", KeyCode::F(12)),
];

const MODIFIERS: &[(&str, KeyModifiers)] = &[
    ("Ctrl-", KeyModifiers::CONTROL),
    ("Alt-", KeyModifiers::ALT),
    ("Shift-", KeyModifiers::SHIFT),
];

impl Key {
    /// Reads a key as it is written in the table of commands; `None` where it is not one, or one
    /// that no terminal sends so: Shift is part of a character, and Ctrl knows no capitals.
    pub fn parse(text: &str) -> Option<Key> {
        let mut rest = text;
        let mut modifiers = KeyModifiers::NONE;
        while let Some((name, modifier)) =
            MODIFIERS.iter().find(|(name, _)| rest.len() > name.len() && rest.starts_with(name))
        {
            rest = &rest[name.len()..];
            modifiers |= *modifier;
        }
        let named = NAMED.iter().find(|(name, _)| *name == rest).map(|(_, code)| *code);
        let code = match named {
            Some(code) => code,
            None => {
                let mut chars = rest.chars();
                let code = KeyCode::Char(chars.next().filter(|letter| !letter.is_control())?);
                if chars.next().is_some() {
                    return None;
                }
                code
            }
        };
        if let KeyCode::Char(letter) = code {
            let is_capital = letter.is_uppercase() && modifiers.contains(KeyModifiers::CONTROL);
            if modifiers.contains(KeyModifiers::SHIFT) || is_capital {
                return None;
            }
        }
        Some(Key { code, modifiers })
    }

    /// The character that is typed by this key alone, without Ctrl or Alt.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c)
                if !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
            {
                Some(c)
            }
            _ => None,
        }
    }

    /// Whether this is the key written so.
    pub fn is(self, text: &str) -> bool {
        Key::parse(text) == Some(self)
    }
}

impl From<KeyEvent> for Key {
    /// Shift is part of the character for characters, and Shift-Tab has one name on every terminal.
    fn from(event: KeyEvent) -> Self {
        let known = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut modifiers = event.modifiers & known;
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(c) => {
                let upper = modifiers.contains(KeyModifiers::SHIFT);
                modifiers -= KeyModifiers::SHIFT;
                let plain = !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
                // Some terminals send the lower letter together with Shift.
                KeyCode::Char(if upper && plain { one_upper(c) } else { c })
            }
            code => code,
        };
        Key { code, modifiers }
    }
}

fn one_upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => c,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, modifier) in MODIFIERS {
            if self.modifiers.contains(*modifier) {
                f.write_str(name)?;
            }
        }
        match NAMED.iter().find(|(_, code)| *code == self.code) {
            Some((name, _)) => f.write_str(name),
            None => match self.code {
                KeyCode::Char(c) => write!(f, "{c}"),
                other => write!(f, "{other}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::Key;

    #[test]
    fn keys_are_written_as_they_are_read() {
        for text in [
            "a",
            "A",
            "-",
            "Ctrl-s",
            "Shift-Left",
            "Space",
            "Alt-Enter",
            "Ctrl-Alt-x",
            "$",
            "F1",
            "F12",
        ] {
            assert_eq!(Key::parse(text).map(|key| key.to_string()).as_deref(), Some(text));
        }
        for text in ["ab", "", "Shift-a", "Ctrl-S", "Shift-Space", "\n", "F13"] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }

    #[test]
    fn terminals_that_send_shift_differently_mean_the_same_key() {
        let key = |code, modifiers| Key::from(KeyEvent::new(code, modifiers));
        assert!(key(KeyCode::Char('j'), KeyModifiers::SHIFT).is("J"));
        assert!(key(KeyCode::Char('J'), KeyModifiers::SHIFT).is("J"));
        assert!(key(KeyCode::Char('J'), KeyModifiers::NONE).is("J"));
        assert!(key(KeyCode::BackTab, KeyModifiers::SHIFT).is("Shift-Tab"));
        assert!(key(KeyCode::BackTab, KeyModifiers::NONE).is("Shift-Tab"));
        assert!(key(KeyCode::Char('s'), KeyModifiers::CONTROL).is("Ctrl-s"));
    }
}
