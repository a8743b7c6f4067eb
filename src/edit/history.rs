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
    /// The state of the map once this step is done.
    state: State,
    /// The edit that takes this step back while it is done, or does it again while it is undone.
    edit: Edit,
}

/// A state of the map in its history: no two of them are the same, however they were reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State(u64);

/// The steps done so far, and those undone that can be done again.
///
/// A map is unsaved when its state is not the one at the last save.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    saved: State,
    newest: u64,
}

impl History {
    /// A history in which nothing was done and nothing is unsaved.
    pub fn new() -> Self {
        History::default()
    }

    /// Does an edit and remembers it. An edit that does nothing is not remembered.
    ///
    /// # Errors
    ///
    /// Where the edit does not fit the map; then nothing has changed.
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
        self.newest += 1;
        self.undone.clear();
        let state = State(self.newest);
        self.done.push(Step { label: label.into(), before, after, state, edit: inverse });
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

    /// The edit that [`History::undo`] would do.
    pub fn to_undo(&self) -> Option<&Edit> {
        self.done.last().map(|step| &step.edit)
    }

    /// The edit that [`History::redo`] would do.
    pub fn to_redo(&self) -> Option<&Edit> {
        self.undone.last().map(|step| &step.edit)
    }

    /// The state the map is in.
    pub fn state(&self) -> State {
        self.done.last().map_or(State::default(), |step| step.state)
    }

    /// Says that no state of the map is on disk.
    pub fn mark_unsaved(&mut self) {
        self.saved = State(u64::MAX);
    }

    /// Says that the map as it was in a state is the one on disk.
    ///
    /// Saving runs beside editing, so the state is the one in which it began.
    pub fn mark_saved(&mut self, state: State) {
        self.saved = state;
    }

    /// Makes of the map as it is the one at the last save; false where no step leads there any more,
    /// and then nothing is promised of the map.
    pub fn back_to_saved(&self, journey: &mut Journey) -> bool {
        let follow = |journey: &mut Journey, steps: &[Step]| {
            steps.iter().rev().all(|step| apply(journey, step.edit.clone()).is_ok())
        };
        match self.done.iter().rposition(|step| step.state == self.saved) {
            Some(saved) => follow(journey, &self.done[saved + 1..]),
            None if self.saved == State::default() => follow(journey, &self.done),
            None => match self.undone.iter().position(|step| step.state == self.saved) {
                Some(saved) => follow(journey, &self.undone[saved..]),
                None => false,
            },
        }
    }

    /// Whether the map differs from the one on disk.
    pub fn is_unsaved(&self) -> bool {
        self.saved != self.state()
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
