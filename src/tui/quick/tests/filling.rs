//! What a line does to a map.

use proptest::prelude::*;

use super::map;
use crate::edit::apply;
use crate::journey::{Card, CardKind, Entry, Handle, Journey, RoleKind, Side};
use crate::tui::quick::{edits, new_card, parse, understood};

/// The map after a line on its first card; undoing it gives the old one back.
fn filled(line: &str) -> Journey {
    let (mut journey, mut handles) = map();
    let before = journey.clone();
    let card = journey.stages[0].cards[0].handle;
    let edit = edits(&journey, &mut handles, card, &parse(line)).unwrap();
    let inverse = apply(&mut journey, edit).unwrap();
    let after = journey.clone();
    apply(&mut journey, inverse).unwrap();
    assert_eq!(journey, before, "one undo takes it all back");
    after
}

/// The map after a line as a new card of a lane, and the card.
fn added(journey: &Journey, line: &str, lane: usize) -> (Journey, Card) {
    let mut handles = journey.clone().number();
    let mut journey = journey.clone();
    let stage = journey.stages[0].handle;
    let after = journey.stages[0].cards.first().map(|card| card.handle);
    let quick = parse(line);
    let (edit, handle) =
        new_card(&journey, &mut handles, stage, after, &journey.lanes[lane], &quick).unwrap();
    apply(&mut journey, edit).unwrap();
    let card = journey.card(handle).unwrap().clone();
    (journey, card)
}

fn texts(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.text.as_str()).collect()
}

fn actors(line: &str) -> Vec<String> {
    let journey = filled(line);
    texts(&journey.stages[0].cards[0].actors).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_card_gets_what_the_line_says_and_keeps_the_rest() {
    let journey = filled("<> Calls the desk * -1 ~20m ..2d @maria #slow");
    let card = &journey.stages[0].cards[0];
    assert_eq!(card.title, "Calls the desk");
    assert_eq!(card.id, "one", "an id never changes with the title");
    assert_eq!(card.kind, CardKind::Interaction);
    assert!(card.moment_of_truth);
    assert_eq!(card.emotion, Some(-1));
    assert_eq!((card.duration.as_deref(), card.wait.as_deref()), (Some("20m"), Some("2d")));
    assert_eq!(texts(&card.actors), ["maria"]);
    assert_eq!(texts(&card.tags), ["vpn", "slow"]);
    assert_eq!(card.channel.as_deref(), Some("Phone"));
}

#[test]
fn saying_what_is_so_changes_nothing() {
    let (mut journey, mut handles) = map();
    journey.stages[0].cards[0].title = " one ".into();
    let card = journey.stages[0].cards[0].handle;
    for line in ["one", "one /phone #VPN", ""] {
        let edit = edits(&journey, &mut handles, card, &parse(line)).unwrap();
        assert!(edit.is_empty(), "{line}: {edit:?}");
    }
    assert_eq!(edits(&journey, &mut handles, Handle::JOURNEY, &parse("x")), None);
}

#[test]
fn notes_go_to_the_end_of_their_lists() {
    let journey = filled("- Too slow");
    assert_eq!(texts(&journey.stages[0].cards[0].pains), ["Too slow"]);
    let journey = filled("\" Why?");
    assert_eq!(texts(&journey.stages[0].cards[0].thoughts), ["Why?"]);
    let journey = filled("+ One page");
    assert_eq!(journey.stages[0].cards[0].opportunities[0].title, "One page");
    assert_eq!(journey.stages[0].cards[0].title, "one");

    let (mut journey, mut handles) = map();
    let card = journey.stages[0].cards[0].handle;
    for line in ["- first", "- second"] {
        let edit = edits(&journey, &mut handles, card, &parse(line)).unwrap();
        apply(&mut journey, edit).unwrap();
    }
    assert_eq!(texts(&journey.stages[0].cards[0].pains), ["first", "second"]);
}

#[test]
fn people_are_found_by_id_name_or_the_only_beginning() {
    assert_eq!(actors("x @maria"), ["maria"]);
    assert_eq!(actors("x @MARIA"), ["maria"]);
    assert_eq!(actors("x @desk"), ["desk"], "an id");
    assert_eq!(actors("x @serv"), ["desk"], "the beginning of a name");
    assert_eq!(actors("x @\"service desk\""), ["desk"]);
    assert_eq!(actors("x @mari @maria"), ["maria"], "each once");
    assert_eq!(actors("x @mar"), ["mar"], "Maria or Marco: nobody is guessed");
    assert_eq!(actors("x @\"Mari\""), ["mari"], "quotes mean the whole name");
}

#[test]
fn unknown_people_are_added_in_the_same_step() {
    let journey = filled("x @Zoe @\"Zoë\" @zoe");
    let names: Vec<_> =
        journey.personas.iter().map(|p| (p.id.as_str(), p.name.as_str())).skip(2).collect();
    assert_eq!(names, [("zoe", "Zoe"), ("zoe-2", "Zoë")]);
    assert_eq!(texts(&journey.stages[0].cards[0].actors), ["zoe", "zoe-2"]);
}

#[test]
fn unknown_people_are_of_the_side_of_the_lane() {
    let (journey, _) = map();
    let roles = |lane, journey: &Journey| {
        let (after, card) = added(journey, "x @Bo", lane);
        assert_eq!(texts(&card.actors), ["bo"]);
        let role = after.roles.iter().find(|role| role.id == "bo");
        assert_eq!(role.is_some(), !after.personas.iter().any(|persona| persona.id == "bo"));
        assert!(role.is_none_or(|role| role.kind == RoleKind::Practitioner));
        role.is_some()
    };
    assert!(!roles(0, &journey), "the consumer's lane");
    assert!(roles(2, &journey), "the provider's lane");
    assert!(roles(1, &journey), "in the band they meet someone of the provider");
    let mut sided = journey.clone();
    sided.lanes[1].side = Some(Side::Consumer);
    assert!(!roles(1, &sided));
    let mut nobody = journey.clone();
    nobody.personas.clear();
    assert!(!roles(1, &nobody), "someone has to walk the journey");
    sided.lanes[1].side = Some(Side::Provider);
    sided.personas.clear();
    assert!(roles(1, &sided));
    let (after, _) = added(&nobody, "x @Ann @Bo", 1);
    assert_eq!((after.personas.len(), after.roles.len()), (1, journey.roles.len() + 1));
}

#[test]
fn channels_are_those_of_the_map_else_as_typed() {
    let channel = |line: &str| filled(line).stages[0].cards[0].channel.clone().unwrap();
    assert_eq!(channel("x /web"), "Web portal");
    assert_eq!(channel("x /\"web PORTAL\""), "Web portal");
    assert_eq!(channel("x /\"Web\""), "Web", "quotes mean the whole name");
    assert_eq!(channel("x /Mail"), "Mail");
    let (mut journey, mut handles) = map();
    journey.stages[0].cards[1].channel = Some("Web shop".into());
    let card = journey.stages[0].cards[0].handle;
    let edit = edits(&journey, &mut handles, card, &parse("x /web")).unwrap();
    apply(&mut journey, edit).unwrap();
    assert_eq!(journey.stages[0].cards[0].channel.as_deref(), Some("web"), "nothing is guessed");
}

#[test]
fn a_new_card_is_complete_in_one_step() {
    let (journey, _) = map();
    let (after, card) = added(&journey, "One * +2 ~1h ..1w @maria @Bo /web #VPN #new", 2);
    assert_eq!((card.id.as_str(), card.lane.as_str()), ("one-2", "provider"));
    assert_eq!((card.title.as_str(), card.kind), ("One", CardKind::Activity));
    assert_eq!((card.emotion, card.moment_of_truth), (Some(2), true));
    assert_eq!((card.duration.as_deref(), card.wait.as_deref()), (Some("1h"), Some("1w")));
    assert_eq!(texts(&card.actors), ["maria", "bo"]);
    assert_eq!(card.channel.as_deref(), Some("Web portal"));
    assert_eq!(texts(&card.tags), ["vpn", "new"], "in the spelling the map has");
    assert_eq!(after.roles.last().map(|role| role.name.as_str()), Some("Bo"));
    let ids: Vec<_> = after.cards().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["one", "one-2", "two", "three"], "behind the card it was to follow");
}

#[test]
fn the_kind_of_a_new_card_follows_the_zone() {
    let (journey, _) = map();
    let kind = |line, lane| added(&journey, line, lane).1.kind;
    assert_eq!(kind("x", 0), CardKind::Activity);
    assert_eq!(kind("x", 1), CardKind::Touchpoint);
    assert_eq!(kind("<> x", 1), CardKind::Interaction);
    assert_eq!(kind("x", 2), CardKind::Activity);
}

#[test]
fn neither_blank_lines_nor_notes_make_a_card() {
    let (journey, mut handles) = map();
    let stage = journey.stages[0].handle;
    for line in ["", "   ", "- pain"] {
        let made = new_card(&journey, &mut handles, stage, None, &journey.lanes[0], &parse(line));
        assert_eq!(made, None, "{line}");
    }
}

#[test]
fn the_summary_says_whom_and_what_the_names_mean() {
    let (journey, _) = map();
    let shown = |line, lane: usize| understood(&journey, journey.lanes.get(lane), &parse(line));
    assert_eq!(shown("x @mari @Bo /web", 1), "@Maria · @Bo (new role) · /Web portal");
    assert_eq!(shown("x @Bo /Mail", 0), "@Bo (new persona) · /Mail");
    assert_eq!(shown("x @serv -1", 0), "-1 · @Service desk");
}

proptest! {
    #[test]
    fn any_line_fits_the_map_and_is_undone_by_one_step(
        line in "(<> )?[a-z]{1,3}( (\\*|[+-][0-2]|~2d|..4h|@[a-z]{1,2}|@\"[A-Z] [a-z]\"|/[pw]|#[a-c])){0,6}",
        lane in 0..3_usize,
    ) {
        let journey = filled(&line);
        let mut ids: Vec<_> = journey.ids(crate::journey::IdSpace::People).map(|(id, _)| id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), count, "ids of people are unique");
        let quick = parse(&line);
        let (_, card) = added(&map().0, &line, lane);
        prop_assert_eq!(&card.title, &quick.title);
        prop_assert_eq!(card.emotion, quick.emotion);
        prop_assert_eq!(card.duration, quick.duration);
        prop_assert!(card.actors.len() <= quick.actors.len());
        prop_assert_eq!(card.actors.is_empty(), quick.actors.is_empty());
    }
}
