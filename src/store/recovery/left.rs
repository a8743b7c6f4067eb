//! What a session left behind that did not come to its end.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::change::Change;
use super::names;
use super::replay::Replay;
use super::text::{Entry, Log, read};
use crate::format::Document;
use crate::journey::{By, Handle, Handles};
use crate::store::file::MapFile;

/// A log larger than this is not read: no session makes one.
const MOST_BYTES: u64 = 1 << 28;

/// Changes that a session left behind unsaved, in the handles of the map as it was opened.
///
/// Its log is locked, so that no second session offers it as well.
#[derive(Debug)]
pub struct LeftBehind {
    /// The log; the lock lasts as long as it.
    lock: File,
    path: PathBuf,
    /// How long ago the last of them was made.
    pub age: Duration,
    /// What they come to: the labels of the steps, the first first.
    pub labels: Vec<String>,
    /// The labels of those that do not fit the map as it is now, since its file has changed.
    pub unfit: Vec<String>,
    /// All that fit, one after the other, with those that were taken back.
    pub changes: Vec<Change>,
    /// The handles that the map had when it was opened.
    known: Handles,
}

impl LeftBehind {
    /// The log.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a handle in the changes is one of the map as it was opened; else the changes bring
    /// what has it.
    pub fn knows(&self, handle: Handle) -> bool {
        self.known.gave(handle)
    }

    /// Where the log is set aside once those that fit were taken up.
    pub fn kept_as(&self) -> PathBuf {
        self.path.with_extension("kept")
    }

    /// Removes the log once those that fit were taken up; where others do not, sets it aside.
    pub(super) fn settle(self) {
        if self.unfit.is_empty() {
            self.remove();
        } else {
            // Where that fails, it is offered again.
            let _ = fs::rename(&self.path, self.kept_as());
        }
    }

    /// Removes the log.
    pub(super) fn remove(self) {
        let _ = fs::remove_file(&self.path);
        drop(self.lock);
    }
}

/// What was found of a map's logs.
#[derive(Debug)]
pub struct Search {
    /// What was left behind, the newest first.
    pub left: Vec<LeftBehind>,
    /// Logs of other versions of the program.
    pub other_versions: Vec<PathBuf>,
}

impl Search {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.left.is_empty() && self.other_versions.is_empty()
    }
}

/// Looks for what was left behind of a map that was just opened, in the user's folder for state.
///
/// Logs of sessions that still run are passed over. One in which there is nothing that the map does
/// not have is removed.
pub fn left_behind(state: &Path, file: &MapFile, document: &Document) -> Search {
    let mut found = Search { left: Vec::new(), other_versions: Vec::new() };
    for path in names::logs(&names::folder(state), &names::true_path(&file.path)) {
        let Some((lock, log, written)) = read_locked(&path) else { continue };
        let entries = match log {
            Log::Own(entries) => entries,
            Log::OtherVersion => {
                found.other_versions.push(path);
                continue;
            }
            Log::Foreign => continue,
        };
        let replay = replay(entries, file, document);
        let is_same = replay.document.journey == document.journey
            && replay.document.comments == document.comments;
        let age = SystemTime::now().duration_since(written).unwrap_or_default();
        let Replay { labels, unfit, changes, .. } = replay;
        let left =
            LeftBehind { lock, path, age, labels, unfit, changes, known: document.handles.clone() };
        if left.unfit.is_empty() && (left.labels.is_empty() || is_same) {
            left.remove();
        } else {
            found.left.push(left);
        }
    }
    found.left.sort_by_key(|left| left.age);
    found
}

/// Reads a log that nobody has locked, and when it was written last.
fn read_locked(path: &Path) -> Option<(File, Log, SystemTime)> {
    // Some systems lock only what may be written to.
    let mut file = OpenOptions::new().read(true).write(true).open(path).ok()?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return None,
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    let metadata = file.metadata().ok()?;
    let written = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    if !metadata.is_file() || metadata.len() > MOST_BYTES {
        return None;
    }
    let mut bytes = Vec::new();
    (&mut file).take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    Some((file, read(&bytes), written))
}

/// Follows the changes of a log that the file does not have yet.
pub(super) fn replay(mut entries: Vec<Entry>, file: &MapFile, document: &Document) -> Replay {
    let is_base = |entry: &Entry| matches!(entry, Entry::Base(_));
    let held = entries
        .iter()
        .rposition(|entry| matches!(entry, Entry::Base(base) if base.content == file.content));
    let (start, by) = match held {
        Some(start) => (start, By::Position),
        None => {
            // The file has changed since: all that was made behind the last save may be missing.
            let saved = entries.iter().rposition(|entry| matches!(entry, Entry::Saved));
            let before = &entries[..saved.unwrap_or(0)];
            (before.iter().rposition(is_base).unwrap_or(0), By::Key)
        }
    };
    let behind = entries.split_off(start.min(entries.len()));
    let mut replay = Replay::new(document.clone(), by);
    let mut draft = None;
    for entry in behind {
        if !matches!(entry, Entry::Base(_) | Entry::Saved) {
            draft = None;
        }
        match entry {
            Entry::Change(change) => replay.follow(*change),
            Entry::Draft(change) => draft = Some(change),
            Entry::Base(_) | Entry::Saved | Entry::NoDraft => {}
        }
    }
    if let Some(draft) = draft {
        replay.follow(*draft);
    }
    replay
}
