//! The line at the top: what the map is, where it is kept, what of it is visible.

use std::path::Path;

use super::super::app::App;
use super::super::paint::Painter;
use super::super::tour::Tour;
use crate::journey::State;
use crate::layout::Area;
use crate::text::{cut, width};

/// The line at the top: title, state and persona; file, unsaved, visible stages.
pub(super) fn header(app: &App, area: Area, painter: &mut Painter<'_>) {
    if let Some(tour) = &app.tour {
        return tour_line(app, tour, area, painter);
    }
    let theme = &app.look.theme;
    let glyphs = &app.look.glyphs;
    let journey = app.editor.journey();
    let mut end = area.right().saturating_sub(1);
    if let Some(range) = visible_range(app) {
        end = painter.text_before(end, area.y, 20, &range, theme.quiet).saturating_sub(2);
    }
    if app.saving.is_some() {
        end = painter.text_before(end, area.y, 8, "saving", theme.quiet).saturating_sub(2);
    } else if app.editor.is_unsaved() {
        let text = format!("{} unsaved", glyphs.dot);
        end = painter.text_before(end, area.y, 9, &text, theme.accent).saturating_sub(2);
    }
    if let Some(mark) = app.file.mark() {
        end = painter.text_before(end, area.y, 16, mark, theme.negative).saturating_sub(2);
    }
    let title_room = (end / 2).max(20).min(end);
    let x = painter.text(1, area.y, title_room, &journey.title, theme.strong) + 2;
    let state = match journey.state {
        State::Current => "current",
        State::Future => "future",
    };
    let mut x = painter.text(x, area.y, end.saturating_sub(x), state, theme.quiet) + 2;
    if let Some(lead) = journey.lead_persona() {
        x = painter.text(x, area.y, end.saturating_sub(x), &lead.name, theme.accent) + 2;
    }
    if let Some(compared) = &app.compared {
        let text = format!("beside {}", compared.name());
        x = painter.text(x, area.y, end.saturating_sub(x), &text, theme.quiet) + 2;
    }
    if let Some(filter) = &app.view.filter {
        let text = format!("filter {}", filter.line());
        x = painter.text(x, area.y, end.saturating_sub(x), &text, theme.accent) + 2;
    }
    let room = end.saturating_sub(x);
    if room >= 8 {
        let file = where_it_is(app, usize::from(room));
        painter.text_before(end, area.y, room, &file, theme.quiet);
    }
}

/// What is to be done on the tour, in place of what the map is.
fn tour_line(app: &App, tour: &Tour, area: Area, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let (step, words) = tour.line(&app.keymap);
    let end = area.right().saturating_sub(1);
    let x = painter.text(1, area.y, end - 1, &step, theme.accent) + 2;
    let x = painter.text(x, area.y, end.saturating_sub(x), &words, theme.strong) + 3;
    if tour.is_over() {
        return;
    }
    let leave = app.keymap.key("leave");
    let (skip, between) = (app.keymap.key("tour"), app.look.glyphs.between);
    let ways = [
        format!("{leave} leaves the tour {between} {skip} skips a step"),
        format!("{leave} leaves"),
    ];
    let room = usize::from(end.saturating_sub(x));
    if let Some(words) = ways.iter().find(|words| width(words) <= room) {
        painter.text_before(end, area.y, end, words, theme.quiet);
    }
}

/// In fewer cells than this a file's name says nothing.
const LEAST_NAME: usize = 4;

/// The map's path, cut at a folder where it is too long; of maps that lie over each other the names,
/// as many of the last ones as fit: `order.ron › laptop.ron`.
fn where_it_is(app: &App, room: usize) -> String {
    let path = app.path.display().to_string();
    if app.beneath.is_empty() {
        return tail(&path, room).to_owned();
    }
    let name = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).display().to_string();
    let within = app.look.glyphs.within;
    let mut line = name(&app.path);
    for beneath in app.beneath.iter().rev() {
        let left = room.saturating_sub(width(&line) + 3);
        if left < LEAST_NAME {
            break;
        }
        line = format!("{} {within} {line}", cut(&name(beneath), left));
    }
    line
}

/// The end of a path, cut at a folder where it is too long.
fn tail(path: &str, room: usize) -> &str {
    let mut rest = path;
    while width(rest) > room {
        match rest.split_once(['/', '\\']) {
            Some((_, shorter)) => rest = shorter,
            None => break,
        }
    }
    rest
}

/// Which stages are visible, where not all are: `1-4 of 7 ▸`.
fn visible_range(app: &App) -> Option<String> {
    let geometry = app.geometry()?;
    let total = app.editor.cells().stage_count();
    let (first, last) = (geometry.columns.first()?.stage, geometry.columns.last()?.stage);
    if geometry.columns.len() == total {
        return None;
    }
    let glyphs = &app.look.glyphs;
    let left = if first > 0 { glyphs.left } else { " " };
    let right = if last + 1 < total { glyphs.right } else { " " };
    Some(format!("{left} {}-{} of {total} {right}", first + 1, last + 1))
}
