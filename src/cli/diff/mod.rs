//! `wayband diff`: what changed between two versions of maps, in the words of the map.

mod asked;
mod compare;
mod files;
mod pair;
mod revisions;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use asked::Asked;
use compare::Outcome;
pub use pair::{Pair, Version};

use super::maps;
use super::output::Output;
use super::parallel::in_order;
use super::status::{Failure, Status};
use crate::store::OpenError;

/// Tell what changed between two versions of maps
///
/// Two arguments that both exist are files, or folders of maps. What tells most comes first: what
/// crossed an edge of the band of visibility, moments of truth and showstoppers, the lead persona,
/// what was removed, emotions; then, by stage, all else.
#[derive(Debug, Args)]
pub struct Diff {
    /// Two files or folders, OLD and NEW; or a revision or a range of revisions, REV, A..B or A...B.
    #[arg(value_name = "OLD NEW", num_args = 0..=2)]
    names: Vec<String>,

    /// With revisions: the maps and folders to look at.
    #[arg(last = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Compare the index, instead of the work tree, with a revision.
    #[arg(long)]
    cached: bool,

    /// How changes are written: `text`, `markdown` (a comment for a pull request) or `json`.
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    format: Format,

    /// Write one line a map: how many cards changed and how.
    #[arg(long)]
    stat: bool,

    /// Let the exit status be 1 where something in a map changed.
    #[arg(long)]
    exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

impl Diff {
    /// Compares and tells.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let asked = Asked::of(&self.names, &self.paths, self.cached, Path::exists)?;
        let (pairs, mut status) = pairs(&asked, out)?;
        for (pair, outcome) in pairs.iter().zip(in_order(&pairs, compare::compare)) {
            match outcome {
                Ok(Outcome::Same) => {}
                Ok(Outcome::Formatting) => out.line(&format!("{}  formatting only", pair.name())),
                Ok(Outcome::Changed) => {
                    out.line(&format!("{}  changed", pair.old_name().unwrap_or(pair.name())));
                    status = status.max(if self.exit_code { Status::Found } else { Status::Fine });
                }
                Err(errors) => {
                    for error in errors {
                        status = status.max(maps::tell(error, out));
                    }
                }
            }
        }
        Ok(status)
    }
}

/// The maps that are to be compared, and what was told on the way.
fn pairs(asked: &Asked, out: &mut Output) -> Result<(Vec<Pair>, Status), Failure> {
    match asked {
        Asked::Files { old, new } => files::pairs(old, new, out),
        Asked::Uncommitted { revision, cached, paths } => {
            revisions::uncommitted(revision.as_deref(), *cached, paths, out)
        }
        Asked::Revisions { old, new, since_parting, paths } => {
            revisions::between(old, new, *since_parting, paths, out)
        }
    }
}

/// What changed in one map, as text; for `git diff`.
///
/// # Errors
///
/// Why a version could not be read, for each that could not.
pub fn changes(pair: &Pair, _color: bool) -> Result<String, Vec<OpenError>> {
    Ok(match compare::compare(pair)? {
        Outcome::Same => String::new(),
        Outcome::Formatting => format!("{}  formatting only\n", pair.name()),
        Outcome::Changed => format!("{}  changed\n", pair.name()),
    })
}
