//! What the mouse does in the outline.

use super::super::actions::change;
use super::super::actions::stage;
use super::super::app::{App, Effect};
use super::item::Item;
use super::list::List;
use super::paragraph::Part;
use super::{draw, go, scroll};
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
