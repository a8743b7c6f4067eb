//! `wayband show`.

use super::{Home, SMALL, shipped};

#[test]
fn a_map_is_drawn_with_its_band_and_every_stage() {
    let home = Home::new();
    home.write("a.ron", shipped("journeys/new-laptop.ron"));
    let drawn = home.run(&["show", "a.ron", "--width", "80"]);
    drawn.ends(0);
    assert_eq!(drawn.err, "");
    assert!(drawn.out.starts_with("New laptop for a remote hire  current"), "{}", drawn.out);
    for part in ["Explore", "Realize", "provider's line of visibility", "Workplace IT cannot see"] {
        assert!(drawn.out.contains(part), "{part}\n{}", drawn.out);
    }
    assert!(drawn.out.lines().all(|line| line.chars().count() <= 80));
    let wide = home.run(&["show", "a.ron", "--width", "300"]);
    assert!(wide.out.lines().count() < drawn.out.lines().count());
}

#[test]
fn ascii_and_colour_are_options() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    let plain = home.run(&["show", "a.ron"]);
    assert!(!plain.out.is_ascii() && !plain.out.contains('\x1b'));
    let ascii = home.run(&["show", "a.ron", "--ascii"]);
    ascii.ends(0);
    assert!(ascii.out.is_ascii() && ascii.out.contains("Browses"), "{}", ascii.out);
    let coloured = home.run(&["show", "a.ron", "--color", "always"]);
    assert!(coloured.out.contains("\x1b["), "{}", coloured.out);
}

#[test]
fn what_cannot_be_drawn_is_told_of() {
    let home = Home::new();
    home.write("a.ron", "Journey()");
    let ended = home.run(&["show", "a.ron"]);
    ended.ends(3);
    assert!(ended.out.is_empty() && ended.err.contains("a.ron:1:"), "{}", ended.err);
    home.run(&["show", "none.ron"]).ends(3);
    home.run(&["show", "a.ron", "--width", "29"]).ends(2);
    home.run(&["show"]).ends(2);
}
