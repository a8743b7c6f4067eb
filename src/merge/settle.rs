//! From disputes to conflicts: their subjects, and what each side has there.

use rustc_hash::FxHashMap;

use super::conflict::{Conflict, ConflictKind, Subject, Version, stand_in};
use super::dispute::{Dispute, Referrer};
use super::lists::copy;
use super::names;
use super::three::{Side, Three};
use super::version;
use super::walk::{handles, items, list};
use super::weave::Kept;
use super::wish::{Spot, Wish};
use crate::format::{Anchor, Attached, Document, print_element};
use crate::journey::{
    Card, Element, Field, FieldRef, Handle, Journey, List, Node, Record, Stage, Value,
};

/// What conflicts are made from.
pub(super) struct Settling<'a> {
    pub(super) merged: &'a Document,
    pub(super) versions: &'a Three<version::Version<'a>>,
    pub(super) kept: &'a Kept,
}

impl Settling<'_> {
    /// The conflicts, in the order of the merged map, whichever side is ours.
    pub(super) fn conflicts(&self, disputes: &[Dispute]) -> Vec<Conflict> {
        let mut places = FxHashMap::default();
        number(&self.merged.journey, &mut places);
        let mut conflicts: Vec<Conflict> =
            disputes.iter().filter_map(|dispute| self.conflict(dispute)).collect();
        let place = |conflict: &Conflict| places.get(&conflict.at).copied();
        conflicts
            .sort_by_cached_key(|conflict| (place(conflict), conflict.field, conflict.kind.name()));
        conflicts
    }

    fn conflict(&self, dispute: &Dispute) -> Option<Conflict> {
        let journey = &self.merged.journey;
        Some(match dispute {
            Dispute::Value { at, field, values } => Conflict {
                kind: ConflictKind::Changed,
                subject: self.subject(*at, Some(*field))?,
                at: *at,
                field: Some(*field),
                versions: Three::of(|side| self.value(*at, *field, values.get(side).as_ref())),
                feelings: None,
            },
            Dispute::Removed { at, by } => Conflict {
                kind: ConflictKind::Removed(*by),
                subject: self.subject(*at, None)?,
                at: *at,
                field: None,
                versions: Three::of(|side| self.existence(*at, *by, side)),
                feelings: None,
            },
            Dispute::Stage { at, stages } => Conflict {
                kind: ConflictKind::Moved,
                subject: Subject { field: None, ..self.subject(*at, None)? },
                at: *at,
                field: None,
                versions: Three::of(|side| self.in_stage(*at, *stages.get(side), side)),
                feelings: None,
            },
            Dispute::Order { parent, field, items, orders } => {
                let at = *items.first()?;
                let mut subject = self.subject(at, None)?;
                let title = |at: &Handle| Some(names::key(journey.element(*at)?).to_owned());
                subject.others = items.iter().skip(1).filter_map(title).collect();
                let says = |order: &[Handle]| {
                    let mut before = order.iter().take_while(|item| !items.contains(item)).last();
                    if items.len() > 1 {
                        let all = order.iter().filter(|item| items.contains(item));
                        let all: Vec<String> = all.filter_map(title).collect();
                        return Some(Value::Text(all.join(", ")));
                    }
                    before.take().and_then(title).map(Value::Text)
                };
                let version = |side: Side| {
                    let order = orders.get(side);
                    let mut wishes = stand_in(*parent, *field, items, order);
                    if side == Side::Base {
                        wishes.extend(
                            items.iter().flat_map(|at| self.brought_from_elsewhere(*at, *parent)),
                        );
                    }
                    Version { says: says(order), wishes, ..Version::default() }
                };
                Conflict {
                    kind: ConflictKind::Reordered,
                    subject,
                    at,
                    field: None,
                    versions: Three::of(version),
                    feelings: None,
                }
            }
            Dispute::Doubled { items } => {
                let at = *items.first()?;
                let title = |at: &Handle| Some(names::title(journey.element(*at)?).to_owned());
                let others = items.iter().skip(1).filter_map(title).collect();
                Conflict {
                    kind: ConflictKind::Doubled,
                    subject: Subject { others, ..self.subject(at, None)? },
                    at,
                    field: Some(Field::Id),
                    versions: Three::default(),
                    feelings: None,
                }
            }
        })
    }

    /// What a conflict about an element or item of the merged map is about.
    fn subject(&self, at: Handle, field: Option<Field>) -> Option<Subject> {
        let journey = &self.merged.journey;
        let element = journey.element(at)?;
        let holds_id = matches!(element, Element::Journey(_)) || names::space(element).is_some();
        let (owner, list, item) = if holds_id {
            (element, field, None)
        } else {
            let place = journey.place(at)?;
            let item = names::title(element).to_owned();
            (journey.element(place.parent)?, Some(place.field), Some(item))
        };
        let stage = match owner {
            Element::Stage(stage) => Some(stage.id.clone()),
            Element::Card(card) => journey.stage_of(card.handle).map(|stage| stage.id.clone()),
            _ => None,
        };
        Some(Subject {
            element: names::kind(owner),
            id: names::id(owner.record()).map(str::to_owned),
            title: names::title(owner).to_owned(),
            stage,
            field: list,
            item,
            others: Vec::new(),
        })
    }

    fn value(&self, at: Handle, field: Field, value: Option<&Value>) -> Version {
        let element = self.merged.journey.element(at);
        let names = element.and_then(|element| match element.record().get(field)? {
            FieldRef::Choice(choice) => Some(choice.names()),
            _ => None,
        });
        let says = match (value, names) {
            (Some(Value::Missing) | None, _) => None,
            (Some(Value::Choice(index)), Some(names)) => {
                names.get(*index).map(|name| Value::Text((*name).to_owned()))
            }
            (Some(value), _) => Some(value.clone()),
        };
        let wish = match value {
            Some(value) => Some(Wish::Value { at, field, value: value.clone() }),
            // Both made the element: the base has nothing there.
            None => match element.and_then(|element| default(element, field)) {
                Some(value) => Some(Wish::Value { at, field, value }),
                None => Some(Wish::Gone { at }),
            },
        };
        Version { says, wishes: wish.into_iter().collect(), ..Version::default() }
    }

    /// What a side has of something that `by` removed.
    fn existence(&self, at: Handle, by: Side, side: Side) -> Version {
        let mut wishes = self.cards_elsewhere(at, side, by);
        // A stage stands for the cards that go with it.
        let cards = self.merged.journey.stage(at).map_or(&[][..], |stage| &stage.cards);
        let targets = std::iter::once(at).chain(cards.iter().map(|card| card.handle));
        let referrers = targets.filter_map(|at| self.kept.elements.get(&at)).flatten();
        let reverted = referrers.flat_map(|referrer| self.reverted(referrer, by, side));
        if side == by {
            wishes.extend(reverted);
            wishes.push(Wish::Gone { at });
            return Version { wishes, ..Version::default() };
        }
        let document = match side {
            Side::Base => self.versions.base.document,
            _ => self.merged,
        };
        let element = document.journey.element(at);
        let says = element.map(|element| print_element(element, &document.comments));
        wishes.extend(self.put_back(at, &document.journey, by));
        wishes.extend(reverted);
        let comments = match side {
            Side::Base => self.base_comments(at),
            _ => Vec::new(),
        };
        Version { says: says.map(Value::Text), wishes, comments }
    }

    /// The comments that the base has on what was commented since and removed on one side.
    fn base_comments(&self, at: Handle) -> Vec<(Anchor, Attached)> {
        let mut parts = FxHashMap::default();
        if let Some(element) = self.merged.journey.element(at) {
            number(element.record(), &mut parts);
        }
        let base = &self.versions.base.document.comments;
        let is_part = |anchor: &Anchor| match anchor {
            Anchor::Item(at) | Anchor::Field(at, _) => parts.contains_key(at),
            Anchor::FileEnd => false,
        };
        let anchors = self.merged.comments.iter().map(|(anchor, _)| anchor).filter(is_part);
        anchors.map(|at| (at, base.get(at).cloned().unwrap_or_default())).collect()
    }

    /// Cards that stand in a stage of the merged map, and elsewhere or nowhere in a side's.
    fn cards_elsewhere(&self, at: Handle, side: Side, by: Side) -> Vec<Wish> {
        let Some(stage) = self.merged.journey.stage(at) else { return Vec::new() };
        if side == by.other() {
            return Vec::new();
        }
        let version = self.versions.get(side);
        let mut wishes = Vec::new();
        for card in &stage.cards {
            match version.cards.get(&card.handle) {
                None if side == Side::Base => wishes.push(Wish::Gone { at: card.handle }),
                Some(placed) if placed.stage.handle != at => {
                    wishes.extend(self.card_in(card.handle, placed.stage, None));
                }
                // What goes with the stage, or stays in it.
                _ => {}
            }
        }
        wishes
    }

    /// Puts a removed element back as a map has it; a stage with the cards that the merged map has in
    /// it.
    fn put_back(&self, at: Handle, journey: &Journey, by: Side) -> Vec<Wish> {
        let (Some(element), Some(place)) = (journey.element(at), journey.place(at)) else {
            return Vec::new();
        };
        if let (Element::Card(card), Some(stage)) = (element, journey.stage(place.parent)) {
            return self.card_in(at, stage, Some(card));
        }
        let parent = journey.element(place.parent).map(Element::record);
        let Some(list) = parent.and_then(|parent| list(parent, place.field)) else {
            return Vec::new();
        };
        let spot = spot(at, place.parent, place.field, list);
        let mut wishes = vec![Wish::Here { at, spot, node: copy(element) }];
        let Element::Stage(stage) = element else { return wishes };
        let stays = self.merged.journey.stage(at).map_or(&[][..], |stage| &stage.cards);
        for card in &stage.cards {
            if stays.iter().any(|other| other.handle == card.handle) {
                // What the remover has too is not in question itself.
                let is_removed = !self.versions.get(by).cards.contains_key(&card.handle);
                wishes.extend(self.card_in(card.handle, stage, is_removed.then_some(card)));
            }
        }
        wishes
    }

    /// Puts a card where a map has it, in a stage that may be gone from the merged map.
    fn card_in(&self, at: Handle, stage: &Stage, card: Option<&Card>) -> Vec<Wish> {
        let spot = spot(at, stage.handle, Field::Cards, &stage.cards);
        let node = card.map(|card| Node::Card(Box::new(card.clone())));
        let mut wishes = Vec::new();
        if self.merged.journey.stage(stage.handle).is_none() {
            wishes.extend(self.back(Element::Stage(stage)));
        }
        wishes.push(Wish::Here { at, spot, node });
        wishes
    }

    /// Puts back something that is gone from the merged map, without the cards of a stage: what only
    /// one side removed, and the other needs to have its way.
    fn back(&self, element: Element<'_>) -> Option<Wish> {
        let at = element.record().handle();
        let holds = |version: &&version::Version<'_>| version.journey().place(at).is_some();
        let Three { base, ours, theirs } = self.versions;
        let version = [ours, theirs, base].into_iter().find(holds)?;
        let place = version.journey().place(at)?;
        let list = list(version.journey(), place.field)?;
        let spot = spot(at, place.parent, place.field, list);
        Some(Wish::Here { at, spot, node: copy(element) })
    }

    /// Where something stands in the merged map.
    fn spot(&self, at: Handle, parent: Handle, field: Field) -> Option<Spot> {
        let parent = self.merged.journey.element(parent)?.record();
        Some(spot(at, parent.handle(), field, list(parent, field)?))
    }

    /// Puts a card back to another stage, in which the base has it.
    fn brought_from_elsewhere(&self, at: Handle, stage: Handle) -> Vec<Wish> {
        match self.versions.base.cards.get(&at) {
            Some(placed) if placed.stage.handle != stage => self.card_in(at, placed.stage, None),
            _ => Vec::new(),
        }
    }

    fn in_stage(&self, at: Handle, stage: Option<Handle>, side: Side) -> Version {
        let version = self.versions.get(side);
        let Some(stage) = stage.and_then(|stage| version.stage(stage)) else {
            return Version { wishes: vec![Wish::Gone { at }], ..Version::default() };
        };
        let says = Some(Value::Text(stage.id.clone()));
        Version { says, wishes: self.card_in(at, stage, None), ..Version::default() }
    }

    /// Makes a reference of the other side to what `by` removed as a side has it.
    fn reverted(&self, referrer: &Referrer, by: Side, side: Side) -> Vec<Wish> {
        let Referrer { card, at, field, is_item } = *referrer;
        let journey = match side {
            _ if side == by.other() => &self.merged.journey,
            _ => self.versions.get(side).journey(),
        };
        let merged = &self.merged.journey;
        let element = journey.element(at);
        if is_item || card == at && element.is_none() && field == Field::Lane {
            let here = |element: Element<'_>| {
                let place = merged.place(at)?;
                let spot = self.spot(at, place.parent, place.field)?;
                Some(Wish::Here { at, spot, node: element.to_node() })
            };
            return match element {
                None => vec![Wish::Gone { at }],
                Some(element) => here(element).into_iter().collect(),
            };
        }
        let value = element.and_then(|element| element.record().get(field)?.value());
        let mut wishes = Vec::new();
        if let Some(Value::Text(id)) = &value {
            // The other side may have removed what the reference names here.
            let named = named(journey, field, id)
                .filter(|named| merged.element(named.record().handle()).is_none());
            wishes.extend(named.and_then(|named| self.back(named)));
        }
        wishes.push(Wish::Value { at, field, value: value.unwrap_or(Value::Missing) });
        wishes
    }
}

/// What a field that is a reference names.
fn named<'a>(journey: &'a Journey, field: Field, id: &str) -> Option<Element<'a>> {
    let lists: &[Field] = match field {
        Field::Lane => &[Field::Lanes],
        Field::Owner => &[Field::Roles],
        _ => &[Field::Personas],
    };
    let all = lists.iter().filter_map(|field| list(journey, *field)).flat_map(items);
    all.into_iter().find(|element| names::id(element.record()) == Some(id))
}

/// Where an item of a list stands.
fn spot(at: Handle, parent: Handle, field: Field, list: &dyn List) -> Spot {
    let before = handles(list).into_iter().take_while(|other| *other != at);
    let behind = before.collect::<Vec<_>>().into_iter().rev().collect();
    Spot { parent, field, behind }
}

/// The value of a field that is not filled in; `None` for one that must be.
fn default(element: Element<'_>, field: Field) -> Option<Value> {
    let blank: &dyn Record = match element {
        Element::Card(_) => &Card::default(),
        Element::Journey(_) => &Journey::empty(),
        Element::Persona(_) => &crate::journey::Persona::default(),
        Element::Role(_) => &crate::journey::Role::default(),
        Element::Lane(_) => &crate::journey::Lane::default(),
        Element::Stage(_) => &Stage::default(),
        Element::Opportunity(_) => &crate::journey::Opportunity::default(),
        Element::Metric(_) => &crate::journey::Metric::default(),
        Element::Link(_) => &crate::journey::Link::default(),
        Element::Emotion(_) | Element::Entry(_) => return None,
    };
    let is_required = blank.fields().iter().all(|spec| spec.field != field || spec.required);
    let is_map = matches!(element, Element::Journey(_));
    if is_required && !is_map { None } else { blank.get(field)?.value() }
}

/// Numbers everything in a map in document order.
fn number(record: &dyn Record, places: &mut FxHashMap<Handle, usize>) {
    let next = places.len();
    places.insert(record.handle(), next);
    for spec in record.fields() {
        if let Some(FieldRef::List(list)) = record.get(spec.field) {
            for item in items(list) {
                number(item.record(), places);
            }
        }
    }
}
