//! Prose in the user's own editor: handed over as a file, and taken back as one step.

use super::super::app::{App, Effect};
use super::super::mode::Mode;
use super::change;
use super::control::Control;
use super::form::{Item, Target};
use super::prose;
use super::{Details, here, rows_of, selected};
use crate::journey::{Element, Field, Handle, Value};

/// What goes to the editor from the map.
const NOTES: Field = Field::Notes;

/// What is in the user's own editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lent {
    target: Target,
    /// The list whose lines it is; `None` for a field of one line.
    list: Option<Item>,
    /// As it was handed over.
    text: String,
}

/// Hands the prose of the cursor's row to the user's own editor.
pub(super) fn lend(app: &mut App) -> Vec<Effect> {
    let Some(row) = here(app) else { return Vec::new() };
    let journey = app.editor.journey();
    let lent = match row.item {
        Some(item) if prose::is_text_list(item.list, journey, item.parent) => {
            let target = Target { at: item.parent, field: item.list };
            let text = prose::lines(journey, target).join("\n");
            let text = text.trim_end_matches('\n').to_owned();
            Some(Lent { target, list: Some(item), text })
        }
        _ if row.control == Control::Text => {
            let record = journey.element(row.target.at).map(Element::record);
            let text = match record.and_then(|record| record.get(row.target.field)?.value()) {
                Some(Value::Text(text)) => text,
                _ => String::new(),
            };
            Some(Lent { target: row.target, list: None, text })
        }
        _ => None,
    };
    let Some(lent) = lent else {
        app.say("Only texts go to your own editor");
        return Vec::new();
    };
    let name = lent.target.field.name().to_owned();
    // An editor ends the last line of a file.
    let end = if lent.text.is_empty() { "" } else { "\n" };
    let text = format!("{}{end}", lent.text);
    app.view.lent = Some(lent);
    vec![Effect::EditText { name, text }]
}

/// Opens the notes of what is selected on the map in the user's own editor.
pub fn lend_notes(app: &mut App) -> Vec<Effect> {
    let element = selected(app);
    app.view.details = true;
    let rows = rows_of(app, element);
    let is_notes = |item: Item| (item.parent, item.list) == (element, NOTES);
    let notes = rows.iter().position(|row| row.item.is_some_and(is_notes));
    let mut details = Details::new(element);
    details.stand(&rows, notes.unwrap_or(0));
    app.mode = Mode::Details(details);
    lend(app)
}

/// Takes back what was in the user's own editor, as one step. `ended` is a sentence where that could
/// not be run, or says that something went wrong.
///
/// # Errors
///
/// A sentence, where the text cannot be taken: it is still the user's.
pub fn returned(app: &mut App, text: &str, ended: Result<(), String>) -> Result<(), String> {
    let Some(lent) = app.view.lent.take() else { return Ok(()) };
    let text = text.trim_end_matches(['\n', '\r']).replace("\r\n", "\n");
    // What went wrong is all there is to say of a text that nobody changed.
    if text == lent.text
        && let Err(sentence) = ended
    {
        app.complain(sentence);
        return Ok(());
    }
    let label = lent.target.field.label();
    let undo = app.keymap.key("undo");
    let said = if text == lent.text {
        "The text came back unchanged".to_owned()
    } else if text.trim().is_empty() {
        let cut = app.keymap.key("cut");
        format!("The text came back empty, so nothing was changed: {cut} cuts it")
    } else {
        match take(app, &lent, &text)? {
            1 => format!("Took the {label} from your editor · {undo} undo"),
            lines => format!("Took {lines} lines of the {label} from your editor · {undo} undo"),
        }
    };
    match ended {
        Ok(()) => app.say(said),
        Err(sentence) => app.complain(format!("{said} · {sentence}")),
    }
    Ok(())
}

/// Gives the field its text; how many lines that has.
fn take(app: &mut App, lent: &Lent, text: &str) -> Result<usize, String> {
    let Lent { target, list, .. } = lent;
    if app.editor.journey().element(target.at).is_none() {
        return Err("what it belongs to is gone".to_owned());
    }
    let lines: Vec<&str> = text.lines().collect();
    if list.is_some() {
        let texts = lines.iter().map(|line| super::clean(line)).collect();
        prose::set(app, *target, texts)?;
        return Ok(lines.len());
    }
    let line: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let line = super::clean(line.join(" ").trim());
    let owner = owner(app, target.at);
    let rows = rows_of(app, owner);
    let row = rows.iter().find(|row| row.target == *target);
    let row = row.ok_or_else(|| "what it belongs to is gone".to_owned())?;
    change::set_text(app, row, &line)?;
    Ok(1)
}

/// The element in whose form a field stands.
fn owner(app: &App, at: Handle) -> Handle {
    let journey = app.editor.journey();
    match journey.element(at) {
        Some(Element::Entry(_)) => journey.place(at).map_or(at, |place| place.parent),
        _ => at,
    }
}
