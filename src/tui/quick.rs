//! Quick entry: a whole card typed as one line, `Browses the catalogue * -1 ~20m @maria`.
//!
//! | type | sets |
//! | --- | --- |
//! | `<> ` at the start | an interaction |
//! | `*` | moment of truth |
//! | `+1` `-2` `+0` | emotion |
//! | `~20m` `~2d 4h` `..2d` | duration, wait |
//! | `@maria` `@"Service desk"` | actor |
//! | `/web` `/"Web portal"` | channel |
//! | `#tag` | tag, a letter first |
//! | a line `- text`, `+ text`, `" text` | pain, opportunity, thought of the card above |
//!
//! What the table leaves open is settled so that nothing typed is ever lost or taken by surprise:
//!
//! - Signs count only in the run at the end of the line. The first word is always text, since a
//!   card needs a title: `*` alone is a card called `*`.
//! - What can be said once counts once: of `Votes +1 -1` the last is the emotion, the rest text.
//! - What is not valid is text: `+3`, `~2d4h`, `#12`, `@`. So is a word that ends like a sentence
//!   (`@maria.`), and one whose closing quote something follows (`@"Service desk",`).
//! - The end of the line closes a quote. A closed quote means the whole name; without quotes the
//!   beginning of a name will do.
//! - A backslash before a sign, wherever it stands, keeps the sign as text and goes away; of
//!   several one goes away. Any other backslash is text (`C:\temp`).
//! - The lines of pains, opportunities and thoughts hold no signs.

mod complete;
mod fill;
mod names;
mod parse;
mod people;
mod sign;
mod summary;
mod words;
mod write;

use std::ops::Range;

pub use complete::{Completion, complete};
pub use fill::{edits, new_card};
pub use names::{Meant, person};
pub use parse::{parse, parse_signs, write_title};
pub use summary::understood;
pub(super) use words::{by_use, channels, rest_after, tags};
pub use write::write_card;

/// What a line of quick entry says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Quick {
    /// What the card is called, trimmed; empty for a blank line and for a note.
    pub title: String,
    /// It is an interaction. False says nothing about the kind.
    pub interaction: bool,
    /// It is a moment of truth. False says nothing.
    pub moment_of_truth: bool,
    /// How the lead persona feels, -2 to 2.
    pub emotion: Option<i64>,
    /// The time spent: a valid duration.
    pub duration: Option<String>,
    /// The time waited before it: a valid duration.
    pub wait: Option<String>,
    /// Who acts, in the order typed.
    pub actors: Vec<Name>,
    /// Where it happens.
    pub channel: Option<Name>,
    /// Words to find the card by, in the order typed, each once.
    pub tags: Vec<String>,
    /// The line is no card but a note of the card above; then nothing else is set.
    pub note: Option<Note>,
    /// Which bytes of the line were understood as what: in order, without overlap, and without
    /// the white space between.
    pub spans: Vec<Span>,
}

impl Quick {
    /// Whether the line says nothing at all.
    pub fn is_blank(&self) -> bool {
        self.title.is_empty() && self.note.is_none()
    }
}

/// The name of a person, role or channel as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name, or its beginning, or an id.
    pub text: String,
    /// It was typed in closed quotes and so is not the beginning of a longer one.
    pub whole: bool,
}

/// A line that belongs to the card above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is to the card.
    pub kind: NoteKind,
    /// What it says, trimmed; never empty.
    pub text: String,
}

/// What a note is to its card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// `- text`: what hurts.
    Pain,
    /// `+ text`: what could be better.
    Opportunity,
    /// `" text`: what the persona thinks.
    Thought,
}

/// A stretch of the line and what it was understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The bytes of the line.
    pub range: Range<usize>,
    /// What they are.
    pub part: Part,
}

/// What a stretch of a line of quick entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the variants are the fields of `Quick`
pub enum Part {
    /// The title, or the text of a note.
    Text,
    /// A backslash that goes away.
    Escape,
    Interaction,
    MomentOfTruth,
    Emotion,
    Duration,
    Wait,
    Actor,
    Channel,
    Tag,
    /// The sign at the start of a note.
    Note(NoteKind),
}

#[cfg(test)]
mod tests;
