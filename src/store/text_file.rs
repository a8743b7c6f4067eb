//! A text that is handed to another program as a private file, and read back.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::{OpenError, read_text, system};

/// The folder of such files within the user's folder for state.
const FOLDER: &str = "texts";

/// A private file that holds a text; it is removed when dropped.
#[derive(Debug)]
pub struct TextFile {
    path: TempPath,
}

impl TextFile {
    /// Makes a file of a text in the user's folder for state, else where the system keeps what is for
    /// now. Nobody but the user may read it; its name begins with `name`.
    ///
    /// # Errors
    ///
    /// Those of the system.
    pub fn make(state: Option<&Path>, name: &str, text: &str) -> io::Result<Self> {
        let folder = match state {
            Some(state) => private_folder(&state.join(FOLDER))?,
            None => std::env::temp_dir(),
        };
        let mut builder = tempfile::Builder::new();
        let start = format!("{name}-");
        let mut file = builder.prefix(&start).suffix(".txt").tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        Ok(TextFile { path: file.into_temp_path() })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it holds now.
    ///
    /// # Errors
    ///
    /// [`OpenError`], but never [`OpenError::NotAMap`].
    pub fn read(&self) -> Result<String, OpenError> {
        read_text(&self.path)
    }

    /// Leaves the file where it lies, for good.
    pub fn leave(self) -> PathBuf {
        let path = self.path.to_path_buf();
        self.path.keep().unwrap_or(path)
    }
}

fn private_folder(folder: &Path) -> io::Result<PathBuf> {
    system::make_private_folder(folder)?;
    fs::canonicalize(folder)
}

#[cfg(test)]
mod tests {
    use super::TextFile;
    use std::fs;

    #[test]
    fn it_is_private_read_back_and_removed() {
        let state = tempfile::tempdir().unwrap();
        let file = TextFile::make(Some(state.path()), "notes", "one\n").unwrap();
        let path = file.path().to_owned();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode =
                |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        }
        fs::write(&path, "two\n").unwrap();
        assert_eq!(file.read().unwrap(), "two\n");
        drop(file);
        assert!(!path.exists());
    }

    #[test]
    fn what_another_program_replaces_or_spoils_is_not_lost() {
        let state = tempfile::tempdir().unwrap();
        let file = TextFile::make(Some(state.path()), "notes", "one").unwrap();
        // As many editors save: another file comes in its place.
        let other = state.path().join("other");
        fs::write(&other, "two").unwrap();
        fs::rename(&other, file.path()).unwrap();
        assert_eq!(file.read().unwrap(), "two");
        fs::write(file.path(), b"\xff").unwrap();
        assert!(file.read().is_err());
        let left = file.leave();
        assert_eq!(fs::read(left).unwrap(), b"\xff");
    }
}
