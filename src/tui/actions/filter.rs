//! Filtering the map: what does not fit is dimmed.

use super::super::app::{App, Effect};
use super::super::field::LineField;
use super::super::filter::Filter;
use super::super::key::Key;
use super::super::mode::Mode;
use super::super::wording::cards;

/// Asks for the filter; the one that is set is there already.
pub fn start(app: &mut App) -> Vec<Effect> {
    let line = app.view.filter.as_ref().map_or("", Filter::line);
    app.mode = Mode::Filter(LineField::new(line));
    Vec::new()
}

/// A key while the filter is typed; the map follows each of them.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Filter(field) = &mut app.mode else { return Vec::new() };
    match key.to_string().as_str() {
        "Enter" | "Esc" | "Ctrl-c" => {
            app.mode = Mode::Map;
            tell(app);
        }
        "Backspace" if field.is_empty() => app.mode = Mode::Map,
        _ => field.press(key),
    }
    follow(app);
    Vec::new()
}

/// Text pasted into the line.
pub fn paste(app: &mut App, text: &str) {
    if let Mode::Filter(field) = &mut app.mode {
        field.insert(text);
    }
    follow(app);
}

fn follow(app: &mut App) {
    if let Mode::Filter(field) = &app.mode {
        app.view.filter = Filter::new(app.editor.journey(), field.text());
    }
}

/// Tells how many cards fit, and what can be done with them.
pub(super) fn tell(app: &mut App) {
    let Some(filter) = &app.view.filter else {
        app.say("No filter: every card is shown as it is");
        return;
    };
    let fits = |card: &&crate::journey::Card| filter.fits(card, &app.findings);
    let count = app.editor.journey().cards().filter(fits).count();
    let (mark, leave) = (app.keymap.key("mark-found"), app.keymap.key("leave"));
    if count == 0 {
        let (filter, line) = (app.keymap.key("filter"), filter.line());
        app.say(format!("No card fits {line} · {filter} changes the filter · {leave} ends it"));
        return;
    }
    let (count, line) = (cards(count), filter.line());
    app.say(format!("{count} fit {line} · {mark} marks them · {leave} ends the filter"));
}
