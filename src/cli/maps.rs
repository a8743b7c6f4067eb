//! The maps that a command is about: files as they are given, folders searched.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::finding::Finding;
use super::output::Output;
use super::status::{Failure, Status};
use crate::format::{Fault, Position};
use crate::store::{self, OpenError, SaveError};

/// The map files that paths stand for, in the order of the paths and within a folder by path; each
/// file once. What is wrong with a folder is told at once.
pub fn find(paths: &[PathBuf], out: &mut Output) -> (Vec<PathBuf>, Status) {
    let mut status = Status::Fine;
    let mut files = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |path: PathBuf| {
        // Two threads must never write one file.
        let key = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
        if seen.insert(key) {
            files.push(path);
        }
    };
    for path in paths {
        if !path.is_dir() {
            add(path.clone());
            continue;
        }
        let found = store::find_maps(path);
        if found.maps.is_empty() && found.unread.is_empty() {
            out.remark(&format!("there is no map in {}", path.display()));
        }
        for error in found.unread {
            status = status.max(tell(error, out));
        }
        found.maps.into_iter().for_each(&mut add);
    }
    (files, status)
}

/// Why a map could not be read: findings in its text, or else a failure.
pub fn findings(error: OpenError) -> Result<Vec<Finding>, Failure> {
    let at_start = Position { offset: 0, line: 1, column: 1 };
    let one = |path: &Path, position, message: String, hint| {
        let fault = Fault { position, path: String::new(), message, hint, excerpt: None };
        Ok(vec![Finding::unreadable(path, fault)])
    };
    let hint = error.hint();
    match error {
        OpenError::NotAMap { path, faults } => {
            Ok(faults.into_iter().map(|fault| Finding::unreadable(&path, fault)).collect())
        }
        OpenError::NotUtf8 { path, line, column } => {
            let position = Position { line, column, ..at_start };
            one(&path, position, "this is not UTF-8 text".into(), hint)
        }
        OpenError::Utf16 { path } => one(&path, at_start, "this is UTF-16 text".into(), hint),
        OpenError::Unfinished { path, .. } => {
            one(&path, at_start, "a save of this file was cut short".into(), hint)
        }
        OpenError::NotFound { .. } | OpenError::Folder { .. } | OpenError::LinkLoop { .. } => {
            Err(Failure { status: Status::Failed, message: error.to_string(), hint })
        }
        OpenError::TooLarge { .. } | OpenError::Denied { .. } | OpenError::Io { .. } => {
            one(error.path(), at_start, error.to_string(), hint)
        }
    }
}

/// Tells on standard error why a map could not be read.
pub fn tell(error: OpenError, out: &mut Output) -> Status {
    match findings(error) {
        Ok(findings) => {
            let color = out.color_of_others();
            for finding in findings {
                out.raw_remark(&finding.text(color));
            }
        }
        Err(failure) => out.failure(&failure),
    }
    Status::Failed
}

/// Why a file could not be written.
pub fn unwritten(error: &SaveError) -> Failure {
    Failure { status: Status::Failed, message: error.to_string(), hint: error.hint() }
}

#[cfg(test)]
mod tests {
    use super::findings;
    use crate::store::OpenError;

    #[test]
    fn a_bad_byte_has_its_place_and_a_missing_file_none() {
        let path = "a.ron".into();
        let found = findings(OpenError::NotUtf8 { path, line: 3, column: 4 }).unwrap();
        assert!(found[0].text(false).starts_with("a.ron:3:4: error[unreadable]: this is not"));
        let failure = findings(OpenError::NotFound { path: "a.ron".into() }).unwrap_err();
        assert!(failure.message.contains("a.ron") && failure.hint.is_some());
    }
}
