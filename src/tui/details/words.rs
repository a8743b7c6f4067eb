//! What fields hold, in words.

use super::super::wording::signed;
use crate::journey::{
    Card, Choice, ChoiceSlot, Element, Emotion, Field, FieldRef, Handle, Journey, Link, Metric,
    Opportunity, Record, Stage, Step, Visibility,
};

/// A value as it is shown: what it says, and what is said quietly behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) main: String,
    pub(super) ink: Ink,
    pub(super) tail: String,
}

/// The ink of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Ordinary.
    Text,
    /// Nothing is there, or nothing that matters.
    Quiet,
    /// A mark on the card.
    Mark,
    /// An emotion.
    Emotion(i64),
}

impl Shown {
    pub(super) fn missing() -> Self {
        Shown::quiet("-")
    }

    /// What was typed and not kept.
    pub(super) fn typed(main: &str) -> Self {
        Shown::text(main, "")
    }

    fn quiet(main: impl Into<String>) -> Self {
        Shown { main: main.into(), ink: Ink::Quiet, tail: String::new() }
    }

    fn text(main: impl Into<String>, tail: impl Into<String>) -> Self {
        let main = main.into();
        // An empty text is no text: it would be a row with nothing in it.
        if main.is_empty() {
            return Shown { tail: tail.into(), ..Shown::missing() };
        }
        Shown { main, ink: Ink::Text, tail: tail.into() }
    }
}

/// What stands for a value that is missing.
pub(super) fn missing(journey: &Journey, record: &dyn Record, field: Field) -> String {
    let in_band = || {
        let lane = journey.lane(record.handle());
        lane.is_some_and(|lane| lane.visibility == Visibility::Band)
    };
    if field == Field::Side && in_band() { "both".to_owned() } else { "-".to_owned() }
}

/// What a field that is no list holds.
pub(super) fn value(journey: &Journey, record: &dyn Record, field: Field) -> Shown {
    let lead = journey.lead_persona();
    match (field, record.get(field)) {
        (Field::Lane, Some(FieldRef::Text(id))) => match journey.lane_named(id) {
            Some(lane) => Shown::text(&lane.title, lane.visibility.title().to_lowercase()),
            None => Shown::text(id, "no such lane"),
        },
        (Field::Owner, Some(FieldRef::OptionalText(Some(id)))) => {
            match journey.roles.iter().find(|role| role.id == id) {
                Some(role) => Shown::text(&role.name, &role.id),
                None => Shown::text(id, "no such role"),
            }
        }
        (Field::Lead, Some(FieldRef::OptionalText(id))) => match (id, lead) {
            (Some(_), Some(lead)) => Shown::text(&lead.name, &lead.id),
            (None, Some(lead)) => Shown::text(&lead.name, "the first persona"),
            (Some(id), None) => Shown::text(id, "no such persona"),
            (None, None) => Shown::missing(),
        },
        (Field::Emotion, Some(FieldRef::OptionalInteger(Some(value)))) => {
            let tail = lead.map_or("", |lead| lead.name.as_str()).to_owned();
            Shown { main: signed(value).into_owned(), ink: Ink::Emotion(value), tail }
        }
        (Field::Persona, Some(FieldRef::Text(id))) => person(journey, id),
        (_, Some(FieldRef::Text(text) | FieldRef::OptionalText(Some(text)))) => {
            Shown::text(text, "")
        }
        (_, Some(FieldRef::Flag(set))) => {
            let ink = if set { Ink::Mark } else { Ink::Quiet };
            Shown { main: flag(set).to_owned(), ink, tail: String::new() }
        }
        (Field::Value, Some(FieldRef::Integer(value))) => Shown {
            main: signed(value).into_owned(),
            ink: Ink::Emotion(value),
            tail: String::new(),
        },
        (Field::Format, Some(FieldRef::Integer(number))) => {
            Shown { tail: "the version of the file".to_owned(), ..Shown::quiet(number.to_string()) }
        }
        (Field::Impact | Field::Effort, Some(FieldRef::OptionalInteger(Some(number)))) => {
            Shown::text(number.to_string(), "of 5")
        }
        (_, Some(FieldRef::Integer(number) | FieldRef::OptionalInteger(Some(number)))) => {
            Shown::text(number.to_string(), "")
        }
        (_, Some(FieldRef::Number(Some(number)))) => {
            let unit = match record.get(Field::Unit) {
                Some(FieldRef::OptionalText(unit)) => unit.unwrap_or_default(),
                _ => "",
            };
            Shown::text(number.to_string(), unit)
        }
        (_, Some(FieldRef::Choice(slot))) => match slot.chosen() {
            Some(at) => Shown::text(choice(field, slot, at), ""),
            None => Shown::quiet(missing(journey, record, field)),
        },
        (_, _) => Shown::missing(),
    }
}

/// A whole number: with its sign where it may be below 0.
pub(super) fn number(number: i64, is_signed: bool) -> String {
    if is_signed { signed(number).into_owned() } else { number.to_string() }
}

/// A flag in words.
pub(super) fn flag(is_set: bool) -> &'static str {
    if is_set { "yes" } else { "no" }
}

/// A word of a closed set as people say it.
pub(super) fn choice(field: Field, slot: &dyn ChoiceSlot, at: usize) -> String {
    let name = slot.names().get(at).copied().unwrap_or_default();
    match field {
        Field::Step => Step::ALL.get(at).map_or(name, |step| step.title()).to_owned(),
        Field::Visibility => {
            Visibility::ALL.get(at).map_or(name, |zone| zone.title()).to_lowercase()
        }
        _ => spaced(name),
    }
}

/// `ProcessOwner` as `process owner`.
fn spaced(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 2);
    for (at, c) in name.char_indices() {
        if c.is_uppercase() && at > 0 {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

/// An item of a list that holds no personas and no roles.
pub(super) fn item(journey: &Journey, element: Element<'_>, list: Field) -> Shown {
    match element {
        Element::Entry(entry) => match list {
            Field::Actors => person(journey, &entry.text),
            Field::Triggers => match journey.cards().find(|card| card.id == entry.text) {
                Some(card) => Shown::text(&card.title, &card.id),
                None => Shown::text(&entry.text, "no such card"),
            },
            _ => Shown::text(&entry.text, ""),
        },
        Element::Emotion(emotion) => other_emotion(journey, emotion),
        Element::Opportunity(opportunity) => {
            Shown::text(&opportunity.title, format!("({})", judged(journey, opportunity)))
        }
        Element::Metric(metric) => metric_words(metric),
        Element::Link(link) => link_words(link),
        Element::Persona(persona) => {
            let is_lead = journey.lead_persona().is_some_and(|lead| lead.handle == persona.handle);
            let about = persona.about.as_deref().unwrap_or_default();
            let tail = [if is_lead { "lead" } else { "" }, about];
            Shown::text(&persona.name, listed(tail))
        }
        Element::Role(role) => {
            let kind = spaced(role.kind.name());
            let process = role.process.as_deref().unwrap_or_default();
            Shown::text(&role.name, listed([kind.as_str(), process]))
        }
        Element::Lane(lane) => Shown::text(&lane.title, lane.visibility.title().to_lowercase()),
        Element::Stage(stage) => stage_words(stage),
        Element::Card(card) => card_words(journey, card),
        Element::Journey(_) => Shown::missing(),
    }
}

fn person(journey: &Journey, id: &str) -> Shown {
    let persona = journey.personas.iter().find(|one| one.id == id).map(|one| &one.name);
    let role = || journey.roles.iter().find(|one| one.id == id).map(|one| &one.name);
    match persona.or_else(role) {
        Some(name) => Shown::text(name, id),
        None => Shown::text(id, "nobody is called so"),
    }
}

fn other_emotion(journey: &Journey, emotion: &Emotion) -> Shown {
    let name = person(journey, &emotion.persona).main;
    Shown { main: signed(emotion.value).into_owned(), ink: Ink::Emotion(emotion.value), tail: name }
}

fn judged(journey: &Journey, opportunity: &Opportunity) -> String {
    let mut parts = Vec::new();
    parts.extend(opportunity.impact.map(|impact| format!("impact {impact}")));
    parts.extend(opportunity.effort.map(|effort| format!("effort {effort}")));
    match opportunity.votes {
        0 => {}
        1 => parts.push("1 vote".to_owned()),
        votes => parts.push(format!("{votes} votes")),
    }
    parts.push(opportunity.status.name().to_lowercase());
    parts.extend(opportunity.owner.as_ref().map(|owner| person(journey, owner).main));
    parts.extend(opportunity.link.clone());
    parts.join(", ")
}

/// `CSAT 3.1 to 4.5 of 5, n 41`.
fn metric_words(metric: &Metric) -> Shown {
    let mut main = metric.name.clone();
    match (metric.value, metric.target) {
        (Some(value), Some(target)) => main.push_str(&format!(" {value} → {target}")),
        (Some(value), None) => main.push_str(&format!(" {value}")),
        (None, Some(target)) => main.push_str(&format!(" → {target}")),
        (None, None) => {}
    }
    if let Some(unit) = &metric.unit {
        main.push_str(&format!(" {unit}"));
    }
    if let Some(sample) = metric.sample {
        main.push_str(&format!(", n {sample}"));
    }
    let mut tail = vec![format!("{} is better", metric.better.name().to_lowercase())];
    tail.extend(metric.source.clone());
    Shown::text(main, tail.join(", "))
}

fn link_words(link: &Link) -> Shown {
    match &link.title {
        Some(title) => Shown::text(title, &link.url),
        None => Shown::text(&link.url, ""),
    }
}

fn stage_words(stage: &Stage) -> Shown {
    let cards = super::super::wording::cards(stage.cards.len());
    // Most stages are called as their step is.
    let step = stage.step.map_or("", Step::title);
    let step = if step.eq_ignore_ascii_case(&stage.title) { "" } else { step };
    Shown::text(&stage.title, listed([step, cards.as_str()]))
}

fn card_words(journey: &Journey, card: &Card) -> Shown {
    let lane = journey.lane_named(&card.lane).map_or("no lane", |lane| lane.title.as_str());
    let emotion = card.emotion.map_or("".into(), signed);
    Shown::text(&card.title, listed([lane, &*emotion]))
}

/// What of a few words is not empty.
fn listed<const N: usize>(words: [&str; N]) -> String {
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(", ")
}

/// An item of a list, by one word or a few: `pain` for `pains`.
pub(super) fn one_of(list: Field) -> &'static str {
    match list {
        Field::Actors => "actor",
        Field::Cards => "card",
        Field::Emotions => "emotion",
        Field::Frustrations => "frustration",
        Field::Goals => "goal",
        Field::Lanes => "lane",
        Field::Links => "link",
        Field::Metrics => "metric",
        Field::Notes => "note",
        Field::Opportunities => "opportunity",
        Field::Pains => "pain",
        Field::Personas => "persona",
        Field::Research => "line of research",
        Field::Roles => "role",
        Field::Stages => "stage",
        Field::Summary => "line of the summary",
        Field::Tags => "tag",
        Field::Thoughts => "thought",
        Field::Triggers => "trigger",
        _ => "line",
    }
}

/// The same with its article.
pub(super) fn a_one_of(list: Field) -> String {
    let one = one_of(list);
    let article = if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {one}")
}

/// An element as labels and messages name it: `"Browses the catalogue"`, `persona "Maria"`.
pub(super) fn name_of(journey: &Journey, at: Handle) -> String {
    match journey.element(at) {
        Some(Element::Journey(_)) => "the map".to_owned(),
        Some(Element::Card(card)) => format!("\"{}\"", card.title),
        Some(Element::Stage(stage)) => format!("stage \"{}\"", stage.title),
        Some(Element::Lane(lane)) => format!("lane \"{}\"", lane.title),
        Some(Element::Persona(persona)) => format!("persona \"{}\"", persona.name),
        Some(Element::Role(role)) => format!("role \"{}\"", role.name),
        Some(Element::Entry(entry)) => format!("\"{}\"", entry.text),
        Some(Element::Opportunity(opportunity)) => format!("\"{}\"", opportunity.title),
        Some(Element::Emotion(emotion)) => {
            format!("the emotion of {}", person(journey, &emotion.persona).main)
        }
        Some(Element::Metric(metric)) => format!("\"{}\"", metric.name),
        Some(Element::Link(link)) => format!("\"{}\"", link.url),
        None => String::new(),
    }
}

/// An element's own name, without quotes.
pub(super) fn title_of(journey: &Journey, at: Handle) -> String {
    match journey.element(at) {
        Some(Element::Journey(_)) => "Map".to_owned(),
        Some(Element::Emotion(emotion)) => person(journey, &emotion.persona).main,
        Some(element) => {
            let named = element.record().get(super::form::naming(element));
            match named.and_then(|held| held.value()) {
                Some(crate::journey::Value::Text(text)) => text,
                _ => String::new(),
            }
        }
        None => String::new(),
    }
}

/// The place of an element in its list, counted from 0, and how many the list has.
pub(super) fn place_in_list(journey: &Journey, at: Handle) -> Option<(usize, usize)> {
    let place = journey.place(at)?;
    let FieldRef::List(list) = journey.element(place.parent)?.record().get(place.field)? else {
        return None;
    };
    Some((list.position(at)?, list.len()))
}
