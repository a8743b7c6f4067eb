//! Writing: what was read is written so that nothing is lost, and once written it stays as it is.

#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use wayband::format::{Document, print, read};
use wayband_fuzz::mutate;
use wayband_fuzz::scan::{Kind, pieces};

fuzz_target!(|data: &[u8]| -> libfuzzer_sys::Corpus {
    let Ok(text) = std::str::from_utf8(data) else { return libfuzzer_sys::Corpus::Reject };
    // Reading has a target of its own.
    let Ok(document) = read(text) else { return libfuzzer_sys::Corpus::Reject };
    let printed = print(&document);
    let again = match read(&printed) {
        Ok(again) => again,
        Err(faults) => panic!("{faults:#?}\n{printed}"),
    };
    assert_eq!(said(&document), said(&again));
    assert_eq!(print(&again), printed, "a fixed point");
    assert!(!printed.contains("\r\n"), "line ends");
    assert_eq!(comments(text), comments(&printed), "comments");
    let (before, mut after) = (texts(text), texts(&printed));
    for text in before {
        match after.iter().position(|other| *other == text) {
            Some(found) => after.swap_remove(found),
            None => panic!("{text:?} is lost in\n{printed}"),
        };
    }
    libfuzzer_sys::Corpus::Keep
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let size = match mutate::mutated(&data[..size], seed) {
        Some(text) if seed % 8 != 0 && text.len() <= max_size => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        _ => size,
    };
    if seed % 8 < 2 { fuzzer_mutate(data, size, max_size) } else { size }
});

/// All that a map says: NaN is the same as itself, and -0 is 0.
fn said(document: &Document) -> String {
    format!("{:?}", document.journey).replace("Some(-0.0)", "Some(0.0)")
}

/// All comments, as they are to be kept.
fn comments(text: &str) -> Vec<String> {
    let mut found: Vec<String> = pieces(text)
        .into_iter()
        .filter(|piece| matches!(piece.kind, Kind::LineComment | Kind::BlockComment))
        .map(|piece| with_plain_ends(piece.text.trim_end()))
        .collect();
    found.sort_unstable();
    found
}

fn with_plain_ends(text: &str) -> String {
    let mut text = text.to_owned();
    while text.contains("\r\n") {
        text = text.replace("\r\n", "\n");
    }
    text
}

/// What all texts say, but for those of attributes such as `#![type = "..."]`.
fn texts(text: &str) -> Vec<String> {
    let pieces = pieces(text);
    let start = pieces.iter().position(|piece| piece.text == "Journey").unwrap_or_default();
    pieces[start..]
        .iter()
        .filter(|piece| matches!(piece.kind, Kind::Text | Kind::RawText))
        .map(|piece| match ron::from_str(piece.text) {
            Ok(text) => text,
            Err(error) => panic!("{error}: {}", piece.text),
        })
        .collect()
}
