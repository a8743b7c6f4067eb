//! `lane-order`, `no-band` and `lane-side`.

use super::finding::Finding;
use super::report::Report;
use super::rule::Rule;
use super::wording;
use crate::journey::{Choice, Field, Handle, Journey, Lane, Visibility};

pub(super) fn journey(journey: &Journey, report: &mut Report) {
    if journey.lanes.iter().any(|lane| lane.visibility == Visibility::Band) {
        return;
    }
    let message = "no lane of the map is in the band".to_owned();
    let hint =
        "give the map a lane with `visibility: Band`, or leave `lanes` out for the usual three";
    report.add(
        Finding::new(Rule::NoBand, Handle::JOURNEY, message)
            .field(Field::Lanes)
            .hint(hint.to_owned()),
    );
}

/// The lanes so far, from top to bottom.
#[derive(Default)]
pub(super) struct Order<'a> {
    /// The first lane of the zone furthest down.
    furthest: Option<&'a Lane>,
}

impl<'a> Order<'a> {
    pub fn lane(&mut self, lane: &'a Lane, report: &mut Report) {
        match self.furthest {
            Some(above) if lane.visibility.index() < above.visibility.index() => {
                let message = format!(
                    "{} ({}) stands below {} ({})",
                    wording::lane(lane),
                    lane.visibility.name(),
                    wording::lane(above),
                    above.visibility.name()
                );
                report.add(
                    Finding::new(Rule::LaneOrder, lane.handle, message)
                        .field(Field::Visibility)
                        .hint("lanes stand in the order Consumer, Band, Provider".to_owned()),
                );
            }
            Some(above) if lane.visibility == above.visibility => {}
            _ => self.furthest = Some(lane),
        }
        if lane.side.is_some() && lane.visibility != Visibility::Band {
            let message =
                format!("{} has a side, though it is not in the band", wording::lane(lane));
            report.add(
                Finding::new(Rule::LaneSide, lane.handle, message)
                    .field(Field::Side)
                    .hint("leave `side` out: its visibility says whose lane it is".to_owned()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, messages, sound};
    use crate::journey::{Side, Visibility};

    #[test]
    fn lanes_stand_in_the_order_of_the_zones() {
        let mut map = sound();
        map.lanes.swap(1, 2);
        assert_eq!(found(&mut map), ["lane-order lanes[2].visibility"]);
        assert_eq!(
            messages(&map),
            ["the lane \"Band\" (Band) stands below the lane \"Provider\" (Provider)"]
        );
        map.lanes.swap(0, 1);
        assert_eq!(
            found(&mut map),
            ["lane-order lanes[1].visibility", "lane-order lanes[2].visibility"]
        );
        // Several lanes of one zone are fine.
        let mut map = sound();
        let mut second = map.lanes[1].clone();
        second.id = "backstage".into();
        map.stages[0].cards[1].lane = "backstage".into();
        map.stages[0].cards.push(sound().stages[0].cards[1].clone());
        map.stages[0].cards[3].id = "again".into();
        map.lanes.insert(2, second);
        assert_eq!(found(&mut map), [""; 0]);
    }

    #[test]
    fn a_map_has_a_band() {
        let mut map = sound();
        map.lanes[1].visibility = Visibility::Consumer;
        assert!(found(&mut map).contains(&"no-band lanes".to_owned()));
        let mut map = sound();
        map.lanes.clear();
        map.stages.clear();
        assert_eq!(found(&mut map), ["no-band lanes"]);
    }

    #[test]
    fn band_lanes_alone_have_a_side() {
        let mut map = sound();
        map.lanes[1].side = Some(Side::Provider);
        assert_eq!(found(&mut map), [""; 0]);
        map.lanes[0].side = Some(Side::Consumer);
        map.lanes[2].side = Some(Side::Provider);
        assert_eq!(found(&mut map), ["lane-side lanes[0].side", "lane-side lanes[2].side"]);
        assert_eq!(
            messages(&map)[0],
            "the lane \"Consumer\" has a side, though it is not in the band"
        );
    }
}
