//! What can be set, in one table, and what a file of settings says.

use super::mistake::{Mistake, Place, Placed};
use super::piece::{Piece, fields};
use super::theme::{ThemeChoice, twice};

/// What the user wants of the screens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The colours, and where they are asked for.
    pub theme: ThemeChoice,
    /// Where the theme is asked for; `None` where it is not.
    pub theme_place: Option<Place>,
    /// The signs.
    pub glyphs: GlyphChoice,
    /// How a map is shown first.
    pub view: ViewChoice,
    /// The mouse is left to the terminal.
    pub mouse_off: bool,
    /// The keys of some commands, in place of those they have.
    pub keys: Vec<KeysOf>,
}

/// Which signs are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GlyphChoice {
    /// Those that the terminal is thought to show.
    #[default]
    Auto,
    /// With box drawing and braille.
    Unicode,
    /// Those of every font.
    Ascii,
}

/// How a map is shown first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ViewChoice {
    /// As suits the terminal's width.
    #[default]
    Auto,
    /// With its stages beside each other.
    Map,
    /// As a list.
    Outline,
    /// As plain lines for a screen reader.
    Plain,
}

/// The keys that a file gives to one command: sequences of keys, not looked into yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeysOf {
    /// The command's name.
    pub command: Placed<String>,
    /// The sequences, each as it is written: `g g`.
    pub keys: Vec<Placed<String>>,
}

/// One thing that can be set.
#[derive(Debug)]
pub struct Setting {
    /// Its name in the file.
    pub name: &'static str,
    /// What it does, in lines of a comment.
    pub doc: &'static [&'static str],
    /// What it is where nothing is said, as the file would have it; `None` for the keys, which the
    /// table of commands gives.
    pub default: Option<&'static str>,
    read: fn(&mut Settings, Piece<'_>) -> Vec<Mistake>,
}

/// Everything that can be set.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        doc: &[
            "Colours: \"auto\" (dark or light by the terminal's ground), \"dark\", \"light\",",
            "\"high-contrast\", \"terminal\" (its own 16 colours), or \"NAME\" for `themes/NAME.ron`",
            "beside this file: Theme(base: \"dark\", accent: \"#f0c060\", band: \"bright-cyan\").",
        ],
        default: Some("\"auto\""),
        read: theme,
    },
    Setting {
        name: "glyphs",
        doc: &[
            "Signs: Unicode, Ascii for fonts without box drawing, or Auto: Ascii where the locale",
            "is not UTF-8, and on the Linux console.",
        ],
        default: Some("Auto"),
        read: glyphs,
    },
    Setting {
        name: "view",
        doc: &[
            "How a map is shown first: Map, Outline, Plain (lines for a screen reader), or Auto:",
            "Outline below 60 columns, else Map.",
        ],
        default: Some("Auto"),
        read: view,
    },
    Setting {
        name: "mouse",
        doc: &["Whether the mouse does what the keys do; false leaves it to the terminal."],
        default: Some("true"),
        read: mouse,
    },
    Setting {
        name: "keys",
        doc: &[
            "Keys by command, in place of those the command has: \"g g\" is one key after another.",
            "A key given to one command is taken from the one that had it; [] gives none. While a",
            "text is typed, a question asked or the details are open, keys are those told at the foot.",
        ],
        default: None,
        read: keys,
    },
];

impl Settings {
    /// Reads a file of settings: `Settings(theme: "dark")`. Every mistake in it is told; what it
    /// leaves is as where nothing is said. Where the file is no RON, that is all of it.
    pub fn read(text: &str) -> (Settings, Vec<Mistake>) {
        let mut settings = Settings::default();
        let mut mistakes = Vec::new();
        let found = fields(text, "Settings").unwrap_or_else(|mistake| {
            mistakes.push(mistake);
            Vec::new()
        });
        let mut seen = Vec::new();
        for (name, piece) in found {
            if seen.contains(&name.value) {
                mistakes.push(twice(name.place, name.value));
                continue;
            }
            seen.push(name.value);
            match SETTINGS.iter().find(|setting| setting.name == name.value) {
                Some(setting) => mistakes.extend((setting.read)(&mut settings, piece)),
                None => {
                    let known: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
                    let mistake =
                        Mistake::new(name.place, format!("there is no setting `{}`", name.value));
                    mistakes.push(mistake.meant(name.value, &known));
                }
            }
        }
        (settings, mistakes)
    }
}

/// Keeps what was read; gives the mistake where it was none.
fn keep<T>(read: Result<T, Mistake>, keep: impl FnOnce(T)) -> Vec<Mistake> {
    read.map(keep).err().into_iter().collect()
}

fn theme(settings: &mut Settings, piece: Piece<'_>) -> Vec<Mistake> {
    settings.theme_place = Some(piece.place());
    let name = piece.text().and_then(|name| {
        // It is the name of a file in one folder, and leads to no other.
        if name.is_empty() || name.contains(['/', '\\', ':']) || name.starts_with('.') {
            let message = format!("\"{name}\" is no name of a theme");
            return Err(Mistake::new(piece.place(), message).meant(&name, &ThemeChoice::names()));
        }
        Ok(name)
    });
    keep(name, |name| settings.theme = ThemeChoice::named(&name))
}

fn glyphs(settings: &mut Settings, piece: Piece<'_>) -> Vec<Mistake> {
    let choices = [GlyphChoice::Auto, GlyphChoice::Unicode, GlyphChoice::Ascii];
    let chosen = piece.word(&["Auto", "Unicode", "Ascii"]);
    keep(chosen, |chosen| settings.glyphs = choices[chosen])
}

fn view(settings: &mut Settings, piece: Piece<'_>) -> Vec<Mistake> {
    let choices = [ViewChoice::Auto, ViewChoice::Map, ViewChoice::Outline, ViewChoice::Plain];
    let chosen = piece.word(&["Auto", "Map", "Outline", "Plain"]);
    keep(chosen, |chosen| settings.view = choices[chosen])
}

fn mouse(settings: &mut Settings, piece: Piece<'_>) -> Vec<Mistake> {
    keep(piece.flag(), |is_on| settings.mouse_off = !is_on)
}

fn keys(settings: &mut Settings, piece: Piece<'_>) -> Vec<Mistake> {
    let entries = match piece.entries() {
        Ok(entries) => entries,
        Err(mistake) => return vec![mistake],
    };
    let mut mistakes = Vec::new();
    for (name, list) in entries {
        match keys_of(name, list, &mut mistakes) {
            Ok(entry) => settings.keys.push(entry),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    mistakes
}

fn keys_of(
    name: Piece<'_>,
    list: Piece<'_>,
    mistakes: &mut Vec<Mistake>,
) -> Result<KeysOf, Mistake> {
    let command = Placed { value: name.text()?, place: name.place() };
    let items = list.items()?;
    let is_empty = items.is_empty();
    let mut keys = Vec::new();
    for item in items {
        match item.text() {
            Ok(value) => keys.push(Placed { value, place: item.place() }),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    // Only a list that was meant to be empty takes a command's keys away.
    if keys.is_empty() && !is_empty {
        return Err(mistakes.pop().unwrap_or_else(|| Mistake::new(list.place(), "no key")));
    }
    Ok(KeysOf { command, keys })
}

#[cfg(test)]
mod tests;
