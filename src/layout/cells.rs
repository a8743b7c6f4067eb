//! Which cards stand in which cell: the map as a table of stages and lanes.

use rustc_hash::FxHashMap;

use crate::journey::{Card, Handle, Journey, Stage, Visibility};

/// A row of the table: a lane, or the place for cards whose lane the map does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The lane; `None` for the cards without one.
    pub lane: Option<Handle>,
    /// The lane's position in the map.
    pub index: Option<usize>,
    /// Its zone; the row of cards without a lane stands below the provider's.
    pub zone: Visibility,
}

/// A place in the table: a cell, and a card of it by its position there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    /// The stage's position in the map.
    pub stage: usize,
    /// The row's position in the table.
    pub row: usize,
    /// The card's position in its cell; `None` where the cell is empty.
    pub card: Option<usize>,
}

/// The table of cells. It follows every edit, and is read for every frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    rows: Vec<Row>,
    stages: Vec<StageCells>,
    /// For each row how many cards its tallest cell holds.
    tallest: Vec<usize>,
    has_curve: bool,
    has_goals: bool,
}

/// One stage's cells, and its part of the emotion curve.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct StageCells {
    /// The rows in which it has cards, in their order, with the positions of those within the stage.
    /// Empty cells take no room: a file may have many stages and many lanes.
    filled: Vec<(usize, Vec<u32>)>,
    curve: Vec<Option<i8>>,
    has_goal: bool,
}

impl Cells {
    /// Sorts the cards of a map into their cells.
    ///
    /// Rows stand by zone from top to bottom, whatever the order of lanes in the file: a map whose
    /// lanes are out of order is still drawn with one band.
    pub fn new(journey: &Journey) -> Self {
        let mut rows: Vec<Row> = journey
            .lanes
            .iter()
            .enumerate()
            .map(|(index, lane)| Row {
                lane: Some(lane.handle),
                index: Some(index),
                zone: lane.visibility,
            })
            .collect();
        rows.sort_by_key(|row| row.zone as u8);
        let row_of = rows_by_lane(journey, &rows);
        if journey.cards().any(|card| !row_of.contains_key(card.lane.as_str())) {
            rows.push(Row { lane: None, index: None, zone: Visibility::Provider });
        }
        let mut sorter = Sorter::new(&rows, &row_of);
        let stages = journey.stages.iter().map(|stage| sorter.cells(stage).0).collect();
        let mut cells = Cells { rows, stages, ..Cells::default() };
        cells.measure();
        cells
    }

    /// Follows an edit that changed some stages, but neither the lanes nor which stages there are.
    pub fn refresh(&mut self, journey: &Journey, stages: impl IntoIterator<Item = usize>) {
        let row_of = rows_by_lane(journey, &self.rows);
        let mut sorter = Sorter::new(&self.rows, &row_of);
        let mut any_lost = row_of.len() < self.rows.len();
        for number in stages {
            let (Some(stage), Some(cells)) =
                (journey.stages.get(number), self.stages.get_mut(number))
            else {
                continue;
            };
            let lost;
            (*cells, lost) = sorter.cells(stage);
            any_lost |= lost;
        }
        if any_lost {
            // The row of cards without a lane may have to come or go.
            *self = Cells::new(journey);
        } else {
            self.measure();
        }
    }

    fn measure(&mut self) {
        self.tallest = vec![0; self.rows.len()];
        for (row, cards) in self.stages.iter().flat_map(|stage| &stage.filled) {
            self.tallest[*row] = self.tallest[*row].max(cards.len());
        }
        self.has_curve = self.stages.iter().any(|stage| stage.curve.iter().any(Option::is_some));
        self.has_goals = self.stages.iter().any(|stage| stage.has_goal);
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many stages there are.
    pub fn stage_count(&self) -> usize {
        self.stages.len()
    }

    /// The cards of a cell, as positions within their stage; empty where there is no such cell.
    pub fn cards(&self, stage: usize, row: usize) -> &[u32] {
        let Some(StageCells { filled, .. }) = self.stages.get(stage) else { return &[] };
        match filled.binary_search_by_key(&row, |(row, _)| *row) {
            Ok(place) => &filled[place].1,
            Err(_) => &[],
        }
    }

    /// How many cards the tallest cell of a row holds.
    pub fn tallest(&self, row: usize) -> usize {
        self.tallest.get(row).copied().unwrap_or(0)
    }

    /// The emotions of a stage in the order of time; `None` is a gap.
    pub fn curve(&self, stage: usize) -> &[Option<i8>] {
        self.stages.get(stage).map_or(&[], |stage| &stage.curve)
    }

    /// Whether any card of the map has an emotion.
    pub fn has_curve(&self) -> bool {
        self.has_curve
    }

    /// Whether any stage says what the consumer wants.
    pub fn has_goals(&self) -> bool {
        self.has_goals
    }

    /// Whether the consumer acts in a stage and nothing of it is in the band.
    pub fn is_blind_spot(&self, stage: usize) -> bool {
        let any = |zone| {
            let mut rows = self.rows.iter().enumerate().filter(|(_, row)| row.zone == zone);
            rows.any(|(row, _)| !self.cards(stage, row).is_empty())
        };
        any(Visibility::Consumer) && !any(Visibility::Band)
    }

    /// Whether a row is the topmost of its zone.
    pub fn is_first_of_zone(&self, row: usize) -> bool {
        let zone = |row: usize| self.rows.get(row).map(|row| row.zone);
        row == 0 || zone(row) != zone(row - 1)
    }

    /// The card at a spot; `None` where the cell is empty.
    pub fn card<'a>(&self, journey: &'a Journey, spot: Spot) -> Option<&'a Card> {
        let position = *self.cards(spot.stage, spot.row).get(spot.card?)?;
        journey.stages.get(spot.stage)?.cards.get(position as usize)
    }

    /// Where a card stands; `None` where it is not in the map.
    pub fn find(&self, journey: &Journey, card: Handle) -> Option<Spot> {
        (0..journey.stages.len()).find_map(|stage| self.find_in(journey, stage, card))
    }

    /// Where a card stands in a stage; `None` where it is not there.
    pub fn find_in(&self, journey: &Journey, stage: usize, card: Handle) -> Option<Spot> {
        let cards = &journey.stages.get(stage)?.cards;
        self.find_at(stage, cards.iter().position(|c| c.handle == card)?)
    }

    /// Where a card stands that has a position in its stage; `None` where there is none.
    pub fn find_at(&self, stage: usize, position: usize) -> Option<Spot> {
        (0..self.rows.len()).find_map(|row| {
            let place = self.cards(stage, row).binary_search(&(position as u32)).ok();
            place.map(|place| Spot { stage, row, card: Some(place) })
        })
    }

    /// A spot with a card where its cell has one: the same position, or the last one before it.
    pub fn settle(&self, spot: Spot) -> Spot {
        let stage = spot.stage.min(self.stages.len().saturating_sub(1));
        let row = spot.row.min(self.rows.len().saturating_sub(1));
        let count = self.cards(stage, row).len();
        let card = count.checked_sub(1).map(|last| spot.card.unwrap_or(0).min(last));
        Spot { stage, row, card }
    }
}

/// The row of each lane's id; the first one where an id is doubled.
fn rows_by_lane<'a>(journey: &'a Journey, rows: &[Row]) -> FxHashMap<&'a str, usize> {
    let mut found = FxHashMap::default();
    for (number, row) in rows.iter().enumerate().rev() {
        if let Some(lane) = row.index.and_then(|index| journey.lanes.get(index)) {
            found.insert(lane.id.as_str(), number);
        }
    }
    found
}

/// Sorts the cards of one stage after the other into its cells.
struct Sorter<'a> {
    rows: &'a [Row],
    row_of: &'a FxHashMap<&'a str, usize>,
    /// For each row where the stage at hand has its cell; `usize::MAX` where it has none.
    places: Vec<usize>,
}

impl<'a> Sorter<'a> {
    fn new(rows: &'a [Row], row_of: &'a FxHashMap<&'a str, usize>) -> Self {
        Sorter { rows, row_of, places: vec![usize::MAX; rows.len()] }
    }

    /// The cells of a stage, and whether it has a card without a lane, which goes to the last row.
    fn cells(&mut self, stage: &Stage) -> (StageCells, bool) {
        let mut cells = StageCells { has_goal: stage.goal.is_some(), ..StageCells::default() };
        let mut any_lost = false;
        for (position, card) in stage.cards.iter().enumerate() {
            let row = self.row_of.get(card.lane.as_str()).copied();
            any_lost |= row.is_none();
            let Some(row) = row.or(self.rows.len().checked_sub(1)) else { continue };
            let place = &mut self.places[row];
            if *place == usize::MAX {
                *place = cells.filled.len();
                cells.filled.push((row, Vec::new()));
            }
            // A map has at most 100,000 cards.
            cells.filled[*place].1.push(position as u32);
            if self.rows[row].zone != Visibility::Provider {
                cells.curve.push(card.emotion.map(|value| value.clamp(-2, 2) as i8));
            }
        }
        cells.filled.iter().for_each(|(row, _)| self.places[*row] = usize::MAX);
        cells.filled.sort_unstable_by_key(|(row, _)| *row);
        (cells, any_lost)
    }
}
