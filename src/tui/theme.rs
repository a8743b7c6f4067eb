//! The colours and weights of the screen, by what they mean.

use ratatui::style::{Color, Modifier, Style};

use crate::journey::Visibility;

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None: weight alone.
    Plain,
    /// The terminal's own 16.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// 24 bits.
    True,
}

/// Whether the terminal's ground is dark or light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// Light ink on a dark ground.
    #[default]
    Dark,
    /// Dark ink on a light ground.
    Light,
}

/// The styles of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary ink.
    pub text: Style,
    /// What comes second.
    pub quiet: Style,
    /// Headings.
    pub strong: Style,
    /// The consumer's own zone.
    pub consumer: Style,
    /// The band.
    pub band: Style,
    /// The provider's own zone.
    pub provider: Style,
    /// The ground of the band.
    pub band_ground: Style,
    /// The ground of what is selected.
    pub selected: Style,
    /// The bar of what is selected, keys, marks, personas.
    pub accent: Style,
    /// Emotions above 0.
    pub positive: Style,
    /// Emotions below 0, and what is wrong.
    pub negative: Style,
    /// An emotion of 0.
    pub neutral: Style,
    /// The line at the foot.
    pub footer: Style,
    /// A field being typed into.
    pub field: Style,
    /// Lines that only part one thing from another.
    pub line: Style,
}

/// The inks of one ground.
struct Inks {
    quiet: u32,
    consumer: u32,
    band: u32,
    provider: u32,
    band_ground: u32,
    selected: u32,
    accent: u32,
    positive: u32,
    negative: u32,
    footer: u32,
    field: u32,
    line: u32,
}

const DARK: Inks = Inks {
    quiet: 0x8b_949e,
    consumer: 0x9a_a5ff,
    band: 0x56_b6c2,
    provider: 0xc5_8fe0,
    band_ground: 0x12_202a,
    selected: 0x2b_3d4f,
    accent: 0xf0_c060,
    positive: 0x7e_d491,
    negative: 0xf4_7070,
    footer: 0x26_2b36,
    field: 0x33_4a60,
    line: 0x3b_4552,
};

const LIGHT: Inks = Inks {
    quiet: 0x66_6e78,
    consumer: 0x3a_49b0,
    band: 0x0b_7180,
    provider: 0x7d_3c98,
    band_ground: 0xe6_f3f8,
    selected: 0xc8_dfe9,
    accent: 0x9c_5d00,
    positive: 0x14_7a2e,
    negative: 0xbd_271d,
    footer: 0xe6_e9ef,
    field: 0xb5_d3e4,
    line: 0xc0_c8d0,
};

impl Theme {
    /// The theme for a terminal.
    pub fn new(ground: Ground, depth: Depth) -> Self {
        match depth {
            Depth::Plain => Theme::plain(),
            Depth::Sixteen => Theme::sixteen(),
            Depth::Indexed | Depth::True => {
                let inks = match ground {
                    Ground::Dark => &DARK,
                    Ground::Light => &LIGHT,
                };
                Theme::inked(inks, depth)
            }
        }
    }

    /// The ink of a zone.
    pub fn zone(&self, zone: Visibility) -> Style {
        match zone {
            Visibility::Consumer => self.consumer,
            Visibility::Band => self.band,
            Visibility::Provider => self.provider,
        }
    }

    /// The ink of an emotion, which is never shown without its sign.
    pub fn emotion(&self, value: i64) -> Style {
        match value {
            1.. => self.positive,
            0 => self.neutral,
            _ => self.negative,
        }
    }

    fn inked(inks: &Inks, depth: Depth) -> Self {
        let ink = |rgb: u32| Style::new().fg(color(rgb, depth));
        let ground = |rgb: u32| Style::new().bg(color(rgb, depth));
        let bold = Modifier::BOLD;
        Theme {
            text: Style::new(),
            quiet: ink(inks.quiet),
            strong: Style::new().add_modifier(bold),
            consumer: ink(inks.consumer),
            band: ink(inks.band),
            provider: ink(inks.provider),
            band_ground: ground(inks.band_ground),
            selected: ground(inks.selected).add_modifier(bold),
            accent: ink(inks.accent),
            positive: ink(inks.positive).add_modifier(bold),
            negative: ink(inks.negative).add_modifier(bold),
            neutral: ink(inks.quiet).add_modifier(bold),
            footer: ground(inks.footer),
            field: ground(inks.field),
            line: ink(inks.line),
        }
    }

    fn sixteen() -> Self {
        let ink = |color: Color| Style::new().fg(color);
        let bold = Modifier::BOLD;
        Theme {
            text: Style::new(),
            quiet: Style::new().add_modifier(Modifier::DIM),
            strong: Style::new().add_modifier(bold),
            consumer: ink(Color::LightBlue),
            band: ink(Color::Cyan),
            provider: ink(Color::Magenta),
            band_ground: Style::new(),
            selected: Style::new().add_modifier(bold | Modifier::REVERSED),
            accent: ink(Color::Yellow),
            positive: ink(Color::Green).add_modifier(bold),
            negative: ink(Color::Red).add_modifier(bold),
            neutral: Style::new().add_modifier(bold),
            footer: Style::new(),
            field: Style::new().add_modifier(Modifier::UNDERLINED),
            line: Style::new().add_modifier(Modifier::DIM),
        }
    }

    fn plain() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Theme {
            text: Style::new(),
            quiet: Style::new().add_modifier(Modifier::DIM),
            strong: bold,
            consumer: Style::new(),
            band: Style::new(),
            provider: Style::new(),
            band_ground: Style::new(),
            selected: Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
            accent: bold,
            positive: bold,
            negative: bold,
            neutral: bold,
            footer: Style::new(),
            field: Style::new().add_modifier(Modifier::UNDERLINED),
            line: Style::new().add_modifier(Modifier::DIM),
        }
    }
}

fn color(rgb: u32, depth: Depth) -> Color {
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
    use super::{DARK, Inks, LIGHT, nearest_index};

    #[test]
    fn indexed_colours_are_the_nearest() {
        assert_eq!(nearest_index(255, 0, 0), 196);
        assert_eq!(nearest_index(8, 8, 8), 232);
        assert_eq!(nearest_index(0x80, 0x80, 0x80), 244);
    }

    /// The contrast of two colours by WCAG 2.2.
    fn contrast(a: u32, b: u32) -> f64 {
        let luminance = |rgb: u32| {
            let [_, r, g, b] = rgb.to_be_bytes();
            let linear = |c: u8| {
                let c = f64::from(c) / 255.0;
                if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_ink_can_be_read_on_every_ground() {
        let check = |inks: &Inks, ground: u32| {
            for ink in [
                inks.quiet,
                inks.consumer,
                inks.band,
                inks.provider,
                inks.accent,
                inks.positive,
                inks.negative,
            ] {
                for ground in [ground, inks.band_ground] {
                    assert!(contrast(ink, ground) >= 4.5, "{ink:06x} on {ground:06x}");
                }
                // On the footer and on what is selected inks are short and bold.
                for ground in [inks.selected, inks.footer] {
                    assert!(contrast(ink, ground) >= 3.0, "{ink:06x} on {ground:06x}");
                }
            }
        };
        check(&DARK, 0x10_1218);
        check(&LIGHT, 0xff_ffff);
    }
}
