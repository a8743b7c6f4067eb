//! The columns of the list, and which of them fit.

/// A column beside the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Current or future.
    State,
    /// How many stages.
    Stages,
    /// How many cards.
    Cards,
    /// The emotion curve.
    Curve,
    /// Errors and warnings.
    Findings,
    /// What git holds.
    Git,
    /// The file.
    File,
}

impl Column {
    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Column::State => "State",
            Column::Stages => "Stages",
            Column::Cards => "Cards",
            Column::Curve => "Curve",
            Column::Findings => "Findings",
            Column::Git => "git",
            Column::File => "File",
        }
    }

    /// Whether it holds figures, which stand at its right.
    pub fn is_figure(self) -> bool {
        matches!(self, Column::Stages | Column::Cards)
    }

    /// The cells it takes; for the file as few as make sense.
    fn width(self, is_long: bool) -> u16 {
        match self {
            Column::State => 7,
            Column::Stages => 6,
            Column::Cards => 6,
            Column::Curve => 10,
            Column::Findings if is_long => 23,
            Column::Findings => 11,
            Column::Git => 8,
            Column::File => 22,
        }
    }
}

/// From left to right.
const SHOWN: [Column; 7] = [
    Column::State,
    Column::Stages,
    Column::Cards,
    Column::Curve,
    Column::Findings,
    Column::Git,
    Column::File,
];

/// Short of room they are left out in this order.
const DROPPED: [Column; 7] = [
    Column::File,
    Column::Stages,
    Column::State,
    Column::Cards,
    Column::Curve,
    Column::Findings,
    Column::Git,
];

/// Between two columns.
const GAP: u16 = 2;
/// Left of the title, for the bar of what is chosen.
pub const LEFT: u16 = 2;
/// The cells of a title, as few as make sense and as many.
const TITLE: (u16, u16) = (24, 60);
/// Warnings are told beside errors only where a title has so many cells.
const TITLE_FIRST: u16 = 44;

/// Where the columns stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The cells for the title, which begins at [`LEFT`].
    pub title: u16,
    /// The others from left to right: what, where, and how wide.
    pub shown: Vec<(Column, u16, u16)>,
    /// Both errors and warnings are told.
    pub is_long: bool,
}

impl Columns {
    /// The columns that fit into a width. Without a repository there is none for git.
    pub fn new(width: u16, has_git: bool) -> Self {
        let mut columns: Vec<Column> =
            SHOWN.into_iter().filter(|column| has_git || *column != Column::Git).collect();
        let taken = |columns: &[Column], is_long: bool| -> u16 {
            columns.iter().map(|column| column.width(is_long) + GAP).sum::<u16>() + LEFT + 1
        };
        let is_long = taken(&columns, true) + TITLE_FIRST <= width;
        let mut dropped = DROPPED.iter();
        while taken(&columns, is_long) + TITLE.0 > width {
            let Some(next) = dropped.next() else { break };
            columns.retain(|column| column != next);
        }
        let rest = width.saturating_sub(taken(&columns, is_long));
        let has_file = columns.contains(&Column::File);
        // Of what is left over titles get more than files.
        let share = if has_file { TITLE.0 + rest.saturating_sub(TITLE.0) * 2 / 3 } else { rest };
        let title = share.min(if has_file { TITLE.1 } else { u16::MAX });
        let mut x = LEFT + title + GAP;
        let shown = columns.into_iter().map(|column| {
            let own = match column {
                Column::File => width.saturating_sub(x + 1),
                _ => column.width(is_long),
            };
            let at = (column, x, own);
            x += own + GAP;
            at
        });
        let shown = shown.collect();
        Columns { title, shown, is_long }
    }

    /// Where it is told why a map cannot be read, and where that ends: in place of the columns about
    /// what maps hold; where there are none, behind its name, which takes so many cells.
    pub fn failure(&self, name: u16) -> (u16, u16) {
        let is_about_maps = |column: &Column| !matches!(column, Column::Git | Column::File);
        let first = self.shown.first().filter(|(column, ..)| is_about_maps(column));
        let git = self.shown.iter().find(|(column, ..)| *column == Column::Git);
        let end = match (git, self.shown.last()) {
            (Some((_, x, _)), _) => x - GAP,
            (None, Some((_, x, own))) => x + own,
            (None, None) => LEFT + self.title,
        };
        (first.map_or(LEFT + name.min(self.title) + GAP, |(_, x, _)| *x), end)
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Columns, DROPPED, LEFT, SHOWN};

    #[test]
    fn columns_are_left_out_in_the_declared_order_and_never_overlap() {
        let mut before = SHOWN.len();
        for width in (0..=300).rev() {
            let columns = Columns::new(width, true);
            let count = columns.shown.len();
            assert!(count <= before, "{width}");
            before = count;
            let gone = &DROPPED[..SHOWN.len() - count];
            assert!(columns.shown.iter().all(|(column, ..)| !gone.contains(column)), "{width}");
            let mut end = LEFT + columns.title;
            for (column, x, own) in &columns.shown {
                assert!(*x >= end + 2, "{column:?} at {width}");
                end = x + own;
            }
            assert!(end <= width.max(LEFT + columns.title), "{width}");
        }
        assert_eq!(before, 0);
    }

    #[test]
    fn at_80_columns_all_but_the_file_and_the_stages_are_there() {
        let shown: Vec<Column> =
            Columns::new(80, true).shown.iter().map(|column| column.0).collect();
        assert_eq!(
            shown,
            [Column::State, Column::Cards, Column::Curve, Column::Findings, Column::Git]
        );
        assert!(Columns::new(200, false).shown.iter().all(|(column, ..)| *column != Column::Git));
    }
}
