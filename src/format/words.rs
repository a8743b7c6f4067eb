//! The words of faults: what was found, and what may have been meant.

use std::borrow::Cow;

use super::hints::is_invisible;
use super::lexer::Kind;
use crate::text::visible;

pub(super) use crate::text::nearest;

/// The most characters of a file that a message repeats.
const MOST_REPEATED: usize = 40;

/// A piece of a file as a message repeats it: harmless, and no longer than a message can hold.
pub(super) fn clipped(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST_REPEATED) {
        None => visible(text),
        Some((end, _)) => Cow::Owned(format!("{}…", visible(&text[..end]))),
    }
}

/// A token as a message names it.
pub(super) fn described(kind: Kind, text: &str) -> String {
    match kind {
        Kind::End => "the end of the file".to_owned(),
        Kind::Text | Kind::EscapedText | Kind::RawText => format!("the text {}", clipped(text)),
        Kind::Quoted => format!("{} in single quotes", clipped(text)),
        Kind::Stray if text.chars().all(is_invisible) => format!("`{}`", text.escape_unicode()),
        _ => format!("`{}`", clipped(text)),
    }
}

/// Words as an enumeration: `A`, `B` or `C`.
pub(super) fn one_of(words: &[&str]) -> String {
    let mut out = String::new();
    for (index, word) in words.iter().enumerate() {
        out.push_str(match index {
            0 => "",
            _ if index + 1 == words.len() => " or ",
            _ => ", ",
        });
        out.push('`');
        out.push_str(word);
        out.push('`');
    }
    out
}

/// A struct's name with the article before it.
pub(super) fn named_struct(name: &str) -> String {
    let article = if name.starts_with(['A', 'E', 'I', 'O']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// The hint for a misspelt word.
pub(super) fn did_you_mean(word: &str) -> String {
    format!("did you mean `{word}`?")
}

#[cfg(test)]
mod tests {
    use super::{clipped, one_of};

    #[test]
    fn messages_hold_no_controls_and_stay_short() {
        assert_eq!(clipped("a\x1b[2J"), "a\\u{1b}[2J");
        assert_eq!(clipped(&"é".repeat(41)), format!("{}…", "é".repeat(40)));
    }

    #[test]
    fn words_are_listed_as_people_do() {
        assert_eq!(one_of(&["A"]), "`A`");
        assert_eq!(one_of(&["A", "B", "C"]), "`A`, `B` or `C`");
    }
}
