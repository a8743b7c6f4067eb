//! What was typed and cannot be kept as it is: it waits beside its field until it is mended.

use super::super::app::App;
use super::form::{Item, Target};
use super::typing::What;
use crate::journey::Journey;

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
