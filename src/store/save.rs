//! Saving a map, without losing what anybody wrote.

use std::path::Path;

use super::file::{Content, Disk, MapFile, Stamp};
use super::proof::proven_text;
use super::replace::{replace, tidy, write_new, write_over};
use super::save_error::SaveError;
use super::temporary::{LONGEST_NAME, cut};
use crate::format::{self, Document};

/// What a save did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Whether anything was written: not where the map is the one on disk already.
    pub written: bool,
    /// Whether the file was not canonical before, so that lines changed that the user did not touch.
    pub reformatted: bool,
    /// The size of the file now.
    pub bytes: u64,
}

/// Saves a map to the file it came from. Where the map in the file is the same already, however it
/// is laid out, nothing is written.
///
/// # Errors
///
/// [`SaveError`]; [`SaveError::ChangedOnDisk`] and [`SaveError::Vanished`] where another program was
/// there first. The file is as it was, if the error does not say otherwise.
pub fn save(file: &mut MapFile, document: &Document) -> Result<Saved, SaveError> {
    let text = proven_text(&file.path, document)?;
    let disk = unchanged(file, &text)?;
    let before = canonical_text(file, &disk);
    if before.as_deref() == Some(text.as_str()) && file.synced {
        tidy(&file.path, &disk.metadata);
        file.saw(&disk);
        return Ok(Saved { written: false, reformatted: false, bytes: disk.bytes.len() as u64 });
    }
    let reformatted = before.is_some_and(|before| before.as_bytes() != disk.bytes);
    put(file, &disk, &text, reformatted)
}

/// As [`save`], but a file that holds the same map in another layout gets the canonical one.
///
/// # Errors
///
/// As [`save`].
pub fn reformat(file: &mut MapFile, document: &Document) -> Result<Saved, SaveError> {
    let text = proven_text(&file.path, document)?;
    let disk = unchanged(file, &text)?;
    let reformatted =
        canonical_text(file, &disk).is_some_and(|before| before.as_bytes() != disk.bytes);
    put(file, &disk, &text, reformatted)
}

/// Saves a map to the file it came from, whatever became of that since: what another program wrote
/// there is lost. Only for a user who has been asked.
///
/// # Errors
///
/// [`SaveError`].
pub fn save_over(file: &mut MapFile, document: &Document) -> Result<Saved, SaveError> {
    let text = proven_text(&file.path, document)?;
    file.settle(write_over(&file.path, text.as_bytes()), &text)?;
    Ok(Saved { written: true, reformatted: false, bytes: text.len() as u64 })
}

/// Saves a map under a new name; from then on the file is that one.
///
/// # Errors
///
/// [`SaveError`]; [`SaveError::Exists`] where there is anything under that name. The file is then
/// still the old one.
pub fn save_as(file: &mut MapFile, path: &Path, document: &Document) -> Result<Saved, SaveError> {
    *file = create(path, document)?;
    Ok(Saved { written: true, reformatted: false, bytes: file.content.length() })
}

/// Saves a map in a new file beside its own, `NAME-2.ron` or the next number that is free; from then
/// on the file is that one.
///
/// # Errors
///
/// [`SaveError`]; the file is then still the old one.
pub fn save_beside(file: &mut MapFile, document: &Document) -> Result<Saved, SaveError> {
    let stem = file.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut number = 2;
    loop {
        let end = format!("-{number}.ron");
        let stem = cut(&stem, LONGEST_NAME - end.len());
        let path = file.path.with_file_name(format!("{stem}{end}"));
        match save_as(file, &path, document) {
            // Another program may have taken it a moment ago.
            Err(SaveError::Exists { .. }) => number += 1,
            saved => return saved,
        }
    }
}

/// Makes a new map file.
///
/// # Errors
///
/// [`SaveError`]; [`SaveError::Exists`] where there is anything under that name.
pub fn create(path: &Path, document: &Document) -> Result<MapFile, SaveError> {
    let text = proven_text(path, document)?;
    write_new(path, text.as_bytes())?;
    Ok(MapFile::just_written(path, &text))
}

/// Makes a map file, in place of what may be there. Only for a user who has been asked.
///
/// # Errors
///
/// [`SaveError`].
pub fn overwrite(path: &Path, document: &Document) -> Result<MapFile, SaveError> {
    let text = proven_text(path, document)?;
    write_over(path, text.as_bytes())?;
    Ok(MapFile::just_written(path, &text))
}

/// What is on disk, where that is what was opened or last saved, or what is to be written now.
///
/// The content is compared and not the stamp: two writes within one tick of the clock are not rare
/// when a program writes them.
fn unchanged(file: &MapFile, text: &str) -> Result<Disk, SaveError> {
    let disk = Disk::read(&file.path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => SaveError::Vanished { path: file.path.clone() },
        _ => SaveError::from_io(&file.path, error),
    })?;
    if Content::of(&disk.bytes) == file.content || disk.bytes == text.as_bytes() {
        Ok(disk)
    } else {
        Err(SaveError::ChangedOnDisk { path: file.path.clone() })
    }
}

/// What the program would make of the file as it is; `None` where it is not a map.
fn canonical_text(file: &MapFile, disk: &Disk) -> Option<String> {
    let text = std::str::from_utf8(&disk.bytes).ok()?;
    if file.canonical {
        return Some(text.to_owned());
    }
    format::read(text).ok().map(|document| format::print(&document))
}

fn put(file: &mut MapFile, disk: &Disk, text: &str, reformatted: bool) -> Result<Saved, SaveError> {
    let written = disk.bytes != text.as_bytes() || !file.synced;
    if written {
        file.settle(replace(&file.path, &disk.metadata, text.as_bytes()), text)?;
    } else {
        tidy(&file.path, &disk.metadata);
        file.saw(disk);
    }
    file.canonical = true;
    Ok(Saved { written, reformatted, bytes: text.len() as u64 })
}

impl MapFile {
    fn just_written(path: &Path, text: &str) -> Self {
        MapFile {
            path: path.to_owned(),
            content: Content::of(text.as_bytes()),
            // The map is saved; that it cannot be looked at now is no reason to say otherwise.
            stamp: std::fs::metadata(path).ok().map(|metadata| Stamp::of(&metadata)),
            canonical: true,
            synced: true,
        }
    }

    /// Follows what is on disk after a write, also where that was done but not to the end: else the
    /// next save would take our own text for somebody else's.
    pub(super) fn settle(
        &mut self,
        result: Result<(), SaveError>,
        text: &str,
    ) -> Result<(), SaveError> {
        match &result {
            Ok(()) => *self = MapFile::just_written(&self.path, text),
            Err(SaveError::Unsynced { .. }) => {
                *self = MapFile { synced: false, ..MapFile::just_written(&self.path, text) };
            }
            Err(SaveError::Torn { .. }) => {
                if let Ok(disk) = Disk::read(&self.path) {
                    self.saw(&disk);
                    self.canonical = false;
                }
            }
            Err(_) => {}
        }
        result
    }

    fn saw(&mut self, disk: &Disk) {
        self.content = Content::of(&disk.bytes);
        self.stamp = Some(Stamp::of(&disk.metadata));
    }
}
