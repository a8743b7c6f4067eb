//! A new id for an element, with every reference to it.

use super::apply::Edit;
use super::build::set;
use crate::journey::{Element, Entry, Field, Handle, Journey, Value};

/// What an id names, as references see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Lane,
    Card,
    Persona,
    Role,
}

/// One reference to an id: the element that holds it, and the field in which it stands.
///
/// Where it is an item of a list, the element is that item.
pub(super) struct Reference {
    pub(super) at: Handle,
    pub(super) field: Field,
}

/// Gives an element another id and changes every reference to the old one with it.
///
/// `None` where the element has no id. References follow only while the old id names this element
/// alone: those to a doubled id stay, since nobody can tell whom they mean.
pub fn rename_id(journey: &Journey, at: Handle, new: &str) -> Option<Edit> {
    let (target, old) = named(journey.element(at)?)?;
    let mut edits = vec![set(at, Field::Id, Value::Text(new.to_owned()))];
    if let Some(target) = target.filter(|target| is_unique(journey, *target, old)) {
        edits.extend(
            references(journey, target, old)
                .into_iter()
                .map(|reference| set(reference.at, reference.field, Value::Text(new.to_owned()))),
        );
    }
    Some(Edit::Many(edits))
}

/// The id of an element, and what references see in it; a stage is never referred to.
pub(super) fn named(element: Element<'_>) -> Option<(Option<Target>, &str)> {
    Some(match element {
        Element::Stage(stage) => (None, &stage.id),
        Element::Lane(lane) => (Some(Target::Lane), &lane.id),
        Element::Card(card) => (Some(Target::Card), &card.id),
        Element::Persona(persona) => (Some(Target::Persona), &persona.id),
        Element::Role(role) => (Some(Target::Role), &role.id),
        _ => return None,
    })
}

/// Whether one element alone has the id.
pub(super) fn is_unique(journey: &Journey, target: Target, id: &str) -> bool {
    use crate::journey::IdSpace;
    let space = match target {
        Target::Lane => IdSpace::Lanes,
        Target::Card => IdSpace::Cards,
        Target::Persona | Target::Role => IdSpace::People,
    };
    journey.ids(space).filter(|(known, _)| *known == id).count() == 1
}

/// Every reference in the map to an id.
pub(super) fn references(journey: &Journey, target: Target, id: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut add = |at, field| found.push(Reference { at, field });
    let in_list = |list: &[Entry], add: &mut dyn FnMut(Handle, Field)| {
        list.iter().filter(|entry| entry.text == id).for_each(|e| add(e.handle, Field::Text));
    };
    if target == Target::Role && journey.owner.as_deref() == Some(id) {
        add(Handle::JOURNEY, Field::Owner);
    }
    if target == Target::Persona && journey.lead.as_deref() == Some(id) {
        add(Handle::JOURNEY, Field::Lead);
    }
    for card in journey.cards() {
        match target {
            Target::Lane => {
                if card.lane == id {
                    add(card.handle, Field::Lane);
                }
            }
            Target::Card => in_list(&card.triggers, &mut add),
            Target::Persona => {
                in_list(&card.actors, &mut add);
                for emotion in card.emotions.iter().filter(|emotion| emotion.persona == id) {
                    add(emotion.handle, Field::Persona);
                }
            }
            Target::Role => {
                in_list(&card.actors, &mut add);
                if card.owner.as_deref() == Some(id) {
                    add(card.handle, Field::Owner);
                }
                for opportunity in &card.opportunities {
                    if opportunity.owner.as_deref() == Some(id) {
                        add(opportunity.handle, Field::Owner);
                    }
                }
            }
        }
    }
    found
}
