//! Cards of all maps that hold some words.

use std::path::{Path, PathBuf};

use super::list::revealed;
use crate::journey::Handle;
use crate::store::CardHit;

/// Words that are looked for in the cards of all maps, and what was found so far.
#[derive(Debug, Default)]
pub struct Search {
    words: String,
    /// By the path of their map, then in the order of time.
    hits: Vec<Hit>,
    /// The hits are those of the search before: they stand there until there are others.
    is_stale: bool,
    chosen: usize,
    /// A card that is to be chosen once it is found again.
    awaited: Option<(PathBuf, Handle)>,
    top: usize,
    /// Not all maps were looked through.
    pub is_going_on: bool,
    /// More was found than is listed.
    pub is_cut: bool,
}

/// A card that was found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Its map's file.
    pub path: PathBuf,
    /// The card.
    pub card: CardHit,
}

/// So many cards are listed at most: nobody reads more, and they are held in memory.
pub const MOST: usize = 2000;

impl Search {
    /// What is looked for.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Looks for other words; whether they are others.
    pub fn look_for(&mut self, words: &str) -> bool {
        if self.words == words {
            return false;
        }
        words.clone_into(&mut self.words);
        self.awaited = None;
        (self.chosen, self.top) = (0, 0);
        self.begin();
        true
    }

    /// Looks for the same words in maps that may have changed; what is chosen is to stay so.
    pub fn look_again(&mut self) {
        self.awaited = self.hit().map(|hit| (hit.path.clone(), hit.card.card));
        self.begin();
    }

    fn begin(&mut self) {
        self.is_going_on = !self.words.trim().is_empty();
        self.is_stale = true;
        if !self.is_going_on {
            self.forget();
        }
    }

    /// Forgets what was found by the search before.
    fn forget(&mut self) {
        if std::mem::take(&mut self.is_stale) {
            self.hits.clear();
            self.is_cut = false;
        }
    }

    /// Takes in the cards that were found in a map.
    pub fn found(&mut self, path: &Path, cards: Vec<CardHit>) {
        self.forget();
        let at = self.hits.partition_point(|hit| hit.path.as_path() < path);
        // What was chosen stays so.
        if at <= self.chosen && self.chosen > 0 && self.awaited.is_none() {
            self.chosen += cards.len();
        }
        let hits = cards.into_iter().map(|card| Hit { path: path.to_owned(), card });
        self.hits.splice(at..at, hits);
        if self.hits.len() > MOST {
            self.hits.truncate(MOST);
            self.is_cut = true;
        }
        if let Some((map, card)) = &self.awaited {
            let found = self.hits.iter().position(|hit| hit.path == *map && hit.card.card == *card);
            self.chosen = found.unwrap_or(self.chosen);
        }
        self.chosen = self.chosen.min(self.hits.len().saturating_sub(1));
    }

    /// All maps were looked through.
    pub fn end(&mut self) {
        self.forget();
        self.awaited = None;
        self.is_going_on = false;
        self.choose(self.chosen);
    }

    /// What was found.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The chosen card; `None` where what is seen are hits of other words.
    pub fn hit(&self) -> Option<&Hit> {
        let is_of_others = self.is_stale && self.awaited.is_none();
        self.hits.get(self.chosen).filter(|_| !is_of_others)
    }

    /// The position of the chosen card.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// Chooses a card; the last where there are fewer.
    pub fn choose(&mut self, position: usize) {
        self.awaited = None;
        self.chosen = position.min(self.hits.len().saturating_sub(1));
    }

    /// The first card that is seen, where there is room for so many.
    pub fn reveal(&mut self, room: usize) -> usize {
        self.top = revealed(self.top, self.chosen, room, self.hits.len());
        self.top
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Search;
    use crate::journey::Handle;
    use crate::store::CardHit;

    fn card(title: &str) -> CardHit {
        CardHit {
            map: "Map".into(),
            stage: "Stage".into(),
            card: Handle::JOURNEY,
            title: title.into(),
            text: None,
        }
    }

    fn titles(search: &Search) -> Vec<&str> {
        search.hits().iter().map(|hit| hit.card.title.as_str()).collect()
    }

    #[test]
    fn hits_stand_by_their_maps_whenever_they_come_and_what_is_chosen_stays_so() {
        let mut search = Search::default();
        assert!(search.look_for("x") && !search.look_for("x"));
        search.found(Path::new("b"), vec![card("b1"), card("b2")]);
        search.choose(1);
        search.found(Path::new("a"), vec![card("a1")]);
        search.found(Path::new("c"), vec![card("c1")]);
        search.end();
        assert_eq!(titles(&search), ["a1", "b1", "b2", "c1"]);
        assert_eq!(search.hit().unwrap().card.title, "b2");
        // Another map's card has the same handle.
        search.look_again();
        assert_eq!(search.hit().unwrap().card.title, "b2");
        search.found(Path::new("c"), vec![card("c1")]);
        search.found(Path::new("b"), vec![card("b3")]);
        search.end();
        assert_eq!((titles(&search), search.chosen()), (vec!["b3", "c1"], 0));
    }

    #[test]
    fn hits_of_other_words_are_seen_until_there_are_new_ones_and_never_opened() {
        let mut search = Search::default();
        search.look_for("x");
        search.found(Path::new("a"), vec![card("a1")]);
        search.look_for("xy");
        assert_eq!((titles(&search), search.hit().is_none()), (vec!["a1"], true));
        search.end();
        assert!(search.hits().is_empty());
        search.look_for("  ");
        assert!(!search.is_going_on);
    }
}
