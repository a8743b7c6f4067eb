//! `wayband fmt`.

use super::{Home, SMALL};

/// The same map in another layout.
fn loose() -> String {
    SMALL.replace("\n    title: \"Small\",", "  title:\"Small\" ,").replace("    ", "\t")
}

#[test]
fn maps_are_rewritten_and_named_with_their_comments_kept() {
    let home = Home::new();
    home.write("maps/b.ron", loose());
    home.write("maps/a.ron", SMALL);
    home.write("maps/deep/c.ron", loose());
    home.write("maps/wayband.ron", "Config()");
    home.write("maps/other.ron", "Other(a:1)");
    let looked = home.run(&["fmt", "--check", "maps"]);
    looked.ends(1);
    assert_eq!(looked.out.replace('\\', "/"), "maps/b.ron\nmaps/deep/c.ron\n");
    assert_eq!(home.read("maps/b.ron"), loose(), "--check writes nothing");

    let done = home.run(&["fmt", "maps"]);
    done.ends(0);
    assert_eq!(done.out.replace('\\', "/"), "maps/b.ron\nmaps/deep/c.ron\n");
    assert_eq!(home.read("maps/b.ron"), SMALL);
    assert_eq!(home.read("maps/deep/c.ron"), SMALL);
    assert_eq!(home.read("maps/other.ron"), "Other(a:1)");
    let again = home.run(&["fmt", "maps"]);
    again.ends(0);
    assert_eq!((again.out.as_str(), again.err.as_str()), ("", ""));
    home.run(&["fmt", "--check", "maps"]).ends(0);
}

#[test]
fn windows_line_ends_become_plain_ones() {
    let home = Home::new();
    home.write("a.ron", SMALL.replace('\n', "\r\n"));
    home.run(&["fmt", "--check", "a.ron"]).ends(1);
    home.run(&["fmt", "a.ron"]).ends(0);
    assert_eq!(home.read("a.ron"), SMALL);
}

#[test]
fn a_map_of_a_newer_format_is_not_touched() {
    let home = Home::new();
    let newer = loose().replace("format: 1", "format: 2").replace("lanes:", "rows_of_the_future:");
    home.write("a.ron", &newer);
    let words = "this map was written by a newer wayband, in format 2";
    for call in [&["fmt", "a.ron"][..], &["fmt", "--check", "a.ron"], &["show", "a.ron"]] {
        let ended = home.run(call);
        ended.ends(3);
        assert_eq!(ended.err.matches("error[unreadable]").count(), 1, "{}", ended.err);
        assert!(ended.err.contains(words), "{}", ended.err);
        assert_eq!(home.read("a.ron"), newer);
    }
    let from_input = home.run_with(&["fmt", "-"], &newer);
    from_input.ends(3);
    assert_eq!(from_input.out, "");
    assert!(from_input.err.contains(words), "{}", from_input.err);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let home = Home::new();
    let done = home.run_with(&["fmt", "-"], &loose());
    done.ends(0);
    assert_eq!(done.out, SMALL);
    let looked = home.run_with(&["fmt", "--check", "-"], &loose());
    looked.ends(1);
    assert_eq!(looked.out, "-\n");
    home.run_with(&["fmt", "--check", "-"], SMALL).ends(0);
    let bad = home.run_with(&["fmt", "-"], "Journey(\n  tilte: 1,\n)");
    bad.ends(3);
    assert_eq!(bad.out, "");
    assert!(bad.err.contains("<stdin>:2:3: error[unreadable]: "), "{}", bad.err);
    home.run(&["fmt", "-", "a.ron"]).ends(2);
}

#[test]
fn what_is_no_map_stays_and_the_rest_is_done() {
    let home = Home::new();
    home.write("a.ron", "Journey(\n    format: 1,\n    title: 7,\n)\n");
    home.write("b.ron", loose());
    let done = home.run(&["fmt", "a.ron", "b.ron", "none.ron"]);
    done.ends(3);
    assert_eq!(done.out, "b.ron\n");
    assert!(done.err.contains("a.ron:3:12: error[unreadable]: "), "{}", done.err);
    assert!(done.err.contains("error: none.ron is not there\n"), "{}", done.err);
    assert_eq!(home.read("a.ron"), "Journey(\n    format: 1,\n    title: 7,\n)\n");
    assert_eq!(home.read("b.ron"), SMALL);
    assert_eq!(home.names(), ["a.ron", "b.ron"]);
}

#[test]
fn one_file_under_two_names_is_written_once() {
    let home = Home::new();
    home.write("a.ron", loose());
    let done = home.run(&["fmt", "a.ron", "./a.ron", "."]);
    done.ends(0);
    assert_eq!(done.out, "a.ron\n");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let home = Home::new();
    home.write("real.ron", loose());
    std::os::unix::fs::symlink("real.ron", home.path("link.ron")).unwrap();
    home.run(&["fmt", "link.ron"]).ends(0);
    assert!(home.path("link.ron").symlink_metadata().unwrap().is_symlink());
    assert_eq!(home.read("real.ron"), SMALL);
}
