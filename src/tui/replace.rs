//! Replacing words throughout the map, with a look at each place.

use super::app::{App, Effect};
use super::field::LineField;
use super::key::Key;
use super::mode::Mode;
use crate::edit::{Edit, set};
use crate::journey::{Element, Field, FieldRef, Handle, Journey, Value};
use crate::text::{holds, places_of};

/// Words being replaced.
#[derive(Debug, Clone, Default)]
pub struct Replace {
    words: LineField,
    with: LineField,
    step: Step,
}

#[derive(Debug, Clone, Default)]
enum Step {
    /// The words are being typed.
    #[default]
    Words,
    /// What takes their place is being typed.
    With,
    /// Each place is looked at; those still to come, the next one last.
    Look { left: Vec<Held>, replaced: usize },
}

/// A text that holds the words: a field of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Held {
    at: Handle,
    field: Field,
}

impl Replace {
    /// Text pasted into the line being typed; false where it is too long.
    pub fn paste(&mut self, text: &str) -> bool {
        match self.step {
            Step::Words => self.words.insert(text),
            Step::With => self.with.insert(text),
            Step::Look { .. } => true,
        }
    }

    /// The line being typed with what it is for; `None` while places are looked at.
    pub fn line(&self) -> Option<(&'static str, &LineField)> {
        match self.step {
            Step::Words => Some(("Replace", &self.words)),
            Step::With => Some(("With", &self.with)),
            Step::Look { .. } => None,
        }
    }

    /// What the place that is looked at says, and what it would say.
    pub fn offer(&self, journey: &Journey) -> Option<String> {
        let Step::Look { left, .. } = &self.step else { return None };
        let place = left.last()?;
        let text = text_at(journey, *place)?;
        let owner = owner_of(journey, place.at);
        let new = self.replaced(text);
        Some(format!("{owner}: \"{text}\" becomes \"{new}\""))
    }

    /// What the keys do now.
    pub fn hints(&self) -> &'static [(&'static str, &'static str)] {
        match self.step {
            Step::Words | Step::With => &[("Enter", "go on"), ("Esc", "leave")],
            Step::Look { .. } => {
                &[("y", "replace"), ("n", "skip"), ("a", "replace all"), ("Esc", "done")]
            }
        }
    }

    fn replaced(&self, text: &str) -> String {
        let mut new = String::with_capacity(text.len());
        let mut at = 0;
        for place in places_of(self.words.text(), text) {
            new.push_str(&text[at..place.start]);
            new.push_str(self.with.text());
            at = place.end;
        }
        new.push_str(&text[at..]);
        new
    }

    /// The edit of a place; `None` where the text would be blank, which no text may become here.
    fn edit(&self, journey: &Journey, place: Held) -> Option<Edit> {
        let new = self.replaced(text_at(journey, place)?);
        (!new.trim().is_empty()).then(|| set(place.at, place.field, Value::Text(new)))
    }
}

/// Asks for the words; those that were looked for last are there already.
pub fn start(app: &mut App) -> Vec<Effect> {
    let words = app.sought.as_ref().map_or("", |sought| sought.words.as_str());
    app.mode = Mode::Replace(Replace { words: LineField::new(words), ..Replace::default() });
    Vec::new()
}

/// A key while words are replaced.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Replace(replace) = &mut app.mode else { return Vec::new() };
    let name = key.to_string();
    match (&mut replace.step, name.as_str()) {
        (Step::Look { .. }, name) => look(app, name),
        (_, "Esc" | "Ctrl-c") => app.mode = Mode::Map,
        (Step::Words, "Enter") if replace.words.text().trim().is_empty() => app.mode = Mode::Map,
        (Step::Words, "Enter") => replace.step = Step::With,
        (Step::With, "Enter") => begin(app),
        (Step::With, "Backspace") if replace.with.is_empty() => replace.step = Step::Words,
        (Step::Words, _) => replace.words.press(key),
        (Step::With, _) => replace.with.press(key),
    }
    Vec::new()
}

/// Looks for the places and goes to the first.
fn begin(app: &mut App) {
    let Mode::Replace(replace) = &mut app.mode else { return };
    let mut left = Vec::new();
    gather(Element::Journey(app.editor.journey()), replace.words.text(), &mut left);
    if left.is_empty() {
        let again = app.keymap.key("replace");
        let words = replace.words.text();
        let said = format!("\"{words}\" is in no text of the map: {again} asks for other words");
        app.mode = Mode::Map;
        app.say(said);
        return;
    }
    left.reverse();
    replace.step = Step::Look { left, replaced: 0 };
    show(app);
}

/// The texts that hold the words, in the order of the map.
fn gather(element: Element<'_>, words: &str, found: &mut Vec<Held>) {
    let record = element.record();
    for field in record.fields().iter().map(|spec| spec.field).filter(|field| !field.has_a_form()) {
        match record.get(field) {
            Some(FieldRef::Text(text) | FieldRef::OptionalText(Some(text)))
                if holds(text, words) =>
            {
                found.push(Held { at: record.handle(), field });
            }
            Some(FieldRef::List(list)) => {
                for item in (0..list.len()).filter_map(|index| list.get(index)) {
                    gather(item, words, found);
                }
            }
            _ => {}
        }
    }
}

fn text_at(journey: &Journey, place: Held) -> Option<&str> {
    match journey.element(place.at)?.record().get(place.field)? {
        FieldRef::Text(text) | FieldRef::OptionalText(Some(text)) => Some(text),
        _ => None,
    }
}

/// A key while a place is looked at.
fn look(app: &mut App, key: &str) {
    match key {
        "y" | "Enter" => take(app, 1),
        "n" | "Space" => {
            if let Mode::Replace(Replace { step: Step::Look { left, .. }, .. }) = &mut app.mode {
                left.pop();
            }
        }
        "a" => take(app, usize::MAX),
        "Esc" | "Ctrl-c" | "q" => return finish(app),
        _ => return,
    }
    show(app);
}

/// Replaces at so many of the next places, in one step.
fn take(app: &mut App, count: usize) {
    let Mode::Replace(replace) = &mut app.mode else { return };
    let Step::Look { left, replaced } = &mut replace.step else { return };
    let taken = left.split_off(left.len().saturating_sub(count));
    let before = *replaced;
    let journey = app.editor.journey();
    let copy = replace.clone();
    let edits: Vec<Edit> =
        taken.iter().rev().filter_map(|place| copy.edit(journey, *place)).collect();
    let (refused, done) = (taken.len() - edits.len(), edits.len());
    let label = format!("replace \"{}\" by \"{}\"", copy.words.text(), copy.with.text());
    let selection = app.editor.selection();
    let is_done = app.edit(label, |_, _| (Edit::Many(edits), selection));
    if let Mode::Replace(Replace { step: Step::Look { replaced, .. }, .. }) = &mut app.mode {
        *replaced = before + if is_done { done } else { 0 };
    }
    if refused > 0 {
        app.complain("A text that would be blank was left as it is");
    }
}

/// Goes to the place that is looked at; ends where there is none.
fn show(app: &mut App) {
    let Mode::Replace(Replace { step: Step::Look { left, .. }, .. }) = &app.mode else { return };
    let Some(place) = left.last() else { return finish(app) };
    let at = place.at;
    if let Some(card) = card_of(app.editor.journey(), at) {
        app.editor.select_card(card);
    } else if let Some(stage) = app.editor.journey().stages.iter().position(|s| s.handle == at) {
        app.editor.select(crate::layout::Spot { stage, row: 0, card: Some(0) });
    }
}

fn finish(app: &mut App) {
    let Mode::Replace(replace) = std::mem::take(&mut app.mode) else { return };
    let Step::Look { replaced, .. } = replace.step else { return };
    let refused = app.message.take().filter(|message| message.wrong);
    let places = if replaced == 1 { "place" } else { "places" };
    match refused {
        Some(message) => app.complain(format!("{} · {replaced} replaced", message.text)),
        None => app.say(format!("replaced in {replaced} {places}")),
    }
}

/// The card that an element is or belongs to.
fn card_of(journey: &Journey, at: Handle) -> Option<Handle> {
    let mut handle = at;
    while journey.card(handle).is_none() {
        handle = journey.place(handle)?.parent;
    }
    Some(handle)
}

/// What an element belongs to, in words: the title of its card, stage, lane or the map.
fn owner_of(journey: &Journey, at: Handle) -> String {
    let named = |handle: Handle| {
        let record = journey.element(handle)?;
        let record = record.record();
        [Field::Title, Field::Name].into_iter().find_map(|field| match record.get(field)? {
            FieldRef::Text(text) => Some(text.to_owned()),
            _ => None,
        })
    };
    let mut handle = card_of(journey, at).unwrap_or(at);
    loop {
        if let Some(name) = named(handle) {
            return name;
        }
        match journey.place(handle) {
            Some(place) => handle = place.parent,
            None => return "the map".to_owned(),
        }
    }
}
