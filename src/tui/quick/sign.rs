//! The words of a line, and which of them are signs.

use super::Part;
use crate::journey::minutes;

/// A word of a line, or several that quotes or a duration hold together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token<'a> {
    /// Where it starts in the line, its backslashes included.
    pub(super) start: usize,
    /// How many backslashes it starts with.
    pub(super) escapes: usize,
    /// What stands behind them.
    pub(super) body: &'a str,
    /// What the body would mean in the run at the end of a line.
    pub(super) sign: Option<Sign<'a>>,
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.escapes + self.body.len()
    }

    /// Whether the body is one of the signs that count only at the start of a line.
    pub(super) fn starts_line(&self) -> bool {
        matches!(self.body, "<>" | "-" | "+" | "\"")
    }
}

/// What a word at the end of a line means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sign<'a> {
    MomentOfTruth,
    Emotion(i64),
    Duration(&'a str),
    Wait(&'a str),
    Actor(&'a str, Quotes),
    Channel(&'a str, Quotes),
    Tag(&'a str),
}

impl Sign<'_> {
    pub(super) fn part(&self) -> Part {
        match self {
            Sign::MomentOfTruth => Part::MomentOfTruth,
            Sign::Emotion(_) => Part::Emotion,
            Sign::Duration(_) => Part::Duration,
            Sign::Wait(_) => Part::Wait,
            Sign::Actor(..) => Part::Actor,
            Sign::Channel(..) => Part::Channel,
            Sign::Tag(_) => Part::Tag,
        }
    }

    /// Whether a line may say it more than once.
    pub(super) fn repeats(&self) -> bool {
        matches!(self, Sign::Actor(..) | Sign::Tag(_))
    }
}

/// Whether a name stands in quotes, and whether they are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    Without,
    Open,
    Closed,
}

/// The words of a line in their order.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        let rest = line[at..].trim_start();
        if rest.is_empty() {
            return tokens;
        }
        let start = line.len() - rest.len();
        let body = rest.trim_start_matches('\\');
        let escapes = rest.len() - body.len();
        let (body, sign) = match read(body) {
            Some((length, sign)) => (&body[..length], Some(sign)),
            None => (word(body), None),
        };
        let token = Token { start, escapes, body, sign };
        at = token.end();
        tokens.push(token);
    }
}

/// The sign at the start of a text, and how many bytes it takes.
pub(super) fn read(text: &str) -> Option<(usize, Sign<'_>)> {
    let word = word(text);
    let mut chars = word.chars();
    match chars.next()? {
        '*' if word.len() == 1 => Some((1, Sign::MomentOfTruth)),
        sign @ ('+' | '-') => {
            let figure = chars.as_str();
            if !matches!(figure, "0" | "1" | "2") {
                return None;
            }
            let value = figure.parse::<i64>().ok()?;
            Some((word.len(), Sign::Emotion(if sign == '-' { -value } else { value })))
        }
        '~' => time(text, 1).map(|(length, value)| (length, Sign::Duration(value))),
        '.' if word.starts_with("..") => {
            time(text, 2).map(|(length, value)| (length, Sign::Wait(value)))
        }
        '@' => name(text).map(|(length, value, quotes)| (length, Sign::Actor(value, quotes))),
        '/' => name(text).map(|(length, value, quotes)| (length, Sign::Channel(value, quotes))),
        '#' => {
            let tag = chars.as_str();
            let counts = tag.starts_with(char::is_alphabetic) && !ends_like_a_sentence(tag);
            counts.then_some((word.len(), Sign::Tag(tag)))
        }
        _ => None,
    }
}

/// A duration behind `skip` bytes of sign. It may be quoted; without quotes it goes on over the
/// following words for as long as they make one duration with it, as it is written in a map.
fn time(text: &str, skip: usize) -> Option<(usize, &str)> {
    let behind = &text[skip..];
    if behind.starts_with('"') {
        let (length, value, _) = quoted(behind)?;
        return minutes(value).is_ok().then_some((skip + length, value));
    }
    let mut length = word(behind).len();
    if minutes(&behind[..length]).is_err() {
        return None;
    }
    while let Some(next) = behind[length..].strip_prefix(' ') {
        let longer = length + 1 + word(next).len();
        if minutes(&behind[..longer]).is_err() {
            break;
        }
        length = longer;
    }
    Some((skip + length, &behind[..length]))
}

/// A name behind a sign of one byte, in quotes or of one word.
fn name(text: &str) -> Option<(usize, &str, Quotes)> {
    let behind = &text[1..];
    if behind.starts_with('"') {
        let (length, value, quotes) = quoted(behind)?;
        return Some((1 + length, value, quotes));
    }
    let name = word(behind);
    let counts =
        name.starts_with(|c: char| !c.is_ascii_punctuation()) && !ends_like_a_sentence(name);
    counts.then_some((1 + name.len(), name, Quotes::Without))
}

/// A text that starts with a quote: how many bytes it takes, and what is in it.
///
/// `None` where there is nothing in it, and where something stands right behind the closing quote:
/// that is how prose quotes, not how signs do.
fn quoted(text: &str) -> Option<(usize, &str, Quotes)> {
    let inside = text.strip_prefix('"')?;
    let (length, value, quotes) = match inside.split_once('"') {
        Some((value, behind)) if word(behind).is_empty() => {
            (value.len() + 2, value, Quotes::Closed)
        }
        Some(_) => return None,
        None => (1 + inside.trim_end().len(), inside, Quotes::Open),
    };
    let value = value.trim();
    (!value.is_empty()).then_some((length, value, quotes))
}

/// The text up to its first white space.
fn word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or_default()
}

fn ends_like_a_sentence(word: &str) -> bool {
    word.ends_with(|c| ".,;:!?)]}\"'…。、！？）」』，：；؟،।".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Quotes, Sign, read, tokens};

    #[test]
    fn signs_are_read_with_their_lengths() {
        assert_eq!(read("* x"), Some((1, Sign::MomentOfTruth)));
        assert_eq!(read("-2 x"), Some((2, Sign::Emotion(-2))));
        assert_eq!(read("+0"), Some((2, Sign::Emotion(0))));
        assert_eq!(read("~20m x"), Some((4, Sign::Duration("20m"))));
        assert_eq!(read("..1w 2d x"), Some((7, Sign::Wait("1w 2d"))));
        assert_eq!(read("..\"1w 2d\" x"), Some((9, Sign::Wait("1w 2d"))));
        assert_eq!(read("@마리아 x"), Some((10, Sign::Actor("마리아", Quotes::Without))));
        assert_eq!(read("@\"A b\" x"), Some((6, Sign::Actor("A b", Quotes::Closed))));
        assert_eq!(read("/\"A b  "), Some((5, Sign::Channel("A b", Quotes::Open))));
        assert_eq!(read("/📞"), Some((5, Sign::Channel("📞", Quotes::Without))));
        assert_eq!(read("#équipe-2"), Some((10, Sign::Tag("équipe-2"))));
    }

    #[test]
    fn what_is_not_valid_is_no_sign() {
        for text in [
            "",
            " ",
            "**",
            "+",
            "-",
            "+3",
            "-3",
            "+01",
            "+1x",
            "++1",
            "1",
            "~",
            "~x",
            "~2d4h",
            "~4h,",
            "..",
            "...",
            "...2d",
            ".2d",
            "@",
            "@@a",
            "@\"",
            "@\"\"",
            "@\" \"",
            "@\"a\",",
            "@maria.",
            "/",
            "//",
            "/-",
            "/a)",
            "#",
            "#12",
            "#-a",
            "#a,",
            "#\"a b\"",
            "~\"2d4h\"",
            "a@b",
            "a",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn words_keep_their_places_and_backslashes() {
        let line = "  a\u{3000}\\\\#b  @\"c d\" \\";
        let found: Vec<_> =
            tokens(line).iter().map(|t| (&line[t.start..t.end()], t.escapes)).collect();
        assert_eq!(found, [("a", 0), ("\\\\#b", 2), ("@\"c d\"", 0), ("\\", 1)]);
    }
}
