//! What changed in one map alone, for `git diff`, which asks map by map.

use super::USUAL_WIDTH;
use super::compare::compare;
use super::pair::Pair;
use super::text::{self, Look};
use crate::diff::Outcome;
use crate::store::OpenError;

/// What changed in one map, as text.
#[derive(Debug)]
pub struct Single {
    /// The text; empty where there is nothing to tell.
    pub text: String,
    /// Whether it holds signs that a legend explains.
    pub has_signs: bool,
}

impl Single {
    /// Compares the versions of a map. `width` is that of the terminal, in cells, where it is known.
    ///
    /// # Errors
    ///
    /// Why a version could not be read, for each that could not.
    pub fn of(pair: &Pair, color: bool, width: Option<usize>) -> Result<Self, Vec<OpenError>> {
        let (map, errors) = compare(pair);
        if !errors.is_empty() {
            return Err(errors);
        }
        if !map.is_worth_telling() {
            return Ok(Single { text: String::new(), has_signs: false });
        }
        let look = Look { color, width: width.unwrap_or(USUAL_WIDTH) };
        let has_signs = matches!(map.outcome, Outcome::Changed(_));
        Ok(Single { text: text::block(&map, look), has_signs })
    }
}

/// What the signs mean.
pub fn legend(color: bool) -> String {
    text::legend(color)
}
