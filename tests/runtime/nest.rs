//! A card's own map over the map with the card: opened, closed, and back as before.

use std::fs;
use std::path::Path;

use crossterm::event::Event;
use wayband::layout::Zoom;
use wayband::tui::runtime::{Closed, Incoming};
use wayband::tui::settings::Preferences;

use super::settings::{FACTS, settings_of};
use super::{Open, keys, open_in};

/// A map with one card that names another map.
fn with_journey(title: &str, journey: &str) -> String {
    let cards = format!(
        "Touchpoint(id: \"a\", lane: \"touchpoints\", title: \"Asks\"), \
         Touchpoint(id: \"b\", lane: \"touchpoints\", title: \"Orders it\", journey: \"{journey}\")"
    );
    format!(
        "Journey(format: 1, title: \"{title}\", personas: [Persona(id: \"maria\", name: \"Maria\")], \
         stages: [Stage(id: \"s\", title: \"First\"), Stage(id: \"t\", title: \"Then\", cards: [{cards}])])"
    )
}

/// A map whose card names `journey`, open in a repository of its own with other maps.
fn outer(journey: &str, others: &[(&str, &str)]) -> Open {
    let folder = tempfile::tempdir().unwrap();
    for name in [".git", "deep"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("new-laptop.ron"), with_journey("Outer", journey)).unwrap();
    for (name, text) in others {
        fs::write(folder.path().join(name), text).unwrap();
    }
    open_in(folder)
}

fn gone() -> Vec<Incoming> {
    vec![Incoming::Gone]
}

fn read(open: &Open, name: &str) -> String {
    fs::read_to_string(open.folder.path().join(name)).unwrap()
}

#[test]
fn a_cards_own_map_is_opened_and_closing_it_comes_back_to_the_card_and_what_is_unsaved() {
    let inner = with_journey("Inner", "gone.ron");
    let mut open = outer("deep/order.ron", &[("deep/order.ron", &inner)])
        .when("Outer", keys("gg*Gzgj"))
        .when("q goes back to new-laptop.ron", keys("+\x13"))
        .when(" saved ", keys("q"))
        .when("Outer", vec![Incoming::Gone]);
    assert_eq!(open.run(), Closed::Gone);
    let app = &open.session.app;
    assert_eq!(app.editor.card().unwrap().title, "Orders it");
    assert_eq!(app.view.zoom, Zoom::Reading);
    assert!(app.editor.is_unsaved() && app.beneath.is_empty());
    assert!(open.screen().contains("● unsaved"), "{}", open.screen());
    assert!(!open.file().contains("moment_of_truth"), "the outer map is not saved unasked");
    assert!(read(&open, "deep/order.ron").contains("emotion: 1"));
}

#[test]
fn an_unsaved_inner_map_is_asked_about_and_discarding_it_leaves_the_outer_one_alone() {
    let inner = with_journey("Inner", "gone.ron");
    let mut open = outer("order.ron", &[("order.ron", &inner)])
        .when("Outer", keys("gg*Ggj"))
        .when("goes back to", keys("xq"))
        .when("d discards the changes", keys("\x1b:q!\r"))
        .when("Outer", keys("q"))
        .when("d discards the changes", keys("s"));
    assert_eq!(open.run(), Closed::ByUser);
    assert_eq!(read(&open, "order.ron"), inner);
    assert!(open.file().contains("moment_of_truth"));
}

#[test]
fn maps_nest_deeper_and_none_is_opened_twice() {
    let names = ["b.ron", "c.ron", "new-laptop.ron"];
    let maps: Vec<String> = names.iter().map(|next| with_journey(next, next)).collect();
    let mut open = outer("b.ron", &[("b.ron", &maps[1]), ("c.ron", &maps[2])])
        .when("Outer", keys("Ggj"))
        .when("new-laptop.ron › b.ron", keys("Ggj"))
        .when("new-laptop.ron › b.ron › c.ron", keys("Ggj"))
        .when("new-laptop.ron is open beneath this map · q goes back to it", keys("\x0f"))
        .when("new-laptop.ron › b.ron", keys("q"))
        .when("Outer", keys("q"));
    assert_eq!(open.run(), Closed::ByUser);
}

#[test]
fn what_cannot_be_opened_is_told_in_a_sentence() {
    let cases = [
        ("new-laptop.ron", "new-laptop.ron is this map itself"),
        ("deep/../new-laptop.ron", "deep/../new-laptop.ron is this map itself"),
        ("../out.ron", "../out.ron lies outside of what a map may name"),
        ("/etc/passwd", "/etc/passwd lies outside of what a map may name"),
        ("deep", "deep is a folder, not a map"),
        ("broken.ron", "broken.ron cannot be opened: line 1, "),
    ];
    for (journey, sentence) in cases {
        let others = [("broken.ron", "Journey(")];
        let mut open = outer(journey, &others).when("Outer", keys("Ggj")).when(sentence, keys("q"));
        assert_eq!(open.run(), Closed::ByUser, "{journey}");
    }
}

#[test]
fn a_map_that_is_not_there_is_made_when_the_user_says_so() {
    let mut open = outer("order.ron", &[])
        .when("Outer", keys("Ggj"))
        .when("order.ron is not there yet: y makes the map, Esc stays", keys("\x1bgj"))
        .when("y makes the map", keys("y"))
        .when("made order.ron · q goes back to new-laptop.ron", keys("AOne\r\x1bZZ"))
        .when("Outer", keys("q"));
    assert_eq!(open.run(), Closed::ByUser);
    let made = read(&open, "order.ron");
    for line in ["title: \"Orders it\"", "name: \"Maria\"", "title: \"One\""] {
        assert!(made.contains(line), "{line}\n{made}");
    }
    assert!(!open.folder.path().join("order-2.ron").exists());
}

#[test]
fn a_signal_in_an_inner_map_keeps_what_is_unsaved_in_both() {
    let inner = with_journey("Inner", "gone.ron");
    let mut open = outer("order.ron", &[("order.ron", &inner)]);
    let state = open.folder.path().join("state");
    open.session = open.session.with_recovery(&state);
    let mut open = open
        .when("Outer", keys("gg*Ggj"))
        .when("goes back to", keys("gg*"))
        .when("● unsaved", vec![Incoming::Ended(15)]);
    assert_eq!(open.run(), Closed::Signal(15));
    let logs = |folder: &Path| fs::read_dir(folder.join("recovery")).unwrap().count();
    assert_eq!(logs(&state), 2);
    // The next session offers what was left of each.
    let mut open = open_in(open.folder);
    open.session = open.session.with_recovery(&state);
    let mut open = open
        .when("1 unsaved change, ", keys("R"))
        .when("Took up 1", keys("Ggj"))
        .when("1 unsaved change, ", keys("R"))
        .when("Took up 1", keys("ZZ"))
        .when("Outer", keys("ZZ"));
    assert_eq!(open.run(), Closed::ByUser);
    assert!(open.file().contains("moment_of_truth"));
    assert!(read(&open, "order.ron").contains("moment_of_truth"));
    assert_eq!(logs(&state), 0);
}

#[test]
fn what_others_write_into_the_outer_map_meanwhile_is_there_afterwards() {
    let inner = with_journey("Inner", "gone.ron");
    let open = outer("order.ron", &[("order.ron", &inner)]).when("Outer", keys("Ggj"));
    let sender = open.sender.clone();
    let mut open = open
        .meanwhile("goes back to", move |outer| {
            let text = fs::read_to_string(outer).unwrap().replace("Outer", "Others");
            fs::write(outer, text).unwrap();
            // The file is looked at again when the terminal gets the focus, watched or not.
            let focus = Incoming::Terminal(Event::FocusGained);
            keys("q").into_iter().chain([focus]).for_each(|event| sender.send(event).unwrap());
        })
        .when("Others", keys("q"));
    assert_eq!(open.run(), Closed::ByUser);
}

#[test]
fn another_size_holds_in_the_outer_map_too() {
    let inner = with_journey("Inner", "gone.ron");
    let resize = Incoming::Terminal(Event::Resize(60, 20));
    let mut open = outer("order.ron", &[("order.ron", &inner)])
        .when("Outer", keys("Ggj"))
        .when("goes back to", [resize].into_iter().chain(keys("q")).collect())
        .when("Outer", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.session.app.size, (60, 20));
}

#[test]
fn the_users_settings_go_with_the_map_on_the_screen_and_come_back() {
    let inner = with_journey("Inner", "gone.ron");
    let mut open = outer("order.ron", &[("order.ron", &inner)]);
    let path = settings_of(&open.folder.path().join("new-laptop.ron"));
    fs::create_dir(path.parent().unwrap()).unwrap();
    fs::write(&path, "Settings(keys: {\"add\": [\"n\"]})").unwrap();
    open.session.prefer(Preferences::new(Some(path), FACTS), &mut open.host).unwrap();
    let mut open = open
        .when("Outer", keys("Ggj"))
        .when("goes back to", keys("nInside\r\x1bZZ"))
        .when("Outer", keys("nOutside\r\x1b"))
        .when("Outside", gone());
    assert_eq!(open.run(), Closed::Gone);
    assert!(read(&open, "order.ron").contains("title: \"Inside\""));
    assert!(open.session.preferences.path().is_some(), "and are followed where they change");
}
