//! Elements of one id in a merged map: the files may have them, the merge must make none.

use rustc_hash::FxHashMap;

use super::align::{Aligned, each_with_id, key};
use super::loose::card_of;
use super::names;
use super::three::{Side, Three};
use super::version::Version;
use super::walk::{items, list};
use super::weave::Woven;
use crate::journey::{Element, Field, Handle};

/// Elements of one id.
#[derive(Debug, Default)]
pub(super) struct Twins {
    /// New elements that came to the id of another through the merge alone.
    pub(super) made: Vec<Handle>,
    /// Groups that one of the maps has already.
    pub(super) doubled: Vec<Vec<Handle>>,
}

/// Looks for elements of one id.
pub(super) fn twins(woven: &Woven, aligned: &Aligned, versions: &Three<Version<'_>>) -> Twins {
    let mut known: FxHashMap<(u8, &str), Vec<Handle>> = FxHashMap::default();
    let mut add = |element| {
        let record = Element::record(element);
        if let (Some(space), Some(id)) = (names::space(element), names::id(record)) {
            known.entry((space as u8, id)).or_default().push(record.handle());
        }
    };
    for field in [Field::Personas, Field::Roles, Field::Lanes, Field::Stages] {
        list(&woven.journey, field).into_iter().flat_map(items).for_each(&mut add);
    }
    let cards = woven.cards.iter().flatten();
    let cards = cards.filter_map(|(at, source)| card_of(*at, source, versions));
    cards.map(Element::Card).for_each(&mut add);

    let mut twins = Twins::default();
    let mut groups: Vec<Vec<Handle>> = known.into_values().filter(|all| all.len() > 1).collect();
    groups.sort_unstable();
    for group in groups {
        if Side::ALL.iter().any(|side| has_doubled(versions.get(*side), &group)) {
            twins.doubled.push(group);
            continue;
        }
        let new = group.iter().copied().filter(|at| aligned.is_new(*at));
        let spare = group.iter().all(|at| aligned.is_new(*at));
        twins.made.extend(new.skip(usize::from(spare)));
    }
    twins
}

/// Whether a map has several of these elements under one id.
fn has_doubled(version: &Version<'_>, group: &[Handle]) -> bool {
    let mut ids = Vec::new();
    each_with_id(version.journey(), &mut |element| {
        if group.contains(&element.record().handle()) {
            ids.extend(key(element));
        }
    });
    ids.sort_unstable();
    ids.windows(2).any(|pair| pair[0] == pair[1])
}
