//! The list in plain lines, to be read out: a map a line, in words.

use ratatui::layout::{Position, Rect};

use super::super::paint::Painter;
use super::super::wording::{cards, counted, signed, stages};
use super::Maps;
use super::entry::{Entry, Held};
use super::search::Hit;
use super::words::{git_word, state_word};
use crate::text::visible;

/// Draws the lines from one on; gives the place of the chosen one, where reading begins.
pub fn draw(maps: &Maps, area: Rect, first: usize, painter: &mut Painter<'_>) -> Option<Position> {
    let ink = maps.look.theme.text;
    let room = area.width.saturating_sub(2);
    let mut here = None;
    for (number, y) in (first..maps.count()).zip(area.top()..area.bottom()) {
        let line = match &maps.search {
            Some(search) => search.hits().get(number).map(card),
            None => maps.list.at(number).map(map),
        };
        let is_chosen = number == maps.chosen();
        if is_chosen {
            here = Some(Position { x: 1, y });
        }
        let ink = if is_chosen { maps.look.theme.strong } else { ink };
        painter.text(1, y, room, &line.unwrap_or_default(), ink);
    }
    if maps.count() == 0 {
        maps.nothing(area, painter);
        here = Some(Position { x: super::columns::LEFT, y: area.y });
    }
    here
}

/// `New laptop, current, 7 stages, 25 cards, 1 error, lowest -2 Waits, changed in git, new-laptop.ron`.
fn map(entry: &Entry) -> String {
    let mut parts = vec![entry.title().to_owned()];
    match &entry.held {
        Held::Unread => parts.push("not read yet".to_owned()),
        Held::Failed(failure) => parts.push(format!("cannot be read, {}", failure.line)),
        Held::Read(summary, _) => {
            parts.push(state_word(summary.state).to_owned());
            parts.push(stages(summary.stages.len()));
            parts.push(cards(summary.cards));
            if summary.figures.errors > 0 {
                parts.push(counted(summary.figures.errors, "error"));
            }
            if summary.figures.warnings > 0 {
                parts.push(counted(summary.figures.warnings, "warning"));
            }
            if let Some((card, emotion)) = &summary.lowest {
                parts.push(format!("lowest {} {}", signed(*emotion), visible(card)));
            }
        }
    }
    parts.extend(entry.git.map(|state| format!("{} in git", git_word(state))));
    if parts[0] != entry.name {
        parts.push(entry.name.clone());
    }
    parts.join(", ")
}

/// `Waits for the manager, stage Agree of New laptop`.
fn card(hit: &Hit) -> String {
    let found = hit.card.text.as_ref().map_or(String::new(), |text| format!(", {}", visible(text)));
    let (title, stage, map) =
        (visible(&hit.card.title), visible(&hit.card.stage), visible(&hit.card.map));
    format!("{title}{found}, stage {stage} of {map}")
}
