//! The files around a map that it may name: those of its repository.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::find::{find_maps, is_map};

/// The folder that holds `.git`, looked for from a file or folder upwards; `None` outside of
/// repositories. In a linked work tree or a submodule `.git` is a file.
pub fn repository_root(path: &Path) -> Option<PathBuf> {
    let path = plain_path(path).ok()?;
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
        // Of what is not there yet the folder tells where it would be.
        let real = there.ancestors().find_map(|path| path.canonicalize().ok());
        if let (Some(real), Ok(bounds)) = (real, self.bounds.canonicalize())
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

    /// The other maps that a map here may name, as it would: the nearest first, then by path.
    pub fn maps(&self, own: &Path) -> Vec<String> {
        let own = plain_path(own).ok();
        let found = find_maps(&self.bounds).maps.into_iter();
        let others = found.filter(|path| Some(normal(path)) != own);
        let mut paths: Vec<String> = others.filter_map(|path| self.relative(&path)).collect();
        paths.sort_by_cached_key(|path| (path.matches('/').count(), path.clone()));
        paths
    }

    /// How a map here would name another file; `None` where that is outside or has no such name.
    pub fn relative(&self, file: &Path) -> Option<String> {
        let file = plain_path(file).ok()?;
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

/// Whether two paths lead to one file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// A path from the root, without `.` and `..`, by its words alone: as [`Neighbourhood::resolve`]
/// gives what a map names, so that the two can be compared.
///
/// # Errors
///
/// As [`std::path::absolute`]: the path is empty, or the current folder is not known.
pub fn plain_path(path: &Path) -> io::Result<PathBuf> {
    std::path::absolute(path).map(|path| normal(&path))
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

#[cfg(test)]
mod tests {
    use super::{Neighbour, Neighbourhood, repository_root};
    use std::fs;

    /// A repository with two maps, and one more outside it.
    fn place() -> tempfile::TempDir {
        let place = tempfile::tempdir().unwrap();
        for folder in ["repo/.git", "repo/maps/deep", "repo/other"] {
            fs::create_dir_all(place.path().join(folder)).unwrap();
        }
        for map in ["out.ron", "repo/maps/a.ron", "repo/other/b.ron"] {
            fs::write(place.path().join(map), "Journey(").unwrap();
        }
        fs::write(place.path().join("repo/foreign.ron"), "Scene()").unwrap();
        place
    }

    #[test]
    fn paths_stay_inside_the_repository() {
        let place = place();
        let repository = place.path().join("repo");
        let here = Neighbourhood::of(&repository.join("maps/a.ron"));
        let b = repository.join("other/b.ron");
        assert_eq!(here.look("../other/b.ron"), Neighbour::Map(b.clone()));
        assert_eq!(here.look("./deep/../../other/b.ron"), Neighbour::Map(b.clone()));
        for outside in ["../../out.ron", "/etc/passwd", "..\\other\\b.ron", "C:/b.ron", "../.."] {
            assert_eq!(here.look(outside), Neighbour::Outside, "{outside}");
        }
        for none in ["../foreign.ron", "missing.ron", "../other", ""] {
            assert!(matches!(here.look(none), Neighbour::NoMap(_)), "{none}");
        }
        assert_eq!(here.relative(&b).unwrap(), "../other/b.ron");
        assert_eq!(here.relative(&repository.join("maps/deep/c.ron")).unwrap(), "deep/c.ron");
        assert_eq!(here.relative(&place.path().join("out.ron")), None);
    }

    #[test]
    fn the_maps_around_are_named_as_a_map_here_would() {
        let place = place();
        let repository = place.path().join("repo");
        fs::write(repository.join("maps/deep/c.ron"), "Journey(").unwrap();
        let own = repository.join("maps/a.ron");
        let here = Neighbourhood::of(&own);
        assert_eq!(here.maps(&own), ["deep/c.ron", "../other/b.ron"]);
    }

    #[test]
    fn outside_of_repositories_paths_stay_in_the_folder_of_the_map() {
        let place = place();
        fs::remove_dir(place.path().join("repo/.git")).unwrap();
        if repository_root(place.path()).is_some() {
            panic!("the temporary folder lies in a repository; set TMPDIR to run this test");
        }
        let here = Neighbourhood::of(&place.path().join("repo/maps/a.ron"));
        assert_eq!(here.look("../other/b.ron"), Neighbour::Outside);
        assert!(matches!(here.look("a.ron"), Neighbour::Map(_)));
        assert!(matches!(here.look("deep/c.ron"), Neighbour::NoMap(_)));
    }

    #[test]
    fn a_repository_is_found_from_within_also_where_git_is_a_file() {
        let place = place();
        let repository = place.path().join("repo");
        assert_eq!(repository_root(&repository.join("maps/deep")), Some(repository.clone()));
        assert_eq!(repository_root(&repository.join("maps/none.ron")), Some(repository.clone()));
        let up = repository.join("../out.ron");
        assert_ne!(repository_root(&up), Some(repository.clone()));
        fs::remove_dir(repository.join(".git")).unwrap();
        fs::write(repository.join(".git"), "gitdir: elsewhere").unwrap();
        assert_eq!(repository_root(&repository), Some(repository));
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_does_not_lead_outside() {
        let place = place();
        let repository = place.path().join("repo");
        let link = repository.join("maps/link.ron");
        std::os::unix::fs::symlink(place.path().join("out.ron"), link).unwrap();
        let here = Neighbourhood::of(&repository.join("maps/a.ron"));
        assert_eq!(here.look("link.ron"), Neighbour::Outside);
        std::os::unix::fs::symlink(place.path(), repository.join("maps/up")).unwrap();
        assert_eq!(here.look("up/new.ron"), Neighbour::Outside);
        assert!(matches!(here.look("deep/no/new.ron"), Neighbour::NoMap(_)));
    }
}
