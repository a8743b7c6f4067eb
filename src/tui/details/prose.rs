//! Lists of lines typed as one text, and pasted texts taken apart.

use super::super::app::App;
use super::super::area::TextArea;
use super::super::field::LineField;
use super::super::mode::Mode;
use super::change::edit;
use super::control::{Control, is_prose, of_items};
use super::form::{Item, Row, Target};
use super::meant::Refusal;
use super::typing::{self, Typing, What, begin, row_of};
use super::{Details, here, items, start_adding, start_typing, words};
use crate::edit::{Edit, set_lines};
use crate::journey::{Element, Entry, Field, FieldRef, Journey};

/// The lines of a list of texts.
fn entries(journey: &Journey, target: Target) -> Vec<&Entry> {
    let record = journey.element(target.at).map(Element::record);
    let Some(FieldRef::List(list)) = record.and_then(|record| record.get(target.field)) else {
        return Vec::new();
    };
    let entry = |index| match list.get(index) {
        Some(Element::Entry(entry)) => Some(entry),
        _ => None,
    };
    (0..list.len()).filter_map(entry).collect()
}

/// The lines of a list of texts, as texts.
pub(super) fn lines(journey: &Journey, target: Target) -> Vec<String> {
    entries(journey, target).into_iter().map(|entry| entry.text.clone()).collect()
}

/// Begins to type the whole of a list of lines, with the cursor on one of them, or on a new line
/// behind it where `adds` says so.
pub(super) fn start(app: &mut App, item: Item, adds: Adds) {
    let target = Target { at: item.parent, field: item.list };
    let found = entries(app.editor.journey(), target);
    let at = found.iter().position(|entry| Some(entry.handle) == item.at);
    let mut texts: Vec<&str> = found.iter().map(|entry| entry.text.as_str()).collect();
    let before = TextArea::new(texts.iter().copied());
    let line = match (adds, at) {
        (Adds::Nothing, at) => at.unwrap_or(0),
        (Adds::Behind, at) => at.map_or(0, |at| at + 1),
        (Adds::Before, at) => at.unwrap_or(0),
    };
    if adds != Adds::Nothing && !texts.is_empty() {
        texts.insert(line, "");
    }
    let mut area = TextArea::new(texts);
    area.go_to_line(line);
    begin(app, Typing::new(What::Prose(target), area, &before));
}

/// Whether a new line is opened, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Adds {
    Nothing,
    Behind,
    Before,
}

/// Keeps a text as the lines of a list, in one step; gives the row of the line of the cursor.
pub(super) fn keep(app: &mut App, target: Target, area: &TextArea) -> Result<Target, Refusal> {
    let texts: Vec<String> = area.lines().map(|line| line.text().to_owned()).collect();
    let row = area.row();
    set(app, target, texts)?;
    let found = entries(app.editor.journey(), target);
    let at = found.get(row.min(found.len().saturating_sub(1))).map(|entry| entry.handle);
    Ok(at.map_or(target, |at| row_of(app, at)))
}

/// Gives a list other lines, in one step; whether that changed anything. Prose keeps the blank lines
/// between others, a list of items has none.
pub(super) fn set(app: &mut App, target: Target, texts: Vec<String>) -> Result<bool, Refusal> {
    let journey = app.editor.journey();
    // A line that was not touched stays to the byte, with what a line being typed cannot hold.
    let held = entries(journey, target);
    let held: Vec<(String, String)> = held
        .iter()
        .map(|entry| (LineField::new(&entry.text).text().to_owned(), entry.text.clone()))
        .collect();
    let mut texts: Vec<String> = texts
        .into_iter()
        .map(|text| match held.iter().find(|(typed, _)| *typed == text) {
            Some((_, held)) => held.clone(),
            None => text.trim_end().to_owned(),
        })
        .collect();
    let is_blank = |text: &String| text.trim().is_empty();
    if is_prose(target.field) {
        while texts.last().is_some_and(is_blank) {
            texts.pop();
        }
        while texts.first().is_some_and(is_blank) {
            texts.remove(0);
        }
    } else {
        texts.retain(|text| !is_blank(text));
    }
    if texts.iter().eq(held.iter().map(|(_, text)| text)) {
        return Ok(false);
    }
    let label =
        format!("change the {} of {}", target.field.label(), words::name_of(journey, target.at));
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    edit(app, label, |journey, handles| {
        let edit = set_lines(journey, handles, target.at, target.field, &texts);
        edit.unwrap_or(Edit::Many(Vec::new()))
    })?;
    Ok(true)
}

/// Text pasted into the panel: into prose as its lines, into a list as many items in one step, into a
/// one-line field as one line.
pub fn paste(app: &mut App, text: &str) {
    let Some(row) = here(app) else { return };
    let is_open = matches!(&app.mode, Mode::Details(Details { typing: Some(_), .. }));
    if !is_open && !open_for(app, &row, text) {
        return;
    }
    let Mode::Details(Details { typing: Some(open), .. }) = &mut app.mode else { return };
    let many = items_of(text);
    let fits = match open.what {
        What::Prose(_) => open.area.insert(text),
        What::Item(item) if many.len() > 1 => {
            paste_items(app, item, text);
            return;
        }
        What::Value(_) if many.len() > 1 && row.item.is_some() && row.control == Control::Text => {
            if paste_lines(app, &row, text) {
                return;
            }
            true
        }
        _ => {
            let broken = text.trim_end_matches(['\n', '\r']);
            let count = broken.lines().filter(|line| !line.trim().is_empty()).count();
            let fits = open.area.insert(&one_line(broken));
            if count > 1 {
                app.say(format!("{count} lines joined to one"));
            }
            fits
        }
    };
    typing::choose_first(app);
    if !fits {
        app.complain("The text is too long for one line");
    }
}

/// A text without its line breaks; what stands around them becomes one space.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (number, part) in text.split(['\n', '\r']).enumerate() {
        if number > 0 {
            line.truncate(line.trim_end().len());
            line.push(' ');
        }
        line.push_str(if number > 0 { part.trim_start() } else { part });
    }
    line
}

/// Opens the row for a text that is pasted onto it; false where the text went in already, or cannot.
fn open_for(app: &mut App, row: &Row, text: &str) -> bool {
    match row.item {
        Some(item) if is_prose(item.list) => start(app, item, Adds::Behind),
        Some(item) => {
            let many = items_of(text);
            match many[..] {
                [] => {}
                [_] => start_adding(app, true),
                _ => paste_items(app, item, text),
            }
            return many.len() == 1;
        }
        None if row.control == Control::Shown => return false,
        None => start_typing(app),
    }
    true
}

/// The items of a pasted text: its lines that are not blank, without the signs of a list.
fn items_of(text: &str) -> Vec<&str> {
    text.split(['\n', '\r']).map(bare).filter(|line| !line.is_empty()).collect()
}

fn bare(line: &str) -> &str {
    let line = line.trim();
    let signs = ["- ", "* ", "\u{2022} ", "\u{2013} "];
    signs.iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line).trim()
}

/// The items of a pasted text, between what stands before and behind the cursor of a line.
fn between(before: &str, text: &str, behind: &str) -> Vec<String> {
    let mut texts: Vec<String> =
        items_of(text).into_iter().map(|text| LineField::new(text).take()).collect();
    let gap = if text.starts_with(' ') && !before.is_empty() { " " } else { "" };
    if let Some(first) = texts.first_mut() {
        *first = format!("{before}{gap}{first}");
    }
    if let Some(last) = texts.last_mut() {
        last.push_str(behind);
    }
    texts
}

/// Adds pasted items behind one, in one step; what was typed of a new one comes before the first.
fn paste_items(app: &mut App, item: Item, text: &str) {
    let Mode::Details(details) = &mut app.mode else { return };
    let open = details.typing.take();
    let is_adding = |open: &&Typing| matches!(open.what, What::Item(_));
    let (before, behind) = match open.as_ref().filter(is_adding) {
        Some(open) => open.text().split_at(open.area.line().cursor()),
        None => ("", ""),
    };
    let texts = between(before, text, behind);
    let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
    match items::add(app, item, &refs) {
        Ok(last) => {
            super::stand_on(app, row_of(app, last));
            let undo = app.keymap.key("undo");
            app.say(format!("{} {} added · {undo} undo", texts.len(), item.list.label()));
        }
        Err(refusal) => {
            if let (Mode::Details(details), Some(open)) = (&mut app.mode, open) {
                details.typing = Some(open);
            }
            app.complain(format!("Nothing is pasted: {refusal}"));
        }
    }
}

/// Puts pasted lines in the place of the one being typed; false where its list takes no lines.
fn paste_lines(app: &mut App, row: &Row, text: &str) -> bool {
    let Some(item) = row.item.filter(|_| !row.opens) else { return false };
    let target = Target { at: item.parent, field: item.list };
    let found = entries(app.editor.journey(), target);
    let Some(at) = found.iter().position(|entry| Some(entry.handle) == item.at) else {
        return false;
    };
    let mut texts: Vec<String> = found.iter().map(|entry| entry.text.clone()).collect();
    let Mode::Details(details) = &mut app.mode else { return false };
    let Some(open) = details.typing.take() else { return false };
    let (before, behind) = open.text().split_at(open.area.line().cursor());
    let put = between(before, text, behind);
    let count = put.len();
    texts.splice(at..=at, put);
    match set(app, target, texts) {
        Ok(_) => app.say(format!("{count} lines pasted")),
        Err(refusal) => {
            // What was typed so far goes on being typed.
            if let Mode::Details(details) = &mut app.mode {
                details.typing = Some(open);
            }
            app.complain(refusal);
        }
    }
    true
}

/// Whether the lines of a list are texts of the author's, which can be typed as one.
pub(super) fn is_text_list(list: Field, journey: &Journey, parent: crate::journey::Handle) -> bool {
    let record = journey.element(parent).map(Element::record);
    let held = record.and_then(|record| record.get(list));
    matches!(held, Some(FieldRef::List(held)) if held.holds_texts())
        && of_items(list) == Control::Text
}
