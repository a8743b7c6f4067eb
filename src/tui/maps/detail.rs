//! What the chosen map holds, beside the list.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::paint::Painter;
use super::super::wording::{cards, counted, stages};
use super::entry::{Entry, Held};
use super::words::{git_word, state_word};
use super::{Maps, Mode};
use crate::store::Summary;
use crate::text::{Room, visible, wrap};

/// The cells for the names of what is told.
const NAMES: u16 = 10;

/// A pen that goes down line by line.
struct Pen<'a, 'b> {
    painter: &'a mut Painter<'b>,
    area: Rect,
    y: u16,
}

impl Pen<'_, '_> {
    /// Writes a text into at most so many lines.
    fn write(&mut self, indent: u16, text: &str, lines: usize, ink: Style) {
        let room = usize::from(self.area.width.saturating_sub(indent)).max(1);
        for line in wrap(&visible(text), Room::even(room, lines)).take(lines) {
            if self.y < self.area.bottom() {
                self.painter.line(self.area.x + indent, self.y, room as u16, line, ink);
            }
            self.y += 1;
        }
    }
}

/// Draws what the chosen map holds; nothing for cards that were found.
pub fn draw(maps: &Maps, area: Rect, painter: &mut Painter<'_>) {
    let theme = &maps.look.theme;
    let is_right = area.x > 0;
    // A line parts it from the list.
    if is_right {
        for y in area.top()..area.bottom() {
            painter.text(area.x, y, 1, maps.look.glyphs.frame[5], theme.line);
        }
    } else {
        painter.repeat(0, area.y, area.width, maps.look.glyphs.frame[4], theme.line);
    }
    if matches!(maps.mode, Mode::Faults(_)) {
        return;
    }
    let Some(path) = maps.chosen_path() else { return };
    let Some(entry) = maps.list.of_path(&path) else { return };
    let inner = Rect {
        x: area.x + 2,
        y: area.y + u16::from(!is_right),
        width: area.width.saturating_sub(3),
        height: area.height - u16::from(!is_right),
    };
    let mut pen = Pen { painter, y: inner.y, area: inner };
    pen.write(0, entry.title(), 2, theme.strong);
    // One without is called by its file above.
    pen.write(0, &heading(maps, entry), if is_right { 2 } else { 1 }, theme.quiet);
    match &entry.held {
        Held::Unread => pen.write(0, "not read yet", 1, theme.quiet),
        Held::Failed(failure) => {
            pen.write(0, &failure.line, 4, theme.negative);
            if let Some(hint) = &failure.hint {
                pen.write(0, hint, 3, theme.text);
            }
            let open = maps.keymap.key("open-map");
            pen.write(0, &format!("{open} shows all that is wrong"), 1, theme.quiet);
        }
        Held::Read(summary, _) => facts(maps, summary, is_right, &mut pen),
    }
}

/// File, state, date and what git holds, in one line.
fn heading(maps: &Maps, entry: &Entry) -> String {
    let is_named = entry.title() == entry.name;
    let mut parts: Vec<String> = (!is_named).then(|| entry.name.clone()).into_iter().collect();
    if let Some(summary) = entry.summary() {
        parts.push(state_word(summary.state).to_owned());
        parts.push(stages(summary.stages.len()));
        parts.push(cards(summary.cards));
        parts.extend(summary.as_of.iter().map(|date| format!("as of {date}")));
    }
    if let Some(state) = entry.git {
        parts.push(format!("{} in git", git_word(state)));
    }
    parts.join(&format!(" {} ", maps.look.glyphs.between))
}

fn facts(maps: &Maps, summary: &Summary, is_right: bool, pen: &mut Pen<'_, '_>) {
    let theme = &maps.look.theme;
    let mut fact = |name: &str, text: &str, lines: usize| {
        if text.trim().is_empty() {
            return;
        }
        let (x, y) = (pen.area.x, pen.y);
        if y < pen.area.bottom() {
            pen.painter.text(x, y, NAMES, name, theme.quiet);
        }
        pen.write(NAMES, text, lines, theme.text);
    };
    let lines = if is_right { 3 } else { 1 };
    if is_right {
        fact("about", &summary.about, 6);
    }
    fact("service", summary.service.as_deref().unwrap_or_default(), 1);
    fact("personas", &summary.personas.join(", "), lines);
    fact("owner", summary.owner.as_deref().unwrap_or_default(), 1);
    let between = format!(" {} ", maps.look.glyphs.between);
    fact("stages", &summary.stages.join(&between), if is_right { 4 } else { 2 });
    if let Some((card, emotion)) = &summary.lowest {
        fact("lowest", &format!("{emotion} {card}"), lines);
    }
    if summary.notes > 0 {
        fact("notes", &summary.notes.to_string(), 1);
    }
    let mut count = Vec::new();
    if summary.figures.errors > 0 {
        count.push(counted(summary.figures.errors, "error"));
    }
    if summary.figures.warnings > 0 {
        count.push(counted(summary.figures.warnings, "warning"));
    }
    if count.is_empty() {
        fact("findings", "none", 1);
        return;
    }
    fact("findings", &count.join(&between), 1);
    for finding in &summary.findings {
        pen.write(NAMES, finding, lines, theme.quiet);
    }
}
