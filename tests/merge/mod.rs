//! Everyday merges: what two people do to one map, and what must come of it.
//!
//! The tests hold the program to this table, and `cargo bench --bench merge` sets the program beside
//! other tools on the same files.

mod cards;
mod fields;
mod ids;
mod lists;
mod new_cards;
mod stages;
mod text;

pub use text::Change;

use text::changed;

/// The map that all scenarios start from.
const BASE: &str = include_str!("base.ron");

/// What two people do to one map.
#[derive(Debug, Clone, Copy)]
pub struct Scenario {
    /// What they do, in a few words.
    pub name: &'static str,
    /// What one of them does.
    ours: &'static [Change],
    /// What the other one does.
    theirs: &'static [Change],
    outcome: Outcome,
}

/// What must come of a merge, as changes of the base.
#[derive(Debug, Clone, Copy)]
enum Outcome {
    /// Both have their way.
    Clean(&'static [Change]),
    /// They cannot both have their way.
    Conflict {
        says: &'static [&'static str],
        /// Our side has its way where they disagree.
        ours: &'static [Change],
        theirs: &'static [Change],
    },
}

/// What must come of a merge, as texts of maps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// This map.
    Clean(String),
    /// These conflicts, and these maps where one side has its way in them.
    Conflict {
        /// The conflicts as sentences, in the order of the map.
        says: Vec<String>,
        /// The map where our side has its way.
        ours: String,
        /// The map where their side has its way.
        theirs: String,
    },
}

impl Scenario {
    /// All of them.
    pub fn all() -> Vec<Scenario> {
        [fields::ALL, lists::ALL, cards::ALL, new_cards::ALL, stages::ALL, ids::ALL].concat()
    }

    /// The three versions: base, ours, theirs.
    pub fn versions(&self) -> [String; 3] {
        [BASE.to_owned(), changed(BASE, self.ours), changed(BASE, self.theirs)]
    }

    /// What must come of them.
    pub fn expected(&self) -> Expected {
        match self.outcome {
            Outcome::Clean(all) => Expected::Clean(changed(BASE, all)),
            Outcome::Conflict { says, ours, theirs } => Expected::Conflict {
                says: says.iter().map(|sentence| (*sentence).to_owned()).collect(),
                ours: changed(BASE, ours),
                theirs: changed(BASE, theirs),
            },
        }
    }
}
