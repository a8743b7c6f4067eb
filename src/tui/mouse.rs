//! What the mouse does: select, open, drag, scroll.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::actions::{change, shift};
use super::app::{App, Effect};
use super::mode::Mode;
use super::view::footer_items;
use crate::journey::Handle;
use crate::layout::{Geometry, Hit, Spot};

/// What the mouse has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drag {
    /// The card that was pressed on.
    pub card: Option<Handle>,
    /// Where a card being dragged would be dropped.
    pub over: Option<Spot>,
    /// Where the button was last pressed; a second press there is a double click.
    pub pressed: Option<(u16, u16)>,
}

/// How many columns or lines of cards one turn of the wheel scrolls.
const WHEEL: isize = 1;

/// Changes the state as the mouse says.
pub fn update(app: &mut App, event: MouseEvent) -> Vec<Effect> {
    if !matches!(app.mode, Mode::Map | Mode::Prefix(_)) {
        return Vec::new();
    }
    let (x, y) = (event.column, event.row);
    let sideways = event.modifiers.intersects(KeyModifiers::SHIFT | KeyModifiers::ALT);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => return press(app, x, y),
        MouseEventKind::Drag(MouseButton::Left) => drag(app, x, y),
        MouseEventKind::Up(MouseButton::Left) => drop(app),
        MouseEventKind::ScrollLeft => scroll_stages(app, -WHEEL),
        MouseEventKind::ScrollRight => scroll_stages(app, WHEEL),
        MouseEventKind::ScrollUp if sideways => scroll_stages(app, -WHEEL),
        MouseEventKind::ScrollDown if sideways => scroll_stages(app, WHEEL),
        MouseEventKind::ScrollUp => scroll_lane(app, x, y, -WHEEL),
        MouseEventKind::ScrollDown => scroll_lane(app, x, y, WHEEL),
        _ => {}
    }
    Vec::new()
}

fn press(app: &mut App, x: u16, y: u16) -> Vec<Effect> {
    app.message = None;
    let again = app.drag.pressed == Some((x, y));
    app.drag = Drag { pressed: Some((x, y)), ..Drag::default() };
    if let Some(areas) = app.areas() {
        let items = footer_items(app, areas.footer);
        if let Some(item) = items.iter().find(|item| item.area.contains(x, y)) {
            return super::update::run(app, item.command);
        }
    }
    let Some(geometry) = app.geometry() else { return Vec::new() };
    match geometry.at(app.editor.cells(), x, y) {
        Some(Hit::Cell(spot)) => {
            app.editor.select(spot);
            app.drag.card = spot.card.and(app.editor.card()).map(|card| card.handle);
            if again {
                app.drag = Drag::default();
                return change::title(app);
            }
        }
        Some(Hit::Stage(stage)) => {
            let spot = app.editor.spot();
            app.editor.select(Spot { stage, ..spot });
            if again {
                return super::actions::stage::rename(app);
            }
        }
        Some(Hit::Lane(row)) => {
            let spot = app.editor.spot();
            app.editor.select(Spot { row, ..spot });
            if again {
                return super::actions::lane::rename(app);
            }
        }
        Some(Hit::Curve(_)) | None => {}
    }
    Vec::new()
}

fn drag(app: &mut App, x: u16, y: u16) {
    if app.drag.card.is_none() || app.drag.pressed == Some((x, y)) {
        return;
    }
    let Some(geometry) = app.geometry() else { return };
    app.drag.pressed = None;
    app.drag.over = match geometry.at(app.editor.cells(), x, y) {
        Some(Hit::Cell(spot)) => Some(below(app, &geometry, spot, y)),
        _ => None,
    };
}

/// Where in a cell a card is dropped: before the card under the mouse, or behind the last.
fn below(app: &App, geometry: &Geometry, spot: Spot, _y: u16) -> Spot {
    let count = app.editor.cells().cards(spot.stage, spot.row).len();
    let lane = geometry.lane(spot.row);
    let last_visible = lane.map_or(count, |lane| lane.top + lane.slots);
    Spot { card: Some(spot.card.unwrap_or(count.min(last_visible))), ..spot }
}

fn drop(app: &mut App) {
    let Some(over) = app.drag.over.take() else { return };
    let Some(card) = app.drag.card.take() else { return };
    let journey = app.editor.journey();
    let cells = app.editor.cells();
    let Some(stage) = journey.stages.get(over.stage) else { return };
    let Some(lane) = cells.rows().get(over.row).and_then(|row| row.lane) else { return };
    let cell = cells.cards(over.stage, over.row);
    let place = over.card.unwrap_or(cell.len());
    // In time it stands behind the card above it in the cell; in an empty cell it is the last.
    let after = match (place.checked_sub(1).and_then(|above| cell.get(above)), cell.first()) {
        (Some(above), _) => stage.cards.get(*above as usize),
        (None, Some(first)) => (*first as usize).checked_sub(1).and_then(|c| stage.cards.get(c)),
        (None, None) => stage.cards.last(),
    };
    let after = after.map(|card| card.handle);
    // Behind itself is where it is already, unless it changes its lane.
    let after =
        if after == Some(card) { journey.place(card).and_then(|place| place.after) } else { after };
    let stage = stage.handle;
    shift::drop(app, card, stage, lane, after);
}

fn scroll_stages(app: &mut App, by: isize) {
    let spot = app.editor.spot();
    let stage = spot.stage.saturating_add_signed(by);
    app.editor.select(Spot { stage, ..spot });
}

/// Scrolls the lane under the mouse; the cursor comes along where it would leave the screen.
fn scroll_lane(app: &mut App, x: u16, y: u16, by: isize) {
    let Some(geometry) = app.geometry() else { return };
    let row = match geometry.at(app.editor.cells(), x, y) {
        Some(Hit::Cell(spot)) => spot.row,
        Some(Hit::Lane(row)) => row,
        _ => return,
    };
    let Some(lane) = geometry.lane(row).copied() else { return };
    app.view.tops.resize(app.editor.cells().rows().len(), 0);
    let top = lane.top.saturating_add_signed(by);
    if let Some(slot) = app.view.tops.get_mut(row) {
        *slot = top;
    }
    let Some(top) = app.geometry().and_then(|geometry| geometry.lane(row).map(|lane| lane.top))
    else {
        return;
    };
    if let Some(slot) = app.view.tops.get_mut(row) {
        *slot = top;
    }
    let spot = app.editor.spot();
    if spot.row == row {
        let across = usize::from(geometry.density.across.max(1));
        let line = spot.card.unwrap_or(0) / across;
        let line = line.clamp(top, top + lane.slots.saturating_sub(1));
        app.editor.select(Spot { card: Some(line * across), ..spot });
    }
}
