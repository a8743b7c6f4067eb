//! Themes: which one is wanted, and what a file says that makes another one of it.

use super::ink::{Color, Ink};
use super::mistake::{Mistake, Place};
use super::piece::{Piece, fields};

/// Which colours are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Dark or light, by the terminal's ground, which stays as it is.
    #[default]
    Auto,
    /// Light ink on a dark ground.
    Dark,
    /// Dark ink on a light ground.
    Light,
    /// Inks that stand out from their ground as far as colours can; dark or light by the terminal's.
    HighContrast,
    /// The terminal's own 16 colours.
    Terminal,
    /// A theme of the user, by the name of its file.
    Own(String),
}

impl ThemeChoice {
    /// Those that need no file, by name, and what they are.
    pub const SHIPPED: &'static [(&'static str, ThemeChoice, &'static str)] = &[
        ("auto", ThemeChoice::Auto, "dark or light by the terminal's ground, which stays"),
        ("dark", ThemeChoice::Dark, "light ink on a dark ground"),
        ("light", ThemeChoice::Light, "dark ink on a light ground"),
        ("high-contrast", ThemeChoice::HighContrast, "black and white, by the terminal's ground"),
        ("terminal", ThemeChoice::Terminal, "the terminal's own 16 colours"),
    ];

    /// The theme of a name.
    pub(super) fn named(name: &str) -> ThemeChoice {
        let shipped = Self::SHIPPED.iter().find(|(known, ..)| *known == name);
        shipped.map_or_else(|| ThemeChoice::Own(name.to_owned()), |(_, choice, _)| choice.clone())
    }

    /// The names of those that need no file.
    pub fn names() -> Vec<&'static str> {
        Self::SHIPPED.iter().map(|(name, ..)| *name).collect()
    }
}

/// A theme of the user: a shipped one, with some colours of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThemeFile {
    /// The theme that gives what is not said here; never one of the user's own.
    pub base: ThemeChoice,
    /// The colours said here.
    pub colors: Vec<(Ink, Color)>,
}

impl ThemeFile {
    /// Reads a theme's file: `Theme(base: "dark", accent: "#f0c060")`. What cannot be followed is
    /// told, and is as in the base.
    pub fn read(text: &str) -> (ThemeFile, Vec<Mistake>) {
        let mut theme = ThemeFile::default();
        let mut mistakes = Vec::new();
        let found = fields(text, "Theme").unwrap_or_else(|mistake| {
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
            let ink = Ink::ALL.iter().find(|(_, known, _)| *known == name.value);
            let done = match (name.value, ink) {
                ("base", _) => base(piece).map(|base| theme.base = base),
                (_, Some((ink, ..))) => color(piece).map(|color| theme.colors.push((*ink, color))),
                _ => Err(unknown(name.place, name.value)),
            };
            mistakes.extend(done.err());
        }
        (theme, mistakes)
    }
}

fn unknown(place: Place, name: &str) -> Mistake {
    let known: Vec<&str> =
        ["base"].into_iter().chain(Ink::ALL.iter().map(|(_, name, _)| *name)).collect();
    Mistake::new(place, format!("a theme has no `{name}`")).meant(name, &known)
}

/// A field that stands in a file once more.
pub(super) fn twice(place: Place, name: &str) -> Mistake {
    Mistake::new(place, format!("`{name}` stands here twice, the first one holds"))
}

fn base(piece: Piece<'_>) -> Result<ThemeChoice, Mistake> {
    let name = piece.text()?;
    match ThemeChoice::named(&name) {
        ThemeChoice::Own(_) => {
            let message = format!("a theme stands on a shipped one, not on \"{name}\"");
            Err(Mistake::new(piece.place(), message).meant(&name, &ThemeChoice::names()))
        }
        base => Ok(base),
    }
}

fn color(piece: Piece<'_>) -> Result<Color, Mistake> {
    let text = piece.text()?;
    Color::parse(&text).ok_or_else(|| {
        let mistake = Mistake::new(piece.place(), format!("\"{text}\" is no colour"));
        match crate::text::nearest(&text, Color::names()) {
            Some(near) => mistake.hint(format!("did you mean \"{near}\"?")),
            None => {
                mistake.hint("write \"#rrggbb\", a name such as \"bright-red\", or \"default\"")
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{ThemeChoice, ThemeFile};
    use crate::config::{Color, Ink};

    #[test]
    fn a_theme_is_a_shipped_one_with_colours_of_its_own() {
        let text = "Theme(base: \"light\", accent: \"#9c5d00\", line: \"bright-black\", ground: \"default\")";
        let (theme, mistakes) = ThemeFile::read(text);
        assert_eq!(mistakes, []);
        assert_eq!(theme.base, ThemeChoice::Light);
        let colors = [
            (Ink::Accent, Color::Rgb(0x9c_5d00)),
            (Ink::Line, Color::Own(8)),
            (Ink::Ground, Color::Default),
        ];
        assert_eq!(theme.colors, colors);
    }

    #[test]
    fn what_cannot_be_followed_is_told_and_the_rest_holds() {
        let text = "Theme(\n  base: \"drak\",\n  acent: \"#9c5d00\",\n  band: \"rde\",\n  band: \"red\",\n  text: 7,\n  quiet: \"blue\",\n)";
        let (theme, mistakes) = ThemeFile::read(text);
        assert_eq!(theme, ThemeFile { colors: vec![(Ink::Quiet, Color::Own(4))], ..theme.clone() });
        let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "2:9: a theme stands on a shipped one, not on \"drak\"",
                "3:3: a theme has no `acent`",
                "4:9: \"rde\" is no colour",
                "5:3: `band` stands here twice, the first one holds",
                "6:9: expected a text in double quotes, found `7`",
            ]
        );
        let hints: Vec<_> = mistakes.iter().map(|mistake| mistake.hint.as_deref()).collect();
        assert_eq!(hints[0], Some("did you mean `dark`?"));
        assert_eq!(hints[1], Some("did you mean `accent`?"));
        assert_eq!(hints[2], Some("did you mean \"red\"?"));
    }

    #[test]
    fn the_names_of_shipped_themes_lead_to_them() {
        for (name, choice, _) in ThemeChoice::SHIPPED {
            assert_eq!(ThemeChoice::named(name), *choice);
        }
        assert_eq!(ThemeChoice::named("mine"), ThemeChoice::Own("mine".into()));
    }
}
