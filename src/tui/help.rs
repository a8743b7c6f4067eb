//! Help: all keys, and the next keys of a command of several.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::app::{App, Look};
use super::commands::{COMMANDS, Command, Group, Place, commands_at};
use super::glyphs::Glyphs;
use super::key::Key;
use super::keymap::Keymap;
use super::mode::Mode;
use super::paint::Painter;
use crate::layout::Area;

/// A key while help is shown on a map.
pub fn key(app: &mut App, key: Key) {
    let Mode::Help(at) = app.mode else { return };
    app.mode = match scrolled(&app.look, &app.keymap, app.size.1, at, key) {
        Some(at) => Mode::Help(at),
        None => super::insight::behind(app).unwrap_or_else(|| super::details::behind(app)),
    };
}

/// By how many lines help is scrolled behind a key, on a screen of so many rows; `None` where the key
/// leaves it.
pub(super) fn scrolled(
    look: &Look,
    keymap: &Keymap,
    height: u16,
    at: u16,
    key: Key,
) -> Option<u16> {
    let most = (lines(look, keymap).len() as u16).saturating_sub(height.saturating_sub(3));
    Some(match key.to_string().as_str() {
        "j" | "Down" => (at + 1).min(most),
        "k" | "Up" => at.saturating_sub(1),
        "Space" | "PgDn" => (at + 10).min(most),
        "PgUp" => at.saturating_sub(10),
        "Esc" | "q" | "?" | "Enter" | "Ctrl-c" => return None,
        _ => at,
    })
}

/// One line of help.
enum Line {
    Heading(&'static str),
    Entry(String, &'static str),
    Blank,
}

fn lines(look: &Look, keymap: &Keymap) -> Vec<Line> {
    let mut lines = Vec::with_capacity(COMMANDS.len() + 30);
    let place = keymap.place();
    // What is given nowhere but here comes first.
    let first = Group::ALL.iter().filter(|_| place == Place::List).rev().take(1);
    let rest = Group::ALL.iter().filter(|group| place == Place::Map || **group != Group::Maps);
    for group in first.chain(rest) {
        let of_group = commands_at(place).filter(|command| command.group == *group);
        let mut commands = of_group.peekable();
        if commands.peek().is_none() {
            continue;
        }
        lines.push(Line::Heading(group.title()));
        for command in commands {
            let keys = match keymap.keys_of(command) {
                keys if keys.is_empty() => {
                    format!(":{}", command.aliases.first().unwrap_or(&command.name))
                }
                keys => keys.join("  "),
            };
            lines.push(Line::Entry(keys, command.doc));
        }
        lines.push(Line::Blank);
    }
    if place == Place::List {
        lines.push(Line::Heading("While a filter or words are typed"));
        let keys = super::maps::KEYS.iter();
        lines.extend(keys.map(|(keys, doc)| Line::Entry((*keys).to_owned(), doc)));
        return lines;
    }
    let sections: [(&str, &[(&str, &str)]); 4] = [
        ("In the outline", super::outline::KEYS),
        ("While presenting", super::present::KEYS),
        ("While typing a card", TYPING),
        ("In the details panel", super::details::KEYS),
    ];
    for (number, (heading, keys)) in sections.into_iter().enumerate() {
        if number > 0 {
            lines.push(Line::Blank);
        }
        lines.push(Line::Heading(heading));
        lines.extend(keys.iter().map(|(keys, doc)| Line::Entry((*keys).to_owned(), doc)));
    }
    lines.push(Line::Blank);
    lines.push(Line::Heading("In the insight panel"));
    let keys = super::insight::told_keys(keymap).into_iter();
    lines.extend(keys.map(|(keys, doc)| Line::Entry(keys, doc)));
    lines.push(Line::Blank);
    lines.push(Line::Heading("Signs on cards"));
    let signs = signs(&look.glyphs);
    lines.extend(signs.map(|(sign, doc)| Line::Entry(sign.to_owned(), doc)));
    lines
}

/// What the signs on cards mean.
fn signs(glyphs: &Glyphs) -> [(&'static str, &'static str); 8] {
    [
        (glyphs.interaction, "An interaction: both sides act"),
        (glyphs.moment, "A moment of truth"),
        (glyphs.showstopper, "A showstopper: here people give up"),
        (glyphs.wait, "Before a time: waited, not spent"),
        (glyphs.triggers, "It sets other cards in motion"),
        (glyphs.detailed, "A map of its own tells it in detail"),
        (glyphs.differs, "Not as in the map that this one is compared with"),
        (glyphs.dot, "Marked"),
    ]
}

/// What keys and signs do while a card is typed.
pub const TYPING: &[(&str, &str)] = &[
    ("Enter", "Keep it and type the next card here"),
    ("Up  Down", "Keep it and go to the next lane"),
    ("Tab  Shift-Tab", "Keep it and go to the next stage, or the one before"),
    ("Right", "At the end of the line: complete a name, channel or tag"),
    ("Backspace", "On an empty line: back to the card typed before"),
    ("Esc", "Keep it and leave"),
    ("<> ", "At the start: an interaction"),
    ("*", "At the end, as all that follow: moment of truth"),
    ("+1  -2  +0", "Emotion"),
    ("~20m  ..2d", "Time it takes, time waited before it"),
    ("@maria", "Who acts; @\"Service desk\" with spaces"),
    ("/web", "Channel; /\"Web portal\" with spaces"),
    ("#tag", "Tag"),
    ("- text", "A line of its own: a pain of the card above"),
    ("+ text", "A line of its own: an opportunity"),
    ("\" text", "A line of its own: a thought"),
];

/// Draws the help over the whole screen but the foot.
pub(super) fn draw(
    look: &Look,
    keymap: &Keymap,
    (width, height): (u16, u16),
    scrolled: u16,
    painter: &mut Painter<'_>,
) {
    let theme = &look.theme;
    let room = height.saturating_sub(1);
    painter.clear(Rect { x: 0, y: 0, width, height: room });
    painter.text(1, 0, width.saturating_sub(2), "Keys", theme.strong);
    let keys_width = 18.min(width / 3);
    for (number, line) in lines(look, keymap).iter().skip(usize::from(scrolled)).enumerate() {
        let y = 2 + number as u16;
        if y >= room {
            break;
        }
        match line {
            Line::Heading(title) => {
                painter.text(1, y, width - 2, title, theme.band.add_modifier(Modifier::BOLD));
            }
            Line::Entry(keys, doc) => {
                painter.text(3, y, keys_width, keys, theme.accent);
                let x = 4 + keys_width;
                painter.text(x, y, width.saturating_sub(x + 1), doc, theme.text);
            }
            Line::Blank => {}
        }
    }
}

/// Draws the keys that go on with what was begun, each with its command, above the foot.
pub(super) fn draw_next_keys(
    look: &Look,
    keys: &[Key],
    next: &[(Key, &'static Command)],
    status: Area,
    painter: &mut Painter<'_>,
) {
    let theme = &look.theme;
    painter.clear(super::view::rect(status));
    let begun: Vec<String> = keys.iter().map(Key::to_string).collect();
    let mut x = painter.text(1, status.y, 20, &begun.join(" "), theme.accent) + 2;
    for (key, command) in next {
        let room = status.right().saturating_sub(x + 1);
        let bold = theme.accent.add_modifier(Modifier::BOLD);
        x = painter.text(x, status.y, room, &key.to_string(), bold) + 1;
        let room = status.right().saturating_sub(x + 1);
        let words = command.name.replace('-', " ");
        x = painter.text(x, status.y, room, &words, theme.quiet) + 3;
    }
}
