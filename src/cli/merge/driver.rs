//! The merge as git calls it, for `merge.wayband.driver`: `%O %A %B %L %P %S %X %Y`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Files, merged, tell};
use crate::cli::maps;
use crate::cli::output::Output;
use crate::cli::status::{Failure, Status};
use crate::merge::{MARKER_SIZE, Markers, Merged, Three, marked};
use crate::store::{OpenError, hand_over, hand_over_map, merge_file, read_bytes};

/// What git hands over. The files are temporary and have other names than the map.
#[derive(Debug)]
pub(super) struct Driver {
    files: Files,
    /// The map's path in the repository.
    path: PathBuf,
    markers: Markers,
}

impl Driver {
    /// Takes the arguments: the three files, and what git knows of them as far as the configured line
    /// asks for it.
    pub(super) fn of(arguments: &[OsString]) -> Result<Self, Failure> {
        let [base, ours, theirs, rest @ ..] = arguments else {
            return Err(Failure::usage("git's merge driver gets %O %A %B %L %P %S %X %Y"));
        };
        let text = |at: usize| rest.get(at).map(|text| text.to_string_lossy().into_owned());
        let size = match text(0) {
            None => MARKER_SIZE,
            Some(size) => size.parse().ok().filter(|size| *size > 0).ok_or_else(|| {
                Failure::usage(format!("`{size}` is no size of a conflict marker"))
                    .hint("git's merge driver gets %O %A %B %L %P %S %X %Y")
            })?,
        };
        let usual = Markers::default().labels;
        let labels = Three {
            base: text(2).unwrap_or(usual.base),
            ours: text(3).unwrap_or(usual.ours),
            theirs: text(4).unwrap_or(usual.theirs),
        };
        let files = Files { base: base.into(), ours: ours.into(), theirs: theirs.into() };
        let path = rest.get(1).map_or_else(|| files.ours.clone(), PathBuf::from);
        Ok(Driver { files, path, markers: Markers { size, labels, ..Markers::default() } })
    }

    /// Merges into the file of ours. [`Status::Stopped`] where nothing could be done at all: then git
    /// stops instead of taking a file for merged that is not.
    pub(super) fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let stopped = |failure: Failure| Failure { status: Status::Stopped, ..failure };
        match merged(&self.files) {
            Ok(merged) => {
                self.write(&merged).map_err(stopped)?;
                Ok(tell(&self.path, &merged, out))
            }
            Err(errors) => {
                if let Some(text) = self.changed_by_one() {
                    let written = hand_over(&self.files.ours, &text);
                    written.map_err(|error| stopped(maps::unwritten(&error)))?;
                    return Ok(Status::Fine);
                }
                errors.into_iter().for_each(|error| self.tell_unread(error, out));
                self.line_by_line().map_err(stopped)?;
                let path = self.path.display();
                out.remark(&format!("{path} was merged line by line, as git does it"));
                out.hint(&format!("look at it, then `wayband check {path}`"));
                // However well the lines fit: what they say as a map is not known.
                Ok(Status::Found)
            }
        }
    }

    /// Writes the merged map; with conflicts the text that marks them.
    fn write(&self, merged: &Merged) -> Result<(), Failure> {
        let ours = &self.files.ours;
        let written = match merged.conflicts.is_empty() {
            true => hand_over_map(ours, &merged.document),
            false => hand_over(ours, marked(merged, &self.markers).as_bytes()),
        };
        written.map_err(|error| maps::unwritten(&error))
    }

    /// The merged text where at most one side changed anything, whatever the texts are: so `git rerere`
    /// settles a conflict again, whose versions hold conflict markers.
    fn changed_by_one(&self) -> Option<Vec<u8>> {
        let texts = Three::of(|side| read_bytes(self.files.get(side)).ok());
        let side = texts.settles(|one, other| one.is_some() && one == other)?;
        texts.get(side).clone()
    }

    /// Tells why a version is no map, under the name it has in the repository.
    fn tell_unread(&self, error: OpenError, out: &mut Output) {
        let error = match error {
            OpenError::NotAMap { faults, .. } => {
                OpenError::NotAMap { path: self.path.clone(), faults }
            }
            other => other,
        };
        maps::tell(error, out);
    }

    fn line_by_line(&self) -> Result<(), Failure> {
        let Three { base, ours, theirs } = &self.files;
        let labels = &self.markers.labels;
        let labels = [labels.ours.as_str(), &labels.base, &labels.theirs];
        let file = |path: &Path| path.to_owned();
        let merged = merge_file(&file(ours), &file(base), &file(theirs), labels, self.markers.size)
            .map_err(|error| {
                let hint = error.hint();
                Failure { hint, ..Failure::failed(error.to_string()) }
            })?;
        hand_over(ours, &merged.text).map_err(|error| maps::unwritten(&error))
    }
}
