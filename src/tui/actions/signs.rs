//! Setting fields of all chosen cards by one line of signs: `+1 ~20m /web #spring`.

use super::super::app::{App, Effect};
use super::super::mode::{Mode, Purpose};
use super::super::quick;
use super::super::wording::cards;
use super::typing;
use crate::edit::Edit;
use crate::journey::Handle;

/// Asks for the signs; a line that was left without being understood is offered again.
pub fn start(app: &mut App) -> Vec<Effect> {
    if app.editor.chosen().is_empty() {
        app.say_no_card();
        return Vec::new();
    }
    let line = std::mem::take(&mut app.unset);
    typing::start(app, &line, Purpose::Signs);
    Vec::new()
}

/// Sets what the line says on all chosen cards in one step; false where it is not understood, and
/// then the line goes on being typed.
pub(super) fn keep(app: &mut App) -> bool {
    let Mode::Typing(typing) = &mut app.mode else { return false };
    let said = match quick::parse_signs(typing.field.text()) {
        Ok(said) => said,
        Err(word) => {
            app.unset = typing.field.text().to_owned();
            app.complain(format!(
                "\"{word}\" is no sign: +1 ~20m ..2d @who /channel #tag * <>, or a line - + \""
            ));
            return false;
        }
    };
    typing.field.take();
    app.unset.clear();
    let chosen: Vec<Handle> = app.editor.chosen().iter().map(|card| card.handle).collect();
    let subject = match app.editor.chosen()[..] {
        [card] => format!("\"{}\"", card.title),
        _ => cards(chosen.len()),
    };
    let selection = app.editor.selection();
    let before = app.editor.revision();
    app.edit(format!("set fields of {subject}"), |journey, handles| {
        // People who are new are added with the first card that names them.
        let mut after = journey.clone();
        let mut edits = Vec::new();
        for card in chosen {
            let Some(edit) = quick::edits(&after, handles, card, &said) else { continue };
            if crate::edit::apply(&mut after, edit.clone()).is_ok() {
                edits.push(edit);
            }
        }
        (Edit::Many(edits), selection)
    });
    app.say(match app.editor.revision() == before {
        true => format!("{subject}: nothing to change"),
        false => format!("{subject}: set"),
    });
    true
}
