//! `wayband git textconv`: a map as lines that git compares.

use std::path::PathBuf;

use clap::Args;

use super::outline::outline;
use crate::cli::maps;
use crate::cli::output::Output;
use crate::cli::status::{Failure, Status};
use crate::format;
use crate::store;

/// Write a map as an outline for `git log -p` and `git show`
///
/// One fact a line, each card below its stage. A file that is no map comes out as it is.
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
        let text = std::str::from_utf8(&bytes).ok();
        match text.and_then(|text| format::read(text).ok()) {
            Some(document) => out.raw(outline(&document)),
            None => out.raw(bytes),
        }
        Ok(Status::Fine)
    }
}
