//! A map in few words: stages at the margin, below each its cards in the order of time, each
//! behind the letter of its lane.
//!
//! ```text
//! Explore
//!   c Asks colleagues +1
//!   b <> Chats with the desk -1 *
//! ```
//!
//! The lanes are those of a file without any: `c`onsumer, `b`and, `p`rovider; another stands with
//! its id. A kind is told where it is not the usual one of its zone: `<>` an interaction, `T:` a
//! touchpoint, `A:` an activity. At the end stand emotion, `*` and `!` for a showstopper.

use wayband::journey::{Card, CardKind, Handle, Journey, Stage, Visibility, id_from_title};

const LANES: &[(&str, &str, Visibility)] = &[
    ("c", "consumer", Visibility::Consumer),
    ("b", "touchpoints", Visibility::Band),
    ("p", "provider", Visibility::Provider),
];

/// The map of a sketch.
pub fn map(sketch: &str) -> Journey {
    let mut journey = Journey::blank();
    "A map".clone_into(&mut journey.title);
    for line in sketch.lines().filter(|line| !line.trim().is_empty()) {
        match line.strip_prefix("  ") {
            None => {
                let id = id_from_title(line, "stage", |_| false);
                journey.stages.push(Stage { id, title: line.to_owned(), ..Stage::default() });
            }
            Some(line) => {
                let card = card(line, &journey);
                journey.stages.last_mut().unwrap().cards.push(card);
            }
        }
    }
    journey.number();
    journey
}

fn card(line: &str, journey: &Journey) -> Card {
    let (letter, mut rest) = line.trim().split_once(' ').unwrap();
    let (_, lane, zone) = LANES.iter().find(|(l, ..)| *l == letter).unwrap();
    let mut kind = zone.usual_kind();
    for (sign, other) in SIGNS {
        if let Some(title) = rest.strip_prefix(sign) {
            kind = *other;
            rest = title;
        }
    }
    let mut card = Card::new(Handle::JOURNEY, kind, "", lane, "");
    while let Some((title, last)) = rest.rsplit_once(' ') {
        match last {
            "!" => card.showstopper = true,
            "*" => card.moment_of_truth = true,
            _ if last.starts_with(['+', '-']) => {
                card.emotion = Some(last.parse().unwrap());
            }
            _ => break,
        }
        rest = title;
    }
    card.id = id_from_title(rest, "card", |id| journey.cards().any(|card| card.id == id));
    rest.clone_into(&mut card.title);
    card
}

const SIGNS: &[(&str, CardKind)] =
    &[("<> ", CardKind::Interaction), ("T: ", CardKind::Touchpoint), ("A: ", CardKind::Activity)];

/// The sketch of a map.
pub fn sketch(journey: &Journey) -> String {
    let mut out = String::new();
    for stage in &journey.stages {
        out.push_str(&format!("{}\n", stage.title));
        for card in &stage.cards {
            let usual = journey.zone_of(card).map(Visibility::usual_kind);
            let sign = SIGNS.iter().find(|(_, kind)| *kind == card.kind && Some(*kind) != usual);
            let sign = sign.map_or("", |(sign, _)| sign);
            out.push_str(&format!("  {} {sign}{}", letter(&card.lane), card.title));
            if let Some(value) = card.emotion {
                out.push_str(&format!(" {value:+}"));
            }
            out.push_str(if card.moment_of_truth { " *" } else { "" });
            out.push_str(if card.showstopper { " !" } else { "" });
            out.push('\n');
        }
    }
    out
}

/// How a lane is called in a sketch.
pub fn letter(id: &str) -> &str {
    LANES.iter().find(|(_, lane, _)| *lane == id).map_or(id, |(letter, ..)| letter)
}
