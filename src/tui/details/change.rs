//! What is done to the map from the panel, each as one step.

use super::super::app::App;
use super::super::quick;
use super::super::wording::cards;
use super::form::{Accepts, Control, Item, Row, Target, options};
use super::words;
use crate::edit::{Edit, add_persona, remove, rename_id, set, set_lead};
use crate::journey::{
    Choice, Crossing, Element, Entry, Field, FieldRef, Handle, Handles, IdSpace, Journey, Lane,
    Node, Opportunity, Place, Role, Value, Visibility, is_id, minutes,
};

/// Why a typed line cannot be kept; it stays open for mending.
pub(super) type Refusal = String;

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
fn edit(
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

/// Gives a field one of its [`options`].
pub(super) fn choose(app: &mut App, row: &Row, value: Value) {
    let journey = app.editor.journey();
    let label = label(journey, row.target, row.item);
    let done = match (row.target.field, &value) {
        (Field::Lead, Value::Text(id)) => {
            let persona = journey.personas.iter().find(|persona| persona.id == *id).cloned();
            let Some(persona) = persona else { return };
            edit(app, label, |journey, handles| set_lead(journey, handles, &persona))
        }
        (Field::Visibility, Value::Choice(zone)) => {
            to_zone(app, row.target.at, Visibility::ALL.get(*zone).copied());
            Ok(())
        }
        (Field::Lane, Value::Text(id)) => {
            let said = journey.card(row.target.at).zip(journey.lane_named(id));
            let crossing = said.and_then(|(card, lane)| {
                Crossing::between(journey.zone_of(card)?, lane.visibility)
            });
            let done = give(app, row, value);
            if let Some(crossing) = crossing {
                app.say(crossing.sentence());
            }
            done
        }
        _ => give(app, row, value),
    };
    if let Err(refusal) = done {
        app.complain(refusal);
    }
}

/// Puts a lane into another zone, at the end of it that is nearest, so that lanes keep their order.
fn to_zone(app: &mut App, at: Handle, zone: Option<Visibility>) {
    let journey = app.editor.journey();
    let (Some(lane), Some(zone)) = (journey.lane(at), zone) else { return };
    let Some(crossing) = Crossing::between(lane.visibility, zone) else { return };
    let is_band = |lane: &&Lane| lane.visibility == Visibility::Band;
    if is_band(&lane) && journey.lanes.iter().filter(is_band).count() == 1 {
        app.complain("The band needs a lane: this is its only one");
        return;
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
    match edit(app, label, |_, _| Edit::Many(edits)) {
        Ok(()) => app.say(said),
        Err(refusal) => app.complain(refusal),
    }
}

/// Gives a field the value that was typed.
///
/// A blank line takes an item out of its list, and makes unknown what may be.
pub(super) fn set_text(app: &mut App, row: &Row, typed: &str) -> Result<(), Refusal> {
    let text = typed.trim();
    let is_person =
        row.item.is_some_and(|item| matches!(item.list, Field::Personas | Field::Roles));
    if let Some(item) = row.item.filter(|_| text.is_empty() && !is_person) {
        cut(app, item);
        return Ok(());
    }
    let value = match row.control {
        Control::Text(accepts) => match accepts {
            Accepts::Any => Value::text_or_missing(text),
            Accepts::Required if text.is_empty() => {
                return Err(format!("the {} cannot be blank", row.target.field.label()));
            }
            Accepts::Required => Value::Text(text.to_owned()),
            Accepts::Duration if text.is_empty() => Value::Missing,
            Accepts::Duration => {
                minutes(text).map_err(|error| format!("{error}: 20m, 2d 4h"))?;
                Value::Text(text.to_owned())
            }
            Accepts::Id => return rename(app, row, text),
            Accepts::Person => return set_actor(app, row, text),
            Accepts::Card => Value::Text(card_meant(app, row.item, text)?),
        },
        Control::Emotion if text.is_empty() => Value::Missing,
        Control::Emotion => Value::Integer(emotion(text)?),
        Control::Options | Control::Shown => return Ok(()),
    };
    give(app, row, value)
}

fn emotion(text: &str) -> Result<i64, Refusal> {
    // People paste the true minus sign.
    let value = text.replace('\u{2212}', "-").parse().ok();
    value
        .filter(|value| (-2..=2).contains(value))
        .ok_or_else(|| "an emotion is a whole number from -2 to +2".to_owned())
}

fn rename(app: &mut App, row: &Row, id: &str) -> Result<(), Refusal> {
    let journey = app.editor.journey();
    let at = row.target.at;
    let space = match journey.element(at) {
        Some(Element::Stage(_)) => IdSpace::Stages,
        Some(Element::Lane(_)) => IdSpace::Lanes,
        Some(Element::Card(_)) => IdSpace::Cards,
        _ => IdSpace::People,
    };
    if !is_id(id) {
        return Err("an id is small letters and digits, with single hyphens between".to_owned());
    }
    if journey.ids(space).any(|(known, of)| known == id && of != at) {
        return Err(format!("the id {id} is taken"));
    }
    let label = label(journey, row.target, None);
    let Some(change) = rename_id(journey, at, id) else { return Ok(()) };
    edit(app, label, |_, _| change)
}

/// The lane of a card, which tells whether an unknown name becomes a persona or a role.
fn lane_of(journey: &Journey, card: Handle) -> Option<&Lane> {
    journey.lane_named(&journey.card(card)?.lane)
}

/// Whether a list of texts has one already, but for one of its items.
fn has(journey: &Journey, item: Item, text: &str) -> bool {
    let record = journey.element(item.parent).map(Element::record);
    let Some(FieldRef::List(list)) = record.and_then(|record| record.get(item.list)) else {
        return false;
    };
    (0..list.len()).any(|index| match list.get(index) {
        Some(Element::Entry(entry)) => entry.text == text && Some(entry.handle) != item.at,
        _ => false,
    })
}

/// Who is meant by a name, as an edit that puts their id where `put` says, with what adds them to
/// the map where it does not have them yet.
fn actor(
    app: &mut App,
    item: Item,
    label: String,
    typed: &str,
    put: impl FnOnce(&mut Handles, String) -> Edit,
) -> Result<(), Refusal> {
    let journey = app.editor.journey();
    let lane = lane_of(journey, item.parent).cloned();
    let meant = quick::person(journey, &mut Handles::new(), lane.as_ref(), typed);
    if has(journey, item, &meant.id) {
        return Err(format!("{} acts here already", meant.name));
    }
    edit(app, label, |journey, handles| {
        let meant = quick::person(journey, handles, lane.as_ref(), typed);
        let mut edits = meant.edits;
        edits.push(put(handles, meant.id));
        Edit::Many(edits)
    })?;
    if let Some(new) = meant.new {
        app.say(format!("{new} \"{}\"", meant.name));
    }
    Ok(())
}

fn set_actor(app: &mut App, row: &Row, typed: &str) -> Result<(), Refusal> {
    let Some(item) = row.item else { return Ok(()) };
    let label = label(app.editor.journey(), row.target, row.item);
    let Target { at, field } = row.target;
    actor(app, item, label, typed, |_, id| set(at, field, Value::Text(id)))
}

/// The id of the card that is meant by an id or a title.
fn card_meant(app: &App, item: Option<Item>, typed: &str) -> Result<String, Refusal> {
    let journey = app.editor.journey();
    let title = typed.to_lowercase();
    let by_id = journey.cards().find(|card| card.id == typed);
    let card = by_id.or_else(|| journey.cards().find(|card| card.title.to_lowercase() == title));
    let card = card.ok_or_else(|| format!("no card is called so: {typed}"))?;
    if item.is_some_and(|item| has(journey, item, &card.id)) {
        return Err(format!("\"{}\" is here already", card.title));
    }
    Ok(card.id.clone())
}

/// Adds an item to a list behind another or first; gives its handle.
pub(super) fn add(app: &mut App, item: Item, typed: &str) -> Result<Handle, Refusal> {
    let text = typed.trim();
    let Item { parent, list, at: after } = item;
    let journey = app.editor.journey();
    let of = words::name_of(journey, parent);
    let label = match list {
        Field::Personas | Field::Roles => format!("add {} \"{text}\"", words::one_of(list)),
        _ => format!("add {} to {of}", words::a_one_of(list)),
    };
    // The item behind which it comes is no other one to be the same as.
    let anywhere = Item { at: None, ..item };
    let mut made = Handle::JOURNEY;
    let place = Place { parent, field: list, after };
    match list {
        Field::Personas => edit(app, label, |journey, handles| {
            let (edit, persona) = add_persona(journey, handles, text);
            made = persona;
            edit
        })?,
        Field::Roles => edit(app, label, |journey, handles| {
            made = handles.fresh();
            let id = journey.fresh_id(IdSpace::People, text);
            let role = Role { handle: made, id, name: text.to_owned(), ..Role::default() };
            Edit::Insert { place, node: Node::Role(Box::new(role)) }
        })?,
        Field::Opportunities => edit(app, label, |_, handles| {
            made = handles.fresh();
            let title = text.to_owned();
            let one = Opportunity { handle: made, title, ..Opportunity::default() };
            Edit::Insert { place, node: Node::Opportunity(Box::new(one)) }
        })?,
        Field::Actors => actor(app, anywhere, label, text, |handles, id| {
            made = handles.fresh();
            line(place, made, id)
        })?,
        _ => {
            let text = match list {
                Field::Triggers => card_meant(app, Some(anywhere), text)?,
                _ => text.to_owned(),
            };
            edit(app, label, |_, handles| {
                made = handles.fresh();
                line(place, made, text)
            })?;
        }
    }
    Ok(made)
}

fn line(place: Place, handle: Handle, text: String) -> Edit {
    Edit::Insert { place, node: Node::Entry(Box::new(Entry { handle, text })) }
}

/// Takes an item out of its list, with the references to it.
pub(super) fn cut(app: &mut App, item: Item) {
    let journey = app.editor.journey();
    let Some(at) = item.at else { return };
    let Some(removal) = remove(journey, at) else { return };
    let name = words::name_of(journey, at);
    let of = words::name_of(journey, item.parent);
    let (verb, label) = match item.list {
        Field::Personas | Field::Roles => ("removed", format!("remove {name}")),
        list => ("cut", format!("cut {} of {of}", words::a_one_of(list))),
    };
    let references = match removal.references {
        0 => String::new(),
        1 => " and 1 reference to it".to_owned(),
        many => format!(" and {many} references to it"),
    };
    match edit(app, label, |_, _| removal.edit) {
        Ok(()) => {
            let undo = app.keymap.key("undo");
            app.say(format!("{verb} {name}{references} · {undo} undo"));
        }
        Err(refusal) => app.complain(refusal),
    }
}

/// Moves an item past the one before it or behind it.
pub(super) fn shift(app: &mut App, item: Item, goes_down: bool) {
    let journey = app.editor.journey();
    let Some(at) = item.at else { return };
    let record = journey.element(item.parent).map(Element::record);
    let Some(FieldRef::List(list)) = record.and_then(|record| record.get(item.list)) else {
        return;
    };
    let Some(index) = list.position(at) else { return };
    let past = if goes_down { Some(index + 1) } else { index.checked_sub(1) };
    let Some(past) = past.and_then(|past| list.handle(past)) else { return };
    let after = match goes_down {
        true => Some(past),
        false => journey.place(past).and_then(|place| place.after),
    };
    let to = Place { parent: item.parent, field: item.list, after };
    let mut edits = vec![Edit::Move { at, to }];
    // Without a named lead the first persona is it; who stands first must not change who leads.
    if let (Field::Personas, None, Some(lead)) = (item.list, &journey.lead, journey.lead_persona())
        && (at == lead.handle || past == lead.handle)
    {
        edits.push(set(Handle::JOURNEY, Field::Lead, Value::Text(lead.id.clone())));
    }
    let of = words::name_of(journey, item.parent);
    let label = format!("move {} of {of}", words::a_one_of(item.list));
    if let Err(refusal) = edit(app, label, |_, _| Edit::Many(edits)) {
        app.complain(refusal);
    }
}

/// Makes a field unknown, where it may be.
pub(super) fn clear(app: &mut App, row: &Row) {
    let journey = app.editor.journey();
    let value = match row.control {
        Control::Text(Accepts::Any | Accepts::Duration) => Some(Value::Missing),
        Control::Options | Control::Emotion => {
            let all = options(journey, row.target).map_or(Vec::new(), |options| options.all);
            let clears = |value: &Value| matches!(value, Value::Missing | Value::Flag(false));
            all.into_iter().map(|(value, _)| value).find(clears)
        }
        Control::Text(_) | Control::Shown => None,
    };
    let done = match value {
        Some(value) => give(app, row, value),
        None if row.control == Control::Shown => Ok(()),
        None => Err(format!("The {} cannot be empty", row.target.field.label())),
    };
    if let Err(refusal) = done {
        app.complain(refusal);
    }
}
