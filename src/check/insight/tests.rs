//! The figures of small maps, and what holds for those of any.

use proptest::prelude::*;

use super::{Counts, Felt, Insight, Point, Time};
use crate::check::sample::sound;
use crate::check::{Rule, TextOnly, check};
use crate::journey::{Basis, Journey, Opportunity, Status, Visibility, curve, generate, minutes};

#[test]
fn a_sound_map_in_figures() {
    let mut map = sound();
    let cards = &mut map.stages[0].cards;
    cards[0].moment_of_truth = true;
    cards[0].duration = Some("1h 30m".into());
    cards[0].wait = Some("soon".into());
    cards[1].showstopper = true;
    cards[1].duration = Some("2d".into());
    cards[1].opportunities = vec![
        Opportunity { status: Status::Done, ..Opportunity::default() },
        Opportunity { status: Status::Doing, ..Opportunity::default() },
        Opportunity::default(),
    ];
    cards[2].basis = Basis::Measured;
    cards[2].emotion = Some(-2);
    map.number();
    let insight = Insight::of(&map);
    let expected = Counts {
        consumer: 1,
        band: 1,
        provider: 1,
        moments_of_truth: 1,
        showstoppers: 1,
        observed: 2,
        measured: 1,
        spent: Time { minutes: 90 + 2 * 24 * 60, known: 2, unknown: 1 },
        waited: Time { minutes: 0, known: 0, unknown: 3 },
        // An emotion of the provider's own cards is not on the curve.
        felt: Felt { sum: 0, range: Some((-1, 1)), known: 2, unknown: 0 },
        opportunities: 3,
        open_opportunities: 2,
        ..Counts::default()
    };
    assert_eq!(insight.whole, expected);
    assert_eq!(insight.stages, [(map.stages[0].handle, expected)]);
    let [asks, browses, _] = &map.stages[0].cards[..] else { unreachable!() };
    assert_eq!(insight.lowest, Some(Point { card: browses.handle, emotion: -1, cards: 1 }));
    assert_eq!(insight.highest, Some(Point { card: asks.handle, emotion: 1, cards: 1 }));
}

#[test]
fn the_first_of_several_cards_is_the_end_of_the_curve() {
    let mut map = sound();
    for card in &mut map.stages[0].cards {
        card.emotion = Some(-7);
    }
    map.number();
    let insight = Insight::of(&map);
    let point = Some(Point { card: map.stages[0].cards[0].handle, emotion: -2, cards: 2 });
    assert_eq!((insight.lowest, insight.highest), (point, point));
}

#[test]
fn an_empty_map_has_no_figures() {
    let insight = Insight::of(&Journey::blank());
    assert_eq!(insight, Insight::default());
    assert_eq!(insight.whole.felt.mean_in_tenths(), None);
}

#[test]
fn means_are_rounded_away_from_zero() {
    let mean = |sum, known| Felt { sum, known, ..Felt::default() }.mean_in_tenths();
    assert_eq!([mean(1, 1), mean(2, 3), mean(-2, 3)], [Some(10), Some(7), Some(-7)]);
    assert_eq!([mean(1, 20), mean(-1, 20), mean(0, 4)], [Some(1), Some(-1), Some(0)]);
}

#[test]
fn times_that_are_too_long_to_count_stay_at_the_longest() {
    let mut map = sound();
    for card in &mut map.stages[0].cards {
        card.duration = Some(format!("{}m", u64::MAX));
    }
    assert_eq!(Insight::of(&map).whole.spent.minutes, u64::MAX);
}

/// The figures without what depends on the places of cards in time.
fn without_stages(insight: &Insight) -> Counts {
    Counts { blind_spots: 0, ..insight.whole }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_whole_is_the_sum_of_the_stages(map in generate::journey()) {
        let insight = Insight::of(&map);
        let mut sum = Counts::default();
        for (_, counts) in &insight.stages {
            sum += *counts;
        }
        prop_assert_eq!(sum, insight.whole);
        let handles: Vec<_> = insight.stages.iter().map(|(stage, _)| *stage).collect();
        prop_assert_eq!(handles, map.stages.iter().map(|stage| stage.handle).collect::<Vec<_>>());
        for ((_, counts), stage) in insight.stages.iter().zip(&map.stages) {
            prop_assert_eq!(counts.cards(), stage.cards.len());
        }
    }

    #[test]
    fn each_card_is_counted_once_in_each_figure(map in generate::journey()) {
        let whole = Insight::of(&map).whole;
        let all = map.cards().count();
        let times = [whole.spent, whole.waited].map(|time| time.known + time.unknown);
        prop_assert_eq!(whole.cards(), all);
        prop_assert_eq!(whole.assumed + whole.observed + whole.measured, all);
        prop_assert_eq!(times, [all, all]);
        prop_assert_eq!(whole.felt.known + whole.felt.unknown, all - whole.provider);
        let with = |text: &Option<String>| text.as_deref().is_some_and(|text| minutes(text).is_ok());
        prop_assert_eq!(whole.spent.known, map.cards().filter(|card| with(&card.duration)).count());
        prop_assert!(whole.open_opportunities <= whole.opportunities);
    }

    #[test]
    fn the_ends_are_those_of_the_curve(map in generate::journey()) {
        let insight = Insight::of(&map);
        let points: Vec<_> = map.stages.iter().flat_map(|stage| curve(&map, stage)).collect();
        let known: Vec<i64> = points.iter().filter_map(|point| point.emotion).collect();
        for (end, value) in
            [(insight.lowest, known.iter().min()), (insight.highest, known.iter().max())]
        {
            prop_assert_eq!(end.map(|point| point.emotion), value.copied());
            let Some(end) = end else { continue };
            let here = || points.iter().filter(|point| point.emotion == Some(end.emotion));
            prop_assert_eq!(here().next().map(|point| point.card), Some(end.card));
            prop_assert_eq!(here().count(), end.cards);
        }
        prop_assert_eq!(insight.whole.felt.sum, known.iter().sum::<i64>());
    }

    #[test]
    fn blind_spots_are_those_that_are_found(map in generate::journey()) {
        let found = check(&map, &TextOnly);
        let found = found.iter().filter(|finding| finding.rule == Rule::BlindSpot).count();
        prop_assert_eq!(Insight::of(&map).whole.blind_spots, found);
    }

    #[test]
    fn a_card_that_moves_takes_its_figures_along(
        map in generate::journey(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        prop_assume!(map.cards().next().is_some());
        let filled: Vec<usize> =
            (0..map.stages.len()).filter(|index| !map.stages[*index].cards.is_empty()).collect();
        let (from, to) = (filled[from.index(filled.len())], to.index(map.stages.len()));
        let before = Insight::of(&map);
        let mut moved = map.clone();
        let card = moved.stages[from].cards.remove(0);
        moved.stages[to].cards.insert(0, card.clone());
        let after = Insight::of(&moved);
        for (index, (one, other)) in before.stages.iter().zip(&after.stages).enumerate() {
            prop_assert!(one == other || index == from || index == to);
        }
        prop_assert_eq!(without_stages(&before), without_stages(&after));

        // Into another lane: the zones alone, and with them the curve.
        let Some(lane) = map.lanes.iter().find(|lane| lane.visibility == Visibility::Band) else {
            return Ok(());
        };
        let mut crossed = map.clone();
        crossed.stages[from].cards[0].lane.clone_from(&lane.id);
        prop_assume!(map.lane_named(&lane.id).is_some_and(|one| one.handle == lane.handle));
        let (before, after) = (before.whole, Insight::of(&crossed).whole);
        prop_assert_eq!(before.cards(), after.cards());
        let alike = |counts: Counts| {
            let (consumer, band, provider, without_lane, blind_spots) = (0, 0, 0, 0, 0);
            let felt = Felt::default();
            Counts { consumer, band, provider, without_lane, blind_spots, felt, ..counts }
        };
        prop_assert_eq!(alike(before), alike(after));
        prop_assert!(after.band >= before.band && after.band <= before.band + 1);
    }
}
