//! The line of a comment that sums up what became of a map.

use super::comment_line::short;
use super::escape::Page;
use crate::diff::{Change, Changes, Counts, ElementKind, Figures, Low, Lowest, MapDiff, Outcome};
use crate::journey::Crossing;

/// How many stages are named whose lowest emotion fell.
const MAX_FALLS: usize = 2;

/// `**New laptop**: 8 cards changed; the consumer now sees 1 more; Agree falls +1 → −1.`
pub(super) fn write(page: &mut Page, map: &MapDiff) {
    let title = match &map.outcome {
        Outcome::Same | Outcome::Unread => None,
        Outcome::Rewritten { title, .. } => Some(title),
        Outcome::Changed(changes) => Some(&changes.title),
        Outcome::Added(figures) | Outcome::Removed(figures) => Some(&figures.title),
    };
    page.markup("**").title(&short(title.unwrap_or(&map.name))).markup("**");
    if let Some(old) = &map.old_name {
        page.markup(" (renamed from ").text(old).markup(")");
    }
    match &map.outcome {
        Outcome::Same => page.markup(": nothing in it changed."),
        Outcome::Rewritten { text, .. } => {
            page.markup(": ").markup(text.words()).markup(" only, nothing in the journey changed.")
        }
        Outcome::Changed(changes) => {
            changed(page, changes);
            page.markup(".")
        }
        Outcome::Added(figures) => {
            page.markup(": a new map with ");
            self::figures(page, figures);
            page.markup(".")
        }
        Outcome::Removed(figures) => {
            page.markup(": this map is gone; it had ");
            self::figures(page, figures);
            page.markup(".")
        }
        Outcome::Unread => page.markup(": one side cannot be read, so it is not compared."),
    };
    page.markup("\n");
}

fn figures(page: &mut Page, figures: &Figures) {
    counted(page, figures.stages, ("stage", "stages"));
    page.markup(" and ");
    counted(page, figures.cards, ("card", "cards"));
}

fn counted(page: &mut Page, count: usize, words: (&'static str, &'static str)) {
    page.count(count).markup(" ").markup(if count == 1 { words.0 } else { words.1 });
}

fn changed(page: &mut Page, changes: &Changes) {
    let counts = changes.counts();
    page.markup(": ");
    what_changed(page, &counts);
    page.markup(" changed");
    crossings(page, changes);
    let falls = |stage: &&Lowest| step(stage).is_some_and(|step| step < 0);
    let rises = |stage: &&Lowest| step(stage).is_some_and(|step| step > 0);
    let mut steps: Vec<&Lowest> = changes.lowest.iter().filter(falls).collect();
    // The deepest falls first; of like ones the earlier stage.
    steps.sort_by_key(|stage| step(stage));
    steps.truncate(MAX_FALLS);
    let risen = changes.lowest.iter().filter(rises).max_by_key(|stage| step(stage));
    let word = if steps.is_empty() { " rises " } else { " falls " };
    if steps.is_empty() {
        steps.extend(risen);
    }
    for stage in steps {
        let (Low::Emotion(before), Low::Emotion(after)) = (stage.before, stage.after) else {
            continue;
        };
        page.markup("; ").title(&short(&stage.stage.title)).markup(word);
        page.emotion(before).markup(" → ").emotion(after);
    }
}

fn what_changed(page: &mut Page, counts: &Counts) {
    let all = [
        (counts.cards(), ("card", "cards")),
        (counts.stages, ("stage", "stages")),
        (counts.lanes, ("lane", "lanes")),
        (counts.personas, ("persona", "personas")),
        (counts.roles, ("role", "roles")),
        (counts.maps, ("the map", "the map")),
    ];
    let told: Vec<_> = all.iter().filter(|(count, _)| *count > 0).collect();
    for (at, (count, words)) in told.iter().enumerate() {
        match at {
            0 => {}
            at if at + 1 == told.len() => {
                page.markup(" and ");
            }
            _ => {
                page.markup(", ");
            }
        }
        if words.0 == "the map" {
            page.markup(words.0);
        } else {
            counted(page, *count, *words);
        }
    }
}

/// How far the lowest emotion of a stage rose.
fn step(stage: &Lowest) -> Option<i64> {
    let (Low::Emotion(before), Low::Emotion(after)) = (stage.before, stage.after) else {
        return None;
    };
    Some(after - before)
}

/// How many cards each side sees that it did not see before, or no longer sees.
fn crossings(page: &mut Page, changes: &Changes) {
    let cards = changes.iter().filter(|change| change.thing.element == ElementKind::Card);
    let crossings: Vec<Crossing> = cards.filter_map(Change::crossing).collect();
    for (crossing, before, behind) in [
        (Crossing::ConsumerNowSees, "the consumer now sees ", " more"),
        (Crossing::ProviderNowSees, "the provider now sees ", " more"),
        (Crossing::HiddenFromConsumer, "", " now hidden from the consumer"),
        (Crossing::ProviderNoLongerSees, "the provider no longer sees ", ""),
        (Crossing::ChangedSides, "", " changed sides"),
    ] {
        let count = crossings.iter().filter(|known| **known == crossing).count();
        if count > 0 {
            page.markup("; ").markup(before).count(count).markup(behind);
        }
    }
}
