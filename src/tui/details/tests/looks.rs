//! What the panel looks like.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::super::findings::Findings;
use super::super::super::view::render;
use super::super::{Details, rows_of};
use super::*;
use crate::check::{Finding, Level, Rule};

/// The screen as text; a line of the cursor's row ends in `<`, what is in negative ink in `!`.
fn picture(app: &App) -> String {
    let (width, height) = app.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let cursor = render(app, &mut buffer);
    let Some(area) = app.areas().and_then(|areas| areas.details) else { return String::new() };
    let selected = app.look.theme.selected.bg;
    let wrong = app.look.theme.negative.fg;
    let mut text = String::new();
    for y in area.y..area.bottom() {
        let mut line = String::new();
        for x in area.x..area.right() {
            line.push_str(buffer[(x, y)].symbol());
        }
        let cells = || (area.x..area.right()).map(|x| &buffer[(x, y)]);
        let mut line = line.trim_end().to_owned();
        if cells().any(|cell| Some(cell.fg) == wrong && cell.symbol() != " ") {
            line.push_str(" !");
        }
        if cells().any(|cell| Some(cell.bg) == selected) {
            line.push_str(" <");
        }
        if let Some(cursor) = cursor.filter(|cursor| cursor.y == y && cursor.x >= area.x) {
            line.push_str(&format!(" cursor at {}", cursor.x - area.x));
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn look(app: &App, name: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../../tests/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("details_{name}"), picture(app)));
}

#[test]
fn a_card_at_the_right() {
    let mut app = open((160, 52));
    stand(&mut app, Field::Basis);
    look(&app, "card_right");
}

#[test]
fn a_card_below_while_the_map_has_the_keys() {
    let mut app = open((80, 40));
    press(&mut app, "Tab");
    look(&app, "card_below");
}

#[test]
fn a_card_on_a_small_screen() {
    let mut app = open((40, 16));
    stand(&mut app, Field::Thoughts);
    look(&app, "card_small");
}

#[test]
fn a_refused_line_says_why_beside_it() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Duration);
    press(&mut app, "Enter Ctrl-u '2d4h Enter");
    look(&app, "refused");
}

#[test]
fn a_new_item_is_typed_where_it_will_stand() {
    let mut app = open((80, 24));
    stand(&mut app, Field::Actors);
    press(&mut app, "a 'Tom");
    look(&app, "adding");
}

#[test]
fn findings_stand_beside_their_fields() {
    let mut app = open((160, 52));
    let full = card(&app);
    let found = |at, field, message: &str| Finding {
        rule: Rule::BadDuration,
        level: Level::Error,
        at,
        field,
        message: message.to_owned(),
        hint: None,
    };
    app.findings = Findings::new(vec![
        found(full.handle, None, "about the card"),
        found(full.handle, Some(Field::Duration), "about the duration"),
        found(full.handle, Some(Field::Pains), "about all pains"),
        found(full.pains[1].handle, None, "about the second pain, which is said at some length"),
        found(full.opportunities[0].handle, Some(Field::Impact), "about the impact"),
        found(full.metrics[0].handle, Some(Field::Sample), "about the sample"),
        found(app.editor.journey().personas[0].handle, None, "about somebody else"),
    ]);
    look(&app, "findings");
}

#[test]
fn the_map_with_its_people() {
    let mut app = open((160, 60));
    press(&mut app, "Tab g m");
    stand(&mut app, Field::Personas);
    look(&app, "map");
}

/// A picture at three sizes: the panel at the right, below, and on the whole screen.
fn look_at_all(name: &str, keys: &[(Field, &str)]) {
    for (size, place) in [((160, 52), "right"), ((80, 40), "below"), ((80, 24), "small")] {
        let mut app = open(size);
        for (field, keys) in keys {
            stand(&mut app, *field);
            press(&mut app, keys);
        }
        look(&app, &format!("{name}_{place}"));
    }
}

#[test]
fn an_opportunity_within_its_card() {
    look_at_all("opportunity", &[(Field::Opportunities, "Enter"), (Field::Impact, "-")]);
}

#[test]
fn a_list_to_choose_from() {
    look_at_all("choosing", &[(Field::Lane, "Enter")]);
}

#[test]
fn prose_being_typed() {
    let words = "'The_catalogue_has_eleven_laptops,_and_nobody_told_them_apart_in_words.";
    look_at_all("prose", &[(Field::Notes, &format!("Enter {words} Enter 'Ask_legal."))]);
}

#[test]
fn what_waits_to_be_mended() {
    look_at_all("unkept", &[(Field::Wait, "Enter 'x Esc"), (Field::Triggers, "a 'browze Esc")]);
}

#[test]
fn the_cursor_on_an_empty_list() {
    look_at_all("empty_list", &[(Field::Notes, "k j")]);
}

#[test]
fn no_size_is_too_small_or_odd() {
    let mut app = open((0, 0));
    let all = rows_of(&app, card(&app).handle).len();
    for width in 0..=60 {
        for height in 0..=20 {
            app.size = (width, height);
            let row = usize::from(width * height) % all;
            let first = card(&app).handle;
            let listed = rows_of(&app, first);
            if let Mode::Details(details) = &mut app.mode {
                details.stand(&listed, row);
            }
            let text = picture(&app);
            assert!(text.is_empty() || text.contains('<'), "{width}x{height}, row {row}");
            press(&mut app, "Enter");
            picture(&app);
            press(&mut app, "Esc Esc");
            press(&mut app, "Enter");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_map_and_any_keys_keep_a_row_in_sight(
        map in crate::journey::generate::journey(),
        keys in proptest::collection::vec(
            proptest::sample::select(&[
                "j", "j", "k", "Enter", "Enter", "e", "a", "O", "x", "y", "p", "J", "K", "+", "-", "l",
                "Space", "u", "Ctrl-r", "Esc", "'x_y", "'4d", "'ma", "Ctrl-u", "G", "g", "t", "Tab",
                "Right", "Up", "Down", "E", "g m", "paste",
            ][..]),
            0..60,
        ),
        size in prop_oneof![Just((40, 12)), Just((80, 40)), Just((170, 30))],
        of_map in any::<bool>(),
    ) {
        let mut app = screen(map, size);
        press(&mut app, if of_map { "g m" } else { "Enter" });
        let before = crate::format::print(&app.editor.document());
        for key in keys {
            match key {
                "paste" => drop(update(&mut app, Event::Paste("One\n\n- Two\n".into()))),
                key => drop(press(&mut app, key)),
            }
            let text = picture(&app);
            let has_keys = matches!(app.mode, Mode::Details(_));
            prop_assert!(!has_keys || text.contains('<'), "after {key}:\n{text}");
            if !app.view.details {
                // The keys of the map may have begun to present it, over the whole screen.
                app.view.presenting = None;
                app.view.details = true;
                app.mode = Mode::Details(Details::new(super::super::selected(&app)));
            }
        }
        while press(&mut app, "Esc").is_empty() && matches!(app.mode, Mode::Details(_)) {}
        let undone = (0..200).all(|_| app.editor.undo().is_ok());
        prop_assert!(undone);
        prop_assert_eq!(crate::format::print(&app.editor.document()), before);
    }
}
