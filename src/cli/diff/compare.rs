//! What became of one map between two versions.

use super::pair::{Pair, Version};
use crate::diff::{self, Changes};
use crate::format::{self, Document};
use crate::journey::Journey;
use crate::store::OpenError;

/// Maps of more bytes are read on two threads; for smaller ones a thread costs more than it gains.
const LARGE: usize = 128 << 10;

/// What became of a map.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing.
    Same,
    /// Its text is another, the journey is the same.
    Formatting {
        /// Its title.
        title: String,
        /// What of the text is another.
        what: &'static str,
    },
    /// Something in the journey changed.
    Changed(Changes),
    /// The map is new.
    Added(Figures),
    /// The map is gone.
    Removed(Figures),
    /// Why a version could not be read, for each that could not.
    Unread(Vec<OpenError>),
}

/// A map in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Its title. Still untrusted.
    pub title: String,
    /// How many stages it has.
    pub stages: usize,
    /// How many cards it has.
    pub cards: usize,
    /// Where the lead persona feels worst: the emotion, and the title of the first such stage.
    pub lowest: Option<(i64, String)>,
}

impl Figures {
    fn of(journey: &Journey) -> Self {
        let low = |stage| Some((journey.lowest(stage)?, stage));
        let lowest = journey.stages.iter().filter_map(low).min_by_key(|(low, _)| *low);
        Figures {
            title: journey.title.clone(),
            stages: journey.stages.len(),
            cards: journey.cards().count(),
            lowest: lowest.map(|(low, stage)| (low, stage.title.clone())),
        }
    }
}

/// Compares the versions of one map.
pub fn compare(pair: &Pair) -> Outcome {
    let done = match (&pair.old, &pair.new) {
        (Some(old), Some(new)) => return both(old, new),
        (Some(old), None) => read(old).map(|map| Outcome::Removed(Figures::of(&map.journey))),
        (None, Some(new)) => read(new).map(|map| Outcome::Added(Figures::of(&map.journey))),
        (None, None) => Ok(Outcome::Same),
    };
    done.unwrap_or_else(|error| Outcome::Unread(vec![error]))
}

fn read(version: &Version) -> Result<Document, OpenError> {
    version.map(&version.text()?)
}

fn both(old: &Version, new: &Version) -> Outcome {
    let unread = |errors: [Option<OpenError>; 2]| {
        Outcome::Unread(errors.into_iter().flatten().collect::<Vec<OpenError>>())
    };
    let (old_text, new_text) = match (old.text(), new.text()) {
        (Ok(old), Ok(new)) => (old, new),
        (old_text, new_text) => {
            // The one that can be read may have faults of its own.
            let faults = |version: &Version, text: Result<String, OpenError>| {
                text.and_then(|text| version.map(&text)).err()
            };
            return unread([faults(old, old_text), faults(new, new_text)]);
        }
    };
    if old_text == new_text {
        return match new.map(&new_text) {
            Ok(_) => Outcome::Same,
            Err(error) => Outcome::Unread(vec![error]),
        };
    }
    let (old_map, new_map) = match maps((old, &old_text), (new, &new_text)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => return unread([old.err(), new.err()]),
    };
    let changes = diff::changes(&old_map.journey, &new_map.journey);
    if !changes.is_empty() {
        return Outcome::Changed(changes);
    }
    let (old_print, new_print) = (format::print(&old_map), format::print(&new_map));
    let what = if old_print == new_print {
        "formatting"
    } else if old_print == old_text && new_print == new_text {
        "comments"
    } else {
        "comments and formatting"
    };
    Outcome::Formatting { title: new_map.journey.title, what }
}

type Read = Result<Document, OpenError>;

fn maps(old: (&Version, &str), new: (&Version, &str)) -> (Read, Read) {
    if old.1.len().min(new.1.len()) < LARGE {
        return (old.0.map(old.1), new.0.map(new.1));
    }
    std::thread::scope(|scope| {
        let old_map = scope.spawn(|| old.0.map(old.1));
        let new_map = new.0.map(new.1);
        // A thread that ended badly has told why; the map is read again, as if there were none.
        (old_map.join().unwrap_or_else(|_| old.0.map(old.1)), new_map)
    })
}
