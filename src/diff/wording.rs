//! One change in words.

use super::change::{Change, ChangeKind, ElementKind};
use super::line::{Phrase, Piece};
use super::names::Names;
use super::prose::word_by_word;
use super::told::Told;
use crate::journey::{Choice, Crossing, Field, Step};
use crate::text;

/// The most cells of a text that is quoted.
const MAX_QUOTED: usize = 160;

/// A change in words. What was added or removed as a whole is told elsewhere, with what it held.
pub(super) fn phrase(change: &Change, names: &Names<'_>) -> Phrase {
    let Change { before, after, .. } = change;
    match (change.kind, change.field) {
        (ChangeKind::Added, _) => Phrase::plain("added"),
        (ChangeKind::Removed, _) => Phrase::plain("removed"),
        (ChangeKind::Moved, _) => {
            Phrase::plain(format!("from {}", names.stage(before.as_text().unwrap_or_default())))
        }
        (ChangeKind::Crossed, _) => {
            Phrase::grave(change.crossing().map_or("crossed the band", Crossing::sentence))
        }
        (ChangeKind::Reordered, Some(field)) => {
            Phrase::plain(format!("{} in another order", field.label()))
        }
        (ChangeKind::Reordered, None) => Phrase::plain(match after.as_text() {
            Some(id) => format!("now after {}", quoted(titled(change.thing.element, id, names))),
            None => "now first".to_owned(),
        }),
        (ChangeKind::Changed, None) => Phrase::plain("changed"),
        (ChangeKind::Changed, Some(field)) => match singular(field) {
            Some(word) => item(word, field, before, after, names),
            None => value(field, before, after, names),
        },
    }
}

fn titled<'a>(element: ElementKind, id: &'a str, names: &'a Names<'_>) -> &'a str {
    match element {
        ElementKind::Persona | ElementKind::Role => names.person(id),
        ElementKind::Lane => names.lane(id),
        ElementKind::Stage => names.stage(id),
        ElementKind::Card => names.card(id),
        ElementKind::Map => id,
    }
}

/// What one item of a list field is called: `pain`; `None` for fields that are no list of items.
pub fn singular(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Actors => "actor",
        Field::Emotions => "emotion",
        Field::Frustrations => "frustration",
        Field::Goals => "goal",
        Field::Links => "link",
        Field::Metrics => "metric",
        Field::Notes => "note",
        Field::Opportunities => "opportunity",
        Field::Pains => "pain",
        Field::Research => "research",
        Field::Summary => "summary",
        Field::Tags => "tag",
        Field::Thoughts => "thought",
        Field::Triggers => "trigger",
        _ => return None,
    })
}

fn item(word: &str, field: Field, before: &Told, after: &Told, names: &Names<'_>) -> Phrase {
    match (before, after) {
        (Told::Nothing, item) => came_or_went(word, "added", field, item, names),
        (item, Told::Nothing) => came_or_went(word, "removed", field, item, names),
        (Told::Text(before), Told::Text(after)) => prose(word, before, after),
        _ => {
            let name = of(word, field, after, names);
            let parts = record_parts(before, after, names);
            let colon = if field == Field::Emotions { " " } else { ": " };
            let mut pieces = vec![Piece::Plain(format!("{name}{colon}"))];
            for (at, part) in parts.into_iter().enumerate() {
                if at > 0 {
                    pieces.push(Piece::Plain(", ".into()));
                }
                pieces.extend(part.pieces);
            }
            Phrase { pieces, grave: false }
        }
    }
}

/// `opportunity "One page per role"`, `emotion of "Tomasz"`.
fn of(word: &str, field: Field, item: &Told, names: &Names<'_>) -> String {
    let joint = if field == Field::Emotions { " of" } else { "" };
    format!("{word}{joint} {}", item_name(field, item, names))
}

fn item_name(field: Field, item: &Told, names: &Names<'_>) -> String {
    let key = |field| item.of(field).as_text();
    quoted(match (field, item) {
        (Field::Actors, Told::Text(id)) => names.person(id),
        (Field::Triggers, Told::Text(id)) => names.card(id),
        (_, Told::Text(text)) => text,
        (Field::Emotions, _) => names.person(key(Field::Persona).unwrap_or_default()),
        (Field::Metrics, _) => key(Field::Name).unwrap_or_default(),
        (Field::Links, _) => key(Field::Title).or(key(Field::Url)).unwrap_or_default(),
        _ => key(Field::Title).unwrap_or_default(),
    })
}

fn came_or_went(word: &str, what: &str, field: Field, item: &Told, names: &Names<'_>) -> Phrase {
    if field != Field::Emotions {
        return Phrase::plain(format!("{word} {what}: {}", item_name(field, item, names)));
    }
    let name = of(word, field, item, names);
    let emotion = Piece::Emotion(item.of(Field::Value).as_integer());
    Phrase { pieces: vec![Piece::Plain(format!("{name} {what}: ")), emotion], grave: false }
}

/// What differs between two versions of an item, field by field.
fn record_parts(before: &Told, after: &Told, names: &Names<'_>) -> Vec<Phrase> {
    let (Told::Record(was), Told::Record(is)) = (before, after) else { return Vec::new() };
    let gone = was.iter().filter(|(field, _)| *after.of(*field) == Told::Nothing);
    let fields = is.iter().chain(gone).map(|(field, _)| *field);
    fields
        .filter(|field| before.of(*field) != after.of(*field))
        .map(|field| match field {
            Field::Value if *before.of(Field::Persona) != Told::Nothing => {
                emotion(before.of(field), after.of(field))
            }
            _ => value(field, before.of(field), after.of(field), names),
        })
        .collect()
}

fn prose(word: &str, before: &str, after: &str) -> Phrase {
    match word_by_word(before, after) {
        Some(pieces) => {
            let start = Piece::Plain(format!("{word}: "));
            Phrase { pieces: [start].into_iter().chain(pieces).collect(), grave: false }
        }
        None => Phrase::plain(format!("{word} {} → {}", quoted(before), quoted(after))),
    }
}

fn emotion(before: &Told, after: &Told) -> Phrase {
    let figure = |told: &Told| Piece::Emotion(told.as_integer());
    let pieces = vec![figure(before), Piece::Plain(" → ".into()), figure(after)];
    Phrase { pieces, grave: false }
}

/// A field that is no list.
fn value(field: Field, before: &Told, after: &Told, names: &Names<'_>) -> Phrase {
    match (field, before, after) {
        (Field::Emotion, ..) => return emotion(before, after),
        (Field::MomentOfTruth | Field::Showstopper, _, after) => {
            let now = if *after == Told::Flag(true) { "now" } else { "no longer" };
            return Phrase::grave(format!("{now} a {}", field.label()));
        }
        (Field::Title | Field::Name, before, _) if *before != Told::Nothing => {
            return Phrase::plain(format!("renamed from {}", shown(field, before, names)));
        }
        (Field::Goal | Field::About | Field::Quote, Told::Text(before), Told::Text(after)) => {
            return prose(&field.label(), before, after);
        }
        _ => {}
    }
    let label = field.label();
    if field == Field::Side {
        let side = |told: &Told| match told {
            Told::Nothing => "both".to_owned(),
            told => shown(field, told, names),
        };
        return Phrase::plain(format!("{label} {} → {}", side(before), side(after)));
    }
    Phrase::plain(match (before, after) {
        (Told::Nothing, after) => format!("{label} added: {}", shown(field, after, names)),
        (before, Told::Nothing) => format!("{label} removed: {}", shown(field, before, names)),
        _ => {
            let (before, after) = (shown(field, before, names), shown(field, after, names));
            let is_card = matches!(after.as_str(), "touchpoint" | "interaction" | "activity");
            let speaks_for_itself = field == Field::Basis || field == Field::Kind && is_card;
            let label = if speaks_for_itself { String::new() } else { format!("{label} ") };
            format!("{label}{before} → {after}")
        }
    })
}

fn shown(field: Field, told: &Told, names: &Names<'_>) -> String {
    match told {
        Told::Text(text) => match field {
            Field::Duration | Field::Wait => text.clone(),
            Field::Owner | Field::Lead | Field::Persona => quoted(names.person(text)),
            Field::Lane => quoted(names.lane(text)),
            _ => quoted(text),
        },
        Told::Nothing => "nothing".to_owned(),
        Told::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Told::Integer(number) => number.to_string(),
        Told::Number(number) => number.to_string(),
        Told::Choice(name) => word(field, name),
        Told::List(_) | Told::Record(_) => String::new(),
    }
}

/// A word of a closed set as people read it: `process owner`, `Co-create`.
fn word(field: Field, name: &str) -> String {
    if field == Field::Step {
        let step = Step::ALL.iter().find(|step| step.name() == name);
        return step.map_or(name, |step| step.title()).to_owned();
    }
    let mut out = String::new();
    for (at, c) in name.char_indices() {
        if at > 0 && c.is_ascii_uppercase() {
            out.push(' ');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// A text between quotation marks, cut where it is very long.
pub(super) fn quoted(untrusted: &str) -> String {
    format!("\"{}\"", text::cut(untrusted, MAX_QUOTED))
}
