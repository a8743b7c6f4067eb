//! The exports as a reader gets them: golden pages, read back by a parser that is not ours.

#![allow(clippy::unwrap_used)] // what the tests call is test code too

use std::fs;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use wayband::export::markdown;
use wayband::format::read;
use wayband::journey::{Card, FieldMut, Journey, Opportunity, Record, Stage, Status, Value};

fn shipped(name: &str) -> Journey {
    read(&fs::read_to_string(format!("journeys/{name}.ron")).unwrap()).unwrap().journey
}

/// The page must be the golden one; `BLESS=1` writes it, to be looked at before it is committed.
fn golden(name: &str, page: &str) {
    let path = format!("tests/export/{name}.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, page).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    for (number, (ours, golden)) in (1..).zip(page.lines().zip(expected.lines())) {
        assert_eq!(ours, golden, "{path}:{number}");
    }
    assert_eq!(page.len(), expected.len(), "{path}: one ends before the other");
}

/// A page as another program understands it.
#[derive(Default)]
struct Reading {
    /// Rows of cells; the first is the head. A line break within a cell is `\n`.
    rows: Vec<Vec<String>>,
    /// All headings with their levels.
    headings: Vec<(HeadingLevel, String)>,
    /// Where links lead.
    links: Vec<String>,
    /// Names that anchors have.
    anchors: Vec<String>,
    /// HTML that is none of ours.
    foreign: Vec<String>,
    /// Code, pictures, rules, quotes and whatever else we never write.
    unexpected: Vec<String>,
}

fn reading(page: &str) -> Reading {
    let mut reading = Reading::default();
    let mut text = String::new();
    for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_GFM) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => reading.rows.push(Vec::new()),
            Event::Start(Tag::TableCell | Tag::Heading { .. }) => text.clear(),
            Event::End(TagEnd::TableCell) => {
                reading.rows.last_mut().unwrap().push(text.trim().to_owned());
            }
            Event::End(TagEnd::Heading(level)) => {
                reading.headings.push((level, text.trim().to_owned()));
            }
            Event::Text(piece) => text.push_str(&piece),
            Event::InlineHtml(html) => match html.strip_prefix("<a id=\"") {
                Some(rest) => {
                    let name = rest.strip_suffix("\">").unwrap_or(rest);
                    reading.anchors.push(name.to_owned());
                }
                None if &*html == "<br>" => text.push('\n'),
                None if matches!(&*html, "</a>" | "<!-- -->") => {}
                None => reading.foreign.push(html.to_string()),
            },
            Event::Start(Tag::Link { dest_url, .. }) => reading.links.push(dest_url.to_string()),
            Event::Start(
                Tag::Paragraph
                | Tag::List(_)
                | Tag::Item
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Table(_),
            )
            | Event::End(_)
            | Event::SoftBreak => {}
            event => reading.unexpected.push(format!("{event:?}")),
        }
    }
    reading
}

#[test]
fn shipped_maps_give_their_pages() {
    for name in ["new-laptop", "new-laptop-future", "jeonip-singo", "platform-environment"] {
        golden(name, &markdown(&shipped(name)));
    }
}

#[test]
fn another_reader_finds_the_whole_map() {
    for name in ["new-laptop", "new-laptop-future", "jeonip-singo", "platform-environment"] {
        let journey = shipped(name);
        let reading = reading(&markdown(&journey));
        assert_eq!(reading.foreign, Vec::<String>::new(), "{name}");
        assert_eq!(reading.unexpected, Vec::<String>::new(), "{name}");
        assert_eq!(reading.headings[0], (HeadingLevel::H1, journey.title.clone()));

        assert_eq!(reading.rows.len(), 7, "{name}: head, three zones, two edges, the lowest");
        for row in &reading.rows {
            assert_eq!(row.len(), journey.stages.len() + 1, "{name}: {row:?}");
        }
        for (column, stage) in (1..).zip(&journey.stages) {
            assert_eq!(reading.rows[0][column], format!("{column} {}", stage.title));
            for card in &stage.cards {
                let cells = reading.rows[1..6].iter().map(|row| &row[column]);
                let lines = cells.flat_map(|cell| cell.lines());
                let found = lines.filter(|line| line.contains(&card.title)).count();
                assert!(found > 0, "{name}: the table lacks {:?}", card.title);
                let headings = reading.headings.iter();
                let found = headings
                    .filter(|(level, text)| {
                        *level == HeadingLevel::H4 && text.contains(&card.title)
                    })
                    .count();
                assert!(found > 0, "{name}: no section for {:?}", card.title);
                assert!(reading.anchors.contains(&format!("card-{}", card.id)));
            }
            assert!(reading.anchors.contains(&format!("stage-{}", stage.id)));
        }
        for link in &reading.links {
            let inside =
                link.strip_prefix('#').is_some_and(|to| reading.anchors.iter().any(|a| a == to));
            let written = journey.cards().any(|card| {
                card.links.iter().any(|l| l.url == *link)
                    || card.opportunities.iter().any(|o| o.link.as_ref() == Some(link))
            });
            assert!(inside || written, "{name}: {link} leads nowhere");
        }
    }
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    assert_eq!(markdown(&shipped("new-laptop")), markdown(&shipped("new-laptop")));
}

#[test]
fn stages_beyond_seven_stand_in_rows() {
    let mut journey = shipped("new-laptop");
    let eighth = Stage { id: "after".into(), title: "After".into(), ..Stage::default() };
    journey.stages.push(eighth);
    let rows = reading(&markdown(&journey)).rows;
    assert_eq!(rows.len(), 9);
    assert!(rows.iter().all(|row| row.len() == 5));
    assert_eq!(rows[0][1], "Consumer only\n▲ Workplace IT cannot see");
    assert_eq!(rows[4][2], "blind spot");
    assert_eq!(rows[8], ["8 After", "", "", "", ""]);
}

#[test]
fn an_empty_map_gives_a_page_to_write_on() {
    let expected = "# Untitled\n- **Service** **current**\n\n\
                    **Decide** what ________ who ______ by ______ · **Parked** ________\n";
    assert_eq!(markdown(&Journey::blank()), expected);
}

#[test]
fn a_card_in_no_lane_is_not_lost() {
    let mut journey = Journey::blank();
    let card =
        Card { id: "a".into(), lane: "gone".into(), title: "Stray".into(), ..Card::default() };
    journey.stages.push(Stage { title: "One".into(), cards: vec![card], ..Stage::default() });
    let headings = reading(&markdown(&journey)).headings;
    let titles: Vec<_> = headings.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(titles, ["Untitled", "1 One", "In a lane that is not in the map", "Stray"]);
}

#[test]
fn lists_rank_and_leave_out_what_is_settled() {
    let mut journey = Journey::blank();
    let card = |title: &str, lane: &str, emotion| Card {
        id: title.to_lowercase(),
        lane: lane.into(),
        title: title.into(),
        emotion,
        ..Card::default()
    };
    let opportunity = |title: &str, votes, status| Opportunity {
        title: title.into(),
        impact: Some(5),
        effort: Some(1),
        votes,
        status,
        ..Opportunity::default()
    };
    let mut bad = card("Bad", "touchpoints", Some(-1));
    bad.opportunities = vec![
        opportunity("Some", 2, Status::Idea),
        opportunity("More", 3, Status::Idea),
        opportunity("Settled", 9, Status::Done),
    ];
    let mut worse = card("Worse", "consumer", Some(-2));
    worse.pains = vec!["Ouch".into()];
    let owned = Card { owner: Some("them".into()), ..card("Owned", "provider", None) };
    let cards = vec![bad, card("Good", "consumer", Some(2)), worse, owned];
    journey.stages.push(Stage { title: "One".into(), cards, ..Stage::default() });
    let alone = vec![card("Alone", "consumer", None)];
    journey.stages.push(Stage { title: "Two".into(), cards: alone, ..Stage::default() });

    let page = markdown(&journey);
    let (_, lists) = page.split_once("**Parked**").unwrap();
    let (lists, _) = lists.split_once("\n## 1 One").unwrap();
    let expected = " ________

## Lowest emotions

1. [Worse](#card-worse) −2, 1 One
2. [Bad](#card-bad) −1, 1 One

## Pains without opportunity

1. Ouch · [Worse](#card-worse) −2, 1 One

## Opportunities by impact over effort

1. More (impact 5, effort 1, 3 votes) · [Bad](#card-bad) −1, 1 One
2. Some (impact 5, effort 1, 2 votes) · [Bad](#card-bad) −1, 1 One

## Opportunities by votes

1. More (impact 5, effort 1, 3 votes) · [Bad](#card-bad) −1, 1 One
2. Some (impact 5, effort 1, 2 votes) · [Bad](#card-bad) −1, 1 One

## Blind spots

1. 2 [Two](#stage-), where nothing is in the band: Alone

## What nobody owns

1. [Bad](#card-bad) −1, 1 One
";
    assert_eq!(lists, expected);
    assert!(page.contains("1. Worse −2: Ouch → ________\n2. Bad −1 → *More* (impact 5, effort 1)"));
}

#[test]
fn long_lists_say_what_they_left_out() {
    let mut journey = shipped("new-laptop");
    let stage = journey.stages[3].clone();
    journey.stages[3].cards = std::iter::repeat_n(stage.cards[0].clone(), 20).collect();
    let page = markdown(&journey);
    assert!(page.contains("\n12. "));
    assert!(!page.contains("\n13. "));
    assert!(page.contains("\nand 14 more in the stages below\n"), "20 at -2 and 6 others");
}

/// Puts a text into every field of a map that can hold one.
fn overwrite(record: &mut dyn Record, text: &str) {
    for spec in record.fields() {
        match record.get_mut(spec.field) {
            Some(FieldMut::List(list)) => {
                for index in 0..list.len() {
                    overwrite(list.get_mut(index).unwrap().record_mut(), text);
                }
            }
            Some(field @ (FieldMut::Text(_) | FieldMut::OptionalText(_))) => {
                field.replace(Value::Text(text.into())).unwrap();
            }
            _ => {}
        }
    }
}

#[test]
fn nothing_an_author_smuggles_in_acts() {
    let plain = {
        let mut journey = shipped("platform-environment");
        overwrite(&mut journey, "plain");
        reading(&markdown(&journey))
    };
    for text in [
        "<script>alert(1)</script>",
        "</a><img src=x onerror=alert(1)>",
        "<!-- --><!-- x",
        "[x](javascript:alert(1)) ![y](http://a.example/p.png)",
        "[x]: http://a.example",
        "| a | b |\n|---|---|\n| <b> | c |",
        "a\n\n# heading\n\n- item\n\n```\ncode\n```",
        "*a* **b** `c` ~~d~~ _e_ \\",
        "\\[x\\](y) \\| \\<b>",
        "    indented",
        "javascript:alert(1)",
        "\" onclick=\"x",
        "@team #1 www.a.example m@a.example",
    ] {
        let mut journey = shipped("platform-environment");
        overwrite(&mut journey, text);
        let page = markdown(&journey);
        let reading = reading(&page);
        assert_eq!(reading.foreign, Vec::<String>::new(), "{text}");
        assert_eq!(reading.unexpected, Vec::<String>::new(), "{text}");
        assert!(reading.links.iter().all(|link| link.starts_with('#')), "{text}");
        assert_eq!(reading.links.len(), plain.links.len(), "{text}");
        assert_eq!(reading.headings.len(), plain.headings.len(), "{text}");
        let shape = |rows: &[Vec<String>]| rows.iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(shape(&reading.rows), shape(&plain.rows), "{text}");
        assert!(!page.contains("www.") && !page.contains("@t") && !page.contains("://"));
    }
}
