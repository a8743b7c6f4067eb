//! The maps that were found, and those of them that the filter leaves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::entry::{Entry, Held};
use super::fuzzy::{Fit, Fuzzy};
use crate::store::{FileState, Listing, OpenError, Summary};

/// The maps that were found, and those of them that are listed.
#[derive(Debug, Default)]
pub struct List {
    /// By path.
    entries: Vec<Entry>,
    rows: Vec<Row>,
    chosen: usize,
    top: usize,
    filter: String,
    /// The folder was looked through.
    pub is_found: bool,
    /// What git holds was asked, and there is a repository.
    pub has_git: bool,
    git: BTreeMap<PathBuf, FileState>,
    /// A map that is to be chosen once it is found.
    awaited: Option<PathBuf>,
}

/// A line of the list.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The position of its map.
    pub entry: usize,
    /// Which letters the filter found.
    pub fit: Fit,
}

impl List {
    /// Takes in what was found; gives the maps that are new or have changed, to be read.
    pub fn found(&mut self, folder: &Path, listing: Listing) -> Vec<PathBuf> {
        let mut known: BTreeMap<PathBuf, Entry> =
            self.entries.drain(..).map(|entry| (entry.path.clone(), entry)).collect();
        let mut unread = Vec::new();
        for (path, seen) in listing.maps {
            let known = known.remove(&path);
            let entry = match known {
                Some(entry) if seen.is_some() && entry.seen == seen => entry,
                // What was known stands there until it is read again.
                Some(entry) => {
                    unread.push(path);
                    Entry { seen, ..entry }
                }
                None => {
                    unread.push(path.clone());
                    Entry::new(folder, path, seen)
                }
            };
            self.entries.push(entry);
        }
        for error in listing.unread {
            let mut entry = Entry::new(folder, error.path().to_owned(), None);
            entry.hold(Err(error));
            self.entries.push(entry);
        }
        self.entries.sort_by(|a, b| a.path.cmp(&b.path));
        self.is_found = true;
        self.lay_git();
        self.narrow();
        unread
    }

    /// Takes in what was read of maps.
    pub fn read(&mut self, all: Vec<(PathBuf, Result<Summary, OpenError>)>) {
        let mut is_changed = false;
        for (path, read) in all {
            if let Ok(at) = self.entries.binary_search_by(|entry| entry.path.cmp(&path)) {
                self.entries[at].hold(read);
                is_changed = true;
            }
        }
        // Without a filter the order and number of rows are as they were.
        if is_changed && !self.filter.is_empty() {
            self.narrow();
        }
    }

    /// Takes in what git holds; `None` where it holds nothing here.
    pub fn git(&mut self, states: Option<BTreeMap<PathBuf, FileState>>) {
        self.has_git = states.is_some();
        self.git = states.unwrap_or_default();
        self.lay_git();
    }

    fn lay_git(&mut self) {
        for entry in &mut self.entries {
            entry.git = self.git.get(&entry.path).copied();
        }
    }

    /// What was typed to narrow the list.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Narrows the list to the maps that fit, the best first.
    pub fn set_filter(&mut self, filter: &str) {
        if self.filter != filter {
            filter.clone_into(&mut self.filter);
            self.narrow();
            // What is typed means the best; without it what was chosen stays so.
            if !filter.is_empty() {
                self.choose(0);
            }
        }
    }

    fn narrow(&mut self) {
        let chosen = self.awaited.clone().or_else(|| self.entry().map(|entry| entry.path.clone()));
        self.rows.clear();
        if self.filter.trim().is_empty() {
            self.rows.extend((0..self.entries.len()).map(|entry| Row { entry, ..Row::default() }));
        } else {
            let mut fuzzy = Fuzzy::new(&self.filter);
            for (entry, held) in self.entries.iter().enumerate() {
                let title = if held.title() == held.name { "" } else { held.title() };
                if let Some(fit) = fuzzy.fit(title, &held.name) {
                    self.rows.push(Row { entry, fit });
                }
            }
            self.rows.sort_by_key(|row| std::cmp::Reverse(row.fit.score));
        }
        let at = chosen.and_then(|path| self.position(&path));
        if let Some(at) = at {
            let is_awaited = self.awaited.as_ref() == self.at(at).map(|entry| &entry.path);
            if is_awaited {
                self.awaited = None;
            }
        }
        self.chosen = at.unwrap_or(self.chosen).min(self.rows.len().saturating_sub(1));
    }

    fn position(&self, path: &Path) -> Option<usize> {
        self.rows.iter().position(|row| self.entries[row.entry].path == path)
    }

    /// Chooses a map, now or once it is found.
    pub fn await_map(&mut self, path: PathBuf) {
        match self.position(&path) {
            Some(at) => self.chosen = at,
            None => self.awaited = Some(path),
        }
    }

    /// All maps, by path.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The map of a path.
    pub fn of_path(&self, path: &Path) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| entry.path.as_path().cmp(path)).ok()?;
        self.entries.get(at)
    }

    /// How many maps were not read yet.
    pub fn unread(&self) -> usize {
        self.entries.iter().filter(|entry| matches!(entry.held, Held::Unread)).count()
    }

    /// What is listed.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The position of the chosen row.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// Chooses a row; the last where there are fewer.
    pub fn choose(&mut self, position: usize) {
        self.awaited = None;
        self.chosen = position.min(self.rows.len().saturating_sub(1));
    }

    /// The chosen map.
    pub fn entry(&self) -> Option<&Entry> {
        self.at(self.chosen)
    }

    /// The map of a row.
    pub fn at(&self, row: usize) -> Option<&Entry> {
        self.rows.get(row).and_then(|row| self.entries.get(row.entry))
    }

    /// The first row that is seen, where there is room for so many; scrolls as little as shows the
    /// chosen one.
    pub fn reveal(&mut self, room: usize) -> usize {
        self.top = revealed(self.top, self.chosen, room, self.rows.len());
        self.top
    }
}

/// The first row that is seen, where `top` was it before.
pub fn revealed(top: usize, chosen: usize, room: usize, count: usize) -> usize {
    let top = top.min(count.saturating_sub(room));
    top.min(chosen).max((chosen + 1).saturating_sub(room.max(1)))
}
