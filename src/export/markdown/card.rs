//! A card with all that the map says about it, tags aside.

use crate::journey::{Basis, Better, Card, CardKind, Entry, Metric};

use super::directory::{Directory, Spot};
use super::escape::{Page, Target};
use super::line::{self, Brackets};

/// Writes one card: its title, a line of facts, then its items.
pub(super) fn write<'a>(page: &mut Page, directory: &Directory<'a>, spot: &Spot<'a>) {
    let card = spot.card;
    page.markup("\n#### ");
    line::marks(page, card);
    page.title(&card.title);
    line::emotion(page, card);
    page.markup(" ").anchor(Target::Card, &card.id).markup("\n\n");
    facts(page, directory, spot);
    items(page, directory, card);
}

fn facts<'a>(page: &mut Page, directory: &Directory<'a>, spot: &Spot<'a>) {
    let card = spot.card;
    page.markup(match card.kind {
        CardKind::Touchpoint => "Touchpoint",
        CardKind::Interaction => "Interaction",
        CardKind::Activity => "Activity",
    });
    let mut between = " of ";
    for actor in &card.actors {
        page.markup(between).text(directory.name(&actor.text));
        between = ", ";
    }
    if let Some(lane) = directory.lane_apart(spot) {
        page.markup(" · ").text(lane);
    }
    if let Some(channel) = line::present(card.channel.as_deref()) {
        page.markup(" · ").text(channel);
    }
    if let Some(duration) = line::present(card.duration.as_deref()) {
        page.markup(" · takes ").text(duration);
    }
    if let Some(wait) = line::present(card.wait.as_deref()) {
        page.markup(" · *waits ").text(wait).markup("*");
    }
    if card.moment_of_truth {
        page.markup(" · moment of truth");
    }
    if card.showstopper {
        page.markup(" · showstopper");
    }
    match line::present(card.owner.as_deref()) {
        Some(owner) => {
            page.markup(" · owner: ").text(directory.name(owner));
        }
        None if spot.zone.is_some_and(|zone| zone.seen_by_provider()) => {
            page.markup(" · **no owner**");
        }
        None => {}
    }
    page.markup(match card.basis {
        Basis::Assumed => " · assumed\n",
        Basis::Observed => " · observed\n",
        Basis::Measured => " · measured\n",
    });
}

fn items<'a>(page: &mut Page, directory: &Directory<'a>, card: &'a Card) {
    let lists = [
        card.emotions.is_empty(),
        card.thoughts.is_empty(),
        card.pains.is_empty(),
        card.opportunities.is_empty(),
        card.metrics.is_empty(),
        card.research.is_empty(),
        card.triggers.is_empty(),
        card.links.is_empty(),
        card.notes.is_empty(),
    ];
    let journey = line::present(card.journey.as_deref());
    if journey.is_some() || lists.contains(&false) {
        page.markup("\n");
    }
    for emotion in &card.emotions {
        page.markup("- **Emotion** ").text(directory.name(&emotion.persona)).markup(" ");
        page.emotion(emotion.value).markup("\n");
    }
    for thought in &card.thoughts {
        page.markup("- **Thought** “").text(&thought.text).markup("”\n");
    }
    entries(page, "- **Pain** ", &card.pains);
    for opportunity in &card.opportunities {
        page.markup("- **Opportunity** ").title(&opportunity.title);
        line::standing(page, directory, opportunity);
        if let Some(link) = line::present(opportunity.link.as_deref()) {
            page.markup(" ").link(None, link);
        }
        page.markup("\n");
    }
    for metric in &card.metrics {
        self::metric(page, metric);
    }
    entries(page, "- **Research** ", &card.research);
    for trigger in &card.triggers {
        page.markup("- **Sets in motion** ");
        match directory.card(&trigger.text) {
            Some(card) => page.jump(Target::Card, &card.id, &card.title),
            None => page.text(&trigger.text),
        };
        page.markup("\n");
    }
    if let Some(journey) = journey {
        page.markup("- **In detail** ").text(journey).markup("\n");
    }
    for link in &card.links {
        page.markup("- **Link** ").link(link.title.as_deref(), &link.url).markup("\n");
    }
    entries(page, "- **Note** ", &card.notes);
}

fn entries(page: &mut Page, label: &'static str, entries: &[Entry]) {
    for entry in entries {
        page.markup(label).text(&entry.text).markup("\n");
    }
}

/// `First answer: 9 min (target at most 5 min, sample 131, Chat log)`.
fn metric(page: &mut Page, metric: &Metric) {
    let unit = line::present(metric.unit.as_deref());
    page.markup("- **Metric** ").title(&metric.name).markup(": ");
    match metric.value {
        Some(value) => figure(page, value, unit),
        None => {
            page.markup("not measured");
        }
    }
    let mut remarks = Brackets::open(page);
    if let Some(target) = metric.target {
        let page = remarks.next().markup(match metric.better {
            Better::Higher => "target at least ",
            Better::Lower => "target at most ",
        });
        figure(page, target, unit);
    }
    if let Some(sample) = metric.sample {
        remarks.next().markup("sample ").integer(sample);
    }
    if let Some(source) = line::present(metric.source.as_deref()) {
        remarks.next().text(source);
    }
    remarks.close();
    page.markup("\n");
}

fn figure(page: &mut Page, value: f64, unit: Option<&str>) {
    page.number(value);
    if let Some(unit) = unit {
        page.markup(if unit == "%" { "" } else { " " }).text(unit);
    }
}
