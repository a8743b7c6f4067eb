//! `wayband check`.

use serde_json::Value;

use super::{Home, SMALL, shipped};

/// Line and column, from 1, of the `nth` place (from 0) at which `what` stands in a text.
fn place(text: &str, what: &str, nth: usize) -> (usize, usize) {
    let (at, _) = text.match_indices(what).nth(nth).unwrap();
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// A shipped map with a doubled card, an unknown lane and an emotion of 7.
fn broken() -> String {
    let mut text = shipped("journeys/new-laptop.ron");
    let start = text.find("                Touchpoint(").unwrap();
    let end = start + text[start..].find("\n                ),\n").unwrap() + 20;
    let card = text[start..end].to_owned();
    text.insert_str(end, &card);
    // The other two in cards further down, so that the doubled one stays as it was.
    let emotion = text.rfind("emotion: -1").unwrap() + "emotion: ".len();
    text.replace_range(emotion..emotion + 2, "7");
    let lane = text.rfind("lane: \"").unwrap() + "lane: \"".len();
    let length = text[lane..].find('"').unwrap();
    text.replace_range(lane..lane + length, "nowhere");
    text
}

#[test]
fn shipped_maps_have_no_errors() {
    let home = Home::new();
    for name in ["new-laptop", "new-laptop-future", "platform-environment", "jeonip-singo"] {
        home.write(&format!("maps/{name}.ron"), shipped(&format!("journeys/{name}.ron")));
    }
    let ended = home.run(&["check", "maps"]);
    ended.ends(0);
    assert!(!ended.out.contains("error["), "{}", ended.out);
    assert!(ended.err.starts_with("4 maps: 0 errors, "), "{}", ended.err);
}

#[test]
fn three_errors_have_their_places() {
    let home = Home::new();
    let text = broken();
    home.write("a.ron", &text);
    let ended = home.run(&["check", "a.ron"]);
    ended.ends(1);
    let errors: Vec<&str> = ended.out.lines().filter(|line| line.contains(": error[")).collect();
    assert_eq!(errors.len(), 3, "{}", ended.out);

    let emotion = place(&text, "emotion: 7", 0);
    let start = text.find("                Touchpoint(").unwrap();
    let id_line = text[start..].lines().nth(1).unwrap();
    let doubled = place(&text, id_line, 1);
    let lane = place(&text, "\"nowhere\"", 0);
    let expected = [
        ("emotion-range", (emotion.0, emotion.1 + "emotion: ".len())),
        ("duplicate-id", (doubled.0, id_line.find('"').unwrap() + 1)),
        ("unknown-lane", lane),
    ];
    for (rule, (line, column)) in expected {
        let start = format!("a.ron:{line}:{column}: error[{rule}]: ");
        assert!(errors.iter().any(|error| error.starts_with(&start)), "{start}\n{}", ended.out);
    }
}

#[test]
fn json_is_that_of_the_contract() {
    let home = Home::new();
    let text = SMALL.replace("emotion: -1", "emotion: 7").replace("\"Asks\"", "\"A\u{202e}s\\n\"");
    home.write("a.ron", &text);
    home.write("b.ron", "Journey(\n    format: 1,\n    titel: \"B\",\n)\n");
    let ended = home.run(&["check", "--format", "json", "a.ron", "b.ron"]);
    ended.ends(3);
    assert_eq!(ended.err, "");
    assert!(!ended.out.contains('\u{202e}'));
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(report["files"], 2);
    let findings = report["findings"].as_array().unwrap();
    for finding in findings {
        let mut fields: Vec<&str> =
            finding.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["column", "file", "hint", "level", "line", "message", "path", "rule"]);
        assert!(finding["line"].as_u64().unwrap() > 0 && finding["column"].as_u64().unwrap() > 0);
    }
    let of = |rule: &str| findings.iter().find(|finding| finding["rule"] == rule).unwrap();
    let range = of("emotion-range");
    assert_eq!(range["level"], "error");
    assert_eq!(range["file"], "a.ron");
    assert_eq!(range["path"], "stages[0].cards[0].emotion");
    let (line, column) = place(&text, "emotion: 7", 0);
    assert_eq!(range["line"], line);
    assert_eq!(range["column"], column + "emotion: ".len());
    assert_eq!(of("line-break")["path"], "stages[0].cards[0].title");
    let unreadable = of("unreadable");
    assert_eq!(unreadable["file"], "b.ron");
    assert_eq!((&unreadable["line"], &unreadable["column"]), (&Value::from(3), &Value::from(5)));
    assert!(findings.iter().any(|finding| finding["level"] == "warning"));
}

#[test]
fn nothing_found_is_still_json() {
    let home = Home::new();
    home.run(&["new", "a.ron"]).ends(0);
    let ended = home.run(&["check", "--format", "json", "a.ron"]);
    ended.ends(0);
    assert_eq!(ended.out, "{\"version\":1,\"files\":1,\"findings\":[]}\n");
}

#[test]
fn warnings_count_when_asked_to() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    let ended = home.run(&["check", "a.ron"]);
    ended.ends(0);
    assert!(ended.out.contains(": warning["), "{}", ended.out);
    home.run(&["check", "--strict", "a.ron"]).ends(1);
}

#[test]
fn a_file_that_is_no_map_ends_with_its_place() {
    let home = Home::new();
    home.write("a.ron", "Journey(\n    format: 1,\n    title: \"A\"\n    stages: [],\n)\n");
    let ended = home.run(&["check", "a.ron"]);
    ended.ends(3);
    assert!(ended.out.starts_with("a.ron:"), "{}", ended.out);
    assert!(ended.out.contains(": error[unreadable]: "), "{}", ended.out);
    home.write("b.ron", b"Journey(title: \"\xff\")");
    let ended = home.run(&["check", "b.ron"]);
    ended.ends(3);
    assert!(ended.out.starts_with("b.ron:1:17: error[unreadable]: "), "{}", ended.out);
    home.write("c.ron", SMALL.replace("format: 1", "format: 2"));
    let ended = home.run(&["check", "c.ron"]);
    ended.ends(3);
    assert!(ended.out.contains("newer wayband"), "{}", ended.out);
    let ended = home.run(&["check", "none.ron", "a.ron"]);
    ended.ends(3);
    assert!(ended.err.contains("error: none.ron is not there\n"), "{}", ended.err);
    assert!(ended.out.starts_with("a.ron:"), "the others are checked: {}", ended.out);
}

#[test]
fn results_come_in_the_order_of_the_arguments_and_of_paths() {
    let home = Home::new();
    for name in ["z.ron", "maps/b.ron", "maps/a.ron", "maps/a/c.ron", "maps/hidden.ron"] {
        home.write(name, SMALL.replace("emotion: -1", "emotion: 7"));
    }
    home.write("maps/.gitignore", "hidden.ron\n");
    let ended = home.run(&["check", "z.ron", "maps", "maps/b.ron"]);
    ended.ends(1);
    let mut files: Vec<String> = ended
        .out
        .lines()
        .filter(|line| !line.starts_with(' '))
        .map(|line| line.split(':').next().unwrap().replace('\\', "/"))
        .collect();
    files.dedup();
    assert_eq!(files, ["z.ron", "maps/a/c.ron", "maps/a.ron", "maps/b.ron"]);
}

#[test]
fn an_empty_folder_is_told_of() {
    let home = Home::new();
    home.write("maps/note.txt", "");
    let ended = home.run(&["check", "maps"]);
    ended.ends(0);
    assert_eq!(ended.err, "there is no map in maps\n0 maps: 0 errors, 0 warnings\n");
}

#[test]
fn maps_that_a_map_names_are_looked_for() {
    let home = Home::new();
    let with = |path: &str| {
        SMALL.replace(
            "    title: \"Small\",\n",
            &format!("    title: \"Small\",\n    compares_to: \"{path}\",\n"),
        )
    };
    home.write("maps/a.ron", with("b.ron"));
    home.write("maps/b.ron", SMALL);
    home.run(&["check", "maps/a.ron"]).ends(0);
    home.write("maps/a.ron", with("c.ron"));
    let ended = home.run(&["check", "maps/a.ron"]);
    ended.ends(1);
    assert!(ended.out.contains("maps/a.ron:4:18: error[unknown-map]: "), "{}", ended.out);
    // Outside a repository a map reaches its own folder; in one, all of it.
    home.write("small.ron", SMALL);
    home.write("maps/a.ron", with("../small.ron"));
    let ended = home.run(&["check", "maps/a.ron"]);
    ended.ends(1);
    assert!(ended.out.contains("maps/a.ron:4:18: error[bad-path]: "), "{}", ended.out);
    home.write(".git/HEAD", "ref: refs/heads/main\n");
    home.run(&["check", "maps/a.ron"]).ends(0);
}

#[test]
fn below_what_is_no_map_stands_its_line_with_a_mark() {
    let home = Home::new();
    home.write(
        "a.ron",
        "Journey(\n    format: 1,\n    titel: \"A\u{1b} map\",\n    stages: [],\n)\n",
    );
    let below = "a.ron:3:5: error[unreadable]: `titel` is not a field of a Journey\n  \
                 3 | titel: \"A\\u{1b} map\",\n    | ^\n  hint: did you mean `title`?\n";
    let checked = home.run(&["check", "a.ron"]);
    checked.ends(3);
    assert_eq!(checked.out, below);
    let formatted = home.run(&["fmt", "a.ron"]);
    formatted.ends(3);
    assert_eq!(formatted.err, below);
}
