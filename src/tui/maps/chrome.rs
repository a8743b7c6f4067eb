//! The lines around the list: what it is, what is asked or typed, what can be done.

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::super::paint::Painter;
use super::super::pane::Lines;
use super::super::view::{FooterItem, command_items, draw_items};
use super::super::wording::{cards, maps as count_of_maps};
use super::columns::LEFT;
use super::draw::Parts;
use super::entry::Held;
use super::line::{Line, Purpose};
use super::{Maps, Mode, question};
use crate::layout::Area;
use crate::text::{visible, width};

impl Maps {
    /// The commands told at the foot; none while keys mean something else.
    pub(super) fn foot_items(&self, foot: u16) -> Vec<FooterItem> {
        match self.mode {
            Mode::List | Mode::Prefix(_) => command_items(&self.keymap, foot, self.size.0),
            _ => Vec::new(),
        }
    }

    /// What keys mean while they are no commands.
    fn hints(&self) -> &'static [(&'static str, &'static str)] {
        match &self.mode {
            Mode::Line(line) => line.hints(),
            Mode::Faults(_) => &[("j k", "scroll"), ("Esc", "back to the list")],
            Mode::Help(_) => &[("j k", "scroll"), ("Esc", "close")],
            Mode::Palette(_) => &[("Up/Down", "choose"), ("Enter", "do it"), ("Esc", "leave")],
            Mode::List | Mode::Prefix(_) | Mode::Question(_) => &[],
        }
    }

    /// The line at the top: the folder, how many maps, and what is still read.
    pub(super) fn header(&self, painter: &mut Painter<'_>) {
        let theme = &self.look.theme;
        let right = self.size.0 - 1;
        let end = painter.text_before(right, 0, right / 2, &self.tally(), theme.quiet);
        let x = painter.text(1, 0, end.saturating_sub(2), "Maps", theme.strong) + 2;
        let folder = self.folder.display().to_string();
        let mut x = painter.text(x, 0, end.saturating_sub(x + 1), &folder, theme.quiet) + 2;
        let mut tell = |name: &str, text: &str| {
            let text = format!("{name} {text}");
            x = painter.text(x, 0, end.saturating_sub(x + 1), &text, theme.accent) + 2;
        };
        match &self.search {
            Some(search) if !search.words().is_empty() => tell("cards with", search.words()),
            None if !self.list.filter().is_empty() => tell("filter", self.list.filter()),
            _ => {}
        }
    }

    /// How many rows there are: `3 of 12 maps`, `reading 40 of 5000`.
    fn tally(&self) -> String {
        let all = self.list.entries().len();
        if let Some(search) = &self.search {
            let more = if search.is_cut { "more than " } else { "" };
            let on = if search.is_going_on { "searching  " } else { "" };
            return format!("{on}{more}{}", cards(search.hits().len()));
        }
        if !self.list.is_found {
            return "looking for maps".to_owned();
        }
        let listed = match self.list.rows().len() {
            count if count == all => count_of_maps(all),
            count => format!("{count} of {}", count_of_maps(all)),
        };
        match self.list.unread() {
            0 => listed,
            unread => format!("read {} of {listed}", all - unread),
        }
    }

    /// The line above the foot: what is asked, typed, or was done; else the chosen file.
    pub(super) fn status(&self, parts: &Parts, painter: &mut Painter<'_>) -> Option<Position> {
        let theme = &self.look.theme;
        let (y, room) = (parts.status, self.size.0.saturating_sub(2));
        match &self.mode {
            Mode::Question(asked) => {
                let ink = theme.accent.add_modifier(Modifier::BOLD);
                painter.text(1, y, room, &question::text(self, asked, usize::from(room)), ink);
                return Some(Position { x: 1, y });
            }
            Mode::Line(line) => return Some(self.prompt(line, y, painter)),
            Mode::Faults(_) => return None,
            _ => {}
        }
        if let Some(message) = &self.message {
            let ink = if message.wrong { theme.negative } else { theme.strong };
            painter.text(1, y, room, &message.text, ink);
        } else if parts.detail.is_none() && self.lines != Lines::Plain {
            self.file_line(y, room, painter);
        }
        None
    }

    /// The file of the chosen map, and what else has no column.
    fn file_line(&self, y: u16, room: u16, painter: &mut Painter<'_>) {
        let theme = &self.look.theme;
        let Some(path) = self.chosen_path() else { return };
        let Some(entry) = self.list.of_path(&path) else { return };
        let mut parts = vec![entry.name.clone()];
        match &entry.held {
            Held::Read(summary, _) => {
                parts.extend(summary.service.iter().map(|text| visible(text).into_owned()));
                if let Some((card, emotion)) = &summary.lowest {
                    parts.push(format!("lowest {emotion} {}", visible(card)));
                }
            }
            Held::Failed(failure) => parts.push(failure.line.clone()),
            Held::Unread => {}
        }
        let line = parts.join(&format!(" {} ", self.look.glyphs.between));
        painter.text(1, y, room, &line, theme.quiet);
    }

    fn prompt(&self, line: &Line, y: u16, painter: &mut Painter<'_>) -> Position {
        let theme = &self.look.theme;
        let width = self.size.0;
        painter.tint(Rect { x: 0, y, width, height: 1 }, theme.field);
        let x = painter.text(1, y, width / 2, line.label(), theme.accent) + 2;
        let room = width.saturating_sub(x + 1);
        let (text, column) = line.field.window(usize::from(room));
        painter.text(x, y, room, text, theme.text);
        Position { x: x + column as u16, y }
    }

    pub(super) fn foot(&self, y: u16, painter: &mut Painter<'_>) {
        let theme = &self.look.theme;
        let width = self.size.0;
        painter.tint(Rect { x: 0, y, width, height: 1 }, theme.footer);
        draw_items(&self.foot_items(y), theme, painter);
        for (area, key, words) in self.hint_items(y) {
            let bold = theme.accent.add_modifier(Modifier::BOLD);
            let x = painter.text(area.x, y, area.width, key, bold) + 1;
            painter.text(x, y, area.right().saturating_sub(x), words, theme.quiet);
        }
    }

    /// Where the keys stand that the foot tells while they are no commands.
    pub(super) fn hint_items(&self, y: u16) -> Vec<(Area, &'static str, &'static str)> {
        let mut x = 1;
        let place = |(key, words): &(&'static str, &'static str)| {
            let room = self.size.0.saturating_sub(x + 1);
            let taken = ((width(key) + 1 + width(words)) as u16).min(room);
            let area = Area { x, y, width: taken, height: 1 };
            x += taken + 2;
            (area, *key, *words)
        };
        self.hints().iter().map(place).collect()
    }

    /// What lies over the list.
    pub(super) fn overlay(&self, parts: &Parts, painter: &mut Painter<'_>) -> Option<Position> {
        let (look, keymap) = (&self.look, &self.keymap);
        match &self.mode {
            Mode::Help(scrolled) => {
                super::super::help::draw(look, keymap, self.size, *scrolled, painter);
                return Some(Position { x: 1, y: 2 });
            }
            Mode::Palette(palette) => {
                return Some(super::super::palette::draw(
                    palette, look, keymap, self.size, painter,
                ));
            }
            Mode::Prefix(keys) => {
                let status = Area { x: 0, y: parts.status, width: self.size.0, height: 1 };
                let next = keymap.next_keys(keys);
                super::super::help::draw_next_keys(look, keys, &next, status, painter);
            }
            Mode::Line(Line { purpose: Purpose::New { templates, chosen }, .. }) => {
                let names = templates
                    .iter()
                    .map(|template| (template.title.as_str(), template.name.as_str()));
                self.templates(names.collect(), *chosen, parts, painter);
            }
            _ => {}
        }
        None
    }

    /// The templates, above the line that is typed.
    fn templates(
        &self,
        names: Vec<(&str, &str)>,
        chosen: usize,
        parts: &Parts,
        painter: &mut Painter<'_>,
    ) {
        let theme = &self.look.theme;
        let widest = names.iter().map(|(title, _)| width(title)).max();
        let width = self.size.0;
        let room = names.len().min(9).min(usize::from(parts.status.saturating_sub(2)));
        let widest = widest.unwrap_or_default() as u16;
        let first = (chosen + 1).saturating_sub(room.max(1));
        let top = parts.status - room as u16;
        let area = Rect { x: 0, y: top.saturating_sub(1), width, height: room as u16 + 1 };
        painter.clear(area);
        painter.tint(area, theme.footer);
        painter.text(1, area.y, width.saturating_sub(2), "Templates", theme.accent);
        for (y, (number, (title, name))) in
            (top..parts.status).zip(names.into_iter().enumerate().skip(first))
        {
            let is_chosen = number == chosen;
            self.ground(Rect { x: 0, y, width, height: 1 }, is_chosen, painter);
            let ink = if is_chosen { theme.strong } else { theme.text };
            painter.text(LEFT, y, width.saturating_sub(LEFT + 1), title, ink);
            let x = LEFT + widest + 3;
            painter.text(x, y, width.saturating_sub(x + 1), name, theme.quiet);
        }
    }
}
