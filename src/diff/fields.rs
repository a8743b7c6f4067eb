//! Two versions of one element, field by field.

use rustc_hash::FxHashMap;

use super::change::{Change, ChangeKind, Thing};
use super::matching::Matching;
use super::told::{Told, holds_elements};
use crate::journey::{Element, FieldRef, Handle, List, Record, all_fields, rising};

/// What changed in the fields of an element, in the order of the format: each value that differs,
/// each item of a list that was added, removed or changed, and each list whose items stand in
/// another order.
pub(super) fn changed(
    thing: impl Fn() -> Thing,
    old: &dyn Record,
    new: &dyn Record,
    found: &Matching,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for field in all_fields(new).filter(|field| !holds_elements(*field)) {
        let (Some(was), Some(is)) = (old.get(field), new.get(field)) else { continue };
        if is_same(&was, &is) {
            continue;
        }
        let mut add = |kind, before, after| {
            changes.push(Change { kind, thing: thing(), field: Some(field), before, after });
        };
        match (was, is) {
            (FieldRef::List(was), FieldRef::List(is)) => items(was, is, found, &mut add),
            _ => add(ChangeKind::Changed, Told::field(old, field), Told::field(new, field)),
        }
    }
    changes
}

/// Whether a map's canonical text writes both alike.
fn is_same(one: &FieldRef<'_>, other: &FieldRef<'_>) -> bool {
    match (one, other) {
        (FieldRef::Text(one), FieldRef::Text(other)) => one == other,
        (FieldRef::OptionalText(one), FieldRef::OptionalText(other)) => one == other,
        (FieldRef::Flag(one), FieldRef::Flag(other)) => one == other,
        (FieldRef::Integer(one), FieldRef::Integer(other)) => one == other,
        (FieldRef::OptionalInteger(one), FieldRef::OptionalInteger(other)) => one == other,
        (FieldRef::Number(one), FieldRef::Number(other)) => {
            // What is no number is written alike, and so are the two zeros.
            let both = one.zip(*other);
            both.map_or(one.is_none() && other.is_none(), |(one, other)| {
                one == other || (one.is_nan() && other.is_nan())
            })
        }
        (FieldRef::Choice(one), FieldRef::Choice(other)) => one.chosen() == other.chosen(),
        (FieldRef::List(one), FieldRef::List(other)) => {
            one.len() == other.len()
                && (0..one.len()).all(|at| match (one.get(at), other.get(at)) {
                    (Some(one), Some(other)) => is_same_item(one, other),
                    _ => false,
                })
        }
        _ => false,
    }
}

fn is_same_item(one: Element<'_>, other: Element<'_>) -> bool {
    if let (Element::Entry(one), Element::Entry(other)) = (one, other) {
        return one.text == other.text;
    }
    let (one, other) = (one.record(), other.record());
    all_fields(one).all(|field| match (one.get(field), other.get(field)) {
        (Some(one), Some(other)) => is_same(&one, &other),
        _ => false,
    })
}

fn items(
    old: &dyn List,
    new: &dyn List,
    found: &Matching,
    add: &mut impl FnMut(ChangeKind, Told, Told),
) {
    let places: FxHashMap<Handle, usize> =
        (0..old.len()).filter_map(|at| Some((old.handle(at)?, at))).collect();
    let place_of = |item: Element<'_>| {
        let was = found.old_of(item.record().handle())?;
        places.get(&was).copied()
    };
    let news: Vec<Element<'_>> = (0..new.len()).filter_map(|at| new.get(at)).collect();
    let kept: Vec<Option<usize>> = news.iter().map(|item| place_of(*item)).collect();
    let mut stays = vec![false; old.len()];
    kept.iter().flatten().for_each(|at| stays[*at] = true);
    for gone in (0..old.len()).filter(|at| !stays[*at]).filter_map(|at| old.get(at)) {
        add(ChangeKind::Changed, Told::item(gone), Told::Nothing);
    }
    for (item, was) in news.iter().zip(&kept) {
        match was.and_then(|at| old.get(at)) {
            None => add(ChangeKind::Changed, Told::Nothing, Told::item(*item)),
            Some(was) if is_same_item(was, *item) => {}
            Some(was) => add(ChangeKind::Changed, Told::item(was), Told::item(*item)),
        }
    }
    let in_new_order: Vec<usize> = kept.iter().flatten().copied().collect();
    if !in_new_order.is_sorted() {
        let told = |at: &usize| old.get(*at).map_or(Told::Nothing, key);
        let mut in_old_order = in_new_order.clone();
        in_old_order.sort_unstable();
        let before = Told::List(in_old_order.iter().map(told).collect());
        let told = |item: (&Element<'_>, &Option<usize>)| item.1.map(|_| key(*item.0));
        let after = Told::List(news.iter().zip(&kept).filter_map(told).collect());
        add(ChangeKind::Reordered, before, after);
    }
}

/// What an item without an id is known by: its first required field.
fn key(item: Element<'_>) -> Told {
    let record = item.record();
    let required = record.fields().iter().find(|spec| spec.required);
    required.map_or(Told::Nothing, |spec| Told::field(record, spec.field))
}

/// Which of the elements of a list stand elsewhere among those that stood in it before, as few as
/// can be. `kept` has the old position of each, `None` for what did not stand in it.
pub(super) fn reordered(kept: &[Option<usize>]) -> Vec<bool> {
    if kept.iter().flatten().is_sorted() {
        return vec![false; kept.len()];
    }
    let stays = rising(kept);
    kept.iter().zip(stays).map(|(was, stays)| was.is_some() && !stays).collect()
}
