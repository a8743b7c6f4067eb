//! Adding, renaming, moving and removing lanes.

use super::super::app::{App, Effect};
use super::super::mode::{Mode, Purpose, Question};
use super::super::wording::cards;
use super::typing;
use crate::edit::{Edit, remove_lane, set};
use crate::journey::{Crossing, Field, Handle, Place, Value, Visibility};
use crate::layout::Spot;

/// Adds a lane below this one, in its zone.
pub fn add(app: &mut App) -> Vec<Effect> {
    let lane = app.editor.lane();
    let zone = lane.map_or(Visibility::Band, |lane| lane.visibility);
    let purpose = Purpose::NewLane(zone, lane.map(|lane| lane.handle));
    typing::start(app, "", purpose);
    Vec::new()
}

/// Changes the lane's title.
pub fn rename(app: &mut App) -> Vec<Effect> {
    let Some(lane) = app.editor.lane() else { return none(app) };
    let (title, handle) = (lane.title.clone(), lane.handle);
    typing::start(app, &title, Purpose::LaneTitle(handle));
    Vec::new()
}

/// Moves the lane up; past the topmost of its zone, into the zone above.
pub fn up(app: &mut App) -> Vec<Effect> {
    let row = app.editor.spot().row;
    let above = row.checked_sub(1).and_then(|row| app.editor.lane_at(row)).map(|lane| lane.handle);
    let Some(lane) = app.editor.lane() else { return none(app) };
    let zone = match lane.visibility {
        Visibility::Consumer => None,
        Visibility::Band => Some(Visibility::Consumer),
        Visibility::Provider => Some(Visibility::Band),
    };
    let same_zone = above.and_then(|above| app.editor.journey().lane(above));
    match same_zone.filter(|above| above.visibility == lane.visibility) {
        Some(above) => {
            let before = app.editor.journey().place(above.handle).and_then(|place| place.after);
            shift(app, before)
        }
        None => cross(app, zone),
    }
}

/// Moves the lane down; past the lowest of its zone, into the zone below.
pub fn down(app: &mut App) -> Vec<Effect> {
    let below = app.editor.lane_at(app.editor.spot().row + 1);
    let Some(lane) = app.editor.lane() else { return none(app) };
    let zone = match lane.visibility {
        Visibility::Consumer => Some(Visibility::Band),
        Visibility::Band => Some(Visibility::Provider),
        Visibility::Provider => None,
    };
    match below.filter(|below| below.visibility == lane.visibility).map(|below| below.handle) {
        Some(below) => shift(app, Some(below)),
        None => cross(app, zone),
    }
}

fn shift(app: &mut App, after: Option<Handle>) -> Vec<Effect> {
    let Some(lane) = app.editor.lane() else { return none(app) };
    let label = format!("move lane \"{}\"", lane.title);
    let at = lane.handle;
    let to = Place { parent: Handle::JOURNEY, field: Field::Lanes, after };
    let selection = app.editor.selection();
    app.edit(label, |_, _| (Edit::Move { at, to }, selection));
    Vec::new()
}

/// Puts the lane into another zone. It stays where it is among the lanes, which keeps their order.
fn cross(app: &mut App, zone: Option<Visibility>) -> Vec<Effect> {
    let Some(lane) = app.editor.lane() else { return none(app) };
    let Some((zone, crossing)) =
        zone.and_then(|zone| Some((zone, Crossing::between(lane.visibility, zone)?)))
    else {
        return Vec::new();
    };
    let journey = app.editor.journey();
    let band = journey.lanes.iter().filter(|lane| lane.visibility == Visibility::Band).count();
    if lane.visibility == Visibility::Band && band == 1 {
        app.complain("The band needs a lane: this is its only one");
        return Vec::new();
    }
    let mut edits = vec![set(lane.handle, Field::Visibility, Value::choice(zone))];
    if lane.side.is_some() {
        edits.push(set(lane.handle, Field::Side, Value::Missing));
    }
    let count = journey.cards().filter(|card| card.lane == lane.id).count();
    let said = format!("\"{}\", {}: {}", lane.title, cards(count), crossing.sentence());
    let label = format!("move lane \"{}\"", lane.title);
    let selection = app.editor.selection();
    app.edit(label, |_, _| (Edit::Many(edits), selection));
    app.say(said);
    Vec::new()
}

/// Removes the lane; asks where its cards go where it has any.
pub fn remove(app: &mut App) -> Vec<Effect> {
    let Some(lane) = app.editor.lane() else { return none(app) };
    let journey = app.editor.journey();
    let band = journey.lanes.iter().filter(|lane| lane.visibility == Visibility::Band).count();
    if lane.visibility == Visibility::Band && band == 1 {
        app.complain("The band needs a lane: this is its only one");
        return Vec::new();
    }
    let handle = lane.handle;
    if journey.cards().any(|card| card.lane == lane.id) {
        app.mode = Mode::Question(Question::LaneCards(handle));
    } else {
        remove_to(app, handle, None);
    }
    Vec::new()
}

/// Removes a lane; its cards go to another, or with it.
pub fn remove_to(app: &mut App, lane: Handle, heir: Option<Handle>) {
    let journey = app.editor.journey();
    let Some(removed) = journey.lane(lane) else { return };
    let title = removed.title.clone();
    let heir = heir.and_then(|heir| journey.lane(heir));
    let removal = remove_lane(journey, removed, heir);
    let count = journey.cards().filter(|card| card.lane == removed.id).count();
    let mut said = super::stage::told(count, heir.map(|heir| &heir.title), removal.references);
    let crossing = heir.and_then(|to| Crossing::between(removed.visibility, to.visibility));
    if let Some(crossing) = crossing {
        said.push_str(&format!(": {}", super::shift::sentence(crossing, count)));
    }
    let spot = app.editor.spot();
    let mut after = match spot.row + 1 < app.editor.cells().rows().len() {
        true => app.editor.selection_at(Spot { row: spot.row + 1, ..spot }),
        false => app.editor.selection_at(Spot { row: spot.row.saturating_sub(1), ..spot }),
    };
    if let Some(heir) = heir {
        after = crate::edit::Selection { lane: Some(heir.handle), ..app.editor.selection() };
    }
    if app.edit(format!("remove lane \"{title}\""), |_, _| (removal.edit, after)) {
        let undo = app.keymap.key("undo");
        app.say(format!("removed lane \"{title}\"{said} · {undo} undo"));
    }
}

fn none(app: &mut App) -> Vec<Effect> {
    app.say(app.missing("No lane here", "add-lane"));
    Vec::new()
}
