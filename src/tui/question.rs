//! Questions: what they say and what their answers do.

use super::actions::{file, lane, stage};
use super::app::{App, Effect};
use super::file_state::OnDisk;
use super::key::Key;
use super::mode::{Mode, Question};
use super::wording::{cards, changes};
use crate::journey::Handle;

/// A stage or lane with cards that is to be removed.
struct Leaving {
    at: Handle,
    title: String,
    count: usize,
    /// The keys and names of its neighbours, and the neighbours, where there are any.
    heirs: [(Keys, &'static str, Option<Handle>); 2],
    remove: fn(&mut App, Handle, Option<Handle>),
}

/// The keys that mean one answer; the first is told.
type Keys = [&'static str; 2];

/// The question as a sentence.
pub fn text(app: &App, question: &Question) -> String {
    if matches!(question, Question::OnDisk { .. }) {
        return on_disk_text(app);
    }
    if let (Question::DropLeft, Some(left)) = (question, &app.left) {
        let it = if left.count() == 1 { "it" } else { "them" };
        return format!("Drop {} for good? y drops {it}, Esc keeps {it}", changes(left.count()));
    }
    if let Question::MakeJourney(path) = question {
        return format!("{path} is not there yet: y makes the map, Esc stays");
    }
    let Some(leaving) = leaving(app, question) else {
        return "Unsaved: s saves and closes, d discards the changes, Esc stays".to_owned();
    };
    let mut said = format!("\"{}\" has {}: ", leaving.title, cards(leaving.count));
    for ([key, _], name, heir) in leaving.heirs {
        if heir.is_some() {
            said.push_str(&format!("{key} to {name}, "));
        }
    }
    said.push_str(if leaving.count == 1 { "x removes it too" } else { "x removes them too" });
    said.push_str(", Esc stays");
    said
}

/// Does what a key answers; a key that is no answer does nothing.
pub fn answer(app: &mut App, question: &Question, key: Key) -> Vec<Effect> {
    if key.is("Esc") || key.is("Ctrl-c") {
        app.mode = Mode::Map;
        return Vec::new();
    }
    if let Question::OnDisk { then } = question {
        return on_disk(app, key, then);
    }
    if *question == Question::DropLeft {
        if !key.is("y") {
            return Vec::new();
        }
        app.mode = Mode::Map;
        return vec![Effect::DropLeft];
    }
    if let Question::MakeJourney(path) = question {
        if !key.is("y") {
            return Vec::new();
        }
        app.mode = Mode::Map;
        return vec![Effect::MakeJourney(path.clone())];
    }
    let Some(leaving) = leaving(app, question) else { return close(app, key) };
    let heir = leaving.heirs.iter().find(|(keys, ..)| keys.iter().any(|name| key.is(name)));
    match heir {
        Some((_, _, Some(heir))) => {
            app.mode = Mode::Map;
            (leaving.remove)(app, leaving.at, Some(*heir));
        }
        None if key.is("x") => {
            app.mode = Mode::Map;
            (leaving.remove)(app, leaving.at, None);
        }
        _ => {}
    }
    Vec::new()
}

fn close(app: &mut App, key: Key) -> Vec<Effect> {
    if key.is("s") || key.is("y") {
        app.mode = Mode::Map;
        return file::save_and_close(app);
    }
    if key.is("d") || key.is("n") { vec![Effect::Close] } else { Vec::new() }
}

/// What can be done where others have changed the file; short, since it must fit 80 columns.
fn on_disk_text(app: &App) -> String {
    match &app.file.on_disk {
        OnDisk::Broken => {
            "No map on disk now: o overwrites it, b saves yours beside it, Esc stays".to_owned()
        }
        OnDisk::Renamed(name) => {
            format!(
                "Renamed to {name}: f follows it and saves, s saves under the old name, Esc stays"
            )
        }
        // Where the file is as it was again meanwhile, one of the answers still fits.
        OnDisk::Changed | OnDisk::Gone | OnDisk::Same => {
            "Changed on disk: r takes that, o overwrites it, b saves yours beside it, Esc stays"
                .to_owned()
        }
    }
}

fn on_disk(app: &mut App, key: Key, then: &[Effect]) -> Vec<Effect> {
    let is_renamed = matches!(app.file.on_disk, OnDisk::Renamed(_));
    let effect = match key.to_string().as_str() {
        "f" if is_renamed => Effect::SaveToRenamed,
        "s" if is_renamed => Effect::SaveOver,
        "o" if !is_renamed => Effect::SaveOver,
        "b" if !is_renamed => Effect::SaveBeside,
        "r" if matches!(app.file.on_disk, OnDisk::Changed | OnDisk::Same) => {
            app.mode = Mode::Map;
            return vec![Effect::Reload];
        }
        _ => return Vec::new(),
    };
    app.mode = Mode::Map;
    let mut effects = vec![effect];
    effects.extend_from_slice(then);
    effects
}

/// What a question is about; `None` where it is about the map.
fn leaving(app: &App, question: &Question) -> Option<Leaving> {
    let journey = app.editor.journey();
    match question {
        Question::Close
        | Question::OnDisk { .. }
        | Question::DropLeft
        | Question::MakeJourney(_) => None,
        Question::StageCards(at) => {
            let index = journey.stages.iter().position(|stage| stage.handle == *at)?;
            let stage = &journey.stages[index];
            let neighbour = |index: Option<usize>| Some(journey.stages.get(index?)?.handle);
            Some(Leaving {
                at: *at,
                title: stage.title.clone(),
                count: stage.cards.len(),
                heirs: [
                    (["h", "Left"], "the stage before", neighbour(index.checked_sub(1))),
                    (["l", "Right"], "the one after", neighbour(Some(index + 1))),
                ],
                remove: stage::remove_to,
            })
        }
        Question::LaneCards(at) => {
            let lane = journey.lane(*at)?;
            let rows = app.editor.cells().rows();
            let index = rows.iter().position(|row| row.lane == Some(*at))?;
            let neighbour = |index: Option<usize>| rows.get(index?)?.lane;
            Some(Leaving {
                at: *at,
                title: lane.title.clone(),
                count: journey.cards().filter(|card| card.lane == lane.id).count(),
                heirs: [
                    (["k", "Up"], "the lane above", neighbour(index.checked_sub(1))),
                    (["j", "Down"], "the one below", neighbour(Some(index + 1))),
                ],
                remove: lane::remove_to,
            })
        }
    }
}
