//! What keys do in the panel, for the foot and for help.

use super::super::app::App;
use super::super::commands::command;
use super::Details;
use super::control::{Control, is_prose, may_be_missing};
use super::form::{Item, Row};
use super::go::leads_on;
use super::known::known;
use super::typing::{What, is_closed};
use crate::journey::Element;

/// What keys do in the panel, for help.
pub const KEYS: &[(&str, &str)] = &[
    ("j  k", "Go to the next row, or the one above"),
    ("Enter", "Open the form of the row, a list of what it can be, or a line to type"),
    ("e", "Type what the row holds; of a persona, a metric and the like the name"),
    ("h  l  +  -", "Go through the values of the row; raise or lower a figure"),
    ("a  o  O", "Add an item behind this one, or before it"),
    ("x  y  p", "Cut the item, or make a field unknown; copy it; put it back, or elsewhere"),
    ("J  K", "Move the item down or up"),
    ("E", "Write prose in your own editor (VISUAL, EDITOR)"),
    ("g t", "Open the form of what the row names: a lane, a role, a persona, a card"),
    ("g s  g l  g m", "Open the form of the stage, the lane, the map with its people"),
    ("Right", "At the end of a line: complete a name, channel, tag or path"),
    ("Up  Down", "While typing: go through what the map has already"),
    ("u", "Take the last change back; on a row with a text not kept yet, give that up"),
    ("Tab", "Give the keys to the map, and back to the panel"),
    ("Esc", "Keep the line and leave it; back to the form before; close the panel"),
];

/// What keys do, in the words of the foot.
type Hints = Vec<(String, &'static str)>;

impl Details {
    /// The keys told at the foot.
    pub fn hints(&self, app: &App) -> Hints {
        let key = |name: &str| app.keymap.key(name);
        let fixed = |key: &str, words| (key.to_owned(), words);
        if let Some(typing) = &self.typing {
            let mut hints = match typing.what {
                What::Item(_) => vec![fixed("Enter", "keep and add another")],
                What::Prose(_) => vec![fixed("Enter", "new line")],
                What::Value(_) if self.row(app).is_some_and(|row| is_closed(&row)) => {
                    vec![fixed("Up/Down", "choose"), fixed("Enter", "take it")]
                }
                What::Value(_) => vec![fixed("Enter", "keep")],
            };
            let closed = self.row(app).is_some_and(|row| is_closed(&row));
            if !known(app, self).is_empty() && !closed {
                hints.push(fixed("Up/Down", "known"));
            }
            if matches!(typing.what, What::Prose(_)) {
                hints.extend(while_typing(app, "text-editor").map(|key| (key, "own editor")));
            }
            hints.push(fixed("Esc", if closed { "leave" } else { "keep and leave" }));
            return hints;
        }
        let mut hints = self.row(app).map_or(Vec::new(), |row| row_hints(app, &row));
        hints.push((key("undo"), "undo"));
        hints.push((key("next-panel"), "map"));
        hints.push(fixed("Esc", if self.behind.is_empty() { "close" } else { "back" }));
        hints
    }
}

/// The key of a command that is no letter, and so is one while a text is typed too.
fn while_typing(app: &App, name: &str) -> Option<String> {
    let keys = app.keymap.keys_of(command(name)?).into_iter();
    keys.filter(|key| !key.contains(' ')).find(|key| key.chars().count() > 1)
}

fn row_hints(app: &App, row: &Row) -> Hints {
    let key = |name: &str| app.keymap.key(name);
    let pair = |one: &str, other: &str| format!("{} {}", key(one), key(other));
    let details = key("details");
    if row.unkept.is_some() {
        return vec![(details, "mend"), (key("cut"), "give up")];
    }
    let record = app.editor.journey().element(row.target.at).map(Element::record);
    let is_optional = record.is_some_and(|record| may_be_missing(record, row.target.field));
    let mut hints = Vec::new();
    match (row.control, row.item) {
        (_, Some(Item { at: None, .. })) => hints.push((details, "add")),
        (_, Some(item)) => {
            hints.push((details, if row.opens { "open" } else { "change" }));
            if matches!(row.control, Control::Scale(..)) {
                hints.push((pair("emotion-up", "emotion-down"), "change"));
            } else if row.opens {
                hints.push((key("title"), "name"));
            }
            hints.push((key("add"), "add"));
            hints.push((key("cut"), "cut"));
            hints.push((pair("move-down", "move-up"), "move"));
            if is_prose(item.list) {
                hints.push((key("text-editor"), "own editor"));
            }
        }
        (Control::Scale(..) | Control::Count, None) => {
            hints.push((pair("emotion-up", "emotion-down"), "change"));
            if is_optional {
                hints.push((key("cut"), "unknown"));
            }
        }
        (Control::Choice | Control::Name(_), None) => {
            hints.push((pair("left", "right"), "choose"));
            hints.push((details, if row.is_flag { "turn" } else { "list" }));
        }
        (Control::Shown, None) => {}
        (control, None) => {
            hints.push((details, "change"));
            if is_optional {
                hints.push((key("cut"), "clear"));
            }
            if control == Control::Text {
                hints.push((key("text-editor"), "own editor"));
            }
        }
    }
    if leads_on(app.editor.journey(), row) {
        hints.push((key("follow-trigger"), "go there"));
    }
    hints
}
