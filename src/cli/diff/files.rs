//! Pairs of maps out of two files or two folders.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::pair::{Pair, Version};
use super::renames::pair_renamed;
use crate::cli::maps;
use crate::cli::output::Output;
use crate::cli::status::{Failure, Status};
use crate::store;

/// The pairs of two paths: files are one pair, whatever they are called; the maps of folders are
/// paired by their paths within the folders, in the order of these; a map that has another name in
/// the new folder is one pair too.
///
/// What could not be looked into is told at once; the status says so.
///
/// # Errors
///
/// Where one is a file and the other a folder.
pub fn pairs(old: &Path, new: &Path, out: &mut Output) -> Result<(Vec<Pair>, Status), Failure> {
    match (old.is_dir(), new.is_dir()) {
        (false, false) => {
            let (old, new) = (Some(Version::of_file(old)), Some(Version::of_file(new)));
            Ok((vec![Pair { old, new, renamed: false }], Status::Fine))
        }
        (true, true) => Ok(of_folders(old, new, out)),
        (true, false) => Err(unlike(new, old)),
        (false, true) => Err(unlike(old, new)),
    }
}

fn unlike(file: &Path, folder: &Path) -> Failure {
    let (file, folder) = (file.display(), folder.display());
    let message = format!("{file} is a file and {folder} is a folder");
    Failure::usage(message).hint("compare two files or two folders")
}

fn of_folders(old: &Path, new: &Path, out: &mut Output) -> (Vec<Pair>, Status) {
    let mut status = Status::Fine;
    let mut found: BTreeMap<PathBuf, Pair> = BTreeMap::new();
    for (folder, is_old) in [(old, true), (new, false)] {
        let maps = store::find_maps(folder);
        for error in maps.unread {
            status = status.max(maps::tell(error, out));
        }
        for path in maps.maps {
            let within = path.strip_prefix(folder).unwrap_or(&path).to_owned();
            let blank = Pair { old: None, new: None, renamed: false };
            let pair = found.entry(within).or_insert(blank);
            let version = Some(Version::of_file(&path));
            if is_old {
                pair.old = version;
            } else {
                pair.new = version;
            }
        }
    }
    if found.is_empty() && status == Status::Fine {
        out.remark(&format!("there is no map in {} and {}", old.display(), new.display()));
    }
    (pair_renamed(found.into_values().collect()), status)
}
