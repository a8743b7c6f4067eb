//! Settings of the user and where they lie.

mod folders;

pub use folders::Folders;
