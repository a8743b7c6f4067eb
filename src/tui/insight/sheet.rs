//! The lines of the panel: each figure, then each finding under what it stands on, only as many as
//! are asked for.

use std::collections::VecDeque;

use ratatui::style::{Modifier, Style};

use super::super::app::App;
use super::super::pane::Lines;
use super::super::wording::{cards, signed};
use super::Stops;
use super::words::{bar, counted, known, mean, share, shown, time};
use crate::check::{Counts, Level, Point, Rule, Subject};
use crate::journey::{Element, Handle};
use crate::text::{Room, wrap};

/// The most lines of a finding.
const MESSAGE_LINES: usize = 6;
/// Half the cells of an emotion's bar.
const HALF: usize = 6;

/// A line of the panel.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// The stop it belongs to.
    pub stop: Option<usize>,
    /// What it is called, in a column of its own.
    pub label: Option<(String, Style)>,
    /// Texts one behind the other.
    pub texts: Vec<(String, Style)>,
    /// What stands at its end, where there is room.
    pub end: Option<(String, Style)>,
}

/// What the lines are made from.
pub(super) struct Sheet<'a> {
    app: &'a App,
    stops: Stops<'a>,
    cursor: usize,
    figures: Vec<Line>,
    /// The cells for a line behind the bar of the cursor.
    room: usize,
    is_plain: bool,
}

impl<'a> Sheet<'a> {
    pub fn new(app: &'a App, room: usize) -> Self {
        let stops = Stops::of(app);
        let cursor = stops.cursor();
        let is_plain = app.view.lines == Lines::Plain;
        let mut sheet = Sheet { app, stops, cursor, figures: Vec::new(), room, is_plain };
        sheet.figures = sheet.figures();
        sheet
    }

    /// The number of the cursor's stop, and of all of them.
    pub fn place(&self) -> (usize, usize) {
        (self.cursor, self.stops.count())
    }

    /// The visible lines: the cursor's in the middle, but for the ends.
    pub fn visible(&self, height: usize) -> Vec<Line> {
        let count = self.figures.len() + self.app.findings.count().max(1);
        let own = |line: &Line| line.stop == Some(self.cursor);
        let here = self.figures.iter().position(own).unwrap_or_else(|| {
            self.figures.len() + self.cursor.saturating_sub(self.stops.figures.len())
        });
        let mut lines: VecDeque<Line> = self.block(here).into();
        let middle = lines.iter().position(own).unwrap_or(0);
        let (mut first, mut behind, mut above) = (here, here + 1, middle);
        let grow_up = |lines: &mut VecDeque<Line>, first: &mut usize, above: &mut usize| {
            *first -= 1;
            for line in self.block(*first).into_iter().rev() {
                lines.push_front(line);
                *above += 1;
            }
        };
        // From the first stop on, all above it is shown too where there is room.
        let wanted = if self.cursor == 0 { height.saturating_sub(1) } else { height / 2 };
        while first > 0 && above < wanted {
            grow_up(&mut lines, &mut first, &mut above);
        }
        let mut top = above.saturating_sub(wanted);
        while behind < count && lines.len() < top + height {
            lines.extend(self.block(behind));
            behind += 1;
        }
        while first > 0 && lines.len() < top + height {
            let before = above;
            grow_up(&mut lines, &mut first, &mut above);
            top = (above - before + top).min(lines.len().saturating_sub(height));
        }
        top = top.min(lines.len().saturating_sub(height));
        lines.into_iter().skip(top).take(height).collect()
    }

    /// The lines of a figure, or of a finding with the headings above it.
    fn block(&self, index: usize) -> Vec<Line> {
        match self.figures.get(index) {
            Some(line) => vec![line.clone()],
            None => self.finding(index - self.figures.len()),
        }
    }

    fn figures(&self) -> Vec<Line> {
        let theme = &self.app.look.theme;
        let insight = self.app.findings.insight();
        let counts = &insight.whole;
        let all = counts.cards();
        let mut lines = vec![self.cards(counts)];
        let moments = counted(counts.moments_of_truth, "moment of truth", "moments of truth");
        let stoppers = counted(counts.showstoppers, "showstopper", "showstoppers");
        lines.push(self.figure("Decisive", vec![(moments, theme.text), (stoppers, theme.text)]));
        let bases = [
            (counts.assumed, "assumed"),
            (counts.observed, "observed"),
            (counts.measured, "measured"),
        ];
        let bases = bases
            .map(|(count, word)| (format!("{count} {word} {}", share(count, all)), theme.text));
        lines.push(self.figure("Rests on", bases.to_vec()));
        for (label, sum) in [("Time spent", counts.spent), ("Time waited", counts.waited)] {
            let (sum, rest) = time(sum);
            lines.push(self.figure(label, vec![(sum, theme.text), (rest, theme.quiet)]));
        }
        let open = format!("{} open", counts.open_opportunities);
        let of = format!("of {}", counts.opportunities);
        lines.push(self.figure("Opportunities", vec![(open, theme.text), (of, theme.quiet)]));
        lines.push(self.figure("Blind spots", vec![(counts.blind_spots.to_string(), theme.text)]));
        let mut stop = 0;
        for (label, point) in [("Lowest", insight.lowest), ("Highest", insight.highest)] {
            if let Some(point) = point {
                let line = self.figure(label, self.point(point));
                lines.push(Line { stop: Some(stop), ..line });
                stop += 1;
            }
        }
        lines.push(Line::default());
        if !insight.stages.is_empty() {
            lines.push(self.heading("Emotion by stage", ""));
        }
        for (handle, counts) in &insight.stages {
            lines.push(Line { stop: Some(stop), ..self.stage(*handle, counts) });
            stop += 1;
        }
        if !insight.stages.is_empty() {
            lines.push(Line::default());
        }
        lines
    }

    fn figure(&self, label: &str, texts: Vec<(String, Style)>) -> Line {
        let label = if self.is_plain { format!("{label}:") } else { label.to_owned() };
        Line { label: Some((label, self.app.look.theme.quiet)), texts, ..Line::default() }
    }

    fn heading(&self, text: &str, count: &str) -> Line {
        let theme = &self.app.look.theme;
        let mut texts = vec![(text.to_owned(), theme.strong)];
        if !count.is_empty() {
            texts.push((count.to_owned(), theme.quiet));
        }
        Line { texts, ..Line::default() }
    }

    /// The cards by zone, each in its zone's ink.
    fn cards(&self, counts: &Counts) -> Line {
        let theme = &self.app.look.theme;
        let mut texts = vec![(cards(counts.cards()), theme.strong)];
        let zones = [
            (counts.consumer, "consumer", theme.consumer),
            (counts.band, "band", theme.band),
            (counts.provider, "provider", theme.provider),
        ];
        texts.extend(zones.map(|(count, word, ink)| (format!("{count} {word}"), ink)));
        if counts.without_lane > 0 {
            texts.push((format!("{} without a lane", counts.without_lane), theme.negative));
        }
        self.figure("Cards", texts)
    }

    fn point(&self, point: Point) -> Vec<(String, Style)> {
        let theme = &self.app.look.theme;
        let journey = self.app.editor.journey();
        let title = journey.card(point.card).map_or(String::new(), |card| shown(&card.title));
        let mut texts = vec![
            (format!("{:>2}", signed(point.emotion)), theme.emotion(point.emotion)),
            (title, theme.text),
        ];
        if point.cards > 1 {
            texts.push((format!("and {} more", point.cards - 1), theme.quiet));
        }
        texts
    }

    /// A stage with the mean of its emotions.
    fn stage(&self, handle: Handle, counts: &Counts) -> Line {
        let look = &self.app.look;
        let theme = &look.theme;
        let journey = self.app.editor.journey();
        let place = journey.stages.iter().position(|stage| stage.handle == handle);
        let title = place.map_or(String::new(), |place| {
            format!("{} {}", place + 1, shown(&journey.stages[place].title))
        });
        let label = if self.is_plain { format!("{title}:") } else { title };
        let mut texts = Vec::new();
        match counts.felt.mean_in_tenths() {
            Some(tenths) => {
                let ink = theme.emotion(tenths.signum());
                texts.push((format!("{:>4}", mean(tenths)), ink));
                if !self.is_plain {
                    let (left, right) = bar(tenths, HALF, &look.glyphs);
                    let ink = ink.remove_modifier(Modifier::BOLD);
                    texts.push((format!("{left}{}{right}", look.glyphs.frame[5]), ink));
                }
            }
            None => texts.push(("unknown".to_owned(), theme.quiet)),
        }
        let rest = known(counts.felt);
        if !rest.is_empty() && counts.felt.known > 0 {
            texts.push((rest, theme.quiet));
        }
        Line { label: Some((label, theme.text)), texts, ..Line::default() }
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
            let figures = self.app.findings.figures();
            let (title, count) = match finding.level {
                Level::Error => ("Errors", figures.errors),
                Level::Warning => ("Warnings", figures.warnings),
            };
            lines.push(self.heading(title, &count.to_string()));
        }
        let part = part(subject);
        let changes = before.is_none_or(|(_, before)| self::part(before) != part);
        if is_first || changes {
            let texts = vec![(self.part(subject), theme.quiet)];
            lines.push(Line { texts, ..Line::default() });
        }
        let stop = Some(self.stops.figures.len() + index);
        let ink = match finding.level {
            Level::Error => theme.negative.remove_modifier(Modifier::BOLD),
            Level::Warning => theme.text,
        };
        let room = Room::even(self.room.saturating_sub(2).max(1), MESSAGE_LINES);
        let message = shown(&finding.message);
        let line = |text: String, ink| Line {
            stop,
            texts: vec![(format!("  {text}"), ink)],
            ..Line::default()
        };
        lines.extend(wrap(&message, room).map(|text| line(text.to_string(), ink)));
        if stop == Some(self.cursor)
            && let Some(hint) = &finding.hint
        {
            let hint = shown(hint);
            lines.extend(wrap(&hint, room).map(|text| line(text.to_string(), theme.quiet)));
        }
        lines
    }

    /// What is said where nothing was found.
    fn nothing(&self) -> Vec<Line> {
        let rules = Rule::ALL.len() - 1;
        let said = format!(
            "Nothing is wrong or doubtful: {rules} rules look at ids, references, durations, owners, the band, the emotions and what they rest on."
        );
        let room = Room::even(self.room.max(1), MESSAGE_LINES);
        let theme = &self.app.look.theme;
        let lines = wrap(&said, room);
        let mut all = vec![self.heading("Findings", "none")];
        all.extend(
            lines.map(|line| Line {
                texts: vec![(line.to_string(), theme.quiet)],
                ..Line::default()
            }),
        );
        all
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
