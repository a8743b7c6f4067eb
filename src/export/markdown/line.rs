//! The short phrases about cards, opportunities and people that several parts of the page share.

use crate::journey::{Card, CardKind, Opportunity, Status};

use super::directory::{Directory, Spot};
use super::escape::{Page, Target};

/// The marks before a card's title: `★ `, `✕ `, `⇄ `.
pub(super) fn marks(page: &mut Page, card: &Card) {
    if card.moment_of_truth {
        page.markup("★ ");
    }
    if card.showstopper {
        page.markup("✕ ");
    }
    if card.kind == CardKind::Interaction {
        page.markup("⇄ ");
    }
}

/// The lead persona's emotion behind a title: ` −1`; nothing where it is not known.
pub(super) fn emotion(page: &mut Page, card: &Card) {
    if let Some(value) = card.emotion {
        page.markup(" ").emotion(value);
    }
}

/// A card that leads to its section, with marks, emotion and stage:
/// `★ [Browses catalogue](#card-browse-catalogue) −1, 1 Explore`.
pub(super) fn card(page: &mut Page, spot: &Spot<'_>) {
    marks(page, spot.card);
    page.jump(Target::Card, &spot.card.id, &spot.card.title);
    emotion(page, spot.card);
    page.markup(", ").count(spot.number).markup(" ").title(&spot.stage.title);
}

/// What is judged of an opportunity, in brackets: ` (impact 4, effort 2)`.
pub(super) fn judgement(page: &mut Page, opportunity: &Opportunity) {
    Brackets::open(page).scores(opportunity).close();
}

/// All that is known of an opportunity but its title and link:
/// ` (impact 4, effort 2, 9 votes, planned, Hardware process owner)`.
pub(super) fn standing<'a>(
    page: &mut Page,
    directory: &Directory<'a>,
    opportunity: &'a Opportunity,
) {
    let mut brackets = Brackets::open(page).scores(opportunity);
    if opportunity.votes != 0 {
        let words = if opportunity.votes == 1 { " vote" } else { " votes" };
        brackets.next().integer(opportunity.votes).markup(words);
    }
    let status = match opportunity.status {
        Status::Idea => None,
        Status::Planned => Some("planned"),
        Status::Doing => Some("under way"),
        Status::Done => Some("done"),
    };
    if let Some(status) = status {
        brackets.next().markup(status);
    }
    if let Some(owner) = present(opportunity.owner.as_deref()) {
        brackets.next().text(directory.name(owner));
    }
    brackets.close();
}

/// A text that is there and not blank.
pub(super) fn present(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

/// Remarks behind a title, in brackets and parted by commas; nothing at all without a remark.
pub(super) struct Brackets<'p> {
    page: &'p mut Page,
    empty: bool,
}

impl<'p> Brackets<'p> {
    pub(super) fn open(page: &'p mut Page) -> Self {
        Brackets { page, empty: true }
    }

    /// Where the next remark goes.
    pub(super) fn next(&mut self) -> &mut Page {
        let between = if self.empty { " (" } else { ", " };
        self.empty = false;
        self.page.markup(between)
    }

    pub(super) fn close(self) {
        if !self.empty {
            self.page.markup(")");
        }
    }

    fn scores(mut self, opportunity: &Opportunity) -> Self {
        if let Some(impact) = opportunity.impact {
            self.next().markup("impact ").integer(impact);
        }
        if let Some(effort) = opportunity.effort {
            self.next().markup("effort ").integer(effort);
        }
        self
    }
}
