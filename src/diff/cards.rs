//! What changed about cards: where they stand, who sees them, and what they say.

use rustc_hash::FxHashMap;

use super::change::{Change, ChangeKind, ElementKind, Thing};
use super::fields::{changed, reordered};
use super::finder::{Finder, behind, reorder, thing, whole};
use super::telling::Setting;
use super::told::Told;
use crate::journey::{Card, Choice, Crossing, Field, Handle, Journey, Lane, Stage, Visibility};

/// Where a card of the old map stands: its stage, and its place in that.
type Places<'a> = FxHashMap<Handle, (&'a Stage, usize)>;

/// The lanes of a map by their ids; the first one where an id is doubled.
type Lanes<'a> = FxHashMap<&'a str, &'a Lane>;

impl<'a> Finder<'a> {
    /// Finds what changed about the cards.
    pub(super) fn cards(&mut self) {
        let (old, new) = (self.old, self.new);
        let lanes = (lanes(old), lanes(new));
        let mut places: Places<'a> = FxHashMap::default();
        for stage in &old.stages {
            places.extend(stage.cards.iter().enumerate().map(|(at, c)| (c.handle, (stage, at))));
        }
        for stage in &new.stages {
            self.stage(stage, &places, &lanes);
        }
        for stage in &old.stages {
            let column = self.columns.of_old(stage.handle) + 1;
            for (at, card) in stage.cards.iter().enumerate() {
                if self.found.new_of(card.handle).is_some() {
                    continue;
                }
                let thing = thing(ElementKind::Card, Some(card), None, Some(stage));
                let change = whole(ChangeKind::Removed, thing.clone(), card);
                let setting = self.setting(card, lanes.0.get(card.lane.as_str()));
                self.add((column, ElementKind::Card, at), thing, vec![change], setting);
            }
        }
    }

    fn setting<'b>(&self, card: &'b Card, lane: Option<&&Lane>) -> Setting<'b> {
        let zone = lane.map(|lane| lane.visibility);
        let (card, other_lead) = (Some(card), self.other_lead);
        Setting { card, zone, other_lead, ..Setting::default() }
    }

    /// The cards of a stage of the new map.
    fn stage(&mut self, stage: &'a Stage, places: &Places<'a>, lanes: &(Lanes<'a>, Lanes<'a>)) {
        let before = self.found.old_of(stage.handle);
        let was = |card: &Card| places.get(&self.found.old_of(card.handle)?).copied();
        let was: Vec<Option<(&Stage, usize)>> = stage.cards.iter().map(was).collect();
        let stayed = |was: &Option<(&Stage, usize)>| {
            was.filter(|(stage, _)| Some(stage.handle) == before).map(|(_, at)| at)
        };
        let kept: Vec<Option<usize>> = was.iter().map(stayed).collect();
        let moves = reordered(&kept);
        let column = self.columns.of_new(stage.handle) + 1;
        for (at, card) in stage.cards.iter().enumerate() {
            let old = was[at].map(|(stage, at)| &stage.cards[at]);
            let thing = || thing(ElementKind::Card, old, Some(card), Some(stage));
            let mut changes = match old {
                None => vec![whole(ChangeKind::Added, thing(), card)],
                Some(old) => changed(thing, old, card, self.found),
            };
            match (was[at], kept[at]) {
                (Some((from, _)), None) => changes.push(moved(thing(), from, stage)),
                (Some((from, place)), Some(_)) if moves[at] => {
                    changes.push(reorder(
                        thing(),
                        behind(&from.cards, place),
                        behind(&stage.cards, at),
                    ));
                }
                _ => {}
            }
            if let Some(old) = old {
                let crossing = crossed(thing, old, card, lanes);
                if let Some((crossing, with_lane)) = crossing {
                    if let (true, Some(lane)) = (changes.is_empty(), with_lane) {
                        self.crossed_with_lane.entry(lane).or_default().push(crossing);
                        continue;
                    }
                    // The lane is told as the zones.
                    changes.retain(|change| change.field != Some(Field::Lane));
                    changes.push(crossing);
                }
            }
            if !changes.is_empty() {
                let setting = self.setting(card, lanes.1.get(card.lane.as_str()));
                self.add((column, ElementKind::Card, at), thing(), changes, setting);
            }
        }
    }
}

fn lanes(journey: &Journey) -> Lanes<'_> {
    let mut lanes = FxHashMap::default();
    for lane in journey.lanes.iter().rev() {
        lanes.insert(lane.id.as_str(), lane);
    }
    lanes
}

fn moved(thing: Thing, from: &Stage, to: &Stage) -> Change {
    let (before, after) = (Told::Text(from.id.clone()), Told::Text(to.id.clone()));
    Change { kind: ChangeKind::Moved, thing, field: None, before, after }
}

/// A card that lies in another zone, with the old handle of its lane where it is that which
/// crossed.
fn crossed(
    thing: impl Fn() -> Thing,
    old: &Card,
    new: &Card,
    lanes: &(Lanes<'_>, Lanes<'_>),
) -> Option<(Change, Option<Handle>)> {
    let from = lanes.0.get(old.lane.as_str())?;
    let to = lanes.1.get(new.lane.as_str())?;
    Crossing::between(from.visibility, to.visibility)?;
    let told = |zone: Visibility| Told::Choice(zone.name());
    let change = Change {
        kind: ChangeKind::Crossed,
        thing: thing(),
        field: Some(Field::Lane),
        before: told(from.visibility),
        after: told(to.visibility),
    };
    Some((change, (old.lane == new.lane).then_some(from.handle)))
}
