//! Making, copying, renaming and deleting maps from the list.

use std::path::{Path, PathBuf};

use super::super::wording::{OTHER_LAYOUT, maps as count_of_maps};
use super::question::Question;
use super::{Maps, Mode, Next};
use crate::edit::{Edit, apply, set};
use crate::journey::{Field, Handle, Journey, Value, id_from_title};
use crate::store::{self, Neighbourhood, SaveError, Saved, Template};

/// A file for a map of this title that is not there yet.
fn free_file(folder: &Path, title: &str) -> PathBuf {
    let file = |id: &str| folder.join(format!("{id}.ron"));
    // Whatever lies there, a link that leads nowhere too, is not written over; that is asked again
    // when the file is made.
    file(&id_from_title(title, "map", |id| file(id).exists()))
}

/// A sentence about what failed, with what to do about it.
fn told(error: &SaveError) -> String {
    let hint = error.hint().map_or(String::new(), |hint| format!(" · {hint}"));
    format!("{error}{hint}")
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Makes a map from a template and opens it.
pub fn make(maps: &mut Maps, template: &Template, title: &str) -> Next {
    let path = free_file(&maps.folder, title);
    let mut document = match template.document() {
        Ok(document) => document,
        Err(error) => {
            maps.complain(format!("The template has faults: {error}"));
            return Next::Stay;
        }
    };
    if let Err(error) = retitle(&mut document.journey, title) {
        maps.complain(error);
        return Next::Stay;
    }
    match store::create(&path, &document) {
        Ok(made) => {
            maps.list.set_filter("");
            maps.list.await_map(made.path().to_owned());
            Next::Open(made.path().to_owned(), None)
        }
        Err(error) => {
            maps.complain(told(&error));
            Next::Stay
        }
    }
}

/// Makes a copy of a map beside it, under a title of its own.
pub fn duplicate(maps: &mut Maps, from: &Path, title: &str) -> Next {
    let Some(mut map) = opened(maps, from) else { return Next::Stay };
    let path = free_file(from.parent().unwrap_or(Path::new("")), title);
    if let Err(error) = retitle(&mut map.document.journey, title) {
        maps.complain(error);
        return Next::Stay;
    }
    match store::create(&path, &map.document) {
        Ok(_) => {
            maps.say(format!("copied {} to {}", file_name(from), file_name(&path)));
            maps.list.set_filter("");
            maps.list.await_map(path);
            maps.reader.find();
        }
        Err(error) => maps.complain(told(&error)),
    }
    Next::Stay
}

/// Gives a map another title.
pub fn rename_map(maps: &mut Maps, path: &Path, title: &str) -> Next {
    let Some(mut map) = opened(maps, path) else { return Next::Stay };
    let result = retitle(&mut map.document.journey, title)
        .and_then(|()| store::save(&mut map.file, &map.document).map_err(|error| told(&error)));
    match result {
        Ok(saved) => {
            let layout =
                if saved.reformatted { format!("; it was {OTHER_LAYOUT}") } else { String::new() };
            maps.say(format!("{} is called \"{title}\" now{layout}", file_name(path)));
            maps.reader.find();
        }
        Err(error) => maps.complain(error),
    }
    Next::Stay
}

/// Gives a map's file another name in its folder; asks first where other maps refer to it.
pub fn rename_file(maps: &mut Maps, from: &Path, name: &str) -> Next {
    let name = name.strip_suffix(".ron").unwrap_or(name);
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', ':']) {
        maps.complain("A name of a file has no / \\ : in it and does not begin with a dot");
        return Next::Stay;
    }
    let to = from.with_file_name(format!("{name}.ron"));
    if to == from {
        return Next::Stay;
    }
    let referring = referring(maps, from);
    if referring.is_empty() {
        rename(maps, from, &to, &[]);
    } else {
        maps.mode = Mode::Question(Question::Referred { from: from.to_owned(), to, referring });
    }
    Next::Stay
}

/// The maps of the list that refer to a file.
pub fn referring(maps: &Maps, path: &Path) -> Vec<PathBuf> {
    let Ok(path) = store::plain_path(path) else { return Vec::new() };
    let refers = |entry: &&super::entry::Entry| {
        entry.summary().is_some_and(|summary| summary.refers.contains(&path))
    };
    maps.list.entries().iter().filter(refers).map(|entry| entry.path.clone()).collect()
}

/// Renames a file, and lets some maps that refer to it follow.
pub fn rename(maps: &mut Maps, from: &Path, to: &Path, following: &[PathBuf]) {
    let renamed = store::rename_file(from, to);
    go_on(maps, from, to, following, renamed);
}

/// Goes on after a file was renamed, or was not.
fn go_on(
    maps: &mut Maps,
    from: &Path,
    to: &Path,
    following: &[PathBuf],
    renamed: Result<(), SaveError>,
) {
    let doubt = match renamed {
        Ok(()) => None,
        // The file has its new name, so the maps that name it have to follow.
        Err(SaveError::Unsynced { source, .. }) => {
            Some(format!("a power cut may undo it, the folder could not be synced: {source}"))
        }
        Err(error) => {
            maps.complain(told(&error));
            return;
        }
    };
    let (mut failed, mut reformatted) = (Vec::new(), Vec::new());
    for path in following {
        // It may refer to itself.
        let path = if path == from { to } else { path };
        match follow(path, from, to) {
            Ok(saved) if saved.reformatted => reformatted.push(path),
            Ok(_) => {}
            Err(error) => failed.push(error),
        }
    }
    failed.extend(doubt);
    let done = format!("renamed {} to {}", file_name(from), file_name(to));
    let layout = match reformatted.as_slice() {
        [] => String::new(),
        [path] => format!("; {} was {OTHER_LAYOUT}", file_name(path)),
        paths => format!("; {} of them were {OTHER_LAYOUT}", paths.len()),
    };
    match (failed.first(), following.len()) {
        (None, 0) => maps.say(done),
        (None, count) => maps.say(format!("{done}, and in {}{layout}", count_of_maps(count))),
        (Some(error), _) => maps.complain(format!("{done}, but {error}{layout}")),
    }
    maps.list.await_map(to.to_owned());
    maps.reader.find();
}

/// Lets a map name a file by its new name wherever it names it.
fn follow(path: &Path, from: &Path, to: &Path) -> Result<Saved, String> {
    let failed = |why: String| {
        let why = why.lines().next().unwrap_or_default().to_owned();
        format!("{} still has the old name: {why}", file_name(path))
    };
    let mut map = store::open(path).map_err(|error| failed(error.to_string()))?;
    let from = store::plain_path(from).map_err(|error| failed(error.to_string()))?;
    let here = Neighbourhood::of(path);
    let name = here.relative(to).ok_or_else(|| failed("it cannot name that file".to_owned()))?;
    let names = |named: &Option<String>| {
        named.as_ref().is_some_and(|named| here.resolve(named).as_ref() == Some(&from))
    };
    let journey = &map.document.journey;
    let own = names(&journey.compares_to).then_some((Handle::JOURNEY, Field::ComparesTo));
    let cards = journey.cards().filter(|card| names(&card.journey));
    let places = own.into_iter().chain(cards.map(|card| (card.handle, Field::Journey)));
    let edits = places.map(|(at, field)| set(at, field, Value::Text(name.clone()))).collect();
    apply(&mut map.document.journey, Edit::Many(edits))
        .map_err(|error| failed(error.to_string()))?;
    store::save(&mut map.file, &map.document).map_err(|error| match error {
        // It has the new name, and the sentence says what is doubtful.
        SaveError::Unsynced { .. } => told(&error),
        error => failed(told(&error)),
    })
}

/// Deletes a map's file, if it is as it was listed.
pub fn delete(maps: &mut Maps, path: &Path) {
    let Some(seen) = maps.list.of_path(path).and_then(|entry| entry.seen.clone()) else { return };
    match store::delete_file(path, &seen) {
        Ok(()) => maps.say(format!("deleted {}", file_name(path))),
        Err(error) => maps.complain(format!("Not deleted: {error}")),
    }
    maps.reader.find();
}

fn retitle(journey: &mut Journey, title: &str) -> Result<(), String> {
    let edit = set(Handle::JOURNEY, Field::Title, Value::Text(title.to_owned()));
    apply(journey, edit).map(drop).map_err(|error| format!("Cannot do this: {error}"))
}

/// A map to be changed; shows what is wrong with one that cannot be read.
fn opened(maps: &mut Maps, path: &Path) -> Option<store::OpenMap> {
    match store::open(path) {
        Ok(map) => Some(map),
        Err(error) => {
            maps.show_error(&error);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;
    use std::path::Path;
    use std::sync::mpsc::channel;

    use super::super::Maps;
    use super::go_on;
    use crate::store::{self, SaveError};
    use crate::tui::app::Look;
    use crate::tui::glyphs::Glyphs;
    use crate::tui::theme::{Depth, Ground, Theme};

    #[test]
    fn maps_follow_a_renamed_file_whose_folder_could_not_be_synced() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let text = "Journey(format: 1, title: \"T\", compares_to: \"old.ron\")";
        fs::write(path("future.ron"), text).unwrap();
        fs::write(path("new.ron"), "Journey(format: 1, title: \"N\")").unwrap();
        let look = Look { theme: Theme::new(Ground::Dark, Depth::True), glyphs: Glyphs::UNICODE };
        let (sender, _incoming) = channel();
        let mut maps = Maps::new(folder.path(), Path::new("no-folder"), look, &sender);

        let source = io::Error::from(io::ErrorKind::TimedOut);
        let unsynced = SaveError::Unsynced { path: path("new.ron"), source };
        go_on(&mut maps, &path("old.ron"), &path("new.ron"), &[path("future.ron")], Err(unsynced));

        let journey = store::open(&path("future.ron")).unwrap().document.journey;
        assert_eq!(journey.compares_to.as_deref(), Some("new.ron"));
        let message = maps.message.unwrap();
        let told = "renamed old.ron to new.ron, but a power cut may undo it";
        assert!(message.wrong && message.text.starts_with(told), "{}", message.text);
    }
}
