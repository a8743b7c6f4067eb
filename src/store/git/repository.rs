//! A repository, found from a file or folder in it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::error::GitError;
use super::names::path_of;
use super::program::{Git, line, not_understood};
use crate::store::repository_root;

/// A repository, found from a file or folder in it.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Where git is run: paths that the user gives are relative to it.
    folder: PathBuf,
    /// Where its files lie; `None` in a bare repository.
    root: Option<PathBuf>,
}

impl Repository {
    /// The repository that a file or folder lies in; the file need not be there. `GIT_DIR` and
    /// `GIT_WORK_TREE` hold.
    ///
    /// # Errors
    ///
    /// [`GitError::Missing`], [`GitError::NoRepository`], [`GitError::Untrusted`], or those of
    /// running git.
    pub fn of(path: &Path) -> Result<Self, GitError> {
        let folder = folder_to_run_in(path);
        let asked = ["--is-bare-repository", "--is-inside-work-tree", "--show-toplevel"];
        let answer = Git::new(&folder, "rev-parse").args(asked).run()?;
        if answer.status != Some(0) {
            let path = path.to_owned();
            if answer.says("dubious ownership") {
                let path = repository_root(&path).unwrap_or(path);
                return Err(GitError::Untrusted { path });
            }
            if answer.says("not a git repository") {
                return Err(GitError::NoRepository { path });
            }
            // In a bare repository and within `.git` there is no top level, all else is told.
            if answer.says("must be run in a work tree") {
                return Ok(Repository { folder, root: None });
            }
            return Err(answer.failed());
        }
        let mut lines = answer.out.splitn(3, |byte| *byte == b'\n');
        let root = lines.nth(2).map(line).filter(|root| !root.is_empty());
        let root = root.ok_or_else(|| not_understood("rev-parse"))?;
        Ok(Repository { folder, root: Some(path_of(root)) })
    }

    /// The folder its files lie in: in a linked work tree that one, in a submodule the submodule.
    ///
    /// # Errors
    ///
    /// [`GitError::NoWorkTree`] in a bare repository.
    pub fn root(&self) -> Result<&Path, GitError> {
        let none = || GitError::NoWorkTree { path: self.folder.clone() };
        self.root.as_deref().ok_or_else(none)
    }

    /// The folder of the repository that this one is a submodule of.
    ///
    /// # Errors
    ///
    /// Those of running git.
    pub fn superproject(&self) -> Result<Option<PathBuf>, GitError> {
        let answer = self.git("rev-parse").args(["--show-superproject-working-tree"]).read()?;
        let outer = line(&answer);
        Ok((!outer.is_empty()).then(|| path_of(outer)))
    }

    /// Whether its files lie in one of several work trees, and not in the first.
    ///
    /// # Errors
    ///
    /// Those of running git.
    pub fn is_linked(&self) -> Result<bool, GitError> {
        let folder =
            |name: &str| self.git("rev-parse").args(["--path-format=absolute", name]).read();
        Ok(folder("--git-dir")? != folder("--git-common-dir")?)
    }

    /// A subcommand of git in this repository, to be told the rest.
    pub(super) fn git(&self, name: &'static str) -> Git {
        Git::new(&self.folder, name)
    }

    /// Whether only the latest part of the history is here.
    pub(super) fn is_shallow(&self) -> Result<bool, GitError> {
        let answer = self.git("rev-parse").args(["--is-shallow-repository"]).read()?;
        Ok(line(&answer) == b"true")
    }

    /// A file as an argument for git, whatever folder git is run in.
    pub(super) fn argument(&self, file: &Path) -> Result<OsString, GitError> {
        self.own(file)?;
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        Ok(absolute.into_os_string())
    }

    /// That a file lies in this repository and not in one outside or within it.
    pub(super) fn own(&self, file: &Path) -> Result<(), GitError> {
        let root = self.root()?;
        // With links on the way two paths of one folder differ.
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let (outer, path) = (real(root), file.to_owned());
        // A link is a file of the repository it lies in, wherever it leads.
        let place = match std::path::absolute(file) {
            Ok(absolute) if absolute.is_dir() => real(&absolute),
            Ok(absolute) => real(absolute.parent().unwrap_or(&absolute)),
            Err(_) => return Ok(()),
        };
        if !place.starts_with(&outer) {
            return Err(GitError::Outside { path, root: root.to_owned() });
        }
        match repository_root(&place).filter(|inner| *inner != outer) {
            Some(submodule) if submodule.starts_with(&outer) => {
                Err(GitError::Submodule { path, submodule })
            }
            _ => Ok(()),
        }
    }
}

/// The nearest folder that is there. With `GIT_DIR`, which may be relative, the current one: there
/// git finds the repository without looking for it.
fn folder_to_run_in(path: &Path) -> PathBuf {
    let here = PathBuf::from(".");
    if std::env::var_os("GIT_DIR").is_some() {
        return here;
    }
    let mut ancestors = path.ancestors().filter(|folder| !folder.as_os_str().is_empty());
    ancestors.find(|folder| folder.is_dir()).map_or(here, Path::to_owned)
}
