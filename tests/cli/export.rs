//! `wayband export`.

use super::{Home, SMALL};

#[test]
fn a_map_goes_to_standard_output_as_markdown() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    let page = home.run(&["export", "a.ron", "--to", "markdown"]);
    page.ends(0);
    assert!(page.out.starts_with("# Small\n") && page.out.ends_with('\n'), "{}", page.out);
    assert!(page.out.contains("Browses"));
    let same = home.run(&["export", "a.ron", "--to", "markdown", "-o", "-"]);
    assert_eq!(same.out, page.out);
    assert_eq!(home.names(), ["a.ron"]);
}

#[test]
fn a_file_is_made_and_overwritten_only_when_asked() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    let page = home.run(&["export", "a.ron", "--to", "markdown"]).out;
    let made = home.run(&["export", "a.ron", "--to", "markdown", "-o", "a.md"]);
    made.ends(0);
    assert_eq!((made.out.as_str(), made.err.as_str()), ("", ""));
    assert_eq!(home.read("a.md"), page);
    home.write("a.md", "mine");
    let refused = home.run(&["export", "a.ron", "--to", "markdown", "-o", "a.md"]);
    refused.ends(3);
    assert_eq!(refused.err, "error: a.md is there already\nhint: `--force` overwrites it\n");
    assert_eq!(home.read("a.md"), "mine");
    home.run(&["export", "a.ron", "--to", "markdown", "-o", "a.md", "--force"]).ends(0);
    assert_eq!(home.read("a.md"), page);
}

#[test]
fn several_maps_go_below_each_other_or_into_a_folder() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    home.write("b.ron", SMALL.replace("Small", "Second"));
    let both = home.run(&["export", "b.ron", "a.ron", "--to", "markdown"]);
    both.ends(0);
    assert!(both.out.starts_with("# Second\n") && both.out.contains("\n\n# Small\n"));
    std::fs::create_dir(home.path("pages")).unwrap();
    home.run(&["export", "a.ron", "b.ron", "--to", "markdown", "-o", "pages"]).ends(0);
    assert!(home.read("pages/a.md").starts_with("# Small\n"));
    assert!(home.read("pages/b.md").starts_with("# Second\n"));
    let twice = home.run(&["export", "a.ron", "./a.ron", "--to", "markdown", "-o", "pages"]);
    twice.ends(2);
    assert!(twice.err.starts_with("error: two maps would be written to "), "{}", twice.err);
}

#[test]
fn what_fails_leaves_no_file() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    home.write("b.ron", "Journey()");
    let ended = home.run(&["export", "a.ron", "b.ron", "--to", "markdown", "-o", "out.md"]);
    ended.ends(3);
    assert!(ended.err.contains("b.ron:1:"), "{}", ended.err);
    assert_eq!(home.names(), ["a.ron", "b.ron"]);
    home.run(&["export", "a.ron"]).ends(2);
    home.run(&["export", "a.ron", "--to", "papyrus"]).ends(2);
    home.run(&["export", "a.ron", "--to", "markdown", "-o", "none/a.md"]).ends(3);
    assert_eq!(home.names(), ["a.ron", "b.ron"]);
}
