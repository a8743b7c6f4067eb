//! A card as the lines of quick entry that would make it: what is copied out of the map.

use super::parse::write_title;
use super::sign::read;
use crate::journey::{Card, CardKind, Journey, minutes};

/// The lines that say a card: its title with its signs, and a line for each pain, opportunity and
/// thought. What has no sign is left out.
pub fn write_card(journey: &Journey, card: &Card) -> String {
    let mut line = String::new();
    if card.kind == CardKind::Interaction {
        line.push_str("<> ");
    }
    line.push_str(&write_title(&card.title));
    let mut sign = |text: String| {
        // What would be read as something else is left out.
        if read(&text).is_some_and(|(length, _)| length == text.len()) {
            line.push(' ');
            line.push_str(&text);
        }
    };
    if card.moment_of_truth {
        sign("*".to_owned());
    }
    if let Some(value) = card.emotion {
        sign(format!("{value:+}"));
    }
    for (start, time) in [("~", &card.duration), ("..", &card.wait)] {
        if let Some(time) = time.as_ref().filter(|time| minutes(time).is_ok()) {
            sign(format!("{start}\"{time}\""));
        }
    }
    for actor in &card.actors {
        sign(format!("@\"{}\"", name_of(journey, &actor.text)));
    }
    if let Some(channel) = &card.channel {
        sign(format!("/\"{channel}\""));
    }
    for tag in &card.tags {
        sign(format!("#{}", tag.text));
    }
    let pains = card.pains.iter().map(|pain| ("-", &pain.text));
    let plans = card.opportunities.iter().map(|plan| ("+", &plan.title));
    let thoughts = card.thoughts.iter().map(|thought| ("\"", &thought.text));
    for (start, text) in pains.chain(plans).chain(thoughts) {
        line.push_str(&format!("\n{start} {text}"));
    }
    line
}

fn name_of<'a>(journey: &'a Journey, id: &'a str) -> &'a str {
    let persona = journey.personas.iter().find(|persona| persona.id == id);
    let role = journey.roles.iter().find(|role| role.id == id);
    persona.map(|persona| &persona.name).or(role.map(|role| &role.name)).map_or(id, |name| name)
}

#[cfg(test)]
mod tests {
    use super::write_card;
    use crate::format::read;
    use crate::journey::Handles;
    use crate::tui::quick::{new_card, parse};

    #[test]
    fn a_card_written_and_typed_again_says_the_same() {
        let map = read(include_str!("../../../journeys/new-laptop.ron")).unwrap();
        for card in map.journey.cards() {
            let lines = write_card(&map.journey, card);
            let quick = parse(lines.lines().next().unwrap());
            let mut handles: Handles = map.handles.clone();
            let stage = map.journey.stage_of(card.handle).unwrap();
            let lane = map.journey.lane_named(&card.lane).unwrap();
            let mut after = map.journey.clone();
            let (edit, made) =
                new_card(&map.journey, &mut handles, stage.handle, None, lane, &quick).unwrap();
            crate::edit::apply(&mut after, edit).unwrap();
            let made = after.card(made).unwrap();
            let texts = |entries: &[crate::journey::Entry]| -> Vec<String> {
                entries.iter().map(|entry| entry.text.clone()).collect()
            };
            assert_eq!(made.title, card.title, "{lines}");
            assert_eq!((&made.channel, made.emotion), (&card.channel, card.emotion), "{lines}");
            assert_eq!((&made.duration, &made.wait), (&card.duration, &card.wait), "{lines}");
            assert_eq!(texts(&made.actors), texts(&card.actors), "{lines}");
            assert_eq!(made.moment_of_truth, card.moment_of_truth, "{lines}");
            assert_eq!(
                lines.lines().count() - 1,
                card.pains.len() + card.opportunities.len() + card.thoughts.len()
            );
        }
    }
}
