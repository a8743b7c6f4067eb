//! The changes of one thing, put together to a line.

use super::change::{Change, ChangeKind, ElementKind, Thing};
use super::line::{Line, Phrase, Piece, Rank, Sign};
use super::names::Names;
use super::told::Told;
use super::wording::{phrase, quoted};
use crate::journey::{Basis, Card, Choice, Field, Visibility};

/// What must be known of a thing beside its changes.
#[derive(Clone, Copy, Default)]
pub(super) struct Setting<'a> {
    /// The card as it is, or was last.
    pub(super) card: Option<&'a Card>,
    /// The zone of a card or lane that was added.
    pub(super) zone: Option<Visibility>,
    /// Whether it is the lead persona, or was.
    pub(super) is_lead: bool,
    /// Whether another persona is the lead now: then no emotion of the lead rose or fell.
    pub(super) other_lead: bool,
    /// The name of the lead persona of the old map.
    pub(super) lead_before: Option<&'a str>,
}

/// A line of all that changed of one thing.
pub(super) fn line(
    thing: Thing,
    mut changes: Vec<Change>,
    setting: Setting<'_>,
    names: &Names<'_>,
) -> Line {
    changes.sort_by_key(|change| gravity(change, setting));
    let is_card_of_lane = |change: &&Change| {
        thing.element == ElementKind::Lane && change.thing.element == ElementKind::Card
    };
    let own = changes.iter().filter(|change| !is_card_of_lane(change));
    let mut phrases: Vec<Phrase> =
        own.map(|change| told(change, &changes, setting, names)).collect();
    let with = match changes.iter().filter(is_card_of_lane).count() {
        0 => None,
        1 => Some(", with its card".to_owned()),
        count => Some(format!(", with its {count} cards")),
    };
    if let (Some(first), Some(with)) = (phrases.first_mut(), with) {
        // The crossing of the lane is the gravest of its changes.
        first.pieces.push(Piece::Plain(with));
    }
    let rank = rank(&changes, setting);
    let has = |kind| changes.iter().any(|change| change.kind == kind && change.field.is_none());
    let sign = match rank {
        Rank::Crossing => Sign::First,
        _ if has(ChangeKind::Removed) => Sign::Removed,
        _ if has(ChangeKind::Added) => Sign::Added,
        rank if rank.comes_first() => Sign::First,
        Rank::Moved => Sign::Moved,
        _ => Sign::Changed,
    };
    if sign != Sign::Moved {
        // Where the sign does not say so, the words do.
        let moves = changes.iter().zip(&mut phrases);
        for (_, phrase) in moves.filter(|(change, _)| change.kind == ChangeKind::Moved) {
            phrase.pieces.insert(0, Piece::Plain("moved ".into()));
        }
    }
    Line { thing, rank, sign, phrases, changes }
}

/// How grave a change is among those of one thing: the lower, the graver.
fn gravity(change: &Change, setting: Setting<'_>) -> Rank {
    let is_card = change.thing.element == ElementKind::Card;
    match (change.kind, change.field) {
        (ChangeKind::Crossed, _) => Rank::Crossing,
        (_, Some(Field::MomentOfTruth | Field::Showstopper)) => Rank::Decisive,
        (ChangeKind::Added | ChangeKind::Removed, None) if setting.card.is_some_and(decides) => {
            Rank::Decisive
        }
        (_, Some(Field::Lead)) if setting.other_lead => Rank::Lead,
        (ChangeKind::Removed, _) => Rank::Removed,
        (_, Some(Field::Emotion)) if is_card && !setting.other_lead => Rank::Emotion,
        (ChangeKind::Added, _) => Rank::Added,
        (ChangeKind::Moved, _) => Rank::Moved,
        (ChangeKind::Reordered, _) => Rank::Reordered,
        (ChangeKind::Changed, Some(field)) if is_prose(field) => Rank::Prose,
        (ChangeKind::Changed, _) => Rank::Fields,
    }
}

fn rank(changes: &[Change], setting: Setting<'_>) -> Rank {
    let gravest = changes.iter().map(|change| gravity(change, setting)).min();
    let gravest = gravest.unwrap_or(Rank::Reordered);
    if setting.is_lead { gravest.min(Rank::Lead) } else { gravest }
}

fn decides(card: &Card) -> bool {
    card.moment_of_truth || card.showstopper
}

fn is_prose(field: Field) -> bool {
    matches!(
        field,
        Field::Frustrations
            | Field::Goals
            | Field::Notes
            | Field::Pains
            | Field::Research
            | Field::Summary
            | Field::Thoughts
            | Field::About
            | Field::Goal
            | Field::Quote
    )
}

fn told(change: &Change, all: &[Change], setting: Setting<'_>, names: &Names<'_>) -> Phrase {
    match (change.kind, change.field) {
        (ChangeKind::Added, None) => added(setting),
        (ChangeKind::Removed, None) => removed(setting, &change.before),
        (_, Some(Field::Lead)) if setting.is_lead => {
            let was = setting.lead_before.map(|name| format!("; it was {}", quoted(name)));
            Phrase::grave(format!("now the lead persona{}", was.unwrap_or_default()))
        }
        (_, Some(Field::Emotion)) if gravity(change, setting) == Rank::Emotion => {
            let mut phrase = phrase(change, names);
            if let Some(mark) = mark_of_rise(change, all, setting) {
                phrase.pieces.push(Piece::Plain(mark.into()));
            }
            phrase
        }
        _ => phrase(change, names),
    }
}

/// What is said of an emotion that rose although nothing new was learnt.
fn mark_of_rise(change: &Change, all: &[Change], setting: Setting<'_>) -> Option<&'static str> {
    let rose = change.before.as_integer()? < change.after.as_integer()?;
    let learnt = |other: &Change| match other.field {
        Some(Field::Research) => other.kind == ChangeKind::Changed && other.after != Told::Nothing,
        Some(Field::Basis) => basis(&other.before) < basis(&other.after),
        _ => false,
    };
    if !rose || all.iter().any(learnt) {
        return None;
    }
    // One that became a mere assumption says so by itself.
    let is_assumed = setting.card.is_some_and(|card| card.basis == Basis::Assumed)
        && !all.iter().any(|other| other.field == Some(Field::Basis));
    Some(if is_assumed { ", still assumed, no new research" } else { ", no new research" })
}

/// How well founded: assumed, observed, measured.
fn basis(told: &Told) -> Option<usize> {
    let Told::Choice(name) = told else { return None };
    Basis::NAMES.iter().position(|known| known == name)
}

fn added(setting: Setting<'_>) -> Phrase {
    let zone = setting.zone.map(|zone| match zone {
        Visibility::Consumer => "consumer only",
        Visibility::Band => "in the band",
        Visibility::Provider => "provider only",
    });
    let mut words: Vec<&str> = setting.card.map_or(vec!["added"], deciding_words);
    words.extend(zone);
    let words = if words.is_empty() { "added".to_owned() } else { words.join(", ") };
    if setting.card.is_some_and(decides) { Phrase::grave(words) } else { Phrase::plain(words) }
}

fn deciding_words(card: &Card) -> Vec<&'static str> {
    let truth = card.moment_of_truth.then_some("a moment of truth");
    truth.into_iter().chain(card.showstopper.then_some("a showstopper")).collect()
}

/// What is gone, and what hurt or could be better about it.
fn removed(setting: Setting<'_>, element: &Told) -> Phrase {
    let mut words = vec!["removed".to_owned()];
    if let Some(card) = setting.card {
        words.extend(deciding_words(card).into_iter().map(str::to_owned));
    }
    let text = |item: &Told| {
        let text = item.as_text().or_else(|| item.of(Field::Title).as_text());
        quoted(text.unwrap_or_default())
    };
    let counted = |field, one: &str, many: &str| match element.of(field) {
        Told::List(items) => match items.as_slice() {
            [] => None,
            [only] => Some(format!("{one} {}", text(only))),
            items => Some(format!("{} {many}", items.len())),
        },
        _ => None,
    };
    let pains = counted(Field::Pains, "pain", "pains");
    let opportunities = counted(Field::Opportunities, "opportunity", "opportunities");
    let with: Vec<String> = pains.into_iter().chain(opportunities).collect();
    if !with.is_empty() {
        words.push(format!("with its {}", with.join(" and ")));
    }
    let words = words.join(", ");
    if setting.card.is_some_and(decides) { Phrase::grave(words) } else { Phrase::plain(words) }
}
