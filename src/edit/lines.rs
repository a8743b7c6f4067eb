//! A new text for a list of lines that keeps the lines that stay.

use super::apply::Edit;
use super::build::set;
use crate::journey::{
    Element, Entry, Field, FieldRef, Handle, Handles, Journey, Node, Place, Value,
};

/// Turns a list of lines or words into `texts` by as few changes as it takes.
///
/// Lines at both ends that stay as they are keep their handles, and so their comments; between
/// them lines are changed in place, then added or removed. `None` where there is no such list, or
/// one that holds no texts.
pub fn set_lines(
    journey: &Journey,
    handles: &mut Handles,
    at: Handle,
    field: Field,
    texts: &[&str],
) -> Option<Edit> {
    let record = journey.element(at)?.record();
    let Some(FieldRef::List(list)) = record.get(field) else { return None };
    if !list.holds_texts() {
        return None;
    }
    let mut old: Vec<&Entry> = Vec::with_capacity(list.len());
    for index in 0..list.len() {
        let Some(Element::Entry(entry)) = list.get(index) else { return None };
        old.push(entry);
    }
    let (head, tail) = common_ends(&old, texts);
    let changed = &old[head..old.len() - tail];
    let wanted = &texts[head..texts.len() - tail];

    let mut edits = Vec::new();
    for (entry, text) in changed.iter().zip(wanted) {
        if entry.text != *text {
            edits.push(set(entry.handle, Field::Text, Value::Text((*text).to_owned())));
        }
    }
    for entry in changed.iter().skip(wanted.len()) {
        edits.push(Edit::Remove { at: entry.handle });
    }
    let mut after = old[..old.len() - tail].last().map(|entry| entry.handle);
    for text in wanted.iter().skip(changed.len()) {
        let entry = Entry { handle: handles.fresh(), text: (*text).to_owned() };
        let place = Place { parent: at, field, after };
        after = Some(entry.handle);
        edits.push(Edit::Insert { place, node: Node::Entry(Box::new(entry)) });
    }
    Some(Edit::Many(edits))
}

/// How many lines at the start and at the end are the same on both sides, without overlap.
fn common_ends(old: &[&Entry], new: &[&str]) -> (usize, usize) {
    let same = |(a, b): &(&&Entry, &&str)| a.text == **b;
    let head = old.iter().zip(new).take_while(same).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(same).take(most).count();
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::set_lines;
    use crate::journey::{Field, Handle, Journey};

    #[test]
    fn a_list_of_records_has_no_lines() {
        let mut journey = Journey::empty();
        let mut handles = journey.number();
        let edit = set_lines(&journey, &mut handles, Handle::JOURNEY, Field::Lanes, &["a"]);
        assert_eq!(edit, None);
    }
}
