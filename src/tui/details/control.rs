//! How each field is changed: by choosing, by going up and down, or by typing what it accepts.

use super::words;
use crate::journey::{Field, FieldRef, Journey, Record, Value};

use super::form::Target;

/// How a row is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    /// By typing a line.
    Text,
    /// By choosing one of a closed set, or yes or no.
    Choice,
    /// By going up and down, or by typing: a whole number from one to another.
    Scale(i64, i64),
    /// By going up and down, or by typing: a whole number that is not below 0.
    Count,
    /// By typing a number.
    Decimal,
    /// By typing a duration.
    Duration,
    /// By typing an id that is not taken; all that refers to it follows.
    Id,
    /// By choosing or typing what it names.
    Name(Named),
    /// By typing the path of another map.
    Path,
    /// Not here.
    Shown,
}

/// What a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Lane,
    Role,
    Persona,
    /// A persona or a role; one that is not in the map yet is added to it.
    Person,
    Card,
}

/// How a field is changed.
pub(super) fn control(field: Field, value: &FieldRef<'_>) -> Control {
    match (field, value) {
        (Field::Format, _) | (_, FieldRef::List(_)) => Control::Shown,
        (_, FieldRef::Choice(_) | FieldRef::Flag(_)) => Control::Choice,
        (Field::Emotion, FieldRef::OptionalInteger(_)) | (Field::Value, FieldRef::Integer(_)) => {
            Control::Scale(-2, 2)
        }
        (Field::Impact | Field::Effort, _) => Control::Scale(1, 5),
        (_, FieldRef::Integer(_) | FieldRef::OptionalInteger(_)) => Control::Count,
        (_, FieldRef::Number(_)) => Control::Decimal,
        (Field::Id, _) => Control::Id,
        (Field::Lane, _) => Control::Name(Named::Lane),
        (Field::Owner, _) => Control::Name(Named::Role),
        (Field::Lead | Field::Persona, _) => Control::Name(Named::Persona),
        (Field::Duration | Field::Wait, _) => Control::Duration,
        (Field::ComparesTo | Field::Journey, _) => Control::Path,
        (_, FieldRef::Text(_) | FieldRef::OptionalText(_)) => Control::Text,
    }
}

/// How an item of a list of texts is changed.
pub(super) fn of_items(list: Field) -> Control {
    match list {
        Field::Actors => Control::Name(Named::Person),
        Field::Triggers => Control::Name(Named::Card),
        Field::Emotions => Control::Name(Named::Persona),
        _ => Control::Text,
    }
}

/// Whether a list is prose: its lines are typed as one text.
pub(super) fn is_prose(list: Field) -> bool {
    matches!(list, Field::Summary | Field::Notes | Field::Research)
}

/// A value that a row can be given without typing, and its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chosen {
    pub(super) value: Value,
    pub(super) word: String,
    /// What is said quietly behind it: an id.
    pub(super) tail: String,
}

/// The values that a row goes through, and the one it has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Options {
    pub(super) all: Vec<Chosen>,
    pub(super) chosen: Option<usize>,
}

/// The values that a field can be given without typing; `None` where it has to be typed.
pub(super) fn options(journey: &Journey, target: Target) -> Option<Options> {
    let record = journey.element(target.at)?.record();
    let held = record.get(target.field)?;
    let mut now = held.value()?;
    let mut all = Vec::new();
    let is_optional = match &held {
        FieldRef::OptionalText(_) => target.field != Field::Lead,
        FieldRef::OptionalInteger(_) => true,
        FieldRef::Choice(slot) => slot.may_be_missing(),
        _ => false,
    };
    if is_optional {
        let word = words::missing(journey, record, target.field);
        all.push(Chosen { value: Value::Missing, word, tail: String::new() });
    }
    match control(target.field, &held) {
        Control::Choice => all.extend(of_set(target.field, &held)),
        Control::Scale(low, high) => {
            let is_signed = low < 0;
            all.extend((low..=high).map(|number| Chosen {
                value: Value::Integer(number),
                word: words::number(number, is_signed),
                tail: String::new(),
            }));
        }
        Control::Name(Named::Card | Named::Person) => return None,
        Control::Name(named) => all.extend(named_in(journey, named).map(|(id, name)| Chosen {
            value: Value::Text(id.to_owned()),
            word: name.to_owned(),
            tail: id.to_owned(),
        })),
        _ => return None,
    }
    if let (Field::Lead, Some(lead)) = (target.field, journey.lead_persona()) {
        now = Value::Text(lead.id.clone());
    }
    let chosen = all.iter().position(|one| one.value == now);
    Some(Options { all, chosen })
}

/// The words of a closed set, or yes and no.
fn of_set(field: Field, held: &FieldRef<'_>) -> Vec<Chosen> {
    let one = |value, word: String| Chosen { value, word, tail: String::new() };
    match held {
        FieldRef::Choice(slot) => (0..slot.names().len())
            .map(|at| one(Value::Choice(at), words::choice(field, *slot, at)))
            .collect(),
        _ => [false, true].map(|flag| one(Value::Flag(flag), words::flag(flag).to_owned())).into(),
    }
}

/// What a reference can name: ids with names, in the order of the map.
pub(super) fn named_in<'a>(
    journey: &'a Journey,
    named: Named,
) -> Box<dyn Iterator<Item = (&'a str, &'a str)> + 'a> {
    let lanes = journey.lanes.iter().map(|one| (one.id.as_str(), one.title.as_str()));
    let roles = journey.roles.iter().map(|one| (one.id.as_str(), one.name.as_str()));
    let personas = journey.personas.iter().map(|one| (one.id.as_str(), one.name.as_str()));
    match named {
        Named::Lane => Box::new(lanes),
        Named::Role => Box::new(roles),
        Named::Persona => Box::new(personas),
        Named::Person => Box::new(personas.chain(roles)),
        Named::Card => Box::new(journey.cards().map(|one| (one.id.as_str(), one.title.as_str()))),
    }
}

/// Whether a field of a record may be without a value.
pub(super) fn may_be_missing(record: &dyn Record, field: Field) -> bool {
    match record.get(field) {
        Some(FieldRef::OptionalText(_) | FieldRef::OptionalInteger(_) | FieldRef::Number(_)) => {
            true
        }
        Some(FieldRef::Choice(slot)) => slot.may_be_missing(),
        _ => false,
    }
}
