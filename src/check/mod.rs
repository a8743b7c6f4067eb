//! Rules and findings: what makes a map wrong, then what makes it doubtful.
//!
//! One walk over the map in document order asks every rule about every element while it is at hand;
//! a rule is a function about one kind of element. What needs the whole map is tallied on the way.

mod durations;
mod feelings;
mod finding;
mod ids;
mod insight;
mod known;
mod lanes;
mod maps;
mod near;
mod outside;
mod owners;
mod places;
mod proof;
mod ranges;
mod references;
mod report;
mod rule;
mod stages;
mod steps;
mod subject;
mod texts;
mod unused;
mod wording;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod sample;

pub use finding::{Figures, Finding, set_levels};
pub use insight::{Counts, Felt, Insight, Point, Time};
pub use outside::{Found, Outside, TextOnly};
pub use places::paths;
pub use rule::{Level, Rule};
pub use subject::{Subject, subjects};

use rustc_hash::FxHashSet;

use crate::journey::{Card, Field, Handle, Journey, Lane, Stage};
use feelings::Feelings;
use known::Known;
use report::Report;
use steps::Steps;
use unused::Uses;

/// Checks a map against every rule but `unreadable`; the findings come in document order, at their
/// rules' own levels.
///
/// Every element of the map needs a handle of its own, as a reader gives them or
/// [`Journey::number`] does.
pub fn check(journey: &Journey, outside: &dyn Outside) -> Vec<Finding> {
    let known = Known::new(journey);
    // The stages come first, for the tallies that those above them wait for.
    let mut tallies = Tallies::new(&known);
    let mut report = Report::new(&known);
    for stage in &journey.stages {
        check_stage(&known, stage, outside, &mut tallies, &mut report);
    }
    let stages = std::mem::take(&mut report.findings);

    check_journey(&known, outside, &tallies, &mut report);
    let own = std::mem::take(&mut report.findings);
    check_people(&known, &tallies, &mut report);
    let people = std::mem::take(&mut report.findings);
    check_lanes(&known, &tallies, &mut report);
    let lanes = report.findings;
    in_order(journey, own, [(Field::Roles, people), (Field::Lanes, lanes), (Field::Stages, stages)])
}

/// What the cards of the whole map add up to.
struct Tallies<'a> {
    feelings: Feelings,
    uses: Uses<'a>,
    steps: Steps<'a>,
}

impl<'a> Tallies<'a> {
    fn new(known: &Known<'a>) -> Self {
        Tallies {
            feelings: Feelings::default(),
            uses: Uses::new(known),
            steps: Steps::new(known.journey),
        }
    }
}

fn check_journey(
    known: &Known<'_>,
    outside: &dyn Outside,
    tallies: &Tallies<'_>,
    report: &mut Report,
) {
    references::journey(known, report);
    maps::journey(known.journey, outside, report);
    lanes::journey(known.journey, report);
    texts::record(known.journey, report);
    tallies.feelings.journey(report);
    report.settle(0, known.journey);
}

fn check_people(known: &Known<'_>, tallies: &Tallies<'_>, report: &mut Report) {
    for persona in &known.journey.personas {
        let start = report.findings.len();
        ids::persona(known, persona, report);
        texts::record(persona, report);
        tallies.uses.persona(persona, report);
        report.settle(start, persona);
    }
    let mut processes = owners::Processes::default();
    for role in &known.journey.roles {
        let start = report.findings.len();
        ids::role(known, role, report);
        texts::record(role, report);
        processes.role(role, report);
        tallies.uses.role(role, report);
        report.settle(start, role);
    }
}

fn check_lanes(known: &Known<'_>, tallies: &Tallies<'_>, report: &mut Report) {
    let mut order = lanes::Order::default();
    for lane in &known.journey.lanes {
        let start = report.findings.len();
        ids::lane(known, lane, report);
        texts::record(lane, report);
        order.lane(lane, report);
        tallies.uses.lane(known, lane, report);
        report.settle(start, lane);
    }
}

fn check_stage<'a>(
    known: &Known<'a>,
    stage: &'a Stage,
    outside: &dyn Outside,
    tallies: &mut Tallies<'a>,
    report: &mut Report,
) {
    let lanes: Vec<Option<&Lane>> = stage.cards.iter().map(|card| known.lane(card)).collect();
    let start = report.findings.len();
    ids::stage(known, stage, report);
    texts::record(stage, report);
    stages::stage(stage, &lanes, report);
    tallies.steps.stage(stage, report);
    report.settle(start, stage);
    for (card, lane) in stage.cards.iter().zip(lanes) {
        check_card(known, card, lane, outside, tallies, report);
    }
}

fn check_card<'a>(
    known: &Known<'a>,
    card: &'a Card,
    lane: Option<&Lane>,
    outside: &dyn Outside,
    tallies: &mut Tallies<'a>,
    report: &mut Report,
) {
    let start = report.findings.len();
    let zone = lane.map(|lane| lane.visibility);
    ids::card(known, card, report);
    references::card(known, card, lane, report);
    maps::card(card, outside, report);
    ranges::card(card, report);
    durations::card(card, report);
    texts::card(card, report);
    stages::card(card, zone, report);
    owners::card(card, zone, report);
    feelings::card(card, report);
    proof::card(card, report);
    tallies.feelings.add(card, zone);
    tallies.uses.add(card, lane);
    report.settle(start, card);
}

/// Puts the journey's own findings, which stand between its lists, among those of the lists.
fn in_order(
    journey: &Journey,
    own: Vec<Finding>,
    lists: impl IntoIterator<Item = (Field, Vec<Finding>)>,
) -> Vec<Finding> {
    let notes: FxHashSet<Handle> = journey.notes.iter().map(|entry| entry.handle).collect();
    let rank = |finding: &Finding| match finding.field {
        Some(field) if finding.at == Handle::JOURNEY => report::position(journey, field),
        _ if notes.contains(&finding.at) => report::position(journey, Field::Notes),
        // The other texts of its own stand above all its lists of elements.
        _ => 0,
    };
    let mut own = own.into_iter().peekable();
    let mut all = Vec::new();
    for (field, found) in lists {
        let here = report::position(journey, field);
        while let Some(finding) = own.next_if(|finding| rank(finding) <= here) {
            all.push(finding);
        }
        all.extend(found);
    }
    all.extend(own);
    all
}
