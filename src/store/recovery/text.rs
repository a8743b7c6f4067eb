//! The text of a recovery log: a line that says what it is, then one line an entry, each with its
//! length and its hash.
//!
//! It is only ever added to. What is at its end and not whole was being written when the program
//! ended; it and all behind it is as if it were not there.

use ron::Options;
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

use super::change::Change;
use crate::store::file::Content;

/// The first line of a log, but for the version and the line's end.
const KIND: &str = "wayband recovery ";
/// The version; a change of what [`Entry`] holds, down to fields and closed sets of a map that are
/// taken away or put in another order, is a new one.
const VERSION: &str = "1";

/// An entry of a log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Entry {
    /// What is in the file of the map, or is about to be saved there, with all changes up to here.
    Base(Base),
    /// The last base that was about to be saved is.
    Saved,
    /// A change was made.
    Change(Box<Change>),
    /// A text is being typed that would make this change; any entry behind it takes its place.
    Draft(Box<Change>),
    /// Nothing is being typed any more.
    NoDraft,
}

/// What the file of a map holds at a point of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Base {
    /// The path of the map, for people who look into the log.
    pub(super) map: String,
    pub(super) content: Content,
}

/// What a file is that has the name of a log.
#[derive(Debug, PartialEq)]
pub(super) enum Log {
    /// One of this version, with all its whole entries.
    Own(Vec<Entry>),
    /// One of another version of the program.
    OtherVersion,
    /// Something else.
    Foreign,
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// The first line.
pub(super) fn head() -> String {
    format!("{KIND}{VERSION}\n")
}

/// An entry as a line.
pub(super) fn line(entry: &Entry) -> ron::Result<String> {
    let told = options().to_string(entry)?;
    Ok(format!("{} {:016x} {told}\n", told.len(), XxHash3_64::oneshot(told.as_bytes())))
}

/// Reads a log as far as it is whole.
pub(super) fn read(bytes: &[u8]) -> Log {
    let head = head();
    let Some(mut rest) = bytes.strip_prefix(head.as_bytes()) else {
        return if head.as_bytes().starts_with(bytes) {
            // It was only begun.
            Log::Own(Vec::new())
        } else if bytes.starts_with(KIND.as_bytes()) {
            Log::OtherVersion
        } else {
            Log::Foreign
        };
    };
    let mut entries = Vec::new();
    while let Some((entry, behind)) = first_entry(rest) {
        entries.push(entry);
        rest = behind;
    }
    Log::Own(entries)
}

/// The first entry and what is behind it; `None` where it is not whole.
fn first_entry(bytes: &[u8]) -> Option<(Entry, &[u8])> {
    let (length, rest) = word(bytes)?;
    let (hash, rest) = word(rest)?;
    let length: usize = length.parse().ok()?;
    let told = rest.get(..length)?;
    let behind = rest.get(length..)?.strip_prefix(b"\n")?;
    if hash != format!("{:016x}", XxHash3_64::oneshot(told)) {
        return None;
    }
    let entry = options().from_str(std::str::from_utf8(told).ok()?).ok()?;
    Some((entry, behind))
}

/// The first word, up to a space. None is longer than a length or a hash.
fn word(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().take(21).position(|byte| *byte == b' ')?;
    Some((std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 1..]))
}
