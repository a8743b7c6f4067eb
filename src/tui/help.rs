//! Help: all keys, and the next keys of a command of several.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::app::App;
use super::commands::{COMMANDS, Group};
use super::details;
use super::glyphs::Glyphs;
use super::key::Key;
use super::mode::Mode;
use super::paint::Painter;
use crate::layout::Area;

/// A key while help is shown.
pub fn key(app: &mut App, key: Key) {
    let Mode::Help(scrolled) = app.mode else { return };
    let most = (lines(app).len() as u16).saturating_sub(app.size.1.saturating_sub(3));
    app.mode = match key.to_string().as_str() {
        "j" | "Down" => Mode::Help((scrolled + 1).min(most)),
        "k" | "Up" => Mode::Help(scrolled.saturating_sub(1)),
        "Space" | "PgDn" => Mode::Help((scrolled + 10).min(most)),
        "PgUp" => Mode::Help(scrolled.saturating_sub(10)),
        "Esc" | "q" | "?" | "Enter" | "Ctrl-c" => details::behind(app),
        _ => Mode::Help(scrolled),
    };
}

/// One line of help.
enum Line {
    Heading(&'static str),
    Entry(String, &'static str),
    Blank,
}

fn lines(app: &App) -> Vec<Line> {
    let keymap = &app.keymap;
    let mut lines = Vec::with_capacity(COMMANDS.len() + 30);
    for group in Group::ALL {
        lines.push(Line::Heading(group.title()));
        for command in COMMANDS.iter().filter(|command| command.group == *group) {
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
    let sections: [(&str, &[(&str, &str)]); 4] = [
        ("In the outline", super::outline::KEYS),
        ("While presenting", super::present::KEYS),
        ("While typing a card", TYPING),
        ("In the details panel", details::KEYS),
    ];
    for (number, (heading, keys)) in sections.into_iter().enumerate() {
        if number > 0 {
            lines.push(Line::Blank);
        }
        lines.push(Line::Heading(heading));
        lines.extend(keys.iter().map(|(keys, doc)| Line::Entry((*keys).to_owned(), doc)));
    }
    lines.push(Line::Blank);
    lines.push(Line::Heading("Signs on cards"));
    let signs = signs(&app.look.glyphs);
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
pub(super) fn draw(app: &App, scrolled: u16, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let (width, height) = app.size;
    let room = height.saturating_sub(1);
    painter.clear(Rect { x: 0, y: 0, width, height: room });
    painter.text(1, 0, width.saturating_sub(2), "Keys", theme.strong);
    let keys_width = 18.min(width / 3);
    for (number, line) in lines(app).iter().skip(usize::from(scrolled)).enumerate() {
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

/// Draws the keys that go on with what was begun, above the foot.
pub(super) fn draw_next_keys(app: &App, keys: &[Key], status: Area, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    painter.clear(super::view::rect(status));
    let begun: Vec<String> = keys.iter().map(Key::to_string).collect();
    let mut x = painter.text(1, status.y, 20, &begun.join(" "), theme.accent) + 2;
    let in_details = matches!(app.mode, Mode::Details(_));
    let next = app.keymap.next_keys(keys).into_iter();
    for (key, command) in next.filter(|(_, command)| !in_details || details::takes(command)) {
        let room = status.right().saturating_sub(x + 1);
        let bold = theme.accent.add_modifier(Modifier::BOLD);
        x = painter.text(x, status.y, room, &key.to_string(), bold) + 1;
        let room = status.right().saturating_sub(x + 1);
        let words = command.name.replace('-', " ");
        x = painter.text(x, status.y, room, &words, theme.quiet) + 3;
    }
}
