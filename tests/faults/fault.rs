//! A fault: one call of the program, and what comes of it.

use std::fmt;

use crate::traced::Call;

/// One call of the program, and what comes of it.
#[derive(Debug, Clone)]
pub struct Fault {
    pub call: Call,
    pub outcome: Outcome,
}

/// What comes of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The program is killed before the call is done.
    Killed,
    /// The call is not done but fails, with the system's name of the error: `EIO`.
    Fails(&'static str),
    /// So does every later one of its name.
    FailsFromThenOn(&'static str),
}

impl Fault {
    /// The fault in the words of `strace -e`.
    pub fn injection(&self) -> String {
        let Call { name, nth, .. } = &self.call;
        match self.outcome {
            Outcome::Killed => format!("inject={name}:signal=KILL:when={nth}"),
            Outcome::Fails(error) => format!("inject={name}:error={error}:when={nth}"),
            Outcome::FailsFromThenOn(error) => format!("inject={name}:error={error}:when={nth}+"),
        }
    }

    /// Whether every call of this name may have failed.
    pub fn goes_on_for(&self, name: &str) -> bool {
        matches!(self.outcome, Outcome::FailsFromThenOn(_)) && self.call.name == name
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Call { name, nth, part } = &self.call;
        write!(f, "{name} {nth} ({part:?}): {:?}", self.outcome)
    }
}
