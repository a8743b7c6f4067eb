//! Changes as text: what stands below what.

use super::{Look, block, head};
use crate::diff::{MapDiff, Outcome, changes};
use crate::format::read;
use crate::journey::{Card, CardKind, Handle, Journey, Stage};
use crate::text::width;

fn map(stages: usize, stage: &str, title: &str, emotion: i64) -> Journey {
    let card = |number: usize| Card {
        emotion: Some(emotion),
        ..Card::new(
            Handle::JOURNEY,
            CardKind::Activity,
            &format!("c{number}"),
            "consumer",
            &format!("{title}{number}"),
        )
    };
    let stage = |number: usize| Stage {
        id: format!("s{number}"),
        title: format!("{stage}{number}"),
        cards: vec![card(number)],
        ..Stage::default()
    };
    let mut journey = Journey { stages: (0..stages).map(stage).collect(), ..Journey::blank() };
    journey.number();
    journey
}

fn told(old: &Journey, new: &Journey, width: usize) -> String {
    let outcome = Outcome::Changed(changes(old, new));
    let map = MapDiff { name: "a\u{1b}.ron".into(), old_name: None, outcome };
    block(&map, Look { color: false, width })
}

#[test]
fn columns_stand_below_each_other_whatever_they_hold() {
    let old = map(3, "단계", "신청서를 작성한다 ", 1);
    let mut new = map(3, "단계", "신청서를 작성한다 ", 1);
    new.stages[0].cards[0].channel = Some("Web".into());
    new.stages[1].title = "Agree".into();
    new.stages[1].cards[0].title = "Signs\u{202e}".into();
    new.stages[2].cards[0].channel = Some("Web".into());
    let told = told(&old, &new, 120);
    assert!(told.starts_with("a\\u{1b}.ron  3 cards: 3 changed; 1 stage\n"), "{told}");
    let starts: Vec<usize> = told
        .lines()
        .filter(|line| line.starts_with('~'))
        .map(|line| {
            let at = ["channel added", "renamed from"].iter().find_map(|word| line.find(word));
            width(&line[..at.unwrap()])
        })
        .collect();
    assert_eq!(starts.len(), 4, "{told}");
    assert!(starts.iter().all(|start| *start == starts[0]), "{told}");
}

#[test]
fn many_stages_show_those_that_differ_in_rows_that_are_read_well() {
    let old = map(60, "Stage ", "C", 1);
    let mut new = old.clone();
    for at in [3, 5] {
        new.stages[at].cards[0].emotion = Some(-2);
    }
    let told = told(&old, &new, 120);
    let rows: Vec<&str> = told.lines().skip(1).take(3).collect();
    assert_eq!(
        rows,
        ["lowest   Stage 3  Stage 5", "before     +1       +1", "after      -2       -2",]
    );
    let told = self::told(&old, &map(60, "Stage ", "C", 0), 120);
    let tables = told.lines().filter(|line| line.starts_with("lowest"));
    assert!(tables.count() > 3, "{told}");
    assert!(told.lines().take(20).all(|line| width(line) <= 110), "{told}");
}

#[test]
fn phrases_that_have_no_room_stand_below() {
    let old = read(
        r#"Journey(format: 1, title: "M", stages: [Stage(id: "a", title: "A", cards: [
        Activity(id: "x", lane: "consumer", title: "X")])])"#,
    );
    let new = read(
        r#"Journey(format: 1, title: "M", stages: [Stage(id: "a", title: "A", cards: [
        Activity(id: "x", lane: "consumer", title: "X", channel: "Web portal", wait: "4h",
        pains: ["Comes too late for anybody"])])])"#,
    );
    let (old, new) = (old.unwrap().journey, new.unwrap().journey);
    let told = told(&old, &new, 60);
    let lines: Vec<&str> = told.lines().skip(2).collect();
    assert_eq!(
        lines,
        [
            "By stage",
            "~ A  \"X\"  channel added: \"Web portal\"; wait added: 4h;",
            "     pain added: \"Comes too late for anybody\"",
        ]
    );
}

#[test]
fn what_is_renamed_says_what_it_was() {
    let map = MapDiff {
        name: "new.ron".into(),
        old_name: Some("old.ron".into()),
        outcome: Outcome::Same,
    };
    assert_eq!(head(&map, false), "old.ron → new.ron  renamed\n");
}
