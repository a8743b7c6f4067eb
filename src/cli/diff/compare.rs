//! What became of one map between two versions.

use super::pair::{Pair, Version};
use crate::format::{self, Document};
use crate::store::OpenError;

/// What became of a map.
pub enum Outcome {
    /// Not a byte is another.
    Same,
    /// The journey is the same, its text is not.
    Formatting,
    /// Something in the journey changed.
    Changed,
}

/// Compares the versions of one map.
///
/// # Errors
///
/// Why a version could not be read, for each that could not.
pub fn compare(pair: &Pair) -> Result<Outcome, Vec<OpenError>> {
    let (old, new) = (read(pair.old.as_ref()), read(pair.new.as_ref()));
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => return Err([old.err(), new.err()].into_iter().flatten().collect()),
    };
    if old.as_ref().map(|(text, _)| text) == new.as_ref().map(|(text, _)| text) {
        return Ok(Outcome::Same);
    }
    let print = |(_, document): (String, Document)| format::print(&document);
    let is_same = old.map(print) == new.map(print);
    Ok(if is_same { Outcome::Formatting } else { Outcome::Changed })
}

fn read(version: Option<&Version>) -> Result<Option<(String, Document)>, OpenError> {
    let Some(version) = version else { return Ok(None) };
    let text = version.text()?;
    let document = version.map(&text)?;
    Ok(Some((text, document)))
}
