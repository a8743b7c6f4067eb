//! Which stages an edit changes, so that what is derived from a map need not be derived anew.

use std::collections::BTreeSet;

use super::apply::Edit;
use crate::journey::{Field, Handle, Journey, Place};

impl Edit {
    /// The positions of all stages in which the edit may change which cards there are, where they
    /// stand and how they feel; `None` where it changes the lanes or the list of stages.
    ///
    /// `journey` is the map before the edit.
    pub fn stages(&self, journey: &Journey) -> Option<BTreeSet<usize>> {
        let mut found = BTreeSet::new();
        self.collect(journey, &mut found).then_some(found)
    }

    fn collect(&self, journey: &Journey, found: &mut BTreeSet<usize>) -> bool {
        match self {
            Edit::Set { at, .. } => item(journey, *at, found),
            Edit::Insert { place, .. } => list(journey, place, found),
            Edit::Remove { at } => journey.stage(*at).is_none() && item(journey, *at, found),
            Edit::Move { at, to } => {
                journey.stage(*at).is_none()
                    && item(journey, *at, found)
                    && list(journey, to, found)
            }
            Edit::Many(edits) => edits.iter().all(|edit| edit.collect(journey, found)),
        }
    }
}

/// What is neither lane, stage nor card changes no stage; what an edit before made stands where that
/// edit said.
fn item(journey: &Journey, at: Handle, found: &mut BTreeSet<usize>) -> bool {
    let holds = |stage: &crate::journey::Stage| {
        stage.handle == at || stage.cards.iter().any(|card| card.handle == at)
    };
    found.extend(journey.stages.iter().position(holds));
    journey.lane(at).is_none()
}

fn list(journey: &Journey, place: &Place, found: &mut BTreeSet<usize>) -> bool {
    match (place.parent, place.field) {
        (Handle::JOURNEY, Field::Stages | Field::Lanes) => false,
        (Handle::JOURNEY, _) => true,
        (parent, _) => item(journey, parent, found),
    }
}
