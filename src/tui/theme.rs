//! The colours and weights of the screen, by what they mean.

mod colors;
mod inks;

use ratatui::style::{Color, Modifier, Style};

use crate::config::{Color as Said, Ink, ThemeChoice};
use crate::journey::Visibility;
use colors::{own, rgb};
use inks::{DARK, HIGH_DARK, HIGH_LIGHT, Inks, LIGHT};

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
    /// The ink and the ground that the whole screen has where nothing else is said; `None`: the
    /// terminal's own.
    pub screen: Option<(Color, Color)>,
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

impl Theme {
    /// The theme for a terminal where nothing else is wanted.
    pub fn new(ground: Ground, depth: Depth) -> Self {
        Theme::of(&ThemeChoice::Auto, ground, depth)
    }

    /// A shipped theme for a terminal; what the user has chosen beyond that is laid [`over`] it. A
    /// theme that is chosen by its name brings its own ground, so that it is read as it was made.
    ///
    /// [`over`]: Theme::over
    pub fn of(choice: &ThemeChoice, ground: Ground, depth: Depth) -> Self {
        let is_strong = *choice == ThemeChoice::HighContrast;
        let plain = match depth {
            Depth::Plain => Some(Theme::plain()),
            Depth::Sixteen => Some(Theme::sixteen()),
            Depth::Indexed | Depth::True if *choice == ThemeChoice::Terminal => {
                Some(Theme::sixteen())
            }
            Depth::Indexed | Depth::True => None,
        };
        if let Some(plain) = plain {
            return if is_strong { plain.undimmed() } else { plain };
        }
        let ground = match choice {
            ThemeChoice::Dark => Ground::Dark,
            ThemeChoice::Light => Ground::Light,
            _ => ground,
        };
        let inks = match (ground, is_strong) {
            (Ground::Dark, false) => &DARK,
            (Ground::Light, false) => &LIGHT,
            (Ground::Dark, true) => &HIGH_DARK,
            (Ground::Light, true) => &HIGH_LIGHT,
        };
        Theme::inked(inks, depth, *choice != ThemeChoice::Auto)
    }

    /// The theme with some colours of the user's own, as far as the terminal shows them.
    #[must_use]
    pub fn over(mut self, colors: &[(Ink, Said)], depth: Depth) -> Self {
        for (ink, color) in colors {
            let color = match (color, depth) {
                (_, Depth::Plain) | (Said::Rgb(_), Depth::Sixteen) => continue,
                (Said::Rgb(color), _) => rgb(*color, depth),
                (Said::Own(number), _) => own(*number),
                (Said::Default, _) => Color::Reset,
            };
            self.set(*ink, color);
        }
        self
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

    fn inked(inks: &Inks, depth: Depth, with_screen: bool) -> Self {
        // What is not weight alone is set below.
        let mut theme = Theme::plain().undimmed();
        for (ink, ..) in Ink::ALL {
            if with_screen || !matches!(ink, Ink::Ground | Ink::Text) {
                theme.set(*ink, rgb(inks[*ink as usize], depth));
            }
        }
        theme
    }

    /// Gives a colour to an ink, or to a ground, which then needs no other mark.
    fn set(&mut self, ink: Ink, color: Color) {
        let bold = Style::new().fg(color).add_modifier(Modifier::BOLD);
        let (own, ground) = self.screen.unwrap_or((Color::Reset, Color::Reset));
        match ink {
            Ink::Ground => self.screen = Some((own, color)),
            Ink::Text => self.screen = Some((color, ground)),
            Ink::Quiet => {
                self.quiet = Style::new().fg(color);
                self.neutral = bold;
            }
            Ink::Consumer => self.consumer = Style::new().fg(color),
            Ink::Band => self.band = Style::new().fg(color),
            Ink::Provider => self.provider = Style::new().fg(color),
            Ink::BandGround => self.band_ground = Style::new().bg(color),
            Ink::Selected => {
                self.selected = Style::new().bg(color).add_modifier(Modifier::BOLD);
            }
            Ink::Accent => self.accent = Style::new().fg(color),
            Ink::Positive => self.positive = bold,
            Ink::Negative => self.negative = bold,
            Ink::Footer => self.footer = Style::new().bg(color),
            Ink::Field => self.field = Style::new().bg(color),
            Ink::Line => self.line = Style::new().fg(color),
        }
    }

    /// Without what is weaker than ordinary text.
    fn undimmed(self) -> Self {
        Theme { quiet: Style::new(), line: Style::new(), ..self }
    }

    fn sixteen() -> Self {
        let ink = |color: Color| Style::new().fg(color);
        let bold = Modifier::BOLD;
        Theme {
            screen: None,
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
            screen: None,
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

#[cfg(test)]
mod tests;
