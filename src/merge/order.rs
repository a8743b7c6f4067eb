//! Three orders of one list become one: what was moved moves, what was put in is put in.

use std::cmp::Ordering;
use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::standing::{Standing, standing};
use super::three::{Side, Three};

/// More items than this, between two that nobody moved, are not compared each with each: where both
/// sides gave so many another order, that is left open as a whole.
const MAX_PAIRED: usize = 1024;

/// What is known of the items of a list.
pub(super) trait Items<T> {
    /// Whether an item is in the merged list.
    fn stays(&self, item: T) -> bool;
    /// Whether both sides made the item, so that neither of them moved it.
    fn is_new(&self, item: T) -> bool;
    /// The order of what both sides put in at one place.
    fn compare(&self, one: T, other: T) -> Ordering;
    /// Whether what one side put in at one place stays together.
    fn keeps_runs(&self) -> bool;
}

/// One order out of three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order<T> {
    /// The merged list.
    pub(super) items: Vec<T>,
    /// The items that both sides moved to different places, in groups that belong together.
    pub(super) disputed: Vec<Vec<T>>,
}

/// Merges three orders of a list. What is disputed stands as `prefer` has it.
///
/// An item that one side moved stands where that side put it, seen from the items that neither
/// moved. What both sides put in at one place stands there in the order of its keys, and what one
/// side put in stays in the order in which it did so.
pub(super) fn merge<T: Copy + Eq + Hash>(
    orders: &Three<&[T]>,
    prefer: Side,
    items: &impl Items<T>,
) -> Order<T> {
    if let Some(side) = unmoved(orders, items) {
        let list = orders.get(side).iter().copied().filter(|item| items.stays(*item));
        return Order { items: list.collect(), disputed: Vec::new() };
    }
    let spots = spots(orders);
    let mut table = Table { orders, spots, prefer, items, disputed: Vec::new() };
    let skeleton = table.skeleton();
    let merged = table.fill(skeleton);
    Order { items: merged, disputed: table.disputed }
}

/// The side whose list is the merged one, where the other did nothing to it.
fn unmoved<T: Copy + Eq + Hash>(orders: &Three<&[T]>, items: &impl Items<T>) -> Option<Side> {
    let side = orders.settles(|one, other| one == other)?;
    let list = *orders.get(side);
    let others = [orders.base, orders.theirs, orders.ours];
    let mut others = others.into_iter().filter(|other| *other != list).peekable();
    if others.peek().is_none() {
        return Some(side);
    }
    let known: FxHashSet<T> = list.iter().copied().collect();
    others.flatten().all(|item| !items.stays(*item) || known.contains(item)).then_some(side)
}

/// Where an item stands in the three lists.
#[derive(Debug, Clone, Copy, Default)]
struct Spot {
    place: Three<Option<usize>>,
    /// How many items that nobody moved stand before it.
    gap: Three<usize>,
    moved: Three<Option<Standing>>,
}

impl Spot {
    fn is_anchor(&self) -> bool {
        self.moved.ours == Some(Standing::Stood) && self.moved.theirs == Some(Standing::Stood)
    }
}

fn spots<T: Copy + Eq + Hash>(orders: &Three<&[T]>) -> FxHashMap<T, Spot> {
    let mut spots: FxHashMap<T, Spot> = FxHashMap::default();
    for side in Side::ALL {
        for (place, item) in orders.get(side).iter().enumerate() {
            *spots.entry(*item).or_default().place.get_mut(side) = Some(place);
        }
    }
    for side in [Side::Ours, Side::Theirs] {
        let old_place = |item: &T| spots[item].place.base.map(|place| (*item, place));
        let (kept, places): (Vec<T>, Vec<usize>) =
            orders.get(side).iter().filter_map(old_place).unzip();
        for (item, standing) in kept.into_iter().zip(standing(&places)) {
            if let Some(spot) = spots.get_mut(&item) {
                *spot.moved.get_mut(side) = Some(standing);
            }
        }
    }
    for side in Side::ALL {
        let mut gap = 0;
        for item in *orders.get(side) {
            if let Some(spot) = spots.get_mut(item) {
                *spot.gap.get_mut(side) = gap;
                gap += usize::from(spot.is_anchor());
            }
        }
    }
    spots
}

/// How an item gets its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It stands with those that both sides have in this gap.
    Shared(usize),
    /// It stands where this side has it.
    As(Side),
}

struct Table<'a, T, I> {
    orders: &'a Three<&'a [T]>,
    spots: FxHashMap<T, Spot>,
    prefer: Side,
    items: &'a I,
    disputed: Vec<Vec<T>>,
}

impl<T: Copy + Eq + Hash, I: Items<T>> Table<'_, T, I> {
    fn way(&self, item: T) -> (Way, bool) {
        let spot = &self.spots[&item];
        match (spot.place.ours, spot.place.theirs) {
            (Some(_), None) => return (Way::As(Side::Ours), false),
            (None, Some(_)) => return (Way::As(Side::Theirs), false),
            (None, None) => return (Way::As(Side::Base), false),
            (Some(_), Some(_)) => {}
        }
        if spot.gap.ours == spot.gap.theirs {
            return (Way::Shared(spot.gap.ours), false);
        }
        let is_moved = |side: Side| !matches!(spot.moved.get(side), Some(Standing::Stood));
        match (is_moved(Side::Ours), is_moved(Side::Theirs)) {
            (true, false) => (Way::As(Side::Ours), false),
            (false, true) => (Way::As(Side::Theirs), false),
            _ => {
                let first = if spot.gap.ours < spot.gap.theirs { Side::Ours } else { Side::Theirs };
                let is_new = self.items.is_new(item);
                let side = match self.prefer {
                    _ if is_new => first,
                    Side::Base if spot.place.base.is_none() => first,
                    prefer => prefer,
                };
                (Way::As(side), !is_new)
            }
        }
    }

    /// The items that both sides have at one place, in their merged order, each with its gap; what
    /// only one side puts there is not yet among them.
    fn skeleton(&mut self) -> Vec<(T, usize)> {
        let mut shared: FxHashMap<usize, Vec<T>> = FxHashMap::default();
        let mut anchors = Vec::new();
        for item in self.orders.ours {
            let spot = &self.spots[item];
            if spot.is_anchor() {
                anchors.push(*item);
                continue;
            }
            if !self.items.stays(*item) {
                continue;
            }
            if let (Way::Shared(gap), _) = self.way(*item) {
                shared.entry(gap).or_default().push(*item);
            }
        }
        let mut skeleton = Vec::new();
        for gap in 0..=anchors.len() {
            if let Some(group) = shared.remove(&gap) {
                skeleton.extend(self.ordered(group).into_iter().map(|item| (item, gap)));
            }
            skeleton.extend(anchors.get(gap).map(|anchor| (*anchor, gap)));
        }
        skeleton
    }

    /// The merged order of items that both sides have between the same two anchors; they come in the
    /// order of our side.
    fn ordered(&mut self, ours: Vec<T>) -> Vec<T> {
        let place = |item: &T, side: Side| *self.spots[item].place.get(side);
        let sorted = |side: Side| {
            let mut list = ours.clone();
            list.sort_by_key(|item| place(item, side));
            list
        };
        let theirs = sorted(Side::Theirs);
        if ours == theirs {
            return ours;
        }
        let all_old = ours.iter().all(|item| place(item, Side::Base).is_some());
        let base = sorted(Side::Base);
        if all_old && theirs == base {
            return ours;
        }
        if all_old && ours == base {
            return theirs;
        }
        let preferred = match self.prefer {
            Side::Base if all_old => base,
            Side::Base => {
                let mut list = ours.clone();
                list.sort_by(|one, other| self.items.compare(*one, *other));
                list
            }
            Side::Ours => ours.clone(),
            Side::Theirs => theirs,
        };
        if ours.len() > MAX_PAIRED {
            self.disputed.push(preferred.clone());
            return preferred;
        }
        self.by_pairs(&ours, &preferred)
    }

    /// Whether one item stands before another: as the side has it that changed it.
    fn is_before(&self, one: T, other: T) -> bool {
        let before = |side: Side| {
            let place = |item| *self.spots[&item].place.get(side);
            place(one).zip(place(other)).map(|(one, other)| one < other)
        };
        let (ours, theirs) = (before(Side::Ours), before(Side::Theirs));
        match (ours, theirs, before(Side::Base)) {
            (Some(ours), Some(theirs), _) if ours == theirs => ours,
            (_, _, Some(base)) => !base,
            _ => self.items.compare(one, other) == Ordering::Less,
        }
    }

    /// Orders items by what holds of each two of them; where that goes round in a circle, the items
    /// in it are disputed.
    fn by_pairs(&mut self, items: &[T], preferred: &[T]) -> Vec<T> {
        let mut followers: Vec<(usize, T)> = items
            .iter()
            .map(|one| {
                let others = items.iter().filter(|other| *other != one);
                (others.filter(|other| self.is_before(*one, **other)).count(), *one)
            })
            .collect();
        followers.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let mut merged = Vec::with_capacity(items.len());
        let mut circle = Vec::new();
        let (mut won, mut all) = (0, 0);
        for (at, (count, item)) in followers.into_iter().enumerate() {
            circle.push(item);
            won += count;
            all += items.len() - 1 - at;
            // All that were taken so far stand before all others: what was gathered is complete.
            if won == all {
                if circle.len() > 1 {
                    circle = preferred.iter().copied().filter(|i| circle.contains(i)).collect();
                    self.disputed.push(circle.clone());
                }
                merged.append(&mut circle);
            }
        }
        // Of two items whose keys are the same neither stands before the other.
        merged.append(&mut circle);
        merged
    }

    /// Puts what stands as one side has it between the items of the skeleton.
    fn fill(&mut self, skeleton: Vec<(T, usize)>) -> Vec<T> {
        let at: FxHashMap<T, (usize, usize)> = skeleton
            .iter()
            .enumerate()
            .map(|(place, (item, gap))| (*item, (place, *gap)))
            .collect();
        let mut slots: Vec<Three<Vec<T>>> = Vec::new();
        slots.resize_with(skeleton.len() + 1, || Three::of(|_| Vec::new()));
        for side in Side::ALL {
            let mut slot = 0;
            for item in *self.orders.get(side) {
                if let Some((place, gap)) = at.get(item) {
                    // In the base an item may still stand in another gap.
                    if *self.spots[item].gap.get(side) == *gap {
                        slot = slot.max(place + 1);
                    }
                    continue;
                }
                if !self.items.stays(*item) {
                    continue;
                }
                let (way, is_disputed) = self.way(*item);
                if way == Way::As(side) {
                    slots[slot].get_mut(side).push(*item);
                    if is_disputed {
                        self.disputed.push(vec![*item]);
                    }
                }
            }
        }
        let mut merged = Vec::with_capacity(self.spots.len());
        let mut skeleton = skeleton.into_iter();
        for slot in slots {
            merged.extend(self.joined(slot));
            let item = skeleton.next().map(|(item, _)| item);
            merged.extend(item.filter(|item| self.items.stays(*item)));
        }
        merged
    }

    /// What the sides put in at one place: each side's in its order, the sides' by the keys.
    fn joined(&self, slot: Three<Vec<T>>) -> Vec<T> {
        let mut runs: Vec<std::collections::VecDeque<T>> = [slot.base, slot.ours, slot.theirs]
            .into_iter()
            .filter(|run| !run.is_empty())
            .map(Into::into)
            .collect();
        let mut merged = Vec::new();
        while !runs.is_empty() {
            let first = (1..runs.len()).fold(0, |first, at| {
                match self.items.compare(runs[at][0], runs[first][0]) {
                    Ordering::Less => at,
                    _ => first,
                }
            });
            if self.items.keeps_runs() {
                merged.extend(runs.remove(first));
                continue;
            }
            merged.extend(runs[first].pop_front());
            if runs[first].is_empty() {
                runs.remove(first);
            }
        }
        merged
    }
}
