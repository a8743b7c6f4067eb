//! Cards of all maps that hold some words.

use std::path::PathBuf;

use super::list::revealed;
use crate::store::CardHit;

/// Words that are looked for in the cards of all maps, and what was found so far.
#[derive(Debug, Default)]
pub struct Search {
    words: String,
    /// By the path of their map, then in the order of time.
    hits: Vec<Hit>,
    chosen: usize,
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

    /// Looks for other words; whether they are others. Until something is found, what was found
    /// before stays.
    pub fn look_for(&mut self, words: &str) -> bool {
        if self.words == words {
            return false;
        }
        words.clone_into(&mut self.words);
        self.hits.clear();
        (self.chosen, self.top) = (0, 0);
        (self.is_going_on, self.is_cut) = (!words.trim().is_empty(), false);
        true
    }

    /// Takes in the cards that were found in a map.
    pub fn found(&mut self, path: &PathBuf, cards: Vec<CardHit>) {
        let at = self.hits.partition_point(|hit| hit.path < *path);
        // What was chosen stays so.
        if at <= self.chosen && self.chosen > 0 {
            self.chosen += cards.len();
        }
        let hits = cards.into_iter().map(|card| Hit { path: path.clone(), card });
        self.hits.splice(at..at, hits);
        if self.hits.len() > MOST {
            self.hits.truncate(MOST);
            self.is_cut = true;
        }
        self.choose(self.chosen);
    }

    /// What was found.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The chosen card.
    pub fn hit(&self) -> Option<&Hit> {
        self.hits.get(self.chosen)
    }

    /// The position of the chosen card.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// Chooses a card; the last where there are fewer.
    pub fn choose(&mut self, position: usize) {
        self.chosen = position.min(self.hits.len().saturating_sub(1));
    }

    /// The first card that is seen, where there is room for so many.
    pub fn reveal(&mut self, room: usize) -> usize {
        self.top = revealed(self.top, self.chosen, room, self.hits.len());
        self.top
    }
}
