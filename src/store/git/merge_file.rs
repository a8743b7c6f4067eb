//! git's own merge of three files, line by line.

use std::ffi::OsStr;
use std::path::Path;

use super::error::GitError;
use super::program::Git;

/// What git's own merge left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The merged text, with conflict markers where there are conflicts.
    pub text: Vec<u8>,
    /// How many conflicts there are; git counts to 127.
    pub conflicts: usize,
}

/// Merges three files line by line, as `git merge-file` does. The files stay as they are, and need
/// lie in no repository.
///
/// `labels` are those of ours, base and theirs, for the conflict markers, which have `marker_size`
/// characters.
///
/// # Errors
///
/// [`GitError::Missing`]; [`GitError::Failed`] where git does not merge them, such as binary files.
pub fn merge_file(
    ours: &Path,
    base: &Path,
    theirs: &Path,
    labels: [&str; 3],
    marker_size: usize,
) -> Result<Merged, GitError> {
    let size = format!("--marker-size={marker_size}");
    let mut git = Git::new(Path::new("."), "merge-file").args(["-p", "-q", &size]);
    for label in labels {
        git = git.args(["-L", label]);
    }
    let answer = git.args(["--"]).args([ours, base, theirs].map(AsRef::<OsStr>::as_ref)).run()?;
    match answer.status {
        Some(conflicts @ 0..=127) => {
            Ok(Merged { text: answer.out, conflicts: conflicts.unsigned_abs() as usize })
        }
        _ => Err(answer.failed()),
    }
}

#[cfg(test)]
mod tests {
    use super::{GitError, merge_file};
    use std::fs;

    #[test]
    fn lines_are_merged_and_conflicts_marked_and_counted() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let merge = |ours: &str, base: &str, theirs: &str| {
            fs::write(path("-ours"), ours).unwrap();
            fs::write(path("base"), base).unwrap();
            fs::write(path("their s"), theirs).unwrap();
            merge_file(&path("-ours"), &path("base"), &path("their s"), ["o ", "-b", "--theirs"], 9)
        };
        let clean = merge("1\n2\n3\nx\n", "1\n2\n3\n", "y\n1\n2\n3\n").unwrap();
        assert_eq!((clean.text.as_slice(), clean.conflicts), (b"y\n1\n2\n3\nx\n".as_slice(), 0));
        let both = merge("a\n", "", "b\n").unwrap();
        let text = String::from_utf8(both.text).unwrap();
        assert_eq!(both.conflicts, 1);
        assert!(text.starts_with("<<<<<<<<< o \na\n"), "{text}");
        assert!(text.ends_with("=========\nb\n>>>>>>>>> --theirs\n"), "{text}");
        assert_eq!(fs::read_to_string(path("-ours")).unwrap(), "a\n", "nothing was written");

        let binary = merge("a\0\n", "", "b\0\n").unwrap_err();
        assert!(matches!(binary, GitError::Failed { .. }), "{binary:?}");
        assert!(binary.to_string().starts_with("git merge-file failed: "), "{binary}");
    }
}
