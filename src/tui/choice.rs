//! One of several things to choose: where to go, what to open.

use ratatui::layout::Rect;

use super::actions::links;
use super::app::{App, Effect};
use super::key::Key;
use super::mode::Mode;
use super::paint::Painter;
use crate::journey::Handle;
use crate::layout::Area;

/// Several things, of which one is to be chosen.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What they are, as a heading.
    pub title: &'static str,
    /// The things, in order; never empty.
    pub items: Vec<Item>,
    /// The position of the one the keys are at.
    pub chosen: usize,
}

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is called.
    pub label: String,
    /// What choosing it does.
    pub then: Then,
}

/// What choosing does.
#[derive(Debug, Clone)]
pub enum Then {
    /// Goes to a card.
    Go(Handle),
    /// Opens a web address.
    Browse(String),
    /// Copies a text.
    Copy(String),
    /// Opens the file of settings.
    Settings,
}

/// Does it at once where there is only one; else asks which. False where there is none.
pub fn choose(app: &mut App, title: &'static str, items: Vec<Item>) -> Option<Vec<Effect>> {
    match &items[..] {
        [] => None,
        [one] => Some(follow(app, one.then.clone())),
        _ => {
            app.mode = Mode::Choice(Choice { title, items, chosen: 0 });
            Some(Vec::new())
        }
    }
}

fn follow(app: &mut App, then: Then) -> Vec<Effect> {
    match then {
        Then::Go(card) => {
            links::go(app, card);
            Vec::new()
        }
        Then::Browse(address) => links::browse(app, &address),
        Then::Copy(text) => {
            app.say(format!("{text} handed to the terminal's clipboard"));
            vec![Effect::Copy(text)]
        }
        Then::Settings => vec![Effect::OpenSettings],
    }
}

/// A key while one is chosen.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::Choice(choice) = &mut app.mode else { return Vec::new() };
    let last = choice.items.len().saturating_sub(1);
    let name = key.to_string();
    match name.as_str() {
        "j" | "Down" | "Tab" | "Ctrl-n" => choice.chosen = (choice.chosen + 1).min(last),
        "k" | "Up" | "Shift-Tab" | "Ctrl-p" => choice.chosen = choice.chosen.saturating_sub(1),
        "g" | "Home" => choice.chosen = 0,
        "G" | "End" => choice.chosen = last,
        "Enter" | "l" | "Right" => return take(app),
        "Esc" | "q" | "Ctrl-c" => app.mode = Mode::Map,
        number => {
            let picked = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if let Some(picked) = picked.filter(|picked| *picked <= last) {
                choice.chosen = picked;
                return take(app);
            }
        }
    }
    Vec::new()
}

fn take(app: &mut App) -> Vec<Effect> {
    let Mode::Choice(mut choice) = std::mem::take(&mut app.mode) else { return Vec::new() };
    if choice.chosen >= choice.items.len() {
        return Vec::new();
    }
    follow(app, choice.items.swap_remove(choice.chosen).then)
}

/// Draws what there is to choose, above the line at the foot.
pub(super) fn draw(app: &App, choice: &Choice, status: Area, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let width = status.width;
    let room = choice.items.len().min(9).min(usize::from(status.y.saturating_sub(1)));
    let first = (choice.chosen + 1).saturating_sub(room.max(1));
    let top = status.bottom().saturating_sub(room as u16);
    let heading = Rect { x: 0, y: top.saturating_sub(1), width, height: room as u16 + 1 };
    painter.clear(heading);
    painter.tint(heading, theme.footer);
    painter.text(1, heading.y, width.saturating_sub(2), choice.title, theme.accent);
    for (y, (number, item)) in (top..).zip(choice.items.iter().enumerate().skip(first).take(room)) {
        let chosen = number == choice.chosen;
        if chosen {
            painter.tint(Rect { x: 0, y, width, height: 1 }, theme.selected);
        }
        let ink = if chosen { theme.strong } else { theme.text };
        let x = painter.text(2, y, 4, &(number + 1).to_string(), theme.quiet);
        painter.text(x.max(4) + 1, y, width.saturating_sub(x.max(4) + 2), &item.label, ink);
    }
}
