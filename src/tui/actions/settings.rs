//! The user's settings.

use super::super::app::{App, Effect};
use super::super::choice::{Choice, Item, Then};
use super::super::mode::Mode;

/// Opens the file of settings in the user's own editor; shows first what is wrong in it.
pub fn open(app: &mut App) -> Vec<Effect> {
    if app.mistakes.is_empty() {
        return vec![Effect::OpenSettings];
    }
    let item =
        |told: &super::super::settings::Told| Item { label: told.line(), then: Then::Settings };
    let items = app.mistakes.iter().map(item).collect();
    let title = "Mistakes in the settings: Enter opens the file, the rest of it holds";
    app.mode = Mode::Choice(Choice { title, items, chosen: 0 });
    Vec::new()
}
