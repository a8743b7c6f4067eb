//! Where everything of a map stands, in cells: one geometry for the screen, for text and for
//! pictures.

mod area;
mod cells;
mod density;
mod dots;
mod geometry;
#[cfg(test)]
mod laws;
mod rows;

pub use area::Area;
pub use cells::{Cells, Row, Spot};
pub use density::{Density, Zoom};
pub use dots::{Dots, curve_dots, curve_point};
pub use geometry::{Column, EdgeLine, Folds, Geometry, Hit, LanePlace, View};

/// The narrowest map that can be drawn, in cells.
pub const MIN_WIDTH: u16 = 30;
/// The lowest map that can be drawn: stage titles, both edges and one cell.
pub const MIN_HEIGHT: u16 = 5;
