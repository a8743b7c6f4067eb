//! Pairs of maps out of a repository: revisions, the index, the work tree.

use std::path::{Path, PathBuf};

use super::pair::{Pair, Source, Version};
use super::renames::pair_renamed;
use crate::cli::git::failure;
use crate::cli::output::Output;
use crate::cli::status::{Failure, Status};
use crate::store::{self, Content, GitError, Repository, Span};

/// The maps that differ between a revision (`None`: `HEAD`) and the work tree, or the index.
///
/// # Errors
///
/// Where git is missing, there is no repository, or no such revision.
pub fn uncommitted(
    revision: Option<&str>,
    cached: bool,
    paths: &[PathBuf],
    out: &mut Output,
) -> Result<(Vec<Pair>, Status), Failure> {
    let names = [revision.unwrap_or("HEAD"), ""];
    let span = |repository: &Repository| {
        let old = repository.resolve(names[0])?;
        Ok(if cached { Span::ToIndex(old) } else { Span::ToWorkTree(old) })
    };
    pairs(span, names, paths, out)
}

/// The maps that differ between two revisions; or, `since_parting`, between where both parted and
/// the newer one.
///
/// # Errors
///
/// As [`uncommitted`]; and where the two have no commit in common.
pub fn between(
    old: &str,
    new: &str,
    since_parting: bool,
    paths: &[PathBuf],
    out: &mut Output,
) -> Result<(Vec<Pair>, Status), Failure> {
    let span = |repository: &Repository| {
        let mut from = repository.resolve(old)?;
        let to = repository.resolve(new)?;
        if since_parting {
            from = repository.merge_base(&from, &to)?;
        }
        Ok(Span::Revisions(from, to))
    };
    pairs(span, [old, new], paths, out)
}

fn pairs(
    span: impl Fn(&Repository) -> Result<Span, GitError>,
    names: [&str; 2],
    paths: &[PathBuf],
    out: &mut Output,
) -> Result<(Vec<Pair>, Status), Failure> {
    let repository = Repository::of(Path::new(".")).map_err(|error| match error {
        GitError::NoRepository { .. } => failure(&error)
            .hint("two files or two folders that both exist are compared without one"),
        error => failure(&error),
    })?;
    let changed = span(&repository).and_then(|span| repository.changed_maps(&span, paths));
    let changed = changed.map_err(|error| failure(&error))?;
    for path in changed.unmerged {
        out.remark(&format!("{} is not merged yet: the index has none of it", path.display()));
    }
    let [old_name, new_name] = names;
    let pairs = changed.maps.into_iter().map(|map| {
        let renamed =
            map.old.as_ref().map(|old| &old.path) != map.new.as_ref().map(|new| &new.path);
        Pair {
            renamed: renamed && map.old.is_some() && map.new.is_some(),
            old: map.old.map(|old| version(old, old_name)),
            new: map.new.map(|new| version(new, new_name)),
        }
    });
    // git goes by lines; a map that kept its cards is the same map.
    Ok((pair_renamed(pairs.collect()), Status::Fine))
}

fn version(version: store::Version, revision: &str) -> Version {
    let name = version.path.to_string_lossy().into_owned();
    let source = match version.content {
        Content::File(path) => Source::File(from_here(&path)),
        Content::Stored(bytes) => Source::Revision { name: revision.to_owned(), bytes },
    };
    Version { name, source }
}

/// A file as it is called from the current folder, where it lies below it.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}
