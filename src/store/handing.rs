//! Handing a result to the program that asked for it: git, which made the file for it and reads it at
//! once. Nothing is lost where that is cut short, so the file is written as it lies, without waiting
//! for the disk.

use std::fs;
use std::path::Path;

use super::proof::proven_text;
use super::save_error::SaveError;
use crate::format::Document;

/// Writes a text into a file that another program made for it.
///
/// # Errors
///
/// [`SaveError`]; the file may then hold a part of the text.
pub fn hand_over(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    fs::write(path, bytes).map_err(|error| SaveError::from_io(path, error))
}

/// Writes a map, read back and found to be the same, into a file that another program made for it.
///
/// # Errors
///
/// As [`hand_over`]; [`SaveError::NotReadBack`] before anything is written.
pub fn hand_over_map(path: &Path, document: &Document) -> Result<(), SaveError> {
    hand_over(path, proven_text(path, document)?.as_bytes())
}
