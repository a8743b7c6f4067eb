//! What a typed line means to a field, or why it can mean nothing.

use super::control::{Control, Named, may_be_missing, named_in, options};
use super::form::{Item, Target};
use super::words;
use crate::journey::{Element, Field, FieldRef, Handle, IdSpace, Journey, Value, is_id, minutes};
use crate::text::nearest;

/// Why a typed line cannot be kept; it stays for mending.
pub(super) type Refusal = String;

/// The value that a typed line gives a field; a blank line makes unknown what may be.
pub(super) fn value(
    journey: &Journey,
    target: Target,
    control: Control,
    typed: &str,
) -> Result<Value, Refusal> {
    let text = typed.trim();
    let record = journey.element(target.at).map(Element::record);
    let label = target.field.label();
    if text.is_empty() {
        return match record.is_some_and(|record| may_be_missing(record, target.field)) {
            true => Ok(Value::Missing),
            false => Err(format!("the {label} cannot be blank")),
        };
    }
    match control {
        Control::Text | Control::Path | Control::Shown => Ok(Value::Text(text.to_owned())),
        Control::Choice => one_of(journey, target, text),
        Control::Scale(low, high) => scale(target.field, (low, high), text),
        Control::Count => count(&label, text),
        Control::Decimal => decimal(&label, text),
        Control::Duration => minutes(text)
            .map(|_| Value::Text(text.to_owned()))
            .map_err(|error| format!("{error}: 20m, 2d 4h")),
        Control::Id => id(journey, target.at, text),
        Control::Name(named) => {
            named_so(journey, named, text).map(|(id, _)| Value::Text(id.to_owned()))
        }
    }
}

/// The word of a closed set that is meant: the whole of it, or a beginning that only one has.
fn one_of(journey: &Journey, target: Target, text: &str) -> Result<Value, Refusal> {
    let all = options(journey, target).map_or(Vec::new(), |options| options.all);
    let sought = text.to_lowercase();
    let same = all.iter().find(|one| one.word.to_lowercase() == sought);
    let mut begun = all.iter().filter(|one| one.word.to_lowercase().starts_with(&sought));
    let only = begun.next().filter(|_| begun.next().is_none());
    if let Some(one) = same.or(only) {
        return Ok(one.value.clone());
    }
    let words: Vec<&str> = all.iter().map(|one| one.word.as_str()).collect();
    Err(match nearest(text, words.iter().copied()) {
        Some(near) => format!("{text} is none of them; did you mean {near}?"),
        None => format!("it is one of: {}", words.join(", ")),
    })
}

fn scale(field: Field, (low, high): (i64, i64), text: &str) -> Result<Value, Refusal> {
    let number = whole(text).filter(|number| (low..=high).contains(number));
    number.map(Value::Integer).ok_or_else(|| match low {
        0.. => format!("the {} is a whole number from {low} to {high}", field.label()),
        _ => format!("an emotion is a whole number from {low} to +{high}"),
    })
}

/// A whole number; people paste the true minus sign.
fn whole(text: &str) -> Option<i64> {
    text.replace('\u{2212}', "-").parse().ok()
}

fn count(label: &str, text: &str) -> Result<Value, Refusal> {
    whole(text).filter(|number| *number >= 0).map(Value::Integer).ok_or_else(|| {
        match decimal(label, text).is_ok() {
            true => format!("the {label} is a whole number that is not below 0"),
            false => format!("the {label} is a whole number: 12"),
        }
    })
}

/// A number, with a point or a comma.
fn decimal(label: &str, text: &str) -> Result<Value, Refusal> {
    let text = text.replace('\u{2212}', "-").replace(',', ".");
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.map(Value::Number).ok_or_else(|| format!("the {label} is a number: 12 or 3.5"))
}

fn id(journey: &Journey, at: Handle, text: &str) -> Result<Value, Refusal> {
    if !is_id(text) {
        return Err("an id is small letters and digits, with single hyphens between".to_owned());
    }
    let space = match journey.element(at) {
        Some(Element::Stage(_)) => IdSpace::Stages,
        Some(Element::Lane(_)) => IdSpace::Lanes,
        Some(Element::Card(_)) => IdSpace::Cards,
        _ => IdSpace::People,
    };
    let taken = journey.ids(space).find(|(known, of)| *known == text && *of != at);
    match taken {
        Some((_, by)) => Err(format!("the id {text} is taken by {}", words::name_of(journey, by))),
        None => Ok(Value::Text(text.to_owned())),
    }
}

/// What is named by an id, a name, or a beginning of one that nothing else has: its id and name.
pub(super) fn named_so<'a>(
    journey: &'a Journey,
    named: Named,
    text: &str,
) -> Result<(&'a str, &'a str), Refusal> {
    let sought = text.trim().to_lowercase();
    let all = || named_in(journey, named);
    if let Some(found) = all()
        .find(|(id, _)| *id == text.trim())
        .or_else(|| all().find(|(_, name)| name.to_lowercase() == sought))
    {
        return Ok(found);
    }
    let mut begun = all()
        .filter(|(id, name)| id.starts_with(&sought) || name.to_lowercase().starts_with(&sought));
    if let (Some(only), None) = (begun.next(), begun.next()) {
        return Ok(only);
    }
    let what = match named {
        Named::Lane => "lane",
        Named::Role => "role",
        Named::Persona => "persona",
        Named::Person => "persona or role",
        Named::Card => "card",
    };
    let near = nearest(text, all().flat_map(|(id, name)| [name, id]));
    Err(match near {
        Some(near) => format!("no {what} is called so; did you mean \"{near}\"?"),
        None => format!("no {what} is called so: {text}"),
    })
}

/// Whether a list of texts has one already, but for one of its items.
pub(super) fn has(journey: &Journey, item: Item, text: &str) -> bool {
    let record = journey.element(item.parent).map(Element::record);
    let Some(FieldRef::List(list)) = record.and_then(|record| record.get(item.list)) else {
        return false;
    };
    (0..list.len()).any(|index| match list.get(index) {
        Some(Element::Entry(entry)) => entry.text == text && Some(entry.handle) != item.at,
        Some(Element::Emotion(emotion)) => {
            emotion.persona == text && Some(emotion.handle) != item.at
        }
        _ => false,
    })
}

/// The id of the card that a trigger names.
pub(super) fn trigger(journey: &Journey, item: Item, typed: &str) -> Result<String, Refusal> {
    let (id, title) = named_so(journey, Named::Card, typed)?;
    match has(journey, item, id) {
        true => Err(format!("\"{title}\" is here already")),
        false => Ok(id.to_owned()),
    }
}

/// Whose emotion is meant, and which: `Tomasz -1`; without a figure it is 0.
pub(super) fn feeling(
    journey: &Journey,
    item: Item,
    typed: &str,
) -> Result<(String, i64), Refusal> {
    let text = typed.trim();
    let parted = text.rsplit_once(' ').and_then(|(name, figure)| Some((name, whole(figure)?)));
    let (name, value) = parted.unwrap_or((text, 0));
    let (id, name) = named_so(journey, Named::Persona, name)?;
    if !(-2..=2).contains(&value) {
        return Err("an emotion is a whole number from -2 to +2".to_owned());
    }
    if journey.lead_persona().is_some_and(|lead| lead.id == id) {
        return Err(format!("{name} leads: what they feel is the card's own emotion"));
    }
    match has(journey, item, id) {
        true => Err(format!("the emotion of {name} is here already")),
        false => Ok((id.to_owned(), value)),
    }
}
