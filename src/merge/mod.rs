//! Merging two maps that come from one: a third map, and what the two cannot both have.
//!
//! The three maps are brought into one space of handles, so that what is the same thing is known by
//! the same handle in all of them. Then they are woven into one, field by field. Where that would
//! break something that neither side broke, what is missing is kept, and the weaving starts again.

mod align;
mod cards;
mod comments;
mod conflict;
mod dispute;
#[cfg(test)]
mod exhaustive;
#[cfg(test)]
mod facts;
mod feelings;
#[cfg(test)]
mod laws;
mod lines;
mod lists;
mod loose;
mod markers;
mod names;
mod order;
mod pairs;
mod settle;
mod standing;
#[cfg(test)]
mod steps;
mod three;
mod twins;
mod version;
mod walk;
mod weave;
mod wish;
mod wording;

pub use conflict::{Conflict, ConflictKind, Subject, Version, take_all};
pub use markers::{
    MARKER_SIZE, MarkerStyle, Markers, Unmerged, Unreadable, marked, marked_texts, unmerged,
};
pub use three::{Side, Three};

use align::{Aligned, align};
use dispute::Dispute;
use feelings::gather_comments;
use settle::Settling;
use weave::{Kept, Source, Woven};

use rustc_hash::FxHashMap;

use crate::edit::apply;
use crate::format::Document;
use crate::journey::{Card, Handle};

/// What comes of a merge.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The merged map. While a conflict is open, it has there what the base has, or what was removed
    /// on one side alone.
    pub document: Document,
    /// What the two sides cannot both have, in the order of the map.
    pub conflicts: Vec<Conflict>,
}

impl Merged {
    /// The map as it is where one side has its way in all conflicts.
    pub fn as_side(&self, side: Side) -> Document {
        let mut document = self.document.clone();
        let edit = take_all(&document.journey, &self.conflicts, side);
        // The edit was made from this very map.
        let done = apply(&mut document.journey, edit);
        debug_assert!(done.is_ok(), "an edit fits the map it was made from: {done:?}");
        for (anchor, attached) in self.conflicts.iter().flat_map(|c| &c.versions.get(side).comments)
        {
            document.comments.put(*anchor, attached.clone());
        }
        document
    }
}

/// Merges two maps that come from one. `base` is `None` where they do not: both sides made the map.
///
/// The sides can be swapped: the same map and the same conflicts come of it, names aside.
pub fn merge(base: Option<Document>, ours: Document, theirs: Document) -> Merged {
    let mut aligned = align(base, ours, theirs);
    let mut kept = Kept::default();
    loop {
        let versions = Three::of(|side| {
            version::Version::new(aligned.documents.get(side), &aligned.documents.base)
        });
        let mut woven = weave::weave(&aligned, &versions, &kept);
        loose::settle_lanes(&mut woven.journey, &versions);
        if loose::tie_up(&woven, &versions, &mut kept) {
            continue;
        }
        let twins = twins::twins(&woven, &aligned, &versions);
        if twins.made.is_empty() {
            woven
                .disputes
                .extend(twins.doubled.into_iter().map(|items| Dispute::Doubled { items }));
            drop(versions);
            return assembled(aligned, woven, &kept);
        }
        drop(versions);
        twins.made.into_iter().for_each(|at| aligned.rename(at));
    }
}

fn assembled(mut aligned: Aligned, woven: Woven, kept: &Kept) -> Merged {
    let documents = &mut aligned.documents;
    let mut comments = comments::comments(documents);
    let mut journey = woven.journey;
    // Nothing asks for the versions of a card any more: no conflict, and no comment.
    let is_done = woven.disputes.is_empty() && comments.is_empty();
    let mut cards = Three {
        base: cards_by_handle(&mut documents.base),
        ours: cards_by_handle(&mut documents.ours),
        theirs: cards_by_handle(&mut documents.theirs),
    };
    let mut card = |(at, source)| match source {
        Source::Blended(card) => Some(*card),
        Source::Side(side) => {
            let card: &mut Card = cards.get_mut(side).get_mut(&at)?;
            Some(if is_done { std::mem::take(card) } else { card.clone() })
        }
    };
    for (stage, sources) in journey.stages.iter_mut().zip(woven.cards) {
        stage.cards = sources.into_iter().filter_map(&mut card).collect();
    }
    comments::rescue(&journey, &aligned.documents, &mut comments);
    let mut document = Document { journey, comments, handles: aligned.handles.clone() };
    let mut conflicts = Vec::new();
    if !woven.disputes.is_empty() {
        let documents = &aligned.documents;
        let versions =
            Three::of(|side| version::Version::new(documents.get(side), &documents.base));
        let settling = Settling { merged: &document, versions: &versions, kept };
        conflicts = settling.conflicts(&woven.disputes);
    }
    if let Some(feelings) = aligned.feelings {
        let gathered = feelings.gather(&mut document.journey);
        gather_comments(&gathered, &mut document.comments);
        conflicts.iter_mut().for_each(|conflict| conflict.gather(&gathered, &feelings));
    }
    Merged { document, conflicts }
}

fn cards_by_handle(document: &mut Document) -> FxHashMap<Handle, &mut Card> {
    let cards = document.journey.stages.iter_mut().flat_map(|stage| &mut stage.cards);
    cards.map(|card| (card.handle, card)).collect()
}
