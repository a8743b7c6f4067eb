//! A field seen from outside: what it holds, whatever struct it stands in.

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::element::{Element, ElementMut, Node};
use super::handle::Handle;
use super::model::{Entry, Journey};
use super::record::Listed;

/// What a field holds, to read.
#[derive(Clone, Copy)]
pub enum FieldRef<'a> {
    /// A text that is never missing.
    Text(&'a str),
    /// A text that may be missing.
    OptionalText(Option<&'a str>),
    /// Yes or no; no by default.
    Flag(bool),
    /// A whole number, 0 by default.
    Integer(i64),
    /// A whole number that may be missing.
    OptionalInteger(Option<i64>),
    /// A number that may be missing.
    Number(Option<f64>),
    /// A word of a closed set.
    Choice(&'a dyn ChoiceSlot),
    /// A list of records or of texts.
    List(&'a dyn List),
}

/// What a field holds, to change.
pub enum FieldMut<'a> {
    /// A text that is never missing.
    Text(&'a mut String),
    /// A text that may be missing.
    OptionalText(&'a mut Option<String>),
    /// Yes or no.
    Flag(&'a mut bool),
    /// A whole number.
    Integer(&'a mut i64),
    /// A whole number that may be missing.
    OptionalInteger(&'a mut Option<i64>),
    /// A number that may be missing.
    Number(&'a mut Option<f64>),
    /// A word of a closed set.
    Choice(&'a mut dyn ChoiceSlot),
    /// A list of records or of texts.
    List(&'a mut dyn List),
}

/// A value for a field that is no list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing: the field is unknown.
    Missing,
    /// A text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// The position of a word in its set's [`Choice::NAMES`].
    Choice(usize),
}

impl Value {
    /// A word of a closed set as a value.
    pub fn choice<C: Choice>(choice: C) -> Self {
        Value::Choice(choice.index())
    }

    /// A text as a value; a blank one is [`Value::Missing`].
    pub fn text_or_missing(text: &str) -> Self {
        if text.trim().is_empty() { Value::Missing } else { Value::Text(text.to_owned()) }
    }
}

impl FieldRef<'_> {
    /// Whether the field holds what it holds in a file that leaves it out.
    pub fn is_default(&self) -> bool {
        match self {
            FieldRef::Text(text) => text.is_empty(),
            FieldRef::OptionalText(text) => text.is_none(),
            FieldRef::Flag(flag) => !flag,
            FieldRef::Integer(number) => *number == 0,
            FieldRef::OptionalInteger(number) => number.is_none(),
            FieldRef::Number(number) => number.is_none(),
            FieldRef::Choice(choice) => choice.is_default(),
            FieldRef::List(list) => list.is_empty(),
        }
    }

    /// The field's value; `None` for a list.
    pub fn value(&self) -> Option<Value> {
        Some(match self {
            FieldRef::Text(text) => Value::Text((*text).to_owned()),
            FieldRef::OptionalText(text) => {
                text.map_or(Value::Missing, |text| Value::Text(text.to_owned()))
            }
            FieldRef::Flag(flag) => Value::Flag(*flag),
            FieldRef::Integer(number) => Value::Integer(*number),
            FieldRef::OptionalInteger(number) => number.map_or(Value::Missing, Value::Integer),
            FieldRef::Number(number) => number.map_or(Value::Missing, Value::Number),
            FieldRef::Choice(choice) => choice.chosen().map_or(Value::Missing, Value::Choice),
            FieldRef::List(_) => return None,
        })
    }
}

impl FieldMut<'_> {
    /// Puts a value in; gives back the old one, or the new one where it does not fit the field.
    pub fn replace(self, value: Value) -> Result<Value, Value> {
        match (self, value) {
            (FieldMut::Text(slot), Value::Text(text)) => {
                Ok(Value::Text(std::mem::replace(slot, text)))
            }
            (FieldMut::OptionalText(slot), Value::Text(text)) => {
                Ok(slot.replace(text).map_or(Value::Missing, Value::Text))
            }
            (FieldMut::OptionalText(slot), Value::Missing) => {
                Ok(slot.take().map_or(Value::Missing, Value::Text))
            }
            (FieldMut::Flag(slot), Value::Flag(flag)) => {
                Ok(Value::Flag(std::mem::replace(slot, flag)))
            }
            (FieldMut::Integer(slot), Value::Integer(number)) => {
                Ok(Value::Integer(std::mem::replace(slot, number)))
            }
            (FieldMut::OptionalInteger(slot), Value::Integer(number)) => {
                Ok(slot.replace(number).map_or(Value::Missing, Value::Integer))
            }
            (FieldMut::OptionalInteger(slot), Value::Missing) => {
                Ok(slot.take().map_or(Value::Missing, Value::Integer))
            }
            (FieldMut::Number(slot), Value::Number(number)) => {
                Ok(slot.replace(number).map_or(Value::Missing, Value::Number))
            }
            (FieldMut::Number(slot), Value::Missing) => {
                Ok(slot.take().map_or(Value::Missing, Value::Number))
            }
            (FieldMut::Choice(slot), value @ (Value::Choice(_) | Value::Missing)) => {
                let old = slot.chosen().map_or(Value::Missing, Value::Choice);
                let new = match value {
                    Value::Choice(index) => Some(index),
                    _ => None,
                };
                if slot.choose(new) { Ok(old) } else { Err(value) }
            }
            (_, value) => Err(value),
        }
    }
}

/// A field that holds a word of a closed set, or nothing where it may.
pub trait ChoiceSlot {
    /// The words of the set as a file writes them.
    fn names(&self) -> &'static [&'static str];
    /// The position of the chosen word; `None` where nothing is chosen.
    fn chosen(&self) -> Option<usize>;
    /// Chooses a word, or nothing; false where that cannot be chosen, and nothing has changed.
    fn choose(&mut self, index: Option<usize>) -> bool;
    /// Whether nothing need be chosen.
    fn may_be_missing(&self) -> bool;
    /// Whether the chosen word is the one a file leaves out.
    fn is_default(&self) -> bool;
}

impl<C: Choice + Default> ChoiceSlot for C {
    fn names(&self) -> &'static [&'static str] {
        C::NAMES
    }

    fn chosen(&self) -> Option<usize> {
        Some(self.index())
    }

    fn choose(&mut self, index: Option<usize>) -> bool {
        match index.and_then(|index| C::ALL.get(index)) {
            Some(choice) => {
                *self = *choice;
                true
            }
            None => false,
        }
    }

    fn may_be_missing(&self) -> bool {
        false
    }

    fn is_default(&self) -> bool {
        *self == C::default()
    }
}

impl<C: Choice> ChoiceSlot for Option<C> {
    fn names(&self) -> &'static [&'static str] {
        C::NAMES
    }

    fn chosen(&self) -> Option<usize> {
        self.map(Choice::index)
    }

    fn choose(&mut self, index: Option<usize>) -> bool {
        let chosen = index.map(|index| C::ALL.get(index).copied());
        if chosen == Some(None) {
            return false;
        }
        *self = chosen.flatten();
        true
    }

    fn may_be_missing(&self) -> bool {
        true
    }

    fn is_default(&self) -> bool {
        self.is_none()
    }
}

/// A list of records or of texts, whatever they are.
pub trait List {
    /// How many items it has.
    fn len(&self) -> usize;
    /// Whether it has none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The item at a position; `None` past the end.
    fn get(&self, index: usize) -> Option<Element<'_>>;
    /// The item at a position, to change; `None` past the end.
    fn get_mut(&mut self, index: usize) -> Option<ElementMut<'_>>;
    /// The handle of the item at a position; `None` past the end.
    fn handle(&self, index: usize) -> Option<Handle>;
    /// The position of the item with a handle.
    fn position(&self, handle: Handle) -> Option<usize>;
    /// Puts an item in at a position (at the end, where that is past it); gives it back where it
    /// is not of the list's kind.
    fn insert(&mut self, index: usize, node: Node) -> Result<(), Box<Node>>;
    /// Takes the item at a position out; `None` past the end.
    fn remove(&mut self, index: usize) -> Option<Node>;
    /// Adds an item in which nothing is filled in, and gives it back to be filled.
    fn push_blank(&mut self, handle: Handle) -> ElementMut<'_>;
    /// Empties the list.
    fn clear(&mut self);
    /// Whether the items are texts rather than records.
    fn holds_texts(&self) -> bool;
}

impl<T: Listed> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn get(&self, index: usize) -> Option<Element<'_>> {
        self.as_slice().get(index).map(Listed::element)
    }

    fn get_mut(&mut self, index: usize) -> Option<ElementMut<'_>> {
        self.as_mut_slice().get_mut(index).map(Listed::element_mut)
    }

    fn handle(&self, index: usize) -> Option<Handle> {
        self.as_slice().get(index).map(super::record::Record::handle)
    }

    fn position(&self, handle: Handle) -> Option<usize> {
        self.iter().position(|item| item.handle() == handle)
    }

    fn insert(&mut self, index: usize, node: Node) -> Result<(), Box<Node>> {
        let item = T::from_node(node).map_err(Box::new)?;
        Vec::insert(self, index.min(Vec::len(self)), item);
        Ok(())
    }

    fn remove(&mut self, index: usize) -> Option<Node> {
        (index < Vec::len(self)).then(|| Vec::remove(self, index).into_node())
    }

    fn push_blank(&mut self, handle: Handle) -> ElementMut<'_> {
        let index = Vec::len(self);
        self.push(T::blank(handle));
        self[index].element_mut()
    }

    fn clear(&mut self) {
        Vec::clear(self);
    }

    fn holds_texts(&self) -> bool {
        T::IS_TEXT
    }
}

/// A Rust type that can be a field of a map.
pub(super) trait Slot {
    fn field_ref(&self) -> FieldRef<'_>;
    fn field_mut(&mut self) -> FieldMut<'_>;
}

macro_rules! slot {
    ($type:ty, |$slot:ident| $by_ref:expr, $variant:ident) => {
        impl Slot for $type {
            fn field_ref(&self) -> FieldRef<'_> {
                let $slot = self;
                $by_ref
            }
            fn field_mut(&mut self) -> FieldMut<'_> {
                FieldMut::$variant(self)
            }
        }
    };
}

slot!(String, |slot| FieldRef::Text(slot), Text);
slot!(Option<String>, |slot| FieldRef::OptionalText(slot.as_deref()), OptionalText);
slot!(bool, |slot| FieldRef::Flag(*slot), Flag);
slot!(i64, |slot| FieldRef::Integer(*slot), Integer);
slot!(Option<i64>, |slot| FieldRef::OptionalInteger(*slot), OptionalInteger);
slot!(Option<f64>, |slot| FieldRef::Number(*slot), Number);

macro_rules! choice_slots {
    ($($type:ty),* $(,)?) => {
        $(slot!($type, |slot| FieldRef::Choice(slot), Choice);)*
    };
}

choice_slots!(
    super::choice::State,
    super::choice::Visibility,
    Option<super::choice::Side>,
    Option<super::choice::Step>,
    super::choice::CardKind,
    super::choice::RoleKind,
    super::choice::Basis,
    super::choice::Status,
    super::choice::Better,
);

impl<T: Listed> Slot for Vec<T> {
    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::List(self)
    }

    fn field_mut(&mut self) -> FieldMut<'_> {
        FieldMut::List(self)
    }
}

impl Journey {
    /// Gives every element and list item a handle, in document order, as reading does.
    pub fn number(&mut self) -> super::handle::Handles {
        let mut handles = super::handle::Handles::new();
        rename_lists(self, &mut |_| handles.fresh());
        handles
    }

    /// The handles of all elements and list items but the journey's own, in document order.
    pub fn handles(&self) -> Vec<Handle> {
        let mut found = Vec::new();
        gather_lists(self, &mut found);
        found
    }

    /// Gives every element and list item another handle; `name` is asked in document order and
    /// must not give one twice.
    pub fn rename_handles(&mut self, mut name: impl FnMut(Handle) -> Handle) {
        rename_lists(self, &mut name);
    }
}

fn rename_lists(record: &mut dyn super::record::Record, name: &mut dyn FnMut(Handle) -> Handle) {
    for spec in record.fields() {
        let Some(FieldMut::List(list)) = record.get_mut(spec.field) else { continue };
        for index in 0..list.len() {
            let handle = list.handle(index);
            let Some(mut item) = list.get_mut(index) else { break };
            item.set_handle(name(handle.unwrap_or_default()));
            if !matches!(item, ElementMut::Entry(Entry { .. })) {
                rename_lists(item.record_mut(), name);
            }
        }
    }
}

impl Node {
    /// Gives the item and all it holds other handles, as [`Journey::rename_handles`] does.
    pub fn rename_handles(&mut self, mut name: impl FnMut(Handle) -> Handle) {
        let own = name(self.element().record().handle());
        let mut element = self.element_mut();
        element.set_handle(own);
        rename_lists(element.record_mut(), &mut name);
    }

    /// The handles of the item and of all it holds, in document order.
    pub fn handles(&self) -> Vec<Handle> {
        let record = self.element().record();
        let mut found = vec![record.handle()];
        gather_lists(record, &mut found);
        found
    }
}

fn gather_lists(record: &dyn super::record::Record, found: &mut Vec<Handle>) {
    for spec in record.fields() {
        let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
        for item in (0..list.len()).filter_map(|index| list.get(index)) {
            found.push(item.record().handle());
            if !matches!(item, Element::Entry(_)) {
                gather_lists(item.record(), found);
            }
        }
    }
}
