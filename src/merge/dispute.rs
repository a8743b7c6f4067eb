//! What the two sides cannot both have, as it is met while merging.

use super::three::{Side, Three};
use crate::journey::{Field, Handle, Value};

/// What the two sides cannot both have.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Dispute {
    /// Both gave a field different values. A version without the element has no value.
    Value { at: Handle, field: Field, values: Three<Option<Value>> },
    /// One side removed what the other changed, refers to or added into.
    Removed { at: Handle, by: Side },
    /// Both moved a card, to the stages named.
    Stage { at: Handle, stages: Three<Option<Handle>> },
    /// Both moved items of a list to different places; the list as each would have it.
    Order { parent: Handle, field: Field, items: Vec<Handle>, orders: Three<Vec<Handle>> },
    /// Several elements have one id.
    Doubled { items: Vec<Handle> },
}

/// A reference to something that the other side removed: the item or element that holds it, its
/// field, and the card in which it stands; the journey itself for its own references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Referrer {
    pub(super) card: Handle,
    pub(super) at: Handle,
    pub(super) field: Field,
    /// The reference goes as a whole with what it names.
    pub(super) is_item: bool,
}
