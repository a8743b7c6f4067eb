//! Pictures of the screen: what is written, in which ink, on which ground.

mod panes;

use std::fmt::Write as _;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::render;
use crate::check::TextOnly;
use crate::config::ThemeChoice;
use crate::format::read;
use crate::text::width;
use crate::tui::app::{App, Look};
use crate::tui::editor::Editor;
use crate::tui::findings::Findings;
use crate::tui::glyphs::Glyphs;
use crate::tui::pane::{Lines, Pane};
use crate::tui::theme::{Depth, Ground, Theme};
use crate::tui::update::update;

/// The sizes at which pictures are kept.
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

const LEGEND: &str = "\
ink: t text  q quiet  c consumer  b band  p provider  a accent  + positive  - negative  l line
     upper case or = and ~ for + and -: bold; i italic; d dim
ground: b band  s selected  f foot  e entry field; r reversed  u underlined
";

fn screen(map: &str, keys: &str, look: Look, size: (u16, u16)) -> App {
    let document = read(map).unwrap();
    let mut app = App::new(Editor::new(document), "journeys/a-map.ron".into(), look, size);
    app.findings = Findings::of(app.editor.journey(), &TextOnly);
    // Whatever the width.
    app.view.chosen = Some(Pane::Map);
    app.reveal();
    press(&mut app, keys);
    app
}

fn press(app: &mut App, keys: &str) {
    for key in keys.chars() {
        let code = if key == '\r' { KeyCode::Enter } else { KeyCode::Char(key) };
        let key = KeyEvent::new(code, KeyModifiers::NONE);
        update(app, Event::Key(key));
    }
}

fn picture(app: &App) -> String {
    let (columns, rows) = app.size;
    let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width: columns, height: rows });
    let cursor = render(app, &mut buffer);
    picture_of(&buffer, cursor, &app.look.theme)
}

/// What is written, in which ink, on which ground.
pub(crate) fn picture_of(buffer: &Buffer, cursor: Option<Position>, theme: &Theme) -> String {
    let mut out = String::new();
    grid(&mut out, buffer, |cell| cell.symbol().to_owned());
    let cursor = cursor.map_or("none".to_owned(), |at| format!("{},{}", at.x, at.y));
    let _ = writeln!(out, "cursor: {cursor}\n{LEGEND}--- ink");
    grid(&mut out, buffer, |cell| ink(theme, cell).to_string().repeat(width(cell.symbol()).max(1)));
    out.push_str("--- ground\n");
    grid(&mut out, buffer, |cell| {
        ground(theme, cell).to_string().repeat(width(cell.symbol()).max(1))
    });
    out
}

/// The rows of a buffer, with a bar at the end of each so that no blank is lost.
fn grid(out: &mut String, buffer: &Buffer, show: impl Fn(&Cell) -> String) {
    for y in 0..buffer.area.height {
        let mut covered = 0;
        for x in 0..buffer.area.width {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let cell = &buffer[(x, y)];
            covered = width(cell.symbol()).saturating_sub(1);
            out.push_str(&show(cell));
        }
        out.push_str("|\n");
    }
}

fn ink(theme: &Theme, cell: &Cell) -> char {
    if cell.symbol() == " " {
        return ' ';
    }
    let roles = [
        ('q', theme.quiet),
        ('c', theme.consumer),
        ('b', theme.band),
        ('p', theme.provider),
        ('a', theme.accent),
        ('+', theme.positive),
        ('-', theme.negative),
        ('l', theme.line),
    ];
    let is_inked =
        |style: &Style| style.fg.is_some_and(|ink| ink != Color::Reset && ink == cell.fg);
    let role = roles.iter().find(|(_, style)| is_inked(style)).map_or('t', |(role, _)| *role);
    let has = |modifier| cell.modifier.contains(modifier);
    match role {
        '+' if has(Modifier::BOLD) => '=',
        '-' if has(Modifier::BOLD) => '~',
        role if has(Modifier::BOLD) => role.to_ascii_uppercase(),
        _ if has(Modifier::ITALIC) => 'i',
        _ if has(Modifier::DIM) => 'd',
        role => role,
    }
}

fn ground(theme: &Theme, cell: &Cell) -> char {
    let roles =
        [('b', theme.band_ground), ('s', theme.selected), ('f', theme.footer), ('e', theme.field)];
    let is_ground = |style: &Style| style.bg.is_some_and(|bg| bg != Color::Reset && bg == cell.bg);
    let role = roles.iter().find(|(_, style)| is_ground(style)).map(|(role, _)| *role);
    let has = |modifier| cell.modifier.contains(modifier);
    match role {
        Some(role) => role,
        None if has(Modifier::REVERSED) => 'r',
        None if has(Modifier::UNDERLINED) => 'u',
        None => ' ',
    }
}

fn dark() -> Look {
    Look { theme: Theme::new(Ground::Dark, Depth::True), glyphs: Glyphs::UNICODE }
}

fn shipped(name: &str) -> String {
    std::fs::read_to_string(format!("journeys/{name}.ron")).unwrap()
}

/// Keeps a picture of a screen at every size.
fn keep(name: &str, map: &str, keys: &str) {
    keep_in(Lines::Drawn, name, map, keys);
}

fn keep_in(lines: Lines, name: &str, map: &str, keys: &str) {
    for size in SIZES {
        let mut app = screen(map, "", dark(), size);
        app.view.lines = lines;
        app.reveal();
        press(&mut app, keys);
        insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), picture(&app));
    }
}

#[test]
fn a_map_at_its_start() {
    keep("start", &shipped("new-laptop"), "");
}

#[test]
fn a_card_being_typed() {
    keep("typing", &shipped("new-laptop"), "jaMails the desk * -1 ~20m @tom");
}

#[test]
fn the_overview() {
    keep("overview", &shipped("new-laptop"), "jZ");
}

#[test]
fn whole_titles_to_be_read() {
    keep("reading", &shipped("new-laptop"), "zjj");
}

#[test]
fn a_folded_lane_and_a_folded_stage() {
    keep("folded", &shipped("new-laptop"), "lFljj_");
}

#[test]
fn what_fits_a_filter_and_what_does_not() {
    let mut app = screen(&shipped("new-laptop"), "f/web", dark(), (120, 40));
    let enter = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
    update(&mut app, Event::Key(enter));
    insta::assert_snapshot!("filter_120x40", picture(&app));
}

#[test]
fn more_cards_than_there_is_room_for() {
    let mut map = "Journey(format: 1, title: \"Many cards\", stages: [".to_owned();
    for stage in 1..=9 {
        let _ = write!(map, "Stage(id: \"s{stage}\", title: \"Stage {stage}\", cards: [");
        for card in 0..stage * 3 {
            let lane = ["consumer", "touchpoints", "touchpoints", "provider"][card % 4];
            let emotion = (card * 7 % 5) as i64 - 2;
            let _ = write!(
                map,
                "Touchpoint(id: \"c{stage}x{card}\", lane: \"{lane}\", title: \"Card {card} of stage {stage}\", emotion: {emotion}),"
            );
        }
        map.push_str("]),");
    }
    map.push_str("])");
    keep("overflow", &map, "$jjj");
}

#[test]
fn five_lanes_with_the_line_of_interaction() {
    keep("five_lanes", &shipped("platform-environment"), "");
}

#[test]
fn a_map_without_stages() {
    keep("empty", "Journey(format: 1, title: \"A new map\")", "");
}

#[test]
fn a_map_with_errors() {
    let map = r#"Journey(format: 1, title: "Broken \u{1b}[31m", provider: "Workplace IT", stages: [
        Stage(id: "explore", title: "Explore", cards: [
            Activity(id: "one", lane: "consumer", title: "Asks \u{202e}around", emotion: 7),
            Touchpoint(id: "one", lane: "touchpoints", title: "Asks the desk", emotion: -2),
            Activity(id: "three", lane: "nowhere", title: "Lost at first"),
        ]),
        Stage(id: "offer", title: "Offer", cards: [
            Activity(id: "four", lane: "elsewhere", title: "Lost too", emotion: -9),
        ]),
    ])"#;
    keep("errors", map, "");
}

#[test]
fn ascii_alone() {
    let look = Look { glyphs: Glyphs::ASCII, ..dark() };
    let app = screen(&shipped("new-laptop"), "", look, (80, 24));
    insta::assert_snapshot!("ascii_80x24", picture(&app));
}

#[test]
fn in_high_contrast() {
    let theme = Theme::of(&ThemeChoice::HighContrast, Ground::Dark, Depth::True);
    let app = screen(&shipped("new-laptop"), "j ", Look { theme, ..dark() }, (80, 24));
    insta::assert_snapshot!("high_contrast_80x24", picture(&app));
    // Every cell has an ink and a ground of the theme.
    let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width: 80, height: 24 });
    render(&app, &mut buffer);
    let bare = |cell: &Cell| cell.fg == Color::Reset || cell.bg == Color::Reset;
    assert!(!buffer.content.iter().any(bare));
}

#[test]
fn plain_signs_alone_everywhere() {
    let look = Look { glyphs: Glyphs::ASCII, ..dark() };
    let map = r#"Journey(format: 1, title: "A title that is much longer than the line at the top", stages: [
        Stage(id: "a", title: "A stage", cards: [
            Activity(id: "b", lane: "consumer", title: "A card with a title that must be cut", emotion: 1,
                metrics: [Metric(name: "wait", value: 52, target: 75)]),
        ]),
    ])"#;
    // The map, help, palette, next keys, details, typing, messages, insight.
    for keys in
        ["", "?", ":", "d", "\r", "a", "x", "Z", "/card\r", "y", "gm", "gs", "gi", "giG", "q"]
    {
        for size in SIZES {
            let app = screen(map, keys, look, size);
            let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width: size.0, height: size.1 });
            render(&app, &mut buffer);
            let other: Vec<&str> =
                buffer.content.iter().map(Cell::symbol).filter(|sign| !sign.is_ascii()).collect();
            assert!(other.is_empty(), "{keys} at {size:?}: {other:?}");
        }
    }
}

#[test]
fn without_colours() {
    let look = Look { theme: Theme::new(Ground::Dark, Depth::Plain), glyphs: Glyphs::UNICODE };
    let app = screen(&shipped("new-laptop"), "j ", look, (80, 24));
    insta::assert_snapshot!("no_colour_80x24", picture(&app));
}

#[test]
fn the_outline_in_ascii_without_colours() {
    let theme = Theme::new(Ground::Dark, Depth::Plain);
    let look = Look { theme, glyphs: Glyphs::ASCII };
    let app = screen(&shipped("new-laptop"), "goj l", look, (80, 24));
    insta::assert_snapshot!("outline_no_colour_80x24", picture(&app));
}

#[test]
fn figures_and_findings_in_ascii_without_colours() {
    let theme = Theme::new(Ground::Dark, Depth::Plain);
    let look = Look { theme, glyphs: Glyphs::ASCII };
    let app = screen(&shipped("new-laptop"), "gijG", look, (80, 24));
    insta::assert_snapshot!("insight_no_colour_80x24", picture(&app));
}
