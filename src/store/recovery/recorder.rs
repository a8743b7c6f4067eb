//! Writes the recovery log of a session on a thread of its own.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use std::path::Path;

use super::change::Change;
use super::left::LeftBehind;
use super::log::Log;
use super::text::Entry;
use crate::format::{self, Document};
use crate::store::file::{Content, MapFile};

/// What is written outlives the program at once, and a power cut after this time at the latest.
const SYNC: Duration = Duration::from_millis(400);

/// How long a save waits for the log; a folder for state that hangs must not stop it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Writes down every change of a map until it is saved.
///
/// When it goes, the log stays as it is: only [`Recorder::all_saved`] and [`Recorder::discard`]
/// remove it.
#[derive(Debug)]
pub struct Recorder {
    /// `None` once it ends.
    sender: Option<Sender<Message>>,
    thread: Option<JoinHandle<()>>,
}

/// Says on another thread that a save begins.
#[derive(Debug)]
pub struct Marker {
    sender: Sender<Message>,
}

enum Message {
    Add(Box<Entry>),
    SaveBegins(Content, Sender<()>),
    AllSaved(MapFile),
    SavedSoFar(MapFile),
    Discard,
    TakenUp(LeftBehind),
    Remove(LeftBehind),
}

impl Recorder {
    /// A recorder for a map as it was opened, with the user's folder for state. Nothing is written
    /// before the first change. `complain` is called, on another thread, where changes cannot be
    /// kept; once, until they can again.
    pub fn new(
        state: &Path,
        file: &MapFile,
        complain: impl Fn(io::Error) + Send + 'static,
    ) -> Self {
        let (sender, messages) = channel();
        let log = Log::new(state, file);
        let mut writer = Writer { log, complain: Box::new(complain), is_told: false };
        let thread = thread::spawn(move || writer.run(&messages));
        Recorder { sender: Some(sender), thread: Some(thread) }
    }

    /// Keeps a change that was made.
    pub fn keep(&self, change: Change) {
        self.send(Message::Add(Box::new(Entry::Change(Box::new(change)))));
    }

    /// Keeps what is being typed, as the change that it would make; `None` where nothing is any
    /// more. What is kept next takes its place.
    pub fn keep_draft(&self, draft: Option<Change>) {
        let entry = draft.map_or(Entry::NoDraft, |draft| Entry::Draft(Box::new(draft)));
        self.send(Message::Add(Box::new(entry)));
    }

    /// Says that a save begins, from its own thread.
    pub fn marker(&self) -> Option<Marker> {
        self.sender.clone().map(|sender| Marker { sender })
    }

    /// Says that the file holds the map as it is: the log is done with.
    pub fn all_saved(&self, file: &MapFile) {
        self.send(Message::AllSaved(file.clone()));
    }

    /// Says that the file holds the map as it was when the last save began.
    pub fn saved_so_far(&self, file: &MapFile) {
        self.send(Message::SavedSoFar(file.clone()));
    }

    /// Removes the log: the user wants none of it.
    pub fn discard(&self) {
        self.send(Message::Discard);
    }

    /// Says that what an earlier session left behind was taken up: its log is removed once all that
    /// was kept up to here is on disk. One with changes that do not fit is set aside.
    pub fn taken_up(&self, left: LeftBehind) {
        self.send(Message::TakenUp(left));
    }

    /// Removes what an earlier session left behind.
    pub fn remove(&self, left: LeftBehind) {
        self.send(Message::Remove(left));
    }

    fn send(&self, message: Message) {
        if let Some(sender) = &self.sender {
            // The thread ends behind the sender alone.
            let _ = sender.send(message);
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // What it panicked with was told.
            let _ = thread.join();
        }
    }
}

impl Marker {
    /// Says that a document is about to be saved, and waits until that is on disk: what was changed
    /// up to here is not offered once it is saved.
    pub fn save_begins(self, document: &Document) {
        let content = Content::of(format::print(document).as_bytes());
        let (done, wait) = channel();
        if self.sender.send(Message::SaveBegins(content, done)).is_ok() {
            // Without the log the save is as good.
            let _ = wait.recv_timeout(PATIENCE);
        }
    }
}

struct Writer {
    log: Log,
    complain: Box<dyn Fn(io::Error) + Send>,
    is_told: bool,
}

impl Writer {
    fn run(&mut self, messages: &Receiver<Message>) {
        while let Ok(message) = messages.recv() {
            self.follow(message);
            let end = Instant::now() + SYNC;
            let left = || end.saturating_duration_since(Instant::now());
            while let Ok(message) = messages.recv_timeout(left()) {
                self.follow(message);
            }
            let synced = self.log.sync();
            self.tell(synced);
        }
    }

    fn follow(&mut self, message: Message) {
        match message {
            Message::Add(entry) => {
                let added = self.log.add(&entry);
                self.tell(added);
            }
            Message::SaveBegins(content, done) => {
                let marked = self.log.save_begins(content);
                self.tell(marked);
                // A save that has gone on meanwhile does not wait any more.
                let _ = done.send(());
            }
            Message::AllSaved(file) => self.log.all_saved(&file),
            Message::SavedSoFar(file) => {
                let noted = self.log.saved_so_far(&file);
                self.tell(noted);
            }
            Message::Discard => self.log.remove(),
            Message::TakenUp(left) => {
                let synced = self.log.sync();
                if synced.is_ok() {
                    left.settle();
                }
                self.tell(synced);
            }
            Message::Remove(left) => left.remove(),
        }
    }

    fn tell(&mut self, done: io::Result<()>) {
        match done {
            Ok(()) => self.is_told = false,
            Err(error) if !self.is_told => {
                self.is_told = true;
                (self.complain)(error);
            }
            Err(_) => {}
        }
    }
}
