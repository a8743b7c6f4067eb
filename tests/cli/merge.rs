//! `wayband merge` and `wayband resolve` on files.

use super::{Ended, Home, SMALL};

/// A home with the three versions of a map.
fn home(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Home {
    let home = Home::new();
    let changed = |edits: &[(&str, &str)]| {
        edits.iter().fold(SMALL.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        })
    };
    home.write("base.ron", SMALL);
    home.write("ours.ron", changed(ours));
    home.write("theirs.ron", changed(theirs));
    home
}

fn merge(home: &Home, more: &[&str]) -> Ended {
    let mut args = vec!["merge", "base.ron", "ours.ron", "theirs.ron"];
    args.extend(more);
    home.run(&args)
}

#[test]
fn different_fields_merge_without_a_word() {
    let home = home(&[("emotion: -1", "emotion: -2")], &[("\"Asks\"", "\"Asks around\"")]);
    let ended = merge(&home, &[]);
    ended.ends(0);
    assert_eq!((ended.out.as_str(), ended.err.as_str()), ("", ""));
    let both = SMALL.replace("emotion: -1", "emotion: -2").replace("\"Asks\"", "\"Asks around\"");
    assert_eq!(home.read("ours.ron"), both);
    assert_eq!(home.read("base.ron"), SMALL);
}

#[test]
fn the_result_goes_where_it_is_asked_for() {
    let home = home(&[("emotion: -1", "emotion: -2")], &[("\"Asks\"", "\"Asks around\"")]);
    let ours = home.read("ours.ron");
    merge(&home, &["-o", "out.ron"]).ends(0);
    assert!(
        home.read("out.ron").contains("emotion: -2") && home.read("out.ron").contains("around")
    );
    assert_eq!(home.read("ours.ron"), ours);
    assert_eq!(merge(&home, &["-o", "-"]).ends(0).out, home.read("out.ron"));
}

#[test]
fn what_both_cannot_have_is_marked_told_and_settled() {
    let home = home(&[("emotion: -1", "emotion: -2")], &[("emotion: -1", "emotion: 0")]);
    let ended = merge(&home, &["--labels", "base", "HEAD", "topic", "--path", "maps/a.ron"]);
    ended.ends(1);
    assert!(ended.out.is_empty());
    let told = "maps/a.ron: conflict: both changed emotion of the card \"Asks\": \
                ours -2, base -1, theirs 0\n1 conflict in maps/a.ron\n\
                hint: `wayband resolve maps/a.ron` settles them\n";
    assert_eq!(ended.err, told);
    let marks = "<<<<<<< HEAD\n                    emotion: -2,\n||||||| base\n                    \
                 emotion: -1,\n=======\n                    emotion: 0,\n>>>>>>> topic\n";
    assert!(home.read("ours.ron").contains(marks), "{}", home.read("ours.ron"));
    assert_eq!(home.run(&["check", "ours.ron"]).status, 3);

    let list = home.run(&["resolve", "ours.ron", "--list"]);
    assert_eq!(
        list.ends(1).out,
        "ours.ron: both changed emotion of the card \"Asks\": ours -2, base -1, theirs 0\n"
    );
    let json = home.run(&["resolve", "ours.ron", "--list", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.ends(1).out).unwrap();
    let conflict = &json["conflicts"][0];
    assert_eq!((json["version"].as_i64(), json["file"].as_str()), (Some(1), Some("ours.ron")));
    assert_eq!(
        (conflict["element"].as_str(), conflict["id"].as_str()),
        (Some("card"), Some("asks"))
    );
    assert_eq!(
        (conflict["stage"].as_str(), conflict["field"].as_str()),
        (Some("explore"), Some("emotion"))
    );
    let values = ["base", "ours", "theirs"].map(|side| conflict[side].as_i64());
    assert_eq!(values, [Some(-1), Some(-2), Some(0)]);

    home.run(&["resolve", "ours.ron", "--theirs"]).ends(0);
    assert_eq!(home.read("ours.ron"), home.read("theirs.ron"));
    let again = home.run(&["resolve", "ours.ron", "--ours"]);
    assert_eq!(again.ends(3).err.lines().next(), Some("error: ours.ron is not in conflict"));
}

/// As jj calls it: it takes 1 for conflicts, and reads them from the output.
#[test]
fn a_result_in_a_file_of_its_own_is_marked_too_and_the_versions_stay() {
    let home = home(&[("emotion: -1", "emotion: -2")], &[("emotion: -1", "emotion: 0")]);
    let before = ["base.ron", "ours.ron", "theirs.ron"].map(|name| home.read(name));
    home.write("output", "");
    merge(&home, &["-o", "output"]).ends(1);
    assert!(home.read("output").contains("<<<<<<< ours.ron\n"), "{}", home.read("output"));
    assert_eq!(["base.ron", "ours.ron", "theirs.ron"].map(|name| home.read(name)), before);
}

#[test]
fn markers_have_the_size_that_is_asked_for() {
    let home = home(&[("emotion: -1", "emotion: -2")], &[("emotion: -1", "emotion: 0")]);
    merge(&home, &["--marker-size", "11"]).ends(1);
    assert!(home.read("ours.ron").contains("\n<<<<<<<<<<< ours.ron\n"));
    assert_eq!(merge(&home, &["--marker-size", "0"]).status, 2);
}

#[test]
fn an_empty_base_stands_for_none() {
    let home = home(&[], &[("\"Asks\"", "\"Asks around\"")]);
    home.write("base.ron", "");
    merge(&home, &[]).ends(0);
    // Two cards of one id that are called differently are two cards.
    let text = home.read("ours.ron");
    assert!(text.contains("title: \"Asks\"") && text.contains("title: \"Asks around\""), "{text}");
    home.run(&["check", "ours.ron"]).ends(0);
    let home = self::home(&[], &[]);
    home.write("base.ron", "");
    merge(&home, &[]).ends(0);
    assert_eq!(home.read("ours.ron"), SMALL);
}

#[test]
fn what_is_no_map_is_told_with_its_place_and_nothing_is_written() {
    let home = home(&[], &[]);
    home.write("theirs.ron", SMALL.replace("emotion: 1", "emotino: 1"));
    let ended = merge(&home, &[]);
    ended.ends(3);
    assert!(ended.err.starts_with("theirs.ron:32:21: error[unreadable]: "), "{}", ended.err);
    assert_eq!(home.read("ours.ron"), SMALL);
    assert_eq!(home.run(&["merge", "base.ron", "ours.ron", "gone.ron"]).status, 3);
    assert_eq!(home.run(&["merge", "base.ron", "ours.ron"]).status, 2);
    assert_eq!(home.names(), ["base.ron", "ours.ron", "theirs.ron"]);
}

#[test]
fn as_a_driver_what_is_no_map_is_merged_line_by_line() {
    let home = home(&[("emotion: -1", "emotion: -2")], &[]);
    home.write("theirs.ron", SMALL.replace("emotion: 1,", "emotino: 1,"));
    let args = [
        "merge",
        "--driver",
        "base.ron",
        "ours.ron",
        "theirs.ron",
        "7",
        "maps/a.ron",
        "b",
        "o",
        "t",
    ];
    let ended = home.run(&args);
    ended.ends(1);
    assert!(ended.err.contains("maps/a.ron was merged line by line"), "{}", ended.err);
    let text = home.read("ours.ron");
    assert!(text.contains("emotion: -2,") && text.contains("emotino: 1,"), "{text}");

    let gone =
        ["merge", "--driver", "base.ron", "gone.ron", "theirs.ron", "7", "a.ron", "b", "o", "t"];
    assert_eq!(home.run(&gone).status, 129);
}

#[test]
fn gits_own_line_merge_is_settled_too() {
    let home = home(&[], &[]);
    let marked = SMALL.replace(
        "                    emotion: 1,\n",
        "<<<<<<< HEAD\n                    emotion: 2,\n=======\n                    emotion: 0,\n>>>>>>> b\n",
    );
    home.write("a.ron", &marked);
    let list = home.run(&["resolve", "a.ron", "--list"]);
    assert!(list.ends(1).out.contains("emotion of the card \"Browses\""), "{}", list.out);
    home.run(&["resolve", "a.ron", "--ours"]).ends(0);
    assert_eq!(home.read("a.ron"), SMALL.replace("emotion: 1,", "emotion: 2,"));
    assert_eq!(home.run(&["resolve", "a.ron"]).status, 2);
}
