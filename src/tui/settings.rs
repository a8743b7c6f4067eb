//! The user's settings as the screens use them: read from their file, and again when it changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::app::{App, Look};
use super::commands::COMMANDS;
use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::pane::{Lines, Pane};
use super::runtime::Incoming;
use super::terminal::Facts;
use super::theme::{Depth, Theme};
use crate::config::{
    self, GlyphChoice, Mistake, Place, Settings, ThemeChoice, ThemeFile, ViewChoice,
};
use crate::store::{OpenError, Watch, make_settings, read_settings};

/// The settings, and where they come from.
#[derive(Debug)]
pub struct Preferences {
    facts: Facts,
    path: Option<PathBuf>,
    read: Read,
    watches: Vec<(PathBuf, Watch)>,
    sender: Option<Sender<Incoming>>,
}

/// What the files say.
#[derive(Debug, Clone, Default)]
struct Read {
    settings: Settings,
    theme: ThemeFile,
    keymap: Keymap,
    mistakes: Vec<Told>,
}

/// A mistake, and the file it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The file.
    pub path: PathBuf,
    /// The mistake.
    pub mistake: Mistake,
}

impl Told {
    /// As one line: `settings.ron:3:5: there is no setting ‘them’ (did you mean `theme`?)`.
    pub fn line(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        let hint = self.mistake.hint.as_ref().map_or(String::new(), |hint| format!(" ({hint})"));
        format!("{name}:{}{hint}", self.mistake)
    }
}

impl Preferences {
    /// The settings of a file, which need not be there; all as where nothing is said without one.
    pub fn new(path: Option<PathBuf>, facts: Facts) -> Self {
        let read = path.as_deref().map(Read::of).unwrap_or_default();
        Preferences { facts, path, read, watches: Vec::new(), sender: None }
    }

    /// The file; `None` where there is no place for one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The file, to be opened in an editor; it is made where there is none.
    ///
    /// # Errors
    ///
    /// A sentence, where there is no place for one or it cannot be made.
    pub fn file_to_edit(&self) -> Result<PathBuf, String> {
        let Some(path) = &self.path else {
            return Err("There is no folder for settings: --config FILE names a file".to_owned());
        };
        make_settings(path, &starting_text())
            .map_err(|error| format!("The settings cannot be made: {error}"))?;
        Ok(path.clone())
    }

    /// What cannot be followed.
    pub fn mistakes(&self) -> &[Told] {
        &self.read.mistakes
    }

    /// Whether the mouse is used.
    pub fn mouse(&self) -> bool {
        !self.read.settings.mouse_off
    }

    /// How lines are drawn.
    pub fn lines(&self) -> Lines {
        match self.read.settings.view {
            ViewChoice::Plain => Lines::Plain,
            ViewChoice::Auto | ViewChoice::Map | ViewChoice::Outline => Lines::Drawn,
        }
    }

    /// What fills the room for a map at first, where the user has a wish.
    pub fn pane(&self) -> Option<Pane> {
        match self.read.settings.view {
            ViewChoice::Map => Some(Pane::Map),
            ViewChoice::Outline => Some(Pane::Outline),
            ViewChoice::Auto | ViewChoice::Plain => None,
        }
    }

    /// Colours and signs for the terminal.
    pub fn look(&self) -> Look {
        let Facts { depth, ground, is_unicode, .. } = self.facts;
        let (choice, colors) = match &self.read.settings.theme {
            ThemeChoice::Own(_) => (&self.read.theme.base, self.read.theme.colors.as_slice()),
            shipped => (shipped, [].as_slice()),
        };
        let theme = Theme::of(choice, ground.unwrap_or_default(), depth).over(colors, depth);
        let is_ascii = match self.read.settings.glyphs {
            GlyphChoice::Auto => !is_unicode,
            GlyphChoice::Unicode => false,
            GlyphChoice::Ascii => true,
        };
        Look { theme, glyphs: if is_ascii { Glyphs::ASCII } else { Glyphs::UNICODE } }
    }

    /// The keys, on a map.
    pub fn keymap(&self) -> &Keymap {
        &self.read.keymap
    }

    /// Gives a screen its look and its keys.
    pub fn apply(&self, app: &mut App) {
        app.look = self.look();
        app.keymap = self.read.keymap.clone();
        app.mistakes.clone_from(&self.read.mistakes);
    }

    /// Reads the files again; whether they say something else now.
    pub fn read_again(&mut self) -> bool {
        let read = self.path.as_deref().map(Read::of).unwrap_or_default();
        let is_same = read.settings == self.read.settings
            && read.theme == self.read.theme
            && read.mistakes == self.read.mistakes;
        self.read = read;
        // The theme may be another file now.
        self.watch_files();
        !is_same
    }

    /// Begins to watch the files, each touch of which is told from then on, and one that may have
    /// come before. What the system does not watch is read when the program starts.
    pub fn watch(&mut self, sender: &Sender<Incoming>) {
        if self.path.is_some() && self.sender.is_none() {
            self.sender = Some(sender.clone());
            self.watch_files();
            // Nobody listens any more once the program ends.
            let _ = sender.send(Incoming::SettingsTouched);
        }
    }

    fn watch_files(&mut self) {
        let Some(sender) = &self.sender else { return };
        let wanted = self.files();
        self.watches.retain(|(path, _)| wanted.contains(path));
        for path in wanted {
            if self.watches.iter().any(|(watched, _)| *watched == path) {
                continue;
            }
            let sender = sender.clone();
            // Nobody listens any more once the program ends.
            let tell = move |_| drop(sender.send(Incoming::SettingsTouched));
            if let Ok(watch) = Watch::new(&path, tell) {
                self.watches.push((path, watch));
            }
        }
    }

    fn files(&self) -> Vec<PathBuf> {
        let Some(path) = &self.path else { return Vec::new() };
        let theme = match &self.read.settings.theme {
            ThemeChoice::Own(name) => Some(theme_file(path, name)),
            _ => None,
        };
        [path.clone()].into_iter().chain(theme).collect()
    }
}

impl Default for Preferences {
    /// Those of a user who has none, on a terminal that shows everything.
    fn default() -> Self {
        let facts = Facts { depth: Depth::True, ground: None, is_unicode: true, answers: false };
        Preferences::new(None, facts)
    }
}

impl Read {
    fn of(path: &Path) -> Read {
        let mut read = Read::default();
        let (settings, mistakes) = match text_of(path) {
            Ok(Some(text)) => Settings::read(&text),
            Ok(None) => return read,
            Err(mistake) => (Settings::default(), vec![mistake]),
        };
        read.settings = settings;
        read.tell(path, mistakes);
        if let ThemeChoice::Own(name) = &read.settings.theme {
            let file = theme_file(path, name);
            match text_of(&file) {
                Ok(Some(text)) => {
                    let (theme, mistakes) = ThemeFile::read(&text);
                    read.theme = theme;
                    read.tell(&file, mistakes);
                }
                Ok(None) => {
                    let place = read.settings.theme_place.unwrap_or(START);
                    let missing = Mistake::new(place, format!("there is no theme \"{name}\""));
                    let near = crate::text::nearest(name, ThemeChoice::names());
                    let missing = missing.hint(match near {
                        Some(near) => format!("did you mean \"{near}\"?"),
                        None => format!("{} would be its file", file.display()),
                    });
                    read.tell(path, vec![missing]);
                }
                Err(mistake) => read.tell(&file, vec![mistake]),
            }
        }
        let (keymap, mistakes) = Keymap::overlaid(&read.settings.keys);
        read.keymap = keymap;
        read.tell(path, mistakes);
        read
    }

    fn tell(&mut self, path: &Path, mistakes: Vec<Mistake>) {
        let told = mistakes.into_iter().map(|mistake| Told { path: path.to_owned(), mistake });
        self.mistakes.extend(told);
    }
}

/// Where a mistake stands that is about a file as a whole.
const START: Place = Place { line: 1, column: 1 };

/// The text of a file of settings; `None` where there is none.
///
/// # Errors
///
/// Where it cannot be read as text.
pub fn text_of(path: &Path) -> Result<Option<String>, Mistake> {
    read_settings(path).map_err(|error| match error {
        OpenError::NotUtf8 { line, column, .. } => {
            Mistake::new(Place { line, column }, "this is not UTF-8 text")
        }
        OpenError::Utf16 { .. } => Mistake::new(START, "this is UTF-16 text, not UTF-8"),
        OpenError::Folder { .. } => Mistake::new(START, "this is a folder, not a file"),
        OpenError::Denied { .. } => Mistake::new(START, "it may not be read"),
        OpenError::TooLarge { .. } => Mistake::new(START, "it is far too large"),
        OpenError::Io { source, .. } => Mistake::new(START, format!("it cannot be read: {source}")),
        OpenError::LinkLoop { .. } => Mistake::new(START, "this is a link to itself"),
        OpenError::NotFound { .. } | OpenError::Unfinished { .. } | OpenError::NotAMap { .. } => {
            Mistake::new(START, error.to_string())
        }
    })
}

/// The file of a theme, which lies beside the settings.
fn theme_file(settings: &Path, name: &str) -> PathBuf {
    settings.with_file_name("themes").join(format!("{name}.ron"))
}

/// The file of settings to start from.
pub fn starting_text() -> String {
    config::starting_text(COMMANDS.iter().map(|command| (command.name, command.doc, command.keys)))
}

#[cfg(test)]
mod tests;
