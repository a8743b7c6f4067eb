//! The lines of a form: what stands on each, before it is scrolled and drawn.

use ratatui::style::Style;

use super::super::app::App;
use super::super::area::TextArea;
use super::Details;
use super::control::{Chosen, Control, Options, options};
use super::form::Row;
use super::known::{Known, known};
use super::typing::{Typing, What, goes_on, is_closed, refusal};
use super::words::{self, Ink, Shown};
use crate::check::{Finding, Level};
use crate::journey::{Field, Handle};
use crate::text::{Room, visible, width, wrap};

/// The most lines that a value takes while it is not typed.
const VALUE_LINES: usize = 8;
/// The most lines of what stands behind a value or is wrong with it.
const NOTE_LINES: usize = 5;
/// The most lines of what the map has already, below a line being typed.
pub(super) const KNOWN_LINES: usize = 7;

/// A line of the form.
pub(super) struct Line {
    /// The row it belongs to.
    pub(super) row: Option<usize>,
    /// Whether that is the cursor's.
    pub(super) here: bool,
    pub(super) label: String,
    pub(super) content: Content,
}

pub(super) enum Content {
    /// Texts one behind the other.
    Texts(Vec<(String, Style)>),
    /// A row of a text being typed.
    Typed {
        text: String,
        /// The column of the cursor, where it stands here.
        cursor: Option<usize>,
        /// How the text goes on.
        rest: String,
    },
    /// What the map has already; the number is its place among what is known.
    Known { place: usize, word: String, tail: String, is_chosen: bool },
    /// Said below a text being typed.
    Note(String, Style),
}

/// What the lines of a form are made from.
pub(super) struct Sheet<'a> {
    pub(super) app: &'a App,
    pub(super) details: Option<&'a Details>,
    pub(super) rows: &'a [Row],
    /// The cells for values.
    pub(super) room: usize,
}

impl Sheet<'_> {
    /// The lines, with a blank one between groups where there is room for it.
    pub(super) fn lines(&self, element: Handle, is_airy: bool) -> Vec<Line> {
        let mut lines = Vec::with_capacity(self.rows.len() + 8);
        for finding in self.app.findings.about(element).filter(|f| f.field.is_none()) {
            self.finding(finding, None, &mut lines);
        }
        let focus = self.details.map(|details| details.index(self.rows));
        let typing = self.details.and_then(|details| details.typing.as_ref());
        let place = typing.and_then(|typing| self.place(typing, focus));
        for (index, row) in self.rows.iter().enumerate() {
            if is_airy && row.starts_group && !lines.is_empty() {
                let content = Content::Texts(Vec::new());
                lines.push(Line { row: None, here: false, label: String::new(), content });
            }
            let here = focus == Some(index);
            match (typing, place) {
                (Some(typing), Some(Place { first, last, typed })) if last == index => {
                    let label = self.rows.get(first).map_or("", |row| row.label.as_str());
                    if typed == Typed::Behind {
                        self.row(row, index, false, &mut lines);
                    }
                    let label = if typed == Typed::Instead { label } else { "" };
                    self.typed(typing, label, index, &mut lines);
                    match typed {
                        Typed::Instead => self.findings(row, index, &mut lines),
                        Typed::Before => self.row(row, index, false, &mut lines),
                        Typed::Behind => {}
                    }
                }
                // Typed as one text at the last of them.
                (Some(_), Some(Place { first, last, typed: Typed::Instead }))
                    if (first..last).contains(&index) => {}
                (Some(_), _) => self.row(row, index, false, &mut lines),
                (None, _) => self.row(row, index, here, &mut lines),
            }
        }
        lines
    }

    /// Where a text is typed.
    fn place(&self, typing: &Typing, focus: Option<usize>) -> Option<Place> {
        let of_list = |at, list| {
            let is_it = move |row: &Row| {
                row.item.is_some_and(|item| (item.parent, item.list) == (at, list))
            };
            let first = self.rows.iter().position(is_it)?;
            let last = self.rows.iter().rposition(is_it)?;
            Some((first, last))
        };
        match typing.what {
            What::Value(_) => focus.map(|at| Place { first: at, last: at, typed: Typed::Instead }),
            What::Prose(target) => {
                let (first, last) = of_list(target.at, target.field)?;
                Some(Place { first, last, typed: Typed::Instead })
            }
            What::Item(item) => {
                let (first, _) = of_list(item.parent, item.list)?;
                let at = item.at.and_then(|at| {
                    self.rows.iter().position(|row| row.item.and_then(|item| item.at) == Some(at))
                });
                let is_empty = self.rows.get(first)?.item.is_some_and(|item| item.at.is_none());
                Some(match at {
                    Some(last) => Place { first, last, typed: Typed::Behind },
                    None if is_empty => Place { first, last: first, typed: Typed::Instead },
                    None => Place { first, last: first, typed: Typed::Before },
                })
            }
        }
    }

    fn row(&self, row: &Row, index: usize, here: bool, lines: &mut Vec<Line>) {
        let theme = &self.app.look.theme;
        let mut texts = match (&row.unkept, here) {
            (Some(text), _) => self.value(&Shown::typed(text)),
            (None, _) if is_one_line(row) => vec![vec![
                (row.shown.main.clone(), theme.text),
                (row.shown.tail.clone(), theme.quiet),
            ]],
            (None, true) => {
                let chosen = self.choice(row).map(|choice| vec![choice]);
                chosen.unwrap_or_else(|| self.value(&self.told(row)))
            }
            (None, false) => self.value(&row.shown),
        };
        if texts.is_empty() {
            texts.push(Vec::new());
        }
        for (number, texts) in texts.into_iter().enumerate() {
            let label = if number == 0 { row.label.clone() } else { String::new() };
            let content = Content::Texts(texts);
            lines.push(Line { row: Some(index), here, label, content });
        }
        if let Some(text) = &row.unkept {
            let why = super::why_unkept(self.app, row, text);
            self.note(&why, theme.negative, Some(index), lines);
        }
        self.findings(row, index, lines);
    }

    /// What a row says while the cursor stands on it: an empty list how something is added.
    fn told(&self, row: &Row) -> Shown {
        match row.item {
            Some(item) if item.at.is_none() => {
                let key = self.app.keymap.key("details");
                Shown {
                    tail: format!("{key} adds {}", words::a_one_of(item.list)),
                    ..Shown::missing()
                }
            }
            _ => row.shown.clone(),
        }
    }

    fn typed(&self, typing: &Typing, label: &str, index: usize, lines: &mut Vec<Line>) {
        let area = &typing.area;
        let (cursor_row, cursor_column) = area.place(self.room);
        let rest = self.details.and_then(|details| goes_on(self.app, details));
        let is_closed = self.rows.get(index).is_some_and(is_closed);
        let rest = match rest {
            Some((_, rest)) => rest,
            None if is_closed && !typing.is_touched() => "type to find".to_owned(),
            None => String::new(),
        };
        for (number, text) in row_texts(area, self.room).into_iter().enumerate() {
            let is_here = number == cursor_row;
            lines.push(Line {
                row: Some(index),
                here: true,
                label: if number == 0 { label.to_owned() } else { String::new() },
                content: Content::Typed {
                    text,
                    cursor: is_here.then_some(cursor_column),
                    rest: if is_here { rest.clone() } else { String::new() },
                },
            });
        }
        let note = |content| Line { row: Some(index), here: false, label: String::new(), content };
        if let Some(refusal) = refusal(self.app) {
            let negative = self.app.look.theme.negative;
            let wrapped = wrap(&visible(&refusal), Room::even(self.room, NOTE_LINES))
                .map(|line| note(Content::Note(line.to_string(), negative)))
                .collect::<Vec<_>>();
            lines.extend(wrapped);
        }
        let known = self.details.map_or(Vec::new(), |details| known(self.app, details));
        lines.extend(known_lines(&known, typing.chosen).into_iter().map(note));
        if known.len() > KNOWN_LINES {
            let more = format!("{} in all", known.len());
            lines.push(note(Content::Note(more, self.app.look.theme.quiet)));
        }
    }

    /// A value: wrapped, with what is said quietly behind it.
    fn value(&self, shown: &Shown) -> Vec<Vec<(String, Style)>> {
        let theme = &self.app.look.theme;
        let ink = match shown.ink {
            Ink::Text => theme.text,
            Ink::Quiet => theme.quiet,
            Ink::Mark => theme.accent,
            Ink::Emotion(value) => theme.emotion(value),
        };
        let main = visible(&shown.main);
        let mut lines: Vec<Vec<(String, Style)>> = wrap(&main, Room::even(self.room, VALUE_LINES))
            .map(|line| vec![(line.to_string(), ink)])
            .collect();
        if shown.tail.is_empty() {
            return lines;
        }
        self.append(&shown.tail, theme.quiet, &mut lines);
        lines
    }

    /// Puts a text behind the last line, or on lines of its own where there is no room.
    fn append(&self, text: &str, style: Style, lines: &mut Vec<Vec<(String, Style)>>) {
        let text = visible(text);
        if let Some(last) = lines.last_mut()
            && used(last) + 2 + width(&text) <= self.room
        {
            last.push((text.into_owned(), style));
            return;
        }
        let wrapped = wrap(&text, Room::even(self.room, NOTE_LINES));
        lines.extend(wrapped.map(|line| vec![(line.to_string(), style)]));
    }

    /// The values to choose from, where they fit, with the chosen one between two arrows.
    fn choice(&self, row: &Row) -> Option<Vec<(String, Style)>> {
        if row.opens && !matches!(row.control, Control::Scale(..)) {
            return None;
        }
        let Options { all, chosen } = options(self.app.editor.journey(), row.target)?;
        let chosen = chosen?;
        let theme = &self.app.look.theme;
        let glyphs = &self.app.look.glyphs;
        let arrows = |word: &str| format!("{} {word} {}", glyphs.left, glyphs.right);
        let tail = |one: &Chosen| match row.opens {
            true => row.shown.tail.clone(),
            false => one.tail.clone(),
        };
        let mut texts: Vec<(String, Style)> = all
            .iter()
            .enumerate()
            .map(|(index, one)| match index == chosen {
                true => (arrows(&one.word), theme.strong),
                false => (one.word.clone(), theme.quiet),
            })
            .collect();
        if row.opens {
            texts.push((row.shown.tail.clone(), theme.quiet));
        }
        if used(&texts) <= self.room {
            return Some(texts);
        }
        let place = format!("{} of {}", chosen + 1, all.len());
        let one = all.get(chosen)?;
        let word = (arrows(&one.word), theme.strong);
        let with_tail = vec![word.clone(), (tail(one), theme.quiet), (place.clone(), theme.quiet)];
        if !tail(one).is_empty() && used(&with_tail) <= self.room {
            return Some(with_tail);
        }
        Some(vec![word, (place, theme.quiet)]).filter(|one| used(one) <= self.room)
    }

    /// What is wrong with a row: behind its last line where there is room.
    fn findings(&self, row: &Row, index: usize, lines: &mut Vec<Line>) {
        let findings = &self.app.findings;
        let of_list = row.item.map(|item| item.parent).filter(|parent| *parent != row.target.at);
        let about = findings
            .about(row.target.at)
            .chain(of_list.into_iter().flat_map(|parent| findings.about(parent)));
        for finding in about.filter(|finding| is_about(finding, row)) {
            self.finding(finding, Some(index), lines);
        }
    }

    /// An error is told as loud as anything; a doubt is only remarked.
    fn finding(&self, finding: &Finding, index: Option<usize>, lines: &mut Vec<Line>) {
        let theme = &self.app.look.theme;
        let ink = match finding.level {
            Level::Error => theme.negative,
            Level::Warning => theme.accent,
        };
        let hint = finding.hint.as_ref().filter(|_| finding.level == Level::Error);
        let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
        self.note(&format!("{}{hint}", finding.message), ink, index, lines);
    }

    fn note(&self, message: &str, ink: Style, index: Option<usize>, lines: &mut Vec<Line>) {
        let here = lines.last().is_some_and(|line| line.here && line.row == index);
        if let Some(Line { content: Content::Texts(last), row, .. }) = lines.last_mut()
            && *row == index
        {
            let is_value = !last.is_empty();
            if is_value && used(last) + 2 + width(&visible(message)) <= self.room {
                last.push((message.to_owned(), ink));
                return;
            }
        }
        let mut texts = Vec::new();
        self.append(message, ink, &mut texts);
        lines.extend(texts.into_iter().map(|texts| Line {
            row: index,
            here,
            label: String::new(),
            content: Content::Texts(texts),
        }));
    }
}

/// Whether a row is told on one line, however long: of what is best read in its own form.
fn is_one_line(row: &Row) -> bool {
    use Field::{Cards, Lanes, Personas, Roles, Stages};
    row.item.is_some_and(|item| {
        row.opens && matches!(item.list, Personas | Roles | Lanes | Stages | Cards)
    })
}

/// The rows at which a text is typed, first and last, and how it stands to the last.
#[derive(Debug, Clone, Copy)]
struct Place {
    first: usize,
    last: usize,
    typed: Typed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Instead,
    Behind,
    Before,
}

/// The texts of the rows of an area.
fn row_texts(area: &TextArea, room: usize) -> Vec<String> {
    let fields: Vec<&str> = area.lines().map(|line| line.text()).collect();
    let text = |row: super::super::area::Stretch| {
        fields.get(row.line).and_then(|text| text.get(row.bytes)).unwrap_or_default().to_owned()
    };
    area.wrapped(room).into_iter().map(text).collect()
}

/// What the map has already, as many as there is room for around the chosen one.
fn known_lines(known: &[Known], chosen: Option<usize>) -> Vec<Content> {
    let most = known.len().saturating_sub(KNOWN_LINES);
    let first = chosen.map_or(0, |chosen| chosen.saturating_sub(KNOWN_LINES / 2).min(most));
    let line = |(place, one): (usize, &Known)| Content::Known {
        place,
        word: one.word.clone(),
        tail: one.tail.clone(),
        is_chosen: chosen == Some(place),
    };
    known.iter().enumerate().skip(first).take(KNOWN_LINES).map(line).collect()
}

/// Whether a finding is told beside a row.
fn is_about(finding: &Finding, row: &Row) -> bool {
    let stands_for_element = row.item.is_some_and(|item| item.at == Some(row.target.at));
    if finding.at == row.target.at {
        return stands_for_element || finding.field == Some(row.target.field);
    }
    // What is about a list as a whole stands beside its first row, which has the label.
    row.item.is_some_and(|item| {
        item.parent == finding.at && Some(item.list) == finding.field && !row.label.is_empty()
    })
}

/// The cells that texts take with two between them.
fn used(texts: &[(String, Style)]) -> usize {
    let between = 2 * texts.len().saturating_sub(1);
    texts.iter().map(|(text, _)| width(&visible(text))).sum::<usize>() + between
}
