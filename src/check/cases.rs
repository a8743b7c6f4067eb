//! Every rule has a map that it finds something in, and the findings come in document order.

use super::sample::{found, sound};
use super::{Found, Outside, Rule, check};
use crate::journey::{
    Basis, CardKind, Choice, Emotion, Handle, Journey, Metric, Opportunity, Role, RoleKind, Side,
    Stage, Step, Visibility,
};

/// A repository in which there is no other map.
struct Alone;

impl Outside for Alone {
    fn folder(&self) -> &str {
        "journeys"
    }

    fn at(&self, _path: &str) -> Found {
        Found::Nothing
    }
}

/// Spoils a sound map for one rule; `None` for the rule that no map can break.
fn spoiled(rule: Rule) -> Option<Journey> {
    let mut map = sound();
    let cards = &mut map.stages[0].cards;
    match rule {
        Rule::Unreadable => return None,
        Rule::DuplicateId => cards[0].id = "browse".into(),
        Rule::BadId => cards[0].id = "Ask!".into(),
        Rule::UnknownLane => cards[0].lane = "attic".into(),
        Rule::UnknownActor => cards[0].actors.push("nobody".into()),
        Rule::UnknownRole => cards[0].owner = Some("nobody".into()),
        Rule::UnknownPersona => map.lead = Some("nobody".into()),
        Rule::UnknownCard => cards[0].triggers.push("nothing".into()),
        Rule::UnknownMap => map.compares_to = Some("now.ron".into()),
        Rule::BadPath => map.compares_to = Some("/now.ron".into()),
        Rule::LaneOrder => map.lanes.reverse(),
        Rule::NoBand => map.lanes[1].visibility = Visibility::Consumer,
        Rule::LaneSide => map.lanes[0].side = Some(Side::Consumer),
        Rule::EmotionRange => cards[0].emotion = Some(7),
        Rule::ScoreRange => cards[0].opportunities.push(Opportunity {
            title: "Better".into(),
            impact: Some(9),
            ..Opportunity::default()
        }),
        Rule::BadDuration => cards[0].duration = Some("long".into()),
        Rule::BlankText => cards[0].title = " ".into(),
        Rule::LineBreak => cards[0].title = "a\nb".into(),
        Rule::NotFinite => cards[0].metrics.push(Metric {
            name: "CSAT".into(),
            value: Some(f64::INFINITY),
            ..Metric::default()
        }),
        Rule::OutsideBand => cards[0].kind = CardKind::Interaction,
        Rule::BlindSpot => {
            cards.remove(1);
        }
        Rule::StepGap => map.stages.push(Stage {
            id: "offer".into(),
            title: "Offer".into(),
            step: Some(Step::Offer),
            ..Stage::default()
        }),
        Rule::EmptyStage => {
            map.stages.push(Stage { id: "x".into(), title: "X".into(), ..Stage::default() });
        }
        Rule::NoOwner => cards[1].owner = None,
        Rule::TwoOwners => map.roles.push(Role {
            kind: RoleKind::ProcessOwner,
            process: map.roles[0].process.clone(),
            ..Role::default()
        }),
        Rule::LowPoint => cards[0].emotion = Some(-2),
        Rule::UnprovenMoment => cards[0].moment_of_truth = true,
        Rule::LongWait => cards[0].wait = Some("2w".into()),
        Rule::FlatCurve => cards.iter_mut().for_each(|card| card.emotion = None),
        Rule::NoPain => cards[1].emotion = Some(2),
        Rule::Assumed => cards.iter_mut().for_each(|card| card.basis = Basis::Assumed),
        Rule::Unused => {
            cards.remove(2);
        }
    }
    Some(map)
}

#[test]
fn every_rule_finds_what_it_is_for() {
    for rule in Rule::ALL {
        let Some(mut map) = spoiled(*rule) else { continue };
        map.number();
        let findings = check(&map, &Alone);
        let mine = findings.iter().find(|finding| finding.rule == *rule);
        let mine = mine.unwrap_or_else(|| panic!("{} finds nothing", rule.name()));
        assert_eq!(mine.level, rule.level());
        assert!(map.element(mine.at).is_some(), "{}", rule.name());
        assert!(!mine.message.ends_with('.') && !mine.message.contains('\n'), "{}", mine.message);
        if let Some(field) = mine.field {
            let element = map.element(mine.at).expect("it is in the map").record();
            assert!(element.get(field).is_some(), "{} has no {}", rule.name(), field.name());
        }
    }
}

#[test]
fn findings_come_in_document_order_whatever_the_rule() {
    let mut map = sound();
    map.owner = Some("nobody".into());
    map.summary.push("a\nb".into());
    map.compares_to = Some("/x".into());
    map.roles[0].name = String::new();
    map.roles[0].id = "Desk".into();
    map.lanes[1].visibility = Visibility::Consumer;
    map.lanes[1].side = Some(Side::Provider);
    map.stages[0].cards[1].emotion = Some(1);
    map.notes.push("a\nb".into());
    let card = &mut map.stages[0].cards[0];
    card.title = String::new();
    card.lane = "attic".into();
    card.actors.extend(["maria".into(), "x".into()]);
    card.wait = Some("x".into());
    card.emotion = Some(5);
    card.emotions.push(Emotion { persona: "x".into(), value: 9, ..Emotion::default() });
    card.showstopper = true;
    card.opportunities.push(Opportunity {
        impact: Some(0),
        owner: Some("x".into()),
        ..Opportunity::default()
    });
    card.owner = Some("x".into());
    card.triggers.push("x".into());
    card.journey = Some("/x".into());
    card.tags.push("a\nb".into());
    assert_eq!(
        found(&mut map),
        [
            "unknown-role owner",
            "line-break summary[0]",
            "bad-path compares_to",
            "unused roles[0]",
            "bad-id roles[0].id",
            "blank-text roles[0].name",
            "no-band lanes",
            "unused lanes[0]",
            "lane-side lanes[1].side",
            "no-pain stages",
            "blind-spot stages[0]",
            "unknown-lane stages[0].cards[0].lane",
            "blank-text stages[0].cards[0].title",
            "unknown-actor stages[0].cards[0].actors[1]",
            "bad-duration stages[0].cards[0].wait",
            "emotion-range stages[0].cards[0].emotion",
            "unknown-persona stages[0].cards[0].emotions[0].persona",
            "emotion-range stages[0].cards[0].emotions[0].value",
            "unproven-moment stages[0].cards[0].showstopper",
            "blank-text stages[0].cards[0].opportunities[0].title",
            "score-range stages[0].cards[0].opportunities[0].impact",
            "unknown-role stages[0].cards[0].opportunities[0].owner",
            "unknown-role stages[0].cards[0].owner",
            "unknown-card stages[0].cards[0].triggers[0]",
            "bad-path stages[0].cards[0].journey",
            "line-break stages[0].cards[0].tags[0]",
            "unknown-role stages[0].cards[1].owner",
            "unknown-role stages[0].cards[2].owner",
            "line-break notes[0]",
        ]
    );
}

#[test]
fn the_steps_have_one_index_each() {
    // `step-gap` counts on it.
    for (index, step) in Step::ALL.iter().enumerate() {
        assert_eq!(step.index(), index);
    }
    assert_eq!(Handle::JOURNEY.number(), 0);
}
