//! What became of one map between two versions.

use super::pair::{Pair, Version};
use crate::diff::{Figures, MapDiff, Outcome, Rewriting};
use crate::format::{self, Document};
use crate::store::OpenError;

/// Maps of more bytes are read on two threads; for smaller ones a thread costs more than it gains.
const LARGE: usize = 128 << 10;

/// A map, and why versions of it could not be read.
pub type Compared = (MapDiff, Vec<OpenError>);

/// Compares the versions of one map.
pub fn compare(pair: &Pair) -> Compared {
    let done = match (&pair.old, &pair.new) {
        (Some(old), Some(new)) => both(old, new),
        (Some(old), None) => one(old, Outcome::Removed),
        (None, Some(new)) => one(new, Outcome::Added),
        (None, None) => Ok(Outcome::Same),
    };
    let (outcome, errors) = match done {
        Ok(outcome) => (outcome, Vec::new()),
        Err(errors) => (Outcome::Unread, errors),
    };
    let (name, old_name) = (pair.name().to_owned(), pair.old_name().map(str::to_owned));
    (MapDiff { name, old_name, outcome }, errors)
}

fn one(
    version: &Version,
    outcome: impl FnOnce(Figures) -> Outcome,
) -> Result<Outcome, Vec<OpenError>> {
    let document = version.text().and_then(|text| version.map(&text));
    let document = document.map_err(|error| vec![error])?;
    Ok(outcome(Figures::of(&document.journey)))
}

fn both(old: &Version, new: &Version) -> Result<Outcome, Vec<OpenError>> {
    let (old_text, new_text) = match (old.text(), new.text()) {
        (Ok(old), Ok(new)) => (old, new),
        (old_text, new_text) => {
            // The one that can be read may have faults of its own.
            let faults = |version: &Version, text: Result<String, OpenError>| {
                text.and_then(|text| version.map(&text)).err()
            };
            let errors = [faults(old, old_text), faults(new, new_text)];
            return Err(errors.into_iter().flatten().collect());
        }
    };
    if old_text == new_text {
        return new.map(&new_text).map(|_| Outcome::Same).map_err(|error| vec![error]);
    }
    let (old_map, new_map) = match maps((old, &old_text), (new, &new_text)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => return Err([old.err(), new.err()].into_iter().flatten().collect()),
    };
    Ok(Outcome::between(&old_map.journey, &new_map.journey, || {
        let (old_print, new_print) = (format::print(&old_map), format::print(&new_map));
        if old_print == new_print {
            Rewriting::Formatting
        } else if old_print == old_text && new_print == new_text {
            Rewriting::Comments
        } else {
            Rewriting::Both
        }
    }))
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
