//! The screens: a map drawn and edited in a terminal.

pub mod actions;
pub mod app;
pub mod area;
pub mod commands;
pub mod details;
pub mod editor;
pub mod events;
pub mod field;
pub mod findings;
pub mod glyphs;
pub mod help;
pub mod key;
pub mod keymap;
pub mod maps;
pub mod mode;
pub mod mouse;
pub mod paint;
pub mod palette;
pub mod quick;
pub mod runtime;
pub mod start;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod wording;
