//! `low-point`, `flat-curve` and `no-pain`: what the emotions say, and where they are silent.

use super::finding::Finding;
use super::report::Report;
use super::rule::Rule;
use super::wording;
use crate::journey::{Card, Field, Handle, Visibility, Zone};

pub(super) fn card(card: &Card, report: &mut Report) {
    if card.emotion == Some(-2) && card.opportunities.is_empty() {
        let message = format!(
            "{} is a low point, and nothing says what could be better",
            wording::card(card)
        );
        report.add(
            Finding::new(Rule::LowPoint, card.handle, message)
                .field(Field::Emotion)
                .hint("add an opportunity".to_owned()),
        );
    }
}

/// What the emotions of the consumer's and band cards add up to.
#[derive(Default)]
pub(super) struct Feelings {
    cards: usize,
    known: usize,
    below: bool,
}

impl Feelings {
    pub fn add(&mut self, card: &Card, zone: Option<Zone>) {
        if !matches!(zone, Some(Visibility::Consumer | Visibility::Band)) {
            return;
        }
        self.cards += 1;
        if let Some(emotion) = card.emotion {
            self.known += 1;
            self.below |= emotion < 0;
        }
    }

    /// What is to be said of the curve as a whole; it runs over all stages.
    pub fn journey(&self, report: &mut Report) {
        if 2 * self.known < self.cards {
            let message = format!(
                "{} of the {} cards of consumer and band have an emotion, fewer than half",
                self.known, self.cards
            );
            report
                .add(Finding::new(Rule::FlatCurve, Handle::JOURNEY, message).field(Field::Stages));
        }
        if self.known > 0 && !self.below {
            let message = "the emotion curve never falls below 0".to_owned();
            report.add(
                Finding::new(Rule::NoPain, Handle::JOURNEY, message)
                    .field(Field::Stages)
                    .hint("ask what goes wrong on a bad day".to_owned()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, messages, sound};
    use crate::journey::Opportunity;

    #[test]
    fn a_low_point_has_no_opportunity() {
        let mut map = sound();
        map.stages[0].cards[1].emotion = Some(-2);
        assert_eq!(found(&mut map), ["low-point stages[0].cards[1].emotion"]);
        assert_eq!(
            messages(&map),
            ["the card \"Browses\" is a low point, and nothing says what could be better"]
        );
        map.stages[0].cards[1]
            .opportunities
            .push(Opportunity { title: "Better".into(), ..Opportunity::default() });
        assert_eq!(found(&mut map), [""; 0]);
    }

    #[test]
    fn a_curve_with_fewer_than_half_of_its_points_is_flat() {
        let mut map = sound();
        map.stages[0].cards[0].emotion = None;
        assert_eq!(found(&mut map), [""; 0]);
        let mut more = map.stages[0].cards[0].clone();
        more.id = "more".into();
        map.stages[0].cards.push(more);
        assert_eq!(found(&mut map), ["flat-curve stages"]);
        assert_eq!(
            messages(&map),
            ["1 of the 3 cards of consumer and band have an emotion, fewer than half"]
        );
        // An emotion of the provider's own cards is not on the curve.
        map.stages[0].cards[2].emotion = Some(1);
        assert_eq!(found(&mut map), ["flat-curve stages"]);
        // A map of the provider's own cards has no curve.
        let mut map = sound();
        map.stages[0].cards.drain(..2);
        map.lanes.drain(..1);
        map.stages[0].cards[0].actors.push("maria".into());
        assert_eq!(found(&mut map), ["unused lanes[0]"]);
    }

    #[test]
    fn a_curve_that_never_falls_below_zero_has_no_pain() {
        let mut map = sound();
        map.stages[0].cards[1].emotion = Some(0);
        assert_eq!(found(&mut map), ["no-pain stages"]);
        // The provider's pain is not the consumer's.
        map.stages[0].cards[2].emotion = Some(-1);
        assert_eq!(found(&mut map), ["no-pain stages"]);
        // No curve at all is another matter.
        for card in &mut map.stages[0].cards {
            card.emotion = None;
        }
        assert_eq!(found(&mut map), ["flat-curve stages"]);
    }
}
