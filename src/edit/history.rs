//! What was done to a map since it was opened, and the way back and forth through it.

use super::apply::{Edit, EditError, apply};
use crate::journey::{Handle, Journey};

/// Where the cursor stands: on a cell, and within it on a card where it holds any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// The column; `None` where the map has no stage.
    pub stage: Option<Handle>,
    /// The row; `None` where the map has no lane.
    pub lane: Option<Handle>,
    /// The card in the cell.
    pub card: Option<Handle>,
}

/// One thing that was done, as the user would name it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What was done: `move "Browses the catalogue"`.
    pub label: String,
    /// Where the cursor stood before.
    pub before: Selection,
    /// Where it stood after.
    pub after: Selection,
    /// The edit that takes this step back while it is done, or does it again while it is undone.
    edit: Edit,
}

/// The steps done so far, and those undone that can be done again.
///
/// A map is unsaved when the position in its history is not the one at the last save.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// How many steps were done at the last save; `None` once that point can no longer be reached.
    saved: Option<usize>,
}

impl History {
    /// A history in which nothing was done and nothing is unsaved.
    pub fn new() -> Self {
        History { done: Vec::new(), undone: Vec::new(), saved: Some(0) }
    }

    /// Does an edit and remembers it. An edit that does nothing is not remembered.
    pub fn apply(
        &mut self,
        journey: &mut Journey,
        edit: Edit,
        label: impl Into<String>,
        before: Selection,
        after: Selection,
    ) -> Result<(), EditError> {
        if edit.is_empty() {
            return Ok(());
        }
        let inverse = apply(journey, edit)?;
        if self.saved.is_some_and(|saved| saved > self.done.len()) {
            self.saved = None;
        }
        self.undone.clear();
        self.done.push(Step { label: label.into(), before, after, edit: inverse });
        Ok(())
    }

    /// Takes the last step back; gives the step, or `None` where there is none.
    pub fn undo(&mut self, journey: &mut Journey) -> Result<Option<&Step>, EditError> {
        turn(&mut self.done, &mut self.undone, journey)
    }

    /// Does the step again that was undone last; gives the step, or `None` where there is none.
    pub fn redo(&mut self, journey: &mut Journey) -> Result<Option<&Step>, EditError> {
        turn(&mut self.undone, &mut self.done, journey)
    }

    /// Says that the map as it is now is the one on disk.
    pub fn mark_saved(&mut self) {
        self.saved = Some(self.done.len());
    }

    /// Whether the map differs from the one on disk.
    pub fn is_unsaved(&self) -> bool {
        self.saved != Some(self.done.len())
    }

    /// How many steps are done; together with the journey it tells one state from another.
    pub fn position(&self) -> usize {
        self.done.len()
    }
}

fn turn<'a>(
    from: &mut Vec<Step>,
    to: &'a mut Vec<Step>,
    journey: &mut Journey,
) -> Result<Option<&'a Step>, EditError> {
    let Some(mut step) = from.pop() else { return Ok(None) };
    match apply(journey, step.edit.clone()) {
        Ok(inverse) => {
            step.edit = inverse;
            to.push(step);
            Ok(to.last())
        }
        Err(error) => {
            from.push(step);
            Err(error)
        }
    }
}
