//! What stands on one page of a stage that is presented: its cards by zone with the two edges
//! between them, then its notes.

use std::borrow::Cow;

use super::super::app::App;
use super::super::outline::entries;
use crate::journey::{Card, CardKind, Stage, Visibility};
use crate::layout::{Area, Cells, EdgeLine};
use crate::text::{Room, visible, width, wrap};

/// The widest that text runs, in cells.
const WIDEST: u16 = 100;
/// The cells of the column of emotions.
pub(super) const EMOTION: u16 = 4;
/// The cells of the names of what a card holds.
pub(super) const NAME: u16 = 13;
/// From so many cells on names stand in a column of their own.
const BESIDE: u16 = 45;
/// The most lines of a title, and of anything else.
const LINES: usize = 8;

/// Where the parts of the screen stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The stage's title.
    pub(super) title: u16,
    /// Its goal.
    pub(super) goal: Option<u16>,
    /// The cards, from edge to edge of the screen.
    pub(super) body: Area,
    /// Where text begins, and how many cells it may take.
    pub(super) text: (u16, u16),
    /// The emotion curve.
    pub(super) curve: Area,
    /// The stages' numbers below the curve.
    pub(super) numbers: u16,
}

impl Frame {
    /// The parts of a screen; it must be large enough for a map.
    pub(super) fn new(area: Area, has_goal: bool) -> Self {
        let Area { width, height, .. } = area;
        // From a terminal's usual height on there is air between the parts.
        let (above, curve) = match height {
            0..=14 => (0, 0),
            15..=22 => (0, 3),
            23..=29 => (1, 3),
            30..=43 => (2, 5),
            44.. => (3, 5),
        };
        let margin = if width < 60 { 2 } else { 4 };
        let room = width.saturating_sub(2 * margin).clamp(1, WIDEST);
        let title = area.y + above;
        let goal = (has_goal && height > 10).then_some(title + 1);
        let top = title + 1 + u16::from(goal.is_some()) + u16::from(height > 12);
        let gap = u16::from(height >= 30);
        // Without a curve there are no numbers below it.
        let numbers = area.bottom().saturating_sub(u16::from(curve > 0) + gap);
        let curve_top = numbers.saturating_sub(curve);
        let body = Area { y: top, height: curve_top.saturating_sub(top + gap), ..area };
        let curve = Area { y: curve_top, height: curve, ..area };
        let left = area.x + (width - room) / 2;
        Frame { title, goal, body, text: (left, room), curve, numbers }
    }
}

/// What is left out where a stage does not fit otherwise, from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Air {
    /// Blank lines between cards.
    between: u16,
    /// Blank lines around the edges.
    around: u16,
    /// What is told of a card below its title.
    told: &'static [&'static str],
}

const WHOLE: &[&str] = &["thought", "pain", "opportunity"];
const HURTS: &[&str] = &["pain", "opportunity"];

const AIRS: [Air; 4] = [
    Air { between: 1, around: 1, told: WHOLE },
    Air { between: 0, around: 1, told: WHOLE },
    Air { between: 0, around: 1, told: HURTS },
    Air { between: 0, around: 0, told: HURTS },
];

/// A line of a page.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    /// The zone on whose ground it stands; `None` on none.
    pub(super) zone: Option<Visibility>,
    pub(super) said: Said<'a>,
}

/// What a line says.
#[derive(Debug, Clone)]
pub(super) enum Said<'a> {
    Blank,
    Edge(EdgeLine),
    /// A lane's title, where its zone has several.
    Lane(&'a str),
    /// A line of a card's title, on the first one with the card, and what is told behind it.
    Title(String, Option<&'a Card>, String),
    /// What is told of a card, on a line of its own.
    Words(String),
    /// A line of something that a card holds, behind its name, or of a note of the stage.
    Entry(&'static str, String),
    /// What is not there.
    Nothing(&'static str),
}

/// A page of a stage.
pub(super) struct Page<'a> {
    pub(super) frame: Frame,
    pub(super) rows: Vec<Row<'a>>,
    /// Where the next page begins; `None` where this one is the last.
    pub(super) next: Option<usize>,
}

impl<'a> Page<'a> {
    /// The page that is shown; `None` where there is nothing to show, or no room.
    pub(super) fn of(app: &'a App) -> Option<Page<'a>> {
        let first = app.view.presenting?;
        let (stage, frame) = stage_and_frame(app)?;
        let room = usize::from(frame.body.height);
        let mut last = None;
        for air in AIRS {
            let writer = Writer { app, stage, air, text_room: frame.text.1 };
            let (rows, next) = writer.page(first, room);
            if first == 0 && next.is_none() {
                return Some(Page { frame, rows, next });
            }
            last = Some((rows, next));
        }
        last.map(|(rows, next)| Page { frame, rows, next })
    }
}

fn stage_and_frame(app: &App) -> Option<(&Stage, Frame)> {
    let area = app.areas()?.map?;
    let stage = app.editor.stage()?;
    Some((stage, Frame::new(area, stage.goal.is_some())))
}

/// Where the page before one begins.
pub(super) fn before(app: &App, first: usize) -> usize {
    let Some((stage, frame)) = stage_and_frame(app) else { return 0 };
    let writer = Writer { app, stage, air: AIRS[AIRS.len() - 1], text_room: frame.text.1 };
    let room = usize::from(frame.body.height);
    let mut start = first.saturating_sub(1);
    // Each of them takes a line at least.
    while start > 0 && writer.page(start - 1, room).1.is_none_or(|next| next >= first) {
        start -= 1;
    }
    start
}

/// Writes the lines of a stage.
struct Writer<'a> {
    app: &'a App,
    stage: &'a Stage,
    air: Air,
    text_room: u16,
}

impl<'a> Writer<'a> {
    fn cells(&self) -> &'a Cells {
        self.app.editor.cells()
    }

    /// The lines from a card or note on that fit into a room, and where the next page begins.
    fn page(&self, first: usize, room: usize) -> (Vec<Row<'a>>, Option<usize>) {
        let mut rows: Vec<Row<'a>> = Vec::with_capacity(room + 8);
        let mut number = 0;
        let mut zone = None;
        for (row, lane) in self.cells().rows().iter().enumerate() {
            let count = self.cells().cards(self.app.editor.spot().stage, row).len();
            let begins_zone = zone != Some(lane.zone);
            zone = Some(lane.zone);
            if begins_zone && number >= first {
                self.edges(lane.zone, row, &mut rows);
                self.nothing(lane.zone, &mut rows);
            }
            if count > 0 && number + count > first && self.has_lanes(lane.zone) {
                if !begins_zone && number > first {
                    self.blank(zone, self.air.between, &mut rows);
                }
                let title = self.app.editor.lane_at(row).map(|lane| lane.title.as_str());
                rows.push(Row { zone, said: Said::Lane(title.unwrap_or("No such lane")) });
            }
            for place in first.saturating_sub(number)..count {
                let start = rows.len();
                self.card(row, place, lane.zone, &mut rows);
                // A card that is taller than a page is cut; nothing else is.
                if rows.len() > room && number + place > first {
                    rows.truncate(self.trimmed(&rows[..start]));
                    return (rows, Some(number + place));
                }
            }
            number += count;
        }
        for (place, note) in self.stage.notes.iter().enumerate().skip(first.saturating_sub(number))
        {
            let start = rows.len();
            self.note(place == 0, &note.text, &mut rows);
            if rows.len() > room && number + place > first {
                rows.truncate(self.trimmed(&rows[..start]));
                return (rows, Some(number + place));
            }
        }
        (rows, None)
    }

    /// The lines of a page without what only leads over to what is on the next.
    fn trimmed(&self, rows: &[Row<'a>]) -> usize {
        let is_lead = |row: &Row<'a>| {
            matches!(row.said, Said::Blank | Said::Lane(_) | Said::Edge(_) | Said::Nothing(_))
        };
        rows.iter().rposition(|row| !is_lead(row)).map_or(rows.len(), |last| last + 1)
    }

    /// The edges above a zone, those of zones without a lane among them.
    fn edges(&self, zone: Visibility, row: usize, rows: &mut Vec<Row<'a>>) {
        let above = row.checked_sub(1).and_then(|above| self.cells().rows().get(above));
        let above = above.map_or(Visibility::Consumer, |above| above.zone);
        for (edge, upper, lower) in [
            (EdgeLine::Provider, Visibility::Consumer, Visibility::Band),
            (EdgeLine::Consumer, Visibility::Band, Visibility::Provider),
        ] {
            if (above as u8) <= (upper as u8) && (zone as u8) >= (lower as u8) {
                self.blank(Some(upper), self.air.around, rows);
                rows.push(Row { zone: None, said: Said::Edge(edge) });
                self.blank(Some(lower), self.air.around, rows);
            }
        }
    }

    fn blank(&self, zone: Option<Visibility>, count: u16, rows: &mut Vec<Row<'a>>) {
        for _ in 0..count {
            rows.push(Row { zone, said: Said::Blank });
        }
    }

    fn has_lanes(&self, zone: Visibility) -> bool {
        self.cells().rows().iter().filter(|row| row.zone == zone).count() > 1
    }

    /// Says of a zone that nothing is in it.
    fn nothing(&self, zone: Visibility, rows: &mut Vec<Row<'a>>) {
        let stage = self.app.editor.spot().stage;
        let of_zone = |row: &usize| self.cells().rows()[*row].zone == zone;
        let mut lanes = (0..self.cells().rows().len()).filter(of_zone);
        if lanes.any(|row| !self.cells().cards(stage, row).is_empty()) {
            return;
        }
        let is_blind = zone == Visibility::Band && self.cells().is_blind_spot(stage);
        let said = Said::Nothing(if is_blind { "blind spot" } else { "nothing" });
        rows.push(Row { zone: Some(zone), said });
    }

    fn card(&self, row: usize, place: usize, zone: Visibility, rows: &mut Vec<Row<'a>>) {
        let stage = self.app.editor.spot().stage;
        let position = self.cells().cards(stage, row).get(place).copied().unwrap_or_default();
        let Some(card) = self.stage.cards.get(position as usize) else { return };
        let zone = Some(zone);
        if place > 0 {
            self.blank(zone, self.air.between, rows);
        }
        let title = match card.kind {
            CardKind::Interaction => {
                Cow::Owned(format!("{} {}", self.app.look.glyphs.interaction, card.title))
            }
            CardKind::Touchpoint | CardKind::Activity => Cow::Borrowed(card.title.as_str()),
        };
        let room = self.text_room.saturating_sub(EMOTION);
        let mut first = Some(card);
        for line in wrapped(&title, room) {
            rows.push(Row { zone, said: Said::Title(line, first.take(), String::new()) });
        }
        self.words(card, room, rows);
        for (name, text) in entries(card).filter(|(name, _)| self.air.told.contains(name)) {
            self.entry(zone, name, text, rows);
        }
    }

    /// Something behind its name: in a column of its own, where there is room for one.
    fn entry(
        &self,
        zone: Option<Visibility>,
        name: &'static str,
        text: &str,
        rows: &mut Vec<Row<'a>>,
    ) {
        let room = self.text_room.saturating_sub(EMOTION);
        if room < BESIDE {
            let lines = wrapped(&format!("{name}: {text}"), room);
            rows.extend(lines.into_iter().map(|line| Row { zone, said: Said::Words(line) }));
            return;
        }
        let mut name = name;
        for line in wrapped(text, room.saturating_sub(NAME)) {
            rows.push(Row { zone, said: Said::Entry(name, line) });
            name = "";
        }
    }

    /// What a card is for the whole, and its times: behind its title, else below it.
    fn words(&self, card: &Card, room: u16, rows: &mut Vec<Row<'a>>) {
        let mut parts = Vec::new();
        if card.moment_of_truth {
            parts.push(format!("{} moment of truth", self.app.look.glyphs.moment));
        }
        if card.showstopper {
            parts.push(format!("{} showstopper", self.app.look.glyphs.showstopper));
        }
        parts.extend(card.duration.clone());
        parts.extend(card.wait.as_ref().map(|wait| format!("waits {wait}")));
        let words = parts.join(&format!(" {} ", self.app.look.glyphs.between));
        let Some(Row { zone, said: Said::Title(title, _, behind) }) = rows.last_mut() else {
            return;
        };
        let zone = *zone;
        if width(title) + 2 + width(&visible(&words)) <= usize::from(room) {
            *behind = words;
        } else if !words.is_empty() {
            rows.push(Row { zone, said: Said::Words(words) });
        }
    }

    fn note(&self, is_first: bool, text: &str, rows: &mut Vec<Row<'a>>) {
        if is_first {
            self.blank(None, 1, rows);
        }
        self.entry(None, "note", text, rows);
    }
}

/// A text in lines; at least one.
fn wrapped(text: &str, room: u16) -> Vec<String> {
    let shown = visible(text);
    let room = Room::even(usize::from(room).max(1), LINES);
    let mut lines: Vec<String> = wrap(&shown, room).map(|line| line.to_string()).collect();
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}
