//! The proof that a text is the map it was made from, before it takes the place of a file.

use std::path::Path;

use super::open::read_at_once;
use super::save_error::SaveError;
use crate::format::{self, Anchor, Attached, Document};
use crate::journey::{FieldRef, Journey, Record};

/// The canonical text of a document, read back and found to be the same map.
///
/// A mistake in the printer or the reader, or a map beyond a bound of the format, must show here and
/// not when the user opens the file next month.
pub(super) fn proven_text(path: &Path, document: &Document) -> Result<String, SaveError> {
    let text = format::print(document);
    match difference(document, &text) {
        None => Ok(text),
        Some(reason) => Err(SaveError::NotReadBack { path: path.to_owned(), reason }),
    }
}

/// What the text does not say of the document; `None` where it says all.
fn difference(document: &Document, text: &str) -> Option<String> {
    if text.len() as u64 > super::open::MAX_BYTES {
        return Some("it is larger than a map file may be".to_owned());
    }
    let mut read = match read_at_once(text) {
        Ok(read) => read,
        Err(faults) => {
            return Some(match faults.first() {
                Some(fault) if fault.path.is_empty() => fault.message.clone(),
                Some(fault) => format!("{}: {}", fault.path, fault.message),
                None => "it is not a map".to_owned(),
            });
        }
    };
    // Before the handles are given anew: comments are found by the old ones.
    let (written, kept) = (comments(document), comments(&read));
    if kept < written {
        return Some(format!("{} of {written} comments are lost", written - kept));
    }
    let mut handles = document.journey.handles().into_iter();
    // Where there are more or fewer, the maps differ.
    read.journey.rename_handles(|_| handles.next().unwrap_or_default());
    (!is_same(&document.journey, read.journey)).then(|| "it reads as another map".to_owned())
}

/// Whether two maps are the same, handles and all. A figure that is no number is the same as another.
fn is_same(written: &Journey, mut read: Journey) -> bool {
    let figures = written.cards().flat_map(|card| &card.metrics);
    let mut figures = figures.flat_map(|metric| [metric.value, metric.target]);
    if !figures.any(|figure| figure.is_some_and(f64::is_nan)) {
        return *written == read;
    }
    let mut written = written.clone();
    take_not_numbers(&mut written) == take_not_numbers(&mut read) && written == read
}

/// Which metrics hold a NaN, which is never equal to itself; takes them out.
fn take_not_numbers(journey: &mut Journey) -> Vec<usize> {
    let cards = journey.stages.iter_mut().flat_map(|stage| &mut stage.cards);
    let figures = cards
        .flat_map(|card| &mut card.metrics)
        .flat_map(|metric| [&mut metric.value, &mut metric.target]);
    let mut found = Vec::new();
    for (index, figure) in figures.enumerate() {
        if figure.is_some_and(f64::is_nan) {
            *figure = None;
            found.push(index);
        }
    }
    found
}

/// How many comments belong to what is in the map. Those of an unknown value go with it.
fn comments(document: &Document) -> usize {
    if document.comments.is_empty() {
        return 0;
    }
    let at = |anchor| {
        document.comments.get(anchor).map_or(0, |attached: &Attached| {
            attached.leading.len() + attached.trailing.len() + attached.closing.len()
        })
    };
    at(Anchor::FileEnd) + comments_within(&document.journey, &at)
}

fn comments_within(record: &dyn Record, at: &dyn Fn(Anchor) -> usize) -> usize {
    let handle = record.handle();
    let mut count = at(Anchor::Item(handle));
    for spec in record.fields() {
        match record.get(spec.field) {
            None
            | Some(
                FieldRef::OptionalText(None)
                | FieldRef::OptionalInteger(None)
                | FieldRef::Number(None),
            ) => continue,
            Some(FieldRef::Choice(choice)) if choice.chosen().is_none() => continue,
            Some(FieldRef::List(list)) => {
                for item in (0..list.len()).filter_map(|index| list.get(index)) {
                    count += comments_within(item.record(), at);
                }
            }
            Some(_) => {}
        }
        count += at(Anchor::Field(handle, spec.field));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{comments, difference};
    use crate::format::{Anchor, Document, print};
    use crate::journey::{Card, Field, Handle, Journey, Metric, Stage};

    fn document() -> Document {
        Document::new(Journey { title: "One".into(), ..Journey::blank() })
    }

    #[test]
    fn the_text_of_the_map_itself_is_proof_and_that_of_another_is_not() {
        let one = document();
        assert_eq!(difference(&one, &print(&one)), None);
        let mut other = document();
        other.journey.title = "Two".into();
        assert_eq!(difference(&one, &print(&other)).unwrap(), "it reads as another map");
        for count in [1, 2] {
            let mut tagged = document();
            tagged.journey.tags = vec!["a".into(); count];
            assert_eq!(difference(&one, &print(&tagged)).unwrap(), "it reads as another map");
            assert_eq!(difference(&tagged, &print(&one)).unwrap(), "it reads as another map");
        }
        assert!(difference(&one, "Journey(").is_some());
    }

    #[test]
    fn a_metric_that_is_no_number_does_not_stop_a_save() {
        let mut journey = document().journey;
        let metric = Metric { name: "CSAT".into(), value: Some(f64::NAN), ..Metric::default() };
        let card = Card { metrics: vec![metric], ..Card::default() };
        journey.stages.push(Stage { cards: vec![card], ..Stage::default() });
        let mut copy = journey.clone();
        assert_eq!(super::take_not_numbers(&mut copy), [0]);
        assert_eq!(copy.stages[0].cards[0].metrics[0].value, None);
        assert_ne!(copy, journey);
        assert!(super::is_same(&journey, journey.clone()) && !super::is_same(&journey, copy));
    }

    #[test]
    fn comments_count_as_long_as_what_they_belong_to_is_in_the_map() {
        let mut document = document();
        document.comments.at(Anchor::FileEnd).leading.push("// end".into());
        let lane = document.journey.lanes[0].handle;
        document.comments.at(Anchor::Item(lane)).leading.push("// lane".into());
        document.comments.at(Anchor::Field(lane, Field::Title)).trailing.push("// title".into());
        document.comments.at(Anchor::Field(Handle::JOURNEY, Field::Owner)).trailing =
            vec!["//".into()];
        assert_eq!(comments(&document), 3);
        document.journey.lanes.remove(0);
        assert_eq!(comments(&document), 1);
    }

    #[test]
    fn a_lost_comment_is_told() {
        let mut document = document();
        let text = print(&document);
        document.comments.at(Anchor::FileEnd).leading.push("// end".into());
        assert_eq!(difference(&document, &text).unwrap(), "1 of 1 comments are lost");
    }
}
