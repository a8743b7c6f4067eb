//! The list of a folder's maps, to choose one from.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use crossterm::event::{Event, KeyEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::actions::typing::edit_field;
use super::app::Look;
use super::field::LineField;
use super::key::Key;
use super::paint::Painter;
use super::pane::Lines;
use super::runtime::{Closed, Host, Incoming};
use super::settings::{Preferences, Told};
use super::wording::cards;
use crate::journey::{State, id_from_title};
use crate::store::{self, Summary};

/// The maps of a folder.
pub struct Maps {
    folder: PathBuf,
    entries: Vec<Entry>,
    chosen: usize,
    /// The title of a new map being typed.
    title: Option<LineField>,
    look: Look,
    /// What the user wants of the screen.
    pub preferences: Preferences,
    lines: Lines,
    message: Option<String>,
    templates: PathBuf,
}

/// One map of the list; what it holds, or why it cannot be read.
struct Entry {
    path: PathBuf,
    summary: Result<Summary, String>,
}

/// What the list was left for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A map to open.
    Open(PathBuf),
    /// Nothing more.
    Leave(Closed),
}

/// The template of a map that is made here.
const TEMPLATE: &str = "customer-journey";

impl Maps {
    /// The maps below a folder. `templates` is the folder of the user's own templates.
    pub fn new(folder: &Path, templates: &Path, look: Look) -> Self {
        let mut maps = Maps {
            folder: folder.to_owned(),
            entries: Vec::new(),
            chosen: 0,
            title: None,
            look,
            preferences: Preferences::default(),
            lines: Lines::Drawn,
            message: None,
            templates: templates.to_owned(),
        };
        maps.read();
        maps
    }

    /// The same list with its lines drawn so.
    pub fn in_lines(self, lines: Lines) -> Self {
        Maps { lines, ..self }
    }

    /// Shows the list as the user wants it.
    pub fn prefer(&mut self, preferences: Preferences) {
        self.look = preferences.look();
        self.message = preferences.mistakes().first().map(Told::line);
        self.preferences = preferences;
    }

    fn read(&mut self) {
        let found = store::find_maps(&self.folder);
        let read = |path: PathBuf| {
            let summary = store::summary(&path).map_err(|error| error.to_string());
            Entry { path, summary }
        };
        self.entries = found.maps.into_iter().map(read).collect();
        for error in found.unread {
            let path = error.path().to_owned();
            self.entries.push(Entry { path, summary: Err(error.to_string()) });
        }
        self.chosen = self.chosen.min(self.entries.len().saturating_sub(1));
    }

    /// Shows the list until a map is chosen or the list is left.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn run<H: Host>(
        &mut self,
        host: &mut H,
        incoming: &Receiver<Incoming>,
    ) -> io::Result<Choice> {
        self.read();
        loop {
            let drawn = host.terminal().draw(|frame| {
                if let Some(position) = self.render(frame.buffer_mut()) {
                    frame.set_cursor_position(position);
                }
            });
            drawn.map_err(|error| io::Error::other(error.to_string()))?;
            match incoming.recv().unwrap_or(Incoming::Gone) {
                Incoming::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                    if Key::from(key).is("Ctrl-z") {
                        host.suspend()?;
                    } else if let Some(choice) = self.key(Key::from(key)) {
                        return Ok(choice);
                    }
                }
                Incoming::Terminal(Event::Paste(text)) => {
                    if let Some(field) = &mut self.title {
                        field.insert(&text);
                    }
                }
                Incoming::Gone => return Ok(Choice::Leave(Closed::Gone)),
                Incoming::Ended(signal) => return Ok(Choice::Leave(Closed::Signal(signal))),
                Incoming::Stopped => host.suspend()?,
                // What is left of a map that was closed.
                Incoming::Terminal(_) | Incoming::Of(..) => {}
                Incoming::SettingsTouched => {
                    if self.preferences.read_again() {
                        let preferences = std::mem::take(&mut self.preferences);
                        host.mouse(preferences.mouse())?;
                        self.prefer(preferences);
                    }
                }
            }
        }
    }

    fn key(&mut self, key: Key) -> Option<Choice> {
        if let Some(field) = &mut self.title {
            match key.to_string().as_str() {
                "Enter" => return self.make(),
                "Esc" => self.title = None,
                _ => edit_field(field, key),
            }
            return None;
        }
        self.message = None;
        let last = self.entries.len().saturating_sub(1);
        match key.to_string().as_str() {
            "j" | "Down" => self.chosen = (self.chosen + 1).min(last),
            "k" | "Up" => self.chosen = self.chosen.saturating_sub(1),
            "g" | "Home" => self.chosen = 0,
            "G" | "End" => self.chosen = last,
            "n" => self.title = Some(LineField::default()),
            "q" | "Esc" | "Ctrl-c" => return Some(Choice::Leave(Closed::ByUser)),
            "Enter" | "l" | "Right" => {
                let entry = self.entries.get(self.chosen)?;
                match &entry.summary {
                    Ok(_) => return Some(Choice::Open(entry.path.clone())),
                    Err(error) => self.message = Some(error.clone()),
                }
            }
            _ => {}
        }
        None
    }

    /// Makes a map of the typed title and opens it.
    fn make(&mut self) -> Option<Choice> {
        let title = self.title.take()?.text().trim().to_owned();
        if title.is_empty() {
            return None;
        }
        let file = |id: &str| self.folder.join(format!("{id}.ron"));
        let id = id_from_title(&title, "map", |id| file(id).exists());
        let made = store::template(TEMPLATE, &title, &self.templates)
            .map_err(|error| error.to_string())
            .and_then(|document| {
                store::create(&file(&id), &document).map_err(|error| error.to_string())
            });
        match made {
            Ok(made) => Some(Choice::Open(made.path().to_owned())),
            Err(error) => {
                self.message = Some(error);
                None
            }
        }
    }

    /// Draws the list; gives the place of the terminal's cursor while a title is typed.
    fn render(&self, buffer: &mut Buffer) -> Option<Position> {
        let area = buffer.area;
        let mut painter = Painter::new(buffer);
        let cursor = self.draw(area, &mut painter);
        painter.finish(&self.look);
        cursor
    }

    fn draw(&self, area: Rect, painter: &mut Painter<'_>) -> Option<Position> {
        let theme = &self.look.theme;
        if area.width < 20 || area.height < 4 {
            painter.text(0, 0, area.width, "Too small", theme.text);
            return None;
        }
        let folder = self.folder.display().to_string();
        let x = painter.text(1, 0, area.width - 2, "Maps", theme.strong) + 2;
        painter.text(x, 0, area.width.saturating_sub(x + 1), &folder, theme.quiet);
        let room = usize::from(area.height.saturating_sub(4));
        let first = (self.chosen + 1).saturating_sub(room.max(1));
        for (number, entry) in self.entries.iter().enumerate().skip(first).take(room) {
            self.entry(entry, number == self.chosen, 2 + (number - first) as u16, painter);
        }
        if self.entries.is_empty() {
            painter.text(1, 2, area.width - 2, "No map here yet: n makes one", theme.quiet);
        }
        let cursor = self.foot(area, painter);
        // Reading begins at the chosen line.
        let here = Position { x: 2, y: 2 + (self.chosen - first) as u16 };
        cursor.or((self.lines == Lines::Plain).then_some(here))
    }

    fn entry(&self, entry: &Entry, chosen: bool, y: u16, painter: &mut Painter<'_>) {
        let theme = &self.look.theme;
        let width = painter.area().width;
        if chosen {
            painter.tint(Rect { x: 0, y, width, height: 1 }, theme.selected);
            painter.text(0, y, 1, self.look.glyphs.selected_bar, theme.accent);
        }
        let ink = if chosen { theme.strong } else { theme.text };
        let path = entry.path.strip_prefix(&self.folder).unwrap_or(&entry.path);
        let path = path.display().to_string();
        let title_room = width / 2;
        match &entry.summary {
            Ok(summary) => {
                painter.text(2, y, title_room.saturating_sub(3), &summary.title, ink);
                let state = match summary.state {
                    State::Current => "current",
                    State::Future => "future",
                };
                let words = format!("{state}  {} stages  {}", summary.stages, cards(summary.cards));
                let x = painter.text(title_room, y, width - title_room, &words, theme.quiet) + 2;
                let room = width.saturating_sub(x + 1);
                painter.text_before(width - 1, y, room, &path, theme.quiet);
            }
            Err(error) => {
                painter.text(2, y, title_room.saturating_sub(3), &path, ink);
                let room = width.saturating_sub(title_room + 1);
                painter.text(title_room, y, room, error, theme.negative);
            }
        }
    }

    fn foot(&self, area: Rect, painter: &mut Painter<'_>) -> Option<Position> {
        let theme = &self.look.theme;
        let status = area.bottom() - 2;
        let mut cursor = None;
        if let Some(field) = &self.title {
            painter.tint(Rect { y: status, height: 1, ..area }, theme.field);
            let x = painter.text(1, status, area.width, "Title of the new map", theme.accent) + 2;
            let room = area.width.saturating_sub(x + 1);
            let (line, column) = field.window(usize::from(room));
            painter.text(x, status, room, line, theme.text);
            cursor = Some(Position { x: x + column as u16, y: status });
        } else if let Some(message) = &self.message {
            painter.text(1, status, area.width - 2, message, theme.negative);
        }
        let foot = area.bottom() - 1;
        painter.tint(Rect { y: foot, height: 1, ..area }, theme.footer);
        let hints: &[(&str, &str)] = match self.title {
            Some(_) => &[("Enter", "make it"), ("Esc", "leave")],
            None => &[("Enter", "open"), ("n", "new map"), ("j k", "choose"), ("q", "quit")],
        };
        let mut x = 1;
        for (key, words) in hints {
            let bold = theme.accent.add_modifier(Modifier::BOLD);
            x = painter.text(x, foot, area.width.saturating_sub(x), key, bold) + 1;
            x = painter.text(x, foot, area.width.saturating_sub(x), words, theme.quiet) + 2;
        }
        cursor
    }
}
