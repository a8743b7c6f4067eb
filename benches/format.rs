//! What must stay fast: reading a large map, at least as fast as `ron` into derived types, and
//! printing it.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use ron::extensions::Extensions;
use wayband::format::{places, print, read};
use wayband::journey::Journey;

/// A map of so many cards in ten stages, in canonical text, about half a kilobyte a card.
fn map(cards: usize) -> String {
    let mut out = String::from("Journey(\n    format: 1,\n    title: \"Large\",\n    lanes: [\n");
    for (id, visibility) in [("consumer", "Consumer"), ("band", "Band"), ("provider", "Provider")] {
        let _ = write!(
            out,
            "        Lane(\n            id: \"{id}\",\n            title: \"{id}\",\n            \
             visibility: {visibility},\n        ),\n"
        );
    }
    out.push_str("    ],\n    stages: [\n");
    let per_stage = cards / 10;
    for stage in 0..10 {
        let _ = write!(
            out,
            "        Stage(\n            id: \"stage-{stage}\",\n            title: \"Stage {stage}\",\n            \
             cards: [\n"
        );
        for card in 0..per_stage {
            card_text(&mut out, stage * per_stage + card);
        }
        out.push_str("            ],\n        ),\n");
    }
    out.push_str("    ],\n)\n");
    out
}

fn card_text(out: &mut String, number: usize) {
    let kind = ["Touchpoint", "Interaction", "Activity"][number % 3];
    let lane = ["band", "band", "consumer"][number % 3];
    let emotion = (number % 5) as i64 - 2;
    let _ = write!(
        out,
        "                {kind}(
                    id: \"card-{number}\",
                    lane: \"{lane}\",
                    title: \"Browses the hardware catalogue, part {number}\",
                    channel: \"Web portal\",
                    duration: \"20m\",
                    emotion: {emotion},
                    pains: [
                        \"Prices are shown without tax\",
                        \"The “recommended” filter hides what is in stock\",
                    ],
"
    );
    if number.is_multiple_of(4) {
        out.push_str(
            "                    opportunities: [
                        Opportunity(
                            title: \"One page per role with a default choice\",
                            impact: 4,
                            effort: 2,
                        ),
                    ],
                    metrics: [
                        Metric(
                            name: \"CSAT\",
                            value: 3.1,
                            target: 4.5,
                            unit: \"of 5\",
                        ),
                    ],
",
        );
    }
    if number.is_multiple_of(50) {
        out.push_str("                    // Ask again in autumn.\n");
    }
    out.push_str("                    notes: [\n                        \"From the second round of interviews\",\n                    ],\n                ),\n");
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    for cards in [25, 10_000] {
        let text = map(cards);
        let Ok(document) = read(&text) else { return };
        assert_eq!(print(&document), text, "the bench's map is canonical");
        let mut group = criterion.benchmark_group(format!("{cards} cards"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("read", |b| b.iter(|| read(black_box(&text))));
        group.bench_function("read with ron", |b| {
            b.iter(|| options.from_str::<Journey>(black_box(&text)));
        });
        group.bench_function("places", |b| b.iter(|| places(black_box(&text))));
        group.bench_function("print", |b| b.iter(|| print(black_box(&document))));
        group.finish();
    }
    criterion.final_summary();
}
