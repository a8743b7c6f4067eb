//! What must stay fast: merging a large map that two people edited in twenty places each.

mod edits;
mod large;

use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use wayband::format::{Document, print, read};
use wayband::merge::merge;

use edits::edited;

/// Stages, and cards in each.
const MAPS: [(usize, usize); 3] = [(5, 5), (40, 50), (100, 200)];

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();
    for (stages, cards) in MAPS {
        let document = large::large(stages, cards);
        let sides = [0, 1].map(|person| print(&Document::new(edited(&document.journey, person))));
        let texts = [print(&document), sides[0].clone(), sides[1].clone()];
        let maps = || texts.each_ref().map(|text| read(black_box(text)).ok());
        let mut group = criterion.benchmark_group(format!("{} cards", stages * cards));
        group.bench_function("merge", |b| {
            b.iter_batched(
                maps,
                |[base, ours, theirs]| Some(merge(base, ours?, theirs?)),
                criterion::BatchSize::LargeInput,
            );
        });
        group.bench_function("from texts to text", |b| {
            b.iter(|| {
                let [base, ours, theirs] = maps();
                Some(print(&merge(base, ours?, theirs?).document))
            });
        });
        group.finish();
    }
    criterion.final_summary();
}
