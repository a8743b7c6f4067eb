//! Which field of a record a name in a file means.

use super::lexer::{Kind, Token};
use super::migrate;
use super::reader::Reader;
use super::slips;
use super::words;
use crate::journey::{FieldSpec, Handle, Record};

/// The fields of a record that stand in the text, by their positions in the field table.
#[derive(Debug, Default)]
pub(super) struct Seen {
    bits: u32,
    /// Where the name of each stands.
    places: [u32; 24],
}

/// A record whose fields are read.
pub(super) struct Opened {
    /// Where it starts.
    pub(super) start: u32,
    pub(super) bracket: Token,
    pub(super) seen: Seen,
}

/// A record that was closed, as far as it takes to open it again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closed {
    pub(super) handle: Handle,
    /// Where it starts.
    pub(super) start: u32,
    /// Its opening bracket, and its closing one.
    pub(super) bracket: Token,
    pub(super) sign: Token,
    /// The fields that were seen, as bits.
    pub(super) seen: u32,
    /// How many faults there were before it was closed.
    pub(super) faults: usize,
}

impl Default for Closed {
    fn default() -> Self {
        let nothing = Token { kind: Kind::End, start: 0, end: 0 };
        Closed {
            handle: Handle::JOURNEY,
            start: 0,
            bracket: nothing,
            sign: nothing,
            seen: 0,
            faults: 0,
        }
    }
}

impl Seen {
    /// Of a record that is not known to its end: none of its fields is missing.
    pub(super) const ALL: Seen = Seen { bits: u32::MAX, places: [0; 24] };

    /// Those of a record that was closed. Where each stands is no longer known but for the record.
    pub(super) fn of(closed: &Closed) -> Self {
        Seen { bits: closed.seen, places: [closed.start; 24] }
    }

    pub(super) fn bits(&self) -> u32 {
        self.bits
    }

    pub(super) fn has(&self, index: usize) -> bool {
        self.bits & (1 << index) != 0
    }

    fn add(&mut self, index: usize, place: u32) {
        self.bits |= 1 << index;
        if let Some(known) = self.places.get_mut(index) {
            *known = place;
        }
    }

    fn place(&self, index: usize) -> u32 {
        self.places.get(index).copied().unwrap_or_default()
    }
}

impl Reader<'_> {
    /// Which field a name means; `None` where the record has no such field, or had it before.
    pub(super) fn field_index(
        &mut self,
        record: &dyn Record,
        token: Token,
        seen: &mut Seen,
        expected: usize,
    ) -> Option<usize> {
        let specs = record.fields();
        let written = self.name(token);
        let name = migrate::todays_name(self.migrations, record, written);
        let is_named = |spec: &FieldSpec| spec.field.name() == name;
        // Fields mostly stand in the order of the table, so the search starts behind the last one.
        let found = match specs.get(expected..).unwrap_or_default().iter().position(is_named) {
            Some(ahead) => Some(expected + ahead),
            None => specs.iter().take(expected).position(is_named),
        };
        let index = match found {
            Some(index) => index,
            None => {
                let dashed = self.name_with_dashes(token);
                let name = dashed.unwrap_or(name);
                let known = specs.iter().map(|spec| spec.field.name());
                let meant = words::nearest(name, known);
                let message = format!(
                    "`{}` is not a field of {}",
                    words::clipped(name),
                    words::named_struct(record.struct_name())
                );
                let elsewhere =
                    || slips::owner_of_field(name).map(|owner| format!("it is a field of {owner}"));
                let hint = meant.map(words::did_you_mean).or_else(elsewhere);
                self.fault(token.start, message, hint);
                if dashed.is_some() {
                    return None;
                }
                // What is meant is read all the same, so that faults inside are told too.
                let meant = specs.iter().position(|spec| Some(spec.field.name()) == meant)?;
                (!seen.has(meant)).then_some(meant)?
            }
        };
        if seen.has(index) {
            let line = 1 + self.breaks_before(seen.place(index));
            let hint = format!("keep one of them; the first is on line {line}");
            let message = format!("`{}` stands here a second time", words::clipped(written));
            self.fault(token.start, message, Some(hint));
            return None;
        }
        seen.add(index, token.start);
        Some(index)
    }
}
