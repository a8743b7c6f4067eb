//! One card: its bar, its title and its figures.

use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use super::super::mode::Typing;
use super::super::paint::Painter;
use super::super::wording::signed;
use super::grid::Scene;
use super::rect;
use crate::journey::{Card, CardKind, Visibility};
use crate::layout::Area;
use crate::text::{visible, width, wrap};

/// A card as it is to be drawn.
#[derive(Clone, Copy)]
pub(super) struct CardFace<'a> {
    pub(super) card: &'a Card,
    pub(super) zone: Visibility,
    pub(super) selected: bool,
    pub(super) marked: bool,
}

/// Draws a card into its area.
pub(super) fn draw(scene: &Scene<'_>, area: Area, face: CardFace<'_>, painter: &mut Painter<'_>) {
    let theme = &scene.look.theme;
    if face.selected {
        painter.tint(rect(area), theme.selected);
    }
    if scene.geometry.density.across > 1 {
        mark(scene, area, face, painter);
        return;
    }
    let inner = frame(scene, area, face, painter);
    let figures = figures(scene, face.card, inner.width.saturating_sub(4));
    let figures_width: u16 = figures.iter().map(|(text, _)| width(text) as u16).sum::<u16>()
        + figures.len().saturating_sub(1) as u16;
    let ink = if face.selected { theme.strong } else { theme.text };
    let mut room = vec![usize::from(inner.width); usize::from(inner.height)];
    if let Some(last) = room.last_mut()
        && figures_width > 0
    {
        *last = last.saturating_sub(usize::from(figures_width) + 1);
    }
    let title = visible(&face.card.title);
    let title = match face.card.kind {
        CardKind::Interaction => format!("{} {title}", scene.look.glyphs.interaction),
        CardKind::Touchpoint | CardKind::Activity => title.into_owned(),
    };
    for (number, line) in wrap(&title, &room).iter().enumerate() {
        painter.text(inner.x, inner.y + number as u16, inner.width, line, ink);
    }
    let mut x = inner.right().saturating_sub(figures_width);
    for (text, style) in &figures {
        x = painter.text(x, inner.bottom().saturating_sub(1), inner.width, text, *style) + 1;
    }
}

/// Draws the bar or the box of a card; gives the room within.
fn frame(scene: &Scene<'_>, area: Area, face: CardFace<'_>, painter: &mut Painter<'_>) -> Area {
    let theme = &scene.look.theme;
    let glyphs = &scene.look.glyphs;
    let ink = if face.selected { theme.accent } else { theme.zone(face.zone) };
    if !scene.geometry.density.boxes {
        let sign = match (face.marked, face.selected) {
            (true, _) => glyphs.dot,
            (false, true) => glyphs.selected_bar,
            (false, false) => glyphs.bar,
        };
        for y in area.y..area.bottom() {
            let sign = if face.marked && y > area.y { glyphs.bar } else { sign };
            painter.text(area.x, y, 1, sign, ink);
        }
        return Area { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    }
    let [top_left, top_right, bottom_left, bottom_right, across, down] = glyphs.frame;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    painter.repeat(area.x + 1, area.y, area.width - 2, across, ink);
    painter.repeat(area.x + 1, bottom, area.width - 2, across, ink);
    for y in area.y + 1..bottom {
        painter.text(area.x, y, 1, down, ink);
        painter.text(right, y, 1, down, ink);
    }
    painter.text(area.x, area.y, 1, if face.marked { glyphs.dot } else { top_left }, ink);
    painter.text(right, area.y, 1, top_right, ink);
    painter.text(area.x, bottom, 1, bottom_left, ink);
    painter.text(right, bottom, 1, bottom_right, ink);
    Area {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// The figures of a card from left to right, as many as fit: what matters most is dropped last.
fn figures<'a>(scene: &Scene<'_>, card: &'a Card, room: u16) -> Vec<(String, Style)> {
    let theme = &scene.look.theme;
    let glyphs = &scene.look.glyphs;
    let mut figures: Vec<(u8, String, Style)> = Vec::with_capacity(5);
    if card.showstopper {
        figures.push((1, glyphs.showstopper.to_owned(), theme.negative));
    }
    if card.moment_of_truth {
        figures.push((2, glyphs.moment.to_owned(), theme.accent));
    }
    if let Some(duration) = &card.duration {
        figures.push((4, visible(duration).into_owned(), theme.quiet));
    }
    if let Some(wait) = &card.wait {
        figures.push((3, format!("{}{}", glyphs.wait, visible(wait)), theme.quiet));
    }
    if let Some(value) = card.emotion {
        figures.push((0, signed(value), theme.emotion(value)));
    }
    let total = |figures: &[(u8, String, Style)]| {
        figures.iter().map(|(_, text, _)| width(text) + 1).sum::<usize>().saturating_sub(1)
    };
    while figures.len() > 1 && total(&figures) > usize::from(room) {
        let least = figures.iter().map(|(rank, _, _)| *rank).max();
        figures.retain(|(rank, _, _)| Some(*rank) != least);
    }
    figures.into_iter().map(|(_, text, style)| (text, style)).collect()
}

/// A card of the overview: its emotion, or a dot.
fn mark(scene: &Scene<'_>, area: Area, face: CardFace<'_>, painter: &mut Painter<'_>) {
    let theme = &scene.look.theme;
    let glyphs = &scene.look.glyphs;
    let sign = if face.selected { glyphs.selected_bar } else { glyphs.bar };
    let ink = if face.selected { theme.accent } else { theme.zone(face.zone) };
    let x = painter.text(area.x, area.y, 1, sign, ink);
    match face.card.emotion {
        Some(value) => painter.text(x, area.y, 2, &signed(value), theme.emotion(value)),
        None => painter.text(x, area.y, 2, glyphs.unknown, theme.quiet),
    };
}

/// Draws the card that is being typed; gives the place of the terminal's cursor.
pub(super) fn draw_typed(
    scene: &Scene<'_>,
    area: Area,
    zone: Visibility,
    typing: &Typing,
    painter: &mut Painter<'_>,
) -> Position {
    let theme = &scene.look.theme;
    painter.clear(rect(area));
    painter.tint(rect(area), theme.field);
    for y in area.y..area.bottom() {
        painter.text(area.x, y, 1, scene.look.glyphs.selected_bar, theme.zone(zone));
    }
    let (line, column) = typing.field.window(usize::from(field_width(area)));
    painter.text(area.x + 2, area.y, field_width(area), &line, theme.text);
    if typing.field.text().is_empty() {
        let hint = theme.quiet.add_modifier(Modifier::ITALIC);
        painter.text(area.x + 2, area.y, field_width(area), "title", hint);
    }
    Position { x: area.x + 2 + column as u16, y: area.y }
}

fn field_width(area: Area) -> u16 {
    area.width.saturating_sub(2)
}
