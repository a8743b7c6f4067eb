//! Keys on the rows of a card, a stage and a lane.

use super::*;
use crate::journey::{Choice, Visibility};

#[test]
fn a_text_is_changed_in_place_as_one_step() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Channel);
    press(&mut app, "Enter Ctrl-u 'Mail Enter");
    assert_eq!(card(&app).channel.as_deref(), Some("Mail"));
    assert!(!is_typing(&app));
    assert_eq!(undone(&mut app), format!("Undid: change the channel of \"{BROWSE}\""));
    assert_eq!(card(&app).channel.as_deref(), Some("Web portal"));
    press(&mut app, "Ctrl-r");
    assert_eq!(card(&app).channel.as_deref(), Some("Mail"));
    // What is left as it was is no step.
    press(&mut app, "e Enter");
    assert_eq!(undone(&mut app), format!("Undid: change the channel of \"{BROWSE}\""));
}

#[test]
fn a_text_that_may_be_missing_is_cleared() {
    let mut app = open((80, 24));
    for (field, keys) in
        [(Field::Channel, "x"), (Field::Duration, "Delete"), (Field::Wait, "Enter Ctrl-u Enter")]
    {
        stand(&mut app, field);
        press(&mut app, keys);
    }
    stand(&mut app, Field::Owner);
    press(&mut app, "Backspace");
    let now = card(&app);
    assert_eq!([&now.channel, &now.duration, &now.wait, &now.owner], [&None; 4]);
    stand(&mut app, Field::Title);
    press(&mut app, "x");
    assert_eq!(said(&app), "The title cannot be empty");
    assert_eq!(card(&app).title, BROWSE);
}

#[test]
fn escape_keeps_what_was_typed_and_a_paste_is_typing_too() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Title);
    press(&mut app, "Enter");
    update(&mut app, Event::Paste(" at\nhome".into()));
    update(&mut app, Event::Resize(200, 50));
    press(&mut app, "Esc");
    assert_eq!(card(&app).title, "Browses the catalogue at home");
    assert!(matches!(app.mode, Mode::Details(_)));
    press(&mut app, "Esc");
    assert!(matches!(app.mode, Mode::Map) && !app.view.details);
}

#[test]
fn what_is_not_valid_says_why_while_it_is_typed_and_stays_open() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Duration);
    press(&mut app, "Enter");
    assert_eq!(refused(&app), "");
    press(&mut app, "Ctrl-u '2d4h");
    assert_eq!(refused(&app), "a duration is whole numbers with w, d, h or m: 20m, 2d 4h");
    press(&mut app, "Enter");
    assert!(is_typing(&app));
    press(&mut app, "Backspace Backspace '_4h");
    assert_eq!(refused(&app), "");
    press(&mut app, "Enter");
    assert_eq!(card(&app).duration.as_deref(), Some("2d 4h"));
    stand(&mut app, Field::Title);
    press(&mut app, "Enter Ctrl-u Enter");
    assert_eq!(refused(&app), "the title cannot be blank");
    // Nothing was typed that could be lost.
    press(&mut app, "Esc");
    assert!(!is_typing(&app) && card(&app).title == BROWSE && app.view.unkept.is_empty());
}

#[test]
fn what_cannot_be_kept_waits_beside_its_field() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Wait);
    press(&mut app, "Enter 'x Esc");
    assert!(!is_typing(&app));
    assert_eq!(said(&app), "Not kept yet: Enter mends it, u gives it up");
    assert_eq!(card(&app).wait.as_deref(), Some("2d"));
    // Other rows, another size, the panel closed and opened again: it is still there.
    press(&mut app, "Down Enter Esc");
    update(&mut app, Event::Resize(200, 50));
    press(&mut app, "Esc Enter");
    stand(&mut app, Field::Wait);
    let shown = |app: &App| super::super::here(app).and_then(|row| row.unkept);
    assert_eq!(shown(&app).as_deref(), Some("2dx"));
    // The map is not closed over it.
    press(&mut app, "G");
    assert_eq!(press(&mut app, "Ctrl-c"), []);
    assert_eq!(shown(&app).as_deref(), Some("2dx"));
    assert!(said(&app).starts_with("This is not kept yet"), "{}", said(&app));
    // Mended it is kept.
    press(&mut app, "Enter Backspace Enter");
    assert_eq!((card(&app).wait.as_deref(), shown(&app)), (Some("2d"), None));
    press(&mut app, "Enter 'y Tab Tab u");
    assert_eq!(said(&app), "gave up \"2dy\"");
    assert_eq!((card(&app).wait.as_deref(), shown(&app)), (Some("2d"), None));
}

#[test]
fn a_new_item_that_cannot_be_kept_waits_in_its_list() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Triggers);
    press(&mut app, "a 'nobody Esc");
    assert_eq!(texts(&card(&app).triggers), ["ask"]);
    let shown = |app: &App| super::super::here(app).and_then(|row| row.unkept);
    // The cursor stands on it.
    assert_eq!(shown(&app).as_deref(), Some("nobody"));
    press(&mut app, "Enter Ctrl-u 'browse Enter Esc");
    assert_eq!(texts(&card(&app).triggers), ["ask", "browse"]);
    assert!(app.view.unkept.is_empty());
}

#[test]
fn nothing_is_lost_where_a_line_is_left_by_other_keys() {
    let mut app = open((200, 50));
    stand(&mut app, Field::Channel);
    press(&mut app, "Enter Ctrl-u 'Mail Down");
    assert_eq!(card(&app).channel.as_deref(), Some("Mail"));
    press(&mut app, "Enter Ctrl-u '5m Tab");
    assert_eq!(card(&app).duration.as_deref(), Some("5m"));
    assert!(matches!(app.mode, Mode::Map) && app.view.details);
    // What is not valid is not saved over in silence.
    press(&mut app, "Tab Enter '?");
    assert_eq!(press(&mut app, "Ctrl-s"), []);
    assert!(is_typing(&app));
    press(&mut app, "Backspace");
    assert_eq!(press(&mut app, "Ctrl-s"), [Effect::Save]);
}

#[test]
fn choices_go_round() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Kind);
    let mut seen = Vec::new();
    for keys in ["Space", "Space", "l", "h", "+", "-", "Right", "Left"] {
        press(&mut app, keys);
        seen.push(card(&app).kind.index());
    }
    assert_eq!(seen, [1, 2, 0, 2, 0, 2, 0, 2]);
    assert_eq!(undone(&mut app), format!("Undid: change the kind of \"{BROWSE}\""));
    stand(&mut app, Field::Owner);
    press(&mut app, "h");
    assert_eq!(card(&app).owner, None);
    press(&mut app, "h");
    assert_eq!(card(&app).owner.as_deref(), Some("desk"));
    stand(&mut app, Field::Showstopper);
    press(&mut app, "Enter");
    assert!(card(&app).showstopper && !is_typing(&app));
    press(&mut app, "Enter Space");
    assert!(card(&app).showstopper);
    press(&mut app, "x");
    assert!(!card(&app).showstopper);
}

#[test]
fn another_lane_keeps_the_card_selected_and_says_what_it_means() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Lane);
    press(&mut app, "l");
    assert_eq!(card(&app).lane, "provider");
    assert!(said(&app).starts_with("now hidden from the consumer"), "{}", said(&app));
    assert_eq!(app.editor.card().map(|card| card.title.as_str()), Some(BROWSE));
    assert_eq!(undone(&mut app), format!("Undid: change the lane of \"{BROWSE}\""));
}

#[test]
fn an_emotion_goes_up_and_down_or_is_typed() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Emotion);
    let mut seen = Vec::new();
    for keys in ["+", "+", "+", "+", "-", "x", "-", "-", "-", "Backspace", "="] {
        press(&mut app, keys);
        seen.push(card(&app).emotion);
    }
    let expected = [0, 1, 2, 2, 1, 9, -1, -2, -2, 9, 1].map(|n| (n != 9).then_some(n));
    assert_eq!(seen, expected);
    press(&mut app, "Enter Ctrl-u '+3 Enter");
    assert_eq!(refused(&app), "an emotion is a whole number from -2 to +2");
    press(&mut app, "Ctrl-u '-2 Enter");
    assert_eq!(card(&app).emotion, Some(-2));
    stand(&mut app, Field::Emotions);
    press(&mut app, "+ +");
    assert_eq!(card(&app).emotions[0].value, 2);
    assert_eq!(undone(&mut app), "Undid: change the emotion of Tomasz");
}

#[test]
fn an_emotion_out_of_range_comes_back_into_it() {
    let mut map = sample();
    map.stages[0].cards[0].emotion = Some(7);
    let mut app = screen(map, (80, 24));
    let first = card(&app).handle;
    app.editor.select_card(first);
    press(&mut app, "Enter");
    stand(&mut app, Field::Emotion);
    press(&mut app, "+");
    assert_eq!(card(&app).emotion, Some(2));
}

#[test]
fn items_are_added_one_after_the_other() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Pains);
    press(&mut app, "a 'One Enter 'Two Enter Enter");
    assert_eq!(texts(&card(&app).pains), ["No tax", "One", "Two", "Slow", "Old pictures"]);
    assert!(!is_typing(&app));
    assert_eq!(undone(&mut app), format!("Undid: add a pain to \"{BROWSE}\""));
    assert_eq!(texts(&card(&app).pains), ["No tax", "One", "Slow", "Old pictures"]);
    press(&mut app, "o '_ Esc");
    assert_eq!(card(&app).pains.len(), 4);
    stand(&mut app, Field::Notes);
    press(&mut app, "Enter 'First Esc");
    assert_eq!(texts(&card(&app).notes), ["First"]);
    press(&mut app, "a 'Second Esc");
    assert_eq!(texts(&card(&app).notes), ["First", "Second"]);
}

#[test]
fn items_are_changed_moved_and_cut() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Pains);
    press(&mut app, "J");
    assert_eq!(texts(&card(&app).pains), ["Slow", "No tax", "Old pictures"]);
    assert_eq!(undone(&mut app), format!("Undid: move a pain of \"{BROWSE}\""));
    // The cursor stays on the item, not on the row.
    press(&mut app, "J Enter ',_no_price Enter");
    assert_eq!(texts(&card(&app).pains), ["Slow", "No tax, no price", "Old pictures"]);
    press(&mut app, "K K x");
    assert_eq!(texts(&card(&app).pains), ["Slow", "Old pictures"]);
    assert_eq!(said(&app), "cut \"No tax, no price\" · p puts back · u undo");
    press(&mut app, "x x");
    assert_eq!(texts(&card(&app).pains), [""; 0]);
    press(&mut app, "a 'Again Esc");
    assert_eq!(texts(&card(&app).pains), ["Again"]);
    press(&mut app, "e Ctrl-u Enter");
    assert_eq!(texts(&card(&app).pains), [""; 0]);
    assert_eq!(undone(&mut app), format!("Undid: cut a pain of \"{BROWSE}\""));
}

#[test]
fn opportunities_are_added_and_renamed_by_title() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Opportunities);
    press(&mut app, "e '! Enter a 'Another Esc");
    let titles: Vec<_> = card(&app).opportunities.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["One page per role!", "Another"]);
    assert_eq!(card(&app).opportunities[0].votes, 3);
    assert_eq!(undone(&mut app), format!("Undid: add an opportunity to \"{BROWSE}\""));
    assert_eq!(undone(&mut app), format!("Undid: change an opportunity of \"{BROWSE}\""));
}

#[test]
fn an_id_is_renamed_with_every_reference_or_refused() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Id);
    press(&mut app, "Enter Ctrl-u 'Look_here Enter");
    assert!(refused(&app).starts_with("an id is small letters"), "{}", refused(&app));
    press(&mut app, "Ctrl-u 'ask Enter");
    assert_eq!(refused(&app), "the id ask is taken by \"Asks\"");
    press(&mut app, "Ctrl-u 'look Enter");
    assert_eq!(card(&app).id, "look");
    assert_eq!(said(&app), "the id is look now; nothing referred to it");
    let mut app = open((80, 24));
    press(&mut app, "Esc g l");
    stand(&mut app, Field::Id);
    press(&mut app, "Enter '-2 Enter");
    assert_eq!(card(&app).lane, "touchpoints-2");
    assert_eq!(said(&app), "the id is touchpoints-2 now, and 1 reference follows");
    assert!(undone(&mut app).starts_with("Undid: change the id"));
    assert_eq!(card(&app).lane, "touchpoints");
}

#[test]
fn triggers_are_chosen_by_title() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Triggers);
    press(&mut app, "a 'nobody Enter");
    assert_eq!(refused(&app), "no card is called so: nobody");
    press(&mut app, "Ctrl-u 'asks Enter");
    assert_eq!(refused(&app), "\"Asks\" is here already");
    press(&mut app, "Ctrl-u 'browse Enter Esc");
    assert_eq!(texts(&card(&app).triggers), ["ask", "browse"]);
}

#[test]
fn stages_and_lanes_have_forms_too() {
    let mut app = open((80, 24));
    press(&mut app, "Esc g s");
    press(&mut app, "Enter '! Enter");
    stand(&mut app, Field::Step);
    press(&mut app, "h");
    assert_eq!(app.editor.journey().stages[0].step, None);
    press(&mut app, "l l");
    assert_eq!(app.editor.journey().stages[0].step, Some(Step::Engage));
    assert_eq!(app.editor.journey().stages[0].title, "Explore!");
    stand(&mut app, Field::Goal);
    press(&mut app, "Enter 'Find Enter");
    assert_eq!(undone(&mut app), "Undid: change the goal of stage \"Explore!\"");
    press(&mut app, "Esc g l");
    stand(&mut app, Field::Visibility);
    press(&mut app, "l");
    assert_eq!(said(&app), "The band needs a lane: this is its only one");
}

#[test]
fn a_lane_goes_to_the_nearest_end_of_its_new_zone() {
    let mut map = sample();
    let lane = |id: &str, visibility| crate::journey::Lane {
        id: id.into(),
        title: id.into(),
        visibility,
        ..crate::journey::Lane::default()
    };
    map.lanes.insert(1, lane("second", Visibility::Consumer));
    let mut app = screen(map, (80, 24));
    let first = app.editor.journey().lanes[0].handle;
    app.mode = Mode::Details(super::super::Details::new(first));
    app.view.details = true;
    stand(&mut app, Field::Visibility);
    let order = |app: &App| -> Vec<String> {
        app.editor.journey().lanes.iter().map(|lane| lane.id.clone()).collect()
    };
    press(&mut app, "l");
    assert_eq!(order(&app), ["second", "consumer", "touchpoints", "provider"]);
    assert!(said(&app).ends_with("1 card: the provider now sees it"), "{}", said(&app));
    press(&mut app, "h");
    assert_eq!(order(&app), ["second", "consumer", "touchpoints", "provider"]);
}

#[test]
fn the_keys_go_to_the_map_and_back() {
    let mut app = open((200, 50));
    stand(&mut app, Field::Pains);
    press(&mut app, "Tab");
    assert!(matches!(app.mode, Mode::Map) && app.view.details);
    press(&mut app, "Tab");
    press(&mut app, "a 'One Esc");
    assert_eq!(card(&app).pains.len(), 4);
    press(&mut app, "? Esc a 'Two Esc");
    assert_eq!(card(&app).pains.len(), 5);
    press(&mut app, "Tab Esc");
    assert!(matches!(app.mode, Mode::Map) && !app.view.details);
    // On a small screen there is room for one of them alone.
    let mut app = open((80, 24));
    press(&mut app, "Tab");
    assert!(matches!(app.mode, Mode::Map) && !app.view.details);
}

#[test]
fn the_cursor_comes_along_to_the_same_field_of_another_card() {
    let mut app = open((200, 50));
    stand(&mut app, Field::Channel);
    press(&mut app, "Tab k Tab Enter 'Phone Enter");
    assert_eq!(app.editor.journey().stages[0].cards[1].channel.as_deref(), Some("Phone"));
}

#[test]
fn the_panel_goes_along_where_undo_takes_its_element_away() {
    let mut app = open((200, 50));
    press(&mut app, "Tab o 'New Esc Enter");
    let made = app.editor.card().map(|card| card.title.clone());
    assert_eq!(made.as_deref(), Some("New"));
    press(&mut app, "u e '! Enter");
    assert_eq!(card(&app).title, format!("{BROWSE}!"));
}
