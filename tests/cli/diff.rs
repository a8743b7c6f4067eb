//! `wayband diff`.

use serde_json::Value;

use super::{Home, SMALL, shipped};

/// The lines of a card in a map's text, from its kind to its closing bracket.
fn card(text: &str, id: &str) -> String {
    let at = text.find(&format!("id: \"{id}\"")).unwrap();
    let start = text[..at].rfind("\n                ").unwrap();
    let start = text[..start].rfind('\n').unwrap() + 1;
    let end =
        text[at..].find("\n                ),\n").unwrap() + at + "\n                ),\n".len();
    text[start..end].to_owned()
}

/// A shipped map after twenty edits, each of another thing.
fn edited() -> String {
    let mut text = shipped("journeys/new-laptop.ron");
    let mut edit_card = |id: &str, from: &str, to: &str| {
        let old = card(&text, id);
        assert_eq!(old.matches(from).count(), 1, "{id}: {from}");
        text = text.replace(&old, &old.replace(from, to));
    };
    edit_card("order-supplier", "lane: \"provider\"", "lane: \"touchpoints\"");
    edit_card("first-login", "                    moment_of_truth: true,\n", "");
    edit_card("browse-catalogue", "emotion: -1", "emotion: 1");
    edit_card("unpack-box", "home\",\n", "home\",\n                        \"No return label\",\n");
    edit_card("kickoff-call", "duration: \"25m\"", "duration: \"15m\"");
    edit_card("chat-desk", "value: 4.4", "value: 4.6");
    edit_card("read-starter-page", "status: Doing", "status: Done");
    edit_card("ask-cost-centre", "All 7 remote starters", "Nearly all remote starters");
    edit_card("keep-price-list", "owner: \"hardware-owner\"", "owner: \"buyer\"");
    edit_card("clear-desk", "                    emotion: 0,\n", "");
    let quote = card(&text, "quote-by-mail");
    text = text.replace(&quote, "");
    let check = card(&text, "check-budget");
    text = text.replace(&check, "");
    let compare = card(&text, "compare-home");
    text = text.replace(&compare, &format!("{compare}{check}"));
    let ask = card(&text, "ask-team-channel");
    text = text.replace(&ask, "");
    let patch = card(&text, "patch-night");
    text = text.replace(&patch, &format!("{patch}{ask}"));
    let asks = card(&text, "ask-colleagues");
    let new = "                Activity(\n                    id: \"works-council\",\n                    \
               lane: \"consumer\",\n                    title: \"Asks the works council\",\n                ),\n";
    text = text.replace(&asks, &format!("{asks}{new}"));
    for (from, to) in [
        ("\"Productive on day one\"", "\"Productive on day two\""),
        ("team: \"Procurement\"", "team: \"Purchasing\""),
        ("title: \"Provider activities\"", "title: \"Behind the scenes\""),
        ("goal: \"Ask for it once\"", "goal: \"Ask for it once only\""),
        ("Based on 12 interviews, spring 2026", "Based on 14 interviews, summer 2026"),
        ("as_of: \"2026-05\"", "as_of: \"2026-06\""),
    ] {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    text
}

/// The shipped map, and the edited one, under names of the same length everywhere.
fn home() -> Home {
    let home = Home::new();
    home.write("old.ron", shipped("journeys/new-laptop.ron"));
    home.write("new.ron", edited());
    home.write("future.ron", shipped("journeys/new-laptop-future.ron"));
    home
}

/// One change a line, which is read more easily than one long one.
fn by_line(json: &str) -> String {
    let report: Value = serde_json::from_str(json).unwrap();
    let changes = report["changes"].as_array().unwrap().iter().map(Value::to_string);
    let summary = serde_json::to_string_pretty(&report["summary"]).unwrap();
    format!("{}\n{summary}", changes.collect::<Vec<String>>().join("\n"))
}

#[test]
fn edits_are_told_a_line_each_the_most_telling_first() {
    let ended = home().run(&["diff", "old.ron", "new.ron"]);
    ended.ends(0);
    assert_eq!(ended.err, "");
    insta::assert_snapshot!("edited_text", ended.out);
}

#[test]
fn edits_are_told_as_a_comment() {
    let ended = home().run(&["diff", "old.ron", "new.ron", "--format", "markdown"]);
    ended.ends(0);
    insta::assert_snapshot!("edited_markdown", ended.out);
}

#[test]
fn edits_are_told_as_json() {
    let ended = home().run(&["diff", "old.ron", "new.ron", "--format", "json"]);
    ended.ends(0);
    insta::assert_snapshot!("edited_json", by_line(&ended.out));
}

#[test]
fn a_map_and_its_future_are_told() {
    let home = home();
    let ended = home.run(&["diff", "old.ron", "future.ron"]);
    ended.ends(0);
    insta::assert_snapshot!("future_text", ended.out);
    let ended = home.run(&["diff", "old.ron", "future.ron", "--format", "markdown"]);
    ended.ends(0);
    insta::assert_snapshot!("future_markdown", ended.out);
}

#[test]
fn json_has_the_fields_of_its_description() {
    let home = home();
    let ended = home.run(&["diff", "old.ron", "new.ron", "--format=json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    let keys = |value: &Value| -> Vec<String> {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&report), ["changes", "new", "old", "summary", "version"]);
    assert_eq!(report["version"], 1);
    assert_eq!((&report["old"], &report["new"]), (&"old.ron".into(), &"new.ron".into()));
    let changes = report["changes"].as_array().unwrap();
    for change in changes {
        let expected =
            ["after", "before", "element", "field", "file", "id", "kind", "stage", "title"];
        assert_eq!(keys(change), expected);
    }
    let of = |kind: &str, id: &str| {
        let found = changes.iter().find(|change| change["kind"] == kind && change["id"] == id);
        found.unwrap_or_else(|| panic!("{kind} {id}: {}", ended.out))
    };
    let crossed = of("crossed", "order-supplier");
    assert_eq!(crossed["field"], "lane");
    assert_eq!((&crossed["before"], &crossed["after"]), (&"Provider".into(), &"Band".into()));
    let moved = of("moved", "check-budget");
    assert_eq!((&moved["before"], &moved["after"]), (&"agree".into(), &"offer".into()));
    assert_eq!(moved["stage"], "offer");
    let changed = of("changed", "browse-catalogue");
    assert_eq!(changed["field"], "emotion");
    assert_eq!((&changed["before"], &changed["after"]), (&(-1).into(), &1.into()));
    assert_eq!(of("removed", "quote-by-mail")["after"], Value::Null);
    assert_eq!(of("added", "works-council")["before"], Value::Null);
    assert_eq!(of("reordered", "ask-team-channel")["element"], "card");
}

#[test]
fn a_card_that_moved_and_crossed_gives_both() {
    let home = Home::new();
    let stage = "        Stage(\n            id: \"agree\",\n            title: \"Agree\",\n            \
                 cards: [\n                CARD            ],\n        ),\n    ],\n)\n";
    let card = "Activity(id: \"a\", lane: \"LANE\", title: \"A\"),\n";
    let in_first = SMALL.replace("                // Kept.\n", &format!("                {card}"));
    let end = "            ],\n        ),\n    ],\n)\n";
    let with_stage = |text: &str, card: &str| {
        text.replace(end, &format!("            ],\n        ),\n{}", stage.replace("CARD", card)))
    };
    home.write("a.ron", with_stage(&in_first.replace("LANE", "consumer"), ""));
    home.write("b.ron", with_stage(SMALL, &card.replace("LANE", "touchpoints")));
    let ended = home.run(&["diff", "a.ron", "b.ron"]);
    ended.ends(0);
    assert!(ended.out.contains("the provider now sees it; moved from Explore"), "{}", ended.out);
    let ended = home.run(&["diff", "a.ron", "b.ron", "--format", "json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    let kinds: Vec<&str> =
        report["changes"].as_array().unwrap().iter().map(|c| c["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["crossed", "moved"]);
    assert_eq!(
        (&report["summary"]["cards"], &report["summary"]["crossed"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn a_lane_that_crosses_takes_its_cards_with_it() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    home.write("b.ron", SMALL.replace("visibility: Consumer", "visibility: Band"));
    let ended = home.run(&["diff", "a.ron", "b.ron"]);
    assert!(ended.out.starts_with("b.ron  1 card: 1 crossed; 1 lane\n"), "{}", ended.out);
    let line = "! lane  \"Consumer activities\"  the provider now sees it, with its card\n";
    assert!(ended.out.contains(line), "{}", ended.out);
    let ended = home.run(&["diff", "a.ron", "b.ron", "--format", "json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    let told: Vec<(&str, &str)> = report["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["element"].as_str().unwrap(), c["field"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("lane", "visibility"), ("card", "lane")]);
}

#[test]
fn the_exit_status_tells_whether_anything_differs_when_asked_to() {
    let home = home();
    home.run(&["diff", "--exit-code", "old.ron", "new.ron"]).ends(1);
    let ended = home.run(&["diff", "--exit-code", "old.ron", "old.ron"]);
    ended.ends(0);
    assert_eq!((ended.out.as_str(), ended.err.as_str()), ("", ""));
}

#[test]
fn formatting_and_comments_alone_are_told_as_such() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    home.write("b.ron", SMALL.replace("    ", "  "));
    home.write("c.ron", SMALL.replace("// Kept.", "// Moved."));
    for (new, what) in [("b.ron", "formatting"), ("c.ron", "comments")] {
        let ended = home.run(&["diff", "--exit-code", "a.ron", new]);
        ended.ends(0);
        assert_eq!(ended.out, format!("{new}  {what} only, nothing in the journey changed\n"));
        let ended = home.run(&["diff", "a.ron", new, "--format", "markdown"]);
        assert_eq!(
            ended.out,
            format!(
                "<!-- wayband:diff {new} -->\n**Small**: {what} only, nothing in the journey \
                 changed.\n"
            )
        );
        let ended = home.run(&["diff", "a.ron", new, "--format", "json"]);
        let report: Value = serde_json::from_str(&ended.out).unwrap();
        assert_eq!(report["changes"].as_array().unwrap().len(), 0);
        assert_eq!(report["summary"]["files"][0]["outcome"], what);
    }
}

#[test]
fn folders_are_compared_map_by_map() {
    let home = Home::new();
    for (name, text) in [
        ("old/same.ron", SMALL.to_owned()),
        ("old/deep/changed.ron", SMALL.to_owned()),
        ("old/gone.ron", SMALL.replace("Small", "Gone").replace("\"asks\"", "\"other\"")),
        ("new/same.ron", SMALL.to_owned()),
        ("new/deep/changed.ron", SMALL.replace("emotion: 1", "emotion: 0")),
        ("new/fresh.ron", shipped("journeys/new-laptop.ron")),
    ] {
        home.write(name, text);
    }
    let ended = home.run(&["diff", "old", "new", "--stat", "--exit-code"]);
    ended.ends(1);
    assert_eq!(
        ended.out.replace('\\', "/"),
        "new/deep/changed.ron  1 card: 1 changed\n\
         new/fresh.ron  new map \"New laptop for a remote hire\": 7 stages, 28 cards, \
         lowest -2 at Agree\n\
         old/gone.ron  removed map \"Gone\": 1 stage, 2 cards, lowest -1 at Explore\n"
    );
    let ended = home.run(&["diff", "old", "new"]);
    ended.ends(0);
    assert_eq!(
        ended.out.replace('\\', "/"),
        "new/deep/changed.ron  1 card: 1 changed\n\
         \n\
         Look first\n\
         ! Explore  \"Browses\"  +1 → 0\n\
         \n\
         new/fresh.ron  new map \"New laptop for a remote hire\": 7 stages, 28 cards, \
         lowest -2 at Agree\n\
         old/gone.ron  removed map \"Gone\": 1 stage, 2 cards, lowest -1 at Explore\n\
         \n\
         ! look first  - removed  + added  > moved  ~ changed\n"
    );
    home.run(&["diff", "old", "old/same.ron"]).ends(2);
}

#[test]
fn a_map_with_another_name_is_one_map() {
    let home = Home::new();
    let laptop = shipped("journeys/new-laptop.ron");
    home.write("old/a.ron", SMALL);
    home.write("old/b.ron", &laptop);
    home.write("new/laptop.ron", laptop.replace("\"5m\"", "\"6m\""));
    home.write("new/small.ron", SMALL);
    let ended = home.run(&["diff", "old", "new", "--stat", "--exit-code"]);
    ended.ends(1);
    assert_eq!(
        ended.out.replace('\\', "/"),
        "old/b.ron → new/laptop.ron  1 card: 1 changed\nold/a.ron → new/small.ron  renamed\n"
    );
    let ended = home.run(&["diff", "old", "new", "--format", "json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    let files = &report["summary"]["files"];
    assert_eq!(
        (&files[0]["outcome"], &files[1]["outcome"]),
        (&"changed".into(), &"renamed".into())
    );
    assert!(files[1]["old_file"].as_str().unwrap().ends_with("a.ron"));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_compared() {
    let home = Home::new();
    home.write("old/a.ron", SMALL);
    home.write("old/b.ron", SMALL);
    home.write("new/a.ron", SMALL.replace("title: \"Small\"", "titel: \"Small\""));
    home.write("new/b.ron", SMALL.replace("emotion: 1", "emotion: 2"));
    let ended = home.run(&["diff", "old", "new", "--exit-code"]);
    ended.ends(3);
    assert!(ended.out.contains("a.ron  not compared\n"), "{}", ended.out);
    assert!(ended.out.contains("b.ron  1 card: 1 changed\n"), "{}", ended.out);
    let err = ended.err.replace('\\', "/");
    assert!(err.starts_with("new/a.ron:3:5: error[unreadable]: `titel`"), "{err}");
    assert!(err.contains("did you mean `title`?"), "{err}");
    let ended = home.run(&["diff", "old/a.ron", "none.ron"]);
    ended.ends(3);
    assert!(ended.err.starts_with("error: none.ron is not there\nhint: "), "{}", ended.err);
}

#[test]
fn hostile_text_acts_nowhere() {
    let home = Home::new();
    let hostile = "a\\u{1b}[31mb\\u{202e}|<script>`*_[x](javascript:y) @team -->";
    home.write("a.ron", SMALL);
    home.write("b.ron", SMALL.replace("title: \"Asks\"", &format!("title: \"{hostile}\"")));
    for format in ["text", "markdown", "json"] {
        let ended = home.run(&["diff", "a.ron", "b.ron", "--format", format]);
        ended.ends(0);
        assert!(!ended.out.contains(['\u{1b}', '\u{202e}']), "{}", ended.out);
    }
    let ended = home.run(&["diff", "a.ron", "b.ron", "--format", "markdown"]);
    assert!(ended.out.contains("\\<script>\\`\\*\\_\\[x\\]"), "{}", ended.out);
}

#[test]
fn colour_changes_no_word() {
    let home = home();
    let plain = home.run(&["diff", "old.ron", "new.ron"]).out;
    let coloured = home.run(&["diff", "old.ron", "new.ron", "--color", "always"]).out;
    let mut bare = String::new();
    for (number, part) in coloured.split("\x1b[").enumerate() {
        bare.push_str(if number == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_ne!(coloured, plain);
    assert_eq!(bare, plain);
}
