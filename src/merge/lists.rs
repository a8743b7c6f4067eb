//! Weaving the lists of a record: which items stay, what becomes of each, and in which order.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::dispute::Dispute;
use super::names::{self, is_set};
use super::order::{self, Items, Order};
use super::three::{Side, Three};
use super::version::was_moved;
use super::walk::{handles, items, same};
use super::weave::Loom;
use crate::journey::{Element, Field, Handle, List, Node, Stage};

impl Loom<'_> {
    /// The merged items of a list of elements or texts, in their order. Stages come without cards.
    pub(super) fn list(
        &mut self,
        parent: Handle,
        field: Field,
        lists: &Three<Option<&dyn List>>,
    ) -> Vec<Node> {
        let orders = Three::of(|side| lists.get(side).map_or_else(Vec::new, handles));
        let found = Three::of(|side| -> FxHashMap<Handle, Element<'_>> {
            let list = lists.get(side).iter().flat_map(|list| items(*list));
            list.map(|item| (item.record().handle(), item)).collect()
        });
        let mut nodes: FxHashMap<Handle, Node> = FxHashMap::default();
        for at in orders.ours.iter().chain(&orders.theirs) {
            let item = Three::of(|side| found.get(side).get(at).copied());
            let node = match (item.base, item.ours, item.theirs) {
                _ if nodes.contains_key(at) => continue,
                (base, Some(ours), Some(theirs)) => self.item(base, ours, theirs),
                (None, Some(item), None) | (None, None, Some(item)) => copy(item),
                (Some(base), Some(item), None) => {
                    self.removed(base, item, Side::Theirs, field, &orders)
                }
                (Some(base), None, Some(item)) => {
                    self.removed(base, item, Side::Ours, field, &orders)
                }
                (_, None, None) => None,
            };
            nodes.extend(node.map(|node| (*at, node)));
        }
        let order = self.arranged(parent, field, &orders, &nodes);
        order.into_iter().filter_map(|at| nodes.remove(&at)).collect()
    }

    /// The merged version of an item that both sides have.
    fn item(
        &mut self,
        base: Option<Element<'_>>,
        ours: Element<'_>,
        theirs: Element<'_>,
    ) -> Option<Node> {
        let mut node = copy(ours)?;
        let base = base.map(Element::record);
        if !same(ours.record(), theirs.record())
            || base.is_none_or(|base| !same(base, ours.record()))
        {
            let out = node.element_mut().record_mut();
            self.blend(base, ours.record(), theirs.record(), out);
        }
        Some(node)
    }

    /// What becomes of an item that one side removed: nothing, or what the other side has of it,
    /// where that changed it, refers to it or added into it.
    fn removed(
        &mut self,
        base: Element<'_>,
        item: Element<'_>,
        by: Side,
        field: Field,
        orders: &Three<Vec<Handle>>,
    ) -> Option<Node> {
        let side = by.other();
        let at = item.record().handle();
        let has_place = !is_set(field) && !matches!(item, Element::Entry(_));
        let is_touched = self.kept.elements.contains_key(&at)
            || !same(base.record(), item.record())
            || self.versions.get(side).is_commented(item.record())
            || matches!((base, item), (Element::Stage(base), Element::Stage(stage))
                if self.is_filled(base, stage, by))
            || has_place && was_moved(at, &orders.base, orders.get(side));
        if !is_touched {
            return None;
        }
        self.disputes.push(Dispute::Removed { at, by });
        copy(item)
    }

    /// Whether the other side put cards into a stage that one side removed, or changed those in it.
    fn is_filled(&self, base: &Stage, stage: &Stage, by: Side) -> bool {
        let remover = self.versions.get(by);
        stage.cards.iter().any(|card| match self.versions.base.cards.get(&card.handle) {
            None => true,
            Some(old) if old.stage.handle != base.handle => true,
            Some(_) => {
                !remover.cards.contains_key(&card.handle)
                    && self.is_touched(card.handle, by.other())
            }
        })
    }

    fn arranged(
        &mut self,
        parent: Handle,
        field: Field,
        orders: &Three<Vec<Handle>>,
        nodes: &FxHashMap<Handle, Node>,
    ) -> Vec<Handle> {
        let known = Nodes { nodes, field, is_new: &|at| self.aligned.is_new(at) };
        let slices = Three::of(|side| orders.get(side).as_slice());
        let Order { items, disputed } = order::merge(&slices, Side::Base, &known);
        if disputed.is_empty() {
            return items;
        }
        let prefer = |side| order::merge(&slices, side, &known).items;
        if is_set(field) {
            // The order of a set says nothing, so it is not worth a question.
            let says = |at: &Handle| nodes.get(at).map(|node| names::key(node.element()));
            let both = [prefer(Side::Ours), prefer(Side::Theirs)];
            let [ours, theirs] = both;
            let is_less = ours.iter().map(says).le(theirs.iter().map(says));
            return if is_less { ours } else { theirs };
        }
        let orders = Three::of(prefer);
        for items in disputed {
            self.disputes.push(Dispute::Order { parent, field, items, orders: orders.clone() });
        }
        items
    }
}

/// The items of a merged list, as their order needs to know them.
struct Nodes<'a> {
    nodes: &'a FxHashMap<Handle, Node>,
    field: Field,
    is_new: &'a dyn Fn(Handle) -> bool,
}

impl Items<Handle> for Nodes<'_> {
    fn stays(&self, item: Handle) -> bool {
        self.nodes.contains_key(&item)
    }

    fn is_new(&self, item: Handle) -> bool {
        (self.is_new)(item)
    }

    fn compare(&self, one: Handle, other: Handle) -> Ordering {
        let key = |at: Handle| {
            let element = self.nodes.get(&at).map(Node::element);
            element.map(|element| (names::key(element), names::title(element)))
        };
        key(one).cmp(&key(other))
    }

    fn keeps_runs(&self) -> bool {
        let is_text = |node: &Node| matches!(node, Node::Entry(_));
        !is_set(self.field) && self.nodes.values().next().is_some_and(is_text)
    }
}

/// A copy of an item; of a stage without its cards, which are the map's.
pub(super) fn copy(item: Element<'_>) -> Option<Node> {
    let Element::Stage(stage) = item else { return item.to_node() };
    let mut shell = Stage { handle: stage.handle, ..Stage::default() };
    super::walk::fill(stage, &mut shell);
    Some(Node::Stage(Box::new(shell)))
}
