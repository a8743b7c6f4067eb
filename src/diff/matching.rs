//! Which things of two maps are the same thing.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::lines::common;
use crate::journey::{Card, Entry, Handle, Journey, Opportunity, Persona, Record, Role, Stage};

/// How alike the titles of two opportunities must be to be taken for one, from 0 to 1.
const ALIKE: f64 = 0.6;

/// More bytes of titles are not compared for likeness: what is left is then new.
const MAX_COMPARED: usize = 1 << 20;

/// Which things of two maps are the same thing.
///
/// Elements are matched by kind and id, whatever their order; a touchpoint that became an
/// interaction is the same card. Ids that stand several times are matched by stage and order. Items
/// without ids are matched within their element: emotions by persona, metrics by name, links by
/// address, opportunities by title and then by likeness, tags and references by what they say,
/// prose line by line.
#[derive(Debug, Clone, Default)]
pub struct Matching {
    old_of: Partners,
    new_of: Partners,
}

/// A handle for some handles, by their numbers, which are those of a map counted through.
#[derive(Debug, Clone, Default)]
struct Partners(Vec<Option<Handle>>);

impl Partners {
    fn get(&self, of: Handle) -> Option<Handle> {
        self.0.get(of.number() as usize).copied().flatten()
    }

    fn set(&mut self, of: Handle, partner: Handle) {
        let at = of.number() as usize;
        if at >= self.0.len() {
            self.0.resize(at + 1, None);
        }
        self.0[at] = Some(partner);
    }
}

impl Matching {
    /// The thing of the old map that a thing of the new map was.
    pub fn old_of(&self, new: Handle) -> Option<Handle> {
        self.old_of.get(new)
    }

    /// The thing of the new map that a thing of the old map has become.
    pub fn new_of(&self, old: Handle) -> Option<Handle> {
        self.new_of.get(old)
    }

    fn pair(&mut self, old: Handle, new: Handle) {
        self.old_of.set(new, old);
        self.new_of.set(old, new);
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
    found.cards(old, new, &stages);
    found
}

/// Pairs things of one key in their order, the first with the first; in the order of the new ones.
fn by_key<'a, T, K: Eq + Hash>(
    old: impl IntoIterator<Item = &'a T>,
    new: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Vec<(&'a T, &'a T)> {
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    let mut pairs = Vec::new();
    // What begins alike is paired as it stands: of each key as many have gone by on both sides.
    while let (Some(was), Some(is)) = (old.peek(), new.peek())
        && key(was) == key(is)
    {
        pairs.extend(old.next().zip(new.next()));
    }
    if old.peek().is_none() || new.peek().is_none() {
        return pairs;
    }
    let old: Vec<&T> = old.collect();
    // The first that is left of each key, and behind each the next of its key.
    let mut first: FxHashMap<K, usize> = FxHashMap::default();
    let mut next: Vec<Option<usize>> = vec![None; old.len()];
    for (at, item) in old.iter().enumerate().rev() {
        next[at] = first.insert(key(item), at);
    }
    for item in new {
        let key = key(item);
        let Some(at) = first.get(&key).copied() else { continue };
        pairs.push((old[at], item));
        match next[at] {
            Some(next) => first.insert(key, next),
            None => first.remove(&key),
        };
    }
    pairs
}

impl Matching {
    /// Cards by id: first within each stage, so that of cards of one id those that stayed are
    /// matched; what is left over the whole map.
    fn cards(&mut self, old: &Journey, new: &Journey, stages: &[(&Stage, &Stage)]) {
        for (old, new) in stages {
            for (old, new) in by_key(&old.cards, &new.cards, |card| card.id.as_str()) {
                self.card(old, new);
            }
        }
        let old: Vec<&Card> = old.cards().filter(|c| self.new_of(c.handle).is_none()).collect();
        let new: Vec<&Card> = new.cards().filter(|c| self.old_of(c.handle).is_none()).collect();
        for (old, new) in by_key(old, new, |card| card.id.as_str()) {
            self.card(old, new);
        }
    }

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
        if old.is_empty() || new.is_empty() {
            return;
        }
        let is_same = |(old, new): (&Entry, &Entry)| old.text == new.text;
        if old.len() == new.len() && old.iter().zip(new).all(is_same) {
            for (old, new) in old.iter().zip(new) {
                self.pair(old.handle, new.handle);
            }
            return;
        }
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
        let (old, new): (Vec<&Opportunity>, Vec<&Opportunity>) = (
            old.iter().filter(|old| self.new_of(old.handle).is_none()).collect(),
            new.iter().filter(|new| self.old_of(new.handle).is_none()).collect(),
        );
        let bytes = |all: &[&Opportunity]| all.iter().map(|item| item.title.len()).sum::<usize>();
        if bytes(&old) * new.len() + bytes(&new) * old.len() > MAX_COMPARED {
            return;
        }
        let mut alike: Vec<(f64, usize, usize)> = Vec::new();
        for (o, old) in old.iter().enumerate() {
            for (n, new) in new.iter().enumerate() {
                let likeness = strsim::sorensen_dice(&old.title, &new.title);
                if likeness >= ALIKE {
                    alike.push((likeness, o, n));
                }
            }
        }
        // The most alike first; of like ones, which only a file with doubled titles has, the first.
        alike.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        for (_, o, n) in alike {
            let (old, new) = (old[o].handle, new[n].handle);
            if self.new_of(old).is_none() && self.old_of(new).is_none() {
                self.pair(old, new);
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

    #[test]
    fn of_several_that_are_alike_the_most_alike_are_one() {
        let found = items(
            r#"opportunities: [Opportunity(title: "One page for each role")]"#,
            r#"opportunities: [Opportunity(title: "One page per role"),
               Opportunity(title: "One page for every role")]"#,
            |journey| {
                let cards = journey.cards();
                cards.flat_map(|card| &card.opportunities).map(|o| o.handle.number()).collect()
            },
        );
        assert_eq!(found, [None, Some(0)]);
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
