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

    /// How many of when: `5 unsaved changes from 3 minutes ago`.
    pub fn subject(&self) -> String {
        format!("{} from {}", changes(self.count()), ago(self.age))
    }

    /// The line that offers them, in some cells: what they are, as far as there is room, and the
    /// keys.
    pub fn line(&self, room: usize, between: &str) -> String {
        let (it, fits) = match (self.count(), self.unfit) {
            (1, 0) => ("it", String::new()),
            (_, 0) => ("them", String::new()),
            (_, unfit) if unfit < self.count() => {
                ("those", format!(", {} of which still fit", self.labels.len()))
            }
            (count, _) => {
                let it = if count == 1 { "it" } else { "them" };
                let subject = self.subject();
                return format!(
                    "{subject} no longer fit this file {between} D drops {it}, Esc later"
                );
            }
        };
        let all = if self.unfit > 0 { "all" } else { it };
        let keys = format!(" {between} R takes {it} up, D drops {all}, Esc later");
        let subject = format!("{}{fits}", self.subject());
        let left = room.saturating_sub(width(&subject) + width(&keys) + 2);
        let labels = self.labels.join(", ");
        let labels =
            if left >= LEAST { format!(": {}", cut(&labels, left)) } else { String::new() };
        format!("{subject}{labels}{keys}")
    }
}
