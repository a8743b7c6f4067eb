//! Unsaved changes that an earlier session left behind, as the screen tells of them.

use std::path::PathBuf;
use std::time::Duration;

use super::wording::{ago, changes};
use crate::text::{cut, width};

/// In fewer cells than this a label says nothing.
const LEAST: usize = 6;

/// Unsaved changes that an earlier session left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// What they come to: the labels of the steps that fit the map.
    pub labels: Vec<String>,
    /// How many do not fit the map, since its file has changed.
    pub unfit: usize,
    /// How long ago the last of them was made.
    pub age: Duration,
    /// Where they are kept.
    pub log: PathBuf,
    /// Whether a line offers them; else the user wants to look at them later.
    pub is_offered: bool,
}

impl Left {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.labels.len() + self.unfit
    }

    /// The line that offers them, in some cells: how many, of when, what they are as far as there is
    /// room, and the keys.
    pub fn line(&self, room: usize, between: &str) -> String {
        let (count, fit) = (changes(self.count()), self.labels.len());
        let ago = ago(self.age);
        if fit == 0 {
            return format!("{count}, {ago}, no longer fit the file {between} D drops, Esc later");
        }
        let (fits, keys) = match self.unfit {
            0 => (String::new(), "R takes up, D drops, Esc later"),
            _ => (format!(", {fit} still fit"), "R takes up those, D drops all, Esc later"),
        };
        let subject = format!("{count}, {ago}{fits}");
        let keys = format!(" {between} {keys}");
        let left = room.saturating_sub(width(&subject) + width(&keys) + 2);
        let labels = self.labels.join(", ");
        let labels =
            if left >= LEAST { format!(": {}", cut(&labels, left)) } else { String::new() };
        format!("{subject}{labels}{keys}")
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Left;
    use crate::text::width;

    fn left(labels: &[&str], unfit: usize, minutes: u64) -> Left {
        Left {
            labels: labels.iter().map(|label| (*label).to_owned()).collect(),
            unfit,
            age: Duration::from_secs(minutes * 60),
            log: "a.log".into(),
            is_offered: true,
        }
    }

    #[test]
    fn a_narrow_line_has_the_keys_and_as_much_of_the_labels_as_fits() {
        let two = left(&["add \"Says thanks\"", "mark \"Browses\""], 0, 20);
        assert_eq!(
            two.line(200, "·"),
            "2 unsaved changes, 20m ago: add \"Says thanks\", mark \"Browses\" · R takes up, D drops, Esc later"
        );
        assert_eq!(
            two.line(78, "·"),
            "2 unsaved changes, 20m ago: add \"Says thanks… · R takes up, D drops, Esc later"
        );
        for room in 28..200 {
            let line = two.line(room, "·");
            assert!(line.ends_with("Esc later"), "{line}");
            assert!(width(&line) <= room.max(60), "{line}");
        }
    }

    #[test]
    fn what_no_longer_fits_is_told() {
        assert_eq!(
            left(&["add"], 2, 130).line(200, "·"),
            "3 unsaved changes, 2h ago, 1 still fit: add · R takes up those, D drops all, Esc later"
        );
        assert_eq!(
            left(&[], 1, 3000).line(200, "·"),
            "1 unsaved change, 2d ago, no longer fit the file · D drops, Esc later"
        );
    }
}
