//! Finding words in a text, whatever the case of their letters.

use std::ops::Range;

/// The places of some words in a text, in bytes, from left to right and without overlap. Capital
/// and small letters are the same; words that are empty stand nowhere.
pub fn places_of(words: &str, text: &str) -> Vec<Range<usize>> {
    let sought: Vec<char> = words.chars().flat_map(char::to_lowercase).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match begins_with(rest, &sought) {
            Some(length) => {
                found.push(at..at + length);
                at += length;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// Whether some words stand in a text.
pub fn holds(text: &str, words: &str) -> bool {
    let sought: Vec<char> = words.chars().flat_map(char::to_lowercase).collect();
    let is_at = |at: usize| begins_with(&text[at..], &sought).is_some();
    match sought.first() {
        // `K`, the sign for kelvin, and `İ` begin with these letters once they are small.
        Some(first) if first.is_ascii() && !matches!(first, 'i' | 'k') => {
            let first = *first as u8;
            memchr::memchr2_iter(first, first.to_ascii_uppercase(), text.as_bytes()).any(is_at)
        }
        _ => text.char_indices().any(|(at, _)| is_at(at)),
    }
}

/// How many bytes of a text are some letters, which are small; `None` where it begins otherwise. A
/// capital letter may be several small ones, of which none is found alone.
fn begins_with(text: &str, sought: &[char]) -> Option<usize> {
    let mut left = sought;
    for (at, c) in text.char_indices() {
        if left.is_empty() {
            return (at > 0).then_some(at);
        }
        for small in c.to_lowercase() {
            let (first, rest) = left.split_first()?;
            if *first != small {
                return None;
            }
            left = rest;
        }
    }
    (left.is_empty() && !text.is_empty()).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::{holds, places_of};

    fn found<'a>(words: &str, text: &'a str) -> Vec<&'a str> {
        places_of(words, text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(found("web", "Web portal, the WEB, cobweb"), ["Web", "WEB", "web"]);
        assert_eq!(found("straße", "STRASSE, Straße"), ["Straße"]);
        assert_eq!(found("été", "Été, ÉTÉ"), ["Été", "ÉTÉ"]);
        assert_eq!(found("포털", "웹 포털"), ["포털"]);
    }

    #[test]
    fn places_do_not_overlap_and_nothing_is_nowhere() {
        assert_eq!(found("aa", "aaaaa"), ["aa", "aa"]);
        assert!(found("", "text").is_empty());
        assert!(found("longer", "long").is_empty());
        assert!(!holds("", ""));
    }

    proptest::proptest! {
        #[test]
        fn what_is_held_has_a_place(words in "[aAiIkKſ\u{212a}İéÉ ]{0,3}", text in "[aAiIkKſ\u{212a}İéÉ ]*") {
            proptest::prop_assert_eq!(holds(&text, &words), !places_of(&words, &text).is_empty());
        }

        #[test]
        fn what_was_put_in_is_found(before in "[a-m ]*", words in "[n-z]{1,5}", after in "[a-m ]*") {
            let text = format!("{before}{}{after}", words.to_uppercase());
            let at = before.len();
            proptest::prop_assert_eq!(places_of(&words, &text)[0].clone(), at..at + words.len());
            proptest::prop_assert!(holds(&text, &words));
        }

        #[test]
        fn places_stand_between_letters(words in "\\PC{0,3}", text in "\\PC*") {
            for place in places_of(&words, &text) {
                proptest::prop_assert!(text.get(place.clone()).is_some() && !place.is_empty());
            }
            proptest::prop_assert_eq!(!places_of(&words, &text).is_empty(), holds(&text, &words) && !words.is_empty());
        }
    }
}
