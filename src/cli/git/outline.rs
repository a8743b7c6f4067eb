//! A map as lines to be compared: one fact a line, each card below its stage.

use std::fmt::{Display, Write as _};

use crate::format::{Anchor, Attached, Comments, Document};
use crate::journey::{Card, Element, Field, FieldRef, FieldSpec, Journey, List};
use crate::text::visible;

/// The map as an outline. The same map gives the same lines, and the comments of its file stand by
/// what they belong to. Controls in it are visible.
///
/// References stand by id, so that a new name changes one line and not all that refer to it.
pub fn outline(document: &Document) -> String {
    let mut outline =
        Outline { journey: &document.journey, comments: &document.comments, out: String::new() };
    outline.element(0, Field::Journey, Element::Journey(&document.journey));
    outline.comments_behind(0, document.comments.get(Anchor::FileEnd));
    outline.out
}

struct Outline<'a> {
    journey: &'a Journey,
    comments: &'a Comments,
    out: String,
}

impl Outline<'_> {
    /// A record: its heading, then its fields; or a text of a list.
    fn element(&mut self, depth: usize, list: Field, element: Element<'_>) {
        let record = element.record();
        let attached = self.comments.get(Anchor::Item(record.handle()));
        self.comments_above(depth, attached);
        match element {
            Element::Entry(entry) => self.fact(depth, singular(list), &entry.text),
            Element::Emotion(emotion) => {
                let name = format!("emotion of {}", emotion.persona);
                self.fact(depth, name, signed(emotion.value));
            }
            _ => {
                let name = record.fields().iter().find_map(|spec| match record.get(spec.field) {
                    Some(FieldRef::Text(text)) if is_name(spec.field) => Some(text),
                    _ => None,
                });
                let name = name.unwrap_or_default();
                match record.get(Field::Id) {
                    Some(FieldRef::Text(id)) => {
                        self.line(depth, &format!("{} \"{name}\" ({id})", record.struct_name()));
                    }
                    _ if depth == 0 => self.line(depth, &format!("Journey \"{name}\"")),
                    _ => self.fact(depth, singular(list), name),
                }
                self.fields(depth, element);
            }
        }
        self.comments_behind(depth, attached);
    }

    fn fields(&mut self, depth: usize, element: Element<'_>) {
        let record = element.record();
        // What the journey is made of stands beside it: so many columns are to spare for the rest.
        let is_journey = matches!(element, Element::Journey(_));
        for spec in record.fields() {
            let Some(value) = record.get(spec.field) else { continue };
            let attached = self.comments.get(Anchor::Field(record.handle(), spec.field));
            self.comments_above(depth + 1, attached);
            match value {
                FieldRef::List(list) => {
                    let below = if is_journey && !list.holds_texts() { 0 } else { depth + 1 };
                    self.list(below, spec.field, list);
                }
                value if is_told(*spec, &value) => {
                    let zone = match element {
                        Element::Card(card) if spec.field == Field::Lane => self.zone(card),
                        _ => String::new(),
                    };
                    let value = match value {
                        FieldRef::OptionalInteger(Some(emotion))
                            if spec.field == Field::Emotion =>
                        {
                            signed(emotion)
                        }
                        value => written(&value),
                    };
                    let value = format!("{value}{zone}");
                    self.fact(depth + 1, spec.field.label(), value);
                }
                _ => {}
            }
            self.comments_behind(depth + 1, attached);
        }
    }

    fn list(&mut self, depth: usize, field: Field, list: &dyn List) {
        for element in (0..list.len()).filter_map(|index| list.get(index)) {
            self.element(depth, field, element);
        }
    }

    /// Where a card lies, as ` (band)`: what a reviewer looks for first.
    fn zone(&self, card: &Card) -> String {
        let zone = self.journey.zone_of(card);
        zone.map_or_else(String::new, |zone| format!(" ({})", zone.title().to_lowercase()))
    }

    fn comments_above(&mut self, depth: usize, attached: Option<&Attached>) {
        let comments = attached.into_iter().flat_map(|attached| &attached.leading);
        comments.for_each(|comment| self.comment(depth, comment));
    }

    fn comments_behind(&mut self, depth: usize, attached: Option<&Attached>) {
        let both =
            attached.into_iter().flat_map(|attached| [&attached.trailing, &attached.closing]);
        both.flatten().for_each(|comment| self.comment(depth, comment));
    }

    fn comment(&mut self, depth: usize, comment: &str) {
        for line in comment.lines() {
            self.line(depth, line.trim());
        }
    }

    fn fact(&mut self, depth: usize, name: impl Display, value: impl Display) {
        self.line(depth, &format!("{name}: {value}"));
    }

    fn line(&mut self, depth: usize, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{:1$}{2}", "", 2 * depth, visible(line));
    }
}

/// Whether a field stands in the heading of its record, as its name.
fn is_name(field: Field) -> bool {
    matches!(field, Field::Title | Field::Name | Field::Url)
}

/// Whether a field gets a line: where it says more than its absence would, and the heading does not
/// say it.
fn is_told(spec: FieldSpec, value: &FieldRef<'_>) -> bool {
    match spec.field {
        Field::Id => false,
        // A link may have a title that is not what names it.
        field if spec.required && is_name(field) => false,
        // There is one format so far.
        Field::Format => !matches!(value, FieldRef::Integer(1)),
        _ => spec.always_written || !value.is_default(),
    }
}

fn written(value: &FieldRef<'_>) -> String {
    match value {
        FieldRef::Text(text) => (*text).to_owned(),
        FieldRef::OptionalText(text) => text.unwrap_or_default().to_owned(),
        FieldRef::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        FieldRef::Integer(number) => number.to_string(),
        FieldRef::OptionalInteger(number) => number.map_or_else(String::new, |n| n.to_string()),
        FieldRef::Number(number) => number.map_or_else(String::new, |n| n.to_string()),
        FieldRef::Choice(choice) => {
            let name = choice.chosen().and_then(|index| choice.names().get(index));
            name.copied().unwrap_or_default().to_owned()
        }
        FieldRef::List(_) => String::new(),
    }
}

/// An emotion as it is written everywhere: `+1`, `0`, `-2`.
fn signed(emotion: i64) -> String {
    if emotion > 0 { format!("+{emotion}") } else { emotion.to_string() }
}

/// One item of a list by the list's name: `pain` of `pains`, `opportunity` of `opportunities`.
fn singular(list: Field) -> String {
    let label = list.label();
    match label.strip_suffix("ies") {
        Some(start) => format!("{start}y"),
        None => label.strip_suffix('s').unwrap_or(&label).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::outline;
    use crate::format::{Document, read};
    use crate::journey::{Element, FieldRef, Journey, Record, generate};
    use crate::text::{is_control, visible};
    use proptest::prelude::*;

    #[test]
    fn a_card_stands_below_its_stage_with_a_line_for_each_fact() {
        let text = include_str!("../../../journeys/new-laptop.ron");
        let outline = outline(&read(text).unwrap());
        insta::assert_snapshot!(outline.lines().take(90).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn comments_stand_by_what_they_belong_to() {
        let text = "// head\nJourney(format: 1, title: \"A\", // name\n lanes: [], stages: [\n\
                    // why\n Stage(id: \"s\", title: \"S\", notes: [\n\"n\", /* a\n b */\n// end\n]),\
                    \n],\n)\n// last\n";
        let expected = "// head\nJourney \"A\"\n  // name\n// why\nStage \"S\" (s)\n  note: n\n  \
                        /* a\n  b */\n  // end\n// last\n";
        assert_eq!(outline(&read(text).unwrap()), expected);
    }

    /// Every text and number of a record and of all below it.
    fn values(record: &dyn Record, into: &mut Vec<String>) {
        for spec in record.fields() {
            match record.get(spec.field) {
                Some(FieldRef::Text(text)) => into.push(visible(text).into_owned()),
                Some(FieldRef::OptionalText(Some(text))) => into.push(visible(text).into_owned()),
                Some(FieldRef::OptionalInteger(Some(number))) => into.push(number.to_string()),
                Some(FieldRef::Number(Some(number))) => into.push(number.to_string()),
                Some(FieldRef::List(list)) => {
                    for element in (0..list.len()).filter_map(|index| list.get(index)) {
                        values(element.record(), into);
                    }
                }
                _ => {}
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_of_a_map_is_left_out_and_no_control_gets_through(
            journey in generate::journey(),
        ) {
            let document = Document::new(journey);
            let outline = outline(&document);
            prop_assert!(!outline.chars().any(|c| c != '\n' && is_control(c)));
            let mut all = Vec::new();
            values(Element::Journey(&document.journey).record(), &mut all);
            for value in all {
                prop_assert!(outline.contains(&value), "{value:?} is not in\n{outline}");
            }
            let lines = outline.lines().count();
            let cards = Journey::cards(&document.journey).count();
            prop_assert!(lines > cards, "{lines} lines for {cards} cards");
        }
    }
}
