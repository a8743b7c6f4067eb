//! Two versions of one map, wherever they come from.

use std::path::{Path, PathBuf};

use crate::format;
use crate::store::{self, OpenError};

/// Where the text of a version stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// In a file, which is read when its turn comes.
    File(PathBuf),
    /// In a repository: the bytes, and what the revision they are of was asked for by.
    Revision {
        /// `HEAD~2`, a branch; empty for the index.
        name: String,
        /// Not looked into.
        bytes: Vec<u8>,
    },
}

/// One version of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// What it is called: a path as it was given or found. Still untrusted.
    pub name: String,
    /// Its text.
    pub source: Source,
}

impl Version {
    /// The version that a file holds.
    pub fn of_file(path: &Path) -> Self {
        let name = path.to_string_lossy().into_owned();
        Version { name, source: Source::File(path.to_owned()) }
    }

    /// The text, not looked into.
    ///
    /// # Errors
    ///
    /// Those of reading the file.
    pub fn text(&self) -> Result<String, OpenError> {
        match &self.source {
            Source::File(path) => store::read_text(path),
            Source::Revision { bytes, .. } => store::text_of(&self.place(), bytes.clone()),
        }
    }

    /// Where it stands: the file, or as git has it `HEAD~2:journeys/a.ron`.
    fn place(&self) -> PathBuf {
        match &self.source {
            Source::File(path) => path.clone(),
            Source::Revision { name, .. } => PathBuf::from(format!("{name}:{}", self.name)),
        }
    }

    /// The map in a text of this version.
    ///
    /// # Errors
    ///
    /// [`OpenError::NotAMap`] with all faults.
    pub fn map(&self, text: &str) -> Result<format::Document, OpenError> {
        format::read(text).map_err(|faults| OpenError::NotAMap { path: self.place(), faults })
    }
}

/// The versions of one map that are compared. At least one of them is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// `None`: the map is new.
    pub old: Option<Version>,
    /// `None`: the map is gone.
    pub new: Option<Version>,
    /// Whether the map has another name now.
    pub renamed: bool,
}

impl Pair {
    /// The name the map is told under: its new one, or the last it had.
    pub fn name(&self) -> &str {
        let version = self.new.as_ref().or(self.old.as_ref());
        version.map_or("", |version| version.name.as_str())
    }

    /// The name it had before, where that was another.
    pub fn old_name(&self) -> Option<&str> {
        self.old.as_ref().filter(|_| self.renamed).map(|version| version.name.as_str())
    }
}
