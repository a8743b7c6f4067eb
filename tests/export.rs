//! The exports as a reader gets them: golden pages, read back by a parser that is not ours.

use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use wayband::export::markdown;
use wayband::format::read;
use wayband::journey::Journey;

fn shipped(name: &str) -> Journey {
    read(&fs::read_to_string(format!("journeys/{name}.ron")).unwrap()).unwrap().journey
}

/// The page must be the golden one; `BLESS=1` writes it, to be looked at before it is committed.
fn golden(name: &str, page: &str) {
    let path = format!("tests/export/{name}.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, page).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    for (number, (ours, golden)) in (1..).zip(page.lines().zip(expected.lines())) {
        assert_eq!(ours, golden, "{path}:{number}");
    }
    assert_eq!(page.len(), expected.len(), "{path}: one ends before the other");
}

#[test]
fn shipped_maps_give_their_pages() {
    for name in ["new-laptop", "jeonip-singo"] {
        golden(name, &markdown(&shipped(name)));
    }
}
