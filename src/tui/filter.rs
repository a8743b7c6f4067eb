//! What the map is filtered by: cards that do not fit are dimmed.

use super::findings::Findings;
use crate::journey::{Basis, Card, Choice, Journey, text_with};
use crate::text::holds;

/// Conditions that a card must fit, all of them.
///
/// | typed | fits a card |
/// | --- | --- |
/// | `word` | with the word in any of its texts |
/// | `@maria` | with this actor or owner, by the beginning of a name or id; of a persona: also one that it feels something at |
/// | `/web` | with a channel that holds the word |
/// | `#tag` | with this tag |
/// | `assumed`, `observed`, `measured` | with this basis |
/// | `!` | with a finding |
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    line: String,
    conditions: Vec<Condition>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Condition {
    Words(String),
    /// Ids of personas and roles.
    Person(Vec<String>),
    Channel(String),
    Tag(String),
    Basis(Basis),
    Finding,
}

impl Filter {
    /// The filter of a typed line; `None` for a blank one.
    pub fn new(journey: &Journey, line: &str) -> Option<Filter> {
        let conditions: Vec<Condition> =
            line.split_whitespace().filter_map(|word| condition(journey, word)).collect();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        (!conditions.is_empty()).then_some(Filter { line, conditions })
    }

    /// As it was typed.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Whether a card fits all conditions.
    pub fn fits(&self, card: &Card, findings: &Findings) -> bool {
        self.conditions.iter().all(|condition| condition.fits(card, findings))
    }
}

/// What a word asks for; `None` for a sign with nothing behind it yet.
fn condition(journey: &Journey, word: &str) -> Option<Condition> {
    if word == "!" {
        return Some(Condition::Finding);
    }
    let named = |name: &str| name.trim_matches('"').to_owned();
    if let Some(name) = word.strip_prefix('@') {
        return (!name.is_empty()).then(|| Condition::Person(people(journey, &named(name))));
    }
    if let Some(channel) = word.strip_prefix('/') {
        return (!channel.is_empty()).then(|| Condition::Channel(named(channel)));
    }
    if let Some(tag) = word.strip_prefix('#') {
        return (!tag.is_empty()).then(|| Condition::Tag(named(tag)));
    }
    let basis = Basis::ALL.iter().find(|basis| basis.name().eq_ignore_ascii_case(word));
    Some(basis.map_or_else(|| Condition::Words(word.to_owned()), |basis| Condition::Basis(*basis)))
}

/// The ids of the personas and roles whose name or id begins so.
fn people(journey: &Journey, begins: &str) -> Vec<String> {
    let begins = begins.to_lowercase();
    let fits = |text: &str| text.to_lowercase().starts_with(&begins);
    let personas = journey.personas.iter().map(|persona| (&persona.id, &persona.name));
    let roles = journey.roles.iter().map(|role| (&role.id, &role.name));
    personas
        .chain(roles)
        .filter(|(id, name)| fits(id) || fits(name))
        .map(|(id, _)| id.clone())
        .collect()
}

impl Condition {
    fn fits(&self, card: &Card, findings: &Findings) -> bool {
        match self {
            Condition::Words(words) => text_with(card, words).is_some(),
            Condition::Person(ids) => ids.iter().any(|id| {
                card.actors.iter().any(|actor| actor.text == *id)
                    || card.owner.as_ref() == Some(id)
                    || card.emotions.iter().any(|emotion| emotion.persona == *id)
            }),
            Condition::Channel(word) => card.channel.as_ref().is_some_and(|c| holds(c, word)),
            Condition::Tag(tag) => card.tags.iter().any(|held| held.text.eq_ignore_ascii_case(tag)),
            Condition::Basis(basis) => card.basis == *basis,
            Condition::Finding => findings.about(card.handle).next().is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Filter;
    use crate::check::TextOnly;
    use crate::format::read;
    use crate::tui::findings::Findings;

    fn titles(line: &str) -> Vec<String> {
        let map = read(include_str!("../../journeys/new-laptop.ron")).unwrap();
        let findings = Findings::of(&map.journey, &TextOnly);
        let filter = Filter::new(&map.journey, line).unwrap();
        let cards = map.journey.cards().filter(|card| filter.fits(card, &findings));
        cards.map(|card| card.title.clone()).collect()
    }

    #[test]
    fn each_sign_asks_for_its_field() {
        assert!(titles("@mar").len() > 3);
        assert!(!titles("/portal").is_empty() && titles("/portal").len() < titles("o").len());
        let measured = titles("MEASURED");
        assert!(!measured.is_empty() && measured.len() < titles("o").len());
        assert!(titles("box").contains(&"Unpacks the box".to_owned()));
        assert!(titles("box @nobody").is_empty(), "all conditions must hold");
        assert!(!titles("!").is_empty());
    }

    #[test]
    fn a_blank_line_is_no_filter() {
        let map = read(include_str!("../../journeys/new-laptop.ron")).unwrap();
        for line in ["", "  ", "@", "# /"] {
            assert_eq!(Filter::new(&map.journey, line), None, "{line:?}");
        }
    }
}
