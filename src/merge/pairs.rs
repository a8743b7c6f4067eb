//! What both sides made: the same thing, put in on either side.

use rustc_hash::FxHashMap;

use super::names::{self, is_set};
use super::walk::{items, list, lists};
use crate::diff::common;
use crate::journey::{Card, Element, Field, Handle, Journey, List, Record};

/// Which things of their map that are not in the base are the same as a thing of our map that is not
/// in it either.
///
/// Elements are the same where id and title are, items without ids where what they are known by is;
/// lines, where they were put in at one place. `ours` is in the handles of the base, its new things
/// from `first_new` on; `old_of` gives the handle of the base for a handle of `theirs`.
pub(super) fn pairs(
    ours: &Journey,
    theirs: &Journey,
    first_new: Handle,
    old_of: impl Fn(Handle) -> Option<Handle>,
) -> FxHashMap<Handle, Handle> {
    let mut pairing = Pairing { first_new, old_of, pairs: FxHashMap::default() };
    pairing.lists(ours, theirs);
    for field in [Field::Personas, Field::Roles, Field::Lanes, Field::Stages] {
        let (Some(ours), Some(theirs)) = (list(ours, field), list(theirs, field)) else { continue };
        let by_handle: FxHashMap<Handle, Element<'_>> =
            items(ours).map(|item| (item.record().handle(), item)).collect();
        for item in items(theirs).map(Element::record) {
            if let Some(ours) = pairing.name(item.handle()).and_then(|at| by_handle.get(&at)) {
                pairing.lists(ours.record(), item);
            }
        }
    }
    pairing.cards(ours, theirs);
    pairing.pairs
}

struct Pairing<F> {
    first_new: Handle,
    old_of: F,
    pairs: FxHashMap<Handle, Handle>,
}

impl<F: Fn(Handle) -> Option<Handle>> Pairing<F> {
    /// The handle that a thing of their map has in ours.
    fn name(&self, theirs: Handle) -> Option<Handle> {
        (self.old_of)(theirs).or_else(|| self.pairs.get(&theirs).copied())
    }

    fn is_new(&self, ours: Handle) -> bool {
        ours >= self.first_new
    }

    fn cards(&mut self, ours: &Journey, theirs: &Journey) {
        let by_handle: FxHashMap<Handle, &Card> =
            ours.cards().map(|card| (card.handle, card)).collect();
        let new = ours.cards().filter(|card| self.is_new(card.handle)).map(Element::Card);
        let new: Vec<Element<'_>> = new.collect();
        if !new.is_empty() {
            let is_new = |card: &&Card| (self.old_of)(card.handle).is_none();
            let theirs: Vec<Element<'_>> =
                theirs.cards().filter(is_new).map(Element::Card).collect();
            self.by_key(new, theirs);
        }
        for card in theirs.cards() {
            if let Some(ours) = self.name(card.handle).and_then(|at| by_handle.get(&at)) {
                self.lists(*ours, card);
            }
        }
    }

    /// Pairs the new items of the lists of a record that is one and the same on both sides.
    fn lists(&mut self, ours: &dyn Record, theirs: &dyn Record) {
        for (field, list) in lists(ours) {
            if !(0..list.len()).filter_map(|at| list.handle(at)).any(|at| self.is_new(at)) {
                continue;
            }
            let Some(other) = super::walk::list(theirs, field) else { continue };
            if list.holds_texts() && !is_set(field) {
                self.prose(list, other);
                continue;
            }
            let ours = items(list).filter(|item| self.is_new(item.record().handle()));
            let ours: Vec<Element<'_>> = ours.collect();
            let is_new = |item: &Element<'_>| (self.old_of)(item.record().handle()).is_none();
            let theirs: Vec<Element<'_>> = items(other).filter(is_new).collect();
            self.by_key(ours, theirs);
        }
    }

    fn by_key(&mut self, ours: Vec<Element<'_>>, theirs: Vec<Element<'_>>) {
        let key = |item: Element<'_>| {
            let title = names::id(item.record()).map(|_| names::title(item).to_owned());
            (names::key(item).to_owned(), title)
        };
        let mut left: FxHashMap<_, Vec<Handle>> = FxHashMap::default();
        // The first is to be taken first, from the end.
        for item in ours.into_iter().rev() {
            left.entry(key(item)).or_default().push(item.record().handle());
        }
        for item in theirs {
            if let Some(ours) = left.get_mut(&key(item)).and_then(Vec::pop) {
                self.pairs.insert(item.record().handle(), ours);
            }
        }
    }

    /// Pairs the lines that both put in between the same two lines.
    fn prose(&mut self, ours: &dyn List, theirs: &dyn List) {
        let place: FxHashMap<Handle, usize> = (0..ours.len())
            .filter_map(|at| ours.handle(at))
            .enumerate()
            .map(|(at, handle)| (handle, at))
            .collect();
        let mut from = (0, 0);
        for end in 0..=theirs.len() {
            let old = theirs.handle(end).and_then(|at| (self.old_of)(at));
            let known = old.and_then(|old| place.get(&old).copied());
            let our_end = match known {
                Some(place) if place >= from.0 => place,
                None if end == theirs.len() => ours.len(),
                _ => continue,
            };
            self.run(ours, from.0..our_end, theirs, from.1..end);
            from = (our_end + 1, end + 1);
        }
    }

    fn run(
        &mut self,
        ours: &dyn List,
        in_ours: std::ops::Range<usize>,
        theirs: &dyn List,
        in_theirs: std::ops::Range<usize>,
    ) {
        let new_ours = in_ours.filter_map(|at| ours.get(at));
        let new_ours: Vec<(Handle, &str)> =
            new_ours.map(said).filter(|(at, _)| self.is_new(*at)).collect();
        let new_theirs = in_theirs.filter_map(|at| theirs.get(at));
        let new_theirs: Vec<(Handle, &str)> =
            new_theirs.map(said).filter(|(at, _)| (self.old_of)(*at).is_none()).collect();
        let texts =
            |lines: &[(Handle, &'_ str)]| lines.iter().map(|line| line.1.to_owned()).collect();
        let (one, other): (Vec<String>, Vec<String>) = (texts(&new_ours), texts(&new_theirs));
        for (ours, theirs) in common_lines(&one, &other) {
            self.pairs.insert(new_theirs[theirs].0, new_ours[ours].0);
        }
    }
}

fn said(item: Element<'_>) -> (Handle, &str) {
    (item.record().handle(), names::title(item))
}

/// The lines of two lists that are the same, in pairs; the same pairs, whichever list is named first.
pub(super) fn common_lines(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (one.iter().map(String::as_str).collect(), other.iter().map(String::as_str).collect());
    if a <= b {
        return common(&a, &b);
    }
    common(&b, &a).into_iter().map(|(b, a)| (a, b)).collect()
}
