//! A new id for an element, with every reference to it.

use super::apply::Edit;
use super::build::set;
use super::references::{Reference, Target, references_of_card, references_of_map};
use crate::journey::{Element, Field, Handle, Journey, Value};

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
        Target::Persona | Target::Role | Target::Person => IdSpace::People,
    };
    journey.ids(space).filter(|(known, _)| *known == id).count() == 1
}

/// Every reference in the map to an id.
pub(super) fn references<'a>(journey: &'a Journey, target: Target, id: &str) -> Vec<Reference<'a>> {
    let mut found = Vec::new();
    let mut add = |reference: Reference<'a>| {
        if reference.target.includes(target) && reference.id == id {
            found.push(reference);
        }
    };
    references_of_map(journey, &mut add);
    journey.cards().for_each(|card| references_of_card(card, &mut add));
    found
}
