//! The outer loop: events in, frames and effects out. It is generic over the terminal and the
//! source of events, so that a test drives the whole program in process.

mod nest;
mod others;
mod outside;
mod recovery;
mod report;
mod save;

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::Backend;

use super::app::{App, Effect};
use super::compared::Compared;
use super::findings::Findings;
use super::log::Log;
use super::opener::Unopened;
use super::settings::Preferences;
use super::text_editor::TextEditor;
use super::update::update;
use super::view::render;
use crate::store::{self, Around, MapFile, Neighbour, Neighbourhood, TextFile};
use nest::{Nest, Turn};
use others::Others;
use recovery::Recovery;
use report::Reporter;
pub use report::{Edited, Identity, Report, SaveReport};

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
    /// A file of settings may have been changed, made or removed.
    SettingsTouched,
    /// Something was found out about the maps of a folder.
    Listed,
    /// Something in a folder of maps may have been changed, made or removed.
    FolderTouched,
    /// Something happened beside the drawing of one session.
    Of(Identity, Report),
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
    /// The file; away while a save is going on, and none on the tour.
    file: Option<MapFile>,
    reporter: Reporter,
    checked: Option<u64>,
    close_when_saved: bool,
    /// The file of a text that the user's own editor has.
    lent: Option<TextFile>,
    others: Others,
    /// `None` where nothing is kept for recovery.
    recovery: Option<Recovery>,
    /// Something has happened since the last frame that shows.
    stale: bool,
    /// It was drawn once.
    is_shown: bool,
    /// Where it is noted whether the tour was offered; `None` where it is not to be.
    newcomers: Option<PathBuf>,
}

impl Session {
    /// A session for a map. What happens beside the drawing is reported through `sender`.
    pub fn new(app: App, file: MapFile, sender: Sender<Incoming>) -> Self {
        Session { file: Some(file), ..Session::without_file(app, sender) }
    }

    fn without_file(app: App, sender: Sender<Incoming>) -> Self {
        Session {
            app,
            preferences: Preferences::default(),
            text_editor: TextEditor::of_user(|_| None),
            log: Log::default(),
            file: None,
            reporter: Reporter::new(sender),
            checked: None,
            close_when_saved: false,
            lent: None,
            others: Others::default(),
            recovery: None,
            stale: true,
            is_shown: false,
            newcomers: None,
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
        Nest::new(self).run(host, incoming)
    }

    /// What comes before the first frame.
    fn begin(&mut self) {
        self.app.reveal();
        self.app.file.read_only = self.file.as_ref().is_some_and(MapFile::is_read_only);
        if self.app.editor.journey().cards().take(CHECKED_AT_ONCE + 1).count() <= CHECKED_AT_ONCE {
            self.app.findings =
                Findings::of(self.app.editor.journey(), &Around::new(&self.app.path));
            self.checked = Some(self.app.editor.revision());
        }
    }

    /// Draws what has changed.
    fn show<H: Host>(&mut self, host: &mut H) -> io::Result<()> {
        if std::mem::take(&mut self.stale) {
            draw(&self.app, host)?;
        }
        // Behind the first frame: it waits for nothing that it does not show.
        if !std::mem::replace(&mut self.is_shown, true) {
            if self.app.tour.is_none() {
                self.watch();
                self.touched();
            }
            self.preferences.watch(self.reporter.sender());
            self.search();
            self.offer_tour();
        }
        Ok(())
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
        let reporter = self.reporter.clone();
        let path = self.app.path.clone();
        thread::spawn(move || {
            let findings = Findings::of(&document.journey, &Around::new(&path));
            // The map is not held on to meanwhile: an edit would have to copy it.
            drop(document);
            thread::sleep(settle);
            // Nobody listens any more once the map is closed.
            let _ = reporter.send(Report::Checked(revision, Box::new(findings)));
        });
    }

    fn follow<H: Host>(&mut self, event: Incoming, host: &mut H) -> io::Result<Option<Turn>> {
        self.log.incoming(&event);
        let effects = match event {
            // Where the system does not watch the file, as over a network, this is when others are
            // likely to have written it.
            Incoming::Terminal(Event::FocusGained) => {
                self.touched();
                return Ok(None);
            }
            // The list looks through its folder when it is shown again.
            Incoming::Terminal(Event::FocusLost) | Incoming::Listed | Incoming::FolderTouched => {
                return Ok(None);
            }
            Incoming::SettingsTouched => {
                self.settings_touched(host)?;
                return Ok(None);
            }
            Incoming::Terminal(event) => {
                let effects = update(&mut self.app, event);
                // What had to wait until nothing was typed any more.
                self.take_theirs();
                self.record();
                effects
            }
            Incoming::Gone => return Ok(Some(Turn::Close(Closed::Gone))),
            Incoming::Ended(signal) => return Ok(Some(Turn::Close(Closed::Signal(signal)))),
            Incoming::Stopped => vec![Effect::Suspend],
            Incoming::Of(_, report) => match self.learn_of(report, host)? {
                Some(effects) => effects,
                None => return Ok(None),
            },
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
                Effect::OpenJourney(path) => {
                    if let Some(turn) = self.open_journey(&path) {
                        return Ok(Some(turn));
                    }
                }
                Effect::MakeJourney(path) => {
                    if let Some(turn) = self.make_journey(&path) {
                        return Ok(Some(turn));
                    }
                }
                Effect::Tour => return Ok(self.take_tour()),
                Effect::Close => return Ok(Some(Turn::Close(Closed::ByUser))),
                Effect::Suspend => {
                    host.suspend()?;
                    self.look_at_size(host)?;
                }
            }
        }
        Ok(None)
    }

    /// Follows what happened beside the drawing; `None` where nothing is to be drawn for it.
    fn learn_of<H: Host>(
        &mut self,
        report: Report,
        host: &mut H,
    ) -> io::Result<Option<Vec<Effect>>> {
        match report {
            Report::Saved(report) => return Ok(Some(self.saved(*report))),
            Report::Touched => {
                self.touched();
                return Ok(None);
            }
            Report::Looked(look) => {
                self.stale |= self.looked(*look);
                return Ok(None);
            }
            Report::Unwatched(error) => self.unwatched(&error),
            // Nothing was left: no frame for that.
            Report::Left(search) if search.is_empty() => return Ok(None),
            Report::Left(search) => self.found(search),
            Report::Unrecorded(error) => {
                self.app.complain(format!("Unsaved changes cannot be kept for recovery: {error}"));
            }
            Report::Checked(revision, findings) => {
                if revision == self.app.editor.revision() {
                    self.app.findings = *findings;
                }
            }
            Report::Edited(edited) => self.edited(edited, host)?,
            Report::Around(paths) => self.app.around = paths,
            Report::FirstTime => self.app.offers_tour = self.app.editor.revision() == 0,
        }
        Ok(Some(Vec::new()))
    }

    /// Reads the map that this one is compared with.
    fn compare(&mut self, path: &str) {
        let there = match Neighbourhood::of(&self.app.path).look(path) {
            Neighbour::Map(there) => there,
            Neighbour::NoMap(_) => {
                let set = self.app.keymap.key("map-details");
                return self.app.complain(format!(
                    "{path} is no map, so there is nothing to compare · {set} sets `compares to`"
                ));
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

    /// Opens an address where the user sees it; else hands it to the terminal's clipboard.
    fn browse<H: Host>(&mut self, address: &str, host: &mut H) -> io::Result<()> {
        match host.browse(address) {
            Ok(()) => self.app.say(format!("{address} goes to the browser")),
            Err(Unopened::Elsewhere) => {
                host.copy(address)?;
                self.app.say(format!(
                    "There is no browser here: {address} handed to the terminal's clipboard"
                ));
            }
            Err(Unopened::Failed(error)) => {
                self.app.complain(format!("{address} could not be opened: {error}"));
            }
        }
        Ok(())
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
