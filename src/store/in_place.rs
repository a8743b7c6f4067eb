//! Writing into a file that must stay the same one, so that a cut is noticed and can be made good.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Seek as _, Write as _};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::file::Disk;
use super::replace::{still_as_seen, write_synced};
use super::save_error::SaveError;
use super::system;
use super::temporary::{backup_of, folder_of, temporary_beside};

/// What a file begins with while it is being written: no text begins so.
const UNFINISHED: u8 = 0;

/// How long it is waited for another process to finish, at most.
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(10);

/// Reads a file; where another process is writing into it, when that is done.
pub(super) fn read_finished(path: &Path) -> io::Result<Disk> {
    let begun = Instant::now();
    let mut disk = Disk::read(path)?;
    while is_unfinished(&disk.bytes) && begun.elapsed() < PATIENCE {
        match backup_of(path) {
            // Finished since it was read; or no text at all.
            None => {
                disk = Disk::read(path)?;
                if backup_of(path).is_none() {
                    break;
                }
            }
            Some(backup) if system::take_abandoned(&backup).is_some() => break,
            Some(_) => {
                thread::sleep(PAUSE);
                disk = Disk::read(path)?;
            }
        }
    }
    Ok(disk)
}

/// Whether a file was being written when it was read.
pub(super) fn is_unfinished(bytes: &[u8]) -> bool {
    bytes.first() == Some(&UNFINISHED)
}

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
    // Two that write into one file at once would leave a mixture.
    if !system::claim(&file) {
        return Err(SaveError::ChangedOnDisk { path: path.to_owned() });
    }
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

// Windows has no locks that a reader is free to look past.
#[cfg(all(test, unix))]
mod tests {
    use super::{UNFINISHED, fill, is_unfinished, read_finished, temporary_beside, write_in_place};
    use crate::store::SaveError;
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
    fn who_reads_a_file_that_is_being_written_waits_for_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, [UNFINISHED, b'b']).unwrap();
        // Nobody will finish these.
        assert!(is_unfinished(&read_finished(&path).unwrap().bytes));
        let abandoned = folder.path().join(".a.ron.a1B2c3.tmp");
        fs::write(&abandoned, "ab").unwrap();
        assert!(is_unfinished(&read_finished(&path).unwrap().bytes));
        fs::remove_file(abandoned).unwrap();

        let backup = temporary_beside(&path, None).unwrap();
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| read_finished(&path).unwrap().bytes);
            fill(&mut File::options().write(true).open(&path).unwrap(), b"ab").unwrap();
            drop(backup);
            assert_eq!(reader.join().unwrap(), b"ab");
        });
    }

    #[test]
    fn two_do_not_write_into_one_file_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "old").unwrap();
        let seen = fs::metadata(&path).unwrap();
        let other = File::options().write(true).open(&path).unwrap();
        assert!(crate::store::system::claim(&other));
        let error = write_in_place(&path, &path, &seen, b"new").unwrap_err();
        assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error:?}");
        drop(other);
        write_in_place(&path, &path, &seen, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn no_map_begins_as_an_unfinished_file_does() {
        let text = format!("{}Journey(format: 1, title: \"a\")", char::from(UNFINISHED));
        assert!(crate::format::read(&text).is_err());
        assert!(crate::format::read(&text[1..]).is_ok());
    }
}
