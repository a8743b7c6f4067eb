//! Following the changes of a log on another reading of the map.

use rustc_hash::FxHashMap;

use super::change::{Change, Replaced, Turn, anchored, takes_back};
use crate::edit::{Edit, Mention, apply};
use crate::format::{Anchor, Attached, Document};
use crate::journey::{By, Handle, Way};

/// A document on which the changes of a log are followed, and what has come of them.
pub(super) struct Replay {
    pub(super) document: Document,
    by: By,
    /// The handles of the log, and what has them here.
    names: FxHashMap<Handle, Handle>,
    /// The changes that fit, in the handles of this document.
    pub(super) changes: Vec<Change>,
    /// What is done once all are made: the labels of the steps.
    pub(super) labels: Vec<String>,
    undone: Vec<String>,
    /// The labels of those that do not fit.
    pub(super) unfit: Vec<String>,
}

impl Replay {
    /// A replay on a document: by position where it is the one that the log starts from, by key
    /// where it has changed since.
    pub(super) fn new(document: Document, by: By) -> Self {
        let names = FxHashMap::from_iter([(Handle::JOURNEY, Handle::JOURNEY)]);
        let (changes, labels, undone, unfit) = Default::default();
        Replay { document, by, names, changes, labels, undone, unfit }
    }

    /// Makes a change as far as it fits.
    pub(super) fn follow(&mut self, change: Change) {
        let takes_back = |label: &String| change.turn == Turn::Undid && *label == change.label;
        if self.unfit.last().is_some_and(takes_back) {
            self.unfit.pop();
            return;
        }
        // In the very map it starts from, what is behind a change that does not fit does not either.
        let is_cut = self.by == By::Position && !self.unfit.is_empty();
        match if is_cut { None } else { self.made(&change) } {
            Some(made) => {
                self.count(&made);
                self.changes.push(made);
            }
            None => self.unfit.push(change.label),
        }
    }

    /// Makes a change and gives it back in the handles of this document.
    fn made(&mut self, change: &Change) -> Option<Change> {
        self.find(&change.ways);
        let edit = self.renamed(change.edit.clone())?;
        apply(&mut self.document.journey, edit.clone()).ok()?;
        let comments = self.anchored(&change.comments);
        let replaced = change.replaced.as_ref().map(|replaced| {
            self.find(&replaced.ways);
            Replaced { comments: self.anchored(&replaced.comments), ways: Vec::new() }
        });
        let (turn, label, ways) = (change.turn, change.label.clone(), Vec::new());
        let made = Change { turn, label, edit, ways, comments, replaced };
        made.put_comments(&mut self.document.comments);
        Some(made)
    }

    /// Finds what is named for the first time.
    fn find(&mut self, ways: &[(Handle, Way)]) {
        for (named, way) in ways {
            if self.names.contains_key(named) {
                continue;
            }
            if let Some(found) = self.document.journey.at(way, self.by) {
                self.names.insert(*named, found);
            }
        }
    }

    fn renamed(&mut self, edit: Edit) -> Option<Edit> {
        match edit {
            Edit::Many(edits) => {
                let renamed: Option<_> = edits.into_iter().map(|edit| self.renamed(edit)).collect();
                renamed.map(Edit::Many)
            }
            edit if self.by == By::Key && self.is_there(&edit) => Some(Edit::Many(Vec::new())),
            edit => edit.renamed(&mut |named, mention| self.name(named, mention)),
        }
    }

    fn name(&mut self, named: Handle, mention: Mention) -> Option<Handle> {
        let known = self.names.get(&named).copied();
        if mention != Mention::Made {
            return known;
        }
        let taken =
            |at: &Handle| self.by == By::Key && self.document.journey.element(*at).is_some();
        let name = match known.filter(|at| !taken(at)) {
            Some(known) => known,
            None => self.document.handles.fresh(),
        };
        self.names.insert(named, name);
        Some(name)
    }

    /// Whether a map that has changed since has what is to be put in, or no longer has what is to be
    /// taken out.
    fn is_there(&mut self, edit: &Edit) -> bool {
        match edit {
            Edit::Remove { at } => !self.names.contains_key(at),
            Edit::Insert { place, node } => {
                let item = node.element();
                let parent = self.names.get(&place.parent);
                let like = parent
                    .and_then(|parent| self.document.journey.like(*parent, place.field, item));
                let Some(like) = like else { return false };
                self.names.insert(item.record().handle(), like);
                true
            }
            _ => false,
        }
    }

    fn anchored(&self, comments: &[(Anchor, Attached)]) -> Vec<(Anchor, Attached)> {
        anchored(comments, |at| self.names.get(&at).copied())
    }

    fn count(&mut self, change: &Change) {
        let label = change.label.clone();
        match change.turn {
            Turn::Did => {
                self.undone.clear();
                self.labels.push(label);
            }
            Turn::Undid if self.labels.last() == Some(&label) => {
                self.undone.extend(self.labels.pop());
            }
            // What was done before the map was saved.
            Turn::Undid => self.labels.push(change.step_label()),
            Turn::DidAgain => match self.undone.pop() {
                Some(label) => self.labels.push(label),
                None if self.labels.last().is_some_and(|last| takes_back(last, &label)) => {
                    self.labels.pop();
                }
                None => self.labels.push(label),
            },
        }
    }
}
