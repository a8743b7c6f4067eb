//! The stages of two maps in one order.

use rustc_hash::FxHashMap;

use super::matching::Matching;
use crate::journey::{Handle, Journey, Stage};

/// A stage of either map, or of both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column<'a> {
    /// As it was; `None` where it is new.
    pub(super) old: Option<&'a Stage>,
    /// As it is; `None` where it is gone.
    pub(super) new: Option<&'a Stage>,
}

/// The stages of the new map in their order; those that are gone stand behind what they stood
/// behind.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    pub(super) columns: Vec<Column<'a>>,
    by_new: FxHashMap<Handle, usize>,
    by_old: FxHashMap<Handle, usize>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(old: &'a Journey, new: &'a Journey, found: &Matching) -> Self {
        let before: FxHashMap<Handle, &Stage> =
            old.stages.iter().map(|stage| (stage.handle, stage)).collect();
        // Those that are gone, by the one that stayed before them.
        let mut gone: FxHashMap<Option<Handle>, Vec<&Stage>> = FxHashMap::default();
        let mut last = None;
        for stage in &old.stages {
            match found.new_of(stage.handle) {
                Some(_) => last = Some(stage.handle),
                None => gone.entry(last).or_default().push(stage),
            }
        }
        let mut columns = Vec::with_capacity(new.stages.len());
        let mut left = |columns: &mut Vec<Column<'a>>, behind: Option<Handle>| {
            let stages = gone.remove(&behind).unwrap_or_default();
            columns.extend(stages.into_iter().map(|old| Column { old: Some(old), new: None }));
        };
        left(&mut columns, None);
        for stage in &new.stages {
            let was = found.old_of(stage.handle);
            let old = was.and_then(|was| before.get(&was).copied());
            columns.push(Column { old, new: Some(stage) });
            if was.is_some() {
                left(&mut columns, was);
            }
        }
        let by = |stage: fn(&Column<'a>) -> Option<&'a Stage>| {
            let places = columns.iter().enumerate();
            places.filter_map(|(at, column)| Some((stage(column)?.handle, at))).collect()
        };
        let (by_new, by_old) = (by(|column| column.new), by(|column| column.old));
        Columns { columns, by_new, by_old }
    }

    /// The place of a stage of the new map, counted from 0.
    pub(super) fn of_new(&self, stage: Handle) -> usize {
        self.by_new.get(&stage).copied().unwrap_or_default()
    }

    /// The place of a stage of the old map.
    pub(super) fn of_old(&self, stage: Handle) -> usize {
        self.by_old.get(&stage).copied().unwrap_or_default()
    }
}
