//! A small map in which no rule finds anything, for tests to spoil.

use super::{Finding, TextOnly, check};
use crate::journey::{
    Basis, Card, CardKind, Handle, Journey, Persona, Role, RoleKind, Stage, Step,
};

/// One stage with a card in each zone; everything is named by something.
pub(super) fn sound() -> Journey {
    let card = |kind, id: &str, lane: &str, title: &str| Card {
        basis: Basis::Observed,
        ..Card::new(Handle::JOURNEY, kind, id, lane, title)
    };
    let mut map = Journey::blank();
    map.title = "New laptop".into();
    map.personas.push(Persona { id: "maria".into(), name: "Maria".into(), ..Persona::default() });
    map.roles.push(Role {
        id: "desk".into(),
        name: "Service desk".into(),
        kind: RoleKind::ProcessOwner,
        process: Some("Hardware requests".into()),
        ..Role::default()
    });
    for (lane, title) in map.lanes.iter_mut().zip(["Consumer", "Band", "Provider"]) {
        lane.title = title.into();
    }
    let owner = Some("desk".to_owned());
    map.stages.push(Stage {
        id: "explore".into(),
        title: "Explore".into(),
        step: Some(Step::Explore),
        cards: vec![
            Card { emotion: Some(1), ..card(CardKind::Activity, "ask", "consumer", "Asks") },
            Card {
                emotion: Some(-1),
                actors: vec!["maria".into()],
                owner: owner.clone(),
                ..card(CardKind::Touchpoint, "browse", "touchpoints", "Browses")
            },
            Card { owner, ..card(CardKind::Activity, "stock", "provider", "Keeps stock") },
        ],
        ..Stage::default()
    });
    map
}

/// Every finding as `rule path.field`, after the elements got their handles.
pub(super) fn found(map: &mut Journey) -> Vec<String> {
    map.number();
    let findings = findings(map);
    let paths = super::paths(map, &findings);
    findings.iter().zip(paths).map(|(f, path)| format!("{} {path}", f.rule.name())).collect()
}

/// The findings of a map that has its handles.
pub(super) fn findings(map: &Journey) -> Vec<Finding> {
    check(map, &TextOnly)
}

/// The messages of a map that has its handles.
pub(super) fn messages(map: &Journey) -> Vec<String> {
    findings(map).into_iter().map(|finding| finding.message).collect()
}

/// The hints of a map that has its handles; empty where there is none.
pub(super) fn hints(map: &Journey) -> Vec<String> {
    findings(map).into_iter().map(|finding| finding.hint.unwrap_or_default()).collect()
}

#[test]
fn a_sound_map_has_no_findings() {
    assert_eq!(found(&mut sound()), [""; 0]);
}
