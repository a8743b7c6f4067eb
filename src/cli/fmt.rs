//! `wayband fmt`: canonical text.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::finding::Finding;
use super::maps;
use super::output::Output;
use super::parallel::in_order;
use super::status::{Failure, Status};
use crate::format;
use crate::store::{self, OpenError, SaveError};

/// Bring maps into canonical text
///
/// Comments are kept. The names of the maps that were not canonical go to standard output.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Maps, and folders to search for maps; `-` reads a map from standard input and writes its
    /// canonical text to standard output.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write nothing; the exit status is 1 where a map is not canonical.
    #[arg(long)]
    check: bool,
}

/// Why a map was left as it is.
enum Trouble {
    Unread(OpenError),
    Unwritten(SaveError),
}

impl Fmt {
    /// Formats, or with `--check` only looks.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        if self.paths.iter().any(|path| path.as_os_str() == "-") {
            if self.paths.len() > 1 {
                return Err(Failure::usage("`-` for standard input stands alone"));
            }
            return self.standard_input(out);
        }
        let (files, mut status) = maps::find(&self.paths, out);
        let work = |path: &PathBuf| if self.check { is_other(path) } else { reformat(path) };
        for (path, done) in files.iter().zip(in_order(&files, work)) {
            match done {
                Ok(false) => {}
                Ok(true) => {
                    out.line(&path.to_string_lossy());
                    if self.check {
                        status = status.max(Status::Found);
                    }
                }
                Err(Trouble::Unread(error)) => status = status.max(maps::tell(error, out)),
                Err(Trouble::Unwritten(error)) => {
                    let failure = maps::unwritten(&error);
                    out.failure(&failure);
                    status = status.max(failure.status);
                }
            }
        }
        Ok(status)
    }

    fn standard_input(&self, out: &mut Output) -> Result<Status, Failure> {
        let mut text = String::new();
        std::io::stdin()
            .lock()
            .take(store::MAX_BYTES + 1)
            .read_to_string(&mut text)
            .map_err(|error| Failure::failed(format!("standard input cannot be read: {error}")))?;
        if text.len() as u64 > store::MAX_BYTES {
            return Err(Failure::failed("standard input is larger than a map may be"));
        }
        let document = match format::read(&text) {
            Ok(document) => document,
            Err(faults) => {
                let color = out.color_of_others();
                for fault in faults {
                    let finding = Finding::unreadable(Path::new("<stdin>"), fault);
                    out.raw_remark(&finding.text(color));
                }
                return Ok(Status::Failed);
            }
        };
        let canonical = format::print(&document);
        if !self.check {
            out.raw(canonical);
            return Ok(Status::Fine);
        }
        if canonical == text {
            return Ok(Status::Fine);
        }
        out.line("-");
        Ok(Status::Found)
    }
}

/// Whether a map's file holds anything but its canonical text.
fn is_other(path: &PathBuf) -> Result<bool, Trouble> {
    let text = store::read_text(path).map_err(Trouble::Unread)?;
    let document = format::read(&text)
        .map_err(|faults| Trouble::Unread(OpenError::NotAMap { path: path.clone(), faults }))?;
    Ok(format::print(&document) != text)
}

fn reformat(path: &PathBuf) -> Result<bool, Trouble> {
    let mut map = store::open(path).map_err(Trouble::Unread)?;
    let saved = store::reformat(&mut map.file, &map.document).map_err(Trouble::Unwritten)?;
    Ok(saved.written)
}
