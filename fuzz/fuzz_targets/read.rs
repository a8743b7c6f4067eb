//! Reading: no panic, faults with true places, and the same map as `ron` reads.

#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use ron::extensions::Extensions;
use wayband::check::{TextOnly, check};
use wayband::format::{Fault, MAX_DEPTH, Position, places, read};
use wayband::journey::{Element, FieldRef, Journey, Record};
use wayband_fuzz::mutate;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let judged = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str::<Journey>(text);
    match read(text) {
        Ok(document) => {
            match judged {
                // NaN is the same as itself here.
                Ok(mut judged) => {
                    judged.number();
                    assert_eq!(format!("{:?}", document.journey), format!("{judged:?}"));
                }
                Err(error) => panic!("read, but ron says: {error}"),
            }
            let places = places(text).expect("what was read is read again");
            walk(&document.journey, &mut |record| {
                if let Some(place) = places.item(record.handle()) {
                    look_at(place, text);
                }
            });
            check(&document.journey, &TextOnly);
        }
        Err(faults) => {
            assert!(!faults.is_empty() && faults.len() <= 101);
            assert!(faults.is_sorted_by_key(|fault| fault.position));
            for fault in &faults {
                look_at(fault.position, text);
                let words = format!("{fault}{}", fault.hint.as_deref().unwrap_or_default());
                assert!(!words.chars().any(char::is_control), "{words:?}");
                assert!(words.len() < 2000, "{words}");
            }
            assert!(judged.is_err() || faults.iter().any(is_of_maps_alone), "{faults:#?}");
            assert_eq!(places(text).err(), Some(faults));
        }
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let size = match mutate::mutated(&data[..size], seed) {
        Some(text) if seed % 4 != 0 && text.len() <= max_size => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        _ => size,
    };
    if seed % 4 < 2 { fuzzer_mutate(data, size, max_size) } else { size }
});

/// What is a fault in a map and none to RON.
fn is_of_maps_alone(fault: &Fault) -> bool {
    fault.message.contains("written by a newer wayband")
        || fault.message == "a map starts with its name"
        || fault.message.contains(&format!("more than {MAX_DEPTH} levels"))
}

/// A place lies in the text, and its line and column are those of its byte.
fn look_at(place: Position, text: &str) {
    let before = &text[..place.offset];
    assert_eq!(place.line, 1 + before.matches('\n').count());
    let line = before.rsplit('\n').next().unwrap_or_default();
    assert_eq!(place.column, 1 + line.chars().count());
}

fn walk(record: &dyn Record, look: &mut dyn FnMut(&dyn Record)) {
    look(record);
    for spec in record.fields() {
        let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
        for item in (0..list.len()).filter_map(|index| list.get(index)) {
            if !matches!(item, Element::Entry(_)) {
                walk(item.record(), look);
            }
        }
    }
}
