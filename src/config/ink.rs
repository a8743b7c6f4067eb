//! The inks and grounds of a theme, by what they mean.

/// What a theme gives a colour to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ink {
    /// The screen.
    Ground,
    /// Ordinary text.
    Text,
    /// What comes second.
    Quiet,
    /// The consumer's own zone.
    Consumer,
    /// The band.
    Band,
    /// The provider's own zone.
    Provider,
    /// The ground of the band.
    BandGround,
    /// The ground of what is selected.
    Selected,
    /// The bar of what is selected, keys, marks, personas.
    Accent,
    /// Emotions above 0.
    Positive,
    /// Emotions below 0, and what is wrong.
    Negative,
    /// The ground of the line at the foot.
    Footer,
    /// The ground of a field being typed into.
    Field,
    /// Lines that only part one thing from another.
    Line,
}

impl Ink {
    /// Every ink with the name it has in a theme's file, and what it is for.
    pub const ALL: &'static [(Ink, &'static str, &'static str)] = &[
        (Ink::Ground, "ground", "the screen"),
        (Ink::Text, "text", "ordinary text"),
        (Ink::Quiet, "quiet", "what comes second"),
        (Ink::Consumer, "consumer", "the consumer's own zone"),
        (Ink::Band, "band", "the band"),
        (Ink::Provider, "provider", "the provider's own zone"),
        (Ink::BandGround, "band_ground", "the ground of the band"),
        (Ink::Selected, "selected", "the ground of what is selected"),
        (Ink::Accent, "accent", "what is selected, keys, marks, personas"),
        (Ink::Positive, "positive", "emotions above 0"),
        (Ink::Negative, "negative", "emotions below 0, and what is wrong"),
        (Ink::Footer, "footer", "the ground of the line at the foot"),
        (Ink::Field, "field", "the ground of a field being typed into"),
        (Ink::Line, "line", "lines that part one thing from another"),
    ];
}

/// A colour as a theme's file gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// Red, green and blue, a byte each: `"#f0c060"` is `0xf0c060`.
    Rgb(u32),
    /// One of the terminal's own 16 colours, by its number.
    Own(u8),
    /// The terminal's own ink or ground.
    Default,
}

/// The names of the terminal's own colours, in the order of their numbers.
const OWN: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

impl Color {
    /// Reads `#rrggbb`, the name of one of the terminal's 16 colours, or `default`.
    pub(super) fn parse(text: &str) -> Option<Color> {
        if let Some(digits) = text.strip_prefix('#') {
            let is_hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            return u32::from_str_radix(digits, 16).ok().filter(|_| is_hex).map(Color::Rgb);
        }
        if text == "default" {
            return Some(Color::Default);
        }
        OWN.iter().position(|name| *name == text).map(|number| Color::Own(number as u8))
    }

    /// Every name of a colour.
    pub(super) fn names() -> Vec<&'static str> {
        OWN.into_iter().chain(["default"]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Color, Ink, OWN};

    #[test]
    fn colours_are_read_by_their_figures_and_names() {
        assert_eq!(Color::parse("#f0c060"), Some(Color::Rgb(0xf0_c060)));
        assert_eq!(Color::parse("#F0C060"), Some(Color::Rgb(0xf0_c060)));
        assert_eq!(Color::parse("bright-red"), Some(Color::Own(9)));
        assert_eq!(Color::parse("default"), Some(Color::Default));
        for wrong in ["f0c060", "#f0c06", "#f0c0601", "#+0c060", "Red", ""] {
            assert_eq!(Color::parse(wrong), None, "{wrong}");
        }
        assert_eq!(OWN.len(), 16);
    }

    #[test]
    fn every_ink_stands_in_the_table_at_its_own_place() {
        for (place, (ink, ..)) in Ink::ALL.iter().enumerate() {
            assert_eq!(*ink as usize, place);
        }
        assert_eq!(Ink::ALL.len(), Ink::Line as usize + 1);
    }
}
