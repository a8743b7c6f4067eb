//! The screens.

pub mod area;
pub mod field;
pub mod quick;
