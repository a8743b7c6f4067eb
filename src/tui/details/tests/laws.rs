//! Every field of every struct is reached in the panel, can be changed there, and comes back to the
//! byte when that is undone. The field tables say which there are, so a new field without a control
//! fails here.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::control::Control;
use super::super::{Details, Row, rows_of};
use super::*;
use crate::format::print;
use crate::journey::{Element, FieldRef, Record, all_fields, generate};

/// The elements with fields of their own, each once: all but the lines of lists.
fn elements(record: &dyn Record, found: &mut Vec<Handle>) {
    found.push(record.handle());
    for field in all_fields(record) {
        let Some(FieldRef::List(list)) = record.get(field) else { continue };
        if !list.holds_texts() {
            let items = (0..list.len()).filter_map(|index| list.get(index));
            items.for_each(|item| elements(item.record(), found));
        }
    }
}

fn all_of(app: &App) -> Vec<Handle> {
    let mut found = Vec::new();
    elements(app.editor.journey(), &mut found);
    found
}

fn text(app: &App) -> String {
    print(&app.editor.document())
}

fn show(app: &mut App, element: Handle) {
    app.view.details = true;
    app.mode = Mode::Details(Details::new(element));
}

fn row(app: &App) -> Row {
    super::super::here(app).expect("a row")
}

/// A text that a list takes as a new item.
fn item_text(app: &App, element: Handle, list: Field) -> String {
    let journey = app.editor.journey();
    let card = journey.card(element);
    let has = |list: &[Entry], id: &str| list.iter().any(|one| one.text == id);
    match (list, card) {
        (Field::Triggers, Some(card)) => {
            let other = journey.cards().find(|one| !has(&card.triggers, &one.id));
            other.map_or(String::new(), |one| one.id.clone())
        }
        (Field::Emotions, Some(card)) => {
            let lead = journey.lead_persona().map(|lead| lead.handle);
            let is_free = |one: &&Persona| {
                Some(one.handle) != lead && !card.emotions.iter().any(|e| e.persona == one.id)
            };
            journey.personas.iter().find(is_free).map_or(String::new(), |one| one.id.clone())
        }
        _ => "Something_quite_new".to_owned(),
    }
}

/// Keys that change the row on which the cursor stands, or one way after the other until one does.
fn ways(app: &App, element: Handle, field: Field) -> Vec<String> {
    let row = row(app);
    if row.item.is_some_and(|item| (item.parent, item.list) == (element, field)) {
        return vec![format!("a '{} Esc", item_text(app, element, field))];
    }
    let ways: &[&str] = match row.control {
        Control::Text | Control::Id => &["Enter 'x Enter"],
        Control::Choice | Control::Name(_) => &["Space"],
        Control::Scale(..) => &["+", "-"],
        Control::Count => &["+"],
        Control::Decimal => &["Enter Ctrl-u '7.25 Enter"],
        Control::Duration => &["Enter Ctrl-u '3w Enter"],
        Control::Path => &["Enter Ctrl-u 'other.ron Enter"],
        Control::Shown => &[],
    };
    ways.iter().map(|way| (*way).to_owned()).collect()
}

#[test]
fn every_field_is_changed_and_undone_to_the_byte() {
    let mut map = sample();
    map.personas.push(Persona { id: "ana".into(), name: "Ana".into(), ..Persona::default() });
    map.roles.push(Role { id: "buyer".into(), name: "Buyer".into(), ..Role::default() });
    map.lanes[1].side = Some(crate::journey::Side::Consumer);
    map.lanes.insert(
        1,
        crate::journey::Lane {
            id: "own".into(),
            title: "Own".into(),
            ..crate::journey::Lane::default()
        },
    );
    let mut app = screen(map, (160, 60));
    let before = text(&app);
    let mut structs = BTreeSet::new();
    for element in all_of(&app) {
        let found = app.editor.journey().element(element).expect("an element").record();
        structs.insert(found.struct_name());
        for field in all_fields(found).collect::<Vec<_>>() {
            show(&mut app, element);
            stand(&mut app, field);
            if row(&app).control == Control::Shown && row(&app).item.is_none() {
                assert_eq!(field, Field::Format, "only the version of the file is not changed");
                continue;
            }
            let ways = ways(&app, element, field);
            // The one lane of the band stays in it.
            let is_only_band = app.editor.journey().lane(element).is_some_and(|lane| {
                field == Field::Visibility && lane.visibility == crate::journey::Visibility::Band
            });
            for way in &ways {
                press(&mut app, way);
                if text(&app) != before {
                    break;
                }
            }
            if is_only_band {
                assert_eq!(said(&app), "The band needs a lane: this is its only one");
                continue;
            }
            assert_ne!(text(&app), before, "{element:?} {} {ways:?}", field.name());
            assert!(!is_typing(&app), "{}: {}", field.name(), refused(&app));
            press(&mut app, "u");
            assert_eq!(text(&app), before, "{element:?} {}", field.name());
        }
    }
    let all = [
        "Activity",
        "Emotion",
        "Journey",
        "Lane",
        "Link",
        "Metric",
        "Opportunity",
        "Persona",
        "Role",
        "Stage",
        "Touchpoint",
    ];
    assert_eq!(structs.into_iter().collect::<Vec<_>>(), all);
}

/// The forms that `Enter` leads to from one, over all forms behind it.
fn reached(app: &mut App, found: &mut BTreeSet<Handle>) {
    let Mode::Details(details) = &app.mode else { panic!("the panel has the keys") };
    let element = details.element;
    if !found.insert(element) {
        return;
    }
    for (index, row) in rows_of(app, element).iter().enumerate() {
        if row.opens {
            super::super::go(app, |_| index);
            press(app, "Enter");
            reached(app, found);
            press(app, "Esc");
            assert!(
                matches!(&app.mode, Mode::Details(details) if details.element == element),
                "Esc leads back"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_form_is_reached_from_that_of_the_map(map in generate::journey()) {
        let mut app = screen(map, (120, 40));
        show(&mut app, Handle::JOURNEY);
        let mut found = BTreeSet::new();
        reached(&mut app, &mut found);
        let all: BTreeSet<Handle> = all_of(&app).into_iter().collect();
        prop_assert_eq!(found, all);
    }

    #[test]
    fn every_field_of_any_map_has_a_row(map in generate::journey()) {
        let app = screen(map, (120, 40));
        for element in all_of(&app) {
            let rows = rows_of(&app, element);
            let record = app.editor.journey().element(element).map(Element::record);
            for field in record.into_iter().flat_map(all_fields) {
                let has = rows.iter().any(|row| {
                    row.target == Target { at: element, field }
                        || row.item.is_some_and(|item| (item.parent, item.list) == (element, field))
                });
                prop_assert!(has, "{}", field.name());
            }
        }
    }
}
