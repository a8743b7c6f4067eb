//! The maps of a folder as a list needs them: which there are, and which have changed since.

use std::fs;
use std::path::{Path, PathBuf};

use super::file::Stamp;
use super::find::find_maps;
use super::open::OpenError;

/// What tells a file from what it was before, without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen(Stamp);

impl Seen {
    /// How a file is now; `None` where it cannot be looked at.
    pub fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|metadata| Seen(Stamp::of(&metadata)))
    }
}

/// The maps of a folder and those below it.
#[derive(Debug, Default)]
pub struct Listing {
    /// The maps, by path, each with how it was when it was found. Each path starts with the folder as
    /// it was given.
    pub maps: Vec<(PathBuf, Option<Seen>)>,
    /// What could not be looked into, and why; there may be maps in it.
    pub unread: Vec<OpenError>,
}

/// Lists the maps of a folder and those below it, as [`find_maps`] finds them.
pub fn list_maps(folder: &Path) -> Listing {
    let found = find_maps(folder);
    let seen = |path: PathBuf| {
        let seen = Seen::of(&path);
        (path, seen)
    };
    Listing { maps: found.maps.into_iter().map(seen).collect(), unread: found.unread }
}
