//! Mistakes in a file of settings, and where they stand.

use std::fmt;

use ron::error::{Error, SpannedError};

use crate::text::{nearest, visible};

/// A place in a text, as people and editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl Place {
    /// The place of a byte of a text.
    pub(super) fn of(text: &str, offset: usize) -> Place {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Place { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }
}

/// What a file says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// What it says.
    pub value: T,
    /// Where that starts.
    pub place: Place,
}

/// Something in a file of settings that cannot be followed. The rest of the file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands.
    pub place: Place,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Mistake {
    /// A mistake at a place. Controls in the message, which may repeat the file, become visible.
    pub fn new(place: Place, message: impl Into<String>) -> Self {
        let message: String = message.into();
        Mistake { place, message: visible(&message).into_owned(), hint: None }
    }

    /// With what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With the known word that was likely meant; with all of them where none is near.
    #[must_use]
    pub fn meant(self, found: &str, known: &[&str]) -> Self {
        match nearest(found, known.iter().copied()) {
            Some(near) => self.hint(format!("did you mean `{near}`?")),
            None => self.hint(format!("there are {}", known.join(", "))),
        }
    }

    /// Why a text is no RON, or has no such struct at its start.
    pub(super) fn in_text(error: &SpannedError, name: &str) -> Self {
        let at = match error.code {
            Error::ExpectedStringEnd
            | Error::UnclosedBlockComment
            | Error::ExpectedDifferentStructName { .. } => error.span.start,
            _ => error.span.end,
        };
        let place = Place { line: at.line, column: at.col };
        match &error.code {
            Error::ExpectedNamedStructLike(_) => {
                Mistake::new(place, format!("expected `{name}(...)`"))
            }
            Error::ExpectedDifferentStructName { found, .. } => {
                Mistake::new(place, format!("expected `{name}(...)`, found `{found}`"))
            }
            Error::TrailingCharacters => {
                Mistake::new(place, format!("something stands behind `{name}(...)`"))
            }
            code => {
                let said = code.to_string();
                let mut letters = said.chars();
                let first = letters.next().map(|c| c.to_lowercase().to_string());
                Mistake::new(place, first.unwrap_or_default() + letters.as_str())
            }
        }
    }
}

impl fmt::Display for Mistake {
    /// Without the file's name, which stands before it: `3:12: there is no key `Strg-s``.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.place.line, self.place.column, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::{Mistake, Place};

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let text = "é💻x\n\nab";
        for (offset, line, column) in [(0, 1, 1), (6, 1, 3), (8, 2, 1), (10, 3, 2)] {
            assert_eq!(Place::of(text, offset), Place { line, column }, "{offset}");
        }
    }

    #[test]
    fn a_word_that_is_near_is_told_and_else_all_are() {
        let mistake = || Mistake::new(Place { line: 1, column: 1 }, "no");
        let hint = |found: &str| mistake().meant(found, &["dark", "light"]).hint;
        assert_eq!(hint("drak").as_deref(), Some("did you mean `dark`?"));
        assert_eq!(hint("sepia").as_deref(), Some("there are dark, light"));
    }
}
