//! From keys to commands.

use super::commands::{COMMANDS, Command};
use super::key::Key;

/// What a sequence of keys means.
#[derive(Debug, Clone, Copy)]
pub enum Meaning {
    /// A command, and no other begins so.
    Command(&'static Command),
    /// A command that is done at once, and others begin so.
    Both(&'static Command),
    /// The beginning of commands.
    Prefix,
    /// Nothing.
    Nothing,
}

/// What a sequence of keys means.
pub fn meaning(keys: &[Key]) -> Meaning {
    let mut exact = None;
    let mut longer = false;
    for command in COMMANDS {
        for sequence in command.keys {
            match compare(sequence, keys) {
                Some(0) => exact = Some(command),
                Some(_) => longer = true,
                None => {}
            }
        }
    }
    match (exact, longer) {
        (Some(command), true) => Meaning::Both(command),
        (Some(command), false) => Meaning::Command(command),
        (None, true) => Meaning::Prefix,
        (None, false) => Meaning::Nothing,
    }
}

/// The commands that begin with a sequence, each with the next key.
pub fn next_keys(keys: &[Key]) -> Vec<(&'static str, &'static Command)> {
    COMMANDS
        .iter()
        .flat_map(|command| command.keys.iter().map(move |sequence| (*sequence, command)))
        .filter(|(sequence, _)| compare(sequence, keys).is_some_and(|left| left > 0))
        .filter_map(|(sequence, command)| Some((sequence.split(' ').nth(keys.len())?, command)))
        .collect()
}

/// How many keys of a sequence are left behind `keys`; `None` where it does not begin so.
fn compare(sequence: &str, keys: &[Key]) -> Option<usize> {
    let mut left = sequence.split(' ');
    for key in keys {
        if !left.next().is_some_and(|name| key.is(name)) {
            return None;
        }
    }
    Some(left.count())
}

#[cfg(test)]
mod tests {
    use super::super::key::Key;
    use super::{Meaning, meaning, next_keys};

    fn keys(text: &str) -> Vec<Key> {
        text.split(' ').filter_map(Key::parse).collect()
    }

    #[test]
    fn sequences_are_followed_key_by_key() {
        assert!(matches!(meaning(&keys("a")), Meaning::Command(c) if c.name == "add"));
        assert!(matches!(meaning(&keys("d")), Meaning::Prefix));
        assert!(matches!(meaning(&keys("d s")), Meaning::Command(c) if c.name == "cut-stage"));
        assert!(matches!(meaning(&keys("Z")), Meaning::Both(c) if c.name == "zoom-out"));
        assert!(matches!(meaning(&keys("d q")), Meaning::Nothing));
    }

    #[test]
    fn the_next_keys_of_a_prefix_are_told() {
        let next: Vec<_> = next_keys(&keys("d")).iter().map(|(key, c)| (*key, c.name)).collect();
        assert_eq!(next, [("d", "cut"), ("s", "cut-stage"), ("l", "cut-lane")]);
    }
}
