//! `unknown-lane`, `unknown-actor`, `unknown-role`, `unknown-persona` and `unknown-card`.

use super::finding::Finding;
use super::known::Known;
use super::report::Report;
use super::rule::Rule;
use super::wording::{self, Code};
use crate::journey::{Card, Field, Handle, Lane};

pub(super) fn journey(known: &Known<'_>, report: &mut Report) {
    let journey = known.journey;
    if let Some(owner) = &journey.owner {
        role(known, owner, Handle::JOURNEY, || "the map".to_owned(), report);
    }
    let Some(lead) = &journey.lead else { return };
    if known.personas.contains_key(lead.as_str()) {
        return;
    }
    let message = format!("the lead is {}, who is not a persona of the map", Code(lead));
    let hint = persona_hint(known, lead, report);
    report.add(
        Finding::new(Rule::UnknownPersona, Handle::JOURNEY, message).field(Field::Lead).hint(hint),
    );
}

/// A card that stands in `lane`, where that is in the map.
pub(super) fn card(known: &Known<'_>, card: &Card, lane: Option<&Lane>, report: &mut Report) {
    if lane.is_none() {
        unknown_lane(known, card, report);
    }
    for actor in &card.actors {
        if !known.has_person(&actor.text) {
            unknown_actor(known, card, actor.handle, &actor.text, report);
        }
    }
    for emotion in &card.emotions {
        if !known.personas.contains_key(emotion.persona.as_str()) {
            let who = Code(&emotion.persona);
            let named = wording::card(card);
            let message = format!("{named} tells how {who} feels, who is not a persona of the map");
            let hint = persona_hint(known, &emotion.persona, report);
            report.add(
                Finding::new(Rule::UnknownPersona, emotion.handle, message)
                    .field(Field::Persona)
                    .hint(hint),
            );
        }
    }
    if let Some(owner) = &card.owner {
        role(known, owner, card.handle, || wording::card(card).to_string(), report);
    }
    for opportunity in &card.opportunities {
        if let Some(owner) = &opportunity.owner {
            let named = || wording::opportunity(opportunity).to_string();
            role(known, owner, opportunity.handle, named, report);
        }
    }
    for trigger in &card.triggers {
        if !known.cards.contains_key(trigger.text.as_str()) {
            unknown_card(known, card, trigger.handle, &trigger.text, report);
        }
    }
}

fn unknown_lane(known: &Known<'_>, card: &Card, report: &mut Report) {
    let named = wording::card(card);
    let message = format!("{named} stands in lane {}, which is not in the map", Code(&card.lane));
    let ids = known.journey.lanes.iter().map(|lane| lane.id.as_str());
    let hint = report.near.hint(&card.lane, |id| known.lanes.contains_key(id), ids);
    report.add(Finding::new(Rule::UnknownLane, card.handle, message).field(Field::Lane).hint(hint));
}

fn unknown_actor(known: &Known<'_>, card: &Card, at: Handle, text: &str, report: &mut Report) {
    let message = format!(
        "{} names the actor {}, who is neither a persona nor a role of the map",
        wording::card(card),
        Code(text)
    );
    let personas = known.journey.personas.iter().map(|persona| persona.id.as_str());
    let ids = personas.chain(known.journey.roles.iter().map(|role| role.id.as_str()));
    let hint = report.near.hint(text, |id| known.has_person(id), ids);
    report.add(Finding::new(Rule::UnknownActor, at, message).hint(hint));
}

fn role(
    known: &Known<'_>,
    owner: &str,
    at: Handle,
    named: impl Fn() -> String,
    report: &mut Report,
) {
    if known.roles.contains_key(owner) {
        return;
    }
    let message =
        format!("{} is owned by {}, which is not a role of the map", named(), Code(owner));
    let hint = if known.personas.contains_key(owner) {
        Some(format!("{} is a persona; an owner is a role", Code(owner)))
    } else {
        let ids = known.journey.roles.iter().map(|role| role.id.as_str());
        report.near.hint(owner, |id| known.roles.contains_key(id), ids)
    };
    report.add(Finding::new(Rule::UnknownRole, at, message).field(Field::Owner).hint(hint));
}

fn persona_hint(known: &Known<'_>, text: &str, report: &mut Report) -> Option<String> {
    if known.roles.contains_key(text) {
        return Some(format!("{} is a role; emotions are those of personas", Code(text)));
    }
    let ids = known.journey.personas.iter().map(|persona| persona.id.as_str());
    report.near.hint(text, |id| known.personas.contains_key(id), ids)
}

fn unknown_card(known: &Known<'_>, card: &Card, at: Handle, text: &str, report: &mut Report) {
    let message =
        format!("{} triggers {}, which is not a card of the map", wording::card(card), Code(text));
    let ids = known.journey.cards().map(|card| card.id.as_str());
    let hint = report.near.hint(text, |id| known.cards.contains_key(id), ids);
    report.add(Finding::new(Rule::UnknownCard, at, message).hint(hint));
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, hints, messages, sound};
    use crate::journey::{Emotion, Opportunity};

    #[test]
    fn a_card_stands_in_a_lane_of_the_map() {
        let mut map = sound();
        map.stages[0].cards[2].lane = "provder".into();
        map.lanes.pop();
        map.lanes[0].id = "provide".into();
        map.stages[0].cards[0].lane = "provide".into();
        assert_eq!(found(&mut map), ["unknown-lane stages[0].cards[2].lane"]);
        assert_eq!(
            messages(&map),
            ["the card \"Keeps stock\" stands in lane `provder`, which is not in the map"]
        );
        assert_eq!(hints(&map), ["did you mean `provide`?"]);
    }

    #[test]
    fn actors_are_personas_and_roles() {
        let mut map = sound();
        map.stages[0].cards[1].actors.extend(["desk".into(), "Maria".into(), "".into()]);
        assert_eq!(
            found(&mut map),
            [
                "unknown-actor stages[0].cards[1].actors[2]",
                "unknown-actor stages[0].cards[1].actors[3]"
            ]
        );
        assert_eq!(
            messages(&map)[0],
            "the card \"Browses\" names the actor `Maria`, who is neither a persona nor a role of \
             the map"
        );
        assert_eq!(hints(&map), ["did you mean `maria`?", ""]);
    }

    #[test]
    fn owners_are_roles() {
        let mut map = sound();
        map.owner = Some("maria".into());
        map.stages[0].cards[2].owner = Some("desks".into());
        map.stages[0].cards[1].opportunities.push(Opportunity {
            title: "One page".into(),
            owner: Some("nobody".into()),
            ..Opportunity::default()
        });
        map.stages[0].cards[1].opportunities.push(Opportunity {
            title: "Two pages".into(),
            owner: Some("desk".into()),
            ..Opportunity::default()
        });
        assert_eq!(
            found(&mut map),
            [
                "unknown-role owner",
                "unknown-role stages[0].cards[1].opportunities[0].owner",
                "unknown-role stages[0].cards[2].owner",
            ]
        );
        assert_eq!(
            messages(&map)[..2],
            [
                "the map is owned by `maria`, which is not a role of the map",
                "the opportunity \"One page\" is owned by `nobody`, which is not a role of the map",
            ]
        );
        assert_eq!(
            hints(&map),
            ["`maria` is a persona; an owner is a role", "", "did you mean `desk`?"]
        );
    }

    #[test]
    fn emotions_are_those_of_personas() {
        let mut map = sound();
        map.lead = Some("mary".into());
        let emotion = |persona: &str| Emotion { persona: persona.into(), ..Emotion::default() };
        map.stages[0].cards[0].emotions.extend([emotion("maria"), emotion("desk")]);
        assert_eq!(
            found(&mut map),
            ["unknown-persona lead", "unknown-persona stages[0].cards[0].emotions[1].persona"]
        );
        assert_eq!(
            messages(&map),
            [
                "the lead is `mary`, who is not a persona of the map",
                "the card \"Asks\" tells how `desk` feels, who is not a persona of the map",
            ]
        );
        assert_eq!(hints(&map)[1], "`desk` is a role; emotions are those of personas");
    }

    #[test]
    fn triggers_are_cards_of_the_map() {
        let mut map = sound();
        map.stages[0].cards[0].triggers.extend(["stock".into(), "brwose".into()]);
        assert_eq!(found(&mut map), ["unknown-card stages[0].cards[0].triggers[1]"]);
        assert_eq!(
            messages(&map),
            ["the card \"Asks\" triggers `brwose`, which is not a card of the map"]
        );
        assert_eq!(hints(&map), ["did you mean `browse`?"]);
    }
}
