//! `outside-band`, `blind-spot`, `empty-stage` and `assumed`: how a stage is filled.

use super::finding::Finding;
use super::report::Report;
use super::rule::Rule;
use super::wording::{self, Code};
use crate::journey::{Basis, Card, CardKind, Field, Lane, Stage, Visibility, Zone};

/// A stage, with the lane of each of its cards; `None` where that is not in the map.
pub(super) fn stage(stage: &Stage, lanes: &[Option<&Lane>], report: &mut Report) {
    let named = wording::stage(stage);
    if stage.cards.is_empty() {
        let message = format!("{named} has no card");
        report.add(Finding::new(Rule::EmptyStage, stage.handle, message));
        return;
    }
    let filled = |zone| lanes.iter().flatten().any(|lane| lane.visibility == zone);
    if filled(Visibility::Consumer) && !filled(Visibility::Band) {
        let message = format!("in {named} the consumer acts and nothing is in the band");
        report.add(
            Finding::new(Rule::BlindSpot, stage.handle, message)
                .hint("ask where the two sides could meet here".to_owned()),
        );
    }
    if stage.cards.iter().all(|card| card.basis == Basis::Assumed) {
        let message = format!("every card of {named} is assumed");
        report.add(
            Finding::new(Rule::Assumed, stage.handle, message)
                .hint("look at one of them with real people, and say so in `basis`".to_owned()),
        );
    }
}

/// Whether a card's kind fits its zone.
pub(super) fn card(card: &Card, zone: Option<Zone>, report: &mut Report) {
    let message = match (card.kind, zone) {
        (CardKind::Interaction, Some(Visibility::Consumer | Visibility::Provider)) => format!(
            "{} is an interaction and stands outside the band, in lane {}",
            wording::card(card),
            Code(&card.lane)
        ),
        (CardKind::Touchpoint, Some(Visibility::Provider)) => format!(
            "{} is a touchpoint and stands in lane {}, where the consumer cannot see it",
            wording::card(card),
            Code(&card.lane)
        ),
        _ => return,
    };
    report.add(
        Finding::new(Rule::OutsideBand, card.handle, message)
            .field(Field::Lane)
            .hint("move it into the band, or make it an activity".to_owned()),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, messages, sound};
    use crate::journey::{Basis, CardKind, Stage, Visibility};

    #[test]
    fn interactions_stand_in_the_band_and_touchpoints_not_with_the_provider() {
        for (card, kind, finds) in [
            (0, CardKind::Interaction, true),
            (0, CardKind::Touchpoint, false),
            (1, CardKind::Interaction, false),
            (1, CardKind::Activity, false),
            (2, CardKind::Interaction, true),
            (2, CardKind::Touchpoint, true),
        ] {
            let mut map = sound();
            map.stages[0].cards[card].kind = kind;
            let expected = format!("outside-band stages[0].cards[{card}].lane");
            let expected: Vec<String> = finds.then_some(expected).into_iter().collect();
            assert_eq!(found(&mut map), expected, "{kind:?}");
        }
        let mut map = sound();
        map.stages[0].cards[2].kind = CardKind::Touchpoint;
        map.number();
        assert_eq!(
            messages(&map),
            ["the card \"Keeps stock\" is a touchpoint and stands in lane `provider`, where the \
                 consumer cannot see it"]
        );
    }

    #[test]
    fn a_stage_where_the_consumer_acts_alone_is_a_blind_spot() {
        let mut map = sound();
        let mut stage = map.stages[0].clone();
        (stage.id, stage.title) = ("agree".into(), "Waits".into());
        stage.cards.remove(1);
        stage.cards[0].id = "wait".into();
        stage.cards[1].id = "budget".into();
        map.stages.push(stage);
        assert_eq!(found(&mut map), ["blind-spot stages[1]"]);
        assert_eq!(
            messages(&map),
            ["in the stage \"Waits\" the consumer acts and nothing is in the band"]
        );
        // Where the provider alone acts, there is nobody to lose sight of.
        map.stages[1].cards.remove(0);
        assert_eq!(found(&mut map), [""; 0]);
    }

    #[test]
    fn the_visibility_of_the_lane_makes_the_band() {
        let mut map = sound();
        map.lanes[1].visibility = Visibility::Consumer;
        assert_eq!(found(&mut map), ["no-band lanes", "blind-spot stages[0]"]);
    }

    #[test]
    fn a_stage_without_a_card_is_empty() {
        let mut map = sound();
        map.stages.push(Stage { id: "x".into(), title: "Later".into(), ..Stage::default() });
        assert_eq!(found(&mut map), ["empty-stage stages[1]"]);
        assert_eq!(messages(&map), ["the stage \"Later\" has no card"]);
    }

    #[test]
    fn a_stage_of_which_all_is_assumed_is_told() {
        let mut map = sound();
        for card in &mut map.stages[0].cards {
            card.basis = Basis::Assumed;
        }
        assert_eq!(found(&mut map), ["assumed stages[0]"]);
        map.stages[0].cards[2].basis = Basis::Measured;
        assert_eq!(found(&mut map), [""; 0]);
    }

    #[test]
    fn a_map_that_is_only_begun_gets_no_warning() {
        let mut map = sound();
        map.stages[0].cards.clear();
        map.stages.push(Stage { id: "b".into(), title: "B".into(), ..Stage::default() });
        assert_eq!(found(&mut map), [""; 0]);
        map.stages.clear();
        assert_eq!(found(&mut map), [""; 0]);
        map.stages.push(Stage { id: "b".into(), ..Stage::default() });
        assert_eq!(found(&mut map), ["blank-text stages[0].title"]);
    }
}
