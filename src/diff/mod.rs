//! What is the same in two maps, and so what changed between them.

mod lines;
mod matching;

pub use lines::common;
pub use matching::{Matching, matching};
