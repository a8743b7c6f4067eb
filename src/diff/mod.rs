//! What is the same in two maps, and so what changed between them.

mod cards;
mod change;
mod changes;
mod columns;
mod counts;
mod fields;
mod finder;
#[cfg(test)]
mod laws;
mod line;
mod lines;
mod lowest;
mod matching;
mod names;
mod outcome;
mod prose;
#[cfg(test)]
mod sentences;
mod telling;
mod told;
mod wording;

pub use change::{Change, ChangeKind, ElementKind, StageName, Thing};
pub use changes::{Changes, changes};
pub use counts::Counts;
pub use line::{Line, Phrase, Piece, Rank, Sign};
pub use lines::common;
pub use lowest::{Low, Lowest};
pub use matching::{Matching, matching};
pub use outcome::{Figures, MapDiff, Outcome, Rewriting};
pub use told::Told;
pub use wording::singular;
