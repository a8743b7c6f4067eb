//! Exit status and failures: how a command ends.

use std::fmt;

/// How a command ended. Over several files the highest one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Status {
    /// All is fine.
    #[default]
    Fine = 0,
    /// Something was found: an error in a map, a text that is not canonical.
    Found = 1,
    /// The program was called in a wrong way.
    Usage = 2,
    /// A file could not be read, written or understood.
    Failed = 3,
    /// As git's merge driver: nothing could be done, and git must stop.
    Stopped = 129,
}

impl Status {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        self as u8
    }
}

/// Why a command could not do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// How the program ends because of it.
    pub status: Status,
    /// What happened, as a sentence. Text from maps and file names in it are still untrusted.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Failure {
    /// A wrong call: [`Status::Usage`].
    pub fn usage(message: impl Into<String>) -> Self {
        Failure { status: Status::Usage, message: message.into(), hint: None }
    }

    /// A file or a stream that failed: [`Status::Failed`].
    pub fn failed(message: impl Into<String>) -> Self {
        Failure { status: Status::Failed, message: message.into(), hint: None }
    }

    /// The same failure with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, Status};

    #[test]
    fn the_graver_status_is_the_higher_one() {
        let order = [Status::Fine, Status::Found, Status::Usage, Status::Failed];
        assert!(order.is_sorted());
        assert_eq!(order.map(Status::code), [0, 1, 2, 3]);
        assert_eq!(Status::Found.max(Status::Failed), Status::Failed);
    }

    #[test]
    fn a_failure_knows_its_status_and_hint() {
        let failure = Failure::usage("no").hint("yes");
        assert_eq!((failure.status, failure.hint.as_deref()), (Status::Usage, Some("yes")));
        assert_eq!(Failure::failed("no").status, Status::Failed);
    }
}
