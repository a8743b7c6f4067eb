//! The rows of a form: what the cursor can stand on, and how each is changed.

use super::control::{self, Control};
use super::unkept::Unkept;
use super::words::{self, Shown};
use crate::journey::{Element, Field, FieldRef, Handle, Journey, List, Record, all_fields};

/// A field of an element: what a row is known by, whatever stands above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) at: Handle,
    pub(super) field: Field,
}

/// A place in a list of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    /// The element that has the list.
    pub(super) parent: Handle,
    /// Which of its lists.
    pub(super) list: Field,
    /// The item; `None` for the one row of an empty list.
    pub(super) at: Option<Handle>,
}

impl Item {
    /// Whether both are of one list.
    pub(super) fn is_beside(self, other: Item) -> bool {
        (self.parent, self.list) == (other.parent, other.list)
    }
}

/// A row of a form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) target: Target,
    /// What stands before it; empty for all items of a list but the first.
    pub(super) label: String,
    pub(super) control: Control,
    /// The list it is an item of.
    pub(super) item: Option<Item>,
    /// It is a record, which has a form of its own.
    pub(super) opens: bool,
    /// It is yes or no.
    pub(super) is_flag: bool,
    pub(super) shown: Shown,
    /// A text that was typed for it and cannot be kept as it is.
    pub(super) unkept: Option<String>,
    /// A group begins with it.
    pub(super) starts_group: bool,
}

/// The fields of each struct in the order of its form, by groups: what matters most comes first.
/// What a struct has beyond them stands at the end.
fn groups(element: Element<'_>) -> &'static [&'static [Field]] {
    use Field as F;
    match element {
        Element::Journey(_) => &[
            &[F::Title, F::State, F::AsOf],
            &[F::Service, F::Provider, F::Consumer, F::Owner, F::Lead],
            &[F::Summary, F::Notes, F::Tags, F::ComparesTo],
            &[F::Personas],
            &[F::Roles],
            &[F::Lanes],
            &[F::Stages],
            &[F::Format],
        ],
        Element::Stage(_) => &[&[F::Title, F::Step, F::Goal], &[F::Notes], &[F::Cards], &[F::Id]],
        Element::Lane(_) => &[&[F::Title, F::Visibility, F::Side], &[F::Notes], &[F::Id]],
        Element::Persona(_) => {
            &[&[F::Name, F::About, F::Quote], &[F::Goals, F::Frustrations], &[F::Notes, F::Id]]
        }
        Element::Role(_) => &[&[F::Name, F::Kind, F::Process, F::Team], &[F::Notes, F::Id]],
        Element::Card(_) => &[
            &[F::Title, F::Kind, F::Lane, F::Actors, F::Channel, F::Duration, F::Wait],
            &[F::Emotion, F::Emotions, F::MomentOfTruth, F::Showstopper],
            &[F::Thoughts, F::Pains, F::Opportunities],
            &[F::Basis, F::Research, F::Metrics],
            &[F::Owner, F::Triggers, F::Journey, F::Links],
            &[F::Tags, F::Notes, F::Id],
        ],
        Element::Emotion(_) => &[&[F::Persona, F::Value]],
        Element::Opportunity(_) => {
            &[&[F::Title, F::Status], &[F::Impact, F::Effort, F::Votes], &[F::Owner, F::Link]]
        }
        Element::Metric(_) => {
            &[&[F::Name, F::Value, F::Target, F::Unit, F::Better], &[F::Sample, F::Source]]
        }
        Element::Link(_) => &[&[F::Title, F::Url]],
        Element::Entry(_) => &[],
    }
}

/// The rows of an element's form; none where it is not in the map.
pub(super) fn rows(journey: &Journey, unkept: &[Unkept], element: Handle) -> Vec<Row> {
    let mut form = Form { journey, unkept, rows: Vec::new() };
    if let Some(element) = journey.element(element) {
        form.element(element);
    }
    form.rows
}

/// The field by which an item of a list is named on its row.
pub(super) fn naming(element: Element<'_>) -> Field {
    match element {
        Element::Entry(_) => Field::Text,
        Element::Emotion(_) => Field::Value,
        Element::Link(_) => Field::Url,
        Element::Persona(_) | Element::Role(_) | Element::Metric(_) => Field::Name,
        _ => Field::Title,
    }
}

struct Form<'a> {
    journey: &'a Journey,
    unkept: &'a [Unkept],
    rows: Vec<Row>,
}

impl Form<'_> {
    fn element(&mut self, element: Element<'_>) {
        let record = element.record();
        let grouped = || groups(element).iter().copied().flatten();
        let others: Vec<Field> =
            all_fields(record).filter(|field| !grouped().any(|one| one == field)).collect();
        for group in groups(element).iter().copied().chain([others.as_slice()]) {
            let first = self.rows.len();
            for field in group {
                self.field(record, *field);
            }
            if let Some(row) = self.rows.get_mut(first) {
                row.starts_group = true;
            }
        }
    }

    fn field(&mut self, record: &dyn Record, field: Field) {
        let target = Target { at: record.handle(), field };
        match record.get(field) {
            None => {}
            Some(FieldRef::List(list)) => self.list(target, list),
            Some(value) => {
                let shown = words::value(self.journey, record, field);
                let row = row(target, control::control(field, &value), None, shown);
                let is_flag = matches!(value, FieldRef::Flag(_));
                self.push(Row { label: field.label(), is_flag, ..row });
            }
        }
    }

    fn list(&mut self, target: Target, list: &dyn List) {
        let Target { at: parent, field } = target;
        let label = match list.len() {
            0 | 1 => field.label(),
            many => format!("{} ({many})", field.label()),
        };
        let first = self.rows.len();
        for index in 0..list.len() {
            let Some(element) = list.get(index) else { break };
            let at = element.record().handle();
            let naming = naming(element);
            let opens = !matches!(element, Element::Entry(_));
            let control = match element.record().get(naming) {
                Some(value) if opens => control::control(naming, &value),
                _ => control::of_items(field),
            };
            let shown = words::item(self.journey, element, field);
            let item = Item { parent, list: field, at: Some(at) };
            let row = row(Target { at, field: naming }, control, Some(item), shown);
            self.push(Row { opens, ..row });
        }
        // An empty list is a row, on which one can be added, and so is an item that is not kept yet.
        let item = Item { parent, list: field, at: None };
        let unkept = self.unkept.iter().any(|one| one.is_for(target, Some(item)));
        if list.is_empty() || unkept {
            let shown = Shown::missing();
            self.push(row(target, control::of_items(field), Some(item), shown));
        }
        if let Some(row) = self.rows.get_mut(first) {
            row.label = label;
        }
    }

    fn push(&mut self, mut row: Row) {
        let unkept = self.unkept.iter().find(|one| one.is_for(row.target, row.item));
        row.unkept = unkept.map(|one| one.text.clone());
        self.rows.push(row);
    }
}

fn row(target: Target, control: Control, item: Option<Item>, shown: Shown) -> Row {
    let label = String::new();
    let (opens, is_flag, starts_group) = (false, false, false);
    Row { target, label, control, item, opens, is_flag, shown, unkept: None, starts_group }
}
