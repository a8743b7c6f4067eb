//! The emotion curve below the grid, in the same columns.

use ratatui::style::{Modifier, Style};

use super::super::app::Look;
use super::super::paint::Painter;
use super::super::theme::Theme;
use super::super::wording::signed;
use super::grid::Scene;
use crate::layout::{Area, Dots, curve_dots};

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
            painter.text(
                x,
                area.y,
                area.right() - x,
                "No emotion yet: + and - set the selected card's",
                theme.quiet,
            );
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
    let rail = scene.geometry.rail;
    painter.text(area.x + 1, area.y, rail - 2, "Emotion", theme.strong);
    let zero = area.y + area.height / 2;
    for (label, y) in [("+2", area.y), ("0", zero), ("-2", area.bottom() - 1)] {
        painter.text_before(area.x + rail - 1, y, 2, label, theme.quiet);
    }
    plot(&curve_dots(scene.cells, &scene.geometry.columns), area, scene.look, painter);
}

/// Draws the dots of a curve into the rows of an area, with the line of 0 behind them.
pub(in super::super) fn plot(dots: &Dots, area: Area, look: Look, painter: &mut Painter<'_>) {
    let Look { theme, glyphs } = look;
    let zero = area.y + area.height / 2;
    // Two dots a cell.
    let end = dots.x.saturating_add((dots.heights.len() / 2) as u16);
    for x in dots.x..end {
        if (x - dots.x).is_multiple_of(6) {
            painter.text(x, zero, 1, glyphs.zero, theme.quiet);
        }
        for row in 0..area.height {
            let Some((pattern, emotion)) = dots.cell(area, x - dots.x, row) else { continue };
            let sign = if glyphs.braille { pattern } else { '*' };
            painter.sign(x, area.y + row, sign, ink(&theme, emotion));
        }
    }
}

fn ink(theme: &Theme, emotion: f32) -> Style {
    let style = if emotion > 0.3 {
        theme.positive
    } else if emotion < -0.3 {
        theme.negative
    } else {
        theme.accent
    };
    style.remove_modifier(Modifier::BOLD)
}
