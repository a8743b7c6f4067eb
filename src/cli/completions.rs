//! `wayband completions`: what a shell needs to complete the command line.

use clap::Args;
use clap_complete::Shell;

use super::output::Output;
use super::status::{Failure, Status};

/// Write shell completions to standard output
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell they are for.
    shell: Shell,
}

impl Completions {
    /// Writes them.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::command(), "wayband", &mut script);
        out.raw(script);
        Ok(Status::Fine)
    }
}
