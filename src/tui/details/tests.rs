//! What keys do on the panel, row by row, and what it looks like.

mod keys;
mod laws;
mod lists;
mod looks;
mod people;

use std::path::PathBuf;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::super::app::{App, Effect, Look};
use super::super::editor::Editor;
use super::super::glyphs::Glyphs;
use super::super::mode::Mode;
use super::super::theme::{Depth, Ground, Theme};
use super::super::update::update;
use super::form::Target;
use super::{rows_of, typing};
use crate::format::Document;
use crate::journey::{
    Basis, Card, CardKind, Emotion, Entry, Field, Handle, Journey, Link, Metric, Opportunity,
    Persona, Role, RoleKind, Stage, Status, Step,
};

const BROWSE: &str = "Browses the catalogue";

/// A map with one card in which every field is filled, and one with none.
fn sample() -> Journey {
    let lines = |lines: &[&str]| lines.iter().map(|line| Entry::from(*line)).collect::<Vec<_>>();
    let mut map = Journey::blank();
    map.title = "New laptop".into();
    map.service = Some("Employee hardware".into());
    let persona =
        |id: &str, name: &str| Persona { id: id.into(), name: name.into(), ..Persona::default() };
    map.personas = vec![persona("maria", "Maria"), persona("tomasz", "Tomasz")];
    map.roles = vec![Role {
        id: "desk".into(),
        name: "Service desk".into(),
        kind: RoleKind::ProcessOwner,
        ..Role::default()
    }];
    let card =
        |kind, id: &str, lane: &str, title: &str| Card::new(Handle::JOURNEY, kind, id, lane, title);
    let full = Card {
        actors: lines(&["maria", "desk"]),
        channel: Some("Web portal".into()),
        duration: Some("20m".into()),
        wait: Some("2d".into()),
        emotion: Some(-1),
        emotions: vec![Emotion { persona: "tomasz".into(), value: 1, ..Emotion::default() }],
        moment_of_truth: true,
        basis: Basis::Observed,
        research: lines(&["Watched 5 people"]),
        thoughts: lines(&["Which of the eleven laptops is meant for somebody like me, really?"]),
        pains: lines(&["No tax", "Slow", "Old pictures"]),
        opportunities: vec![Opportunity {
            title: "One page per role".into(),
            impact: Some(4),
            effort: Some(2),
            votes: 3,
            status: Status::Idea,
            ..Opportunity::default()
        }],
        metrics: vec![Metric {
            name: "CSAT".into(),
            value: Some(3.1),
            target: Some(4.5),
            unit: Some("of 5".into()),
            sample: Some(41),
            ..Metric::default()
        }],
        owner: Some("desk".into()),
        triggers: lines(&["ask"]),
        links: vec![Link { url: "https://example.org".into(), ..Link::default() }],
        tags: lines(&["shop"]),
        ..card(CardKind::Touchpoint, "browse", "touchpoints", BROWSE)
    };
    map.stages = vec![Stage {
        id: "explore".into(),
        title: "Explore".into(),
        step: Some(Step::Explore),
        cards: vec![full, card(CardKind::Activity, "ask", "consumer", "Asks")],
        ..Stage::default()
    }];
    map
}

/// The screen with the panel open on the full card.
fn open(size: (u16, u16)) -> App {
    let mut app = screen(sample(), size);
    let card = app.editor.journey().stages[0].cards[0].handle;
    app.editor.select_card(card);
    press(&mut app, "Enter");
    app
}

fn screen(map: Journey, size: (u16, u16)) -> App {
    let look = Look { theme: Theme::new(Ground::Dark, Depth::True), glyphs: Glyphs::UNICODE };
    App::new(Editor::new(Document::new(map)), PathBuf::from("map.ron"), look, size)
}

/// Presses keys named as in the table of commands; `'text` types a text in which `_` is a space.
fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for name in keys.split(' ') {
        match name.strip_prefix('\'') {
            Some(text) => {
                for c in text.replace('_', " ").chars() {
                    effects.extend(update(app, key(&c.to_string())));
                }
            }
            None => effects.extend(update(app, key(name))),
        }
    }
    effects
}

fn key(name: &str) -> Event {
    let (modifiers, name) = match name.split_once('-') {
        Some(("Ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("Shift", name)) => (KeyModifiers::SHIFT, name),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        one => KeyCode::Char(one.chars().next().expect("a key")),
    };
    Event::Key(KeyEvent::new(code, modifiers))
}

/// Puts the panel's cursor on a field of its element, or on the first item of a list.
fn stand(app: &mut App, field: Field) {
    let Mode::Details(details) = &app.mode else { panic!("the panel has the keys") };
    let element = details.element;
    let rows = rows_of(app, element);
    let Mode::Details(details) = &mut app.mode else { panic!("the panel has the keys") };
    let is_it = |row: &super::Row| {
        row.target == Target { at: element, field }
            || row.item.is_some_and(|item| (item.parent, item.list) == (element, field))
    };
    let index = rows.iter().position(is_it).expect("a row of this field");
    details.stand(&rows, index);
}

fn card(app: &App) -> &Card {
    &app.editor.journey().stages[0].cards[0]
}

fn texts(list: &[Entry]) -> Vec<&str> {
    list.iter().map(|entry| entry.text.as_str()).collect()
}

fn said(app: &App) -> &str {
    app.message.as_ref().map_or("", |message| message.text.as_str())
}

/// Why the open line cannot be kept.
fn refused(app: &App) -> String {
    typing::refusal(app).unwrap_or_default()
}

fn is_typing(app: &App) -> bool {
    matches!(&app.mode, Mode::Details(details) if details.typing.is_some())
}

/// Undoes and says what was undone: one step has one label.
fn undone(app: &mut App) -> String {
    press(app, "u");
    said(app).to_owned()
}
