//! What a terminal shows, by what the environment says of it and by what it answers.

use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, background_color};

use super::super::theme::{Depth, Ground};

/// How long the terminal may take to tell its ground; most answer within a millisecond, those that
/// do not know the question say so at once.
const PATIENCE: Duration = Duration::from_millis(200);

/// What a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// How many colours.
    pub depth: Depth,
    /// On which ground; `None` where nobody tells.
    pub ground: Option<Ground>,
    /// Whether it shows more than ASCII: box drawing, arrows, braille.
    pub is_unicode: bool,
    /// Whether it has answered a question, so that it can be asked another one.
    pub answers: bool,
}

impl Facts {
    /// What is known of the terminal that the program runs in. It is asked for its ground where
    /// that matters and nothing else tells.
    pub fn gather() -> Self {
        let env = |name: &str| std::env::var(name).ok();
        let depth = depth(env);
        let told = ground(env);
        let may_ask = told.is_none() && matches!(depth, Depth::Indexed | Depth::True);
        let asked = may_ask.then(ask_ground).flatten();
        Facts {
            depth,
            ground: told.or(asked),
            is_unicode: is_unicode(env),
            answers: asked.is_some(),
        }
    }
}

/// How many colours the terminal shows, by what the environment says of it.
///
/// `NO_COLOR` (no-color.org) and `TERM=dumb` leave weight alone.
fn depth(env: impl Fn(&str) -> Option<String>) -> Depth {
    let term = env("TERM").unwrap_or_default();
    if env("NO_COLOR").is_some_and(|value| !value.is_empty()) || term == "dumb" {
        return Depth::Plain;
    }
    let truecolor = env("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit");
    if truecolor || term.ends_with("-direct") || cfg!(windows) {
        Depth::True
    } else if term.contains("256") {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

/// Whether the ground is dark or light, as far as `COLORFGBG` tells, which holds the numbers of
/// the ink and the ground among the terminal's 16 colours: `0;15`.
fn ground(env: impl Fn(&str) -> Option<String>) -> Option<Ground> {
    let colors = env("COLORFGBG")?;
    let ground: u8 = colors.rsplit(';').next()?.trim().parse().ok()?;
    Some(if ground == 7 || (9..=15).contains(&ground) { Ground::Light } else { Ground::Dark })
}

/// Whether signs beyond ASCII can be shown.
///
/// The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set tells the encoding, as POSIX has it.
/// Where none is, as in a container or behind a bare ssh, the terminal is taken for one of today,
/// which all speak UTF-8. The font of the Linux console has no braille and few of the signs.
fn is_unicode(env: impl Fn(&str) -> Option<String>) -> bool {
    let term = env("TERM").unwrap_or_default();
    if term == "linux" || term == "dumb" {
        return false;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env(name).filter(|value| !value.is_empty()));
    locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// Asks the terminal for the colour of its ground; `None` where it does not answer soon.
fn ask_ground() -> Option<Ground> {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    let ground = background_color(options).ok()?;
    Some(if ground.perceived_lightness() > 0.5 { Ground::Light } else { Ground::Dark })
}

#[cfg(test)]
mod tests {
    use super::{depth, ground, is_unicode};
    use crate::tui::theme::{Depth, Ground};

    fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn colours_follow_the_environment() {
        assert_eq!(depth(env(&[("TERM", "xterm-256color")])), Depth::Indexed);
        assert_eq!(
            depth(env(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")])),
            Depth::True
        );
        assert_eq!(depth(env(&[("TERM", "linux")])), Depth::Sixteen);
        assert_eq!(depth(env(&[("TERM", "dumb")])), Depth::Plain);
        let plain = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")];
        assert_eq!(depth(env(&plain)), Depth::Plain);
        let empty = [("TERM", "xterm-256color"), ("NO_COLOR", "")];
        assert_eq!(depth(env(&empty)), Depth::Indexed);
    }

    #[test]
    fn the_ground_follows_colorfgbg() {
        assert_eq!(ground(env(&[("COLORFGBG", "0;15")])), Some(Ground::Light));
        assert_eq!(ground(env(&[("COLORFGBG", "15;0")])), Some(Ground::Dark));
        assert_eq!(ground(env(&[("COLORFGBG", "15;default;8")])), Some(Ground::Dark));
        assert_eq!(ground(env(&[("COLORFGBG", "default")])), None);
        assert_eq!(ground(env(&[])), None);
    }

    #[test]
    fn signs_follow_the_locale_and_the_console() {
        assert!(is_unicode(env(&[])));
        assert!(is_unicode(env(&[("LANG", "de_DE.UTF-8")])));
        assert!(is_unicode(env(&[("LANG", "C.utf8")])));
        assert!(!is_unicode(env(&[("LANG", "C")])));
        assert!(!is_unicode(env(&[("LANG", "de_DE.ISO-8859-1")])));
        // The first that is set tells, and empty is not set.
        assert!(!is_unicode(env(&[("LC_ALL", "POSIX"), ("LANG", "en_GB.UTF-8")])));
        assert!(is_unicode(env(&[("LC_ALL", ""), ("LC_CTYPE", "C.UTF-8"), ("LANG", "C")])));
        assert!(!is_unicode(env(&[("TERM", "linux"), ("LANG", "en_GB.UTF-8")])));
    }
}
