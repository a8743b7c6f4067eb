//! A map as it stands in a file: the journey, its comments, and where new handles come from.

use super::comments::Comments;
use crate::journey::{Handles, Journey};

/// A map with all that its file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The map.
    pub journey: Journey,
    /// The comments of the file, by what they belong to.
    pub comments: Comments,
    /// Gives out handles that nothing in the map has.
    pub handles: Handles,
}

impl Document {
    /// A document without comments; every element of the journey gets a new handle.
    pub fn new(mut journey: Journey) -> Self {
        let handles = journey.number();
        Document { journey, comments: Comments::default(), handles }
    }
}
