//! All that changed of one thing, as a line to be read.

use super::change::{Change, Thing};

/// How much a line tells, most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// It crossed an edge of the band.
    Crossing,
    /// It is, or was, a moment of truth or a showstopper, and that or its being there changed.
    Decisive,
    /// It is about the lead persona.
    Lead,
    /// It is gone.
    Removed,
    /// The lead persona feels otherwise about it.
    Emotion,
    /// It is new.
    Added,
    /// It stands in another stage.
    Moved,
    /// Values changed.
    Fields,
    /// Prose alone changed.
    Prose,
    /// The order alone changed.
    Reordered,
}

impl Rank {
    /// Whether it is to be looked at first, before all that is told by stage.
    pub fn comes_first(self) -> bool {
        self <= Rank::Emotion
    }
}

/// The sign before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Look at this first.
    First,
    /// It is gone.
    Removed,
    /// It is new.
    Added,
    /// It stands in another stage.
    Moved,
    /// Something else about it changed.
    Changed,
}

impl Sign {
    /// Every sign, in the order of the legend.
    pub const ALL: &'static [Sign] =
        &[Sign::First, Sign::Removed, Sign::Added, Sign::Moved, Sign::Changed];

    /// The character.
    pub fn character(self) -> char {
        match self {
            Sign::First => '!',
            Sign::Removed => '-',
            Sign::Added => '+',
            Sign::Moved => '>',
            Sign::Changed => '~',
        }
    }

    /// What it means.
    pub fn meaning(self) -> &'static str {
        match self {
            Sign::First => "look first",
            Sign::Removed => "removed",
            Sign::Added => "added",
            Sign::Moved => "moved",
            Sign::Changed => "changed",
        }
    }
}

/// A piece of a phrase. Its text is still untrusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words that say something.
    Plain(String),
    /// Words of a prose that are gone.
    Gone(String),
    /// Words that came into a prose.
    Came(String),
    /// An emotion, -2 to 2; `None`: not known.
    Emotion(Option<i64>),
}

/// One change in words; several of them make up a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its pieces, one behind the other.
    pub pieces: Vec<Piece>,
    /// Whether it is why the line is to be looked at first.
    pub grave: bool,
}

impl Phrase {
    /// A phrase of plain words.
    pub(super) fn plain(words: impl Into<String>) -> Self {
        Phrase { pieces: vec![Piece::Plain(words.into())], grave: false }
    }

    /// A phrase of plain words that make the line one to look at first.
    pub(super) fn grave(words: impl Into<String>) -> Self {
        Phrase { grave: true, ..Phrase::plain(words) }
    }
}

/// All that changed of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is about.
    pub thing: Thing,
    /// How much it tells.
    pub rank: Rank,
    /// The sign before it.
    pub sign: Sign,
    /// What it says, the gravest first; never empty.
    pub phrases: Vec<Phrase>,
    /// The changes it tells of; those of the cards of a lane that crossed are told with the lane.
    /// Never empty.
    pub changes: Vec<Change>,
}
