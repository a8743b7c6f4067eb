//! What stands out over the whole map, worst or best first.

use std::cmp::Reverse;

use crate::journey::{Basis, Opportunity, Visibility};

use super::directory::{Directory, Spot};
use super::escape::{Page, Target};
use super::line;
use super::severity::{by_emotion, by_return, is_open, judged};

/// Lines a list shows; the rest is counted, and stands in the stages.
const MOST_LINES: usize = 12;

/// Writes the lists, each only where it has something to say.
pub(super) fn write(page: &mut Page, directory: &Directory<'_>) {
    lowest_emotions(page, directory);
    moments_of_truth(page, directory);
    pains_alone(page, directory);
    opportunities(page, directory);
    blind_spots(page, directory);
    unowned(page, directory);
}

fn list<T>(page: &mut Page, heading: &'static str, items: &[T], line: impl Fn(&mut Page, &T)) {
    if items.is_empty() {
        return;
    }
    page.markup("\n## ").markup(heading).markup("\n\n");
    for (number, item) in (1..).zip(items.iter().take(MOST_LINES)) {
        page.count(number).markup(". ");
        line(page, item);
        page.markup("\n");
    }
    if items.len() > MOST_LINES {
        page.markup("\nand ").count(items.len() - MOST_LINES).markup(" more in the stages below\n");
    }
}

fn lowest_emotions(page: &mut Page, directory: &Directory<'_>) {
    let hurts = |spot: &Spot<'_>| {
        spot.zone != Some(Visibility::Provider) && spot.card.emotion.is_some_and(|value| value < 0)
    };
    let mut spots: Vec<_> = directory.spots().filter(hurts).collect();
    spots.sort_by(by_emotion);
    list(page, "Lowest emotions", &spots, |page, spot| {
        line::card(page, spot);
        if let Some(thought) = spot.card.thoughts.first() {
            page.markup(": “").text(&thought.text).markup("”");
        }
    });
}

fn moments_of_truth(page: &mut Page, directory: &Directory<'_>) {
    let mut spots: Vec<_> = directory.spots().filter(Spot::decides).collect();
    spots.sort_by(by_emotion);
    list(page, "Moments of truth and showstoppers", &spots, |page, spot| {
        line::card(page, spot);
        page.markup(match (spot.card.basis, spot.card.research.is_empty()) {
            (Basis::Assumed, true) => ", **assumed, no research**",
            (Basis::Assumed, false) => ", assumed",
            (Basis::Observed, true) => ", observed, **no research named**",
            (Basis::Observed, false) => ", observed",
            (Basis::Measured, true) => ", measured, **no research named**",
            (Basis::Measured, false) => ", measured",
        });
    });
}

fn pains_alone(page: &mut Page, directory: &Directory<'_>) {
    let mut spots: Vec<_> =
        directory.spots().filter(|spot| spot.card.opportunities.is_empty()).collect();
    spots.sort_by(by_emotion);
    let pains: Vec<_> = spots
        .iter()
        .flat_map(|spot| spot.card.pains.iter().map(move |pain| (spot, pain)))
        .collect();
    list(page, "Pains without opportunity", &pains, |page, (spot, pain)| {
        page.text(&pain.text).markup(" · ");
        line::card(page, spot);
    });
}

fn opportunities(page: &mut Page, directory: &Directory<'_>) {
    let all = directory.spots().flat_map(|spot| {
        let open = spot.card.opportunities.iter().filter(|opportunity| is_open(opportunity));
        open.map(move |opportunity| (spot, opportunity))
    });
    let all: Vec<(Spot<'_>, &Opportunity)> = all.collect();
    let line = |page: &mut Page, (spot, opportunity): &(Spot<'_>, &'_ Opportunity)| {
        page.title(&opportunity.title);
        line::standing(page, directory, opportunity);
        page.markup(" · ");
        line::card(page, spot);
    };
    let mut by_worth: Vec<_> = all.iter().filter(|(_, o)| judged(o).is_some()).copied().collect();
    by_worth.sort_by(|(_, a), (_, b)| by_return(a, b));
    list(page, "Opportunities by impact over effort", &by_worth, line);
    let mut by_votes: Vec<_> = all.into_iter().filter(|(_, o)| o.votes > 0).collect();
    by_votes.sort_by_key(|(_, opportunity)| Reverse(opportunity.votes));
    list(page, "Opportunities by votes", &by_votes, line);
}

fn blind_spots(page: &mut Page, directory: &Directory<'_>) {
    let columns: Vec<_> = directory.columns.iter().filter(|c| c.is_blind_spot()).collect();
    list(page, "Blind spots", &columns, |page, column| {
        page.count(column.number).markup(" ");
        page.jump(Target::Stage, &column.stage.id, &column.stage.title);
        page.markup(", where nothing is in the band: ");
        for (index, spot) in column.in_zone(Some(Visibility::Consumer)).enumerate() {
            page.markup(if index > 0 { "; " } else { "" });
            page.title(&spot.card.title);
            line::emotion(page, spot.card);
        }
    });
}

fn unowned(page: &mut Page, directory: &Directory<'_>) {
    let nobody = |spot: &Spot<'_>| {
        spot.zone.is_some_and(|zone| zone.seen_by_provider())
            && line::present(spot.card.owner.as_deref()).is_none()
    };
    let mut spots: Vec<_> = directory.spots().filter(nobody).collect();
    spots.sort_by(by_emotion);
    list(page, "What nobody owns", &spots, line::card);
}
