//! Writing into a file that must stay the same one, so that a cut is noticed and can be made good.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Seek as _, Write as _};
use std::path::Path;

use super::replace::{still_as_seen, write_synced};
use super::save_error::SaveError;
use super::system;
use super::temporary::{folder_of, temporary_beside};

/// What a file begins with while it is being written: no text begins so.
pub(super) const UNFINISHED: u8 = 0;

/// Writes into the file itself, so that all its names go on naming it and its owner stays. What it
/// held lies beside it, synced, until that is done.
///
/// `path` is what errors name, `target` the file it leads to, `seen` what was found there.
pub(super) fn write_in_place(
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
        let is_untouched = fs::read(target).is_ok_and(|now| now == old);
        if !is_untouched && fill(&mut file, &old).is_err() {
            let backup =
                backup.keep().map_or_else(|unkept| unkept.file.path().to_owned(), |(_, kept)| kept);
            return Err(SaveError::Torn { path: path.to_owned(), backup, source: failed });
        }
        return Err(io(failed));
    }
    Ok(())
}

/// Puts the first byte last: until then the file begins with [`UNFINISHED`], so that it cannot be
/// taken for a map whatever part of it has reached the disk. No more room is needed than the text
/// takes.
fn fill(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(&[UNFINISHED])?;
    file.sync_all()?;
    file.write_all(bytes.get(1..).unwrap_or_default())?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()?;
    if let Some(first) = bytes.get(..1) {
        file.rewind()?;
        file.write_all(first)?;
        file.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{UNFINISHED, fill};
    use std::fs::{self, File};

    #[test]
    fn a_file_holds_what_was_written_and_nothing_of_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "long before").unwrap();
        let mut file = File::options().write(true).open(&path).unwrap();
        for text in ["short", "", "x", "longer than ever before"] {
            fill(&mut file, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn no_map_begins_as_an_unfinished_file_does() {
        let text = format!("{}Journey(format: 1, title: \"a\")", char::from(UNFINISHED));
        assert!(crate::format::read(&text).is_err());
        assert!(crate::format::read(&text[1..]).is_ok());
    }
}
