//! `wayband merge`: three versions of a map become one; and the same as git's merge driver.

mod driver;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;

use super::maps;
use super::output::Output;
use super::parallel::in_order;
use super::status::{Failure, Status};
use crate::format::{self, Document};
use crate::merge::{MARKER_SIZE, Markers, Merged, Side, Three, marked, merge};
use crate::store::{self, OpenError};

use driver::Driver;

/// Merge three versions of a map
///
/// The merge knows cards from lines: two people may add cards to one stage, change different fields
/// of one card, or one moves a card that the other changes, without a conflict. What both cannot have
/// stands between conflict markers, and `wayband resolve` settles it. The exit status is 1 then.
#[derive(Debug, Args)]
pub struct Merge {
    /// The version that both come from (an empty file where there is none), and the two versions.
    #[arg(required = true, num_args = 3..=8, value_name = "BASE OURS THEIRS")]
    files: Vec<OsString>,

    /// Where the merged map is written, instead of over OURS; `-` is standard output.
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// How many characters a conflict marker has.
    #[arg(long, value_name = "N", default_value_t = MARKER_SIZE)]
    marker_size: usize,

    /// The name of the map in what is told.
    #[arg(long, value_name = "P")]
    path: Option<PathBuf>,

    /// What stands behind the conflict markers.
    #[arg(long, num_args = 3, value_names = ["BASE", "OURS", "THEIRS"])]
    labels: Vec<String>,

    /// Work as git's merge driver, which is called with `%O %A %B %L %P %S %X %Y`.
    #[arg(long, conflicts_with_all = ["output", "marker_size", "path", "labels"])]
    driver: bool,
}

/// The three files, in the order base, ours, theirs.
type Files = Three<PathBuf>;

impl Merge {
    /// Merges; [`Status::Found`] where conflicts are left.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        if self.driver {
            return Driver::of(&self.files)?.run(out);
        }
        let [base, ours, theirs] = &self.files[..] else {
            return Err(Failure::usage("a merge has three files: BASE OURS THEIRS"));
        };
        if self.marker_size == 0 {
            return Err(Failure::usage("a conflict marker has at least one character"));
        }
        let files = Three { base: base.into(), ours: ours.into(), theirs: theirs.into() };
        let merged = match merged(&files) {
            Ok(merged) => merged,
            Err(errors) => {
                return Ok(errors
                    .into_iter()
                    .map(|error| maps::tell(error, out))
                    .fold(Status::Failed, Status::max));
            }
        };
        let labels = match &self.labels[..] {
            [base, ours, theirs] => {
                Three { base: base.clone(), ours: ours.clone(), theirs: theirs.clone() }
            }
            _ => Three::of(|side| files.get(side).to_string_lossy().into_owned()),
        };
        let markers = Markers { size: self.marker_size, labels, ..Markers::default() };
        let target = self.output.as_ref().unwrap_or(&files.ours);
        if target.as_os_str() == "-" {
            out.raw(marked(&merged, &markers));
        } else {
            write(target, &merged, &markers)?;
        }
        let name = self.path.as_ref().unwrap_or(target);
        Ok(tell(name, &merged, out))
    }
}

/// The three versions merged; they are read on all processors.
///
/// # Errors
///
/// Why each of them that is no map could not be read.
fn merged(files: &Files) -> Result<Merged, Vec<OpenError>> {
    let sides = [Side::Base, Side::Ours, Side::Theirs];
    let mut errors = Vec::new();
    let mut found = Three { base: None, ours: None, theirs: None };
    for (side, map) in sides.iter().zip(in_order(&sides, |side| document(*side, files.get(*side))))
    {
        match map {
            Ok(map) => *found.get_mut(*side) = map,
            Err(error) => errors.push(error),
        }
    }
    match found {
        Three { base, ours: Some(ours), theirs: Some(theirs) } if errors.is_empty() => {
            Ok(merge(base, ours, theirs))
        }
        _ => Err(errors),
    }
}

/// The map in a file; `None` for a base that is empty, as there is for what both sides have added.
fn document(side: Side, path: &Path) -> Result<Option<Document>, OpenError> {
    let text = store::read_text(path)?;
    if side == Side::Base && text.trim().is_empty() {
        return Ok(None);
    }
    let not_a_map = |faults| OpenError::NotAMap { path: path.to_owned(), faults };
    format::read(&text).map(Some).map_err(not_a_map)
}

/// Writes the merged map; with conflicts the text that marks them, which is no map.
fn write(target: &Path, merged: &Merged, markers: &Markers) -> Result<(), Failure> {
    let written = match merged.conflicts.is_empty() {
        true => store::overwrite(target, &merged.document).map(drop),
        false => store::write_over(target, marked(merged, markers).as_bytes()),
    };
    written.map_err(|error| maps::unwritten(&error))
}

/// Tells each conflict, and what to do about them.
fn tell(name: &Path, merged: &Merged, out: &mut Output) -> Status {
    if merged.conflicts.is_empty() {
        return Status::Fine;
    }
    let name = name.display();
    for conflict in &merged.conflicts {
        out.remark(&format!("{name}: conflict: {}", conflict.sentence()));
    }
    let count = match merged.conflicts.len() {
        1 => "1 conflict".to_owned(),
        count => format!("{count} conflicts"),
    };
    out.remark(&format!("{count} in {name}"));
    out.hint(&format!("`wayband resolve {name}` settles them"));
    Status::Found
}
