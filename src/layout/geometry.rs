//! The places of columns, lanes, edges, cards and the curve.

use std::collections::BTreeSet;

use super::area::Area;
use super::cells::{Cells, Spot};
use super::density::{Density, MARK_WIDTH, Zoom, tallest};
use super::rows::{LaneHeight, Need, interaction_between, share};
use crate::journey::{Journey, Side, Visibility};

/// The width of a folded stage: its number, and how many cards.
const FOLDED_COLUMN: u16 = 5;

/// What is looked at, and from where.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The room for the map.
    pub area: Area,
    /// How closely.
    pub zoom: Zoom,
    /// The first visible stage; moved back where there is room for more.
    pub first_stage: usize,
    /// For each row how many lines of cards are scrolled past; missing ones count as 0.
    pub tops: &'a [usize],
    /// Where the cursor stands; its lane is the last to be cut.
    pub cursor: Option<Spot>,
    /// The cell in which one more card is being typed.
    pub typing: Option<(usize, usize)>,
    /// What is folded.
    pub folds: &'a Folds,
}

/// Stages and rows of the table that are folded: their cells are shown as counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folds {
    /// The positions of stages.
    pub stages: BTreeSet<usize>,
    /// The positions of rows.
    pub rows: BTreeSet<usize>,
}

/// A visible stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The stage's position in the map.
    pub stage: usize,
    /// Its first cell.
    pub x: u16,
    /// Its cells.
    pub width: u16,
    /// Its cells are shown as counts.
    pub folded: bool,
}

/// A visible lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanePlace {
    /// The row's position in the table.
    pub row: usize,
    /// Its first line.
    pub y: u16,
    /// Its lines.
    pub height: u16,
    /// The first visible line of cards.
    pub top: usize,
    /// How many lines of cards are visible.
    pub slots: usize,
    /// Its cells are shown as counts.
    pub folded: bool,
    /// The last line says how many more cards there are.
    pub cut: bool,
}

/// A line across the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EdgeLine {
    /// The provider's line of visibility: above it the provider cannot see.
    Provider,
    /// The consumer's line of visibility: below it the consumer cannot see.
    Consumer,
    /// The line of interaction, within the band.
    Interaction,
}

/// What stands at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// A stage's title, by the stage's position.
    Stage(usize),
    /// A lane's title, by the row's position.
    Lane(usize),
    /// A cell of the table; with a card where one stands there.
    Cell(Spot),
    /// The emotion curve of a stage.
    Curve(usize),
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Geometry {
    /// The room for the map.
    pub area: Area,
    /// The width of the rail that holds the lanes' titles.
    pub rail: u16,
    /// The visible stages.
    pub columns: Vec<Column>,
    /// How much is shown.
    pub density: Density,
    /// The line of the stages' titles.
    pub titles: u16,
    /// The line of the stages' goals.
    pub goals: Option<u16>,
    /// The visible lanes.
    pub lanes: Vec<LanePlace>,
    /// The lines across the map, with where they stand.
    pub edges: Vec<(EdgeLine, u16)>,
    /// The emotion curve; no rows where there is none.
    pub curve: Area,
}

impl Geometry {
    /// Lays a map out. The area must be at least [`super::MIN_WIDTH`] by [`super::MIN_HEIGHT`].
    pub fn new(journey: &Journey, cells: &Cells, view: View<'_>) -> Self {
        let rail = rail_width(view.area.width);
        let columns = columns(cells.stage_count(), view, rail);
        let visible =
            columns.first().map_or(0, |c| c.stage)..columns.last().map_or(0, |c| c.stage + 1);
        let is_open = |stage: &usize| !view.folds.stages.contains(stage);
        let counts = tallest(cells, &visible.filter(is_open), view.typing);
        let plan = Plan::new(journey, cells);
        let open = columns.iter().find(|column| !column.folded);
        let column_width = open.map_or(view.zoom.column().0, |column| column.width);
        let cursor_row = view.cursor.map(|spot| spot.row);
        let (density, heights) = fit(&plan, &counts, view, column_width, cursor_row);
        place(&plan, cells, view, rail, columns, density, &heights)
    }

    /// Where a card stands; `None` where it is not visible.
    ///
    /// The card's position may be one past the last: the place of the next card.
    pub fn card(&self, spot: Spot) -> Option<Area> {
        let position = spot.card?;
        let column = self.columns.iter().find(|c| c.stage == spot.stage && !c.folded)?;
        let lane = self.lane(spot.row).filter(|lane| !lane.folded)?;
        let across = usize::from(self.density.across.max(1));
        let slot = (position / across).checked_sub(lane.top)?;
        if slot >= lane.slots {
            return None;
        }
        let pitch = usize::from(self.density.card_height() + self.density.gap());
        let y = lane.y + u16::try_from(slot * pitch).ok()?;
        let height = self.density.card_height().min((lane.y + lane.height).saturating_sub(y));
        let area = if self.density.marks {
            let x = column.x + MARK_WIDTH * u16::try_from(position % across).ok()?;
            Area { x, y, width: MARK_WIDTH, height }
        } else {
            Area { x: column.x, y, width: column.width.saturating_sub(1), height }
        };
        (height > 0).then_some(area)
    }

    /// The lane of a row; `None` where it is not visible.
    pub fn lane(&self, row: usize) -> Option<&LanePlace> {
        // They stand in the order of their rows.
        let place = self.lanes.binary_search_by_key(&row, |lane| lane.row).ok()?;
        self.lanes.get(place)
    }

    /// The lines of the band, edges left out; `None` where no band lane is visible.
    pub fn band(&self) -> Option<(u16, u16)> {
        let y = |edge| self.edges.iter().find(|(line, _)| *line == edge).map(|(_, y)| *y);
        let (top, bottom) = (y(EdgeLine::Provider)? + 1, y(EdgeLine::Consumer)?);
        (top < bottom).then_some((top, bottom))
    }

    /// What stands at a cell of the screen.
    pub fn at(&self, cells: &Cells, x: u16, y: u16) -> Option<Hit> {
        if !self.area.contains(x, y) {
            return None;
        }
        let column = self.columns.iter().find(|c| x >= c.x && x < c.x + c.width);
        if let Some(column) = column {
            if y == self.titles || Some(y) == self.goals {
                return Some(Hit::Stage(column.stage));
            }
            if y >= self.curve.y && y < self.curve.bottom() {
                return Some(Hit::Curve(column.stage));
            }
        }
        let lane = self.lanes.iter().find(|lane| y >= lane.y && y < lane.y + lane.height)?;
        let Some(column) = column else { return Some(Hit::Lane(lane.row)) };
        let spot = Spot { stage: column.stage, row: lane.row, card: None };
        let across = usize::from(self.density.across.max(1));
        let count = cells.cards(column.stage, lane.row).len();
        let first = lane.top * across;
        let last = (first + lane.slots * across).min(count);
        let card = (first..last).find(|card| {
            self.card(Spot { card: Some(*card), ..spot }).is_some_and(|area| area.contains(x, y))
        });
        Some(Hit::Cell(Spot { card, ..spot }))
    }
}

/// The rows of a map with the lines between them, from top to bottom.
struct Plan {
    parts: Vec<Part>,
    /// Some stage says what the consumer wants.
    has_goals: bool,
}

#[derive(Clone, Copy)]
enum Part {
    Edge(EdgeLine),
    Lane(usize),
}

impl Plan {
    fn new(journey: &Journey, cells: &Cells) -> Self {
        let rows = cells.rows();
        let side = |row: &super::cells::Row| -> Option<Side> {
            row.index.and_then(|index| journey.lanes.get(index)).and_then(|lane| lane.side)
        };
        let mut parts = Vec::with_capacity(rows.len() + 3);
        let first_of = |zone: Visibility| rows.iter().position(|row| row.zone as u8 >= zone as u8);
        let band = first_of(Visibility::Band).unwrap_or(rows.len());
        let provider = first_of(Visibility::Provider).unwrap_or(rows.len());
        for number in 0..=rows.len() {
            if number == band {
                parts.push(Part::Edge(EdgeLine::Provider));
            }
            if number == provider {
                parts.push(Part::Edge(EdgeLine::Consumer));
            }
            if number > 0
                && number < rows.len()
                && interaction_between(&rows[number - 1], &rows[number], side)
            {
                parts.push(Part::Edge(EdgeLine::Interaction));
            }
            if number < rows.len() {
                parts.push(Part::Lane(number));
            }
        }
        Plan { parts, has_goals: cells.has_goals() }
    }

    fn edges(&self) -> u32 {
        self.parts.iter().filter(|part| matches!(part, Part::Edge(_))).count() as u32
    }

    /// Blank lines: one above each part and one below the last, where there are any.
    fn blanks(&self, density: Density) -> u32 {
        if !density.blanks {
            return 0;
        }
        let lanes = self.parts.iter().filter(|part| matches!(part, Part::Lane(_))).count() as u32;
        lanes + self.edges().min(2) + 1
    }
}

fn fit(
    plan: &Plan,
    counts: &[usize],
    view: View<'_>,
    column: u16,
    cursor: Option<usize>,
) -> (Density, Vec<LaneHeight>) {
    let choices = Density::choices(view.zoom, column);
    for density in &choices {
        let density = &Density { goals: density.goals && plan.has_goals, ..*density };
        let room = lanes_room(plan, view, *density);
        let needs = Need::of(*density, counts, &view.folds.rows);
        if needs.iter().map(|need| need.rows).sum::<u32>() <= room {
            return (*density, share(*density, &needs, room, cursor));
        }
    }
    let mut density = choices.last().copied().unwrap_or(Density::TIGHTEST);
    let needs = Need::of(density, counts, &view.folds.rows);
    let mut heights = share(density, &needs, lanes_room(plan, view, density), cursor);
    // The cursor's cell goes before everything but the titles and the edges.
    if cursor.is_some_and(|row| heights.get(row).is_some_and(|height| height.rows == 0)) {
        density.curve = 0;
        heights = share(density, &needs, lanes_room(plan, view, density), cursor);
    }
    (density, heights)
}

/// The rows that are left for lanes.
fn lanes_room(plan: &Plan, view: View<'_>, density: Density) -> u32 {
    let fixed = 1 + u32::from(density.goals) + u32::from(density.curve) + plan.edges();
    u32::from(view.area.height).saturating_sub(fixed + plan.blanks(density))
}

fn place(
    plan: &Plan,
    cells: &Cells,
    view: View<'_>,
    rail: u16,
    columns: Vec<Column>,
    density: Density,
    heights: &[LaneHeight],
) -> Geometry {
    let mut y = view.area.y;
    let titles = y;
    y += 1;
    let goals = density.goals.then_some(y);
    y += u16::from(density.goals);
    let blank = u16::from(density.blanks);
    let mut edges = Vec::new();
    let mut lanes = Vec::new();
    let end = view.area.bottom();
    for part in &plan.parts {
        match *part {
            Part::Edge(EdgeLine::Interaction) => {
                // It stands in the blank line between its two lanes, which is its own.
                edges.push((EdgeLine::Interaction, y));
                y += 1;
            }
            Part::Edge(edge) => {
                y += blank;
                edges.push((edge, y.min(end.saturating_sub(1))));
                y += 1;
            }
            Part::Lane(row) => {
                let Some(height) = heights.get(row).filter(|height| height.rows > 0) else {
                    continue;
                };
                y += blank;
                lanes.push(lane_place(cells, view, density, row, y, *height));
                y += height.rows;
            }
        }
    }
    y += blank;
    let curve_rows = density.curve.min(end.saturating_sub(y));
    let curve = Area { x: view.area.x, y, width: view.area.width, height: curve_rows };
    Geometry { area: view.area, rail, columns, density, titles, goals, lanes, edges, curve }
}

fn lane_place(
    cells: &Cells,
    view: View<'_>,
    density: Density,
    row: usize,
    y: u16,
    height: LaneHeight,
) -> LanePlace {
    let pitch = density.card_height() + density.gap();
    let says_more = height.cut && height.rows > density.card_height();
    let lines = height.rows - u16::from(says_more);
    let slots =
        if height.folded { 0 } else { usize::from(((lines + density.gap()) / pitch).max(1)) };
    let across = usize::from(density.across.max(1));
    let typed = view.typing.filter(|(_, at)| *at == row);
    let typed = typed.map_or(0, |(stage, _)| cells.cards(stage, row).len() + 1);
    let longest = cells.tallest(row).max(typed).div_ceil(across);
    let top = view.tops.get(row).copied().unwrap_or(0).min(longest.saturating_sub(slots));
    let top = if height.cut { top } else { 0 };
    LanePlace { row, y, height: height.rows, top, slots, folded: height.folded, cut: says_more }
}

/// The width of the lanes' titles: 12 cells at 80, 14 at 120, 20 from 160 on.
fn rail_width(width: u16) -> u16 {
    match width {
        0..60 => (width / 4).max(8),
        60..160 => 8 + width / 20,
        _ => 20,
    }
}

/// As many whole columns as fit, from the first visible stage on.
fn columns(stages: usize, view: View<'_>, rail: u16) -> Vec<Column> {
    let room = view.area.width.saturating_sub(rail);
    let (narrowest, widest) = view.zoom.column();
    let least = |stage: usize| match view.folds.stages.contains(&stage) {
        true => FOLDED_COLUMN,
        false => narrowest,
    };
    // The first stage is moved back while there is room for one more before it.
    let mut first = view.first_stage.min(stages.saturating_sub(1));
    let mut taken: u32 = (first..stages).map(|stage| u32::from(least(stage))).sum();
    while first > 0 && taken + u32::from(least(first - 1)) <= u32::from(room) {
        first -= 1;
        taken += u32::from(least(first));
    }
    let mut shown = Vec::new();
    let mut left = room;
    for stage in first..stages {
        if least(stage) > left && !shown.is_empty() {
            break;
        }
        left = left.saturating_sub(least(stage));
        shown.push(stage);
    }
    let open = shown.iter().filter(|stage| !view.folds.stages.contains(stage)).count() as u16;
    let folded = (shown.len() as u16 - open) * FOLDED_COLUMN;
    let width = (room.saturating_sub(folded) / open.max(1)).min(widest);
    let mut x = view.area.x + rail;
    shown
        .into_iter()
        .map(|stage| {
            let folded = view.folds.stages.contains(&stage);
            let column =
                Column { stage, x, width: if folded { FOLDED_COLUMN } else { width }, folded };
            x += column.width;
            column
        })
        .collect()
}
