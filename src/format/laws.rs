//! What holds for every map: nothing is lost between text and map, and RON's own reader agrees.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::lexer::{Kind, Lexer};
use super::{Document, places, print, read};
use crate::journey::{Element, FieldRef, Journey, Record, generate};

fn ron_options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// What RON's own reader makes of a text, with handles as we give them.
pub(super) fn judged(text: &str) -> Result<Journey, ron::error::SpannedError> {
    let mut journey: Journey = ron_options().from_str(text)?;
    journey.number();
    Ok(journey)
}

/// The ways in which RON's own writer can write a map that it can read again.
pub(super) fn written_by_ron(journey: &Journey) -> Vec<String> {
    let mut texts = Vec::new();
    for extra in [Extensions::empty(), Extensions::IMPLICIT_SOME] {
        for struct_names in [false, true] {
            let config = PrettyConfig::new()
                .struct_names(struct_names)
                .compact_arrays(struct_names)
                .escape_strings(extra.is_empty())
                .extensions(Extensions::UNWRAP_VARIANT_NEWTYPES | extra);
            let text = ron::ser::to_string_pretty(journey, config).unwrap();
            // Without its name, the map itself could not be told from other RON.
            let start = text.find("]\n(").map_or(0, |end| end + 2);
            texts.push(if struct_names {
                text
            } else {
                format!("{}Journey{}", &text[..start], &text[start..])
            });
        }
    }
    texts
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_as_it_was(journey in generate::journey()) {
        let document = Document::new(journey);
        let text = print(&document);
        let again = read(&text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
        prop_assert_eq!(&again, &document);
        prop_assert_eq!(print(&again), text);
    }

    #[test]
    fn ron_reads_what_is_printed(journey in generate::journey()) {
        let document = Document::new(journey);
        let text = print(&document);
        let judged = judged(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(judged, document.journey);
    }

    #[test]
    fn what_ron_prints_is_read(journey in generate::journey()) {
        for text in written_by_ron(&journey) {
            prop_assert_eq!(&judged(&text).unwrap(), &journey);
            let document = read(&text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
            prop_assert_eq!(&document.journey, &journey);
        }
    }

    #[test]
    fn no_comment_is_lost_wherever_it_stands(
        journey in generate::journey(),
        style in 0..5_usize,
        remarks in vec((any::<Index>(), 0..BLANKS.len(), 0..3_u8, 0..BLANKS.len()), 1..12),
    ) {
        let text = match style {
            0 => print(&Document::new(journey.clone())),
            other => written_by_ron(&journey).swap_remove(other - 1),
        };
        let (text, wanted) = with_comments(&text, &remarks);
        let document = read(&text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
        prop_assert_eq!(&document.journey, &journey, "{}", text);
        let printed = print(&document);
        for comment in wanted {
            prop_assert_eq!(printed.matches(&comment).count(), 1, "{}\n{}\n{}", comment, text, printed);
        }
        let again = read(&printed).unwrap_or_else(|faults| panic!("{faults:#?}\n{printed}"));
        prop_assert_eq!(&again.journey, &document.journey, "{}\n{}", text, printed);
        prop_assert_eq!(&print(&again), &printed);
        prop_assert_eq!(judged(&printed).unwrap(), journey);
    }

    #[test]
    fn damaged_text_never_panics_and_what_ron_reads_of_it_is_read(
        journey in generate::journey(),
        style in 0..5_usize,
        damages in vec((any::<Index>(), any::<Index>(), 0..4_u8, select(SCRAPS)), 1..4),
    ) {
        let mut text = match style {
            0 => print(&Document::new(journey.clone())),
            other => written_by_ron(&journey).swap_remove(other - 1),
        };
        for (from, to, what, scrap) in damages {
            damage(&mut text, from, to, what, scrap);
        }
        match (read(&text), judged(&text)) {
            (Ok(document), judged) => {
                if let Ok(judged) = judged {
                    prop_assert!(same(&judged, &document.journey), "{}", text);
                }
                let printed = print(&document);
                prop_assert_eq!(&printed, &print(&read(&printed).unwrap()), "{}", text);
            }
            (Err(faults), judged) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.is_sorted_by_key(|fault| fault.position));
                prop_assert!(faults.iter().all(|fault| fault.position.offset <= text.len()));
                let newer = faults[0].message.contains("newer");
                let nameless = faults[0].message == "a map starts with its name";
                prop_assert!(judged.is_err() || newer || nameless, "{:#?}\n{}", faults, text);
            }
        }
    }

    #[test]
    fn everything_has_its_place(journey in generate::journey()) {
        let text = print(&Document::new(journey.clone()));
        let places = places(&text).unwrap();
        let mut records: Vec<&dyn Record> = vec![&journey];
        while let Some(record) = records.pop() {
            for spec in record.fields() {
                let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
                for item in (0..list.len()).filter_map(|index| list.get(index)) {
                    let place = places.item(item.record().handle()).unwrap();
                    let starts = match item {
                        Element::Entry(_) => "\"".to_owned(),
                        _ => format!("{}(", item.record().struct_name()),
                    };
                    prop_assert!(text[place.offset..].starts_with(&starts));
                    if !matches!(item, Element::Entry(_)) {
                        records.push(item.record());
                    }
                }
                if !list.is_empty() {
                    let place = places.value(record.handle(), spec.field).unwrap();
                    prop_assert!(text[place.offset..].starts_with('['));
                    let line = text.lines().nth(place.line - 1).unwrap();
                    let name = spec.field.name();
                    let wanted = format!("{name}: [");
                    prop_assert!(line.ends_with(&wanted));
                    prop_assert_eq!(line.chars().count(), place.column);
                }
            }
        }
    }
}

/// Whether two maps are the same, NaN being the same as itself.
fn same(a: &Journey, b: &Journey) -> bool {
    a == b || format!("{a:?}") == format!("{b:?}")
}

const BLANKS: &[&str] = &["", " ", "\n", "\n\n", "\r\n\t", "\u{2028}"];

/// Puts comments between tokens; gives them too.
fn with_comments(text: &str, remarks: &[(Index, usize, u8, usize)]) -> (String, Vec<String>) {
    let mut gaps = vec![0];
    let mut lexer = Lexer::new(text);
    loop {
        let token = lexer.next();
        if token.kind == Kind::End {
            break;
        }
        gaps.push(token.end as usize);
    }
    let mut inserts = Vec::new();
    let mut wanted = Vec::new();
    for (number, (gap, before, kind, after)) in remarks.iter().enumerate() {
        let comment = match kind {
            0 => format!("// remark {number}; \"*/"),
            1 => format!("/* remark {number}; /* // \" */ */"),
            _ => format!("/* remark\n\n  {number}; */"),
        };
        let line_end = if *kind == 0 { "\n" } else { "" };
        let insert = format!("{}{comment}{line_end}{}", BLANKS[*before], BLANKS[*after]);
        inserts.push((gaps[gap.index(gaps.len())], insert));
        wanted.push(comment);
    }
    inserts.sort_by_key(|(gap, _)| *gap);
    let mut out = text.to_owned();
    for (gap, insert) in inserts.into_iter().rev() {
        out.insert_str(gap, &insert);
    }
    (out, wanted)
}

/// What careless hands leave in a file.
const SCRAPS: &[&str] = &[
    "\"",
    "\\",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "//",
    "/*",
    "*/",
    "\n",
    " ",
    "r",
    "r#",
    "#",
    "-",
    "+",
    "0x",
    "1e3",
    ".5",
    "1_0",
    "inf",
    "NaN",
    "Some(",
    "Some(None)",
    "None",
    "true",
    "title: \"x\",",
    "state: Future,",
    "Stage(",
    "Touchpoint(",
    "<<<<<<< ours\n",
    "\u{feff}",
    "“",
    "\u{2028}",
    "\\u{41}",
    "\\x41",
    "_",
    "i64",
    "f64",
    "é",
    "format: 2,",
    "emotion: 1,",
    "lane",
];

fn damage(text: &mut String, from: Index, to: Index, what: u8, scrap: &str) {
    let edge = |index: Index| {
        let mut at = index.index(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = edge(from);
    // Mostly small damage: what lies near is more often what goes wrong.
    let to = edge(to).clamp(from, text.len()).min(from + 40);
    let to = (from..=to).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(from);
    match what {
        0 => text.replace_range(from..to, ""),
        1 => text.replace_range(from..to, scrap),
        2 => text.insert_str(from, scrap),
        _ => {
            let copy = text[from..to].to_owned();
            text.insert_str(from, &copy);
        }
    }
}
