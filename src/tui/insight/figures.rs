//! The lines that tell the figures of the map.

use ratatui::style::{Modifier, Style};

use super::super::app::App;
use super::super::pane::Lines;
use super::super::wording::{counted, signed};
use super::sheet::Line;
use super::words::{BAR, bar, mean, range, share, shown, time, unknown};
use crate::check::{Counts, Point};
use crate::journey::Handle;
use crate::text::width;

/// The widest column of labels.
const LABEL: usize = 16;
/// From so many cells on the stages stand beside the other figures.
const BESIDE: usize = 100;

/// How wide labels are in so many cells.
pub(super) fn label_room(room: usize) -> usize {
    LABEL.min(room / 2)
}

/// How many cells each of the columns has that stand beside each other in so many; one where there
/// is no room for two.
pub(super) fn column_room(room: usize) -> usize {
    if room >= BESIDE { room / 2 } else { room }
}

/// The lines of all figures. Their stops are numbered in the order of `figure_stops`.
pub(super) fn lines(app: &App, room: usize) -> Vec<Line> {
    let is_plain = app.view.lines == Lines::Plain;
    let figures = Figures { app, room: if is_plain { room } else { column_room(room) }, is_plain };
    let mut lines = figures.whole();
    let stops = lines.iter().filter_map(|line| line.stop).max().map_or(0, |last| last + 1);
    let stages = figures.stages(stops);
    if stages.is_empty() {
        return lines;
    }
    if !is_plain && room >= BESIDE {
        lines.resize_with(lines.len().max(stages.len()), Line::default);
        for (line, stage) in lines.iter_mut().zip(stages) {
            line.beside = Some(Box::new(stage));
        }
    } else {
        lines.push(Line::default());
        lines.extend(stages);
    }
    lines.push(Line::default());
    lines
}

struct Figures<'a> {
    app: &'a App,
    /// The cells for a line.
    room: usize,
    is_plain: bool,
}

impl Figures<'_> {
    /// The figures of the whole map.
    fn whole(&self) -> Vec<Line> {
        let theme = &self.app.look.theme;
        let insight = self.app.findings.insight();
        let counts = &insight.whole;
        let text = |said: String| (said, theme.text);
        let mut lines = self.figure("Cards", self.zones(counts));
        let stoppers = counted(counts.showstoppers, "showstopper");
        let moments = text(counts.moments_of_truth.to_string());
        lines.extend(self.figure("Moments of truth", vec![moments, text(stoppers)]));
        let bases = [
            (counts.assumed, "assumed"),
            (counts.observed, "observed"),
            (counts.measured, "measured"),
        ];
        let bases =
            bases.map(|(count, word)| text(format!("{} {word}", share(count, counts.cards()))));
        lines.extend(self.figure("Rests on", bases.to_vec()));
        for (label, sum) in [("Time spent", counts.spent), ("Time waited", counts.waited)] {
            let (sum, rest) = time(sum);
            lines.extend(self.figure(label, vec![text(sum), (rest, theme.quiet)]));
        }
        let open = text(format!("{} open of {}", counts.open_opportunities, counts.opportunities));
        lines.extend(self.figure("Opportunities", vec![open]));
        lines.extend(self.figure("Blind spots", vec![text(counts.blind_spots.to_string())]));
        let points = [("Lowest point", insight.lowest), ("Highest point", insight.highest)];
        let points = points.into_iter().filter_map(|(label, point)| Some((label, point?)));
        for (stop, (label, point)) in points.enumerate() {
            let of_point = |line| Line { stop: Some(stop), ..line };
            lines.extend(self.figure(label, self.point(point)).into_iter().map(of_point));
        }
        lines
    }

    /// A figure under its name, on as many lines as it takes.
    fn figure(&self, label: &str, texts: Vec<(String, Style)>) -> Vec<Line> {
        let label = if self.is_plain { format!("{label}:") } else { label.to_owned() };
        // In plain lines the figure stands right behind its name.
        let (mut used, room) = match self.is_plain {
            true => (width(&label) + 1, self.room),
            false => (0, self.room.saturating_sub(label_room(self.room) + 1)),
        };
        let label = Some((label, self.app.look.theme.quiet));
        let mut lines = vec![Line { label, ..Line::default() }];
        for (text, ink) in texts.into_iter().filter(|(text, _)| !text.is_empty()) {
            let wide = width(&text) + 2;
            // A sign of one or two cells is not left alone.
            if used > 4 && used + wide > room + 2 {
                let label = Some((String::new(), ink));
                lines.push(Line { label, ..Line::default() });
                used = 0;
            }
            used += wide;
            if let Some(line) = lines.last_mut() {
                line.texts.push((text, ink));
            }
        }
        lines
    }

    /// The cards by zone, each in its zone's ink.
    fn zones(&self, counts: &Counts) -> Vec<(String, Style)> {
        let theme = &self.app.look.theme;
        let mut texts = vec![(counts.cards().to_string(), theme.strong)];
        let zones = [
            (counts.consumer, "consumer", theme.consumer),
            (counts.band, "band", theme.band),
            (counts.provider, "provider", theme.provider),
        ];
        texts.extend(zones.map(|(count, word, ink)| (format!("{count} {word}"), ink)));
        if counts.without_lane > 0 {
            texts.push((format!("{} without a lane", counts.without_lane), theme.negative));
        }
        texts
    }

    /// An end of the curve: the emotion, the card, and how many others are there too.
    fn point(&self, point: Point) -> Vec<(String, Style)> {
        let theme = &self.app.look.theme;
        let card = self.app.editor.journey().card(point.card);
        let title = card.map_or(String::new(), |card| shown(&card.title));
        let more = match point.cards {
            1 => String::new(),
            cards => format!("and {} more", cards - 1),
        };
        vec![
            (format!("{:>2}", signed(point.emotion)), theme.emotion(point.emotion)),
            (title, theme.text),
            (more, theme.quiet),
        ]
    }

    /// The emotions of each stage; none where there is no stage.
    fn stages(&self, first: usize) -> Vec<Line> {
        let look = &self.app.look;
        let stages = &self.app.findings.insight().stages;
        if stages.is_empty() {
            return Vec::new();
        }
        let mut texts = vec![("Emotion by stage".to_owned(), look.theme.strong)];
        if !self.is_plain {
            texts.push((format!("lowest to highest, {} mean", look.glyphs.dot), look.theme.quiet));
        }
        let mut lines = vec![Line { texts, ..Line::default() }];
        for (index, (handle, counts)) in stages.iter().enumerate() {
            let stop = Some(first + index);
            lines.push(Line { stop, ..self.stage(*handle, counts) });
        }
        lines
    }

    fn stage(&self, handle: Handle, counts: &Counts) -> Line {
        let look = &self.app.look;
        let theme = &look.theme;
        let journey = self.app.editor.journey();
        let place = journey.stages.iter().position(|stage| stage.handle == handle);
        let title = place.map_or(String::new(), |place| {
            format!("{} {}", place + 1, shown(&journey.stages[place].title))
        });
        let label = if self.is_plain { format!("{title}:") } else { title };
        let mut line = Line { label: Some((label, theme.text)), ..Line::default() };
        let known = counts.felt.mean_in_tenths().zip(counts.felt.range);
        let Some((tenths, (lowest, highest))) = known else {
            line.texts.push(("unknown".to_owned(), theme.quiet));
            return line;
        };
        let ink = theme.emotion(tenths.signum());
        if self.is_plain {
            line.texts.push((format!("mean {}", mean(tenths)), ink));
        } else {
            let [before, within, behind] = bar(lowest, highest, tenths, &look.glyphs);
            let drawn = ink.remove_modifier(Modifier::BOLD);
            line.close = vec![(before, theme.line), (within, drawn), (behind, theme.line)];
            line.texts.push((format!("{:>4}", mean(tenths)), ink));
        }
        line.texts.push((range(lowest, highest), theme.text));
        line.texts.push((unknown(counts.felt), theme.quiet));
        line.texts.retain(|(text, _)| !text.is_empty());
        // The bar and the mean tell the most, so what has no room behind them goes.
        let room = self.room.saturating_sub(label_room(self.room) + 1);
        let fits = |texts: &[(String, Style)]| {
            let wide = texts.iter().map(|(text, _)| width(text) + 2).sum::<usize>();
            self.is_plain || BAR + wide <= room
        };
        while line.texts.len() > 1 && !fits(&line.texts) {
            line.texts.pop();
        }
        line
    }
}
