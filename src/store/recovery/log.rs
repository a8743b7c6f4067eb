//! The recovery log of a running session: made with the first change, added to, and removed.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::names;
use super::text::{Base, Entry, head, line};
use crate::store::file::{Content, MapFile};
use crate::store::system;

/// More logs of one map than this are not written.
const MOST: u32 = 1000;

/// The log of a session, which need not be on disk yet.
pub(super) struct Log {
    folder: PathBuf,
    map: PathBuf,
    content: Content,
    open: Option<Open>,
    /// What is to be written next; kept where that fails, so that the log never has a gap.
    unwritten: Vec<u8>,
    /// Something is written that may not outlive a power cut yet.
    unsynced: bool,
}

/// A log on disk, locked.
struct Open {
    file: File,
    path: PathBuf,
    /// How much of it is whole.
    length: u64,
}

impl Log {
    /// A log for a map whose file holds what it held when it was read or saved last.
    pub(super) fn new(state: &Path, file: &MapFile) -> Self {
        Log {
            folder: names::folder(state),
            map: names::true_path(&file.path),
            content: file.content,
            open: None,
            unwritten: Vec::new(),
            unsynced: false,
        }
    }

    /// Whether there is anything in it.
    pub(super) fn is_begun(&self) -> bool {
        self.open.is_some() || !self.unwritten.is_empty()
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, entry: &Entry) -> io::Result<()> {
        let line = line(entry).map_err(io::Error::other)?;
        if !self.is_begun() {
            let base = self.base(self.content)?;
            self.unwritten.extend_from_slice(head().as_bytes());
            self.unwritten.extend_from_slice(base.as_bytes());
        }
        self.unwritten.extend_from_slice(line.as_bytes());
        self.write()
    }

    fn base(&self, content: Content) -> io::Result<String> {
        let map = self.map.display().to_string();
        line(&Entry::Base(Base { map, content })).map_err(io::Error::other)
    }

    /// Says that the file is about to hold the map as it is.
    pub(super) fn save_begins(&mut self, content: Content) -> io::Result<()> {
        if !self.is_begun() {
            return Ok(());
        }
        let base = self.base(content)?;
        self.unwritten.extend_from_slice(base.as_bytes());
        self.write()?;
        self.sync()
    }

    /// Says that the file holds the map as it is, and that nothing is unsaved.
    pub(super) fn all_saved(&mut self, file: &MapFile) {
        self.remove();
        self.map = names::true_path(&file.path);
        self.content = file.content;
    }

    /// Says that the file holds the map as it was when the save began; some changes were made since,
    /// and are told behind where that was said.
    pub(super) fn saved_so_far(&mut self, file: &MapFile) -> io::Result<()> {
        self.content = file.content;
        if self.is_begun() {
            self.add(&Entry::Saved)?;
        }
        let map = names::true_path(&file.path);
        if map == self.map {
            return Ok(());
        }
        // The map has another name now, so its log has too.
        let Some(mut old) = self.open.take() else {
            self.map = map;
            return Ok(());
        };
        // Not by its name: some systems let nobody else read what is locked.
        let mut all = Vec::new();
        old.file.rewind()?;
        (&mut old.file).take(old.length).read_to_end(&mut all)?;
        all.append(&mut self.unwritten);
        self.map = map;
        self.unwritten = all;
        self.write()?;
        self.sync()?;
        fs::remove_file(&old.path)
    }

    /// Writes what is to be written; where that fails, the log stays whole and it is tried again
    /// with the next entry.
    fn write(&mut self) -> io::Result<()> {
        let open = match &mut self.open {
            Some(open) => open,
            None => {
                let made = make(&self.folder, &self.map)?;
                self.open.insert(made)
            }
        };
        if let Err(error) = open.file.write_all(&self.unwritten) {
            // Where this fails too, what is not whole is read over: it has no right hash.
            let _ = open.file.set_len(open.length);
            let _ = open.file.seek(SeekFrom::Start(open.length));
            return Err(error);
        }
        open.length += self.unwritten.len() as u64;
        self.unwritten.clear();
        self.unsynced = true;
        Ok(())
    }

    /// Makes sure that what is written outlives a power cut.
    pub(super) fn sync(&mut self) -> io::Result<()> {
        if !self.unwritten.is_empty() {
            self.write()?;
        }
        if let Some(open) = self.open.as_ref().filter(|_| self.unsynced) {
            open.file.sync_data()?;
            self.unsynced = false;
        }
        Ok(())
    }

    /// Removes it: nothing in it is needed any more.
    pub(super) fn remove(&mut self) {
        self.unwritten.clear();
        self.unsynced = false;
        if let Some(open) = self.open.take() {
            // One that cannot be removed tells of what is saved, which is not offered.
            let _ = fs::remove_file(&open.path);
        }
    }
}

/// Makes a log under the first name that is free and locks it.
fn make(folder: &Path, map: &Path) -> io::Result<Open> {
    system::make_private_folder(folder)?;
    for number in 1..=MOST {
        let path = names::log(folder, map, number);
        let file = match private().read(true).write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            made => made?,
        };
        match file.try_lock() {
            // One who looks for logs was quicker, and removes it: there is nothing in it yet.
            Err(TryLockError::WouldBlock) => continue,
            // Not every file system knows locks. The log is as good without, but for a second
            // session that would take it for left behind.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        if system::hard_links(&file.metadata()?) == 0 {
            continue;
        }
        system::sync_folder(folder)?;
        return Ok(Open { file, path, length: 0 });
    }
    Err(io::Error::other("there are too many recovery logs of this map"))
}

/// What is in a log is nobody's business but the user's.
#[cfg(unix)]
fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn private() -> OpenOptions {
    OpenOptions::new()
}
