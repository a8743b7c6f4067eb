//! git, run as a program: what a repository holds, what differs in it, and its own merge.
//!
//! Arguments are handed over as a list, never through a shell. Where git gives paths it gives them
//! as they are, each ended by a zero byte, so no name is odd enough to be misread.

mod attributes;
mod blobs;
mod changes;
mod config;
mod conflict;
mod error;
mod line_diff;
mod merge_file;
mod names;
mod patterns;
mod program;
mod repository;
mod revision;
mod states;
#[cfg(test)]
mod tests;

pub use attributes::{Attributes, Unattributed};
pub use changes::{Changed, ChangedMap, Content, Span, Version};
pub use config::Config;
pub use conflict::Conflict;
pub use error::GitError;
pub use line_diff::{git_colors_diffs, line_diff};
pub use merge_file::{Merged, merge_file};
pub use repository::Repository;
pub use revision::Revision;
pub use states::FileState;
