//! A line of the list: a map, or a card that was found.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::super::paint::Painter;
use super::super::wording::counted;
use super::Maps;
use super::columns::{Column, Columns, LEFT};
use super::entry::{Entry, Held};
use super::list::Row;
use super::search::Hit;
use super::spark::spark;
use super::words::{git_word, state_word};
use crate::check::Figures;
use crate::store::FileState;
use crate::text::{graphemes, places_of, visible, width};

impl Maps {
    pub(super) fn ground(&self, line: Rect, is_chosen: bool, painter: &mut Painter<'_>) {
        if is_chosen {
            painter.tint(line, self.look.theme.selected);
            painter.text(line.x, line.y, 1, self.look.glyphs.selected_bar, self.look.theme.accent);
        }
    }

    pub(super) fn heading(&self, columns: &Columns, y: u16, painter: &mut Painter<'_>) {
        let quiet = self.look.theme.quiet;
        painter.text(LEFT, y, columns.title, "Title", quiet);
        for (column, x, own) in &columns.shown {
            if column.is_figure() {
                painter.text_before(x + own, y, *own, column.heading(), quiet);
            } else {
                painter.text(*x, y, *own, column.heading(), quiet);
            }
        }
    }

    pub(super) fn row(
        &self,
        entry: &Entry,
        row: &Row,
        columns: &Columns,
        (is_chosen, y): (bool, u16),
        painter: &mut Painter<'_>,
    ) {
        let theme = &self.look.theme;
        let title = entry.title();
        let ink = match entry.held {
            _ if is_chosen => theme.strong,
            Held::Unread => theme.quiet,
            _ => theme.text,
        };
        painter.text(LEFT, y, columns.title, title, ink);
        let is_named = title == entry.name;
        let letters = if is_named { &row.fit.name } else { &row.fit.title };
        self.mark(title, letters, (LEFT, y, columns.title), painter);
        for (column, x, own) in &columns.shown {
            match column {
                Column::File if !is_named => {
                    painter.text(*x, y, *own, &entry.name, theme.quiet);
                    self.mark(&entry.name, &row.fit.name, (*x, y, *own), painter);
                }
                Column::Git => {
                    if let Some(state) = entry.git {
                        painter.text(*x, y, *own, git_word(state), self.git_ink(state));
                    }
                }
                column => self.cell(entry, *column, (*x, y, *own), columns, painter),
            }
        }
        if let Held::Failed(failure) = &entry.held {
            let (x, end) = columns.failure(width(title) as u16);
            let line = if failure.is_conflict {
                format!("in conflict: `wayband resolve` settles it · {}", failure.line)
            } else {
                failure.line.clone()
            };
            let ink = theme.negative.remove_modifier(Modifier::BOLD);
            painter.text(x, y, end.saturating_sub(x), &line, ink);
        }
    }

    fn cell(
        &self,
        entry: &Entry,
        column: Column,
        (x, y, own): (u16, u16, u16),
        columns: &Columns,
        painter: &mut Painter<'_>,
    ) {
        let theme = &self.look.theme;
        let Some(summary) = entry.summary() else { return };
        match column {
            Column::State => {
                painter.text(x, y, own, state_word(summary.state), theme.quiet);
            }
            Column::Stages => {
                painter.text_before(
                    x + own,
                    y,
                    own,
                    &summary.stages.len().to_string(),
                    theme.quiet,
                );
            }
            Column::Cards => {
                painter.text_before(x + own, y, own, &summary.cards.to_string(), theme.quiet);
            }
            Column::Curve => self.curve(&summary.curve, (x, y, own), painter),
            Column::Findings => {
                self.findings(&summary.figures, (x, y, own), columns.is_long, painter);
            }
            Column::Git | Column::File => {}
        }
    }

    /// Draws the emotion curve.
    pub(super) fn curve(
        &self,
        curve: &[Option<f32>],
        (x, y, room): (u16, u16, u16),
        painter: &mut Painter<'_>,
    ) {
        let theme = &self.look.theme;
        let signs = spark(curve, usize::from(room), &self.look.glyphs);
        for (x, (sign, emotion)) in (x..).zip(signs) {
            let ink = match emotion.map(|emotion| emotion.round() as i64) {
                Some(0) | None => theme.quiet,
                Some(emotion) => theme.emotion(emotion),
            };
            let ink = ink.remove_modifier(Modifier::BOLD);
            // Reversed a block would tell the contrary.
            let is_block = self.look.glyphs.braille;
            let ink = if is_block { ink.remove_modifier(Modifier::REVERSED) } else { ink };
            painter.text(x, y, 1, sign, ink);
        }
    }

    /// Draws how much is wrong and doubtful; `is_long`: both where there are both.
    pub(super) fn findings(
        &self,
        figures: &Figures,
        (x, y, room): (u16, u16, u16),
        is_long: bool,
        painter: &mut Painter<'_>,
    ) {
        let theme = &self.look.theme;
        let end = x + room;
        let mut x = x;
        if figures.errors > 0 {
            let ink = theme.negative.remove_modifier(Modifier::BOLD);
            x = painter.text(x, y, room, &counted(figures.errors, "error"), ink);
        }
        if figures.warnings > 0 && (is_long || figures.errors == 0) {
            let words = counted(figures.warnings, "warning");
            let parted = if figures.errors > 0 {
                format!(" {} {words}", self.look.glyphs.between)
            } else {
                words
            };
            painter.text(x, y, end.saturating_sub(x), &parted, theme.quiet);
        }
    }

    /// The ink of a word about git.
    pub(super) fn git_ink(&self, state: FileState) -> Style {
        let theme = &self.look.theme;
        match state {
            FileState::Conflicted => theme.negative,
            FileState::Changed | FileState::Untracked => theme.accent,
            FileState::Staged => theme.quiet,
        }
    }

    /// Marks the letters that were found.
    fn mark(
        &self,
        text: &str,
        letters: &[u32],
        (x, y, room): (u16, u16, u16),
        painter: &mut Painter<'_>,
    ) {
        let ink = self.look.theme.accent.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        let mut at = 0;
        let mut letters = letters.iter().peekable();
        for (number, grapheme) in (0..).zip(graphemes(text)) {
            let end = at + grapheme.width as u16;
            // The last cell of what is cut is the sign for that.
            let is_cut = end > room
                || (end == room
                    && grapheme.text.len() < text.len()
                    && width(text) > usize::from(room));
            if letters.peek().is_none() || is_cut {
                return;
            }
            if letters.next_if_eq(&&number).is_some() {
                painter.tint(Rect { x: x + at, y, width: grapheme.width as u16, height: 1 }, ink);
            }
            at = end;
        }
    }

    /// Draws a card that was found.
    pub(super) fn hit(
        &self,
        hit: &Hit,
        words: &str,
        (width, y): (u16, u16),
        painter: &mut Painter<'_>,
    ) {
        let theme = &self.look.theme;
        let [map, stage, card] = hit_columns(width);
        painter.text(map.0, y, map.1, &hit.card.map, theme.quiet);
        painter.text(stage.0, y, stage.1, &hit.card.stage, theme.quiet);
        let title = visible(&hit.card.title);
        let x = painter.text(card.0, y, card.1, &title, theme.text);
        self.mark(&title, &letters_of(&title, words), (card.0, y, card.1), painter);
        let end = card.0 + card.1;
        if let Some(text) = hit.card.text.as_ref().filter(|_| x + 3 < end) {
            let text = visible(text);
            let x = x + 2;
            painter.text(x, y, end - x, &text, theme.quiet);
            self.mark(&text, &letters_of(&text, words), (x, y, end - x), painter);
        }
    }
}

/// Where map, stage and card of what was found stand, and how wide.
pub(super) fn hit_columns(width: u16) -> [(u16, u16); 3] {
    let room = width.saturating_sub(LEFT + 1);
    let (map, stage) = ((room / 3).min(36), (room / 4).min(24));
    let card = LEFT + map + stage + 4;
    [(LEFT, map), (LEFT + map + 2, stage), (card, width.saturating_sub(card + 1))]
}

/// The positions of the letters of a text that are some words, in graphemes.
fn letters_of(text: &str, words: &str) -> Vec<u32> {
    let places = places_of(words.trim(), text);
    let mut at = 0;
    let mut letters = Vec::new();
    for (number, grapheme) in (0..).zip(graphemes(text)) {
        if places.iter().any(|place| place.contains(&at)) {
            letters.push(number);
        }
        at += grapheme.text.len();
    }
    letters
}
