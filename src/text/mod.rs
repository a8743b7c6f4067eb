//! Text on a grid of cells: cleaning, width, wrapping and clipping by grapheme.

mod clean;
mod find;
mod grapheme;
mod nearest;
mod width;
mod wrap;

pub use clean::{is_control, visible, visible_lines};
pub use find::{holds, places_of};
pub use grapheme::{Grapheme, graphemes};
pub use nearest::nearest;
pub use width::{Line, cut, fit, is_plain, plain_start, width};
pub use wrap::{Room, is_cut, wrap};

/// What stands at the end of a text that was cut.
pub const ELLIPSIS: &str = "…";
