//! The hidden file beside another one that a save works in, and what killed saves left of them.

use std::ffi::OsStr;
use std::fs;
use std::hash::Hasher as _;
use std::io;
use std::path::{Path, PathBuf};

use rustc_hash::FxHasher;
use tempfile::NamedTempFile;

use super::save_error::SaveError;
use super::system;

/// The longest file name that the usual file systems allow, in bytes.
pub(super) const LONGEST_NAME: usize = 255;
/// The lengths that the name of a temporary is made for: the usual one, and that of file systems that
/// keep names encrypted.
const LONGEST_NAMES: [usize; 2] = [LONGEST_NAME, 143];
/// What stands between the start of a temporary file's name and its end, at random.
const RANDOM: usize = 6;
const END: &str = ".tmp";
/// How often it is begun anew where another process swept the file away as it was made.
const ATTEMPTS: usize = 4;

/// A hidden file in the same folder, which is removed when dropped. As long as this process lives no
/// other sweeps it away.
///
/// # Errors
///
/// [`SaveError`], about the folder where that is what is in the way.
pub(super) fn temporary_beside(
    path: &Path,
    mode: Option<&fs::Permissions>,
) -> Result<NamedTempFile, SaveError> {
    let mut temporary = make(path, mode)?;
    for _ in 1..ATTEMPTS {
        if system::claim(temporary.as_file()) {
            break;
        }
        temporary = make(path, mode)?;
    }
    Ok(temporary)
}

fn make(path: &Path, mode: Option<&fs::Permissions>) -> Result<NamedTempFile, SaveError> {
    let folder = folder_of(path);
    let [usual, short] = starts(path);
    let make = |start: &str| {
        let mut builder = tempfile::Builder::new();
        builder.prefix(start).suffix(END).rand_bytes(RANDOM);
        if let Some(mode) = mode {
            builder.permissions(mode.clone());
        }
        builder.tempfile_in(folder)
    };
    let made = match make(&usual) {
        Err(error) if error.kind() == io::ErrorKind::InvalidFilename => make(&short),
        made => made,
    };
    made.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            SaveError::NoFolder { path: folder.to_owned() }
        }
        io::ErrorKind::PermissionDenied => SaveError::ClosedFolder { path: folder.to_owned() },
        _ => SaveError::from_io(path, of_the_system(error)),
    })
}

/// An error without the name of the temporary, which means nothing to the user.
fn of_the_system(error: io::Error) -> io::Error {
    let source = error.get_ref().and_then(std::error::Error::source);
    let code = source
        .and_then(|source| source.downcast_ref::<io::Error>())
        .and_then(io::Error::raw_os_error);
    code.map_or(error, io::Error::from_raw_os_error)
}

/// The folder a file lies in, as it is named by the file's path.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Removes the temporaries that killed saves of this file have left. The file is whole, so they hold
/// nothing of worth; what cannot be removed is left.
pub(super) fn sweep(target: &Path) {
    for path in temporaries_of(target) {
        if let Some(_held) = system::take_abandoned(&path) {
            let _ = fs::remove_file(path);
        }
    }
}

/// What a save of a file has put by that is under way or was cut short; the newest.
pub(super) fn backup_of(path: &Path) -> Option<PathBuf> {
    let target = fs::canonicalize(path).ok()?;
    let time = |path: &PathBuf| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    temporaries_of(&target).into_iter().max_by_key(time)
}

fn temporaries_of(target: &Path) -> Vec<PathBuf> {
    let starts = starts(target);
    let is_ours = |name: &str| {
        starts.iter().any(|start| name.strip_prefix(start.as_str()).is_some_and(is_random))
    };
    let folder = folder_of(target);
    system::names_in(folder)
        .into_iter()
        .filter(|name| name.to_str().is_some_and(is_ours))
        .map(|name| folder.join(name))
        .filter(|path| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file()))
        .collect()
}

/// Whether a name ends as those of temporaries do, `a1B2c3.tmp`.
fn is_random(end: &str) -> bool {
    end.strip_suffix(END).is_some_and(|random| {
        random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// How the names of a file's temporaries begin, for each of [`LONGEST_NAMES`].
fn starts(path: &Path) -> [String; 2] {
    let name = path.file_name().unwrap_or_default();
    LONGEST_NAMES.map(|longest| start(name, longest - RANDOM - END.len()))
}

/// `.NAME.ron.`, or `.NAM~HASH.` where that would be too long: another file that begins as this one
/// does has other temporaries.
fn start(name: &OsStr, room: usize) -> String {
    if let Some(name) = name.to_str()
        && name.len() + 2 <= room
    {
        return format!(".{name}.");
    }
    let mut hasher = FxHasher::default();
    hasher.write(name.as_encoded_bytes());
    let end = format!("~{:016x}.", hasher.finish());
    format!(".{}{end}", cut(&name.to_string_lossy(), room - 1 - end.len()))
}

/// The start of a name that takes at most so many bytes.
pub(super) fn cut(name: &str, room: usize) -> &str {
    let end = (0..=room.min(name.len())).rev().find(|at| name.is_char_boundary(*at));
    &name[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAMES, backup_of, starts, sweep, temporary_beside};
    use crate::store::SaveError;
    use std::fs;
    use std::path::Path;

    #[test]
    fn a_name_is_cut_where_it_must_be_and_stays_its_own() {
        let of = |name: &str| starts(Path::new(name));
        assert_eq!(of("maps/a.ron"), [".a.ron.", ".a.ron."]);
        let long = [format!("{}a.ron", "ä".repeat(120)), format!("{}b.ron", "ä".repeat(120))];
        let [one, two] = long.map(|name| of(&name));
        for (at, longest) in LONGEST_NAMES.into_iter().enumerate() {
            assert!(one[at].len() <= longest - 10 && one[at].starts_with(".ä"), "{}", one[at]);
            assert_ne!(one[at], two[at]);
        }
    }

    #[test]
    fn what_a_living_process_works_in_is_not_swept_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap().join("a.ron");
        fs::write(&path, "").unwrap();
        let living = temporary_beside(&path, None).unwrap();
        sweep(&path);
        assert!(living.path().exists());
        // As a process that ends at once leaves it.
        let (file, abandoned) = living.keep().unwrap();
        drop(file);
        assert_eq!(backup_of(&path).as_ref(), Some(&abandoned));
        sweep(&path);
        assert!(!abandoned.exists());
    }

    #[test]
    fn folders_and_links_are_not_swept_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let lookalike = folder.path().join(".a.ron.a1B2c3.tmp");
        fs::create_dir(&lookalike).unwrap();
        sweep(&path);
        assert!(lookalike.exists());
    }

    #[test]
    fn an_error_names_the_file_or_its_folder_and_no_temporary() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("no/a.ron");
        let error = temporary_beside(&nowhere, None).unwrap_err();
        assert!(matches!(error, SaveError::NoFolder { .. }), "{error:?}");
        let wrapped = tempfile::tempfile_in(&nowhere).unwrap_err();
        assert!(!super::of_the_system(wrapped).to_string().contains("tmp"));
    }
}
