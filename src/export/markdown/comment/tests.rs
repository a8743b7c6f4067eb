//! A comment as a reader gets it: never too long, and nothing in it acts.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::MAX_CHARS;
use crate::diff::{Figures, MapDiff, Outcome, Rewriting, changes};
use crate::export::comment_on;
use crate::journey::{Card, CardKind, Handle, Journey, Stage, generate};

fn told(name: &str, outcome: Outcome) -> MapDiff {
    MapDiff { name: name.into(), old_name: None, outcome }
}

fn changed(name: &str, old: &Journey, new: &Journey) -> MapDiff {
    told(name, Outcome::Changed(changes(old, new)))
}

/// What a reader would find in it that is none of ours.
fn foreign(comment: &str) -> Vec<String> {
    let ours = [
        "<!-- -->",
        "<del>",
        "</del>",
        "<ins>",
        "</ins>",
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
    ];
    let mut found = Vec::new();
    for event in Parser::new_ext(comment, Options::ENABLE_TABLES | Options::ENABLE_GFM) {
        match event {
            Event::InlineHtml(html) if ours.contains(&html.trim()) => {}
            Event::Html(html) => {
                let html = html.trim();
                let is_mark = html.starts_with("<!-- wayband:diff ")
                    && html.ends_with(" -->")
                    && html.matches("-->").count() == 1;
                let is_list = html.starts_with("<details><summary>By stage: ")
                    && html.ends_with("</summary>")
                    && html.matches('<').count() == 3;
                if !is_mark && !is_list && html != "</details>" {
                    found.push(html.to_owned());
                }
            }
            Event::Start(
                Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Strong
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::HtmlBlock,
            )
            | Event::End(_)
            | Event::SoftBreak
            | Event::Text(_) => {}
            event => found.push(format!("{event:?}")),
        }
    }
    found
}

/// A map of so many cards with titles of so many characters.
fn large(cards: usize, title: usize) -> Journey {
    let card = |number: usize| {
        let id = format!("card-{number}");
        let title = format!("{number}{}", "*".repeat(title));
        Card::new(Handle::JOURNEY, CardKind::Activity, &id, "consumer", &title)
    };
    let stage = Stage {
        id: "one".into(),
        title: "One".into(),
        cards: (0..cards).map(card).collect(),
        ..Stage::default()
    };
    let mut journey = Journey { title: "Large".into(), stages: vec![stage], ..Journey::blank() };
    journey.number();
    journey
}

#[test]
fn a_long_comment_ends_in_time_and_says_what_is_missing() {
    let (few, many) = (large(10, 10), large(5_000, 10));
    let count = |comment: &str| {
        let left = comment.split("no more room: ").nth(1).unwrap();
        left.split(' ').next().unwrap().parse::<usize>().unwrap()
    };
    let added = comment_on(&[changed("a.ron", &few, &many)]);
    let told = added.lines().filter(|line| line.starts_with("- **")).count();
    assert!(told > 500, "{told}");
    assert_eq!(told + count(&added), 4_990);
    let removed = comment_on(&[changed("a.ron", &many, &few)]);
    let told = removed.lines().filter(|line| line.starts_with("| ")).count() - 1;
    assert_eq!(told + count(&removed), 4_990);
    for comment in [added, removed] {
        let length = comment.chars().count();
        assert!(length < MAX_CHARS && length > MAX_CHARS / 2, "{length}");
        assert_eq!(foreign(&comment), Vec::<String>::new());
    }
    let long = comment_on(&[changed("a.ron", &few, &large(12, 30_000))]);
    assert!(long.chars().count() < 10_000 && !long.contains("no more room"), "{long}");
}

#[test]
fn many_maps_are_named_before_one_is_told_in_full() {
    let (few, many) = (large(10, 10), large(5_000, 10));
    let figures = Figures::of(&few);
    let mut maps = vec![changed("a.ron", &few, &many)];
    maps.extend((0..100).map(|n| told(&format!("{n}.ron"), Outcome::Added(figures.clone()))));
    let comment = comment_on(&maps);
    assert!(comment.chars().count() < MAX_CHARS);
    assert!(comment.contains("<!-- wayband:diff 99.ron -->"));
    maps.extend((0..2000).map(|n| told(&format!("m{n}.ron"), Outcome::Unread)));
    let comment = comment_on(&maps);
    assert!(comment.chars().count() < MAX_CHARS);
    let marks = comment.matches("<!-- wayband:diff").count();
    assert!(comment.ends_with(&format!("no more room: {} more maps.\n", 2101 - marks)));
}

#[test]
fn maps_of_which_nothing_changed_are_a_line() {
    assert_eq!(comment_on(&[]), "<!-- wayband:diff -->\nNothing changed in any map.\n");
    let title = "New".to_owned();
    let map = told("a.ron", Outcome::Rewritten { title, text: Rewriting::Both });
    assert_eq!(
        comment_on(&[map]),
        "<!-- wayband:diff a.ron -->\n**New**: comments and formatting only, nothing in the journey \
         changed.\n"
    );
}

#[test]
fn no_name_ends_the_hidden_mark() {
    for name in ["a-->b<x>", "--", ">", "a\n-->", "-->-->"] {
        let comment = comment_on(&[told(name, Outcome::Unread)]);
        assert_eq!(foreign(&comment), Vec::<String>::new(), "{comment}");
        assert_eq!(comment.lines().next().unwrap().matches("--").count(), 2, "{comment}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_map_acts_in_a_comment(
        old in generate::journey(),
        new in generate::journey(),
        name in generate::text(),
    ) {
        let comment = comment_on(&[changed(&name, &old, &new), changed(&name, &new, &old)]);
        prop_assert_eq!(foreign(&comment), Vec::<String>::new(), "{}", comment);
        prop_assert!(comment.chars().count() < MAX_CHARS);
        prop_assert!(!comment.chars().any(|c| c != '\n' && crate::text::is_control(c)));
    }
}
