//! What an item of the outline says, in paragraphs that are wrapped to lines.

use std::borrow::Cow;

use super::super::app::App;
use super::super::pane::Lines;
use super::item::Item;
use super::list::List;
use super::{plain, words};
use crate::check::{Finding, Level};
use crate::journey::{Card, CardKind, Handle, Stage};
use crate::layout::Area;
use crate::text::{Room, visible, width, wrap};

/// From this width on what is told of a card stands beside its title, else below it.
const BESIDE: u16 = 70;
/// From this height on a blank line parts stages.
const AIRY: u16 = 16;
/// The cells of a card's figures beside its title: two signs and an emotion.
const FIGURES: u16 = 6;
/// The narrowest and the widest column of titles.
const TITLES: (u16, u16) = (34, 60);
/// The column of labels of what a card holds.
const LABELS: u16 = 13;
/// The most lines of a title, and of anything else.
const TITLE_LINES: usize = 2;
const LINES: usize = 6;

/// Where the columns of the outline stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    pub(super) lines: Lines,
    /// Where a card's bar stands, and where titles begin.
    pub(super) bar: u16,
    pub(super) title: u16,
    /// The cells of a title.
    pub(super) title_room: u16,
    /// Where figures end and what is told of a card begins; `None` where that stands below.
    pub(super) beside: Option<(u16, u16)>,
    /// The column behind the last.
    pub(super) end: u16,
    is_airy: bool,
}

impl Measure {
    pub(super) fn new(app: &App, area: Area) -> Self {
        let stages = app.editor.cells().stage_count();
        let digits = stages.checked_ilog10().map_or(1, |log| log as u16 + 1);
        let title = area.x + 3 + digits + 1;
        let end = area.right().saturating_sub(1);
        let room = end.saturating_sub(title);
        let is_wide = area.width >= BESIDE;
        let title_room =
            if is_wide { (room * 2 / 5).clamp(TITLES.0, TITLES.1) } else { room.max(1) };
        let figures_end = title + title_room + 1 + FIGURES;
        Measure {
            lines: app.view.lines,
            bar: title - 2,
            title,
            title_room,
            beside: is_wide.then_some((figures_end, figures_end + 2)),
            end,
            is_airy: area.height >= AIRY,
        }
    }
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A blank line.
    Gap,
    /// A stage's title.
    Stage,
    /// A stage's goal.
    Goal,
    /// What to do where a stage is empty.
    Hint,
    /// A card's title.
    Card,
    /// What is told of a card below its title.
    Words,
    /// Something that a card holds, behind its name.
    Entry(&'static str),
    /// A finding.
    Finding(Level),
    /// The line being typed.
    Typed,
    /// A line of plain words.
    Plain,
}

/// A text of an item.
pub(super) struct Paragraph<'a> {
    pub(super) part: Part,
    pub(super) text: Cow<'a, str>,
    /// Where it begins.
    pub(super) x: u16,
    pub(super) room: Room,
}

impl Paragraph<'_> {
    /// Its lines; at least one.
    pub(super) fn height(&self) -> u16 {
        // Wrapped into at most as many lines as its room has.
        let lines = match self.part {
            Part::Typed => self.room.lines,
            _ => wrap(&self.text, self.room).count(),
        };
        lines.max(1) as u16
    }
}

impl<'a> List<'a> {
    /// What an item says, from top to bottom.
    pub(super) fn paragraphs(&self, item: Item) -> Vec<Paragraph<'a>> {
        if self.measure.lines == Lines::Plain {
            return plain::paragraphs(self, item);
        }
        let mut all = Vec::with_capacity(4);
        if self.typed.is_some_and(|(_, typed)| typed == item) {
            self.typed_line(&mut all);
            return all;
        }
        match item {
            Item::Stage(number) => {
                if let Some(stage) = self.stage(number) {
                    self.stage_texts(number, stage, &mut all);
                }
            }
            Item::Card(..) => {
                if let Some(card) = self.card(item) {
                    self.card_texts(item, card, &mut all);
                }
            }
            Item::New(..) => {}
        }
        all
    }

    /// A paragraph in the column of titles.
    fn put(&self, part: Part, text: impl Into<Cow<'a, str>>, lines: usize) -> Paragraph<'a> {
        let Measure { title: x, end, .. } = self.measure;
        let room = Room::even(usize::from(end.saturating_sub(x)).max(1), lines);
        Paragraph { part, text: text.into(), x, room }
    }

    fn typed_line(&self, all: &mut Vec<Paragraph<'a>>) {
        match self.measure.beside {
            Some((figures, _)) => {
                let width = usize::from(figures - self.measure.title);
                all.push(Paragraph { room: Room::even(width, 1), ..self.put(Part::Typed, "", 1) });
            }
            None => {
                all.push(self.put(Part::Typed, "", 2));
                all.push(self.put(Part::Words, "", 1));
            }
        }
    }

    fn stage_texts(&self, number: usize, stage: &'a Stage, all: &mut Vec<Paragraph<'a>>) {
        if number > 0 && self.measure.is_airy {
            all.push(self.put(Part::Gap, "", 1));
        }
        all.push(self.put(Part::Stage, visible(&stage.title), 1));
        if let (Some(goal), None) = (&stage.goal, self.measure.beside) {
            all.push(self.put(Part::Goal, visible(goal), 2));
        }
        self.findings(stage.handle, false, all);
        if stage.cards.is_empty() && self.typed.is_none_or(|(_, item)| item.stage() != number) {
            let question = stage.step.and_then(|step| step.questions().first().copied());
            let add = self.app.keymap.key("add");
            let hint = match question {
                _ if self.journey().lanes.is_empty() => self.app.missing("No lane yet", "add-lane"),
                Some(question) => format!("{question} {add} adds a card"),
                None => format!("No card yet: {add} adds one"),
            };
            all.push(self.put(Part::Hint, hint, 2));
        }
    }

    fn card_texts(&self, item: Item, card: &'a Card, all: &mut Vec<Paragraph<'a>>) {
        let title = visible(&card.title);
        let title = match card.kind {
            CardKind::Interaction => {
                Cow::Owned(format!("{} {title}", self.app.look.glyphs.interaction))
            }
            CardKind::Touchpoint | CardKind::Activity => title,
        };
        let title = match card.journey {
            Some(_) => Cow::Owned(format!("{title} {}", self.app.look.glyphs.detailed)),
            None => title,
        };
        let width = usize::from(self.measure.title_room);
        let width = match self.measure.beside {
            Some(_) => width,
            None => width.saturating_sub(words::figures_room(card)),
        };
        let room = Room::even(width, TITLE_LINES);
        all.push(Paragraph { room, ..self.put(Part::Card, title, TITLE_LINES) });
        if self.measure.beside.is_none() {
            all.push(self.put(Part::Words, "", 1));
        }
        let is_open = self.shows_more(item);
        if is_open {
            for (name, text) in words::entries(card) {
                all.push(self.entry(name, text));
            }
        }
        self.findings(card.handle, is_open, all);
    }

    /// Something that a card holds: behind its name, or below it where there is no room beside.
    fn entry(&self, name: &'static str, text: &'a str) -> Paragraph<'a> {
        if self.measure.beside.is_none() {
            return self.put(Part::Entry(""), format!("{name}: {}", visible(text)), LINES);
        }
        let mut entry = self.put(Part::Entry(name), visible(text), LINES);
        entry.x += LABELS;
        entry.room.width = entry.room.width.saturating_sub(usize::from(LABELS)).max(1);
        entry.room.last = entry.room.width;
        entry
    }

    /// What is wrong is always told, what is doubtful with all else that is folded.
    fn findings(&self, at: Handle, is_open: bool, all: &mut Vec<Paragraph<'a>>) {
        for Finding { level, message, .. } in self.app.findings.about(at) {
            if is_open || *level == Level::Error {
                all.push(self.put(Part::Finding(*level), message.as_str(), LINES));
            }
        }
    }

    /// Whether a card holds anything that can be unfolded.
    pub(super) fn has_more(&self, item: Item) -> bool {
        self.card(item).is_some_and(|card| {
            words::entries(card).next().is_some()
                || self.app.findings.about(card.handle).any(|one| one.level != Level::Error)
        })
    }

    /// Whether a card that holds anything is unfolded.
    pub(super) fn shows_more(&self, item: Item) -> bool {
        let folds = &self.app.view.outline.folds;
        self.handle(item).is_some_and(|card| folds.is_card_open(card)) && self.has_more(item)
    }
}

/// The cells that a text takes.
pub(super) fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
