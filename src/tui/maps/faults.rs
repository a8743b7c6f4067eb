//! What is wrong with a map that cannot be read, over the whole screen.

use std::path::Path;

use ratatui::layout::{Position, Rect};

use super::super::app::Look;
use super::super::key::Key;
use super::super::paint::Painter;
use super::entry::shown_name;
use crate::store::OpenError;
use crate::text::{Room, wrap};

/// All that is wrong with a map.
#[derive(Debug)]
pub struct Faults {
    name: String,
    /// Reasons and hints, in the order of their places.
    said: Vec<Said>,
    top: usize,
}

#[derive(Debug)]
struct Said {
    text: String,
    is_hint: bool,
}

impl Faults {
    /// What an error tells of.
    pub fn new(folder: &Path, error: &OpenError) -> Self {
        let mut said = Vec::new();
        let mut say = |text: String, is_hint| said.push(Said { text, is_hint });
        if let OpenError::NotAMap { faults, .. } = error {
            for fault in faults {
                let (line, column) = (fault.position.line, fault.position.column);
                let at =
                    if fault.path.is_empty() { String::new() } else { format!("{}: ", fault.path) };
                say(format!("{line}:{column}: {at}{}", fault.message), false);
                if let Some(hint) = &fault.hint {
                    say(hint.clone(), true);
                }
            }
        } else {
            say(error.to_string(), false);
            if let Some(hint) = error.hint() {
                say(hint, true);
            }
        }
        Faults { name: shown_name(folder, error.path()), said, top: 0 }
    }

    /// Follows a key, with room for so many lines; false where it leaves.
    pub fn press(&mut self, key: Key, (width, height): (u16, u16)) -> bool {
        let most = self.lines(width).len().saturating_sub(usize::from(height.saturating_sub(3)));
        self.top = match key.to_string().as_str() {
            "j" | "Down" => (self.top + 1).min(most),
            "k" | "Up" => self.top.saturating_sub(1),
            "Space" | "PgDn" => (self.top + 10).min(most),
            "PgUp" => self.top.saturating_sub(10),
            "Esc" | "q" | "Enter" | "h" | "Left" | "Ctrl-c" => return false,
            _ => self.top,
        };
        true
    }

    /// Whether they are hints, and their lines.
    fn lines(&self, width: u16) -> Vec<(bool, String)> {
        let mut lines = Vec::new();
        for said in &self.said {
            let room = width.saturating_sub(2 + indent(said.is_hint)).max(1);
            let wrapped = wrap(&said.text, Room::even(usize::from(room), usize::from(u8::MAX)));
            lines.extend(wrapped.map(|line| (said.is_hint, format!("{}{}", line.text, line.end))));
        }
        lines
    }

    /// Draws them; gives the place where reading begins.
    pub fn draw(
        &self,
        look: &Look,
        (width, height): (u16, u16),
        painter: &mut Painter<'_>,
    ) -> Position {
        let theme = &look.theme;
        let room = height.saturating_sub(1);
        painter.clear(Rect { x: 0, y: 0, width, height: room });
        let x = painter.text(1, 0, width.saturating_sub(2), &self.name, theme.strong) + 2;
        painter.text(x, 0, width.saturating_sub(x + 1), "cannot be read", theme.negative);
        let lines = self.lines(width);
        for (y, (is_hint, line)) in (2..room).zip(lines.iter().skip(self.top)) {
            let ink = if *is_hint { theme.quiet } else { theme.text };
            let x = 1 + indent(*is_hint);
            painter.text(x, y, width.saturating_sub(x + 1), line, ink);
        }
        Position { x: 1, y: 2.min(height.saturating_sub(1)) }
    }
}

fn indent(is_hint: bool) -> u16 {
    if is_hint { 2 } else { 0 }
}
