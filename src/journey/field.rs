//! The names of the fields, each once, for every struct of a map.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A field of some struct of a map.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[allow(missing_docs)] // the variants are the format's own words
        pub enum Field { $($variant),* }

        impl Field {
            /// Every field there is.
            pub const ALL: &'static [Field] = &[$(Field::$variant),*];

            /// The field's name as a file writes it.
            pub fn name(self) -> &'static str {
                match self { $(Field::$variant => $name),* }
            }
        }
    };
}

fields! {
    About "about", Actors "actors", AsOf "as_of", Basis "basis", Better "better", Cards "cards",
    Channel "channel", ComparesTo "compares_to", Consumer "consumer", Duration "duration",
    Effort "effort", Emotion "emotion", Emotions "emotions", Format "format",
    Frustrations "frustrations", Goal "goal", Goals "goals", Id "id", Impact "impact",
    Journey "journey", Kind "kind", Lane "lane", Lanes "lanes", Lead "lead", Link "link",
    Links "links", Metrics "metrics", MomentOfTruth "moment_of_truth", Name "name", Notes "notes",
    Opportunities "opportunities", Owner "owner", Pains "pains", Persona "persona",
    Personas "personas", Process "process", Provider "provider", Quote "quote",
    Research "research", Roles "roles", Sample "sample", Service "service",
    Showstopper "showstopper", Side "side", Source "source", Stages "stages", State "state",
    Status "status", Step "step", Summary "summary", Tags "tags", Target "target", Team "team",
    Text "text", Thoughts "thoughts", Title "title", Triggers "triggers", Unit "unit", Url "url",
    Value "value", Visibility "visibility", Votes "votes", Wait "wait",
}

impl Field {
    /// Whether its texts are references, ids, durations or paths, which have a form of their own, and
    /// no words of the author's.
    pub fn has_a_form(self) -> bool {
        matches!(
            self,
            Field::Id
                | Field::Lane
                | Field::Actors
                | Field::Owner
                | Field::Lead
                | Field::Persona
                | Field::Triggers
                | Field::Duration
                | Field::Wait
                | Field::ComparesTo
                | Field::Journey
        )
    }

    /// The field as people read it: `moment of truth` for `moment_of_truth`.
    pub fn label(self) -> String {
        self.name().replace('_', " ")
    }
}

/// One line of a struct's field table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Which field it is.
    pub field: Field,
    /// A file without it is not a map.
    pub required: bool,
    /// It is written even at its default: the required ones, and `lanes`.
    pub always_written: bool,
}

impl FieldSpec {
    pub(super) const fn required(field: Field) -> Self {
        FieldSpec { field, required: true, always_written: true }
    }

    pub(super) const fn optional(field: Field) -> Self {
        FieldSpec { field, required: false, always_written: false }
    }

    pub(super) const fn written(field: Field) -> Self {
        FieldSpec { field, required: false, always_written: true }
    }
}
