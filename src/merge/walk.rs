//! Walking records and comparing them, through their field tables.

use crate::journey::{Element, Field, FieldMut, FieldRef, Handle, List, Node, Record};

/// The fields of a record that are no lists. The kind of a card is the name of its struct and in no
/// table.
pub(super) fn value_fields(record: &dyn Record) -> impl Iterator<Item = Field> + '_ {
    let in_table = record.fields().iter().map(|spec| spec.field);
    let has_kind = record.fields().iter().any(|spec| spec.field == Field::Kind);
    let hidden = (!has_kind).then_some(Field::Kind);
    in_table
        .chain(hidden)
        .filter(|field| !matches!(record.get(*field), None | Some(FieldRef::List(_))))
}

/// The lists of a record that belong to it alone. Cards stand in a stage, but are the map's.
pub(super) fn lists(record: &dyn Record) -> impl Iterator<Item = (Field, &dyn List)> {
    record.fields().iter().filter_map(|spec| match record.get(spec.field) {
        Some(FieldRef::List(list)) if spec.field != Field::Cards => Some((spec.field, list)),
        _ => None,
    })
}

/// The items of a list.
pub(super) fn items(list: &dyn List) -> impl Iterator<Item = Element<'_>> {
    (0..list.len()).filter_map(|index| list.get(index))
}

/// A list of a record; `None` where it has no such list.
pub(super) fn list(record: &dyn Record, field: Field) -> Option<&dyn List> {
    match record.get(field) {
        Some(FieldRef::List(list)) => Some(list),
        _ => None,
    }
}

/// Asks for everything in a record, itself first; not for the cards of a stage.
pub(super) fn all<'a>(record: &'a dyn Record, with: &mut dyn FnMut(&'a dyn Record)) {
    with(record);
    for (_, list) in lists(record) {
        items(list).for_each(|item| all(item.record(), with));
    }
}

/// Whether two versions of a record say the same, lists and all; the cards of a stage do not count.
pub(super) fn same(one: &dyn Record, other: &dyn Record) -> bool {
    value_fields(one).all(|field| match (one.get(field), other.get(field)) {
        (Some(one), Some(other)) => same_field(&one, &other),
        _ => false,
    }) && lists(one)
        .all(|(field, list)| self::list(other, field).is_some_and(|other| same_list(list, other)))
}

fn same_list(one: &dyn List, other: &dyn List) -> bool {
    one.len() == other.len()
        && items(one).zip(items(other)).all(|(one, other)| {
            let (one, other) = (one.record(), other.record());
            one.handle() == other.handle() && same(one, other)
        })
}

/// Whether two fields that are no lists hold the same.
pub(super) fn same_field(one: &FieldRef<'_>, other: &FieldRef<'_>) -> bool {
    match (one, other) {
        (FieldRef::Text(one), FieldRef::Text(other)) => one == other,
        (FieldRef::OptionalText(one), FieldRef::OptionalText(other)) => one == other,
        (FieldRef::Flag(one), FieldRef::Flag(other)) => one == other,
        (FieldRef::Integer(one), FieldRef::Integer(other)) => one == other,
        (FieldRef::OptionalInteger(one), FieldRef::OptionalInteger(other)) => one == other,
        (FieldRef::Number(one), FieldRef::Number(other)) => {
            one.map(f64::to_bits) == other.map(f64::to_bits)
        }
        (FieldRef::Choice(one), FieldRef::Choice(other)) => one.chosen() == other.chosen(),
        _ => false,
    }
}

/// The handles of a list.
pub(super) fn handles(list: &dyn List) -> Vec<Handle> {
    (0..list.len()).filter_map(|index| list.handle(index)).collect()
}

/// Gives a record all values and lists of another of its kind, but for the cards of a stage.
pub(super) fn fill(from: &dyn Record, to: &mut dyn Record) {
    for field in value_fields(from) {
        let value = from.get(field).and_then(|field| field.value());
        if let (Some(slot), Some(value)) = (to.get_mut(field), value) {
            // It comes from this field of a record of the same kind, so it fits.
            let _ = slot.replace(value);
        }
    }
    for (field, list) in lists(from) {
        if let Some(FieldMut::List(copy)) = to.get_mut(field) {
            refill(copy, items(list).filter_map(Element::to_node));
        }
    }
}

/// Gives a list other items, which are of its kind.
pub(super) fn refill(list: &mut dyn List, nodes: impl IntoIterator<Item = Node>) {
    list.clear();
    for node in nodes {
        let end = list.len();
        let fits = list.insert(end, node);
        debug_assert!(fits.is_ok(), "an item goes into the list it comes from");
    }
}
