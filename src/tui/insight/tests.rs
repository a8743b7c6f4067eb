//! What is visible of the panel, wherever its cursor stands.

use super::sheet::Sheet;
use super::{Stops, go};
use crate::check::TextOnly;
use crate::format::read;
use crate::layout::Area;
use crate::tui::app::{App, Look};
use crate::tui::editor::Editor;
use crate::tui::findings::Findings;
use crate::tui::glyphs::Glyphs;
use crate::tui::pane::Lines;
use crate::tui::theme::{Depth, Ground, Theme};

fn app(map: &str) -> App {
    let look = Look { theme: Theme::new(Ground::Dark, Depth::True), glyphs: Glyphs::UNICODE };
    let mut app = App::new(Editor::new(read(map).unwrap()), "a-map.ron".into(), look, (120, 40));
    app.findings = Findings::of(app.editor.journey(), &TextOnly);
    super::open(&mut app);
    app
}

/// Many stages, each with errors and warnings.
fn wrong() -> String {
    let stages: String = (0..9)
        .map(|stage| {
            format!(
                "Stage(id: \"s{stage}\", title: \"Stage {stage}\", cards: [
                    Activity(id: \"a{stage}\", lane: \"consumer\", title: \"Asks\", emotion: {}),
                    Activity(id: \"b{stage}\", lane: \"nowhere\", title: \"Is lost\", wait: \"soon\"),
                ]),",
                stage % 5 - 2
            )
        })
        .collect();
    format!("Journey(format: 1, title: \"Wrong\", stages: [{stages}])")
}

#[test]
fn the_cursor_is_visible_and_no_line_is_wasted() {
    let mut app = app(&wrong());
    for lines in [Lines::Drawn, Lines::Plain] {
        app.view.lines = lines;
        for stop in 0..Stops::of(&app).count() {
            go::stand(&mut app, stop);
            for room in [1, 12, 57, 118] {
                let sheet = Sheet::new(&app, room);
                assert_eq!(sheet.place().0, stop);
                let all = sheet.visible(10_000);
                for height in [0, 1, 2, 7, 11, 40] {
                    let visible = sheet.visible(height);
                    assert_eq!(visible.len(), height.min(all.len()), "{stop} {room} {height}");
                    let is_here = visible.iter().any(|line| line.has(stop));
                    assert!(is_here || height == 0, "{stop} {room} {height}");
                    // What is visible is a part of the whole.
                    let told = |lines: &[super::sheet::Line]| format!("{lines:?}");
                    let mut parts = all.windows(visible.len().max(1));
                    assert!(height == 0 || parts.any(|part| told(part) == told(&visible)));
                }
            }
        }
    }
}

#[test]
fn each_stop_is_where_a_click_finds_it() {
    let mut app = app(&wrong());
    let area = Area { x: 60, y: 2, width: 60, height: 30 };
    for stop in 0..Stops::of(&app).count() {
        go::stand(&mut app, stop);
        let rows = area.y..area.bottom();
        let found = rows.filter(|y| super::draw::stop_at(&app, area, area.x + 4, *y) == Some(stop));
        assert!(found.count() > 0, "{stop}");
    }
    assert_eq!(super::draw::stop_at(&app, area, area.x, area.y), None);
}

#[test]
fn of_findings_that_are_alike_each_is_gone_through() {
    let mut app = app(
        r#"Journey(format: 1, title: "T", stages: [Stage(id: "s", title: "S", cards: [
            Activity(id: "a", lane: "consumer", title: "Asks", emotions: [], pains: ["a\nb", "c\nd"]),
        ])])"#,
    );
    let count = Stops::of(&app).count();
    for stop in 0..count {
        go::stand(&mut app, stop);
        assert_eq!(Stops::of(&app).cursor(), stop);
    }
    // What is gone leaves its place to what comes behind it.
    go::stand(&mut app, count - 1);
    app.findings = Findings::default();
    assert_eq!((Stops::of(&app).count(), Stops::of(&app).cursor()), (0, 0));
}
