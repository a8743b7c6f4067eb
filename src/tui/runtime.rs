//! The outer loop: events in, frames and effects out. It is generic over the terminal and the
//! source of events, so that a test drives the whole program in process.

mod others;
mod outside;
mod recovery;

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::Backend;

use super::app::{AfterEditing, App, Effect};
use super::compared::Compared;
use super::findings::Findings;
use super::log::Log;
use super::opener::Unopened;
use super::settings::Preferences;
use super::text_editor::TextEditor;
use super::update::update;
use super::view::render;
use crate::check::{Finding, check};
use crate::edit::State;
use crate::format::Document;
use crate::store::{
    self, Around, Look, MapFile, Neighbour, Neighbourhood, SaveError, Saved, Search, TextFile,
    Unwatched,
};
use others::Others;
use recovery::Recovery;

/// Something that happened outside.
#[derive(Debug)]
pub enum Incoming {
    /// A key, the mouse, a paste, another size.
    Terminal(Event),
    /// The terminal is gone.
    Gone,
    /// A signal asks the program to end; its number.
    Ended(i32),
    /// A signal asks the program to stop until it is continued.
    Stopped,
    /// A save is over.
    Saved(Box<SaveReport>),
    /// The file may have been changed, made or removed.
    Touched,
    /// The file was looked at again.
    Looked(Box<Look>),
    /// The file can be watched no longer.
    Unwatched(Unwatched),
    /// An earlier session left something behind.
    Left(Search),
    /// What is unsaved cannot be kept for recovery.
    Unrecorded(io::Error),
    /// The map of a revision was checked.
    Checked(u64, Vec<Finding>),
    /// A file of settings may have been changed, made or removed.
    SettingsTouched,
    /// The user's own editor has ended.
    Edited(Edited),
    /// The maps around this one were looked up.
    Around(Vec<String>),
}

/// What became of a save.
#[derive(Debug)]
pub struct SaveReport {
    file: MapFile,
    state: State,
    result: Result<Saved, SaveError>,
}

/// What became of a file that was open in the user's own editor.
#[derive(Debug)]
pub struct Edited {
    /// The file.
    pub path: PathBuf,
    /// What is done now.
    pub then: AfterEditing,
    /// A sentence, where the editor could not be run or says that something went wrong.
    pub ended: Result<(), String>,
}

/// How a map was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// By the user.
    ByUser,
    /// Its terminal went away.
    Gone,
    /// By a signal.
    Signal(i32),
}

/// What the loop needs of a terminal beside drawing.
pub trait Host {
    /// The terminal's error.
    type Backend: Backend;

    /// What is drawn to.
    fn terminal(&mut self) -> &mut Terminal<Self::Backend>;

    /// Stops the program until the shell continues it.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    fn suspend(&mut self) -> io::Result<()>;

    /// Gives the terminal back, does what needs it, and takes it over again.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    fn lend(&mut self, to: &mut dyn FnMut()) -> io::Result<()>;

    /// Whether the terminal tells of the mouse, or keeps it for itself.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    fn mouse(&mut self, on: bool) -> io::Result<()>;

    /// Hands a text to the terminal for its clipboard; whether it takes it, nobody can tell.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    fn copy(&mut self, text: &str) -> io::Result<()>;

    /// Opens a web address in the user's browser.
    ///
    /// # Errors
    ///
    /// [`Unopened`].
    fn browse(&mut self, address: &str) -> Result<(), Unopened>;
}

/// How long the map must rest after an edit before it is checked.
const REST: Duration = Duration::from_millis(120);

/// Up to so many cards a map is checked before its first frame: it takes less than drawing it. A
/// larger one is checked beside the first frame.
const CHECKED_AT_ONCE: usize = 500;

/// How long the first frame of a large map stands still before what was found is told below it.
const SETTLE: Duration = Duration::from_millis(200);

/// An open map and the work going on beside its drawing.
pub struct Session {
    /// The state of the screen.
    pub app: App,
    /// What the user wants of it; [`prefer`](Session::prefer) sets it.
    pub preferences: Preferences,
    /// The editor that files are handed to.
    pub text_editor: TextEditor,
    /// What is told of what was done.
    pub log: Log,
    /// The file; away while a save is going on.
    file: Option<MapFile>,
    sender: Sender<Incoming>,
    checked: Option<u64>,
    close_when_saved: bool,
    /// The file of a text that the user's own editor has.
    lent: Option<TextFile>,
    others: Others,
    /// `None` where nothing is kept for recovery.
    recovery: Option<Recovery>,
    /// Something has happened since the last frame that shows.
    stale: bool,
}

impl Session {
    /// A session for a map. What happens beside the drawing is reported through `sender`.
    pub fn new(app: App, file: MapFile, sender: Sender<Incoming>) -> Self {
        Session {
            app,
            preferences: Preferences::default(),
            text_editor: TextEditor::of_user(|_| None),
            log: Log::default(),
            file: Some(file),
            sender,
            checked: None,
            close_when_saved: false,
            lent: None,
            others: Others::default(),
            recovery: None,
            stale: true,
        }
    }

    /// Draws, waits for events and follows them until the map is closed.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn run<H: Host>(
        &mut self,
        host: &mut H,
        incoming: &Receiver<Incoming>,
    ) -> io::Result<Closed> {
        self.app.reveal();
        self.app.file.read_only = self.file.as_ref().is_some_and(MapFile::is_read_only);
        if self.app.editor.journey().cards().take(CHECKED_AT_ONCE + 1).count() <= CHECKED_AT_ONCE {
            let findings = check(self.app.editor.journey(), &Around::new(&self.app.path));
            self.app.findings = Findings::new(findings);
            self.checked = Some(self.app.editor.revision());
        }
        let ended = self.go_on(host, incoming);
        // A terminal that fails is as good as gone.
        self.end_log(*ended.as_ref().unwrap_or(&Closed::Gone));
        ended
    }

    fn go_on<H: Host>(
        &mut self,
        host: &mut H,
        incoming: &Receiver<Incoming>,
    ) -> io::Result<Closed> {
        let mut is_watched = false;
        loop {
            if std::mem::take(&mut self.stale) {
                draw(&self.app, host)?;
            }
            // Behind the first frame: it waits for nothing that it does not show.
            if !std::mem::replace(&mut is_watched, true) {
                self.watch();
                self.touched();
                self.preferences.watch(&self.sender);
                self.search();
            }
            let mut next = Some(self.wait(incoming));
            // Everything that is here already is followed before the next frame.
            while let Some(event) = next {
                if let Some(closed) = self.follow(event, host)? {
                    return Ok(closed);
                }
                next = incoming.try_recv().ok();
            }
        }
    }

    /// Waits for the next event. Meanwhile a map that has rested since its last edit is checked, and
    /// what is being typed is kept.
    fn wait(&mut self, incoming: &Receiver<Incoming>) -> Incoming {
        loop {
            let is_checked = self.checked == Some(self.app.editor.revision());
            let rest = if self.checked.is_none() { Duration::ZERO } else { REST };
            let check = (!is_checked).then_some(rest);
            let draft = self.until_draft();
            let Some(wait) = check.into_iter().chain(draft).min() else {
                return incoming.recv().unwrap_or(Incoming::Gone);
            };
            match incoming.recv_timeout(wait) {
                Ok(event) => return event,
                Err(RecvTimeoutError::Disconnected) => return Incoming::Gone,
                Err(RecvTimeoutError::Timeout) if check == Some(wait) => self.check(),
                Err(RecvTimeoutError::Timeout) => self.keep_draft(),
            }
        }
    }

    fn check(&mut self) {
        let revision = self.app.editor.revision();
        let settle = if self.checked.is_none() { SETTLE } else { Duration::ZERO };
        self.checked = Some(revision);
        let document = self.app.editor.document();
        let sender = self.sender.clone();
        let path = self.app.path.clone();
        thread::spawn(move || {
            let findings = check(&document.journey, &Around::new(&path));
            // The map is not held on to meanwhile: an edit would have to copy it.
            drop(document);
            thread::sleep(settle);
            // Nobody listens any more once the map is closed.
            let _ = sender.send(Incoming::Checked(revision, findings));
        });
    }

    fn follow<H: Host>(&mut self, event: Incoming, host: &mut H) -> io::Result<Option<Closed>> {
        self.log.incoming(&event);
        let effects = match event {
            // Where the system does not watch the file, as over a network, this is when others are
            // likely to have written it.
            Incoming::Touched | Incoming::Terminal(Event::FocusGained) => {
                self.touched();
                return Ok(None);
            }
            Incoming::Looked(look) => {
                self.stale |= self.looked(*look);
                return Ok(None);
            }
            Incoming::Terminal(Event::FocusLost) => return Ok(None),
            Incoming::SettingsTouched => {
                self.settings_touched(host)?;
                return Ok(None);
            }
            Incoming::Edited(edited) => {
                self.edited(edited, host)?;
                Vec::new()
            }
            Incoming::Around(paths) => {
                self.app.around = paths;
                Vec::new()
            }
            Incoming::Unwatched(error) => {
                self.unwatched(&error);
                Vec::new()
            }
            Incoming::Terminal(event) => {
                let effects = update(&mut self.app, event);
                // What had to wait until nothing was typed any more.
                self.take_theirs();
                self.record();
                effects
            }
            Incoming::Left(search) => {
                self.found(search);
                Vec::new()
            }
            Incoming::Unrecorded(error) => {
                self.app.complain(format!("Unsaved changes cannot be kept for recovery: {error}"));
                Vec::new()
            }
            Incoming::Gone => return Ok(Some(Closed::Gone)),
            Incoming::Ended(signal) => return Ok(Some(Closed::Signal(signal))),
            Incoming::Stopped => vec![Effect::Suspend],
            Incoming::Saved(report) => self.saved(*report),
            Incoming::Checked(revision, findings) => {
                if revision == self.app.editor.revision() {
                    self.app.findings = Findings::new(findings);
                }
                Vec::new()
            }
        };
        self.stale = true;
        for effect in effects {
            self.log.effect(&effect);
            match effect {
                Effect::Save => self.save(store::save),
                Effect::SaveOver => self.save(store::save_over),
                Effect::SaveBeside => self.save(store::save_beside),
                Effect::SaveAs(path) => {
                    self.save(move |file, document| store::save_as(file, &path, document));
                }
                Effect::SaveToRenamed => {
                    self.follow_to_new_name();
                    self.save(store::save);
                }
                Effect::CloseOnceSaved => self.close_when_saved = true,
                Effect::Reload => self.reload(),
                Effect::TakeUp => self.take_up(),
                Effect::DropLeft => self.drop_left(),
                Effect::Compare(path) => self.compare(&path),
                Effect::Copy(text) => host.copy(&text)?,
                Effect::Browse(address) => self.browse(&address, host)?,
                Effect::OpenSettings => self.open_settings(host)?,
                Effect::EditFile { path, then } => self.edit_file(&path, then, host)?,
                Effect::EditText { name, text } => self.edit_text(&name, &text, host)?,
                Effect::LookAround => self.look_around(),
                Effect::Close => return Ok(Some(Closed::ByUser)),
                Effect::Suspend => {
                    host.suspend()?;
                    self.look_at_size(host)?;
                }
            }
        }
        Ok(None)
    }

    /// Reads the map that this one is compared with.
    fn compare(&mut self, path: &str) {
        let there = match Neighbourhood::of(&self.app.path).look(path) {
            Neighbour::Map(there) => there,
            Neighbour::NoMap(_) => {
                return self
                    .app
                    .complain(format!("{path} is no map, so there is nothing to compare"));
            }
            Neighbour::Outside => {
                return self.app.complain(format!("{path} lies outside of what a map may name"));
            }
        };
        match store::open(&there) {
            Ok(map) => {
                let journey = map.document.journey;
                let compared = Compared::new(journey.title.clone(), journey);
                let found = compared.differences(self.app.editor.journey());
                self.app.say(format!(
                    "Beside \"{}\": {} new, {} changed, {} gone · g = ends it",
                    compared.name(),
                    found.new,
                    found.changed,
                    found.gone
                ));
                self.app.compared = Some(compared);
            }
            Err(error) => self.app.complain(format!("Cannot compare: {error}")),
        }
    }

    /// Saves beside the drawing.
    fn save(
        &mut self,
        way: impl FnOnce(&mut MapFile, &Document) -> Result<Saved, SaveError> + Send + 'static,
    ) {
        let Some(mut file) = self.file.take() else {
            self.app.say("Still saving");
            return;
        };
        let document = self.app.editor.document();
        let state = self.app.editor.state();
        let sender = self.sender.clone();
        self.app.saving = Some(state);
        let marker = self.marker();
        thread::spawn(move || {
            if let Some(marker) = marker {
                marker.save_begins(&document);
            }
            let result = way(&mut file, &document);
            let _ = sender.send(Incoming::Saved(Box::new(SaveReport { file, state, result })));
        });
    }

    fn saved(&mut self, report: SaveReport) -> Vec<Effect> {
        let name = report.file.path().display().to_string();
        let is_renamed = report.file.path() != self.app.path;
        if is_renamed {
            self.app.path = report.file.path().to_owned();
        }
        self.file = Some(report.file);
        self.app.saving = None;
        let close = std::mem::take(&mut self.close_when_saved);
        match &report.result {
            Ok(_) => self.log.note(format_args!("saved {name}")),
            Err(error) => self.log.note(format_args!("not saved {name}: {error}")),
        }
        match report.result {
            Ok(saved) => {
                self.app.editor.mark_saved(report.state);
                self.note_saved();
                self.look_after_save();
                if is_renamed {
                    self.watch();
                }
                self.app.say(match saved {
                    Saved { written: false, .. } => format!("{name} holds this map already"),
                    Saved { reformatted: true, .. } => {
                        format!("saved {name}, which was not in canonical form: lines you did not touch change too")
                    }
                    Saved { .. } => format!("saved {name}"),
                });
                if close && !self.app.editor.is_unsaved() {
                    vec![Effect::Close]
                } else {
                    Vec::new()
                }
            }
            Err(error) => {
                let hint = error.hint().map_or(String::new(), |hint| format!(" · {hint}"));
                self.app.complain(format!("Not saved: {error}{hint}"));
                let then = if close { vec![Effect::CloseOnceSaved] } else { Vec::new() };
                self.refused(&error, then);
                Vec::new()
            }
        }
    }
}

fn draw<H: Host>(app: &App, host: &mut H) -> io::Result<()> {
    host.terminal()
        .draw(|frame| {
            let cursor = render(app, frame.buffer_mut());
            if let Some(position) = cursor {
                frame.set_cursor_position(position);
            }
        })
        .map(|_| ())
        .map_err(|error| io::Error::other(error.to_string()))
}
