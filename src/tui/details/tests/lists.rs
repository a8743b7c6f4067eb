//! Lists and prose: forms within the form, cutting and putting, pasting, and what the map knows.

use super::super::form::Item;
use super::*;

fn paste(app: &mut App, text: &str) {
    update(app, Event::Paste(text.into()));
}

fn here(app: &App) -> super::super::Row {
    super::super::here(app).expect("a row")
}

#[test]
fn an_opportunity_has_a_form_of_its_own() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Opportunities);
    press(&mut app, "Enter");
    assert_eq!(here(&app).target.field, Field::Title);
    stand(&mut app, Field::Votes);
    press(&mut app, "+ + -");
    stand(&mut app, Field::Impact);
    press(&mut app, "+ +");
    stand(&mut app, Field::Effort);
    press(&mut app, "- - -");
    stand(&mut app, Field::Status);
    press(&mut app, "l");
    stand(&mut app, Field::Owner);
    press(&mut app, "Enter Down Enter");
    let one = &card(&app).opportunities[0];
    assert_eq!((one.votes, one.impact, one.effort), (4, Some(5), None));
    assert_eq!((one.status, one.owner.as_deref()), (Status::Planned, Some("desk")));
    press(&mut app, "Esc");
    assert_eq!(here(&app).shown.main, "One page per role");
    assert_eq!(undone(&mut app), "Undid: change the owner of \"One page per role\"");
}

#[test]
fn a_metric_takes_numbers_with_a_point_or_a_comma_and_tells_what_is_none() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Metrics);
    press(&mut app, "Enter");
    stand(&mut app, Field::Value);
    press(&mut app, "Enter Ctrl-u '3,25 Enter");
    assert_eq!(card(&app).metrics[0].value, Some(3.25));
    press(&mut app, "Enter Ctrl-u 'low");
    assert_eq!(refused(&app), "the value is a number: 12 or 3.5");
    press(&mut app, "Ctrl-u Enter");
    assert_eq!(card(&app).metrics[0].value, None);
    stand(&mut app, Field::Sample);
    press(&mut app, "Enter Ctrl-u '-3");
    assert_eq!(refused(&app), "the sample is a whole number that is not below 0");
    press(&mut app, "Ctrl-u '12 Enter");
    assert_eq!(card(&app).metrics[0].sample, Some(12));
    stand(&mut app, Field::Better);
    press(&mut app, "Enter 'lo Enter");
    assert_eq!(card(&app).metrics[0].better, crate::journey::Better::Lower);
}

#[test]
fn emotions_of_others_are_added_by_name_with_a_figure() {
    let mut map = sample();
    map.stages[0].cards[0].emotions.clear();
    let mut app = screen(map, (80, 24));
    press(&mut app, "g g Enter");
    stand(&mut app, Field::Emotions);
    press(&mut app, "Enter 'Maria Enter");
    assert_eq!(refused(&app), "Maria leads: what they feel is the card's own emotion");
    press(&mut app, "Ctrl-u 'tom_-2 Enter Esc");
    let one = &card(&app).emotions[0];
    assert_eq!((one.persona.as_str(), one.value), ("tomasz", -2));
    press(&mut app, "+ +");
    assert_eq!(card(&app).emotions[0].value, 0);
}

#[test]
fn what_is_cut_is_put_back_where_it_fits() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Pains);
    press(&mut app, "x j p");
    assert_eq!(texts(&card(&app).pains), ["Slow", "Old pictures", "No tax"]);
    assert_eq!(here(&app).shown.main, "No tax");
    assert_eq!(undone(&mut app), format!("Undid: put a pain into \"{BROWSE}\""));
    // A line is a line in any list of lines, a trigger is none.
    stand(&mut app, Field::Thoughts);
    press(&mut app, "p");
    assert_eq!(texts(&card(&app).thoughts)[1], "No tax");
    stand(&mut app, Field::Triggers);
    press(&mut app, "p");
    assert_eq!(said(&app), "a pain cannot stand among the triggers");
    // A copy of a persona is another one.
    press(&mut app, "g m");
    stand(&mut app, Field::Personas);
    press(&mut app, "y p");
    let ids: Vec<&str> = app.editor.journey().personas.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["maria", "maria-2", "tomasz"]);
}

#[test]
fn a_stage_or_lane_with_cards_is_not_cut_here() {
    let mut app = open((80, 24));
    press(&mut app, "g m");
    stand(&mut app, Field::Stages);
    press(&mut app, "x");
    assert_eq!(said(&app), "It has cards: d s on the map asks where they go");
    press(&mut app, "a 'Engage Esc x");
    assert_eq!(app.editor.journey().stages.len(), 1);
    stand(&mut app, Field::Lanes);
    press(&mut app, "j j J");
    assert_eq!(app.editor.journey().lanes[2].id, "provider");
    press(&mut app, "K");
    assert!(said(&app).starts_with("The next lane is in another zone"), "{}", said(&app));
}

#[test]
fn items_are_added_before_the_cursor_too() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Pains);
    press(&mut app, "O 'First Esc");
    assert_eq!(texts(&card(&app).pains), ["First", "No tax", "Slow", "Old pictures"]);
}

#[test]
fn many_pasted_lines_become_many_items_in_one_step() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Pains);
    paste(&mut app, "- One\r\n- Two\n\n  • Three\n");
    assert_eq!(texts(&card(&app).pains)[..4], ["No tax", "One", "Two", "Three"]);
    assert_eq!(said(&app), "3 pains added · u undo");
    assert_eq!(undone(&mut app), format!("Undid: add 3 pains to \"{BROWSE}\""));
    assert_eq!(card(&app).pains.len(), 3);
    // While a new one is typed, what is typed comes before the first.
    press(&mut app, "a 'New:_");
    paste(&mut app, "One\nTwo");
    assert_eq!(texts(&card(&app).pains)[..3], ["No tax", "New: One", "Two"]);
    press(&mut app, "u");
    // And into one that is there.
    press(&mut app, "Enter");
    paste(&mut app, " at all\nNo price");
    assert_eq!(texts(&card(&app).pains)[..2], ["No tax at all", "No price"]);
    press(&mut app, "u");
    assert_eq!(card(&app).pains.len(), 3);
}

#[test]
fn pasted_people_are_those_of_the_map_and_newcomers_are_added_with_them() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Actors);
    paste(&mut app, "Tomasz\nBuyer\nDriver\n");
    assert_eq!(texts(&card(&app).actors), ["maria", "tomasz", "buyer", "driver", "desk"]);
    assert_eq!(app.editor.journey().roles.len(), 3);
    press(&mut app, "u");
    assert_eq!((card(&app).actors.len(), app.editor.journey().roles.len()), (2, 1));
    stand(&mut app, Field::Triggers);
    paste(&mut app, "browse\nnowhere");
    assert_eq!(said(&app), "Nothing is pasted: no card is called so: nowhere");
    assert_eq!(texts(&card(&app).triggers), ["ask"]);
}

#[test]
fn a_line_takes_many_pasted_lines_as_one_and_says_so() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Title);
    paste(&mut app, " at\nhome\n");
    assert_eq!(said(&app), "2 lines joined to one");
    press(&mut app, "Enter");
    assert_eq!(card(&app).title, format!("{BROWSE} at home"));
}

#[test]
fn prose_is_typed_as_one_text() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Notes);
    press(&mut app, "Enter 'One Enter Enter 'Three Enter Esc");
    assert_eq!(texts(&card(&app).notes), ["One", "", "Three"]);
    assert_eq!(undone(&mut app), format!("Undid: change the notes of \"{BROWSE}\""));
    assert!(card(&app).notes.is_empty());
    press(&mut app, "Ctrl-r");
    let first = card(&app).notes[0].handle;
    stand(&mut app, Field::Notes);
    press(&mut app, "j j Enter '_four Up Backspace Esc");
    assert_eq!(texts(&card(&app).notes), ["One", "Three four"]);
    assert_eq!(card(&app).notes[0].handle, first);
    // The cursor stands on the line in which the text was left.
    press(&mut app, "j a");
    paste(&mut app, "Five\n\nSeven");
    press(&mut app, "Esc");
    assert_eq!(texts(&card(&app).notes), ["One", "Three four", "Five", "", "Seven"]);
    // Lines are cut and moved one by one too.
    stand(&mut app, Field::Notes);
    press(&mut app, "J x");
    assert_eq!(texts(&card(&app).notes), ["Three four", "Five", "", "Seven"]);
}

#[test]
fn what_the_map_knows_is_chosen_below_the_line() {
    let mut app = open((80, 24));
    press(&mut app, "Tab k Enter");
    stand(&mut app, Field::Channel);
    press(&mut app, "Enter Down Enter");
    assert_eq!(app.editor.journey().stages[0].cards[1].channel.as_deref(), Some("Web portal"));
    stand(&mut app, Field::Tags);
    press(&mut app, "a 'sho Right Enter Esc");
    assert_eq!(texts(&app.editor.journey().stages[0].cards[1].tags), ["shop"]);
    stand(&mut app, Field::Triggers);
    press(&mut app, "a 'brow Down Enter Esc");
    assert_eq!(texts(&app.editor.journey().stages[0].cards[1].triggers), ["browse"]);
    // Up again is what was typed.
    stand(&mut app, Field::Channel);
    press(&mut app, "Enter Ctrl-u 'Web Down Up Enter");
    assert_eq!(app.editor.journey().stages[0].cards[1].channel.as_deref(), Some("Web"));
}

#[test]
fn a_choice_is_a_list_that_typing_narrows() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Lane);
    press(&mut app, "Enter Down Enter");
    assert_eq!(card(&app).lane, "provider");
    press(&mut app, "Enter 'cons Enter");
    assert_eq!(card(&app).lane, "consumer");
    press(&mut app, "Enter 'touhpoints Enter");
    assert_eq!(refused(&app), "no lane is called so; did you mean \"touchpoints\"?");
    press(&mut app, "Ctrl-u 'touch Enter");
    assert_eq!(card(&app).lane, "touchpoints");
    // Looked at only.
    press(&mut app, "Enter Down Esc");
    assert_eq!(card(&app).lane, "touchpoints");
    stand(&mut app, Field::Basis);
    press(&mut app, "Enter 'mea Esc");
    assert_eq!(card(&app).basis, Basis::Measured);
}

#[test]
fn paths_complete_from_the_maps_around() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Journey);
    assert_eq!(press(&mut app, "Enter"), [Effect::LookAround]);
    app.around = vec!["deep/device.ron".into(), "future.ron".into()];
    press(&mut app, "'fu Right Enter");
    assert_eq!(card(&app).journey.as_deref(), Some("future.ron"));
    assert_eq!(press(&mut app, "Enter Ctrl-u Down Enter"), []);
    assert_eq!(card(&app).journey.as_deref(), Some("deep/device.ron"));
}

#[test]
fn the_row_leads_to_what_it_names() {
    let mut app = open((80, 24));
    for (field, struct_name) in [
        (Field::Lane, "Lane"),
        (Field::Owner, "Role"),
        (Field::Actors, "Persona"),
        (Field::Triggers, "Activity"),
    ] {
        stand(&mut app, field);
        press(&mut app, "g t");
        let shown = super::super::subject(&app);
        let found = app.editor.journey().element(shown).expect("an element");
        assert_eq!(found.record().struct_name(), struct_name);
        press(&mut app, "Esc");
        assert_eq!(super::super::subject(&app), card(&app).handle);
    }
    stand(&mut app, Field::Title);
    press(&mut app, "g t");
    assert_eq!(said(&app), "The row names nothing that has a form");
}

#[test]
fn keys_that_the_user_chose_hold_in_the_panel() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Pains);
    press(&mut app, "d d");
    assert_eq!(texts(&card(&app).pains), ["Slow", "Old pictures"]);
    // A command of several keys that is not gone on with.
    press(&mut app, "d Esc j");
    assert_eq!(card(&app).pains.len(), 2);
    assert_eq!(here(&app).shown.main, "Old pictures");
    press(&mut app, "g g");
    assert_eq!(here(&app).target.field, Field::Title);
}

#[test]
fn an_item_of_a_list_is_known_by_its_list() {
    let at = |list| Item { parent: Handle::JOURNEY, list, at: None };
    assert!(at(Field::Pains).is_beside(Item { at: Some(Handle::JOURNEY), ..at(Field::Pains) }));
    assert!(!at(Field::Pains).is_beside(at(Field::Notes)));
}

#[test]
fn links_are_opened_from_the_panel_and_other_commands_do_nothing_there() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Links);
    assert_eq!(press(&mut app, "g x"), [Effect::Browse("https://example.org".into())]);
    assert!(matches!(app.mode, Mode::Details(_)));
    let before = crate::format::print(&app.editor.document());
    press(&mut app, "A B r s s b t * n f < }");
    assert!(matches!(app.mode, Mode::Details(_)));
    assert_eq!(crate::format::print(&app.editor.document()), before);
}
