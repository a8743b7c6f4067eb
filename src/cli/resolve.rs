//! `wayband resolve`: the conflicts of a half-merged map, listed or settled.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::json;
use super::maps;
use super::open;
use super::output::Output;
use super::status::{Failure, Status};
use crate::journey::Value;
use crate::merge::{Conflict, ConflictKind, Merged, Side, Unmerged, unmerged};
use crate::store::{self, OpenError, OpenMap, Repository};
use crate::tui::start::HalfMerged;

/// Settle the conflicts of a half-merged map
///
/// On screen, one after the other: ours, theirs, both, or written anew; `--ours`, `--theirs` and `--list`
/// work without one. The three versions come from git's index where the map is in conflict there, else from the conflict
/// markers in the file. The settled map is written as canonical text.
#[derive(Debug, Args)]
pub struct Resolve {
    /// The map.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Take our version wherever the two sides cannot both have their way.
    #[arg(long, conflicts_with_all = ["theirs", "list"])]
    ours: bool,

    /// Take their version wherever the two sides cannot both have their way.
    #[arg(long, conflicts_with = "list")]
    theirs: bool,

    /// List the conflicts, and settle none; the exit status is 1 where there are any.
    #[arg(long)]
    list: bool,

    /// How conflicts are listed: `text` or `json`.
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Resolve {
    /// Lists or settles.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let side = match (self.ours, self.theirs) {
            (true, _) => Some(Side::Ours),
            (_, true) => Some(Side::Theirs),
            _ if self.list || self.format == Format::Json => None,
            _ => return self.on_screen(out),
        };
        let merged = match load(&self.file)? {
            Ok(merged) => merged,
            Err(error) => return Ok(maps::tell(error, out)),
        };
        match side {
            Some(side) => self.settle(&merged, side, out),
            None => self.list(&merged.conflicts, out),
        }
    }

    /// Settles the conflicts on screen, and offers to tell git.
    fn on_screen(&self, out: &mut Output) -> Result<Status, Failure> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(Failure::usage("settling on screen needs a terminal")
                .hint("`--ours`, `--theirs` and `--list` work without one"));
        }
        let Merged { document, conflicts } = match load(&self.file)? {
            Ok(merged) => merged,
            Err(error) => return Ok(maps::tell(error, out)),
        };
        let file = match store::open_half_merged(&self.file) {
            Ok((_, file)) => file,
            Err(error) => return Ok(maps::tell(error, out)),
        };
        let map = OpenMap { document, file };
        let status = open::settle(&self.file, HalfMerged { map, conflicts }, out)?;
        if store::open(&self.file).is_ok() {
            self.offer_to_add(out)?;
            return Ok(status);
        }
        out.remark(&format!("{} is still in conflict", self.file.display()));
        Ok(status.max(Status::Found))
    }

    /// Asks whether git is to hold the map for settled, where it is in conflict there.
    fn offer_to_add(&self, out: &mut Output) -> Result<(), Failure> {
        let Ok(repository) = Repository::of(&self.file) else { return Ok(()) };
        if !matches!(repository.conflict(&self.file), Ok(Some(_))) {
            return Ok(());
        }
        let name = self.file.display();
        out.remark(&format!("Tell git that {name} is settled (git add)? [Y/n]"));
        let mut answer = String::new();
        let read = io::stdin().read_line(&mut answer);
        if !matches!(read, Ok(1..)) || !matches!(answer.trim(), "" | "y" | "Y" | "yes") {
            return Ok(());
        }
        let added = repository.add(&self.file);
        added.map_err(|error| Failure { hint: error.hint(), ..Failure::failed(error.to_string()) })
    }

    fn settle(&self, merged: &Merged, side: Side, out: &mut Output) -> Result<Status, Failure> {
        store::overwrite(&self.file, &merged.as_side(side))
            .map_err(|error| maps::unwritten(&error))?;
        let (name, count) = (self.file.display(), merged.conflicts.len());
        let conflicts = if count == 1 { "conflict" } else { "conflicts" };
        out.remark(&format!("{name}: {count} {conflicts} settled, {} taken", side.name()));
        if merged.conflicts.iter().any(|conflict| conflict.kind == ConflictKind::Doubled) {
            out.hint(&format!("ids that are doubled stay so: `wayband check {name}` names them"));
        } else {
            out.hint(&format!("`git add {name}` tells git"));
        }
        Ok(Status::Fine)
    }

    fn list(&self, conflicts: &[Conflict], out: &mut Output) -> Result<Status, Failure> {
        match self.format {
            Format::Text => {
                let name = self.file.display();
                for conflict in conflicts {
                    out.line(&format!("{name}: {}", conflict.sentence()));
                }
            }
            Format::Json => {
                let file = self.file.to_string_lossy();
                let conflicts = conflicts.iter().map(Listed::of).collect();
                let report = Report { version: 1, file: &file, conflicts };
                out.raw(json::line(&report).map_err(|error| {
                    Failure::failed(format!("the conflicts cannot be written: {error}"))
                })?);
            }
        }
        Ok(if conflicts.is_empty() { Status::Fine } else { Status::Found })
    }
}

/// The versions of a map merged: those of git's index, else those between the markers in the file.
///
/// # Errors
///
/// Outer: there is nothing to settle. Inner: a version that is no map.
fn load(file: &Path) -> Result<Result<Merged, OpenError>, Failure> {
    let text = match store::read_text(file) {
        Ok(text) => text,
        Err(error) => return Ok(Err(error)),
    };
    let found = match of_index(file)? {
        Some(found) => Some(found),
        None => unmerged(&text),
    };
    let Some(found) = found else {
        return Err(Failure::failed(format!("{} is not in conflict", file.display()))
            .hint("git holds it for settled, and it has no conflict markers"));
    };
    Ok(found.merge().map_err(|unreadable| {
        let path = PathBuf::from(format!("{} ({})", file.display(), unreadable.side.name()));
        OpenError::NotAMap { path, faults: unreadable.faults }
    }))
}

/// The versions that git's index holds; `None` outside of repositories, and where git is not in the
/// middle of a merge of this file.
fn of_index(file: &Path) -> Result<Option<Unmerged>, Failure> {
    let Ok(Some(conflict)) = Repository::of(file).and_then(|repository| repository.conflict(file))
    else {
        return Ok(None);
    };
    let store::Conflict { base, ours: Some(ours), theirs: Some(theirs) } = conflict else {
        let name = file.display();
        return Err(Failure::failed(format!(
            "{name} was removed on one side and changed on the other"
        ))
        .hint(format!("`git add {name}` keeps it, `git rm {name}` removes it")));
    };
    let text = |bytes: Vec<u8>| {
        store::text_of(file, bytes).map_err(|error| Failure::failed(error.to_string()))
    };
    let base = base.map(text).transpose()?;
    Ok(Some(Unmerged { base, ours: text(ours)?, theirs: text(theirs)?, count: 0 }))
}

#[derive(Serialize)]
struct Report<'a> {
    version: u8,
    file: &'a str,
    conflicts: Vec<Listed<'a>>,
}

/// A conflict as other programs read it.
#[derive(Serialize)]
struct Listed<'a> {
    kind: &'static str,
    element: &'static str,
    id: Option<&'a str>,
    title: &'a str,
    stage: Option<&'a str>,
    field: Option<&'static str>,
    item: Option<&'a str>,
    item_field: Option<&'static str>,
    others: &'a [String],
    base: serde_json::Value,
    ours: serde_json::Value,
    theirs: serde_json::Value,
    message: String,
}

impl<'a> Listed<'a> {
    fn of(conflict: &'a Conflict) -> Self {
        let what = &conflict.subject;
        let says = |side| match &conflict.versions.get(side).says {
            None | Some(Value::Missing) => serde_json::Value::Null,
            Some(Value::Text(text)) => text.as_str().into(),
            Some(Value::Flag(flag)) => (*flag).into(),
            Some(Value::Integer(number)) => (*number).into(),
            Some(Value::Number(number)) => (*number).into(),
            Some(Value::Choice(index)) => (*index).into(),
        };
        Listed {
            kind: conflict.kind.name(),
            element: what.element,
            id: what.id.as_deref(),
            title: &what.title,
            stage: what.stage.as_deref(),
            field: what.field.map(|field| field.name()),
            item: what.item.as_deref(),
            item_field: conflict.item_field().map(|field| field.name()),
            others: &what.others,
            base: says(Side::Base),
            ours: says(Side::Ours),
            theirs: says(Side::Theirs),
            message: conflict.sentence(),
        }
    }
}
