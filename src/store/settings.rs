//! Files of the user's settings.

use std::fs;
use std::path::Path;

use super::{OpenError, SaveError, read_text, write_new};

/// The text of a file of settings; `None` where there is no such file.
///
/// # Errors
///
/// [`OpenError`], but never [`OpenError::NotAMap`].
pub fn read_settings(path: &Path) -> Result<Option<String>, OpenError> {
    match read_text(path) {
        Ok(text) => Ok(Some(text)),
        Err(OpenError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes a file of settings, and the folders it lies in, where there is none; one that is there is
/// left alone.
///
/// # Errors
///
/// [`SaveError`].
pub fn make_settings(path: &Path, text: &str) -> Result<(), SaveError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| SaveError::from_io(folder, error))?;
    }
    match write_new(path, text.as_bytes()) {
        Err(SaveError::Exists { .. }) => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::{make_settings, read_settings};

    #[test]
    fn settings_are_made_once_with_their_folders_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/wayband/settings.ron");
        assert_eq!(read_settings(&path).unwrap(), None);
        make_settings(&path, "Settings()").unwrap();
        make_settings(&path, "other").unwrap();
        assert_eq!(read_settings(&path).unwrap().as_deref(), Some("Settings()"));
        assert!(read_settings(folder.path()).is_err());
    }
}
