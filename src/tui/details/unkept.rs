//! What was typed and cannot be kept as it is: it waits beside its field until it is mended.

use super::super::app::App;
use super::change::edit;
use super::form::{Item, Target};
use super::typing::{What, leave};
use super::words::name_of;
use crate::edit::{Edit, set};
use crate::journey::{Entry, Field, FieldRef, Handle, Handles, Journey, Node, Place, Value};

/// A text that was typed for a field, or for a new item of a list, and cannot be kept as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unkept {
    pub(super) what: What,
    pub(super) text: String,
}

impl Unkept {
    /// Whether it is shown on a row: that of its field, or the one for a new item of its list.
    pub(super) fn is_for(&self, target: Target, item: Option<Item>) -> bool {
        match (self.what, item) {
            (What::Value(of), _) => of == target,
            (What::Item(of), Some(item)) => item.at.is_none() && of.is_beside(item),
            _ => false,
        }
    }

    fn is_in(&self, journey: &Journey) -> bool {
        match self.what {
            What::Value(target) => journey.element(target.at).is_some(),
            What::Item(item) => journey.element(item.parent).is_some(),
            What::Prose(_) => false,
        }
    }

    /// Whether both were typed for the same.
    fn is_same(&self, what: What) -> bool {
        match (self.what, what) {
            (What::Item(one), What::Item(other)) => one.is_beside(other),
            (one, other) => one == other,
        }
    }
}

/// Puts a text by in place of what was put by for the same.
pub(super) fn put_by(app: &mut App, what: What, text: String) {
    take(app, what);
    app.view.unkept.push(Unkept { what, text });
}

/// Takes away what was put by.
pub(super) fn take(app: &mut App, what: What) -> Option<Unkept> {
    let unkept = &mut app.view.unkept;
    let at = unkept.iter().position(|one| one.is_same(what))?;
    Some(unkept.remove(at))
}

/// Forgets what was typed for things that are gone.
pub(super) fn prune(app: &mut App) {
    let journey = app.editor.journey();
    app.view.unkept.retain(|one| one.is_in(journey));
}

/// Leaves what is being typed, and keeps what cannot be kept as it stands: for what is told to be
/// recovered, where a text that has to be mended is better than none.
pub fn rehearse(app: &mut App) {
    leave(app);
    let unkept = app.view.unkept.clone();
    // Nobody is there to be told; what does not fit is not recovered.
    let _ = edit(app, "keep what was being typed".to_owned(), |journey, handles| {
        Edit::Many(unkept.iter().filter_map(|one| as_it_stands(one, journey, handles)).collect())
    });
}

/// A text put where it was to go, whether that fits or not. What only a text can hold, and an id,
/// which others go by, becomes a note of the map instead, that says what it was typed for.
fn as_it_stands(one: &Unkept, journey: &Journey, handles: &mut Handles) -> Option<Edit> {
    let text = one.text.clone();
    let mut entry = |parent, field, after, text| {
        let node = Node::Entry(Box::new(Entry { handle: handles.fresh(), text }));
        Some(Edit::Insert { place: Place { parent, field, after }, node })
    };
    let (at, field) = match one.what {
        What::Value(Target { at, field }) => {
            let held = journey.element(at)?.record().get(field)?;
            let is_text = matches!(held, FieldRef::Text(_) | FieldRef::OptionalText(_));
            if is_text && field != Field::Id {
                return Some(set(at, field, Value::Text(text)));
            }
            (at, field)
        }
        What::Item(Item { parent, list, at }) => {
            let held = journey.element(parent)?.record().get(list)?;
            if matches!(held, FieldRef::List(held) if held.holds_texts()) {
                return entry(parent, list, at, text);
            }
            (parent, list)
        }
        What::Prose(_) => return None,
    };
    let note = format!("Typed for {} of {}: {text}", field.name(), name_of(journey, at));
    let last = journey.notes.last().map(|note| note.handle);
    entry(Handle::JOURNEY, Field::Notes, last, note)
}
