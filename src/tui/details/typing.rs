//! A line or a text being typed into the panel: opened, kept, or refused with the reason.

use super::super::actions::file;
use super::super::app::{App, Effect};
use super::super::area::TextArea;
use super::super::key::Key;
use super::super::mode::Mode;
use super::super::quick::rest_after;
use super::control::Control;
use super::form::{Item, Row, Target, naming};
use super::known::{Known, known};
use super::meant::Refusal;
use super::{
    Details, beside, change, draw, go, here, items, own_editor, prose, settle, stand_on,
    start_adding, to_map, unkept,
};
use crate::journey::Handle;

/// What a text is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A field gets another value.
    Value(Target),
    /// A list gets a new item, behind one of its items or first.
    Item(Item),
    /// A list of lines is typed as one text.
    Prose(Target),
}

/// A text being typed into the panel.
#[derive(Debug, Clone)]
pub(super) struct Typing {
    pub(super) area: TextArea,
    /// What stood there when it was opened.
    before: Vec<String>,
    pub(super) what: What,
    /// Which of what the map has already is taken in place of the typed text.
    pub(super) chosen: Option<usize>,
    /// It was to be kept and could not be.
    is_told: bool,
}

impl Typing {
    /// Text for something, opened where `before` stands.
    pub(super) fn new(what: What, area: TextArea, before: &TextArea) -> Self {
        let before = before.lines().map(|line| line.text().to_owned()).collect();
        Typing { area, before, what, chosen: None, is_told: false }
    }

    /// The line in which the cursor stands; all of the text but for prose.
    pub(super) fn text(&self) -> &str {
        self.area.line().text()
    }

    /// Whether it is not what stood there before.
    pub(super) fn is_touched(&self) -> bool {
        !self.area.lines().map(|line| line.text()).eq(self.before.iter().map(String::as_str))
    }

    fn is_prose(&self) -> bool {
        matches!(self.what, What::Prose(_))
    }

    fn is_blank(&self) -> bool {
        self.area.lines().all(|line| line.text().trim().is_empty())
    }
}

/// Begins to type a new item behind one of a list.
pub(super) fn start_item(app: &mut App, item: Item) {
    let left = unkept::take(app, What::Item(item));
    // What was put by goes where it was to go.
    let what = left.as_ref().map_or(What::Item(item), |left| left.what);
    let text = left.map_or(String::new(), |left| left.text);
    begin(app, Typing::new(what, TextArea::new([text.as_str()]), &TextArea::default()));
}

/// Begins to type what a row holds.
pub(super) fn start_value(app: &mut App, row: &Row, text: &str) {
    let what = What::Value(row.target);
    let before = TextArea::new([text]);
    let area = match unkept::take(app, what) {
        Some(left) => TextArea::new([left.text.as_str()]),
        None => before.clone(),
    };
    begin(app, Typing::new(what, area, &before));
    choose_held(app);
}

/// Lets a text have the keys.
pub(super) fn begin(app: &mut App, typing: Typing) {
    if let Mode::Details(details) = &mut app.mode {
        details.typing = Some(typing);
    }
}

/// Where a value can only be chosen, the list below the line begins on the one that is held.
fn choose_held(app: &mut App) {
    let Some(row) = here(app).filter(is_closed) else { return };
    let options = super::control::options(app.editor.journey(), row.target);
    if let Mode::Details(Details { typing: Some(typing), .. }) = &mut app.mode {
        typing.chosen = options.and_then(|options| options.chosen).or(Some(0));
    }
}

/// Whether a row takes nothing but what the list below the line has.
pub(super) fn is_closed(row: &Row) -> bool {
    use super::control::Named::{Lane, Persona, Role};
    matches!(row.control, Control::Choice | Control::Name(Lane | Role | Persona))
}

fn typing(app: &App) -> Option<(&Details, &Typing)> {
    match &app.mode {
        Mode::Details(details) => Some((details, details.typing.as_ref()?)),
        _ => None,
    }
}

/// A key while a text is typed.
pub(super) fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Some((_, Typing { area, .. })) = typing(app) else { return Vec::new() };
    let is_prose = typing(app).is_some_and(|(_, typing)| typing.is_prose());
    let at_end = area.line().at_end();
    match key.to_string().as_str() {
        "Enter" if is_prose => with_area(app, |area| area.enter()),
        "Enter" => enter(app),
        "Esc" => leave(app),
        "Up" => up(app),
        "Down" => down(app),
        "Tab" | "Shift-Tab" => {
            leave(app);
            to_map(app);
        }
        "Ctrl-c" => {
            leave(app);
            return file::close(app);
        }
        _ if key.typed().is_none() && app.keymap.is(key, "save") => {
            if keep(app) {
                return file::save(app);
            }
        }
        _ if key.typed().is_none() && app.keymap.is(key, "text-editor") => {
            if keep(app) {
                return own_editor::lend(app);
            }
        }
        "Right" if at_end && completes(app) => {}
        _ => {
            with_area(app, |area| area.press(key));
            choose_first(app);
        }
    }
    Vec::new()
}

fn with_area(app: &mut App, change: impl FnOnce(&mut TextArea)) {
    let Mode::Details(Details { typing: Some(typing), .. }) = &mut app.mode else { return };
    typing.is_told = false;
    change(&mut typing.area);
}

/// What is typed for a value that can only be chosen chooses the first that fits; elsewhere what is
/// typed is taken as it stands.
pub(super) fn choose_first(app: &mut App) {
    let Some(row) = here(app) else { return };
    let Some((details, open)) = typing(app) else { return };
    let is_value = matches!(open.what, What::Value(_));
    let chosen = match is_value && is_closed(&row) {
        true if !open.is_touched() => None,
        true => Some(0).filter(|_| !known(app, details).is_empty()),
        false => None,
    };
    if let Mode::Details(Details { typing: Some(typing), .. }) = &mut app.mode {
        typing.chosen = chosen;
    }
}

/// Goes up: through what the map has already, through the rows of a text, else to the row above.
fn up(app: &mut App) {
    let width = draw::value_room(app);
    let Some((_, open)) = typing(app) else { return };
    match open.chosen {
        Some(chosen) => {
            let is_closed = here(app).is_some_and(|row| is_closed(&row));
            choose(app, chosen.checked_sub(1).or(is_closed.then_some(0)));
        }
        None if open.is_prose() || open.area.place(width).0 > 0 => {
            with_area(app, |area| {
                area.row_up(width);
            });
        }
        None => leave_and_go(app, |row| row.saturating_sub(1)),
    }
}

fn down(app: &mut App) {
    let width = draw::value_room(app);
    let Some((details, open)) = typing(app) else { return };
    let count = known(app, details).len();
    let goes_on = open.area.place(width).0 + 1 < open.area.wrapped(width).len();
    match open.chosen {
        _ if count > 0 => {
            choose(app, Some(open.chosen.map_or(0, |chosen| (chosen + 1).min(count - 1))));
        }
        _ if open.is_prose() || goes_on => with_area(app, |area| {
            area.row_down(width);
        }),
        _ => leave_and_go(app, |row| row + 1),
    }
}

pub(super) fn choose(app: &mut App, chosen: Option<usize>) {
    if let Mode::Details(Details { typing: Some(typing), .. }) = &mut app.mode {
        typing.chosen = chosen;
    }
}

/// What is chosen in place of the typed text.
fn chosen(app: &App) -> Option<Known> {
    let (details, open) = typing(app)?;
    known(app, details).into_iter().nth(open.chosen?)
}

/// Why what is typed cannot be kept: told while it is typed, unless it may yet become something that
/// the map has.
pub(super) fn refusal(app: &App) -> Option<Refusal> {
    let (details, open) = typing(app)?;
    if open.chosen.is_some() || open.is_prose() {
        return None;
    }
    let is_told = open.is_told || (open.is_touched() && known(app, details).is_empty());
    match open.what {
        _ if !is_told => None,
        What::Item(_) if open.is_blank() => None,
        What::Item(item) => items::refusal(app, item, &[open.text()]),
        _ => change::refusal(app, &here(app)?, open.text()),
    }
}

/// Keeps what is typed; false where it cannot be kept: then the line stays open and says why.
pub(super) fn keep(app: &mut App) -> bool {
    let taken = chosen(app);
    let Some(row) = here(app) else { return true };
    let Mode::Details(details) = &mut app.mode else { return true };
    let Some(open) = details.typing.take() else { return true };
    let text = open.text().to_owned();
    let done = match (open.what, taken) {
        (What::Prose(target), _) => prose::keep(app, target, &open.area).map(Some),
        (What::Item(item), Some(known)) => add(app, item, &put(&known)),
        (What::Item(_), None) if open.is_blank() => Ok(None),
        (What::Item(item), None) => add(app, item, &text),
        (What::Value(_), Some(Known { value: Some(value), .. })) => {
            change::set_value(app, &row, value).map(|()| None)
        }
        (What::Value(_), Some(known)) => change::set_text(app, &row, &known.word).map(|()| None),
        (What::Value(_), None) if !open.is_touched() => Ok(None),
        (What::Value(_), None) => {
            let next = row.item.filter(|_| open.is_blank()).map(|item| beside(app, item));
            change::set_text(app, &row, &text).map(|()| next)
        }
    };
    match done {
        Ok(target) => {
            unkept::take(app, open.what);
            if let Some(target) = target {
                stand_on(app, target);
            }
            true
        }
        Err(_) => {
            begin(app, Typing { is_told: true, ..open });
            false
        }
    }
}

/// What is put for something that the map has: its id, else its word.
fn put(known: &Known) -> String {
    match &known.value {
        Some(crate::journey::Value::Text(id)) => id.clone(),
        _ => known.word.clone(),
    }
}

fn add(app: &mut App, item: Item, text: &str) -> Result<Option<Target>, Refusal> {
    items::add(app, item, &[text]).map(|at| Some(row_of(app, at)))
}

/// The row of an item.
pub(super) fn row_of(app: &App, at: Handle) -> Target {
    let element = app.editor.journey().element(at);
    Target { at, field: element.map_or(crate::journey::Field::Text, naming) }
}

/// Keeps the line; behind a new item opens the next.
fn enter(app: &mut App) {
    let Some((_, open)) = typing(app) else { return };
    let is_item = matches!(open.what, What::Item(_));
    let goes_on = is_item && (open.chosen.is_some() || !open.is_blank());
    if keep(app) && goes_on {
        settle(app);
        start_adding(app, true);
    }
}

/// Keeps the text and leaves it. What cannot be kept is put by beside its field.
pub(super) fn leave(app: &mut App) {
    let Some(row) = here(app) else { return };
    let Some((_, open)) = typing(app) else { return };
    let (is_touched, is_blank, what) = (open.is_touched(), open.is_blank(), open.what);
    let text = open.text().to_owned();
    let is_choice = is_closed(&row) && matches!(what, What::Value(_));
    if is_choice && !is_touched {
        end(app);
        return;
    }
    if !is_choice {
        // What stands below the line was only looked at.
        choose(app, None);
    }
    if keep(app) {
        return;
    }
    end(app);
    if !is_blank {
        unkept::put_by(app, what, text);
        if let What::Item(item) = what {
            stand_on(app, Target { at: item.parent, field: item.list });
        }
        let (mend, undo) = (app.keymap.key("details"), app.keymap.key("undo"));
        app.say(format!("Not kept yet: {mend} mends it, {undo} gives it up"));
    }
}

fn end(app: &mut App) {
    if let Mode::Details(details) = &mut app.mode {
        details.typing = None;
    }
}

fn leave_and_go(app: &mut App, to: impl FnOnce(usize) -> usize) {
    leave(app);
    go(app, to);
}

/// Accepts how a line goes on; false where it does not.
fn completes(app: &mut App) -> bool {
    let Some((details, open)) = typing(app) else { return false };
    let Some((word, _)) = goes_on(app, details).filter(|_| !open.is_prose()) else { return false };
    with_area(app, |area| *area = TextArea::new([word.as_str()]));
    choose_first(app);
    true
}

/// How the line being typed goes on: the whole word, and what is left of it.
pub(super) fn goes_on(app: &App, details: &Details) -> Option<(String, String)> {
    let open = details.typing.as_ref()?;
    let typed = open.text();
    if typed.is_empty() || !open.area.line().at_end() {
        return None;
    }
    known(app, details).into_iter().find_map(|one| {
        let rest = rest_after(&one.word, typed).filter(|rest| !rest.is_empty())?.to_owned();
        Some((one.word, rest))
    })
}
