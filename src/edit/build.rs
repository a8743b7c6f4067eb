//! Edits for the everyday things people do to a map.

use super::apply::Edit;
use crate::journey::{
    Card, CardKind, Emotion, Field, Handle, Handles, IdSpace, Journey, Lane, Node, Persona, Place,
    Record, Stage, Value, Visibility,
};

/// Gives a field another value.
pub fn set(at: Handle, field: Field, value: Value) -> Edit {
    Edit::Set { at, field, value }
}

/// Adds a stage behind another, or first; gives its handle too.
pub fn add_stage(
    journey: &Journey,
    handles: &mut Handles,
    title: &str,
    after: Option<Handle>,
) -> (Edit, Handle) {
    let stage = Stage {
        handle: handles.fresh(),
        id: journey.fresh_id(IdSpace::Stages, title),
        title: title.to_owned(),
        ..Stage::default()
    };
    let handle = stage.handle;
    (insert(Handle::JOURNEY, Field::Stages, after, Node::Stage(Box::new(stage))), handle)
}

/// Adds a lane to a zone, behind another lane of it or at the zone's top; gives its handle too.
pub fn add_lane(
    journey: &Journey,
    handles: &mut Handles,
    title: &str,
    visibility: Visibility,
    after: Option<Handle>,
) -> (Edit, Handle) {
    let lane = Lane {
        handle: handles.fresh(),
        id: journey.fresh_id(IdSpace::Lanes, title),
        title: title.to_owned(),
        visibility,
        ..Lane::default()
    };
    let handle = lane.handle;
    (insert(Handle::JOURNEY, Field::Lanes, after, Node::Lane(Box::new(lane))), handle)
}

/// Adds a persona at the end; gives its handle too.
pub fn add_persona(journey: &Journey, handles: &mut Handles, name: &str) -> (Edit, Handle) {
    let persona = Persona {
        handle: handles.fresh(),
        id: journey.fresh_id(IdSpace::People, name),
        name: name.to_owned(),
        ..Persona::default()
    };
    let handle = persona.handle;
    let after = journey.personas.last().map(Record::handle);
    (insert(Handle::JOURNEY, Field::Personas, after, Node::Persona(Box::new(persona))), handle)
}

/// Adds a card to a stage, behind another card or first; gives its handle too.
pub fn add_card(
    journey: &Journey,
    handles: &mut Handles,
    stage: Handle,
    after: Option<Handle>,
    lane: &Lane,
    kind: CardKind,
    title: &str,
) -> (Edit, Handle) {
    let id = journey.fresh_id(IdSpace::Cards, title);
    let card = Card::new(handles.fresh(), kind, &id, &lane.id, title);
    let handle = card.handle;
    (insert(stage, Field::Cards, after, Node::Card(Box::new(card))), handle)
}

/// Gives all items of a card handles of their own.
pub(super) fn renumber(card: &mut Card, handles: &mut Handles) {
    for list in [
        &mut card.actors,
        &mut card.research,
        &mut card.thoughts,
        &mut card.pains,
        &mut card.triggers,
        &mut card.tags,
        &mut card.notes,
    ] {
        for entry in list {
            entry.handle = handles.fresh();
        }
    }
    card.emotions.iter_mut().for_each(|item| item.handle = handles.fresh());
    card.opportunities.iter_mut().for_each(|item| item.handle = handles.fresh());
    card.metrics.iter_mut().for_each(|item| item.handle = handles.fresh());
    card.links.iter_mut().for_each(|item| item.handle = handles.fresh());
}

/// Moves a card to a stage, behind another card or first, and to a lane.
pub fn move_card(card: &Card, stage: Handle, after: Option<Handle>, lane: &Lane) -> Edit {
    let to = Place { parent: stage, field: Field::Cards, after };
    let mut edits = vec![Edit::Move { at: card.handle, to }];
    if card.lane != lane.id {
        edits.push(set(card.handle, Field::Lane, Value::Text(lane.id.clone())));
    }
    Edit::Many(edits)
}

/// The card of a stage behind which a new last card of a lane stands: the lane's last card, else
/// the stage's last card, so that it comes last in time.
pub fn lane_after_card(stage: &Stage, lane: &Lane) -> Option<Handle> {
    let last_of_lane = stage.cards.iter().rfind(|card| card.lane == lane.id);
    last_of_lane.or(stage.cards.last()).map(|card| card.handle)
}

/// Makes another persona the lead and swaps the values of `emotion` and `emotions` with it, so
/// that every card keeps what each persona feels.
pub fn set_lead(journey: &Journey, handles: &mut Handles, persona: &Persona) -> Edit {
    let old = journey.lead_persona();
    if old.is_some_and(|old| old.id == persona.id) {
        return Edit::Many(Vec::new());
    }
    let mut edits = vec![set(Handle::JOURNEY, Field::Lead, Value::Text(persona.id.clone()))];
    for card in journey.cards() {
        swap_emotions(card, old.map(|old| old.id.as_str()), &persona.id, handles, &mut edits);
    }
    Edit::Many(edits)
}

fn swap_emotions(
    card: &Card,
    old_lead: Option<&str>,
    new_lead: &str,
    handles: &mut Handles,
    edits: &mut Vec<Edit>,
) {
    let theirs = card.emotions.iter().find(|emotion| emotion.persona == new_lead);
    let new_value = theirs.map_or(Value::Missing, |emotion| Value::Integer(emotion.value));
    if card.emotion.map_or(Value::Missing, Value::Integer) != new_value {
        edits.push(set(card.handle, Field::Emotion, new_value));
    }
    match (theirs, old_lead, card.emotion) {
        (Some(theirs), Some(old_lead), Some(value)) => {
            edits.push(set(theirs.handle, Field::Persona, Value::Text(old_lead.to_owned())));
            edits.push(set(theirs.handle, Field::Value, Value::Integer(value)));
        }
        (Some(theirs), _, _) => edits.push(Edit::Remove { at: theirs.handle }),
        (None, Some(old_lead), Some(value)) => {
            let emotion = Emotion { handle: handles.fresh(), persona: old_lead.to_owned(), value };
            let after = card.emotions.last().map(Record::handle);
            let node = Node::Emotion(Box::new(emotion));
            edits.push(insert(card.handle, Field::Emotions, after, node));
        }
        (None, _, _) => {}
    }
}

fn insert(parent: Handle, field: Field, after: Option<Handle>, node: Node) -> Edit {
    Edit::Insert { place: Place { parent, field, after }, node }
}
