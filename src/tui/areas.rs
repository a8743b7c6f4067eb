//! The parts of the screen.

use super::app::App;
use super::mode::Mode;
use super::pane::{Lines, Pane};
use crate::layout::{Area, MIN_HEIGHT, MIN_WIDTH};

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The line at the top.
    pub header: Area,
    /// The map; `None` where a panel takes the whole screen.
    pub map: Option<Area>,
    /// The panel that is open: the details, or else insight.
    pub details: Option<Area>,
    /// The line about what is selected.
    pub status: Area,
    /// The line at the foot.
    pub footer: Area,
}

/// The width of the details panel at the right, and from which width it stands there.
const DETAILS_RIGHT: (u16, u16) = (60, 160);
/// The height of the details panel below, and from which height it stands there.
const DETAILS_BELOW: (u16, u16) = (12, 40);

impl App {
    /// The parts of the screen; `None` where the terminal is too small for any.
    pub fn areas(&self) -> Option<Areas> {
        let (width, height) = self.size;
        if width < MIN_WIDTH || height < MIN_HEIGHT + 3 {
            return None;
        }
        let line = |y| Area { x: 0, y, width, height: 1 };
        if self.pane() == Pane::Present {
            let (map, last) = (Area { x: 0, y: 0, width, height: height - 1 }, line(height - 1));
            let map = Some(map);
            return Some(Areas { header: line(0), map, details: None, status: last, footer: last });
        }
        let top = 1 + u16::from(height >= 30);
        let room = height - top - 2;
        let whole = Area { x: 0, y: top, width, height: room };
        // Lines that are read out one by one have nothing beside them.
        let is_plain = self.view.lines == Lines::Plain;
        let (map, details) = if !self.view.details && !self.view.insight.is_open {
            (Some(whole), None)
        } else if width >= DETAILS_RIGHT.1 && !is_plain {
            let map = Area { width: width - DETAILS_RIGHT.0, ..whole };
            let details = Area { x: map.width, width: DETAILS_RIGHT.0, ..whole };
            (Some(map), Some(details))
        } else if height >= DETAILS_BELOW.1 && !is_plain {
            let map = Area { height: room - DETAILS_BELOW.0, ..whole };
            let details = Area { y: map.bottom(), height: DETAILS_BELOW.0, ..whole };
            (Some(map), Some(details))
        } else if matches!(self.mode, Mode::Details(_) | Mode::Insight) {
            (None, Some(whole))
        } else {
            // Where there is room for one of them alone, it is the one that has the keys.
            (Some(whole), None)
        };
        Some(Areas {
            header: line(0),
            map,
            details,
            status: line(height - 2),
            footer: line(height - 1),
        })
    }
}
