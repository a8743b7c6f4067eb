//! `wayband git`: setting git up for maps, and what git then calls.

mod diff_driver;
mod install;
mod outline;
mod settings;
mod textconv;
mod uninstall;

use clap::{Args, Subcommand};

use super::output::Output;
use super::status::{Failure, Status};
use crate::store::GitError;

/// Set git up for maps; what git then calls
///
/// Once set up, git merges maps card by card and tells what changed in the words of the map.
#[derive(Debug, Args)]
pub struct Git {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Install(install::Install),
    Uninstall(uninstall::Uninstall),
    Textconv(textconv::Textconv),
    DiffDriver(diff_driver::DiffDriver),
}

impl Git {
    /// Does what the subcommand says.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        match &self.command {
            Command::Install(command) => command.run(out),
            Command::Uninstall(command) => command.run(out),
            Command::Textconv(command) => command.run(out),
            Command::DiffDriver(command) => command.run(out),
        }
    }
}

/// Why git did not do it.
pub fn failure(error: &GitError) -> Failure {
    Failure { status: Status::Failed, message: error.to_string(), hint: error.hint() }
}
