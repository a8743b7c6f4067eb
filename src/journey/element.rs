//! Elements: any record or text of a map, found by its handle.

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::handle::Handle;
use super::model::{
    Card, Emotion, Entry, Journey, Lane, Link, Metric, Opportunity, Persona, Role, Stage,
};
use super::record::Record;
use super::slot::{FieldMut, FieldRef};

macro_rules! elements {
    ($($type:ident),* $(,)?) => {
        /// Any record or text of a map, to read.
        #[derive(Debug, Clone, Copy)]
        #[allow(missing_docs)] // the variants are the structs themselves
        pub enum Element<'a> { Journey(&'a Journey), $($type(&'a $type)),* }

        /// Any record or text of a map, to change.
        #[allow(missing_docs)] // the variants are the structs themselves
        pub enum ElementMut<'a> { Journey(&'a mut Journey), $($type(&'a mut $type)),* }

        /// An item taken out of a list, or to be put into one.
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs)] // the variants are the structs themselves
        pub enum Node { $($type(Box<$type>)),* }

        impl<'a> Element<'a> {
            /// The element through its field table.
            pub fn record(self) -> &'a dyn Record {
                match self {
                    Element::Journey(journey) => journey,
                    $(Element::$type(item) => item),*
                }
            }

            /// A copy of it, handles and all, to be put into a list; `None` for the journey.
            pub fn to_node(self) -> Option<Node> {
                match self {
                    Element::Journey(_) => None,
                    $(Element::$type(item) => Some(Node::$type(Box::new(item.clone())))),*
                }
            }
        }

        impl<'a> ElementMut<'a> {
            /// The element through its field table, to change.
            pub fn record_mut(self) -> &'a mut dyn Record {
                match self {
                    ElementMut::Journey(journey) => journey,
                    $(ElementMut::$type(item) => item),*
                }
            }

            pub(super) fn set_handle(&mut self, handle: Handle) {
                match self {
                    ElementMut::Journey(_) => {}
                    $(ElementMut::$type(item) => item.handle = handle),*
                }
            }
        }

        impl Node {
            /// The item, to read.
            pub fn element(&self) -> Element<'_> {
                match self { $(Node::$type(item) => Element::$type(item)),* }
            }

            /// The item, to change.
            pub fn element_mut(&mut self) -> ElementMut<'_> {
                match self { $(Node::$type(item) => ElementMut::$type(item)),* }
            }
        }
    };
}

elements!(Persona, Role, Lane, Stage, Card, Emotion, Opportunity, Metric, Link, Entry);

/// A place in a list: behind one of its items, or before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The element that has the list.
    pub parent: Handle,
    /// Which of its lists.
    pub field: Field,
    /// The item it stands behind; `None`: before the first.
    pub after: Option<Handle>,
}

/// The way from a journey to one of its elements: the lists, and the position in each.
pub(super) type Route = Vec<(Field, usize)>;

impl Journey {
    /// The element with a handle; `None` where it is not in the map.
    pub fn element(&self, handle: Handle) -> Option<Element<'_>> {
        self.along(&self.route(handle)?)
    }

    /// The element with a handle, to change.
    ///
    /// For the `edit` layer, which is the one place that changes maps.
    pub fn element_mut(&mut self, handle: Handle) -> Option<ElementMut<'_>> {
        let route = self.route(handle)?;
        let mut element = ElementMut::Journey(self);
        for (field, index) in route {
            let FieldMut::List(list) = element.record_mut().get_mut(field)? else { return None };
            element = list.get_mut(index)?;
        }
        Some(element)
    }

    /// Where an element stands; `None` for the journey and for what is not in the map.
    pub fn place(&self, handle: Handle) -> Option<Place> {
        let mut route = self.route(handle)?;
        let (field, index) = route.pop()?;
        let parent = self.along(&route)?.record();
        let FieldRef::List(list) = parent.get(field)? else { return None };
        let after = index.checked_sub(1).and_then(|before| list.handle(before));
        Some(Place { parent: parent.handle(), field, after })
    }

    /// The path of an element as errors name it: `stages[2].cards[0]`; empty for the journey.
    pub fn path(&self, handle: Handle) -> Option<String> {
        let steps: Vec<String> = self
            .route(handle)?
            .into_iter()
            .map(|(field, index)| format!("{}[{index}]", field.name()))
            .collect();
        Some(steps.join("."))
    }

    /// The stage that holds a card.
    pub fn stage_of(&self, card: Handle) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.cards.iter().any(|c| c.handle == card))
    }

    /// The card with a handle.
    pub fn card(&self, handle: Handle) -> Option<&Card> {
        self.cards().find(|card| card.handle == handle)
    }

    /// The stage with a handle.
    pub fn stage(&self, handle: Handle) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.handle == handle)
    }

    /// The lane with a handle.
    pub fn lane(&self, handle: Handle) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.handle == handle)
    }

    fn along(&self, route: &Route) -> Option<Element<'_>> {
        let mut element = Element::Journey(self);
        for (field, index) in route {
            let FieldRef::List(list) = element.record().get(*field)? else { return None };
            element = list.get(*index)?;
        }
        Some(element)
    }

    /// Stages and cards are looked through first: they are what is asked for most.
    pub(super) fn route(&self, handle: Handle) -> Option<Route> {
        if handle == Handle::JOURNEY {
            return Some(Route::new());
        }
        for (s, stage) in self.stages.iter().enumerate() {
            if stage.handle == handle {
                return Some(vec![(Field::Stages, s)]);
            }
            if let Some(c) = stage.cards.iter().position(|card| card.handle == handle) {
                return Some(vec![(Field::Stages, s), (Field::Cards, c)]);
            }
        }
        let mut route = Route::new();
        search(self, handle, &mut route).then_some(route)
    }
}

/// Looks through all lists of a record; `route` ends at the element where it is found.
fn search(record: &dyn Record, handle: Handle, route: &mut Route) -> bool {
    for spec in record.fields() {
        let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
        for index in 0..list.len() {
            let Some(item) = list.get(index) else { break };
            route.push((spec.field, index));
            if item.record().handle() == handle || search(item.record(), handle, route) {
                return true;
            }
            route.pop();
        }
    }
    false
}
