//! Maps that only have another name.

use std::collections::HashSet;

use super::pair::{Pair, Version};
use crate::cli::parallel::in_order;
use crate::journey::IdSpace;

/// More pairs of maps than this are not held against each other.
const MAX_TRIES: usize = 1 << 16;

/// What a map is known by under another name.
struct Known {
    text: String,
    cards: HashSet<String>,
}

impl Known {
    /// `None` for what cannot be read, which is told later.
    fn of(version: &Version) -> Option<Self> {
        let text = version.text().ok()?;
        let document = version.map(&text).ok()?;
        let cards = document.journey.ids(IdSpace::Cards).map(|(id, _)| id.to_owned()).collect();
        Some(Known { text, cards })
    }

    /// How much of the larger map's cards both have, in hundredths; `None` where they are not the
    /// same map.
    fn likeness(&self, other: &Known) -> Option<usize> {
        if self.text == other.text {
            return Some(100);
        }
        let most = self.cards.len().max(other.cards.len()).max(1);
        let likeness = self.cards.intersection(&other.cards).count() * 100 / most;
        (likeness >= 50).then_some(likeness)
    }
}

/// Makes one pair of a map that is gone and a new one that holds at least half of its cards; of
/// several the most alike. The pair stands where the new one stood.
pub fn pair_renamed(mut pairs: Vec<Pair>) -> Vec<Pair> {
    let lone = |is_wanted: fn(&Pair) -> bool| -> Vec<usize> {
        (0..pairs.len()).filter(|at| is_wanted(&pairs[*at])).collect()
    };
    let (gone, fresh) = (lone(|pair| pair.new.is_none()), lone(|pair| pair.old.is_none()));
    if gone.is_empty() || fresh.is_empty() || gone.len() * fresh.len() > MAX_TRIES {
        return pairs;
    }
    let known = |places: &[usize]| {
        in_order(places, |at| {
            let pair = &pairs[*at];
            pair.old.as_ref().or(pair.new.as_ref()).and_then(Known::of)
        })
    };
    let (was, is) = (known(&gone), known(&fresh));
    let mut likest: Vec<(usize, usize, usize)> = Vec::new();
    for (old, was) in gone.iter().zip(&was) {
        for (new, is) in fresh.iter().zip(&is) {
            let likeness = was.as_ref().zip(is.as_ref()).and_then(|(was, is)| was.likeness(is));
            likest.extend(likeness.map(|likeness| (likeness, *old, *new)));
        }
    }
    // The most alike first, and of like ones those that come first.
    likest.sort_by_key(|(likeness, old, new)| (100 - likeness, *old, *new));
    for (_, old, new) in likest {
        if pairs[old].old.is_some() && pairs[new].old.is_none() {
            pairs[new].old = pairs[old].old.take();
            pairs[new].renamed = true;
        }
    }
    pairs.retain(|pair| pair.old.is_some() || pair.new.is_some());
    pairs
}
