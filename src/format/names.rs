//! Which field of a record a name in a file means.

use super::lexer::Token;
use super::migrate;
use super::reader::Reader;
use super::slips;
use super::words;
use crate::journey::{FieldSpec, Record};

/// The fields of a record that stand in the text, by their positions in the field table.
#[derive(Debug, Default)]
pub(super) struct Seen {
    bits: u32,
    /// Where the name of each stands.
    places: [u32; 24],
}

impl Seen {
    /// Of a record that is not known to its end: none of its fields is missing.
    pub(super) const ALL: Seen = Seen { bits: u32::MAX, places: [0; 24] };

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
