//! Drawing the panel, from the state alone.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::super::app::{App, Look};
use super::super::mode::Mode;
use super::super::paint::Painter;
use super::super::pane::Lines;
use super::sheet::{Content, KNOWN_LINES, Line, Sheet};
use super::{Details, is_plain, rows_of, subject, words};
use crate::journey::{Choice, Element, Handle, Journey};
use crate::layout::Area;
use crate::text::width;

/// From which height the heading stands apart, and from which the groups do.
const AIRY: (u16, u16) = (20, 30);
/// The narrowest and the widest column of labels.
const LABELS: (u16, u16) = (8, 18);

/// Draws the panel; gives the place of the terminal's cursor.
pub fn draw(app: &App, area: Area, painter: &mut Painter<'_>) -> Option<Position> {
    let scene = Scene::new(app, area);
    let Scene { frame, lines, top, element } = &scene;
    let shown = usize::from(frame.height);
    let range = (lines.len() > shown)
        .then(|| format!("{}-{} of {}", top + 1, (top + shown).min(lines.len()), lines.len()));
    heading(app, *element, frame, range.as_deref(), painter);
    let mut cursor = None;
    for (line, y) in lines.iter().skip(*top).take(shown).zip(frame.top..) {
        cursor = draw_line(app.look, line, frame, y, painter).or(cursor);
    }
    if is_plain(app) {
        let here = lines.iter().skip(*top).take(shown).position(|line| line.here);
        for y in frame.top..frame.area.bottom() {
            painter.text(frame.left, y, 1, " ", app.look.theme.text);
        }
        let x = frame.left + 1;
        cursor = cursor.or(here.map(|row| Position { x, y: frame.top + row as u16 }));
    }
    cursor
}

/// Everything that is drawn, and where; the mouse asks it too.
pub(super) struct Scene {
    pub(super) frame: Frame,
    pub(super) lines: Vec<Line>,
    /// The first visible line.
    pub(super) top: usize,
    element: Handle,
}

impl Scene {
    pub(super) fn new(app: &App, area: Area) -> Self {
        let element = subject(app);
        let rows = rows_of(app, element);
        let details = match &app.mode {
            Mode::Details(details) if details.element == element => Some(details),
            _ => None,
        };
        let frame = Frame::new(area);
        let sheet = Sheet { app, details, rows: &rows, room: usize::from(frame.value_room) };
        let lines = sheet.lines(element, area.height >= AIRY.1);
        let top = top(&lines, usize::from(frame.height));
        Scene { frame, lines, top, element }
    }

    /// The line at a place of the screen.
    pub(super) fn line_at(&self, y: u16) -> Option<(usize, &Line)> {
        let number = usize::from(y.checked_sub(self.frame.top)?);
        let index = self.top + number;
        (number < usize::from(self.frame.height)).then_some(index).zip(self.lines.get(index))
    }
}

/// The cells that values have in the panel.
pub(super) fn value_room(app: &App) -> usize {
    let area = app.areas().and_then(|areas| areas.details);
    area.map_or(1, |area| usize::from(Frame::new(area).value_room))
}

/// The first visible line: the cursor's stands in the middle, but for the ends of the form; what the
/// map has already below a line being typed stays in sight.
fn top(lines: &[Line], shown: usize) -> usize {
    let most = lines.len().saturating_sub(shown);
    let has_cursor = |line: &Line| matches!(line.content, Content::Typed { cursor: Some(_), .. });
    if let Some(at) = lines.iter().position(has_cursor) {
        let below =
            lines.iter().skip(at + 1).take(KNOWN_LINES + 2).take_while(|line| {
                matches!(line.content, Content::Known { .. } | Content::Note(..))
            });
        let needed = (at + 1 + below.count()).saturating_sub(shown);
        return at.saturating_sub(shown / 2).max(needed).min(at).min(most);
    }
    let Some(first) = lines.iter().position(|line| line.here) else { return 0 };
    let count = lines.iter().skip(first).take_while(|line| line.here).count();
    let middle = (first + count / 2).saturating_sub(shown / 2).min(most);
    middle.min(first)
}

/// Where the parts of the panel stand.
pub(super) struct Frame {
    area: Area,
    /// Where the bar of the cursor's row stands; labels begin behind it.
    left: u16,
    label_room: u16,
    pub(super) value: u16,
    pub(super) value_room: u16,
    /// The first line of the form, and how many there are.
    pub(super) top: u16,
    pub(super) height: u16,
}

impl Frame {
    fn new(area: Area) -> Self {
        let left = area.x + u16::from(area.x > 0);
        let width = area.right().saturating_sub(left);
        let label_room = (width * 2 / 5).clamp(LABELS.0, LABELS.1);
        let value = left + 1 + label_room + 1;
        let head = 1 + u16::from(area.height >= AIRY.0);
        Frame {
            area,
            left,
            label_room,
            value,
            value_room: area.right().saturating_sub(value + 1),
            top: area.y + head,
            height: area.height.saturating_sub(head),
        }
    }
}

/// What the form is of, behind the forms that led to it; the line that parts the panel from the map.
fn heading(
    app: &App,
    element: Handle,
    frame: &Frame,
    range: Option<&str>,
    painter: &mut Painter<'_>,
) {
    let theme = &app.look.theme;
    let [.., across, down] = app.look.glyphs.frame;
    let area = frame.area;
    let journey = app.editor.journey();
    let Some(found) = journey.element(element) else { return };
    let (what, context, ink) = named(journey, found, theme.strong, app.look);
    let end = area.right().saturating_sub(1);
    let mut rule_end = area.right();
    if let Some(range) = range {
        let start = painter.text_before(end, area.y, area.width / 2, range, theme.quiet);
        rule_end = start.saturating_sub(1);
    }
    let room = |x: u16| rule_end.saturating_sub(x + 1);
    let mut x = frame.left + 1;
    if let Mode::Details(details) = &app.mode
        && details.element == element
        && !details.behind.is_empty()
    {
        let trail = trail(app, details);
        let own = (width(&what) + 3).min(usize::from(u16::MAX)) as u16;
        let left = room(x).saturating_sub(own).min(room(x) * 2 / 3);
        x = painter.text(x, area.y, left, &trail, theme.quiet) + 1;
    }
    let x = painter.text(x, area.y, room(x), &what, ink.add_modifier(Modifier::BOLD)) + 1;
    let x = painter.text(x, area.y, room(x), &context, theme.quiet) + 1;
    if frame.left > area.x {
        for y in area.y..area.bottom() {
            painter.repeat(area.x, y, 1, down, theme.quiet);
        }
    } else if app.view.lines == Lines::Drawn {
        painter.repeat(x, area.y, rule_end.saturating_sub(x), across, theme.quiet);
    }
}

/// The forms that led to this one: `Map › Browses the catalogue ›`.
fn trail(app: &App, details: &Details) -> String {
    let journey = app.editor.journey();
    let mut trail = String::new();
    for behind in &details.behind {
        trail.push_str(&words::title_of(journey, behind.element));
        trail.push(' ');
        trail.push_str(app.look.glyphs.triggers);
        trail.push(' ');
    }
    trail.trim_end().to_owned()
}

fn named(
    journey: &Journey,
    element: Element<'_>,
    strong: Style,
    look: Look,
) -> (String, String, Style) {
    let of = |index: Option<usize>, all: usize| {
        index.map_or(String::new(), |index| format!("{} of {all}", index + 1))
    };
    let handle = element.record().handle();
    match element {
        Element::Card(card) => {
            let ink = journey.zone_of(card).map_or(strong, |zone| look.theme.zone(zone));
            let stage = journey.stage_of(card.handle).map_or("", |stage| &stage.title);
            (card.kind.name().to_owned(), stage.to_owned(), ink)
        }
        Element::Lane(lane) => {
            let index = journey.lanes.iter().position(|one| one.handle == lane.handle);
            let ink = look.theme.zone(lane.visibility);
            ("Lane".to_owned(), of(index, journey.lanes.len()), ink)
        }
        Element::Journey(_) => ("Map".to_owned(), String::new(), strong),
        other => {
            let (index, all) = words::place_in_list(journey, handle).unwrap_or_default();
            (other.record().struct_name().to_owned(), of(Some(index), all), strong)
        }
    }
}

fn draw_line(
    look: Look,
    line: &Line,
    frame: &Frame,
    y: u16,
    painter: &mut Painter<'_>,
) -> Option<Position> {
    let theme = &look.theme;
    let end = frame.area.right();
    if line.here {
        let row = Rect { x: frame.left, y, width: end.saturating_sub(frame.left), height: 1 };
        painter.tint(row, theme.selected);
        painter.text(frame.left, y, 1, look.glyphs.selected_bar, theme.accent);
    }
    let ink = if line.here { theme.strong } else { theme.quiet };
    painter.text(frame.left + 1, y, frame.label_room, &line.label, ink);
    match &line.content {
        Content::Texts(texts) => {
            let mut x = frame.value;
            for (text, style) in texts {
                let room = end.saturating_sub(x + 1);
                x = painter.text(x, y, room, text, *style) + 2;
            }
            None
        }
        Content::Note(text, style) => {
            painter.text(frame.value, y, frame.value_room, text, *style);
            None
        }
        Content::Known { word, tail, is_chosen, .. } => {
            let (ink, sign) = match is_chosen {
                true => (theme.strong, look.glyphs.right),
                false => (theme.text, " "),
            };
            if *is_chosen {
                let row = Rect { x: frame.value, y, width: frame.value_room, height: 1 };
                painter.tint(row, theme.selected);
            }
            let room = |x: u16| (frame.value + frame.value_room).saturating_sub(x);
            let x = painter.text(frame.value, y, room(frame.value), sign, theme.accent) + 1;
            let x = painter.text(x, y, room(x), word, ink) + 2;
            painter.text(x, y, room(x), tail, theme.quiet);
            None
        }
        Content::Typed { text, cursor, rest } => {
            let room = frame.value_room;
            painter.tint(Rect { x: frame.value, y, width: room, height: 1 }, theme.field);
            let text = crate::text::cut(text, usize::from(room)).text;
            let x = painter.text(frame.value, y, room, text, theme.text);
            painter.text(x, y, (frame.value + room).saturating_sub(x), rest, theme.quiet);
            let column = u16::try_from((*cursor)?).unwrap_or(room).min(room);
            Some(Position { x: (frame.value + column).min(end.saturating_sub(1)), y })
        }
    }
}
