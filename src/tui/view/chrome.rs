//! The lines at the foot: what is selected or asked, and what can be done.

use ratatui::layout::Position;
use ratatui::style::Modifier;

use super::super::app::App;
use super::super::commands::{Command, commands_at};
use super::super::compared::Difference;
use super::super::keymap::Keymap;
use super::super::mode::{Mode, Purpose, Typing};
use super::super::paint::Painter;
use super::super::pane::Pane;
use super::super::question;
use super::super::quick;
use super::super::theme::Theme;
use super::rect;
use crate::check::Level;
use crate::journey::{Card, Choice};
use crate::layout::Area;
use crate::text::width;

/// The line above the foot: a message, a question, what is typed, or what is selected.
pub(in super::super) fn status(
    app: &App,
    area: Area,
    painter: &mut Painter<'_>,
) -> Option<Position> {
    let theme = &app.look.theme;
    let room = area.width.saturating_sub(2);
    if let Mode::Question(question) = &app.mode {
        painter.text(
            1,
            area.y,
            room,
            &question::text(app, question),
            theme.accent.add_modifier(Modifier::BOLD),
        );
        return None;
    }
    if let Mode::Find(field) = &app.mode {
        return Some(prompt(app, area, "Find", field, painter));
    }
    if let Mode::Filter(field) = &app.mode {
        let position = prompt(app, area, "Filter", field, painter);
        let rest = width(&field.text()[field.cursor()..]) as u16;
        filter_hint(app, area, position.x + rest, painter);
        return Some(position);
    }
    if let Mode::SaveAs(field) = &app.mode {
        return Some(prompt(app, area, "Save as", field, painter));
    }
    if let Mode::Replace(replace) = &app.mode {
        if let Some((label, field)) = replace.line() {
            return Some(prompt(app, area, label, field, painter));
        }
        let offer = replace.offer(app.editor.journey()).unwrap_or_default();
        painter.text(1, area.y, room, &offer, theme.accent.add_modifier(Modifier::BOLD));
        return None;
    }
    if let Mode::Typing(typing) = &app.mode {
        return typing_status(app, area, typing, painter);
    }
    if let Some(message) = &app.message {
        let style = if message.wrong { theme.negative } else { theme.strong };
        painter.text(1, area.y, room, &message.text, style);
        return None;
    }
    let has_map_keys = matches!(app.mode, Mode::Map | Mode::Prefix(_));
    if let Some(left) = app.left.as_ref().filter(|left| left.is_offered && has_map_keys) {
        let line = left.line(usize::from(room), app.look.glyphs.between);
        painter.text(1, area.y, room, &line, theme.accent.add_modifier(Modifier::BOLD));
        return None;
    }
    if app.offers_tour && has_map_keys {
        let (tour, leave) = (app.keymap.key("tour"), app.keymap.key("leave"));
        let between = app.look.glyphs.between;
        let line =
            format!("New here? {tour} shows the ways in a minute {between} {leave} hides this");
        painter.text(1, area.y, room, &line, theme.accent.add_modifier(Modifier::BOLD));
        return None;
    }
    if let Some(words) = folded(app) {
        painter.text(1, area.y, room, &words, theme.quiet);
        return None;
    }
    match app.editor.card() {
        Some(card) => card_line(app, area, card, painter),
        // The map itself says what is missing.
        None if app.missing_first().is_some() => {}
        None => {
            if let Some(stage) = app.editor.stage() {
                let lane = app.editor.lane().map_or("", |lane| lane.title.as_str());
                let text = format!("{} {} {lane}", stage.title, app.look.glyphs.between);
                let x = painter.text(1, area.y, room, &text, theme.quiet) + 2;
                let add = || format!("{} adds a card here", app.keymap.key("add"));
                let hint = gone(app, &stage.id).unwrap_or_else(add);
                painter.text(x, area.y, room.saturating_sub(x), &hint, theme.quiet);
            }
        }
    }
    None
}

/// That the cell of the cursor is folded to a count, and how it is unfolded.
fn folded(app: &App) -> Option<String> {
    if app.pane() != Pane::Map {
        return None;
    }
    let folds = &app.view.folds;
    let stage = app.editor.stage().filter(|stage| folds.holds_stage(stage.handle));
    let lane = app.editor.lane().filter(|lane| folds.holds_lane(lane.handle));
    let key = |command| app.keymap.key(command);
    let (title, unfold) = match (stage, lane) {
        (Some(stage), _) => (&stage.title, key("fold-stage")),
        (None, Some(lane)) => (&lane.title, key("fold-lane")),
        (None, None) => return None,
    };
    let all = key("unfold-all");
    Some(format!("\"{title}\" is folded: {unfold} unfolds it, {all} everything"))
}

fn card_line(app: &App, area: Area, card: &Card, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let journey = app.editor.journey();
    let end = area.right().saturating_sub(1);
    let x = painter.text(1, area.y, end - 1, &card.title, theme.strong) + 2;
    let mut parts: Vec<String> = vec![card.kind.name().to_lowercase()];
    parts.extend(card.channel.clone());
    parts.extend(card.duration.clone());
    parts.extend(card.wait.as_ref().map(|wait| format!("waits {wait}")));
    if let Some(owner) = &card.owner {
        let name = journey.roles.iter().find(|role| role.id == *owner).map(|role| &role.name);
        parts.push(format!("owner {}", name.unwrap_or(owner)));
    }
    parts.push(card.basis.name().to_lowercase());
    if let Some(path) = &card.journey {
        parts.insert(0, format!("{} opens {path}", app.keymap.key("open-journey")));
    }
    if let Some(before) = before(app, card) {
        parts.insert(0, before);
    }
    let line = parts.join(&format!(" {} ", app.look.glyphs.between));
    painter.text(x, area.y, end.saturating_sub(x), &line, theme.quiet);
    let error = app.findings.about(card.handle).find(|f| f.level == Level::Error);
    if let Some(finding) = error {
        let room = end.saturating_sub(x + width(&line) as u16 + 2);
        if room > 12 {
            painter.text_before(end, area.y, room, &finding.message, theme.negative);
        }
    }
}

/// What the map that this one is compared with says of a card; `None` where it says the same.
fn before(app: &App, card: &Card) -> Option<String> {
    let compared = app.compared.as_ref()?;
    let stage = app.editor.stage().map_or("", |stage| stage.id.as_str());
    let between = app.look.glyphs.between;
    match compared.difference(stage, card)? {
        Difference::New => Some("new".to_owned()),
        Difference::Changed => {
            let before = compared.before(stage, card, between);
            Some(if before.is_empty() {
                "changed".to_owned()
            } else {
                format!("before: {before} {between} now")
            })
        }
    }
}

/// The cards of a stage that only the map has that this one is compared with: `gone here: "Quote by
/// mail"`; `None` where there are none.
fn gone(app: &App, stage: &str) -> Option<String> {
    let gone = app.compared.as_ref()?.gone(app.editor.journey());
    let titles = gone.get(stage)?.iter().map(|card| format!("\"{}\"", card.title));
    Some(format!("gone here: {}", titles.collect::<Vec<_>>().join(", ")))
}

/// Beside the filter that is typed: that no card fits it, where that is so.
fn filter_hint(app: &App, area: Area, from: u16, painter: &mut Painter<'_>) {
    let Some(filter) = &app.view.filter else { return };
    if app.editor.journey().cards().any(|card| filter.fits(card, &app.findings)) {
        return;
    }
    let (words, end) = ("no card fits this", area.right().saturating_sub(1));
    if usize::from(end.saturating_sub(from + 2)) > width(words) {
        painter.text_before(end, area.y, 40, words, app.look.theme.negative);
    }
}

/// What was understood of a card's line, or the prompt of another text.
fn typing_status(
    app: &App,
    area: Area,
    typing: &Typing,
    painter: &mut Painter<'_>,
) -> Option<Position> {
    let label = match typing.purpose {
        Purpose::NewCard { .. } | Purpose::CardTitle(_) => {
            if let Some(message) = app.message.as_ref().filter(|message| message.wrong) {
                let room = area.width.saturating_sub(2);
                painter.text(1, area.y, room, &message.text, app.look.theme.negative);
                return None;
            }
            understood(app, area, typing, painter);
            return None;
        }
        Purpose::NewStage(_) => "New stage",
        Purpose::NewLane(zone, _) => match zone {
            crate::journey::Visibility::Consumer => "New lane, consumer only",
            crate::journey::Visibility::Band => "New lane in the band",
            crate::journey::Visibility::Provider => "New lane, provider only",
        },
        Purpose::StageTitle(_) => "Stage",
        Purpose::LaneTitle(_) => "Lane",
        Purpose::MapTitle => "Map",
        Purpose::StageNote(_) => "Note",
        Purpose::Signs => {
            return Some(signs_status(app, area, typing, painter));
        }
    };
    Some(prompt(app, area, label, &typing.field, painter))
}

/// The line of signs with what is understood of it, or why it was not.
fn signs_status(app: &App, area: Area, typing: &Typing, painter: &mut Painter<'_>) -> Position {
    let chosen = app.editor.chosen();
    let label = match chosen[..] {
        [card] => format!("Set on \"{}\"", card.title),
        _ => format!("Set on {}", super::super::wording::cards(chosen.len())),
    };
    let position = prompt(app, area, &label, &typing.field, painter);
    let theme = &app.look.theme;
    let x = position.x + 3 + width(&typing.field.text()[typing.field.cursor()..]) as u16;
    let room = area.right().saturating_sub(x + 1);
    match app.message.as_ref().filter(|message| message.wrong) {
        Some(message) => painter.text(x, area.y, room, &message.text, theme.negative),
        None => {
            let said = quick::parse_signs(typing.field.text());
            let words = match &said {
                _ if typing.field.is_empty() => "+1 ~20m ..2d @who /channel #tag * <>".to_owned(),
                Ok(said) => quick::understood(app.editor.journey(), app.editor.lane(), said),
                Err(_) => String::new(),
            };
            painter.text(x, area.y, room, &words, theme.quiet)
        }
    };
    position
}

fn understood(app: &App, area: Area, typing: &Typing, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    let line = typing.field.text();
    let end = area.right().saturating_sub(1);
    if line.is_empty() {
        let hint = "+1 emotion  * moment of truth  ~20m takes  ..2d waits  @who  /channel  #tag  <> interaction";
        painter.text(1, area.y, end - 1, hint, theme.quiet);
        return;
    }
    let parsed = quick::parse(line);
    let mut x = painter.text(1, area.y, end - 1, &parsed.title, theme.strong) + 2;
    let lane = app.mode.typing_cell(app).and_then(|(spot, _)| app.editor.lane_at(spot.row));
    let understood = quick::understood(app.editor.journey(), lane, &parsed);
    x = painter.text(x, area.y, end.saturating_sub(x), &understood, theme.accent) + 2;
    let completion = quick::complete(app.editor.journey(), line, typing.field.cursor());
    if let Some(completion) = completion {
        let text = format!("Right: {}", completion.rest);
        painter.text(x, area.y, end.saturating_sub(x), &text, theme.quiet);
    }
}

fn prompt(
    app: &App,
    area: Area,
    label: &str,
    field: &super::super::field::LineField,
    painter: &mut Painter<'_>,
) -> Position {
    let theme = &app.look.theme;
    painter.tint(rect(area), theme.field);
    let x = painter.text(1, area.y, area.width / 2, label, theme.accent) + 2;
    let room = area.right().saturating_sub(x + 1);
    let (line, column) = field.window(usize::from(room));
    painter.text(x, area.y, room, line, theme.text);
    Position { x: x + column as u16, y: area.y }
}

/// A command named in the line at the foot.
#[derive(Debug, Clone)]
pub struct FooterItem {
    /// Where it stands.
    pub area: Area,
    /// The keys that do it.
    pub hint: String,
    /// What it does.
    pub command: &'static Command,
}

/// The commands of the line at the foot, as many as fit before the findings.
pub fn footer_items(app: &App, area: Area) -> Vec<FooterItem> {
    let end = area
        .right()
        .saturating_sub(width(&app.findings.summary(app.look.glyphs.between)) as u16 + 3);
    command_items(&app.keymap, area.y, end)
}

/// The commands of a line at the foot, as many as fit before a column. The last one, which tells all
/// others, is there before any but the first.
pub fn command_items(keymap: &Keymap, y: u16, end: u16) -> Vec<FooterItem> {
    let mut named: Vec<&'static Command> =
        commands_at(keymap.place()).filter(|command| command.footer.is_some()).collect();
    named.sort_by_key(|command| command.footer);
    let item = |command: &'static Command, x: u16| {
        let hint = keymap.hint(command);
        let taken = (width(&hint) + 1 + width(command.short)) as u16;
        FooterItem { area: Area { x, y, width: taken, height: 1 }, hint, command }
    };
    let last = named.pop();
    let kept = last.map_or(0, |command| item(command, 0).area.width + 2);
    let mut items = Vec::new();
    let mut x = 1;
    for command in named {
        let next = item(command, x);
        let room = if items.is_empty() { 0 } else { kept };
        if next.area.right() + room > end {
            break;
        }
        x = next.area.right() + 2;
        items.push(next);
    }
    let last = last.map(|command| item(command, x));
    items.extend(last.filter(|last| last.area.right() <= end));
    items
}

/// Draws the commands of a line at the foot.
pub(in super::super) fn draw_items(items: &[FooterItem], theme: &Theme, painter: &mut Painter<'_>) {
    for FooterItem { area, hint, command } in items {
        let bold = theme.accent.add_modifier(Modifier::BOLD);
        let x = painter.text(area.x, area.y, area.width, hint, bold) + 1;
        painter.text(x, area.y, area.width, command.short, theme.quiet);
    }
}

/// A key told in the line at the foot while something else than the map has the keys.
#[derive(Debug, Clone)]
pub struct HintItem {
    /// Where it stands.
    pub area: Area,
    /// The key that a click presses: of two the second, of which the words tell (`Up/Down`).
    pub key: String,
}

/// The keys told at the foot; none while the map has them.
pub fn hint_items(app: &App, area: Area) -> Vec<HintItem> {
    let mut items = Vec::new();
    let mut x = area.x + 1;
    for (keys, meaning) in hints(app).unwrap_or_default() {
        let room = area.right().saturating_sub(x + 1);
        let taken = ((width(&keys) + 1 + width(meaning)) as u16).min(room);
        let key = match keys.split_once('/') {
            Some((_, key)) => key.to_owned(),
            None => keys.split(' ').next().unwrap_or(&keys).to_owned(),
        };
        items.push(HintItem { area: Area { x, y: area.y, width: taken, height: 1 }, key });
        x += taken + 2;
    }
    items
}

/// Where the findings are told in the line at the foot; `None` where they are not.
pub fn summary_area(app: &App, area: Area) -> Option<Area> {
    let wide = width(&app.findings.summary(app.look.glyphs.between)) as u16;
    let end = area.right().saturating_sub(1);
    (wide > 0 && hints(app).is_none()).then(|| {
        let wide = wide.min(area.width);
        Area { x: end.saturating_sub(wide), width: wide, ..area }
    })
}

/// The line at the foot.
pub(super) fn footer(app: &App, area: Area, painter: &mut Painter<'_>) {
    let theme = &app.look.theme;
    painter.tint(rect(area), theme.footer);
    let end = area.right().saturating_sub(1);
    if let Some(words) = hints(app) {
        let bold = theme.accent.add_modifier(Modifier::BOLD);
        for ((key, meaning), item) in words.iter().zip(hint_items(app, area)) {
            let Area { x, y, .. } = item.area;
            let x = painter.text(x, y, end.saturating_sub(x), key, bold) + 1;
            painter.text(x, y, end.saturating_sub(x), meaning, theme.quiet);
        }
        return;
    }
    draw_items(&footer_items(app, area), theme, painter);
    let findings = app.findings.summary(app.look.glyphs.between);
    painter.text_before(
        end,
        area.y,
        area.width,
        &findings,
        theme.negative.remove_modifier(Modifier::BOLD),
    );
}

/// What keys do while something else than the map has them.
fn hints(app: &App) -> Option<Vec<(String, &'static str)>> {
    if let Mode::Details(details) = &app.mode {
        return Some(details.hints(app));
    }
    if matches!(app.mode, Mode::Insight) {
        return Some(super::super::insight::hints(app));
    }
    let fixed = |(keys, words): &(&str, &'static str)| ((*keys).to_owned(), *words);
    Some(mode_hint(app)?.iter().map(fixed).collect())
}

fn mode_hint(app: &App) -> Option<&'static [(&'static str, &'static str)]> {
    Some(match &app.mode {
        Mode::Typing(typing) => match typing.purpose {
            Purpose::NewCard { .. } => &[
                ("Enter", "next card"),
                ("Up/Down", "next lane"),
                ("Tab", "next stage"),
                ("- + \"", "pain, opportunity, thought"),
                ("Esc", "done"),
            ],
            Purpose::Signs => &[("Enter", "set"), ("Esc", "set and leave")],
            Purpose::NewStage(_) | Purpose::NewLane(..) | Purpose::StageNote(_) => {
                &[("Enter", "keep and add another"), ("Esc", "keep and leave")]
            }
            _ => &[("Enter", "keep"), ("Esc", "keep and leave")],
        },
        Mode::Find(_) => &[("Enter", "go to the first"), ("Esc", "leave")],
        Mode::Filter(_) => &[
            ("Enter", "keep"),
            ("@ / #", "who, channel, tag"),
            ("assumed", "basis"),
            ("!", "findings"),
        ],
        Mode::SaveAs(_) => &[("Enter", "save there"), ("Esc", "leave")],
        Mode::Replace(replace) => replace.hints(),
        Mode::Settle(settle) => settle.hints(),
        Mode::Choice(_) => &[("Up/Down", "choose"), ("Enter", "take it"), ("Esc", "leave")],
        Mode::Help(_) => &[("j k", "scroll"), ("Esc", "close")],
        Mode::Palette(_) => &[("Up/Down", "choose"), ("Enter", "do it"), ("Esc", "leave")],
        Mode::Map | Mode::Prefix(_) | Mode::Question(_) | Mode::Details(_) | Mode::Insight => {
            return None;
        }
    })
}
