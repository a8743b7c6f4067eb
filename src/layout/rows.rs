//! The heights of lanes where a map is taller than its room.

use std::collections::BTreeSet;

use super::cells::Row;
use super::density::Density;

/// The height given to one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LaneHeight {
    /// Rows; 0 where there is no room for the lane at all.
    pub(super) rows: u16,
    /// Its cells are shown as counts.
    pub(super) folded: bool,
    /// Not all of its cards are shown.
    pub(super) cut: bool,
}

/// What a lane would take with all of its cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Need {
    pub(super) rows: u32,
    /// It is folded, and takes one row.
    pub(super) folded: bool,
}

impl Need {
    /// What lanes need with `counts` cards in their tallest cells.
    pub(super) fn of(density: Density, counts: &[usize], folded: &BTreeSet<usize>) -> Vec<Need> {
        let need = |(row, count): (usize, &usize)| match folded.contains(&row) {
            true => Need { rows: 1, folded: true },
            false => Need { rows: density.content(*count), folded: false },
        };
        counts.iter().enumerate().map(need).collect()
    }

    fn given(self, rows: u32) -> LaneHeight {
        lane(rows, self.folded, self.folded || rows < self.rows)
    }
}

/// Shares `room` rows among lanes.
///
/// Lanes are cut alike; where that leaves too little for one card and a line saying how many more there are, all lanes but the cursor's fold;
/// where there is no room for those either, the lanes farthest from the cursor's go.
pub(super) fn share(
    density: Density,
    needs: &[Need],
    room: u32,
    cursor: Option<usize>,
) -> Vec<LaneHeight> {
    if needs.iter().map(|need| need.rows).sum::<u32>() <= room {
        return needs.iter().map(|need| need.given(need.rows)).collect();
    }
    let least = u32::from(density.card_height()) + 1;
    let total = |cap: u32| needs.iter().map(|need| need.rows.min(cap)).sum::<u32>();
    if total(least) <= room {
        let mut cap = least;
        while total(cap + 1) <= room {
            cap += 1;
        }
        // What is left goes to lanes from the top, whatever the cursor does, so that the edges stand
        // still while it moves.
        let mut left = room - total(cap);
        return needs
            .iter()
            .map(|need| {
                let extra = u32::from(need.rows > cap && left > 0);
                left -= extra;
                need.given(need.rows.min(cap + extra))
            })
            .collect();
    }
    fold(needs, room, cursor.unwrap_or(0))
}

fn fold(needs: &[Need], room: u32, cursor: usize) -> Vec<LaneHeight> {
    let others = room.saturating_sub(1).min(needs.len().saturating_sub(1) as u32);
    let own = room.saturating_sub(others);
    let mut by_distance: Vec<usize> = (0..needs.len()).filter(|n| *n != cursor).collect();
    by_distance.sort_by_key(|number| number.abs_diff(cursor));
    let mut shown = vec![false; needs.len()];
    by_distance.iter().take(others as usize).for_each(|number| shown[*number] = true);
    (0..needs.len())
        .map(|number| {
            if number == cursor {
                needs[number].given(needs[number].rows.min(own))
            } else {
                lane(u32::from(shown[number]), true, true)
            }
        })
        .collect()
}

fn lane(rows: u32, folded: bool, cut: bool) -> LaneHeight {
    LaneHeight { rows: u16::try_from(rows).unwrap_or(u16::MAX), folded, cut }
}

/// Whether the line of interaction runs between two rows that stand directly above each other.
pub(super) fn interaction_between(
    above: &Row,
    below: &Row,
    side: impl Fn(&Row) -> Option<crate::journey::Side>,
) -> bool {
    use crate::journey::{Side, Visibility};
    above.zone == Visibility::Band
        && below.zone == Visibility::Band
        && side(above) == Some(Side::Consumer)
        && side(below) == Some(Side::Provider)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Need, share};
    use crate::layout::density::Density;

    fn rows(counts: &[usize], room: u32, cursor: usize) -> Vec<(u16, bool)> {
        let needs = Need::of(Density::TIGHTEST, counts, &BTreeSet::new());
        share(Density::TIGHTEST, &needs, room, Some(cursor))
            .iter()
            .map(|h| (h.rows, h.folded))
            .collect()
    }

    #[test]
    fn lanes_get_what_they_need_while_there_is_room() {
        assert_eq!(rows(&[1, 3, 0], 5, 0), [(1, false), (3, false), (1, false)]);
    }

    #[test]
    fn tall_lanes_are_cut_alike_wherever_the_cursor_stands() {
        for cursor in 0..3 {
            assert_eq!(rows(&[1, 9, 9], 10, cursor), [(1, false), (5, false), (4, false)]);
        }
    }

    #[test]
    fn lanes_without_the_cursor_fold_before_one_card_is_lost() {
        assert_eq!(rows(&[4, 4, 4], 5, 1), [(1, true), (3, false), (1, true)]);
    }

    #[test]
    fn a_folded_lane_takes_one_row_whatever_room_there_is() {
        for room in [3, 5, 30] {
            let needs = Need::of(Density::TIGHTEST, &[4, 4, 4], &BTreeSet::from([1]));
            let heights = share(Density::TIGHTEST, &needs, room, Some(0));
            assert_eq!((heights[1].rows, heights[1].folded), (1, true), "{room}");
        }
    }

    #[test]
    fn the_cursors_lane_is_the_last_to_go() {
        assert_eq!(rows(&[4, 4, 4, 4], 2, 3), [(0, true), (0, true), (1, true), (1, false)]);
    }
}
