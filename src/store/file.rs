//! The file an open map came from, and what stood in it.

use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

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
    /// False where it was written, and may be the old one again after a power cut.
    pub(super) synced: bool,
}

impl MapFile {
    /// The path it was opened or saved under.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A text's length and hash: enough to tell it from any other one it may become by chance. The same
/// on every machine and in every version, since recovery logs keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Content {
    length: usize,
    hash: u64,
}

impl Content {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Content { length: bytes.len(), hash: XxHash3_64::oneshot(bytes) }
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

    /// Device and inode: what names the file whatever it is called.
    #[cfg(unix)]
    pub(super) fn node(&self) -> (u64, u64) {
        (self.identity.0, self.identity.1)
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
