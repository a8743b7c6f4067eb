//! The band of visibility: its three zones, and what crossing an edge means.

use super::choice::{CardKind, Visibility};
use super::model::{Card, Journey, Lane};

/// A zone of the map; the same as a lane's visibility.
pub type Zone = Visibility;

impl Visibility {
    /// Whether the consumer sees what lies here.
    pub fn seen_by_consumer(self) -> bool {
        self != Visibility::Provider
    }

    /// Whether the provider sees what lies here.
    pub fn seen_by_provider(self) -> bool {
        self != Visibility::Consumer
    }

    /// The zone as a heading: `Consumer only`, `Band`, `Provider only`.
    pub fn title(self) -> &'static str {
        match self {
            Visibility::Consumer => "Consumer only",
            Visibility::Band => "Band",
            Visibility::Provider => "Provider only",
        }
    }

    /// The kind of a new card here: in the band a touchpoint, elsewhere an activity.
    pub fn usual_kind(self) -> CardKind {
        match self {
            Visibility::Band => CardKind::Touchpoint,
            Visibility::Consumer | Visibility::Provider => CardKind::Activity,
        }
    }
}

/// What it means that something moved from one zone to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crossing {
    /// From the consumer's own into the band.
    ProviderNowSees,
    /// From the band to the consumer's own.
    ProviderNoLongerSees,
    /// From the provider's own into the band.
    ConsumerNowSees,
    /// From the band to the provider's own.
    HiddenFromConsumer,
    /// From one side's own to the other's.
    ChangedSides,
}

impl Crossing {
    /// The crossing between two zones; `None` where they are the same.
    pub fn between(from: Zone, to: Zone) -> Option<Self> {
        use Visibility::{Band, Consumer, Provider};
        match (from, to) {
            (Consumer, Band) => Some(Crossing::ProviderNowSees),
            (Band, Consumer) => Some(Crossing::ProviderNoLongerSees),
            (Provider, Band) => Some(Crossing::ConsumerNowSees),
            (Band, Provider) => Some(Crossing::HiddenFromConsumer),
            (Consumer, Provider) | (Provider, Consumer) => Some(Crossing::ChangedSides),
            (Consumer, Consumer) | (Band, Band) | (Provider, Provider) => None,
        }
    }

    /// The crossing as a sentence's end: `the provider now sees it`.
    pub fn sentence(self) -> &'static str {
        match self {
            Crossing::ProviderNowSees => "the provider now sees it",
            Crossing::ProviderNoLongerSees => "the provider no longer sees it",
            Crossing::ConsumerNowSees => "the consumer now sees it",
            Crossing::HiddenFromConsumer => "now hidden from the consumer",
            Crossing::ChangedSides => "changed sides",
        }
    }
}

impl Journey {
    /// The lane with an id; the first one where the id is doubled.
    pub fn lane_named(&self, id: &str) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.id == id)
    }

    /// The zone of a card; `None` where its lane is not in the map.
    pub fn zone_of(&self, card: &Card) -> Option<Zone> {
        self.lane_named(&card.lane).map(|lane| lane.visibility)
    }

    /// Who cannot see the consumer's own zone, as people call them: the provider's name.
    pub fn provider_name(&self) -> &str {
        self.provider.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or("The provider")
    }

    /// Who cannot see the provider's own zone, as people call them: the lead persona's name, else
    /// the consumer's.
    pub fn consumer_name(&self) -> &str {
        self.lead_persona()
            .map(|persona| persona.name.as_str())
            .or(self.consumer.as_deref())
            .filter(|name| !name.trim().is_empty())
            .unwrap_or("The consumer")
    }
}
