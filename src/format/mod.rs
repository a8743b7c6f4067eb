//! Map files: RON text to a map and back, with its comments, and errors that name their places.

#[cfg(test)]
pub(crate) mod comment_laws;
#[cfg(test)]
mod comment_tests;
mod comments;
mod document;
mod excerpt;
mod fault;
mod gather;
mod hints;
#[cfg(test)]
mod laws;
mod lexer;
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
#[cfg(test)]
mod slip_laws;
mod slips;
mod words;

pub use comments::{Anchor, Attached, Comments};
pub use document::Document;
pub use excerpt::Excerpt;
pub use fault::{Fault, Position};
pub use places::Places;
pub use reader::MAX_CARDS;
pub use recover::MAX_DEPTH;
pub use scalar::MAX_TEXT_BYTES;

use crate::journey::{Element, Journey};
use reader::{Reader, Reading};

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
    let reading = read_with(text, false)?;
    Ok(Document { journey: reading.journey, comments: reading.comments, handles: reading.handles })
}

/// Writes a map as canonical text.
pub fn print(document: &Document) -> String {
    printer::print(&document.journey, &document.comments)
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
    if text.len() > MAX_FILE_BYTES {
        return Err(vec![Fault {
            position: Position { offset: 0, line: 1, column: 1 },
            path: String::new(),
            message: "the file has more than 64 MiB".to_owned(),
            hint: None,
            excerpt: None,
        }]);
    }
    Reader::new(text, with_places).read().map_err(|mut faults| {
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
    })
}
