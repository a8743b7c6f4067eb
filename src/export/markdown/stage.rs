//! A section for each stage: its goal, then the three zones with their cards.

use crate::journey::{Visibility, Zone};

use super::directory::{Column, Directory};
use super::escape::{Page, Target};
use super::{card, line};

/// Writes one stage.
pub(super) fn write(page: &mut Page, directory: &Directory<'_>, column: &Column<'_>) {
    let stage = column.stage;
    page.markup("\n## ").count(column.number).markup(" ").title(&stage.title).markup(" ");
    page.anchor(Target::Stage, &stage.id).markup("\n");
    let goal = line::present(stage.goal.as_deref());
    let step = stage.step.filter(|step| step.title() != stage.title);
    if goal.is_some() || step.is_some() || !stage.notes.is_empty() {
        page.markup("\n");
    }
    if let Some(goal) = goal {
        page.markup("- **Goal** ").text(goal).markup("\n");
    }
    if let Some(step) = step {
        page.markup("- **Step** ").markup(step.title()).markup("\n");
    }
    for note in &stage.notes {
        page.markup("- **Note** ").text(&note.text).markup("\n");
    }
    if column.is_blind_spot() {
        page.markup("\n*Blind spot: the consumer acts here and nothing is in the band.*\n");
    }
    for seen in [Visibility::Consumer, Visibility::Band, Visibility::Provider] {
        zone(page, directory, column, Some(seen));
    }
    // A file that needs mending may name a lane that is not there; its cards are shown all the same.
    zone(page, directory, column, None);
}

fn zone(page: &mut Page, directory: &Directory<'_>, column: &Column<'_>, zone: Option<Zone>) {
    let mut spots = column.in_zone(zone).peekable();
    if spots.peek().is_none() {
        return;
    }
    let journey = directory.journey;
    page.markup("\n### ");
    match zone {
        Some(zone @ Visibility::Consumer) => {
            page.markup(zone.title()).markup(": ").text(journey.provider_name());
            page.markup(" cannot see this");
        }
        Some(zone @ Visibility::Band) => {
            page.markup(zone.title()).markup(": both see this");
        }
        Some(zone @ Visibility::Provider) => {
            page.markup(zone.title()).markup(": ").text(journey.consumer_name());
            page.markup(" cannot see this");
        }
        None => {
            page.markup("In a lane that is not in the map");
        }
    }
    page.markup("\n");
    for spot in spots {
        card::write(page, directory, spot);
    }
}
