//! What the map has already that a line being typed can become: the list below the line.

use super::super::app::App;
use super::super::quick::{by_use, channels, tags};
use super::Details;
use super::control::{Control, Named, named_in, of_items, options};
use super::form::Row;
use super::typing::What;
use crate::journey::{Element, Field, FieldRef, Journey, Record, Value};

/// The most that are looked up at a time.
const MOST: usize = 100;

/// Something that a line being typed can become.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    /// What it is called; what the line becomes where it has no value of its own.
    pub(super) word: String,
    /// What is said quietly behind it.
    pub(super) tail: String,
    /// The value that it stands for, where that is not its word.
    pub(super) value: Option<Value>,
}

/// What the line being typed can become: all there is while it is as it was opened, else what fits
/// it; what begins with it comes first.
pub(super) fn known(app: &App, details: &Details) -> Vec<Known> {
    let Some(typing) = &details.typing else { return Vec::new() };
    let Some(row) = details.row(app) else { return Vec::new() };
    let typed = typing.text();
    let sought = if typing.is_touched() { typed.trim() } else { "" };
    let all = all(app, &row, typing.what);
    let has_values = all.first().is_some_and(|one| one.value.is_some());
    let words = |one: &Known| [one.word.to_lowercase(), one.tail.to_lowercase()];
    let sought = sought.to_lowercase();
    let rank = |one: &Known| {
        let [word, tail] = words(one);
        if word.starts_with(&sought) {
            Some(0)
        } else if word.contains(&sought) || tail.starts_with(&sought) {
            Some(1)
        } else {
            None
        }
    };
    let mut found: Vec<(usize, Known)> = all
        .into_iter()
        .filter(|one| has_values || one.word != typed)
        .filter_map(|one| Some((rank(&one)?, one)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MOST);
    found.into_iter().map(|(_, one)| one).collect()
}

fn all(app: &App, row: &Row, what: What) -> Vec<Known> {
    let journey = app.editor.journey();
    let (control, list) = match what {
        What::Prose(_) => return Vec::new(),
        What::Item(item) => (of_items(item.list), Some(item)),
        What::Value(_) => (row.control, row.item.filter(|_| !row.opens)),
    };
    if let (What::Value(target), Some(options)) = (what, options(journey, row.target)) {
        debug_assert_eq!(target, row.target);
        let all = options.all.into_iter();
        return all
            .map(|one| Known { word: one.word, tail: one.tail, value: Some(one.value) })
            .collect();
    }
    let has = |id: &str| {
        list.is_some_and(|item| {
            let record = journey.element(item.parent).map(Element::record);
            record.is_some_and(|record| is_in(record, item.list, id))
        })
    };
    let own = list.and_then(|item| journey.card(item.parent)).map(|card| card.id.as_str());
    let lead = journey.lead_persona().map(|lead| lead.id.as_str());
    match control {
        Control::Name(named) => named_in(journey, named)
            .filter(|(id, _)| !has(id))
            .filter(|(id, _)| named != Named::Card || Some(*id) != own)
            // How the lead feels is the card's own emotion.
            .filter(|(id, _)| named != Named::Persona || Some(*id) != lead)
            .map(|(id, name)| Known {
                word: name.to_owned(),
                tail: id.to_owned(),
                value: Some(Value::Text(id.to_owned())),
            })
            .collect(),
        Control::Path => app.around.iter().map(|path| word(path)).collect(),
        Control::Text => {
            let field = list.map_or(row.target.field, |item| item.list);
            let at = list.map_or(row.target.at, |item| item.parent);
            let words = journey.element(at).map_or(Vec::new(), |of| words(journey, of, field));
            words.into_iter().filter(|one| !has(one)).map(word).collect()
        }
        _ => Vec::new(),
    }
}

fn word(word: &str) -> Known {
    Known { word: word.to_owned(), tail: String::new(), value: None }
}

/// Whether a list of texts or feelings has an id already.
fn is_in(record: &dyn Record, list: Field, id: &str) -> bool {
    let Some(FieldRef::List(list)) = record.get(list) else { return false };
    (0..list.len()).any(|index| match list.get(index) {
        Some(Element::Entry(entry)) => entry.text == id,
        Some(Element::Emotion(emotion)) => emotion.persona == id,
        _ => false,
    })
}

/// The words that the same field holds elsewhere in the map, the most used first.
fn words<'a>(journey: &'a Journey, element: Element<'a>, field: Field) -> Vec<&'a str> {
    match (element, field) {
        (_, Field::Channel) => channels(journey),
        (_, Field::Tags) => tags(journey),
        (Element::Metric(_), Field::Name | Field::Unit | Field::Source) => {
            let metrics = journey.cards().flat_map(|card| &card.metrics);
            by_use(metrics.filter_map(|metric| text(metric, field)))
        }
        (Element::Card(_), Field::Metrics) => {
            let metrics = journey.cards().flat_map(|card| &card.metrics);
            by_use(metrics.map(|metric| metric.name.as_str()))
        }
        (Element::Role(_), Field::Process | Field::Team) => {
            by_use(journey.roles.iter().filter_map(|role| text(role, field)))
        }
        _ => Vec::new(),
    }
}

fn text(record: &dyn Record, field: Field) -> Option<&str> {
    match record.get(field)? {
        FieldRef::Text(text) => Some(text),
        FieldRef::OptionalText(text) => text,
        _ => None,
    }
}
