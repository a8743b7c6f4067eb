//! Colours as a terminal of few or many colours shows them.

use ratatui::style::Color;

use super::Depth;

/// The terminal's own colours, in the order of their numbers.
const OWN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// One of the terminal's own 16 colours.
pub(super) fn own(number: u8) -> Color {
    OWN.get(usize::from(number)).copied().unwrap_or_default()
}

/// A colour by its red, green and blue, a byte each.
pub(super) fn rgb(rgb: u32, depth: Depth) -> Color {
    let [_, r, g, b] = rgb.to_be_bytes();
    match depth {
        Depth::True => Color::Rgb(r, g, b),
        _ => Color::Indexed(nearest_index(r, g, b)),
    }
}

/// The nearest of xterm's 6x6x6 cube and its 24 greys.
fn nearest_index(r: u8, g: u8, b: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let nearest = |value: u8| {
        (0..6u8).min_by_key(|step| STEPS[usize::from(*step)].abs_diff(value)).unwrap_or(0)
    };
    let distance = |(x, y, z): (u8, u8, u8)| {
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(x, r) + square(y, g) + square(z, b)
    };
    let (cr, cg, cb) = (nearest(r), nearest(g), nearest(b));
    let cube = (STEPS[usize::from(cr)], STEPS[usize::from(cg)], STEPS[usize::from(cb)]);
    let mean = (u16::from(r) + u16::from(g) + u16::from(b)) / 3;
    let grey_step = (mean.saturating_sub(3) / 10).min(23) as u8;
    let grey = 8 + 10 * grey_step;
    if distance((grey, grey, grey)) < distance(cube) {
        232 + grey_step
    } else {
        16 + 36 * cr + 6 * cg + cb
    }
}

#[cfg(test)]
mod tests {
    use super::{OWN, nearest_index, own};

    #[test]
    fn indexed_colours_are_the_nearest() {
        assert_eq!(nearest_index(255, 0, 0), 196);
        assert_eq!(nearest_index(8, 8, 8), 232);
        assert_eq!(nearest_index(0x80, 0x80, 0x80), 244);
    }

    #[test]
    fn every_own_colour_is_another_one() {
        for (number, color) in OWN.iter().enumerate() {
            assert_eq!(OWN.iter().filter(|other| *other == color).count(), 1);
            assert_eq!(own(number as u8), *color);
        }
    }
}
