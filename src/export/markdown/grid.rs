//! The map as a table: stages as columns, or as rows where there are too many for a page.

use crate::journey::{CardKind, Visibility, Zone};

use super::directory::{Column, Directory, Spot};
use super::escape::Page;
use super::line;

/// Stages that fit side by side on a page.
const MOST_COLUMNS: usize = 7;

/// Writes the table; nothing for a map without stages.
pub(super) fn write(page: &mut Page, directory: &Directory<'_>) {
    match directory.columns.len() {
        0 => return,
        1..=MOST_COLUMNS => stages_across(page, directory),
        _ => stages_down(page, directory),
    }
    page.markup("\n");
    legend(page, directory);
}

fn stages_across(page: &mut Page, directory: &Directory<'_>) {
    let columns = &directory.columns;
    row(page, columns, |_| {}, stage);
    page.markup("|---|");
    for _ in columns {
        page.markup("---|");
    }
    page.markup("\n");
    let zone = |page: &mut Page, zone: Zone| {
        let heading = |page: &mut Page| {
            page.markup("**").markup(zone.title()).markup("**");
        };
        row(page, columns, heading, |page, column| cards(page, column, zone));
    };
    let edge = |page: &mut Page, zone: Zone| {
        row(page, columns, |page| edge(page, directory, zone), |_, _| {});
    };
    zone(page, Visibility::Consumer);
    edge(page, Visibility::Consumer);
    zone(page, Visibility::Band);
    edge(page, Visibility::Provider);
    zone(page, Visibility::Provider);
    let heading = |page: &mut Page| {
        page.markup("**Lowest**");
    };
    row(page, columns, heading, |page, column| lowest(page, directory, column));
}

fn stages_down(page: &mut Page, directory: &Directory<'_>) {
    page.markup("| | **Consumer only**<br>");
    edge(page, directory, Visibility::Consumer);
    page.markup(" | **Band** | **Provider only**<br>");
    edge(page, directory, Visibility::Provider);
    page.markup(" | **Lowest** |\n|---|---|---|---|---|\n");
    for column in &directory.columns {
        page.markup("| ");
        stage(page, column);
        page.close_cell();
        for zone in [Visibility::Consumer, Visibility::Band, Visibility::Provider] {
            page.markup(" ");
            cards(page, column, zone);
            page.close_cell();
        }
        page.markup(" ");
        lowest(page, directory, column);
        page.close_cell();
        page.markup("\n");
    }
}

fn row(
    page: &mut Page,
    columns: &[Column<'_>],
    heading: impl FnOnce(&mut Page),
    cell: impl Fn(&mut Page, &Column<'_>),
) {
    page.markup("| ");
    heading(page);
    page.close_cell();
    for column in columns {
        page.markup(" ");
        cell(page, column);
        page.close_cell();
    }
    page.markup("\n");
}

fn stage(page: &mut Page, column: &Column<'_>) {
    page.count(column.number).markup(" ").title(&column.stage.title);
}

/// Who cannot see one side's own zone.
fn edge(page: &mut Page, directory: &Directory<'_>, zone: Zone) {
    if zone == Visibility::Consumer {
        page.markup("*▲ ").text(directory.journey.provider_name());
    } else {
        page.markup("*▼ ").text(directory.journey.consumer_name());
    }
    page.markup(" cannot see*");
}

fn cards(page: &mut Page, column: &Column<'_>, zone: Zone) {
    if zone == Visibility::Band && column.is_blind_spot() {
        page.markup("*blind spot*");
    }
    for (index, spot) in column.in_zone(Some(zone)).enumerate() {
        if index > 0 {
            page.markup("<br>");
        }
        card(page, spot);
    }
}

fn card(page: &mut Page, spot: &Spot<'_>) {
    line::marks(page, spot.card);
    page.title(&spot.card.title);
    line::emotion(page, spot.card);
    if let Some(wait) = line::present(spot.card.wait.as_deref()) {
        page.markup(", *waits ").text(wait).markup("*");
    }
}

fn lowest(page: &mut Page, directory: &Directory<'_>, column: &Column<'_>) {
    if let Some(value) = directory.journey.lowest(column.stage) {
        page.emotion(value);
    }
}

/// What the marks in the table mean, for whoever holds the paper; only marks that occur.
fn legend(page: &mut Page, directory: &Directory<'_>) {
    type Occurs = fn(&Spot<'_>) -> bool;
    let marks: [(&'static str, Occurs); 4] = [
        ("★ moment of truth", |spot| spot.card.moment_of_truth),
        ("✕ showstopper: people give up here", |spot| spot.card.showstopper),
        ("⇄ both sides act", |spot| spot.card.kind == CardKind::Interaction),
        ("−2 to +2: how it feels", |spot| spot.card.emotion.is_some()),
    ];
    let mut between = "";
    for (meaning, occurs) in marks {
        if directory.spots().any(|spot| occurs(&spot)) {
            page.markup(between).markup(meaning);
            between = " · ";
        }
    }
    if !between.is_empty() {
        page.markup("\n\n");
    }
}
