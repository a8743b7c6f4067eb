//! Revisions by name.

use super::error::GitError;
use super::program::{line, not_understood};
use super::repository::Repository;

/// A commit or a tree, found by a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// What it was asked for by: `HEAD~2`, a branch, a tag.
    pub name: String,
    /// Its object id, in hex.
    pub id: String,
}

impl Repository {
    /// The revision that a name stands for. `HEAD` of a repository without commits is an empty
    /// tree.
    ///
    /// # Errors
    ///
    /// [`GitError::UnknownRevision`]; [`GitError::Shallow`] where that may be the reason.
    pub fn resolve(&self, name: &str) -> Result<Revision, GitError> {
        for kind in ["commit", "tree"] {
            if let Some(id) = self.object(&format!("{name}^{{{kind}}}"))? {
                return Ok(Revision { name: name.to_owned(), id });
            }
        }
        if matches!(name, "HEAD" | "@") && self.is_unborn()? {
            let id = self.git("hash-object").args(["-t", "tree", "--stdin"]).read()?;
            return Ok(Revision { name: name.to_owned(), id: text(&id) });
        }
        let name = name.to_owned();
        Err(match self.is_shallow()? {
            true => GitError::Shallow { name },
            false => GitError::UnknownRevision { name },
        })
    }

    /// The newest commit that both come from: where `A...B` begins.
    ///
    /// # Errors
    ///
    /// [`GitError::NoMergeBase`]; [`GitError::Shallow`] where that may be the reason.
    pub fn merge_base(&self, one: &Revision, other: &Revision) -> Result<Revision, GitError> {
        let names = [one.name.clone(), other.name.clone()];
        let answer = self.git("merge-base").args([&one.id, &other.id]).run()?;
        match answer.status {
            Some(0) => {
                let id = text(answer.out.split(|byte| *byte == b'\n').next().unwrap_or_default());
                Ok(Revision { name: names.join("..."), id })
            }
            Some(1) if self.is_shallow()? => Err(GitError::Shallow { name: names.join("...") }),
            Some(1) => Err(GitError::NoMergeBase { names }),
            _ => Err(answer.failed()),
        }
    }

    /// The id of what a name stands for.
    fn object(&self, name: &str) -> Result<Option<String>, GitError> {
        let args = ["--verify", "--quiet", "--end-of-options", name];
        let answer = self.git("rev-parse").args(args).run()?;
        match answer.status {
            Some(0) if answer.out.is_empty() => Err(not_understood("rev-parse")),
            Some(0) => Ok(Some(text(&answer.out))),
            // 128 where the name cannot be one, as `a..b`.
            Some(1 | 128) => Ok(None),
            _ => Err(answer.failed()),
        }
    }

    /// Whether `HEAD` is a branch that has no commit yet.
    fn is_unborn(&self) -> Result<bool, GitError> {
        let answer = self.git("symbolic-ref").args(["--quiet", "HEAD"]).run()?;
        Ok(answer.status == Some(0))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(line(bytes)).into_owned()
}
