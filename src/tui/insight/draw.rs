//! Drawing the panel, from the state alone.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::super::app::App;
use super::super::mode::Mode;
use super::super::paint::Painter;
use super::super::pane::Lines;
use super::super::wording::counted;
use super::figures::{column_room, label_room};
use super::sheet::{Line, Sheet};
use crate::layout::Area;

/// From which height the heading stands apart.
const AIRY: u16 = 20;

/// Where the parts of the panel stand.
struct Frame {
    area: Area,
    /// Where the bar of the cursor's line stands; lines begin behind it.
    left: u16,
    /// The first line, and how many there are.
    top: u16,
    height: u16,
}

impl Frame {
    fn new(area: Area) -> Self {
        let left = area.x + u16::from(area.x > 0);
        let head = 1 + u16::from(area.height >= AIRY);
        Frame { area, left, top: area.y + head, height: area.height.saturating_sub(head) }
    }

    /// The cells for a line.
    fn room(&self) -> usize {
        usize::from(self.area.right().saturating_sub(self.left + 2))
    }

    /// Where the right half of a line begins.
    fn middle(&self) -> u16 {
        self.left + 1 + column_room(self.room()) as u16
    }
}

/// Draws the panel; gives the place of the terminal's cursor where lines are read out.
pub(in super::super) fn draw(app: &App, area: Area, painter: &mut Painter<'_>) -> Option<Position> {
    let frame = Frame::new(area);
    let sheet = Sheet::new(app, frame.room());
    heading(app, &frame, &sheet, painter);
    let (cursor, _) = sheet.place();
    let mut place = None;
    for (line, y) in sheet.visible(usize::from(frame.height)).iter().zip(frame.top..) {
        let middle = if line.beside.is_some() { frame.middle() } else { area.right() };
        let columns =
            [(Some(line), frame.left, middle), (line.beside.as_deref(), middle, area.right())];
        for (line, left, right) in columns {
            let Some(line) = line else { continue };
            let is_here = line.stop == Some(cursor);
            let row = Rect { x: left, y, width: right.saturating_sub(left), height: 1 };
            draw_line(app, line, is_here, row, painter);
            if is_here && place.is_none() {
                place = Some(Position { x: left + 1, y });
            }
        }
    }
    let start = Position { x: frame.left + 1, y: frame.top };
    let is_read = app.view.lines == Lines::Plain && matches!(app.mode, Mode::Insight);
    is_read.then_some(place.unwrap_or(start))
}

/// The stop at a place of the screen.
pub(super) fn stop_at(app: &App, area: Area, x: u16, y: u16) -> Option<usize> {
    let frame = Frame::new(area);
    let row = usize::from(y.checked_sub(frame.top)?);
    let sheet = Sheet::new(app, frame.room());
    let line = sheet.visible(usize::from(frame.height)).into_iter().nth(row)?;
    match line.beside {
        Some(beside) if x >= frame.middle() => beside.stop,
        _ => line.stop,
    }
}

/// What it is; the line that parts the panel from the map.
fn heading(app: &App, frame: &Frame, sheet: &Sheet<'_>, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let [.., across, down] = app.look.glyphs.frame;
    let area = frame.area;
    let (cursor, count) = sheet.place();
    let end = area.right().saturating_sub(1);
    let mut rule_end = area.right();
    if count > 0 && matches!(app.mode, Mode::Insight) {
        let place = format!("{} of {count}", cursor + 1);
        let start = painter.text_before(end, area.y, area.width / 2, &place, theme.quiet);
        rule_end = start.saturating_sub(1);
    }
    let x = frame.left + 1;
    let x = painter.text(x, area.y, rule_end.saturating_sub(x), "Insight", theme.strong) + 2;
    let figures = app.findings.figures();
    let counts = [
        (figures.errors, counted(figures.errors, "error"), theme.negative),
        (figures.warnings, counted(figures.warnings, "warning"), theme.quiet),
    ];
    let mut x = x;
    for (_, said, ink) in counts.iter().filter(|(count, ..)| *count > 0) {
        x = painter.text(x, area.y, rule_end.saturating_sub(x + 1), said, *ink) + 2;
    }
    let x = x.saturating_sub(1);
    if frame.left > area.x {
        for y in area.y..area.bottom() {
            painter.repeat(area.x, y, 1, down, theme.quiet);
        }
    } else if app.view.lines == Lines::Drawn {
        painter.repeat(x, area.y, rule_end.saturating_sub(x), across, theme.quiet);
    }
}

/// Draws a line or a half of one: the bar of the cursor, the label, the texts.
fn draw_line(app: &App, line: &Line, is_here: bool, row: Rect, painter: &mut Painter<'_>) {
    let look = &app.look;
    let (y, end) = (row.y, row.right().saturating_sub(1));
    let is_drawn = app.view.lines == Lines::Drawn;
    let has_keys = matches!(app.mode, Mode::Insight);
    if is_here && is_drawn {
        if has_keys {
            painter.tint(row, look.theme.selected);
        }
        let ink = if has_keys { look.theme.accent } else { look.theme.quiet };
        painter.text(row.x, y, 1, look.glyphs.selected_bar, ink);
    }
    // Where what is selected is reversed, an ink would be its ground: one for the whole line is calm.
    let is_reversed = is_here && has_keys && is_drawn && look.theme.selected.bg.is_none();
    let inked = |ink: Style| if is_reversed { Style { fg: None, ..ink } } else { ink };
    let mut x = row.x + 1;
    if let Some((label, ink)) = &line.label {
        let room = label_room(usize::from(row.width.saturating_sub(2))) as u16;
        let behind = painter.text(x, y, if is_drawn { room } else { end - x }, label, inked(*ink));
        x = if is_drawn { x + room + 1 } else { behind + 1 };
    }
    for (part, ink) in &line.close {
        x = painter.text(x, y, end.saturating_sub(x), part, inked(*ink));
    }
    x += if line.close.is_empty() { 0 } else { 2 };
    for (number, (text, ink)) in line.texts.iter().enumerate() {
        if number > 0 {
            let has_room = x + 2 < end;
            x = match is_drawn || !has_room {
                true => x + 2,
                false => painter.text(x, y, 1, ",", look.theme.text) + 1,
            };
        }
        x = painter.text(x, y, end.saturating_sub(x), text, inked(*ink));
    }
}
