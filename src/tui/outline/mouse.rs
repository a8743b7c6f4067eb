//! What the mouse does in the outline.

use super::super::actions::{change, shift, stage};
use super::super::app::{App, Effect};
use super::super::mouse::Onto;
use super::item::Item;
use super::list::List;
use super::paragraph::Part;
use super::{draw, go, scroll};
use crate::journey::Handle;
use crate::layout::Area;

/// How many rows one turn of the wheel scrolls.
const WHEEL: i32 = 3;

/// A press on the outline: selects, on the sign of a fold folds and unfolds; the second one on the
/// same place edits the title.
pub(in super::super) fn press(app: &mut App, x: u16, y: u16, again: bool) -> Vec<Effect> {
    let Some(list) = List::of(app) else { return Vec::new() };
    let Some(item) = item_at_row(&list, y) else { return Vec::new() };
    let is_fold = x <= list.area.x + 1;
    go::select(app, item);
    match (is_fold, item) {
        (true, _) => fold(app, item),
        (false, Item::Stage(_)) if again => return stage::rename(app),
        (false, Item::Card(..)) if again => return change::title(app),
        (false, Item::Card(..)) => app.drag.card = app.editor.card().map(|card| card.handle),
        (false, _) => {}
    }
    Vec::new()
}

fn fold(app: &mut App, item: Item) {
    let Some(list) = List::of(app) else { return };
    let is_open = match item {
        Item::Stage(stage) => list.is_open(stage),
        Item::Card(..) | Item::New(..) => list.shows_more(item),
    };
    match (item, is_open) {
        (Item::Card(..), false) | (Item::Stage(_), false) => go::right(app),
        (Item::Card(..) | Item::Stage(_), true) => go::left(app),
        (Item::New(..), _) => {}
    }
}

/// A card is dragged over a place of the outline.
pub(in super::super) fn drag(app: &mut App, x: u16, y: u16) {
    if app.drag.card.is_none() || app.drag.pressed == Some((x, y)) {
        return;
    }
    let onto = List::of(app).and_then(|list| item_at_row(&list, y)).and_then(|item| match item {
        Item::Stage(stage) => Some(Onto { stage, card: None }),
        Item::Card(stage, card) => Some(Onto { stage, card: Some(card) }),
        Item::New(..) => None,
    });
    app.drag.pressed = None;
    app.drag.onto = onto;
}

/// A card is dropped: dragged down it comes behind the card it is dropped on, dragged up before it;
/// on the title of a stage it becomes the stage's first. It stays in its lane.
pub(in super::super) fn drop(app: &mut App, card: Handle, onto: Onto) {
    let journey = app.editor.journey();
    let from = journey.stages.iter().enumerate().find_map(|(number, stage)| {
        Some((number, stage.cards.iter().position(|one| one.handle == card)?))
    });
    let (Some(from), Some(stage)) = (from, journey.stages.get(onto.stage)) else { return };
    let lane = journey.card(card).and_then(|card| journey.lane_named(&card.lane));
    let Some(lane) = lane.map(|lane| lane.handle) else { return };
    let behind = match onto.card {
        Some(place) if from < (onto.stage, place) => Some(place),
        Some(place) if from > (onto.stage, place) => place.checked_sub(1),
        Some(_) => return,
        None => None,
    };
    let after = behind.and_then(|place| stage.cards.get(place)).map(|card| card.handle);
    let stage = stage.handle;
    shift::drop(app, card, stage, lane, after);
}

/// The item on a row of the screen.
fn item_at_row(list: &List<'_>, y: u16) -> Option<Item> {
    let area = list.area;
    if y < area.y || y >= area.bottom() {
        return None;
    }
    let wanted = i32::from(y - area.y);
    let (mut item, mut row) = scroll::first(list, list.cursor()?);
    if let Some(stage) = scroll::pinned(list, item, row).filter(|_| wanted == 0) {
        return Some(Item::Stage(stage));
    }
    loop {
        row += list.height(item);
        if row > wanted {
            return Some(item);
        }
        item = list.next(item)?;
    }
}

/// A turn of the wheel, up or down.
pub(in super::super) fn wheel(app: &mut App, goes_down: bool) {
    scroll::by(app, if goes_down { WHEEL } else { -WHEEL });
}

/// Where the line that is typed stands, its bar at the left.
pub(in super::super) fn typed_area(app: &App) -> Option<Area> {
    let list = List::of(app)?;
    let (_, typed) = list.typed?;
    let (mut item, mut row) = scroll::first(&list, list.cursor()?);
    while item != typed {
        row += list.height(item);
        item = list.next(item)?;
    }
    let paragraphs = list.paragraphs(item);
    let line = paragraphs.iter().find(|paragraph| paragraph.part == Part::Typed)?;
    draw::typed_room(&list, line, row)
}
