//! The built program in a home of its own: what it says, what it writes and how it ends.

// Functions that tests share are not seen as tests by the lints.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod check;
mod diff;
mod everyday;
mod export;
mod fmt;
mod git;
mod merge;
mod new;
mod pipes;
mod program;
#[path = "../merge/mod.rs"]
mod scenarios;
mod show;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder that is home and current folder at once, and goes when it is dropped.
struct Home {
    folder: tempfile::TempDir,
}

/// How a run of the program ended.
struct Ended {
    status: i32,
    out: String,
    err: String,
}

impl Home {
    fn new() -> Self {
        Home { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in the home, in order; with them what a failed write would leave behind.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The program, ready to run, with nothing of the user's environment that could change it.
    fn program(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wayband"));
        let home = self.folder.path();
        command.args(args).current_dir(home).env("HOME", home).env("USERPROFILE", home);
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"] {
            command.env_remove(name);
        }
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, args: &[&str]) -> Ended {
        self.run_with(args, "")
    }

    /// Runs the program with a text on standard input.
    fn run_with(&self, args: &[&str], input: &str) -> Ended {
        let mut command = self.program(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // On a thread of its own: the program may write before it has read all.
        let feed = std::thread::spawn(move || {
            // A program that needs no input may have closed it.
            let _ = stdin.write_all(input.as_bytes());
        });
        let output = child.wait_with_output().unwrap();
        feed.join().unwrap();
        Ended {
            status: output.status.code().expect("ended by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ended {
    #[track_caller]
    fn ends(&self, status: i32) -> &Self {
        assert_eq!(self.status, status, "\nout: {}\nerr: {}", self.out, self.err);
        self
    }
}

/// The text of a map that comes with the program.
fn shipped(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Names of all templates, as the files have them.
fn template_names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/templates");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    assert!(names.len() >= 5);
    names
}

/// A small map with nothing wrong in it.
const SMALL: &str = "\
Journey(
    format: 1,
    title: \"Small\",
    lanes: [
        Lane(
            id: \"consumer\",
            title: \"Consumer activities\",
            visibility: Consumer,
        ),
        Lane(
            id: \"touchpoints\",
            title: \"Touchpoints and interactions\",
            visibility: Band,
        ),
    ],
    stages: [
        Stage(
            id: \"explore\",
            title: \"Explore\",
            cards: [
                // Kept.
                Activity(
                    id: \"asks\",
                    lane: \"consumer\",
                    title: \"Asks\",
                    emotion: -1,
                ),
                Touchpoint(
                    id: \"browses\",
                    lane: \"touchpoints\",
                    title: \"Browses\",
                    emotion: 1,
                ),
            ],
        ),
    ],
)
";
