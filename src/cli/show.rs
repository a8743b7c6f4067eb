//! `wayband show`: a map drawn as text.

use std::path::PathBuf;

use clap::Args;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::maps;
use super::output::{Output, terminal_width};
use super::status::{Failure, Status};
use crate::journey::{Journey, State};
use crate::layout::{Area, Cells, Folds, Geometry, MIN_HEIGHT, MIN_WIDTH, View, Zoom};
use crate::store;
use crate::tui::app::Look;
use crate::tui::glyphs::Glyphs;
use crate::tui::marks::Marks;
use crate::tui::paint::Painter;
use crate::tui::theme::{Depth, Ground, Theme};
use crate::tui::view::{Scene, draw_map};

/// The width where there is no terminal to ask.
const USUAL_WIDTH: u16 = 120;
/// More rows than any map needs that a person reads; what is left out is told by its count.
const MAX_ROWS: u16 = 60_000;
/// More lines than anybody reads: many stages below each other, each with many lanes, would be a
/// drawing out of all proportion to its map. The stages left out are told by their count.
const MAX_LINES: usize = 500_000;

/// Draw a map as text on standard output
///
/// Stages that do not fit beside each other stand below.
#[derive(Debug, Args)]
pub struct Show {
    /// The map.
    file: PathBuf,

    /// How many cells wide, from 30 [default: as wide as the terminal, else 120].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(i64::from(MIN_WIDTH)..=1000))]
    width: Option<u16>,

    /// Draw lines and signs with ASCII characters only.
    #[arg(long)]
    ascii: bool,
}

impl Show {
    /// Draws.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let map = match store::open(&self.file) {
            Ok(map) => map,
            Err(error) => return Ok(maps::tell(error, out)),
        };
        let terminal = terminal_width().map(|width| width.max(MIN_WIDTH));
        let width = self.width.or(terminal).unwrap_or(USUAL_WIDTH);
        out.raw(draw(&map.document.journey, width, self.ascii, out.color(), MAX_LINES));
        Ok(Status::Fine)
    }
}

/// The map as text, its heading first, then as many stages beside each other as fit, then the next
/// ones below, until there are more than `most` lines. No line is wider than `width`, and none ends
/// in blanks.
fn draw(journey: &Journey, width: u16, ascii: bool, color: bool, most: usize) -> String {
    // The terminal's own colours can be read on every ground; nobody can be asked here.
    let depth = if color { Depth::Sixteen } else { Depth::Plain };
    let look = Look {
        theme: Theme::new(Ground::default(), depth),
        glyphs: if ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
    };
    let mut text = heading(journey, width, look, color);
    let cells = Cells::new(journey);
    let mut first = 0;
    let mut lines = 0;
    loop {
        let geometry = strip(journey, &cells, width, first);
        let area = Rect { x: 0, y: 0, width, height: geometry.area.height };
        let mut buffer = Buffer::empty(area);
        let scene = Scene {
            journey,
            cells: &cells,
            geometry: &geometry,
            look,
            keymap: None,
            cursor: None,
            marked: &Marks::default(),
            is_dimmed: &|_| false,
            curves: &[],
            compared: None,
            typing: None,
            shadow: None,
        };
        draw_map(&scene, &mut Painter::new(&mut buffer));
        if ascii {
            cut_with_a_point(&mut buffer);
        }
        text.push('\n');
        text.push_str(&written(&buffer, color));
        first += geometry.columns.len();
        if first >= journey.stages.len() {
            return text;
        }
        lines += usize::from(area.height);
        if lines > most {
            let left = journey.stages.len() - first;
            text.push_str(&format!(
                "\n{left} more {}\n",
                if left == 1 { "stage" } else { "stages" }
            ));
            return text;
        }
    }
}

fn heading(journey: &Journey, width: u16, look: Look, color: bool) -> String {
    let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height: 1 });
    let mut painter = Painter::new(&mut buffer);
    let behind = painter.text(0, 0, width, &journey.title, look.theme.strong);
    let lead = journey.lead_persona().map(|persona| persona.name.as_str());
    let state = match journey.state {
        State::Current => "current",
        State::Future => "future",
    };
    let parts: Vec<&str> = [state].into_iter().chain(lead).collect();
    let parts = parts.join(&format!(" {} ", look.glyphs.between));
    let start = behind.saturating_add(2).min(width);
    painter.text(start, 0, width - start, &parts, look.theme.quiet);
    if look.glyphs == Glyphs::ASCII {
        cut_with_a_point(&mut buffer);
    }
    written(&buffer, color)
}

/// A text that was cut ends in an ellipsis; where only ASCII can be shown, in a full stop.
fn cut_with_a_point(buffer: &mut Buffer) {
    for cell in buffer.content.iter_mut().filter(|cell| cell.symbol() == "…") {
        cell.set_symbol(".");
    }
}

/// The stages from `first` on that fit beside each other, with all the room below that they need.
fn strip(journey: &Journey, cells: &Cells, width: u16, first: usize) -> Geometry {
    let area = Area { x: 0, y: 0, width, height: MAX_ROWS };
    let view = View {
        area,
        zoom: Zoom::Normal,
        folds: &Folds::default(),
        first_stage: first,
        tops: &[],
        cursor: None,
        typing: None,
    };
    let mut geometry = Geometry::new(journey, cells, view);
    // A screen that is scrolled to the end is kept full; on paper no stage stands twice.
    geometry.columns.retain(|column| column.stage >= first);
    let mut x = geometry.rail;
    for column in &mut geometry.columns {
        column.x = x;
        x += column.width;
    }
    geometry.area.height = geometry.curve.bottom().max(MIN_HEIGHT);
    geometry
}

/// The lines of a buffer, each with its line end; with the sequences for its styles where `color`.
fn written(buffer: &Buffer, color: bool) -> String {
    let mut text = String::new();
    let width = usize::from(buffer.area.width);
    let mut lines: Vec<String> =
        buffer.content.chunks(width.max(1)).map(|line| written_line(line, color)).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn written_line(cells: &[Cell], color: bool) -> String {
    let is_blank = |cell: &Cell| cell.symbol() == " " && (!color || cell.bg == Color::Reset);
    let end = cells.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
    let mut line = String::new();
    let mut style = String::new();
    let mut covered = 0;
    for cell in &cells[..end] {
        // The cells behind a wide character are its own.
        if covered > 0 {
            covered -= 1;
            continue;
        }
        covered = crate::text::width(cell.symbol()).saturating_sub(1);
        let next = if color { sequence(cell) } else { String::new() };
        if next != style {
            line.push_str("\x1b[0m");
            line.push_str(&next);
            style = next;
        }
        line.push_str(cell.symbol());
    }
    if !style.is_empty() {
        line.push_str("\x1b[0m");
    }
    line
}

/// The sequence (ECMA-48, SGR) that turns a cell's style on; empty where it has none.
fn sequence(cell: &Cell) -> String {
    const WEIGHTS: &[(Modifier, u8)] = &[
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ];
    let weights = WEIGHTS.iter().filter(|(weight, _)| cell.modifier.contains(*weight));
    let mut codes: Vec<u8> = weights.map(|(_, code)| *code).collect();
    codes.extend(code(cell.fg).map(|code| 30 + code));
    codes.extend(code(cell.bg).map(|code| 40 + code));
    if codes.is_empty() {
        return String::new();
    }
    let codes: Vec<String> = codes.iter().map(u8::to_string).collect();
    format!("\x1b[{}m", codes.join(";"))
}

/// The number of one of the terminal's own colours, over 30 for ink and over 40 for ground.
fn code(color: Color) -> Option<u8> {
    const BRIGHT: u8 = 60;
    Some(match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => BRIGHT,
        Color::LightRed => BRIGHT + 1,
        Color::LightGreen => BRIGHT + 2,
        Color::LightYellow => BRIGHT + 3,
        Color::LightBlue => BRIGHT + 4,
        Color::LightMagenta => BRIGHT + 5,
        Color::LightCyan => BRIGHT + 6,
        Color::White => BRIGHT + 7,
        // The theme of sixteen colours has no others.
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{MAX_LINES, draw};
    use crate::journey::{Card, Journey, Stage};
    use crate::text;

    fn map(stages: usize) -> Journey {
        let mut map = Journey::blank();
        map.title = "A \x1b[31mmap".into();
        for number in 0..stages {
            let card = Card {
                id: format!("c{number}"),
                lane: "touchpoints".into(),
                title: format!("개통 신청 {number}"),
                emotion: Some(-1),
                ..Card::default()
            };
            let title = format!("Stage{number}");
            let id = format!("s{number}");
            map.stages.push(Stage { id, title, cards: vec![card], ..Stage::default() });
        }
        map.number();
        map
    }

    #[test]
    fn every_stage_stands_once_at_any_width() {
        for (stages, width) in [(0, 30), (1, 30), (5, 30), (5, 80), (7, 120), (11, 80), (3, 1000)] {
            let drawn = draw(&map(stages), width, false, false, MAX_LINES);
            for number in 0..stages {
                let title = format!("Stage{number}");
                let count = drawn.split_whitespace().filter(|word| *word == title).count();
                assert_eq!(count, 1, "{stages} {width}\n{drawn}");
            }
            for line in drawn.lines() {
                assert!(text::width(line) <= usize::from(width), "{line}");
                assert_eq!(line, line.trim_end(), "no blanks at the end");
            }
        }
    }

    #[test]
    fn stages_without_end_are_counted_in_the_end() {
        let drawn = draw(&map(9), 30, false, false, 40);
        let shown = drawn.lines().filter(|line| line.contains(" Stage")).count();
        assert!((1..9).contains(&shown), "{drawn}");
        assert!(drawn.ends_with(&format!("\n\n{} more stages\n", 9 - shown)), "{drawn}");
    }

    #[test]
    fn what_is_beside_a_wide_character_is_not_pushed_aside() {
        let drawn = draw(&map(3), 80, false, false, MAX_LINES);
        let line = drawn.lines().find(|line| line.contains("신청 1")).unwrap();
        assert!(line.contains("개통 신청 0") && line.contains("개통 신청 2"), "{drawn}");
        assert!(!line.contains("개 통"), "{drawn}");
    }

    #[test]
    fn ascii_is_ascii_beside_the_maps_own_texts() {
        let mut map = map(4);
        map.stages.iter_mut().flat_map(|stage| &mut stage.cards).for_each(|card| {
            card.title = "Asks".into();
        });
        map.title = "A".repeat(40);
        for width in [30, 80] {
            let drawn = draw(&map, width, true, false, MAX_LINES);
            assert!(drawn.is_ascii(), "{drawn}");
        }
        assert!(!draw(&map, 80, false, false, MAX_LINES).is_ascii());
    }

    #[test]
    fn colour_is_the_only_control_and_only_when_asked_for() {
        let plain = draw(&map(2), 80, false, false, MAX_LINES);
        assert!(plain.starts_with("A \\u{1b}[31mmap"), "{plain}");
        assert!(!plain.contains('\x1b'));
        let coloured = draw(&map(2), 80, false, true, MAX_LINES);
        let mut bare = String::new();
        for (number, part) in coloured.split("\x1b[").enumerate() {
            let rest = if number == 0 { part } else { part.split_once('m').unwrap().1 };
            bare.push_str(rest);
        }
        assert!(coloured.contains("\x1b[1;31m"), "{coloured:?}");
        assert_eq!(bare, plain);
    }
}
