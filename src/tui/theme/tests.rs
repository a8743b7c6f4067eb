//! Which theme a terminal gets, and what a user's own colours change in it.

use ratatui::style::{Color, Modifier};

use super::{Depth, Ground, Theme};
use crate::config::{Color as Said, Ink, ThemeChoice};

fn theme(choice: &ThemeChoice) -> Theme {
    Theme::of(choice, Ground::Dark, Depth::True)
}

#[test]
fn by_itself_a_theme_leaves_the_terminals_ground_and_by_name_it_brings_its_own() {
    assert_eq!(theme(&ThemeChoice::Auto).screen, None);
    assert_eq!(theme(&ThemeChoice::Auto).quiet, theme(&ThemeChoice::Dark).quiet);
    let black = (Color::Rgb(0xff, 0xff, 0xff), Color::Rgb(0, 0, 0));
    assert_eq!(theme(&ThemeChoice::HighContrast).screen, Some(black));
    let light = Theme::of(&ThemeChoice::Light, Ground::Dark, Depth::True);
    assert_eq!(light, Theme::of(&ThemeChoice::Light, Ground::Light, Depth::True));
    assert!(light.screen.is_some());
    let high = |ground| Theme::of(&ThemeChoice::HighContrast, ground, Depth::True);
    assert_ne!(high(Ground::Dark), high(Ground::Light));
}

#[test]
fn few_colours_and_none_are_kept_to_whatever_is_chosen() {
    for (_, choice, _) in ThemeChoice::SHIPPED {
        let plain = Theme::of(choice, Ground::Light, Depth::Plain);
        let sixteen = Theme::of(choice, Ground::Light, Depth::Sixteen);
        assert_eq!((plain.screen, plain.band.fg), (None, None));
        assert_eq!((sixteen.screen, sixteen.band.fg), (None, Some(Color::Cyan)));
    }
    assert_eq!(
        theme(&ThemeChoice::Terminal),
        Theme::of(&ThemeChoice::Auto, Ground::Dark, Depth::Sixteen)
    );
    // What is dimmed does not stand out.
    let strong = Theme::of(&ThemeChoice::HighContrast, Ground::Dark, Depth::Sixteen);
    assert!(!strong.quiet.add_modifier.contains(Modifier::DIM));
}

#[test]
fn a_users_colours_lie_over_those_of_the_theme() {
    let colors = [
        (Ink::Accent, Said::Rgb(0x01_0203)),
        (Ink::Selected, Said::Own(4)),
        (Ink::Ground, Said::Default),
    ];
    let theme = |depth| Theme::of(&ThemeChoice::Terminal, Ground::Dark, depth).over(&colors, depth);
    let full = theme(Depth::True);
    assert_eq!(full.accent.fg, Some(Color::Rgb(1, 2, 3)));
    assert_eq!(full.selected.bg, Some(Color::Blue));
    assert!(!full.selected.add_modifier.contains(Modifier::REVERSED));
    assert_eq!(full.screen, Some((Color::Reset, Color::Reset)));
    // A terminal of 16 colours shows its own alone, and one without shows none.
    let sixteen = theme(Depth::Sixteen);
    assert_eq!((sixteen.accent.fg, sixteen.selected.bg), (Some(Color::Yellow), Some(Color::Blue)));
    assert_eq!(theme(Depth::Plain), Theme::of(&ThemeChoice::Auto, Ground::Dark, Depth::Plain));
}
