//! The outline: stages below each other, under each its cards in the order of time.

mod draw;
mod folds;
mod go;
mod item;
mod list;
mod mouse;
mod paragraph;
mod plain;
mod scroll;
mod words;

pub(super) use draw::draw;
pub(super) use mouse::{drag, drop, press, typed_area, wheel};
pub(super) use plain::{header as plain_header, here as plain_cursor};
pub(super) use scroll::reveal;
pub(super) use words::entries;

use super::actions::stage;
use super::app::{App, Effect};
use super::commands::Command;
use folds::Folds;
use scroll::Scroll;

/// What of the outline is folded, and how far it is scrolled.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    folds: Folds,
    scroll: Scroll,
}

/// What commands do in a list that differs from what they do on the map, for help.
pub const KEYS: &[(&str, &str)] = &[
    ("j  k", "Go to the next line, or the one above: cards in the order of time, and stages"),
    ("l", "Unfold the stage, or the card with its thoughts, pains and opportunities"),
    ("h", "Fold the card, then go to its stage, then fold that"),
    ("z  Z", "Unfold all stages, then all cards; fold all stages"),
    ("0  $", "Go to the first stage, or the last"),
    ("PgDn  PgUp", "Go a page down or up"),
    ("e", "On a stage: its title"),
    ("Drag", "With the mouse: take a card past others, or to another stage"),
];

/// Does a command in the outline: moving fits a list, all else is as on the map.
pub(super) fn run(app: &mut App, command: &Command) -> Vec<Effect> {
    match command.name {
        "down" => go::down(app),
        "up" => go::up(app),
        "left" => go::left(app),
        "right" => go::right(app),
        "next-lane" => scroll::page_down(app),
        "previous-lane" => scroll::page_up(app),
        "first-stage" => app.editor.select_title(0),
        "last-stage" => app.editor.select_title(usize::MAX),
        "zoom-in" => app.view.outline.folds.unfold_all(),
        "zoom-out" => go::fold_all(app),
        "fold-stage" => go::fold_stage(app),
        "unfold-all" => app.view.outline.folds.unfold_stages(),
        "title" if app.editor.card().is_none() => return stage::rename(app),
        "mark" if app.editor.card().is_some() => return go::mark(app, command),
        _ => return command.act(app),
    }
    Vec::new()
}

#[cfg(test)]
mod laws;
