//! What ids stand for, in words.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::journey::Journey;

/// The names of what ids stand for: as they are now, or were last, or else the id.
pub(super) struct Names<'a> {
    old: &'a Journey,
    new: &'a Journey,
    /// Made when the first card is asked for, which is seldom.
    cards: OnceCell<FxHashMap<&'a str, &'a str>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(old: &'a Journey, new: &'a Journey) -> Self {
        Names { old, new, cards: OnceCell::new() }
    }

    /// The name of a persona or a role.
    pub(super) fn person<'b>(&'b self, id: &'b str) -> &'b str {
        let name = |journey: &'a Journey| {
            let personas = journey.personas.iter().map(|persona| (&persona.id, &persona.name));
            let roles = journey.roles.iter().map(|role| (&role.id, &role.name));
            personas.chain(roles).find(|(known, _)| *known == id).map(|(_, name)| name.as_str())
        };
        name(self.new).or_else(|| name(self.old)).unwrap_or(id)
    }

    /// The title of a lane.
    pub(super) fn lane<'b>(&'b self, id: &'b str) -> &'b str {
        let lane = self.new.lane_named(id).or_else(|| self.old.lane_named(id));
        lane.map_or(id, |lane| lane.title.as_str())
    }

    /// The title of a stage.
    pub(super) fn stage<'b>(&'b self, id: &'b str) -> &'b str {
        let title = |journey: &'a Journey| {
            let stage = journey.stages.iter().find(|stage| stage.id == id);
            stage.map(|stage| stage.title.as_str())
        };
        title(self.new).or_else(|| title(self.old)).unwrap_or(id)
    }

    /// The title of a card.
    pub(super) fn card<'b>(&'b self, id: &'b str) -> &'b str {
        let cards = self.cards.get_or_init(|| {
            let all = self.old.cards().chain(self.new.cards());
            all.map(|card| (card.id.as_str(), card.title.as_str())).collect()
        });
        cards.get(id).copied().unwrap_or(id)
    }
}
