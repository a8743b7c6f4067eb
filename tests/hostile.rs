//! No text makes reading fail in another way than by faults, on however little a stack, and faults
//! are few and short.

#![allow(clippy::unwrap_used)] // a test stops where its thread does

#[path = "../benches/hostile/texts.rs"]
mod texts;

use texts::ALL;
use wayband::check::{TextOnly, check};
use wayband::format::{MAX_DEPTH, places, print, read};

/// Reads a text, and does with it what `check` and `fmt` would.
fn endure(name: &str, text: &str) {
    match read(text) {
        Ok(document) => {
            assert!(places(text).is_ok(), "{name}");
            let printed = print(&document);
            assert_eq!(print(&read(&printed).unwrap()), printed, "{name}");
            check(&document.journey, &TextOnly);
        }
        Err(faults) => {
            assert!((1..=101).contains(&faults.len()), "{name}: {} faults", faults.len());
            assert!(faults.is_sorted_by_key(|fault| fault.position), "{name}");
            for fault in &faults {
                let hint = fault.hint.as_deref().unwrap_or_default();
                let shown = fault.excerpt.as_ref().map(|e| format!("{}{}", e.before, e.after));
                let shown = shown.unwrap_or_default();
                assert!(fault.position.offset <= text.len(), "{name}: {fault}");
                assert!(fault.to_string().chars().count() < 300, "{name}: {fault}");
                assert!(hint.chars().count() < 300, "{name}: {hint}");
                assert!(shown.chars().count() < 120, "{name}: {shown}");
            }
            if faults.len() == 101 {
                let last = &faults[100].message;
                assert_eq!(last, "there is more; these are the first 100 faults", "{name}");
            }
        }
    }
}

#[test]
fn every_hostile_text_ends_in_few_faults_or_is_a_map() {
    // Less than what a thread has by default, so that no text is read by calls within calls.
    let work = || ALL.iter().for_each(|hostile| endure(hostile.name, &hostile.text(200_000)));
    std::thread::Builder::new().stack_size(512 << 10).spawn(work).unwrap().join().unwrap();
}

#[test]
fn every_cut_of_a_map_is_told_or_read() {
    let map = include_str!("maps/valid/new-laptop.ron");
    for (end, _) in map.char_indices().step_by(7) {
        endure("a map cut off", &map[..end]);
        endure("a map without its start", &map[end..]);
    }
}

#[test]
fn what_is_too_deep_is_told_at_its_place() {
    for bracket in ["(", "[", "{"] {
        let text = format!("Journey(x: {}", bracket.repeat(100_000));
        let faults = read(&text).unwrap_err();
        let deep = faults.last().unwrap();
        assert_eq!(deep.message, "this stands more than 128 levels deep");
        assert_eq!(deep.position.offset, "Journey(x: ".len() + MAX_DEPTH - 1);
    }
}
