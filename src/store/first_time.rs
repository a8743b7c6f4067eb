//! Things that are done once for a user, and then never again.

use std::fs::{self, OpenOptions};
use std::path::Path;

/// Whether something of a name is done for the first time, which is noted in the user's folder for
/// state. Where that cannot be noted it never is: better not at all than every time.
pub fn is_first_time(state: &Path, name: &str) -> bool {
    fs::create_dir_all(state).is_ok()
        && OpenOptions::new().write(true).create_new(true).open(state.join(name)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_first_time;

    #[test]
    fn a_first_time_comes_once_and_never_where_it_cannot_be_noted() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("deep/state");
        assert!(is_first_time(&state, "one"));
        assert!(!is_first_time(&state, "one"));
        assert!(is_first_time(&state, "other"));
        assert!(!is_first_time(&state.join("one"), "in a file"));
    }
}
