//! What the mouse does in the panel.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::super::app::{App, Effect};
use super::super::mode::Mode;
use super::go::{enter, go, to_map};
use super::{Stops, draw, open};
use crate::layout::Area;

/// Whether the panel is shown at a place of the screen.
pub(in super::super) fn hits(app: &App, x: u16, y: u16) -> bool {
    area(app).is_some_and(|area| area.contains(x, y))
}

fn area(app: &App) -> Option<Area> {
    app.areas()?.details.filter(|_| app.view.insight.is_open && !app.view.details)
}

/// The mouse over the panel: a press selects, on what is selected it goes there; the wheel goes
/// through the lines. A press beside it gives the keys to the map.
pub(in super::super) fn mouse(app: &mut App, event: MouseEvent) -> Vec<Effect> {
    let (x, y) = (event.column, event.row);
    let is_here = hits(app, x, y);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) if is_here => return press(app, x, y),
        MouseEventKind::Down(MouseButton::Left) if is_map(app, x, y) => {
            to_map(app);
            return super::super::mouse::update(app, event);
        }
        MouseEventKind::ScrollDown if is_here => turn(app, |index| index + 1),
        MouseEventKind::ScrollUp if is_here => turn(app, |index| index.saturating_sub(1)),
        _ => {}
    }
    Vec::new()
}

fn is_map(app: &App, x: u16, y: u16) -> bool {
    app.areas().and_then(|areas| areas.map).is_some_and(|map| map.contains(x, y))
}

fn turn(app: &mut App, to: impl FnOnce(usize) -> usize) {
    if !matches!(app.mode, Mode::Insight) {
        open(app);
    }
    go(app, to);
}

fn press(app: &mut App, x: u16, y: u16) -> Vec<Effect> {
    app.message = None;
    let stop = area(app).and_then(|area| draw::stop_at(app, area, x, y));
    let had_keys = matches!(app.mode, Mode::Insight);
    if !had_keys {
        open(app);
    }
    match stop {
        Some(stop) if had_keys && stop == Stops::of(app).cursor() => enter(app),
        Some(stop) => {
            go(app, |_| stop);
            Vec::new()
        }
        None => Vec::new(),
    }
}
