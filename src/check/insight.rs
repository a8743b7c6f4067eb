//! What a map adds up to: cards, times, emotions and opportunities, for each stage and in all.

use std::ops::AddAssign;

use rustc_hash::FxHashMap;

use crate::journey::{Basis, Card, Handle, Journey, Status, Visibility, Zone, minutes};

/// The figures of a map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Insight {
    /// Of the whole map: the sum over its stages.
    pub whole: Counts,
    /// Of each stage, from left to right.
    pub stages: Vec<(Handle, Counts)>,
    /// The lowest point of the lead persona's curve; `None` where no emotion is known.
    pub lowest: Option<Point>,
    /// The highest point of it.
    pub highest: Option<Point>,
}

/// What some cards add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Cards that the consumer alone sees.
    pub consumer: usize,
    /// Cards in the band.
    pub band: usize,
    /// Cards that the provider alone sees.
    pub provider: usize,
    /// Cards whose lane is not in the map.
    pub without_lane: usize,
    /// Cards that decide what the consumer thinks of the whole.
    pub moments_of_truth: usize,
    /// Cards at which people give up.
    pub showstoppers: usize,
    /// Cards that are believed.
    pub assumed: usize,
    /// Cards that were seen in research.
    pub observed: usize,
    /// Cards that were measured.
    pub measured: usize,
    /// The time spent.
    pub spent: Time,
    /// The time waited.
    pub waited: Time,
    /// Emotions on the lead persona's curve.
    pub felt: Felt,
    /// Opportunities, those that are done among them.
    pub opportunities: usize,
    /// Opportunities that are not done.
    pub open_opportunities: usize,
    /// Stages in which the consumer acts and nothing is in the band.
    pub blind_spots: usize,
}

/// A sum of durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Time {
    /// The minutes of all cards that tell theirs.
    pub minutes: u64,
    /// Cards that tell it.
    pub known: usize,
    /// Cards that do not, or in a way that cannot be read.
    pub unknown: usize,
}

/// Emotions of the lead persona over the consumer's and the band's cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Felt {
    /// The sum of the known ones, each within -2 to 2.
    pub sum: i64,
    /// The lowest and the highest of them; `None` where none is known.
    pub range: Option<(i64, i64)>,
    /// Cards whose emotion is known.
    pub known: usize,
    /// Cards on the curve whose emotion is not.
    pub unknown: usize,
}

/// An end of the emotion curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The first card there in the order of time.
    pub card: Handle,
    /// How the persona feels, -2 to 2.
    pub emotion: i64,
    /// How many cards are as low or as high.
    pub cards: usize,
}

impl Insight {
    /// The figures of a map, by one walk over its cards.
    pub fn of(journey: &Journey) -> Self {
        let mut zones: FxHashMap<&str, Zone> = FxHashMap::default();
        for lane in &journey.lanes {
            zones.entry(&lane.id).or_insert(lane.visibility);
        }
        let mut insight = Insight::default();
        for stage in &journey.stages {
            let mut counts = Counts::default();
            for card in &stage.cards {
                let zone = zones.get(card.lane.as_str()).copied();
                counts.add(card, zone);
                if let Some(emotion) = felt(card, zone) {
                    stretch(&mut insight.lowest, card.handle, emotion, |old| emotion < old);
                    stretch(&mut insight.highest, card.handle, emotion, |old| emotion > old);
                }
            }
            counts.blind_spots = usize::from(counts.consumer > 0 && counts.band == 0);
            insight.whole += counts;
            insight.stages.push((stage.handle, counts));
        }
        insight
    }
}

/// The emotion of a card on the curve, as the curve has it. A card without a lane is seen too.
fn felt(card: &Card, zone: Option<Zone>) -> Option<i64> {
    let emotion = card.emotion.map(|value| value.clamp(-2, 2));
    emotion.filter(|_| zone != Some(Visibility::Provider))
}

/// Takes a card as the end of the curve where it is farther out, and counts it where it is as far.
fn stretch(end: &mut Option<Point>, card: Handle, emotion: i64, is_farther: impl Fn(i64) -> bool) {
    match end {
        Some(point) if point.emotion == emotion => point.cards += 1,
        Some(point) if !is_farther(point.emotion) => {}
        _ => *end = Some(Point { card, emotion, cards: 1 }),
    }
}

impl Counts {
    /// All cards.
    pub fn cards(&self) -> usize {
        self.consumer + self.band + self.provider + self.without_lane
    }

    fn add(&mut self, card: &Card, zone: Option<Zone>) {
        *match zone {
            Some(Visibility::Consumer) => &mut self.consumer,
            Some(Visibility::Band) => &mut self.band,
            Some(Visibility::Provider) => &mut self.provider,
            None => &mut self.without_lane,
        } += 1;
        *match card.basis {
            Basis::Assumed => &mut self.assumed,
            Basis::Observed => &mut self.observed,
            Basis::Measured => &mut self.measured,
        } += 1;
        self.moments_of_truth += usize::from(card.moment_of_truth);
        self.showstoppers += usize::from(card.showstopper);
        self.spent.add(card.duration.as_deref());
        self.waited.add(card.wait.as_deref());
        if zone != Some(Visibility::Provider) {
            match felt(card, zone) {
                Some(emotion) => {
                    let range = Some((emotion, emotion));
                    self.felt += Felt { sum: emotion, range, known: 1, unknown: 0 };
                }
                None => self.felt.unknown += 1,
            }
        }
        self.opportunities += card.opportunities.len();
        self.open_opportunities +=
            card.opportunities.iter().filter(|one| one.status != Status::Done).count();
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.consumer += other.consumer;
        self.band += other.band;
        self.provider += other.provider;
        self.without_lane += other.without_lane;
        self.moments_of_truth += other.moments_of_truth;
        self.showstoppers += other.showstoppers;
        self.assumed += other.assumed;
        self.observed += other.observed;
        self.measured += other.measured;
        self.spent += other.spent;
        self.waited += other.waited;
        self.felt += other.felt;
        self.opportunities += other.opportunities;
        self.open_opportunities += other.open_opportunities;
        self.blind_spots += other.blind_spots;
    }
}

impl Time {
    fn add(&mut self, duration: Option<&str>) {
        match duration.and_then(|text| minutes(text).ok()) {
            Some(minutes) => {
                self.minutes = self.minutes.saturating_add(minutes);
                self.known += 1;
            }
            None => self.unknown += 1,
        }
    }
}

impl AddAssign for Time {
    fn add_assign(&mut self, other: Time) {
        self.minutes = self.minutes.saturating_add(other.minutes);
        self.known += other.known;
        self.unknown += other.unknown;
    }
}

impl Felt {
    /// The mean of the known emotions, -2 to 2; `None` where none is known.
    pub fn mean(&self) -> Option<f32> {
        (self.known > 0).then(|| self.sum as f32 / self.known as f32)
    }

    /// The mean of the known emotions in tenths, -20 to 20, rounded away from 0; `None` where none
    /// is known.
    pub fn mean_in_tenths(&self) -> Option<i64> {
        let known = i64::try_from(self.known).ok().filter(|known| *known > 0)?;
        let half = if self.sum < 0 { -known } else { known };
        Some((20 * self.sum + half) / (2 * known))
    }
}

impl AddAssign for Felt {
    fn add_assign(&mut self, other: Felt) {
        self.sum += other.sum;
        self.range = match (self.range, other.range) {
            (Some((low, high)), Some((lower, higher))) => Some((low.min(lower), high.max(higher))),
            (one, other) => one.or(other),
        };
        self.known += other.known;
        self.unknown += other.unknown;
    }
}
#[cfg(test)]
mod tests;
