//! How much changed, in words.

use crate::diff::{Counts, Figures};

/// `8 cards: 1 crossed · 7 changed; 1 stage · the map`.
pub fn counted(counts: &Counts) -> String {
    let kinds = counts.cards_by_kind();
    let kinds: Vec<String> = kinds
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| format!("{count} {kind}"))
        .collect();
    let mut parts = Vec::new();
    if counts.cards() > 0 {
        parts.push(format!("{}: {}", number(counts.cards(), "card"), kinds.join(" · ")));
    }
    let others = others(counts);
    if !others.is_empty() {
        parts.push(others.join(" · "));
    }
    parts.join("; ")
}

/// What else changed beside cards: `1 stage`, `the map`.
fn others(counts: &Counts) -> Vec<String> {
    let all = [
        (counts.stages, "stage"),
        (counts.lanes, "lane"),
        (counts.personas, "persona"),
        (counts.roles, "role"),
    ];
    let mut told: Vec<String> = all
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| number(*count, word))
        .collect();
    if counts.maps > 0 {
        told.push("the map".to_owned());
    }
    told
}

/// `7 stages, 25 cards, lowest -2 at Onboard`.
pub fn figures(figures: &Figures) -> String {
    let lowest = figures
        .lowest
        .as_ref()
        .map_or(String::new(), |(low, stage)| format!(", lowest {} at {stage}", signed(*low)));
    format!("{}, {}{lowest}", number(figures.stages, "stage"), number(figures.cards, "card"))
}

/// `1 card`, `2 cards`.
fn number(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// An emotion as it is typed: `+1`, `0`, `-2`.
pub fn signed(emotion: i64) -> String {
    if emotion > 0 { format!("+{emotion}") } else { emotion.to_string() }
}
