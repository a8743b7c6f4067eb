//! What elements and list items are called: their ids, titles and keys.

use crate::journey::{Element, Field, FieldRef, IdSpace, Record};

/// Whether a list is a set: its items are known by what they say, and their order says little.
pub(super) fn is_set(field: Field) -> bool {
    matches!(field, Field::Tags | Field::Actors | Field::Triggers | Field::Emotions)
}

/// The id of an element; `None` for what has none.
pub(super) fn id(record: &dyn Record) -> Option<&str> {
    text(record, Field::Id)
}

/// What people call it: its title, its name, or what it says.
pub(super) fn title<'a>(element: Element<'a>) -> &'a str {
    let field = match element {
        Element::Persona(_) | Element::Role(_) | Element::Metric(_) => Field::Name,
        Element::Emotion(_) => Field::Persona,
        Element::Link(link) if link.title.is_none() => Field::Url,
        Element::Entry(_) => Field::Text,
        _ => Field::Title,
    };
    text(element.record(), field).unwrap_or_default()
}

/// By what it is known among its like: its id, or what stands for one.
pub(super) fn key<'a>(element: Element<'a>) -> &'a str {
    let field = match element {
        Element::Link(_) => Field::Url,
        _ => return id(element.record()).unwrap_or_else(|| title(element)),
    };
    text(element.record(), field).unwrap_or_default()
}

/// Among which elements its id is unique; `None` for what has no id.
pub(super) fn space(element: Element<'_>) -> Option<IdSpace> {
    Some(match element {
        Element::Stage(_) => IdSpace::Stages,
        Element::Lane(_) => IdSpace::Lanes,
        Element::Card(_) => IdSpace::Cards,
        Element::Persona(_) | Element::Role(_) => IdSpace::People,
        _ => return None,
    })
}

/// What kind of thing it is, as sentences and outputs call it.
pub(super) fn kind(element: Element<'_>) -> &'static str {
    match element {
        Element::Journey(_) => "map",
        Element::Persona(_) => "persona",
        Element::Role(_) => "role",
        Element::Lane(_) => "lane",
        Element::Stage(_) => "stage",
        Element::Card(_) => "card",
        Element::Emotion(_) => "emotion",
        Element::Opportunity(_) => "opportunity",
        Element::Metric(_) => "metric",
        Element::Link(_) => "link",
        Element::Entry(_) => "line",
    }
}

fn text(record: &dyn Record, field: Field) -> Option<&str> {
    match record.get(field)? {
        FieldRef::Text(text) => Some(text),
        FieldRef::OptionalText(text) => text,
        _ => None,
    }
}
