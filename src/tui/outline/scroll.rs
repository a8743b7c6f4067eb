//! How far the outline is scrolled.
//!
//! The place of one item on the screen is kept, and everything else is found by walking from the
//! cursor to what is visible above and below it. So drawing costs what is visible, and the lines
//! around the cursor stand still whatever happens elsewhere.

use super::super::app::App;
use super::super::pane::Lines;
use super::go::select;
use super::item::Item;
use super::list::List;
use super::paragraph::Part;
use crate::journey::Handle;

/// How far the outline is scrolled.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scroll {
    /// The item whose place is known.
    anchor: Option<Handle>,
    /// The row of its first line, counted from the first visible one; it may be above that.
    row: i32,
}

/// Scrolls as little as brings the cursor into sight, and unfolds the stage of a selected card.
pub(in super::super) fn reveal(app: &mut App) {
    unfold_selected(app);
    let Some(list) = List::of(app) else { return };
    let Some(cursor) = list.cursor() else { return };
    let row = settled(&list, cursor, in_sight(&list, cursor, row(&list, cursor)));
    app.view.outline.scroll = anchored(&list, cursor, row);
}

/// What is selected is never hidden.
fn unfold_selected(app: &mut App) {
    let selection = app.editor.selection();
    let (Some(stage), Some(_)) = (selection.stage, selection.card) else { return };
    if !app.view.outline.folds.is_stage_open(stage) {
        app.view.outline.folds.turn(stage);
    }
}

/// The row of the cursor by what is known of the anchor; where that is far or gone, the cursor
/// takes its place.
pub(super) fn row(list: &List<'_>, cursor: Item) -> i32 {
    let Scroll { anchor, row } = list.app.view.outline.scroll;
    // Nothing was shown yet: what is around the cursor is seen as well.
    let Some(anchor) = anchor else { return i32::from(list.area.height) / 2 };
    let far = 2 * i32::from(list.area.height);
    let is_anchor = |item: Item| list.handle(item) == Some(anchor);
    let (mut above, mut below) = (Some(cursor), Some(cursor));
    let (mut up, mut down) = (0, 0);
    while above.is_some() || below.is_some() {
        if above.is_some_and(is_anchor) {
            return row + up;
        }
        if below.is_some_and(is_anchor) {
            return row - down;
        }
        above = above.and_then(|item| list.previous(item)).filter(|_| up < far);
        up += above.map_or(0, |item| list.height(item));
        let height = below.map_or(0, |item| list.height(item));
        below = below.and_then(|item| list.next(item)).filter(|_| down < far);
        down += height;
    }
    row
}

/// The nearest row at which an item is seen: whole, or as far as there is room for it.
fn in_sight(list: &List<'_>, item: Item, row: i32) -> i32 {
    let first = first_row(list, item);
    let last = i32::from(list.area.height) - list.height(item);
    row.clamp(first.min(last), first.max(last))
}

/// The first row on which an item is seen: the title of its stage stands above a card.
fn first_row(list: &List<'_>, item: Item) -> i32 {
    let is_pinned = list.app.view.lines == Lines::Drawn && !matches!(item, Item::Stage(_));
    i32::from(is_pinned)
}

/// The nearest row at which nothing is left empty above the first item, nor below the last where
/// there is something to fill it.
fn settled(list: &List<'_>, cursor: Item, row: i32) -> i32 {
    let room = i32::from(list.area.height);
    let mut below = 0;
    let mut next = Some(cursor);
    while let Some(item) = next.filter(|_| row + below < room) {
        below += list.height(item);
        next = list.next(item);
    }
    let row = row.max(room - below);
    let mut above = 0;
    let mut next = list.previous(cursor);
    while let Some(item) = next.filter(|_| above < row) {
        above += list.height(item);
        next = list.previous(item);
    }
    row.min(above)
}

/// The scroll that puts the cursor on a row.
fn anchored(list: &List<'_>, cursor: Item, row: i32) -> Scroll {
    let mut row = row;
    let mut item = cursor;
    // A line being typed has no name: what stands above it has.
    while list.handle(item).is_none() {
        let Some(above) = list.previous(item) else { break };
        row -= list.height(above);
        item = above;
    }
    Scroll { anchor: list.handle(item), row }
}

/// The first visible item, with the row of its first line, which may be above the first visible.
pub(super) fn first(list: &List<'_>, cursor: Item) -> (Item, i32) {
    let mut row = row(list, cursor);
    let mut item = cursor;
    while row > 0 {
        let Some(above) = list.previous(item) else { return (item, 0) };
        row -= list.height(above);
        item = above;
    }
    (item, row)
}

/// The stage whose title stands over the first line, since its own line is scrolled away.
pub(super) fn pinned(list: &List<'_>, first: Item, row: i32) -> Option<usize> {
    if list.app.view.lines == Lines::Plain {
        return None;
    }
    let is_titled = match first {
        Item::Stage(_) => {
            let above =
                list.paragraphs(first).into_iter().take_while(|one| one.part != Part::Stage);
            row + above.count() as i32 >= 0
        }
        Item::Card(..) | Item::New(..) => false,
    };
    (!is_titled).then_some(first.stage())
}

/// Scrolls by some rows; the cursor comes along where it would leave the screen.
pub(super) fn by(app: &mut App, rows: i32) {
    let Some(list) = List::of(app) else { return };
    let Some(mut cursor) = list.cursor() else { return };
    let room = i32::from(list.area.height);
    let mut row = settled(&list, cursor, row(&list, cursor) - rows);
    while row < first_row(&list, cursor) && list.height(cursor) + row < room {
        let Some(next) = list.next(cursor) else { break };
        row += list.height(cursor);
        cursor = next;
    }
    while row + list.height(cursor) > room && row > first_row(&list, cursor) {
        let Some(above) = list.previous(cursor) else { break };
        row -= list.height(above);
        cursor = above;
    }
    let scroll = anchored(&list, cursor, row);
    app.view.outline.scroll = scroll;
    select(app, cursor);
}

/// Scrolls within an item that is taller than the screen; whether there was anything more of it.
pub(super) fn within(app: &mut App, goes_down: bool) -> bool {
    let Some(list) = List::of(app) else { return false };
    let Some(cursor) = list.cursor() else { return false };
    let room = i32::from(list.area.height);
    let row = row(&list, cursor);
    let step = (room / 2).max(1);
    let to = if goes_down {
        row - (row + list.height(cursor) - room).clamp(0, step)
    } else {
        row + (first_row(&list, cursor) - row).clamp(0, step)
    };
    if to == row || list.height(cursor) <= room {
        return false;
    }
    app.view.outline.scroll = anchored(&list, cursor, to);
    true
}

/// Goes a page down; the cursor keeps its row.
pub(super) fn page_down(app: &mut App) {
    page(app, |list, item| list.next(item));
}

/// Goes a page up; the cursor keeps its row.
pub(super) fn page_up(app: &mut App) {
    page(app, |list, item| list.previous(item));
}

fn page(app: &mut App, step: fn(&List<'_>, Item) -> Option<Item>) {
    let Some(list) = List::of(app) else { return };
    let Some(mut cursor) = list.cursor() else { return };
    let row = row(&list, cursor);
    let mut passed = list.height(cursor);
    while let Some(next) = step(&list, cursor) {
        cursor = next;
        passed += list.height(cursor);
        if passed > i32::from(list.area.height) - 1 {
            break;
        }
    }
    let scroll = anchored(&list, cursor, row);
    app.view.outline.scroll = scroll;
    select(app, cursor);
}
