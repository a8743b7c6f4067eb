//! What the mouse does: select, open, drag, scroll.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::actions::{change, find, shift, typing};
use super::app::{App, Effect};
use super::details;
use super::insight;
use super::key::Key;
use super::mode::Mode;
use super::outline;
use super::pane::Pane;
use super::present;
use super::view::{footer_items, hint_items, summary_area};
use crate::journey::{Handle, Visibility};
use crate::layout::{Column, Geometry, Hit, Spot, curve_point};

/// What the mouse has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drag {
    /// The card that was pressed on.
    pub card: Option<Handle>,
    /// Where a card being dragged would be dropped.
    pub over: Option<Spot>,
    /// What of the outline a card being dragged would be dropped on.
    pub onto: Option<Onto>,
    /// The card whose point of the emotion curve was pressed on.
    pub grip: Option<Handle>,
    /// The emotion that a point being dragged would get.
    pub point: Option<i64>,
    /// Where the button was last pressed; a second press there is a double click.
    pub pressed: Option<(u16, u16)>,
}

/// A line of the outline that a card is dropped on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Onto {
    /// The position of the stage.
    pub stage: usize,
    /// The position of the card in it; `None` on the stage's title.
    pub card: Option<usize>,
}

/// How many stages or lines of cards one turn of the wheel scrolls.
const WHEEL: isize = 1;
/// How many lines of help, or commands of the palette, one turn of the wheel goes.
const LINES: usize = 3;

/// Changes the state as the mouse says.
pub fn update(app: &mut App, event: MouseEvent) -> Vec<Effect> {
    let at = (event.column, event.row);
    let is_press = event.kind == MouseEventKind::Down(MouseButton::Left);
    match app.mode {
        Mode::Map | Mode::Prefix(_) if details::hits(app, event.column, event.row) => {
            app.mode = Mode::Map;
            details::mouse(app, event)
        }
        Mode::Map | Mode::Prefix(_) if insight::hits(app, event.column, event.row) => {
            app.mode = Mode::Map;
            insight::mouse(app, event)
        }
        Mode::Map | Mode::Prefix(_) => on_map(app, event),
        _ if is_press && on_foot(app, at).is_some() => match on_foot(app, at) {
            Some(key) => super::update::press(app, key),
            None => Vec::new(),
        },
        // A click beside the line in a room is no answer to it.
        Mode::Typing(_) | Mode::Find(_) if app.pane() == Pane::Present => Vec::new(),
        Mode::Typing(_) | Mode::Find(_) if is_press => leave_text(app, at),
        Mode::Help(_) | Mode::Palette(_) => turn(app, event.kind),
        Mode::Typing(_)
        | Mode::Find(_)
        | Mode::SaveAs(_)
        | Mode::Replace(_)
        | Mode::Filter(_)
        | Mode::Choice(_)
        | Mode::Settle(_)
        | Mode::Question(_) => Vec::new(),
        Mode::Details(_) => details::mouse(app, event),
        Mode::Insight => insight::mouse(app, event),
    }
}

fn on_map(app: &mut App, event: MouseEvent) -> Vec<Effect> {
    let (x, y) = (event.column, event.row);
    if app.pane() == Pane::Present {
        app.mode = Mode::Map;
        return present::mouse(app, event);
    }
    let is_outline = app.pane() == Pane::Outline;
    let sideways = event.modifiers.intersects(KeyModifiers::SHIFT | KeyModifiers::ALT);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => return press(app, x, y),
        MouseEventKind::Drag(MouseButton::Left) if is_outline => outline::drag(app, x, y),
        MouseEventKind::Drag(MouseButton::Left) => drag(app, x, y),
        MouseEventKind::Up(MouseButton::Left) => release(app),
        MouseEventKind::ScrollLeft => scroll_stages(app, -WHEEL),
        MouseEventKind::ScrollRight => scroll_stages(app, WHEEL),
        MouseEventKind::ScrollUp if sideways => scroll_stages(app, -WHEEL),
        MouseEventKind::ScrollDown if sideways => scroll_stages(app, WHEEL),
        MouseEventKind::ScrollUp if is_outline => outline::wheel(app, false),
        MouseEventKind::ScrollDown if is_outline => outline::wheel(app, true),
        MouseEventKind::ScrollUp => scroll_lane(app, x, y, -WHEEL),
        MouseEventKind::ScrollDown => scroll_lane(app, x, y, WHEEL),
        _ => {}
    }
    Vec::new()
}

/// The key whose words stand at a place of the line at the foot.
fn on_foot(app: &App, (x, y): (u16, u16)) -> Option<Key> {
    let items = hint_items(app, app.areas()?.footer);
    items.into_iter().find(|item| item.area.contains(x, y)).and_then(|item| Key::parse(&item.key))
}

/// A press while a text is typed: within it the cursor goes there, elsewhere the text is kept.
fn leave_text(app: &mut App, (x, y): (u16, u16)) -> Vec<Effect> {
    if app.areas().is_none_or(|areas| y >= areas.status.y) {
        return Vec::new();
    }
    let cell = match app.pane() {
        Pane::Outline => outline::typed_area(app),
        Pane::Map | Pane::Present => {
            app.mode.typing_cell(app).and_then(|(spot, _)| app.geometry()?.card(spot))
        }
    };
    match (&mut app.mode, cell.filter(|cell| cell.contains(x, y))) {
        (Mode::Typing(typing), Some(cell)) => {
            let (room, column) = (cell.width.saturating_sub(2), (x - cell.x).saturating_sub(2));
            typing.field.click(usize::from(room), usize::from(column));
            return Vec::new();
        }
        (Mode::Typing(_), None) => typing::leave(app),
        _ => find::leave(app),
    }
    press(app, x, y)
}

/// The wheel over a list.
fn turn(app: &mut App, kind: MouseEventKind) -> Vec<Effect> {
    let key = match kind {
        MouseEventKind::ScrollUp => Key::parse("Up"),
        MouseEventKind::ScrollDown => Key::parse("Down"),
        _ => None,
    };
    for key in key.into_iter().cycle().take(LINES) {
        super::update::press(app, key);
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
            app.mode = Mode::Map;
            return super::update::run(app, item.command);
        }
        if summary_area(app, areas.footer).is_some_and(|area| area.contains(x, y)) {
            return insight::open_on_findings(app);
        }
    }
    if app.pane() == Pane::Outline {
        app.mode = Mode::Map;
        return outline::press(app, x, y, again);
    }
    let Some(geometry) = app.geometry() else { return Vec::new() };
    let Some(hit) = geometry.at(app.editor.cells(), x, y) else { return Vec::new() };
    app.mode = Mode::Map;
    let spot = app.editor.spot();
    match hit {
        Hit::Cell(spot) => app.editor.select(spot),
        Hit::Stage(stage) => app.editor.select(Spot { stage, ..spot }),
        Hit::Lane(row) => app.editor.select(Spot { row, ..spot }),
        Hit::Curve(stage) => {
            app.drag.grip = point_at(app, &geometry, stage, x);
            if let Some(card) = app.drag.grip {
                app.editor.select_card(card);
            }
            return Vec::new();
        }
    }
    if again {
        app.drag = Drag::default();
        return match hit {
            Hit::Stage(_) => super::actions::stage::rename(app),
            Hit::Lane(_) => super::actions::lane::rename(app),
            Hit::Cell(_) | Hit::Curve(_) => change::title(app),
        };
    }
    if let Hit::Cell(Spot { card: Some(_), .. }) = hit {
        app.drag.card = app.editor.card().map(|card| card.handle);
    }
    Vec::new()
}

/// The card whose point of the emotion curve stands at a column of the screen.
fn point_at(app: &App, geometry: &Geometry, stage: usize, x: u16) -> Option<Handle> {
    let column: &Column = geometry.columns.iter().find(|column| column.stage == stage)?;
    let curve = app.editor.cells().curve(stage);
    let position = curve_point(curve, column.width, x.checked_sub(column.x)?)?;
    let journey = app.editor.journey();
    let mut cards = journey
        .stages
        .get(stage)?
        .cards
        .iter()
        .filter(|card| journey.zone_of(card).is_some_and(|zone| zone != Visibility::Provider));
    cards.nth(position).map(|card| card.handle)
}

fn drag(app: &mut App, x: u16, y: u16) {
    let is_still = app.drag.pressed == Some((x, y));
    let Some(geometry) = app.geometry() else { return };
    if let (Some(card), false) = (app.drag.grip, is_still) {
        drag_point(app, &geometry, card, y);
    }
    if app.drag.card.is_none() || is_still {
        return;
    }
    app.drag.pressed = None;
    app.drag.over = match geometry.at(app.editor.cells(), x, y) {
        Some(Hit::Cell(spot)) => Some(below(app, &geometry, spot)),
        _ => None,
    };
}

/// Says what emotion a dragged point would get.
fn drag_point(app: &mut App, geometry: &Geometry, card: Handle, y: u16) {
    let curve = geometry.curve;
    let (Some(card), true) = (app.editor.journey().card(card), curve.height >= 3) else { return };
    let row = f32::from(y.clamp(curve.y, curve.bottom() - 1) - curve.y);
    let emotion = (2.0 - 4.0 * row / f32::from(curve.height - 1)).round() as i64;
    let said = format!("\"{}\": emotion {}", card.title, super::wording::signed(emotion));
    app.drag.pressed = None;
    app.drag.point = Some(emotion);
    app.say(said);
}

/// Where in a cell a card is dropped: on the card under the mouse, or behind the last.
fn below(app: &App, geometry: &Geometry, spot: Spot) -> Spot {
    let count = app.editor.cells().cards(spot.stage, spot.row).len();
    let lane = geometry.lane(spot.row);
    let last_visible = lane.map_or(count, |lane| lane.top + lane.slots);
    Spot { card: Some(spot.card.unwrap_or(count.min(last_visible))), ..spot }
}

fn release(app: &mut App) {
    let Drag { card, over, onto, grip, point, pressed } = std::mem::take(&mut app.drag);
    app.drag.pressed = pressed;
    if let (Some(card), Some(emotion)) = (grip, point) {
        change::set_emotion(app, card, emotion);
    }
    if let (Some(card), Some(over)) = (card, over) {
        drop(app, card, over);
    }
    if let (Some(card), Some(onto)) = (card, onto) {
        outline::drop(app, card, onto);
    }
}

fn drop(app: &mut App, card: Handle, over: Spot) {
    let journey = app.editor.journey();
    let cells = app.editor.cells();
    let Some(stage) = journey.stages.get(over.stage) else { return };
    let Some(lane) = cells.rows().get(over.row).and_then(|row| row.lane) else { return };
    let cell = cells.cards(over.stage, over.row);
    let own = cells.find(journey, card).filter(|own| Spot { card: over.card, ..*own } == over);
    let own = own.and_then(|own| own.card);
    let place = over.card.unwrap_or(cell.len()).min(cell.len());
    if own == Some(place) {
        return;
    }
    // Dragged down within its cell it comes behind the card that gives way to it, else before it.
    let above = if own.is_some_and(|own| own < place) { Some(place) } else { place.checked_sub(1) };
    let above = above.map(|above| above.min(cell.len().saturating_sub(1)));
    // In time it stands behind the card above it in the cell; in an empty cell it is the last.
    let after = match (above.and_then(|above| cell.get(above)), cell.first()) {
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

/// Scrolls sideways; the cursor comes along where it would leave the screen.
fn scroll_stages(app: &mut App, by: isize) {
    let Some(geometry) = app.geometry() else { return };
    let (Some(first), count) = (geometry.columns.first(), geometry.columns.len()) else { return };
    let stages = &app.editor.journey().stages;
    let last = stages.len().saturating_sub(count);
    let first = first.stage.saturating_add_signed(by).min(last);
    app.view.first_stage = stages.get(first).map(|stage| stage.handle);
    let spot = app.editor.spot();
    let stage = spot.stage.clamp(first, first + count - 1);
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
