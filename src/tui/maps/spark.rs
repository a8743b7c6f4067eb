//! The emotion curve of a map in a few cells: higher is better.

use super::super::glyphs::Glyphs;

/// From -2 to 2. The highest leave a gap to the line above.
const BLOCKS: [&str; 6] = ["▁", "▂", "▃", "▄", "▅", "▆"];
/// The same for fonts without blocks.
const PLAIN: [&str; 5] = ["_", ".", "-", "'", "^"];

/// For each cell its sign and the emotion that it stands for; `None` where that is not known. One
/// cell a stage, or some stages in one where there are more than `room`.
pub fn spark(
    curve: &[Option<f32>],
    room: usize,
    glyphs: &Glyphs,
) -> Vec<(&'static str, Option<f32>)> {
    // Where nothing at all is known there is no curve.
    let is_known = curve.iter().any(Option::is_some);
    let count = if is_known { curve.len().min(room) } else { 0 };
    let cell = |number: usize| {
        let (first, end) = (number * curve.len() / count, (number + 1) * curve.len() / count);
        let known: Vec<f32> = curve[first..end].iter().flatten().copied().collect();
        if known.is_empty() {
            return (glyphs.unknown, None);
        }
        let mean = known.iter().sum::<f32>() / known.len() as f32;
        (sign(mean, glyphs), Some(mean))
    };
    (0..count).map(cell).collect()
}

fn sign(emotion: f32, glyphs: &Glyphs) -> &'static str {
    let signs: &[&str] = if glyphs.braille { &BLOCKS } else { &PLAIN };
    let height = (emotion.clamp(-2.0, 2.0) + 2.0) / 4.0 * (signs.len() - 1) as f32;
    signs[height.round() as usize]
}

#[cfg(test)]
mod tests {
    use super::spark;
    use crate::tui::glyphs::Glyphs;

    fn drawn(curve: &[Option<f32>], room: usize, glyphs: &Glyphs) -> String {
        spark(curve, room, glyphs).iter().map(|(sign, _)| *sign).collect()
    }

    #[test]
    fn higher_is_better_and_a_gap_is_told() {
        let curve = [Some(-2.0), Some(-1.0), Some(0.0), Some(1.0), Some(2.0), None];
        assert_eq!(drawn(&curve, 9, &Glyphs::UNICODE), "▁▂▄▅▆·");
        assert_eq!(drawn(&curve, 9, &Glyphs::ASCII), "_.-'^.");
        assert_eq!(drawn(&curve, 0, &Glyphs::UNICODE), "");
        assert_eq!(drawn(&[], 9, &Glyphs::UNICODE), "");
    }

    #[test]
    fn many_stages_share_cells() {
        let curve = [Some(-2.0), Some(-2.0), Some(2.0), None, Some(2.0)];
        assert_eq!(drawn(&curve, 2, &Glyphs::UNICODE), "▁▆");
        let late = [None, None, None, Some(0.0)];
        assert_eq!(drawn(&late, 2, &Glyphs::UNICODE), "·▄");
        assert_eq!(drawn(&[None; 20], 3, &Glyphs::UNICODE), "");
    }
}
