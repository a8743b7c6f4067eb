//! The screen drawn from the state alone.

mod cards;
mod chrome;
mod curve;
mod grid;
mod header;
mod triggers;

pub(super) use cards::draw_typed;
pub use chrome::{FooterItem, HintItem, command_items, footer_items, hint_items, summary_area};
pub(super) use chrome::{draw_items, status};
pub use curve::OtherCurve;
pub(super) use curve::plot;
pub(super) use grid::edge_words;
pub use grid::{Scene, draw_map};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::app::App;
use super::areas::Areas;
use super::mode::Mode;
use super::outline;
use super::paint::Painter;
use super::pane::{Lines, Pane};
use super::present;
use crate::layout::{Area, MIN_HEIGHT, MIN_WIDTH};

/// Draws the screen; gives the place of the terminal's cursor where a text is being typed.
pub fn render(app: &App, buffer: &mut Buffer) -> Option<Position> {
    let mut painter = Painter::new(buffer);
    let cursor = draw(app, &mut painter);
    painter.finish(&app.look);
    cursor
}

fn draw(app: &App, painter: &mut Painter<'_>) -> Option<Position> {
    let Some(areas) = app.areas() else {
        too_small(app, painter);
        return None;
    };
    if app.pane() == Pane::Present {
        let typed = present::draw(app, painter);
        return overlay(app, &areas, painter).or(typed);
    }
    let is_plain = app.view.lines == Lines::Plain;
    if is_plain && app.tour.is_none() {
        outline::plain_header(app, areas.header, painter);
    } else {
        header::header(app, areas.header, painter);
    }
    let mut cursor = None;
    if areas.map.is_some() {
        cursor = match app.pane() {
            Pane::Outline => outline::draw(app, painter),
            Pane::Map | Pane::Present => grid::draw(app, painter),
        };
    }
    if let Some(area) = areas.details {
        cursor = match app.view.details {
            true => super::details::draw(app, area, painter),
            false => super::insight::draw(app, area, painter),
        }
        .or(cursor);
    }
    let typed = status(app, areas.status, painter);
    chrome::footer(app, areas.footer, painter);
    let cursor = overlay(app, &areas, painter).or(typed).or(cursor);
    if is_plain { cursor.or_else(|| read_from(app, &areas)) } else { cursor }
}

/// Where reading begins: on what is asked, else on what is selected.
fn read_from(app: &App, areas: &Areas) -> Option<Position> {
    match app.mode {
        Mode::Question(_) => Some(Position { x: 1, y: areas.status.y }),
        Mode::Help(_) => Some(Position { x: 1, y: 2 }),
        _ => outline::plain_cursor(app),
    }
}

/// What lies over the map: help, palette, the next keys of a command.
fn overlay(app: &App, areas: &Areas, painter: &mut Painter<'_>) -> Option<Position> {
    let (look, keymap) = (&app.look, &app.keymap);
    match &app.mode {
        Mode::Help(scrolled) => super::help::draw(look, keymap, app.size, *scrolled, painter),
        Mode::Palette(palette) => {
            return Some(super::palette::draw(palette, look, keymap, app.size, painter));
        }
        Mode::Settle(settle) => {
            return super::settle::draw(app, settle, areas.status, painter);
        }
        Mode::Choice(choice) => super::choice::draw(app, choice, areas.status, painter),
        Mode::Prefix(keys) => {
            let next = keymap.next_keys(keys);
            super::help::draw_next_keys(look, keys, &next, areas.status, painter);
        }
        Mode::Details(details) if !details.begun().is_empty() => {
            let next = details.next_keys(keymap);
            super::help::draw_next_keys(look, details.begun(), &next, areas.status, painter);
        }
        _ => {}
    }
    None
}

fn too_small(app: &App, painter: &mut Painter<'_>) {
    let (width, height) = app.size;
    let words = [
        "Too small",
        &format!("{width}x{height}"),
        &format!("needs {MIN_WIDTH}x{}", MIN_HEIGHT + 3),
    ];
    let first = height.saturating_sub(3) / 2;
    for (y, words) in (first..height).zip(words) {
        let x = width.saturating_sub(crate::text::width(words) as u16) / 2;
        painter.text(x, y, width - x, words, app.look.theme.text);
    }
}

/// An area of the layout as one of the screen.
pub fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}

#[cfg(test)]
pub(crate) mod tests;
