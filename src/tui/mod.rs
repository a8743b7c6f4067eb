//! The screens: a map drawn and edited in a terminal.

pub mod editor;
pub mod glyphs;
pub mod key;
pub mod paint;
pub mod theme;
