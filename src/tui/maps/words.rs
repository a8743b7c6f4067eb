//! The words of the list.

use crate::journey::State;
use crate::store::FileState;

/// As it is, or as it should be.
pub fn state_word(state: State) -> &'static str {
    match state {
        State::Current => "current",
        State::Future => "future",
    }
}

/// What git holds of a file, in a word.
pub fn git_word(state: FileState) -> &'static str {
    match state {
        FileState::Changed => "changed",
        FileState::Staged => "staged",
        FileState::Untracked => "new",
        FileState::Conflicted => "conflict",
    }
}
