//! Drawing a stage for a room.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::super::app::App;
use super::super::mode::Mode;
use super::super::paint::Painter;
use super::super::view::{edge_words, plot, status};
use super::super::wording::signed;
use super::page::{EMOTION, Frame, NAME, Page, Row, Said};
use crate::journey::Visibility;
use crate::layout::{Area, Column, EdgeLine};
use crate::text::width;

/// The narrowest that a stage's part of the curve may be.
const NARROWEST: u16 = 4;

/// Draws the stage; gives the place of the terminal's cursor while a text is typed.
pub(in super::super) fn draw(app: &App, painter: &mut Painter<'_>) -> Option<Position> {
    let areas = app.areas()?;
    let page = Page::of(app);
    match &page {
        Some(page) => {
            heading(app, &page.frame, painter);
            body(app, page, painter);
            curve(app, &page.frame, painter);
        }
        None => {
            let room = app.size.0.saturating_sub(4);
            let (leave, add) = (app.keymap.key("leave"), app.keymap.key("add-stage"));
            let words = format!("No stage yet: {leave}, then {add} adds one");
            painter.text(2, 1, room, &words, app.look.theme.quiet);
        }
    }
    let line = areas.status;
    let is_asked = !matches!(app.mode, Mode::Map | Mode::Prefix(_));
    if app.message.is_some() || is_asked {
        return status(app, line, painter);
    }
    quiet_line(app, page.as_ref(), line, painter);
    None
}

fn heading(app: &App, frame: &Frame, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let Some(stage) = app.editor.stage() else { return };
    let (left, room) = frame.text;
    let number = (app.editor.spot().stage + 1).to_string();
    let bold = theme.accent.add_modifier(Modifier::BOLD);
    painter.text(left, frame.title, room, &number, bold);
    let indent = EMOTION.max(width(&number) as u16 + 1);
    let (x, room) = (left + indent, room.saturating_sub(indent));
    painter.text(x, frame.title, room, &stage.title, theme.strong);
    if let (Some(y), Some(goal)) = (frame.goal, &stage.goal) {
        painter.text(x, y, room, goal, theme.quiet);
    }
}

fn body(app: &App, page: &Page<'_>, painter: &mut Painter<'_>) {
    let area = page.frame.body;
    for (y, row) in (area.y..area.bottom()).zip(&page.rows) {
        if row.zone == Some(Visibility::Band) {
            let line = Rect { x: area.x, y, width: area.width, height: 1 };
            painter.tint(line, app.look.theme.band_ground);
        }
        line(app, &page.frame, row, y, painter);
    }
}

fn line(app: &App, frame: &Frame, row: &Row<'_>, y: u16, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let (left, room) = frame.text;
    let (x, inner) = (left + EMOTION, room.saturating_sub(EMOTION));
    let zone = row.zone.map_or(theme.quiet, |zone| theme.zone(zone));
    match &row.said {
        Said::Blank => {}
        Said::Edge(edge) => edge_line(app, frame, *edge, y, painter),
        Said::Lane(title) => {
            painter.text(x, y, inner, title, zone);
        }
        Said::Title(text, card, behind) => {
            if let Some(value) = card.and_then(|card| card.emotion) {
                painter.text(left, y, EMOTION - 1, &signed(value), theme.emotion(value));
            }
            let end = painter.text(x, y, inner, text, theme.strong) + 2;
            painter.text(end, y, (x + inner).saturating_sub(end), behind, theme.quiet);
        }
        Said::Words(words) => {
            painter.text(x, y, inner, words, theme.quiet);
        }
        Said::Entry(name, text) => {
            painter.text(x, y, NAME - 1, name, entry_ink(app, name));
            painter.text(x + NAME, y, inner.saturating_sub(NAME), text, theme.text);
        }
        Said::Nothing(words) => {
            let ink = match *words {
                "blind spot" => theme.negative.remove_modifier(Modifier::BOLD),
                _ => theme.quiet.add_modifier(Modifier::ITALIC),
            };
            painter.text(x, y, inner, words, ink);
        }
    }
}

fn entry_ink(app: &App, name: &str) -> Style {
    let theme = &app.look.theme;
    match name {
        "pain" => theme.negative.remove_modifier(Modifier::BOLD),
        "opportunity" => theme.positive.remove_modifier(Modifier::BOLD),
        _ => theme.quiet,
    }
}

/// An edge from one side of the screen to the other, its sentence where texts begin.
fn edge_line(app: &App, frame: &Frame, edge: EdgeLine, y: u16, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let area = frame.body;
    painter.repeat(area.x, y, area.width, app.look.glyphs.edge, theme.band);
    let words = edge_words(app.editor.journey(), app.look, edge);
    let (left, room) = frame.text;
    painter.text(left.saturating_sub(1), y, room + 2, &format!(" {words} "), theme.band);
}

/// The emotion curve of the whole map, with the shown stage's part of it on a ground.
fn curve(app: &App, frame: &Frame, painter: &mut Painter<'_>) {
    let area = frame.curve;
    if area.height == 0 {
        return;
    }
    let theme = &app.look.theme;
    let here = app.editor.spot().stage;
    let columns = columns(app, frame, here);
    for column in &columns {
        let is_here = column.stage == here;
        if is_here {
            let ground =
                Rect { x: column.x, y: area.y, width: column.width, height: area.height + 1 };
            painter.tint(ground, theme.footer);
        }
        let number = (column.stage + 1).to_string();
        let ink = if is_here { theme.accent.add_modifier(Modifier::BOLD) } else { theme.quiet };
        let room = column.width.saturating_sub(1);
        let x = painter.text(column.x, frame.numbers, room, &number, ink) + 1;
        let left = (column.x + room).saturating_sub(x);
        if let Some(stage) = app.editor.journey().stages.get(column.stage).filter(|_| is_here) {
            painter.text(x, frame.numbers, left, &stage.title, theme.strong);
        }
    }
    if app.editor.cells().has_curve() {
        plot(app.editor.cells(), &columns, area, app.look, painter);
    }
}

/// The stages' parts of the curve: all of them where there is room, else those around one.
fn columns(app: &App, frame: &Frame, here: usize) -> Vec<Column> {
    let (left, room) = frame.text;
    let count = app.editor.cells().stage_count();
    let fitting = usize::from(room / NARROWEST).clamp(1, count.max(1));
    let first = here.saturating_sub(fitting / 2).min(count.saturating_sub(fitting));
    let width = room / fitting as u16;
    (0..fitting.min(count))
        .map(|number| Column {
            stage: first + number,
            x: left + number as u16 * width,
            width,
            folded: false,
        })
        .collect()
}

/// The one line about the screen itself.
fn quiet_line(app: &App, page: Option<&Page<'_>>, line: Area, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let between = format!(" {} ", app.look.glyphs.between);
    let count = app.editor.cells().stage_count();
    let mut parts = Vec::new();
    if count > 0 {
        parts.push(format!("{} of {count}", app.editor.spot().stage + 1));
    }
    if page.is_some_and(|page| page.next.is_some()) {
        parts.push("more of this stage".to_owned());
    }
    if app.editor.is_unsaved() && app.tour.is_none() {
        parts.push("unsaved".to_owned());
    }
    for (command, does) in [("add", "note"), ("leave", "map")] {
        parts.push(format!("{} {does}", app.keymap.key(command)));
    }
    if app.editor.stage().is_some_and(|stage| stage.cards.is_empty()) {
        parts.push(format!("no card yet: {} there adds one", app.keymap.key("add")));
    }
    let (x, room) = page.map_or((2, line.width.saturating_sub(4)), |page| page.frame.text);
    painter.text(x, line.y, room, &parts.join(&between), theme.quiet);
}
