//! What is done to a field from the panel, each as one step.

use super::super::app::App;
use super::super::quick;
use super::super::wording::cards;
use super::control::{Control, Named, may_be_missing};
use super::form::{Item, Row, Target};
use super::meant::{self, Refusal};
use super::{items, words};
use crate::edit::{Edit, rename_id, set, set_lead};
use crate::journey::{
    Choice, Crossing, Element, Field, Handle, Handles, Journey, Lane, Place, Value, Visibility,
};

/// What changing a field is called.
fn label(journey: &Journey, target: Target, item: Option<Item>) -> String {
    match (item, journey.element(target.at)) {
        (Some(Item { parent, list, .. }), Some(Element::Entry(_) | Element::Opportunity(_))) => {
            format!("change {} of {}", words::a_one_of(list), words::name_of(journey, parent))
        }
        (_, Some(Element::Emotion(_))) => {
            format!("change {}", words::name_of(journey, target.at))
        }
        _ => {
            let name = words::name_of(journey, target.at);
            format!("change the {} of {name}", target.field.label())
        }
    }
}

/// Does an edit that leaves the map's cursor where it is.
pub(super) fn edit(
    app: &mut App,
    label: String,
    build: impl FnOnce(&Journey, &mut Handles) -> Edit,
) -> Result<(), Refusal> {
    let selection = app.editor.selection();
    if app.edit(label, |journey, handles| (build(journey, handles), selection)) {
        return Ok(());
    }
    Err(app.message.take().map_or(String::new(), |message| message.text))
}

/// Gives a field the value that was typed; a blank line takes an item out of its list.
pub(super) fn set_text(app: &mut App, row: &Row, typed: &str) -> Result<(), Refusal> {
    let text = typed.trim();
    if let Some(item) = row.item.filter(|_| text.is_empty() && !row.opens) {
        items::cut(app, item);
        return Ok(());
    }
    match (row.control, row.item) {
        (Control::Name(Named::Person), Some(item)) => set_actor(app, row, item, text),
        (Control::Name(Named::Card), Some(item)) => {
            let id = meant::trigger(app.editor.journey(), item, text)?;
            give(app, row, Value::Text(id))
        }
        _ => {
            let value = meant::value(app.editor.journey(), row.target, row.control, text)?;
            set_value(app, row, value)
        }
    }
}

/// Gives a field a value, with what else has to change then.
pub(super) fn set_value(app: &mut App, row: &Row, value: Value) -> Result<(), Refusal> {
    let journey = app.editor.journey();
    let at = row.target.at;
    match (row.target.field, &value) {
        (Field::Id, Value::Text(id)) => rename(app, row, &id.clone()),
        (Field::Lead, Value::Text(id)) => {
            let persona = journey.personas.iter().find(|persona| persona.id == *id).cloned();
            let Some(persona) = persona else { return give(app, row, value) };
            let label = label(journey, row.target, None);
            edit(app, label, |journey, handles| set_lead(journey, handles, &persona))
        }
        (Field::Visibility, Value::Choice(zone)) => {
            to_zone(app, at, Visibility::ALL.get(*zone).copied())
        }
        (Field::Lane, Value::Text(id)) => {
            let said = journey.card(at).zip(journey.lane_named(id));
            let crossing = said.and_then(|(card, lane)| {
                Crossing::between(journey.zone_of(card)?, lane.visibility)
            });
            give(app, row, value)?;
            if let Some(crossing) = crossing {
                app.say(crossing.sentence());
            }
            Ok(())
        }
        (Field::Text, Value::Text(id)) if row.control == Control::Name(Named::Person) => {
            let id = id.clone();
            row.item.map_or(Ok(()), |item| set_actor(app, row, item, &id))
        }
        _ => give(app, row, value),
    }
}

/// Gives a field a value; where it has it already nothing is done.
fn give(app: &mut App, row: &Row, value: Value) -> Result<(), Refusal> {
    let journey = app.editor.journey();
    let Target { at, field } = row.target;
    let held = journey.element(at).and_then(|element| element.record().get(field)?.value());
    if held.as_ref() == Some(&value) {
        return Ok(());
    }
    let label = label(journey, row.target, row.item);
    edit(app, label, |_, _| set(at, field, value))
}

/// Gives an element another id, and changes every reference to it in the same step.
fn rename(app: &mut App, row: &Row, id: &str) -> Result<(), Refusal> {
    let journey = app.editor.journey();
    let at = row.target.at;
    let held = journey.element(at).and_then(|element| element.record().get(Field::Id)?.value());
    if held == Some(Value::Text(id.to_owned())) {
        return Ok(());
    }
    let label = label(journey, row.target, None);
    let Some(change) = rename_id(journey, at, id) else { return Ok(()) };
    let references = match &change {
        Edit::Many(edits) => edits.len().saturating_sub(1),
        _ => 0,
    };
    edit(app, label, |_, _| change)?;
    app.say(match references {
        0 => format!("the id is {id} now; nothing referred to it"),
        1 => format!("the id is {id} now, and 1 reference follows"),
        many => format!("the id is {id} now, and {many} references follow"),
    });
    Ok(())
}

/// Puts a lane into another zone, at the end of it that is nearest, so that lanes keep their order.
fn to_zone(app: &mut App, at: Handle, zone: Option<Visibility>) -> Result<(), Refusal> {
    let journey = app.editor.journey();
    let (Some(lane), Some(zone)) = (journey.lane(at), zone) else { return Ok(()) };
    let Some(crossing) = Crossing::between(lane.visibility, zone) else { return Ok(()) };
    let is_band = |lane: &&Lane| lane.visibility == Visibility::Band;
    if is_band(&lane) && journey.lanes.iter().filter(is_band).count() == 1 {
        return Err("The band needs a lane: this is its only one".to_owned());
    }
    let mut edits = vec![set(at, Field::Visibility, Value::choice(zone))];
    if lane.side.is_some() {
        edits.push(set(at, Field::Side, Value::Missing));
    }
    let goes_down = zone.index() > lane.visibility.index();
    let is_above = |other: &Lane| match goes_down {
        true => other.visibility.index() < zone.index(),
        false => other.visibility.index() <= zone.index(),
    };
    let after = journey.lanes.iter().rfind(|other| other.handle != at && is_above(other));
    let after = after.map(|lane| lane.handle);
    if journey.place(at).is_some_and(|place| place.after != after) {
        let to = Place { parent: Handle::JOURNEY, field: Field::Lanes, after };
        edits.push(Edit::Move { at, to });
    }
    let count = journey.cards().filter(|card| card.lane == lane.id).count();
    let said = format!("\"{}\", {}: {}", lane.title, cards(count), crossing.sentence());
    let label = format!("move lane \"{}\"", lane.title);
    edit(app, label, |_, _| Edit::Many(edits))?;
    app.say(said);
    Ok(())
}

/// Puts another persona or role in the place of one; a newcomer is added to the map with it.
fn set_actor(app: &mut App, row: &Row, item: Item, typed: &str) -> Result<(), Refusal> {
    let journey = app.editor.journey();
    let label = label(journey, row.target, row.item);
    let lane = items::lane_of(journey, item.parent).cloned();
    let meant = quick::person(journey, &mut Handles::new(), lane.as_ref(), typed);
    if let Some(refusal) = refusal(app, row, typed) {
        return Err(refusal);
    }
    let Target { at, field } = row.target;
    edit(app, label, |journey, handles| {
        let meant = quick::person(journey, handles, lane.as_ref(), typed);
        let mut edits = meant.edits;
        edits.push(set(at, field, Value::Text(meant.id)));
        Edit::Many(edits)
    })?;
    if let Some(new) = meant.new {
        app.say(format!("{new} \"{}\"", meant.name));
    }
    Ok(())
}

/// Makes a field unknown, where it may be.
pub(super) fn clear(app: &mut App, row: &Row) {
    let record = app.editor.journey().element(row.target.at).map(Element::record);
    let held = record.and_then(|record| record.get(row.target.field)?.value());
    let is_optional = record.is_some_and(|record| may_be_missing(record, row.target.field));
    let done = match held {
        _ if row.control == Control::Shown => Ok(()),
        Some(Value::Flag(_)) => give(app, row, Value::Flag(false)),
        _ if is_optional => give(app, row, Value::Missing),
        Some(Value::Integer(_)) if row.control == Control::Count => {
            give(app, row, Value::Integer(0))
        }
        _ => Err(format!("The {} cannot be empty", row.target.field.label())),
    };
    if let Err(refusal) = done {
        app.complain(refusal);
    }
}

/// Why a field cannot be given what was typed; `None` where it can.
pub(super) fn refusal(app: &App, row: &Row, typed: &str) -> Option<Refusal> {
    let journey = app.editor.journey();
    let text = typed.trim();
    match (row.control, row.item) {
        (_, Some(_)) if text.is_empty() && !row.opens => None,
        (Control::Name(Named::Person), Some(item)) => {
            let lane = items::lane_of(journey, item.parent);
            let meant = quick::person(journey, &mut Handles::new(), lane, text);
            let has = meant::has(journey, item, &meant.id);
            has.then(|| format!("{} acts here already", meant.name))
        }
        (Control::Name(Named::Card), Some(item)) => meant::trigger(journey, item, text).err(),
        _ => meant::value(journey, row.target, row.control, text).err(),
    }
}
