//! What holds in the outline of any map at any size.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseEvent, MouseEventKind};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::item::Item;
use super::list::List;
use super::scroll;
use crate::check::TextOnly;
use crate::format::{Comments, print_parts, read};
use crate::journey::generate;
use crate::tui::app::{App, Look};
use crate::tui::editor::Editor;
use crate::tui::findings::Findings;
use crate::tui::glyphs::Glyphs;
use crate::tui::pane::{Lines, Pane};
use crate::tui::theme::{Depth, Ground, Theme};
use crate::tui::update::update;
use crate::tui::view::render;

/// Keys by letters, and the wheel.
fn doing() -> impl Strategy<Value = char> {
    prop_oneof![
        3 => proptest::sample::select(vec!['j', 'k', 'h', 'l', '0', '$', 'G', 'w', 'W', 'f', 'b']),
        1 => proptest::sample::select(vec!['z', 'Z', 'a', 'x', 'u', 'O', '>', '!', '+', 'o', 'e']),
    ]
}

fn look() -> Look {
    Look { theme: Theme::new(Ground::Dark, Depth::True), glyphs: Glyphs::UNICODE }
}

fn act(app: &mut App, doing: char) {
    let mouse =
        |kind| Event::Mouse(MouseEvent { kind, column: 3, row: 3, modifiers: KeyModifiers::NONE });
    let key = |code| Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
    update(
        app,
        match doing {
            'w' => mouse(MouseEventKind::ScrollDown),
            'W' => mouse(MouseEventKind::ScrollUp),
            'f' => key(KeyCode::PageDown),
            'b' => key(KeyCode::PageUp),
            other => key(KeyCode::Char(other)),
        },
    );
    if matches!(doing, 'a' | 'o' | 'O' | 'e') {
        assert_seen(app);
        update(app, key(KeyCode::Char('t')));
        assert_seen(app);
        update(app, key(KeyCode::Esc));
    }
}

/// The items are the same from top to bottom and from bottom to top, and each card is there once.
fn assert_walked(list: &List<'_>) {
    let Some(start) = list.stage(0).map(|_| Item::Stage(0)) else { return };
    let mut down = vec![start];
    while let Some(next) = list.next(down[down.len() - 1]) {
        assert_eq!(list.previous(next), down.last().copied());
        down.push(next);
    }
    let cards: usize = (0..list.cells().stage_count())
        .filter(|stage| list.is_open(*stage))
        .filter_map(|stage| Some(list.stage(stage)?.cards.len()))
        .sum();
    assert_eq!(down.iter().filter(|item| matches!(item, Item::Card(..))).count(), cards);
    assert!(down.iter().all(|item| list.height(*item) > 0));
}

/// The cursor's first line is on the screen, or, where its item is taller, another of it; nothing
/// is empty above the first item.
fn assert_seen(app: &App) {
    let Some(list) = List::of(app) else { return };
    let Some(cursor) = list.cursor() else { return };
    assert_walked(&list);
    let row = scroll::row(&list, cursor);
    let (height, room) = (list.height(cursor), i32::from(list.area.height));
    assert!(row >= 0 && row + height <= room || height >= room && row < room && row + height > 0);
    let (first, first_row) = scroll::first(&list, cursor);
    assert!(first_row <= 0 && (first_row == 0 || first_row + list.height(first) > 0));
    let (width, height) = app.size;
    let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
    let cursor = render(app, &mut buffer);
    let is_told = matches!(app.view.lines, Lines::Plain) || app.mode.is_typing();
    assert_eq!(cursor.is_some(), is_told);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 4,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_cursor_is_seen_whatever_is_done(
        journey in generate::journey(),
        all in proptest::collection::vec(doing(), 0..40),
        width in 30u16..130, height in 8u16..40,
        is_plain in any::<bool>(),
    ) {
        let document = read(&print_parts(&journey, &Comments::default())).unwrap();
        let mut app = App::new(Editor::new(document), "a.ron".into(), look(), (width, height));
        app.findings = Findings::of(app.editor.journey(), &TextOnly);
        app.view.chosen = Some(Pane::Outline);
        app.view.lines = if is_plain { Lines::Plain } else { Lines::Drawn };
        app.reveal();
        for doing in all {
            act(&mut app, doing);
            assert_seen(&app);
        }
    }
}
