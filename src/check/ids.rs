//! `duplicate-id` and `bad-id`.

use rustc_hash::FxHashMap;

use super::finding::Finding;
use super::known::Known;
use super::report::Report;
use super::rule::Rule;
use super::wording::{self, Code, Named};
use crate::journey::{
    Card, Field, Handle, Lane, MAX_ID_CHARS, Persona, Role, Stage, id_from_title, is_id,
};

pub(super) fn stage(known: &Known<'_>, stage: &Stage, report: &mut Report) {
    let named = wording::stage(stage);
    shape(&stage.id, stage.handle, named, |id| known.stages.contains_key(id), report);
    if let Some(first) = another(&known.stages, &stage.id, stage) {
        taken(&stage.id, stage.handle, named, &wording::stage(first).to_string(), report);
    }
}

pub(super) fn lane(known: &Known<'_>, lane: &Lane, report: &mut Report) {
    let named = wording::lane(lane);
    shape(&lane.id, lane.handle, named, |id| known.lanes.contains_key(id), report);
    if let Some(first) = another(&known.lanes, &lane.id, lane) {
        taken(&lane.id, lane.handle, named, &wording::lane(first).to_string(), report);
    }
}

pub(super) fn persona(known: &Known<'_>, persona: &Persona, report: &mut Report) {
    let named = wording::persona(persona);
    shape(&persona.id, persona.handle, named, |id| known.has_person(id), report);
    if let Some(first) = another(&known.personas, &persona.id, persona) {
        taken(&persona.id, persona.handle, named, &wording::persona(first).to_string(), report);
    }
}

/// Personas and roles share their ids, and the personas stand first.
pub(super) fn role(known: &Known<'_>, role: &Role, report: &mut Report) {
    let named = wording::role(role);
    shape(&role.id, role.handle, named, |id| known.has_person(id), report);
    let first = match known.personas.get(role.id.as_str()) {
        Some(persona) => Some(wording::persona(persona)),
        None => another(&known.roles, &role.id, role).map(wording::role),
    };
    if let Some(first) = first {
        taken(&role.id, role.handle, named, &first.to_string(), report);
    }
}

pub(super) fn card(known: &Known<'_>, card: &Card, report: &mut Report) {
    let named = wording::card(card);
    shape(&card.id, card.handle, named, |id| known.cards.contains_key(id), report);
    if !known.repeated.contains(&card.handle) {
        return;
    }
    let Some((first, stage)) = known.cards.get(card.id.as_str()) else { return };
    let place = wording::stage(stage);
    let message = format!(
        "{named} has the id {}, which {} in {place} has",
        Code(&card.id),
        wording::card(first)
    );
    // A line merge of two branches that moved one card leaves it in both places.
    let hint = if first.title == card.title {
        "if this is one card that was moved on two branches, keep it in one place"
    } else {
        "give one of the two another id"
    };
    report.add(
        Finding::new(Rule::DuplicateId, card.handle, message)
            .field(Field::Id)
            .hint(hint.to_owned()),
    );
}

/// The first element with an id, where that is not the one in hand.
fn another<'a, T>(first: &FxHashMap<&str, &'a T>, id: &str, this: &T) -> Option<&'a T> {
    first.get(id).copied().filter(|first| !std::ptr::eq(*first, this))
}

fn taken(id: &str, at: Handle, named: Named<'_>, first: &str, report: &mut Report) {
    let message = format!("{named} has the id {}, which {first} has", Code(id));
    report.add(
        Finding::new(Rule::DuplicateId, at, message)
            .field(Field::Id)
            .hint("give one of the two another id".to_owned()),
    );
}

fn shape(
    id: &str,
    at: Handle,
    named: Named<'_>,
    known: impl Fn(&str) -> bool,
    report: &mut Report,
) {
    if is_id(id) {
        return;
    }
    let message = if wording::is_blank(id) {
        format!("{named} has no id")
    } else if id.split('-').all(is_part) {
        format!("{named} has an id of {} characters, more than {MAX_ID_CHARS}", id.len())
    } else {
        format!("{named} has the id {}, which is not an id", Code(id))
    };
    report.add(Finding::new(Rule::BadId, at, message).field(Field::Id).hint(better(id, known)));
}

/// Whether a text may stand between the hyphens of an id, however long.
fn is_part(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// What an id may look like, by the example of the id that was likely meant.
fn better(id: &str, known: impl Fn(&str) -> bool) -> String {
    let shape = "small letters a to z, digits, and single hyphens between them";
    // An id of a megabyte would be turned into Latin letters as a whole for its first 64.
    let head = id.char_indices().nth(2 * MAX_ID_CHARS).map_or(id, |(end, _)| &id[..end]);
    let example = id_from_title(head, "", |_| false);
    if example.is_empty() || known(&example) {
        format!("an id is at most {MAX_ID_CHARS} {shape}")
    } else {
        format!("an id is at most {MAX_ID_CHARS} {shape}: `{example}`")
    }
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, hints, messages, sound};
    use crate::journey::{Card, CardKind, Handle, Role, Stage};

    #[test]
    fn each_occurrence_after_the_first_is_told() {
        let mut map = sound();
        let mut again = map.stages[0].cards[1].clone();
        map.stages[0].cards.push(again.clone());
        again.title = "Another".into();
        map.stages[0].cards.push(again);
        assert_eq!(
            found(&mut map),
            ["duplicate-id stages[0].cards[3].id", "duplicate-id stages[0].cards[4].id"]
        );
        assert_eq!(
            messages(&map)[0],
            "the card \"Browses\" has the id `browse`, which the card \"Browses\" in the stage \
             \"Explore\" has"
        );
        assert!(hints(&map)[0].contains("two branches"));
        assert_eq!(hints(&map)[1], "give one of the two another id");
    }

    #[test]
    fn cards_share_one_space_over_all_stages() {
        let mut map = sound();
        let mut card = map.stages[0].cards[0].clone();
        card.opportunities.clear();
        map.stages.push(Stage {
            id: "more".into(),
            title: "More".into(),
            cards: vec![card, map.stages[0].cards[1].clone()],
            ..Stage::default()
        });
        assert_eq!(
            found(&mut map),
            ["duplicate-id stages[1].cards[0].id", "duplicate-id stages[1].cards[1].id"]
        );
    }

    #[test]
    fn stages_and_lanes_have_spaces_of_their_own() {
        let mut map = sound();
        let (mut stage, mut lane) = (map.stages[0].clone(), map.lanes[2].clone());
        stage.cards = vec![Card { id: "explore".into(), ..map.stages[0].cards[1].clone() }];
        lane.title = "Twin".into();
        map.stages.push(stage);
        map.lanes.push(lane);
        assert_eq!(found(&mut map), ["duplicate-id lanes[3].id", "duplicate-id stages[1].id"]);
        assert_eq!(
            messages(&map)[0],
            "the lane \"Twin\" has the id `provider`, which the lane \"Provider\" has"
        );
        // The same id in different spaces is fine.
        let mut map = sound();
        map.stages[0].id = "maria".into();
        map.stages[0].cards[0].id = "maria".into();
        assert_eq!(found(&mut map), [""; 0]);
    }

    #[test]
    fn personas_and_roles_share_a_space() {
        let mut map = sound();
        map.personas.push(map.personas[0].clone());
        map.roles.push(Role { id: "maria".into(), name: "M.".into(), ..Role::default() });
        map.roles.push(Role { id: "desk".into(), name: "D.".into(), ..Role::default() });
        assert_eq!(
            found(&mut map),
            ["duplicate-id personas[1].id", "duplicate-id roles[1].id", "duplicate-id roles[2].id",]
        );
        assert_eq!(
            messages(&map)[1],
            "the role \"M.\" has the id `maria`, which the persona \"Maria\" has"
        );
    }

    #[test]
    fn ids_have_one_shape_everywhere() {
        let mut map = sound();
        map.stages[0].id = "É".repeat(40);
        map.stages[0].cards[0].id = "-ask".into();
        map.stages[0].cards[1].id = "x".repeat(65);
        map.stages[0].cards[2].id = String::new();
        map.personas[0].id = "mária".into();
        map.lead = None;
        map.stages[0].cards[1].actors[0].text = "mária".into();
        assert_eq!(
            found(&mut map),
            [
                "bad-id personas[0].id",
                "bad-id stages[0].id",
                "bad-id stages[0].cards[0].id",
                "bad-id stages[0].cards[1].id",
                "bad-id stages[0].cards[2].id",
            ]
        );
        assert!(hints(&map)[0].ends_with(": `maria`"));
        let messages = messages(&map);
        assert_eq!(messages[2], "the card \"Asks\" has the id `-ask`, which is not an id");
        assert_eq!(messages[3], "the card \"Browses\" has an id of 65 characters, more than 64");
        assert_eq!(messages[4], "the card \"Keeps stock\" has no id");
    }

    #[test]
    fn an_id_that_is_taken_is_not_proposed() {
        let mut map = sound();
        let kind = CardKind::Activity;
        let mut card = Card::new(Handle::JOURNEY, kind, "Browse", "consumer", "Looks");
        card.emotion = Some(0);
        map.stages[0].cards.push(card);
        assert_eq!(found(&mut map), ["bad-id stages[0].cards[3].id"]);
        assert!(!hints(&map)[0].contains("browse"));
    }
}
