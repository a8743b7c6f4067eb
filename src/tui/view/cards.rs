//! One card: its bar, its title and its figures.

mod reading;

use std::borrow::Cow;

use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use super::super::app::Look;
use super::super::compared::Difference;
use super::super::mode::Typing;
use super::super::paint::Painter;
use super::super::wording::signed;
use super::grid::Scene;
use super::rect;
use crate::journey::{Card, CardKind, Visibility};
use crate::layout::Area;
use crate::text::{Room, fit, is_cut, visible, width, wrap};

/// A card as it is to be drawn.
#[derive(Clone, Copy)]
pub(super) struct CardFace<'a> {
    pub(super) card: &'a Card,
    pub(super) zone: Visibility,
    pub(super) selected: bool,
    pub(super) marked: bool,
    /// It does not fit the filter.
    pub(super) dimmed: bool,
    /// The id of its stage.
    pub(super) stage: &'a str,
}

impl CardFace<'_> {
    /// The ink of its title.
    fn ink(&self, scene: &Scene<'_>) -> Style {
        let theme = &scene.look.theme;
        match self {
            CardFace { dimmed: true, .. } => theme.quiet.add_modifier(Modifier::DIM),
            CardFace { selected: true, .. } => theme.strong,
            _ => theme.text,
        }
    }
}

/// Draws a card into its area.
pub(super) fn draw(scene: &Scene<'_>, area: Area, face: CardFace<'_>, painter: &mut Painter<'_>) {
    let theme = &scene.look.theme;
    if face.selected {
        painter.tint(rect(area), theme.selected);
    }
    if scene.geometry.density.marks {
        mark(scene, area, face, painter);
        return;
    }
    let inner = frame(scene, area, face, painter);
    if scene.geometry.density.notes {
        reading::draw(scene, inner, face, painter);
        return;
    }
    let title = title(scene, face.card);
    let figures = figures_beside(scene, face, &title, inner);
    let ink = face.ink(scene);
    for (y, line) in (inner.y..).zip(wrap(&title, title_room(inner, &figures))) {
        painter.line(inner.x, y, inner.width, line, ink);
    }
    draw_figures(scene, inner, face, &figures, painter);
}

/// The title with the sign of an interaction.
fn title<'a>(scene: &Scene<'_>, card: &'a Card) -> Cow<'a, str> {
    let title = visible(&card.title);
    match card.kind {
        CardKind::Interaction => Cow::Owned(format!("{} {title}", scene.look.glyphs.interaction)),
        CardKind::Touchpoint | CardKind::Activity => title,
    }
}

/// Draws figures at the right of the last line.
fn draw_figures(
    scene: &Scene<'_>,
    inner: Area,
    face: CardFace<'_>,
    figures: &[Figure<'_>],
    painter: &mut Painter<'_>,
) {
    let selected = scene.look.theme.selected;
    let ink = face.ink(scene);
    let mut x = inner.right().saturating_sub(total_width(figures));
    // Ink on a reversed ground would be a coloured block.
    let reversed = face.selected && selected.add_modifier.contains(Modifier::REVERSED);
    for Figure { text, style, .. } in figures {
        let style = if reversed || face.dimmed { &ink } else { style };
        x = painter.text(x, inner.bottom().saturating_sub(1), inner.width, text, *style) + 1;
    }
}

/// Draws the bar or the box of a card; gives the room within.
fn frame(scene: &Scene<'_>, area: Area, face: CardFace<'_>, painter: &mut Painter<'_>) -> Area {
    let theme = &scene.look.theme;
    let glyphs = &scene.look.glyphs;
    let ink = match face {
        CardFace { selected: true, .. } => theme.accent,
        CardFace { dimmed: true, .. } => theme.line,
        _ => theme.zone(face.zone),
    };
    if !scene.geometry.density.boxes {
        let sign = match (face.marked, face.selected) {
            (true, _) => glyphs.dot,
            (false, true) => glyphs.selected_bar,
            (false, false) => glyphs.bar,
        };
        for y in area.y..area.bottom() {
            let sign = if face.marked && y > area.y { glyphs.bar } else { sign };
            painter.repeat(area.x, y, 1, sign, ink);
        }
        return Area { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    }
    let [top_left, top_right, bottom_left, bottom_right, across, down] = glyphs.frame;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let line = if face.selected { theme.accent } else { theme.line };
    for y in [area.y, bottom] {
        painter.repeat(area.x + 1, y, area.width - 2, across, line);
    }
    for (x, y, corner) in [
        (area.x, area.y, top_left),
        (right, area.y, top_right),
        (area.x, bottom, bottom_left),
        (right, bottom, bottom_right),
    ] {
        painter.repeat(x, y, 1, corner, line);
    }
    // The side where reading begins says which zone it is, as the bar does where there is no box.
    for y in area.y + 1..bottom {
        let sign = if face.marked && y == area.y + 1 { glyphs.dot } else { glyphs.bar };
        painter.repeat(area.x, y, 1, sign, ink);
        painter.repeat(right, y, 1, down, line);
    }
    Area {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// The rank of the sign of a card that another map tells in detail.
const DETAILED: u8 = 3;
/// The ranks of the times.
const WAIT: u8 = 4;
const DURATION: u8 = 5;
/// The rank of the sign of a card that sets others in motion.
const TRIGGERS: u8 = 6;

/// A figure of a card: the higher its rank, the sooner it gives way.
struct Figure<'a> {
    rank: u8,
    text: Cow<'a, str>,
    style: Style,
}

/// The room of a title whose last line ends before the figures.
fn title_room(inner: Area, figures: &[Figure<'_>]) -> Room {
    let width = usize::from(inner.width);
    let taken = if figures.is_empty() { 0 } else { usize::from(total_width(figures)) + 1 };
    Room { width, last: width.saturating_sub(taken), lines: usize::from(inner.height) }
}

/// The figures beside a title. Times give way where they would cut the title, and what does not
/// fit even so gives way in the order of its rank.
fn figures_beside<'a>(
    scene: &Scene<'_>,
    face: CardFace<'a>,
    title: &str,
    inner: Area,
) -> Vec<Figure<'a>> {
    let mut figures = figures(scene, face);
    let room = inner.width.saturating_sub(4);
    while figures.len() > 1 && total_width(&figures) > room {
        let least = figures.iter().map(|figure| figure.rank).max();
        figures.retain(|figure| Some(figure.rank) != least);
    }
    let gives_way = |figure: &Figure<'_>| figure.rank >= WAIT;
    for rank in [TRIGGERS, DURATION, WAIT] {
        if !figures.iter().any(gives_way) || !is_cut(title, title_room(inner, &figures)) {
            break;
        }
        figures.retain(|figure| figure.rank != rank);
    }
    figures
}

fn total_width(figures: &[Figure<'_>]) -> u16 {
    let wide: usize = figures.iter().map(|figure| width(&figure.text) + 1).sum();
    u16::try_from(wide.saturating_sub(1)).unwrap_or(u16::MAX)
}

/// The figures of a card from left to right.
fn figures<'a>(scene: &Scene<'_>, face: CardFace<'a>) -> Vec<Figure<'a>> {
    let card = face.card;
    let theme = &scene.look.theme;
    let glyphs = &scene.look.glyphs;
    let mut figures = Vec::with_capacity(5);
    let mut add = |rank, text: Cow<'a, str>, style| figures.push(Figure { rank, text, style });
    match scene.compared.and_then(|compared| compared.difference(face.stage, card)) {
        Some(Difference::New) => add(1, "new".into(), theme.accent),
        Some(Difference::Changed) => add(1, glyphs.differs.into(), theme.accent),
        None => {}
    }
    if card.showstopper {
        add(1, glyphs.showstopper.into(), theme.negative);
    }
    if card.moment_of_truth {
        add(2, glyphs.moment.into(), theme.accent);
    }
    if card.journey.is_some() {
        add(DETAILED, glyphs.detailed.into(), theme.accent);
    }
    if let Some(duration) = &card.duration {
        add(DURATION, visible(duration), theme.quiet);
    }
    if let Some(wait) = &card.wait {
        add(WAIT, format!("{}{}", glyphs.wait, visible(wait)).into(), theme.quiet);
    }
    if !card.triggers.is_empty() {
        add(TRIGGERS, glyphs.triggers.into(), theme.quiet);
    }
    if let Some(value) = card.emotion {
        add(0, signed(value), theme.emotion(value));
    }
    figures
}

/// A card of the overview: its emotion, or a dot.
fn mark(scene: &Scene<'_>, area: Area, face: CardFace<'_>, painter: &mut Painter<'_>) {
    let theme = &scene.look.theme;
    let glyphs = &scene.look.glyphs;
    let sign = if face.selected { glyphs.selected_bar } else { glyphs.bar };
    let ink = if face.selected { theme.accent } else { theme.zone(face.zone) };
    let x = painter.text(area.x, area.y, 1, sign, ink);
    match face.card.emotion {
        Some(value) if face.dimmed => painter.text(x, area.y, 2, &signed(value), theme.line),
        Some(value) => painter.text(x, area.y, 2, &signed(value), theme.emotion(value)),
        None => painter.text(x, area.y, 2, glyphs.unknown, theme.quiet),
    };
}

/// Draws the card that is being typed; gives the place of the terminal's cursor.
pub(in super::super) fn draw_typed(
    look: Look,
    area: Area,
    zone: Visibility,
    typing: &Typing,
    painter: &mut Painter<'_>,
) -> Position {
    let theme = &look.theme;
    painter.clear(rect(area));
    painter.tint(rect(area), theme.field);
    for y in area.y..area.bottom() {
        painter.text(area.x, y, 1, look.glyphs.selected_bar, theme.zone(zone));
    }
    let room = usize::from(field_width(area));
    if typing.field.is_empty() {
        let hint = theme.quiet.add_modifier(Modifier::ITALIC);
        painter.text(area.x + 2, area.y, field_width(area), "title", hint);
    }
    // The text goes on in the card's next line. A wide character may leave a cell of each line
    // empty, so that much less of the text is shown.
    let lines = usize::from(area.height);
    let (mut rest, mut column) = typing.field.window(room * lines - (lines - 1));
    let mut cursor = Position { x: area.x + 2, y: area.y };
    for y in area.y..area.bottom() {
        let (line, next) = rest.split_at(fit(rest, room));
        painter.text(area.x + 2, y, field_width(area), line, theme.text);
        cursor = Position { x: area.x + 2 + column.min(room) as u16, y };
        if column < width(line) || next.is_empty() && column < room {
            break;
        }
        column -= width(line).min(column);
        rest = next;
    }
    cursor
}

fn field_width(area: Area) -> u16 {
    area.width.saturating_sub(2)
}
