//! Following what a card refers to: cards it sets in motion, and links.

use super::super::app::{App, Effect};
use super::super::choice::{Item, Then, choose};
use super::file;
use crate::journey::{Card, Handle};

/// To a card that the selected one sets in motion.
pub fn follow(app: &mut App) -> Vec<Effect> {
    let Some(card) = app.editor.card() else { return nothing(app) };
    let title = card.title.clone();
    let targets = app
        .editor
        .journey()
        .cards()
        .filter(|other| card.triggers.iter().any(|id| id.text == other.id));
    let items = cards(app, targets);
    choose(app, "Sets in motion", items).unwrap_or_else(|| {
        let details = app.keymap.key("details");
        app.say(format!("\"{title}\" sets no card in motion · {details} sets `triggers`"));
        Vec::new()
    })
}

/// To a card that sets the selected one in motion.
pub fn follow_back(app: &mut App) -> Vec<Effect> {
    let Some(card) = app.editor.card() else { return nothing(app) };
    let title = card.title.clone();
    let sources = app
        .editor
        .journey()
        .cards()
        .filter(|other| other.triggers.iter().any(|id| id.text == card.id));
    let items = cards(app, sources);
    choose(app, "Set in motion by", items).unwrap_or_else(|| {
        app.say(format!("No card sets \"{title}\" in motion · `triggers` of another one would"));
        Vec::new()
    })
}

fn cards<'a>(app: &App, cards: impl Iterator<Item = &'a Card>) -> Vec<Item> {
    let between = app.look.glyphs.between;
    let journey = app.editor.journey();
    cards
        .map(|card| {
            let stage = journey.stage_of(card.handle).map_or("", |stage| stage.title.as_str());
            let label = format!("{} {between} {stage}", card.title);
            Item { label, then: Then::Go(card.handle) }
        })
        .collect()
}

/// Goes to a card, and remembers where the cursor stood.
pub fn go(app: &mut App, card: Handle) {
    app.trail.push(app.editor.selection());
    app.editor.select_card(card);
    app.say(format!("{} goes back", app.keymap.key("jump-back")));
}

/// To the map that tells the selected card in detail.
pub fn open_journey(app: &mut App) -> Vec<Effect> {
    let Some(card) = app.editor.card() else { return nothing(app) };
    match &card.journey {
        Some(path) => return vec![Effect::OpenJourney(path.clone())],
        None => {
            let details = app.keymap.key("details");
            let title = card.title.clone();
            app.say(format!("\"{title}\" names no map of its own · {details} sets `journey`"));
        }
    }
    Vec::new()
}

/// Back to where a reference was followed; in the end to the map beneath.
pub fn jump_back(app: &mut App) -> Vec<Effect> {
    match app.trail.pop() {
        Some(selection) => app.editor.restore(selection),
        None if !app.beneath.is_empty() => return file::close(app),
        None => {
            let key = |name| app.keymap.key(name);
            let ways = [key("follow-trigger"), key("follow-back"), key("open-journey")];
            app.say(format!("No reference was followed: {} follow one", ways.join(", ")));
        }
    }
    Vec::new()
}

/// Opens a link of the selected card in the browser.
pub fn open(app: &mut App) -> Vec<Effect> {
    links(app, "Open a link", Then::Browse)
}

/// Copies a link of the selected card.
pub fn copy(app: &mut App) -> Vec<Effect> {
    links(app, "Copy a link", Then::Copy)
}

fn links(app: &mut App, title: &'static str, then: fn(String) -> Then) -> Vec<Effect> {
    let Some(card) = app.editor.card() else { return nothing(app) };
    let own = card.links.iter().map(|link| (link.title.as_deref(), &link.url));
    let plans = card
        .opportunities
        .iter()
        .filter_map(|plan| Some((Some(plan.title.as_str()), plan.link.as_ref()?)));
    let items: Vec<Item> = own
        .chain(plans)
        .map(|(title, url)| {
            let label = match title {
                Some(title) => format!("{title}: {url}"),
                None => url.clone(),
            };
            Item { label, then: then(url.clone()) }
        })
        .collect();
    let name = card.title.clone();
    choose(app, title, items).unwrap_or_else(|| {
        let details = app.keymap.key("details");
        app.say(format!("\"{name}\" has no link · {details} adds `links`"));
        Vec::new()
    })
}

/// Opens an address where it is one of the web. A map is from others, so nothing else is run.
pub fn browse(app: &mut App, address: &str) -> Vec<Effect> {
    let is_web = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)));
    if is_web && !address.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return vec![Effect::Browse(address.to_owned())];
    }
    app.complain(format!("{address} is no web address, so it is not opened · g y copies it"));
    Vec::new()
}

fn nothing(app: &mut App) -> Vec<Effect> {
    app.say_no_card();
    Vec::new()
}
