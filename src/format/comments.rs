//! Comments, kept aside by what they belong to.
//!
//! Edits know nothing of them: an element that moves keeps its handle, and with it its comments; one
//! that is removed is no longer printed, and its comments are there again when undo brings it back.

use rustc_hash::FxHashMap;

use crate::journey::{Field, Handle};

/// What comments belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// An element or list item. For the journey: the lines above it, behind its `(`... `)`, and
    /// those before its closing bracket.
    Item(Handle),
    /// A field of an element.
    Field(Handle, Field),
    /// The end of the file, behind the journey's closing bracket.
    FileEnd,
}

/// The comments of one anchor. Each text is whole, with its `//` or `/* */`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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

/// All comments of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comments {
    by_anchor: FxHashMap<Anchor, Attached>,
}

impl Comments {
    /// The comments of an anchor; `None` where it has none.
    pub fn get(&self, anchor: Anchor) -> Option<&Attached> {
        self.by_anchor.get(&anchor)
    }

    /// The comments of an anchor, to add to.
    pub fn at(&mut self, anchor: Anchor) -> &mut Attached {
        self.by_anchor.entry(anchor).or_default()
    }

    /// Whether there is no comment at all.
    pub fn is_empty(&self) -> bool {
        self.by_anchor.is_empty()
    }
}
