//! The list drawn from its state alone, and where its parts stand.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::super::paint::Painter;
use super::super::pane::Lines;
use super::columns::{Columns, LEFT};
use super::rows::hit_columns;
use super::{Maps, Mode, detail, plain};

/// The least columns and rows.
const LEAST: (u16, u16) = (20, 4);
/// From this width on what the chosen map holds stands at the right, so wide.
const RIGHT: (u16, u16) = (160, 60);
/// Else from this height on below, so high.
const BELOW: (u16, u16) = (30, 11);

/// The parts of the screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    /// The line of headings.
    pub heading: Option<u16>,
    /// The list.
    pub rows: Rect,
    /// What the chosen map holds.
    pub detail: Option<Rect>,
    /// The line above the foot.
    pub status: u16,
    /// The foot.
    pub foot: u16,
}

impl Maps {
    /// The parts of the screen; `None` where the terminal is too small for any.
    pub(super) fn parts(&self) -> Option<Parts> {
        let (width, height) = self.size;
        if width < LEAST.0 || height < LEAST.1 {
            return None;
        }
        let is_plain = self.lines == Lines::Plain;
        let (status, foot) = (height - 2, height - 1);
        let top = 1 + u16::from(height >= 30);
        let heading = (height >= 8 && !is_plain).then_some(top);
        let top = top + u16::from(heading.is_some());
        let whole = Rect { x: 0, y: top, width, height: status - top };
        let (rows, detail) = if is_plain {
            (whole, None)
        } else if width >= RIGHT.0 {
            let rows = Rect { width: width - RIGHT.1, ..whole };
            (rows, Some(Rect { x: rows.width, width: RIGHT.1, ..whole }))
        } else if height >= BELOW.0 {
            let rows = Rect { height: whole.height - BELOW.1, ..whole };
            (rows, Some(Rect { y: rows.bottom(), height: BELOW.1, ..whole }))
        } else {
            (whole, None)
        };
        Some(Parts { heading, rows, detail, status, foot })
    }

    /// Scrolls so that the chosen row is seen; gives the first row and how many there is room for.
    pub(super) fn reveal(&mut self) -> (usize, usize) {
        let room = self.parts().map_or(0, |parts| usize::from(parts.rows.height));
        let first = match &mut self.search {
            Some(search) => search.reveal(room),
            None => self.list.reveal(room),
        };
        (first, room)
    }

    /// Draws the list; gives the place of the terminal's cursor where one is to be seen.
    pub(super) fn render(&mut self, buffer: &mut Buffer) -> Option<Position> {
        let mut painter = Painter::new(buffer);
        let cursor = self.draw(&mut painter);
        painter.finish(&self.look);
        cursor
    }

    fn draw(&mut self, painter: &mut Painter<'_>) -> Option<Position> {
        let Some(parts) = self.parts() else {
            painter.text(0, 0, self.size.0, "Too small", self.look.theme.text);
            return None;
        };
        let (first, _) = self.reveal();
        let here = if let Mode::Faults(faults) = &self.mode {
            Some(faults.draw(&self.look, self.size, painter))
        } else {
            self.header(painter);
            let here = if self.lines == Lines::Plain {
                plain::draw(self, parts.rows, first, painter)
            } else {
                self.rows(&parts, first, painter);
                None
            };
            if let Some(area) = parts.detail {
                detail::draw(self, area, painter);
            }
            here
        };
        let typed = self.status(&parts, painter);
        self.foot(parts.foot, painter);
        let over = self.overlay(&parts, painter);
        over.or(typed).or(here).filter(|_| self.lines == Lines::Plain || self.is_typing())
    }

    fn is_typing(&self) -> bool {
        matches!(self.mode, Mode::Line(_) | Mode::Palette(_))
    }

    fn rows(&self, parts: &Parts, first: usize, painter: &mut Painter<'_>) {
        let area = parts.rows;
        let chosen = self.chosen();
        let seen = (first..self.count()).zip(area.top()..area.bottom());
        if let Some(search) = &self.search {
            if let Some(y) = parts.heading {
                let names = [("Map", 0), ("Stage", 1), ("Card", 2)];
                for (name, column) in names {
                    let (x, room) = hit_columns(area.width)[column];
                    painter.text(x, y, room, name, self.look.theme.quiet);
                }
            }
            for (number, y) in seen {
                self.ground(Rect { y, height: 1, ..area }, number == chosen, painter);
                self.hit(&search.hits()[number], search.words(), (area.width, y), painter);
            }
        } else {
            let columns = Columns::new(area.width, self.list.has_git);
            if let Some(y) = parts.heading {
                self.heading(&columns, y, painter);
            }
            for (number, y) in seen {
                self.ground(Rect { y, height: 1, ..area }, number == chosen, painter);
                let row = &self.list.rows()[number];
                let entry = &self.list.entries()[row.entry];
                self.row(entry, row, &columns, (number == chosen, y), painter);
            }
        }
        if self.count() == 0 {
            self.nothing(area, painter);
        }
    }

    /// What is said where nothing is listed.
    pub(super) fn nothing(&self, area: Rect, painter: &mut Painter<'_>) {
        let key = |name: &str| self.keymap.key(name);
        let (leave, search) = (key("leave"), key("search-cards"));
        let line = match &self.search {
            Some(search) if search.words().trim().is_empty() => {
                "Type words: every card that holds them is listed".to_owned()
            }
            Some(search) if search.is_going_on => "Searching".to_owned(),
            Some(search) => {
                format!("No card holds \"{}\": {leave} goes back to the maps", search.words())
            }
            None if !self.list.is_found => "Looking for maps".to_owned(),
            None if self.list.entries().is_empty() => {
                format!("No map here yet: {} makes one", key("new-map"))
            }
            None => format!(
                "No map fits \"{}\": {leave} shows all again, {search} looks in their cards",
                self.list.filter()
            ),
        };
        painter.text(
            LEFT,
            area.y,
            area.width.saturating_sub(LEFT + 1),
            &line,
            self.look.theme.quiet,
        );
    }
}
