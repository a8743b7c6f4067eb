//! What must stay fast: from a key to its frame, whatever the map holds.

mod large;

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use criterion::{BatchSize, Criterion};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use wayband::check::{TextOnly, check};
use wayband::layout::Cells;
use wayband::tui::app::{App, Look};
use wayband::tui::editor::Editor;
use wayband::tui::glyphs::Glyphs;
use wayband::tui::theme::{Depth, Ground, Theme};
use wayband::tui::update::update;
use wayband::tui::view::render;

const SIZE: (u16, u16) = (200, 50);

/// Stages, and cards in each.
const MAPS: [(usize, usize); 5] = [(5, 5), (100, 100), (7, 1_430), (1_000, 100), (7, 14_285)];

struct Screen {
    app: App,
    buffer: Buffer,
}

impl Screen {
    fn new(stages: usize, cards: usize) -> Self {
        let look = Look { theme: Theme::new(Ground::Dark, Depth::True), glyphs: Glyphs::UNICODE };
        let editor = Editor::new(large::large(stages, cards));
        let mut app = App::new(editor, PathBuf::from("large.ron"), look, SIZE);
        app.reveal();
        Screen { app, buffer: Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1)) }
    }

    /// What a key does, and the frame that shows it.
    fn key(&mut self, key: char) {
        let key = KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE);
        black_box(update(&mut self.app, Event::Key(key)));
        self.buffer.reset();
        black_box(render(&self.app, &mut self.buffer));
    }

    /// Keys that come back to where they began, in turn.
    fn keys(&mut self, keys: &str, turn: &mut usize) {
        let key = keys.as_bytes()[*turn % keys.len()];
        *turn += 1;
        self.key(char::from(key));
    }
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    for (stages, cards) in MAPS {
        let mut group = criterion.benchmark_group(format!("{stages} stages of {cards}"));
        for (name, keys) in
            [("down and up", "jjjjjjkkkkkk"), ("right and left", "lllhhh"), ("an edit", "+-")]
        {
            let mut screen = Screen::new(stages, cards);
            // From the middle of the map.
            (0..stages / 2).for_each(|_| screen.key('l'));
            let mut turn = 0;
            group.bench_function(name, |b| b.iter(|| screen.keys(keys, &mut turn)));
        }
        let document = large::large(stages, cards);
        let journey = &document.journey;
        group.bench_function("cells", |b| b.iter(|| Cells::new(black_box(journey))));
        group.bench_function("check", |b| b.iter(|| check(black_box(journey), &TextOnly)));
        group.bench_function("open", |b| {
            b.iter_batched(|| document.clone(), Editor::new, BatchSize::LargeInput);
        });
        group.bench_function("markdown", |b| {
            b.iter(|| wayband::export::markdown(black_box(journey)));
        });
        group.finish();
    }
    criterion.final_summary();
}
