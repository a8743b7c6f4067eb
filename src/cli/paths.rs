//! `wayband paths`: where the program keeps things.

use clap::Args;

use super::output::Output;
use super::status::{Failure, Status};
use crate::config::Folders;

/// Tell where settings, state and cache lie
///
/// One line each, `NAME: PATH`. None of them need exist.
#[derive(Debug, Args)]
pub struct Paths {}

impl Paths {
    /// Tells.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let Some(folders) = Folders::of_user() else {
            return Err(Failure::failed("there is no home folder")
                .hint("set HOME, or on Windows USERPROFILE"));
        };
        let own = [
            ("config", folders.config.clone()),
            ("settings", folders.settings()),
            ("templates", folders.templates()),
            ("state", folders.state.clone()),
            ("cache", folders.cache.clone()),
        ];
        for (name, folder) in own {
            out.line(&format!("{name}: {}", folder.display()));
        }
        Ok(Status::Fine)
    }
}
