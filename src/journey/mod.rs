//! The map: a journey with its stages, lanes, cards, personas and roles, as plain data.

mod band;
mod choice;
mod curve;
mod duration;
mod element;
mod field;
#[cfg(test)]
pub(crate) mod generate;
mod handle;
mod id;
mod model;
mod node_serial;
mod record;
mod rising;
mod serial;
mod slot;
mod step;
mod way;
mod words;

pub use band::{Crossing, Zone};
pub use choice::{
    Basis, Better, CardKind, Choice, RoleKind, Side, State, Status, Step, Visibility,
};
pub use curve::{CurvePoint, curve, curve_of};
pub use duration::{DurationError, minutes};
pub use element::{Element, ElementMut, Node, Place};
pub use field::{Field, FieldSpec};
pub use handle::{Handle, Handles};
pub use id::{IdSpace, MAX_ID_CHARS, id_from_title, is_id};
pub use model::{
    Card, Emotion, Entry, Journey, Lane, Link, Metric, Opportunity, Persona, Role, Stage,
};
pub use record::{Record, all_fields};
pub use rising::rising;
pub use slot::{ChoiceSlot, FieldMut, FieldRef, List, Value};
pub use way::{By, Way};
pub use words::{prose_with, text_with};
