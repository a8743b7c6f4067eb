//! Drawing the outline.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::super::app::App;
use super::super::mouse::Onto;
use super::super::paint::Painter;
use super::super::pane::Lines;
use super::super::view::draw_typed;
use super::super::wording::signed;
use super::item::Item;
use super::list::List;
use super::paragraph::{Measure, Paragraph, Part, cells};
use super::{plain, scroll, words};
use crate::check::Level;
use crate::journey::{Card, Visibility};
use crate::layout::Area;
use crate::text::{Line, wrap};

/// Draws the outline; gives the place of the terminal's cursor while a card is typed.
pub(in super::super) fn draw(app: &App, painter: &mut Painter<'_>) -> Option<Position> {
    let list = List::of(app)?;
    let area = list.area;
    let Some(cursor) = list.cursor() else {
        let room = area.width.saturating_sub(2);
        let words = app.missing("No stage yet", "add-stage");
        painter.text(area.x + 1, area.y, room, &words, app.look.theme.quiet);
        return None;
    };
    let (first, mut row) = scroll::first(&list, cursor);
    let mut typed = None;
    let pinned = scroll::pinned(&list, first, row);
    let mut next = Some(first);
    while let Some(item) = next.filter(|_| row < i32::from(area.height)) {
        let paragraphs = list.paragraphs(item);
        let height: i32 = paragraphs.iter().map(|one| i32::from(one.height())).sum();
        let mut drawing = Drawing { list: &list, item, is_here: item == cursor, painter };
        typed = drawing.item(&paragraphs, row).or(typed);
        row += height;
        next = list.next(item);
    }
    if let Some(stage) = pinned {
        let item = Item::Stage(stage);
        painter.clear(Rect { x: area.x, y: area.y, width: area.width, height: 1 });
        Drawing { list: &list, item, is_here: false, painter }.stage(stage, area.y);
    }
    typed
}

/// An item being drawn.
struct Drawing<'a, 'b, 'c> {
    list: &'a List<'a>,
    item: Item,
    /// Whether the cursor stands on it.
    is_here: bool,
    painter: &'b mut Painter<'c>,
}

impl Drawing<'_, '_, '_> {
    /// Draws the paragraphs of the item from a row on, which may be above the first visible one.
    fn item(&mut self, paragraphs: &[Paragraph<'_>], mut row: i32) -> Option<Position> {
        let area = self.list.area;
        let mut typed = None;
        for paragraph in paragraphs {
            let height = paragraph.height();
            if paragraph.part == Part::Typed {
                typed = self.typed(paragraph, row).or(typed);
            } else {
                for (number, line) in lines(paragraph).into_iter().enumerate() {
                    let at = row + number as i32;
                    if (0..i32::from(area.height)).contains(&at) {
                        self.line(paragraph, number, line, area.y + at as u16);
                    }
                }
            }
            row += i32::from(height);
        }
        typed
    }

    fn line(&mut self, paragraph: &Paragraph<'_>, number: usize, line: Line<'_>, y: u16) {
        let theme = &self.list.app.look.theme;
        let Paragraph { part, x, room, .. } = *paragraph;
        let room = u16::try_from(room.width).unwrap_or(u16::MAX);
        let area = self.list.area;
        let is_title = matches!(part, Part::Stage | Part::Card | Part::Words | Part::Plain);
        if self.is_dropped_on() {
            self.painter.tint(Rect { x: area.x, y, width: area.width, height: 1 }, theme.field);
        } else if self.is_here && is_title {
            self.painter.tint(Rect { x: area.x, y, width: area.width, height: 1 }, theme.selected);
        } else if self.is_in_band() {
            let left = self.list.measure.bar;
            let width = area.right() - left;
            self.painter.tint(Rect { x: left, y, width, height: 1 }, theme.band_ground);
        }
        let is_held = matches!(part, Part::Entry(_) | Part::Finding(_))
            && self.list.card(self.item).is_some();
        if is_held && self.list.measure.lines == Lines::Drawn {
            self.bar(y, false);
        }
        let style = match part {
            Part::Gap => return,
            Part::Stage => {
                if let Item::Stage(stage) = self.item {
                    self.stage(stage, y);
                }
                return;
            }
            Part::Card => {
                if let Some(card) = self.list.card(self.item) {
                    self.card(card, paragraph, number, line, y);
                }
                return;
            }
            Part::Words => {
                self.bar(y, false);
                self.words(x, y);
                return;
            }
            Part::Hint => theme.quiet.add_modifier(Modifier::ITALIC),
            Part::Goal => theme.quiet,
            Part::Finding(Level::Error) => theme.negative.remove_modifier(Modifier::BOLD),
            Part::Finding(_) => theme.accent,
            Part::Entry(name) => {
                if number == 0 {
                    self.painter.text(self.list.measure.title, y, 11, name, theme.quiet);
                }
                theme.text
            }
            Part::Plain if self.is_here && number == 0 => theme.strong,
            Part::Plain | Part::Typed => theme.text,
        };
        self.painter.line(x, y, room, line, style);
    }

    /// Whether a card that is dragged would be dropped on it.
    fn is_dropped_on(&self) -> bool {
        self.list.app.drag.onto.is_some_and(|onto| match self.item {
            Item::Stage(stage) => onto == Onto { stage, card: None },
            Item::Card(stage, card) => onto == Onto { stage, card: Some(card) },
            Item::New(..) => false,
        })
    }

    fn is_in_band(&self) -> bool {
        let card = self.list.card(self.item);
        let zone = card.and_then(|card| words::zone(self.list.journey(), card));
        zone == Some(Visibility::Band) && self.list.measure.lines == Lines::Drawn
    }

    /// The line of a stage: fold, number, title, and beside them goal and what is told of it.
    fn stage(&mut self, number: usize, y: u16) {
        let list = self.list;
        let theme = &list.app.look.theme;
        let glyphs = &list.app.look.glyphs;
        let Some(stage) = list.stage(number) else { return };
        let Measure { title, end, beside, .. } = list.measure;
        let left = list.area.x;
        if self.is_here {
            self.painter.text(left, y, 1, glyphs.selected_bar, theme.accent);
        }
        if !stage.cards.is_empty() {
            let sign = if list.is_open(number) { glyphs.open } else { glyphs.closed };
            self.painter.text(left + 1, y, 1, sign, theme.quiet);
        }
        let (blind, told) = words::stage_told(list, number);
        let mut stop = end;
        let negative = theme.negative.remove_modifier(Modifier::BOLD);
        for (text, style) in [(told.as_str(), theme.quiet), (blind.unwrap_or(""), negative)] {
            let taken = cells(text) + 2;
            // A title has the better part of the line.
            if !text.is_empty() && stop.saturating_sub(title) > 2 * taken {
                stop = self.painter.text_before(stop, y, taken, text, style).saturating_sub(2);
            }
        }
        let ink = if self.is_here { theme.accent } else { theme.quiet };
        let count = (number + 1).to_string();
        self.painter.text(left + 3, y, title.saturating_sub(left + 3), &count, ink);
        let room = stop.saturating_sub(title);
        let x = self.painter.text(title, y, room, &stage.title, theme.strong) + 2;
        if let (Some(goal), Some(_)) = (&stage.goal, beside) {
            self.painter.text(x, y, stop.saturating_sub(x), goal, theme.quiet);
        }
    }

    fn card(
        &mut self,
        card: &Card,
        paragraph: &Paragraph<'_>,
        number: usize,
        line: Line<'_>,
        y: u16,
    ) {
        let list = self.list;
        let theme = &list.app.look.theme;
        let glyphs = &list.app.look.glyphs;
        let Measure { title, title_room, beside, end, .. } = list.measure;
        self.bar(y, number == 0);
        if number == 0 && list.has_more(self.item) {
            let sign = if list.shows_more(self.item) { glyphs.open } else { glyphs.closed };
            self.painter.text(list.area.x + 1, y, 1, sign, theme.quiet);
        }
        let ink = match (self.is_here, list.is_dimmed(card)) {
            (true, _) => theme.strong,
            (false, true) => theme.quiet.add_modifier(Modifier::DIM),
            (false, false) => theme.text,
        };
        self.painter.line(title, y, title_room, line, ink);
        let is_last = number + 1 == usize::from(paragraph.height());
        match beside {
            Some((figures, words)) if number == 0 => {
                self.figures(card, figures, y);
                self.words(words, y);
            }
            None if is_last => self.figures(card, end, y),
            Some(_) | None => {}
        }
    }

    /// The bar at the left of a card: its zone, whether it is marked, whether it is selected.
    fn bar(&mut self, y: u16, is_first: bool) {
        let list = self.list;
        let theme = &list.app.look.theme;
        let glyphs = &list.app.look.glyphs;
        let card = list.card(self.item);
        let zone = card.and_then(|card| words::zone(list.journey(), card));
        let is_marked =
            card.is_some_and(|card| list.app.editor.marked().contains(card.handle)) && is_first;
        let sign = match (is_marked, self.is_here) {
            (true, _) => glyphs.dot,
            (false, true) => glyphs.selected_bar,
            (false, false) => glyphs.bar,
        };
        let ink = zone.map_or(theme.negative, |zone| theme.zone(zone));
        let is_dimmed = card.is_some_and(|card| list.is_dimmed(card));
        let ink = match self.is_here || is_marked {
            true => theme.accent,
            false if is_dimmed => theme.line,
            false => ink,
        };
        self.painter.text(list.measure.bar, y, 1, sign, ink);
    }

    /// The signs of a card and its emotion, ending before a column.
    fn figures(&mut self, card: &Card, end: u16, y: u16) {
        let theme = &self.list.app.look.theme;
        let glyphs = &self.list.app.look.glyphs;
        let mut end = end;
        let dimmed = self.list.is_dimmed(card).then_some(theme.line);
        let mut put = |text: &str, style: Style| {
            let style = dimmed.unwrap_or(style);
            end = self.painter.text_before(end, y, 4, text, style).saturating_sub(1);
        };
        if let Some(value) = card.emotion {
            put(&signed(value), theme.emotion(value));
        }
        if card.showstopper {
            put(glyphs.showstopper, theme.negative);
        }
        if card.moment_of_truth {
            put(glyphs.moment, theme.accent);
        }
    }

    /// Zone, kind and times of a card, or of the one being typed.
    fn words(&mut self, x: u16, y: u16) {
        let list = self.list;
        let theme = &list.app.look.theme;
        let between = format!(" {} ", list.app.look.glyphs.between);
        let (zone, told) = match list.card(self.item) {
            Some(card) => (words::zone(list.journey(), card), words::told(list, self.item, card)),
            None => match self.typed_zone() {
                Some((zone, lane)) => (Some(zone), vec![lane]),
                None => (None, Vec::new()),
            },
        };
        let (name, ink) = match zone {
            Some(zone) => (zone.title(), theme.zone(zone)),
            None => ("No such lane", theme.negative),
        };
        let is_dimmed = list.card(self.item).is_some_and(|card| list.is_dimmed(card));
        let (ink, quiet) = if is_dimmed { (theme.line, theme.line) } else { (ink, theme.quiet) };
        let end = list.measure.end;
        let x = self.painter.text(x, y, end.saturating_sub(x), name, ink);
        let rest = format!("{between}{}", told.join(&between));
        if !told.is_empty() {
            self.painter.text(x, y, end.saturating_sub(x), &rest, quiet);
        }
    }

    /// The zone and the lane of the card being typed.
    fn typed_zone(&self) -> Option<(Visibility, String)> {
        let app = self.list.app;
        let (spot, _) = app.mode.typing_cell(app)?;
        app.editor.lane_at(spot.row).map(|lane| (lane.visibility, lane.title.clone()))
    }

    fn typed(&mut self, paragraph: &Paragraph<'_>, row: i32) -> Option<Position> {
        let list = self.list;
        let area = typed_room(list, paragraph, row)?;
        let (typing, _) = list.typed?;
        if list.measure.lines == Lines::Plain {
            return Some(plain::draw_typed(list.app, area, typing, self.painter));
        }
        let zone = self.typed_zone().map_or(Visibility::Provider, |(zone, _)| zone);
        let position = draw_typed(list.app.look, area, zone, typing, self.painter);
        if let Some((_, words)) = list.measure.beside {
            self.words(words, area.y);
        }
        Some(position)
    }
}

/// Where the line that is typed stands, its bar at the left.
pub(super) fn typed_room(list: &List<'_>, paragraph: &Paragraph<'_>, row: i32) -> Option<Area> {
    let Area { y, height, .. } = list.area;
    let row = u16::try_from(row).ok().filter(|row| *row < height)?;
    let x = paragraph.x.saturating_sub(2);
    let width = u16::try_from(paragraph.room.width).unwrap_or(u16::MAX).saturating_add(2);
    let width = width.min(list.area.right().saturating_sub(x));
    Some(Area { x, y: y + row, width, height: paragraph.height().min(height - row) })
}

/// The lines of a paragraph; one without a text has an empty one.
fn lines<'a>(paragraph: &'a Paragraph<'_>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'_>> = wrap(&paragraph.text, paragraph.room).collect();
    if lines.is_empty() {
        lines.push(Line { text: "", end: "" });
    }
    lines
}
