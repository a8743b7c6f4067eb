//! The lines of a map's text, each with the element it is of: lines that merely read alike, as the
//! brackets of two cards, are not taken for one another.

use rustc_hash::{FxHashMap, FxHashSet};

use super::walk::{handles, items};
use crate::format::{Document, print_with_spans};
use crate::journey::{Field, FieldRef, Handle, Journey, Record, rising};

/// A map as text.
pub(super) struct Text {
    /// The canonical text.
    pub(super) text: String,
    /// For each line the innermost element or list item it is of.
    owners: Vec<Handle>,
}

/// A line of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Line<'a> {
    /// The line with its end.
    pub(super) text: &'a str,
    owner: Handle,
    /// It is of something that stands elsewhere than in the text it is compared with.
    is_moved: bool,
}

impl Text {
    /// The text of a map.
    pub(super) fn of(document: &Document) -> Self {
        let (text, spans) = print_with_spans(document);
        let mut owners = Vec::new();
        let mut spans = spans.into_iter().peekable();
        let mut open = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            while open.last().is_some_and(|(_, end)| *end <= at) {
                open.pop();
            }
            while let Some(span) = spans.next_if(|span| span.bytes.start <= at) {
                open.push((span.handle, span.bytes.end));
            }
            owners.push(open.last().map_or(Handle::JOURNEY, |(handle, _)| *handle));
            at += line.len();
        }
        Text { text, owners }
    }

    /// The lines, of which those of `moved` are like no others.
    pub(super) fn lines(&self, moved: &FxHashSet<Handle>) -> Vec<Line<'_>> {
        let lines = self.text.split_inclusive('\n').zip(&self.owners);
        lines
            .map(|(text, owner)| Line { text, owner: *owner, is_moved: moved.contains(owner) })
            .collect()
    }
}

impl<'a> Line<'a> {
    /// The lines of a text of which nothing more is known.
    pub(super) fn plain(text: &'a str) -> Vec<Self> {
        let lines = text.split_inclusive('\n');
        lines.map(|text| Line { text, ..Line::default() }).collect()
    }
}

/// What stands elsewhere in a new map than in an old one, and all that is in it: in another list, or
/// in another order. Of two that changed places it is rather the one that is in `disputed`.
pub(super) fn moved(
    old: &Journey,
    new: &Journey,
    disputed: &FxHashSet<Handle>,
) -> FxHashSet<Handle> {
    let mut places = FxHashMap::default();
    note_places(old, &mut places);
    let mut moves = Moves { places, disputed, moved: FxHashSet::default() };
    moves.note(new, false);
    moves.moved
}

/// The list that something stands in, and where in it.
type Place = (Handle, Field, usize);

fn note_places(record: &dyn Record, places: &mut FxHashMap<Handle, Place>) {
    for spec in record.fields() {
        let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
        for (at, item) in items(list).enumerate() {
            places.insert(item.record().handle(), (record.handle(), spec.field, at));
            note_places(item.record(), places);
        }
    }
}

struct Moves<'a> {
    /// Where everything stood.
    places: FxHashMap<Handle, Place>,
    disputed: &'a FxHashSet<Handle>,
    moved: FxHashSet<Handle>,
}

impl Moves<'_> {
    /// Notes what was moved in a record, or all that is in it.
    fn note(&mut self, record: &dyn Record, is_moved: bool) {
        for spec in record.fields() {
            let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
            let stood = self.stood(record.handle(), spec.field, &handles(list));
            for (item, stood) in items(list).map(|item| item.record()).zip(stood) {
                let is_moved = is_moved || !stood && self.places.contains_key(&item.handle());
                if is_moved {
                    self.moved.insert(item.handle());
                }
                self.note(item, is_moved);
            }
        }
    }

    /// For each item of a list, whether it stands where it stood.
    fn stood(&self, parent: Handle, field: Field, list: &[Handle]) -> Vec<bool> {
        let old_place = |item: &Handle| {
            let (old_parent, old_field, at) = *self.places.get(item)?;
            (old_parent == parent && old_field == field).then_some(at)
        };
        let is_disputed = |item: &Handle| self.disputed.contains(item);
        let places: Vec<Option<usize>> = list.iter().map(old_place).collect();
        let sure =
            list.iter().zip(&places).map(|(item, place)| place.filter(|_| !is_disputed(item)));
        let mut stood = rising(&sure.collect::<Vec<_>>());
        for at in (0..list.len()).filter(|at| is_disputed(&list[*at])) {
            let mut others = (0..list.len()).filter(|other| stood[*other]);
            stood[at] = places[at].is_some()
                && others.all(|other| (other < at) == (places[other] < places[at]));
        }
        stood
    }
}
