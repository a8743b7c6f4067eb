//! The files around a map that it may name: those of its repository.

use std::path::{Component, Path, PathBuf};

use super::find::is_map;

/// The folder that holds `.git`, looked for from a file or folder upwards; `None` outside of
/// repositories. In a linked work tree or a submodule `.git` is a file.
pub fn repository_root(path: &Path) -> Option<PathBuf> {
    let path = normal(&std::path::absolute(path).ok()?);
    path.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned)
}

/// What a path in a map leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Neighbour {
    /// A map.
    Map(PathBuf),
    /// Nothing, or something that is not a map or may not be read.
    NoMap(PathBuf),
    /// Out of the repository; outside of repositories, out of the map's own folder. Also what is no
    /// relative path with `/` at all.
    Outside,
}

/// The folder of a map, and how far the paths in it may lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbourhood {
    folder: PathBuf,
    bounds: PathBuf,
}

impl Neighbourhood {
    /// The neighbourhood of a map file, which need not exist yet.
    pub fn of(map: &Path) -> Self {
        let map = std::path::absolute(map).unwrap_or_else(|_| map.to_owned());
        let folder = map.parent().map_or_else(PathBuf::new, normal);
        let bounds = repository_root(&folder).unwrap_or_else(|| folder.clone());
        Neighbourhood { folder, bounds }
    }

    /// What a path in the map leads to. A symbolic link that leads outside is outside.
    pub fn look(&self, path: &str) -> Neighbour {
        let Some(there) = self.resolve(path) else { return Neighbour::Outside };
        if let (Ok(real), Ok(bounds)) = (there.canonicalize(), self.bounds.canonicalize())
            && !real.starts_with(bounds)
        {
            return Neighbour::Outside;
        }
        if there.is_file() && is_map(&there).unwrap_or(false) {
            Neighbour::Map(there)
        } else {
            Neighbour::NoMap(there)
        }
    }

    /// The file a path in the map means, by its words alone; `None` where that is outside.
    pub fn resolve(&self, path: &str) -> Option<PathBuf> {
        // What is a relative path here must not be something else on another system.
        let drive = path.as_bytes().get(1) == Some(&b':');
        if path.contains('\\') || path.starts_with('/') || drive {
            return None;
        }
        let there = normal(&self.folder.join(path));
        there.starts_with(&self.bounds).then_some(there)
    }

    /// How a map here would name another file; `None` where that is outside or has no such name.
    pub fn relative(&self, file: &Path) -> Option<String> {
        let file = normal(&std::path::absolute(file).ok()?);
        if !file.starts_with(&self.bounds) {
            return None;
        }
        let mut up = 0;
        let mut base = self.folder.as_path();
        while !file.starts_with(base) {
            base = base.parent()?;
            up += 1;
        }
        let mut parts = vec![".."; up];
        for part in file.strip_prefix(base).ok()?.components() {
            parts.push(part.as_os_str().to_str()?);
        }
        Some(parts.join("/"))
    }
}

/// A path without `.` and `..`, by its words alone.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}
