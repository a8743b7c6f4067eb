//! Who feels what, while the lead persona is in question.
//!
//! A card's `emotion` is what the lead persona feels, so its meaning changes with the lead. Where the
//! leads of three maps differ, it is merged as one of the `emotions`, each of which says whose it is.

use rustc_hash::{FxHashMap, FxHashSet};

use super::three::{Side, Three};
use crate::format::{Anchor, Comments, Document};
use crate::journey::{Card, Emotion, Field, Handle, Journey};

/// The handles of what personas feel at cards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Feelings {
    handles: FxHashMap<(Handle, String), Handle>,
    /// Cards that are left alone.
    odd: FxHashSet<Handle>,
}

/// Whether the maps have leads, and not the same one, or may not have it once they are one: a map that
/// names no lead has its first persona for one, whoever that comes to be.
pub(super) fn leads_differ(documents: &Three<Document>) -> bool {
    let journeys = Three::of(|side| &documents.get(side).journey);
    let named = |journey: &Journey| {
        let first = journey.personas.first().map(|persona| persona.id.clone());
        (lead(journey), journey.lead.clone(), first)
    };
    let base = named(journeys.base);
    let all = [journeys.base, journeys.ours, journeys.theirs];
    all.iter().all(|journey| journey.lead_persona().is_some())
        && all.iter().any(|journey| named(journey) != base)
}

fn lead(journey: &Journey) -> Option<String> {
    journey.lead_persona().map(|lead| lead.id.clone())
}

/// The ids of cards that name the lead among their `emotions`: nobody can tell what they mean by
/// that, so they are left alone.
pub(super) fn odd_cards(documents: &Three<Document>) -> FxHashSet<String> {
    let mut odd = FxHashSet::default();
    for side in Side::ALL {
        let journey = &documents.get(side).journey;
        let Some(lead) = lead(journey) else { continue };
        let names_lead = |card: &&Card| card.emotions.iter().any(|e| e.persona == lead);
        odd.extend(journey.cards().filter(names_lead).map(|card| card.id.clone()));
    }
    odd
}

/// Turns what the lead feels into one of the emotions of each card, with a handle of its own.
pub(super) fn spread(document: &mut Document, odd: &FxHashSet<String>) {
    let Some(lead) = lead(&document.journey) else { return };
    let personas = personas(&document.journey);
    for card in document.journey.stages.iter_mut().flat_map(|stage| &mut stage.cards) {
        if odd.contains(&card.id) {
            continue;
        }
        let Some(value) = card.emotion.take() else { continue };
        let handle = document.handles.fresh();
        put(card, Emotion { handle, persona: lead.clone(), value }, &personas);
        if let Some(attached) = document.comments.take(Anchor::Field(card.handle, Field::Emotion)) {
            document.comments.put(Anchor::Item(handle), attached);
        }
    }
}

fn personas(journey: &Journey) -> Vec<String> {
    journey.personas.iter().map(|persona| persona.id.clone()).collect()
}

/// Puts an emotion among those of a card where the order of the personas has it: so it stands at one
/// place, whoever is the lead.
fn put(card: &mut Card, emotion: Emotion, personas: &[String]) {
    let place = |emotion: &Emotion| personas.iter().position(|id| *id == emotion.persona);
    let own = place(&emotion);
    let next = card.emotions.iter().position(|other| place(other) > own);
    card.emotions.insert(next.unwrap_or(card.emotions.len()), emotion);
}

impl Feelings {
    /// The feelings of three maps in which what the leads feel was spread, but for `odd` cards.
    pub(super) fn of(documents: &Three<Document>, odd: &FxHashSet<String>) -> Self {
        let mut feelings = Feelings::default();
        for card in Side::ALL.iter().flat_map(|side| documents.get(*side).journey.cards()) {
            if odd.contains(&card.id) {
                feelings.odd.insert(card.handle);
            }
            for emotion in &card.emotions {
                let key = (card.handle, emotion.persona.clone());
                feelings.handles.entry(key).or_insert(emotion.handle);
            }
        }
        feelings
    }

    /// Turns what the lead feels into one of the emotions of each card.
    pub(super) fn spread(&self, journey: &mut Journey) {
        let Some(lead) = lead(journey) else { return };
        let personas = personas(journey);
        for card in journey.stages.iter_mut().flat_map(|stage| &mut stage.cards) {
            let known = self.handles.get(&(card.handle, lead.clone()));
            let Some(handle) = known.filter(|_| !self.odd.contains(&card.handle)) else { continue };
            if let Some(value) = card.emotion.take() {
                put(card, Emotion { handle: *handle, persona: lead.clone(), value }, &personas);
            }
        }
    }

    /// Turns the lead's own among the emotions of each card back; gives what these were, each with its
    /// card.
    pub(super) fn gather(&self, journey: &mut Journey) -> FxHashMap<Handle, Handle> {
        let mut gathered = FxHashMap::default();
        let Some(lead) = lead(journey) else { return gathered };
        for card in journey.stages.iter_mut().flat_map(|stage| &mut stage.cards) {
            if card.emotion.is_some() || self.odd.contains(&card.handle) {
                continue;
            }
            if let Some(place) = card.emotions.iter().position(|e| e.persona == lead) {
                let emotion = card.emotions.remove(place);
                card.emotion = Some(emotion.value);
                gathered.insert(emotion.handle, card.handle);
            }
        }
        gathered
    }
}

/// Moves the comments of what was gathered to the field that holds it now.
pub(super) fn gather_comments(gathered: &FxHashMap<Handle, Handle>, comments: &mut Comments) {
    for (emotion, card) in gathered {
        if let Some(attached) = comments.take(Anchor::Item(*emotion)) {
            comments.put(Anchor::Field(*card, Field::Emotion), attached);
        }
    }
}
