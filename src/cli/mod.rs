//! The command line: one file a subcommand, their output and their exit status.

mod check;
mod completions;
mod diff;
mod export;
mod finding;
mod fmt;
mod git;
mod json;
mod man;
mod man_format;
mod maps;
mod merge;
mod new;
mod open;
mod output;
mod parallel;
mod paths;
mod resolve;
mod show;
mod status;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use output::{Output, When};
use status::{Failure, Status};

/// Customer-journey maps in the terminal.
///
/// A map shows what a service consumer and a service provider do, stage by stage, and what each of
/// them can see of the other. It is one text file that is read well in a pull request.
///
/// Without a subcommand the editor opens.
#[derive(Debug, Parser)]
#[command(name = "wayband", version, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    open: open::Open,

    /// When to write in colour; `NO_COLOR` and `CLICOLOR_FORCE` are honoured.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    color: When,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    Show(show::Show),
    Fmt(fmt::Fmt),
    Check(check::Check),
    Diff(diff::Diff),
    Merge(merge::Merge),
    Resolve(resolve::Resolve),
    Export(export::Export),
    Git(git::Git),
    Paths(paths::Paths),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        match self {
            Command::New(command) => command.run(out),
            Command::Show(command) => command.run(out),
            Command::Fmt(command) => command.run(out),
            Command::Check(command) => command.run(out),
            Command::Diff(command) => command.run(out),
            Command::Merge(command) => command.run(out),
            Command::Resolve(command) => command.run(out),
            Command::Export(command) => command.run(out),
            Command::Git(command) => command.run(out),
            Command::Paths(command) => command.run(out),
            Command::Completions(command) => command.run(out),
            Command::Man(command) => command.run(out),
        }
    }
}

/// The command line as a value: subcommands, options and their help.
pub fn command() -> clap::Command {
    Cli::command()
}

/// The manual page, as roff.
///
/// # Errors
///
/// None that is known: the page is written to memory.
pub fn manual() -> std::io::Result<Vec<u8>> {
    man::page()
}

/// Runs the program with its arguments, the program's name first, and gives its exit status.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match parse(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help goes to standard output, a wrong call to standard error; where the stream is
            // closed nobody is left to tell.
            let _ = error.print();
            let status = if error.use_stderr() { Status::Usage } else { Status::Fine };
            return ExitCode::from(status.code());
        }
    };
    let mut out = Output::standard(cli.color);
    let done = match &cli.command {
        Some(command) => command.run(&mut out),
        None => open::open(&cli.open, &mut out),
    };
    ExitCode::from(end(&mut out, done).code())
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let cli = Cli::try_parse_from(args)?;
    if cli.open.is_given() && cli.command.is_some() {
        let message = "a subcommand stands before its paths and options";
        return Err(Cli::command().error(ErrorKind::ArgumentConflict, message));
    }
    Ok(cli)
}

fn end(out: &mut Output, done: Result<Status, Failure>) -> Status {
    let mut status = match done {
        Ok(status) => status,
        Err(failure) => {
            out.failure(&failure);
            failure.status
        }
    };
    if let Err(failure) = out.finish() {
        out.failure(&failure);
        status = status.max(failure.status);
    }
    status
}

#[cfg(test)]
mod tests {
    use super::{Cli, Command, command, parse};
    use clap::error::ErrorKind;

    fn words(line: &str) -> Result<Cli, clap::Error> {
        parse(line.split_whitespace().map(Into::into))
    }

    #[test]
    fn the_command_line_is_well_formed() {
        command().debug_assert();
    }

    #[test]
    fn a_path_is_opened_and_a_subcommand_runs() {
        assert!(words("wayband a.ron").unwrap().open.is_given());
        assert!(words("wayband").unwrap().command.is_none());
        let cli = words("wayband check --color never a.ron").unwrap();
        assert!(matches!(cli.command, Some(Command::Check(_))));
        assert!(words("wayband --color always check a.ron").is_ok());
    }

    #[test]
    fn what_the_editor_takes_before_a_subcommand_is_a_wrong_call() {
        for call in [
            "wayband a.ron check b.ron",
            "wayband --plain check b.ron",
            "wayband --config c.ron check b.ron",
        ] {
            assert_eq!(words(call).unwrap_err().kind(), ErrorKind::ArgumentConflict, "{call}");
        }
    }
}
