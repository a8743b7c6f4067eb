//! What holds for comments in every gap between two tokens: none is lost by writing, by an edit, or
//! by undoing and doing it again.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rustc_hash::FxHashMap;

use super::laws::{judged, written_by_ron};
use super::lexer::{Kind, Lexer};
use super::{Anchor, Attached, Document, print, read};
use crate::edit::laws::{handles_of, plan, planned};
use crate::edit::{History, Selection};
use crate::journey::{Field, FieldRef, Handle, Journey, generate};

/// A comment and the blanks around it, without the number that makes it the only one of its kind.
#[derive(Debug, Clone)]
pub(crate) struct Gap {
    before: &'static str,
    is_line: bool,
    words: Vec<&'static str>,
    after: &'static str,
}

const BLANKS: &[&str] =
    &["", "", " ", "\n", "\n\n", "\n \t\n\n", "\r\n", "\r\n\r\n", "\r", "\u{2028}", "\u{85}\n"];

/// What may stand in any comment.
const WORDS: &[&str] = &[
    "\"",
    "'",
    "\\",
    "\\\"",
    "/",
    "*",
    "//",
    "é",
    "한",
    "👩\u{200d}💻",
    "\u{202e}",
    "\u{feff}",
    "\r",
    "\t",
    " ",
    "  ",
    "r#\"",
    "(",
    "]",
    "<<<<<<< a",
    "title: \"x\",",
    "\u{a0}",
    "\u{2028}",
];

/// What may stand in a block alone, and in a line alone.
const IN_BLOCK: &[&str] = &["/* \" */", "/**/", "\n", "\r\n", "/*/**/*/", "\n\n<<<<<<< a\n"];
const IN_LINE: &[&str] = &["*/", "/*", "/* */ */", "*/ */"];

pub(crate) fn gap() -> impl Strategy<Value = Gap> {
    let words =
        |own: &'static [&'static str]| vec(prop_oneof![3 => select(WORDS), 1 => select(own)], 0..5);
    let line = words(IN_LINE).prop_map(|words| (true, words));
    let block = words(IN_BLOCK).prop_map(|words| (false, words));
    (select(BLANKS), prop_oneof![line, block], select(BLANKS))
        .prop_map(|(before, (is_line, words), after)| Gap { before, is_line, words, after })
}

impl Gap {
    fn text(&self, number: usize) -> String {
        let Gap { before, is_line, words, after } = self;
        let mut words = words.concat();
        if *is_line {
            format!("{before}// {number}; {words}\n{after}")
        } else {
            // Two words may have come to mean something together that neither does.
            while !is_one_comment(&format!("/*{words}*/")) {
                words.pop();
            }
            format!("{before}/* {number}; {words}*/{after}")
        }
    }
}

/// The text with a comment in every gap between two tokens, before the first and behind the last.
fn commented(text: &str, gaps: &[Gap]) -> String {
    let mut out = String::new();
    let mut lexer = Lexer::new(text);
    let mut behind = 0;
    for number in 0.. {
        out.push_str(&gaps[number % gaps.len()].text(number));
        let token = lexer.next();
        out.push_str(&text[behind..token.end as usize]);
        behind = token.end as usize;
        if token.kind == Kind::End {
            break;
        }
    }
    out
}

/// All comments of a text as they are to be kept, sorted; none where one has no end.
fn comments(text: &str) -> Vec<String> {
    let mut lexer = Lexer::new(text);
    loop {
        match lexer.next().kind {
            Kind::End => break,
            Kind::Unclosed => return Vec::new(),
            _ => {}
        }
    }
    let kept = |text: &str| {
        let lines: Vec<&str> = text.trim_end().split('\n').collect();
        let (last, others) = lines.split_last().unwrap();
        others.iter().map(|line| format!("{}\n", line.trim_end_matches('\r'))).collect::<String>()
            + last
    };
    let mut found: Vec<String> =
        lexer.remarks.iter().map(|remark| kept(lexer.remarked(remark))).collect();
    found.sort_unstable();
    found
}

fn is_one_comment(text: &str) -> bool {
    tokens(text) == 0 && comments(text).len() == 1
}

fn tokens(text: &str) -> usize {
    let mut lexer = Lexer::new(text);
    (0..).find(|_| lexer.next().kind == Kind::End).unwrap_or_default()
}

/// A map with comments everywhere, in one of the ways in which it can be written.
pub(crate) fn document_text(journey: &Journey, style: usize, gaps: &[Gap]) -> String {
    let plain = match style {
        0 => print(&Document::new(journey.clone())),
        other => written_by_ron(journey).swap_remove(other - 1),
    };
    commented(&plain, gaps)
}

fn read_or_panic(text: &str) -> Document {
    read(text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"))
}

/// The comments of what is still in a map, under the handles of the same map as it was read again.
/// Those of a value that is unknown now wait for it and are not in the file.
fn of_what_is_there(document: &Document, again: &Journey) -> FxHashMap<Anchor, Attached> {
    let names: FxHashMap<Handle, Handle> =
        handles_of(&document.journey).into_iter().zip(handles_of(again)).collect();
    let is_known = |at: Handle, field: Field| {
        let element = document.journey.element(at);
        let value = element.and_then(|element| element.record().get(field));
        match value {
            Some(FieldRef::OptionalText(text)) => text.is_some(),
            Some(FieldRef::OptionalInteger(number)) => number.is_some(),
            Some(FieldRef::Number(number)) => number.is_some(),
            Some(FieldRef::Choice(choice)) => choice.chosen().is_some(),
            other => other.is_some(),
        }
    };
    let renamed = |anchor: Anchor| match anchor {
        Anchor::Item(at) => names.get(&at).copied().map(Anchor::Item),
        Anchor::Field(at, field) if is_known(at, field) => {
            names.get(&at).map(|at| Anchor::Field(*at, field))
        }
        Anchor::Field(..) => None,
        Anchor::FileEnd => Some(Anchor::FileEnd),
    };
    let there = document.comments.iter();
    there.filter_map(|(anchor, attached)| Some((renamed(anchor)?, attached.clone()))).collect()
}

/// Looks whether a map that is written and read again has each comment where it belongs.
fn all_in_their_places(document: &Document) -> Result<(), TestCaseError> {
    let printed = print(document);
    let again = read_or_panic(&printed);
    prop_assert_eq!(print(&again), printed.clone());
    let wanted = of_what_is_there(document, &again.journey);
    prop_assert_eq!(again.comments.iter().count(), wanted.len(), "{}", printed);
    for (anchor, found) in again.comments.iter() {
        let Some(wanted) = wanted.get(&anchor) else {
            return Err(TestCaseError::fail(format!("{anchor:?}: {found:?} was not there")));
        };
        prop_assert_eq!(&found.leading, &wanted.leading);
        prop_assert_eq!(&found.trailing, &wanted.trailing);
        prop_assert_eq!(&found.closing, &wanted.closing);
        // First in its bracket, a block of comments has no blank line above it.
        prop_assert!(found.blank_above_leading <= wanted.blank_above_leading);
        prop_assert!(found.blank_above_closing <= wanted.blank_above_closing);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: ProptestConfig::default().cases / 4,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_comment_is_lost_in_any_gap(
        journey in generate::journey(),
        style in 0..5_usize,
        gaps in vec(gap(), 1..40),
    ) {
        let text = document_text(&journey, style, &gaps);
        let wanted = comments(&text);
        prop_assert_eq!(wanted.len(), 1 + tokens(&text), "each gap has one");
        let document = read_or_panic(&text);
        prop_assert_eq!(&document.journey, &journey);
        let printed = print(&document);
        prop_assert_eq!(comments(&printed), wanted, "{}", printed);
        let again = read_or_panic(&printed);
        prop_assert_eq!(&again.journey, &journey);
        prop_assert_eq!(print(&again), printed.clone());
        prop_assert_eq!(judged(&printed).ok(), Some(journey));
    }

    #[test]
    fn comments_stay_with_what_they_belong_to_through_every_edit(
        journey in generate::journey(),
        gaps in vec(gap(), 1..40),
        plans in vec(plan(), 1..6),
    ) {
        let once = print(&read_or_panic(&document_text(&journey, 0, &gaps)));
        let mut document = read_or_panic(&once);
        let untouched = document.clone();
        let gone = document.handles.fresh();
        let mut history = History::new();
        let mut steps = 0;
        for plan in &plans {
            let edit = planned(plan, &document.journey, gone, &mut document.handles);
            let nowhere = Selection::default();
            // One that does not fit changes nothing.
            let done = history.apply(&mut document.journey, edit.clone(), "", nowhere, nowhere);
            steps += usize::from(done.is_ok() && !edit.is_empty());
            // A map of another format is another matter.
            prop_assume!(document.journey.format <= 1);
            all_in_their_places(&document)?;
        }
        let changed = print(&document);
        for _ in 0..steps {
            prop_assert!(history.undo(&mut document.journey).unwrap().is_some());
            all_in_their_places(&document)?;
        }
        prop_assert_eq!(&document.journey, &untouched.journey);
        prop_assert_eq!(&document.comments, &untouched.comments);
        prop_assert_eq!(print(&document), once);
        for _ in 0..steps {
            prop_assert!(history.redo(&mut document.journey).unwrap().is_some());
        }
        prop_assert_eq!(print(&document), changed);
    }
}
