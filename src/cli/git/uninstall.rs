//! `wayband git uninstall`: takes back what `install` wrote, and only that.

use std::path::Path;

use clap::Args;

use super::failure;
use super::settings::{DRIVER, MERGE, SECTIONS, SETTINGS};
use crate::cli::output::Output;
use crate::cli::status::{Failure, Status};
use crate::store::{Attributes, Config, GitError, Repository};

/// Take back what `wayband git install` wrote
///
/// Settings and lines that are not as it writes them stay, and are named.
#[derive(Debug, Args)]
pub struct Uninstall {
    /// Take back the settings of all your repositories instead.
    #[arg(long)]
    global: bool,
}

impl Uninstall {
    /// Takes back what is there.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let done = if self.global {
            settings(Config::global(), "global git config", out)
        } else {
            here(out)
        };
        let told = done.map_err(|error| match &error {
            GitError::NoRepository { .. } => {
                failure(&error).hint("`--global` takes back the settings of all your repositories")
            }
            _ => failure(&error),
        })?;
        if told == 0 {
            out.remark("git is not set up for maps; nothing was taken back");
        }
        Ok(Status::Fine)
    }
}

/// Gives how many lines were told.
fn here(out: &mut Output) -> Result<usize, GitError> {
    let repository = Repository::of(Path::new("."))?;
    let attributes = repository.root().ok().map(Attributes::of).transpose()?;
    let told = settings(Config::local(&repository), "git config", out)?;
    let Some(mut attributes) = attributes else { return Ok(told) };
    let removed = attributes.remove_own();
    let gone = !removed.is_empty() && attributes.save()?;
    for line in &removed {
        out.line(&format!(".gitattributes: removed {}", String::from_utf8_lossy(line)));
    }
    if gone {
        out.line(".gitattributes: removed, as nothing else stood in it");
    }
    let left = attributes.by_hand();
    for line in &left {
        out.line(&format!(".gitattributes: left alone {}", String::from_utf8_lossy(line)));
    }
    Ok(told + removed.len() + left.len())
}

/// Takes the settings out that are as `install` writes them; gives how many lines were told.
///
/// Those of the merge driver go or stay as one: git refuses to merge where it knows a driver by any
/// setting and not its line.
fn settings(config: Config<'_>, scope: &str, out: &mut Output) -> Result<usize, GitError> {
    let there = config.entries(SECTIONS)?;
    let values = |key: &str| -> Vec<&str> {
        let of_key = there.iter().filter(|entry| entry.0 == key);
        of_key.map(|entry| entry.1.as_str()).collect()
    };
    let is_own = |key: &str| values(key).iter().all(|value| SETTINGS.contains(&(key, value)));
    let mut keys: Vec<&str> = there.iter().map(|entry| entry.0.as_str()).collect();
    // The driver's line goes last, as it came first.
    keys.sort_by_key(|key| *key == DRIVER);
    keys.dedup();
    for key in &keys {
        let goes = if key.starts_with(MERGE) { is_own(DRIVER) } else { is_own(key) };
        let value = values(key).join(", ");
        if !goes {
            out.line(&format!("{scope}: left alone {key} = {value}"));
            continue;
        }
        config.unset(key)?;
        let was = if is_own(key) { String::new() } else { format!(" (was {value})") };
        out.line(&format!("{scope}: removed {key}{was}"));
    }
    Ok(keys.len())
}
