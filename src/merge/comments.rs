//! Weaving comments: those of both sides stay.

use std::cmp::Ordering;

use rustc_hash::FxHashSet;

use super::order::{self, Items};
use super::pairs::common_lines;
use super::three::{Side, Three};
use crate::format::{Anchor, Attached, Comments, Document};
use crate::journey::{FieldRef, Journey};

/// The comments of the merged map.
pub(super) fn comments(documents: &Three<Document>) -> Comments {
    let all = Three::of(|side| &documents.get(side).comments);
    if let Some(side) = all.settles(|one, other| one == other) {
        return (*all.get(side)).clone();
    }
    let anchors: FxHashSet<Anchor> = [all.ours, all.theirs]
        .into_iter()
        .flat_map(|comments| comments.iter().map(|(anchor, _)| anchor))
        .collect();
    let mut merged = Comments::default();
    let nothing = Attached::default();
    for anchor in anchors {
        let three = Three::of(|side| all.get(side).get(anchor).unwrap_or(&nothing));
        merged.put(anchor, attached(&three));
    }
    merged
}

fn attached(three: &Three<&Attached>) -> Attached {
    if let Some(side) = three.settles(|one, other| one == other) {
        return (*three.get(side)).clone();
    }
    let lines = |of: fn(&Attached) -> &Vec<String>| lines(&Three::of(|side| of(three.get(side))));
    let blank = |of: fn(&Attached) -> bool| {
        let blanks = Three::of(|side| of(three.get(side)));
        blanks.settles(|one, other| one == other).is_some_and(|side| *blanks.get(side))
    };
    Attached {
        leading: lines(|attached| &attached.leading),
        blank_above_leading: blank(|attached| attached.blank_above_leading),
        trailing: lines(|attached| &attached.trailing),
        closing: lines(|attached| &attached.closing),
        blank_above_closing: blank(|attached| attached.blank_above_closing),
    }
}

/// Merges the lines of a comment: what a side took out is out, what it put in is in.
fn lines(three: &Three<&Vec<String>>) -> Vec<String> {
    let mut texts: Vec<&str> = three.base.iter().map(String::as_str).collect();
    let first_new = texts.len();
    let base: Vec<usize> = (0..first_new).collect();
    let ours = numbered(three.base, three.ours, &[], &mut texts);
    // What both put in alike is put in once.
    let made: Vec<usize> = ours.iter().copied().filter(|line| *line >= first_new).collect();
    let theirs = numbered(three.base, three.theirs, &made, &mut texts);
    let stays = (0..texts.len())
        .map(|line| line >= first_new || ours.contains(&line) && theirs.contains(&line))
        .collect();
    let known = Lines { texts: &texts, stays, first_new };
    let orders = Three { base: base.as_slice(), ours: ours.as_slice(), theirs: theirs.as_slice() };
    let merged = order::merge(&orders, Side::Base, &known);
    merged.items.into_iter().map(|line| texts[line].to_owned()).collect()
}

/// The numbers of a side's lines: those of the base or of `made` where it is the same line, new ones
/// otherwise.
fn numbered<'a>(
    base: &[String],
    side: &'a [String],
    made: &[usize],
    texts: &mut Vec<&'a str>,
) -> Vec<usize> {
    let mut known: Vec<Option<usize>> = vec![None; side.len()];
    for (old, new) in common_lines(base, side) {
        known[new] = Some(old);
    }
    let new: Vec<usize> = (0..side.len()).filter(|at| known[*at].is_none()).collect();
    let new_texts: Vec<String> = new.iter().map(|at| side[*at].clone()).collect();
    let made_texts: Vec<String> = made.iter().map(|line| texts[*line].to_owned()).collect();
    for (one, other) in common_lines(&made_texts, &new_texts) {
        known[new[other]] = Some(made[one]);
    }
    let number = |(line, known): (&'a String, Option<usize>)| {
        known.unwrap_or_else(|| {
            texts.push(line);
            texts.len() - 1
        })
    };
    side.iter().zip(known).map(number).collect()
}

/// The lines of a comment, as their order needs to know them.
struct Lines<'a> {
    texts: &'a [&'a str],
    stays: Vec<bool>,
    first_new: usize,
}

impl Items<usize> for Lines<'_> {
    fn stays(&self, item: usize) -> bool {
        self.stays[item]
    }

    fn is_new(&self, item: usize) -> bool {
        item >= self.first_new
    }

    fn compare(&self, one: usize, other: usize) -> Ordering {
        self.texts[one].cmp(self.texts[other])
    }

    fn keeps_runs(&self) -> bool {
        true
    }
}

/// Moves comments of a field that one side took out and the other commented to the element itself:
/// an unknown value is not written, and its comments would go with it.
pub(super) fn rescue(journey: &Journey, documents: &Three<Document>, comments: &mut Comments) {
    let fields: Vec<Anchor> = comments
        .iter()
        .filter(|(anchor, attached)| documents.base.comments.get(*anchor) != Some(attached))
        .map(|(anchor, _)| anchor)
        .filter(|anchor| matches!(anchor, Anchor::Field(..)))
        .collect();
    let mut lost: Vec<Anchor> = fields
        .into_iter()
        .filter(|anchor| {
            let was_written = |side: Side| {
                let document = documents.get(side);
                document.comments.get(*anchor).is_some()
                    && is_unknown(&document.journey, *anchor) == Some(false)
            };
            is_unknown(journey, *anchor) == Some(true)
                && (was_written(Side::Ours) || was_written(Side::Theirs))
        })
        .collect();
    lost.sort_unstable();
    for anchor in lost {
        let (Anchor::Field(at, _), Some(attached)) = (anchor, comments.take(anchor)) else {
            continue;
        };
        let element = comments.at(Anchor::Item(at));
        element.leading.extend(attached.leading);
        element.leading.extend(attached.trailing);
        element.leading.extend(attached.closing);
    }
}

/// Whether a field is unknown; `None` where it is not in the map.
fn is_unknown(journey: &Journey, anchor: Anchor) -> Option<bool> {
    let Anchor::Field(at, field) = anchor else { return None };
    Some(match journey.element(at)?.record().get(field)? {
        FieldRef::OptionalText(text) => text.is_none(),
        FieldRef::OptionalInteger(number) => number.is_none(),
        FieldRef::Number(number) => number.is_none(),
        FieldRef::Choice(choice) => choice.chosen().is_none(),
        _ => false,
    })
}
