//! Writing into a buffer of cells: the one way by which text reaches the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::app::Look;
use crate::text::{ELLIPSIS, Line, cut, graphemes, plain_start, visible, width};

/// A buffer to draw into, with bounds that are always kept.
pub struct Painter<'a> {
    buffer: &'a mut Buffer,
}

impl<'a> Painter<'a> {
    /// Draws into a buffer.
    pub fn new(buffer: &'a mut Buffer) -> Self {
        Painter { buffer }
    }

    /// The whole of the buffer.
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Writes a text into at most `room` cells, cut with an ellipsis; gives the column behind it.
    ///
    /// Controls appear as visible escapes, whatever the text and wherever it comes from.
    pub fn text(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if y < area.y || y >= area.bottom() || x >= area.right() || x < area.x {
            return x;
        }
        let room = usize::from(room.min(area.right() - x));
        let shown = visible(text);
        // No text takes more cells than bytes.
        let line =
            if shown.len() <= room { Line { text: &shown, end: "" } } else { cut(&shown, room) };
        let x = self.write(x, y, line.text, style);
        self.write(x, y, line.end, style)
    }

    /// Writes a line of a text that was wrapped to the room there is.
    pub fn line(&mut self, x: u16, y: u16, room: u16, line: Line<'_>, style: Style) -> u16 {
        let end = self.text(x, y, room, line.text, style);
        if line.end.is_empty() || end - x >= room {
            return end;
        }
        self.text(end, y, room - (end - x), line.end, style)
    }

    /// Writes what is known to be clean and to fit.
    fn write(&mut self, x: u16, y: u16, shown: &str, style: Style) -> u16 {
        // Most of a text is one cell a byte, and there graphemes need not be looked for.
        let plain = plain_start(shown);
        if plain > 0 {
            let first = self.buffer.index_of(x, y);
            let cells = &mut self.buffer.content[first..first + plain];
            for (index, cell) in cells.iter_mut().enumerate() {
                cell.set_symbol(&shown[index..=index]).set_style(style);
            }
        }
        let mut x = x + plain as u16;
        for grapheme in graphemes(&shown[plain..]) {
            // What takes no cell of its own has no place on a screen.
            if grapheme.width == 0 {
                continue;
            }
            self.buffer[(x, y)].set_symbol(grapheme.text).set_style(style);
            let end = x + grapheme.width as u16;
            for hidden in x + 1..end {
                self.buffer[(hidden, y)].reset();
            }
            x = end;
        }
        x
    }

    /// Writes a text so that it ends before column `end`; gives the column where it starts.
    ///
    /// Where it is wider than `room` it is cut.
    pub fn text_before(&mut self, end: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let shown = visible(text);
        let wide = u16::try_from(width(&shown)).unwrap_or(u16::MAX).min(room);
        let start = end.saturating_sub(wide);
        self.text(start, y, wide, &shown, style);
        start
    }

    /// Writes a sign over a number of cells of a line.
    pub fn repeat(&mut self, x: u16, y: u16, count: u16, sign: &str, style: Style) {
        let area = self.buffer.area;
        for column in x..x.saturating_add(count).min(area.right()) {
            if let Some(cell) = self.buffer.cell_mut((column, y)) {
                cell.set_symbol(sign).set_style(style);
            }
        }
    }

    /// Lays a style over an area, leaving what is written.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Finishes a frame: the theme's own ink and ground where nothing else was said, and for fonts
    /// without them no sign that stands between words or for words that were cut.
    pub fn finish(&mut self, look: &Look) {
        let screen = look.theme.screen;
        if screen.is_none() && look.glyphs.braille {
            return;
        }
        for cell in &mut self.buffer.content {
            if let Some((ink, ground)) = screen {
                cell.fg = if cell.fg == Color::Reset { ink } else { cell.fg };
                cell.bg = if cell.bg == Color::Reset { ground } else { cell.bg };
            }
            if !look.glyphs.braille
                && let Some(plain) = plain_sign(cell.symbol())
            {
                cell.set_symbol(plain);
            }
        }
    }

    /// Writes a sign into a cell that is empty, or holds a sign that gives way to it.
    pub fn behind(&mut self, x: u16, y: u16, sign: &str, gives_way: Option<&str>, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y))
            && (cell.symbol() == " " || Some(cell.symbol()) == gives_way)
        {
            cell.set_symbol(sign).set_style(style);
        }
    }

    /// Writes one sign into one cell.
    pub fn sign(&mut self, x: u16, y: u16, sign: char, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_char(sign).set_style(style);
        }
    }
}

/// The plain sign for one that is written between words wherever they come from.
fn plain_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        ELLIPSIS => ".",
        "·" => "|",
        "→" => ">",
        _ => return None,
    })
}
