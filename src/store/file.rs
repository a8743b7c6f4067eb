//! The file an open map came from, and what stood in it.

use std::fs::{File, Metadata};
use std::hash::Hasher as _;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustc_hash::FxHasher;

use super::open::MAX_BYTES;

/// The file of an open map: where it is, and what stood in it when it was opened or last saved.
#[derive(Debug, Clone)]
pub struct MapFile {
    pub(super) path: PathBuf,
    pub(super) content: Content,
    /// `None` where it could not be had: then the content is looked at.
    pub(super) stamp: Option<Stamp>,
    /// Known to be what the program would write; a file just opened is looked at when it is saved.
    pub(super) canonical: bool,
}

/// What became of the file of an open map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// It holds what it held when it was opened or last saved.
    Same,
    /// It holds something else.
    Changed,
    /// It is no longer there.
    Gone,
}

impl MapFile {
    /// The path it was opened or saved under.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What became of the file since it was opened or last saved.
    ///
    /// As long as time, size and place are the same, the content is taken for the same, so that
    /// this can be asked often. [`super::save`] does not rely on that and always looks at the
    /// content.
    ///
    /// # Errors
    ///
    /// Those of looking at the file and reading it.
    pub fn on_disk(&self) -> io::Result<OnDisk> {
        let read = match std::fs::metadata(&self.path) {
            Ok(metadata) if Some(Stamp::of(&metadata)) == self.stamp => return Ok(OnDisk::Same),
            Ok(_) => Disk::read(&self.path),
            Err(error) => Err(error),
        };
        match read {
            Ok(disk) if Content::of(&disk.bytes) == self.content => Ok(OnDisk::Same),
            Ok(_) => Ok(OnDisk::Changed),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(OnDisk::Gone),
            Err(error) => Err(error),
        }
    }
}

/// A text's length and hash: enough to tell it from any other one it may become by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Content {
    length: usize,
    hash: u64,
}

impl Content {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut hasher = FxHasher::default();
        hasher.write(bytes);
        Content { length: bytes.len(), hash: hasher.finish() }
    }

    pub(super) fn length(self) -> u64 {
        self.length as u64
    }
}

/// What the folder tells about a file without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    /// Device, inode, and the time of the last change of either content or inode.
    #[cfg(unix)]
    identity: (u64, u64, i64, i64),
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt as _;
        Stamp {
            modified: metadata.modified().ok(),
            length: metadata.len(),
            #[cfg(unix)]
            identity: (metadata.dev(), metadata.ino(), metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

/// A file as it stands on disk.
#[derive(Debug)]
pub(super) struct Disk {
    pub(super) metadata: Metadata,
    /// One byte more than a map may have at most: enough to know that it is too large.
    pub(super) bytes: Vec<u8>,
}

impl Disk {
    /// Looks first and reads then: a change in between makes the stamp differ, never the reverse.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            // Reading would say so too, but not on every system in the same words.
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let mut bytes = Vec::with_capacity(metadata.len().min(MAX_BYTES) as usize + 1);
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(Disk { metadata, bytes })
    }
}
