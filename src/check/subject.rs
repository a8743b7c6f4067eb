//! What findings are about, all in one walk: the card, stage, lane or person that holds each.

use rustc_hash::FxHashMap;

use super::finding::Finding;
use crate::journey::{FieldRef, Handle, Journey, Record};

/// What a finding is about, as a person would say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Subject {
    /// The card, stage, lane, persona or role that holds what the finding is about; else the
    /// journey.
    pub element: Handle,
    /// The stage it is or stands in.
    pub stage: Option<Handle>,
}

/// The subject of each finding.
///
/// Looking one up walks through the map; with thousands of findings that would be thousands of
/// walks.
pub fn subjects(journey: &Journey, findings: &[Finding]) -> Vec<Subject> {
    let mut wanted: FxHashMap<Handle, Subject> =
        findings.iter().map(|finding| (finding.at, Subject::default())).collect();
    for stage in &journey.stages {
        let of_stage = Some(stage.handle);
        let own = Subject { element: stage.handle, stage: of_stage };
        for note in &stage.notes {
            put(&mut wanted, note.handle, own);
        }
        put(&mut wanted, stage.handle, own);
        for card in &stage.cards {
            note(card, Subject { element: card.handle, stage: of_stage }, &mut wanted);
        }
    }
    for lane in &journey.lanes {
        note(lane, Subject { element: lane.handle, stage: None }, &mut wanted);
    }
    for persona in &journey.personas {
        note(persona, Subject { element: persona.handle, stage: None }, &mut wanted);
    }
    for role in &journey.roles {
        note(role, Subject { element: role.handle, stage: None }, &mut wanted);
    }
    findings.iter().map(|finding| wanted.get(&finding.at).copied().unwrap_or_default()).collect()
}

/// Notes the subject of a record and of all that it holds.
fn note(record: &dyn Record, subject: Subject, wanted: &mut FxHashMap<Handle, Subject>) {
    put(wanted, record.handle(), subject);
    for spec in record.fields() {
        let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
        for item in (0..list.len()).filter_map(|index| list.get(index)) {
            note(item.record(), subject, wanted);
        }
    }
}

fn put(wanted: &mut FxHashMap<Handle, Subject>, at: Handle, subject: Subject) {
    if let Some(slot) = wanted.get_mut(&at) {
        *slot = subject;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Subject, subjects};
    use crate::check::{Finding, Rule};
    use crate::journey::{Handle, Journey, generate};

    /// A finding about each element and list item of a map, and one about nothing.
    fn everywhere(journey: &Journey) -> Vec<Finding> {
        let mut all = vec![Handle::JOURNEY];
        let mut copy = journey.clone();
        copy.rename_handles(|at| {
            all.push(at);
            at
        });
        all.push(copy.number().fresh().behind(all.len() as u32));
        all.into_iter().map(|at| Finding::new(Rule::BadId, at, String::new())).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            cases: 32,
            ..ProptestConfig::default()
        })]

        #[test]
        fn a_subject_holds_what_is_found(journey in generate::journey()) {
            let findings = everywhere(&journey);
            let about = subjects(&journey, &findings);
            for (finding, subject) in findings.iter().zip(about) {
                let path = journey.path(finding.at).unwrap_or_default();
                let steps: Vec<&str> = path.split('.').collect();
                let deep = match steps[..] {
                    [stage, card, ..] if card.starts_with("cards[") => format!("{stage}.{card}"),
                    [first, ..] => first.to_owned(),
                    [] => String::new(),
                };
                // Texts of the map itself are its own.
                let is_own = ["summary[", "tags[", "notes["].iter().any(|list| deep.starts_with(list));
                let expected = if is_own { "" } else { &deep };
                prop_assert_eq!(journey.path(subject.element).unwrap_or_default(), expected);
                let stage = steps[0].starts_with("stages[").then(|| steps[0].to_owned());
                prop_assert_eq!(subject.stage.and_then(|at| journey.path(at)), stage);
            }
        }
    }

    #[test]
    fn what_is_not_in_the_map_is_about_the_map() {
        let mut journey = Journey::blank();
        let gone = journey.number().fresh();
        let found = Finding::new(Rule::BadId, gone, String::new());
        assert_eq!(subjects(&journey, &[found]), [Subject::default()]);
    }
}
