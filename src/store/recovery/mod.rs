//! Recovery: changes since the last save, kept outside the repository until they are saved, and
//! offered again where a session did not come to its end.
//!
//! Each session writes a log of its own, `RECOVERY/NAME-N.log`, and holds a lock on it while it
//! runs; NAME is a hash of the map's path. A log without a lock was left behind. It holds no map: it
//! tells which content its changes start from, and the changes themselves, as they were made.

mod change;
mod left;
mod log;
mod names;
mod recorder;
mod replay;
mod text;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod version_tests;

pub use change::{Change, Turn};
pub use left::{LeftBehind, Search, left_behind};
pub use recorder::{Marker, Recorder};
