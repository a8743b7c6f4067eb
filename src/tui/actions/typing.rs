//! Typing texts into the map.

use super::super::app::{App, Effect};
use super::super::field::LineField;
use super::super::key::Key;
use super::super::mode::{Mode, Purpose, Typing};
use super::super::quick;
use crate::edit::{Edit, Selection, add_lane, add_stage, lane_after_card, set};
use crate::journey::{Field, Handle, Value};
use crate::layout::Spot;

/// Begins to type.
pub fn start(app: &mut App, text: &str, purpose: Purpose) {
    app.mode = Mode::Typing(Typing { field: LineField::new(text), purpose, trail: Vec::new() });
}

/// A key while a text is typed.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Typing(typing) = &mut app.mode else { return Vec::new() };
    let in_cell = matches!(typing.purpose, Purpose::NewCard { .. } | Purpose::CardTitle(_));
    match key.to_string().as_str() {
        "Enter" => enter(app),
        "Esc" => leave(app),
        "Ctrl-c" => {
            leave(app);
            return super::file::close(app);
        }
        _ if key.typed().is_none() && app.keymap.is(key, "save") => {
            if !typing.field.text().trim().is_empty() {
                enter(app);
            }
            return super::file::save(app);
        }
        "Down" if in_cell => to_lane(app, |row| row + 1),
        "Up" if in_cell => to_lane(app, |row| row.wrapping_sub(1)),
        "Tab" if in_cell => to_stage(app, |stage| stage + 1),
        "Shift-Tab" if in_cell => to_stage(app, |stage| stage.wrapping_sub(1)),
        "Right" if in_cell && typing.field.at_end() => complete(app),
        "Backspace" if typing.field.is_empty() => reopen(app),
        _ => typing.field.press(key),
    }
    Vec::new()
}

/// Text pasted while a text is typed.
pub fn paste(app: &mut App, text: &str) {
    let refused = match &mut app.mode {
        Mode::Typing(typing) => !typing.field.insert(text),
        Mode::Find(field) | Mode::SaveAs(field) => !field.insert(text),
        Mode::Replace(replace) => !replace.paste(text),
        Mode::Settle(settle) => !settle.paste(text),
        _ => false,
    };
    if refused {
        app.complain("The text is too long for one line");
    }
}

/// Keeps the line and opens the next one; a blank line ends the typing.
fn enter(app: &mut App) {
    let kept = keep(app);
    let Mode::Typing(typing) = &mut app.mode else { return };
    match (typing.purpose, kept) {
        // What was not understood is there to be mended.
        (Purpose::Signs, false) if !typing.field.is_empty() => {}
        (Purpose::NewCard { .. } | Purpose::NewStage(_) | Purpose::NewLane(..), true) => {}
        (Purpose::StageNote(_), true) => {}
        (Purpose::CardTitle(card), _) if typing.trail.contains(&card) => go_on_behind(app, card),
        _ => finish(app),
    }
}

/// Keeps the line and leaves it.
pub fn leave(app: &mut App) {
    keep(app);
    finish(app);
}

/// Leaves the line; what was kept stays selected.
fn finish(app: &mut App) {
    app.mode = Mode::Map;
}

/// Types a new card behind one that was made before.
fn go_on_behind(app: &mut App, card: Handle) {
    let journey = app.editor.journey();
    let stage = journey.stage_of(card).map(|stage| stage.handle);
    let lane = journey.card(card).and_then(|card| journey.lane_named(&card.lane));
    let lane = lane.map(|lane| lane.handle);
    let Mode::Typing(typing) = &mut app.mode else { return };
    match (stage, lane) {
        (Some(stage), Some(lane)) => {
            typing.purpose = Purpose::NewCard { stage, lane, after: Some(card) };
        }
        _ => finish(app),
    }
}

/// Keeps what is typed as an edit and empties the line; whether anything was kept.
fn keep(app: &mut App) -> bool {
    let Mode::Typing(typing) = &mut app.mode else { return false };
    let purpose = typing.purpose;
    if purpose == Purpose::Signs && !typing.field.text().trim().is_empty() {
        return super::signs::keep(app);
    }
    let line = typing.field.take();
    if line.trim().is_empty() {
        return false;
    }
    match purpose {
        Purpose::NewCard { stage, lane, after } => keep_card(app, &line, stage, lane, after),
        Purpose::CardTitle(card) => keep_title(app, card, &line),
        Purpose::NewStage(after) => keep_stage(app, line.trim(), after),
        Purpose::NewLane(zone, after) => {
            let title = line.trim();
            let selection = app.editor.selection();
            let mut made = None;
            let done = app.edit(format!("add lane \"{title}\""), |journey, handles| {
                let (edit, lane) = add_lane(journey, handles, title, zone, after);
                made = Some(lane);
                (edit, Selection { lane: Some(lane), card: None, ..selection })
            });
            if let (Mode::Typing(typing), Some(made)) = (&mut app.mode, made) {
                typing.purpose = Purpose::NewLane(zone, Some(made));
            }
            done
        }
        Purpose::StageTitle(stage) => rename(app, "stage", stage, Field::Title, line.trim()),
        Purpose::LaneTitle(lane) => rename(app, "lane", lane, Field::Title, line.trim()),
        Purpose::StageNote(stage) => super::note::keep(app, stage, line.trim()),
        Purpose::MapTitle => rename(app, "the map", Handle::JOURNEY, Field::Title, line.trim()),
        Purpose::Signs => false,
    }
}

fn keep_stage(app: &mut App, title: &str, after: Option<Handle>) -> bool {
    let selection = app.editor.selection();
    let mut made = None;
    let done = app.edit(format!("add stage \"{title}\""), |journey, handles| {
        let (edit, stage) = add_stage(journey, handles, title, after);
        made = Some(stage);
        (edit, Selection { stage: Some(stage), card: None, ..selection })
    });
    if let (Mode::Typing(typing), Some(made)) = (&mut app.mode, made) {
        typing.purpose = Purpose::NewStage(Some(made));
    }
    done
}

fn rename(app: &mut App, what: &str, at: Handle, field: Field, title: &str) -> bool {
    use crate::journey::FieldRef;
    let held = app.editor.journey().element(at).and_then(|element| element.record().get(field));
    if matches!(held, Some(FieldRef::Text(held)) if held == title) {
        return false;
    }
    let selection = app.editor.selection();
    let value = Value::Text(title.to_owned());
    app.edit(format!("rename {what} to \"{title}\""), |_, _| (set(at, field, value), selection))
}

fn keep_card(
    app: &mut App,
    line: &str,
    stage: Handle,
    lane: Handle,
    after: Option<Handle>,
) -> bool {
    let mut parsed = quick::parse(line);
    if let Some(note) = parsed.note.take() {
        match card_above(app) {
            Some(card) => {
                parsed.note = Some(note);
                return add_to_card(app, card, &parsed);
            }
            // With no card above to belong to, it is one: nothing typed is lost.
            None => parsed.title = note.text,
        }
    }
    let Some(lane_found) = app.editor.journey().lane(lane).cloned() else { return false };
    let mut made = None;
    let done = app.edit(format!("add \"{}\"", parsed.title), |journey, handles| {
        match quick::new_card(journey, handles, stage, after, &lane_found, &parsed) {
            Some((edit, card)) => {
                made = Some(card);
                let selection =
                    Selection { stage: Some(stage), lane: Some(lane), card: Some(card) };
                (edit, selection)
            }
            None => (Edit::Many(Vec::new()), Selection::default()),
        }
    });
    if let (Mode::Typing(typing), Some(made)) = (&mut app.mode, made.filter(|_| done)) {
        typing.trail.push(made);
        typing.purpose = Purpose::NewCard { stage, lane, after: Some(made) };
    }
    made.is_some() && done
}

/// The card above the line: the one before it in its cell, else the one typed last.
fn card_above(app: &App) -> Option<Handle> {
    let (spot, _) = app.mode.typing_cell(app)?;
    let above = spot.card.and_then(|card| card.checked_sub(1));
    let above = Spot { card: above, ..spot };
    let newest = match &app.mode {
        Mode::Typing(typing) => typing.trail.last().copied(),
        _ => None,
    };
    let cells = app.editor.cells();
    cells.card(app.editor.journey(), above).map(|card| card.handle).or(newest)
}

fn add_to_card(app: &mut App, card: Handle, parsed: &quick::Quick) -> bool {
    let title = app.editor.journey().card(card).map_or(String::new(), |card| card.title.clone());
    let selection = app.editor.selection();
    let mut known = false;
    app.edit(format!("change \"{title}\""), |journey, handles| {
        let edit = quick::edits(journey, handles, card, parsed);
        known = edit.is_some();
        (edit.unwrap_or(Edit::Many(Vec::new())), selection)
    }) && known
}

fn keep_title(app: &mut App, card: Handle, line: &str) -> bool {
    let parsed = quick::parse(line);
    add_to_card(app, card, &parsed)
}

/// Keeps the line and goes on in another lane.
fn to_lane(app: &mut App, step: fn(usize) -> usize) {
    let Some((spot, _)) = app.mode.typing_cell(app) else { return };
    keep(app);
    open_cell(app, Spot { row: step(spot.row), ..spot });
}

/// Keeps the line and goes on in another stage.
fn to_stage(app: &mut App, step: fn(usize) -> usize) {
    let Some((spot, _)) = app.mode.typing_cell(app) else { return };
    keep(app);
    open_cell(app, Spot { stage: step(spot.stage), ..spot });
}

/// Goes on typing at the end of a cell; stays where there is no such cell.
fn open_cell(app: &mut App, spot: Spot) {
    let journey = app.editor.journey();
    let row = app.editor.cells().rows().get(spot.row).and_then(|row| row.index);
    let (Some(stage), Some(lane)) =
        (journey.stages.get(spot.stage), row.and_then(|row| journey.lanes.get(row)))
    else {
        return;
    };
    let purpose = Purpose::NewCard {
        stage: stage.handle,
        lane: lane.handle,
        after: lane_after_card(stage, lane),
    };
    app.editor.select(Spot { card: Some(usize::MAX), ..spot });
    if let Mode::Typing(typing) = &mut app.mode {
        typing.purpose = purpose;
    }
}

/// Accepts how the line goes on.
fn complete(app: &mut App) {
    let Mode::Typing(typing) = &mut app.mode else { return };
    let (line, cursor) = (typing.field.text(), typing.field.cursor());
    if let Some(completion) = quick::complete(app.editor.journey(), line, cursor) {
        typing.field = LineField::new(&completion.line);
    }
}

/// Opens the title of the card that was typed before.
fn reopen(app: &mut App) {
    let Mode::Typing(typing) = &mut app.mode else { return };
    let at = match typing.purpose {
        Purpose::CardTitle(card) => typing.trail.iter().position(|made| *made == card),
        Purpose::NewCard { .. } => Some(typing.trail.len()),
        _ => None,
    };
    let previous = at.and_then(|at| at.checked_sub(1)).and_then(|at| typing.trail.get(at).copied());
    let Some(card) = previous else { return };
    let Some(title) = app.editor.journey().card(card).map(|card| quick::write_title(&card.title))
    else {
        return;
    };
    if let Mode::Typing(typing) = &mut app.mode {
        typing.field = LineField::new(&title);
        typing.purpose = Purpose::CardTitle(card);
    }
    app.editor.select_card(card);
}
