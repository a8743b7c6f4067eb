//! Taking something out of a map together with the references to it.

use super::apply::Edit;
use super::build::set;
use super::references::Target;
use super::rename::{is_unique, named, references};
use crate::journey::{Element, Field, Handle, Journey, Lane, Record, Stage, Value};

/// An edit that removes something, and how many references go with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Removal {
    /// The whole of it: one step.
    pub edit: Edit,
    /// How many references to it are removed in the same step.
    pub references: usize,
}

/// Removes any element or list item and the references to it; `None` for the journey and for what
/// is not in the map.
///
/// A lane or stage takes its cards along: see [`remove_lane`] and [`remove_stage`].
pub fn remove(journey: &Journey, at: Handle) -> Option<Removal> {
    let element = journey.element(at)?;
    match element {
        Element::Journey(_) => None,
        Element::Stage(stage) => Some(remove_stage(journey, stage, None)),
        Element::Lane(lane) => Some(remove_lane(journey, lane, None)),
        Element::Persona(persona) if is_lead(journey, &persona.id) => {
            Some(remove_lead(journey, at, &persona.id))
        }
        _ => Some(remove_all(journey, &[at])),
    }
}

/// Removes a stage; its cards go to another stage, or with it. They stay before in time what comes
/// behind them: at the end of a stage before, at the start of one behind.
pub fn remove_stage(journey: &Journey, stage: &Stage, heir: Option<&Stage>) -> Removal {
    match heir {
        None => {
            let mut handles: Vec<Handle> = stage.cards.iter().map(Record::handle).collect();
            handles.push(stage.handle);
            remove_all(journey, &handles)
        }
        Some(heir) => {
            let is_behind = journey
                .stages
                .iter()
                .rev()
                .map(Record::handle)
                .find(|handle| [stage.handle, heir.handle].contains(handle));
            let is_behind = is_behind == Some(heir.handle);
            let mut after = heir.cards.last().filter(|_| !is_behind).map(Record::handle);
            let mut edits = Vec::new();
            for card in &stage.cards {
                let to = crate::journey::Place { parent: heir.handle, field: Field::Cards, after };
                edits.push(Edit::Move { at: card.handle, to });
                after = Some(card.handle);
            }
            edits.push(Edit::Remove { at: stage.handle });
            Removal { edit: Edit::Many(edits), references: 0 }
        }
    }
}

/// Removes a lane; its cards go to another lane, staying where they are in time, or with it.
pub fn remove_lane(journey: &Journey, lane: &Lane, heir: Option<&Lane>) -> Removal {
    let cards = journey.cards().filter(|card| card.lane == lane.id);
    match heir {
        None => {
            let mut handles: Vec<Handle> = cards.map(Record::handle).collect();
            handles.push(lane.handle);
            remove_all(journey, &handles)
        }
        Some(heir) => {
            let mut edits: Vec<Edit> = cards
                .map(|card| set(card.handle, Field::Lane, Value::Text(heir.id.clone())))
                .collect();
            edits.push(Edit::Remove { at: lane.handle });
            Removal { edit: Edit::Many(edits), references: 0 }
        }
    }
}

fn is_lead(journey: &Journey, id: &str) -> bool {
    journey.lead_persona().is_some_and(|lead| lead.id == id) && journey.personas.len() > 1
}

/// The next persona becomes the lead first, so that what the cards hold as `emotion` stays true.
fn remove_lead(journey: &Journey, at: Handle, id: &str) -> Removal {
    let mut removal = remove_all(journey, &[at]);
    let next = journey.personas.iter().find(|persona| persona.id != id);
    let Some(next) = next else { return removal };
    let mut edits = Vec::new();
    for card in journey.cards() {
        let theirs = card.emotions.iter().find(|emotion| emotion.persona == next.id);
        let value = theirs.map_or(Value::Missing, |emotion| Value::Integer(emotion.value));
        if card.emotion.map_or(Value::Missing, Value::Integer) != value {
            edits.push(set(card.handle, Field::Emotion, value));
        }
        edits.extend(theirs.map(|emotion| Edit::Remove { at: emotion.handle }));
    }
    edits.push(removal.edit);
    removal.edit = Edit::Many(edits);
    removal
}

/// Removes elements of which none holds another listed after it, with all references to them.
pub fn remove_all(journey: &Journey, handles: &[Handle]) -> Removal {
    let mut edits = Vec::new();
    let mut count = 0;
    for at in handles {
        let target = journey.element(*at).and_then(named);
        let Some((Some(target), id)) = target else { continue };
        if target == Target::Lane || !is_unique(journey, target, id) {
            continue;
        }
        for reference in references(journey, target, id) {
            if inside_any(journey, reference.at, handles) {
                continue;
            }
            count += 1;
            edits.push(match reference.is_item() {
                true => Edit::Remove { at: reference.at },
                false => set(reference.at, reference.field, Value::Missing),
            });
        }
    }
    edits.extend(handles.iter().map(|at| Edit::Remove { at: *at }));
    Removal { edit: Edit::Many(edits), references: count }
}

/// Whether something goes away with one of the handles anyway.
fn inside_any(journey: &Journey, at: Handle, handles: &[Handle]) -> bool {
    let mut current = Some(at);
    while let Some(handle) = current {
        if handles.contains(&handle) {
            return true;
        }
        current = journey.place(handle).map(|place| place.parent);
    }
    false
}
