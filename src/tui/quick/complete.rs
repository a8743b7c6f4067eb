//! The rest of a name, channel or tag that is being typed.

use super::parse::{first_word, note_kind};
use super::people::people;
use super::sign::{Quotes, Sign, read, tokens};
use super::words::{channels, rest_after, tags};
use crate::journey::Journey;

/// How a line would go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The rest of the word, to be shown behind the cursor in a quieter ink.
    pub rest: String,
    /// The whole line once it is accepted. It is more than the line and the rest where the name
    /// gets quotes, or the letters their case.
    pub line: String,
}

/// How the `@name`, `/channel` or `#tag` goes on that is being typed at the end of the line; a
/// sign alone offers the lead persona, or the most used channel or tag.
///
/// `None` where the cursor (in bytes) is not at the end, where the word would be text, and where
/// the map has nothing that begins so.
pub fn complete(journey: &Journey, line: &str, cursor: usize) -> Option<Completion> {
    let tokens = tokens(line);
    let last = tokens.last().filter(|last| last.escapes == 0)?;
    let is_text = tokens.len() <= first_word(&tokens) + 1 || note_kind(&tokens).is_some();
    if cursor != line.len() || is_text {
        return None;
    }
    let (before, word) = line.split_at(last.start);
    let sign = word.chars().next().filter(|c| matches!(c, '@' | '/' | '#'))?;
    let behind = &word[1..];
    let (typed, is_open) = match behind.strip_prefix('"') {
        Some(inside) if sign != '#' => (inside.trim_start(), true),
        _ => (behind, false),
    };
    if typed.contains(|c: char| if is_open { c == '"' } else { c.is_whitespace() }) {
        return None;
    }
    let ways = |known: &str| {
        let rest = rest_after(known, typed).filter(|rest| !rest.is_empty())?;
        let written = write(sign, known, is_open)?;
        Some(Completion { rest: rest.to_owned(), line: format!("{before}{written}") })
    };
    match sign {
        '@' => people(journey)
            .find_map(|(_, name)| ways(name))
            .or_else(|| people(journey).find_map(|(id, _)| ways(id))),
        '/' => channels(journey).into_iter().find_map(ways),
        _ => tags(journey).into_iter().find_map(ways),
    }
}

/// A name behind its sign, in quotes where it needs them or they were begun; `None` where not even
/// they would make it read as this name.
fn write(sign: char, name: &str, in_quotes: bool) -> Option<String> {
    let reads = |text: &String| match read(text) {
        Some((length, Sign::Actor(value, quotes) | Sign::Channel(value, quotes))) => {
            length == text.len() && value == name && quotes != Quotes::Open
        }
        Some((length, Sign::Tag(value))) => length == text.len() && value == name,
        _ => false,
    };
    let plain = Some(format!("{sign}{name}")).filter(|_| !in_quotes).filter(reads);
    plain.or_else(|| Some(format!("{sign}\"{name}\"")).filter(reads))
}
