//! Lists changed from the panel: items added, cut, put back and moved, each as one step.

use super::super::app::App;
use super::super::quick;
use super::change::edit;
use super::form::Item;
use super::meant::{self, Refusal};
use super::words;
use crate::edit::{Edit, add_card, add_lane, add_stage, apply, remove, set};
use crate::journey::{
    Element, Emotion, Entry, Field, FieldRef, Handle, Handles, IdSpace, Journey, Lane, Link,
    Metric, Node, Opportunity, Persona, Place, Role, Value, Visibility,
};

/// An item that was cut or copied, and the list from which it came.
#[derive(Debug, Clone)]
pub struct Taken {
    node: Node,
    list: Field,
}

/// The lane of a card, which tells whether an unknown name becomes a persona or a role.
pub(super) fn lane_of(journey: &Journey, card: Handle) -> Option<&Lane> {
    journey.lane_named(&journey.card(card)?.lane)
}

/// Adds items to a list behind another or first, all in one step; gives the handle of the last.
pub(super) fn add(app: &mut App, item: Item, texts: &[&str]) -> Result<Handle, Refusal> {
    let (edits, last, handles, said) = plan(app, item, texts)?;
    let journey = app.editor.journey();
    let of = words::name_of(journey, item.parent);
    let label = match (texts, item.list) {
        ([text], Field::Personas | Field::Roles | Field::Lanes | Field::Stages) => {
            format!("add {} \"{}\"", words::one_of(item.list), text.trim())
        }
        ([_], list) => format!("add {} to {of}", words::a_one_of(list)),
        (many, list) => format!("add {} {} to {of}", many.len(), list.label()),
    };
    edit(app, label, |_, given| {
        *given = handles;
        Edit::Many(edits)
    })?;
    if let Some(said) = said {
        app.say(said);
    }
    Ok(last)
}

/// Why items cannot be added; `None` where they can.
pub(super) fn refusal(app: &App, item: Item, texts: &[&str]) -> Option<Refusal> {
    plan(app, item, texts).err()
}

/// The edits that add items, the last item, the handles left then, and what is worth saying.
type Plan = (Vec<Edit>, Handle, Handles, Option<String>);

fn plan(app: &App, item: Item, texts: &[&str]) -> Result<Plan, Refusal> {
    let mut handles = app.editor.document().handles.clone();
    let mut edits = Vec::with_capacity(texts.len());
    let (mut after, mut said) = (item.at, None);
    // Each is added to the map as the ones before it leave it.
    let mut trial: Option<Journey> = None;
    for (number, text) in texts.iter().enumerate() {
        let journey = trial.as_ref().unwrap_or(app.editor.journey());
        let mut made = one(journey, &mut handles, Item { at: after, ..item }, text.trim())?;
        said = made.said.take().or(said);
        after = Some(made.at);
        if number + 1 < texts.len() {
            let mut next = trial.take().unwrap_or_else(|| app.editor.journey().clone());
            apply(&mut next, made.edit.clone()).map_err(|error| error.to_string())?;
            trial = Some(next);
        }
        edits.push(made.edit);
    }
    let last = after.ok_or_else(|| "there is nothing to add".to_owned())?;
    Ok((edits, last, handles, said))
}

/// An edit that adds one item.
struct Made {
    edit: Edit,
    at: Handle,
    said: Option<String>,
}

fn one(journey: &Journey, handles: &mut Handles, item: Item, text: &str) -> Result<Made, Refusal> {
    let Item { parent, list, at: after } = item;
    if text.is_empty() {
        return Err(format!("{} cannot be blank", words::a_one_of(list)));
    }
    // The item behind which it comes is no other one to be the same as.
    let anywhere = Item { at: None, ..item };
    let text = text.to_owned();
    let at = handles.fresh();
    let mut first = Vec::new();
    let mut said = None;
    let node = match list {
        Field::Stages => {
            let (edit, at) = add_stage(journey, handles, &text, after);
            return Ok(Made { edit, at, said });
        }
        Field::Lanes => {
            let beside = after.and_then(|after| journey.lane(after)).or(journey.lanes.first());
            let zone = beside.map_or(Visibility::Band, |lane| lane.visibility);
            let (edit, at) = add_lane(journey, handles, &text, zone, after);
            return Ok(Made { edit, at, said });
        }
        Field::Cards => {
            let beside = after.and_then(|after| lane_of(journey, after));
            let in_band = |lane: &&Lane| lane.visibility == Visibility::Band;
            let lane = beside.or_else(|| journey.lanes.iter().find(in_band));
            let lane = lane.ok_or_else(|| "the map has no lane for a card".to_owned())?;
            let kind = lane.visibility.usual_kind();
            let (edit, at) = add_card(journey, handles, parent, after, lane, kind, &text);
            return Ok(Made { edit, at, said });
        }
        Field::Personas => {
            let id = journey.fresh_id(IdSpace::People, &text);
            Node::Persona(Box::new(Persona { handle: at, id, name: text, ..Persona::default() }))
        }
        Field::Roles => {
            let id = journey.fresh_id(IdSpace::People, &text);
            Node::Role(Box::new(Role { handle: at, id, name: text, ..Role::default() }))
        }
        Field::Opportunities => {
            let one = Opportunity { handle: at, title: text, ..Opportunity::default() };
            Node::Opportunity(Box::new(one))
        }
        Field::Metrics => {
            Node::Metric(Box::new(Metric { handle: at, name: text, ..Metric::default() }))
        }
        Field::Links => Node::Link(Box::new(Link { handle: at, url: text, ..Link::default() })),
        Field::Emotions => {
            let (persona, value) = meant::feeling(journey, anywhere, &text)?;
            Node::Emotion(Box::new(Emotion { handle: at, persona, value }))
        }
        Field::Triggers => entry(at, meant::trigger(journey, anywhere, &text)?),
        Field::Actors => {
            let lane = lane_of(journey, parent);
            let meant = quick::person(journey, handles, lane, &text);
            if meant::has(journey, anywhere, &meant.id) {
                return Err(format!("{} acts here already", meant.name));
            }
            said = meant.new.map(|new| format!("{new} \"{}\"", meant.name));
            first = meant.edits;
            entry(at, meant.id)
        }
        _ => entry(at, text),
    };
    first.push(Edit::Insert { place: Place { parent, field: list, after }, node });
    if let Some(keeps) = lead_stays(journey, item, after.is_none()) {
        first.push(keeps);
    }
    Ok(Made { edit: Edit::Many(first), at, said })
}

fn entry(handle: Handle, text: String) -> Node {
    Node::Entry(Box::new(Entry { handle, text }))
}

/// Without a named lead the first persona is it; who stands first must not change who leads.
fn lead_stays(journey: &Journey, item: Item, changes_first: bool) -> Option<Edit> {
    let lead = journey.lead_persona()?;
    let is_unnamed = journey.lead.is_none() && item.list == Field::Personas;
    let named = Value::Text(lead.id.clone());
    (is_unnamed && changes_first).then(|| set(Handle::JOURNEY, Field::Lead, named))
}

/// Takes an item out of its list, with the references to it; it can be put back.
pub(super) fn cut(app: &mut App, item: Item) {
    let journey = app.editor.journey();
    let Some(at) = item.at else { return };
    let Some(removal) = remove(journey, at) else { return };
    let name = words::name_of(journey, at);
    if let Err(refusal) = may_go(app, at) {
        app.complain(refusal);
        return;
    }
    let of = words::name_of(journey, item.parent);
    let (verb, label) = match item.list {
        Field::Personas | Field::Roles | Field::Lanes | Field::Stages => {
            ("removed", format!("remove {name}"))
        }
        list => ("cut", format!("cut {} of {of}", words::a_one_of(list))),
    };
    let references = match removal.references {
        0 => String::new(),
        1 => " and 1 reference to it".to_owned(),
        many => format!(" and {many} references to it"),
    };
    take(app, item);
    match edit(app, label, |_, _| removal.edit) {
        Ok(()) => {
            let (put, undo) = (app.keymap.key("put"), app.keymap.key("undo"));
            app.say(format!("{verb} {name}{references} · {put} puts back · {undo} undo"));
        }
        Err(refusal) => app.complain(refusal),
    }
}

/// Whether an element can go without a question where its cards go, or what becomes of the band.
fn may_go(app: &App, at: Handle) -> Result<(), Refusal> {
    let journey = app.editor.journey();
    let (count, command) = match journey.element(at) {
        Some(Element::Stage(stage)) => (stage.cards.len(), "cut-stage"),
        Some(Element::Lane(lane)) => {
            let band = |lane: &&Lane| lane.visibility == Visibility::Band;
            if band(&lane) && journey.lanes.iter().filter(band).count() == 1 {
                return Err("The band needs a lane: this is its only one".to_owned());
            }
            (journey.cards().filter(|card| card.lane == lane.id).count(), "cut-lane")
        }
        _ => return Ok(()),
    };
    let key = app.keymap.key(command);
    match count {
        0 => Ok(()),
        _ => Err(format!("It has cards: {key} on the map asks where they go")),
    }
}

/// Keeps a copy of an item to be put; whether it is there.
fn take(app: &mut App, item: Item) -> bool {
    let node = item.at.and_then(|at| app.editor.journey().element(at)?.to_node());
    app.view.taken = node.map(|node| Taken { node, list: item.list });
    app.view.taken.is_some()
}

/// Copies an item to be put elsewhere.
pub(super) fn copy(app: &mut App, item: Item) {
    if take(app, item) {
        let name = item.at.map_or(String::new(), |at| words::name_of(app.editor.journey(), at));
        let put = app.keymap.key("put");
        app.say(format!("copied {name} · {put} puts it"));
    }
}

/// Puts what was cut or copied behind an item, or first; gives where it stands then.
pub(super) fn put(app: &mut App, item: Item) -> Option<Handle> {
    let Some(Taken { node, list }) = app.view.taken.clone() else {
        let cut = app.keymap.key("cut");
        app.say(format!("Nothing to put: {cut} cuts an item"));
        return None;
    };
    if !fits(&node, list, item.list) {
        let what = words::a_one_of(list);
        app.complain(format!("{what} cannot stand among the {}", item.list.label()));
        return None;
    }
    let journey = app.editor.journey();
    let label =
        format!("put {} into {}", words::a_one_of(list), words::name_of(journey, item.parent));
    let mut made = Handle::JOURNEY;
    let done = edit(app, label, |journey, handles| {
        let node = fresh(journey, handles, node);
        made = node.element().record().handle();
        let place = Place { parent: item.parent, field: item.list, after: item.at };
        let mut edits = vec![Edit::Insert { place, node }];
        edits.extend(lead_stays(journey, item, item.at.is_none()));
        Edit::Many(edits)
    });
    match done {
        Ok(()) => Some(made),
        Err(refusal) => {
            app.complain(refusal);
            None
        }
    }
}

/// Whether an item of one list can stand in another: lines of text can, what refers or is a record
/// only among its like.
fn fits(node: &Node, from: Field, to: Field) -> bool {
    let is_line = |list: Field| {
        !matches!(list, Field::Actors | Field::Triggers | Field::Emotions | Field::Opportunities)
            && !matches!(list, Field::Metrics | Field::Links | Field::Personas | Field::Roles)
            && !matches!(list, Field::Lanes | Field::Stages | Field::Cards)
    };
    from == to || matches!(node, Node::Entry(_)) && is_line(from) && is_line(to)
}

/// An item that is in the map already becomes another one, with an id of its own.
fn fresh(journey: &Journey, handles: &mut Handles, mut node: Node) -> Node {
    if journey.element(node.element().record().handle()).is_some() {
        node.rename_handles(|_| handles.fresh());
    }
    let free = |space, id: &str, name: &str| {
        let is_taken = journey.ids(space).any(|(known, _)| known == id);
        if is_taken { journey.fresh_id(space, name) } else { id.to_owned() }
    };
    match &mut node {
        Node::Persona(one) => one.id = free(IdSpace::People, &one.id, &one.name),
        Node::Role(one) => one.id = free(IdSpace::People, &one.id, &one.name),
        Node::Lane(one) => one.id = free(IdSpace::Lanes, &one.id, &one.title),
        Node::Stage(one) => one.id = free(IdSpace::Stages, &one.id, &one.title),
        Node::Card(one) => one.id = free(IdSpace::Cards, &one.id, &one.title),
        _ => {}
    }
    node
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
    if let (Some(lane), Some(other)) = (journey.lane(at), journey.lane(past))
        && lane.visibility != other.visibility
    {
        app.say("The next lane is in another zone: the lane's own form changes its visibility");
        return;
    }
    let after = match goes_down {
        true => Some(past),
        false => journey.place(past).and_then(|place| place.after),
    };
    let to = Place { parent: item.parent, field: item.list, after };
    let mut edits = vec![Edit::Move { at, to }];
    let lead = journey.lead_persona().map(|lead| lead.handle);
    edits.extend(lead_stays(journey, item, lead == Some(at) || lead == Some(past)));
    let of = words::name_of(journey, item.parent);
    let label = format!("move {} of {of}", words::a_one_of(item.list));
    if let Err(refusal) = edit(app, label, |_, _| Edit::Many(edits)) {
        app.complain(refusal);
    }
}
