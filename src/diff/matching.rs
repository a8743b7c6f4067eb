//! Which things of two maps are the same thing.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lines::common;
use crate::journey::{Card, Entry, Handle, Journey, Opportunity, Persona, Record, Role, Stage};

/// How alike the titles of two opportunities must be to be taken for one, from 0 to 1.
const ALIKE: f64 = 0.6;

/// Which things of two maps are the same thing.
///
/// Elements are matched by kind and id, whatever their order; a touchpoint that became an
/// interaction is the same card. Ids that stand several times are matched by stage and order. Items
/// without ids are matched within their element: emotions by persona, metrics by name, links by
/// address, opportunities by title and then by likeness, tags and references by what they say,
/// prose line by line.
#[derive(Debug, Clone, Default)]
pub struct Matching {
    old_of: FxHashMap<Handle, Handle>,
    new_of: FxHashMap<Handle, Handle>,
}

impl Matching {
    /// The thing of the old map that a thing of the new map was.
    pub fn old_of(&self, new: Handle) -> Option<Handle> {
        self.old_of.get(&new).copied()
    }

    /// The thing of the new map that a thing of the old map has become.
    pub fn new_of(&self, old: Handle) -> Option<Handle> {
        self.new_of.get(&old).copied()
    }

    fn pair(&mut self, old: Handle, new: Handle) {
        self.old_of.insert(new, old);
        self.new_of.insert(old, new);
    }
}

/// Finds out which things of two maps are the same thing.
pub fn matching(old: &Journey, new: &Journey) -> Matching {
    let mut found = Matching::default();
    found.pair(Handle::JOURNEY, Handle::JOURNEY);
    found.lines(&old.summary, &new.summary);
    found.words(&old.tags, &new.tags);
    found.lines(&old.notes, &new.notes);
    for (old, new) in by_key(&old.personas, &new.personas, |persona| persona.id.as_str()) {
        found.persona(old, new);
    }
    for (old, new) in by_key(&old.roles, &new.roles, |role| role.id.as_str()) {
        found.role(old, new);
    }
    for (old, new) in by_key(&old.lanes, &new.lanes, |lane| lane.id.as_str()) {
        found.pair(old.handle, new.handle);
        found.lines(&old.notes, &new.notes);
    }
    let stages = by_key(&old.stages, &new.stages, |stage| stage.id.as_str());
    for (old, new) in &stages {
        found.pair(old.handle, new.handle);
        found.lines(&old.notes, &new.notes);
    }
    for (old, new) in cards(old, new, &stages) {
        found.card(old, new);
    }
    found
}

/// Pairs things of one key in their order, the first with the first; in the order of the new ones.
fn by_key<'a, T, K: Eq + Hash>(
    old: impl IntoIterator<Item = &'a T>,
    new: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Vec<(&'a T, &'a T)> {
    let mut left: FxHashMap<K, Vec<&T>> = FxHashMap::default();
    for item in old {
        left.entry(key(item)).or_default().push(item);
    }
    // The first is to be taken first, from the end.
    left.values_mut().for_each(|items| items.reverse());
    let pair = |item| left.get_mut(&key(item))?.pop().map(|was| (was, item));
    new.into_iter().filter_map(pair).collect()
}

/// Cards by id: first within each stage, so that of cards of one id those that stayed are matched;
/// what is left over the whole map.
fn cards<'a>(
    old: &'a Journey,
    new: &'a Journey,
    stages: &[(&'a Stage, &'a Stage)],
) -> Vec<(&'a Card, &'a Card)> {
    let mut found = Vec::new();
    for (old, new) in stages {
        found.extend(by_key(&old.cards, &new.cards, |card| card.id.as_str()));
    }
    let paired: (FxHashSet<Handle>, FxHashSet<Handle>) =
        found.iter().map(|(old, new)| (old.handle, new.handle)).unzip();
    let old = old.cards().filter(|card| !paired.0.contains(&card.handle));
    let new = new.cards().filter(|card| !paired.1.contains(&card.handle));
    let moved = by_key(old, new, |card| card.id.as_str());
    found.extend(moved);
    found
}

impl Matching {
    fn persona(&mut self, old: &Persona, new: &Persona) {
        self.pair(old.handle, new.handle);
        self.lines(&old.goals, &new.goals);
        self.lines(&old.frustrations, &new.frustrations);
        self.lines(&old.notes, &new.notes);
    }

    fn role(&mut self, old: &Role, new: &Role) {
        self.pair(old.handle, new.handle);
        self.lines(&old.notes, &new.notes);
    }

    fn card(&mut self, old: &Card, new: &Card) {
        self.pair(old.handle, new.handle);
        for (old, new) in
            [(&old.actors, &new.actors), (&old.triggers, &new.triggers), (&old.tags, &new.tags)]
        {
            self.words(old, new);
        }
        for (old, new) in [
            (&old.research, &new.research),
            (&old.thoughts, &new.thoughts),
            (&old.pains, &new.pains),
            (&old.notes, &new.notes),
        ] {
            self.lines(old, new);
        }
        self.items(&old.emotions, &new.emotions, |emotion| emotion.persona.as_str());
        self.items(&old.metrics, &new.metrics, |metric| metric.name.as_str());
        self.items(&old.links, &new.links, |link| link.url.as_str());
        self.opportunities(&old.opportunities, &new.opportunities);
    }

    fn items<'a, T: Record>(&mut self, old: &'a [T], new: &'a [T], key: impl Fn(&'a T) -> &'a str) {
        for (old, new) in by_key(old, new, key) {
            self.pair(old.handle(), new.handle());
        }
    }

    fn words(&mut self, old: &[Entry], new: &[Entry]) {
        self.items(old, new, |entry| entry.text.as_str());
    }

    /// Lines that stay; between two of these, where as many lines stand in both, those in their
    /// order: they were changed.
    fn lines<'a>(&mut self, old: &'a [Entry], new: &'a [Entry]) {
        let texts =
            |entries: &'a [Entry]| entries.iter().map(|entry| entry.text.as_str()).collect();
        let (old_texts, new_texts): (Vec<&str>, Vec<&str>) = (texts(old), texts(new));
        let mut from = (0, 0);
        for (o, n) in common(&old_texts, &new_texts).into_iter().chain([(old.len(), new.len())]) {
            if o - from.0 == n - from.1 {
                for (old, new) in old[from.0..o].iter().zip(&new[from.1..n]) {
                    self.pair(old.handle, new.handle);
                }
            }
            if let (Some(old), Some(new)) = (old.get(o), new.get(n)) {
                self.pair(old.handle, new.handle);
            }
            from = (o + 1, n + 1);
        }
    }

    fn opportunities(&mut self, old: &[Opportunity], new: &[Opportunity]) {
        self.items(old, new, |opportunity| opportunity.title.as_str());
        let mut left: Vec<&Opportunity> =
            old.iter().filter(|old| self.new_of(old.handle).is_none()).collect();
        for new in new {
            if self.old_of(new.handle).is_some() {
                continue;
            }
            let likeness = |old: &Opportunity| strsim::sorensen_dice(&old.title, &new.title);
            let best = (0..left.len())
                .map(|at| (at, likeness(left[at])))
                .filter(|(_, likeness)| *likeness >= ALIKE)
                .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
            if let Some((at, _)) = best {
                self.pair(left.remove(at).handle, new.handle);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Matching, matching};
    use crate::edit::{apply, between};
    use crate::format::{Document, read};
    use crate::journey::{Journey, generate};
    use proptest::prelude::*;

    fn map(stages: &str) -> Journey {
        let text = format!(r#"Journey(format: 1, title: "T", stages: [{stages}])"#);
        read(&text).unwrap().journey
    }

    fn card(id: &str, more: &str) -> String {
        format!(r#"Activity(id: "{id}", lane: "consumer", title: "T", {more}),"#)
    }

    /// For each card of the new map the position of the old card it was, over all stages.
    fn cards(old: &Journey, new: &Journey) -> Vec<Option<usize>> {
        let found = matching(old, new);
        let place = |at| old.cards().position(|card| card.handle == at);
        new.cards().map(|card| found.old_of(card.handle).and_then(place)).collect()
    }

    fn stage(id: &str, cards: &str) -> String {
        format!(r#"Stage(id: "{id}", title: "S", cards: [{cards}]),"#)
    }

    #[test]
    fn cards_are_matched_by_id_over_all_stages() {
        let old = map(&(stage("a", &(card("x", "") + &card("y", ""))) + &stage("b", "")));
        let new =
            map(&(stage("b", &(card("z", "") + &card("y", ""))) + &stage("a", &card("x", ""))));
        assert_eq!(cards(&old, &new), [None, Some(1), Some(0)]);
    }

    #[test]
    fn cards_of_one_id_are_matched_by_stage_and_order() {
        let one = card("x", "");
        let old = map(&(stage("a", &one) + &stage("b", &(one.clone() + &one))));
        let new = map(&(stage("b", &(one.clone() + &one + &one)) + &stage("a", "")));
        assert_eq!(cards(&old, &new), [Some(1), Some(2), Some(0)]);
    }

    /// What each item of a list of the only card was before.
    fn items(old: &str, new: &str, handles: fn(&Journey) -> Vec<u32>) -> Vec<Option<usize>> {
        let (old, new) = (map(&stage("a", &card("x", old))), map(&stage("a", &card("x", new))));
        let found = matching(&old, &new);
        let (old, new_handles) = (handles(&old), handles(&new));
        let by_number = |number: u32| all(&new).into_iter().find(|at| at.number() == number);
        let old_of = |number| found.old_of(by_number(number)?).map(|at| at.number());
        new_handles
            .into_iter()
            .map(|number| old_of(number).and_then(|at| old.iter().position(|old| *old == at)))
            .collect()
    }

    fn all(journey: &Journey) -> Vec<crate::journey::Handle> {
        let mut copy = journey.clone();
        let mut found = Vec::new();
        copy.rename_handles(|at| {
            found.push(at);
            at
        });
        found
    }

    #[test]
    fn lines_are_matched_as_lines() {
        let lines = |old: &str, new: &str| {
            let list = |text: &str| format!("pains: [{text}]");
            items(&list(old), &list(new), |journey| {
                journey.cards().flat_map(|card| &card.pains).map(|e| e.handle.number()).collect()
            })
        };
        assert_eq!(lines(r#""a", "b", "c""#, r#""a", "c""#), [Some(0), Some(2)]);
        assert_eq!(lines(r#""a", "b", "c""#, r#""a", "x", "c""#), [Some(0), Some(1), Some(2)]);
        assert_eq!(lines(r#""a", "c""#, r#""a", "x", "y", "c""#), [Some(0), None, None, Some(1)]);
        assert_eq!(lines(r#""a""#, r#""x""#), [Some(0)], "a line that was changed");
    }

    #[test]
    fn opportunities_are_matched_by_title_and_then_by_likeness() {
        let found = items(
            r#"opportunities: [Opportunity(title: "One page per role"), Opportunity(title: "Chat")]"#,
            r#"opportunities: [Opportunity(title: "Chat"), Opportunity(title: "Phone line"),
               Opportunity(title: "One page for each role")]"#,
            |journey| {
                let cards = journey.cards();
                cards.flat_map(|card| &card.opportunities).map(|o| o.handle.number()).collect()
            },
        );
        assert_eq!(found, [Some(1), None, Some(0)]);
    }

    fn in_handles_of(old: &Journey, new: Journey, found: &Matching) -> Journey {
        let mut handles = old.clone().number();
        let document = Document::new(new).in_handles_of(&mut handles, |at| found.old_of(at));
        document.journey
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_matched_is_the_old_map_with_its_changes(
            old in generate::journey(),
            new in generate::journey(),
        ) {
            let found = matching(&old, &new);
            let aligned = in_handles_of(&old, new, &found);
            let mut changed = old.clone();
            apply(&mut changed, between(&old, &aligned)).unwrap();
            prop_assert_eq!(changed, aligned);
        }

        #[test]
        fn a_map_is_all_the_same_as_itself(journey in generate::journey()) {
            let found = matching(&journey, &journey);
            for at in all(&journey) {
                prop_assert_eq!(found.old_of(at), found.new_of(at));
                prop_assert!(found.old_of(at).is_some());
            }
            let aligned = in_handles_of(&journey, journey.clone(), &found);
            prop_assert!(between(&journey, &aligned).is_empty());
        }
    }
}
