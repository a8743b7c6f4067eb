//! Tests of quick entry, judged against the table in the module's first lines.

mod completing;
mod filling;
mod reading;

use crate::journey::{Handles, Journey, Persona, Role, Stage};

/// A map with Maria, Marco, a service desk, and one stage; its first card is in the consumer's lane.
fn map() -> (Journey, Handles) {
    use crate::journey::{Card, CardKind, Handle};
    let persona =
        |id: &str, name: &str| Persona { id: id.into(), name: name.into(), ..Persona::default() };
    let role = |id: &str, name: &str| Role { id: id.into(), name: name.into(), ..Role::default() };
    let card = |id: &str, channel: &str, tag: &str| Card {
        channel: Some(channel.into()),
        tags: vec![tag.into()],
        ..Card::new(Handle::JOURNEY, CardKind::Activity, id, "consumer", id)
    };
    let mut journey = Journey::blank();
    journey.personas = vec![persona("marco", "Marco"), persona("maria", "Maria")];
    journey.lead = Some("maria".into());
    journey.roles = vec![role("desk", "Service desk"), role("yahoo", "Yahoo!")];
    journey.stages = vec![Stage {
        id: "explore".into(),
        title: "Explore".into(),
        cards: vec![
            card("one", "Phone", "vpn"),
            card("two", "Web portal", "onboarding"),
            card("three", "Web portal", "vpn"),
        ],
        ..Stage::default()
    }];
    let handles = journey.number();
    (journey, handles)
}
