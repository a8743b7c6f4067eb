//! The lowest emotion of each stage, before and after.

use super::change::StageName;
use super::columns::Columns;
use crate::journey::{Journey, Stage};

/// The lowest emotion on the curve within a stage of one map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Low {
    /// There is no such stage.
    NoStage,
    /// No emotion in it is known.
    Unknown,
    /// -2 to 2.
    Emotion(i64),
}

/// The lowest emotion of a stage, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lowest {
    /// The stage, as it is now, or was last.
    pub stage: StageName,
    /// In the old map.
    pub before: Low,
    /// In the new map.
    pub after: Low,
}

/// Of all stages of both maps, in the order of the new one.
pub(super) fn lowest(old: &Journey, new: &Journey, columns: &Columns<'_>) -> Vec<Lowest> {
    let low = |journey: &Journey, stage: Option<&Stage>| match stage {
        None => Low::NoStage,
        Some(stage) => journey.lowest(stage).map_or(Low::Unknown, Low::Emotion),
    };
    let told = columns.columns.iter().filter_map(|column| {
        let stage = column.new.or(column.old)?;
        let stage = StageName { id: stage.id.clone(), title: stage.title.clone() };
        Some(Lowest { stage, before: low(old, column.old), after: low(new, column.new) })
    });
    told.collect()
}
