//! Finding what is meant by the beginning of a word, and the words a map already has.

use rustc_hash::FxHashMap;
use unicode_segmentation::GraphemeCursor;

use super::Name;
use crate::journey::Journey;

/// What is left of a text behind its beginning, upper and lower case alike; `None` where it begins
/// otherwise, or where the beginning would end within a grapheme.
pub(in crate::tui) fn rest_after<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let mut chars = text.chars();
    for typed in beginning.chars() {
        let known = chars.next()?;
        if known != typed && !known.to_lowercase().eq(typed.to_lowercase()) {
            return None;
        }
    }
    let rest = chars.as_str();
    let mut cursor = GraphemeCursor::new(text.len() - rest.len(), text.len(), true);
    cursor.is_boundary(text, 0).unwrap_or(true).then_some(rest)
}

/// Whether two words are the same, upper and lower case alike.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    rest_after(a, b) == Some("")
}

/// The channels of a map, the most used first, then in document order.
pub(in crate::tui) fn channels(journey: &Journey) -> Vec<&str> {
    by_use(journey.cards().filter_map(|card| card.channel.as_deref()))
}

/// The tags of a map and its cards, the most used first, then in document order.
pub(in crate::tui) fn tags(journey: &Journey) -> Vec<&str> {
    let cards = journey.cards().flat_map(|card| &card.tags);
    by_use(journey.tags.iter().chain(cards).map(|tag| tag.text.as_str()))
}

/// The channel that is meant: one of the map by its name or, without quotes, by a beginning that
/// only one has; else what was typed.
pub(super) fn channel(journey: &Journey, typed: &Name) -> String {
    let known = channels(journey);
    if let Some(same) = known
        .iter()
        .find(|channel| **channel == typed.text)
        .or_else(|| known.iter().find(|channel| is_same(channel, &typed.text)))
    {
        return (*same).to_owned();
    }
    let mut begun =
        known.iter().filter(|channel| !typed.whole && rest_after(channel, &typed.text).is_some());
    match (begun.next(), begun.next()) {
        (Some(only), None) => (*only).to_owned(),
        _ => typed.text.clone(),
    }
}

/// A tag in the spelling the map already has for it, else as typed.
pub(super) fn tag(journey: &Journey, typed: &str) -> String {
    let known = tags(journey);
    let same = known
        .iter()
        .find(|tag| **tag == typed)
        .or_else(|| known.iter().find(|tag| is_same(tag, typed)));
    same.map_or(typed, |tag| *tag).to_owned()
}

/// Words, each once, the most used first, then in their own order.
pub(in crate::tui) fn by_use<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut counted: Vec<(usize, &str)> = Vec::new();
    for word in words.filter(|word| !word.trim().is_empty()) {
        let place = *places.entry(word).or_insert_with(|| {
            counted.push((0, word));
            counted.len() - 1
        });
        counted[place].0 += 1;
    }
    // The sort is stable, so equal counts stay in document order.
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, word)| word).collect()
}
