//! The emotion curve below the grid, in the same columns.

use ratatui::style::{Modifier, Style};

use super::super::paint::Painter;
use super::super::wording::signed;
use super::grid::Scene;
use crate::layout::curve_dots;

/// Draws the curve, or in one line the lowest emotion of each stage.
pub(super) fn draw(scene: &Scene<'_>, painter: &mut Painter<'_>) {
    let area = scene.geometry.curve;
    let theme = &scene.look.theme;
    match area.height {
        0 => {}
        _ if scene.geometry.columns.is_empty() => {}
        1..=2 => lowest(scene, painter),
        _ if !scene.cells.has_curve() => {
            painter.text(area.x + 1, area.y, scene.geometry.rail - 2, "Emotion", theme.strong);
            let x = area.x + scene.geometry.rail;
            let words = match scene.keymap {
                Some(keymap) => {
                    let (up, down) = (keymap.key("emotion-up"), keymap.key("emotion-down"));
                    &format!("No emotion yet: {up} and {down} set the selected card's")
                }
                None => "No emotion yet",
            };
            painter.text(x, area.y, area.right() - x, words, theme.quiet);
        }
        _ => dots(scene, painter),
    }
}

fn lowest(scene: &Scene<'_>, painter: &mut Painter<'_>) {
    let area = scene.geometry.curve;
    let theme = &scene.look.theme;
    painter.text(area.x + 1, area.y, scene.geometry.rail - 2, "Lowest", theme.strong);
    for column in &scene.geometry.columns {
        let lowest = scene.cells.curve(column.stage).iter().flatten().min();
        if let Some(value) = lowest.copied().map(i64::from) {
            painter.text(column.x + 2, area.y, 3, &signed(value), theme.emotion(value));
        }
    }
}

fn dots(scene: &Scene<'_>, painter: &mut Painter<'_>) {
    let area = scene.geometry.curve;
    let theme = &scene.look.theme;
    let glyphs = &scene.look.glyphs;
    let rail = scene.geometry.rail;
    painter.text(area.x + 1, area.y, rail - 2, "Emotion", theme.strong);
    let zero = area.y + area.height / 2;
    for (label, y) in [("+2", area.y), ("0", zero), ("-2", area.bottom() - 1)] {
        painter.text_before(area.x + rail - 1, y, 2, label, theme.quiet);
    }
    let dots = curve_dots(scene.cells, &scene.geometry.columns);
    let end = scene.geometry.columns.last().map_or(0, |column| column.x + column.width);
    for x in dots.x..end {
        if (x - dots.x).is_multiple_of(6) {
            painter.text(x, zero, 1, glyphs.zero, theme.quiet);
        }
        for row in 0..area.height {
            let Some((pattern, emotion)) = dots.cell(area, x - dots.x, row) else { continue };
            let sign = if glyphs.braille { pattern } else { '*' };
            painter.sign(x, area.y + row, sign, ink(scene, emotion));
        }
    }
}

fn ink(scene: &Scene<'_>, emotion: f32) -> Style {
    let theme = &scene.look.theme;
    let style = if emotion > 0.3 {
        theme.positive
    } else if emotion < -0.3 {
        theme.negative
    } else {
        theme.accent
    };
    style.remove_modifier(Modifier::BOLD)
}
