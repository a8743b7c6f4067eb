//! The palette: every command by name.

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::app::{App, Effect, Look};
use super::commands::{Command, Place, commands_at};
use super::field::LineField;
use super::key::Key;
use super::keymap::Keymap;
use super::mode::Mode;
use super::paint::Painter;

/// A command being looked for.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    field: LineField,
    chosen: usize,
    place: Place,
}

/// What comes of a key while a command is looked for.
#[derive(Debug, Clone)]
pub enum Pressed {
    /// The looking goes on.
    Stays,
    /// It is left.
    Leaves,
    /// A command is to be done.
    Does(&'static Command),
    /// No command is called so.
    Unknown(String),
}

impl Palette {
    /// A palette of the commands that are given at a place.
    pub fn new(place: Place) -> Self {
        Palette { place, ..Palette::default() }
    }

    /// Text pasted into the line.
    pub fn paste(&mut self, text: &str) {
        self.field.insert(text);
    }

    /// Follows a key.
    pub fn press(&mut self, key: Key) -> Pressed {
        let found = self.found();
        match key.to_string().as_str() {
            "Esc" | "Ctrl-c" => return Pressed::Leaves,
            "Down" | "Tab" | "Ctrl-n" => {
                self.chosen = (self.chosen + 1).min(found.len().saturating_sub(1));
            }
            "Up" | "Shift-Tab" | "Ctrl-p" => self.chosen = self.chosen.saturating_sub(1),
            "Enter" => {
                return match found.get(self.chosen) {
                    Some(command) => Pressed::Does(command),
                    None => Pressed::Unknown(self.field.text().trim().to_owned()),
                };
            }
            "Backspace" if self.field.is_empty() => return Pressed::Leaves,
            _ => {
                self.field.press(key);
                self.chosen = 0;
            }
        }
        Pressed::Stays
    }

    /// The commands that fit what is typed, the best first.
    fn found(&self) -> Vec<&'static Command> {
        let typed = self.field.text().trim().to_lowercase();
        if let Some(exact) = commands_at(self.place).find(|command| command.is_called(&typed)) {
            return vec![exact];
        }
        let mut found: Vec<(usize, &'static Command)> = commands_at(self.place)
            .filter_map(|command| Some((rank(command, &typed)?, command)))
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, command)| command).collect()
    }
}

/// How well a command fits: by the start of its name, within it, or by the letters in order.
fn rank(command: &Command, typed: &str) -> Option<usize> {
    let name = command.name.replace('-', " ");
    let typed = typed.replace('-', " ");
    if name.starts_with(&typed) {
        Some(0)
    } else if name.contains(&typed) {
        Some(1)
    } else if command.doc.to_lowercase().contains(&typed) {
        Some(2)
    } else {
        let mut letters = name.chars();
        typed.chars().all(|c| letters.any(|letter| letter == c)).then_some(3)
    }
}

/// A key while a command is looked for on a map.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Palette(palette) = &mut app.mode else { return Vec::new() };
    let pressed = palette.press(key);
    if !matches!(pressed, Pressed::Stays) {
        app.mode = Mode::Map;
    }
    match pressed {
        Pressed::Does(command) => super::update::run(app, command),
        Pressed::Unknown(typed) => {
            let help = app.keymap.key("help");
            app.say(format!("There is no command \"{typed}\": {help} shows all"));
            Vec::new()
        }
        Pressed::Stays | Pressed::Leaves => Vec::new(),
    }
}

/// Draws the palette at the foot of a screen of so many columns and rows; gives the place of the
/// terminal's cursor.
pub(super) fn draw(
    palette: &Palette,
    look: &Look,
    keymap: &Keymap,
    (width, height): (u16, u16),
    painter: &mut Painter<'_>,
) -> Position {
    let theme = &look.theme;
    let found = palette.found();
    let room = usize::from(height.saturating_sub(3)).min(12).min(found.len().max(1));
    let first = (palette.chosen + 1).saturating_sub(room);
    let input = height.saturating_sub(2);
    let top = input.saturating_sub(room as u16);
    painter.clear(Rect { x: 0, y: top, width, height: room as u16 + 1 });
    painter.tint(Rect { x: 0, y: top, width, height: room as u16 }, theme.footer);
    if found.is_empty() {
        painter.text(
            2,
            top,
            width - 2,
            "No command is called so: Backspace goes back to those before",
            theme.quiet,
        );
    }
    for (number, command) in found.iter().skip(first).take(room).enumerate() {
        let y = top + number as u16;
        let chosen = first + number == palette.chosen;
        if chosen {
            painter.tint(Rect { x: 0, y, width, height: 1 }, theme.selected);
        }
        let name = command.name.replace('-', " ");
        let ink = if chosen { theme.strong } else { theme.text };
        painter.text(2, y, 18.min(width - 2), &name, ink);
        painter.text(
            21,
            y,
            16.min(width.saturating_sub(22)),
            &keymap.keys_of(command).join("  "),
            theme.accent,
        );
        painter.text(38, y, width.saturating_sub(39), command.doc, theme.quiet);
    }
    painter.tint(Rect { x: 0, y: input, width, height: 1 }, theme.field);
    let x = painter.text(1, input, 2, ":", theme.accent.add_modifier(Modifier::BOLD));
    let (line, column) = palette.field.window(usize::from(width.saturating_sub(x + 1)));
    painter.text(x, input, width.saturating_sub(x + 1), line, theme.text);
    Position { x: x + column as u16, y: input }
}
