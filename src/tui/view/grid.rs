//! The map: stage titles, lanes, the band with its two edges.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::super::app::{App, Look};
use super::super::compared::Compared;
use super::super::keymap::Keymap;
use super::super::marks::Marks;
use super::super::mode::{Mode, Typing};
use super::super::paint::Painter;
use super::super::wording::cards as card_count;
use super::cards::{self, CardFace};
use super::curve::OtherCurve;
use super::{curve, rect, triggers};
use crate::journey::{Card, Journey, Visibility};
use crate::layout::{Cells, Column, EdgeLine, Geometry, LanePlace, Spot};
use crate::text::{ELLIPSIS, Line, Room, width, wrap};

/// What a map is drawn from, on the screen and on paper.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The map.
    pub journey: &'a Journey,
    /// Its table of cells.
    pub cells: &'a Cells,
    /// Where everything stands.
    pub geometry: &'a Geometry,
    /// Colours and signs.
    pub look: Look,
    /// How commands are reached; `None` on paper.
    pub keymap: Option<&'a Keymap>,
    /// Where the cursor stands; `None` on paper.
    pub cursor: Option<Spot>,
    /// The marked cards.
    pub marked: &'a Marks,
    /// Curves beside the lead persona's.
    pub curves: &'a [OtherCurve<'a>],
    /// The map that this one is compared with.
    pub compared: Option<&'a Compared>,
    /// Whether a card does not fit the filter, and so is dimmed.
    pub is_dimmed: &'a dyn Fn(&Card) -> bool,
    /// A text being typed into a cell: its line, and whether it will be a new card.
    pub typing: Option<(&'a Typing, Spot, bool)>,
    /// Where a dragged card would be dropped.
    pub shadow: Option<Spot>,
}

impl Scene<'_> {
    /// That something is not there, and how it is made: `No stage yet · A adds one`.
    pub(super) fn reach(&self, missing: &str, command: &str) -> String {
        match self.keymap {
            Some(keymap) => {
                let (between, key) = (self.look.glyphs.between, keymap.key(command));
                format!("{missing} {between} {key} adds one")
            }
            None => missing.to_owned(),
        }
    }
}

/// Draws the map of the screen.
pub(super) fn draw(app: &App, painter: &mut Painter<'_>) -> Option<Position> {
    let geometry = app.geometry()?;
    let typing = match &app.mode {
        Mode::Typing(typing) => {
            app.mode.typing_cell(app).map(|(spot, is_new)| (typing, spot, is_new))
        }
        _ => None,
    };
    let filter = app.view.filter.as_ref();
    let is_dimmed = |card: &Card| filter.is_some_and(|filter| !filter.fits(card, &app.findings));
    let curves = curve::others(app);
    let scene = Scene {
        curves: &curves,
        compared: app.compared.as_ref(),
        is_dimmed: &is_dimmed,
        journey: app.editor.journey(),
        cells: app.editor.cells(),
        geometry: &geometry,
        look: app.look,
        keymap: Some(&app.keymap),
        cursor: Some(app.cursor()),
        marked: app.editor.marked(),
        typing,
        shadow: app.drag.over,
    };
    draw_map(&scene, painter)
}

/// Draws a map; gives the place of the terminal's cursor where a text is being typed.
pub fn draw_map(scene: &Scene<'_>, painter: &mut Painter<'_>) -> Option<Position> {
    let geometry = scene.geometry;
    ground(scene, painter);
    titles(scene, painter);
    for (edge, y) in &geometry.edges {
        edge_line(scene, *edge, *y, painter);
    }
    if scene.cells.rows().is_empty() && !geometry.columns.is_empty() {
        no_lane(scene, painter);
    }
    let mut cursor = None;
    for lane in &geometry.lanes {
        lane_title(scene, lane, painter);
        if lane.folded {
            counts(scene, lane, painter);
        } else {
            cursor = lane_cells(scene, lane, painter).or(cursor);
        }
    }
    if scene.typing.is_none() {
        triggers::draw(scene, painter);
    }
    curve::draw(scene, painter);
    cursor
}

fn ground(scene: &Scene<'_>, painter: &mut Painter<'_>) {
    let area = scene.geometry.area;
    if let Some((top, bottom)) = scene.geometry.band() {
        let band = Rect { x: area.x, y: top, width: area.width, height: bottom - top };
        painter.tint(band, scene.look.theme.band_ground);
    }
}

/// What stands below the edges where no lane lies between them.
fn no_lane(scene: &Scene<'_>, painter: &mut Painter<'_>) {
    let area = scene.geometry.area;
    let below = scene.geometry.edges.iter().map(|(_, y)| y + 1).max().unwrap_or(area.y);
    if below < area.bottom() {
        let x = area.x + scene.geometry.rail;
        let words = scene.reach("No lane yet", "add-lane");
        painter.text(x, below, area.right() - x, &words, scene.look.theme.quiet);
    }
}

fn titles(scene: &Scene<'_>, painter: &mut Painter<'_>) {
    let theme = &scene.look.theme;
    let geometry = scene.geometry;
    if geometry.columns.is_empty() {
        let x = geometry.area.x + geometry.rail;
        painter.text(
            x,
            geometry.titles,
            geometry.area.right() - x,
            &scene.reach("No stage yet", "add-stage"),
            theme.quiet,
        );
    }
    let gone = scene.compared.map(|compared| compared.gone(scene.journey)).unwrap_or_default();
    for column in &geometry.columns {
        let Some(stage) = scene.journey.stages.get(column.stage) else { continue };
        let here = scene.cursor.is_some_and(|cursor| cursor.stage == column.stage);
        let number = (column.stage + 1).to_string();
        let end = column.x + column.width - 1;
        if column.folded {
            let ink = if here { theme.accent } else { theme.quiet };
            painter.text(column.x, geometry.titles, column.width - 1, &number, ink);
            continue;
        }
        let ink = if here { theme.accent } else { theme.quiet };
        let mut end = end;
        if let Some(gone) = gone.get(stage.id.as_str()) {
            let words = format!("{} gone", gone.len());
            end = painter
                .text_before(end, geometry.titles, column.width / 2, &words, theme.negative)
                .saturating_sub(1);
        }
        let x = painter.text(column.x, geometry.titles, column.width - 1, &number, ink) + 1;
        painter.text(x, geometry.titles, end.saturating_sub(x), &stage.title, theme.strong);
        if let (Some(y), Some(goal)) = (geometry.goals, &stage.goal) {
            painter.text(column.x, y, column.width - 1, goal, theme.quiet);
        }
    }
}

/// An edge is a sentence first and a term second.
fn edge_line(scene: &Scene<'_>, edge: EdgeLine, y: u16, painter: &mut Painter<'_>) {
    let theme = &scene.look.theme;
    let glyphs = &scene.look.glyphs;
    let area = scene.geometry.area;
    if edge == EdgeLine::Interaction {
        let x = area.x + scene.geometry.rail;
        painter.repeat(x, y, area.right() - x, glyphs.interaction_line, theme.quiet);
        painter.text(area.x + 1, y, scene.geometry.rail - 1, "interaction", theme.quiet);
        return;
    }
    painter.repeat(area.x, y, area.width, glyphs.edge, theme.band);
    let text = format!(" {} ", edge_words(scene.journey, scene.look, edge));
    painter.text(area.x + 1, y, area.width.saturating_sub(2), &text, theme.band);
}

/// What an edge says: who cannot see what lies beyond it, and its name.
pub(in super::super) fn edge_words(journey: &Journey, look: Look, edge: EdgeLine) -> String {
    let glyphs = &look.glyphs;
    let (sign, who, name) = match edge {
        EdgeLine::Provider => (glyphs.up, journey.provider_name(), "provider's line of visibility"),
        EdgeLine::Consumer => {
            (glyphs.down, journey.consumer_name(), "consumer's line of visibility")
        }
        EdgeLine::Interaction => return "line of interaction".to_owned(),
    };
    format!("{sign} {who} cannot see this {} {name}", glyphs.between)
}

fn lane_title(scene: &Scene<'_>, lane: &LanePlace, painter: &mut Painter<'_>) {
    let row = scene.cells.rows().get(lane.row);
    let theme = &scene.look.theme;
    let found = row.and_then(|row| row.index).and_then(|index| scene.journey.lanes.get(index));
    let (title, style) = match (found, row) {
        (Some(lane), _) => (lane.title.as_str(), theme.zone(lane.visibility)),
        (None, _) => ("No such lane", theme.negative),
    };
    let longest = title.split(' ').map(width).max().unwrap_or(0);
    let room = usize::from(scene.geometry.rail.saturating_sub(2));
    // The cell before the first column is taken only by a word that would be broken without it.
    let room = if longest > room { room + 1 } else { room };
    let lines = usize::from(lane.height.min(4));
    let x = scene.geometry.area.x + 1;
    for (number, line) in wrap(title, Room::even(room, lines)).enumerate() {
        let mut style = style;
        if number == 0 {
            style = style.add_modifier(Modifier::BOLD);
        }
        // A word that is wider than the rail reads better cut than in two pieces.
        let is_broken = line.end == "-";
        let end = if is_broken { ELLIPSIS } else { line.end };
        painter.line(x, lane.y + number as u16, room as u16, Line { end, ..line }, style);
        if is_broken {
            break;
        }
    }
}

/// The cells of a folded lane.
fn counts(scene: &Scene<'_>, lane: &LanePlace, painter: &mut Painter<'_>) {
    for column in &scene.geometry.columns {
        folded_cell(scene, lane, column, painter);
    }
}

/// How many cards a cell holds whose lane or stage is folded.
fn folded_cell(scene: &Scene<'_>, lane: &LanePlace, column: &Column, painter: &mut Painter<'_>) {
    let theme = &scene.look.theme;
    let cell = Spot { stage: column.stage, row: lane.row, card: None };
    let here = scene.cursor.is_some_and(|cursor| Spot { card: None, ..cursor } == cell);
    if here {
        let width = column.width - 1;
        painter.tint(Rect { x: column.x, y: lane.y, width, height: 1 }, theme.selected);
        painter.text(column.x, lane.y, 1, scene.look.glyphs.selected_bar, theme.accent);
    }
    let count = scene.cells.cards(cell.stage, cell.row).len();
    let room = column.width - 2;
    let text = match card_count(count) {
        _ if count == 0 => return,
        words if width(&words) < usize::from(room) => words,
        _ => count.to_string(),
    };
    painter.text(column.x + 2, lane.y, room, &text, theme.quiet);
}

fn lane_cells(scene: &Scene<'_>, lane: &LanePlace, painter: &mut Painter<'_>) -> Option<Position> {
    let geometry = scene.geometry;
    let zone = scene.cells.rows().get(lane.row).map_or(Visibility::Provider, |row| row.zone);
    let mut cursor = None;
    for column in &geometry.columns {
        if column.folded {
            folded_cell(scene, lane, column, painter);
            continue;
        }
        let cell = Spot { stage: column.stage, row: lane.row, card: None };
        let typed = scene.typing.filter(|(_, spot, _)| Spot { card: None, ..*spot } == cell);
        let count = scene.cells.cards(cell.stage, cell.row).len();
        let across = usize::from(geometry.density.across.max(1));
        let first = lane.top * across;
        let last = first + lane.slots * across;
        for place in first..last {
            let spot = Spot { card: Some(place), ..cell };
            let Some(area) = geometry.card(spot) else { break };
            if let Some((typing, ..)) = typed.filter(|(_, at, _)| at.card == Some(place)) {
                cursor = Some(cards::draw_typed(scene.look, area, zone, typing, painter));
                continue;
            }
            // A card being typed in moves those behind it by one.
            let moved = typed.is_some_and(|(_, at, is_new)| is_new && at.card < Some(place));
            let position = place - usize::from(moved);
            if position >= count {
                break;
            }
            let Some(card) = scene.cells.card(scene.journey, Spot { card: Some(position), ..cell })
            else {
                break;
            };
            let face = CardFace {
                card,
                zone,
                selected: typed.is_none() && scene.cursor == Some(spot),
                marked: scene.marked.contains(card.handle),
                dimmed: (scene.is_dimmed)(card),
                stage: scene.journey.stages.get(cell.stage).map_or("", |stage| stage.id.as_str()),
            };
            cards::draw(scene, area, face, painter);
        }
        if count == 0 && typed.is_none() {
            empty_cell(scene, lane, cell, zone, painter);
        }
        if lane.cut {
            overflow(scene, lane, column.x, first, count.saturating_sub(last), painter);
        }
        if scene.shadow.is_some_and(|spot| Spot { card: None, ..spot } == cell) {
            let place = scene.shadow.and_then(|spot| spot.card).unwrap_or(0).min(count);
            if let Some(area) = geometry.card(Spot { card: Some(place), ..cell }) {
                painter.tint(rect(area), scene.look.theme.field);
            }
        }
    }
    cursor
}

/// An empty cell says what belongs there when the cursor stands on it, and where a blind spot is.
fn empty_cell(
    scene: &Scene<'_>,
    lane: &LanePlace,
    cell: Spot,
    zone: Visibility,
    painter: &mut Painter<'_>,
) {
    let theme = &scene.look.theme;
    let glyphs = &scene.look.glyphs;
    let Some(area) = scene.geometry.card(Spot {
        card: Some(lane.top * usize::from(scene.geometry.density.across.max(1))),
        ..cell
    }) else {
        return;
    };
    let here = scene.cursor.is_some_and(|cursor| Spot { card: None, ..cursor } == cell);
    let x = area.x + 2;
    let room = area.width.saturating_sub(2);
    if here {
        painter.tint(rect(area), theme.selected);
        for y in area.y..area.bottom() {
            painter.text(area.x, y, 1, glyphs.selected_bar, theme.accent);
        }
        let question = scene.journey.stages.get(cell.stage).and_then(|stage| stage.step);
        let words = question
            .and_then(|step| step.questions().first().copied())
            .map_or_else(|| scene.reach("No card yet", "add"), str::to_owned);
        let lines = Room::even(usize::from(room), usize::from(area.height));
        let italic = theme.quiet.add_modifier(Modifier::ITALIC);
        for (y, line) in (area.y..).zip(wrap(&words, lines)) {
            painter.line(x, y, room, line, italic);
        }
    } else if zone == Visibility::Band
        && scene.cells.is_first_of_zone(cell.row)
        && scene.cells.is_blind_spot(cell.stage)
    {
        let room = scene.geometry.columns.first().map_or(0, |column| column.width - 1);
        let line = glyphs.blind.repeat(2);
        let text = match room {
            16.. => format!("{line} blind spot {line}"),
            10.. => "blind spot".to_owned(),
            _ => "blind".to_owned(),
        };
        painter.text(area.x, area.y, room, &text, unbold(theme.negative));
    }
}

/// The last line of a lane that is cut: how many more cards the cell holds, below and above.
fn overflow(
    scene: &Scene<'_>,
    lane: &LanePlace,
    x: u16,
    above: usize,
    below: usize,
    painter: &mut Painter<'_>,
) {
    let up = scene.look.glyphs.up;
    let text = match (above, below) {
        (0, 0) => return,
        (0, below) => format!("+{below}"),
        (above, 0) => format!("{up}{above}"),
        (above, below) => format!("+{below} {up}{above}"),
    };
    painter.text(x + 2, lane.y + lane.height - 1, 14, &text, scene.look.theme.quiet);
}

fn unbold(style: Style) -> Style {
    style.remove_modifier(Modifier::BOLD)
}
