//! A card to and from serde: its kind is the name of its struct, as in `Touchpoint(id: ...)`.

use std::fmt;

use serde::de::{Deserializer, EnumAccess, VariantAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use super::choice::{Basis, CardKind, Choice};
use super::model::{Card, Emotion, Entry, Link, Metric, Opportunity};

/// Writes the shadow of [`Card`] without its kind, and the two ways between them.
macro_rules! body {
    ({ $($required:ident: $required_type:ty),* } { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Body {
            $($required: $required_type,)*
            $(#[serde(default)] $field: $type,)*
        }

        const FIELDS: &[&str] = &[$(stringify!($required),)* $(stringify!($field),)*];

        impl Body {
            fn into_card(self, kind: CardKind) -> Card {
                Card {
                    handle: super::handle::Handle::JOURNEY,
                    kind,
                    $($required: self.$required,)*
                    $($field: self.$field,)*
                }
            }

            fn of(card: &Card) -> Self {
                Body {
                    $($required: card.$required.clone(),)*
                    $($field: card.$field.clone(),)*
                }
            }
        }
    };
}

body!({ id: String, lane: String, title: String } {
    actors: Vec<Entry>, channel: Option<String>, duration: Option<String>, wait: Option<String>,
    emotion: Option<i64>, emotions: Vec<Emotion>, moment_of_truth: bool, showstopper: bool,
    basis: Basis, research: Vec<Entry>, thoughts: Vec<Entry>, pains: Vec<Entry>,
    opportunities: Vec<Opportunity>, metrics: Vec<Metric>, owner: Option<String>,
    triggers: Vec<Entry>, journey: Option<String>, links: Vec<Link>, tags: Vec<Entry>,
    notes: Vec<Entry>,
});

impl<'de> Deserialize<'de> for Card {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("Card", CardKind::NAMES, CardVisitor)
    }
}

struct CardVisitor;

impl<'de> Visitor<'de> for CardVisitor {
    type Value = Card;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a card: Touchpoint(...), Interaction(...) or Activity(...)")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Card, A::Error> {
        let (kind, body) = access.variant::<CardKind>()?;
        body.struct_variant(FIELDS, BodyVisitor).map(|body| body.into_card(kind))
    }
}

/// Takes the fields of a struct variant as the fields of a struct.
struct BodyVisitor;

impl<'de> Visitor<'de> for BodyVisitor {
    type Value = Body;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the fields of a card")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Body, A::Error> {
        Body::deserialize(serde::de::value::MapAccessDeserializer::new(map))
    }
}

impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let index = u32::try_from(self.kind.index()).unwrap_or(0);
        serializer.serialize_newtype_variant("Card", index, self.kind.name(), &Body::of(self))
    }
}
