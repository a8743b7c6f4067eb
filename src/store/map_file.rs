//! Naming and removing the file of a map, without touching any other.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use super::listing::Seen;
use super::save_error::SaveError;
use super::system;
use super::temporary::folder_of;

/// Gives a file another name on the same disk. At every moment the file is there under one of them.
///
/// # Errors
///
/// [`SaveError`]; [`SaveError::Exists`] where there is anything under the new name, which is never
/// replaced.
pub fn rename_file(from: &Path, to: &Path) -> Result<(), SaveError> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(SaveError::Exists { path: to.to_owned() });
    }
    if !folder_of(to).is_dir() {
        return Err(SaveError::NoFolder { path: to.to_owned() });
    }
    let at_new = |error| SaveError::from_io(to, error);
    // A rename would replace what another program puts there meanwhile; a second name does not.
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from).map_err(|error| {
            // The file has both names: the new one is the one to give up.
            let _ = fs::remove_file(to);
            SaveError::from_io(from, error)
        })?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(at_new(error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(SaveError::Vanished { path: from.to_owned() });
        }
        // Some file systems have no second names: take the name first.
        Err(_) => {
            OpenOptions::new().write(true).create_new(true).open(to).map_err(at_new)?;
            if let Err(error) = fs::rename(from, to) {
                // The name that was taken a line above; nothing else can be done about a failure.
                let _ = fs::remove_file(to);
                return Err(at_new(error));
            }
        }
    }
    let unsynced = |source| SaveError::Unsynced { path: to.to_owned(), source };
    system::sync_folder(folder_of(to)).map_err(unsynced)?;
    system::sync_folder(folder_of(from)).map_err(unsynced)
}

/// Deletes a file that is still as it was seen. Only for a user who has been asked.
///
/// # Errors
///
/// [`SaveError`]; [`SaveError::ChangedOnDisk`] where another program wrote it since it was seen.
pub fn delete_file(path: &Path, seen: &Seen) -> Result<(), SaveError> {
    let Some(now) = Seen::of(path) else {
        return Err(SaveError::Vanished { path: path.to_owned() });
    };
    if now != *seen {
        return Err(SaveError::ChangedOnDisk { path: path.to_owned() });
    }
    fs::remove_file(path).map_err(|error| SaveError::from_io(path, error))?;
    system::sync_folder(folder_of(path))
        .map_err(|source| SaveError::Unsynced { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::listing::Seen;
    use super::super::save_error::SaveError;
    use super::{delete_file, rename_file};

    #[test]
    fn a_file_gets_another_name_and_none_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.ron"), "one").unwrap();
        fs::write(path("b.ron"), "two").unwrap();
        let error = rename_file(&path("a.ron"), &path("b.ron")).unwrap_err();
        assert!(matches!(error, SaveError::Exists { .. }), "{error:?}");
        let error = rename_file(&path("a.ron"), &path("no/c.ron")).unwrap_err();
        assert!(matches!(error, SaveError::NoFolder { .. }), "{error:?}");
        let error = rename_file(&path("none.ron"), &path("c.ron")).unwrap_err();
        assert!(matches!(error, SaveError::Vanished { .. }), "{error:?}");
        rename_file(&path("a.ron"), &path("c.ron")).unwrap();
        assert_eq!(fs::read_to_string(path("c.ron")).unwrap(), "one");
        assert_eq!(fs::read_to_string(path("b.ron")).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_file_that_others_wrote_since_is_not_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let seen = Seen::of(&path).unwrap();
        fs::write(&path, "longer").unwrap();
        let error = delete_file(&path, &seen).unwrap_err();
        assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error:?}");
        delete_file(&path, &Seen::of(&path).unwrap()).unwrap();
        assert!(!path.exists());
        assert!(matches!(delete_file(&path, &seen).unwrap_err(), SaveError::Vanished { .. }));
    }
}
