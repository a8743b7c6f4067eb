//! Searching the cards of a map that nobody has open.

use std::path::Path;

use super::open::{OpenError, read_text};
use crate::format;
use crate::journey::{Card, Handle, prose_with};
use crate::text;

/// A card that holds the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardHit {
    /// The title of its map.
    pub map: String,
    /// The title of its stage.
    pub stage: String,
    /// The card, in the handles that its map has whenever it is read as it is.
    pub card: Handle,
    /// Its title.
    pub title: String,
    /// The text that holds the words, where that is not the title.
    pub text: Option<String>,
}

/// The cards of a map whose texts, ids aside, hold some words, in the order of time.
///
/// # Errors
///
/// As [`super::open()`], where the text holds the words.
pub fn search_cards(path: &Path, words: &str) -> Result<Vec<CardHit>, OpenError> {
    let whole = read_text(path)?;
    // Reading a map takes far longer than looking through its text.
    if !may_hide(&whole, words) && !text::holds(&whole, words) {
        return Ok(Vec::new());
    }
    let document = format::read(&whole)
        .map_err(|faults| OpenError::NotAMap { path: path.to_owned(), faults })?;
    let journey = &document.journey;
    let hits = journey.stages.iter().flat_map(|stage| {
        stage.cards.iter().filter_map(move |card| {
            let found = found_in(card, words)?;
            Some(CardHit {
                map: journey.title.clone(),
                stage: stage.title.clone(),
                card: card.handle,
                title: card.title.clone(),
                text: (found != card.title).then_some(found),
            })
        })
    });
    Ok(hits.collect())
}

/// The first text of a card, its title before all, that holds some words.
fn found_in(card: &Card, words: &str) -> Option<String> {
    if text::holds(&card.title, words) {
        return Some(card.title.clone());
    }
    prose_with(card, words).map(str::to_owned)
}

/// Whether an escape of the text may stand for a part of the words.
fn may_hide(text: &str, words: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || c == ' ';
    text.contains("\\u")
        || text.contains("\\x")
        || (!words.chars().all(is_plain) && text.contains('\\'))
}

#[cfg(test)]
mod tests {
    use super::{CardHit, search_cards};

    #[test]
    fn cards_are_found_by_any_of_their_texts_and_behind_escapes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let text = r#"Journey(format: 1, title: "Map", stages: [
            Stage(id: "s", title: "Stage", cards: [
                Activity(id: "a", lane: "consumer", title: "Asks \"why\""),
                Activity(id: "b", lane: "consumer", title: "Waits", pains: ["Nobody \u{61}nswers"]),
            ])])"#;
        std::fs::write(&path, text).unwrap();
        let found = |words: &str| -> Vec<(String, Option<String>)> {
            let hits = search_cards(&path, words).unwrap();
            hits.into_iter().map(|CardHit { title, text, .. }| (title, text)).collect()
        };
        assert_eq!(found("ASKS \"WHY"), [("Asks \"why\"".to_owned(), None)]);
        assert_eq!(found("answers"), [("Waits".to_owned(), Some("Nobody answers".to_owned()))]);
        // Ids are not what people wrote.
        assert_eq!(found("consumer"), []);
        assert_eq!(found("nothing"), []);
        let hit = &search_cards(&path, "waits").unwrap()[0];
        assert_eq!((hit.map.as_str(), hit.stage.as_str()), ("Map", "Stage"));
        let map = super::super::open(&path).unwrap();
        assert_eq!(map.document.journey.card(hit.card).unwrap().id, "b");
    }
}
