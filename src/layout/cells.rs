//! Which cards stand in which cell: the map as a table of stages and lanes.

use rustc_hash::FxHashMap;

use crate::journey::{Card, Handle, Journey, Visibility};

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

/// The table of cells. It is built anew after an edit, and read for every frame.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    rows: Vec<Row>,
    stages: Vec<StageCells>,
}

/// One stage's cells, and its part of the emotion curve.
#[derive(Debug, Clone, Default)]
struct StageCells {
    /// For each row the positions of its cards within the stage.
    by_row: Vec<Vec<u32>>,
    curve: Vec<Option<i8>>,
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
        let mut row_of: FxHashMap<&str, usize> = FxHashMap::default();
        for (number, row) in rows.iter().enumerate().rev() {
            if let Some(index) = row.index {
                row_of.insert(&journey.lanes[index].id, number);
            }
        }
        let lost = rows.len();
        if journey.cards().any(|card| !row_of.contains_key(card.lane.as_str())) {
            rows.push(Row { lane: None, index: None, zone: Visibility::Provider });
        }
        let stages = journey
            .stages
            .iter()
            .map(|stage| stage_cells(&stage.cards, &rows, &row_of, lost))
            .collect();
        Cells { rows, stages }
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
        self.stages.get(stage).and_then(|stage| stage.by_row.get(row)).map_or(&[], Vec::as_slice)
    }

    /// The emotions of a stage in the order of time; `None` is a gap.
    pub fn curve(&self, stage: usize) -> &[Option<i8>] {
        self.stages.get(stage).map_or(&[], |stage| &stage.curve)
    }

    /// Whether any card of the map has an emotion.
    pub fn has_curve(&self) -> bool {
        self.stages.iter().any(|stage| stage.curve.iter().any(Option::is_some))
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
        for (stage, cards) in journey.stages.iter().enumerate() {
            let Some(position) = cards.cards.iter().position(|c| c.handle == card) else {
                continue;
            };
            for row in 0..self.rows.len() {
                let cell = self.cards(stage, row);
                if let Ok(card) = cell.binary_search(&(position as u32)) {
                    return Some(Spot { stage, row, card: Some(card) });
                }
            }
        }
        None
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

fn stage_cells(
    cards: &[Card],
    rows: &[Row],
    row_of: &FxHashMap<&str, usize>,
    lost: usize,
) -> StageCells {
    let mut cells = StageCells { by_row: vec![Vec::new(); rows.len()], curve: Vec::new() };
    for (position, card) in cards.iter().enumerate() {
        let row = row_of.get(card.lane.as_str()).copied().unwrap_or(lost);
        if let Some(cell) = cells.by_row.get_mut(row) {
            // A map has at most 100,000 cards.
            cell.push(position as u32);
        }
        if rows.get(row).is_some_and(|row| row.zone != Visibility::Provider) {
            cells.curve.push(card.emotion.map(|value| value.clamp(-2, 2) as i8));
        }
    }
    cells
}
