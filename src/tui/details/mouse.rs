//! The mouse on the panel: a click selects, a second one opens, the wheel goes through the rows.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::super::app::{App, Effect};
use super::super::mode::Mode;
use super::super::mouse;
use super::draw::Scene;
use super::sheet::Content;
use super::typing::{choose, keep, leave};
use super::{Details, go, open, selected, settle, to_map};
use crate::layout::Area;

/// How many rows one turn of the wheel goes.
const WHEEL: usize = 3;

/// Whether a place of the screen lies in the panel.
pub fn hits(app: &App, x: u16, y: u16) -> bool {
    area(app).is_some_and(|area| area.contains(x, y))
}

fn on_map(app: &App, x: u16, y: u16) -> bool {
    app.areas().and_then(|areas| areas.map).is_some_and(|map| map.contains(x, y))
}

fn area(app: &App) -> Option<Area> {
    app.areas()?.details.filter(|_| app.view.details)
}

/// What the mouse does on the panel, and beside it while the panel has the keys.
pub fn mouse(app: &mut App, event: MouseEvent) -> Vec<Effect> {
    let (x, y) = (event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) if on_map(app, x, y) => {
            // A click beside the panel keeps what is typed and is one on the map.
            leave(app);
            to_map(app);
            return mouse::update(app, event);
        }
        MouseEventKind::Down(MouseButton::Left) => press(app, x, y),
        MouseEventKind::ScrollDown if hits(app, x, y) => wheel(app, |row| row + WHEEL),
        MouseEventKind::ScrollUp if hits(app, x, y) => {
            wheel(app, |row| row.saturating_sub(WHEEL));
        }
        _ => {}
    }
    settle(app);
    Vec::new()
}

fn wheel(app: &mut App, to: impl FnOnce(usize) -> usize) {
    take_keys(app);
    if matches!(&app.mode, Mode::Details(details) if !details.is_typing()) {
        go(app, to);
    }
}

/// Gives the keys to the panel where the map has them.
fn take_keys(app: &mut App) {
    if !matches!(app.mode, Mode::Details(_)) {
        let left = app.view.left.take();
        app.mode = Mode::Details(Details::reopened(selected(app), left.as_ref()));
    }
}

fn press(app: &mut App, x: u16, y: u16) {
    let is_second = app.drag.pressed == Some((x, y));
    app.drag.pressed = if is_second { None } else { Some((x, y)) };
    app.message = None;
    let Some(area) = area(app).filter(|area| area.contains(x, y)) else { return };
    take_keys(app);
    let scene = Scene::new(app, area);
    let Some((index, line)) = scene.line_at(y) else { return };
    let row = line.row;
    let width = usize::from(scene.frame.value_room);
    let typed = |line: &super::sheet::Line| matches!(line.content, Content::Typed { .. });
    match &line.content {
        Content::Known { place, .. } => {
            choose(app, Some(*place));
            keep(app);
        }
        Content::Typed { .. } => {
            let first = scene.lines.iter().position(typed).unwrap_or(index);
            let column = usize::from(x.saturating_sub(scene.frame.value));
            if let Mode::Details(Details { typing: Some(typing), .. }) = &mut app.mode {
                typing.area.click(width, index - first, column);
            }
        }
        Content::Texts(_) | Content::Note(..) => {
            let Some(row) = row else { return };
            leave(app);
            go(app, |_| row);
            if is_second {
                open(app);
            }
        }
    }
}
