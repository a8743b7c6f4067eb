//! The emotion curve below the grid, in the same columns.

use std::borrow::Cow;

use ratatui::style::{Modifier, Style};

use super::super::app::{App, Look};
use super::super::paint::Painter;
use super::super::theme::Theme;
use super::super::wording::signed;
use super::grid::Scene;
use crate::journey::curve_of;
use crate::layout::{Area, Cells, Column, Dots, curve_dots};

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

/// A curve beside the lead persona's.
pub struct OtherCurve<'a> {
    name: &'a str,
    ink: Style,
    /// The emotions of a stage in the order of time.
    of: Box<dyn Fn(usize) -> Vec<Option<i8>> + 'a>,
}

/// The curves that are drawn beside the lead persona's.
pub(super) fn others(app: &App) -> Vec<OtherCurve<'_>> {
    let theme = &app.look.theme;
    let journey = app.editor.journey();
    let mut curves = Vec::new();
    if let Some(compared) = &app.compared {
        let id = |stage: usize| journey.stages.get(stage).map_or("", |stage| stage.id.as_str());
        let of = Box::new(move |stage| compared.curve(id(stage)));
        curves.push(OtherCurve { name: "before", ink: theme.quiet, of });
    }
    if app.view.all_curves {
        let lead = journey.lead_persona().map(|lead| lead.handle);
        let rest = journey.personas.iter().filter(|persona| Some(persona.handle) != lead);
        for (persona, ink) in rest.zip([theme.consumer, theme.provider, theme.band].iter().cycle())
        {
            let of = Box::new(move |stage: usize| {
                let stage = journey.stages.get(stage).into_iter();
                let felt = stage.flat_map(|stage| curve_of(journey, stage, &persona.id));
                felt.map(|value| value.map(|value| value as i8)).collect()
            });
            curves.push(OtherCurve { name: &persona.name, ink: *ink, of });
        }
    }
    curves
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
    let columns = &scene.geometry.columns;
    zero_line(columns, area, scene.look, painter);
    // Names stand where the scale leaves room; the lead's curve lies over the others.
    for (y, curve) in (area.y + 1..area.bottom()).zip(scene.curves) {
        painter.text(area.x + 1, y, rail.saturating_sub(5), curve.name, unbold(curve.ink));
        let dots = curve_dots(columns, |stage| Cow::Owned((curve.of)(stage)));
        line(area, scene.look, &dots, |_| unbold(curve.ink), painter);
    }
    lead(scene.cells, columns, area, scene.look, painter);
}

/// Draws the lead persona's curve over some stages into the rows of an area.
pub(in super::super) fn plot(
    cells: &Cells,
    columns: &[Column],
    area: Area,
    look: Look,
    painter: &mut Painter<'_>,
) {
    zero_line(columns, area, look, painter);
    lead(cells, columns, area, look, painter);
}

fn zero_line(columns: &[Column], area: Area, look: Look, painter: &mut Painter<'_>) {
    let first = columns.first().map_or(0, |column| column.x);
    let end = columns.last().map_or(0, |column| column.x + column.width);
    let zero = area.y + area.height / 2;
    for x in (first..end).step_by(6) {
        painter.text(x, zero, 1, look.glyphs.zero, look.theme.quiet);
    }
}

fn lead(cells: &Cells, columns: &[Column], area: Area, look: Look, painter: &mut Painter<'_>) {
    let dots = curve_dots(columns, |stage| Cow::Borrowed(cells.curve(stage)));
    line(area, look, &dots, |emotion| ink(&look.theme, emotion), painter);
}

fn line(
    area: Area,
    look: Look,
    dots: &Dots,
    ink: impl Fn(f32) -> Style,
    painter: &mut Painter<'_>,
) {
    for column in 0..dots.heights.len().div_ceil(2) as u16 {
        for row in 0..area.height {
            let Some((pattern, emotion)) = dots.cell(area, column, row) else { continue };
            let sign = if look.glyphs.braille { pattern } else { '*' };
            painter.sign(dots.x + column, area.y + row, sign, ink(emotion));
        }
    }
}

fn ink(theme: &Theme, emotion: f32) -> Style {
    unbold(if emotion > 0.3 {
        theme.positive
    } else if emotion < -0.3 {
        theme.negative
    } else {
        theme.accent
    })
}

fn unbold(style: Style) -> Style {
    style.remove_modifier(Modifier::BOLD)
}
