//! Slips that would lead to faults in what is right: each is told once and stepped over.

use super::comments::Anchor;
use super::gather::Before;
use super::hints;
use super::lexer::{Kind, Token};
use super::names::{Closed, Opened, Seen};
use super::reader::{Flow, Reader};
use super::words;
use crate::journey::{
    Card, ElementMut, Journey, Lane, Link, Metric, Opportunity, Persona, Record, Role, Stage,
};

impl<'a> Reader<'a> {
    /// At something that is no field's name: steps over it, and over its whole line where that was
    /// meant as a comment.
    pub(super) fn no_name(&mut self) -> Flow {
        if self.is_end_of_comment() {
            self.fault(self.token.start, "this `*/` closes no comment", None);
            self.advance();
            self.advance();
            self.mended = true;
        } else if self.token.kind == Kind::Stray
            && matches!(self.lexer.slice(self.token), "#" | "/")
        {
            self.unexpected(hints::A_NAME);
            let rest = &self.lexer.text()[self.token.start as usize..];
            let line = rest.find('\n').unwrap_or(rest.len());
            self.lexer.jump(self.token.start as usize + line);
            self.advance();
            self.mended = true;
        } else {
            self.mismatch(hints::A_NAME)?;
        }
        Ok(())
    }

    fn is_end_of_comment(&self) -> bool {
        let text = self.lexer.text();
        text.get(self.token.start as usize..).is_some_and(|rest| rest.starts_with("*/"))
    }

    /// Whether a value is missing: the name of the next field stands in its place, on a line of its
    /// own. It is told then.
    pub(super) fn is_value_missing(&mut self) -> bool {
        if !(self.token.kind == Kind::Word && self.is_name_of_field(self.token)) {
            return false;
        }
        if !self.is_below() {
            return false;
        }
        self.fault(self.previous.end, "a value is missing here", None);
        self.mended = true;
        true
    }

    /// At a field where an item of a list was due. Either the item before it was closed too early:
    /// then its further fields are read, and what it belongs to is given. Or the list was not closed,
    /// and its end is taken to be here.
    pub(super) fn field_in_list(
        &mut self,
        last: Option<ElementMut<'_>>,
        before: Before,
    ) -> Flow<Option<Anchor>> {
        let Some(last) = last else {
            self.implied_close();
            return Ok(None);
        };
        let record = last.record_mut();
        if !self.is_closed_early(record) {
            self.path.pop();
            self.implied_close();
            return Ok(None);
        }
        let closed = self.closed;
        // What it lacked, it may have yet.
        self.faults.truncate(closed.faults);
        let (name, found) = (record.struct_name(), words::clipped(self.name(self.token)));
        let message = format!("this `)` closes the {name}, but `{found}` follows");
        self.fault(closed.sign.start, message, None);
        self.brackets.push(closed.bracket);
        let Closed { start, bracket, .. } = closed;
        self.further_fields(record, Opened { start, bracket, seen: Seen::of(&closed) }, before)?;
        Ok(Some(Anchor::Item(record.handle())))
    }

    /// Whether the field at hand is one of a record that was closed just before it: one that it does
    /// not have yet, on the same line or deeper in than the record's own.
    fn is_closed_early(&self, record: &dyn Record) -> bool {
        let name = self.name(self.token);
        let index = record.fields().iter().position(|spec| spec.field.name() == name);
        let is_open = index.is_some_and(|index| !Seen::of(&self.closed).has(index));
        let text = self.lexer.text();
        let line = |place: u32| {
            let start = text[..place as usize].rfind('\n').map_or(0, |end| end + 1);
            let line = &text[start..];
            (start, line.len() - line.trim_start_matches([' ', '\t']).len())
        };
        let (own, here) = (line(self.closed.start), line(self.token.start));
        let is_inside = here.0 == own.0 || here.1 > own.1;
        record.handle() == self.closed.handle && is_open && is_inside
    }

    /// Notes that something follows where the map has ended; where that is a field, it is the
    /// bracket that is wrong.
    pub(super) fn goes_on_behind_map(&mut self) {
        if self.token.kind == Kind::Word && self.is_name_of_field(self.token) {
            let found = words::clipped(self.name(self.token));
            let message = format!("this `)` closes the map, but `{found}` follows");
            self.fault(self.previous.start, message, None);
        } else if self.token.kind == Kind::Close {
            let found = self.lexer.slice(self.token);
            let line = 1 + self.breaks_before(self.previous.start);
            let message = format!("this `{found}` is too much: the map is closed on line {line}");
            self.fault(self.token.start, message, None);
        } else {
            let line = 1 + self.breaks_before(self.previous.start);
            let expected = format!("the end of the file behind the map's `)` on line {line}");
            self.unexpected(if self.is_below() { &expected } else { BEHIND });
        }
    }

    /// Notes that no bracket follows a name.
    pub(super) fn no_bracket(&mut self, name: &str) {
        let found = words::described(self.token.kind, self.lexer.slice(self.token));
        let message = format!("expected `(` behind `{}`, found {found}", words::clipped(name));
        let place = if self.is_below() { self.previous.end } else { self.token.start };
        let hint = hints::hint("`(`", self.token.kind, self.lexer.slice(self.token));
        self.fault(place, message, hint);
    }

    /// Steps over a text in foreign quotes up to its last word, where it ends on its line.
    pub(super) fn skip_foreign_quotes(&mut self) {
        let rest = &self.lexer.text()[self.token.start as usize..];
        // Looked at first: most of what is stepped over is not in quotes, and lines may be long.
        if !rest.starts_with(hints::is_foreign_quote) {
            return;
        }
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let mut quotes = line.char_indices().filter(|(_, c)| hints::is_foreign_quote(*c));
        if let Some((last, _)) = quotes.nth(1) {
            self.lexer.jump(self.token.start as usize + last);
            self.advance();
        }
    }

    /// Whether the token stands on another line than the one before it.
    pub(super) fn is_below(&self) -> bool {
        let between = self.previous.end as usize..self.token.start as usize;
        self.lexer.text().get(between).is_some_and(|between| between.contains('\n'))
    }

    /// Whether a colon stands behind a word.
    pub(super) fn is_name_of_field(&self, word: Token) -> bool {
        let rest = &self.lexer.text()[word.end as usize..];
        rest.trim_start().starts_with(':')
    }

    /// A name with dashes in it, which is one name to its author; without them `None`.
    pub(super) fn name_with_dashes(&self, token: Token) -> Option<&'a str> {
        let rest = &self.lexer.text()[token.start as usize..];
        let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let name = &rest[..rest.find(|c| !in_name(c)).unwrap_or(rest.len())];
        name.contains('-').then_some(name)
    }
}

/// What is expected where something follows on the line on which the map ends.
const BEHIND: &str = "the end of the file behind the map's `)`";

/// The struct that has a field of this name, for a field that stands in the wrong one.
pub(super) fn owner_of_field(name: &str) -> Option<String> {
    let structs: [&dyn Record; 8] = [
        &Stage::default(),
        &Lane::default(),
        &Persona::default(),
        &Role::default(),
        &Opportunity::default(),
        &Metric::default(),
        &Link::default(),
        &Journey::empty(),
    ];
    let has = |record: &dyn Record| record.fields().iter().any(|spec| spec.field.name() == name);
    if has(&Card::default()) {
        return Some("a card".to_owned());
    }
    let owner = structs.into_iter().find(|record| has(*record))?;
    Some(words::named_struct(owner.struct_name()))
}
