//! What a field or an element held, as a value that outlives its map.

use crate::journey::{
    Card, Element, Field, FieldRef, Lane, Persona, Record, Role, Stage, all_fields,
};

/// What a field or an element held. Its texts are still untrusted.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// Nothing: it was not there, or not known.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A word of a closed set, as a file writes it.
    Choice(&'static str),
    /// Texts or records in their order.
    List(Vec<Told>),
    /// A record: those of its fields that hold anything, in the order of the format.
    Record(Vec<(Field, Told)>),
}

impl Told {
    /// What a field of a record holds.
    pub(super) fn field(record: &dyn Record, field: Field) -> Self {
        record.get(field).map_or(Told::Nothing, |held| Told::held(&held))
    }

    fn held(held: &FieldRef<'_>) -> Self {
        match held {
            FieldRef::Text(text) => Told::Text((*text).to_owned()),
            FieldRef::OptionalText(text) => {
                text.map_or(Told::Nothing, |text| Told::Text(text.to_owned()))
            }
            FieldRef::Flag(flag) => Told::Flag(*flag),
            FieldRef::Integer(number) => Told::Integer(*number),
            FieldRef::OptionalInteger(number) => number.map_or(Told::Nothing, Told::Integer),
            FieldRef::Number(number) => number.map_or(Told::Nothing, Told::Number),
            FieldRef::Choice(choice) => {
                let name = choice.chosen().and_then(|at| choice.names().get(at));
                name.map_or(Told::Nothing, |name| Told::Choice(name))
            }
            FieldRef::List(list) => {
                Told::List((0..list.len()).filter_map(|at| list.get(at)).map(Told::item).collect())
            }
        }
    }

    /// An item of a list: a text as a text, all else as a record.
    pub(super) fn item(item: Element<'_>) -> Self {
        match item {
            Element::Entry(entry) => Told::Text(entry.text.clone()),
            other => Told::record(other.record()),
        }
    }

    /// A record with all its fields that hold anything. Elements in it, such as the cards of a stage,
    /// are told by themselves.
    pub(super) fn record(record: &dyn Record) -> Self {
        let fields = all_fields(record).filter(|field| !holds_elements(*field));
        let told = fields.map(|field| (field, Told::field(record, field)));
        let is_known = |told: &Told| match told {
            Told::Nothing => false,
            Told::List(items) => !items.is_empty(),
            _ => true,
        };
        Told::Record(told.filter(|(_, told)| is_known(told)).collect())
    }

    /// A text as a value; `Nothing` where there is none.
    pub(super) fn text(text: Option<&str>) -> Self {
        text.map_or(Told::Nothing, |text| Told::Text(text.to_owned()))
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Told::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The word of a closed set, where it is one.
    pub fn as_choice(&self) -> Option<&'static str> {
        match self {
            Told::Choice(name) => Some(name),
            _ => None,
        }
    }

    /// The whole number, where it is one.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Told::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// What a field of a record held; `Nothing` where that is nothing, and of what is no record.
    pub fn of(&self, field: Field) -> &Told {
        let Told::Record(fields) = self else { return &Told::Nothing };
        fields.iter().find(|(name, _)| *name == field).map_or(&Told::Nothing, |(_, held)| held)
    }
}

/// Whether a field is a list of elements with ids, which are compared by themselves.
pub(super) fn holds_elements(field: Field) -> bool {
    matches!(field, Field::Personas | Field::Roles | Field::Lanes | Field::Stages | Field::Cards)
}

/// A record with an id and a title.
pub(super) trait Named: Record {
    fn id(&self) -> &str;
    fn title(&self) -> &str;
}

macro_rules! named {
    ($($type:ident $title:ident),* $(,)?) => {
        $(impl Named for $type {
            fn id(&self) -> &str {
                &self.id
            }
            fn title(&self) -> &str {
                &self.$title
            }
        })*
    };
}

named!(Persona name, Role name, Lane title, Stage title, Card title);
