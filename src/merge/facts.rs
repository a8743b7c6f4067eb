//! What a map says, fact by fact, by ids alone: a second opinion on what a merge may do.

use std::collections::BTreeSet;

use super::names;
use super::walk::{items, lists, value_fields};
use super::{Conflict, ConflictKind};
use crate::journey::{Element, Emotion, Field, Journey, Record};

/// One thing that a map says of an element.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fact {
    /// The kind of element and its id.
    pub(super) element: (&'static str, String),
    /// The field of the element; `stage` for where a card stands.
    pub(super) field: String,
    /// What the field says; of an item of a list what it is known by, and each of its fields.
    pub(super) says: String,
}

/// All facts of a map. What the card's own emotion says is said of `lead`, where there is one.
pub(super) fn facts(journey: &Journey, lead: Option<&str>) -> BTreeSet<Fact> {
    let mut found = BTreeSet::new();
    of_element(Element::Journey(journey), None, &mut found);
    for (_, list) in lists(journey).filter(|(_, list)| !list.holds_texts()) {
        items(list).for_each(|item| of_element(item, None, &mut found));
    }
    for stage in &journey.stages {
        for card in &stage.cards {
            // What the lead feels is what that persona feels, whoever is the lead.
            let mut card = card.clone();
            let is_odd = card.emotions.iter().any(|emotion| Some(emotion.persona.as_str()) == lead);
            if let (Some(value), Some(lead), false) = (card.emotion, lead, is_odd) {
                let persona = lead.to_owned();
                card.emotions.push(Emotion { persona, value, ..Emotion::default() });
                card.emotion = None;
            }
            of_element(Element::Card(&card), Some(&stage.id), &mut found);
        }
    }
    found
}

fn of_element(element: Element<'_>, stage: Option<&str>, found: &mut BTreeSet<Fact>) {
    let record = element.record();
    let name = (names::kind(element), names::id(record).unwrap_or_default().to_owned());
    let mut add = |field: &str, says: String| {
        found.insert(Fact { element: name.clone(), field: field.to_owned(), says });
    };
    add("", String::new());
    stage.iter().for_each(|stage| add("stage", (*stage).to_owned()));
    // A field that is left out says nothing.
    for field in value_fields(record).filter(|field| is_said(record, *field)) {
        add(field.name(), value(record, field));
    }
    for (field, list) in lists(record) {
        for item in items(list).filter(|item| names::space(*item).is_none()) {
            let key = names::key(item);
            add(field.name(), key.to_owned());
            let item = item.record();
            for inner in value_fields(item).filter(|field| is_said(item, *field)) {
                let said = value(item, inner);
                add(field.name(), format!("{key} {} {said}", inner.name()));
            }
        }
    }
}

fn is_said(record: &dyn Record, field: Field) -> bool {
    record.get(field).is_some_and(|field| !field.is_default())
}

fn value(record: &dyn Record, field: Field) -> String {
    format!("{:?}", record.get(field).and_then(|field| field.value()))
}

/// Whether a conflict says that a fact is in question.
pub(super) fn names_it(conflict: &Conflict, fact: &Fact, stage_of: Option<&str>) -> bool {
    let subject = &conflict.subject;
    let is_it = subject.element == fact.element.0
        && subject.id.clone().unwrap_or_default() == fact.element.1;
    let field = subject.field.map(Field::name);
    // A stage that was removed takes its cards along.
    let is_in_it = subject.element == "stage"
        && matches!(conflict.kind, ConflictKind::Removed(_))
        && fact.element.0 == "card"
        && subject.id.as_deref() == stage_of;
    let is_field =
        |field: &str| fact.field == field || field == "emotion" && fact.field == "emotions";
    is_in_it || is_it && field.is_none_or(is_field)
}
