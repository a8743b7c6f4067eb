//! The names of recovery logs: which map a log belongs to is told by its name.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use twox_hash::XxHash3_64;

use crate::store::system;

/// The folder of recovery logs in the user's folder for state.
pub(super) fn folder(state: &Path) -> PathBuf {
    state.join("recovery")
}

/// The path of a map that all names of its file lead to.
pub(super) fn true_path(map: &Path) -> PathBuf {
    fs::canonicalize(map).or_else(|_| std::path::absolute(map)).unwrap_or_else(|_| map.to_owned())
}

/// How the names of a map's logs begin.
fn start(true_path: &Path) -> String {
    format!("{:016x}-", XxHash3_64::oneshot(true_path.as_os_str().as_encoded_bytes()))
}

/// The name of a map's log of a number.
pub(super) fn log(folder: &Path, true_path: &Path, number: u32) -> PathBuf {
    folder.join(format!("{}{number}.log", start(true_path)))
}

/// All files in a folder that have the name of a log of the map.
pub(super) fn logs(folder: &Path, true_path: &Path) -> Vec<PathBuf> {
    let start = start(true_path);
    let is_log = |name: &OsStr| {
        let name = name.to_string_lossy();
        name.strip_prefix(&start).is_some_and(|rest| rest.ends_with(".log"))
    };
    let names = system::names_in(folder).into_iter().filter(|name| is_log(name));
    let mut found: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
    found.sort();
    found
}
