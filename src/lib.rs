//! wayband: customer-journey maps in the terminal, with the band of visibility, kept in git.
//!
//! The modules are layers; `ARCHITECTURE.md` lists them and says which may use which.

pub mod check;
pub mod cli;
pub mod config;
pub mod diff;
pub mod edit;
pub mod export;
pub mod format;
pub mod journey;
pub mod layout;
pub mod merge;
pub mod store;
pub mod text;
pub mod tui;
