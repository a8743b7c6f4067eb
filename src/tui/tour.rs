//! The tour of one minute: steps of one line, each done by doing it, on a map that is kept nowhere.

use super::app::{App, Effect};
use super::keymap::Keymap;
use super::mode::Mode;
use super::pane::{Lines, Pane};
use crate::format::{Document, read};
use crate::journey::{Handle, Visibility};

/// The map of the tour.
const MAP: &str = include_str!("../../assets/tour.ron");

/// Where somebody is on the tour.
#[derive(Debug, Clone, Default)]
pub struct Tour {
    /// How many steps are done.
    done: usize,
    /// The cards as they were when the step began.
    before: Vec<Seen>,
    /// Something was opened that the step wants closed again.
    was_open: bool,
    /// It was to be saved.
    saved: bool,
}

/// What a step looks at of a card.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Seen {
    card: Handle,
    zone: Option<Visibility>,
    emotion: Option<i64>,
}

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Add,
    NextLane,
    NextStage,
    Cross,
    Feel,
    Undo,
    Find,
    Details,
    Outline,
    Help,
    Save,
}

const STEPS: &[Step] = &[
    Step::Add,
    Step::NextLane,
    Step::NextStage,
    Step::Cross,
    Step::Feel,
    Step::Undo,
    Step::Find,
    Step::Details,
    Step::Outline,
    Step::Help,
    Step::Save,
];

impl Step {
    /// What is to be done, with the keys that do it; while what was opened is to be closed, that.
    fn words(self, keymap: &Keymap, was_open: bool) -> String {
        let key = |name| keymap.key(name);
        match (self, was_open) {
            (Step::Add, _) => {
                format!("{} adds cards: type Asks friends +1, then Enter", key("add"))
            }
            (Step::NextLane, _) => {
                "Down is the next lane: type Tries one ~20m -1, Enter".to_owned()
            }
            (Step::NextStage, _) => "Tab is the next stage: type Orders it *, then Esc".to_owned(),
            (Step::Cross, _) => {
                let (down, up) = (key("move-down"), key("move-up"));
                format!("{down} and {up} move the card: take it across an edge")
            }
            (Step::Feel, _) => {
                let (up, down) = (key("emotion-up"), key("emotion-down"));
                format!("{up} and {down} say how it feels: press one of them")
            }
            (Step::Undo, _) => format!("{} takes that back", key("undo")),
            (Step::Find, _) => {
                format!("{} finds words: type friends, then Enter", key("find"))
            }
            (Step::Details, false) => format!("{} shows every field of the card", key("details")),
            (Step::Details, true) => "Esc closes the details".to_owned(),
            (Step::Outline, false) => format!("{} shows the map as an outline", key("outline")),
            (Step::Outline, true) => format!("{} shows it as a map again", key("map")),
            (Step::Help, false) => format!("{} shows all keys", key("help")),
            (Step::Help, true) => "Esc closes them".to_owned(),
            (Step::Save, _) => format!("{} saves; this map is kept nowhere", key("save")),
        }
    }
}

impl Tour {
    /// The map to take it on.
    pub fn document() -> Option<Document> {
        read(MAP).ok()
    }

    /// The line of the step: which it is, and what is to be done.
    pub fn line(&self, keymap: &Keymap) -> (String, String) {
        match STEPS.get(self.done) {
            Some(step) => (
                format!("Tour {}/{}", self.done + 1, STEPS.len()),
                step.words(keymap, self.was_open),
            ),
            None => {
                let (palette, close) = (keymap.key("palette"), keymap.key("close"));
                let words = format!("{palette} finds every command by name, {close} goes back");
                ("That was all".to_owned(), words)
            }
        }
    }

    /// Whether every step is done.
    pub fn is_over(&self) -> bool {
        self.done >= STEPS.len()
    }

    fn go_on(&mut self, app: &App) {
        self.done += 1;
        self.was_open = false;
        self.before = seen(app).collect();
    }

    /// Whether the step is done, or there is nothing to be done in it here.
    fn is_done(&mut self, app: &App) -> bool {
        let Some(step) = STEPS.get(self.done) else { return false };
        let is_on_map = matches!(app.mode, Mode::Map | Mode::Prefix(_));
        match step {
            Step::Add => app.editor.journey().cards().next().is_some(),
            Step::NextLane => {
                let first = seen(app).next().and_then(|card| card.zone);
                seen(app).any(|card| card.zone != first)
            }
            Step::NextStage => {
                let stages = app.editor.journey().stages.iter();
                is_on_map && stages.filter(|stage| !stage.cards.is_empty()).count() > 1
            }
            Step::Cross => self.differs(app, |card| card.zone),
            Step::Feel => self.differs(app, |card| card.emotion),
            Step::Undo => app.editor.can_redo(),
            Step::Find => app.sought.as_ref().is_some_and(|sought| sought.found.is_some()),
            Step::Details => self.opened_and_closed(app.view.details),
            // What is read out is always an outline.
            Step::Outline if app.view.lines == Lines::Plain => true,
            Step::Outline => self.opened_and_closed(app.pane() == Pane::Outline),
            Step::Help => self.opened_and_closed(matches!(app.mode, Mode::Help(_))),
            Step::Save => self.saved,
        }
    }

    fn opened_and_closed(&mut self, is_open: bool) -> bool {
        self.was_open |= is_open;
        self.was_open && !is_open
    }

    /// Whether something about a card is not as it was when the step began.
    fn differs<T: PartialEq>(&self, app: &App, about: fn(&Seen) -> T) -> bool {
        seen(app).any(|now| {
            let before = self.before.iter().find(|before| before.card == now.card);
            before.is_some_and(|before| about(before) != about(&now))
        })
    }
}

fn seen(app: &App) -> impl Iterator<Item = Seen> {
    let journey = app.editor.journey();
    journey.cards().map(|card| Seen {
        card: card.handle,
        zone: journey.zone_of(card),
        emotion: card.emotion,
    })
}

/// Goes on as far as what was done goes.
pub(super) fn follow(app: &mut App) {
    let Some(mut tour) = app.tour.take() else { return };
    while tour.is_done(app) {
        tour.go_on(app);
    }
    app.tour = Some(tour);
}

/// Notes that the map of the tour was to be saved.
pub(super) fn note_save(app: &mut App) {
    if let Some(tour) = &mut app.tour {
        tour.saved = true;
    }
    app.say("A map of yours would be on disk now");
    follow(app);
}

/// Takes the tour; on it, goes on without doing the step.
pub fn start(app: &mut App) -> Vec<Effect> {
    app.offers_tour = false;
    let Some(mut tour) = app.tour.take() else { return vec![Effect::Tour] };
    if !tour.is_over() {
        tour.go_on(app);
    }
    app.tour = Some(tour);
    follow(app);
    Vec::new()
}
