//! The people of a card, and the form of the map with its personas and roles.

use super::*;

fn map_form() -> App {
    let mut app = open((200, 50));
    press(&mut app, "Tab g m");
    app
}

fn names(app: &App) -> Vec<&str> {
    app.editor.journey().personas.iter().map(|one| one.name.as_str()).collect()
}

#[test]
fn actors_are_typed_by_name() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Actors);
    press(&mut app, "a 'tom Enter Esc");
    assert_eq!(texts(&card(&app).actors), ["maria", "tomasz", "desk"]);
    press(&mut app, "a 'Maria Enter");
    assert_eq!(refused(&app), "Maria acts here already");
    press(&mut app, "Ctrl-u 'Ana_Silva Enter");
    assert_eq!(said(&app), "new role \"Ana Silva\"");
    assert_eq!(texts(&card(&app).actors), ["maria", "tomasz", "ana-silva", "desk"]);
    // One step adds both, and takes both back.
    press(&mut app, "Esc u");
    assert_eq!(app.editor.journey().roles.len(), 1);
    assert_eq!(card(&app).actors.len(), 3);
}

#[test]
fn an_actor_is_changed_as_the_name_that_is_shown() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Actors);
    press(&mut app, "Enter Enter");
    assert_eq!(texts(&card(&app).actors), ["maria", "desk"]);
    press(&mut app, "Enter Ctrl-u 'Tomasz Enter");
    assert_eq!(texts(&card(&app).actors), ["tomasz", "desk"]);
    assert_eq!(undone(&mut app), format!("Undid: change an actor of \"{BROWSE}\""));
}

#[test]
fn names_channels_and_tags_complete() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Actors);
    press(&mut app, "a 'to Right Enter Esc");
    assert_eq!(texts(&card(&app).actors)[1], "tomasz");
    press(&mut app, "Tab k Enter");
    stand(&mut app, Field::Channel);
    press(&mut app, "Enter 'we Right Enter");
    assert_eq!(app.editor.journey().stages[0].cards[1].channel.as_deref(), Some("Web portal"));
}

#[test]
fn the_map_is_a_form() {
    let mut app = map_form();
    press(&mut app, "Enter '_X Enter");
    assert_eq!(undone(&mut app), "Undid: change the title of the map");
    stand(&mut app, Field::Provider);
    press(&mut app, "Enter 'IT Enter");
    assert_eq!(app.editor.journey().provider.as_deref(), Some("IT"));
    stand(&mut app, Field::State);
    press(&mut app, "Space");
    assert_eq!(app.editor.journey().state, crate::journey::State::Future);
    stand(&mut app, Field::Summary);
    press(&mut app, "Enter 'One Enter 'Two Esc");
    assert_eq!(texts(&app.editor.journey().summary), ["One", "Two"]);
}

#[test]
fn personas_are_named_added_and_removed() {
    let mut app = map_form();
    stand(&mut app, Field::Personas);
    press(&mut app, "e '_B. Enter");
    assert_eq!(names(&app), ["Maria B.", "Tomasz"]);
    press(&mut app, "j a 'Ana Enter 'Bo Esc");
    assert_eq!(names(&app), ["Maria B.", "Tomasz", "Ana", "Bo"]);
    assert_eq!(undone(&mut app), "Undid: add persona \"Bo\"");
    stand(&mut app, Field::Personas);
    press(&mut app, "e Ctrl-u Enter");
    assert_eq!(refused(&app), "the name cannot be blank");
    press(&mut app, "Esc x");
    assert_eq!(names(&app), ["Tomasz", "Ana"]);
    let cut = "removed persona \"Maria B.\" and 1 reference to it · p puts back · u undo";
    assert_eq!(said(&app), cut);
    assert_eq!(texts(&card(&app).actors), ["desk"]);
    // The next one leads now.
    assert_eq!((card(&app).emotion, card(&app).emotions.len()), (Some(1), 0));
    assert_eq!(undone(&mut app), "Undid: remove persona \"Maria B.\"");
    assert_eq!((card(&app).emotion, card(&app).emotions.len()), (Some(-1), 1));
}

#[test]
fn a_persona_put_before_the_first_does_not_take_the_lead() {
    let mut app = map_form();
    stand(&mut app, Field::Personas);
    press(&mut app, "O 'Ana Esc");
    assert_eq!(names(&app), ["Ana", "Maria", "Tomasz"]);
    assert_eq!(app.editor.journey().lead_persona().map(|lead| lead.id.as_str()), Some("maria"));
    assert_eq!(undone(&mut app), "Undid: add persona \"Ana\"");
    assert_eq!(app.editor.journey().lead, None);
}

#[test]
fn another_lead_takes_the_emotions_along() {
    let mut app = map_form();
    stand(&mut app, Field::Lead);
    press(&mut app, "l");
    assert_eq!(app.editor.journey().lead.as_deref(), Some("tomasz"));
    assert_eq!(card(&app).emotion, Some(1));
    assert_eq!(card(&app).emotions[0].persona, "maria");
    press(&mut app, "u");
    assert_eq!(app.editor.journey().lead, None);
}

#[test]
fn the_lead_stays_the_lead_where_personas_are_moved() {
    let mut app = map_form();
    stand(&mut app, Field::Personas);
    press(&mut app, "J");
    assert_eq!(names(&app), ["Tomasz", "Maria"]);
    assert_eq!(app.editor.journey().lead_persona().map(|lead| lead.id.as_str()), Some("maria"));
}

#[test]
fn a_persona_and_a_role_have_forms_and_escape_leads_back() {
    let mut app = map_form();
    stand(&mut app, Field::Personas);
    press(&mut app, "Enter j Enter 'Designer Enter");
    assert_eq!(app.editor.journey().personas[0].about.as_deref(), Some("Designer"));
    assert_eq!(undone(&mut app), "Undid: change the about of persona \"Maria\"");
    press(&mut app, "Esc");
    assert_eq!(super::super::here(&app).map(|row| row.shown.main), Some("Maria".to_owned()));
    stand(&mut app, Field::Roles);
    press(&mut app, "Enter j l Esc");
    assert_eq!(app.editor.journey().roles[0].kind, RoleKind::Practitioner);
    press(&mut app, "a 'Buyer Esc");
    let roles = &app.editor.journey().roles;
    assert_eq!((roles[1].name.as_str(), roles[1].id.as_str()), ("Buyer", "buyer"));
    // From the outermost form it closes the panel.
    press(&mut app, "Esc Esc");
    assert!(matches!(app.mode, Mode::Map) && !app.view.details);
}
