//! Looking at the file of an open map again: what others have done to it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::file::{Content, MapFile, Stamp};
use super::in_place::read_finished;
use super::open::{OpenError, OpenMap, read_map};
use super::system;

/// The file of an open map, looked at again.
#[derive(Debug)]
pub struct Look {
    /// What it holds.
    pub news: News,
    /// Whether it is marked as read-only.
    pub read_only: bool,
    /// What it held when the look began.
    known: Content,
}

/// What became of the file of an open map since it was opened or last saved.
#[derive(Debug)]
pub enum News {
    /// It holds what it held.
    Same,
    /// It holds another map.
    Changed(Box<OpenMap>),
    /// It holds something that is not a map, or cannot be read.
    Broken(OpenError),
    /// It is not there any more.
    Gone {
        /// Its new name, where it was given another one in its folder.
        moved_to: Option<PathBuf>,
    },
}

impl Look {
    /// Whether the look still tells of a file, which may have been saved meanwhile.
    pub fn is_about(&self, file: &MapFile) -> bool {
        self.known == file.content
    }
}

/// Looks at the file of an open map again.
///
/// As long as time, size and place are the same, the content is taken for the same, so that this
/// costs little. [`super::save`] does not rely on that and always looks at the content.
pub fn look_again(file: &MapFile) -> Look {
    let (news, read_only) = match fs::metadata(&file.path) {
        Ok(metadata) => {
            let is_same = Some(Stamp::of(&metadata)) == file.stamp;
            let news = if is_same { News::Same } else { read_again(file) };
            (news, metadata.permissions().readonly())
        }
        Err(error) => (lost(file, error), false),
    };
    Look { news, read_only, known: file.content }
}

fn read_again(file: &MapFile) -> News {
    let path = &file.path;
    match read_finished(path) {
        Ok(disk) if Content::of(&disk.bytes) == file.content => News::Same,
        Ok(disk) => match read_map(path, disk) {
            Ok(map) => News::Changed(Box::new(map)),
            Err(error) => News::Broken(error),
        },
        Err(error) => lost(file, error),
    }
}

fn lost(file: &MapFile, error: io::Error) -> News {
    match error.kind() {
        // A folder on the way may have become a file.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            News::Gone { moved_to: new_name(file) }
        }
        _ => News::Broken(OpenError::from_io(&file.path, error)),
    }
}

/// The name in the same folder under which the file now stands.
#[cfg(unix)]
fn new_name(file: &MapFile) -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt as _;
    let node = file.stamp.as_ref()?.node();
    let folder = file.path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let names = system::names_in(folder.unwrap_or(Path::new(".")));
    names.into_iter().find_map(|name| {
        let path = folder.map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name));
        // Another name is meant and not a link that leads to the file.
        let metadata = fs::symlink_metadata(&path).ok()?;
        ((metadata.dev(), metadata.ino()) == node).then_some(path)
    })
}

#[cfg(not(unix))]
fn new_name(_file: &MapFile) -> Option<PathBuf> {
    None
}

impl MapFile {
    /// Follows the file to its new name.
    ///
    /// What stands there is looked at when it is saved, as ever.
    pub fn follow_to(&mut self, path: &Path) {
        self.path = path.to_owned();
        self.stamp = None;
    }

    /// Whether the file is marked as read-only.
    pub fn is_read_only(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|metadata| metadata.permissions().readonly())
    }
}

#[cfg(test)]
mod tests {
    use super::{News, look_again};
    use crate::store::{open, save};
    use std::fs;

    const MAP: &str = r#"Journey(format: 1, title: "before", stages: [])"#;

    #[test]
    fn what_became_of_the_file_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, MAP).unwrap();
        let mut map = open(&path).unwrap();
        assert!(matches!(look_again(&map.file).news, News::Same));

        fs::write(&path, MAP.replace("before", "elsewhere")).unwrap();
        let News::Changed(theirs) = look_again(&map.file).news else { panic!("not seen") };
        assert_eq!(theirs.document.journey.title, "elsewhere");

        fs::write(&path, MAP).unwrap();
        assert!(matches!(look_again(&map.file).news, News::Same), "the same again");

        map.document.journey.title = "after".into();
        save(&mut map.file, &map.document).unwrap();
        assert!(matches!(look_again(&map.file).news, News::Same), "our own save is no news");

        fs::write(&path, "<<<<<<< ours").unwrap();
        let News::Broken(error) = look_again(&map.file).news else { panic!("not seen") };
        assert!(error.to_string().contains("a.ron:1:1"), "{error}");

        fs::remove_file(&path).unwrap();
        assert!(matches!(look_again(&map.file).news, News::Gone { moved_to: None }));
    }

    #[test]
    fn a_look_is_about_the_file_until_that_is_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, MAP).unwrap();
        let mut map = open(&path).unwrap();
        let look = look_again(&map.file);
        assert!(look.is_about(&map.file));
        map.document.journey.title = "after".into();
        save(&mut map.file, &map.document).unwrap();
        assert!(!look.is_about(&map.file));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_another_name_is_found_and_followed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let new = folder.path().join("b.ron");
        fs::write(&path, MAP).unwrap();
        let mut map = open(&path).unwrap();
        fs::rename(&path, &new).unwrap();
        let News::Gone { moved_to } = look_again(&map.file).news else { panic!("not seen") };
        assert_eq!(moved_to.as_deref(), Some(new.as_path()));
        map.file.follow_to(&new);
        map.document.journey.title = "after".into();
        assert!(save(&mut map.file, &map.document).unwrap().written);
        assert!(fs::read_to_string(&new).unwrap().contains("after"));
        assert!(!path.exists());
    }

    #[test]
    fn a_mark_as_read_only_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, MAP).unwrap();
        let map = open(&path).unwrap();
        assert!(!look_again(&map.file).read_only && !map.file.is_read_only());
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let look = look_again(&map.file);
        assert!(look.read_only && map.file.is_read_only());
        assert!(matches!(look.news, News::Same));
    }
}
