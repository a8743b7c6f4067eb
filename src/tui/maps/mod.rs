//! The maps of a folder, to choose one from, to search, and to put in order.

pub mod actions;
mod change;
mod chrome;
mod columns;
mod detail;
mod draw;
mod entry;
mod faults;
mod fuzzy;
mod line;
mod list;
mod mouse;
mod plain;
mod question;
mod reader;
mod rows;
mod run;
mod search;
mod spark;
#[cfg(test)]
mod tests;
mod words;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::app::{Look, Message};
use super::commands::Place;
use super::key::Key;
use super::keymap::Keymap;
use super::palette::Palette;
use super::pane::Lines;
use super::runtime::{Closed, Incoming};
use super::settings::{Preferences, Told};
use super::text_editor::TextEditor;
use crate::journey::Handle;
use crate::store::{FolderWatch, OpenError};
use faults::Faults;
use line::Line;
use list::List;
use question::Question;
use reader::Reader;
use search::Search;

pub use line::KEYS;

/// The list of a folder's maps.
pub struct Maps {
    folder: PathBuf,
    /// The folder of the user's own templates.
    templates: PathBuf,
    list: List,
    /// Cards that are looked for, in place of the list of maps.
    search: Option<Search>,
    reader: Reader,
    /// The reader has found out something that was not taken in yet.
    has_news: bool,
    watch: FolderWatch,
    mode: Mode,
    message: Option<Message>,
    look: Look,
    keymap: Keymap,
    lines: Lines,
    /// What the user wants of the screen.
    pub preferences: Preferences,
    /// The editor that the file of settings is handed to.
    pub text_editor: TextEditor,
    /// Columns and rows of the terminal.
    size: (u16, u16),
    /// The row that the mouse pressed last; a second press there opens.
    pressed: Option<usize>,
}

/// What keys mean at present.
#[derive(Debug, Default)]
enum Mode {
    /// Commands.
    #[default]
    List,
    /// The first keys of a command of several.
    Prefix(Vec<Key>),
    /// A line is being typed.
    Line(Line),
    /// A question is asked.
    Question(Question),
    /// What is wrong with a map that cannot be read.
    Faults(Faults),
    /// The help is shown, scrolled by some lines.
    Help(u16),
    /// A command is being looked for.
    Palette(Palette),
}

/// What comes of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The list stays.
    Stay,
    /// A map is to be opened, with a card selected.
    Open(PathBuf, Option<Handle>),
    /// The list is to be left.
    Leave,
    /// The program stops until the shell continues it.
    Suspend,
    /// The file of settings is to be opened in the user's own editor.
    Settings,
}

/// What the list was left for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A map to open, with a card of it to be selected.
    Open(PathBuf, Option<Handle>),
    /// Nothing more.
    Leave(Closed),
}

impl Maps {
    /// The maps below a folder. `templates` is the folder of the user's own templates; what is read
    /// beside the drawing is reported through `sender`.
    pub fn new(folder: &Path, templates: &Path, look: Look, sender: &Sender<Incoming>) -> Self {
        let touched = sender.clone();
        Maps {
            folder: folder.to_owned(),
            templates: templates.to_owned(),
            list: List::default(),
            search: None,
            reader: Reader::new(folder, sender.clone()),
            has_news: false,
            // Nobody listens any more once the program ends.
            watch: FolderWatch::new(move || drop(touched.send(Incoming::FolderTouched))),
            mode: Mode::List,
            message: None,
            look,
            keymap: Keymap::default().at(Place::List),
            lines: Lines::Drawn,
            preferences: Preferences::default(),
            text_editor: TextEditor::of_user(|_| None),
            size: (80, 24),
            pressed: None,
        }
    }

    /// The same list with its lines drawn so.
    #[must_use]
    pub fn in_lines(self, lines: Lines) -> Self {
        Maps { lines, ..self }
    }

    /// Shows the list as the user wants it.
    pub fn prefer(&mut self, preferences: Preferences) {
        self.look = preferences.look();
        self.keymap = preferences.keymap().clone().at(Place::List);
        if let Some(first) = preferences.mistakes().first().map(Told::line) {
            self.complain(first);
        }
        self.preferences = preferences;
    }

    /// Shows why a map cannot be opened: all that is wrong with it.
    pub fn show_error(&mut self, error: &OpenError) {
        self.mode = Mode::Faults(Faults::new(&self.folder, error));
    }

    /// Says what was done.
    fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), wrong: false });
    }

    /// Says what went wrong.
    fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), wrong: true });
    }

    /// How many rows there are to choose from: maps, or cards that were found.
    fn count(&self) -> usize {
        self.search.as_ref().map_or(self.list.rows().len(), |search| search.hits().len())
    }

    /// The position of the chosen row.
    fn chosen(&self) -> usize {
        self.search.as_ref().map_or(self.list.chosen(), Search::chosen)
    }

    fn choose(&mut self, position: usize) {
        match &mut self.search {
            Some(search) => search.choose(position),
            None => self.list.choose(position),
        }
    }

    /// The map of the chosen row; `None` where there is no row.
    fn chosen_path(&self) -> Option<PathBuf> {
        match &self.search {
            Some(search) => search.hit().map(|hit| hit.path.clone()),
            None => self.list.entry().map(|entry| entry.path.clone()),
        }
    }
}
