//! What is done to a map, told so that it can be recovered.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Editor;
use crate::edit::{Edit, EditError, Selection};
use crate::format::Document;
use crate::journey::{Handle, Handles, Journey};
use crate::store::{Change, LeftBehind, Turn};

/// What was done since the journal was last taken.
#[derive(Debug, Clone, Default)]
pub(super) enum Journal {
    /// Nobody wants to know.
    #[default]
    Closed,
    /// The changes, the first first.
    Open(Vec<Change>),
    /// The same, while edits are only told and not made; the first of those.
    Rehearsal(Vec<Change>, Option<Change>),
}

impl Journal {
    /// Tells of an edit that is about to be made; `None` where nobody wants to know.
    pub(super) fn tell(&self, turn: Turn, edit: &Edit, document: &Document) -> Option<Change> {
        match self {
            Journal::Closed => None,
            _ => Some(Change::tell(turn, edit, document)),
        }
    }

    /// Keeps what was told, now that it is made.
    pub(super) fn keep(&mut self, told: Option<Change>, label: &str) {
        if let Journal::Open(changes) = self {
            changes.extend(told.map(|told| told.called(label)));
        }
    }

    /// Whether edits are only told.
    pub(super) fn is_rehearsal(&self) -> bool {
        matches!(self, Journal::Rehearsal(..))
    }
}

impl Editor {
    /// Tells of every change from here on; [`Editor::take_journal`] must be called now and then.
    pub fn open_journal(&mut self) {
        self.journal = Journal::Open(Vec::new());
    }

    /// What was done since this was last asked.
    pub fn take_journal(&mut self) -> Vec<Change> {
        match &mut self.journal {
            Journal::Open(changes) => std::mem::take(changes),
            _ => Vec::new(),
        }
    }

    /// From here on edits are told and not made, until [`Editor::end_rehearsal`]; false where the
    /// journal is closed.
    pub fn begin_rehearsal(&mut self) -> bool {
        let Journal::Open(changes) = &mut self.journal else { return false };
        self.journal = Journal::Rehearsal(std::mem::take(changes), None);
        true
    }

    /// Ends a rehearsal; gives the first change that would have been made.
    pub fn end_rehearsal(&mut self) -> Option<Change> {
        let Journal::Rehearsal(changes, rehearsed) = &mut self.journal else { return None };
        let rehearsed = rehearsed.take();
        self.journal = Journal::Open(std::mem::take(changes));
        rehearsed
    }

    /// Tells of an edit in a rehearsal.
    pub(super) fn rehearse(
        &mut self,
        label: &str,
        build: impl FnOnce(&Journey, &mut Handles) -> (Edit, Selection),
    ) {
        let (edit, _) = build(&self.document.journey, &mut self.document.handles.clone());
        let Journal::Rehearsal(_, told @ None) = &mut self.journal else { return };
        if !edit.is_empty() {
            *told = Some(Change::tell(Turn::Did, &edit, &self.document).called(label));
        }
    }

    /// Makes the changes that an earlier session left behind, as steps that can be taken back.
    ///
    /// # Errors
    ///
    /// Where one does not fit what was done since the map was opened; then nothing has changed.
    pub fn take_up(&mut self, left: &LeftBehind) -> Result<(), EditError> {
        let mut made: FxHashMap<Handle, Handle> = FxHashMap::default();
        let mut trial = self.clone();
        for change in &left.changes {
            let handles = &mut Arc::make_mut(&mut trial.document).handles;
            let here = change.in_handles(&mut |at| {
                if left.knows(at) { at } else { *made.entry(at).or_insert_with(|| handles.fresh()) }
            });
            trial.follow(here)?;
        }
        *self = trial;
        Ok(())
    }

    /// Makes a change as it was made once.
    fn follow(&mut self, change: Change) -> Result<(), EditError> {
        change.put_comments(&mut Arc::make_mut(&mut self.document).comments);
        let turned = match change.turn {
            Turn::Undid if self.history.to_undo() == Some(&change.edit) => self.undo()?,
            Turn::DidAgain if self.history.to_redo() == Some(&change.edit) => self.redo()?,
            _ => None,
        };
        if turned.is_some() {
            return Ok(());
        }
        let selection = self.selection;
        self.edit(change.step_label(), |_, _| (change.edit, selection))
    }
}
