//! One map of the list: what it holds, or why it cannot be read.

use std::path::{Path, PathBuf};

use crate::store::{FileState, OpenError, Seen, Summary};
use crate::text::visible;

/// One map of the list.
#[derive(Debug)]
pub struct Entry {
    /// Its file.
    pub path: PathBuf,
    /// The file as seen from the list's folder, with `/`, fit to be shown.
    pub name: String,
    /// How the file was when it was found last.
    pub seen: Option<Seen>,
    /// What is in it.
    pub held: Held,
    /// What git holds of it; `None` where that is what the file holds.
    pub git: Option<FileState>,
}

/// What is known of a map.
#[derive(Debug)]
pub enum Held {
    /// Nothing yet.
    Unread,
    /// What it holds, with its title fit to be shown.
    Read(Box<Summary>, String),
    /// Why it cannot be read.
    Failed(Failure),
}

/// Why a map cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The first reason, with its place: `3:12: a comma is missing`.
    pub line: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// A merge left conflict markers in it.
    pub is_conflict: bool,
}

impl Entry {
    /// A map that was not read yet.
    pub fn new(folder: &Path, path: PathBuf, seen: Option<Seen>) -> Self {
        let name = shown_name(folder, &path);
        Entry { path, name, seen, held: Held::Unread, git: None }
    }

    /// What it is called: by its title, else by its file.
    pub fn title(&self) -> &str {
        match &self.held {
            Held::Read(_, title) if !title.trim().is_empty() => title,
            _ => &self.name,
        }
    }

    /// What it holds, where it was read.
    pub fn summary(&self) -> Option<&Summary> {
        match &self.held {
            Held::Read(summary, _) => Some(summary),
            Held::Unread | Held::Failed(_) => None,
        }
    }

    /// Takes in what was read.
    pub fn hold(&mut self, read: Result<Summary, OpenError>) {
        self.held = match read {
            Ok(summary) => {
                let title = visible(&summary.title).into_owned();
                Held::Read(Box::new(summary), title)
            }
            Err(error) => Held::Failed(Failure::of(&error)),
        };
    }
}

impl Failure {
    /// The failure that an error tells of.
    pub fn of(error: &OpenError) -> Self {
        if let OpenError::NotAMap { faults, .. } = error
            && let Some(fault) = faults.first()
        {
            let place = fault.position;
            let line = format!("{}:{}: {}", place.line, place.column, fault.message);
            let is_conflict =
                fault.hint.as_ref().is_some_and(|hint| hint.contains("wayband resolve"));
            return Failure { line, hint: fault.hint.clone(), is_conflict };
        }
        let path = format!("{}", error.path().display());
        let whole = error.to_string();
        let line = whole.strip_prefix(&path).unwrap_or(&whole);
        let line = line.trim_start_matches([':', ' ']).replace("error[unreadable]: ", "");
        Failure { line, hint: error.hint(), is_conflict: false }
    }
}

/// A file as seen from a folder, with `/`, fit to be shown.
pub fn shown_name(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    visible(&parts.join("/")).into_owned()
}
