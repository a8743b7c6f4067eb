//! Tests of the line field, judged against what people take for one letter.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{LineField, MAX_TEXT_BYTES};

/// A field from a picture: `|` is the cursor.
fn field(picture: &str) -> LineField {
    let (before, behind) = picture.split_once('|').unwrap();
    let mut field = LineField::new(before);
    assert!(field.insert(behind));
    field.cursor = before.len();
    field
}

fn picture(field: &LineField) -> String {
    let (before, behind) = field.text().split_at(field.cursor());
    format!("{before}|{behind}")
}

#[track_caller]
fn becomes(before: &str, change: impl Fn(&mut LineField) -> bool, after: &str) {
    let mut field = field(before);
    let is_changed = change(&mut field);
    assert_eq!(picture(&field), after);
    assert_eq!(is_changed, before != after, "says whether something happened");
}

#[test]
fn letters_of_any_script_are_walked_over_whole() {
    for letter in ["a", "e\u{301}", "한", "ش", "क्षि", "👩\u{200d}💻", "🇰🇷", "👍🏽"]
    {
        becomes(&format!("x{letter}|y"), LineField::left, &format!("x|{letter}y"));
        becomes(&format!("x|{letter}y"), LineField::right, &format!("x{letter}|y"));
        becomes(&format!("x{letter}|y"), LineField::backspace, "x|y");
        becomes(&format!("x|{letter}y"), LineField::delete, "x|y");
    }
}

#[test]
fn at_the_ends_nothing_happens() {
    becomes("|ab", LineField::left, "|ab");
    becomes("|ab", LineField::backspace, "|ab");
    becomes("|ab", LineField::word_left, "|ab");
    becomes("|ab", LineField::home, "|ab");
    becomes("|ab", LineField::delete_word_back, "|ab");
    becomes("|ab", LineField::delete_to_start, "|ab");
    becomes("ab|", LineField::right, "ab|");
    becomes("ab|", LineField::delete, "ab|");
    becomes("ab|", LineField::word_right, "ab|");
    becomes("ab|", LineField::end, "ab|");
    becomes("ab|", LineField::delete_to_end, "ab|");
    becomes("|", LineField::delete_word_back, "|");
}

#[test]
fn words_are_those_of_the_script() {
    becomes("Asks the desk|", LineField::word_left, "Asks the |desk");
    becomes("Asks the |desk", LineField::word_left, "Asks |the desk");
    becomes("Asks| the desk", LineField::word_right, "Asks the| desk");
    becomes("전입 신고를 한다|", LineField::word_left, "전입 신고를 |한다");
    becomes("|전입 신고를", LineField::word_right, "전입| 신고를");
    becomes("يطلب حاسوبا|", LineField::word_left, "يطلب |حاسوبا");
    becomes("|يطلب حاسوبا", LineField::word_right, "يطلب| حاسوبا");
    becomes("नया लैपटॉप|", LineField::word_left, "नया |लैपटॉप");
    becomes("|नया लैपटॉप", LineField::word_right, "नया| लैपटॉप");
    becomes("ab 👩\u{200d}💻|", LineField::word_left, "ab |👩\u{200d}💻");
    becomes("Doesn't|", LineField::word_left, "|Doesn't");
}

#[test]
fn a_run_of_marks_is_a_word_of_its_own() {
    becomes("Asks  @maria|", LineField::delete_word_back, "Asks  @|");
    becomes("Asks  @|", LineField::delete_word_back, "Asks  |");
    becomes("Asks  |", LineField::delete_word_back, "|");
    becomes("a <>|b", LineField::word_left, "a |<>b");
    becomes("|<> b", LineField::word_right, "<>| b");
    becomes("|  ..2d", LineField::word_right, "  ..|2d");
}

#[test]
fn lines_are_cut_at_the_cursor() {
    becomes("전입 |신고", LineField::delete_to_start, "|신고");
    becomes("전입 |신고", LineField::delete_to_end, "전입 |");
    becomes("नया |लैपटॉप", LineField::home, "|नया लैपटॉप");
    becomes("नया |लैपटॉप", LineField::end, "नया लैपटॉप|");
    let mut taken = field("이|름");
    assert_eq!(taken.take(), "이름");
    assert_eq!(taken, LineField::default());
}

#[test]
fn pasted_text_becomes_one_harmless_line() {
    let pasted = |text: &str| LineField::new(text).take();
    assert_eq!(pasted("a\r\nb\n\n\nc\u{2028}d"), "a b c d");
    assert_eq!(pasted("a\tb"), "a b");
    assert_eq!(pasted("a\x1b[31m\0b\u{202e}c\u{feff}\u{200b}"), "a[31mbc");
    assert_eq!(pasted("👩\u{200d}💻 न\u{200d} e\u{301}"), "👩\u{200d}💻 न\u{200d} e\u{301}");
}

#[test]
fn what_merges_with_its_neighbour_moves_the_cursor_behind_it() {
    let mut field = field("👩|💻");
    field.insert("\u{200d}");
    assert_eq!(picture(&field), "👩\u{200d}💻|");
    becomes("ax|\u{301}b", |f| f.insert(""), "ax\u{301}|b");
}

#[test]
fn a_text_never_outgrows_a_map() {
    let mut field = LineField::new(&"x".repeat(MAX_TEXT_BYTES - 4));
    assert!(!field.insert("ab한"), "the last letter has no room");
    assert_eq!(field.text().len(), MAX_TEXT_BYTES - 2);
    assert!(field.text().ends_with("ab"));
    assert!(field.insert("cd"));
    assert!(!field.insert("e"));
    assert!(field.insert(""));
}

#[test]
fn the_window_stands_still_while_all_fits() {
    let long = "abcdefghi";
    for cursor in 0..=9 {
        let mut field = LineField::new(long);
        field.cursor = cursor;
        assert_eq!(field.window(10), (long, cursor));
    }
}

#[test]
fn the_window_follows_the_cursor() {
    assert_eq!(field("abcdefghij|").window(6), ("fghij", 5));
    assert_eq!(field("abcde|fghij").window(6), ("bcdefg", 4));
    assert_eq!(field("abc|defghij").window(6), ("abcdef", 3));
    assert_eq!(field("abcdefghi|j").window(6), ("efghij", 5));
}

#[test]
fn wide_letters_stay_whole_in_the_window() {
    assert_eq!(field("가나다라|").window(6), ("다라", 4));
    assert_eq!(field("가나다|라").window(6), ("나다라", 4));
    assert_eq!(field("|가나다라").window(5), ("가나", 0));
    assert_eq!(field("가|나").window(1), ("", 0));
    assert_eq!(field("가|나").window(0), ("", 0));
    assert_eq!(field("abe\u{301}|").window(2), ("e\u{301}", 1));
}

#[test]
fn a_click_goes_where_it_points() {
    let clicked = |before: &str, column| {
        let mut field = field(before);
        field.click(6, column);
        picture(&field)
    };
    assert_eq!(clicked("abcdefghij|", 0), "abcde|fghij");
    assert_eq!(clicked("가나|", 1), "|가나");
    assert_eq!(clicked("가나|", 2), "가|나");
    assert_eq!(clicked("가나|", 5), "가나|");
}

/// Pieces that merge, split, widen and vanish.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("a b".to_owned()),
        Just("\u{301}".to_owned()),
        Just("\u{200d}".to_owned()),
        Just("👩".to_owned()),
        Just("💻".to_owned()),
        Just("🇰".to_owned()),
        Just("क्".to_owned()),
        Just("षि ".to_owned()),
        Just("\u{1112}".to_owned()),
        Just("\u{1161}".to_owned()),
        Just("한국".to_owned()),
        Just("لا ".to_owned()),
        Just("\u{600}1".to_owned()),
        Just("\r".to_owned()),
        Just("\n".to_owned()),
        Just("@/#".to_owned()),
        any::<String>(),
    ]
}

type Step = fn(&mut LineField) -> bool;

const STEPS: [Step; 11] = [
    LineField::backspace,
    LineField::delete,
    LineField::left,
    LineField::right,
    LineField::word_left,
    LineField::word_right,
    LineField::home,
    LineField::end,
    LineField::delete_word_back,
    LineField::delete_to_start,
    LineField::delete_to_end,
];

proptest! {
    #[test]
    fn the_cursor_stands_between_letters_whatever_happens(
        steps in prop::collection::vec((0..STEPS.len() + 14, piece(), 0..12_usize), 1..40),
    ) {
        let mut field = LineField::default();
        for (step, text, width) in steps {
            let before = field.clone();
            match STEPS.get(step) {
                Some(act) => {
                    let is_changed = act(&mut field);
                    prop_assert_eq!(is_changed, field != before);
                }
                None if step == STEPS.len() => field.click(width, width / 2),
                None => prop_assert!(field.insert(&text)),
            }
            let is_between = field
                .text()
                .grapheme_indices(true)
                .map(|(at, _)| at)
                .chain([field.text().len()])
                .any(|at| at == field.cursor());
            prop_assert!(is_between, "{:?}", field);
            prop_assert!(!field.text().contains(['\n', '\r', '\x1b']));

            let (shown, column) = field.window(width);
            let cells: usize = shown.graphemes(true).map(UnicodeWidthStr::width).sum();
            prop_assert!(cells <= width);
            prop_assert!(column < width.max(1), "the cursor is seen: {column} of {width}");
            prop_assert!(field.text().contains(shown));
        }
    }

    #[test]
    fn word_steps_reach_both_ends(texts in prop::collection::vec(piece(), 0..8)) {
        let mut field = LineField::new(&texts.concat());
        let most = field.text().len() + 1;
        let left = (0..most).take_while(|_| field.word_left()).count();
        prop_assert_eq!(field.cursor(), 0);
        let right = (0..most).take_while(|_| field.word_right()).count();
        prop_assert!(field.at_end());
        prop_assert!(left < most && right < most);
    }
}
