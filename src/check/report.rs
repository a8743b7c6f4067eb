//! What the rules have found so far, in the order of the document.

use rustc_hash::FxHashMap;

use super::finding::Finding;
use super::known::Known;
use super::near::Near;
use super::rule::Level;
use crate::journey::{Field, FieldRef, Handle, Record};

/// Findings as they come, and what rules share while they look.
pub(super) struct Report {
    pub findings: Vec<Finding>,
    pub near: Near,
    warnings: bool,
}

/// Where a finding stands within an element: field, item of the field's list, field of the item.
type Rank = (usize, usize, usize);

impl Report {
    /// An empty report. A map whose stages are all empty is only begun: it gets no warnings.
    pub fn new(known: &Known<'_>) -> Self {
        let warnings = known.journey.stages.iter().any(|stage| !stage.cards.is_empty());
        Report { findings: Vec::new(), near: Near::new(), warnings }
    }

    pub fn add(&mut self, finding: Finding) {
        if self.warnings || finding.level == Level::Error {
            self.findings.push(finding);
        }
    }

    /// Puts what was found since `start` in order; all of it is about one element or the items of
    /// its lists, and came rule by rule.
    pub fn settle(&mut self, start: usize, element: &dyn Record) {
        let found = &mut self.findings[start..];
        if found.len() < 2 {
            return;
        }
        let own = element.handle();
        let items = if found.iter().all(|finding| finding.at == own) {
            FxHashMap::default()
        } else {
            items(element)
        };
        found.sort_by_cached_key(|finding| -> Rank {
            if finding.at == own {
                return (finding.field.map_or(0, |field| position(element, field)), 0, 0);
            }
            let Some((list, index, item)) = items.get(&finding.at) else {
                return (usize::MAX, 0, 0);
            };
            (*list, *index, finding.field.map_or(0, |field| position(*item, field)))
        });
    }
}

/// The position of a field in a record's table, from 1: 0 is the record itself.
pub(super) fn position(record: &dyn Record, field: Field) -> usize {
    let found = record.fields().iter().position(|spec| spec.field == field);
    found.map_or(usize::MAX, |index| index + 1)
}

/// The items of a record's lists: the position of the list, that in the list from 1, the item.
fn items(element: &dyn Record) -> FxHashMap<Handle, (usize, usize, &dyn Record)> {
    let mut items = FxHashMap::default();
    for (list_at, spec) in element.fields().iter().enumerate() {
        let Some(FieldRef::List(list)) = element.get(spec.field) else { continue };
        for index in 0..list.len() {
            let Some(item) = list.get(index).map(|item| item.record()) else { break };
            items.insert(item.handle(), (list_at + 1, index + 1, item));
        }
    }
    items
}
