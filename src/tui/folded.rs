//! The stages and lanes that are folded to counts.

use rustc_hash::FxHashSet;

use super::editor::Editor;
use crate::journey::Handle;
use crate::layout::Folds;

/// The stages and lanes that are folded to counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    stages: FxHashSet<Handle>,
    lanes: FxHashSet<Handle>,
}

impl Folded {
    /// Whether nothing is folded.
    pub fn is_empty(&self) -> bool {
        self.stages.is_empty() && self.lanes.is_empty()
    }

    /// Whether a stage is folded.
    pub fn holds_stage(&self, stage: Handle) -> bool {
        self.stages.contains(&stage)
    }

    /// Whether a lane is folded.
    pub fn holds_lane(&self, lane: Handle) -> bool {
        self.lanes.contains(&lane)
    }

    /// Folds a stage, or unfolds it; whether it is folded now.
    pub fn turn_stage(&mut self, stage: Handle) -> bool {
        turn(&mut self.stages, stage)
    }

    /// Folds a lane, or unfolds it; whether it is folded now.
    pub fn turn_lane(&mut self, lane: Handle) -> bool {
        turn(&mut self.lanes, lane)
    }

    /// Unfolds a stage or a lane.
    pub fn unfold(&mut self, at: Handle) {
        self.stages.remove(&at);
        self.lanes.remove(&at);
    }

    /// Where what is folded stands in the table. A cell that is typed into is never folded.
    pub fn positions(&self, editor: &Editor, typing: Option<(usize, usize)>) -> Folds {
        if self.is_empty() {
            return Folds::default();
        }
        let stages = editor.journey().stages.iter().enumerate();
        let rows = editor.cells().rows().iter().enumerate();
        Folds {
            stages: stages
                .filter(|(_, stage)| self.stages.contains(&stage.handle))
                .map(|(position, _)| position)
                .filter(|stage| typing.map(|(typed, _)| typed) != Some(*stage))
                .collect(),
            rows: rows
                .filter(|(_, row)| row.lane.is_some_and(|lane| self.lanes.contains(&lane)))
                .map(|(position, _)| position)
                .filter(|row| typing.map(|(_, typed)| typed) != Some(*row))
                .collect(),
        }
    }
}

fn turn(folded: &mut FxHashSet<Handle>, at: Handle) -> bool {
    if folded.remove(&at) {
        return false;
    }
    folded.insert(at)
}
