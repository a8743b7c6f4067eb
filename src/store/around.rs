//! What lies around a map on disk, for the rules that ask.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use super::find::is_map;
use super::neighbourhood::{Neighbour, Neighbourhood, repository_root};
use crate::check::{Found, Outside};

/// What lies around a map on disk. Most maps name no other, so nothing is looked up before a rule
/// asks.
pub struct Around<'a> {
    map: &'a Path,
    place: OnceCell<Place>,
}

struct Place {
    neighbourhood: Neighbourhood,
    root: PathBuf,
    folder: String,
}

impl<'a> Around<'a> {
    /// What lies around a map file.
    pub fn new(map: &'a Path) -> Self {
        Around { map, place: OnceCell::new() }
    }

    fn place(&self) -> &Place {
        self.place.get_or_init(|| Place::of(self.map))
    }
}

impl Place {
    fn of(map: &Path) -> Self {
        let neighbourhood = Neighbourhood::of(map);
        let root = repository_root(map);
        let map = std::path::absolute(map).unwrap_or_else(|_| map.to_owned());
        let folder = map.parent().map_or_else(PathBuf::new, Path::to_owned);
        let root = root.unwrap_or_else(|| folder.clone());
        let below = folder.strip_prefix(&root).unwrap_or(Path::new(""));
        let parts: Vec<_> =
            below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        Place { neighbourhood, root, folder: parts.join("/") }
    }
}

impl Outside for Around<'_> {
    fn folder(&self) -> &str {
        &self.place().folder
    }

    fn at(&self, path: &str) -> Found {
        let place = self.place();
        let file = place.root.join(path);
        let relative = place.neighbourhood.relative(&file);
        match relative.map(|relative| place.neighbourhood.look(&relative)) {
            Some(Neighbour::Map(_)) => Found::Map,
            Some(Neighbour::NoMap(file)) => match is_map(&file) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Found::Nothing,
                _ => Found::NoMap,
            },
            Some(Neighbour::Outside) | None => Found::NoMap,
        }
    }
}
