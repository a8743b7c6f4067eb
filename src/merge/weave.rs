//! Weaving three maps into one: element by element, field by field.

use std::cmp::Ordering;

use rustc_hash::{FxHashMap, FxHashSet};

use super::align::Aligned;
use super::dispute::{Dispute, Referrer};
use super::three::{Side, Three};
use super::version::Version;
use super::walk::{lists, refill, same_field, value_fields};
use crate::journey::{Card, Field, FieldMut, FieldRef, Handle, Journey, Record, Value};

/// What must stay or stay open though each side for itself would let it pass, since both together
/// would break the map.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    /// Elements that one side removed, with the references of the other side to them.
    pub(super) elements: FxHashMap<Handle, Vec<Referrer>>,
    /// Fields in which the sides differ.
    pub(super) fields: FxHashSet<(Handle, Field)>,
}

impl Kept {
    /// Leaves open in which zone a lane lies, where the sides differ in it.
    pub(super) fn keep_zone(&mut self, lane: Handle) {
        self.fields.insert((lane, Field::Visibility));
        self.fields.insert((lane, Field::Side));
    }
}

/// The merged map, its cards apart.
pub(super) struct Woven {
    /// All but the cards.
    pub(super) journey: Journey,
    /// The cards of each stage in their order, each with where it comes from.
    pub(super) cards: Vec<Vec<(Handle, Source)>>,
    pub(super) disputes: Vec<Dispute>,
}

/// Where the merged card comes from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Source {
    /// It is that of a side.
    Side(Side),
    /// Both sides changed it.
    Blended(Box<Card>),
}

/// Weaves three maps.
pub(super) fn weave(aligned: &Aligned, versions: &Three<Version<'_>>, kept: &Kept) -> Woven {
    let mut loom = Loom { aligned, versions, kept, disputes: Vec::new() };
    let mut journey = Journey::empty();
    let [base, ours, theirs] = [Side::Base, Side::Ours, Side::Theirs]
        .map(|side| versions.get(side).journey() as &dyn Record);
    loom.blend(Some(base).filter(|_| aligned.has_base), ours, theirs, &mut journey);
    let cards = loom.cards(&journey.stages);
    Woven { journey, cards, disputes: loom.disputes }
}

/// What is known while a map is woven.
pub(super) struct Loom<'a> {
    pub(super) aligned: &'a Aligned,
    pub(super) versions: &'a Three<Version<'a>>,
    pub(super) kept: &'a Kept,
    pub(super) disputes: Vec<Dispute>,
}

impl Loom<'_> {
    /// Makes `out`, whatever it holds, the merged version of a record that both sides have.
    pub(super) fn blend(
        &mut self,
        base: Option<&dyn Record>,
        ours: &dyn Record,
        theirs: &dyn Record,
        out: &mut dyn Record,
    ) {
        for field in value_fields(ours) {
            let value = self.value(field, base, ours, theirs);
            if let (Some(slot), Some(value)) = (out.get_mut(field), value) {
                // The value comes from this field of another version, so it fits.
                let _ = slot.replace(value);
            }
        }
        for (field, list) in lists(ours) {
            let Some(theirs) = super::walk::list(theirs, field) else { continue };
            let base = base.and_then(|base| super::walk::list(base, field));
            let three = Three { base, ours: Some(list), theirs: Some(theirs) };
            let nodes = self.list(ours.handle(), field, &three);
            if let Some(FieldMut::List(list)) = out.get_mut(field) {
                refill(list, nodes);
            }
        }
    }

    fn value(
        &mut self,
        field: Field,
        base: Option<&dyn Record>,
        ours: &dyn Record,
        theirs: &dyn Record,
    ) -> Option<Value> {
        let at = ours.handle();
        let (one, other) = (ours.get(field)?, theirs.get(field)?);
        let was = base.and_then(|base| base.get(field));
        if same_field(&one, &other) {
            return one.value();
        }
        if !self.kept.fields.contains(&(at, field)) {
            let is_required = ours.fields().iter().all(|spec| spec.field != field || spec.required);
            // What both made starts from nothing.
            let is_old = |value: &FieldRef<'_>| match &was {
                Some(was) => same_field(was, value),
                None => !is_required && value.is_default(),
            };
            if is_old(&other) {
                return one.value();
            }
            if is_old(&one) {
                return other.value();
            }
        }
        let values = Three {
            base: was.and_then(|was| was.value()),
            ours: one.value(),
            theirs: other.value(),
        };
        let settled = settled(field, &values);
        self.disputes.push(Dispute::Value { at, field, values });
        settled
    }
}

/// What stands in the map while a field is disputed: the value of the base, whichever side is ours.
/// A reference stands as one of the sides has it, since what the base names may be gone.
fn settled(field: Field, values: &Three<Option<Value>>) -> Option<Value> {
    let is_reference = matches!(field, Field::Lane | Field::Owner | Field::Lead | Field::Persona);
    match &values.base {
        Some(base) if !is_reference => Some(base.clone()),
        _ => {
            let (ours, theirs) = (values.ours.as_ref()?, values.theirs.as_ref()?);
            let least = if rank(ours, theirs) == Ordering::Greater { theirs } else { ours };
            Some(least.clone())
        }
    }
}

/// An order of values that does not ask whose they are.
fn rank(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Text(one), Value::Text(other)) => one.cmp(other),
        (Value::Flag(one), Value::Flag(other)) => one.cmp(other),
        (Value::Integer(one), Value::Integer(other)) => one.cmp(other),
        (Value::Number(one), Value::Number(other)) => one.total_cmp(other),
        (Value::Choice(one), Value::Choice(other)) => one.cmp(other),
        (Value::Missing, Value::Missing) => Ordering::Equal,
        (Value::Missing, _) => Ordering::Less,
        _ => Ordering::Greater,
    }
}
