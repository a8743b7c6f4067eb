//! Looking for words in the texts of a record and of what it holds.

use super::field::Field;
use super::record::Record;
use super::slot::FieldRef;
use crate::text;

/// The first text of a record, or of what it holds, that has the words in it; `None` where none has.
pub fn text_with<'a>(record: &'a dyn Record, words: &str) -> Option<&'a str> {
    // A lane's id is not what its cards say.
    let said = record.fields().iter().filter(|spec| spec.field != Field::Lane);
    said.into_iter().find_map(|spec| match record.get(spec.field) {
        Some(FieldRef::Text(text) | FieldRef::OptionalText(Some(text))) => {
            text::holds(text, words).then_some(text)
        }
        Some(FieldRef::List(list)) => (0..list.len())
            .filter_map(|index| list.get(index))
            .find_map(|item| text_with(item.record(), words)),
        _ => None,
    })
}
