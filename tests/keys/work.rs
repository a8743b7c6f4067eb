//! What a key costs follows what is visible, not what the map holds: counted in bytes that are
//! written to the terminal.

use std::cell::Cell;
use std::fmt::Write as _;
use std::io;
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use wayband::tui::view::render;

use super::Screen;

/// Ten stages, each with as many cards in every one of three lanes.
fn map(cards: usize) -> String {
    let mut map = "Journey(format: 1, title: \"Map\", stages: [".to_owned();
    for stage in 0..10 {
        let _ = write!(map, "Stage(id: \"s{stage}\", title: \"Stage{stage}\", cards: [");
        for card in 0..cards {
            for lane in ["consumer", "touchpoints", "provider"] {
                let _ = write!(
                    map,
                    "Activity(id: \"{lane}-{stage}-{card}\", lane: \"{lane}\", title: \"Card{card} of{stage}\"),"
                );
            }
        }
        map.push_str("]),");
    }
    map + "])"
}

/// A terminal that counts what is written to it.
#[derive(Clone, Default)]
struct Counter(Rc<Cell<usize>>);

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The bytes written for each of some keys, the first drawing left out.
fn bytes(cards: usize, keys: &[&str]) -> Vec<usize> {
    let mut screen = Screen::open(&map(cards));
    let viewport = Viewport::Fixed(Rect { x: 0, y: 0, width: 120, height: 40 });
    let counter = Counter::default();
    let backend = CrosstermBackend::new(counter.clone());
    let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
    let mut draw = |screen: &Screen| {
        counter.0.set(0);
        let frame = |frame: &mut Frame<'_>| {
            render(&screen.app, frame.buffer_mut());
        };
        terminal.draw(frame).unwrap();
        counter.0.get()
    };
    draw(&screen);
    let mut counts = Vec::new();
    for key in keys {
        screen.keys(key);
        counts.push(draw(&screen));
    }
    counts
}

#[test]
fn a_key_writes_as_much_on_a_large_map_as_on_a_small_one() {
    let keys = ["j", "j", "k", "l", "+", "*", "u", "u", "Space", "Esc", "G", "g g", "Z", "z"];
    let (small, large) = (bytes(20, &keys), bytes(330, &keys));
    for ((key, small), large) in keys.iter().zip(small).zip(large) {
        // Figures of what is not shown may have a digit or two more.
        assert!(large <= small + 64, "{key}: {small} bytes of 600 cards, {large} of 9,900");
    }
}

#[test]
fn a_key_that_changes_nothing_writes_next_to_nothing() {
    for count in bytes(30, &["Esc", "k", "h", "g g"]) {
        println!("{count} bytes");
        assert!(count <= 32, "{count} bytes");
    }
    // Moving on by a card redraws two cards and the line about the selected one.
    for count in bytes(30, &["j", "j", "j"]) {
        println!("{count} bytes");
        assert!(count <= 250, "{count} bytes");
    }
}
