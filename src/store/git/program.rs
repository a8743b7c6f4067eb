//! One run of git: its arguments, its surroundings, its answer.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use super::error::GitError;

/// One run of git, to be put together and then done. The user's `GIT_*` variables hold.
pub(super) struct Git {
    command: Command,
    name: &'static str,
}

/// How a run ended.
pub(super) struct Answer {
    /// The exit status; `None` where a signal ended it.
    pub(super) status: Option<i32>,
    pub(super) out: Vec<u8>,
    pub(super) err: Vec<u8>,
    name: &'static str,
}

impl Git {
    /// A subcommand of git in a folder.
    pub(super) fn new(folder: &Path, name: &'static str) -> Self {
        let mut command = Command::new("git");
        command.arg("--no-pager").arg("-C").arg(folder).arg(name);
        // What only reads takes no lock that another git may be waiting for.
        command.env("GIT_OPTIONAL_LOCKS", "0");
        // What git says is looked into, and shown among our own sentences.
        command.env("LC_ALL", "C");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Git { command, name }
    }

    pub(super) fn args(mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(args);
        self
    }

    /// Takes paths for paths, whatever signs are in them.
    pub(super) fn literal(self) -> Self {
        let mut git = self.with_signs();
        git.command.env("GIT_LITERAL_PATHSPECS", "1");
        git
    }

    /// Takes the signs in our own paths for what they mean, whatever the user has set.
    pub(super) fn with_signs(mut self) -> Self {
        for kind in ["LITERAL", "GLOB", "NOGLOB", "ICASE"] {
            self.command.env_remove(format!("GIT_{kind}_PATHSPECS"));
        }
        self
    }

    /// Runs it, however it ends.
    pub(super) fn run(mut self) -> Result<Answer, GitError> {
        let output = self.command.output().map_err(not_run)?;
        Ok(Answer {
            status: output.status.code(),
            out: output.stdout,
            err: output.stderr,
            name: self.name,
        })
    }

    /// Runs it with bytes on standard input.
    pub(super) fn run_with(mut self, input: &[u8]) -> Result<Answer, GitError> {
        let mut child = self.command.stdin(Stdio::piped()).spawn().map_err(not_run)?;
        let stdin = child.stdin.take();
        let output = std::thread::scope(|scope| {
            // Beside the reading: git may answer before it has heard all.
            scope.spawn(move || {
                if let Some(mut stdin) = stdin {
                    // Where git ends early its status tells.
                    let _ = stdin.write_all(input);
                }
            });
            child.wait_with_output()
        });
        let output = output.map_err(not_run)?;
        Ok(Answer {
            status: output.status.code(),
            out: output.stdout,
            err: output.stderr,
            name: self.name,
        })
    }

    /// Runs it and gives what it writes.
    pub(super) fn read(self) -> Result<Vec<u8>, GitError> {
        self.run()?.success()
    }
}

impl Answer {
    /// What it wrote, where it ended well.
    pub(super) fn success(self) -> Result<Vec<u8>, GitError> {
        if self.status == Some(0) { Ok(self.out) } else { Err(self.failed()) }
    }

    /// That it failed, in its own words.
    pub(super) fn failed(&self) -> GitError {
        let said = String::from_utf8_lossy(&self.err);
        // Warnings and hints stand around the line that tells.
        let telling = |line: &&str| line.starts_with("fatal: ") || line.starts_with("error: ");
        let line = said.lines().find(telling).or_else(|| said.lines().next());
        let line = line.unwrap_or("it did not say why");
        let said = line.trim_start_matches("fatal: ").trim_start_matches("error: ").to_owned();
        GitError::Failed { command: self.name, said }
    }

    /// Whether git said something in these words.
    pub(super) fn says(&self, words: &str) -> bool {
        String::from_utf8_lossy(&self.err).contains(words)
    }
}

fn not_run(source: io::Error) -> GitError {
    match source.kind() {
        io::ErrorKind::NotFound => GitError::Missing,
        _ => GitError::NotRun { source },
    }
}

/// An answer that is not what this git should give.
pub(super) fn not_understood(command: &'static str) -> GitError {
    GitError::Failed { command, said: "its answer was not understood".to_owned() }
}

/// A text without the line end that git puts behind it.
pub(super) fn line(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    // On Windows.
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}
