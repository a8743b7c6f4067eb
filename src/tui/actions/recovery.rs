//! Taking up or dropping what an earlier session left behind, and telling what is being typed.

use super::super::app::{App, Effect};
use super::super::details;
use super::super::mode::{Mode, Question};
use super::typing;
use crate::store::Change;

const NOTHING: &str = "Nothing was left behind";

/// Makes the changes that were left behind.
pub fn take_up(app: &mut App) -> Vec<Effect> {
    match &app.left {
        None => app.say(NOTHING),
        Some(left) if left.labels.is_empty() => {
            let log = left.log.display().to_string();
            app.complain(format!("This no longer fits the file; it can be read in {log}"));
        }
        Some(_) => return vec![Effect::TakeUp],
    }
    Vec::new()
}

/// Asks whether the changes that were left behind are to be dropped.
pub fn drop(app: &mut App) -> Vec<Effect> {
    match app.left {
        None => app.say(NOTHING),
        Some(_) => app.mode = Mode::Question(Question::DropLeft),
    }
    Vec::new()
}

/// The change that would be made if what is being typed were left now; nothing is changed by asking.
pub fn draft(app: &mut App) -> Option<Change> {
    let leave = match &app.mode {
        Mode::Typing(_) => typing::leave,
        Mode::Details(_) => details::rehearse,
        _ if !app.view.unkept.is_empty() => details::rehearse,
        _ => return None,
    };
    if !app.editor.begin_rehearsal() {
        return None;
    }
    let (mode, message, unset) = (app.mode.clone(), app.message.clone(), app.unset.clone());
    let (unkept, taken) = (app.view.unkept.clone(), app.view.taken.clone());
    leave(app);
    (app.mode, app.message, app.unset) = (mode, message, unset);
    (app.view.unkept, app.view.taken) = (unkept, taken);
    app.editor.end_rehearsal()
}
