//! `unused`: personas, roles and lanes that nothing names.

use rustc_hash::FxHashSet;

use super::finding::Finding;
use super::known::Known;
use super::report::Report;
use super::rule::Rule;
use super::wording::{self, Named};
use crate::journey::{Card, Handle, Lane, Persona, Role};

/// The ids that something names.
pub(super) struct Uses<'a> {
    people: FxHashSet<&'a str>,
    /// By handle, because the lane of each card is known by now.
    lanes: FxHashSet<Handle>,
}

impl<'a> Uses<'a> {
    /// The lead persona is in use, named or not: the emotions of the cards are its own.
    pub fn new(known: &Known<'a>) -> Self {
        let journey = known.journey;
        let lead = journey.lead_persona().map(|persona| persona.id.as_str());
        let people = lead.into_iter().chain(journey.owner.as_deref()).collect();
        Uses { people, lanes: FxHashSet::default() }
    }

    /// Takes in a card that stands in `lane`, where that is in the map.
    pub fn add(&mut self, card: &'a Card, lane: Option<&Lane>) {
        self.lanes.extend(lane.map(|lane| lane.handle));
        self.people.extend(card.owner.as_deref());
        self.people.extend(card.actors.iter().map(|actor| actor.text.as_str()));
        self.people.extend(card.emotions.iter().map(|emotion| emotion.persona.as_str()));
        self.people.extend(card.opportunities.iter().filter_map(|item| item.owner.as_deref()));
    }

    pub fn persona(&self, persona: &Persona, report: &mut Report) {
        if !self.people.contains(persona.id.as_str()) {
            unused(persona.handle, wording::persona(persona), report);
        }
    }

    pub fn role(&self, role: &Role, report: &mut Report) {
        if !self.people.contains(role.id.as_str()) {
            unused(role.handle, wording::role(role), report);
        }
    }

    /// Cards name all lanes of one id, even where that is a mistake.
    pub fn lane(&self, known: &Known<'_>, lane: &Lane, report: &mut Report) {
        let first = known.lanes.get(lane.id.as_str());
        if !first.is_some_and(|first| self.lanes.contains(&first.handle)) {
            unused(lane.handle, wording::lane(lane), report);
        }
    }
}

fn unused(at: Handle, named: Named<'_>, report: &mut Report) {
    report.add(Finding::new(Rule::Unused, at, format!("nothing in the map names {named}")));
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, messages, sound};
    use crate::journey::{Emotion, Lane, Opportunity, Persona, Role, Visibility};

    fn with_more() -> crate::journey::Journey {
        let mut map = sound();
        map.personas.push(Persona { id: "tom".into(), name: "Tom".into(), ..Persona::default() });
        map.roles.push(Role { id: "buyer".into(), name: "Buyer".into(), ..Role::default() });
        map.lanes.push(Lane {
            id: "support".into(),
            title: "Support".into(),
            visibility: Visibility::Provider,
            ..Lane::default()
        });
        map
    }

    #[test]
    fn what_nothing_names_is_unused() {
        let mut map = with_more();
        assert_eq!(found(&mut map), ["unused personas[1]", "unused roles[1]", "unused lanes[3]"]);
        assert_eq!(messages(&map)[0], "nothing in the map names the persona \"Tom\"");
    }

    #[test]
    fn every_way_of_naming_counts() {
        let mut map = with_more();
        map.stages[0].cards[2].lane = "support".into();
        map.lanes.remove(2);
        map.owner = Some("buyer".into());
        map.lead = Some("tom".into());
        assert_eq!(found(&mut map), [""; 0]);

        let mut map = with_more();
        map.lanes.pop();
        let card = &mut map.stages[0].cards[0];
        card.emotions.push(Emotion { persona: "tom".into(), ..Emotion::default() });
        card.opportunities.push(Opportunity {
            title: "Better".into(),
            owner: Some("buyer".into()),
            ..Opportunity::default()
        });
        assert_eq!(found(&mut map), [""; 0]);
    }

    #[test]
    fn the_lead_persona_is_in_use_without_being_named() {
        let mut map = sound();
        map.stages[0].cards[1].actors.clear();
        assert_eq!(found(&mut map), [""; 0]);
        map.personas
            .insert(0, Persona { id: "tom".into(), name: "Tom".into(), ..Persona::default() });
        assert_eq!(found(&mut map), ["unused personas[1]"]);
    }
}
