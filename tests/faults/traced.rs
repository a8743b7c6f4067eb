//! The program under `strace`: its calls recorded, and one of them made to fail or to be its last.

use std::collections::HashMap;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::process::Command;

use crate::fault::{Fault, Outcome};
use crate::place::{Kind, Place};

/// A call that the program makes.
#[derive(Debug, Clone)]
pub struct Call {
    /// The system's name of it: `fsync`.
    pub name: String,
    /// Which of the calls of this name it is, from 1.
    pub nth: usize,
    /// The part of the run it falls into.
    pub part: Part,
}

/// The parts of a run of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Until it first names the map.
    Before,
    /// Until it has something to tell, or ends.
    Save,
    /// Until its end.
    After,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ended {
    /// `None` where a signal ended it.
    pub status: Option<i32>,
    pub killed: bool,
    pub err: String,
    /// Whether the fault came about.
    pub happened: bool,
}

/// The calls that a save makes, of the kinds that `strace -e trace=` is told.
pub fn record(kind: Kind, kinds: &str) -> Vec<Call> {
    let place = Place::new(kind);
    let (ended, log) = strace(&place, &format!("trace={kinds}"));
    assert_eq!(ended.status, Some(0), "{ended:?}");
    assert_eq!(place.text(), place.new_text());
    let name = place.name();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut part = Part::Before;
    let mut calls = Vec::new();
    for line in log.lines() {
        // What is no call is a word of strace about signals or the end.
        let Some((call, rest)) = line.split_once('(').filter(|(call, _)| is_name(call)) else {
            continue;
        };
        let tells = line.starts_with("write(1,") || line.starts_with("write(2,");
        part = match part {
            Part::Before if call != "execve" && rest.contains(&name) => Part::Save,
            Part::Save if call == "exit_group" || tells => Part::After,
            part => part,
        };
        let nth = counts.entry(call).or_default();
        *nth += 1;
        calls.push(Call { name: call.to_owned(), nth: *nth, part });
    }
    assert!(calls.iter().any(|call| call.part == Part::Save), "no save in\n{log}");
    calls
}

fn is_name(call: &str) -> bool {
    !call.is_empty() && call.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Saves the map of a place, with a fault or none.
pub fn run(place: &Place, fault: Option<&Fault>) -> Ended {
    let Some(fault) = fault else {
        let output = place.program(env!("CARGO_BIN_EXE_wayband").as_ref()).output().unwrap();
        return Ended {
            status: output.status.code(),
            killed: false,
            err: String::from_utf8(output.stderr).unwrap(),
            happened: false,
        };
    };
    let (mut ended, log) = strace(place, &fault.injection());
    ended.happened = match fault.outcome {
        Outcome::Killed => ended.killed,
        Outcome::Fails(_) | Outcome::FailsFromThenOn(_) => log.contains("(INJECTED)"),
    };
    ended
}

fn strace(place: &Place, expression: &str) -> (Ended, String) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command: Command = place.program("strace".as_ref());
    // The program comes after what `strace` is told; what it is told goes first.
    let args: Vec<_> = command.get_args().map(ToOwned::to_owned).collect();
    let mut traced = Command::new("strace");
    traced.arg("-o").arg(log.path()).args(["-s", "400", "-e", expression]);
    traced.arg(env!("CARGO_BIN_EXE_wayband")).args(args);
    traced.current_dir(command.get_current_dir().unwrap());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => traced.env(name, value),
            None => traced.env_remove(name),
        };
    }
    command = traced;
    let output = command.output().expect("`strace` is needed: apt-get install strace");
    let ended = Ended {
        status: output.status.code(),
        killed: output.status.signal() == Some(9),
        err: String::from_utf8(output.stderr).unwrap(),
        happened: false,
    };
    (ended, fs::read_to_string(log.path()).unwrap())
}
