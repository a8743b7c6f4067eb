//! What events do to the state.

use crossterm::event::{Event, KeyEventKind, MouseEventKind};

use super::actions::{filter, find, save_as, typing};
use super::app::{App, Effect};
use super::commands::Command;
use super::key::Key;
use super::keymap::Meaning;
use super::mode::Mode;
use super::mouse::Drag;
use super::pane::Pane;
use super::{
    choice, details, help, insight, mouse, outline, palette, present, question, replace, settle,
    tour,
};
use crate::layout::Zoom;

/// Changes the state as an event says; gives what is left to do outside.
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    let effects = match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => press(app, Key::from(key)),
        Event::Paste(text) => {
            paste(app, &text);
            Vec::new()
        }
        Event::Resize(width, height) => {
            app.size = (width, height);
            Vec::new()
        }
        Event::Mouse(event) => {
            if event.kind == MouseEventKind::Moved {
                return Vec::new();
            }
            mouse::update(app, event)
        }
        Event::Key(_) | Event::FocusGained | Event::FocusLost => return Vec::new(),
    };
    // Whoever has begun needs no tour.
    app.offers_tour &= app.editor.revision() == 0;
    tour::follow(app);
    app.reveal();
    effects
}

fn paste(app: &mut App, text: &str) {
    match &mut app.mode {
        Mode::Details(_) => details::paste(app, text),
        Mode::Palette(palette) => palette.paste(text),
        Mode::Filter(_) => filter::paste(app, text),
        _ => typing::paste(app, text),
    }
}

/// Changes the state as a key says.
pub(super) fn press(app: &mut App, key: Key) -> Vec<Effect> {
    // A key between the parts of a drag or of a double click ends it.
    let drag = &app.drag;
    let was_dragging = drag.over.is_some() || drag.onto.is_some() || drag.point.is_some();
    app.drag = Drag::default();
    if was_dragging && key.is("Esc") {
        return Vec::new();
    }
    if app.keymap.is(key, "suspend") && key.typed().is_none() {
        return vec![Effect::Suspend];
    }
    match &mut app.mode {
        Mode::Map => {
            let told = app.message.take();
            // What the message stood before was not seen yet.
            let is_offered = app.left.as_ref().is_some_and(|left| left.is_offered);
            if told.is_some() && is_offered && key.is("Esc") {
                return Vec::new();
            }
            sequence(app, vec![key])
        }
        Mode::Prefix(keys) => {
            app.message = None;
            let mut keys = std::mem::take(keys);
            app.mode = Mode::Map;
            if key.is("Esc") {
                return Vec::new();
            }
            keys.push(key);
            sequence(app, keys)
        }
        Mode::Typing(_) => {
            app.message = None;
            typing::key(app, key)
        }
        Mode::Find(_) => find::key(app, key),
        Mode::Filter(_) => filter::key(app, key),
        Mode::SaveAs(_) => save_as::key(app, key),
        Mode::Replace(_) => {
            app.message = None;
            replace::key(app, key)
        }
        Mode::Choice(_) => choice::key(app, key),
        Mode::Settle(_) => {
            app.message = None;
            settle::key(app, key)
        }
        Mode::Question(asked) => {
            let asked = asked.clone();
            question::answer(app, &asked, key)
        }
        Mode::Help(_) => {
            help::key(app, key);
            Vec::new()
        }
        Mode::Palette(_) => palette::key(app, key),
        Mode::Details(_) => {
            app.message = None;
            details::key(app, key)
        }
        Mode::Insight => {
            app.message = None;
            insight::key(app, key)
        }
    }
}

/// Follows a sequence of keys to its command.
fn sequence(app: &mut App, keys: Vec<Key>) -> Vec<Effect> {
    match app.keymap.follow(keys) {
        (_, Meaning::Command(command)) => run(app, command),
        (keys, Meaning::Both(command)) => {
            let goes_on = !may_be_repeated(app, command);
            let effects = run(app, command);
            if goes_on {
                app.mode = Mode::Prefix(keys);
            }
            effects
        }
        (keys, Meaning::Prefix) => {
            app.mode = Mode::Prefix(keys);
            Vec::new()
        }
        (_, Meaning::Nothing) => Vec::new(),
    }
}

/// Whether a command that begins others may be meant again at once: two steps of zooming out from
/// the closest must not save and close the map.
fn may_be_repeated(app: &App, command: &Command) -> bool {
    command.name == "zoom-out" && app.view.zoom == Zoom::Reading
}

/// Does a command.
pub fn run(app: &mut App, command: &Command) -> Vec<Effect> {
    match app.pane() {
        Pane::Map => command.act(app),
        Pane::Outline => outline::run(app, command),
        Pane::Present => present::run(app, command),
    }
}
