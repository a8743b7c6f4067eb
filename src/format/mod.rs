//! Map files: RON text to a map and back, with its comments, and errors that name their places.

#[cfg(test)]
pub(crate) mod comment_laws;
#[cfg(test)]
mod comment_tests;
mod comments;
mod describe;
mod document;
mod excerpt;
mod fault;
mod gather;
mod hints;
#[cfg(test)]
mod laws;
mod lexer;
mod migrate;
mod names;
mod number;
mod outline;
mod places;
mod printer;
mod quote;
#[cfg(test)]
mod read_tests;
mod reader;
mod recover;
mod scalar;
mod seam;
#[cfg(test)]
mod slip_laws;
mod slips;
mod words;

pub use comments::{Anchor, Attached, Comments};
pub use describe::{FieldDescription, StructDescription, describe};
pub use document::Document;
pub use excerpt::Excerpt;
pub use fault::{Fault, Position};
pub use migrate::FORMAT;
pub use places::Places;
pub use printer::Span;
pub use reader::MAX_CARDS;
pub use recover::MAX_DEPTH;
pub use scalar::MAX_TEXT_BYTES;
pub use seam::{Rest, Seam, read_rest, read_to_seam, seam};

use crate::journey::{Element, Journey};
use migrate::{MIGRATIONS, Migration};
use reader::{Reader, Reading};
use recover::RawFault;

/// The most bytes a file may have.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// Reads a map.
///
/// Handles are given in the order of the field tables, as [`Journey::number`] does.
///
/// # Errors
///
/// All faults that can be told in one go, in the order of their places; never an empty list.
pub fn read(text: &str) -> Result<Document, Vec<Fault>> {
    read_with(text, false).map(Document::from)
}

/// Writes a map as canonical text.
pub fn print(document: &Document) -> String {
    printer::print(&document.journey, &document.comments)
}

/// Writes a map as [`print()`] does, and says where each of its elements and list items stands in the
/// text, in the order in which they start.
pub fn print_with_spans(document: &Document) -> (String, Vec<Span>) {
    printer::print_with_spans(&document.journey, &document.comments)
}

/// Writes a map and comments that belong to its parts as canonical text.
///
/// Comments of what is not in the map are left out.
pub fn print_parts(journey: &Journey, comments: &Comments) -> String {
    printer::print(journey, comments)
}

/// Writes one element or list item, with its comments, as it stands in canonical text but for the
/// indentation; it ends with a comma and a line break.
pub fn print_element(element: Element<'_>, comments: &Comments) -> String {
    printer::print_element(element, comments)
}

/// Reads a map again to learn where everything stands in its text.
///
/// Handles are the same as those [`read`] gives for the same text.
///
/// # Errors
///
/// As [`read`].
pub fn places(text: &str) -> Result<Places, Vec<Fault>> {
    let reading = read_with(text, true)?;
    Ok(Places::new(text, reading.marks))
}

fn read_with(text: &str, with_places: bool) -> Result<Reading, Vec<Fault>> {
    read_through(text, with_places, MIGRATIONS)
}

/// Reads a map of today's format, or of an older one that these steps lead on from.
fn read_through(
    text: &str,
    with_places: bool,
    migrations: &[Migration],
) -> Result<Reading, Vec<Fault>> {
    if text.len() > MAX_FILE_BYTES {
        return Err(vec![Fault {
            position: Position { offset: 0, line: 1, column: 1 },
            path: String::new(),
            message: "the file has more than 64 MiB".to_owned(),
            hint: None,
            excerpt: None,
        }]);
    }
    // A map says its format in one of its fields. Nearly all are of today's, so it is read as that
    // first; one that is older is read again, by the names of its time.
    let mut reader = Reader::new(text, with_places, &[]);
    let mut read = reader.read();
    let steps = migrate::steps_from(reader.format, migrations);
    if !steps.is_empty() {
        read = Reader::new(text, with_places, steps).read();
        if let Ok(reading) = &mut read {
            migrate::settle(&mut reading.journey, steps);
        }
    }
    read.map_err(|faults| told(text, faults))
}

/// Faults as people count, in the order of their places.
fn told(text: &str, mut faults: Vec<RawFault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| fault.offset);
    let mut ruler = fault::Ruler::new(text);
    faults
        .into_iter()
        .map(|raw| Fault {
            position: ruler.position(raw.offset as usize),
            path: raw.path,
            message: raw.message,
            hint: raw.hint,
            excerpt: Excerpt::around(text, raw.offset as usize),
        })
        .collect()
}
