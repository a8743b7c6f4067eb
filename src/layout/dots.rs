//! The emotion curve as dots, two across and four down in every cell.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::area::Area;
use super::geometry::Column;

/// The dots of a curve: for each column of dots the height of the curve there.
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// The first cell of the curve.
    pub x: u16,
    /// For each column of dots the emotion there, from -2 to 2; `None` in a gap.
    pub heights: Vec<Option<f32>>,
}

/// A known point of the curve: its column of dots, and its emotion.
type Point = (f32, f32);

/// The curve over the visible stages, of which each has its emotions in the order of time.
///
/// Each card has its place within its stage's column, by the order of time. Between known
/// neighbours runs a monotone cubic (Fritsch and Carlson, 1980), which never overshoots: the curve
/// is nowhere lower than the lowest card. A card without emotion is a gap.
pub fn curve_dots<'a>(
    columns: &[Column],
    curve_of: impl Fn(usize) -> Cow<'a, [Option<i8>]>,
) -> Dots {
    let (Some(first), Some(last)) = (columns.first(), columns.last()) else {
        return Dots { x: 0, heights: Vec::new() };
    };
    let total = usize::from(last.x + last.width - first.x) * 2;
    let mut heights = vec![None; total];
    let mut run: Vec<Point> = Vec::new();
    for column in columns {
        let start = f32::from(column.x - first.x) * 2.0;
        let width = f32::from(column.width) * 2.0;
        for (position, emotion) in thinned(&curve_of(column.stage), column.width) {
            match emotion {
                Some(value) => run.push((start + position * width, f32::from(value))),
                None => draw_run(&mut run, &mut heights),
            }
        }
    }
    draw_run(&mut run, &mut heights);
    Dots { x: first.x, heights }
}

/// The points of a stage with their places from 0 to 1; no more than its column can show.
///
/// Of cards that share a place the lowest emotion stands: a map must not hide where it hurts.
fn thinned(curve: &[Option<i8>], width: u16) -> Vec<(f32, Option<i8>)> {
    let most = usize::from(width).max(1);
    let buckets = curve.len().min(most);
    (0..buckets)
        .map(|bucket| {
            let cards =
                &curve[bucket * curve.len() / buckets..(bucket + 1) * curve.len() / buckets];
            ((bucket as f32 + 0.5) / buckets as f32, cards.iter().flatten().min().copied())
        })
        .collect()
}

/// Which point of a stage's curve stands at a column of so many, counted from the stage's first; of
/// points that share a place the lowest. `None` where the stage has none.
pub fn curve_point(curve: &[Option<i8>], width: u16, column: u16) -> Option<usize> {
    let buckets = curve.len().min(usize::from(width).max(1));
    let bucket =
        (usize::from(column) * buckets / usize::from(width).max(1)).min(buckets.checked_sub(1)?);
    let cards = bucket * curve.len() / buckets..(bucket + 1) * curve.len() / buckets;
    cards.min_by_key(|card| curve[*card].unwrap_or(i8::MAX))
}

/// Draws through points without a gap between them, and forgets them.
fn draw_run(run: &mut Vec<Point>, heights: &mut [Option<f32>]) {
    if let [(x, y)] = run[..] {
        // A card alone between gaps is a short dash, so that it is seen.
        for offset in -1..=1 {
            put(heights, x as i32 + offset, y);
        }
    }
    let slopes = tangents(run);
    for (pair, slope) in run.windows(2).zip(slopes.windows(2)) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let span = x1 - x0;
        for x in x0 as i32..=x1 as i32 {
            let t = ((x as f32 - x0) / span).clamp(0.0, 1.0);
            put(heights, x, hermite(t, span, (y0, slope[0]), (y1, slope[1])));
        }
    }
    run.clear();
}

fn put(heights: &mut [Option<f32>], x: i32, y: f32) {
    if let Some(height) = usize::try_from(x).ok().and_then(|x| heights.get_mut(x)) {
        *height = Some(y.clamp(-2.0, 2.0));
    }
}

fn hermite(t: f32, span: f32, (y0, m0): (f32, f32), (y1, m1): (f32, f32)) -> f32 {
    let (t2, t3) = (t * t, t * t * t);
    (2.0 * t3 - 3.0 * t2 + 1.0) * y0
        + (t3 - 2.0 * t2 + t) * span * m0
        + (3.0 * t2 - 2.0 * t3) * y1
        + (t3 - t2) * span * m1
}

/// The slopes at the points: the harmonic mean of the neighbours', 0 at a turn and at the ends.
fn tangents(run: &[Point]) -> Vec<f32> {
    let secants: Vec<f32> =
        run.windows(2).map(|pair| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0)).collect();
    let mut slopes = vec![0.0; run.len()];
    for (slope, pair) in slopes.iter_mut().skip(1).zip(secants.windows(2)) {
        if pair[0] * pair[1] > 0.0 {
            *slope = 2.0 * pair[0] * pair[1] / (pair[0] + pair[1]);
        }
    }
    slopes
}

impl Dots {
    /// The braille pattern and the mean emotion of a cell of the curve's area; `None` where no dot
    /// stands. The column is counted from [`Dots::x`], the row from the area's top.
    pub fn cell(&self, area: Area, column: u16, row: u16) -> Option<(char, f32)> {
        const LEFT: [u32; 4] = [0x01, 0x02, 0x04, 0x40];
        const RIGHT: [u32; 4] = [0x08, 0x10, 0x20, 0x80];
        let level = |height: f32| {
            let levels = f32::from(area.height) * 4.0 - 1.0;
            ((2.0 - height) / 4.0 * levels).round() as u16
        };
        let mut pattern = 0;
        let mut sum = 0.0;
        let mut count = 0.0;
        for (side, bits) in [LEFT, RIGHT].iter().enumerate() {
            let at = usize::from(column) * 2 + side;
            let Some(Some(height)) = self.heights.get(at) else { continue };
            // Where the curve is steep, dots join it to its neighbour on the left.
            let before = at.checked_sub(1).and_then(|at| self.heights.get(at).copied().flatten());
            let (here, from) = (level(*height), level(before.unwrap_or(*height)));
            let (top, bottom) = match here.cmp(&from) {
                Ordering::Less => (here, from - 1),
                Ordering::Equal => (here, here),
                Ordering::Greater => (from + 1, here),
            };
            for dot in (top..=bottom).filter(|dot| dot / 4 == row) {
                pattern |= bits[usize::from(dot % 4)];
                sum += height;
                count += 1.0;
            }
        }
        let braille = char::from_u32(0x2800 + pattern)?;
        (pattern != 0).then_some((braille, sum / count))
    }
}
