//! Tests of the text area, as pictures of its lines with `|` for the cursor.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::TextArea;

fn area(picture: &str) -> TextArea {
    let (before, behind) = picture.split_once('|').unwrap();
    let mut area = TextArea::default();
    assert!(area.insert(before));
    let (row, cursor) = (area.row(), area.line().cursor());
    assert!(area.insert(behind));
    area.row = row;
    area.home();
    while area.line().cursor() < cursor {
        area.here().right();
    }
    area
}

fn picture(area: &TextArea) -> String {
    let lines: Vec<String> = area
        .lines()
        .enumerate()
        .map(|(row, line)| {
            let (before, behind) = line.text().split_at(line.cursor());
            let mark = if row == area.row() { "|" } else { "" };
            format!("{before}{mark}{behind}")
        })
        .collect();
    lines.join("\n")
}

#[track_caller]
fn becomes(before: &str, change: impl Fn(&mut TextArea) -> bool, after: &str) {
    let mut area = area(before);
    assert_eq!(picture(&area), before, "the picture is one");
    let is_changed = change(&mut area);
    assert_eq!(picture(&area), after);
    assert_eq!(is_changed, before != after, "says whether something happened");
}

#[test]
fn enter_splits_and_backspace_joins() {
    let enter = |area: &mut TextArea| {
        area.enter();
        true
    };
    becomes("전입|신고", enter, "전입\n|신고");
    becomes("전입\n|신고", TextArea::backspace, "전입|신고");
    becomes("नया|\nलैपटॉप", TextArea::delete, "नया|लैपटॉप");
    becomes("a\n|b\nc", TextArea::delete_word_back, "a|b\nc");
    becomes("a|\nb\nc", TextArea::delete_to_end, "a|b\nc");
    becomes("|a\nb", TextArea::backspace, "|a\nb");
    becomes("a\nb|", TextArea::delete, "a\nb|");
    becomes("a\n|\u{301}b", TextArea::backspace, "a\u{301}|b");
}

#[test]
fn the_cursor_walks_over_the_ends_of_lines() {
    becomes("a\n|b", TextArea::left, "a|\nb");
    becomes("a|\nb", TextArea::right, "a\n|b");
    becomes("a b\n|c", TextArea::word_left, "a b|\nc");
    becomes("a|\nb c", TextArea::word_right, "a\n|b c");
    becomes("|a\nb", TextArea::left, "|a\nb");
    becomes("a\nb|", TextArea::word_right, "a\nb|");
}

#[test]
fn up_and_down_keep_the_column_over_shorter_lines() {
    let mut down = area("abcd|\nx\n가나다");
    assert!(down.down());
    assert_eq!(picture(&down), "abcd\nx|\n가나다");
    assert!(down.down());
    assert_eq!(picture(&down), "abcd\nx\n가나|다", "four cells are two wide letters");
    assert!(!down.down());
    assert!(down.up() && down.up());
    assert_eq!(picture(&down), "abcd|\nx\n가나다");

    let mut moved = area("abcd|\nx\nabcd");
    moved.down();
    moved.home();
    moved.down();
    assert_eq!(picture(&moved), "abcd\nx\n|abcd", "another move forgets the column");
}

#[test]
fn pasted_breaks_make_lines() {
    let mut pasted = area("a|b");
    assert!(pasted.insert("1\r\n2\n\n3\x1b"));
    assert_eq!(picture(&pasted), "a1\n2\n\n3|b");
    assert_eq!(pasted.take(), ["a1", "2", "", "3b"]);
    assert_eq!(pasted.take(), Vec::<String>::new());
    assert_eq!(pasted.lines().len(), 1, "there is always a line to type in");
}

#[test]
fn what_a_map_holds_comes_back() {
    let mut area = TextArea::new(["one", "두"]);
    assert_eq!(picture(&area), "one\n두|");
    assert_eq!(area.take(), ["one", "두"]);
    assert!(TextArea::new([]).is_empty());
}

type Step = fn(&mut TextArea) -> bool;

const STEPS: [Step; 13] = [
    TextArea::backspace,
    TextArea::delete,
    TextArea::left,
    TextArea::right,
    TextArea::word_left,
    TextArea::word_right,
    TextArea::up,
    TextArea::down,
    TextArea::home,
    TextArea::end,
    TextArea::delete_word_back,
    TextArea::delete_to_start,
    TextArea::delete_to_end,
];

proptest! {
    #[test]
    fn the_cursor_stands_between_letters_whatever_happens(
        steps in prop::collection::vec((0..STEPS.len() * 2, "[ab \n\u{301}\u{200d}👩💻한क्षि]{0,6}"), 1..40),
    ) {
        let mut area = TextArea::default();
        for (step, text) in steps {
            let before = picture(&area);
            match STEPS.get(step) {
                Some(act) => {
                    let is_changed = act(&mut area);
                    prop_assert!(is_changed || picture(&area) == before);
                }
                None => {
                    prop_assert!(area.insert(&text));
                }
            }
            let line = area.line();
            let is_between = line
                .text()
                .grapheme_indices(true)
                .map(|(at, _)| at)
                .chain([line.text().len()])
                .any(|at| at == line.cursor());
            prop_assert!(is_between, "{:?}", area);
        }
    }
}
