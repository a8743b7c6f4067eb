//! What must stay fast: finding twenty edits in a large map.

mod edits;
mod large;

use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use wayband::diff::{changes, matching};
use wayband::format::{Document, print, read};

use edits::{EDITS, edited};

/// Stages, and cards in each.
const MAPS: [(usize, usize); 3] = [(5, 5), (40, 50), (100, 200)];

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();
    for (stages, cards) in MAPS {
        let document = large::large(stages, cards);
        let mut new = edited(&document.journey, 0);
        new.number();
        let old = &document.journey;
        let found = changes(old, &new).lines.len();
        assert!((1..=EDITS).contains(&found), "{found} lines for {EDITS} edits");
        let texts = (print(&document), print(&Document::new(new.clone())));
        let mut group = criterion.benchmark_group(format!("{} cards", stages * cards));
        group.bench_function("matching", |b| b.iter(|| matching(black_box(old), black_box(&new))));
        group.bench_function("changes", |b| b.iter(|| changes(black_box(old), black_box(&new))));
        group.bench_function("from texts", |b| {
            b.iter(|| {
                let (old, new) = (read(black_box(&texts.0)), read(black_box(&texts.1)));
                let (Ok(old), Ok(new)) = (old, new) else { return 0 };
                changes(&old.journey, &new.journey).lines.len()
            });
        });
        group.finish();
    }
    criterion.final_summary();
}
