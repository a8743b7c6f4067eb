//! The rows of a form: what the cursor can stand on, and how each is changed.

use super::words::{self, Shown};
use crate::journey::{Element, Field, FieldRef, Handle, Journey, List, Record, Value};

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

/// How a row is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    /// By typing a line.
    Text(Accepts),
    /// By going through a few values.
    Options,
    /// By going up and down, or by typing: -2 to 2.
    Emotion,
    /// Not here.
    Shown,
}

/// What a typed line may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Accepts {
    /// Anything, or nothing.
    Any,
    /// Anything that is not blank.
    Required,
    /// A duration, or nothing.
    Duration,
    /// An id that is not taken.
    Id,
    /// The name or id of a persona or role.
    Person,
    /// The title or id of a card.
    Card,
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
    /// The persona or role to which it belongs, in the form of the map.
    pub(super) person: Option<Handle>,
    pub(super) shown: Shown,
    /// A group begins with it.
    pub(super) starts_group: bool,
}

impl Row {
    /// Whether the row is all that is shown of its element: an item other than a person.
    pub(super) fn stands_for_element(&self) -> bool {
        self.item.is_some_and(|item| {
            item.at == Some(self.target.at) && Some(self.target.at) != self.person
        })
    }
}

/// The fields of each struct in the order of its form, by groups: what matters most comes first.
pub(super) fn groups(element: Element<'_>) -> &'static [&'static [Field]] {
    use Field as F;
    match element {
        Element::Journey(_) => &[
            &[F::Title, F::State, F::AsOf],
            &[F::Service, F::Provider, F::Consumer, F::Owner, F::Lead],
            &[F::Summary, F::Notes, F::Tags, F::ComparesTo],
            &[F::Personas],
            &[F::Roles],
            &[F::Lanes, F::Stages, F::Format],
        ],
        Element::Stage(_) => &[&[F::Title, F::Step, F::Goal], &[F::Notes], &[F::Cards, F::Id]],
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
        Element::Emotion(_)
        | Element::Opportunity(_)
        | Element::Metric(_)
        | Element::Link(_)
        | Element::Entry(_) => &[],
    }
}

/// The rows of an element's form; none where it is not in the map.
pub(super) fn rows(journey: &Journey, element: Handle) -> Vec<Row> {
    let mut form = Form { journey, rows: Vec::new(), person: None };
    if let Some(element) = journey.element(element) {
        form.element(element);
    }
    form.rows
}

/// Whether items can be added to a list in the panel.
pub(super) fn takes_items(list: Field) -> bool {
    !matches!(list, Field::Emotions | Field::Metrics | Field::Links)
}

struct Form<'a> {
    journey: &'a Journey,
    rows: Vec<Row>,
    person: Option<Handle>,
}

impl Form<'_> {
    fn element(&mut self, element: Element<'_>) {
        for group in groups(element) {
            let first = self.rows.len();
            for field in *group {
                self.field(element.record(), *field);
            }
            if let Some(row) = self.rows.get_mut(first) {
                row.starts_group |= self.person.is_none();
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
                self.push(target, field.label(), control(field, &value), None, shown);
            }
        }
    }

    fn list(&mut self, target: Target, list: &dyn List) {
        let Target { at: parent, field } = target;
        let label = field.label();
        if matches!(field, Field::Lanes | Field::Stages | Field::Cards) {
            self.push(target, label, Control::Shown, None, words::titles(list));
            return;
        }
        if list.is_empty() {
            let empty = takes_items(field).then_some(Item { parent, list: field, at: None });
            self.push(target, label, Control::Shown, empty, Shown::missing());
            return;
        }
        for index in 0..list.len() {
            let Some(element) = list.get(index) else { break };
            let at = element.record().handle();
            let item = Item { parent, list: field, at: Some(at) };
            let (of, control) = match element {
                Element::Persona(_) | Element::Role(_) => {
                    self.person(element, item);
                    continue;
                }
                Element::Entry(_) => (Field::Text, Control::Text(accepts(field))),
                Element::Opportunity(_) => (Field::Title, Control::Text(Accepts::Required)),
                Element::Emotion(_) => (Field::Value, Control::Emotion),
                Element::Metric(_) => (Field::Name, Control::Shown),
                _ => (Field::Url, Control::Shown),
            };
            let label = if index == 0 { label.clone() } else { String::new() };
            let shown = words::item(self.journey, element, field);
            self.push(Target { at, field: of }, label, control, Some(item), shown);
        }
    }

    /// A persona or role of the map: the name is the item, and the rest belongs to it.
    fn person(&mut self, element: Element<'_>, item: Item) {
        let record = element.record();
        let at = record.handle();
        let label = words::one_of(item.list).to_owned();
        let shown = words::value(self.journey, record, Field::Name);
        let target = Target { at, field: Field::Name };
        self.person = Some(at);
        self.push(target, label, Control::Text(Accepts::Required), Some(item), shown);
        if let Some(row) = self.rows.last_mut() {
            row.starts_group = true;
        }
        for field in groups(element).iter().copied().flatten() {
            if *field != Field::Name {
                self.field(record, *field);
            }
        }
        self.person = None;
    }

    fn push(
        &mut self,
        target: Target,
        label: String,
        control: Control,
        item: Option<Item>,
        shown: Shown,
    ) {
        let is_part = self.person.is_some_and(|person| item.and_then(|i| i.at) != Some(person));
        let label = if is_part { format!("  {label}") } else { label };
        let person = self.person;
        self.rows.push(Row { target, label, control, item, person, shown, starts_group: false });
    }
}

fn control(field: Field, value: &FieldRef<'_>) -> Control {
    match (field, value) {
        (Field::Id, _) => Control::Text(Accepts::Id),
        (Field::Lane | Field::Owner | Field::Lead, _) => Control::Options,
        (Field::Duration | Field::Wait, _) => Control::Text(Accepts::Duration),
        (Field::Emotion, _) => Control::Emotion,
        (_, FieldRef::Text(_)) => Control::Text(Accepts::Required),
        (_, FieldRef::OptionalText(_)) => Control::Text(Accepts::Any),
        (_, FieldRef::Choice(_) | FieldRef::Flag(_)) => Control::Options,
        _ => Control::Shown,
    }
}

fn accepts(list: Field) -> Accepts {
    match list {
        Field::Actors => Accepts::Person,
        Field::Triggers => Accepts::Card,
        _ => Accepts::Required,
    }
}

/// The values that a row goes through, each with its words, and the one it has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Options {
    pub(super) all: Vec<(Value, String)>,
    pub(super) chosen: Option<usize>,
}

/// The values that a field can be given without typing; `None` where it has to be typed.
pub(super) fn options(journey: &Journey, target: Target) -> Option<Options> {
    let record = journey.element(target.at)?.record();
    let field = record.get(target.field)?;
    let mut now = field.value()?;
    let missing = || (Value::Missing, words::missing(journey, record, target.field));
    let mut all = Vec::new();
    match (target.field, &field) {
        (Field::Lane, _) => {
            let lanes = journey.lanes.iter();
            all.extend(lanes.map(|lane| (Value::Text(lane.id.clone()), lane.title.clone())));
        }
        (Field::Owner, _) => {
            all.push(missing());
            let roles = journey.roles.iter();
            all.extend(roles.map(|role| (Value::Text(role.id.clone()), role.name.clone())));
        }
        (Field::Lead, _) => {
            let personas = journey.personas.iter();
            all.extend(personas.map(|one| (Value::Text(one.id.clone()), one.name.clone())));
            if let Some(lead) = journey.lead_persona() {
                now = Value::Text(lead.id.clone());
            }
        }
        (_, FieldRef::Choice(slot)) => {
            if slot.may_be_missing() {
                all.push(missing());
            }
            let names = 0..slot.names().len();
            all.extend(names.map(|at| (Value::Choice(at), words::choice(target.field, *slot, at))));
        }
        (_, FieldRef::Flag(_)) => {
            all.extend([false, true].map(|flag| (Value::Flag(flag), words::flag(flag).to_owned())));
        }
        (Field::Emotion | Field::Value, FieldRef::OptionalInteger(_) | FieldRef::Integer(_)) => {
            if matches!(field, FieldRef::OptionalInteger(_)) {
                all.push(missing());
            }
            all.extend(
                (-2..=2)
                    .map(|n| (Value::Integer(n), super::super::wording::signed(n).into_owned())),
            );
        }
        _ => return None,
    }
    let chosen = all.iter().position(|(value, _)| *value == now);
    Some(Options { all, chosen })
}
