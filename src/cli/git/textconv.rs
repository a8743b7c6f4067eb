//! `wayband git textconv`: a map as lines that git compares.

use std::path::PathBuf;

use clap::Args;

use super::outline::outline;
use crate::cli::maps;
use crate::cli::output::Output;
use crate::cli::status::{Failure, Status};
use crate::format;
use crate::merge::{MarkerStyle, Markers, Three, Unmerged, marked_texts, unmerged};
use crate::store;

/// Write a map as an outline for `git log -p` and `git show`
///
/// One fact a line, each card below its stage, and conflict markers where the map has some. A file that
/// is no map comes out as it is.
#[derive(Debug, Args)]
pub struct Textconv {
    /// The file that git names.
    file: PathBuf,
}

impl Textconv {
    /// Writes it.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let bytes = match store::read_bytes(&self.file) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(maps::tell(error, out)),
        };
        match std::str::from_utf8(&bytes).ok().and_then(outlined) {
            Some(outline) => out.raw(outline),
            None => out.raw(bytes),
        }
        Ok(Status::Fine)
    }
}

/// The outline of the map in a text; of a half-merged one the outline with conflict markers, so that
/// git, which compares it with those of both sides, has like to compare with. `None` for other texts.
fn outlined(text: &str) -> Option<String> {
    let outline = |text: &str| format::read(text).ok().map(|map| outline(&map));
    outline(text).or_else(|| {
        let Unmerged { base, ours, theirs, .. } = unmerged(text)?;
        let (ours, theirs) = (outline(&ours)?, outline(&theirs)?);
        let mut markers = Markers::default();
        let base = match base {
            Some(base) => outline(&base)?,
            None => {
                markers.style = MarkerStyle::Merge;
                ours.clone()
            }
        };
        Some(marked_texts(&Three { base, ours, theirs }, &markers))
    })
}
