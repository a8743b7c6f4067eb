//! Conflicts as sentences.

use std::fmt;

use super::conflict::{Conflict, ConflictKind, Subject, Version};
use super::three::Side;
use crate::diff::singular;
use crate::journey::Value;
use crate::text::visible;

/// More characters of a text than these are not told.
const MOST: usize = 60;

impl Conflict {
    /// What is in conflict, as a sentence without a full stop. Text of the map in it is
    /// [`visible`], and cut short where it is long.
    pub fn sentence(&self) -> String {
        let what = &self.subject;
        let versions = &self.versions;
        match self.kind {
            ConflictKind::Changed => {
                let told =
                    Side::ALL.map(|side| format!("{} {}", side.name(), Told(versions.get(side))));
                let part = self.item_field().map(|field| format!("{} of ", field.label()));
                let part = part.unwrap_or_default();
                format!("both changed {part}{}: {}", Thing(what), told.join(", "))
            }
            ConflictKind::Removed(by) => {
                let (by, other) = (by.name(), by.other().name());
                format!("{by} removed {}, which {other} changed or refers to", Thing(what))
            }
            ConflictKind::Reordered if !what.others.is_empty() => {
                let others = list(&what.others);
                format!("both gave {} and {others} another order", Thing(what))
            }
            ConflictKind::Reordered => {
                let place = |version: &Version| match &version.says {
                    None => "to the start".to_owned(),
                    Some(_) => format!("behind {}", Told(version)),
                };
                let (ours, theirs) = (place(&versions.ours), place(&versions.theirs));
                format!("both moved {}: ours {ours}, theirs {theirs}", Thing(what))
            }
            ConflictKind::Moved => {
                let (ours, theirs) = (Told(&versions.ours), Told(&versions.theirs));
                format!("both moved {}: ours to {ours}, theirs to {theirs}", Thing(what))
            }
            ConflictKind::Doubled => {
                format!("{} has its id in common with {}", Thing(what), list(&what.others))
            }
        }
    }
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

/// A text of the map in quotes.
fn quoted(text: &str) -> String {
    let short: String = match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    format!("\"{}\"", visible(&short))
}

/// The thing a conflict is about, as a sentence names it.
struct Thing<'a>(&'a Subject);

impl fmt::Display for Thing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = self.0;
        if let Some(field) = what.field {
            match &what.item {
                Some(item) => {
                    let word = singular(field).map_or_else(|| field.label(), str::to_owned);
                    write!(f, "the {word} {} of ", quoted(item))?;
                }
                None => write!(f, "{} of ", field.label())?,
            }
        }
        match what.element {
            "map" => f.write_str("the map"),
            element => write!(f, "the {element} {}", quoted(&what.title)),
        }
    }
}

/// What a version says.
struct Told<'a>(&'a Version);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.says {
            None | Some(Value::Missing) => f.write_str("nothing"),
            Some(Value::Text(text)) => f.write_str(&quoted(text)),
            Some(Value::Flag(flag)) => write!(f, "{flag}"),
            Some(Value::Integer(number)) => write!(f, "{number}"),
            Some(Value::Number(number)) => write!(f, "{number}"),
            Some(Value::Choice(index)) => write!(f, "{index}"),
        }
    }
}
