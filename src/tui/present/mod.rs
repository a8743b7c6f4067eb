//! One stage at a time, over the whole screen, large and quiet, for a room.

mod draw;
mod page;

pub(super) use draw::draw;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::actions::note;
use super::app::{App, Effect};
use super::commands::Command;
use crate::layout::Spot;
use page::Page;

/// What commands do while a stage is presented, for help.
pub const KEYS: &[(&str, &str)] = &[
    ("Right  Space  PgDn", "Go on: to what of the stage did not fit, then to the next stage"),
    ("Left  PgUp", "Go back"),
    ("0  $", "Go to the first stage, or the last"),
    ("a", "Type a note, which is kept with the stage"),
    ("u", "Take the last change back"),
    ("Esc", "Back to the map, on this stage"),
];

/// Commands that do the same here as on the map.
const SAME: &[&str] = &[
    "undo",
    "redo",
    "save",
    "save-as",
    "save-over",
    "save-and-close",
    "reload",
    "take-up",
    "drop-left",
    "settings",
    "close",
    "close-unsaved",
    "suspend",
    "palette",
    "help",
    "tour",
    "add-note",
    "present",
    "outline",
    "map",
];

/// Shows the stage of the cursor, with the card on which it stands.
pub(super) fn start(app: &mut App) {
    app.view.presenting = Some(0);
    app.view.details = false;
    let spot = app.editor.spot();
    let Some(card) = spot.card else { return };
    let above = (0..spot.row).map(|row| app.editor.cells().cards(spot.stage, row).len());
    let wanted = above.sum::<usize>() + card;
    while let Some(next) = Page::of(app).and_then(|page| page.next).filter(|next| *next <= wanted) {
        app.view.presenting = Some(next);
    }
}

/// Does a command while a stage is presented. What would change a card that is not seen as the
/// selected one is left alone.
pub(super) fn run(app: &mut App, command: &Command) -> Vec<Effect> {
    match command.name {
        "right" | "down" | "next-lane" | "mark" | "details" => on(app),
        "left" | "up" | "previous-lane" => back(app),
        "first-stage" | "first-card" => to_stage(app, 0),
        "last-stage" | "last-card" => to_stage(app, usize::MAX),
        "add" | "add-after" | "add-before" => return note::add(app),
        "leave" => {
            app.view.presenting = None;
            app.editor.leave_title();
        }
        name if SAME.contains(&name) => {
            return command.act(app);
        }
        _ => {
            let leave = app.keymap.key("leave");
            app.say(format!("{leave} goes back to the map, where this can be done"));
        }
    }
    Vec::new()
}

/// What the mouse does: a click at the left goes back, elsewhere on.
pub(super) fn mouse(app: &mut App, event: MouseEvent) -> Vec<Effect> {
    if event.kind == MouseEventKind::Down(MouseButton::Left) {
        app.message = None;
        let left = app.size.0 / 4;
        if event.column < left { back(app) } else { on(app) }
    }
    Vec::new()
}

/// On to the rest of the stage, then to the next stage.
fn on(app: &mut App) {
    let Some(page) = Page::of(app) else { return };
    match page.next {
        Some(next) => turn(app, next),
        None => {
            let stage = app.editor.spot().stage;
            if stage + 1 < app.editor.cells().stage_count() {
                to_stage(app, stage + 1);
            }
        }
    }
}

/// Back to what stands before it in the stage, then to the stage before.
fn back(app: &mut App) {
    match app.view.presenting {
        Some(first @ 1..) => {
            let before = page::before(app, first);
            turn(app, before);
        }
        _ => {
            if let Some(before) = app.editor.spot().stage.checked_sub(1) {
                to_stage(app, before);
            }
        }
    }
}

/// Shows a stage from its start, with the cursor on its first card.
fn to_stage(app: &mut App, stage: usize) {
    let stage = stage.min(app.editor.cells().stage_count().saturating_sub(1));
    app.editor.select(Spot { stage, row: 0, card: Some(0) });
    turn(app, 0);
}

/// Shows the stage from a card or note on, with the cursor on it where it is a card.
fn turn(app: &mut App, first: usize) {
    app.view.presenting = Some(first);
    let spot = app.editor.spot();
    let cells = app.editor.cells();
    let mut before = first;
    for row in 0..cells.rows().len() {
        let count = cells.cards(spot.stage, row).len();
        if before < count {
            app.editor.select(Spot { row, card: Some(before), ..spot });
            return;
        }
        before -= count;
    }
}
