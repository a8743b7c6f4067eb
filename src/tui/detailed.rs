//! The map that tells a card of another map in detail, as it is begun.

use crate::format::{Comments, Document, Fault, print_parts, read};
use crate::journey::Journey;

/// A map without stages that has the title of a card, and from the card's own map what holds for
/// both: the service, its two sides, personas, roles and lanes.
///
/// # Errors
///
/// All faults, where what is taken over makes no map.
pub fn detailed(outer: &Journey, title: &str) -> Result<Document, Vec<Fault>> {
    let journey = Journey {
        title: title.to_owned(),
        state: outer.state,
        service: outer.service.clone(),
        provider: outer.provider.clone(),
        consumer: outer.consumer.clone(),
        owner: outer.owner.clone(),
        lead: outer.lead.clone(),
        personas: outer.personas.clone(),
        roles: outer.roles.clone(),
        lanes: outer.lanes.clone(),
        ..Journey::blank()
    };
    // Read back, its things have handles of their own.
    read(&print_parts(&journey, &Comments::default()))
}

#[cfg(test)]
mod tests {
    use super::detailed;
    use crate::check::{TextOnly, check};
    use crate::format::print;

    #[test]
    fn people_and_lanes_are_taken_over_and_nothing_of_the_journey() {
        let text = std::fs::read_to_string("journeys/new-laptop.ron").unwrap();
        let outer = crate::format::read(&text).unwrap().journey;
        let made = detailed(&outer, "Orders \"it\"").unwrap();
        assert_eq!(made.journey.title, "Orders \"it\"");
        assert_eq!(made.journey.personas.len(), outer.personas.len());
        assert_eq!(made.journey.lanes.len(), outer.lanes.len());
        let text = print(&made);
        for gone in ["compares_to", "as_of", "summary", "tags", "Stage("] {
            assert!(!text.contains(gone), "{gone}\n{text}");
        }
        assert!(check(&made.journey, &TextOnly).is_empty());
    }
}
