//! The versions of a file that a merge could not settle, from the index.

use std::path::Path;

use super::error::GitError;
use super::program::not_understood;
use super::repository::Repository;

/// The three versions of a conflicted file, as the index holds them. A side that has no such file,
/// or a base before both added one, is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conflict {
    /// What both come from.
    pub base: Option<Vec<u8>>,
    /// The version of the branch that is merged into.
    pub ours: Option<Vec<u8>>,
    /// The version of the branch that is merged.
    pub theirs: Option<Vec<u8>>,
}

impl Repository {
    /// The three versions of a file, as bytes; `None` where git holds it for settled.
    ///
    /// # Errors
    ///
    /// [`GitError::Outside`], [`GitError::Submodule`], or those of running git.
    pub fn conflict(&self, file: &Path) -> Result<Option<Conflict>, GitError> {
        let git = self.git("ls-files").literal();
        let listed = git.args(["-u", "-z", "--"]).args([self.argument(file)?]).read()?;
        let mut stages = Vec::new();
        for entry in listed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()) {
            stages.push(stage(entry).ok_or_else(|| not_understood("ls-files"))?);
        }
        if stages.is_empty() {
            return Ok(None);
        }
        let ids: Vec<&str> = stages.iter().map(|(_, id)| *id).collect();
        let mut conflict = Conflict::default();
        for ((stage, _), content) in stages.iter().zip(self.blobs(&ids)?) {
            match stage {
                1 => conflict.base = Some(content),
                2 => conflict.ours = Some(content),
                _ => conflict.theirs = Some(content),
            }
        }
        Ok(Some(conflict))
    }

    /// Tells git that a file is settled, and takes it into the index: `git add`.
    ///
    /// # Errors
    ///
    /// [`GitError::Outside`], [`GitError::Submodule`], or what git says.
    pub fn add(&self, file: &Path) -> Result<(), GitError> {
        let git = self.git("add").literal();
        git.args(["--"]).args([self.argument(file)?]).read().map(drop)
    }
}

/// Stage and id of `MODE ID STAGE<tab>PATH`.
fn stage(entry: &[u8]) -> Option<(u8, &str)> {
    let end = entry.iter().position(|byte| *byte == b'\t')?;
    let mut words = std::str::from_utf8(&entry[..end]).ok()?.split(' ').skip(1);
    let id = words.next()?;
    let stage = words.next()?.parse().ok()?;
    (1..=3).contains(&stage).then_some((stage, id))
}
