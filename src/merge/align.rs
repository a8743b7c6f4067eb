//! Three maps in one space of handles: what is the same thing has the same handle in all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::feelings::{Feelings, leads_differ, odd_cards, spread};
use super::names;
use super::pairs::pairs;
use super::three::{Side, Three};
use super::walk::items;
use crate::diff::matching;
use crate::edit::{apply, rename_id};
use crate::format::{Document, print_element};
use crate::journey::{Element, Field, FieldRef, Handle, Handles, Journey, Record, id_from_title};

/// Three maps in one space of handles.
#[derive(Debug, Clone)]
pub(super) struct Aligned {
    pub(super) documents: Three<Document>,
    /// The handles from here on are those of things that are not in the base.
    pub(super) first_new: Handle,
    /// Gives out handles that none of the three has.
    pub(super) handles: Handles,
    /// There is a base: the sides did not both make the map.
    pub(super) has_base: bool,
    /// What the leads feel is among the emotions of the cards.
    pub(super) feelings: Option<Arc<Feelings>>,
}

/// Finds out what is the same in three maps; the base keeps its handles.
///
/// Where both sides made different things under one id, one of them gets another id, with the
/// references of its own side.
pub(super) fn align(base: Option<Document>, ours: Document, theirs: Document) -> Aligned {
    let has_base = base.is_some();
    let base = base.unwrap_or_else(|| Document::new(Journey::empty()));
    let mut documents = Three { base, ours, theirs };
    let odd = leads_differ(&documents).then(|| odd_cards(&documents));
    if let Some(odd) = &odd {
        Side::ALL.iter().for_each(|side| spread(documents.get_mut(*side), odd));
    }
    let Three { base, ours, theirs } = documents;
    let mut handles = base.handles.clone();
    let first_new = handles.fresh();
    let found = matching(&base.journey, &ours.journey);
    let ours = ours.in_handles_of(&mut handles, |at| found.old_of(at));
    let found = matching(&base.journey, &theirs.journey);
    let made = pairs(&ours.journey, &theirs.journey, first_new, |at| found.old_of(at));
    let name = |at| found.old_of(at).or_else(|| made.get(&at).copied());
    let theirs = theirs.in_handles_of(&mut handles, name);
    let documents = Three { base, ours, theirs };
    let feelings = odd.map(|odd| Arc::new(Feelings::of(&documents, &odd)));
    let mut aligned = Aligned { documents, first_new, handles, has_base, feelings };
    aligned.part();
    aligned
}

impl Aligned {
    /// Whether a thing is not in the base.
    pub(super) fn is_new(&self, at: Handle) -> bool {
        at >= self.first_new
    }

    /// Gives other ids to what one side made where the other side made something else under its id.
    fn part(&mut self) {
        let made = [Side::Ours, Side::Theirs].map(|side| self.made(side));
        if made.iter().any(BTreeMap::is_empty) {
            return;
        }
        let [ours, theirs] = made;
        let mut renames = Vec::new();
        for (key, one) in &ours {
            let Some(other) = theirs.get(key).filter(|other| *other != one) else { continue };
            // Both were made by both, under one id: then the file of either side has it twice.
            let is_shared = |side: Side, at: Handle| {
                self.documents.get(side.other()).journey.element(at).is_some()
            };
            if is_shared(Side::Ours, *one) || is_shared(Side::Theirs, *other) {
                continue;
            }
            let text = |side: Side, at: Handle| self.text(side, at);
            if text(Side::Ours, *one) > text(Side::Theirs, *other) {
                renames.push(*one);
            } else {
                renames.push(*other);
            }
        }
        for at in renames {
            self.rename(at);
        }
    }

    /// The things with ids that are not in the base, by the space of their ids and the id.
    fn made(&self, side: Side) -> BTreeMap<(u8, String), Handle> {
        let mut made = BTreeMap::new();
        each_with_id(&self.documents.get(side).journey, &mut |element| {
            let at = element.record().handle();
            if let (true, Some(key)) = (self.is_new(at), key(element)) {
                made.entry(key).or_insert(at);
            }
        });
        made
    }

    fn text(&self, side: Side, at: Handle) -> String {
        let document = self.documents.get(side);
        let element = document.journey.element(at);
        element.map_or_else(String::new, |element| print_element(element, &document.comments))
    }

    /// Gives a thing of one side or both the next id that none of the three maps has, and every
    /// reference of that side to it.
    pub(super) fn rename(&mut self, at: Handle) {
        let sides = [Side::Ours, Side::Theirs];
        let element = |side: Side| self.documents.get(side).journey.element(at);
        let Some(element) = sides.into_iter().find_map(element) else { return };
        let Some((space, old)) = key(element) else { return };
        let kind = names::kind(element);
        let mut taken = FxHashSet::default();
        for side in Side::ALL {
            each_with_id(&self.documents.get(side).journey, &mut |element| {
                taken.extend(key(element).filter(|(other, _)| *other == space).map(|key| key.1));
            });
        }
        let id = id_from_title(&old, kind, |id| taken.contains(id));
        for side in sides {
            let journey = &mut self.documents.get_mut(side).journey;
            if let Some(edit) = journey.element(at).and_then(|_| rename_id(journey, at, &id)) {
                // It was made from this very map.
                let done = apply(journey, edit);
                debug_assert!(done.is_ok(), "the new id fits: {done:?}");
            }
        }
    }
}

/// The space of an element's id, as a number, and the id.
pub(super) fn key(element: Element<'_>) -> Option<(u8, String)> {
    let id = names::id(element.record())?.to_owned();
    Some((names::space(element)? as u8, id))
}

/// Every element with an id, in document order.
pub(super) fn each_with_id<'a>(journey: &'a Journey, with: &mut dyn FnMut(Element<'a>)) {
    for field in [Field::Personas, Field::Roles, Field::Lanes, Field::Stages] {
        if let Some(FieldRef::List(list)) = journey.get(field) {
            items(list).for_each(&mut *with);
        }
    }
    journey.cards().for_each(|card| with(Element::Card(card)));
}
