//! Handles: names for elements and list items that live in memory alone.

use serde::{Deserialize, Serialize};

/// Names one element or list item of an open map for as long as it is open.
///
/// Handles are given in document order when a map is read and are never written, so they stay
/// unique even where the ids of a file are doubled or missing. A removed element keeps its
/// handle and comes back with it on undo.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Handle(u32);

impl Handle {
    /// The handle of the journey itself.
    pub const JOURNEY: Handle = Handle(0);

    /// The handle as a number, counted from 0 in document order for a map just read.
    pub fn number(self) -> u32 {
        self.0
    }

    /// What this would be had so many handles been given before it; the journey's own stays.
    #[must_use]
    pub fn behind(self, count: u32) -> Handle {
        if self == Handle::JOURNEY { self } else { Handle(self.0 + count) }
    }
}

/// Gives out handles, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handles {
    next: u32,
}

impl Handles {
    /// Starts behind [`Handle::JOURNEY`].
    pub fn new() -> Self {
        Handles { next: 1 }
    }

    /// A handle that was never given out before.
    pub fn fresh(&mut self) -> Handle {
        let handle = Handle(self.next);
        self.next += 1;
        handle
    }

    /// How many were given out.
    pub fn count(&self) -> u32 {
        self.next - 1
    }

    /// Counts so many as given out; gives how many were before.
    pub fn skip(&mut self, count: u32) -> u32 {
        let before = self.count();
        self.next += count;
        before
    }

    /// Whether a handle was given out already.
    pub fn gave(&self, handle: Handle) -> bool {
        handle.0 < self.next
    }
}

impl Default for Handles {
    fn default() -> Self {
        Handles::new()
    }
}
