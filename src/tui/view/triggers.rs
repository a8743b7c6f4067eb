//! What the selected card sets in motion, as lines behind the cards and across the edges.

use super::super::paint::Painter;
use super::grid::Scene;
use crate::layout::{Area, EdgeLine, Spot};

/// Draws a line from the selected card to each visible card that it sets in motion. Lines pass
/// behind cards: only what is empty is drawn on.
pub(super) fn draw(scene: &Scene<'_>, painter: &mut Painter<'_>) {
    let Some(cursor) = scene.cursor.filter(|_| !scene.geometry.density.marks) else { return };
    let Some(card) = scene.cells.card(scene.journey, cursor) else { return };
    let Some(from) = scene.geometry.card(cursor) else { return };
    if card.triggers.is_empty() {
        return;
    }
    for spot in visible(scene) {
        let Some(other) = scene.cells.card(scene.journey, spot) else { continue };
        if !card.triggers.iter().any(|id| id.text == other.id) {
            continue;
        }
        if let Some(to) = scene.geometry.card(spot).filter(|to| *to != from) {
            line(scene, from, to, painter);
        }
    }
}

/// The places of all visible cards: what a map holds beside them costs nothing.
fn visible(scene: &Scene<'_>) -> impl Iterator<Item = Spot> {
    let across = usize::from(scene.geometry.density.across.max(1));
    let lanes = scene.geometry.lanes.iter().filter(|lane| !lane.folded);
    lanes.flat_map(move |lane| {
        let cards = lane.top * across..(lane.top + lane.slots) * across;
        scene.geometry.columns.iter().flat_map(move |column| {
            let (stage, row) = (column.stage, lane.row);
            cards.clone().map(move |card| Spot { stage, row, card: Some(card) })
        })
    })
}

/// Along the last line of the one card to the gap before the other, there to its first line.
fn line(scene: &Scene<'_>, from: Area, to: Area, painter: &mut Painter<'_>) {
    let Some(gap) = to.x.checked_sub(1) else { return };
    let [down_right, down_left, up_right, up_left, across, along] = scene.look.glyphs.frame;
    let (start, end) = (from.bottom().saturating_sub(1), to.y + to.height / 2);
    if gap > from.x {
        behind(scene, from.right()..gap, start, across, painter);
    } else if gap + 1 < from.x {
        behind(scene, gap + 1..from.x, start, across, painter);
    }
    if start == end {
        behind(scene, gap..gap + 1, end, scene.look.glyphs.right, painter);
        return;
    }
    // Cards of one column are joined at their left side.
    let comes_from_right = gap < from.x;
    let corner = match (end > start, comes_from_right) {
        (true, true) => down_right,
        (true, false) => down_left,
        (false, true) => up_right,
        (false, false) => up_left,
    };
    behind(scene, gap..gap + 1, start, corner, painter);
    for y in start.min(end) + 1..start.max(end) {
        behind(scene, gap..gap + 1, y, along, painter);
    }
    behind(scene, gap..gap + 1, end, scene.look.glyphs.right, painter);
}

/// Draws a sign where nothing stands, and over the edges of the band.
fn behind(
    scene: &Scene<'_>,
    columns: std::ops::Range<u16>,
    y: u16,
    sign: &str,
    painter: &mut Painter<'_>,
) {
    let is_edge = |line: &(EdgeLine, u16)| line.1 == y;
    let edge = scene.geometry.edges.iter().any(is_edge).then_some(scene.look.glyphs.edge);
    for x in columns {
        painter.behind(x, y, sign, edge, scene.look.theme.accent);
    }
}
