//! What holds for any map at any size.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{
    Area, Cells, EdgeLine, Folds, Geometry, Hit, MIN_HEIGHT, MIN_WIDTH, Spot, View, Zoom,
    curve_point,
};
use crate::journey::{Card, Journey, Lane, Side, Stage, Visibility};

/// Lanes by zone and side in any order; how many cards each stage has in each lane, and in none.
#[derive(Debug, Clone)]
struct Plan {
    lanes: Vec<(Visibility, Option<Side>)>,
    counts: Vec<Vec<usize>>,
    lost: usize,
}

fn plan() -> impl Strategy<Value = Plan> {
    let zone = proptest::sample::select(&[
        (Visibility::Consumer, None),
        (Visibility::Band, None),
        (Visibility::Band, Some(Side::Consumer)),
        (Visibility::Band, Some(Side::Provider)),
        (Visibility::Provider, None),
    ]);
    (vec(zone, 0..9), prop_oneof![3 => Just(0_usize), 1 => 0..4_usize]).prop_flat_map(
        |(lanes, lost)| {
            let cell = prop_oneof![3 => 0..3_usize, 2 => 0..9_usize, 1 => 0..60_usize];
            let counts = vec(vec(cell, lanes.len()), 0..12);
            counts.prop_map(move |counts| Plan { lanes: lanes.clone(), counts, lost })
        },
    )
}

fn journey(plan: &Plan) -> Journey {
    let mut journey = Journey::empty();
    for (number, (visibility, side)) in plan.lanes.iter().enumerate() {
        let id = format!("l{number}");
        let (visibility, side) = (*visibility, *side);
        journey.lanes.push(Lane { id, visibility, side, ..Lane::default() });
    }
    for counts in &plan.counts {
        let mut stage = Stage::default();
        let lost = std::iter::once(("nowhere".to_owned(), plan.lost));
        let lanes = counts.iter().enumerate().map(|(lane, count)| (format!("l{lane}"), *count));
        for (lane, count) in lanes.chain(lost) {
            for number in 0..count {
                let emotion = [None, Some(-2), Some(0), Some(2)][number % 4];
                stage.cards.push(Card { lane: lane.clone(), emotion, ..Card::default() });
            }
        }
        journey.stages.push(stage);
    }
    journey.number();
    journey
}

/// Where one looks from.
#[derive(Debug, Clone)]
struct Look {
    area: Area,
    zoom: Zoom,
    first_stage: usize,
    tops: Vec<usize>,
    /// Shares of the table, from 0 to 1.
    cursor: (f64, f64, f64),
    is_typing: bool,
    folds: Folds,
}

fn look() -> impl Strategy<Value = Look> {
    let area = (0..9_u16, 0..5_u16, MIN_WIDTH..320, MIN_HEIGHT..90)
        .prop_map(|(x, y, width, height)| Area { x, y, width, height });
    let zoom = proptest::sample::select(&[Zoom::Normal, Zoom::Overview, Zoom::Reading]);
    let cursor = (0.0..1.0_f64, 0.0..1.0_f64, 0.0..1.0_f64);
    let folded = || proptest::collection::btree_set(0..12_usize, 0..4);
    let folds = prop_oneof![
        2 => Just(Folds::default()),
        1 => (folded(), folded()).prop_map(|(stages, rows)| Folds { stages, rows }),
    ];
    (area, zoom, 0..14_usize, vec(0..70_usize, 0..10), cursor, any::<bool>(), folds).prop_map(
        |(area, zoom, first_stage, tops, cursor, is_typing, folds)| Look {
            folds,
            area,
            zoom,
            first_stage,
            tops,
            cursor,
            is_typing,
        },
    )
}

/// A map laid out so that the cursor is in sight, as the screen scrolls it.
struct Laid {
    cells: Cells,
    cursor: Spot,
    typing: Option<(usize, usize)>,
    folds: Folds,
    geometry: Geometry,
}

fn lay(plan: &Plan, look: &Look) -> Laid {
    let journey = journey(plan);
    let cells = Cells::new(&journey);
    let share =
        |share: f64, count: usize| ((share * count as f64) as usize).min(count.saturating_sub(1));
    let (stage, row) =
        (share(look.cursor.0, cells.stage_count()), share(look.cursor.1, cells.rows().len()));
    let count = cells.cards(stage, row).len();
    let typing = look.is_typing.then_some((stage, row));
    let places = count + usize::from(look.is_typing);
    let mut folds = look.folds.clone();
    if look.is_typing {
        folds.stages.remove(&stage);
        folds.rows.remove(&row);
    }
    let card = (places > 0).then(|| share(look.cursor.2, places));
    let cursor = Spot { stage, row, card };
    let mut tops = look.tops.clone();
    let mut first_stage = look.first_stage;
    let mut geometry = None;
    for _ in 0..3 {
        let view = View {
            area: look.area,
            zoom: look.zoom,
            first_stage,
            tops: &tops,
            cursor: Some(cursor),
            typing,
            folds: &folds,
        };
        let laid = Geometry::new(&journey, &cells, view);
        first_stage = match laid.columns.first().map(|column| column.stage) {
            Some(first) if stage < first => stage,
            Some(first) if stage >= first + laid.columns.len() => stage + 1 - laid.columns.len(),
            Some(first) => first,
            None => 0,
        };
        if let Some(lane) = laid.lane(row) {
            let line = card.unwrap_or(0) / usize::from(laid.density.across.max(1));
            tops.resize(cells.rows().len().max(tops.len()), 0);
            tops[row] = lane.top.clamp((line + 1).saturating_sub(lane.slots.max(1)), line);
        }
        geometry = Some(laid);
    }
    Laid { cells, cursor, typing, folds, geometry: geometry.unwrap() }
}

impl Laid {
    /// The places of all visible cards.
    fn cards(&self) -> Vec<(Spot, Area)> {
        let mut found = Vec::new();
        for column in &self.geometry.columns {
            for lane in &self.geometry.lanes {
                let cell = Spot { stage: column.stage, row: lane.row, card: None };
                for card in 0..self.cells.cards(cell.stage, cell.row).len() {
                    let spot = Spot { card: Some(card), ..cell };
                    found.extend(self.geometry.card(spot).map(|area| (spot, area)));
                }
            }
        }
        found
    }

    fn edge(&self, edge: EdgeLine) -> Vec<u16> {
        let edges = self.geometry.edges.iter().filter(|(line, _)| *line == edge);
        edges.map(|(_, y)| *y).collect()
    }
}

fn is_inside(inner: Area, outer: Area) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

fn overlap(a: Area, b: Area) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

proptest! {
    #[test]
    fn both_edges_are_placed_once_and_in_order(plan in plan(), look in look()) {
        let laid = lay(&plan, &look);
        let (provider, consumer) = (laid.edge(EdgeLine::Provider), laid.edge(EdgeLine::Consumer));
        prop_assert_eq!((provider.len(), consumer.len()), (1, 1));
        prop_assert!(laid.geometry.titles < provider[0] && provider[0] < consumer[0]);
        prop_assert!(consumer[0] < look.area.bottom());
    }

    #[test]
    fn every_line_of_the_map_is_given_once_and_inside_the_area(plan in plan(), look in look()) {
        let laid = lay(&plan, &look);
        let geometry = &laid.geometry;
        let mut taken: Vec<(u16, u16)> = vec![(geometry.titles, 1)];
        taken.extend(geometry.goals.map(|y| (y, 1)));
        taken.extend(geometry.edges.iter().map(|(_, y)| (*y, 1)));
        taken.extend(geometry.lanes.iter().map(|lane| (lane.y, lane.height)));
        taken.push((geometry.curve.y, geometry.curve.height));
        taken.retain(|(_, height)| *height > 0);
        taken.sort_unstable();
        for pair in taken.windows(2) {
            prop_assert!(pair[0].0 + pair[0].1 <= pair[1].0, "{:?}", taken);
        }
        let (first, last) = (taken[0].0, taken[taken.len() - 1]);
        prop_assert!(first >= look.area.y && last.0 + last.1 <= look.area.bottom(), "{:?}", taken);
    }

    #[test]
    fn lanes_stand_between_the_edges_of_their_zone(plan in plan(), look in look()) {
        let laid = lay(&plan, &look);
        let (top, bottom) = (laid.edge(EdgeLine::Provider)[0], laid.edge(EdgeLine::Consumer)[0]);
        for lane in &laid.geometry.lanes {
            let is_right = match laid.cells.rows()[lane.row].zone {
                Visibility::Consumer => lane.y < top,
                Visibility::Band => top < lane.y && lane.y < bottom,
                Visibility::Provider => bottom < lane.y,
            };
            prop_assert!(is_right, "{:?}", lane);
        }
        for pair in laid.geometry.lanes.windows(2) {
            prop_assert!(pair[0].row < pair[1].row && pair[0].y < pair[1].y);
        }
    }

    #[test]
    fn cards_stand_inside_their_cell_and_on_no_other(plan in plan(), look in look()) {
        let laid = lay(&plan, &look);
        let cards = laid.cards();
        for (index, (spot, area)) in cards.iter().enumerate() {
            let lane = laid.geometry.lane(spot.row).unwrap();
            let column = laid.geometry.columns.iter().find(|c| c.stage == spot.stage).unwrap();
            let cell = Area { x: column.x, y: lane.y, width: column.width, height: lane.height };
            prop_assert!(is_inside(*area, cell) && is_inside(*area, look.area), "{:?} {:?}", spot, area);
            // The line that says how many more there are is its own.
            let room = lane.height - u16::from(lane.cut);
            prop_assert!(area.bottom() <= lane.y + room, "{:?}", spot);
            for (_, other) in &cards[index + 1..] {
                prop_assert!(!overlap(*area, *other), "{:?}", spot);
            }
        }
    }

    #[test]
    fn what_is_seen_is_what_is_hit(plan in plan(), look in look()) {
        let laid = lay(&plan, &look);
        for (spot, area) in laid.cards() {
            for (x, y) in [(area.x, area.y), (area.right() - 1, area.bottom() - 1)] {
                prop_assert_eq!(laid.geometry.at(&laid.cells, x, y), Some(Hit::Cell(spot)));
            }
        }
        for column in &laid.geometry.columns {
            let hit = laid.geometry.at(&laid.cells, column.x, laid.geometry.titles);
            prop_assert_eq!(hit, Some(Hit::Stage(column.stage)));
        }
        for lane in &laid.geometry.lanes {
            let hit = laid.geometry.at(&laid.cells, look.area.x, lane.y);
            prop_assert_eq!(hit, Some(Hit::Lane(lane.row)));
        }
        prop_assert_eq!(laid.geometry.at(&laid.cells, look.area.right(), look.area.y), None);
        prop_assert_eq!(laid.geometry.at(&laid.cells, look.area.x, look.area.bottom()), None);
    }

    #[test]
    fn the_cursors_cell_is_visible(plan in plan(), look in look()) {
        let laid = lay(&plan, &look);
        if laid.cells.stage_count() == 0 || laid.cells.rows().is_empty() {
            return Ok(());
        }
        prop_assert!(laid.geometry.columns.iter().any(|c| c.stage == laid.cursor.stage));
        let lane = laid.geometry.lane(laid.cursor.row);
        prop_assert!(lane.is_some(), "{:?}", laid.cursor);
        let is_folded = laid.folds.rows.contains(&laid.cursor.row);
        prop_assert_eq!(lane.is_some_and(|lane| lane.folded), is_folded);
        if is_folded || laid.folds.stages.contains(&laid.cursor.stage) {
            return Ok(());
        }
        if laid.cursor.card.is_some() {
            prop_assert!(laid.geometry.card(laid.cursor).is_some(), "{:?} {:?}", laid.typing, lane);
        }
    }

    #[test]
    fn columns_are_neighbours_inside_the_area(plan in plan(), look in look()) {
        let laid = lay(&plan, &look);
        let columns = &laid.geometry.columns;
        prop_assert_eq!(columns.is_empty(), plan.counts.is_empty());
        for pair in columns.windows(2) {
            prop_assert_eq!(pair[0].stage + 1, pair[1].stage);
            prop_assert_eq!(pair[0].x + pair[0].width, pair[1].x);
        }
        for column in columns {
            prop_assert!(column.stage < plan.counts.len());
            prop_assert!(column.x >= look.area.x + laid.geometry.rail);
            prop_assert!(column.x + column.width <= look.area.right());
        }
    }

    #[test]
    fn every_point_of_a_curve_is_hit_by_some_column(count in 0..40_usize, width in 17..35_u16) {
        let curve = vec![Some(0); count];
        let hit: std::collections::BTreeSet<_> =
            (0..width).filter_map(|column| curve_point(&curve, width, column)).collect();
        prop_assert_eq!(hit.len(), count.min(usize::from(width)));
        prop_assert!(hit.iter().all(|point| *point < count));
    }
}
