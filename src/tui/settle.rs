//! Settling conflicts of a merge: three versions of each, one after the other.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::actions::file;
use super::app::{App, Effect};
use super::field::LineField;
use super::key::Key;
use super::mode::Mode;
use super::paint::Painter;
use crate::edit::Selection;
use crate::journey::{Handle, Value};
use crate::layout::Area;
use crate::merge::{Conflict, Side, Version};
use crate::text::{Room, visible, wrap};

/// Conflicts that are being settled.
#[derive(Debug, Clone, Default)]
pub struct Settle {
    conflicts: Vec<Conflict>,
    /// How each was settled; `None` for those that are open.
    settled: Vec<Option<Way>>,
    chosen: usize,
    /// The conflicts in the order in which they were settled, for undo.
    order: Vec<usize>,
    /// A value of neither side, being typed.
    field: Option<LineField>,
}

/// How a conflict was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Side(Side),
    Both,
    Written,
}

impl Way {
    fn word(self) -> &'static str {
        match self {
            Way::Side(Side::Ours) => "ours",
            Way::Side(Side::Theirs) => "theirs",
            Way::Side(Side::Base) => "base",
            Way::Both => "both",
            Way::Written => "written anew",
        }
    }
}

impl Settle {
    /// All of them open, the first chosen.
    pub fn new(conflicts: Vec<Conflict>) -> Self {
        Settle { settled: vec![None; conflicts.len()], conflicts, ..Settle::default() }
    }

    /// How many are open.
    pub fn open(&self) -> usize {
        self.settled.iter().filter(|way| way.is_none()).count()
    }

    /// Whether a value is being typed.
    pub fn is_typing(&self) -> bool {
        self.field.is_some()
    }

    /// Text pasted into the value being typed; false where it is too long.
    pub fn paste(&mut self, text: &str) -> bool {
        self.field.as_mut().is_none_or(|field| field.insert(text))
    }

    /// What the keys do now.
    pub fn hints(&self) -> &'static [(&'static str, &'static str)] {
        if self.is_typing() {
            return &[("Enter", "take it"), ("Esc", "leave")];
        }
        &[
            ("j/k", "next"),
            ("o", "ours"),
            ("t", "theirs"),
            ("b", "both"),
            ("e", "write"),
            ("u", "undo"),
            ("s", "save"),
            ("Esc", "map"),
        ]
    }

    fn go(&mut self, to: usize) {
        self.chosen = to.min(self.conflicts.len().saturating_sub(1));
    }

    /// To the next open one, round the end.
    fn go_on(&mut self) {
        let count = self.settled.len();
        let open = (1..=count).map(|step| (self.chosen + step) % count.max(1));
        if let Some(next) = open.into_iter().find(|at| self.settled[*at].is_none()) {
            self.chosen = next;
        }
    }
}

impl App {
    /// Shows conflicts, to be settled.
    pub fn settle(&mut self, conflicts: Vec<Conflict>) {
        self.mode = Mode::Settle(Settle::new(conflicts));
        show(self);
    }
}

/// Back to the conflicts that were left.
pub fn reopen(app: &mut App) -> Vec<Effect> {
    match app.view.unsettled.take() {
        Some(settle) => {
            app.mode = Mode::Settle(settle);
            show(app);
        }
        None => app.say("Nothing is in conflict"),
    }
    Vec::new()
}

/// A key while conflicts are settled.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Settle(settle) = &mut app.mode else { return Vec::new() };
    if settle.field.is_some() {
        type_value(app, key);
        return Vec::new();
    }
    let chosen = settle.chosen;
    match key.to_string().as_str() {
        "j" | "Down" | "n" | "Tab" => settle.go(chosen + 1),
        "k" | "Up" | "N" | "Shift-Tab" => settle.go(chosen.saturating_sub(1)),
        "o" => take(app, Way::Side(Side::Ours)),
        "t" => take(app, Way::Side(Side::Theirs)),
        "b" => take(app, Way::Both),
        "e" | "i" => write(app),
        "u" => undo(app),
        "s" | "Ctrl-s" => {
            leave(app);
            return file::save(app);
        }
        "Esc" | "q" => leave(app),
        "Ctrl-c" => {
            leave(app);
            return file::close(app);
        }
        _ => return Vec::new(),
    }
    show(app);
    Vec::new()
}

/// Leaves to the map; what is open can be gone back to.
fn leave(app: &mut App) {
    let Mode::Settle(settle) = std::mem::take(&mut app.mode) else { return };
    let open = settle.open();
    if open > 0 {
        app.say(format!("{open} left in conflict: the base stands there · :conflicts goes back"));
        app.view.unsettled = Some(settle);
    }
}

fn take(app: &mut App, way: Way) {
    let Mode::Settle(settle) = &mut app.mode else { return };
    let at = settle.chosen;
    let Some(conflict) = settle.conflicts.get(at).cloned() else { return };
    let selection = app.editor.selection();
    let label = format!("take {} in {}", way.word(), conflict.subject.title);
    let mut possible = true;
    let done = app.edit(label, |journey, handles| {
        let edit = match way {
            Way::Side(side) => Some(conflict.take(journey, side)),
            Way::Both | Way::Written => conflict.take_both(journey, handles),
        };
        possible = edit.is_some();
        (edit.unwrap_or(crate::edit::Edit::Many(Vec::new())), selection)
    });
    if !possible {
        app.complain("Both cannot stand here: o takes ours, t theirs, e writes it anew");
    } else if done {
        settled(app, at, way);
    }
}

fn settled(app: &mut App, at: usize, way: Way) {
    let Mode::Settle(settle) = &mut app.mode else { return };
    settle.settled[at] = Some(way);
    settle.order.push(at);
    settle.go_on();
    match settle.open() {
        0 => app.say("All settled · s saves · u undoes"),
        open => app.say(format!("{} taken · {open} left", way.word())),
    }
}

/// Opens the value, with ours to begin with.
fn write(app: &mut App) {
    let Mode::Settle(settle) = &mut app.mode else { return };
    let Some(conflict) = settle.conflicts.get(settle.chosen) else { return };
    match (&conflict.field, &conflict.versions.ours.says) {
        (Some(_), Some(Value::Text(text))) => settle.field = Some(LineField::new(text)),
        _ => app.complain("Only texts are written here: o takes ours, t theirs"),
    }
}

fn type_value(app: &mut App, key: Key) {
    let Mode::Settle(settle) = &mut app.mode else { return };
    let Some(field) = &mut settle.field else { return };
    match key.to_string().as_str() {
        "Esc" | "Ctrl-c" => settle.field = None,
        "Enter" => {
            let text = field.take();
            settle.field = None;
            let at = settle.chosen;
            let edit =
                settle.conflicts[at].write(app.editor.journey(), Value::text_or_missing(&text));
            let label = format!("write {} anew", settle.conflicts[at].subject.title);
            let selection = app.editor.selection();
            let Some(edit) = edit else { return };
            if app.edit(label, |_, _| (edit, selection)) {
                settled(app, at, Way::Written);
            }
        }
        _ => field.press(key),
    }
}

/// Takes back what was settled last.
fn undo(app: &mut App) {
    let Mode::Settle(settle) = &mut app.mode else { return };
    let Some(at) = settle.order.pop() else {
        return app.say("Nothing is settled yet: o takes ours, t theirs");
    };
    settle.settled[at] = None;
    settle.chosen = at;
    match app.editor.undo() {
        Ok(label) => app.say(format!("Undid: {}", label.unwrap_or_default())),
        Err(error) => app.complain(format!("Cannot undo: {error}")),
    }
}

/// Puts the cursor on what is in conflict.
fn show(app: &mut App) {
    let Mode::Settle(settle) = &app.mode else { return };
    let Some(conflict) = settle.conflicts.get(settle.chosen) else { return };
    let journey = app.editor.journey();
    let mut at: Option<Handle> = Some(conflict.at);
    while let Some(handle) = at {
        if journey.card(handle).is_some() {
            return app.editor.select_card(handle);
        }
        if journey.stage(handle).is_some() {
            let selection = Selection { stage: Some(handle), ..Selection::default() };
            return app.editor.restore(selection);
        }
        at = journey.place(handle).map(|place| place.parent);
    }
}

/// The rows that the conflicts take at the foot of the map.
pub(super) const ROWS: u16 = 8;

/// Draws the chosen conflict above the line at the foot; gives the place of the terminal's cursor.
pub(super) fn draw(
    app: &App,
    settle: &Settle,
    status: Area,
    painter: &mut Painter<'_>,
) -> Option<Position> {
    let theme = &app.look.theme;
    let conflict = settle.conflicts.get(settle.chosen)?;
    let rows = ROWS.min(status.y.saturating_sub(1));
    let top = status.bottom().saturating_sub(rows);
    let area = Rect { x: 0, y: top, width: status.width, height: rows };
    painter.clear(area);
    painter.tint(area, theme.footer);
    let room = status.width.saturating_sub(2);
    let count = format!("Conflict {} of {}", settle.chosen + 1, settle.conflicts.len());
    let x = painter.text(1, top, room, &count, theme.accent.add_modifier(Modifier::BOLD)) + 2;
    let state = match settle.settled[settle.chosen] {
        Some(way) => format!("settled: {}", way.word()),
        None => format!("{} open", settle.open()),
    };
    painter.text(x, top, room.saturating_sub(x), &state, theme.quiet);
    let end = area.bottom();
    let mut y = line(painter, 1, top + 1, room, (&conflict.sentence(), theme.text), 2);
    let way = settle.settled[settle.chosen];
    for (side, key) in [(Side::Ours, "o"), (Side::Base, " "), (Side::Theirs, "t")] {
        if y >= end {
            break;
        }
        let taken = way == Some(Way::Side(side));
        let ink = if taken { theme.accent.add_modifier(Modifier::BOLD) } else { theme.quiet };
        painter.text(1, y, 2, key, theme.accent);
        painter.text(3, y, 7, side.name(), ink);
        let style = if taken { theme.strong } else { theme.text };
        let says = says(conflict.versions.get(side));
        y = line(painter, 11, y, room.saturating_sub(10), (&says, style), 1);
    }
    if let Some(field) = &settle.field {
        let y = end.saturating_sub(1);
        painter.tint(Rect { x: 0, y, width: status.width, height: 1 }, theme.field);
        let x = painter.text(1, y, 10, "anew", theme.accent) + 2;
        let (text, column) = field.window(usize::from(room.saturating_sub(x)));
        painter.text(x, y, room.saturating_sub(x), text, theme.text);
        return Some(Position { x: x + column as u16, y });
    }
    if let Some(message) = &app.message {
        let style = if message.wrong { theme.negative } else { theme.strong };
        painter.text(1, end.saturating_sub(1), room, &message.text, style);
    }
    None
}

/// Writes a text on at most so many lines; gives the line behind it.
fn line(
    painter: &mut Painter<'_>,
    x: u16,
    y: u16,
    room: u16,
    (text, style): (&str, Style),
    lines: usize,
) -> u16 {
    let shown = visible(text);
    let mut at = y;
    for part in wrap(&shown, Room::even(usize::from(room), lines)) {
        painter.line(x, at, room, part, style);
        at += 1;
    }
    at.max(y + 1)
}

fn says(version: &Version) -> String {
    match &version.says {
        None | Some(Value::Missing) => "nothing".to_owned(),
        // An element stands there as it is written, over several lines.
        Some(Value::Text(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Some(Value::Flag(flag)) => if *flag { "yes" } else { "no" }.to_owned(),
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Choice(index)) => index.to_string(),
    }
}
