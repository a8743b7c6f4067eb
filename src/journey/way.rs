//! Where an element stands, told so that it can be found in another reading of the map.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::element::{Element, Route};
use super::field::Field;
use super::handle::Handle;
use super::model::Journey;
use super::record::Record;
use super::slot::{FieldRef, List};

/// The way from a map to one of its elements, through its lists.
///
/// Handles are names in memory, given anew with each reading; a way outlives them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way(Vec<Leg>);

/// A list, the position in it, and the key of the item there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Leg(Field, usize, String);

/// What a way is gone by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Positions: exact, in the very map in which the way was told.
    Position,
    /// Keys, ids above all: in a map that has changed since.
    Key,
}

/// From so many elements on, the map is walked through once instead of searched for each.
const MANY: usize = 8;

impl Journey {
    /// The ways to all of some elements that are in the map, each once.
    pub fn ways(&self, to: impl IntoIterator<Item = Handle>) -> Vec<(Handle, Way)> {
        let mut wanted: Vec<Handle> = to.into_iter().filter(|at| *at != Handle::JOURNEY).collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.len() < MANY {
            let route = |at: Handle| Some((at, self.told(&self.route(at)?)));
            return wanted.into_iter().filter_map(route).collect();
        }
        let wanted = wanted.into_iter().collect();
        let mut found = Vec::new();
        self.walk(self, &wanted, &mut Route::new(), &mut found);
        found
    }

    fn walk(
        &self,
        record: &dyn Record,
        wanted: &FxHashSet<Handle>,
        route: &mut Route,
        found: &mut Vec<(Handle, Way)>,
    ) {
        for spec in record.fields() {
            let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
            for index in 0..list.len() {
                let Some(item) = list.get(index) else { break };
                route.push((spec.field, index));
                let at = item.record().handle();
                if wanted.contains(&at) {
                    found.push((at, self.told(route)));
                }
                self.walk(item.record(), wanted, route, found);
                route.pop();
            }
        }
    }

    fn told(&self, route: &Route) -> Way {
        let mut legs = Vec::with_capacity(route.len());
        let mut element = Element::Journey(self);
        for (field, index) in route {
            let Some(item) = list(element, *field).and_then(|list| list.get(*index)) else { break };
            legs.push(Leg(*field, *index, key(item.record()).to_owned()));
            element = item;
        }
        Way(legs)
    }

    /// The element at the end of a way; `None` where it does not lead to one.
    pub fn at(&self, way: &Way, by: By) -> Option<Handle> {
        let mut element = Element::Journey(self);
        for Leg(field, position, wanted) in &way.0 {
            let list = list(element, *field)?;
            element = match by {
                By::Position => list.get(*position)?,
                By::Key => with_key(list, wanted, *position)?,
            };
        }
        Some(element.record().handle())
    }

    /// The item of a list that has the key of another one; `None` where there is none.
    pub fn like(&self, parent: Handle, field: Field, item: Element<'_>) -> Option<Handle> {
        let list = list(self.element(parent)?, field)?;
        with_key(list, key(item.record()), 0).map(|item| item.record().handle())
    }
}

fn list(element: Element<'_>, field: Field) -> Option<&dyn List> {
    match element.record().get(field) {
        Some(FieldRef::List(list)) => Some(list),
        _ => None,
    }
}

/// The item with a key; of several the one at a position, else the first.
fn with_key<'a>(list: &'a dyn List, wanted: &str, position: usize) -> Option<Element<'a>> {
    let has_it = |item: &Element<'_>| key(item.record()) == wanted;
    let mut all = (0..list.len()).filter_map(|index| list.get(index));
    list.get(position).filter(has_it).or_else(|| all.find(has_it))
}

/// What a person tells an item of a list by: the first of its texts that is never missing, which is
/// its id where it has one.
fn key(record: &dyn Record) -> &str {
    let text = |field| match record.get(field) {
        Some(FieldRef::Text(text)) => Some(text),
        _ => None,
    };
    record.fields().iter().find_map(|spec| text(spec.field)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::By;
    use crate::journey::{Field, Handle, Journey, generate};

    fn all(journey: &Journey) -> Vec<Handle> {
        let mut all = Vec::new();
        journey.clone().rename_handles(|at| {
            all.push(at);
            at
        });
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_way_leads_to_the_same_element_in_another_reading(journey in generate::journey()) {
            let mut other = journey.clone();
            other.number();
            let others = all(&other);
            for chunk in all(&journey).chunks(11) {
                // Few are searched for, many are met on a walk.
                for some in [chunk, &chunk[..1]] {
                    let ways = journey.ways(some.iter().copied());
                    prop_assert_eq!(ways.len(), some.len());
                    for (at, way) in ways {
                        let index = all(&journey).iter().position(|found| *found == at).unwrap();
                        prop_assert_eq!(other.at(&way, By::Position), Some(others[index]));
                        prop_assert!(other.at(&way, By::Key).is_some());
                    }
                }
            }
        }
    }

    #[test]
    fn by_its_key_an_element_is_found_where_it_went() {
        let mut journey = Journey::blank();
        journey.number();
        let lane = journey.lanes[1].handle;
        let ways = journey.ways([lane, Handle::JOURNEY]);
        let [(at, way)] = &ways[..] else { panic!("{ways:?}") };
        assert_eq!(*at, lane);
        let moved = journey.lanes.remove(1);
        journey.lanes.insert(0, moved);
        assert_eq!(journey.at(way, By::Key), Some(lane));
        assert_ne!(journey.at(way, By::Position), Some(lane));
        let like = crate::journey::Element::Lane(&journey.lanes[0]);
        assert_eq!(journey.like(Handle::JOURNEY, Field::Lanes, like), Some(lane));
        journey.lanes.remove(0);
        assert_eq!(journey.at(way, By::Key), None);
    }
}
