//! `wayband diff`: what changed between two versions of maps, in the words of the map.

mod asked;
mod compare;
mod count;
mod files;
mod json;
mod pair;
mod renames;
mod revisions;
mod single;
mod text;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use asked::Asked;
use text::Look;

pub use pair::{Pair, Version};
pub use single::{Single, legend};

use super::maps;
use super::output::{Output, terminal_width};
use super::parallel::in_order;
use super::status::{Failure, Status};
use crate::diff::{MapDiff, Outcome};
use crate::export;
use crate::store::OpenError;

/// The width where there is no terminal to ask.
const USUAL_WIDTH: usize = 120;

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
        if self.stat && self.format != Format::Text {
            return Err(Failure::usage("`--stat` is a kind of text; it has no other format"));
        }
        let asked = Asked::of(&self.names, &self.paths, self.cached, Path::exists)?;
        let (pairs, mut status) = pairs(&asked, out)?;
        let compared = in_order(&pairs, compare::compare);
        let (mut maps, errors): (Vec<MapDiff>, Vec<Vec<OpenError>>) = compared.into_iter().unzip();
        maps.retain(MapDiff::is_worth_telling);
        if self.exit_code && maps.iter().any(MapDiff::differs) {
            status = status.max(Status::Found);
        }
        match self.format {
            Format::Text => self.text(&maps, out),
            Format::Json => {
                let (old, new) = asked.sides();
                out.raw(json::report(&old, &new, &maps).map_err(|error| {
                    Failure::failed(format!("the changes cannot be written: {error}"))
                })?);
            }
            Format::Markdown => out.raw(export::comment_on(&maps)),
        }
        for error in errors.into_iter().flatten() {
            status = status.max(maps::tell(error, out));
        }
        Ok(status)
    }

    fn text(&self, maps: &[MapDiff], out: &mut Output) {
        let color = out.color();
        let width = terminal_width().map_or(USUAL_WIDTH, usize::from);
        let look = Look { color, width };
        let is_long = |map: &MapDiff| matches!(map.outcome, Outcome::Changed(_));
        for (at, map) in maps.iter().enumerate() {
            if self.stat {
                out.raw(text::head(map, color));
                continue;
            }
            let before = at.checked_sub(1).and_then(|before| maps.get(before));
            if before.is_some_and(|before| is_long(before) || is_long(map)) {
                out.raw("\n");
            }
            out.raw(text::block(map, look));
        }
        if !self.stat && maps.iter().any(is_long) {
            out.raw(text::legend(color));
        }
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
