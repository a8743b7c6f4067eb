//! What a map is to be, said so that it can be said again: the way a conflict is settled.

use super::feelings::Feelings;
use super::loose::{is_in_zones, zone};
use super::walk::{list, same};
use crate::edit::{Edit, apply, between, remove};
use crate::journey::{Element, Field, Handle, Journey, Node, Place, Stage, Value};

/// One thing that is to be so.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wish {
    /// A field holds a value.
    Value { at: Handle, field: Field, value: Value },
    /// Something is not in the map, nor what it holds, nor what refers to it.
    Gone { at: Handle },
    /// Something stands at a spot, and is as `node` has it.
    Here { at: Handle, spot: Spot, node: Option<Node> },
}

/// A place that can be found after other things have come and gone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    pub(super) parent: Handle,
    pub(super) field: Field,
    /// What it stands behind, the nearest first; the first of these that is there counts.
    pub(super) behind: Vec<Handle>,
}

impl Spot {
    fn place(&self, journey: &Journey) -> Option<Place> {
        let list = list(journey.element(self.parent)?.record(), self.field)?;
        let after = self.behind.iter().copied().find(|at| list.position(*at).is_some());
        Some(Place { parent: self.parent, field: self.field, after })
    }
}

/// The edit that makes all wishes true, one after the other; what cannot be is left as it is. Lanes
/// that stand in the order of the zones do so afterwards.
pub(super) fn fulfil<'a>(
    journey: &Journey,
    wishes: impl IntoIterator<Item = &'a Wish>,
    feelings: Option<&Feelings>,
) -> Edit {
    let mut wished = journey.clone();
    if let Some(feelings) = feelings {
        feelings.spread(&mut wished);
    }
    for wish in wishes {
        if let Some(edit) = step(&wished, wish) {
            // What does not fit, since it came and went otherwise, changes nothing.
            let _ = apply(&mut wished, edit);
        }
    }
    if let Some(feelings) = feelings {
        feelings.gather(&mut wished);
    }
    if is_in_zones(&journey.lanes) {
        wished.lanes.sort_by_key(zone);
    }
    between(journey, &wished)
}

fn step(journey: &Journey, wish: &Wish) -> Option<Edit> {
    match wish {
        Wish::Value { at, field, value } => {
            Some(Edit::Set { at: *at, field: *field, value: value.clone() })
        }
        Wish::Gone { at } => remove(journey, *at).map(|removal| removal.edit),
        Wish::Here { at, spot, node } => {
            let place = spot.place(journey)?;
            let Some(now) = journey.place(*at) else {
                return node.clone().map(|node| Edit::Insert { place, node });
            };
            match node {
                Some(node) if !journey.element(*at).is_some_and(|now| is_like(now, node)) => {
                    let node = with_cards_of(journey.stage(*at), node.clone());
                    Some(Edit::Many(vec![Edit::Remove { at: *at }, Edit::Insert { place, node }]))
                }
                _ if now == place => None,
                _ => Some(Edit::Move { at: *at, to: place }),
            }
        }
    }
}

fn is_like(now: Element<'_>, node: &Node) -> bool {
    same(now.record(), node.element().record())
}

/// A stage keeps the cards that stand in it now: each has a place of its own.
fn with_cards_of(now: Option<&Stage>, mut node: Node) -> Node {
    if let (Some(now), Node::Stage(stage)) = (now, &mut node) {
        stage.cards.clone_from(&now.cards);
    }
    node
}
