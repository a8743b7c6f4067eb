//! Settings of the user: where they lie, what can be set, and what a file of settings says.
//!
//! Files are read and told of elsewhere; here a text becomes settings, and mistakes with places.

mod folders;
mod ink;
mod mistake;
mod piece;
mod settings;
mod starting;
mod theme;

pub use folders::Folders;
pub use ink::{Color, Ink};
pub use mistake::{Mistake, Place, Placed};
pub use settings::{GlyphChoice, KeysOf, SETTINGS, Setting, Settings, ViewChoice};
pub use starting::starting_text;
pub use theme::{ThemeChoice, ThemeFile};
