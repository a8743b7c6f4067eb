//! What the fuzz targets share: a scanner of RON that is not the program's own, and a mutator that
//! knows where tokens end.

pub mod mutate;
pub mod scan;
