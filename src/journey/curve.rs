//! The emotion curve: how the lead persona feels, in the order of time.

use super::choice::Visibility;
use super::handle::Handle;
use super::model::{Card, Journey, Stage};

/// One card on the curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurvePoint {
    /// The card.
    pub card: Handle,
    /// How the persona feels, -2 to 2; `None`: not known, a gap.
    pub emotion: Option<i64>,
}

/// The points of one stage: its consumer's and band cards in the order of time.
///
/// A value outside -2 to 2, which a file may hold until it is mended, counts as the nearest.
pub fn curve<'a>(journey: &'a Journey, stage: &'a Stage) -> impl Iterator<Item = CurvePoint> + 'a {
    seen(journey, stage).map(|card| CurvePoint {
        card: card.handle,
        emotion: card.emotion.map(|value| value.clamp(-2, 2)),
    })
}

/// The cards of a stage that the consumer does or sees.
fn seen<'a>(journey: &'a Journey, stage: &'a Stage) -> impl Iterator<Item = &'a Card> + 'a {
    let is_hidden = |card: &Card| {
        let mut lanes = journey.lanes.iter();
        lanes.any(|lane| lane.visibility == Visibility::Provider && lane.id == card.lane)
    };
    stage.cards.iter().filter(move |card| !is_hidden(card))
}

/// What a persona feels along a stage: its consumer's and band cards in the order of time, `None`
/// where that is not known.
pub fn curve_of<'a>(
    journey: &'a Journey,
    stage: &'a Stage,
    persona: &'a str,
) -> impl Iterator<Item = Option<i64>> + 'a {
    let is_lead = journey.lead_persona().is_some_and(|lead| lead.id == persona);
    seen(journey, stage).map(move |card| {
        let felt = card.emotions.iter().find(|emotion| emotion.persona == persona);
        let value = if is_lead { card.emotion } else { felt.map(|emotion| emotion.value) };
        value.map(|value| value.clamp(-2, 2))
    })
}

impl Journey {
    /// The lowest emotion on the curve within a stage; `None` where none is known.
    pub fn lowest(&self, stage: &Stage) -> Option<i64> {
        curve(self, stage).filter_map(|point| point.emotion).min()
    }
}
