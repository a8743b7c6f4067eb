//! A line to what it says, and a title to the line that says it.

use super::sign::{Quotes, Sign, Token, tokens};
use super::{Name, Note, NoteKind, Part, Quick, Span};

/// Understands a line of quick entry, finished or still being typed.
///
/// ```
/// use wayband::tui::quick::parse;
/// let quick = parse("<> Chats with the desk * +1 ~20m /chat");
/// assert_eq!(quick.title, "Chats with the desk");
/// assert!(quick.interaction && quick.moment_of_truth);
/// assert_eq!((quick.emotion, quick.duration.as_deref()), (Some(1), Some("20m")));
/// assert_eq!(parse("Issue #12 reopened").title, "Issue #12 reopened");
/// ```
pub fn parse(line: &str) -> Quick {
    let tokens = tokens(line);
    if let Some(quick) = note(line, &tokens) {
        return quick;
    }
    let mut quick = Quick::default();
    let first = first_word(&tokens);
    if first > 0 {
        quick.interaction = true;
        quick.spans.push(Span { range: tokens[0].start..tokens[0].end(), part: Part::Interaction });
    }
    let end = run_start(&tokens, first);
    let mut at = tokens.get(first).map_or(line.len(), |token| token.start);
    for (index, token) in tokens.iter().enumerate().take(end).skip(first) {
        if is_escaped(token, index == first) {
            push_text(&mut quick, line, at, token.start);
            at = token.start + 1;
            quick.spans.push(Span { range: token.start..at, part: Part::Escape });
        }
        if index + 1 == end {
            push_text(&mut quick, line, at, token.end());
        }
    }
    for token in &tokens[end..] {
        if let Some(sign) = token.sign {
            quick.spans.push(Span { range: token.start..token.end(), part: sign.part() });
            quick.say(sign);
        }
    }
    quick
}

/// Understands a line of signs alone, as they stand behind a title, or a line that is a note.
///
/// # Errors
///
/// The first word that is no sign.
///
/// ```
/// use wayband::tui::quick::parse_signs;
/// assert_eq!(parse_signs("+1 /web").unwrap().emotion, Some(1));
/// assert_eq!(parse_signs("+1 web").unwrap_err(), "+1");
/// ```
pub fn parse_signs(line: &str) -> Result<Quick, String> {
    let line = line.trim();
    let noted = parse(line);
    if noted.note.is_some() {
        return Ok(noted);
    }
    let (start, rest) = match line.strip_prefix("<>") {
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => ("<> ", rest),
        _ => ("", line),
    };
    // Signs stand behind a title, so one is lent to them.
    let mut quick = parse(&format!("{start}x {rest}"));
    match quick.title.strip_prefix("x ") {
        Some(text) => Err(text.split_whitespace().next().unwrap_or(text).to_owned()),
        None => {
            quick.title.clear();
            quick.spans.clear();
            Ok(quick)
        }
    }
}

/// The line that says a title and nothing else: what would be read as a sign gets a backslash.
///
/// For every title of one line `parse(&write_title(title)).title == title.trim()`.
pub fn write_title(title: &str) -> String {
    let title = title.trim();
    let tokens = tokens(title);
    let mut line = String::with_capacity(title.len() + 2);
    let mut at = 0;
    for (index, token) in tokens.iter().enumerate() {
        // A sign before the last word, or as the first, is text without a backslash.
        let is_read = (index > 0 && index + 1 == tokens.len() && token.sign.is_some())
            || (index == 0 && token.starts_line());
        if is_read || is_escaped(token, index == 0) {
            line.push_str(&title[at..token.start]);
            line.push('\\');
            at = token.start;
        }
    }
    line.push_str(&title[at..]);
    line
}

/// Which word the title starts with: the first, or the second behind `<>`.
pub(super) fn first_word(tokens: &[Token<'_>]) -> usize {
    match tokens {
        [first, _, ..] if first.escapes == 0 && first.body == "<>" => 1,
        _ => 0,
    }
}

/// The kind of note that a line is by its first word; `None` where it is a card.
pub(super) fn note_kind(tokens: &[Token<'_>]) -> Option<NoteKind> {
    match tokens {
        [first, _, ..] if first.escapes == 0 => match first.body {
            "-" => Some(NoteKind::Pain),
            "+" => Some(NoteKind::Opportunity),
            "\"" => Some(NoteKind::Thought),
            _ => None,
        },
        _ => None,
    }
}

fn note(line: &str, tokens: &[Token<'_>]) -> Option<Quick> {
    let kind = note_kind(tokens)?;
    let start = tokens.get(1)?.start;
    let text = line[start..].trim_end();
    let sign = Span { range: tokens[0].start..tokens[0].end(), part: Part::Note(kind) };
    let words = Span { range: start..start + text.len(), part: Part::Text };
    Some(Quick {
        note: Some(Note { kind, text: text.to_owned() }),
        spans: vec![sign, words],
        ..Quick::default()
    })
}

/// Where the run of signs at the end of the line starts: behind the first word, the last plain
/// one, and any sign that a later one of the run says again.
fn run_start(tokens: &[Token<'_>], first: usize) -> usize {
    let mut said: Vec<Part> = Vec::new();
    let mut start = tokens.len();
    while start > first + 1 {
        let token = &tokens[start - 1];
        let Some(sign) = token.sign.filter(|_| token.escapes == 0) else { break };
        if !sign.repeats() {
            if said.contains(&sign.part()) {
                break;
            }
            said.push(sign.part());
        }
        start -= 1;
    }
    start
}

/// Whether a backslash of the word goes away.
fn is_escaped(token: &Token<'_>, is_first: bool) -> bool {
    token.escapes > 0 && (token.sign.is_some() || (is_first && token.starts_line()))
}

fn push_text(quick: &mut Quick, line: &str, from: usize, to: usize) {
    quick.title.push_str(&line[from..to]);
    let text = line[from..to].trim_end();
    if !text.is_empty() {
        quick.spans.push(Span { range: from..from + text.len(), part: Part::Text });
    }
}

impl Quick {
    fn say(&mut self, sign: Sign<'_>) {
        let name =
            |text: &str, quotes| Name { text: text.to_owned(), whole: quotes == Quotes::Closed };
        match sign {
            Sign::MomentOfTruth => self.moment_of_truth = true,
            Sign::Emotion(value) => self.emotion = Some(value),
            Sign::Duration(text) => self.duration = Some(text.to_owned()),
            Sign::Wait(text) => self.wait = Some(text.to_owned()),
            Sign::Actor(text, quotes) => self.actors.push(name(text, quotes)),
            Sign::Channel(text, quotes) => self.channel = Some(name(text, quotes)),
            Sign::Tag(text) => {
                if !self.tags.iter().any(|tag| tag == text) {
                    self.tags.push(text.to_owned());
                }
            }
        }
    }
}
