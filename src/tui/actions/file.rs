//! Saving and closing.

use super::super::app::{App, Effect};
use super::super::mode::{Mode, Question};

/// Saves the map.
pub fn save(app: &mut App) -> Vec<Effect> {
    if !app.editor.is_unsaved() {
        app.say("Nothing to save");
        return Vec::new();
    }
    vec![Effect::Save]
}

/// Closes the map; asks where it is unsaved.
pub fn close(app: &mut App) -> Vec<Effect> {
    if app.editor.is_unsaved() {
        app.mode = Mode::Question(Question::Close);
        return Vec::new();
    }
    vec![Effect::Close]
}

/// Saves the map and closes it.
pub fn save_and_close(app: &mut App) -> Vec<Effect> {
    if app.editor.is_unsaved() { vec![Effect::SaveAndClose] } else { vec![Effect::Close] }
}

/// Closes the map without saving.
pub fn discard(_: &mut App) -> Vec<Effect> {
    vec![Effect::Close]
}

/// Leaves to the shell.
pub fn suspend(_: &mut App) -> Vec<Effect> {
    vec![Effect::Suspend]
}
