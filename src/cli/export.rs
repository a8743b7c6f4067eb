//! `wayband export`: a map in another format.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::maps;
use super::output::Output;
use super::parallel::in_order;
use super::status::{Failure, Status};
use crate::export;
use crate::store::{self, OpenError, SaveError};

/// Write maps in another format
///
/// Without `-o` the result goes to standard output; several maps stand there one below the other.
#[derive(Debug, Args)]
pub struct Export {
    /// The maps.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The format: `markdown`, a page (GFM) to hand out or to put into a wiki.
    #[arg(long, value_name = "FORMAT", hide_possible_values = true)]
    to: Format,

    /// Where to write: a file, a folder that gets one file a map, or `-` for standard output.
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// Overwrite files that are there already.
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Format::Markdown => "md",
        }
    }
}

impl Export {
    /// Exports. Where a map cannot be read, the others are written all the same, but never into one
    /// file without it.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let output = self.output.as_deref().filter(|output| output.as_os_str() != "-");
        let folder = output.filter(|output| output.is_dir());
        let targets = folder.map(|folder| self.targets(folder)).transpose()?;
        let pages = in_order(&self.files, |file| self.page(file));
        let Some(targets) = targets else { return self.as_one(output, pages, out) };
        let mut status = Status::Fine;
        for (target, page) in targets.iter().zip(pages) {
            let done = match page {
                Ok(page) => self.write(target, &page),
                Err(error) => {
                    status = status.max(maps::tell(error, out));
                    continue;
                }
            };
            if let Err(failure) = done {
                out.failure(&failure);
                status = status.max(failure.status);
            }
        }
        Ok(status)
    }

    fn page(&self, file: &Path) -> Result<String, OpenError> {
        let document = store::open(file)?.document;
        Ok(match self.to {
            Format::Markdown => export::markdown(&document.journey),
        })
    }

    /// The file in a folder for each map.
    fn targets(&self, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
        let mut taken = HashSet::new();
        let mut targets = Vec::new();
        for file in &self.files {
            let mut name = file.file_stem().unwrap_or_default().to_owned();
            name.push(".");
            name.push(self.to.extension());
            let target = folder.join(name);
            if !taken.insert(target.clone()) {
                let message = format!("two maps would be written to {}", target.display());
                return Err(Failure::usage(message).hint("export them one at a time"));
            }
            targets.push(target);
        }
        Ok(targets)
    }

    fn as_one(
        &self,
        output: Option<&Path>,
        pages: Vec<Result<String, OpenError>>,
        out: &mut Output,
    ) -> Result<Status, Failure> {
        let mut status = Status::Fine;
        let mut whole = String::new();
        for page in pages {
            match page {
                Ok(page) => {
                    if !whole.is_empty() {
                        whole.push('\n');
                    }
                    whole.push_str(&page);
                }
                Err(error) => status = status.max(maps::tell(error, out)),
            }
        }
        match output {
            None => out.raw(whole),
            Some(output) if status == Status::Fine => self.write(output, &whole)?,
            Some(_) => {}
        }
        Ok(status)
    }

    fn write(&self, target: &Path, page: &str) -> Result<(), Failure> {
        let done = match self.force {
            true => store::write_over(target, page.as_bytes()),
            false => store::write_new(target, page.as_bytes()),
        };
        done.map_err(|error| {
            let mut failure = maps::unwritten(&error);
            if matches!(error, SaveError::Exists { .. }) {
                failure.hint = Some("`--force` overwrites it".to_owned());
            }
            failure
        })
    }
}
