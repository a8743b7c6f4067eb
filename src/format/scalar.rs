//! Reading values that are no list: texts, numbers, words.

use super::comments::Anchor;
use super::hints;
use super::lexer::{Kind, Token};
use super::number;
use super::quote;
use super::reader::{Flow, Reader};
use super::words;
use crate::journey::ChoiceSlot;

/// The most bytes a single text may have.
pub const MAX_TEXT_BYTES: usize = 1 << 20;

impl<'a> Reader<'a> {
    /// A word without the `r#` that a raw name has.
    pub(super) fn name(&self, token: Token) -> &'a str {
        let text = self.lexer.slice(token);
        text.strip_prefix("r#").unwrap_or(text)
    }

    /// Reads a text; `None` where there is none, and then a fault is noted.
    pub(super) fn text(&mut self) -> Flow<Option<String>> {
        let token = self.token;
        let raw = self.lexer.slice(token);
        let text = match token.kind {
            Kind::Text => raw[1..raw.len() - 1].to_owned(),
            Kind::EscapedText => match quote::unescape(&raw[1..raw.len() - 1]) {
                Ok(text) => text.into_owned(),
                Err(fault) => {
                    let place = token.start + 1 + super::lexer::narrow(fault.at);
                    let hint = "write `\\\\` for a backslash".to_owned();
                    self.fault(place, fault.message, Some(hint));
                    String::new()
                }
            },
            Kind::RawText => {
                let inside = raw.trim_start_matches('r').trim_matches('#');
                inside[1..inside.len() - 1].to_owned()
            }
            Kind::Unclosed => {
                self.unclosed_text();
                return Ok(None);
            }
            _ => {
                self.mismatch(hints::A_TEXT)?;
                return Ok(None);
            }
        };
        if text.len() > MAX_TEXT_BYTES {
            self.fault(token.start, "this text has more than 1 MiB", None);
        }
        self.advance();
        Ok(Some(text))
    }

    /// Reads yes or no; no where there is neither, and then a fault is noted.
    pub(super) fn flag(&mut self) -> Flow<bool> {
        let word = if self.token.kind == Kind::Word { self.lexer.slice(self.token) } else { "" };
        if word != "true" && word != "false" {
            self.mismatch("`true` or `false`")?;
            return Ok(false);
        }
        self.advance();
        Ok(word == "true")
    }

    /// Reads a whole number; `None` where there is none, and then a fault is noted.
    pub(super) fn integer(&mut self) -> Flow<Option<i64>> {
        if self.token.kind != Kind::Number {
            self.mismatch("a whole number")?;
            return Ok(None);
        }
        let read = number::integer(self.lexer.slice(self.token));
        self.number(read)
    }

    /// Reads a number; `None` where there is none, and then a fault is noted.
    pub(super) fn float(&mut self) -> Flow<Option<f64>> {
        let text = self.lexer.slice(self.token);
        let is_word = matches!(text, "inf" | "NaN" | "inff64" | "NaNf64");
        if self.token.kind != Kind::Number && !is_word {
            self.mismatch("a number")?;
            return Ok(None);
        }
        let read = number::float(text);
        self.number(read)
    }

    fn number<N>(&mut self, read: Result<N, &'static str>) -> Flow<Option<N>> {
        let token = self.token;
        self.advance();
        match read {
            Ok(number) => Ok(Some(number)),
            Err(reason) => {
                let found = words::clipped(self.lexer.slice(token));
                self.fault(token.start, format!("{reason}: `{found}`"), None);
                Ok(None)
            }
        }
    }

    /// Reads a word of a closed set.
    pub(super) fn choice(&mut self, slot: &mut dyn ChoiceSlot) -> Flow {
        let names = slot.names();
        let token = self.token;
        let found = match token.kind {
            Kind::Word => self.name(token),
            // The right word, but in quotes.
            Kind::Text => self.lexer.slice(token).trim_matches('"'),
            _ => return self.mismatch(&words::one_of(names)),
        };
        let index = names.iter().position(|name| *name == found);
        if token.kind == Kind::Word && index.is_some_and(|index| slot.choose(Some(index))) {
            self.advance();
            return Ok(());
        }
        let hint = match index {
            Some(_) => Some(format!("write `{found}` without quotes")),
            None => words::nearest(found, names.iter().copied()).map(words::did_you_mean),
        };
        self.mismatch_with(&words::one_of(names), hint)
    }

    /// Reads the end of a `Some(...)`.
    pub(super) fn end_of_some(&mut self, anchor: Anchor) -> Flow {
        if self.token.kind == Kind::Comma {
            self.advance();
        }
        if !self.is_bracket(b')') {
            self.unexpected("`)` behind the value in `Some(...)`");
            return self.leave_bracket();
        }
        self.lead(anchor, super::gather::Before::Bracket);
        self.brackets.pop();
        self.advance();
        Ok(())
    }
}
