//! What ids stand for, in words.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::journey::Journey;

type Titles<'a> = FxHashMap<&'a str, &'a str>;

/// The names of what ids stand for: as they are now, or were last, or else the id.
///
/// Each table is made when it is first asked for: few changes name anything else.
pub(super) struct Names<'a> {
    old: &'a Journey,
    new: &'a Journey,
    people: OnceCell<Titles<'a>>,
    lanes: OnceCell<Titles<'a>>,
    stages: OnceCell<Titles<'a>>,
    cards: OnceCell<Titles<'a>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(old: &'a Journey, new: &'a Journey) -> Self {
        Names {
            old,
            new,
            people: OnceCell::new(),
            lanes: OnceCell::new(),
            stages: OnceCell::new(),
            cards: OnceCell::new(),
        }
    }

    /// The name of a persona or a role.
    pub(super) fn person<'b>(&'b self, id: &'b str) -> &'b str {
        let people = |journey: &'a Journey| {
            let personas = journey.personas.iter().map(|p| (p.id.as_str(), p.name.as_str()));
            personas.chain(journey.roles.iter().map(|role| (role.id.as_str(), role.name.as_str())))
        };
        let all = || titles(people(self.new).chain(people(self.old)));
        self.people.get_or_init(all).get(id).copied().unwrap_or(id)
    }

    /// The title of a lane.
    pub(super) fn lane<'b>(&'b self, id: &'b str) -> &'b str {
        let lanes = || self.new.lanes.iter().chain(&self.old.lanes);
        let all = || titles(lanes().map(|lane| (lane.id.as_str(), lane.title.as_str())));
        self.lanes.get_or_init(all).get(id).copied().unwrap_or(id)
    }

    /// The title of a stage.
    pub(super) fn stage<'b>(&'b self, id: &'b str) -> &'b str {
        let stages = || self.new.stages.iter().chain(&self.old.stages);
        let all = || titles(stages().map(|stage| (stage.id.as_str(), stage.title.as_str())));
        self.stages.get_or_init(all).get(id).copied().unwrap_or(id)
    }

    /// The title of a card.
    pub(super) fn card<'b>(&'b self, id: &'b str) -> &'b str {
        let cards = || self.new.cards().chain(self.old.cards());
        let all = || titles(cards().map(|card| (card.id.as_str(), card.title.as_str())));
        self.cards.get_or_init(all).get(id).copied().unwrap_or(id)
    }
}

/// The first title of each id.
fn titles<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> Titles<'a> {
    let mut titles = Titles::default();
    for (id, title) in all {
        titles.entry(id).or_insert(title);
    }
    titles
}
