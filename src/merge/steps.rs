//! Valid maps, and what people do to them, for the laws of merging.

use proptest::prelude::*;
use proptest::sample::select;

use crate::edit::{
    Edit, add_card, add_lane, add_persona, add_stage, apply, move_card, remove, remove_lane,
    remove_stage, rename_id, set_lead, set_lines,
};
use crate::format::{Anchor, Document, print, read};
use crate::journey::{
    Card, CardKind, Choice, Emotion, Entry, Field, FieldRef, Handle, Lane, Link, Metric, Node,
    Opportunity, Persona, Place, Record, Role, RoleKind, Side, Value, Visibility,
};

/// Few words, so that both sides often say the same.
const WORDS: [&str; 6] = ["Asks", "Waits", "Signs", "Calls back", "Pays", "Looks again"];

pub(super) fn word() -> impl Strategy<Value = &'static str> {
    select(&WORDS[..])
}

/// So few picks that both sides often pick the same.
const PICKS: usize = 12;

/// Which of several things is meant, however many there are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pick(pub(super) usize);

impl Pick {
    fn index(self, count: usize) -> usize {
        self.0 % count.max(1)
    }
}

/// Something that somebody does to a map; what it is done to is picked from what is there.
#[derive(Clone)]
pub(super) struct Step {
    pub(super) deed: Deed,
    pub(super) at: Pick,
    pub(super) to: Pick,
    pub(super) word: &'static str,
    pub(super) number: i64,
}

impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {} {} {:?} {}", self.deed, self.at.0, self.to.0, self.word, self.number)
    }
}

macro_rules! deeds {
    ($($deed:ident),* $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Deed { $($deed),* }

        impl Deed {
            pub(super) const ALL: &[Deed] = &[$(Deed::$deed),*];
        }
    };
}

deeds! {
    AddCard, AddLane, AddPersona, AddRole, AddStage, AddEmotion, AddLink, AddMetric, AddOpportunity,
    AddTag, AddActor, AddTrigger, ChangeLine, ChangeLane, ChangeSide, ChangeZone, Comment, Feel,
    InsertLine, Join, MoveCard, MoveLane, MoveStage, Own, Remove, RemoveLane, RemoveLine, RemoveStage,
    Rename, RenameId, Retitle, SetChannel, SetFigure, SetGoal, SetKind, SetLead, SetScore, SetVoice,
    Swap,
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    let deed = prop_oneof![
        4 => select(Deed::ALL),
        1 => select(&[Deed::MoveCard, Deed::MoveStage, Deed::Swap, Deed::Feel, Deed::Retitle][..]),
    ];
    let fields = (deed, (0..PICKS).prop_map(Pick), (0..PICKS).prop_map(Pick), word(), -2..=2_i64);
    fields.prop_map(|(deed, at, to, word, number)| Step { deed, at, to, word, number })
}

/// A small map with something of everything.
pub(super) fn start() -> Document {
    let text = include_str!("start.ron");
    read(text).expect("the start is a map")
}

/// What becomes of a map when steps are done to it, as the next reader of the file sees it.
pub(super) fn done(document: &Document, steps: &[Step]) -> Document {
    let mut document = document.clone();
    for (number, step) in steps.iter().enumerate() {
        let edit = planned(&mut document, step, number);
        if let Some(edit) = edit {
            let before = document.journey.clone();
            if apply(&mut document.journey, edit).is_err() || !is_valid(&document) {
                document.journey = before;
            }
        }
    }
    read(&print(&document)).expect("what is printed is read")
}

/// Whether a map has none of the errors that a check finds.
pub(super) fn is_valid(document: &Document) -> bool {
    errors(document).is_empty()
}

pub(super) fn errors(document: &Document) -> Vec<String> {
    use crate::check::{Level, TextOnly, check};
    let mut journey = document.journey.clone();
    journey.number();
    let found = check(&journey, &TextOnly).into_iter();
    found.filter(|finding| finding.level == Level::Error).map(|finding| finding.message).collect()
}

fn pick<'a, T>(pick: &Pick, items: &'a [T]) -> Option<&'a T> {
    items.get(pick.index(items.len()))
}

#[allow(clippy::too_many_lines)]
fn planned(document: &mut Document, step: &Step, number: usize) -> Option<Edit> {
    let Step { deed, at, to, word, number: figure } = step;
    let handles = &mut document.handles;
    let journey = &document.journey;
    let cards: Vec<&Card> = journey.cards().collect();
    let card = pick(at, &cards).copied();
    let other = pick(to, &cards).copied();
    let stage = pick(to, &journey.stages);
    let lane = pick(to, &journey.lanes);
    let set = |at: Handle, field, value| Some(Edit::Set { at, field, value });
    let text = || Value::Text((*word).to_owned());
    let insert = |parent: Handle, field: Field, after: Option<Handle>, node| {
        Some(Edit::Insert { place: Place { parent, field, after }, node })
    };
    let entry = |handle, text: &str| Node::Entry(Box::new(Entry { handle, text: text.to_owned() }));
    match deed {
        Deed::AddCard => {
            let stage = stage?;
            let after = pick(at, &stage.cards).map(Record::handle);
            let lane = pick(at, &journey.lanes)?;
            Some(add_card(journey, handles, stage.handle, after, lane, CardKind::Activity, word).0)
        }
        Deed::AddLane => {
            let after = lane?;
            Some(add_lane(journey, handles, word, after.visibility, Some(after.handle)).0)
        }
        Deed::AddPersona => Some(add_persona(journey, handles, word).0),
        Deed::AddRole => {
            let role = Role {
                handle: handles.fresh(),
                id: journey.fresh_id(crate::journey::IdSpace::People, word),
                name: (*word).to_owned(),
                ..Role::default()
            };
            insert(Handle::JOURNEY, Field::Roles, None, Node::Role(Box::new(role)))
        }
        Deed::AddStage => Some(add_stage(journey, handles, word, stage.map(Record::handle)).0),
        Deed::AddEmotion => {
            let persona: &Persona = pick(to, &journey.personas)?;
            let emotion =
                Emotion { handle: handles.fresh(), persona: persona.id.clone(), value: *figure };
            let card = card?;
            // What the lead feels is the card's own `emotion`.
            if card.emotions.iter().any(|emotion| emotion.persona == persona.id)
                || journey.lead_persona().is_some_and(|lead| lead.id == persona.id)
            {
                return None;
            }
            insert(card.handle, Field::Emotions, None, Node::Emotion(Box::new(emotion)))
        }
        Deed::AddLink => {
            let link = Link {
                handle: handles.fresh(),
                url: format!("https://{}", figure),
                title: Some((*word).into()),
            };
            let card = card?;
            if card.links.iter().any(|other| other.url == link.url) {
                return None;
            }
            insert(card.handle, Field::Links, None, Node::Link(Box::new(link)))
        }
        Deed::AddMetric => {
            let metric = Metric {
                handle: handles.fresh(),
                name: (*word).into(),
                value: Some(*figure as f64),
                ..Metric::default()
            };
            let card = card?;
            if card.metrics.iter().any(|other| other.name == metric.name) {
                return None;
            }
            insert(card.handle, Field::Metrics, None, Node::Metric(Box::new(metric)))
        }
        Deed::AddOpportunity => {
            let item = Opportunity {
                handle: handles.fresh(),
                title: (*word).into(),
                votes: *figure,
                ..Opportunity::default()
            };
            let card = card?;
            if card.opportunities.iter().any(|other| other.title == item.title) {
                return None;
            }
            let after = pick(to, &card.opportunities).map(Record::handle);
            insert(card.handle, Field::Opportunities, after, Node::Opportunity(Box::new(item)))
        }
        Deed::AddTag => {
            let card = card?;
            if card.tags.iter().any(|tag| tag.text == *word) {
                return None;
            }
            let after = pick(to, &card.tags).map(Record::handle);
            insert(card.handle, Field::Tags, after, entry(handles.fresh(), word))
        }
        Deed::AddActor => {
            let people: Vec<&str> =
                journey.ids(crate::journey::IdSpace::People).map(|id| id.0).collect();
            let person = pick(to, &people)?;
            let card = card?;
            if card.actors.iter().any(|actor| actor.text == **person) {
                return None;
            }
            insert(card.handle, Field::Actors, None, entry(handles.fresh(), person))
        }
        Deed::AddTrigger => {
            let card = card?;
            let other = other?;
            if card.triggers.iter().any(|trigger| trigger.text == other.id) {
                return None;
            }
            insert(card.handle, Field::Triggers, None, entry(handles.fresh(), &other.id))
        }
        Deed::InsertLine | Deed::RemoveLine | Deed::ChangeLine => {
            let card = card?;
            let mut lines: Vec<String> = card.notes.iter().map(|line| line.text.clone()).collect();
            let place = to.index(lines.len());
            let text = format!("{word} {figure}");
            // A line that stands twice is no fact that can be told from the other.
            if lines.contains(&text) && *deed != Deed::RemoveLine {
                return None;
            }
            match deed {
                Deed::InsertLine => lines.insert(place, text),
                _ if lines.is_empty() => return None,
                Deed::RemoveLine => {
                    lines.remove(place);
                }
                _ => lines[place] = text,
            }
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            set_lines(journey, handles, card.handle, Field::Notes, &lines)
        }
        Deed::ChangeLane => set(card?.handle, Field::Lane, Value::Text(lane?.id.clone())),
        Deed::ChangeSide => {
            let lane = lane?;
            let side = if *figure < 0 { Value::Missing } else { Value::choice(Side::Provider) };
            set(lane.handle, Field::Side, side)
        }
        Deed::ChangeZone => {
            let lane: &Lane = lane?;
            let zone = *pick(at, Visibility::ALL)?;
            set(lane.handle, Field::Visibility, Value::choice(zone))
        }
        Deed::Comment => {
            let mut all = Vec::new();
            super::walk::all(journey, &mut |record| all.push(record.handle()));
            cards
                .iter()
                .for_each(|card| super::walk::all(*card, &mut |record| all.push(record.handle())));
            let anchor = match figure {
                -2 => Anchor::FileEnd,
                -1 | 0 => Anchor::Item(*pick(at, &all)?),
                _ => Anchor::Field(card?.handle, Field::Title),
            };
            let attached = document.comments.at(anchor);
            let comment = format!("// {word} {number} {}", to.index(1000));
            match anchor {
                Anchor::FileEnd => attached.closing.push(comment),
                _ if to.index(2) == 0 => attached.leading.push(comment),
                _ => attached.leading = vec![comment],
            }
            None
        }
        Deed::Feel => set(card?.handle, Field::Emotion, Value::Integer(*figure)),
        Deed::Join => {
            let emotion = card?.emotions.first()?;
            set(emotion.handle, Field::Value, Value::Integer(*figure))
        }
        Deed::MoveCard => {
            let (card, stage) = (card?, stage?);
            let others: Vec<Handle> = stage
                .cards
                .iter()
                .map(Record::handle)
                .filter(|other| *other != card.handle)
                .collect();
            let after = if *figure < 0 { None } else { pick(at, &others).copied() };
            let lane = journey.lanes.iter().find(|lane| lane.id == card.lane)?;
            Some(move_card(card, stage.handle, after, lane))
        }
        Deed::MoveLane | Deed::MoveStage => {
            let field = if *deed == Deed::MoveLane { Field::Lanes } else { Field::Stages };
            let Some(FieldRef::List(list)) = journey.get(field) else { return None };
            let all = super::walk::handles(list);
            let moved = *pick(at, &all)?;
            let others: Vec<Handle> = all.into_iter().filter(|other| *other != moved).collect();
            let after = if *figure < 0 { None } else { pick(to, &others).copied() };
            Some(Edit::Move { at: moved, to: Place { parent: Handle::JOURNEY, field, after } })
        }
        Deed::Own => {
            let role = pick(to, &journey.roles)?;
            set(card?.handle, Field::Owner, Value::Text(role.id.clone()))
        }
        Deed::Remove => {
            let mut all = Vec::new();
            super::walk::all(journey, &mut |record| all.push(record.handle()));
            cards
                .iter()
                .for_each(|card| super::walk::all(*card, &mut |record| all.push(record.handle())));
            Some(remove(journey, *pick(at, &all)?)?.edit)
        }
        Deed::RemoveLane => {
            let heir = pick(at, &journey.lanes)
                .filter(|heir| Some(heir.handle) != lane.map(Record::handle));
            Some(remove_lane(journey, lane?, heir).edit)
        }
        Deed::RemoveStage => {
            let heir = pick(at, &journey.stages)
                .filter(|heir| Some(heir.handle) != stage.map(Record::handle));
            Some(remove_stage(journey, stage?, heir).edit)
        }
        Deed::Rename => set(stage?.handle, Field::Title, text()),
        Deed::RenameId => {
            let id = crate::journey::id_from_title(word, "x", |id| {
                journey.ids(crate::journey::IdSpace::Cards).any(|(known, _)| known == id)
            });
            rename_id(journey, card?.handle, &id)
        }
        Deed::Retitle => set(card?.handle, Field::Title, text()),
        Deed::SetChannel => {
            let value = if *figure == 0 { Value::Missing } else { text() };
            set(card?.handle, Field::Channel, value)
        }
        Deed::SetFigure => {
            let metric = card?.metrics.first()?;
            set(metric.handle, Field::Value, Value::Number(*figure as f64))
        }
        Deed::SetGoal => {
            let value = if *figure == 0 { Value::Missing } else { text() };
            set(stage?.handle, Field::Goal, value)
        }
        Deed::SetKind => set(card?.handle, Field::Kind, Value::Choice(to.index(3))),
        Deed::SetLead => Some(set_lead(journey, handles, pick(to, &journey.personas)?)),
        Deed::SetScore => {
            let item = pick(to, &card?.opportunities)?;
            set(item.handle, Field::Votes, Value::Integer(*figure))
        }
        Deed::SetVoice => {
            let role = pick(to, &journey.roles)?;
            set(role.handle, Field::Kind, Value::choice(RoleKind::ProcessOwner))
        }
        Deed::Swap => {
            let card = card?;
            let stage = journey.stage_of(card.handle)?;
            let place = stage.cards.iter().position(|other| other.handle == card.handle)?;
            let next = stage.cards.get(place + 1)?;
            let to = Place { parent: stage.handle, field: Field::Cards, after: Some(next.handle) };
            Some(Edit::Move { at: card.handle, to })
        }
    }
}
