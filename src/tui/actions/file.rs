//! Saving and closing.

use super::super::app::{App, Effect};
use super::super::details::show_unkept;
use super::super::file_state::OnDisk;
use super::super::mode::{Mode, Question};

/// Saves the map; asks where others have changed its file.
pub fn save(app: &mut App) -> Vec<Effect> {
    match app.file.on_disk {
        OnDisk::Same if !app.editor.is_unsaved() && app.tour.is_none() => {
            app.say("Nothing to save: the file has it all");
            Vec::new()
        }
        _ => write(app, Vec::new()),
    }
}

/// Closes the map; asks where it is unsaved. What was typed and cannot be kept as it is comes first.
pub fn close(app: &mut App) -> Vec<Effect> {
    if is_held_up(app) {
        return Vec::new();
    }
    if app.is_unsaved() {
        app.mode = Mode::Question(Question::Close);
        return Vec::new();
    }
    vec![Effect::Close]
}

/// Saves the map and closes it.
pub fn save_and_close(app: &mut App) -> Vec<Effect> {
    if is_held_up(app) {
        return Vec::new();
    }
    if app.is_unsaved() { write(app, vec![Effect::CloseOnceSaved]) } else { vec![Effect::Close] }
}

/// Whether something was typed that waits to be mended; then it is shown.
fn is_held_up(app: &mut App) -> bool {
    if !show_unkept(app) {
        return false;
    }
    let (mend, undo) = (app.keymap.key("details"), app.keymap.key("undo"));
    app.complain(format!("This is not kept yet: {mend} mends it, {undo} gives it up, :q! closes"));
    true
}

/// Saves the map over whatever is on disk.
pub fn save_over(_: &mut App) -> Vec<Effect> {
    vec![Effect::SaveOver]
}

/// Loads what is on disk, as one change that can be taken back.
pub fn reload(_: &mut App) -> Vec<Effect> {
    vec![Effect::Reload]
}

/// Closes the map without saving.
pub fn discard(_: &mut App) -> Vec<Effect> {
    vec![Effect::Close]
}

/// Leaves to the shell.
pub fn suspend(_: &mut App) -> Vec<Effect> {
    vec![Effect::Suspend]
}

/// Saves, and does what is to follow; asks first where that would undo what others have done.
fn write(app: &mut App, then: Vec<Effect>) -> Vec<Effect> {
    let mut effects = match app.file.on_disk {
        OnDisk::Same => vec![Effect::Save],
        OnDisk::Gone => vec![Effect::SaveOver],
        OnDisk::Changed | OnDisk::Broken | OnDisk::Renamed(_) => {
            app.mode = Mode::Question(Question::OnDisk { then });
            return Vec::new();
        }
    };
    effects.extend(then);
    effects
}
