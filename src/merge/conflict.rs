//! Conflicts: what two sides of a merge cannot both have, and each way to settle it.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::feelings::Feelings;
use super::three::{Side, Three};
use super::wish::{Spot, Wish, fulfil};
use crate::edit::Edit;
use crate::format::{Anchor, Attached};
use crate::journey::{Entry, Field, Handle, Handles, Journey, Node, Place, Value};

/// What two sides of a merge cannot both have.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// What became of it on the two sides.
    pub kind: ConflictKind,
    /// What it is about.
    pub subject: Subject,
    /// The element or list item of the merged map. It may be gone once the conflict is settled.
    pub at: Handle,
    /// The field of that element or item; `None` where it is the whole of it, or its place.
    pub field: Option<Field>,
    /// The three versions.
    pub versions: Three<Version>,
    /// What personas feel, where the lead is in question.
    pub(super) feelings: Option<Arc<Feelings>>,
}

/// What became of something on the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConflictKind {
    /// Both gave a field different values.
    Changed,
    /// The side named removed what the other changed, refers to or added into.
    Removed(Side),
    /// Both moved a card to different stages, or one of them within its stage.
    Moved,
    /// Both moved it, or it and others, to different places in their list.
    Reordered,
    /// Several elements have its id.
    Doubled,
}

impl ConflictKind {
    /// The word for it: `changed`.
    pub fn name(self) -> &'static str {
        match self {
            ConflictKind::Changed => "changed",
            ConflictKind::Removed(_) => "removed",
            ConflictKind::Moved => "moved",
            ConflictKind::Reordered => "reordered",
            ConflictKind::Doubled => "doubled",
        }
    }
}

/// What a conflict is about. Its texts are those of the map, still untrusted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// The kind of element: `map`, `persona`, `role`, `lane`, `stage` or `card`.
    pub element: &'static str,
    /// Its id; `None` for the map.
    pub id: Option<String>,
    /// Its title or name.
    pub title: String,
    /// The id of the stage it is, or in which the card stands.
    pub stage: Option<String>,
    /// The field of the element: of a list item, the list it stands in; `None` where the element as a
    /// whole is meant, or its place.
    pub field: Option<Field>,
    /// The item of that list that is meant, by its title, name or text.
    pub item: Option<String>,
    /// Others that are in the same conflict, by their ids or titles: what cannot be put into one
    /// order with it, or has its id.
    pub others: Vec<String>,
}

/// What one side has.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Version {
    /// The value of the field, a choice by its word. Of an element its canonical text; of a place the
    /// stage's id, or what it stands behind. `None` where the side has nothing there.
    pub says: Option<Value>,
    pub(super) wishes: Vec<Wish>,
    /// The comments that the side has on it, where the merged map has others.
    pub(super) comments: Vec<(Anchor, Attached)>,
}

impl Conflict {
    /// The field of a list item that is in question, as the votes of an opportunity; `None` where it
    /// is no item's, or where the item is one text.
    pub fn item_field(&self) -> Option<Field> {
        self.field.filter(|field| self.subject.item.is_some() && *field != Field::Text)
    }

    /// The edit that gives the map what a side has, whatever was chosen before.
    pub fn take(&self, journey: &Journey, side: Side) -> Edit {
        take_all(journey, [self], side)
    }

    /// The edit that keeps what both have, in our order: for lines of prose that both changed. `None`
    /// where it has no sense.
    pub fn take_both(&self, journey: &Journey, handles: &mut Handles) -> Option<Edit> {
        let field = self.field.filter(|field| *field == Field::Text)?;
        let (Some(Value::Text(ours)), Some(Value::Text(theirs))) =
            (&self.versions.ours.says, &self.versions.theirs.says)
        else {
            return None;
        };
        let place = journey.place(self.at)?;
        let entry = Entry { handle: handles.fresh(), text: theirs.clone() };
        let behind = Place { after: Some(self.at), ..place };
        Some(Edit::Many(vec![
            Edit::Set { at: self.at, field, value: Value::Text(ours.clone()) },
            Edit::Insert { place: behind, node: Node::Entry(Box::new(entry)) },
        ]))
    }

    /// The edit that gives the field a value of none of the sides. `None` where the conflict is not
    /// about a field.
    pub fn write(&self, journey: &Journey, value: Value) -> Option<Edit> {
        let wish = self.versions.ours.wishes.first()?;
        let Wish::Value { at, field, .. } = wish else { return None };
        let wish = Wish::Value { at: *at, field: *field, value };
        Some(fulfil(journey, [&wish], self.feelings.as_deref()))
    }

    /// Says what it is about in a map in which what the lead feels was gathered again.
    pub(super) fn gather(
        &mut self,
        gathered: &FxHashMap<Handle, Handle>,
        feelings: &Arc<Feelings>,
    ) {
        self.feelings = Some(Arc::clone(feelings));
        if let Some(card) = gathered.get(&self.at) {
            self.at = *card;
            self.field = Some(Field::Emotion);
            self.subject.field = Some(Field::Emotion);
            self.subject.item = None;
        }
    }
}

/// The edit that gives the map what one side has in all of the conflicts.
pub fn take_all<'a>(
    journey: &Journey,
    conflicts: impl IntoIterator<Item = &'a Conflict>,
    side: Side,
) -> Edit {
    let mut feelings = None;
    let versions = conflicts.into_iter().map(|conflict| {
        feelings = conflict.feelings.as_deref();
        conflict.versions.get(side)
    });
    let wishes: Vec<&Wish> = versions.flat_map(|version| &version.wishes).collect();
    fulfil(journey, wishes, feelings)
}

/// The wishes that items of a list stand as they do in an order of all its items.
pub(super) fn stand_in(
    parent: Handle,
    field: Field,
    items: &[Handle],
    order: &[Handle],
) -> Vec<Wish> {
    let place = |at: &Handle| order.iter().position(|item| item == at);
    let mut places: Vec<(usize, Handle)> =
        items.iter().filter_map(|at| place(at).map(|place| (place, *at))).collect();
    places.sort_unstable();
    places
        .into_iter()
        .map(|(place, at)| {
            let behind = order[..place].iter().rev().copied().collect();
            Wish::Here { at, spot: Spot { parent, field, behind }, node: None }
        })
        .collect()
}
