//! The walk over two maps that finds what changed.

use rustc_hash::FxHashMap;

use super::change::{Change, ChangeKind, ElementKind, StageName, Thing, zone_named};
use super::columns::Columns;
use super::fields::{changed, reordered};
use super::line::{Line, Rank};
use super::matching::Matching;
use super::names::Names;
use super::telling::{Setting, line};
use super::told::{Named, Told};
use crate::journey::{Field, Handle, Journey, Persona, Record, Stage};

/// Where a line stands among those of its rank: map, personas, roles and lanes come before the
/// stages, a stage before its cards.
pub(super) type Spot = (usize, ElementKind, usize);

/// Walks over two maps.
pub(super) struct Finder<'a> {
    pub(super) old: &'a Journey,
    pub(super) new: &'a Journey,
    pub(super) found: &'a Matching,
    pub(super) columns: Columns<'a>,
    pub(super) names: Names<'a>,
    /// The lead personas of both maps.
    leads: (Option<&'a Persona>, Option<&'a Persona>),
    /// Whether another persona is the lead now.
    pub(super) other_lead: bool,
    pub(super) lines: Vec<(Spot, Line)>,
    /// Crossings of cards that did not leave their lane, to be told with it, by its old handle.
    pub(super) crossed_with_lane: FxHashMap<Handle, Vec<Change>>,
    /// What changed the lead persona.
    new_lead: Option<Change>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(old: &'a Journey, new: &'a Journey, found: &'a Matching) -> Self {
        let leads = (old.lead_persona(), new.lead_persona());
        let id = |lead: Option<&'a Persona>| lead.map(|lead| lead.id.as_str());
        Finder {
            old,
            new,
            found,
            columns: Columns::of(old, new, found),
            names: Names::of(old, new),
            leads,
            other_lead: id(leads.0) != id(leads.1),
            lines: Vec::new(),
            crossed_with_lane: FxHashMap::default(),
            new_lead: None,
        }
    }

    /// All that changed, most telling first.
    pub(super) fn lines(mut self) -> Vec<Line> {
        let (old, new) = (self.old, self.new);
        self.map();
        self.elements(ElementKind::Persona, &old.personas, &new.personas);
        self.elements(ElementKind::Role, &old.roles, &new.roles);
        self.elements(ElementKind::Stage, &old.stages, &new.stages);
        self.cards();
        // Behind the cards: those that crossed with their lane are told with it.
        self.elements(ElementKind::Lane, &old.lanes, &new.lanes);
        self.lines.sort_by_key(|((column, element, index), line)| match line.rank {
            rank if rank <= Rank::Moved => (rank, *column, Rank::Crossing, *element, *index),
            rank => (Rank::Fields, *column, rank, *element, *index),
        });
        self.lines.into_iter().map(|(_, line)| line).collect()
    }

    fn map(&mut self) {
        let (old, new) = (self.old, self.new);
        let thing = || Thing {
            element: ElementKind::Map,
            old: Some(Handle::JOURNEY),
            new: Some(Handle::JOURNEY),
            id: None,
            title: new.title.clone(),
            stage: None,
        };
        let mut changes = changed(thing, old, new, self.found);
        if self.other_lead && self.leads.1.is_some() {
            // It is told with the persona.
            let at = changes.iter().position(|change| change.field == Some(Field::Lead));
            self.new_lead = at.map(|at| changes.remove(at));
        }
        let setting = Setting { other_lead: self.other_lead, ..Setting::default() };
        self.add((0, ElementKind::Map, 0), thing(), changes, setting);
    }

    /// Elements that stand in one list of the map: all but cards.
    fn elements<T: Named>(&mut self, element: ElementKind, old: &'a [T], new: &'a [T]) {
        let places: FxHashMap<Handle, usize> =
            old.iter().enumerate().map(|(at, item)| (item.handle(), at)).collect();
        let place_of = |item: &T| places.get(&self.found.old_of(item.handle())?).copied();
        let kept: Vec<Option<usize>> = new.iter().map(place_of).collect();
        let moves = reordered(&kept);
        for (at, item) in new.iter().enumerate() {
            let was = kept[at].map(|at| &old[at]);
            let thing = || thing(element, was, Some(item), None);
            let mut changes = match was {
                None => vec![whole(ChangeKind::Added, thing(), item)],
                Some(was) => changed(thing, was, item, self.found),
            };
            if let (true, Some(place)) = (moves[at], kept[at]) {
                changes.push(reorder(thing(), behind(old, place), behind(new, at)));
            }
            self.element(at, thing(), changes);
        }
        for (at, item) in old.iter().enumerate() {
            if self.found.new_of(item.handle()).is_none() {
                let thing = thing(element, Some(item), None, None);
                let change = whole(ChangeKind::Removed, thing.clone(), item);
                self.element(at, thing, vec![change]);
            }
        }
    }

    fn element(&mut self, at: usize, thing: Thing, mut changes: Vec<Change>) {
        let mut spot = (0, thing.element, at);
        let mut setting = Setting { other_lead: self.other_lead, ..Setting::default() };
        match thing.element {
            ElementKind::Persona => {
                let lead = |persona: Option<&Persona>| persona.map(|persona| persona.handle);
                let (old, new) = self.leads;
                let is_now = new.is_some() && lead(new) == thing.new;
                setting.is_lead = is_now || old.is_some() && lead(old) == thing.old;
                setting.lead_before = old.map(|lead| lead.name.as_str());
                changes.extend(self.new_lead.take_if(|_| is_now));
            }
            ElementKind::Lane => {
                changes.iter_mut().for_each(as_crossing);
                let cards = thing.old.and_then(|lane| self.crossed_with_lane.remove(&lane));
                changes.extend(cards.unwrap_or_default());
                // Of one that was added; its zone is told with it.
                let zone = changes.iter().find_map(|c| c.after.of(Field::Visibility).as_choice());
                setting.zone = zone.and_then(zone_named);
            }
            ElementKind::Stage => {
                let old = thing.old.map(|stage| self.columns.of_old(stage));
                let column = thing.new.map(|stage| self.columns.of_new(stage)).or(old);
                spot = (column.unwrap_or_default() + 1, ElementKind::Stage, 0);
            }
            ElementKind::Map | ElementKind::Role | ElementKind::Card => {}
        }
        self.add(spot, thing, changes, setting);
    }

    /// A line of what changed, where anything did.
    pub(super) fn add(
        &mut self,
        spot: Spot,
        thing: Thing,
        changes: Vec<Change>,
        setting: Setting<'_>,
    ) {
        if !changes.is_empty() {
            self.lines.push((spot, line(thing, changes, setting, &self.names)));
        }
    }
}

/// A lane whose visibility changed has crossed.
fn as_crossing(change: &mut Change) {
    if change.field == Some(Field::Visibility) {
        change.kind = ChangeKind::Crossed;
    }
}

/// What a change is about: an element as it was, as it is, or both.
pub(super) fn thing<T: Named>(
    element: ElementKind,
    old: Option<&T>,
    new: Option<&T>,
    stage: Option<&Stage>,
) -> Thing {
    let last = new.or(old);
    let name = |id: &str, title: &str| StageName { id: id.to_owned(), title: title.to_owned() };
    let own = last.filter(|_| element == ElementKind::Stage);
    let stage = stage.map(|stage| name(&stage.id, &stage.title));
    Thing {
        element,
        old: old.map(Record::handle),
        new: new.map(Record::handle),
        id: last.map(|item| item.id().to_owned()),
        title: last.map_or(String::new(), |item| item.title().to_owned()),
        stage: stage.or(own.map(|own| name(own.id(), own.title()))),
    }
}

/// An element that was added or removed.
pub(super) fn whole(kind: ChangeKind, thing: Thing, element: &dyn Record) -> Change {
    let (mut before, mut after) = (Told::Nothing, Told::record(element));
    if kind == ChangeKind::Removed {
        std::mem::swap(&mut before, &mut after);
    }
    Change { kind, thing, field: None, before, after }
}

/// An element that stands behind another now.
pub(super) fn reorder(thing: Thing, before: Option<&str>, after: Option<&str>) -> Change {
    let (before, after) = (Told::text(before), Told::text(after));
    Change { kind: ChangeKind::Reordered, thing, field: None, before, after }
}

/// The id of what an item of a list stands behind; `None` for the first.
pub(super) fn behind<T: Named>(list: &[T], at: usize) -> Option<&str> {
    at.checked_sub(1).and_then(|before| list.get(before)).map(Named::id)
}
