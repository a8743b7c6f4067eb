//! The tour: each step is done by doing it.

use wayband::format::print;
use wayband::tui::app::Effect;
use wayband::tui::pane::Lines;
use wayband::tui::tour::Tour;

use super::Screen;

fn tour() -> Screen {
    let mut screen = Screen::open(&print(&Tour::document().unwrap()));
    screen.app.tour = Some(Tour::default());
    screen.app.view.chosen = None;
    screen
}

fn types_three_cards(screen: &mut Screen) {
    screen.shows("Tour 1/11").keys("a").types("Asks friends +1").keys("Enter");
    screen.shows("Tour 2/11").keys("Down").types("Tries one ~20m -1").keys("Enter");
    screen.shows("Tour 3/11").keys("Tab").types("Orders it *").shows("Tour 3/11").keys("Esc");
}

#[test]
fn the_tour_goes_on_as_its_steps_are_done() {
    let mut screen = tour();
    types_three_cards(&mut screen);
    screen.shows("Tour 4/11  J and K move the card: take it across an edge");
    screen.keys("j k").shows("Tour 4/11").keys("J").shows("Tour 5/11  + and - say how it feels");
    screen.keys("-").shows("Tour 6/11  u takes that back").keys("u").shows("Tour 7/11  / finds");
    screen.keys("/").types("friends").keys("Enter").shows("Tour 8/11  Enter shows every field");
    screen.keys("Enter").shows("Tour 8/11  Esc closes the details").keys("Esc");
    screen.shows("Tour 9/11  g o shows the map as an outline").keys("g o");
    screen.shows("Tour 9/11  g v shows it as a map again").keys("g v");
    screen.shows("Tour 10/11  ? shows all keys").keys("? Esc");
    screen.shows("Tour 11/11  Ctrl-s saves; this map is kept nowhere").keys("Ctrl-s");
    screen.does(&[Effect::Save]);
    // It can be left at any time without a question.
    screen.keys("q").does(&[Effect::Close]);
}

#[test]
fn each_line_fits_beside_the_way_out() {
    for (width, lines) in [(80, Lines::Drawn), (80, Lines::Plain), (120, Lines::Drawn)] {
        let mut screen = tour();
        screen.app.view.lines = lines;
        screen.sized(width, 24);
        for step in 1..=11 {
            screen.shows(&format!("Tour {step}/11  ")).shows("Esc leaves");
            let line = screen.drawn()[0].clone();
            assert!(!line.contains('…'), "{line}");
            screen.command("tour");
            if lines == Lines::Plain && step == 8 {
                // What is read out is always an outline, so that step falls away.
                break;
            }
        }
    }
}

#[test]
fn steps_are_skipped_and_the_tour_is_left_with_esc() {
    let mut screen = tour();
    for _ in 0..11 {
        screen.command("tour").does(&[]);
    }
    screen.shows("That was all  : finds every command by name, q goes back").command("tour");
    screen.shows("That was all").keys("a").types("More").keys("Esc").does(&[]);
    screen.keys("Esc").does(&[Effect::Close]);
}

#[test]
fn a_line_offers_the_tour_until_something_is_done_and_takes_no_key() {
    let line = "New here? :tour shows the ways in a minute · Esc hides this";
    let offered = || {
        let mut screen = Screen::new(super::MAP);
        screen.app.offers_tour = true;
        screen
    };
    offered().shows(line).keys("l").at("Offer c Compares at home").shows(line);
    offered().keys("x").hides("New here?").keys("u").hides("New here?");
    offered().keys("Space Esc").hides("New here?").keys("Esc");
    offered().command("tour").does(&[Effect::Tour]).hides("New here?");
}
