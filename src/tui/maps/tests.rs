//! The list of maps, from keys to what is drawn.
