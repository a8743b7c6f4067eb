//! Maps for tests that hold for any map: every field, hostile texts, all scripts, and references
//! that hold.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{
    Basis, Better, Card, CardKind, Choice, Emotion, Entry, Handle, Journey, Lane, Link, Metric,
    Opportunity, Persona, Role, RoleKind, Side, Stage, State, Status, Step, Visibility,
};

/// Characters that escaping, width, direction and syntax stumble over.
const HOSTILE: &[char] = &[
    '"', '\\', '\n', '\r', '\t', '\0', '\x1b', '\x7f', '\u{85}', '\u{9b}', '\u{a0}', '\u{61c}',
    '\u{200b}', '\u{200d}', '\u{200e}', '\u{2028}', '\u{202e}', '\u{2066}', '\u{fe0f}', '\u{feff}',
    '/', '*', '\'', '(', ')', '[', ']', '{', '}', ',', ':', '#', 'r', '<', '=', '>', '|', ' ', 'é',
    'ß', 'ا', 'ש', '한', '漢', 'ñ', '́', '👩', '💻', '𝒳',
];

/// Any text: mostly plain words, often hostile, sometimes of any characters.
pub(crate) fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[A-Za-z][a-z ]{0,9}",
        2 => vec(select(HOSTILE), 0..8).prop_map(String::from_iter),
        1 => vec(any::<char>(), 0..4).prop_map(String::from_iter),
    ]
    .boxed()
}

/// A word of a closed set.
pub(crate) fn choice<C: Choice + std::fmt::Debug>() -> impl Strategy<Value = C> {
    select(C::ALL)
}

/// A number that equals itself.
pub(crate) fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => (-10_000_i32..10_000).prop_map(|hundredths| f64::from(hundredths) / 100.0),
        1 => any::<f64>().prop_filter("NaN equals nothing", |number| !number.is_nan()),
        1 => select(&[0.0, -0.0, 1e15, 1e16, 1e-7, f64::MIN_POSITIVE, f64::INFINITY][..]),
    ]
}

/// A whole number: mostly one that fits, sometimes any.
pub(crate) fn integer() -> impl Strategy<Value = i64> {
    prop_oneof![4 => -2..=5_i64, 1 => any::<i64>()]
}

fn lines() -> impl Strategy<Value = Vec<Entry>> {
    prop_oneof![2 => Just(Vec::new()), 1 => vec(text().prop_map(Entry::from), 1..3)]
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.3, text())
}

fn persona() -> impl Strategy<Value = Persona> {
    (text(), maybe(), lines(), lines(), maybe(), lines()).prop_map(
        |(name, about, goals, frustrations, quote, notes)| Persona {
            name,
            about,
            goals,
            frustrations,
            quote,
            notes,
            ..Persona::default()
        },
    )
}

fn role() -> impl Strategy<Value = Role> {
    (text(), choice::<RoleKind>(), maybe(), maybe(), lines()).prop_map(
        |(name, kind, process, team, notes)| Role {
            name,
            kind,
            process,
            team,
            notes,
            ..Role::default()
        },
    )
}

fn lane() -> impl Strategy<Value = Lane> {
    (text(), choice::<Visibility>(), option::of(choice::<Side>()), lines()).prop_map(
        |(title, visibility, side, notes)| Lane {
            title,
            visibility,
            side,
            notes,
            ..Lane::default()
        },
    )
}

/// References are small numbers here; [`linked`] makes ids of them.
fn references() -> impl Strategy<Value = Vec<Entry>> {
    let reference = (0..9_u8).prop_map(|number| Entry::from(number.to_string()));
    prop_oneof![2 => Just(Vec::new()), 1 => vec(reference, 1..3)]
}

fn reference() -> impl Strategy<Value = Option<String>> {
    option::weighted(0.3, (0..9_u8).prop_map(|number| number.to_string()))
}

fn emotion() -> impl Strategy<Value = Emotion> {
    (0..9_u8, integer()).prop_map(|(persona, value)| Emotion {
        persona: persona.to_string(),
        value,
        ..Emotion::default()
    })
}

fn opportunity() -> impl Strategy<Value = Opportunity> {
    let figures = (option::of(integer()), option::of(integer()), integer());
    (text(), figures, choice::<Status>(), reference(), maybe()).prop_map(
        |(title, (impact, effort, votes), status, owner, link)| Opportunity {
            title,
            impact,
            effort,
            votes,
            status,
            owner,
            link,
            ..Opportunity::default()
        },
    )
}

fn metric() -> impl Strategy<Value = Metric> {
    let figures = (option::of(number()), option::of(number()), option::of(integer()));
    (text(), figures, maybe(), choice::<Better>(), maybe()).prop_map(
        |(name, (value, target, sample), unit, better, source)| Metric {
            name,
            value,
            target,
            unit,
            better,
            sample,
            source,
            ..Metric::default()
        },
    )
}

fn link() -> impl Strategy<Value = Link> {
    (maybe(), text()).prop_map(|(title, url)| Link { title, url, ..Link::default() })
}

fn few<S: Strategy>(item: S) -> impl Strategy<Value = Vec<S::Value>> {
    vec(item, 0..2)
}

fn card() -> impl Strategy<Value = Card> {
    let base = (choice::<CardKind>(), 0..9_u8, text(), references(), maybe(), maybe(), maybe());
    let feeling = (option::of(integer()), few(emotion()), any::<bool>(), any::<bool>());
    let prose = (choice::<Basis>(), lines(), lines(), lines());
    let parts = (few(opportunity()), few(metric()), reference(), references());
    let rest = (maybe(), few(link()), lines(), lines());
    (base, feeling, prose, parts, rest).prop_map(|(base, feeling, prose, parts, rest)| {
        let (kind, lane, title, actors, channel, duration, wait) = base;
        let (emotion, emotions, moment_of_truth, showstopper) = feeling;
        let (basis, research, thoughts, pains) = prose;
        let (opportunities, metrics, owner, triggers) = parts;
        let (journey, links, tags, notes) = rest;
        Card {
            handle: Handle::JOURNEY,
            kind,
            id: String::new(),
            lane: lane.to_string(),
            title,
            actors,
            channel,
            duration,
            wait,
            emotion,
            emotions,
            moment_of_truth,
            showstopper,
            basis,
            research,
            thoughts,
            pains,
            opportunities,
            metrics,
            owner,
            triggers,
            journey,
            links,
            tags,
            notes,
        }
    })
}

fn stage() -> impl Strategy<Value = Stage> {
    (text(), option::of(choice::<Step>()), maybe(), lines(), vec(card(), 0..3)).prop_map(
        |(title, step, goal, notes, cards)| Stage {
            title,
            step,
            goal,
            notes,
            cards,
            ..Stage::default()
        },
    )
}

/// A whole map with handles: ids are unique, references hold, all else is anything.
pub(crate) fn journey() -> impl Strategy<Value = Journey> {
    let head = (text(), choice::<State>(), maybe(), maybe(), maybe(), maybe(), maybe());
    let prose = (lines(), lines(), lines(), reference(), reference());
    let people = (vec(persona(), 0..3), vec(role(), 0..3));
    (head, prose, people, vec(lane(), 0..4), vec(stage(), 0..4)).prop_map(
        |(head, prose, (personas, roles), lanes, stages)| {
            let (title, state, service, provider, consumer, as_of, compares_to) = head;
            let (summary, tags, notes, owner, lead) = prose;
            let mut journey = Journey {
                format: 1,
                title,
                state,
                service,
                provider,
                consumer,
                owner,
                as_of,
                lead,
                summary,
                compares_to,
                tags,
                personas,
                roles,
                lanes,
                stages,
                notes,
            };
            linked(&mut journey);
            journey.number();
            journey
        },
    )
}

/// Gives everything a unique id and turns the numbers that stand for references into ids.
fn linked(journey: &mut Journey) {
    let named = |kind: &str, index: usize| format!("{kind}-{index}");
    journey.personas.iter_mut().enumerate().for_each(|(i, p)| p.id = named("persona", i));
    journey.roles.iter_mut().enumerate().for_each(|(i, r)| r.id = named("role", i));
    journey.lanes.iter_mut().enumerate().for_each(|(i, l)| l.id = named("lane", i));
    journey.stages.iter_mut().enumerate().for_each(|(i, s)| s.id = named("stage", i));
    let cards = journey.stages.iter_mut().flat_map(|stage| &mut stage.cards);
    cards.enumerate().for_each(|(i, card)| card.id = named("card", i));

    let personas: Vec<String> = journey.personas.iter().map(|p| p.id.clone()).collect();
    let roles: Vec<String> = journey.roles.iter().map(|r| r.id.clone()).collect();
    let people: Vec<String> = personas.iter().chain(&roles).cloned().collect();
    let lanes: Vec<String> = journey.lanes.iter().map(|l| l.id.clone()).collect();
    let cards: Vec<String> = journey.cards().map(|card| card.id.clone()).collect();
    let pick = |number: &str, ids: &[String]| -> Option<String> {
        let number: usize = number.parse().ok()?;
        ids.get(number % ids.len().max(1)).cloned()
    };
    let pick_all = |entries: &mut Vec<Entry>, ids: &[String]| {
        entries.retain_mut(|entry| match pick(&entry.text, ids) {
            Some(id) => {
                entry.text = id;
                true
            }
            None => false,
        });
    };
    journey.owner = journey.owner.take().and_then(|number| pick(&number, &roles));
    journey.lead = journey.lead.take().and_then(|number| pick(&number, &personas));
    for stage in &mut journey.stages {
        stage.cards.retain_mut(|card| {
            pick_all(&mut card.actors, &people);
            pick_all(&mut card.triggers, &cards);
            card.owner = card.owner.take().and_then(|number| pick(&number, &roles));
            card.emotions.retain_mut(|emotion| match pick(&emotion.persona, &personas) {
                Some(id) => {
                    emotion.persona = id;
                    true
                }
                None => false,
            });
            for opportunity in &mut card.opportunities {
                opportunity.owner = opportunity.owner.take().and_then(|n| pick(&n, &roles));
            }
            // Without a lane there is no place for a card; no trigger names it then, since all
            // cards of the map go.
            pick(&card.lane, &lanes).inspect(|lane| card.lane.clone_from(lane)).is_some()
        });
    }
}
