//! `wayband new`.

use super::{Home, template_names};

#[test]
fn every_template_makes_a_sound_canonical_map() {
    let home = Home::new();
    for name in template_names() {
        let file = format!("{name}.ron");
        home.run(&["new", &file, "--template", &name]).ends(0);
        let checked = home.run(&["check", &file]);
        checked.ends(0);
        assert!(checked.err.starts_with("1 map: 0 errors, "), "{name}: {}", checked.out);
        home.run(&["fmt", "--check", &file]).ends(0);
    }
}

#[test]
fn the_title_is_given_or_comes_from_the_name() {
    let home = Home::new();
    let ended = home.run(&["new", "first-laptop.ron"]);
    ended.ends(0);
    assert_eq!(ended.out, "");
    assert_eq!(ended.err, "made first-laptop.ron; `wayband first-laptop.ron` opens it\n");
    assert!(home.read("first-laptop.ron").contains("\n    title: \"First laptop\",\n"));
    home.run(&["new", "b.ron", "--title", "Zwei \"Worte\""]).ends(0);
    assert!(home.read("b.ron").contains("\n    title: \"Zwei \\\"Worte\\\"\",\n"));
    let blank = home.run(&["new", "c.ron", "--title", " "]);
    blank.ends(2);
    assert_eq!(blank.err, "error: a title cannot be blank\n");
    assert_eq!(home.names(), ["b.ron", "first-laptop.ron"]);
}

#[test]
fn a_file_that_is_there_stays_as_it_is() {
    let home = Home::new();
    home.write("a.ron", "mine");
    let ended = home.run(&["new", "a.ron"]);
    ended.ends(3);
    assert!(ended.err.starts_with("error: a.ron is there already\nhint: "), "{}", ended.err);
    assert_eq!(home.read("a.ron"), "mine");
    assert_eq!(home.names(), ["a.ron"]);
}

#[test]
fn a_missing_folder_is_named_and_not_made() {
    let home = Home::new();
    let ended = home.run(&["new", "none/a.ron"]);
    ended.ends(3);
    assert!(ended.err.starts_with("error: the folder none is not there\n"), "{}", ended.err);
    assert!(home.names().is_empty());
}

#[test]
fn a_map_has_the_name_of_one() {
    let home = Home::new();
    let ended = home.run(&["new", "orders"]);
    ended.ends(2);
    assert_eq!(ended.err, "error: orders does not end in .ron\nhint: `wayband new orders.ron`\n");
}

#[test]
fn an_unknown_template_asks_for_the_one_that_was_meant() {
    let home = Home::new();
    let ended = home.run(&["new", "a.ron", "--template", "service-bluprint"]);
    ended.ends(2);
    let (error, hint) = ended.err.split_once('\n').unwrap();
    assert_eq!(error, "error: there is no template `service-bluprint`");
    assert!(hint.starts_with("hint: did you mean `service-blueprint`?"), "{hint}");
    assert!(home.names().is_empty());
}

#[test]
fn templates_are_listed() {
    let home = Home::new();
    let ended = home.run(&["new", "--list-templates"]);
    ended.ends(0);
    let first: Vec<&str> = ended.out.lines().collect();
    assert_eq!(first[0], "customer-journey    Customer journey");
    let mut listed: Vec<&str> =
        ended.out.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    listed.sort_unstable();
    assert_eq!(listed, template_names());
    home.run(&["new", "--list-templates", "a.ron"]).ends(2);
    home.run(&["new"]).ends(2);
}

#[test]
fn templates_of_the_users_own_are_found() {
    let home = Home::new();
    let paths = home.run(&["paths"]);
    let folder = paths.out.lines().find_map(|line| line.strip_prefix("templates: ")).unwrap();
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(format!("{folder}/mine.ron"), super::SMALL).unwrap();
    std::fs::write(format!("{folder}/bad.ron"), "Journey(format: 1, title: 2)").unwrap();
    let listed = home.run(&["new", "--list-templates"]);
    assert!(listed.out.contains("\nmine                Small\n"), "{}", listed.out);
    home.run(&["new", "a.ron", "--template", "mine"]).ends(0);
    assert!(home.read("a.ron").contains("// Kept."));
    let bad = home.run(&["new", "b.ron", "--template", "bad"]);
    bad.ends(3);
    assert!(bad.err.contains("bad.ron:1:27: error[unreadable]: "), "{}", bad.err);
}
