//! A map open for editing: its document, what was done to it, and where the cursor stands.

mod journal;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::marks::Marks;
use crate::diff::matching;
use crate::edit::{Edit, EditError, History, Selection, State, between};
use crate::format::{Comments, Document};
use crate::journey::{Card, Handle, Handles, Journey, Lane, Stage};
use crate::layout::{Cells, Spot};
use crate::merge::{Conflict, Merged, merge};
use crate::store::{Change, Turn};
use journal::Journal;

/// A map open for editing.
///
/// The document is shared, so that saving and checking may read it beside the drawing; an edit
/// made meanwhile copies it once.
#[derive(Debug, Clone)]
pub struct Editor {
    document: Arc<Document>,
    history: History,
    cells: Cells,
    selection: Selection,
    /// Where the selection stands in the table of cells.
    spot: Spot,
    /// The stage on whose title the cursor stands, as it can in an outline; else it is in a cell.
    titled: Option<Handle>,
    marked: Marks,
    revision: u64,
    reloads: Vec<Reload>,
    journal: Journal,
}

/// What another program wrote, as a step between two states.
#[derive(Debug, Clone)]
struct Reload {
    states: (State, State),
    /// The comments of the state in which the map is not.
    comments: Comments,
}

impl Editor {
    /// Opens a document with the cursor on its first card.
    pub fn new(document: Document) -> Self {
        let cells = Cells::new(&document.journey);
        let mut editor = Editor {
            document: Arc::new(document),
            history: History::new(),
            cells,
            selection: Selection::default(),
            spot: Spot::default(),
            titled: None,
            marked: Marks::default(),
            revision: 0,
            reloads: Vec::new(),
            journal: Journal::default(),
        };
        editor.select(editor.first_spot());
        editor
    }

    /// The map.
    pub fn journey(&self) -> &Journey {
        &self.document.journey
    }

    /// The document, to be read beside the drawing.
    pub fn document(&self) -> Arc<Document> {
        Arc::clone(&self.document)
    }

    /// The table of cells.
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// Changes with every change of the map.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the map differs from the one on disk.
    pub fn is_unsaved(&self) -> bool {
        self.history.is_unsaved()
    }

    /// The state the map is in.
    pub fn state(&self) -> State {
        self.history.state()
    }

    /// Says that the map is not on disk, as one that was just merged.
    pub fn mark_unsaved(&mut self) {
        self.history.mark_unsaved();
    }

    /// Says that the map as it was in a state is the one on disk.
    pub fn mark_saved(&mut self, state: State) {
        self.history.mark_saved(state);
    }

    /// Where the cursor stands.
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// Does an edit that `build` makes, remembers it under a label, and puts the cursor where it
    /// says.
    ///
    /// # Errors
    ///
    /// Where the edit does not fit the map, which is then as it was.
    pub fn edit(
        &mut self,
        label: impl Into<String>,
        build: impl FnOnce(&Journey, &mut Handles) -> (Edit, Selection),
    ) -> Result<(), EditError> {
        let label = label.into();
        if self.journal.is_rehearsal() {
            self.rehearse(&label, build);
            return Ok(());
        }
        let document = Arc::make_mut(&mut self.document);
        let (edit, after) = build(&document.journey, &mut document.handles);
        if edit.is_empty() {
            return Ok(());
        }
        let before = self.selection;
        let stages = edit.stages(&document.journey);
        let told = self.journal.tell(Turn::Did, &edit, document);
        self.history.apply(&mut document.journey, edit, label.as_str(), before, after)?;
        self.journal.keep(told, &label);
        self.changed(stages, after);
        Ok(())
    }

    /// Takes over what another program made of the map, as one step that can be taken back. What
    /// is the same in both keeps its handle, so cursor and marks stay where they are. The map is
    /// then the one on disk.
    ///
    /// # Errors
    ///
    /// Where it does not fit; then nothing has changed.
    pub fn reload(&mut self, theirs: Document, label: &str) -> Result<(), EditError> {
        let document = Arc::make_mut(&mut self.document);
        let found = matching(&document.journey, &theirs.journey);
        let theirs = theirs.in_handles_of(&mut document.handles, |at| found.old_of(at));
        let edit = between(&document.journey, &theirs.journey);
        let before = self.history.state();
        let selection = self.selection;
        if !edit.is_empty() {
            self.history.apply(&mut document.journey, edit, label, selection, selection)?;
        }
        let after = self.history.state();
        let comments = std::mem::replace(&mut document.comments, theirs.comments);
        if after != before {
            self.reloads.push(Reload { states: (before, after), comments });
            self.changed(None, selection);
        }
        self.history.mark_saved(after);
        Ok(())
    }

    /// The map as it was at the last save, or as it was loaded; `None` where no step leads there.
    pub fn saved_document(&self) -> Option<Document> {
        let mut saved = (*self.document).clone();
        self.history.back_to_saved(&mut saved.journey).then_some(saved)
    }

    /// Merges `ours`, which was open before, into `theirs`, which was loaded in its place: a step that
    /// can be taken back. `base` is what both come from. Gives what both sides cannot have; there the
    /// map has what the base had, until it is settled.
    ///
    /// # Errors
    ///
    /// Where it does not fit; then nothing has changed.
    pub fn merge(
        &mut self,
        base: Document,
        ours: Document,
        theirs: Document,
    ) -> Result<Vec<Conflict>, EditError> {
        // New handles begin behind all that any of the maps has by now.
        let base = Document { handles: self.document.handles.clone(), ..base };
        let Merged { document: merged, conflicts } = merge(Some(base), ours, theirs);
        let before = self.history.state();
        let selection = self.selection;
        let edit = between(self.journey(), &merged.journey);
        let comments = self.document.comments.clone();
        let handles = merged.handles.clone();
        self.edit("merge what was unsaved", |_, given| {
            *given = handles;
            (edit, selection)
        })?;
        let after = self.history.state();
        if after != before {
            Arc::make_mut(&mut self.document).comments = merged.comments;
            self.reloads.push(Reload { states: (before, after), comments });
        }
        Ok(conflicts)
    }

    /// Comments change with what another program wrote and with nothing else, so they are changed
    /// back where that is undone. Whether they were.
    fn turn_comments(&mut self, from: State) -> bool {
        let to = self.history.state();
        let turned = self
            .reloads
            .iter_mut()
            .find(|Reload { states, .. }| *states == (from, to) || *states == (to, from));
        let Some(reload) = turned else { return false };
        let document = Arc::make_mut(&mut self.document);
        std::mem::swap(&mut document.comments, &mut reload.comments);
        true
    }

    /// Takes the last step back; gives its label, or `None` where nothing was done.
    ///
    /// # Errors
    ///
    /// Where the step does not fit the map; then nothing has changed.
    pub fn undo(&mut self) -> Result<Option<String>, EditError> {
        let from = self.history.state();
        let Some(edit) = self.history.to_undo() else { return Ok(None) };
        let stages = edit.stages(self.journey());
        let told = self.journal.tell(Turn::Undid, edit, &self.document);
        let document = Arc::make_mut(&mut self.document);
        let Some(step) = self.history.undo(&mut document.journey)? else { return Ok(None) };
        let (label, selection) = (step.label.clone(), step.before);
        self.turned(from, told, &label);
        self.changed(stages, selection);
        Ok(Some(label))
    }

    /// Whether something was undone that can be done again.
    pub fn can_redo(&self) -> bool {
        self.history.to_redo().is_some()
    }

    /// Does the step again that was undone last; gives its label, or `None` where there is none.
    ///
    /// # Errors
    ///
    /// Where the step does not fit the map; then nothing has changed.
    pub fn redo(&mut self) -> Result<Option<String>, EditError> {
        let from = self.history.state();
        let Some(edit) = self.history.to_redo() else { return Ok(None) };
        let stages = edit.stages(self.journey());
        let told = self.journal.tell(Turn::DidAgain, edit, &self.document);
        let document = Arc::make_mut(&mut self.document);
        let Some(step) = self.history.redo(&mut document.journey)? else { return Ok(None) };
        let (label, selection) = (step.label.clone(), step.after);
        self.turned(from, told, &label);
        self.changed(stages, selection);
        Ok(Some(label))
    }

    /// Follows a step through the history.
    fn turned(&mut self, from: State, told: Option<Change>, label: &str) {
        let is_replaced = self.turn_comments(from);
        let told = told.map(|mut told| {
            if is_replaced {
                told.replace_comments(&self.document);
            }
            told
        });
        self.journal.keep(told, label);
    }

    /// The cursor as a place in the table of cells.
    pub fn spot(&self) -> Spot {
        self.spot
    }

    /// Where a selection stands in the table; where what was selected is gone, the nearest place.
    fn spot_of(&self, selection: Selection) -> Spot {
        let journey = self.journey();
        let stage = journey.stages.iter().position(|stage| Some(stage.handle) == selection.stage);
        let card = selection.card.and_then(|card| {
            let here = stage.and_then(|stage| self.cells.find_in(journey, stage, card));
            here.or_else(|| self.cells.find(journey, card))
        });
        // What was to be selected may be on another row or in another stage.
        card.unwrap_or_else(|| {
            let row = self.cells.rows().iter().position(|row| row.lane == selection.lane);
            let spot = Spot { stage: stage.unwrap_or(0), row: row.unwrap_or(0), card: None };
            self.cells.settle(spot)
        })
    }

    /// Puts the cursor on a place of the table, or the nearest there is.
    pub fn select(&mut self, spot: Spot) {
        self.titled = None;
        self.spot = self.cells.settle(spot);
        self.selection = self.selection_at(self.spot);
    }

    /// Puts the cursor on a stage's title: on none of its cards, in the lane in which it was.
    pub fn select_title(&mut self, stage: usize) {
        self.select(Spot { stage, ..self.spot });
        self.titled = self.selection.stage;
        self.spot.card = None;
        self.selection.card = None;
    }

    /// Takes the cursor from a stage's title into a cell of the stage.
    pub fn leave_title(&mut self) {
        if self.titled.is_some() {
            self.select(self.spot);
        }
    }

    /// Puts the cursor on a card.
    pub fn select_card(&mut self, card: Handle) {
        if let Some(spot) = self.cells.find(self.journey(), card) {
            self.select(spot);
        }
    }

    /// Puts the cursor where it stood, or on the nearest place there is now.
    pub fn restore(&mut self, selection: Selection) {
        self.select(self.spot_of(selection));
    }

    /// A place of the table in terms that outlast edits.
    pub fn selection_at(&self, spot: Spot) -> Selection {
        let spot = self.cells.settle(spot);
        Selection {
            stage: self.journey().stages.get(spot.stage).map(|stage| stage.handle),
            lane: self.cells.rows().get(spot.row).and_then(|row| row.lane),
            card: self.cells.card(self.journey(), spot).map(|card| card.handle),
        }
    }

    /// The selected card.
    pub fn card(&self) -> Option<&Card> {
        self.cells.card(self.journey(), self.spot())
    }

    /// The selected stage.
    pub fn stage(&self) -> Option<&Stage> {
        self.journey().stages.get(self.spot().stage)
    }

    /// The selected lane; `None` on the row of cards without one.
    pub fn lane(&self) -> Option<&Lane> {
        self.lane_at(self.spot().row)
    }

    /// The lane of a row of the table; `None` on the row of cards without one.
    pub fn lane_at(&self, row: usize) -> Option<&Lane> {
        self.journey().lanes.get(self.cells.rows().get(row)?.index?)
    }

    /// The marked cards that are still in the map, else the selected one.
    pub fn chosen(&self) -> Vec<&Card> {
        if self.marked.is_empty() {
            return self.card().into_iter().collect();
        }
        self.journey().cards().filter(|card| self.marked.contains(card.handle)).collect()
    }

    /// The marked cards.
    pub fn marked(&self) -> &Marks {
        &self.marked
    }

    /// The marked cards, to be changed.
    pub fn marks(&mut self) -> &mut Marks {
        &mut self.marked
    }

    /// The first card's place, or the first cell where there is no card.
    pub fn first_spot(&self) -> Spot {
        let first = self.journey().cards().next();
        first.and_then(|card| self.cells.find(self.journey(), card.handle)).unwrap_or_default()
    }

    /// Follows a change of the map, in some stages or, with `None`, anywhere.
    fn changed(&mut self, stages: Option<BTreeSet<usize>>, selection: Selection) {
        self.revision += 1;
        let journey = &self.document.journey;
        match stages {
            Some(stages) => self.cells.refresh(journey, stages),
            None => self.cells = Cells::new(journey),
        }
        self.marked.keep(journey.cards().map(|card| card.handle));
        let titled = self.titled.filter(|_| selection.card.is_none());
        self.select(self.spot_of(selection));
        if titled.is_some() && self.selection.stage == titled {
            self.select_title(self.spot.stage);
        }
    }
}
