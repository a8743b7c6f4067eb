//! The outline in plain lines, one item a line, to be read out: words instead of signs, and the
//! terminal's cursor on what is selected.

use ratatui::layout::Position;

use super::super::app::App;
use super::super::mode::{Purpose, Typing};
use super::super::paint::Painter;
use super::super::wording::{cards, signed};
use super::item::Item;
use super::list::List;
use super::paragraph::{Paragraph, Part};
use super::{scroll, words};
use crate::check::Level;
use crate::journey::{Card, Handle, State};
use crate::layout::Area;
use crate::text::{Room, visible};

/// How far cards and what they hold are set in.
const CARD: u16 = 2;
const ENTRY: u16 = 4;
/// The most rows that a line takes where it is wider than the screen.
const ROWS: usize = 8;

/// What an item says, each line whole.
pub(super) fn paragraphs<'a>(list: &List<'a>, item: Item) -> Vec<Paragraph<'a>> {
    if list.typed.is_some_and(|(_, typed)| typed == item) {
        return vec![line(list, Part::Typed, CARD, String::new())];
    }
    let mut all = Vec::new();
    match item {
        Item::Stage(number) => {
            all.push(line(list, Part::Plain, 0, stage(list, number)));
            if let Some(stage) = list.stage(number) {
                findings(list, stage.handle, false, CARD, &mut all);
            }
        }
        Item::Card(..) => {
            let Some(held) = list.card(item) else { return all };
            all.push(line(list, Part::Plain, CARD, card(list, item, held)));
            let is_open = list.shows_more(item);
            let entries = is_open.then(|| words::entries(held)).into_iter().flatten();
            all.extend(entries.map(|(name, text)| {
                line(list, Part::Entry(""), ENTRY, format!("{name}: {}", visible(text)))
            }));
            findings(list, held.handle, is_open, ENTRY, &mut all);
        }
        Item::New(..) => {}
    }
    all
}

/// What is wrong, and with all else that is folded what is doubtful.
fn findings<'a>(list: &List<'a>, at: Handle, is_open: bool, x: u16, all: &mut Vec<Paragraph<'a>>) {
    for finding in list.app.findings.about(at) {
        if is_open || finding.level == Level::Error {
            let text = format!("{}: {}", finding.level.name(), finding.message);
            all.push(line(list, Part::Finding(finding.level), x, text));
        }
    }
}

fn line<'a>(list: &List<'a>, part: Part, x: u16, text: String) -> Paragraph<'a> {
    let x = list.area.x + x;
    let width = list.area.right().saturating_sub(x).max(1);
    // What is typed moves along in its row.
    let rows = if matches!(part, Part::Typed) { 1 } else { ROWS };
    Paragraph { part, text: text.into(), x, room: Room::even(usize::from(width), rows) }
}

/// `Stage 3 of 7: Offer, 4 cards. Learn what is possible.`
fn stage(list: &List<'_>, number: usize) -> String {
    let Some(stage) = list.stage(number) else { return String::new() };
    let count = list.cells().stage_count();
    let mut said = format!("Stage {} of {count}: {}", number + 1, visible(&stage.title));
    match stage.cards.len() {
        0 => {
            let add = list.app.keymap.key("add");
            said.push_str(&format!(", no card yet, {add} adds one"));
        }
        count => said.push_str(&format!(", {}", cards(count))),
    }
    if !list.is_open(number) {
        said.push_str(", folded");
    }
    if list.cells().is_blind_spot(number) {
        said.push_str(", blind spot");
    }
    if let Some(goal) = &stage.goal {
        said.push_str(&format!(". Goal: {}", visible(goal)));
    }
    said
}

/// `Quote by mail, emotion -1, band, touchpoint, 5m, waits 2d, 2 pains`.
fn card(list: &List<'_>, item: Item, card: &Card) -> String {
    let mut parts = vec![visible(&card.title).into_owned()];
    if list.app.editor.marked().contains(card.handle) {
        parts.push("marked".to_owned());
    }
    if list.is_dimmed(card) {
        parts.push("filtered out".to_owned());
    }
    parts.extend(card.emotion.map(|value| format!("emotion {}", signed(value))));
    if card.moment_of_truth {
        parts.push("moment of truth".to_owned());
    }
    if card.showstopper {
        parts.push("showstopper".to_owned());
    }
    parts.push(match words::zone(list.journey(), card) {
        Some(zone) => zone.title().to_lowercase(),
        None => "no such lane".to_owned(),
    });
    parts.extend(words::told(list, item, card).iter().map(|part| visible(part).into_owned()));
    parts.extend(card.journey.as_ref().map(|path| format!("detailed in {}", visible(path))));
    parts.join(", ")
}

/// Draws the line that is typed, behind what it is; gives the place of the terminal's cursor.
pub(super) fn draw_typed(
    app: &App,
    area: Area,
    typing: &Typing,
    painter: &mut Painter<'_>,
) -> Position {
    let look = app.look;
    let lane = app.mode.typing_cell(app).and_then(|(spot, _)| app.editor.lane_at(spot.row));
    let name = match (typing.purpose, lane) {
        (Purpose::CardTitle(_), _) | (_, None) => "Title:".to_owned(),
        (_, Some(lane)) => format!("New card, {}:", lane.visibility.title().to_lowercase()),
    };
    let x = painter.text(area.x + CARD, area.y, area.width / 2, &name, look.theme.text) + 1;
    let room = area.right().saturating_sub(x + 1).max(1);
    let (line, column) = typing.field.window(usize::from(room));
    painter.text(x, area.y, room, line, look.theme.strong);
    Position { x: x + column as u16, y: area.y }
}

/// The line at the top: title, state, persona, and whether all is saved.
pub(in super::super) fn header(app: &App, area: Area, painter: &mut Painter<'_>) {
    let journey = app.editor.journey();
    let state = match journey.state {
        State::Current => "current state",
        State::Future => "future state",
    };
    let mut parts = vec![visible(&journey.title).into_owned(), state.to_owned()];
    parts.extend(journey.lead_persona().map(|lead| visible(&lead.name).into_owned()));
    if app.saving.is_some() {
        parts.push("saving".to_owned());
    } else if app.editor.is_unsaved() {
        parts.push("unsaved".to_owned());
    }
    parts.extend(app.file.mark().map(str::to_owned));
    if let Some(beneath) = app.beneath.last().and_then(|path| path.file_name()) {
        parts.push(format!("opened from {}", visible(&beneath.to_string_lossy())));
    }
    painter.text(area.x, area.y, area.width, &parts.join(", "), app.look.theme.text);
}

/// Where the selected line begins: the place for the terminal's cursor.
pub(in super::super) fn here(app: &App) -> Option<Position> {
    let list = List::of(app)?;
    let Some(cursor) = list.cursor() else {
        return Some(Position { x: list.area.x, y: list.area.y });
    };
    let (mut item, mut row) = scroll::first(&list, cursor);
    while item != cursor {
        row += list.height(item);
        item = list.next(item)?;
    }
    let x = list.paragraphs(cursor).first().map_or(list.area.x, |first| first.x);
    let row = u16::try_from(row.max(0)).ok()?;
    Some(Position { x, y: list.area.y + row })
}
