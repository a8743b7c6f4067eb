//! The lines of the panel: each figure, then each finding under what it stands on, only as many as
//! are asked for.

use std::collections::VecDeque;

use ratatui::style::{Modifier, Style};

use super::super::app::App;
use super::super::pane::Lines;
use super::super::wording::counted;
use super::words::shown;
use super::{Stops, figures};
use crate::check::{Level, Rule, Subject};
use crate::journey::{Element, Handle};
use crate::text::{Room, wrap};

/// The most lines of a finding.
const MESSAGE_LINES: usize = 6;

/// A line of the panel.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// The stop it belongs to.
    pub stop: Option<usize>,
    /// What it is called, in a column of its own.
    pub label: Option<(String, Style)>,
    /// Texts without gaps between them, such as a bar.
    pub close: Vec<(String, Style)>,
    /// Texts one behind the other.
    pub texts: Vec<(String, Style)>,
    /// What stands in the right half of it.
    pub beside: Option<Box<Line>>,
}

impl Line {
    fn of(text: String, ink: Style) -> Self {
        Line { texts: vec![(text, ink)], ..Line::default() }
    }

    /// Whether a stop is told in it.
    pub fn has(&self, stop: usize) -> bool {
        self.stop == Some(stop) || self.beside.as_ref().is_some_and(|line| line.has(stop))
    }
}

/// What the lines are made from.
pub(super) struct Sheet<'a> {
    app: &'a App,
    stops: Stops<'a>,
    cursor: usize,
    figures: Vec<Line>,
    /// The cells for a line behind the bar of the cursor.
    room: usize,
}

impl<'a> Sheet<'a> {
    pub fn new(app: &'a App, room: usize) -> Self {
        let stops = Stops::of(app);
        let cursor = stops.cursor();
        Sheet { app, stops, cursor, figures: figures::lines(app, room), room }
    }

    /// The number of the cursor's stop, and of all of them.
    pub fn place(&self) -> (usize, usize) {
        (self.cursor, self.stops.count())
    }

    /// The visible lines: the cursor's in the middle, but for the ends.
    pub fn visible(&self, height: usize) -> Vec<Line> {
        let count = self.figures.len() + self.app.findings.count().max(1);
        let own = |line: &Line| line.has(self.cursor);
        let here = self.figures.iter().position(own).unwrap_or_else(|| {
            self.figures.len() + self.cursor.saturating_sub(self.stops.figures.len())
        });
        let mut lines: VecDeque<Line> = self.block(here).into();
        // The first line of the cursor's stop, counted from the first of those that are at hand.
        let mut above = lines.iter().position(own).unwrap_or(0);
        let tall = lines.len() - above;
        let (mut first, mut behind) = (here, here + 1);
        // What is above the first stop cannot be gone to, so it is shown with it.
        let wanted = if self.cursor == 0 { height.saturating_sub(1) } else { height / 2 };
        while first > 0 && above < wanted {
            first -= 1;
            above += self.put_before(&mut lines, first);
        }
        // A finding longer than what is below the middle is shown to its end.
        let mut top = above.saturating_sub(wanted);
        top = top.max((above + tall).saturating_sub(height)).min(above);
        while behind < count && lines.len() < top + height {
            lines.extend(self.block(behind));
            behind += 1;
        }
        while first > 0 && lines.len() < top + height {
            first -= 1;
            top += self.put_before(&mut lines, first);
            top = top.min(lines.len().saturating_sub(height));
        }
        top = top.min(lines.len().saturating_sub(height));
        lines.into_iter().skip(top).take(height).collect()
    }

    /// Puts a block before others; gives how many lines it has.
    fn put_before(&self, lines: &mut VecDeque<Line>, block: usize) -> usize {
        let block = self.block(block);
        let count = block.len();
        for line in block.into_iter().rev() {
            lines.push_front(line);
        }
        count
    }

    /// A line of the figures, or a finding with the headings above it.
    fn block(&self, index: usize) -> Vec<Line> {
        match self.figures.get(index) {
            Some(line) => vec![line.clone()],
            None => self.finding(index - self.figures.len()),
        }
    }

    fn finding(&self, index: usize) -> Vec<Line> {
        let theme = &self.app.look.theme;
        let Some((finding, subject)) = self.app.findings.listed(index) else {
            return self.nothing();
        };
        let before = index.checked_sub(1).and_then(|before| self.app.findings.listed(before));
        let is_first = before.is_none_or(|(before, _)| before.level != finding.level);
        let mut lines = Vec::new();
        if is_first {
            if index > 0 {
                lines.push(Line::default());
            }
            lines.push(self.level(finding.level));
        }
        if is_first || before.is_none_or(|(_, before)| part(before) != part(subject)) {
            lines.push(Line::of(self.part(subject), theme.quiet));
        }
        let stop = Some(self.stops.figures.len() + index);
        let ink = match finding.level {
            Level::Error => theme.negative.remove_modifier(Modifier::BOLD),
            Level::Warning => theme.text,
        };
        let hint = finding.hint.as_deref().filter(|_| stop == Some(self.cursor));
        let room = Room::even(self.room.saturating_sub(2).max(1), MESSAGE_LINES);
        let mut sign = if self.is_plain() { " " } else { self.app.look.glyphs.zero };
        for (text, ink) in [(Some(finding.message.as_str()), ink), (hint, theme.quiet)] {
            for line in wrap(&shown(text.unwrap_or_default()), room) {
                let sign = std::mem::replace(&mut sign, " ");
                let close = vec![(format!("{sign} "), theme.quiet), (line.to_string(), ink)];
                lines.push(Line { stop, close, ..Line::default() });
            }
        }
        lines
    }

    fn is_plain(&self) -> bool {
        self.app.view.lines == Lines::Plain
    }

    /// The heading above all findings of a level.
    fn level(&self, level: Level) -> Line {
        let theme = &self.app.look.theme;
        let figures = self.app.findings.figures();
        match level {
            Level::Error => Line::of(counted(figures.errors, "error"), theme.negative),
            Level::Warning => Line::of(counted(figures.warnings, "warning"), theme.strong),
        }
    }

    /// What is said where nothing was found.
    fn nothing(&self) -> Vec<Line> {
        // One of the rules is about files that are no maps.
        let rules = Rule::ALL.len() - 1;
        let said = format!(
            "Nothing is wrong and nothing doubtful. {rules} rules look at ids and what they name, lanes and their zones, durations, owners, emotions, and what cards rest on."
        );
        let theme = &self.app.look.theme;
        let mut lines = vec![Line::of("No findings".to_owned(), theme.strong)];
        let room = Room::even(self.room.max(1), MESSAGE_LINES);
        lines.extend(wrap(&said, room).map(|line| Line::of(line.to_string(), theme.quiet)));
        lines
    }

    /// The heading under which a subject stands.
    fn part(&self, subject: Subject) -> String {
        let journey = self.app.editor.journey();
        let place = journey.stages.iter().position(|stage| Some(stage.handle) == subject.stage);
        if let Some(place) = place {
            return format!("{} {}", place + 1, shown(&journey.stages[place].title));
        }
        match journey.element(subject.element) {
            Some(Element::Journey(_)) => "Map".to_owned(),
            Some(Element::Lane(lane)) => format!("Lane {}", shown(&lane.title)),
            Some(Element::Persona(persona)) => format!("Persona {}", shown(&persona.name)),
            Some(Element::Role(role)) => format!("Role {}", shown(&role.name)),
            _ => "No longer in the map".to_owned(),
        }
    }
}

/// What findings stand under together: their stage, else what they are about.
fn part(subject: Subject) -> Handle {
    subject.stage.unwrap_or(subject.element)
}
