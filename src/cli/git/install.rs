//! `wayband git install`: settings and attributes, written where they are missing.

use std::path::Path;

use clap::Args;

use super::failure;
use super::settings::{SECTIONS, SETTINGS};
use crate::cli::maps;
use crate::cli::output::Output;
use crate::cli::status::{Failure, Status};
use crate::store::{Attributes, Config, GitError, OpenError, Repository};

/// Let git merge and compare maps with wayband
///
/// Writes git's settings for this repository, and into .gitattributes which files are maps. Says
/// what it wrote, line by line; what is there already stays as it is. Where wayband is missing, git
/// goes on as it would without it.
#[derive(Debug, Args)]
pub struct Install {
    /// Write the settings of all your repositories instead, and no attributes: these stay with each
    /// repository.
    #[arg(long)]
    global: bool,
}

impl Install {
    /// Writes what is missing.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let done = if self.global { globally(out) } else { here(out) };
        let status = done.map_err(|error| match &error {
            GitError::NoRepository { .. } => {
                failure(&error).hint("`git init` makes one; `--global` needs none")
            }
            _ => failure(&error),
        })?;
        if !is_on_path() {
            out.remark("`wayband` is not on the PATH: until it is, git merges maps line by line");
        }
        Ok(status)
    }
}

fn globally(out: &mut Output) -> Result<Status, GitError> {
    if settings(Config::global(), "global git config", out)? == 0 {
        out.remark("git is set up already; nothing was written");
    }
    out.remark("which files are maps stands in each repository: run `wayband git install` there");
    Ok(Status::Fine)
}

fn here(out: &mut Output) -> Result<Status, GitError> {
    let repository = Repository::of(Path::new("."))?;
    // Looked at before anything is written: where it cannot be written nothing is.
    let attributes = repository.root().ok().map(Attributes::of).transpose()?;
    let mut status = Status::Fine;
    let mut written = settings(Config::local(&repository), "git config", out)?;
    match attributes {
        Some(attributes) => {
            let (lines, unread) = attribute(&repository, attributes, out)?;
            written += lines;
            for error in unread {
                status = status.max(maps::tell(error, out));
            }
        }
        None => out.remark("this repository is bare: it has its settings and no .gitattributes"),
    }
    if written == 0 {
        out.remark("git is set up already; nothing was written");
    }
    if let Some(outer) = repository.superproject()? {
        out.remark(&format!("this is a submodule of {}, which is not set up", outer.display()));
    }
    if repository.root().is_ok() && repository.is_linked()? {
        out.remark("the settings hold for all work trees of this repository");
    }
    Ok(status)
}

/// Writes the settings that are missing or are others; gives how many.
fn settings(config: Config<'_>, scope: &str, out: &mut Output) -> Result<usize, GitError> {
    let there = config.entries(SECTIONS)?;
    let mut written = 0;
    for (key, value) in SETTINGS {
        let old: Vec<&str> =
            there.iter().filter(|entry| entry.0 == *key).map(|entry| entry.1.as_str()).collect();
        if old == [*value] {
            continue;
        }
        config.set(key, value)?;
        written += 1;
        let was = if old.is_empty() { String::new() } else { format!(" (was {})", old.join(", ")) };
        out.line(&format!("{scope}: {key} = {value}{was}"));
    }
    Ok(written)
}

/// Writes the lines of `.gitattributes` that are missing; gives how many, and what could not be
/// looked into.
fn attribute(
    repository: &Repository,
    mut attributes: Attributes,
    out: &mut Output,
) -> Result<(usize, Vec<OpenError>), GitError> {
    let missing = repository.unattributed()?;
    if missing.maps == 0 {
        out.remark("there is no map here yet: run this again once there is one");
    }
    let added = attributes.add(&missing.lines);
    if !added.is_empty() {
        attributes.save()?;
        for line in &added {
            out.line(&format!(".gitattributes: {}", String::from_utf8_lossy(line)));
        }
        out.remark("commit .gitattributes, so that it holds for everybody");
    }
    let overridden = !missing.lines.is_empty() && !repository.unattributed()?.lines.is_empty();
    if overridden {
        out.remark(
            "some maps keep other attributes: a later line, a .gitattributes in their folder or \
             .git/info/attributes says otherwise",
        );
    }
    Ok((added.len(), missing.unread))
}

/// Whether git's shell would find the program by its name.
fn is_on_path() -> bool {
    let name = format!("wayband{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(&name).is_file())
}
