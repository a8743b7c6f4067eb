//! Page one: what the map is about, the map itself, and what is to be decided.

use crate::journey::{Basis, Opportunity, State};

use super::directory::{Directory, Spot};
use super::escape::Page;
use super::severity::{best_open, by_return, by_weight, is_open};
use super::{grid, line};

/// How many places `Where next?` points at.
const MOST_PLACES: usize = 3;

/// Writes the decision page.
pub(super) fn write(page: &mut Page, directory: &Directory<'_>) {
    page.markup("# ").title(&directory.journey.title).markup("\n");
    who(page, directory);
    service(page, directory);
    rests_on(page, directory);
    page.markup("\n");
    grid::write(page, directory);
    where_next(page, directory);
    page.markup("**Decide** what ________ who ______ by ______ · **Parked** ________\n");
}

fn who(page: &mut Page, directory: &Directory<'_>) {
    let journey = directory.journey;
    let Some(lead) = journey.lead_persona() else {
        if let Some(consumer) = line::present(journey.consumer.as_deref()) {
            page.markup("- **Who** ").text(consumer).markup("\n");
        }
        return;
    };
    page.markup("- **Who** ").text(directory.name(&lead.id));
    if let Some(about) = line::present(lead.about.as_deref()) {
        page.markup(", ").text(about);
    }
    if let Some(goal) = lead.goals.first() {
        page.markup("; wants: ").text(&goal.text);
    }
    let mut between = " · also ";
    for persona in journey.personas.iter().filter(|persona| persona.handle != lead.handle) {
        page.markup(between).text(&persona.name);
        between = ", ";
    }
    page.markup("\n");
}

fn service(page: &mut Page, directory: &Directory<'_>) {
    let journey = directory.journey;
    page.markup("- **Service** ");
    let mut between = "";
    for name in [&journey.service, &journey.provider] {
        if let Some(name) = line::present(name.as_deref()) {
            page.markup(between).text(name);
            between = ", ";
        }
    }
    if !between.is_empty() {
        page.markup(" · ");
    }
    page.markup(match journey.state {
        State::Current => "**current**",
        State::Future => "**future**",
    });
    if let Some(other) = line::present(journey.compares_to.as_deref()) {
        page.markup(" of ").text(other);
    }
    if let Some(as_of) = line::present(journey.as_of.as_deref()) {
        page.markup(", as of ").text(as_of);
    }
    page.markup("\n");
}

/// What the author says the map is based on, then what the cards themselves say.
///
/// The first is every line of the summary that begins with `Based on`; without one, how many
/// cards name research. The second counts the cards whose basis is assumed, which they are until
/// somebody says otherwise.
fn rests_on(page: &mut Page, directory: &Directory<'_>) {
    let cards = directory.spots().count();
    let summary = directory.journey.summary.iter();
    let mut between = "- **Rests on** ";
    for basis in summary.filter_map(|entry| after_based_on(&entry.text)) {
        page.markup(between).text(basis);
        between = "; ";
    }
    if cards > 0 {
        if between != "; " {
            let named = directory.spots().filter(|spot| !spot.card.research.is_empty()).count();
            page.markup(between).markup("research named on ").count(named).markup(" of ");
            page.count(cards).markup(" cards");
        }
        let assumed = directory.spots().filter(|spot| spot.card.basis == Basis::Assumed).count();
        page.markup("; ").count(assumed).markup(" of ").count(cards).markup(" cards assumed");
        between = "; ";
    }
    if between == "; " {
        page.markup("\n");
    }
}

fn after_based_on(text: &str) -> Option<&str> {
    let (start, rest) = text.trim().split_at_checked("Based on ".len())?;
    let rest = rest.trim().trim_end_matches('.');
    (start.eq_ignore_ascii_case("Based on ") && !rest.is_empty()).then_some(rest)
}

/// Where to act: the consumer's and band cards that hurt, or on which the whole turns, and about
/// which something is known to hurt or could be done. Those that decide come first, then the
/// worst felt. Without any, the best opportunity of the whole map.
fn where_next(page: &mut Page, directory: &Directory<'_>) {
    let mut places: Vec<Spot<'_>> = directory.spots().filter(is_place).collect();
    places.sort_by(by_weight);
    places.truncate(MOST_PLACES);
    if places.is_empty() {
        let all = directory.spots().filter_map(|spot| Some((spot, best_open(&spot)?)));
        places.extend(all.min_by(|(_, a), (_, b)| by_return(a, b)).map(|(spot, _)| spot));
    }
    match places.as_slice() {
        [] => {}
        [only] => {
            page.markup("**Where next?** ");
            place(page, only);
            page.markup("\n\n");
        }
        several => {
            page.markup("**Where next?**\n\n");
            for (number, spot) in (1..).zip(several) {
                page.count(number).markup(". ");
                place(page, spot);
                page.markup("\n");
            }
            page.markup("\n");
        }
    }
}

fn is_place(spot: &Spot<'_>) -> bool {
    let card = spot.card;
    let felt = spot.zone.is_some_and(|zone| zone.seen_by_consumer());
    let hurts = card.emotion.is_some_and(|value| value < 0);
    let open = card.opportunities.iter().any(is_open);
    let turns = spot.decides() && card.emotion.is_none_or(|value| value <= 0);
    felt && (hurts || turns) && (open || !card.pains.is_empty())
}

/// `★ Browses catalogue −1: prices without tax → *one page per role* (impact 4, effort 2)`; room
/// to write where there is a pain and no opportunity yet.
fn place(page: &mut Page, spot: &Spot<'_>) {
    line::marks(page, spot.card);
    page.title(&spot.card.title);
    line::emotion(page, spot.card);
    if let Some(pain) = spot.card.pains.first() {
        page.markup(": ").text(&pain.text);
    }
    page.markup(" → ");
    match best_open(spot) {
        Some(opportunity) => answer(page, opportunity),
        None => {
            page.markup("________");
        }
    }
}

fn answer(page: &mut Page, opportunity: &Opportunity) {
    page.emphasis(&opportunity.title);
    line::judgement(page, opportunity);
}
