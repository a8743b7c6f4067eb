//! Opening a map file.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use super::file::{Content, Disk, MapFile, Stamp};
use super::in_place::{is_unfinished, read_finished};
use super::system;
use super::temporary::backup_of;
use crate::format::{self, Document, Fault};

/// The most bytes a map file may have: 64 MiB.
pub const MAX_BYTES: u64 = 64 << 20;

/// A map that was read, and the file it came from.
#[derive(Debug, Clone)]
pub struct OpenMap {
    /// The map and its comments.
    pub document: Document,
    /// Its file, to be handed to [`super::save`].
    pub file: MapFile,
}

/// Opens a map.
///
/// # Errors
///
/// [`OpenError`], with the path; a file that is not a valid map is never opened as something else.
pub fn open(path: &Path) -> Result<OpenMap, OpenError> {
    let disk = read_finished(path).map_err(|error| OpenError::from_io(path, error))?;
    read_map(path, disk)
}

/// The map in a file as it stands on disk.
pub(super) fn read_map(path: &Path, disk: Disk) -> Result<OpenMap, OpenError> {
    let (content, stamp) = (Content::of(&disk.bytes), Some(Stamp::of(&disk.metadata)));
    let text = text_of(path, disk.bytes)?;
    let document = read_at_once(&text)
        .map_err(|faults| OpenError::NotAMap { path: path.to_owned(), faults })?;
    let file = MapFile { path: path.to_owned(), content, stamp, canonical: false, synced: true };
    Ok(OpenMap { document, file })
}

/// Reads a map; a large one from two places at once.
pub(super) fn read_at_once(text: &str) -> Result<Document, Vec<Fault>> {
    let Some(seam) = format::seam(text) else { return format::read(text) };
    thread::scope(|scope| {
        let rest = scope.spawn(|| format::read_rest(text, seam));
        format::read_to_seam(text, seam, || {
            rest.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
}

/// A half-merged map: its text, with conflict markers or without, and its file, to be handed to
/// [`super::save`] once a map is made of it.
///
/// # Errors
///
/// [`OpenError`], but never [`OpenError::NotAMap`].
pub fn open_half_merged(path: &Path) -> Result<(String, MapFile), OpenError> {
    let disk = Disk::read(path).map_err(|error| OpenError::from_io(path, error))?;
    let (content, stamp) = (Content::of(&disk.bytes), Some(Stamp::of(&disk.metadata)));
    let text = text_of(path, disk.bytes)?;
    let file = MapFile { path: path.to_owned(), content, stamp, canonical: false, synced: true };
    Ok((text, file))
}

/// The text of a map file, not looked into: for those who need the places or the conflict markers.
///
/// # Errors
///
/// [`OpenError`], but never [`OpenError::NotAMap`].
pub fn read_text(path: &Path) -> Result<String, OpenError> {
    let disk = read_finished(path).map_err(|error| OpenError::from_io(path, error))?;
    text_of(path, disk.bytes)
}

/// The bytes of a file, whatever it is and however large.
///
/// # Errors
///
/// [`OpenError`], but nothing about what stands in it.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, OpenError> {
    std::fs::read(path).map_err(|error| OpenError::from_io(path, error))
}

/// The text that the bytes of a map are, wherever they come from; the path is for the error.
///
/// # Errors
///
/// [`OpenError::TooLarge`], [`OpenError::NotUtf8`], [`OpenError::Utf16`].
pub fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, OpenError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenError::TooLarge { path: path.to_owned() });
    }
    if is_unfinished(&bytes)
        && let Some(backup) = backup_of(path)
    {
        return Err(OpenError::Unfinished { path: path.to_owned(), backup });
    }
    // What editors on Windows call "Unicode" begins with one of these marks.
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(OpenError::Utf16 { path: path.to_owned() });
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..valid]);
        let last_line = before.rsplit('\n').next().unwrap_or_default();
        OpenError::NotUtf8 {
            path: path.to_owned(),
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: last_line.chars().count() + 1,
        }
    })
}

/// Why a map was not opened. Its text is a sentence; what to do about it is its [`hint`].
///
/// [`hint`]: OpenError::hint
#[derive(Debug)]
pub enum OpenError {
    /// There is no such file.
    NotFound {
        /// What was asked for.
        path: PathBuf,
    },
    /// It is a folder.
    Folder {
        /// What was asked for.
        path: PathBuf,
    },
    /// The user may not read it.
    Denied {
        /// What was asked for.
        path: PathBuf,
    },
    /// It is a symbolic link that leads back to itself.
    LinkLoop {
        /// What was asked for.
        path: PathBuf,
    },
    /// It has more than [`MAX_BYTES`].
    TooLarge {
        /// What was asked for.
        path: PathBuf,
    },
    /// It is not UTF-8 text.
    NotUtf8 {
        /// What was asked for.
        path: PathBuf,
        /// The line of the first bad byte, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
    },
    /// It is UTF-16 text.
    Utf16 {
        /// What was asked for.
        path: PathBuf,
    },
    /// A save that wrote into the file itself was cut short: it holds neither the old text nor the
    /// new one. What stood in it is whole in `backup`.
    Unfinished {
        /// What was asked for.
        path: PathBuf,
        /// The hidden file beside it.
        backup: PathBuf,
    },
    /// It is text, but not a valid map.
    NotAMap {
        /// What was asked for.
        path: PathBuf,
        /// All reasons that could be told in one go; never empty.
        faults: Vec<Fault>,
    },
    /// The operating system could not read it.
    Io {
        /// What was asked for.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl OpenError {
    pub(super) fn from_io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        if system::is_link_loop(&source) {
            return OpenError::LinkLoop { path };
        }
        match source.kind() {
            // A file where a folder should be: what is asked for is not there either.
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => OpenError::NotFound { path },
            io::ErrorKind::IsADirectory => OpenError::Folder { path },
            // Windows says so of folders too.
            io::ErrorKind::PermissionDenied if path.is_dir() => OpenError::Folder { path },
            io::ErrorKind::PermissionDenied => OpenError::Denied { path },
            _ => OpenError::Io { path, source },
        }
    }

    /// The file that was not opened.
    pub fn path(&self) -> &Path {
        match self {
            OpenError::NotFound { path }
            | OpenError::Folder { path }
            | OpenError::Denied { path }
            | OpenError::TooLarge { path }
            | OpenError::NotUtf8 { path, .. }
            | OpenError::Utf16 { path }
            | OpenError::LinkLoop { path }
            | OpenError::Unfinished { path, .. }
            | OpenError::NotAMap { path, .. }
            | OpenError::Io { path, .. } => path,
        }
    }

    /// What to do about it. The hints of [`OpenError::NotAMap`] are those of its faults.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            OpenError::NotFound { path } => {
                format!("`wayband new {}` makes a map there", path.display())
            }
            OpenError::Folder { .. } => "name a map file in it".to_owned(),
            OpenError::Denied { .. } => "look at the file's permissions and owner".to_owned(),
            OpenError::LinkLoop { .. } => {
                "make the link lead to a map, or name the map itself".to_owned()
            }
            OpenError::Unfinished { backup, .. } => {
                format!("what stood in it before is in {}: copy that over it", backup.display())
            }
            OpenError::TooLarge { .. } => "split the map; a card's `journey` can name another map \
                                           that tells it in detail"
                .to_owned(),
            OpenError::NotUtf8 { .. } | OpenError::Utf16 { .. } => {
                "save it as UTF-8 in the program it was written with".to_owned()
            }
            OpenError::NotAMap { .. } | OpenError::Io { .. } => return None,
        })
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path().display();
        match self {
            OpenError::NotFound { .. } => write!(f, "{path} is not there"),
            OpenError::Folder { .. } => write!(f, "{path} is a folder, not a map"),
            OpenError::Denied { .. } => write!(f, "{path} may not be read"),
            OpenError::LinkLoop { .. } => {
                write!(f, "{path} is a symbolic link that leads back to itself")
            }
            OpenError::Unfinished { .. } => {
                write!(f, "{path}:1:1: error[unreadable]: a save of this file was cut short")
            }
            OpenError::TooLarge { .. } => {
                write!(f, "{path} is larger than a map may be ({} MiB)", MAX_BYTES >> 20)
            }
            OpenError::NotUtf8 { line, column, .. } => {
                write!(f, "{path}:{line}:{column}: error[unreadable]: this is not UTF-8 text")
            }
            OpenError::Utf16 { .. } => {
                write!(f, "{path}:1:1: error[unreadable]: this is UTF-16 text")
            }
            OpenError::NotAMap { faults, .. } => {
                for (index, fault) in faults.iter().enumerate() {
                    let Fault { position, path: place, message, hint, .. } = fault;
                    let (line, column) = (position.line, position.column);
                    let end = if index == 0 { "" } else { "\n" };
                    write!(f, "{end}{path}:{line}:{column}: error[unreadable]: ")?;
                    if !place.is_empty() {
                        write!(f, "{place}: ")?;
                    }
                    write!(f, "{message}")?;
                    if let Some(hint) = hint {
                        write!(f, "\nhint: {hint}")?;
                    }
                }
                Ok(())
            }
            OpenError::Io { source, .. } => write!(f, "{path} could not be read: {source}"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            OpenError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_BYTES, OpenError, open, read_text};
    use std::fs;

    #[test]
    fn a_byte_that_is_not_utf8_is_told_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, b"Journey(\n  \xc3\xa4 \xff").unwrap();
        let error = open(&path).unwrap_err();
        assert!(matches!(error, OpenError::NotUtf8 { line: 2, column: 5, .. }), "{error:?}");
        assert!(error.to_string().contains("a.ron:2:5: error[unreadable]"), "{error}");
    }

    #[test]
    fn utf_16_is_told_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        for bytes in [b"\xff\xfeJ\0o\0", b"\xfe\xff\0J\0o"] {
            fs::write(&path, bytes).unwrap();
            let error = open(&path).unwrap_err();
            assert!(matches!(error, OpenError::Utf16 { .. }), "{error:?}");
            assert!(error.to_string().ends_with("this is UTF-16 text"), "{error}");
            assert!(error.hint().unwrap().contains("UTF-8"));
        }
    }

    #[test]
    fn what_cannot_be_opened_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no.ron");
        let error = open(&missing).unwrap_err();
        assert!(matches!(error, OpenError::NotFound { .. }), "{error:?}");
        assert!(error.hint().unwrap().contains("wayband new"));
        assert!(matches!(open(&missing.join("x")).unwrap_err(), OpenError::NotFound { .. }));
        assert!(matches!(open(folder.path()).unwrap_err(), OpenError::Folder { .. }));

        let foreign = folder.path().join("foreign.ron");
        fs::write(&foreign, "Config(a: 1)").unwrap();
        let error = open(&foreign).unwrap_err();
        let OpenError::NotAMap { ref faults, .. } = error else { panic!("{error:?}") };
        assert!(!faults.is_empty());
        assert!(error.to_string().contains("foreign.ron:1:"), "{error}");
        assert_eq!(read_text(&foreign).unwrap(), "Config(a: 1)");
    }

    #[test]
    fn a_file_over_the_bound_is_refused_and_one_at_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let file = fs::File::create(&path).unwrap();
        file.set_len(MAX_BYTES).unwrap();
        assert_eq!(read_text(&path).unwrap().len() as u64, MAX_BYTES);
        file.set_len(MAX_BYTES + 1).unwrap();
        assert!(matches!(read_text(&path).unwrap_err(), OpenError::TooLarge { .. }));
    }

    #[cfg(unix)]
    #[test]
    fn what_gives_bytes_without_end_is_refused() {
        let error = read_text("/dev/zero".as_ref()).unwrap_err();
        assert!(matches!(error, OpenError::TooLarge { .. }), "{error:?}");
    }
}
