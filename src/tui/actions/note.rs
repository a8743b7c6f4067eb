//! Adding notes to a stage.

use super::super::app::{App, Effect};
use super::super::mode::Purpose;
use super::typing;
use crate::edit::{Edit, Selection};
use crate::journey::{Entry, Field, Handle, Node, Place};

/// Types a note that is kept with the stage.
pub fn add(app: &mut App) -> Vec<Effect> {
    match app.editor.stage().map(|stage| stage.handle) {
        Some(stage) => typing::start(app, "", Purpose::StageNote(stage)),
        None => app.say(app.missing("No stage yet", "add-stage")),
    }
    Vec::new()
}

/// Keeps a note behind the others of a stage; whether it was kept.
pub(super) fn keep(app: &mut App, stage: Handle, text: &str) -> bool {
    let Some(found) = app.editor.journey().stage(stage) else { return false };
    let label = format!("add a note to \"{}\"", found.title);
    let after = found.notes.last().map(|note| note.handle);
    let said = format!("kept with \"{}\" · {} undo", found.title, app.keymap.key("undo"));
    let selection: Selection = app.editor.selection();
    let is_kept = app.edit(label, |_, handles| {
        let note = Entry { handle: handles.fresh(), text: text.to_owned() };
        let place = Place { parent: stage, field: Field::Notes, after };
        (Edit::Insert { place, node: Node::Entry(Box::new(note)) }, selection)
    });
    if is_kept {
        app.say(said);
    }
    is_kept
}
