//! The maps that ship and those under `tests/maps`: good ones are canonical, and each broken one
//! gets the faults that stand beside it.

#![allow(clippy::unwrap_used)] // a test stops where its files cannot be read

use std::fs;
use std::path::{Path, PathBuf};

use wayband::format::{print, read};
use wayband::journey::Field;

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{folder} holds nothing");
    found
}

/// The faults of a text, one a line, hints below them, as the files beside the broken maps have
/// them.
fn told(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let Err(faults) = read(&text) else { return "a map\n".to_owned() };
    let mut out = String::new();
    for fault in faults {
        out.push_str(&format!("{fault}\n"));
        if let Some(hint) = fault.hint {
            out.push_str(&format!("    hint: {hint}\n"));
        }
    }
    out
}

#[test]
fn good_maps_are_canonical() {
    for folder in ["tests/maps/valid", "journeys", "assets/templates"] {
        for path in files(folder, "ron") {
            let text = fs::read_to_string(&path).unwrap();
            let document =
                read(&text).unwrap_or_else(|faults| panic!("{}: {faults:#?}", path.display()));
            let printed = print(&document);
            if let Some((line, (old, new))) =
                (1..).zip(text.lines().zip(printed.lines())).find(|(_, (old, new))| old != new)
            {
                panic!("{}:{line}: {old:?} becomes {new:?}", path.display());
            }
            assert_eq!(text, printed, "{}", path.display());
        }
    }
}

#[test]
fn broken_maps_get_their_faults() {
    let folder = "tests/maps/invalid";
    let maps = files(folder, "ron");
    assert!(maps.len() >= 90, "only {} broken maps", maps.len());
    let mut wrong = String::new();
    for path in &maps {
        let expected = fs::read_to_string(path.with_extension("txt"))
            .unwrap_or_else(|_| panic!("{} has no expectation beside it", path.display()));
        let found = told(path);
        if found != expected {
            wrong.push_str(&format!("{}\nexpected\n{expected}found\n{found}\n", path.display()));
        }
    }
    for path in files(folder, "txt") {
        assert!(maps.contains(&path.with_extension("ron")), "{} has no map", path.display());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_fuzzers_know_every_name_of_the_format() {
    let dictionary = fs::read_to_string("fuzz/map.dict").unwrap();
    // The text of a line of prose has no name in a file.
    for field in Field::ALL.iter().filter(|field| **field != Field::Text) {
        let word = format!("\"{}\"", field.name());
        assert!(dictionary.lines().any(|line| line == word), "{word} is not in fuzz/map.dict");
    }
}
