//! What holds for every merge.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;

use super::facts::{Fact, names_it};
use super::steps::{Step, done, errors, start, step};
use super::{Conflict, ConflictKind, Markers, Merged, Side, Three, marked, merge, unmerged};
use crate::diff::common;
use crate::format::{Document, print, read};
use crate::journey::{IdSpace, Journey};

fn merged(base: &Document, ours: &Document, theirs: &Document) -> Merged {
    merge(Some(base.clone()), ours.clone(), theirs.clone())
}

/// A conflict without the names of the sides, of which the lesser comes first.
fn nameless(conflict: &Conflict) -> String {
    let says = conflict.versions.as_ref();
    let says = Three::of(|side| format!("{:?}", says.get(side).says));
    let mut sides = [says.ours, says.theirs];
    sides.sort();
    let subject = &conflict.subject;
    format!("{} {subject:?} {:?} {sides:?} {}", conflict.kind.name(), conflict.field, says.base)
}

fn all_nameless(conflicts: &[Conflict]) -> Vec<String> {
    let mut all: Vec<String> = conflicts.iter().map(nameless).collect();
    all.sort();
    all
}

fn told(base: &Document, ours: &Document, theirs: &Document, merged: &Merged) -> String {
    let sentences: Vec<String> = merged.conflicts.iter().map(nameless).collect();
    let base = print(base);
    format!(
        "--- base\n{base}--- ours\n{}--- theirs\n{}--- merged\n{}{}",
        changes(&base, &print(ours)),
        changes(&base, &print(theirs)),
        changes(&base, &print(&merged.document)),
        sentences.join("\n")
    )
}

/// The lines that differ in a text, with their numbers.
fn changes(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut out = String::new();
    let (mut o, mut n) = (0, 0);
    for (old_end, new_end) in common(&old, &new).into_iter().chain([(old.len(), new.len())]) {
        for line in &old[o..old_end] {
            o += 1;
            out.push_str(&format!("{o:4} - {line}\n"));
        }
        for line in &new[n..new_end] {
            out.push_str(&format!("{old_end:4} + {line}\n"));
        }
        (o, n) = (old_end + 1, new_end + 1);
    }
    out
}

fn ids_are_unique(journey: &Journey) -> bool {
    [IdSpace::Stages, IdSpace::Lanes, IdSpace::Cards, IdSpace::People].into_iter().all(|space| {
        let mut seen = BTreeSet::new();
        journey.ids(space).all(|(id, _)| seen.insert(id.to_owned()))
    })
}

/// Every law that holds for two sides of one map; `Err` says which does not.
pub(super) fn looked_at(base: &Document, ours: &Document, theirs: &Document) -> Result<(), String> {
    let result = merged(base, ours, theirs);
    let wrong = |law: &str| format!("{law}\n{}", told(base, ours, theirs, &result));
    let text = print(&result.document);

    let swapped = merged(base, theirs, ours);
    if print(&swapped.document) != text {
        return Err(wrong(&format!(
            "swapped sides give another map:\n{}",
            print(&swapped.document)
        )));
    }
    if all_nameless(&swapped.conflicts) != all_nameless(&result.conflicts) {
        return Err(wrong("swapped sides give other conflicts"));
    }
    for (one, other, whole) in
        [(base, ours, ours), (ours, base, ours), (ours, ours, ours), (base, theirs, theirs)]
    {
        let same = merged(base, one, other);
        if print(&same.document) != print(whole) || !same.conflicts.is_empty() {
            return Err(format!("a side that changed nothing\n{}", told(base, one, other, &same)));
        }
    }
    let again = read(&text).map_err(|faults| wrong(&format!("cannot be read: {faults:?}")))?;
    if print(&again) != text {
        return Err(wrong("the text is not canonical"));
    }
    if !ids_are_unique(&result.document.journey) {
        return Err(wrong("an id stands twice"));
    }
    for side in [Side::Ours, Side::Theirs] {
        let chosen = result.as_side(side);
        let found = errors(&chosen);
        if !found.is_empty() {
            let text = print(&chosen);
            return Err(wrong(&format!("{} is broken: {found:?}\n{text}", side.name())));
        }
        let text = print(&chosen);
        if read(&text).map(|read| print(&read)).as_deref() != Ok(&text) {
            return Err(wrong("the text of a side is not canonical"));
        }
    }
    if read(&print(&result.as_side(Side::Base))).is_err() {
        return Err(wrong("the text of the base cannot be read"));
    }
    if result.conflicts.is_empty() && !errors(&result.document).is_empty() {
        return Err(wrong(&format!("the merged map is broken: {:?}", errors(&result.document))));
    }
    markers_tell_all(&result).map_err(|lost| wrong(&lost))?;
    nothing_lost(base, ours, theirs, &result).map_err(|lost| wrong(&lost))?;
    comments_stay(base, ours, theirs, &text).map_err(|lost| wrong(&lost))
}

/// The text with markers holds the map of each side's choice.
fn markers_tell_all(result: &Merged) -> Result<(), String> {
    let text = marked(result, &Markers::default());
    if result.conflicts.is_empty() {
        return if text == print(&result.document) { Ok(()) } else { Err(text) };
    }
    let found = unmerged(&text);
    for side in Side::ALL {
        // Where all sides have the same, as with doubled ids, there is nothing to mark.
        let told = found.as_ref().map_or(Some(&text), |found| match side {
            Side::Base => found.base.as_ref(),
            Side::Ours => Some(&found.ours),
            Side::Theirs => Some(&found.theirs),
        });
        if told != Some(&print(&result.as_side(side))) {
            return Err(format!("the markers do not tell {}\n{text}", side.name()));
        }
    }
    Ok(())
}

/// Whether the maps that the markers tell merge to the same again.
fn merges_again(result: &Merged) -> bool {
    let map = |side: Side| read(&print(&result.as_side(side))).unwrap();
    let again = merged(&map(Side::Base), &map(Side::Ours), &map(Side::Theirs));
    let same = |side: Side| print(&again.as_side(side)) == print(&result.as_side(side));
    same(Side::Ours) && same(Side::Theirs)
}

fn stages(journey: &Journey) -> BTreeMap<String, String> {
    let stage = |stage: &crate::journey::Stage| {
        let id = stage.id.clone();
        stage.cards.iter().map(|card| (card.id.clone(), id.clone())).collect::<Vec<_>>()
    };
    journey.stages.iter().flat_map(stage).collect()
}

/// No edit of a side is lost without a conflict that names it, and nothing is there that stands in
/// none of the three.
fn nothing_lost(
    base: &Document,
    ours: &Document,
    theirs: &Document,
    result: &Merged,
) -> Result<(), String> {
    let all = Three { base, ours, theirs };
    // Where a map has no lead, nobody knows whose its emotions are.
    let has_leads = Side::ALL.iter().all(|side| all.get(*side).journey.lead_persona().is_some());
    let facts = |journey: &Journey| {
        let lead = journey.lead_persona().filter(|_| has_leads);
        super::facts::facts(journey, lead.map(|lead| lead.id.as_str()))
    };
    let known = Three::of(|side| facts(&all.get(side).journey));
    let places = Three::of(|side| stages(&all.get(side).journey));
    let merged = facts(&result.document.journey);
    // What both made under one id gets another id on one side, with all that refers to it. So does
    // what one side made under the id of something that it removed, where the other side keeps that.
    let space = |fact: &Fact| match fact.element.0 {
        "persona" | "role" => "person",
        other => other,
    };
    let ids = |facts: &BTreeSet<Fact>| -> BTreeSet<(&'static str, String)> {
        let elements = facts.iter().filter(|fact| fact.field.is_empty());
        elements.map(|fact| (space(fact), fact.element.1.clone())).collect()
    };
    let made = |side: &BTreeSet<Fact>| ids(&side.difference(&known.base).cloned().collect());
    let (ours_made, theirs_made, old) = (made(&known.ours), made(&known.theirs), ids(&known.base));
    let doubled = ours_made.intersection(&theirs_made);
    let doubled = doubled.chain(ours_made.intersection(&old)).chain(theirs_made.intersection(&old));
    let both: BTreeSet<String> = doubled.map(|(_, id)| id.clone()).collect();
    let is_renamed = |fact: &Fact| {
        both.contains(&fact.element.1) || both.iter().any(|id| fact.says.contains(id.as_str()))
    };
    let is_named = |fact: &Fact| {
        Side::ALL.iter().any(|side| {
            let stage = places.get(*side).get(&fact.element.1).map(String::as_str);
            result.conflicts.iter().any(|conflict| names_it(conflict, fact, stage))
        })
    };
    for (side, other) in [(&known.ours, &known.theirs), (&known.theirs, &known.ours)] {
        for fact in side.difference(&known.base) {
            if !merged.contains(fact) && !is_named(fact) && !is_renamed(fact) {
                return Err(format!("lost: {fact:?}"));
            }
        }
        for fact in known.base.difference(side) {
            if merged.contains(fact) && !is_named(fact) && !other_made(fact, other, &known.base) {
                return Err(format!("came back: {fact:?}"));
            }
        }
    }
    let is_known = |fact: &Fact| {
        known.base.contains(fact) || known.ours.contains(fact) || known.theirs.contains(fact)
    };
    match merged.iter().find(|fact| {
        !is_known(fact)
            && !both.iter().any(|id| {
                fact.element.1.starts_with(id.as_str()) || fact.says.contains(id.as_str())
            })
    }) {
        Some(fact) => Err(format!("from nowhere: {fact:?}")),
        None => Ok(()),
    }
}

/// Whether the other side made anew what the one side took away: it cannot, it was there.
fn other_made(fact: &Fact, other: &BTreeSet<Fact>, base: &BTreeSet<Fact>) -> bool {
    other.contains(fact) && !base.contains(fact)
}

/// The comments that a side put in stay.
fn comments_stay(
    base: &Document,
    ours: &Document,
    theirs: &Document,
    text: &str,
) -> Result<(), String> {
    let of = |document: &Document| -> BTreeSet<String> {
        let comments = document.comments.iter().map(|(_, attached)| attached);
        comments
            .flat_map(|a| a.leading.iter().chain(&a.trailing).chain(&a.closing).cloned())
            .collect()
    };
    let base = of(base);
    for side in [of(ours), of(theirs)] {
        if let Some(lost) = side.difference(&base).find(|comment| !text.contains(comment.as_str()))
        {
            return Err(format!("a comment is lost: {lost}"));
        }
    }
    Ok(())
}

fn sides() -> impl Strategy<Value = (Vec<Step>, Vec<Step>, Vec<Step>)> {
    (vec(step(), 0..25), vec(step(), 0..12), vec(step(), 0..12))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_merge_keeps_the_laws((base, ours, theirs) in sides()) {
        let base = done(&start(), &base);
        let (ours, theirs) = (done(&base, &ours), done(&base, &theirs));
        if let Err(wrong) = looked_at(&base, &ours, &theirs) {
            return Err(TestCaseError::fail(wrong));
        }
    }
}

#[test]
fn merges_are_clean_and_not() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut conflicted = (0, 0);
    for _ in 0..300 {
        let (base, ours, theirs) = sides().new_tree(&mut runner).unwrap().current();
        let base = done(&start(), &base);
        let result = merged(&base, &done(&base, &ours), &done(&base, &theirs));
        if result.conflicts.is_empty() {
            *kinds.entry("clean").or_default() += 1;
        } else {
            conflicted.0 += 1;
            conflicted.1 += usize::from(merges_again(&result));
        }
        for conflict in result.conflicts {
            assert_ne!(conflict.kind, ConflictKind::Doubled);
            *kinds.entry(conflict.kind.name()).or_default() += 1;
        }
    }
    let count = |kind| kinds.get(kind).copied().unwrap_or(0);
    assert!(count("clean") > 50 && count("changed") > 10, "{kinds:?}");
    assert!(count("removed") > 10 && count("moved") + count("reordered") > 5, "{kinds:?}");
    // A card that one side moved within a stage and the other to another stage stands there alone if
    // all others moved too: nothing tells then that it was moved at all.
    assert!(100 * conflicted.1 > 97 * conflicted.0, "{conflicted:?}");
}

#[test]
fn an_id_given_anew_changes_where_the_other_side_keeps_what_had_it() {
    let start = start();
    let edited = |edits: &[(&str, &str)]| {
        let text = edits.iter().fold(print(&start), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        });
        read(&text).unwrap()
    };
    let role = "        Role(\n            id: \"desk\",\n            name: \"Desk\",\n";
    let persona = "        Persona(\n            id: \"tom\",";
    let desk =
        "        Persona(\n            id: \"desk\",\n            name: \"Desk\",\n        ),\n";
    let ours = edited(&[
        ("    roles: [\n", ""),
        (&format!("{role}        ),\n    ],\n"), ""),
        ("                    owner: \"desk\",\n", ""),
        (persona, &format!("{desk}{persona}")),
    ]);
    let theirs = edited(&[(role, &format!("{role}            kind: ProcessOwner,\n"))]);
    looked_at(&start, &ours, &theirs).unwrap();
    let merged = merged(&start, &ours, &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    let ids: Vec<&str> = merged.document.journey.ids(IdSpace::People).map(|id| id.0).collect();
    assert_eq!(ids, ["maria", "desk-2", "tom", "desk"]);
}

/// One side takes away the lead's name and the first persona, whom the other needs: the map would have
/// another lead than all three versions, and the lead's feelings would be that persona's.
#[test]
fn a_persona_that_is_kept_does_not_take_over_what_the_lead_feels() {
    use super::steps::{Deed, Pick};
    let step = |deed, at, to| Step { deed, at: Pick(at), to: Pick(to), word: "Asks", number: 0 };
    let base = done(&start(), &[step(Deed::AddCard, 0, 0), step(Deed::SetLead, 0, 1)]);
    let ours = done(&base, &[step(Deed::RenameId, 0, 0)]);
    let theirs = done(&base, &[step(Deed::SetLead, 0, 6), step(Deed::Remove, 1, 0)]);
    let leads = [&base, &ours, &theirs].map(|map| map.journey.lead_persona().unwrap().id.clone());
    assert_eq!(leads, ["tom", "tom", "tom"]);
    looked_at(&base, &ours, &theirs).unwrap();
}
