//! Text on a grid of cells: cleaning, width, wrapping and clipping by grapheme.

mod clean;

pub use clean::{is_control, visible, visible_lines};
