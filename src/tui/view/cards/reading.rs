//! A card to be read: its whole title, what hurts, what could be better.

use super::super::super::paint::Painter;
use super::super::grid::Scene;
use super::{CardFace, draw_figures, figures, title, total_width};
use crate::layout::Area;
use crate::text::{Room, visible, wrap};

/// Draws what stands within a card; the last line holds the channel and the figures.
pub(super) fn draw(scene: &Scene<'_>, inner: Area, face: CardFace<'_>, painter: &mut Painter<'_>) {
    let theme = &scene.look.theme;
    let foot = inner.bottom().saturating_sub(1);
    let mut y = inner.y;
    let room = |y: u16| Room::even(usize::from(inner.width), usize::from(foot.saturating_sub(y)));
    for line in wrap(&title(scene, face.card), room(y)) {
        painter.line(inner.x, y, inner.width, line, face.ink(scene));
        y += 1;
    }
    let pains = face.card.pains.iter().map(|pain| ("-", pain.text.as_str(), theme.negative));
    let plans =
        face.card.opportunities.iter().map(|plan| ("+", plan.title.as_str(), theme.positive));
    for (sign, text, ink) in pains.chain(plans) {
        let width = usize::from(inner.width.saturating_sub(2));
        let lines = Room { width, ..room(y) };
        if y >= foot {
            break;
        }
        painter.text(inner.x, y, 1, sign, if face.dimmed { face.ink(scene) } else { ink });
        for line in wrap(&visible(text), Room { last: width, ..lines }) {
            painter.line(inner.x + 2, y, inner.width.saturating_sub(2), line, theme.quiet);
            y += 1;
        }
    }
    let mut shown = figures(scene, face);
    while shown.len() > 1 && total_width(&shown) > inner.width {
        let least = shown.iter().map(|figure| figure.rank).max();
        shown.retain(|figure| Some(figure.rank) != least);
    }
    if let Some(channel) = &face.card.channel {
        let room = inner.width.saturating_sub(total_width(&shown) + 1);
        painter.text(inner.x, foot, room, channel, theme.quiet);
    }
    draw_figures(scene, inner, face, &shown, painter);
}
