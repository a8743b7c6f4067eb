//! What the mouse does in the list: choose, open, scroll, press what the foot tells.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::super::key::Key;
use super::{Maps, Mode, Next};

/// How many rows one turn of the wheel goes.
const WHEEL: usize = 3;

impl Maps {
    /// Follows the mouse.
    pub(super) fn mouse(&mut self, event: MouseEvent) -> Next {
        let by = match event.kind {
            MouseEventKind::ScrollDown => "Down",
            MouseEventKind::ScrollUp => "Up",
            MouseEventKind::Down(MouseButton::Left) => return self.press(event.column, event.row),
            _ => return Next::Stay,
        };
        self.pressed = None;
        let Some(key) = Key::parse(by) else { return Next::Stay };
        for _ in 0..WHEEL {
            match self.mode {
                Mode::List | Mode::Prefix(_) => {
                    let chosen = self.chosen();
                    self.choose(if by == "Down" { chosen + 1 } else { chosen.saturating_sub(1) });
                }
                Mode::Question(_) => {}
                _ => drop(self.press_key(key)),
            }
        }
        Next::Stay
    }

    fn press(&mut self, x: u16, y: u16) -> Next {
        let Some(parts) = self.parts() else { return Next::Stay };
        if y == parts.foot {
            let item = self.foot_items(y).into_iter().find(|item| item.area.contains(x, y));
            if let Some(run) = item.and_then(|item| item.command.list) {
                self.mode = Mode::List;
                return run(self);
            }
            let hint = self.hint_items(y).into_iter().find(|(area, ..)| area.contains(x, y));
            // Of two keys the words tell of the second.
            let key = hint.and_then(|(_, keys, _)| Key::parse(keys.split(['/', ' ']).next_back()?));
            return key.map_or(Next::Stay, |key| self.press_key(key));
        }
        let is_list = matches!(self.mode, Mode::List | Mode::Prefix(_));
        if !(is_list || self.is_looking()) || !parts.rows.contains((x, y).into()) {
            return Next::Stay;
        }
        let (first, _) = self.reveal();
        let row = first + usize::from(y - parts.rows.y);
        if row >= self.count() {
            return Next::Stay;
        }
        if is_list {
            self.mode = Mode::List;
        }
        self.message = None;
        self.choose(row);
        if self.pressed.replace(row) == Some(row) {
            self.pressed = None;
            return self.open_chosen();
        }
        Next::Stay
    }
}
