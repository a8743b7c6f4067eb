//! Drawing the panel, from the state alone.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::super::app::{App, Look};
use super::super::mode::Mode;
use super::super::paint::Painter;
use super::super::pane::Lines;
use super::form::{Control, Options, Row, options, rows};
use super::typing::{Typing, completion};
use super::words::{Ink, Shown};
use super::{Details, subject};
use crate::check::{Finding, Level};
use crate::journey::{Choice, Element, Handle, Journey};
use crate::layout::Area;
use crate::text::{Room, visible, width, wrap};

/// The most lines that a value takes while it is not typed.
const VALUE_LINES: usize = 8;
/// The most lines of what stands behind a value or is wrong with it.
const NOTE_LINES: usize = 5;
/// From which height the heading stands apart, and from which the groups do.
const AIRY: (u16, u16) = (20, 30);
/// The narrowest and the widest column of labels.
const LABELS: (u16, u16) = (8, 18);

/// Draws the panel; gives the place of the terminal's cursor.
pub fn draw(app: &App, area: Area, painter: &mut Painter<'_>) -> Option<Position> {
    let element = subject(app);
    let rows = rows(app.editor.journey(), element);
    let details = match &app.mode {
        Mode::Details(details) if details.element == element => Some(details),
        _ => None,
    };
    let frame = Frame::new(area);
    let sheet = Sheet { app, details, rows: &rows, room: usize::from(frame.value_room) };
    let lines = sheet.lines(element, area.height >= AIRY.1);
    let shown = usize::from(frame.height);
    let top = top(&lines, shown);
    let range = (lines.len() > shown)
        .then(|| format!("{}-{} of {}", top + 1, (top + shown).min(lines.len()), lines.len()));
    heading(app, element, &frame, range.as_deref(), painter);
    let mut cursor = None;
    for (line, y) in lines.iter().skip(top).take(shown).zip(frame.top..) {
        cursor = draw_line(app.look, line, &frame, y, painter).or(cursor);
    }
    if app.view.lines == Lines::Plain {
        let here = lines.iter().skip(top).take(shown).position(|line| line.here);
        for y in frame.top..frame.area.bottom() {
            painter.text(frame.left, y, 1, " ", app.look.theme.text);
        }
        let x = frame.left + 1;
        cursor = cursor.or(here.map(|row| Position { x, y: frame.top + row as u16 }));
    }
    cursor
}

/// The first visible line: the cursor's stands in the middle, but for the ends of the form.
fn top(lines: &[Line<'_>], shown: usize) -> usize {
    let most = lines.len().saturating_sub(shown);
    let Some(first) = lines.iter().position(|line| line.here) else { return 0 };
    let count = lines.iter().skip(first).take_while(|line| line.here).count();
    let middle = (first + count / 2).saturating_sub(shown / 2).min(most);
    middle.min(first)
}

/// Where the parts of the panel stand.
struct Frame {
    area: Area,
    /// Where the bar of the cursor's row stands; labels begin behind it.
    left: u16,
    label_room: u16,
    value: u16,
    value_room: u16,
    /// The first line of the form, and how many there are.
    top: u16,
    height: u16,
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

/// What the form is of; the line that parts the panel from the map.
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
    let x = frame.left + 1;
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

fn named(
    journey: &Journey,
    element: Element<'_>,
    strong: Style,
    look: Look,
) -> (String, String, Style) {
    let of = |index: Option<usize>, all: usize| {
        index.map_or(String::new(), |index| format!("{} of {all}", index + 1))
    };
    match element {
        Element::Card(card) => {
            let ink = journey.zone_of(card).map_or(strong, |zone| look.theme.zone(zone));
            let stage = journey.stage_of(card.handle).map_or("", |stage| &stage.title);
            (card.kind.name().to_owned(), stage.to_owned(), ink)
        }
        Element::Stage(stage) => {
            let index = journey.stages.iter().position(|one| one.handle == stage.handle);
            ("Stage".to_owned(), of(index, journey.stages.len()), strong)
        }
        Element::Lane(lane) => {
            let index = journey.lanes.iter().position(|one| one.handle == lane.handle);
            let ink = look.theme.zone(lane.visibility);
            ("Lane".to_owned(), of(index, journey.lanes.len()), ink)
        }
        Element::Journey(_) => ("Map".to_owned(), String::new(), strong),
        other => (other.record().struct_name().to_owned(), String::new(), strong),
    }
}

/// A line of the form.
struct Line<'a> {
    /// Whether it belongs to the cursor's row.
    here: bool,
    label: &'a str,
    content: Content<'a>,
}

enum Content<'a> {
    /// Texts one behind the other.
    Texts(Vec<(String, Style)>),
    /// A line being typed, and how it goes on.
    Typed(&'a Typing, &'a str),
}

/// What the lines of a form are made from.
struct Sheet<'a> {
    app: &'a App,
    details: Option<&'a Details>,
    rows: &'a [Row],
    /// The cells for values.
    room: usize,
}

impl<'a> Sheet<'a> {
    fn lines(&self, element: Handle, is_airy: bool) -> Vec<Line<'a>> {
        let mut lines = Vec::with_capacity(self.rows.len() + 8);
        for finding in self.app.findings.about(element).filter(|f| f.field.is_none()) {
            self.finding(finding, false, &mut lines);
        }
        let focus = self.details.map(|details| details.index(self.rows));
        let typing = self.details.and_then(|details| details.typing.as_ref());
        let added = typing.and_then(|typing| self.added(typing));
        for (index, row) in self.rows.iter().enumerate() {
            if is_airy && row.starts_group && !lines.is_empty() {
                let content = Content::Texts(Vec::new());
                lines.push(Line { here: false, label: "", content });
            }
            match (added, typing) {
                (Some((at, replaces)), Some(typing)) if at == index => {
                    if !replaces {
                        self.row(row, false, &mut lines);
                    }
                    self.typed(typing, if replaces { &row.label } else { "" }, &mut lines);
                }
                (None, Some(typing)) if focus == Some(index) => {
                    self.typed(typing, &row.label, &mut lines);
                    self.findings(row, true, &mut lines);
                }
                _ => self.row(row, focus == Some(index) && typing.is_none(), &mut lines),
            }
        }
        lines
    }

    /// The row behind which a new item is typed, and whether it takes its place.
    fn added(&self, typing: &Typing) -> Option<(usize, bool)> {
        let item = typing.adding?;
        let is_it =
            |row: &Row| row.item == Some(item) || (item.at.is_some() && row.person == item.at);
        self.rows.iter().rposition(is_it).map(|index| (index, item.at.is_none()))
    }

    fn row(&self, row: &'a Row, here: bool, lines: &mut Vec<Line<'a>>) {
        let chosen = Some(row).filter(|_| here).and_then(|row| self.choice(row));
        let mut texts = chosen.map_or_else(|| self.value(&row.shown), |choice| vec![choice]);
        if texts.is_empty() {
            texts.push(Vec::new());
        }
        for (number, texts) in texts.into_iter().enumerate() {
            let label = if number == 0 { row.label.as_str() } else { "" };
            lines.push(Line { here, label, content: Content::Texts(texts) });
        }
        self.findings(row, here, lines);
    }

    fn typed(&self, typing: &'a Typing, label: &'a str, lines: &mut Vec<Line<'a>>) {
        let rest = self.details.and_then(|details| completion(self.app, details));
        let content = Content::Typed(typing, rest.map_or("", |(_, rest)| rest));
        lines.push(Line { here: true, label, content });
        if let Some(refusal) = &typing.refusal {
            self.note(refusal, self.app.look.theme.negative, true, lines);
        }
    }

    /// A value: wrapped, with what is said quietly behind it.
    fn value(&self, shown: &Shown) -> Vec<Vec<(String, Style)>> {
        let theme = &self.app.look.theme;
        let ink = match shown.ink {
            Ink::Text => theme.text,
            Ink::Quiet => theme.quiet,
            Ink::Mark => theme.accent,
            Ink::Emotion(value) => theme.emotion(value),
        };
        let main = visible(&shown.main);
        let mut lines: Vec<Vec<(String, Style)>> = wrap(&main, Room::even(self.room, VALUE_LINES))
            .map(|line| vec![(line.to_string(), ink)])
            .collect();
        if shown.tail.is_empty() {
            return lines;
        }
        self.append(&shown.tail, theme.quiet, &mut lines);
        lines
    }

    /// Puts a text behind the last line, or on lines of its own where there is no room.
    fn append(&self, text: &str, style: Style, lines: &mut Vec<Vec<(String, Style)>>) {
        let text = visible(text);
        if let Some(last) = lines.last_mut()
            && used(last) + 2 + width(&text) <= self.room
        {
            last.push((text.into_owned(), style));
            return;
        }
        let wrapped = wrap(&text, Room::even(self.room, NOTE_LINES));
        lines.extend(wrapped.map(|line| vec![(line.to_string(), style)]));
    }

    /// The values to choose from, where they fit, with the chosen one between two arrows.
    fn choice(&self, row: &Row) -> Option<Vec<(String, Style)>> {
        if !matches!(row.control, Control::Options | Control::Emotion) {
            return None;
        }
        let Options { all, chosen } = options(self.app.editor.journey(), row.target)?;
        let chosen = chosen?;
        let theme = &self.app.look.theme;
        let glyphs = &self.app.look.glyphs;
        let arrows = |word: &str| format!("{} {word} {}", glyphs.left, glyphs.right);
        let texts: Vec<(String, Style)> = all
            .iter()
            .enumerate()
            .map(|(index, (_, word))| match index == chosen {
                true => (arrows(word), theme.strong),
                false => (word.clone(), theme.quiet),
            })
            .collect();
        if used(&texts) <= self.room {
            return Some(texts);
        }
        let place = format!("{} of {}", chosen + 1, all.len());
        let word = arrows(&all.get(chosen)?.1);
        let one = vec![(word, theme.strong), (place, theme.quiet)];
        Some(one).filter(|one| used(one) <= self.room)
    }

    /// What is wrong with a row: behind its last line where there is room.
    fn findings(&self, row: &Row, here: bool, lines: &mut Vec<Line<'a>>) {
        for finding in self.app.findings.all().iter().filter(|finding| is_about(finding, row)) {
            self.finding(finding, here, lines);
        }
    }

    /// An error is told as loud as anything; a doubt is only remarked.
    fn finding(&self, finding: &Finding, here: bool, lines: &mut Vec<Line<'a>>) {
        let theme = &self.app.look.theme;
        let ink = match finding.level {
            Level::Error => theme.negative,
            Level::Warning => theme.accent,
        };
        self.note(&finding.message, ink, here, lines);
    }

    fn note(&self, message: &str, ink: Style, here: bool, lines: &mut Vec<Line<'a>>) {
        let mut texts = Vec::new();
        if let Some(Line { content: Content::Texts(last), .. }) = lines.last_mut() {
            let is_value = !last.is_empty();
            if is_value && used(last) + 2 + width(&visible(message)) <= self.room {
                last.push((message.to_owned(), ink));
                return;
            }
        }
        self.append(message, ink, &mut texts);
        let texts = texts.into_iter();
        lines.extend(texts.map(|texts| Line { here, label: "", content: Content::Texts(texts) }));
    }
}

/// Whether a finding is told beside a row.
fn is_about(finding: &Finding, row: &Row) -> bool {
    if finding.at == row.target.at {
        let is_own = finding.field.map_or(row.item.is_some(), |field| field == row.target.field);
        return is_own || row.stands_for_element();
    }
    // What is about a list as a whole stands beside its first row, which has the label.
    row.item.is_some_and(|item| {
        item.parent == finding.at && Some(item.list) == finding.field && !row.label.is_empty()
    })
}

/// The cells that texts take with two between them.
fn used(texts: &[(String, Style)]) -> usize {
    let between = 2 * texts.len().saturating_sub(1);
    texts.iter().map(|(text, _)| width(&visible(text))).sum::<usize>() + between
}

fn draw_line(
    look: Look,
    line: &Line<'_>,
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
    painter.text(frame.left + 1, y, frame.label_room, line.label, ink);
    match &line.content {
        Content::Texts(texts) => {
            let mut x = frame.value;
            for (text, style) in texts {
                let room = end.saturating_sub(x + 1);
                x = painter.text(x, y, room, text, *style) + 2;
            }
            None
        }
        Content::Typed(typing, rest) => {
            let room = frame.value_room;
            painter.tint(Rect { x: frame.value, y, width: room, height: 1 }, theme.field);
            let (text, column) = typing.field.window(usize::from(room));
            let x = painter.text(frame.value, y, room, text, theme.text);
            painter.text(x, y, (frame.value + room).saturating_sub(x), rest, theme.quiet);
            Some(Position { x: frame.value + column as u16, y })
        }
    }
}
