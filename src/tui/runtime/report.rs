//! What a session's threads tell it, and which session they belong to.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{SendError, Sender};

use super::super::app::AfterEditing;
use super::super::findings::Findings;
use super::Incoming;
use crate::edit::State;
use crate::store::{Look, MapFile, SaveError, Saved, Search, Unwatched};

/// Tells one session from all others there ever were: equal to its own copies alone.
#[derive(Debug, Clone)]
pub struct Identity(Arc<()>);

impl Identity {
    /// That of a new session.
    pub(super) fn new() -> Self {
        Identity(Arc::new(()))
    }
}

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        // A copy that is still on its way keeps the place from being given to another.
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Identity {}

/// What happened beside the drawing of one session.
#[derive(Debug)]
pub enum Report {
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
    Checked(u64, Box<Findings>),
    /// The user's own editor has ended.
    Edited(Edited),
    /// The maps around this one were looked up.
    Around(Vec<String>),
    /// The user has never opened a map here before.
    FirstTime,
}

/// What became of a save.
#[derive(Debug)]
pub struct SaveReport {
    pub(super) file: MapFile,
    pub(super) state: State,
    pub(super) result: Result<Saved, SaveError>,
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

/// Where the threads of a session report, each report with the session it belongs to: one that
/// comes once the session is over must not be taken for the next one's.
#[derive(Debug, Clone)]
pub(super) struct Reporter {
    identity: Identity,
    sender: Sender<Incoming>,
}

impl Reporter {
    /// That of a new session.
    pub(super) fn new(sender: Sender<Incoming>) -> Self {
        Reporter { identity: Identity::new(), sender }
    }

    /// The session's.
    pub(super) fn identity(&self) -> &Identity {
        &self.identity
    }

    /// What is told of the program as a whole goes here.
    pub(super) fn sender(&self) -> &Sender<Incoming> {
        &self.sender
    }

    /// Hands a report over.
    ///
    /// # Errors
    ///
    /// Where nobody listens any more.
    pub(super) fn send(&self, report: Report) -> Result<(), SendError<Incoming>> {
        self.sender.send(Incoming::Of(self.identity.clone(), report))
    }
}
