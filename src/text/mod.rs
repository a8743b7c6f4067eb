//! Text on a grid of cells: cleaning, width, wrapping and clipping by grapheme.

mod clean;
mod grapheme;
mod width;
mod wrap;

pub use clean::{is_control, visible, visible_lines};
pub use grapheme::{Grapheme, graphemes};
pub use width::{clip, fit, is_plain, width};
pub use wrap::wrap;

/// What stands at the end of a text that was cut.
pub const ELLIPSIS: &str = "…";
