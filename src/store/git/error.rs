//! Why git could not be asked, or gave no answer.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::store::save_error::SaveError;

/// Why git could not be asked, or gave no answer. Its text is a sentence; what to do about it is
/// its [`hint`].
///
/// [`hint`]: GitError::hint
#[derive(Debug)]
pub enum GitError {
    /// There is no git on the path.
    Missing,
    /// git is there, but the operating system could not run it.
    NotRun {
        /// What it said.
        source: io::Error,
    },
    /// The file or folder lies in no repository.
    NoRepository {
        /// What was asked about.
        path: PathBuf,
    },
    /// The repository belongs to another user, whom git does not trust.
    Untrusted {
        /// What was asked about.
        path: PathBuf,
    },
    /// The repository has no files: it is bare, or what was asked about is its own `.git`.
    NoWorkTree {
        /// What was asked about.
        path: PathBuf,
    },
    /// The file lies outside of the repository that is asked.
    Outside {
        /// The file.
        path: PathBuf,
        /// Where the repository's files lie.
        root: PathBuf,
    },
    /// The file lies in a repository within the one that is asked.
    Submodule {
        /// The file.
        path: PathBuf,
        /// Where the files of the inner repository lie.
        submodule: PathBuf,
    },
    /// No commit, tag or branch has this name.
    UnknownRevision {
        /// The name.
        name: String,
    },
    /// The revision may be there, but this clone holds only the latest part of the history.
    Shallow {
        /// The name.
        name: String,
    },
    /// Two revisions have no history in common.
    NoMergeBase {
        /// Their names.
        names: [String; 2],
    },
    /// `.gitattributes` is a symbolic link: git follows none there.
    LinkedAttributes {
        /// The link.
        path: PathBuf,
    },
    /// `.gitattributes` could not be read or written.
    Attributes(SaveError),
    /// git gave up, or said what is not understood.
    Failed {
        /// Its subcommand.
        command: &'static str,
        /// What it said, one line.
        said: String,
    },
}

impl GitError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            GitError::Missing => "install git, or put its folder on the PATH".to_owned(),
            GitError::NoRepository { .. } => "`git init` makes a repository".to_owned(),
            GitError::Untrusted { path } => {
                format!("`git config --global --add safe.directory {}` trusts it", path.display())
            }
            GitError::NoWorkTree { .. } => "run this in a clone that has its files".to_owned(),
            GitError::Outside { .. } => "run this in the repository of that file".to_owned(),
            GitError::Submodule { submodule, .. } => {
                format!("run this in {}", submodule.display())
            }
            GitError::UnknownRevision { .. } => {
                "`git log --oneline --all` lists commits, `git branch --all` branches".to_owned()
            }
            GitError::Shallow { .. } => {
                "`git fetch --unshallow` brings the rest of the history; in CI, check out the \
                 whole of it"
                    .to_owned()
            }
            GitError::LinkedAttributes { .. } => "put a file in its place".to_owned(),
            GitError::Attributes(error) => return error.hint(),
            GitError::NotRun { .. } | GitError::NoMergeBase { .. } | GitError::Failed { .. } => {
                return None;
            }
        })
    }
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GitError::Missing => f.write_str("git was not found"),
            GitError::NotRun { source } => write!(f, "git could not be run: {source}"),
            GitError::NoRepository { path } => {
                write!(f, "{} is in no git repository", called(path))
            }
            GitError::Untrusted { path } => {
                write!(f, "{} is in a repository of another user", called(path))
            }
            GitError::NoWorkTree { path } => {
                write!(f, "{} is in a repository that has no files", called(path))
            }
            GitError::Outside { path, root } => {
                write!(f, "{} is outside of the repository {}", path.display(), root.display())
            }
            GitError::Submodule { path, submodule } => write!(
                f,
                "{} is in {}, a repository of its own",
                path.display(),
                submodule.display()
            ),
            GitError::UnknownRevision { name } => write!(f, "there is no revision `{name}`"),
            GitError::Shallow { name } => {
                write!(f, "there is no revision `{name}` in this shallow clone")
            }
            GitError::NoMergeBase { names: [one, other] } => {
                write!(f, "`{one}` and `{other}` have no commit in common")
            }
            GitError::LinkedAttributes { path } => {
                write!(f, "{} is a symbolic link, which git does not follow", path.display())
            }
            GitError::Attributes(error) => error.fmt(f),
            GitError::Failed { command, said } => write!(f, "git {command} failed: {said}"),
        }
    }
}

/// A path in a sentence.
fn called(path: &Path) -> String {
    match path.to_str() {
        Some(".") => "this folder".to_owned(),
        _ => path.display().to_string(),
    }
}

impl std::error::Error for GitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            GitError::NotRun { source } => Some(source),
            GitError::Attributes(error) => Some(error),
            _ => None,
        }
    }
}
