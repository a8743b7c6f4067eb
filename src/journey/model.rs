//! The structs of a map, field by field as the file format has them.

use serde::{Deserialize, Serialize};

use super::choice::{Basis, Better, CardKind, RoleKind, Side, State, Status, Step, Visibility};
use super::handle::Handle;

/// One customer journey, end to end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// The version of the file format: 1.
    pub format: i64,
    /// What the journey is called.
    pub title: String,
    /// As it is, or as it should be.
    #[serde(default)]
    pub state: State,
    /// The service that is consumed.
    #[serde(default)]
    pub service: Option<String>,
    /// Who provides it.
    #[serde(default)]
    pub provider: Option<String>,
    /// Who consumes it.
    #[serde(default)]
    pub consumer: Option<String>,
    /// The id of the role that answers for the map.
    #[serde(default)]
    pub owner: Option<String>,
    /// When the map held true, in the author's words.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The id of the persona whose emotions the cards hold; missing: the first persona.
    #[serde(default)]
    pub lead: Option<String>,
    /// What the journey is about.
    #[serde(default)]
    pub summary: Vec<Entry>,
    /// The path, relative to the file, of the map this is the future of.
    #[serde(default)]
    pub compares_to: Option<String>,
    /// Words to find the map by.
    #[serde(default)]
    pub tags: Vec<Entry>,
    /// Who walks the journey.
    #[serde(default)]
    pub personas: Vec<Persona>,
    /// Who answers for what on the provider's side.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// The rows of the map, from top to bottom.
    #[serde(default = "Journey::default_lanes")]
    pub lanes: Vec<Lane>,
    /// The columns of the map, in the order of time.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// Decisions and open questions.
    #[serde(default)]
    pub notes: Vec<Entry>,
}

impl Journey {
    /// An empty journey: the three lanes a file without `lanes` has, and no stage.
    ///
    /// Its handles are all [`Handle::JOURNEY`]; [`Journey::number`] gives real ones.
    pub fn blank() -> Self {
        Journey { lanes: Journey::default_lanes(), ..Journey::empty() }
    }

    /// A journey with nothing in it at all, not even lanes: what a reader fills.
    pub fn empty() -> Self {
        Journey {
            format: 1,
            title: String::new(),
            state: State::default(),
            service: None,
            provider: None,
            consumer: None,
            owner: None,
            as_of: None,
            lead: None,
            summary: Vec::new(),
            compares_to: None,
            tags: Vec::new(),
            personas: Vec::new(),
            roles: Vec::new(),
            lanes: Vec::new(),
            stages: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The three lanes that a file without `lanes` has.
    pub fn default_lanes() -> Vec<Lane> {
        let lane = |id: &str, title: &str, visibility| Lane {
            id: id.into(),
            title: title.into(),
            visibility,
            ..Lane::default()
        };
        vec![
            lane("consumer", "Consumer activities", Visibility::Consumer),
            lane("touchpoints", "Touchpoints and interactions", Visibility::Band),
            lane("provider", "Provider activities", Visibility::Provider),
        ]
    }

    /// The persona whose emotions the cards hold: the one `lead` names, else the first.
    pub fn lead_persona(&self) -> Option<&Persona> {
        match &self.lead {
            Some(id) => self.personas.iter().find(|p| p.id == *id),
            None => self.personas.first(),
        }
    }

    /// All cards in document order, which is the order of time.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.stages.iter().flat_map(|stage| &stage.cards)
    }
}

/// A line of prose, a tag, or an id in a list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Entry {
    /// Its name in memory.
    pub handle: Handle,
    /// What it says.
    pub text: String,
}

impl From<String> for Entry {
    fn from(text: String) -> Self {
        Entry { handle: Handle::JOURNEY, text }
    }
}

impl From<&str> for Entry {
    fn from(text: &str) -> Self {
        Entry::from(text.to_owned())
    }
}

impl From<Entry> for String {
    fn from(entry: Entry) -> Self {
        entry.text
    }
}

/// A research-based consumer archetype who walks the journey.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the fields are the format's own words
pub struct Persona {
    #[serde(skip)]
    pub handle: Handle,
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub about: Option<String>,
    #[serde(default)]
    pub goals: Vec<Entry>,
    #[serde(default)]
    pub frustrations: Vec<Entry>,
    #[serde(default)]
    pub quote: Option<String>,
    #[serde(default)]
    pub notes: Vec<Entry>,
}

/// Who answers for something on the provider's side.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the fields are the format's own words
pub struct Role {
    #[serde(skip)]
    pub handle: Handle,
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub kind: RoleKind,
    #[serde(default)]
    pub process: Option<String>,
    #[serde(default)]
    pub team: Option<String>,
    #[serde(default)]
    pub notes: Vec<Entry>,
}

/// A row of the map.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the fields are the format's own words
pub struct Lane {
    #[serde(skip)]
    pub handle: Handle,
    pub id: String,
    pub title: String,
    pub visibility: Visibility,
    /// Whose actions a band lane holds; missing: both.
    #[serde(default)]
    pub side: Option<Side>,
    #[serde(default)]
    pub notes: Vec<Entry>,
}

/// A column of the map: a group of activities with one goal for the consumer.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the fields are the format's own words
pub struct Stage {
    #[serde(skip)]
    pub handle: Handle,
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub step: Option<Step>,
    #[serde(default)]
    pub goal: Option<String>,
    #[serde(default)]
    pub notes: Vec<Entry>,
    /// In the order of time, over all lanes together.
    #[serde(default)]
    pub cards: Vec<Card>,
}

/// A touchpoint, an interaction or an activity.
///
/// Its kind is the name of its struct in a file, so serde sees a card through an
/// implementation of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Card {
    /// Its name in memory.
    pub handle: Handle,
    /// What it is.
    pub kind: CardKind,
    /// Its id, unique among all cards of the map.
    pub id: String,
    /// The id of its lane.
    pub lane: String,
    /// What it is called.
    pub title: String,
    /// The ids of the personas and roles who act.
    pub actors: Vec<Entry>,
    /// Where it happens.
    pub channel: Option<String>,
    /// The time spent.
    pub duration: Option<String>,
    /// The time waited before it.
    pub wait: Option<String>,
    /// How the lead persona feels, -2 to 2; missing: not known.
    pub emotion: Option<i64>,
    /// How other personas feel.
    pub emotions: Vec<Emotion>,
    /// It decides what the consumer thinks of the whole.
    pub moment_of_truth: bool,
    /// Here people give up.
    pub showstopper: bool,
    /// Assumed, observed or measured.
    pub basis: Basis,
    /// What it rests on.
    pub research: Vec<Entry>,
    /// What the persona thinks.
    pub thoughts: Vec<Entry>,
    /// What hurts.
    pub pains: Vec<Entry>,
    /// What could be better.
    pub opportunities: Vec<Opportunity>,
    /// What is measured.
    pub metrics: Vec<Metric>,
    /// The id of the role that is accountable.
    pub owner: Option<String>,
    /// The ids of the cards this one sets in motion.
    pub triggers: Vec<Entry>,
    /// The path, relative to the file, of a map that tells this card in detail.
    pub journey: Option<String>,
    /// Where to read on.
    pub links: Vec<Link>,
    /// Words to find the card by.
    pub tags: Vec<Entry>,
    /// What else there is to say.
    pub notes: Vec<Entry>,
}

/// How a persona other than the lead feels at a card.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the fields are the format's own words
pub struct Emotion {
    #[serde(skip)]
    pub handle: Handle,
    /// A persona's id.
    pub persona: String,
    /// -2 to 2.
    pub value: i64,
}

/// What could be better.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the fields are the format's own words
pub struct Opportunity {
    #[serde(skip)]
    pub handle: Handle,
    pub title: String,
    /// 1 to 5; missing: not judged.
    #[serde(default)]
    pub impact: Option<i64>,
    /// 1 to 5; missing: not judged.
    #[serde(default)]
    pub effort: Option<i64>,
    #[serde(default)]
    pub votes: i64,
    #[serde(default)]
    pub status: Status,
    /// A role's id.
    #[serde(default)]
    pub owner: Option<String>,
    #[serde(default)]
    pub link: Option<String>,
}

/// A figure that tells how well a card goes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the fields are the format's own words
pub struct Metric {
    #[serde(skip)]
    pub handle: Handle,
    pub name: String,
    /// Missing: not measured.
    #[serde(default)]
    pub value: Option<f64>,
    #[serde(default)]
    pub target: Option<f64>,
    #[serde(default)]
    pub unit: Option<String>,
    #[serde(default)]
    pub better: Better,
    #[serde(default)]
    pub sample: Option<i64>,
    #[serde(default)]
    pub source: Option<String>,
}

/// Where to read on.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // the fields are the format's own words
pub struct Link {
    #[serde(skip)]
    pub handle: Handle,
    #[serde(default)]
    pub title: Option<String>,
    pub url: String,
}
