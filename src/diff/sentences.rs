//! What is said of each kind of change.

use super::{Line, Piece, changes};
use crate::format::read;
use crate::journey::Journey;

/// A map with a stage `A` and a stage `B`; `head` stands above its lanes.
fn map(head: &str, a: &str, b: &str) -> Journey {
    let lanes = r#"lanes: [Lane(id: "c", title: "Own", visibility: Consumer),
        Lane(id: "t", title: "Touch", visibility: Band),
        Lane(id: "t2", title: "Desk", visibility: Band),
        Lane(id: "p", title: "Back", visibility: Provider)],"#;
    let text = format!(
        r#"Journey(format: 1, title: "M", {head} {lanes} stages: [
            Stage(id: "a", title: "A", cards: [{a}]),
            Stage(id: "b", title: "B", cards: [{b}])])"#
    );
    read(&text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}")).journey
}

fn card(fields: &str) -> String {
    let lane = if fields.contains("lane:") { "" } else { r#"lane: "t","# };
    format!(r#"Activity(id: "x", title: "X", {lane} {fields}),"#)
}

/// A line as `! A "X": phrase; phrase`.
fn told(line: &Line) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Plain(words) => words.clone(),
        Piece::Gone(words) => format!("[-{words}-]"),
        Piece::Came(words) => format!("{{+{words}+}}"),
        Piece::Emotion(emotion) => emotion.map_or("?".to_owned(), |emotion| emotion.to_string()),
    };
    let phrases: Vec<String> =
        line.phrases.iter().map(|phrase| phrase.pieces.iter().map(piece).collect()).collect();
    let stage = line.thing.stage.as_ref().map_or(line.thing.element.name(), |stage| &stage.title);
    format!("{} {stage} {:?}: {}", line.sign.character(), line.thing.title, phrases.join("; "))
}

fn between(old: &Journey, new: &Journey) -> Vec<String> {
    changes(old, new).lines.iter().map(told).collect()
}

/// What is said where the fields of one card change.
#[track_caller]
fn says(old: &str, new: &str, expected: &str) {
    let told = between(&map("", &card(old), ""), &map("", &card(new), ""));
    let (sign, phrases) = expected.split_at(1);
    assert_eq!(told, [format!("{sign} A \"X\": {}", phrases.trim_start())]);
}

#[test]
fn every_crossing_has_its_sentence() {
    let lane = |id: &str| format!("lane: \"{id}\",");
    for (from, to, sentence) in [
        ("c", "t", "the provider now sees it"),
        ("t", "c", "the provider no longer sees it"),
        ("p", "t", "the consumer now sees it"),
        ("t2", "p", "now hidden from the consumer"),
        ("c", "p", "changed sides"),
        ("p", "c", "changed sides"),
    ] {
        says(&lane(from), &lane(to), &format!("! {sentence}"));
    }
    says(&lane("t"), &lane("t2"), "~ lane \"Touch\" → \"Desk\"");
}

#[test]
fn moments_of_truth_and_showstoppers_are_told_when_they_come_and_go() {
    says("", "moment_of_truth: true", "! now a moment of truth");
    says("showstopper: true, emotion: 1", "emotion: 0", "! no longer a showstopper; 1 → 0");
    let with = |fields: &str| map("", &card(fields), "");
    let (none, some) = (with(""), map("", "", ""));
    assert_eq!(between(&some, &none), ["+ A \"X\": in the band"]);
    assert_eq!(between(&none, &some), ["- A \"X\": removed"]);
    let grave = with("moment_of_truth: true, showstopper: true, lane: \"p\"");
    assert_eq!(
        between(&some, &grave),
        ["+ A \"X\": a moment of truth, a showstopper, provider only"]
    );
    assert!(changes(&some, &grave).lines[0].rank.comes_first());
    assert!(!changes(&some, &none).lines[0].rank.comes_first());
}

#[test]
fn what_goes_is_told_with_what_hurt_and_what_could_be_better() {
    let removed = |fields: &str| between(&map("", &card(fields), ""), &map("", "", "")).remove(0);
    let start = "- A \"X\": removed, ";
    assert_eq!(removed(r#"pains: ["Late"]"#), format!("{start}with its pain \"Late\""));
    assert_eq!(
        removed(
            r#"showstopper: true, pains: ["Late", "Dear"], opportunities: [Opportunity(title: "O")]"#
        ),
        format!("{start}a showstopper, with its 2 pains and opportunity \"O\"")
    );
}

#[test]
fn a_rise_without_new_research_is_marked() {
    says("emotion: -1", "emotion: 1", "! -1 → 1, still assumed, no new research");
    says(
        "emotion: -1, basis: Measured",
        "emotion: 1, basis: Measured",
        "! -1 → 1, no new research",
    );
    says("emotion: 1", "emotion: -1", "! 1 → -1");
    says("", "emotion: 2", "! ? → 2");
    says(
        "emotion: -1",
        r#"emotion: 1, research: ["Asked 9"]"#,
        "! -1 → 1; research added: \"Asked 9\"",
    );
    says("emotion: -1", "emotion: 1, basis: Observed", "! -1 → 1; assumed → observed");
    says(
        "emotion: -1, basis: Observed",
        "emotion: 1",
        "! -1 → 1, no new research; observed → assumed",
    );
    says(
        r#"emotion: -1, research: ["Asked 9"]"#,
        "emotion: 1",
        "! -1 → 1, still assumed, no new research; research removed: \"Asked 9\"",
    );
}

#[test]
fn fields_say_what_they_held_and_hold() {
    says(r#"wait: "2d""#, r#"wait: "4h""#, "~ wait 2d → 4h");
    says("", r#"wait: "4h""#, "~ wait added: 4h");
    says(r#"channel: "Web""#, "", "~ channel removed: \"Web\"");
    says(r#"title: "Y""#.replace("title", "journey").as_str(), "", "~ journey removed: \"Y\"");
    says(
        r#"opportunities: [Opportunity(title: "O", impact: 1, status: Doing)]"#,
        r#"opportunities: [Opportunity(title: "O", effort: 3)]"#,
        "~ opportunity \"O\": effort added: 3, status doing → idea, impact removed: 1",
    );
    says(
        r#"metrics: [Metric(name: "CSAT", value: 3.1)]"#,
        r#"metrics: [Metric(name: "CSAT", value: 4, better: Lower)]"#,
        "~ metric \"CSAT\": value 3.1 → 4, better higher → lower",
    );
    says(r#"tags: ["a", "b", "c"]"#, r#"tags: ["c", "a", "b"]"#, "~ tags in another order");
    says(
        r#"notes: ["Kept", "Said in the first round"]"#,
        r#"notes: ["Kept", "Said in the second round"]"#,
        "~ note: Said in the [-first-]{+second+} round",
    );
    says(
        r#"pains: ["Late"]"#,
        r#"pains: ["Nobody answers"]"#,
        "~ pain \"Late\" → \"Nobody answers\"",
    );
}

#[test]
fn a_card_of_another_kind_is_the_same_card() {
    let old = map("", r#"Touchpoint(id: "x", lane: "t", title: "X"),"#, "");
    let new = map("", r#"Interaction(id: "x", lane: "t", title: "Y"),"#, "");
    assert_eq!(between(&old, &new), ["~ A \"Y\": touchpoint → interaction; renamed from \"X\""]);
}

#[test]
fn people_are_called_by_their_names() {
    let head = r#"personas: [Persona(id: "m", name: "Maria"), Persona(id: "t", name: "Tom")],
        roles: [Role(id: "o", name: "Owner")],"#;
    let old = map(head, &card(r#"emotions: [Emotion(persona: "t", value: -1)]"#), "");
    let fields = r#"owner: "o", actors: ["m"], triggers: ["x"],
        emotions: [Emotion(persona: "t", value: 1)]"#;
    let new = map(head, &card(fields), "");
    assert_eq!(
        between(&old, &new),
        ["~ A \"X\": actor added: \"Maria\"; emotion of \"Tom\" -1 → 1; owner added: \"Owner\"; \
         trigger added: \"X\""]
    );
}

#[test]
fn another_lead_persona_is_told_and_no_emotion_has_risen() {
    let people = r#"personas: [Persona(id: "m", name: "Maria"), Persona(id: "t", name: "Tom")],"#;
    let old = map(people, &card("emotion: -1"), "");
    let new = map(&format!("lead: \"t\", {people}"), &card("emotion: 1"), "");
    assert_eq!(
        between(&old, &new),
        ["! persona \"Tom\": now the lead persona; it was \"Maria\"", "~ A \"X\": -1 → 1"]
    );
    let new = map(&format!("lead: \"m\", {people}"), &card("emotion: -1"), "");
    assert_eq!(between(&old, &new), ["~ map \"M\": lead added: \"Maria\""]);
    let new = map(r#"personas: [Persona(id: "t", name: "Tom")],"#, &card("emotion: -1"), "");
    assert_eq!(between(&old, &new), ["- persona \"Maria\": removed"]);
}

#[test]
fn moves_and_orders_are_as_few_as_can_be() {
    let cards = |ids: &str| -> String {
        let card = |id: &str| format!(r#"Activity(id: "{id}", lane: "t", title: "{id}"),"#);
        ids.split_whitespace().map(card).collect()
    };
    let told = |old: &str, new: &str| between(&map("", &cards(old), ""), &map("", &cards(new), ""));
    assert_eq!(told("a b c d", "d a b c"), ["~ A \"d\": now first"]);
    assert_eq!(told("a b c d", "b c d a"), ["~ A \"a\": now after \"d\""]);
    assert_eq!(told("a b c d", "a x b d"), ["- A \"c\": removed", "+ A \"x\": in the band"]);
    let moved = |from: (&str, &str), to: (&str, &str)| {
        between(&map("", &cards(from.0), &cards(from.1)), &map("", &cards(to.0), &cards(to.1)))
    };
    assert_eq!(moved(("a b", "c"), ("b", "c a")), ["> B \"a\": from A"]);
    let swapped = read(
        r#"Journey(format: 1, title: "M", lanes: [], stages: [Stage(id: "b", title: "B"),
            Stage(id: "a", title: "A")])"#,
    );
    let old = read(
        r#"Journey(format: 1, title: "M", lanes: [], stages: [Stage(id: "a", title: "A"),
            Stage(id: "b", title: "B")])"#,
    );
    let told = between(&old.unwrap().journey, &swapped.unwrap().journey);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("now "), "{told:?}");
}

#[test]
fn a_band_lane_that_changes_its_side_says_whose_it_is() {
    let old = map("", "", "");
    let mut new = old.clone();
    new.lanes[1].side = Some(crate::journey::Side::Provider);
    assert_eq!(between(&old, &new), ["~ lane \"Touch\": side both → provider"]);
    assert_eq!(between(&new, &old), ["~ lane \"Touch\": side provider → both"]);
}
