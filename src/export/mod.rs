//! A map in other formats, for people and programs that do not have wayband.

mod markdown;

pub use markdown::{comment_on, markdown};
