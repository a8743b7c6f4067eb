//! What git holds of files: changed, untracked, conflicted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::error::GitError;
use super::names::path_of;
use super::program::not_understood;
use super::repository::Repository;

/// What git holds of a file that is not as in the last commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// The index or the work tree differs from the last commit.
    Changed,
    /// The index differs from the last commit, and the work tree is as the index.
    Staged,
    /// git does not know the file yet.
    Untracked,
    /// A merge could not settle it.
    Conflicted,
}

impl Repository {
    /// The states of the files below a folder, by their paths as they begin with the folder as it is
    /// given. What is not among them is as in the last commit, ignored, or not there.
    ///
    /// # Errors
    ///
    /// As [`Repository::states`].
    pub fn states_below(&self, folder: &Path) -> Result<BTreeMap<PathBuf, FileState>, GitError> {
        // git tells them as they are where links lead.
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let states = self.states(&real)?.into_iter();
        Ok(states
            .filter_map(|(path, state)| Some((folder.join(path.strip_prefix(&real).ok()?), state)))
            .collect())
    }
}

impl Repository {
    /// The states of the files below a folder, by absolute path. What is not among them is as in
    /// the last commit, ignored, or not there.
    ///
    /// # Errors
    ///
    /// [`GitError::Outside`], [`GitError::Submodule`], or those of running git.
    pub fn states(&self, below: &Path) -> Result<BTreeMap<PathBuf, FileState>, GitError> {
        let root = self.root()?;
        let asked = ["--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--"];
        let git = self.git("status").literal().args(asked);
        let out = git.args([self.argument(below)?]).read()?;
        let mut states = BTreeMap::new();
        for entry in out.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()) {
            let (signs, path) =
                entry.split_at_checked(3).ok_or_else(|| not_understood("status"))?;
            states.insert(root.join(path_of(path)), state(signs[0], signs[1]));
        }
        Ok(states)
    }
}

/// The state that the two signs of `git status --short` mean.
fn state(index: u8, work_tree: u8) -> FileState {
    match (index, work_tree) {
        (b'?', _) => FileState::Untracked,
        (b'U', _) | (_, b'U') | (b'A', b'A') | (b'D', b'D') => FileState::Conflicted,
        (_, b' ') => FileState::Staged,
        _ => FileState::Changed,
    }
}
