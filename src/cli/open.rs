//! `wayband [PATH]`: the editor, or the list of a folder's maps.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;

use super::maps;
use super::output::Output;
use super::status::{Failure, Status};
use crate::config::Folders;
use crate::store::LogFile;
use crate::tui;
use crate::tui::log::Log;
use crate::tui::pane::Lines;
use crate::tui::runtime::Closed;
use crate::tui::start::{Call, HalfMerged, StartError};

/// Where maps are looked for when no path is given and there is such a folder.
const USUAL_FOLDER: &str = "journeys";

/// What is opened in the editor, and how.
#[derive(Debug, Args)]
pub struct Open {
    /// The map to open, or a folder of maps to choose from [default: `journeys` if there is such a
    /// folder, else `.`].
    path: Option<PathBuf>,

    /// Show maps as plain lines for a screen reader: words instead of signs, nothing drawn around
    /// them, and the terminal's cursor on what is selected.
    #[arg(long)]
    plain: bool,

    /// Another file of settings than the one that `wayband paths` tells.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Add what the program does to a file, without any text of a map.
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
}

impl Open {
    /// Whether anything is said that only the editor understands.
    pub fn is_given(&self) -> bool {
        let files = [&self.path, &self.config, &self.log];
        self.plain || files.into_iter().any(Option::is_some)
    }

    fn lines(&self) -> Lines {
        if self.plain { Lines::Plain } else { Lines::Drawn }
    }
}

/// Opens a map in the editor, or a folder to choose a map from.
pub fn open(args: &Open, out: &mut Output) -> Result<Status, Failure> {
    let usual = Path::new(USUAL_FOLDER);
    let path = args.path.as_deref();
    let path = path.unwrap_or(if usual.is_dir() { usual } else { Path::new(".") });
    if !path.exists() {
        return Err(missing(path));
    }
    if let Some(config) = &args.config {
        readable(config)?;
    }
    let log = args.log.as_deref().map_or(Ok(Log::default()), log)?;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::usage("the editor needs a terminal to read keys from and to draw on")
            .hint("`wayband --help` lists the commands that work without one"));
    }
    let folders = Folders::of_user();
    let settings = args.config.clone().or_else(|| folders.as_ref().map(Folders::settings));
    let lines = args.lines();
    start(Call { path, half_merged: None, folders, settings, lines, log }, out)
}

/// Whether a file of settings that was named is there and can be read.
fn readable(config: &Path) -> Result<(), Failure> {
    let name = config.display();
    match tui::settings::text_of(config) {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(Failure::failed(format!("{name} is not there"))
            .hint("without --config the settings that `wayband paths` tells are read")),
        Err(mistake) => Err(Failure::failed(format!("{name}: {}", mistake.message))),
    }
}

fn log(path: &Path) -> Result<Log, Failure> {
    LogFile::open(path)
        .map(Log::new)
        .map_err(|error| Failure::failed(format!("{} cannot be written: {error}", path.display())))
}

fn missing(path: &Path) -> Failure {
    let failure = Failure::failed(format!("{} is not there", path.display()));
    let name = path.to_string_lossy();
    let command = super::command();
    let near = command
        .get_subcommands()
        .map(|sub| (strsim::jaro_winkler(&name, sub.get_name()), sub.get_name()))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((_, near)) => failure.hint(format!("did you mean `wayband {near}`?")),
        None if path.extension().is_some_and(|extension| extension == "ron") => {
            failure.hint(format!("`wayband new {name}` makes a map there"))
        }
        None => failure,
    }
}

/// Opens a merge that is not settled, with the user's settings.
pub fn settle(path: &Path, half_merged: HalfMerged, out: &mut Output) -> Result<Status, Failure> {
    let folders = Folders::of_user();
    let settings = folders.as_ref().map(Folders::settings);
    let (lines, log) = (Lines::Drawn, Log::default());
    start(Call { path, half_merged: Some(half_merged), folders, settings, lines, log }, out)
}

/// Hands over to the screens: a map file to edit, or a folder of maps to choose from.
fn start(call: Call<'_>, out: &mut Output) -> Result<Status, Failure> {
    match tui::start::run(call) {
        Ok(Closed::ByUser | Closed::Gone) => Ok(Status::Fine),
        Ok(Closed::Signal(signal)) => Err(end_by(signal)),
        Err(StartError::Map(error)) => Ok(maps::tell(error, out)),
        Err(StartError::Terminal(error)) => {
            Err(Failure::failed(format!("the terminal cannot be used: {error}")))
        }
    }
}

/// Ends as the signal would have ended the program, so that the caller sees what happened.
#[cfg(unix)]
fn end_by(signal: i32) -> Failure {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    Failure::failed(format!("ended by signal {signal}"))
}

#[cfg(not(unix))]
fn end_by(signal: i32) -> Failure {
    Failure::failed(format!("ended by signal {signal}"))
}

#[cfg(test)]
mod tests {
    use super::missing;
    use std::path::Path;

    #[test]
    fn what_is_not_there_gets_a_hint_where_there_is_one() {
        let hint = |path: &str| missing(Path::new(path)).hint;
        assert_eq!(hint("chekc").as_deref(), Some("did you mean `wayband check`?"));
        assert_eq!(hint("a/b.ron").as_deref(), Some("`wayband new a/b.ron` makes a map there"));
        assert_eq!(hint("nowhere/at/all"), None);
    }
}
