//! Records: the structs of a map seen through their field tables.
//!
//! Reading, printing, editing, comparing and the forms on screen all walk these tables, so a
//! field is described in one place and reaches every one of them.

use super::choice::{CardKind, Choice};
use super::element::{Element, ElementMut, Node};
use super::field::{Field, FieldSpec};
use super::handle::Handle;
use super::model::{
    Card, Emotion, Entry, Journey, Lane, Link, Metric, Opportunity, Persona, Role, Stage,
};
use super::slot::{FieldMut, FieldRef, Slot};

/// A struct of a map, seen through its field table.
pub trait Record {
    /// Its name in memory.
    fn handle(&self) -> Handle;
    /// The name its struct has in a file: `Stage`; a card's is its kind.
    fn struct_name(&self) -> &'static str;
    /// Its fields, in the order in which they are written.
    fn fields(&self) -> &'static [FieldSpec];
    /// What a field holds; `None` where the struct has no such field.
    fn get(&self, field: Field) -> Option<FieldRef<'_>>;
    /// A field, to change; `None` where the struct has no such field.
    fn get_mut(&mut self, field: Field) -> Option<FieldMut<'_>>;
}

/// All fields of a record: the kind of a card, which is the name of its struct and in no table, and
/// those of its table.
pub fn all_fields(record: &dyn Record) -> impl Iterator<Item = Field> {
    let table = record.fields();
    let is_hidden =
        record.get(Field::Kind).is_some() && !table.iter().any(|spec| spec.field == Field::Kind);
    is_hidden.then_some(Field::Kind).into_iter().chain(table.iter().map(|spec| spec.field))
}

/// An item of a list: a record that can stand in a [`Node`].
pub(super) trait Listed: Record + Default {
    const IS_TEXT: bool = false;
    fn element(&self) -> Element<'_>;
    fn element_mut(&mut self) -> ElementMut<'_>;
    fn into_node(self) -> Node;
    fn from_node(node: Node) -> Result<Self, Node>;
    fn blank(handle: Handle) -> Self;
}

macro_rules! spec {
    ($variant:ident) => {
        FieldSpec::optional(Field::$variant)
    };
    ($variant:ident *) => {
        FieldSpec::required(Field::$variant)
    };
    ($variant:ident +) => {
        FieldSpec::written(Field::$variant)
    };
}

/// The field tables: `*` marks what is required, `+` what is written even when empty.
macro_rules! record {
    ($type:ident, |$this:pat_param| $handle:expr, |$named:pat_param| $name:expr,
     { $($field:ident: $variant:ident $([$mark:tt])?),* $(,)? } $(hidden { $($hidden:ident: $hidden_variant:ident),* })?) => {
        impl Record for $type {
            fn handle(&self) -> Handle {
                let $this = self;
                $handle
            }
            fn struct_name(&self) -> &'static str {
                let $named = self;
                $name
            }
            fn fields(&self) -> &'static [FieldSpec] {
                const FIELDS: &[FieldSpec] = &[$(spec!($variant $($mark)?)),*];
                FIELDS
            }
            fn get(&self, field: Field) -> Option<FieldRef<'_>> {
                match field {
                    $(Field::$variant => Some(self.$field.field_ref()),)*
                    $($(Field::$hidden_variant => Some(self.$hidden.field_ref()),)*)?
                    _ => None,
                }
            }
            fn get_mut(&mut self, field: Field) -> Option<FieldMut<'_>> {
                match field {
                    $(Field::$variant => Some(self.$field.field_mut()),)*
                    $($(Field::$hidden_variant => Some(self.$hidden.field_mut()),)*)?
                    _ => None,
                }
            }
        }
    };
}

macro_rules! listed {
    ($($type:ident $text:literal),* $(,)?) => {
        $(impl Listed for $type {
            const IS_TEXT: bool = $text;
            fn element(&self) -> Element<'_> {
                Element::$type(self)
            }
            fn element_mut(&mut self) -> ElementMut<'_> {
                ElementMut::$type(self)
            }
            fn into_node(self) -> Node {
                Node::$type(Box::new(self))
            }
            fn from_node(node: Node) -> Result<Self, Node> {
                match node {
                    Node::$type(item) => Ok(*item),
                    other => Err(other),
                }
            }
            fn blank(handle: Handle) -> Self {
                $type { handle, ..$type::default() }
            }
        })*
    };
}

listed!(
    Persona false, Role false, Lane false, Stage false, Card false, Emotion false,
    Opportunity false, Metric false, Link false, Entry true,
);

record!(Journey, |_| Handle::JOURNEY, |_| "Journey", {
    format: Format [*], title: Title [*], state: State, service: Service, provider: Provider,
    consumer: Consumer, owner: Owner, as_of: AsOf, lead: Lead, summary: Summary,
    compares_to: ComparesTo, tags: Tags, personas: Personas, roles: Roles, lanes: Lanes [+],
    stages: Stages [+], notes: Notes,
});

record!(Persona, |this| this.handle, |_| "Persona", {
    id: Id [*], name: Name [*], about: About, goals: Goals, frustrations: Frustrations, quote: Quote,
    notes: Notes,
});

record!(Role, |this| this.handle, |_| "Role", {
    id: Id [*], name: Name [*], kind: Kind, process: Process, team: Team, notes: Notes,
});

record!(Lane, |this| this.handle, |_| "Lane", {
    id: Id [*], title: Title [*], visibility: Visibility [*], side: Side, notes: Notes,
});

record!(Stage, |this| this.handle, |_| "Stage", {
    id: Id [*], title: Title [*], step: Step, goal: Goal, notes: Notes, cards: Cards,
});

record!(Card, |this| this.handle, |this| this.kind.name(), {
    id: Id [*], lane: Lane [*], title: Title [*], actors: Actors, channel: Channel, duration: Duration,
    wait: Wait, emotion: Emotion, emotions: Emotions, moment_of_truth: MomentOfTruth,
    showstopper: Showstopper, basis: Basis, research: Research, thoughts: Thoughts, pains: Pains,
    opportunities: Opportunities, metrics: Metrics, owner: Owner, triggers: Triggers,
    journey: Journey, links: Links, tags: Tags, notes: Notes,
} hidden { kind: Kind });

record!(Emotion, |this| this.handle, |_| "Emotion", { persona: Persona [*], value: Value [*] });

record!(Opportunity, |this| this.handle, |_| "Opportunity", {
    title: Title [*], impact: Impact, effort: Effort, votes: Votes, status: Status, owner: Owner,
    link: Link,
});

record!(Metric, |this| this.handle, |_| "Metric", {
    name: Name [*], value: Value, target: Target, unit: Unit, better: Better, sample: Sample,
    source: Source,
});

record!(Link, |this| this.handle, |_| "Link", { title: Title, url: Url [*] });

record!(Entry, |this| this.handle, |_| "", { text: Text [*] });

impl Card {
    /// A card with its required fields and nothing else.
    pub fn new(handle: Handle, kind: CardKind, id: &str, lane: &str, title: &str) -> Self {
        Card {
            handle,
            kind,
            id: id.to_owned(),
            lane: lane.to_owned(),
            title: title.to_owned(),
            ..Card::default()
        }
    }
}
