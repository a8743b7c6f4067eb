//! Going through the panel, and from it to the map.

use super::super::actions::find::no_errors;
use super::super::actions::look;
use super::super::app::{App, Effect};
use super::super::mode::Mode;
use super::super::pane::Pane;
use super::{Stop, Stops};
use crate::check::{Finding, Level, Subject};
use crate::journey::{Element, Field, Handle};
use crate::layout::Spot;

/// Moves the cursor to another stop; the map follows.
pub(super) fn go(app: &mut App, to: impl FnOnce(usize) -> usize) {
    let stops = Stops::of(app);
    let index = to(stops.cursor()).min(stops.count().saturating_sub(1));
    stand(app, index);
    follow(app);
}

/// Puts the cursor on a stop.
pub(super) fn stand(app: &mut App, index: usize) {
    let stop = Stops::of(app).get(index);
    app.view.insight.stop = stop;
    app.view.insight.near = index;
}

/// Puts the cursor on a finding that another command went to.
pub(in super::super) fn stand_on(app: &mut App, finding: &Finding) {
    let stops = Stops::of(app);
    let found = (0..stops.count()).find(|index| stops.get(*index) == Some(Stop::of(finding)));
    if let Some(index) = found {
        stand(app, index);
    }
}

/// The next error behind the cursor, round and round.
pub(super) fn next_error(app: &mut App) {
    let errors = app.findings.figures().errors;
    let first = Stops::of(app).figures.len();
    if errors == 0 {
        app.say(no_errors(app));
        return;
    }
    go(app, |index| match (index + 1).checked_sub(first) {
        Some(next) if next < errors => first + next,
        _ => first,
    });
}

/// What the cursor's stop is about; `None` where there is no stop.
fn subject(app: &App) -> Option<(Subject, Option<&Finding>)> {
    let stops = Stops::of(app);
    let index = stops.cursor();
    let insight = app.findings.insight();
    let card = |card: Handle| {
        let stage = app.editor.journey().stage_of(card).map(|stage| stage.handle);
        (Subject { element: card, stage }, None)
    };
    Some(match stops.get(index)? {
        Stop::Lowest => card(insight.lowest?.card),
        Stop::Highest => card(insight.highest?.card),
        Stop::Stage(stage) => (Subject { element: stage, stage: Some(stage) }, None),
        Stop::Finding(..) => {
            let (finding, subject) = app.findings.listed(index - stops.figures.len())?;
            (subject, Some(finding))
        }
    })
}

/// Selects in the map what the cursor's stop is about.
fn follow(app: &mut App) {
    if let Some((subject, _)) = subject(app) {
        select(app, subject);
    }
}

/// Selects a card, a stage or a lane; whether it is one of these.
fn select(app: &mut App, subject: Subject) -> bool {
    let journey = app.editor.journey();
    let spot = app.editor.spot();
    if journey.card(subject.element).is_some() {
        app.editor.select_card(subject.element);
        return true;
    }
    if let Some(stage) = journey.stages.iter().position(|one| one.handle == subject.element) {
        match app.pane() {
            Pane::Outline => app.editor.select_title(stage),
            Pane::Map | Pane::Present => app.editor.select(Spot { stage, ..spot }),
        }
        return true;
    }
    let of_lane = |row: &crate::layout::Row| row.lane == Some(subject.element);
    if let Some(row) = app.editor.cells().rows().iter().position(of_lane) {
        app.editor.select(Spot { row, ..spot });
        return true;
    }
    false
}

/// Goes to what the cursor's stop is about, unfolds it, and gives the keys to the map. What is no
/// card, stage or lane is shown in its details, on the field in question.
pub(super) fn enter(app: &mut App) -> Vec<Effect> {
    let Some((subject, finding)) = subject(app) else { return Vec::new() };
    let told = finding.map(|finding| (finding.message.clone(), finding.level));
    let field = finding.and_then(|finding| finding.field);
    let is_there = app.editor.journey().element(subject.element).is_some();
    let is_on_map = select(app, subject);
    if is_on_map {
        unfold(app, subject);
    }
    to_map(app);
    match told {
        _ if !is_there => app.say("It is no longer in the map"),
        Some((message, Level::Error)) => app.complain(message),
        Some((message, Level::Warning)) => app.say(message),
        None => {}
    }
    // Stages and lanes are seen on the map itself.
    let is_list = matches!(field, Some(Field::Stages | Field::Lanes));
    if is_there && !is_on_map && !is_list {
        look::details_at(app, subject.element, field);
    }
    Vec::new()
}

/// Unfolds the stage and the lane in which something stands.
fn unfold(app: &mut App, subject: Subject) {
    let journey = app.editor.journey();
    let lane = match journey.element(subject.element) {
        Some(Element::Card(card)) => journey.lane_named(&card.lane).map(|lane| lane.handle),
        Some(Element::Lane(lane)) => Some(lane.handle),
        _ => None,
    };
    for at in subject.stage.into_iter().chain(lane) {
        app.view.folds.unfold(at);
    }
}

/// Gives the keys to the map; the panel stays open.
pub(super) fn to_map(app: &mut App) {
    let since = app.view.insight.since.take();
    if let Some(since) = since.filter(|since| *since != app.editor.selection()) {
        app.trail.push(since);
    }
    app.mode = Mode::Map;
}

/// Closes the panel.
pub(in super::super) fn close(app: &mut App) {
    if matches!(app.mode, Mode::Insight) {
        to_map(app);
    }
    app.view.insight.is_open = false;
}
