//! Opening the screens: on a map, or on the list of a folder's maps.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::app::App;
use super::editor::Editor;
use super::log::Log;
use super::maps::{Choice, Maps};
use super::pane::Lines;
use super::runtime::{Closed, Host, Incoming, Session};
use super::settings::Preferences;
use super::terminal::{Facts, Screen};
use super::text_editor::TextEditor;
use crate::config::Folders;
use crate::journey::Handle;
use crate::merge::Conflict;
use crate::store::{self, OpenError, OpenMap};

/// Why the screens could not be opened, or had to be left.
#[derive(Debug)]
pub enum StartError {
    /// The map cannot be opened.
    Map(OpenError),
    /// The terminal failed.
    Terminal(io::Error),
}

impl From<io::Error> for StartError {
    fn from(error: io::Error) -> Self {
        StartError::Terminal(error)
    }
}

/// What the screens are opened with.
#[derive(Debug)]
pub struct Call<'a> {
    /// A map, or a folder of maps to choose from.
    pub path: &'a Path,
    /// A merge of that map with what both sides cannot have, to be settled; `None` to open it.
    pub half_merged: Option<HalfMerged>,
    /// The user's folders. Without them there are no templates of the user's own, and nothing is kept
    /// for recovery.
    pub folders: Option<Folders>,
    /// The file of settings, which need not be there; `None` where there is no place for one.
    pub settings: Option<PathBuf>,
    /// How lines are drawn.
    pub lines: Lines,
    /// What is done is told here.
    pub log: Log,
}

/// A merge that is not settled.
#[derive(Debug)]
pub struct HalfMerged {
    /// What was merged, and the file that it is to take the place of.
    pub map: OpenMap,
    /// What both sides cannot have.
    pub conflicts: Vec<Conflict>,
}

/// Opens a map, or the list of a folder's maps.
///
/// # Errors
///
/// A map that cannot be opened, before anything is drawn; a terminal that fails.
pub fn run(call: Call<'_>) -> Result<Closed, StartError> {
    let log = call.log.clone();
    log.note(format_args!("start wayband {}", env!("CARGO_PKG_VERSION")));
    let ended = open(call);
    match &ended {
        Ok(closed) => log.note(format_args!("end {closed:?}")),
        // What is told of a map that has faults repeats its text.
        Err(StartError::Map(error)) => {
            log.note(format_args!("end: {} cannot be opened", error.path().display()));
        }
        Err(StartError::Terminal(error)) => log.note(format_args!("end: terminal: {error}")),
    }
    ended
}

fn open(call: Call<'_>) -> Result<Closed, StartError> {
    let Call { path, half_merged, folders, settings, lines, log } = call;
    // The terminal answers while the map is read. It is waited for whatever became of the map: until
    // it has answered, keys are not yet read as such.
    let asked = thread::spawn(Facts::gather);
    let map = match half_merged {
        Some(_) => Ok(None),
        None if path.is_dir() => Ok(None),
        None => store::open(path).map(Some),
    };
    let facts = asked.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    log.note(format_args!("terminal {facts:?}"));
    let map = map.map_err(StartError::Map)?;
    let preferences = Preferences::new(settings, facts);
    let (sender, incoming) = mpsc::channel();
    let screen = Screen::enter()?;
    screen.listen(&sender, facts)?;
    let lines = if lines == Lines::Plain { lines } else { preferences.lines() };
    let mut place = At { screen, sender, incoming, card: None, folders, lines, log };
    if let Some(half_merged) = half_merged {
        return Ok(place.settle(half_merged, preferences)?);
    }
    match map {
        Some(map) => Ok(place.show(map, preferences)?.0),
        None => place.choose(path, preferences),
    }
}

/// Where maps are shown.
struct At {
    screen: Screen,
    sender: Sender<Incoming>,
    incoming: Receiver<Incoming>,
    /// The card that the next map is opened on; `None`: the first.
    card: Option<Handle>,
    folders: Option<Folders>,
    lines: Lines,
    log: Log,
}

impl At {
    fn choose(&mut self, folder: &Path, preferences: Preferences) -> Result<Closed, StartError> {
        self.screen.mouse(preferences.mouse())?;
        let templates = self.folders.as_ref().map(Folders::templates).unwrap_or_default();
        let mut maps = Maps::new(folder, &templates, preferences.look(), &self.sender);
        maps = maps.in_lines(self.lines);
        maps.text_editor = TextEditor::of_user(|name| std::env::var(name).ok());
        maps.prefer(preferences);
        maps.preferences.watch(&self.sender);
        loop {
            let (path, card) = match maps.run(&mut self.screen, &self.incoming)? {
                Choice::Open(path, card) => (path, card),
                Choice::Leave(closed) => return Ok(closed),
            };
            let map = match store::open(&path) {
                Ok(map) => map,
                Err(error) => {
                    maps.show_error(&error);
                    continue;
                }
            };
            self.card = card;
            let (closed, preferences) = self.show(map, std::mem::take(&mut maps.preferences))?;
            if closed != Closed::ByUser {
                return Ok(closed);
            }
            maps.prefer(preferences);
        }
    }

    /// Settles a merge. Nothing of it is on disk yet, and there is no map there to go back to.
    fn settle(&mut self, merged: HalfMerged, preferences: Preferences) -> io::Result<Closed> {
        let mut session = self.session(merged.map, preferences)?;
        session.app.editor.mark_unsaved();
        session.app.settle(merged.conflicts);
        session.run(&mut self.screen, &self.incoming)
    }

    fn show(
        &mut self,
        map: OpenMap,
        preferences: Preferences,
    ) -> io::Result<(Closed, Preferences)> {
        let mut session = self.session(map, preferences)?;
        if let Some(folders) = &self.folders {
            session = session.with_recovery(&folders.state).offering_tour(&folders.state);
        }
        let closed = session.run(&mut self.screen, &self.incoming)?;
        Ok((closed, session.preferences))
    }

    fn session(&mut self, map: OpenMap, preferences: Preferences) -> io::Result<Session> {
        let size = self.screen.terminal().size()?;
        let path = map.file.path().to_owned();
        let cards = map.document.journey.cards().count();
        self.log.note(format_args!("open {}: {cards} cards", path.display()));
        let look = preferences.look();
        let mut app = App::new(Editor::new(map.document), path, look, (size.width, size.height));
        if let Some(card) = self.card.take() {
            app.editor.select_card(card);
        }
        app.view.lines = self.lines;
        app.view.chosen = preferences.pane();
        let mut session = Session::new(app, map.file, self.sender.clone());
        session.log = self.log.clone();
        session.text_editor = TextEditor::of_user(|name| std::env::var(name).ok());
        session.prefer(preferences, &mut self.screen)?;
        Ok(session)
    }
}
