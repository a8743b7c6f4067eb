//! Moving the cursor through the outline, folding and unfolding.

use super::super::app::{App, Effect};
use super::super::commands::Command;
use super::item::Item;
use super::list::List;
use super::scroll;

/// Puts the cursor on an item.
pub(super) fn select(app: &mut App, item: Item) {
    match item {
        Item::Stage(stage) => app.editor.select_title(stage),
        Item::Card(stage, position) => {
            if let Some(spot) = app.editor.cells().find_at(stage, position) {
                app.editor.select(spot);
            }
        }
        // The cursor is in the line that is typed.
        Item::New(..) => {}
    }
}

/// To the item below.
pub(super) fn down(app: &mut App) {
    if !scroll::within(app, true) {
        step(app, |list, item| list.next(item));
    }
}

/// To the item above.
pub(super) fn up(app: &mut App) {
    if !scroll::within(app, false) {
        step(app, |list, item| list.previous(item));
    }
}

fn step(app: &mut App, to: fn(&List<'_>, Item) -> Option<Item>) {
    let Some(list) = List::of(app) else { return };
    let next = list.cursor().and_then(|item| to(&list, item));
    if let Some(next) = next {
        select(app, next);
    }
}

/// Folds the card; where it is folded goes to its stage, and folds that.
pub(super) fn left(app: &mut App) {
    let Some(list) = List::of(app) else { return };
    let Some(cursor) = list.cursor() else { return };
    let Some(handle) = list.handle(cursor) else { return };
    match cursor {
        Item::Card(..) if list.shows_more(cursor) => app.view.outline.folds.turn(handle),
        Item::Stage(stage) if list.is_open(stage) => app.view.outline.folds.turn(handle),
        Item::Stage(_) => {}
        Item::Card(stage, _) | Item::New(stage, _) => app.editor.select_title(stage),
    }
}

/// Unfolds the stage, goes to its first card, unfolds that.
pub(super) fn right(app: &mut App) {
    let Some(list) = List::of(app) else { return };
    let Some(cursor) = list.cursor() else { return };
    let Some(handle) = list.handle(cursor) else { return };
    match cursor {
        Item::Stage(stage) if !list.is_open(stage) => app.view.outline.folds.turn(handle),
        Item::Stage(stage) if list.card(Item::Card(stage, 0)).is_some() => {
            select(app, Item::Card(stage, 0));
        }
        Item::Card(..) if list.has_more(cursor) && !list.shows_more(cursor) => {
            app.view.outline.folds.turn(handle);
        }
        Item::Stage(_) | Item::Card(..) | Item::New(..) => {}
    }
}

/// Folds the stage in which the cursor stands, or unfolds it.
pub(super) fn fold_stage(app: &mut App) {
    let Some(stage) = app.editor.stage().map(|stage| stage.handle) else { return };
    app.editor.select_title(app.editor.spot().stage);
    app.view.outline.folds.turn(stage);
}

/// Folds all stages, with the cursor on the one in which it stands.
pub(super) fn fold_all(app: &mut App) {
    app.view.outline.folds.fold_all();
    app.editor.select_title(app.editor.spot().stage);
}

/// Marks the card, and goes on to the next in the list.
pub(super) fn mark(app: &mut App, command: &Command) -> Vec<Effect> {
    let here = app.editor.spot();
    let effects = command.act(app);
    app.editor.select(here);
    down(app);
    effects
}
