//! The edit that makes one map out of another, for what changed outside of the editor.

use rustc_hash::FxHashMap;

use super::apply::Edit;
use crate::journey::{
    Element, Field, FieldMut, FieldRef, Handle, Journey, List, Node, Place, Record, Value,
    all_fields, rising,
};

/// The edit that makes `new` of `old`, with as few steps as there are differences: what stands in
/// both under one handle is kept, and moved where it must be.
///
/// Handles that `old` has not are those of new things. `Edit::Many` of nothing where the maps are
/// the same.
pub fn between(old: &Journey, new: &Journey) -> Edit {
    let mut before = FxHashMap::default();
    gather(Element::Journey(old), &mut before);
    let mut after = FxHashMap::default();
    gather(Element::Journey(new), &mut after);
    let mut way = Way { before: &before, edits: Vec::new() };
    way.follow(Some(old), new);
    // What goes is taken out last: what is kept of it has moved out by then.
    way.remove(old, &after);
    Edit::Many(way.edits)
}

type Elements<'a> = FxHashMap<Handle, Element<'a>>;

fn gather<'a>(element: Element<'a>, found: &mut Elements<'a>) {
    let record = element.record();
    found.insert(record.handle(), element);
    each_list(record, |_, list| {
        for item in (0..list.len()).filter_map(|index| list.get(index)) {
            gather(item, found);
        }
    });
}

fn each_list<'a>(record: &'a dyn Record, mut with: impl FnMut(Field, &'a dyn List)) {
    for spec in record.fields() {
        if let Some(FieldRef::List(list)) = record.get(spec.field) {
            with(spec.field, list);
        }
    }
}

/// The edits found so far.
struct Way<'a> {
    before: &'a Elements<'a>,
    edits: Vec<Edit>,
}

impl Way<'_> {
    /// Makes an element what it is to be; `old` is `None` for one that was just put in, whose
    /// fields are right and whose lists are empty.
    fn follow(&mut self, old: Option<&dyn Record>, new: &dyn Record) {
        if let Some(old) = old {
            self.set(old, new);
        }
        each_list(new, |field, list| {
            let was = match old.and_then(|old| old.get(field)) {
                Some(FieldRef::List(was)) => handles(was),
                _ => Vec::new(),
            };
            self.arrange(new.handle(), field, &was, list);
        });
    }

    /// Sets the fields that differ.
    fn set(&mut self, old: &dyn Record, new: &dyn Record) {
        for field in all_fields(new) {
            let value = |record: &dyn Record| record.get(field).and_then(|field| field.value());
            let (Some(was), Some(value)) = (value(old), value(new)) else { continue };
            if !same(&was, &value) {
                self.edits.push(Edit::Set { at: new.handle(), field, value });
            }
        }
    }

    /// Puts the items of a list in, from the first to the last; those that stand right already, one
    /// behind the other, are left alone, and what is to go stays behind them.
    fn arrange(&mut self, parent: Handle, field: Field, was: &[Handle], list: &dyn List) {
        let stays = standing(was, list);
        let mut after = None;
        for (item, stays) in (0..list.len()).filter_map(|index| list.get(index)).zip(stays) {
            let at = item.record().handle();
            let place = Place { parent, field, after };
            match self.before.get(&at) {
                Some(old) => {
                    if !stays {
                        self.edits.push(Edit::Move { at, to: place });
                    }
                    self.follow(Some(old.record()), item.record());
                }
                None => self.insert(place, item),
            }
            after = Some(at);
        }
    }

    fn insert(&mut self, place: Place, item: Element<'_>) {
        let Some(mut node) = item.to_node() else { return };
        let whole = !self.holds_known(item.record());
        if !whole {
            empty_lists(&mut node);
        }
        self.edits.push(Edit::Insert { place, node });
        if !whole {
            self.follow(None, item.record());
        }
    }

    /// Whether something in an element comes from elsewhere in the map.
    fn holds_known(&self, record: &dyn Record) -> bool {
        let mut found = false;
        each_list(record, |_, list| {
            let mut items =
                (0..list.len()).filter_map(|index| list.get(index)).map(Element::record);
            found |= items
                .any(|item| self.before.contains_key(&item.handle()) || self.holds_known(item));
        });
        found
    }

    /// Takes out what is not in the map any more; with it goes what it still holds.
    fn remove(&mut self, old: &dyn Record, after: &Elements<'_>) {
        let is_kept = after.contains_key(&old.handle());
        each_list(old, |_, list| {
            for item in (0..list.len()).filter_map(|index| list.get(index)).map(Element::record) {
                // What has moved out of it may have lost something too.
                self.remove(item, after);
                if is_kept && !after.contains_key(&item.handle()) {
                    self.edits.push(Edit::Remove { at: item.handle() });
                }
            }
        });
    }
}

fn handles(list: &dyn List) -> Vec<Handle> {
    (0..list.len()).filter_map(|index| list.handle(index)).collect()
}

fn empty_lists(node: &mut Node) {
    let fields = node.element().record().fields();
    let record = node.element_mut().record_mut();
    for spec in fields {
        if let Some(FieldMut::List(list)) = record.get_mut(spec.field) {
            list.clear();
        }
    }
}

/// Which items of a list can stay where they are: the most that stand in the old order.
fn standing(was: &[Handle], list: &dyn List) -> Vec<bool> {
    let places: FxHashMap<Handle, usize> =
        was.iter().enumerate().map(|(place, handle)| (*handle, place)).collect();
    let old_places: Vec<Option<usize>> =
        handles(list).iter().map(|handle| places.get(handle).copied()).collect();
    rising(&old_places)
}

/// Whether two values say the same; what is no number says the same as another such.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.to_bits() == other.to_bits(),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::between;
    use crate::edit::{Edit, apply};
    use crate::journey::{Card, CardKind, Entry, Field, Journey, Place, Stage, Value};

    fn count(edit: &Edit) -> usize {
        match edit {
            Edit::Many(edits) => edits.iter().map(count).sum(),
            _ => 1,
        }
    }

    /// Two stages of three cards.
    fn map() -> Journey {
        let stage = |id: &str| Stage {
            id: id.into(),
            cards: (0..3)
                .map(|n| {
                    Card::new(
                        Default::default(),
                        CardKind::Activity,
                        &format!("{id}{n}"),
                        "consumer",
                        "C",
                    )
                })
                .collect(),
            ..Stage::default()
        };
        let mut journey = Journey { stages: vec![stage("a"), stage("b")], ..Journey::blank() };
        journey.number();
        journey
    }

    #[test]
    fn a_map_is_what_it_is_without_an_edit() {
        assert!(between(&map(), &map()).is_empty());
    }

    #[test]
    fn one_difference_is_one_step() {
        let old = map();
        let at = old.stages[0].cards[2].handle;
        let parent = old.stages[0].handle;
        let other = old.stages[1].handle;
        for edit in [
            Edit::Set { at, field: Field::Title, value: Value::Text("X".into()) },
            Edit::Set { at, field: Field::Kind, value: Value::Choice(0) },
            Edit::Move { at, to: Place { parent, field: Field::Cards, after: None } },
            Edit::Move { at, to: Place { parent: other, field: Field::Cards, after: None } },
            Edit::Remove { at },
            Edit::Remove { at: parent },
        ] {
            let mut new = old.clone();
            apply(&mut new, edit.clone()).unwrap();
            let found = between(&old, &new);
            assert_eq!(count(&found), 1, "{edit:?} became {found:?}");
        }
    }

    #[test]
    fn cards_leave_a_stage_before_it_goes_and_enter_one_after_it_came() {
        let old = map();
        let mut new = old.clone();
        let mut handles = old.clone().number();
        let mut gone = new.stages.remove(0);
        let mut made = Stage { handle: handles.fresh(), ..Stage::default() };
        made.cards.push(gone.cards.remove(1));
        made.notes.push(Entry { handle: handles.fresh(), text: "new".into() });
        new.stages.push(made);
        let edit = between(&old, &new);
        let mut changed = old.clone();
        let inverse = apply(&mut changed, edit).unwrap();
        assert_eq!(changed, new);
        apply(&mut changed, inverse).unwrap();
        assert_eq!(changed, old);
    }
}
