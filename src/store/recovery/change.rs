//! A change of a map, told so that it can be made again to another reading of it.

use serde::{Deserialize, Serialize};

use crate::edit::Edit;
use crate::format::{Anchor, Attached, Comments, Document};
use crate::journey::{Handle, Node, Record, Way};

/// How the label of a step begins that takes another one back.
const TAKE_BACK: &str = "take back: ";

/// Which way through the history a change went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Turn {
    /// It was done.
    Did,
    /// It was taken back.
    Undid,
    /// It was done again.
    DidAgain,
}

/// A change of a map, as a recovery log keeps it.
///
/// It is told before it is made: its ways lead through the map as it was then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Which way it went.
    pub turn: Turn,
    /// What was done, as its step of the history is called: `move "Browses the catalogue"`.
    pub label: String,
    /// The edit that was made; one that takes a step back is the inverse of it.
    pub edit: Edit,
    /// Where everything stood that the edit names and does not bring in.
    #[serde(default)]
    pub(super) ways: Vec<(Handle, Way)>,
    /// The comments of what the edit brings in.
    #[serde(default)]
    pub(super) comments: Vec<(Anchor, Attached)>,
    /// Where the change brought other comments to the whole map: these.
    #[serde(default)]
    pub(super) replaced: Option<Replaced>,
}

/// All comments of a map, with where their elements stand once the change is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Replaced {
    pub(super) comments: Vec<(Anchor, Attached)>,
    pub(super) ways: Vec<(Handle, Way)>,
}

impl Change {
    /// Tells of an edit that is about to be made to a document. It has no label yet.
    pub fn tell(turn: Turn, edit: &Edit, document: &Document) -> Self {
        let mut comments = Vec::new();
        if !document.comments.is_empty() {
            brought(edit, &document.comments, &mut comments);
        }
        Change {
            turn,
            label: String::new(),
            edit: edit.clone(),
            ways: document.journey.ways(edit.handles()),
            comments,
            replaced: None,
        }
    }

    /// The same change under a label.
    pub fn called(self, label: &str) -> Self {
        Change { label: label.to_owned(), ..self }
    }

    /// What a step is called that makes the change where nothing is there to be taken back.
    pub fn step_label(&self) -> String {
        match self.turn {
            Turn::Did | Turn::DidAgain => self.label.clone(),
            Turn::Undid => format!("{TAKE_BACK}{}", self.label),
        }
    }

    /// The same change under other handles; its ways are left behind.
    pub fn in_handles(&self, name: &mut impl FnMut(Handle) -> Handle) -> Self {
        let edit = self.edit.clone().renamed(&mut |at, _| Some(name(at)));
        Change {
            turn: self.turn,
            label: self.label.clone(),
            // There is a name for every handle.
            edit: edit.unwrap_or(Edit::Many(Vec::new())),
            ways: Vec::new(),
            comments: anchored(&self.comments, |at| Some(name(at))),
            replaced: self.replaced.as_ref().map(|replaced| Replaced {
                comments: anchored(&replaced.comments, |at| Some(name(at))),
                ways: Vec::new(),
            }),
        }
    }

    /// Puts the comments that the change brings.
    pub fn put_comments(&self, comments: &mut Comments) {
        if let Some(replaced) = &self.replaced {
            *comments = Comments::default();
            put(&replaced.comments, comments);
        }
        put(&self.comments, comments);
    }

    /// Tells besides that the document, in which the change is made now, has other comments.
    pub fn replace_comments(&mut self, document: &Document) {
        let mut comments: Vec<_> =
            document.comments.iter().map(|(anchor, attached)| (anchor, attached.clone())).collect();
        comments.sort_by_key(|(anchor, _)| *anchor);
        let of = comments.iter().filter_map(|(anchor, _)| handle(*anchor));
        let ways = document.journey.ways(of);
        self.replaced = Some(Replaced { comments, ways });
        self.comments.clear();
    }
}

fn put(from: &[(Anchor, Attached)], to: &mut Comments) {
    for (anchor, attached) in from {
        to.put(*anchor, attached.clone());
    }
}

/// Comments by other handles; those of what has none are left out.
pub(super) fn anchored(
    comments: &[(Anchor, Attached)],
    mut name: impl FnMut(Handle) -> Option<Handle>,
) -> Vec<(Anchor, Attached)> {
    let anchored = |(anchor, attached): &(Anchor, Attached)| {
        let anchor = match anchor {
            Anchor::FileEnd => Anchor::FileEnd,
            Anchor::Item(at) => Anchor::Item(name(*at)?),
            Anchor::Field(at, field) => Anchor::Field(name(*at)?, *field),
        };
        Some((anchor, attached.clone()))
    };
    comments.iter().filter_map(anchored).collect()
}

/// Whether a label is that of a step that takes another one back.
pub(super) fn takes_back(label: &str, other: &str) -> bool {
    label.strip_prefix(TAKE_BACK) == Some(other)
}

/// What an anchor belongs to; `None` for the end of the file.
fn handle(anchor: Anchor) -> Option<Handle> {
    match anchor {
        Anchor::Item(at) | Anchor::Field(at, _) => Some(at),
        Anchor::FileEnd => None,
    }
}

/// The comments that come back with what an edit brings in: they stay aside when it goes.
fn brought(edit: &Edit, from: &Comments, to: &mut Vec<(Anchor, Attached)>) {
    match edit {
        Edit::Set { at, field, .. } => keep(Anchor::Field(*at, *field), from, to),
        Edit::Insert { node, .. } => of_node(node, from, to),
        Edit::Remove { .. } | Edit::Move { .. } => {}
        Edit::Many(edits) => edits.iter().for_each(|edit| brought(edit, from, to)),
    }
}

fn of_node(node: &Node, from: &Comments, to: &mut Vec<(Anchor, Attached)>) {
    of_record(node.element().record(), from, to);
}

fn of_record(record: &dyn Record, from: &Comments, to: &mut Vec<(Anchor, Attached)>) {
    use crate::journey::FieldRef;
    keep(Anchor::Item(record.handle()), from, to);
    for spec in record.fields() {
        keep(Anchor::Field(record.handle(), spec.field), from, to);
        let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
        for item in (0..list.len()).filter_map(|index| list.get(index)) {
            of_record(item.record(), from, to);
        }
    }
}

fn keep(anchor: Anchor, from: &Comments, to: &mut Vec<(Anchor, Attached)>) {
    to.extend(from.get(anchor).map(|attached| (anchor, attached.clone())));
}
