//! Drawing the panel, from the state alone.

use ratatui::layout::{Position, Rect};

use super::super::app::App;
use super::super::mode::Mode;
use super::super::paint::Painter;
use super::super::pane::Lines;
use super::sheet::{Line, Sheet};
use crate::layout::Area;
use crate::text::width;

/// From which height the heading stands apart.
const AIRY: u16 = 20;
/// The widest column of labels.
const LABEL: u16 = 14;

/// Where the parts of the panel stand.
struct Frame {
    area: Area,
    /// Where the bar of the cursor's line stands; lines begin behind it.
    left: u16,
    label_room: u16,
    /// The first line, and how many there are.
    top: u16,
    height: u16,
}

impl Frame {
    fn new(area: Area) -> Self {
        let left = area.x + u16::from(area.x > 0);
        let head = 1 + u16::from(area.height >= AIRY);
        Frame {
            area,
            left,
            label_room: LABEL.min(area.right().saturating_sub(left) * 2 / 5),
            top: area.y + head,
            height: area.height.saturating_sub(head),
        }
    }

    /// The cells for a line.
    fn room(&self) -> usize {
        usize::from(self.area.right().saturating_sub(self.left + 2))
    }
}

/// Draws the panel; gives the place of the terminal's cursor where lines are read out.
pub(in super::super) fn draw(app: &App, area: Area, painter: &mut Painter<'_>) -> Option<Position> {
    let frame = Frame::new(area);
    let sheet = Sheet::new(app, frame.room());
    heading(app, &frame, &sheet, painter);
    let has_keys = matches!(app.mode, Mode::Insight);
    let (cursor, _) = sheet.place();
    let mut place = None;
    for (line, y) in sheet.visible(usize::from(frame.height)).iter().zip(frame.top..) {
        let is_here = has_keys && line.stop == Some(cursor);
        draw_line(app, line, is_here, &frame, y, painter);
        if is_here && place.is_none() {
            place = Some(Position { x: frame.left + 1, y });
        }
    }
    let start = Position { x: frame.left + 1, y: frame.top };
    (app.view.lines == Lines::Plain && has_keys).then_some(place.unwrap_or(start))
}

/// The stop on a row of the screen.
pub(super) fn stop_at(app: &App, area: Area, y: u16) -> Option<usize> {
    let frame = Frame::new(area);
    let row = usize::from(y.checked_sub(frame.top)?);
    let sheet = Sheet::new(app, frame.room());
    sheet.visible(usize::from(frame.height)).get(row)?.stop
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
    let x = painter.text(x, area.y, rule_end.saturating_sub(x), "Insight", theme.strong) + 1;
    if frame.left > area.x {
        for y in area.y..area.bottom() {
            painter.repeat(area.x, y, 1, down, theme.quiet);
        }
    } else if app.view.lines == Lines::Drawn {
        painter.repeat(x, area.y, rule_end.saturating_sub(x), across, theme.quiet);
    }
}

fn draw_line(
    app: &App,
    line: &Line,
    is_here: bool,
    frame: &Frame,
    y: u16,
    painter: &mut Painter<'_>,
) {
    let look = &app.look;
    let end = frame.area.right();
    let is_drawn = app.view.lines == Lines::Drawn;
    if is_here && is_drawn {
        let row = Rect { x: frame.left, y, width: end.saturating_sub(frame.left), height: 1 };
        painter.tint(row, look.theme.selected);
        painter.text(frame.left, y, 1, look.glyphs.selected_bar, look.theme.accent);
    }
    let mut x = frame.left + 1;
    if let Some((label, ink)) = &line.label {
        let room = if is_drawn { frame.label_room } else { end.saturating_sub(x + 1) };
        let behind = painter.text(x, y, room, label, *ink);
        x = if is_drawn { x + frame.label_room + 1 } else { behind + 1 };
    }
    for (text, ink) in &line.texts {
        let room = end.saturating_sub(x + 1);
        x = painter.text(x, y, room, text, *ink) + 2;
    }
    if let Some((text, ink)) = &line.end
        && x + width(text) as u16 + 1 < end
    {
        painter.text_before(end - 1, y, end - x, text, *ink);
    }
}
