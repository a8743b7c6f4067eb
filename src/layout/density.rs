//! How much of a map is shown, and what is left out first where there is no room for all of it.

use super::cells::Cells;

/// How closely one looks at a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zoom {
    /// All stages at once, a line or a mark a card.
    Overview,
    /// Titles on two lines.
    #[default]
    Normal,
    /// Whole titles, with what hurts and what could be better.
    Reading,
}

impl Zoom {
    /// One step closer.
    pub fn closer(self) -> Zoom {
        match self {
            Zoom::Overview => Zoom::Normal,
            Zoom::Normal | Zoom::Reading => Zoom::Reading,
        }
    }

    /// One step back.
    pub fn farther(self) -> Zoom {
        match self {
            Zoom::Reading => Zoom::Normal,
            Zoom::Normal | Zoom::Overview => Zoom::Overview,
        }
    }

    /// The narrowest and the widest a column may be.
    pub(super) fn column(self) -> (u16, u16) {
        match self {
            Zoom::Overview => (6, 34),
            Zoom::Normal => (17, 34),
            Zoom::Reading => (30, 60),
        }
    }
}

/// What is drawn of each card and between cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Density {
    /// The stages' goals stand under their titles.
    pub goals: bool,
    /// Cards stand in boxes rather than behind bars.
    pub boxes: bool,
    /// A blank line stands between cards.
    pub gaps: bool,
    /// A blank line stands around lanes and edges.
    pub blanks: bool,
    /// The rows of the emotion curve: 5, 3 or 1.
    pub curve: u16,
    /// The lines of a title: 2 or 1.
    pub lines: u16,
    /// Cards beside each other in one line of a cell; more than one where they are marks.
    pub across: u16,
    /// A card is a mark without its title.
    pub marks: bool,
    /// Below a card's title stand its pains and opportunities.
    pub notes: bool,
}

/// The cells a card takes where it is only a mark.
pub(super) const MARK_WIDTH: u16 = 4;
/// Below this width of a column a card of the overview is a mark.
const TITLE_WIDTH: u16 = 14;
/// Boxes take four cells from a title, so they need wide columns.
const BOX_WIDTH: u16 = 24;

impl Density {
    /// One line a card, and as little else as there can be.
    pub(super) const TIGHTEST: Density = Density {
        goals: false,
        boxes: false,
        gaps: false,
        blanks: false,
        curve: 1,
        lines: 1,
        across: 1,
        marks: false,
        notes: false,
    };

    /// The rows of one card.
    pub fn card_height(self) -> u16 {
        self.lines + if self.boxes { 2 } else { 0 }
    }

    /// The blank rows between two cards.
    pub fn gap(self) -> u16 {
        u16::from(self.gaps && !self.boxes)
    }

    /// The rows that a number of cards takes in a cell.
    pub(super) fn content(self, cards: usize) -> u32 {
        let slots = cards.div_ceil(usize::from(self.across.max(1))).max(1) as u32;
        slots * u32::from(self.card_height()) + (slots - 1) * u32::from(self.gap())
    }

    /// Every density in the order in which things are left out; the last one is the tightest.
    pub(super) fn choices(zoom: Zoom, column: u16) -> Vec<Density> {
        let marks = zoom == Zoom::Overview && column < TITLE_WIDTH;
        let across = if marks { (column.saturating_sub(1) / MARK_WIDTH).max(1) } else { 1 };
        let full = Density {
            goals: true,
            boxes: false,
            gaps: true,
            blanks: true,
            curve: 5,
            lines: 2,
            across,
            marks,
            notes: false,
        };
        match zoom {
            Zoom::Overview => {
                let full = Density { gaps: false, blanks: false, lines: 1, ..full };
                let bare = Density { goals: false, ..full };
                vec![full, bare, Density { curve: 3, ..bare }, Density { curve: 1, ..bare }]
            }
            Zoom::Normal => {
                let bare = Density { goals: false, ..full };
                let close = Density { gaps: false, ..bare };
                let dense = Density { blanks: false, ..close };
                let mut choices = Vec::with_capacity(8);
                if column >= BOX_WIDTH {
                    choices.push(Density { boxes: true, ..full });
                }
                choices.extend([
                    full,
                    bare,
                    close,
                    dense,
                    Density { curve: 3, ..dense },
                    Density { curve: 1, ..dense },
                    Density { curve: 1, lines: 1, ..dense },
                ]);
                choices
            }
            Zoom::Reading => {
                let boxes = column >= BOX_WIDTH;
                let full = Density { boxes, notes: true, goals: true, ..full };
                let cards = [9, 7, 6, 5].map(|lines| Density { lines, ..full });
                let short = Density { lines: 4, goals: false, curve: 3, ..full };
                let bare = Density { boxes: false, curve: 1, ..short };
                let dense = Density { gaps: false, blanks: false, ..bare };
                let mut choices = cards.to_vec();
                choices.extend([short, bare, dense, Density { lines: 3, ..dense }]);
                choices
            }
        }
    }
}

/// The most cards that any of some stages has in each row; a cell being typed into counts as
/// one more.
pub(super) fn tallest(
    cells: &Cells,
    stages: &(impl Iterator<Item = usize> + Clone),
    extra: Option<(usize, usize)>,
) -> Vec<usize> {
    (0..cells.rows().len())
        .map(|row| {
            stages
                .clone()
                .map(|stage| {
                    cells.cards(stage, row).len() + usize::from(extra == Some((stage, row)))
                })
                .max()
                .unwrap_or(0)
        })
        .collect()
}
