//! The inks of the shipped themes, in the order of their table.

use crate::config::Ink;

/// Red, green and blue of every ink, a byte each.
pub(super) type Inks = [u32; Ink::ALL.len()];

/// Light ink on a dark ground.
pub(super) const DARK: Inks = [
    0x10_1218, // ground
    0xd8_dde4, // text
    0x94_9da8, // quiet
    0x9a_a5ff, // consumer
    0x56_b6c2, // band
    0xcb_9ae6, // provider
    0x12_202a, // band_ground
    0x29_3a4b, // selected
    0xf0_c060, // accent
    0x7e_d491, // positive
    0xf9_8b86, // negative
    0x26_2b36, // footer
    0x2f_4459, // field
    0x3b_4552, // line
];

/// Dark ink on a light ground.
pub(super) const LIGHT: Inks = [
    0xff_ffff, // ground
    0x1c_2128, // text
    0x5f_6771, // quiet
    0x3a_49b0, // consumer
    0x0a_6573, // band
    0x7d_3c98, // provider
    0xe6_f3f8, // band_ground
    0xd3_e6ef, // selected
    0x85_4f00, // accent
    0x11_692a, // positive
    0xb3_221a, // negative
    0xe6_e9ef, // footer
    0xc3_dcea, // field
    0xc0_c8d0, // line
];

/// Light ink that stands out from black.
pub(super) const HIGH_DARK: Inks = [
    0x00_0000, // ground
    0xff_ffff, // text
    0xd0_d4da, // quiet
    0xc9_d1ff, // consumer
    0x7c_f0ff, // band
    0xf2_c8ff, // provider
    0x00_222e, // band_ground
    0x0a_3560, // selected
    0xff_e066, // accent
    0x90_f5a8, // positive
    0xff_bdb8, // negative
    0x22_262e, // footer
    0x0f_3655, // field
    0x9a_a3ad, // line
];

/// Dark ink that stands out from white.
pub(super) const HIGH_LIGHT: Inks = [
    0xff_ffff, // ground
    0x00_0000, // text
    0x33_383f, // quiet
    0x1c_2a86, // consumer
    0x00_4852, // band
    0x56_197a, // provider
    0xe2_f2f8, // band_ground
    0xc9_e2f2, // selected
    0x5c_3500, // accent
    0x00_441a, // positive
    0x80_0c06, // negative
    0xe4_e7ec, // footer
    0xc2_def0, // field
    0x5a_626c, // line
];

#[cfg(test)]
mod tests {
    use super::{DARK, HIGH_DARK, HIGH_LIGHT, Inks, LIGHT};
    use crate::config::Ink;

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
    fn contrast_is_that_of_the_definition() {
        assert!((contrast(0, 0xff_ffff) - 21.0).abs() < 0.001);
        assert!((contrast(0x77_7777, 0xff_ffff) - 4.478).abs() < 0.01);
        assert!((contrast(0x12_3456, 0x12_3456) - 1.0).abs() < 0.001);
    }

    const TEXTS: [Ink; 7] = [
        Ink::Text,
        Ink::Consumer,
        Ink::Band,
        Ink::Provider,
        Ink::Accent,
        Ink::Positive,
        Ink::Negative,
    ];
    const GROUNDS: [Ink; 4] = [Ink::Ground, Ink::BandGround, Ink::Selected, Ink::Footer];

    #[track_caller]
    fn stands_out(inks: &Inks, ink: Ink, ground: Ink, least: f64) {
        let contrast = contrast(inks[ink as usize], inks[ground as usize]);
        assert!(contrast >= least, "{ink:?} on {ground:?}: {contrast:.2}, at least {least}");
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for inks in [&DARK, &LIGHT] {
            for ground in GROUNDS {
                for ink in TEXTS {
                    stands_out(inks, ink, ground, 4.5);
                }
                stands_out(inks, Ink::Quiet, ground, 3.0);
            }
            // On these it is most of what there is to read.
            stands_out(inks, Ink::Quiet, Ink::Ground, 4.5);
            stands_out(inks, Ink::Quiet, Ink::BandGround, 4.5);
            // What is being typed, its label, and how it may go on.
            stands_out(inks, Ink::Text, Ink::Field, 4.5);
            stands_out(inks, Ink::Accent, Ink::Field, 4.5);
            stands_out(inks, Ink::Quiet, Ink::Field, 3.0);
        }
    }

    #[test]
    fn in_high_contrast_everything_that_is_read_stands_out() {
        for inks in [&HIGH_DARK, &HIGH_LIGHT] {
            for ground in GROUNDS.into_iter().chain([Ink::Field]) {
                for ink in TEXTS.into_iter().chain([Ink::Quiet]) {
                    stands_out(inks, ink, ground, 7.0);
                }
                // Elsewhere lines are no more than decoration.
                stands_out(inks, Ink::Line, ground, 3.0);
            }
        }
    }
}
