//! The palette: every command by name.

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::actions::typing::edit_field;
use super::app::{App, Effect};
use super::commands::{COMMANDS, Command, command};
use super::field::LineField;
use super::key::Key;
use super::mode::Mode;
use super::paint::Painter;

/// A command being looked for.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    field: LineField,
    chosen: usize,
}

impl Palette {
    /// Text pasted into the line.
    pub fn paste(&mut self, text: &str) {
        self.field.insert(text);
    }

    /// The commands that fit what is typed, the best first.
    fn found(&self) -> Vec<&'static Command> {
        let typed = self.field.text().trim().to_lowercase();
        if let Some(exact) = command(&typed) {
            return vec![exact];
        }
        let mut found: Vec<(usize, &'static Command)> =
            COMMANDS.iter().filter_map(|command| Some((rank(command, &typed)?, command))).collect();
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

/// A key while a command is looked for.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Palette(palette) = &mut app.mode else { return Vec::new() };
    let found = palette.found();
    match key.to_string().as_str() {
        "Esc" | "Ctrl-c" => app.mode = Mode::Map,
        "Down" | "Tab" | "Ctrl-n" => {
            palette.chosen = (palette.chosen + 1).min(found.len().saturating_sub(1));
        }
        "Up" | "Shift-Tab" | "Ctrl-p" => palette.chosen = palette.chosen.saturating_sub(1),
        "Enter" => {
            let chosen = found.get(palette.chosen).copied();
            let typed = palette.field.text().trim().to_owned();
            app.mode = Mode::Map;
            return match chosen {
                Some(command) => super::update::run(app, command),
                None => {
                    let help = app.keymap.key("help");
                    app.say(format!("There is no command \"{typed}\": {help} shows all"));
                    Vec::new()
                }
            };
        }
        "Backspace" if palette.field.is_empty() => app.mode = Mode::Map,
        _ => {
            edit_field(&mut palette.field, key);
            palette.chosen = 0;
        }
    }
    Vec::new()
}

/// Draws the palette at the foot of the map; gives the place of the terminal's cursor.
pub(super) fn draw(app: &App, palette: &Palette, painter: &mut Painter<'_>) -> Position {
    let theme = &app.look.theme;
    let (width, height) = app.size;
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
            &app.keymap.keys_of(command).join("  "),
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
