//! Large maps as real ones are: about half a kilobyte a card, every field used where people use it.

use wayband::format::Document;
use wayband::journey::{
    Basis, Card, CardKind, Entry, Journey, Lane, Link, Metric, Opportunity, Persona, Role,
    RoleKind, Stage, Step, Visibility,
};

const LANES: [(&str, &str, Visibility); 5] = [
    ("consumer", "Consumer activities", Visibility::Consumer),
    ("touchpoints", "Touchpoints", Visibility::Band),
    ("desk", "With the service desk", Visibility::Band),
    ("provider", "Provider activities", Visibility::Provider),
    ("suppliers", "Suppliers", Visibility::Provider),
];
const TITLES: [&str; 8] = [
    "Browses the hardware catalogue",
    "Asks colleagues they trust",
    "Chats with the service desk about the quote",
    "Waits for the manager's approval",
    "Unpacks the box — nothing is charged",
    "Réserve un créneau pour la remise",
    "신청서를 다시 작성한다",
    "Checks the budget line",
];
const PAINS: [&str; 4] = [
    "Prices are shown without tax",
    "The “recommended” filter hides what is in stock",
    "Nobody says how long it takes, so people ask twice and open a second request",
    "Has to type the address a third time",
];
const CHANNELS: [&str; 4] = ["Web portal", "E-mail", "Phone", "In person"];

/// A map of so many stages with so many cards each.
pub fn large(stages: usize, cards: usize) -> Document {
    let mut journey = Journey::empty();
    journey.title = format!("Large: {stages} stages of {cards} cards");
    journey.service = Some("Employee hardware".into());
    journey.provider = Some("Workplace IT".into());
    journey.consumer = Some("New remote employee".into());
    journey.personas = vec![persona("maria", "Maria"), persona("tomasz", "Tomasz")];
    journey.roles = vec![role("hardware-owner", "Hardware process owner")];
    journey.lanes = LANES
        .map(|(id, title, visibility)| Lane {
            id: id.into(),
            title: title.into(),
            visibility,
            ..Lane::default()
        })
        .into();
    let stage = |number: usize| Stage {
        id: format!("stage-{number}"),
        title: format!("Stage {number}"),
        step: Some(STEPS[number % STEPS.len()]),
        goal: Some("Know what there is and what it will cost in the end".into()),
        cards: (0..cards).map(|card| self::card(number * cards + card)).collect(),
        ..Stage::default()
    };
    journey.stages = (0..stages).map(stage).collect();
    Document::new(journey)
}

const STEPS: [Step; 7] = [
    Step::Explore,
    Step::Engage,
    Step::Offer,
    Step::Agree,
    Step::Onboard,
    Step::CoCreate,
    Step::Realize,
];

fn persona(id: &str, name: &str) -> Persona {
    Persona { id: id.into(), name: name.into(), ..Persona::default() }
}

fn role(id: &str, name: &str) -> Role {
    Role { id: id.into(), name: name.into(), kind: RoleKind::ProcessOwner, ..Role::default() }
}

fn card(number: usize) -> Card {
    let every = |step: usize| number.is_multiple_of(step);
    let (lane, _, zone) = LANES[number % LANES.len()];
    let seen = zone != Visibility::Provider;
    Card {
        kind: match zone {
            Visibility::Band if every(2) => CardKind::Interaction,
            Visibility::Band => CardKind::Touchpoint,
            Visibility::Consumer | Visibility::Provider => CardKind::Activity,
        },
        id: format!("card-{number}"),
        lane: lane.into(),
        title: format!("{}, part {number}", TITLES[number % TITLES.len()]),
        actors: texts(every(4), if seen { "maria" } else { "hardware-owner" }),
        channel: seen.then(|| CHANNELS[number % CHANNELS.len()].into()),
        duration: Some(["20m", "1h", "2d"][number % 3].into()),
        wait: every(4).then(|| "2d".into()),
        // Neighbours are close to each other, as feelings are.
        emotion: (seen && !every(7)).then(|| ((number / 5 % 9) as i64 - 4).abs() - 2),
        moment_of_truth: every(25),
        basis: if every(4) { Basis::Observed } else { Basis::Assumed },
        pains: texts(every(4), PAINS[number % PAINS.len()]),
        thoughts: texts(every(10), "Is this the right one for me?"),
        opportunities: every(10).then(opportunity).into_iter().collect(),
        metrics: every(12).then(metric).into_iter().collect(),
        owner: (!seen).then(|| "hardware-owner".into()),
        triggers: texts(every(10), &format!("card-{}", number / 2)),
        links: every(20).then(link).into_iter().collect(),
        tags: texts(every(6), "spring"),
        notes: texts(every(6), "From the second round of interviews, spring 2026"),
        ..Card::default()
    }
}

fn texts(is_there: bool, text: &str) -> Vec<Entry> {
    is_there.then(|| text.into()).into_iter().collect()
}

fn opportunity() -> Opportunity {
    Opportunity {
        title: "One page per role with a default choice".into(),
        impact: Some(4),
        effort: Some(2),
        ..Opportunity::default()
    }
}

fn metric() -> Metric {
    Metric {
        name: "CSAT".into(),
        value: Some(3.1),
        target: Some(4.5),
        unit: Some("of 5".into()),
        sample: Some(131),
        ..Metric::default()
    }
}

fn link() -> Link {
    Link {
        title: Some("Interview notes".into()),
        url: "https://example.org/notes/7".into(),
        ..Link::default()
    }
}
