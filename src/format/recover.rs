//! Brackets, commas and colons, and how reading goes on where one of them is missing.

use super::comments::Anchor;
use super::gather::Before;
use super::hints;
use super::lexer::{Kind, Token};
use super::reader::{Flow, Reader, Stop};
use super::words;
use crate::journey::Field;

/// The deepest that brackets may stand in each other.
pub const MAX_DEPTH: usize = 128;

/// The most faults that are told in one go.
const MAX_FAULTS: usize = 100;

const CONFLICT: &str = "a merge left this conflict marker";

/// A step of the path to what is being read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Segment {
    Field(Field),
    Item(usize),
}

/// A fault before its line and column are known.
#[derive(Debug)]
pub(super) struct RawFault {
    pub(super) offset: u32,
    pub(super) path: String,
    pub(super) message: String,
    pub(super) hint: Option<String>,
    /// It says that the file is of a newer format, which makes all other faults meaningless.
    pub(super) newer: bool,
}

/// What stands next in a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// A field or an item.
    Entry,
    /// The bracket was closed.
    End,
    /// The bracket is taken as closed, since what follows stands outside of it.
    Implied,
}

impl Reader<'_> {
    /// Goes to the next token.
    #[inline]
    pub(super) fn advance(&mut self) {
        self.previous = self.token;
        // Field by field: written as a whole, a token is put together in memory first, and reading
        // it back from there costs more than finding it did.
        let Token { kind, start, end } = self.lexer.next();
        self.token.kind = kind;
        self.token.start = start;
        self.token.end = end;
        if matches!(self.token.kind, Kind::Stray | Kind::Unclosed) || self.cut {
            self.look_closer();
        }
    }

    #[cold]
    fn look_closer(&mut self) {
        let place = self.token.start;
        let rest = &self.lexer.text()[place as usize..];
        if self.cut {
            self.token.kind = Kind::End;
        } else if self.token.kind == Kind::Unclosed && rest.starts_with('/') {
            self.fault(place, "this comment is not closed: its `*/` is missing", None);
            self.cut = true;
            self.token.kind = Kind::End;
        } else if self.token.kind == Kind::Unclosed {
            self.end_text_on_its_line(place);
        } else if self.is_conflict_marker() {
            let hint = "settle the conflict: `wayband resolve FILE`".to_owned();
            self.fault(place, CONFLICT, Some(hint));
            self.further_conflicts(place as usize);
            self.cut = true;
            self.token.kind = Kind::End;
        }
    }

    /// Notes where more conflicts begin; between markers there is nothing else to be read.
    fn further_conflicts(&mut self, first: usize) {
        let rest = self.lexer.text().get(first..).unwrap_or_default();
        let starts = rest.match_indices("\n<<<<<<<").map(|(at, _)| at + 1);
        let starts: Vec<usize> = starts.take(MAX_FAULTS).collect();
        self.path.clear();
        for start in starts {
            self.fault(super::lexer::narrow(first + start), CONFLICT, None);
        }
    }

    /// Takes the rest of a line for a text without an end.
    fn end_text_on_its_line(&mut self, place: u32) {
        let start = place as usize;
        let rest = &self.lexer.text()[start..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        // Brackets and commas at its end are not likely to be of the text.
        let text = line.trim_end_matches([')', ']', ',', ' ', '\t', '\r']);
        let end = start + text.len();
        self.lexer.jump(end);
        self.token = Token { kind: Kind::Unclosed, start: place, end: super::lexer::narrow(end) };
    }

    /// Steps over a text without an end and tells of it.
    pub(super) fn unclosed_text(&mut self) {
        let hint = "its closing `\"` is missing".to_owned();
        self.fault(self.token.start, "this text is not closed", Some(hint));
        self.advance();
        self.mended = true;
    }

    fn is_conflict_marker(&self) -> bool {
        let (before, rest) = self.lexer.text().split_at(self.token.start as usize);
        (before.is_empty() || before.ends_with('\n'))
            && ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|m| rest.starts_with(m))
    }

    /// Whether the token is this bracket.
    pub(super) fn is_bracket(&self, bracket: u8) -> bool {
        matches!(self.token.kind, Kind::Open | Kind::Close)
            && self.byte(self.token) == Some(bracket)
    }

    fn byte(&self, token: Token) -> Option<u8> {
        self.lexer.text().as_bytes().get(token.start as usize).copied()
    }

    /// Steps into a bracket at whose opening the token stands.
    pub(super) fn open(&mut self) -> Flow {
        if self.brackets.len() == MAX_DEPTH {
            self.fault(self.token.start, "this stands more than 128 levels deep", None);
            return Err(Stop);
        }
        if self.is_bracket_missing {
            // It was told; the one around it stands for it, so that its closing one is found.
            self.is_bracket_missing = false;
            let around = self.brackets.iter().rfind(|open| self.byte(**open) == Some(b'('));
            self.brackets.extend(around.copied());
            return Ok(());
        }
        self.brackets.push(self.token);
        self.advance();
        Ok(())
    }

    /// Finds out whether an entry follows in a bracket; steps over the closing one where it ends.
    pub(super) fn next_in(&mut self, closer: u8, before: Before, anchor: Anchor) -> Flow<Next> {
        loop {
            match self.token.kind {
                Kind::Close if self.is_bracket(closer) => {
                    self.trail(before);
                    self.close(anchor, before);
                    self.brackets.pop();
                    self.advance();
                    return Ok(Next::End);
                }
                Kind::Close => {
                    if self.wrong_closer() {
                        return Ok(Next::Implied);
                    }
                }
                Kind::End => return Err(self.unclosed_at_end()),
                Kind::Comma | Kind::Colon => {
                    self.unexpected(if closer == b')' { "a field" } else { "an item" });
                    self.advance();
                }
                _ => {
                    self.trail(before);
                    return Ok(Next::Entry);
                }
            }
        }
    }

    /// At a closing bracket that is not the one of the innermost opening one. True where that is
    /// left as never closed; else the closing one is stepped over.
    fn wrong_closer(&mut self) -> bool {
        let opens = |bracket: &Token| match self.byte(*bracket) {
            Some(b'(') => self.is_bracket(b')'),
            Some(b'[') => self.is_bracket(b']'),
            _ => self.is_bracket(b'}'),
        };
        if self.brackets.iter().any(opens) {
            self.implied_close();
            return true;
        }
        let found = words::clipped(self.lexer.slice(self.token));
        let message = format!("this `{found}` closes nothing");
        self.fault(self.token.start, message, None);
        self.advance();
        if self.token.kind == Kind::Comma {
            // It belongs to the entry before the closing bracket.
            self.advance();
        }
        false
    }

    /// Takes the innermost bracket as closed before the token.
    pub(super) fn implied_close(&mut self) {
        let Some(bracket) = self.brackets.pop() else { return };
        let opener = self.lexer.slice(bracket);
        let found = words::described(self.token.kind, self.lexer.slice(self.token));
        let line = 1 + self.breaks_before(self.token.start);
        let message = format!("this `{opener}` is not closed before {found} on line {line}");
        self.fault(bracket.start, message, None);
        self.mended = true;
    }

    pub(super) fn breaks_before(&self, place: u32) -> usize {
        let before = &self.lexer.text().as_bytes()[..place as usize];
        before.iter().filter(|byte| **byte == b'\n').count()
    }

    fn unclosed_at_end(&mut self) -> Stop {
        if let Some(bracket) = self.brackets.last().copied() {
            let opener = self.lexer.slice(bracket);
            let message = format!("this `{opener}` is not closed before the file ends");
            self.fault(bracket.start, message, None);
        }
        Stop
    }

    /// Whether a name is followed by a bracket where a colon was due: a struct, so the record
    /// before it was not closed. The token then stands at the name again.
    pub(super) fn is_unclosed_before(&mut self, name: Token) -> bool {
        let known = ["Touchpoint", "Interaction", "Activity", "Persona", "Role", "Lane", "Stage"];
        if !self.is_bracket(b'(') || !known.contains(&self.name(name)) {
            return false;
        }
        self.back_to(name);
        self.implied_close();
        true
    }

    fn back_to(&mut self, token: Token) {
        self.lexer.jump(token.start as usize);
        self.advance();
    }

    /// Steps over the comma behind an entry of a bracket whose path has so many steps; comments
    /// before the comma lead the entry.
    #[inline]
    pub(super) fn comma(&mut self, anchor: Anchor, steps: usize) {
        let mended = std::mem::take(&mut self.mended);
        match self.token.kind {
            Kind::Comma => {
                self.lead(anchor, Before::Bracket);
                self.path.truncate(steps);
                self.advance();
            }
            Kind::Close | Kind::End => {}
            _ if mended => {}
            _ => self.missing_comma(),
        }
        self.path.truncate(steps);
    }

    #[cold]
    fn missing_comma(&mut self) {
        let before = self.previous;
        let is_text = matches!(before.kind, Kind::Text | Kind::EscapedText | Kind::RawText);
        if is_text && self.lexer.slice(before).contains('\n') {
            // Its quote is the next text's: all up to there was taken for one text.
            self.end_text_on_its_line(before.start);
            self.unclosed_text();
            self.mended = false;
            if self.token.kind == Kind::Comma {
                self.advance();
            }
            return;
        }
        let found = self.lexer.slice(self.token);
        let in_struct = self.brackets.last().is_some_and(|open| self.byte(*open) == Some(b'('));
        if self.token.kind == Kind::Stray || (in_struct && self.token.kind != Kind::Word) {
            self.sign_for_comma();
            return;
        }
        let found = words::described(self.token.kind, found);
        self.fault(before.end, format!("a comma is missing here, before {found}"), None);
    }

    /// At something that is no comma and cannot begin what comes behind one.
    fn sign_for_comma(&mut self) {
        self.unexpected("`,`");
        let is_comma = matches!(self.lexer.slice(self.token), ";" | "；" | "，" | "、");
        if is_comma {
            self.advance();
            return;
        }
        // Where that fails the fault has been noted, and the end is noticed by who goes on.
        if self.skip_value().is_ok() && self.token.kind == Kind::Comma {
            self.advance();
        }
    }

    /// Steps over the colon behind a field's name; false where it is missing, and then the field
    /// has been stepped over.
    #[inline]
    pub(super) fn colon(&mut self, name: &str) -> Flow<bool> {
        if self.token.kind == Kind::Colon {
            self.advance();
            return Ok(true);
        }
        let hint = matches!(self.lexer.slice(self.token), "=" | "：")
            .then(|| format!("write `{name}: ...`, with a colon"));
        let expected = format!("`:` behind `{name}`");
        self.mismatch_with(&expected, hint)?;
        Ok(false)
    }

    /// Steps over the colon and the value of a field that is not understood.
    pub(super) fn skip_field(&mut self) -> Flow {
        if self.token.kind == Kind::Colon {
            self.advance();
        }
        self.skip_value()
    }

    /// Notes that something else was expected here.
    pub(super) fn unexpected(&mut self, expected: &str) {
        self.unexpected_with(expected, None);
    }

    fn unexpected_with(&mut self, expected: &str, hint: Option<String>) {
        let found = self.lexer.slice(self.token);
        let hint = hint.or_else(|| hints::hint(expected, self.token.kind, found));
        let message = if found.is_empty() && self.token.kind == Kind::Text {
            format!("expected {expected}")
        } else {
            format!("expected {expected}, found {}", words::described(self.token.kind, found))
        };
        // What was left out behind a colon is missing there, not where the next line begins.
        let is_left_out = self.previous.kind == Kind::Colon && self.is_below();
        let place = if is_left_out { self.previous.end } else { self.token.start };
        self.fault(place, message, hint);
    }

    /// Notes that another value was expected here, and steps over the one that stands there.
    pub(super) fn mismatch(&mut self, expected: &str) -> Flow {
        self.mismatch_with(expected, None)
    }

    /// As [`Reader::mismatch`], with a hint.
    pub(super) fn mismatch_with(&mut self, expected: &str, hint: Option<String>) -> Flow {
        if self.token.kind == Kind::Unclosed {
            self.unclosed_text();
            return Ok(());
        }
        if self.token.kind == Kind::End {
            return Err(self.unclosed_at_end());
        }
        if self.is_value_missing() {
            return Ok(());
        }
        self.unexpected_with(expected, hint);
        self.skip_foreign_quotes();
        self.skip_value()
    }

    /// Steps over a value, whatever it is, and what stands behind it on its line up to a comma or
    /// a closing bracket.
    fn skip_value(&mut self) -> Flow {
        loop {
            match self.token.kind {
                Kind::Comma | Kind::Close | Kind::End => return Ok(()),
                Kind::Open => {
                    self.open()?;
                    self.leave_bracket()?;
                }
                Kind::Unclosed => self.unclosed_text(),
                _ => self.advance(),
            }
            let between = self.previous.end as usize..self.token.start as usize;
            let between = self.lexer.text().as_bytes().get(between).unwrap_or_default();
            if between.contains(&b'\n') && !self.is_bracket(b'(') {
                return Ok(());
            }
        }
    }

    /// Steps over all up to the end of the innermost bracket.
    pub(super) fn leave_bracket(&mut self) -> Flow {
        let outside = self.brackets.len().saturating_sub(1);
        while self.brackets.len() > outside {
            match self.token.kind {
                Kind::Open => self.open()?,
                Kind::Close => {
                    let pair = self.brackets.last().and_then(|bracket| self.byte(*bracket));
                    let closer = match pair {
                        Some(b'(') => b')',
                        Some(b'[') => b']',
                        _ => b'}',
                    };
                    if self.is_bracket(closer) {
                        self.brackets.pop();
                        self.advance();
                    } else {
                        self.wrong_closer();
                    }
                }
                Kind::End => return Err(self.unclosed_at_end()),
                Kind::Unclosed => self.unclosed_text(),
                _ => self.advance(),
            }
        }
        Ok(())
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, place: u32, message: impl Into<String>, hint: Option<String>) {
        if self.cut {
            return;
        }
        let mut fault = RawFault {
            offset: place,
            path: self.path_text(),
            message: message.into(),
            hint,
            newer: false,
        };
        if self.faults.len() == MAX_FAULTS {
            fault.message = format!("there is more; these are the first {MAX_FAULTS} faults");
            fault.hint = None;
            self.cut = true;
            self.token.kind = Kind::End;
        }
        self.faults.push(fault);
    }

    fn path_text(&self) -> String {
        use std::fmt::Write as _;
        let mut path = String::new();
        for segment in &self.path {
            // Writing to a string cannot fail.
            let _ = match segment {
                Segment::Field(field) if path.is_empty() => path.write_str(field.name()),
                Segment::Field(field) => write!(path, ".{}", field.name()),
                Segment::Item(index) => write!(path, "[{index}]"),
            };
        }
        path
    }
}
