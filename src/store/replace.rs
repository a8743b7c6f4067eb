//! Writing a file so that at every moment either the old one or the new one is there, whole.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::attributes::keep_attributes;
use super::file::Stamp;
use super::in_place::write_in_place;
use super::save_error::SaveError;
use super::system;
use super::temporary::{folder_of, sweep, temporary_beside};

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
        use io::ErrorKind as Kind;
        let kind = failed.error.kind();
        if !matches!(kind, Kind::InvalidInput | Kind::Unsupported | Kind::PermissionDenied) {
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
    })?;
    sweep(path);
    Ok(())
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
    if system::hard_links(seen) > 1 {
        write_in_place(path, &target, seen, bytes)
    } else {
        rename_over(path, &target, seen, bytes)
    }?;
    sweep(&target);
    Ok(())
}

/// Removes what a killed save left of a file that needs no writing: where it was written in place,
/// that may be all there is to do.
pub(super) fn tidy(path: &Path, seen: &Metadata) {
    if system::hard_links(seen) > 1
        && let Ok(target) = fs::canonicalize(path)
    {
        sweep(&target);
    }
}

/// Puts a new file in place of the old one; writes into the old one where the new one could not be
/// all that the old one is.
fn rename_over(path: &Path, target: &Path, seen: &Metadata, bytes: &[u8]) -> Result<(), SaveError> {
    let io = |error| SaveError::from_io(path, error);
    // A rename would ask for the folder's permission only, not for the file's.
    let old = OpenOptions::new().write(true).open(target).map_err(io)?;
    let mut temporary = temporary_beside(target, None)?;
    let new = temporary.as_file();
    if !(system::keep_owner(new, seen) && keep_attributes(new, &old)) {
        drop(temporary);
        return write_in_place(path, target, seen, bytes);
    }
    // Windows puts nothing in place of a file that is open.
    drop(old);
    // The mode comes after the owner: a change of owner takes some of its bits away.
    new.set_permissions(seen.permissions()).map_err(io)?;
    write_synced(temporary.as_file_mut(), bytes).map_err(io)?;
    still_as_seen(path, target, seen)?;
    if let Err(failed) = temporary.persist(target) {
        use io::ErrorKind as Kind;
        // Mounted by itself, or in a folder where only its owner may rename it.
        if matches!(failed.error.kind(), Kind::ResourceBusy | Kind::PermissionDenied) {
            drop(failed.file);
            return write_in_place(path, target, seen, bytes);
        }
        return Err(io(failed.error));
    }
    system::sync_folder(folder_of(target))
        .map_err(|source| SaveError::Unsynced { path: path.to_owned(), source })
}

/// Whether nobody has touched a file since it was looked at.
pub(super) fn still_as_seen(path: &Path, target: &Path, seen: &Metadata) -> Result<(), SaveError> {
    match fs::metadata(target) {
        Ok(now) if Stamp::of(&now) == Stamp::of(seen) => Ok(()),
        Ok(_) => Err(SaveError::ChangedOnDisk { path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(SaveError::Vanished { path: path.to_owned() })
        }
        Err(error) => Err(SaveError::from_io(path, error)),
    }
}

pub(super) fn write_synced(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}
