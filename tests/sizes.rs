//! Every screen at every size: never a panic, nothing outside its size, and at every size at which
//! the map is drawn both edges, the stages' titles and the cursor's cell are there.

// Functions that tests share are not seen as tests by the lints. What is printed is shown where a
// test fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::io;
use std::sync::mpsc;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use wayband::check::TextOnly;
use wayband::format::read;
use wayband::layout::{Area, EdgeLine, Hit, MIN_HEIGHT, MIN_WIDTH};
use wayband::tui::app::{App, Look};
use wayband::tui::editor::Editor;
use wayband::tui::findings::Findings;
use wayband::tui::glyphs::Glyphs;
use wayband::tui::maps::Maps;
use wayband::tui::mode::{Mode, Question};
use wayband::tui::opener::Unopened;
use wayband::tui::pane::{Lines, Pane};
use wayband::tui::runtime::{Host, Incoming};
use wayband::tui::theme::{Depth, Ground, Theme};
use wayband::tui::tour::Tour;
use wayband::tui::update::update;
use wayband::tui::view::render;

/// Keys that lead to each screen; a letter a key, and Enter as a line end.
const SCREENS: &[(&str, &str)] = &[
    ("the map", ""),
    ("typing a card", "aA long title with 한국어 and signs +1 @maria /web"),
    ("typing the first letter", "a"),
    ("typing a stage", "AA new stage of quite some length, longer than any line"),
    ("finding", "/words to find"),
    ("a message", "+"),
    ("a question about closing", "+q"),
    ("a question about a stage", "ds"),
    ("a question about a lane", "dl"),
    ("help", "?"),
    ("help, scrolled", "?jjjjjjjjjjjjjjjjjjjj"),
    ("the palette", ":"),
    ("the palette, a word typed", ":stage"),
    ("the palette, nothing found", ":xyzzy xyzzy xyzzy"),
    ("the next keys", "d"),
    ("the overview", "Z"),
    ("typing in the overview", "Zaword"),
    ("the details", "\n"),
    ("the details of the map", "gmG"),
    ("the details, a list to choose from", "\njj\n"),
    (
        "the details, prose typed",
        "\nGka한국어 and a line of quite some length, longer than any line",
    ),
    ("the details of a stage within those of the map", "gmGk\n"),
    ("the details, the next keys", "\ng"),
    ("the last card", "G"),
    ("the last stage", "$"),
    ("the outline", "go"),
    ("the outline, typing a card", "goaA long title with 한국어 and signs +1 @maria /web"),
    ("the outline, a title typed", "gojje"),
    ("the outline, all unfolded", "gozG"),
    ("the outline, all folded", "goZ"),
    ("the outline and the details", "go\n"),
    ("reading", "z"),
    ("a folded lane", "_"),
    ("a folded stage", "F"),
    ("a filter", "fwords"),
    ("replacing", "grwords"),
    ("setting fields", "s+1"),
    ("all curves", "gc"),
    ("insight", "gi"),
    ("insight, the last line", "giG"),
    ("insight, beside the map", "giG\t"),
    ("insight, beside the outline", "gogiG"),
    ("presenting", "gp"),
    ("presenting the last stage", "$gp  "),
    ("presenting, a note typed", "gpaA note of quite some length, longer than any line"),
];

fn look() -> Look {
    Look { theme: Theme::new(Ground::Dark, Depth::True), glyphs: Glyphs::UNICODE }
}

fn app(map: &str, keys: &str) -> App {
    let document = read(map).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut app =
        App::new(Editor::new(document), "maps/a/long/path/map.ron".into(), look(), (80, 24));
    app.findings = Findings::of(app.editor.journey(), &TextOnly);
    // Whatever the width.
    app.view.chosen = Some(Pane::Map);
    for key in keys.chars() {
        let code = match key {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            _ => KeyCode::Char(key),
        };
        update(&mut app, Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }
    app
}

fn shipped() -> String {
    std::fs::read_to_string("journeys/platform-environment.ron").unwrap()
}

/// Titles without end, many lanes and stages, controls, wide letters and cells with many cards.
fn hostile() -> String {
    let long = "Donaudampfschifffahrtsgesellschaft ".repeat(6);
    let nasty = r"\u{1b}[2J\u{7}\u{202e}한국어👩\u{200d}💻e\u{301}\u{301}\n\t";
    let mut map = format!(
        "Journey(format: 1, title: \"{nasty}{long}\", provider: \"{long}\", consumer: \"{nasty}\", lanes: ["
    );
    for (number, zone) in (0..12).map(|n| (n, ["Consumer", "Band", "Provider"][n / 4])) {
        map += &format!("Lane(id: \"l{number}\", title: \"{long}{nasty}\", visibility: {zone}),");
    }
    map += "], stages: [";
    for stage in 0..23 {
        map += &format!(
            "Stage(id: \"s{stage}\", title: \"{nasty}{long}\", goal: \"{long}\", cards: ["
        );
        for card in 0..(stage * 7 % 31) {
            let (lane, emotion) = (card * 5 % 14, card as i64 % 11 - 5);
            map += &format!(
                "Interaction(id: \"s{stage}c{card}\", lane: \"l{lane}\", title: \"{nasty}{long}\", emotion: {emotion}, duration: \"{long}\", wait: \"{nasty}\", moment_of_truth: true, showstopper: true, channel: \"{nasty}\"),"
            );
        }
        map += "]),";
    }
    map + "])"
}

/// Draws into a part of a larger buffer and sees that the rest of it stays as it was.
fn draw(app: &App) -> Buffer {
    look_at(app).0
}

/// The same, with the place of the terminal's cursor.
fn look_at(app: &App) -> (Buffer, Option<Position>) {
    let (width, height) = app.size;
    let around = Rect { x: 0, y: 0, width: width + 9, height: height + 3 };
    let mut buffer = Buffer::filled(around, Cell::new("#"));
    let cursor = render(app, &mut buffer);
    for y in 0..around.height {
        for x in 0..around.width {
            if x >= width || y >= height {
                assert_eq!(buffer[(x, y)], Cell::new("#"), "outside of {width}x{height}: {x},{y}");
            }
        }
    }
    if let Some(cursor) = cursor {
        assert!(cursor.x < width && cursor.y < height, "the cursor is outside {width}x{height}");
    }
    (buffer, cursor)
}

/// What is never dropped is there.
fn assert_whole(app: &App, buffer: &Buffer) {
    let (width, height) = app.size;
    let Some(areas) = app.areas() else {
        assert!(width < MIN_WIDTH || height < MIN_HEIGHT + 3, "{width}x{height} is large enough");
        return;
    };
    // These lie over the map.
    if matches!(app.mode, Mode::Help(_) | Mode::Palette(_)) {
        return;
    }
    if let (Pane::Outline, Some(map)) = (app.pane(), areas.map) {
        assert_listed(app, map, buffer);
        return;
    }
    let (Some(map), Some(geometry)) = (areas.map, app.geometry()) else { return };
    let cursor = app.cursor();
    let edge = |line| geometry.edges.iter().find(|(edge, _)| *edge == line).unwrap().1;
    let (top, bottom) = (edge(EdgeLine::Provider), edge(EdgeLine::Consumer));
    assert!(geometry.titles < top && top < bottom && bottom < map.bottom(), "{width}x{height}");
    for (y, sign) in [(top, "▲"), (bottom, "▼")] {
        assert!((0..width).any(|x| buffer[(x, y)].symbol() == sign), "{sign} {width}x{height}");
    }
    let cells = app.editor.cells();
    if cells.stage_count() == 0 || cells.rows().is_empty() {
        return;
    }
    let column = geometry.columns.iter().find(|column| column.stage == cursor.stage);
    let column = column.unwrap_or_else(|| panic!("the cursor's stage at {width}x{height}"));
    for column in &geometry.columns {
        let number = (column.stage + 1).to_string();
        let first = buffer[(column.x, geometry.titles)].symbol();
        assert!(number.starts_with(first), "the title of stage {number} at {width}x{height}");
    }
    let lane = geometry.lane(cursor.row);
    let lane = lane.unwrap_or_else(|| panic!("the cursor's lane at {width}x{height}"));
    assert!(lane.y > geometry.titles && lane.y + lane.height <= map.bottom());
    if !app.view.folds.is_empty() {
        // The user has folded what the cursor stands in: its count is there instead of its cards.
        return;
    }
    assert!(!lane.folded, "the cursor's lane at {width}x{height}");
    match (cursor.card, geometry.card(cursor)) {
        (Some(_), None) => panic!("the cursor's card at {width}x{height}"),
        (Some(_), Some(area)) => {
            assert_ne!(
                buffer[(area.x, area.y)].symbol(),
                " ",
                "the cursor's card {width}x{height}"
            );
            assert!(column.x <= area.x && area.right() <= column.x + column.width);
            assert!(area.right() <= width && area.bottom() <= map.bottom());
        }
        (None, _) => assert_eq!(
            geometry.at(cells, column.x, lane.y),
            Some(Hit::Cell(cursor)),
            "the cursor's cell at {width}x{height}"
        ),
    }
}

/// What is selected or typed is on the outline.
fn assert_listed(app: &App, map: Area, buffer: &Buffer) {
    let theme = &app.look.theme;
    let ground = if app.mode.typing_cell(app).is_some() { theme.field } else { theme.selected };
    let is_there = |y| (map.x..map.right()).any(|x| Some(buffer[(x, y)].bg) == ground.bg);
    let is_empty = app.editor.cells().stage_count() == 0;
    assert!(is_empty || (map.y..map.bottom()).any(is_there), "the cursor at {:?}", app.size);
}

/// Shows a screen at a size.
fn at_size(app: &mut App, width: u16, height: u16) {
    update(app, Event::Resize(width, height));
    let buffer = draw(app);
    assert_whole(app, &buffer);
}

/// Every size up to 60x24, and some large ones. Screens that differ from the map in a line or two
/// are drawn at every third: each width and each height comes up among them.
fn at_every_size(map: &str, widths: &[u16]) {
    for (number, (name, keys)) in SCREENS.iter().enumerate() {
        println!("{name}");
        let mut app = app(map, keys);
        for height in 0..=24 {
            for &width in widths {
                if number < 2 || (width + height) % 3 == 0 {
                    at_size(&mut app, width, height);
                }
            }
        }
        for (width, height) in LARGE {
            at_size(&mut app, *width, *height);
        }
    }
}

fn every(step: usize) -> Vec<u16> {
    (0..=60).step_by(step).collect()
}

const LARGE: &[(u16, u16)] =
    &[(79, 25), (80, 30), (120, 40), (160, 40), (200, 50), (300, 80), (1000, 9), (31, 300)];

#[test]
fn an_empty_map_at_every_size() {
    at_every_size("Journey(format: 1, title: \"Empty\")", &every(1));
}

#[test]
fn a_map_without_lanes_at_every_size() {
    at_every_size(
        "Journey(format: 1, title: \"No lanes\", lanes: [], stages: [Stage(id: \"s\", title: \"S\")])",
        &every(5),
    );
}

#[test]
fn a_shipped_map_at_every_size() {
    at_every_size(&shipped(), &every(1));
}

#[test]
fn a_hostile_map_at_every_size() {
    at_every_size(&hostile(), &[0, 1, 2, 29, 30, 31, 33, 37, 44, 51, 59, 60]);
}

#[test]
fn plain_lines_at_every_size_with_the_terminals_cursor() {
    for map in [shipped(), hostile(), "Journey(format: 1, title: \"Empty\")".to_owned()] {
        for keys in
            ["", "G", "$", "zGjjj", "aWords", "e", "\n", "?", ":", "+q", "d", "/words", "gn"]
        {
            let mut app = app(&map, "");
            app.view.lines = Lines::Plain;
            for key in keys.chars() {
                let code = if key == '\n' { KeyCode::Enter } else { KeyCode::Char(key) };
                update(&mut app, Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
            }
            for height in (0..=24).step_by(4) {
                for width in [0, 1, 29, 30, 31, 37, 44, 59, 60, 80, 200] {
                    update(&mut app, Event::Resize(width, height));
                    let (_, cursor) = look_at(&app);
                    assert_eq!(cursor.is_some(), app.areas().is_some(), "{keys} {width}x{height}");
                }
            }
        }
    }
}

#[test]
fn the_cursor_is_seen_wherever_it_goes() {
    for map in [shipped(), hostile()] {
        for (width, height) in [(30, 8), (40, 12), (80, 24), (120, 40)] {
            let mut app = app(&map, "");
            update(&mut app, Event::Resize(width, height));
            for key in "jjjjjjllljjjGkkkkkkkk0jjjjjjjjjjjjjjjjjjjjjjjjZlllkkkkjjjj$z".chars() {
                update(&mut app, Event::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE)));
                let buffer = draw(&app);
                assert_whole(&app, &buffer);
            }
        }
    }
}

/// A terminal of a test.
struct Screen(Terminal<TestBackend>);

impl Host for Screen {
    type Backend = TestBackend;

    fn terminal(&mut self) -> &mut Terminal<TestBackend> {
        &mut self.0
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn lend(&mut self, to: &mut dyn FnMut()) -> io::Result<()> {
        to();
        Ok(())
    }

    fn mouse(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn browse(&mut self, _: &str) -> Result<(), Unopened> {
        Err(Unopened::Elsewhere)
    }
}

#[test]
fn the_list_of_maps_at_every_size() {
    let empty = tempfile::tempdir().unwrap();
    let broken = tempfile::tempdir().unwrap();
    std::fs::write(broken.path().join("a.ron"), "Journey(").unwrap();
    std::fs::write(broken.path().join("b.ron"), hostile()).unwrap();
    for (folder, sign) in [
        (empty.path(), "No map here yet"),
        (broken.path(), "2 maps"),
        ("journeys".as_ref(), "maps"),
    ] {
        let (sender, incoming) = mpsc::channel();
        let mut maps = Maps::new(folder, empty.path(), look(), &sender);
        // What is read beside the drawing is there before the first size.
        let text = |screen: &Screen| -> String {
            screen.0.backend().buffer().content.iter().map(Cell::symbol).collect()
        };
        let is_read = |screen: &Screen| {
            let text = text(screen);
            text.contains("No map here yet")
                || (text.contains(sign) && !text.contains("read ") && !text.contains("looking"))
        };
        let mut screen = Screen(Terminal::new(TestBackend::new(200, 50)).unwrap());
        while !is_read(&screen) {
            std::thread::sleep(std::time::Duration::from_millis(20));
            press_all(&sender, "q");
            maps.run(&mut screen, &incoming).unwrap();
        }
        for keys in [
            "q",
            "jjjGgq",
            "nA title that is longer than the line 한국어\u{1b}q",
            "sa\u{1b}\u{1b}q",
            "x\u{1b}q",
        ] {
            let sizes = [0, 1, 3, 4, 5, 6, 9, 24, 40]
                .into_iter()
                .flat_map(|height| [0, 1, 19, 20, 21, 33, 60, 300].map(|width| (width, height)));
            for (width, height) in sizes {
                let mut screen = Screen(Terminal::new(TestBackend::new(width, height)).unwrap());
                press_all(&sender, keys);
                maps.run(&mut screen, &incoming).unwrap();
            }
        }
    }
}

fn press_all(sender: &mpsc::Sender<Incoming>, keys: &str) {
    for key in keys.chars() {
        let code = if key == '\u{1b}' { KeyCode::Esc } else { KeyCode::Char(key) };
        let event = Event::Key(KeyEvent::new(code, KeyModifiers::NONE));
        sender.send(Incoming::Terminal(event)).unwrap();
    }
}

#[test]
fn a_conflict_at_every_size() {
    let long = "no end of it ".repeat(30);
    let map = |title: &str| {
        let card =
            format!("Activity(id: \"a\", lane: \"consumer\", title: \"{title} \\u{{202e}}\")");
        let text = format!(
            "Journey(format: 1, title: \"M\", stages: [Stage(id: \"s\", title: \"S\", cards: [{card}])])"
        );
        read(&text).unwrap()
    };
    let merged = wayband::merge::merge(Some(map("Base")), map("Ours"), map(&long));
    let mut app = app(&shipped(), "");
    app.editor = Editor::new(merged.document);
    app.settle(merged.conflicts);
    for writing in [false, true] {
        if writing {
            let key = KeyEvent::new(KeyCode::Char('e'), KeyModifiers::NONE);
            update(&mut app, Event::Key(key));
        }
        for width in 0..=60 {
            for height in 0..=24 {
                update(&mut app, Event::Resize(width, height));
                draw(&app);
            }
        }
    }
}

#[test]
fn maps_over_maps_the_tour_and_what_offers_it_at_every_size() {
    let long = "한국어 a rather long name of a file.ron";
    let mut apps = [app(&hostile(), ""), app(&hostile(), "G"), app(&shipped(), "/new coll\n")];
    apps[0].beneath = vec![long.into(), "b.ron".into(), format!("deep/{long}").into()];
    apps[0].mode = Mode::Question(Question::MakeJourney(long.into()));
    apps[1].tour = Some(Tour::default());
    apps[2].offers_tour = true;
    for app in &mut apps {
        for lines in [Lines::Drawn, Lines::Plain] {
            app.view.lines = lines;
            for width in (0..=80).chain([120, 300]) {
                for height in [0, 1, 10, 11, 12, 24, 40] {
                    update(app, Event::Resize(width, height));
                    draw(app);
                }
            }
        }
    }
}
