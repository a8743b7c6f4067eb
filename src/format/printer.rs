//! Writing a map as canonical text: the same map always gives the same bytes.

use std::ops::Range;

use super::comments::{Anchor, Attached, Comments};
use super::number::{write_float, write_integer};
use super::quote::quote;
use crate::journey::{Element, FieldRef, FieldSpec, Handle, Journey, List, Record};

/// Where an element or list item stands in a text, with the lines of comment above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The element or list item.
    pub handle: Handle,
    /// Its bytes, whole lines.
    pub bytes: Range<usize>,
}

/// Writes a map with its comments.
pub(super) fn print(journey: &Journey, comments: &Comments) -> String {
    printed(journey, comments, None).out
}

/// Writes a map with its comments, and says where each of its elements and list items stands, in the
/// order in which they start.
pub(super) fn print_with_spans(journey: &Journey, comments: &Comments) -> (String, Vec<Span>) {
    let printer = printed(journey, comments, Some(Vec::new()));
    (printer.out, printer.spans.unwrap_or_default())
}

fn printed<'a>(journey: &Journey, comments: &'a Comments, spans: Option<Vec<Span>>) -> Printer<'a> {
    // A card takes about half a kilobyte.
    let cards: usize = journey.stages.iter().map(|stage| stage.cards.len()).sum();
    let out = String::with_capacity(4096 + 512 * cards);
    let mut printer = Printer { out, comments, depth: 0, first: true, spans };
    let anchor = Anchor::Item(Handle::JOURNEY);
    printer.above(comments.get(anchor));
    printer.record(journey);
    printer.out.push(')');
    printer.behind(comments.get(anchor));
    printer.out.push('\n');
    printer.first = false;
    printer.end(comments.get(Anchor::FileEnd));
    printer
}

/// Writes one element or list item with its comments, as it stands at the start of a line.
pub(super) fn print_element(element: Element<'_>, comments: &Comments) -> String {
    let mut printer = Printer { out: String::new(), comments, depth: 0, first: true, spans: None };
    match element {
        Element::Journey(journey) => return print(journey, comments),
        _ => printer.item(element),
    }
    printer.out
}

struct Printer<'a> {
    out: String,
    comments: &'a Comments,
    depth: usize,
    /// Nothing stands before the next line in its bracket, so no blank line goes above it.
    first: bool,
    /// Where things stand, for those who ask.
    spans: Option<Vec<Span>>,
}

impl Printer<'_> {
    /// From the name of a struct to the line above its closing bracket.
    fn record(&mut self, record: &dyn Record) {
        self.out.push_str(record.struct_name());
        self.out.push_str("(\n");
        self.depth += 1;
        self.first = true;
        let handle = record.handle();
        for spec in record.fields() {
            let Some(value) = record.get(spec.field) else { continue };
            let attached = self.comments.get(Anchor::Field(handle, spec.field));
            if is_written(*spec, &value, attached) {
                self.field(*spec, &value, attached);
            }
        }
        self.end(self.comments.get(Anchor::Item(handle)));
        self.depth -= 1;
        self.indent();
    }

    fn field(&mut self, spec: FieldSpec, value: &FieldRef<'_>, attached: Option<&Attached>) {
        self.above(attached);
        self.indent();
        self.out.push_str(spec.field.name());
        self.out.push_str(": ");
        match value {
            FieldRef::Text(text) => quote(text, &mut self.out),
            FieldRef::OptionalText(text) => quote(text.unwrap_or_default(), &mut self.out),
            FieldRef::Flag(flag) => self.out.push_str(if *flag { "true" } else { "false" }),
            FieldRef::Integer(number) => write_integer(*number, &mut self.out),
            FieldRef::OptionalInteger(number) => {
                write_integer(number.unwrap_or_default(), &mut self.out);
            }
            FieldRef::Number(number) => write_float(number.unwrap_or_default(), &mut self.out),
            FieldRef::Choice(choice) => {
                let name = choice.chosen().and_then(|index| choice.names().get(index));
                self.out.push_str(name.copied().unwrap_or_default());
            }
            FieldRef::List(list) => self.list(*list, attached),
        }
        self.out.push(',');
        self.behind(attached);
        self.out.push('\n');
        self.first = false;
    }

    fn list(&mut self, list: &dyn List, attached: Option<&Attached>) {
        let closing = attached.filter(|attached| !attached.closing.is_empty());
        if list.is_empty() && closing.is_none() {
            self.out.push_str("[]");
            return;
        }
        self.out.push_str("[\n");
        self.depth += 1;
        self.first = true;
        for index in 0..list.len() {
            let Some(item) = list.get(index) else { break };
            self.item(item);
        }
        self.end(closing);
        self.depth -= 1;
        self.indent();
        self.out.push(']');
    }

    fn item(&mut self, item: Element<'_>) {
        let record = item.record();
        let handle = record.handle();
        let start = self.out.len();
        let span = self.spans.as_mut().map(|spans| {
            spans.push(Span { handle, bytes: start..start });
            spans.len() - 1
        });
        let attached = self.comments.get(Anchor::Item(handle));
        self.above(attached);
        self.indent();
        match item {
            Element::Entry(entry) => quote(&entry.text, &mut self.out),
            _ => {
                self.record(record);
                self.out.push(')');
            }
        }
        self.out.push(',');
        self.behind(attached);
        self.out.push('\n');
        self.first = false;
        if let (Some(spans), Some(span)) = (&mut self.spans, span) {
            spans[span].bytes.end = self.out.len();
        }
    }

    /// The leading comments, and those trailing ones that cannot stay behind since more follows.
    fn above(&mut self, attached: Option<&Attached>) {
        let Some(attached) = attached else { return };
        let moved = attached.trailing.iter().rev().skip(1).rev().filter(|text| is_line(text));
        let blank = attached.blank_above_leading && !attached.leading.is_empty();
        self.lines(attached.leading.iter().chain(moved), blank);
    }

    /// The trailing comments.
    fn behind(&mut self, attached: Option<&Attached>) {
        let Some(attached) = attached else { return };
        let last = attached.trailing.len().saturating_sub(1);
        for (index, text) in attached.trailing.iter().enumerate() {
            if index == last || !is_line(text) {
                self.out.push(' ');
                self.out.push_str(text);
            }
        }
    }

    /// The closing comments.
    fn end(&mut self, attached: Option<&Attached>) {
        let Some(attached) = attached else { return };
        self.lines(attached.closing.iter(), attached.blank_above_closing);
    }

    fn lines<'c>(&mut self, texts: impl Iterator<Item = &'c String>, blank_above: bool) {
        for (index, text) in texts.enumerate() {
            if index == 0 && blank_above && !self.first {
                self.out.push('\n');
            }
            self.indent();
            self.out.push_str(text);
            self.out.push('\n');
            self.first = false;
        }
    }

    #[inline]
    fn indent(&mut self) {
        const SPACES: &str = "                                                                ";
        let width = (4 * self.depth).min(SPACES.len());
        self.out.push_str(&SPACES[..width]);
    }
}

fn is_line(comment: &str) -> bool {
    comment.starts_with("//")
}

/// Whether a field stands in the file: where it says more than leaving it out would, or where a
/// comment belongs to it that would be lost. An unknown value cannot be written; its comments wait
/// until it is known again.
fn is_written(spec: FieldSpec, value: &FieldRef<'_>, attached: Option<&Attached>) -> bool {
    if spec.always_written || !value.is_default() {
        return true;
    }
    let is_unknown = match value {
        FieldRef::OptionalText(_) | FieldRef::OptionalInteger(_) | FieldRef::Number(_) => true,
        FieldRef::Choice(choice) => choice.chosen().is_none(),
        _ => false,
    };
    !is_unknown && attached.is_some_and(|attached| !attached.is_empty())
}
