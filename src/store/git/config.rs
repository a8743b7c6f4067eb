//! git's settings: those of one repository, or those of the user.

use super::error::GitError;
use super::program::{Git, not_understood};
use super::repository::Repository;

/// The settings of one repository, or those of the user, which hold for all of them.
#[derive(Debug, Clone, Copy)]
pub struct Config<'a> {
    /// `None`: the user's.
    repository: Option<&'a Repository>,
}

impl<'a> Config<'a> {
    /// The settings of a repository: all its work trees share them.
    pub fn local(repository: &'a Repository) -> Self {
        Config { repository: Some(repository) }
    }

    /// The settings of the user.
    pub fn global() -> Self {
        Config { repository: None }
    }

    /// The settings whose keys begin with one of these, in their order, each as key and value. A
    /// key that stands there twice is given twice.
    ///
    /// # Errors
    ///
    /// Those of running git.
    pub fn entries(self, beginnings: &[&str]) -> Result<Vec<(String, String)>, GitError> {
        let escaped: Vec<String> = beginnings.iter().map(|key| key.replace('.', "\\.")).collect();
        let pattern = format!("^({})", escaped.join("|"));
        let answer = self.git().args(["-z", "--get-regexp", &pattern]).run()?;
        match answer.status {
            Some(0) => entries_of(&answer.out).ok_or_else(|| not_understood("config")),
            // None; the file may not be there either.
            Some(1) => Ok(Vec::new()),
            _ => Err(answer.failed()),
        }
    }

    /// Gives a key one value, in place of those it may have.
    ///
    /// # Errors
    ///
    /// What git says: the file may be read-only, or being written by another git.
    pub fn set(self, key: &str, value: &str) -> Result<(), GitError> {
        self.git().args(["--replace-all", key, value]).read().map(drop)
    }

    /// Takes a key out, with all its values; and its section, where nothing else stands in it.
    ///
    /// # Errors
    ///
    /// As [`Config::set`]; and where the key is not there.
    pub fn unset(self, key: &str) -> Result<(), GitError> {
        self.git().args(["--unset-all", key]).read().map(drop)
    }

    fn git(self) -> Git {
        match self.repository {
            Some(repository) => repository.git("config").args(["--local"]),
            None => Git::new(".".as_ref(), "config").args(["--global"]),
        }
    }
}

/// Entries that end with a zero byte: the key, a line end, the value; or the key alone.
fn entries_of(out: &[u8]) -> Option<Vec<(String, String)>> {
    let entries = out.split(|byte| *byte == 0).filter(|entry| !entry.is_empty());
    let entry = |entry: &[u8]| {
        let entry = String::from_utf8_lossy(entry).into_owned();
        Some(match entry.split_once('\n') {
            Some((key, value)) => (key.to_owned(), value.to_owned()),
            None => (entry, String::new()),
        })
    };
    entries.map(entry).collect()
}
