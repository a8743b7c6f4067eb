//! Why a file was not written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::system;

/// Why a file was not written. Its text is a sentence; what to do about it is its [`hint`].
///
/// The file on disk is as it was before, unless it says otherwise.
///
/// [`hint`]: SaveError::hint
#[derive(Debug)]
#[allow(missing_docs)] // `path` is the file in question, `source` what the system said
pub enum SaveError {
    /// Another program wrote the file since it was opened or last saved.
    ChangedOnDisk { path: PathBuf },
    /// The file is no longer there.
    Vanished { path: PathBuf },
    /// There is a file already where a new one was to be made.
    Exists { path: PathBuf },
    /// The folder it was to be written in is not there.
    NoFolder { path: PathBuf },
    /// It is a folder.
    Folder { path: PathBuf },
    /// The file is marked as read-only, or lies on a read-only file system.
    ReadOnly { path: PathBuf },
    /// The user may not write it.
    NotWritable { path: PathBuf },
    /// The user may make no file in the folder, without which nothing is written safely.
    ClosedFolder { path: PathBuf },
    /// It is a symbolic link that leads back to itself.
    LinkLoop { path: PathBuf },
    /// No space is left, or no more is allowed.
    NoSpace { path: PathBuf },
    /// What would be written does not read back as the same map; nothing was written.
    NotReadBack { path: PathBuf, reason: String },
    /// A file with several hard links was being written in place, and it neither could be finished
    /// nor undone. What stood in it is whole in `backup`.
    Torn { path: PathBuf, backup: PathBuf, source: io::Error },
    /// The file was written, but its folder could not be synced: after a power cut the old one may
    /// stand there, whole.
    Unsynced { path: PathBuf, source: io::Error },
    /// The operating system could not write it.
    Io { path: PathBuf, source: io::Error },
}

impl SaveError {
    pub(super) fn from_io(path: &Path, source: io::Error) -> Self {
        use io::ErrorKind as Kind;
        let path = path.to_owned();
        if system::is_link_loop(&source) {
            return SaveError::LinkLoop { path };
        }
        match source.kind() {
            Kind::AlreadyExists => SaveError::Exists { path },
            Kind::IsADirectory => SaveError::Folder { path },
            Kind::ReadOnlyFilesystem => SaveError::ReadOnly { path },
            Kind::PermissionDenied => SaveError::NotWritable { path },
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
                SaveError::NoSpace { path }
            }
            _ => SaveError::Io { path, source },
        }
    }

    /// The file or folder in question.
    pub fn path(&self) -> &Path {
        match self {
            SaveError::ChangedOnDisk { path }
            | SaveError::Vanished { path }
            | SaveError::Exists { path }
            | SaveError::NoFolder { path }
            | SaveError::Folder { path }
            | SaveError::ReadOnly { path }
            | SaveError::NotWritable { path }
            | SaveError::ClosedFolder { path }
            | SaveError::LinkLoop { path }
            | SaveError::NoSpace { path }
            | SaveError::NotReadBack { path, .. }
            | SaveError::Torn { path, .. }
            | SaveError::Unsynced { path, .. }
            | SaveError::Io { path, .. } => path,
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            SaveError::ChangedOnDisk { .. } => {
                "open it again to see the change, or save under another name".to_owned()
            }
            SaveError::Vanished { .. } => "save anyway to make it again".to_owned(),
            SaveError::Exists { .. } => "choose another name".to_owned(),
            SaveError::NoFolder { path } => format!("make the folder {} first", path.display()),
            SaveError::Folder { .. } => "name a file in it".to_owned(),
            SaveError::ReadOnly { .. } => {
                "make the file writable, or save under another name".to_owned()
            }
            SaveError::NotWritable { .. } => {
                "look at the permissions and the owner, or save under another name".to_owned()
            }
            SaveError::ClosedFolder { .. } => {
                "look at the folder's permissions and owner, or save in another folder".to_owned()
            }
            SaveError::LinkLoop { .. } => {
                "make the link lead to a map, or save under another name".to_owned()
            }
            SaveError::NoSpace { .. } => {
                "make room and save again, or save in another place".to_owned()
            }
            SaveError::NotReadBack { .. } => {
                "undo the last change and save; please report this with the map".to_owned()
            }
            SaveError::Torn { backup, .. } => {
                format!("what stood in it is in {}; save under another name", backup.display())
            }
            SaveError::Unsynced { .. } => "save again, or keep a copy on another disk".to_owned(),
            SaveError::Io { .. } => "save again, or in another place".to_owned(),
        })
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path().display();
        match self {
            SaveError::ChangedOnDisk { .. } => {
                write!(f, "{path} was changed by another program since it was read")
            }
            SaveError::Vanished { .. } => write!(f, "{path} is no longer there"),
            SaveError::Exists { .. } => write!(f, "{path} is there already"),
            SaveError::NoFolder { .. } => write!(f, "the folder {path} is not there"),
            SaveError::Folder { .. } => write!(f, "{path} is a folder"),
            SaveError::ReadOnly { .. } => write!(f, "{path} is read-only"),
            SaveError::NotWritable { .. } => write!(f, "{path} may not be written"),
            SaveError::ClosedFolder { .. } => {
                write!(f, "no file may be made in the folder {path}")
            }
            SaveError::LinkLoop { .. } => {
                write!(f, "{path} is a symbolic link that leads back to itself")
            }
            SaveError::NoSpace { .. } => write!(f, "no space is left to write {path}"),
            SaveError::NotReadBack { reason, .. } => write!(
                f,
                "{path} was not written: its text would not read back as the same map ({reason})"
            ),
            SaveError::Torn { source, .. } => {
                write!(f, "{path} was written in part only: {source}")
            }
            SaveError::Unsynced { source, .. } => {
                write!(
                    f,
                    "{path} may be the old one again after a power cut, its folder could not be \
                     synced: {source}"
                )
            }
            SaveError::Io { source, .. } => write!(f, "{path} could not be written: {source}"),
        }
    }
}

impl std::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SaveError::Torn { source, .. }
            | SaveError::Unsynced { source, .. }
            | SaveError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SaveError;
    use std::io::{Error, ErrorKind};

    #[test]
    fn what_the_system_says_becomes_a_reason_a_user_can_act_on() {
        let of = |kind: ErrorKind| SaveError::from_io("m.ron".as_ref(), Error::from(kind));
        assert!(matches!(of(ErrorKind::PermissionDenied), SaveError::NotWritable { .. }));
        assert!(matches!(of(ErrorKind::ReadOnlyFilesystem), SaveError::ReadOnly { .. }));
        assert!(matches!(of(ErrorKind::StorageFull), SaveError::NoSpace { .. }));
        assert!(matches!(of(ErrorKind::QuotaExceeded), SaveError::NoSpace { .. }));
        assert!(matches!(of(ErrorKind::IsADirectory), SaveError::Folder { .. }));
        assert!(matches!(of(ErrorKind::TimedOut), SaveError::Io { .. }));
        for kind in [ErrorKind::StorageFull, ErrorKind::PermissionDenied] {
            let error = of(kind);
            assert!(error.to_string().contains("m.ron"), "{error}");
            assert!(error.hint().is_some(), "{error}");
        }
    }
}
