//! Comments, kept aside by what they belong to.
//!
//! Edits know nothing of them: an element that moves keeps its handle, and with it its comments; one
//! that is removed is no longer printed, and its comments are there again when undo brings it back.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::journey::{Field, Handle};

/// What comments belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Anchor {
    /// An element or list item. For the journey: the lines above it lead, those behind its closing
    /// bracket trail, and those on lines of their own before that bracket close it.
    Item(Handle),
    /// A field of an element. The closing comments of a list stand before its `]`.
    Field(Handle, Field),
    /// The end of the file, below the journey: closing comments alone.
    FileEnd,
}

/// The comments of one anchor. Each text is whole, with its `//` or `/* */`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attached {
    /// On lines of their own above it.
    pub leading: Vec<String>,
    /// Whether a blank line stands above the leading ones.
    pub blank_above_leading: bool,
    /// Behind it on its line, after the comma.
    pub trailing: Vec<String>,
    /// On lines of their own before its closing bracket.
    pub closing: Vec<String>,
    /// Whether a blank line stands above the closing ones.
    pub blank_above_closing: bool,
}

impl Attached {
    /// Whether there is no comment in it.
    pub fn is_empty(&self) -> bool {
        self.leading.is_empty() && self.trailing.is_empty() && self.closing.is_empty()
    }
}

/// All comments of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comments {
    // Boxed, so that the room that a table keeps free costs little.
    by_anchor: FxHashMap<Anchor, Box<Attached>>,
}

impl Comments {
    /// The comments of an anchor; `None` where it has none.
    pub fn get(&self, anchor: Anchor) -> Option<&Attached> {
        if self.by_anchor.is_empty() {
            return None;
        }
        self.by_anchor.get(&anchor).map(Box::as_ref)
    }

    /// The comments of an anchor, to add to.
    pub fn at(&mut self, anchor: Anchor) -> &mut Attached {
        self.by_anchor.entry(anchor).or_default()
    }

    /// Gives an anchor other comments; empty ones leave it with none.
    pub fn put(&mut self, anchor: Anchor, attached: Attached) {
        if attached.is_empty() {
            self.by_anchor.remove(&anchor);
        } else {
            self.by_anchor.insert(anchor, Box::new(attached));
        }
    }

    /// Takes the comments of an anchor away from it.
    pub fn take(&mut self, anchor: Anchor) -> Option<Attached> {
        self.by_anchor.remove(&anchor).map(|attached| *attached)
    }

    /// Whether there is no comment at all.
    pub fn is_empty(&self) -> bool {
        self.by_anchor.is_empty()
    }

    /// All anchors that have comments, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = (Anchor, &Attached)> {
        self.by_anchor.iter().map(|(anchor, attached)| (*anchor, attached.as_ref()))
    }

    /// Adds those of a later part of the file. What has comments in both was opened before that part
    /// and is closed in it.
    pub(super) fn add(&mut self, later: Comments) {
        for (anchor, attached) in later.by_anchor {
            match self.by_anchor.get_mut(&anchor) {
                Some(known) => {
                    known.closing = attached.closing;
                    known.blank_above_closing = attached.blank_above_closing;
                }
                None => {
                    self.by_anchor.insert(anchor, attached);
                }
            }
        }
    }

    /// The same comments under other handles.
    pub(super) fn renamed(self, name: impl Fn(Handle) -> Handle) -> Self {
        let rename = |anchor| match anchor {
            Anchor::Item(handle) => Anchor::Item(name(handle)),
            Anchor::Field(handle, field) => Anchor::Field(name(handle), field),
            Anchor::FileEnd => Anchor::FileEnd,
        };
        let by_anchor = self.by_anchor.into_iter().map(|(a, attached)| (rename(a), attached));
        Comments { by_anchor: by_anchor.collect() }
    }
}
