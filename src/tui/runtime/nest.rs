//! Maps open one within the other: the map that tells a card in detail lies over the map with the
//! card, which stays open beneath.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::thread;

use super::super::app::App;
use super::super::detailed::detailed;
use super::super::editor::Editor;
use super::super::mode::{Mode, Question};
use super::super::tour::Tour;
use super::others::reason;
use super::report::Report;
use super::{Closed, Host, Incoming, Session};
use crate::format::Document;
use crate::store::{
    self, Neighbour, Neighbourhood, OpenError, OpenMap, is_first_time, is_same_file,
};

/// What a session cannot do alone.
pub(super) enum Turn {
    /// Its map is closed.
    Close(Closed),
    /// Another map is opened over it.
    Enter(Box<Session>),
}

/// The open maps, each but the first opened from a card of the one before it.
pub(super) struct Nest<'a> {
    outermost: &'a mut Session,
    inner: Vec<Session>,
}

impl<'a> Nest<'a> {
    /// One open map.
    pub(super) fn new(outermost: &'a mut Session) -> Self {
        Nest { outermost, inner: Vec::new() }
    }

    /// The map on the screen.
    fn top(&mut self) -> &mut Session {
        self.inner.last_mut().unwrap_or(self.outermost)
    }

    /// Draws, waits for events and follows them until the first map is closed.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub(super) fn run<H: Host>(
        &mut self,
        host: &mut H,
        incoming: &Receiver<Incoming>,
    ) -> io::Result<Closed> {
        self.outermost.begin();
        let ended = self.go_on(host, incoming);
        // A terminal that fails is as good as gone.
        let closed = *ended.as_ref().unwrap_or(&Closed::Gone);
        while let Some(mut session) = self.inner.pop() {
            session.end_log(closed);
        }
        self.outermost.end_log(closed);
        ended
    }

    fn go_on<H: Host>(
        &mut self,
        host: &mut H,
        incoming: &Receiver<Incoming>,
    ) -> io::Result<Closed> {
        loop {
            self.top().show(host)?;
            let mut next = Some(self.top().wait(incoming));
            // Everything that is here already is followed before the next frame.
            while let Some(event) = next {
                if let Some(closed) = self.follow(event, host)? {
                    return Ok(closed);
                }
                next = incoming.try_recv().ok();
            }
        }
    }

    /// Follows an event: a report goes to the session it belongs to, all else to the map on the
    /// screen. How the first map was closed, where it was.
    fn follow<H: Host>(&mut self, event: Incoming, host: &mut H) -> io::Result<Option<Closed>> {
        let session = match &event {
            Incoming::Of(identity, _) => {
                let inner = self.inner.iter_mut().rev();
                let mut open = inner.chain([&mut *self.outermost]);
                open.find(|session| session.reporter.identity() == identity)
            }
            _ => Some(self.top()),
        };
        // What belongs to a session that is over is nobody's.
        let Some(session) = session else { return Ok(None) };
        match session.follow(event, host)? {
            None => Ok(None),
            Some(Turn::Enter(session)) => {
                self.inner.push(*session);
                self.top().begin();
                Ok(None)
            }
            Some(Turn::Close(Closed::ByUser)) => self.leave(host),
            Some(Turn::Close(closed)) => Ok(Some(closed)),
        }
    }

    /// Comes back to the map beneath, which is as it was left; closed, where there is none.
    fn leave<H: Host>(&mut self, host: &mut H) -> io::Result<Option<Closed>> {
        let Some(mut left) = self.inner.pop() else { return Ok(Some(Closed::ByUser)) };
        left.end_log(Closed::ByUser);
        let session = self.top();
        session.preferences = std::mem::take(&mut left.preferences);
        session.preferences.apply(&mut session.app);
        host.mouse(session.preferences.mouse())?;
        session.app.size = left.app.size;
        session.app.reveal();
        session.stale = true;
        if left.app.tour.is_some() {
            let tour = session.app.keymap.key("tour");
            session.app.say(format!("Back from the tour · {tour} takes it at any time"));
        }
        Ok(None)
    }
}

/// The file of the user's folder for state that tells that the tour was offered.
const TOUR_OFFERED: &str = "tour-offered";

impl Session {
    /// Opens the map that a card names, by its path as the card has it; asks where there is none yet.
    pub(super) fn open_journey(&mut self, path: &str) -> Option<Turn> {
        let there = match Neighbourhood::of(&self.app.path).look(path) {
            Neighbour::Map(there) | Neighbour::NoMap(there) => there,
            Neighbour::Outside => {
                self.app.complain(format!("{path} lies outside of what a map may name"));
                return None;
            }
        };
        if is_same_file(&there, &self.app.path) {
            self.app.complain(format!("{path} is this map itself"));
            return None;
        }
        if self.app.beneath.iter().any(|open| is_same_file(&there, open)) {
            let close = self.app.keymap.key("close");
            self.app.complain(format!("{path} is open beneath this map · {close} goes back to it"));
            return None;
        }
        // As short as the map's own path, where that can be.
        let is_plain = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let there = if is_plain { self.app.path.with_file_name(path) } else { there };
        match store::open(&there) {
            Ok(map) => Some(self.enter(map)),
            Err(error) => {
                self.cannot_enter(path, &error);
                None
            }
        }
    }

    fn cannot_enter(&mut self, path: &str, error: &OpenError) {
        match error {
            OpenError::NotFound { .. } => {
                self.app.mode = Mode::Question(Question::MakeJourney(path.to_owned()));
            }
            OpenError::Folder { .. } => {
                self.app.complain(format!("{path} is a folder, not a map"));
            }
            OpenError::NotAMap { .. } => {
                self.app.complain(format!("{path} cannot be opened: {}", reason(error)));
            }
            _ => self.app.complain(error.to_string()),
        }
    }

    /// Makes the map that the selected card names, and opens it.
    pub(super) fn make_journey(&mut self, path: &str) -> Option<Turn> {
        let made = self.made_journey(&Neighbourhood::of(&self.app.path).resolve(path)?);
        match made {
            Ok(()) => {
                let mut turn = self.open_journey(path)?;
                if let Turn::Enter(session) = &mut turn
                    && let Some(said) = &mut session.app.message
                {
                    said.text = format!("made {path} · {}", said.text);
                }
                Some(turn)
            }
            Err(sentence) => {
                self.app.complain(format!("{path} cannot be made: {sentence}"));
                None
            }
        }
    }

    fn made_journey(&self, path: &Path) -> Result<(), String> {
        let title = self.app.editor.card().map_or("", |card| card.title.as_str());
        let document = detailed(self.app.editor.journey(), title).map_err(|faults| {
            faults.into_iter().next().map_or_else(String::new, |fault| fault.message)
        })?;
        store::create(path, &document).map(|_| ()).map_err(|error| error.to_string())
    }

    /// Opens a map over this one.
    fn enter(&mut self, map: OpenMap) -> Turn {
        let path = map.file.path().to_owned();
        let cards = map.document.journey.cards().count();
        self.log.note(format_args!("open {}: {cards} cards", path.display()));
        let mut session = self.over(map.document, path);
        session.file = Some(map.file);
        if let Some(state) = self.state_folder() {
            session = session.with_recovery(&state);
        }
        let close = session.app.keymap.key("close");
        let name = file_name(&self.app.path);
        session.app.say(format!("{close} goes back to {name}"));
        Turn::Enter(Box::new(session))
    }

    /// Opens the map of the tour over this one. It has no file, so nothing of it is ever written.
    pub(super) fn take_tour(&mut self) -> Option<Turn> {
        let mut session = self.over(Tour::document()?, PathBuf::from("tour.ron"));
        session.app.tour = Some(Tour::default());
        Some(Turn::Enter(Box::new(session)))
    }

    /// Looks beside the drawing whether somebody is here for the first time.
    pub(super) fn offer_tour(&mut self) {
        let Some(state) = self.newcomers.take() else { return };
        let reporter = self.reporter.clone();
        thread::spawn(move || {
            if is_first_time(&state, TOUR_OFFERED) {
                let _ = reporter.send(Report::FirstTime);
            }
        });
    }

    /// The same session, which offers the tour to somebody who was never here, as the user's folder
    /// for state tells.
    pub fn offering_tour(mut self, state: &Path) -> Self {
        self.newcomers = Some(state.to_owned());
        self
    }

    /// A session without a file for a map that lies over this one's, with the same look and habits.
    fn over(&mut self, document: Document, path: PathBuf) -> Session {
        let outer = &self.app;
        let mut app = App::new(Editor::new(document), path, outer.look, outer.size);
        app.view.lines = outer.view.lines;
        app.view.chosen = outer.view.chosen;
        app.beneath.clone_from(&outer.beneath);
        app.beneath.push(outer.path.clone());
        let mut session = Session::without_file(app, self.reporter.sender().clone());
        session.log = self.log.clone();
        session.text_editor = self.text_editor.clone();
        session.preferences = std::mem::take(&mut self.preferences);
        session.preferences.apply(&mut session.app);
        // Whoever goes on into another map does not want this one closed under it.
        self.close_when_saved = false;
        session
    }
}

/// What a file is called without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
