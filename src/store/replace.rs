//! Writing a file so that at every moment either the old one or the new one is there, whole.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::file::Stamp;
use super::save_error::SaveError;
use super::system;

/// The longest file name that the usual file systems allow, in bytes.
const MAX_NAME: usize = 255;
/// What stands between the start of a temporary file's name and its end, at random.
const RANDOM: usize = 6;
const END: &str = ".tmp";

/// Makes a file that must not be there yet; whole, or not at all.
///
/// # Errors
///
/// [`SaveError`], with [`SaveError::Exists`] where there is anything under that name.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(SaveError::Exists { path: path.to_owned() });
    }
    let io = |error| SaveError::from_io(path, error);
    let mut temporary = temporary_beside(path, system::new_file_mode().as_ref())?;
    write_synced(temporary.as_file_mut(), bytes).map_err(io)?;
    if let Err(failed) = temporary.persist_noclobber(path) {
        if failed.error.kind() == io::ErrorKind::AlreadyExists {
            return Err(io(failed.error));
        }
        // Some file systems can neither rename without replacing nor link: take the name first.
        OpenOptions::new().write(true).create_new(true).open(path).map_err(io)?;
        if let Err(failed) = failed.file.persist(path) {
            // The name that was taken a line above; nothing else can be done about a failure.
            let _ = fs::remove_file(path);
            return Err(io(failed.error));
        }
    }
    system::sync_folder(folder_of(path)).map_err(|error| {
        // What may not be there tomorrow must not be in the way of trying again.
        let _ = fs::remove_file(path);
        io(error)
    })
}

/// Writes a file, in place of the one that may be there; whole, or not at all.
///
/// Mode, owner, symbolic and hard links of a file that is there stay. What is no ordinary file (a
/// pipe, a terminal, `/dev/null`) is written to.
///
/// # Errors
///
/// [`SaveError`], where the file is as it was before, if the error does not say otherwise.
pub fn write_over(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let io = |error| SaveError::from_io(path, error);
    match fs::metadata(path) {
        Ok(metadata) => replace(path, &metadata, bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            write_new(&end_of_links(path), bytes)
        }
        Err(error) => Err(io(error)),
    }
}

/// Removes a file; one that is not there is removed already.
pub(super) fn remove(path: &Path) -> Result<(), SaveError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(SaveError::from_io(path, error))
        }
        _ => Ok(()),
    }
}

/// Where a symbolic link leads that leads nowhere yet; any other path is itself.
fn end_of_links(path: &Path) -> PathBuf {
    let mut end = path.to_owned();
    // As many as Linux follows.
    for _ in 0..40 {
        let Ok(next) = fs::read_link(&end) else { break };
        end = folder_of(&end).join(next);
    }
    end
}

/// Puts a text in place of a file that is there, as long as it is still the one that was seen.
pub(super) fn replace(path: &Path, seen: &Metadata, bytes: &[u8]) -> Result<(), SaveError> {
    let io = |error| SaveError::from_io(path, error);
    if seen.is_dir() {
        return Err(SaveError::Folder { path: path.to_owned() });
    }
    if !seen.is_file() {
        return OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut stream| stream.write_all(bytes))
            .map_err(io);
    }
    if seen.permissions().readonly() {
        return Err(SaveError::ReadOnly { path: path.to_owned() });
    }
    // Where it is a symbolic link, its target is replaced and the link stays.
    let target = fs::canonicalize(path).map_err(io)?;
    // A rename would ask for the folder's permission only, not for the file's.
    OpenOptions::new().write(true).open(&target).map_err(io)?;
    if system::hard_links(seen) > 1 {
        return write_in_place(path, &target, seen, bytes);
    }
    match rename_over(path, &target, seen, bytes) {
        // Another program that saves the same file may have swept our temporary away.
        Err(SaveError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
            rename_over(path, &target, seen, bytes)
        }
        done => done,
    }?;
    sweep(&target);
    Ok(())
}

fn rename_over(path: &Path, target: &Path, seen: &Metadata, bytes: &[u8]) -> Result<(), SaveError> {
    let io = |error| SaveError::from_io(path, error);
    let mut temporary = temporary_beside(target, None)?;
    if !system::keep_owner(temporary.as_file(), seen) {
        // A renamed file would be ours; written in place it stays its owner's.
        drop(temporary);
        return write_in_place(path, target, seen, bytes);
    }
    // The mode comes after the owner: a change of owner takes some of its bits away.
    temporary.as_file().set_permissions(seen.permissions()).map_err(io)?;
    write_synced(temporary.as_file_mut(), bytes).map_err(io)?;
    still_as_seen(path, target, seen)?;
    temporary.persist(target).map_err(|failed| io(failed.error))?;
    system::sync_folder(folder_of(target))
        .map_err(|source| SaveError::Unsynced { path: path.to_owned(), source })
}

/// Writes into the file itself, so that all its names go on naming it. What it held lies beside it,
/// synced, until that is done.
fn write_in_place(
    path: &Path,
    target: &Path,
    seen: &Metadata,
    bytes: &[u8],
) -> Result<(), SaveError> {
    let io = |error| SaveError::from_io(path, error);
    let mut file = OpenOptions::new().write(true).open(target).map_err(io)?;
    let old = fs::read(target).map_err(io)?;
    let mut backup = temporary_beside(target, None)?;
    write_synced(backup.as_file_mut(), &old).map_err(io)?;
    system::sync_folder(folder_of(target)).map_err(io)?;
    still_as_seen(path, target, seen)?;
    if let Err(failed) = fill(&mut file, bytes) {
        if fill(&mut file, &old).is_err() {
            let backup =
                backup.keep().map_or_else(|unkept| unkept.file.path().to_owned(), |(_, kept)| kept);
            return Err(SaveError::Torn { path: path.to_owned(), backup, source: failed });
        }
        return Err(io(failed));
    }
    // The backup goes here, and with it those of saves that were killed.
    drop(backup);
    sweep(target);
    Ok(())
}

fn still_as_seen(path: &Path, target: &Path, seen: &Metadata) -> Result<(), SaveError> {
    match fs::metadata(target) {
        Ok(now) if Stamp::of(&now) == Stamp::of(seen) => Ok(()),
        Ok(_) => Err(SaveError::ChangedOnDisk { path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(SaveError::Vanished { path: path.to_owned() })
        }
        Err(error) => Err(SaveError::from_io(path, error)),
    }
}

fn write_synced(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

fn fill(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    use std::io::Seek as _;
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A hidden file in the same folder, which is removed when dropped.
fn temporary_beside(
    path: &Path,
    mode: Option<&fs::Permissions>,
) -> Result<NamedTempFile, SaveError> {
    let folder = folder_of(path);
    let make = |start: &str| {
        let mut builder = tempfile::Builder::new();
        builder.prefix(start).suffix(END).rand_bytes(RANDOM);
        if let Some(mode) = mode {
            builder.permissions(mode.clone());
        }
        builder.tempfile_in(folder)
    };
    let made = match make(&temporary_start(path)) {
        // Some file systems allow less than the usual length.
        Err(error) if error.kind() == io::ErrorKind::InvalidFilename => make(".wayband."),
        made => made,
    };
    made.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            SaveError::NoFolder { path: folder.to_owned() }
        }
        _ => SaveError::from_io(path, error),
    })
}

/// `.NAME.ron.`, cut where the whole name would be too long.
fn temporary_start(path: &Path) -> String {
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    let room = MAX_NAME - 2 - RANDOM - END.len();
    let cut = (0..=room.min(name.len())).rev().find(|at| name.is_char_boundary(*at));
    format!(".{}.", &name[..cut.unwrap_or(0)])
}

/// Removes the temporaries that killed saves of this file have left. The file is whole, so they hold
/// nothing of worth; what cannot be removed is left.
fn sweep(target: &Path) {
    let start = temporary_start(target);
    let Ok(entries) = fs::read_dir(folder_of(target)) else { return };
    let left: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.strip_prefix(start.as_str()).and_then(|rest| rest.strip_suffix(END)).is_some_and(
                |random| {
                    random.len() == RANDOM && random.bytes().all(|b| b.is_ascii_alphanumeric())
                },
            )
        })
        .map(|entry| entry.path())
        .collect();
    for path in left {
        let _ = fs::remove_file(path);
    }
}
