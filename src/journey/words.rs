//! Looking for words in the texts of a record and of what it holds.

use super::field::Field;
use super::record::Record;
use super::slot::FieldRef;
use crate::text;

/// Fields that name other things by their ids, or the thing itself.
const IDS: &[Field] = &[
    Field::Id,
    Field::Lane,
    Field::Actors,
    Field::Owner,
    Field::Persona,
    Field::Triggers,
    Field::Journey,
];

/// The first text of a record that people wrote for people, as [`text_with`] finds it: no id.
pub fn prose_with<'a>(record: &'a dyn Record, words: &str) -> Option<&'a str> {
    first_with(record, words, IDS)
}

/// The first text of a record, or of what it holds, that has the words in it; `None` where none has.
pub fn text_with<'a>(record: &'a dyn Record, words: &str) -> Option<&'a str> {
    // A lane's id is not what its cards say.
    first_with(record, words, &[Field::Lane])
}

fn first_with<'a>(record: &'a dyn Record, words: &str, but: &[Field]) -> Option<&'a str> {
    let said = record.fields().iter().filter(|spec| !but.contains(&spec.field));
    said.into_iter().find_map(|spec| match record.get(spec.field) {
        Some(FieldRef::Text(text) | FieldRef::OptionalText(Some(text))) => {
            text::holds(text, words).then_some(text)
        }
        Some(FieldRef::List(list)) => (0..list.len())
            .filter_map(|index| list.get(index))
            .find_map(|item| first_with(item.record(), words, but)),
        _ => None,
    })
}
