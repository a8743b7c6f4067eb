//! git's own comparison of two files, line by line.

use std::ffi::OsStr;
use std::path::Path;

use super::error::GitError;
use super::program::{Git, line};

/// Compares two files line by line, as `git diff --no-index` does, without colour. The result is a
/// patch, empty where they are the same.
///
/// # Errors
///
/// [`GitError::Missing`], or what git says.
pub fn line_diff(old: &Path, new: &Path) -> Result<Vec<u8>, GitError> {
    let asked = ["--no-index", "--no-ext-diff", "--no-textconv", "--no-color", "--"];
    let git = Git::new(Path::new("."), "diff").args(asked);
    let answer = git.args([old, new].map(AsRef::<OsStr>::as_ref)).run()?;
    match answer.status {
        Some(0 | 1) => Ok(answer.out),
        _ => Err(answer.failed()),
    }
}

/// Whether git, by its settings, writes comparisons in colour where it writes to a terminal.
///
/// # Errors
///
/// [`GitError::Missing`], or what git says of its settings.
pub fn git_colors_diffs() -> Result<bool, GitError> {
    let asked = ["--get-colorbool", "color.diff", "true"];
    let answer = Git::new(Path::new("."), "config").args(asked).read()?;
    Ok(line(&answer) == b"true")
}
