//! The commands of the list of maps.

use std::path::Path;

use super::super::commands::Place;
use super::super::palette::Palette;
use super::entry::Entry;
use super::line::{Line, Purpose};
use super::question::Question;
use super::{Maps, Mode, Next};
use crate::store;

/// To the next row.
pub fn down(maps: &mut Maps) -> Next {
    maps.choose(maps.chosen() + 1);
    Next::Stay
}

/// To the row above.
pub fn up(maps: &mut Maps) -> Next {
    maps.choose(maps.chosen().saturating_sub(1));
    Next::Stay
}

/// To the first row.
pub fn first(maps: &mut Maps) -> Next {
    maps.choose(0);
    Next::Stay
}

/// To the last row.
pub fn last(maps: &mut Maps) -> Next {
    maps.choose(usize::MAX);
    Next::Stay
}

/// Down by a screen.
pub fn page_down(maps: &mut Maps) -> Next {
    maps.page(true);
    Next::Stay
}

/// Up by a screen.
pub fn page_up(maps: &mut Maps) -> Next {
    maps.page(false);
    Next::Stay
}

/// Opens the chosen map.
pub fn open(maps: &mut Maps) -> Next {
    maps.open_chosen()
}

/// Asks for a filter; the one that is set is there already.
pub fn filter(maps: &mut Maps) -> Next {
    maps.end_search();
    maps.mode = Mode::Line(Line::new(maps.list.filter(), Purpose::Filter));
    Next::Stay
}

/// Asks for words to look for in all cards; those that were looked for are there already.
pub fn search(maps: &mut Maps) -> Next {
    let words = maps.search.as_ref().map(|search| search.words().to_owned()).unwrap_or_default();
    maps.mode = Mode::Line(Line::new(&words, Purpose::Search));
    maps.search_for(&words);
    Next::Stay
}

/// Asks for the title of a new map, and from which template.
pub fn new(maps: &mut Maps) -> Next {
    let templates = store::templates(&maps.templates);
    maps.mode = Mode::Line(Line::new("", Purpose::New { templates, chosen: 0 }));
    Next::Stay
}

/// Asks for the title of a copy.
pub fn duplicate(maps: &mut Maps) -> Next {
    let Some(path) = maps.chosen_path() else { return nothing(maps) };
    let title = title_of(maps, &path);
    maps.mode = Mode::Line(Line::new(&format!("{title} copy"), Purpose::Duplicate(path)));
    Next::Stay
}

/// Asks for another title of the map.
pub fn rename_map(maps: &mut Maps) -> Next {
    let Some(path) = maps.chosen_path() else { return nothing(maps) };
    let title = title_of(maps, &path);
    maps.mode = Mode::Line(Line::new(&title, Purpose::Title(path)));
    Next::Stay
}

/// Asks for another name of the map's file.
pub fn rename_file(maps: &mut Maps) -> Next {
    let Some(path) = maps.chosen_path() else { return nothing(maps) };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    maps.mode = Mode::Line(Line::new(&name, Purpose::File(path)));
    Next::Stay
}

/// Asks whether the map's file is to be deleted.
pub fn delete(maps: &mut Maps) -> Next {
    let Some(path) = maps.chosen_path() else { return nothing(maps) };
    maps.mode = Mode::Question(Question::Delete(path));
    Next::Stay
}

/// Looks through the folder again.
pub fn refresh(maps: &mut Maps) -> Next {
    maps.say("Looking through the folder again");
    maps.reader.find();
    Next::Stay
}

/// Finds a command by name.
pub fn palette(maps: &mut Maps) -> Next {
    maps.mode = Mode::Palette(Palette::new(Place::List));
    Next::Stay
}

/// Shows all keys.
pub fn help(maps: &mut Maps) -> Next {
    maps.mode = Mode::Help(0);
    Next::Stay
}

/// Opens the file of settings.
pub fn settings(_: &mut Maps) -> Next {
    Next::Settings
}

/// Leaves to the shell.
pub fn suspend(_: &mut Maps) -> Next {
    Next::Suspend
}

/// Leaves the list.
pub fn close(_: &mut Maps) -> Next {
    Next::Leave
}

/// Takes the search, else the filter away.
pub fn leave(maps: &mut Maps) -> Next {
    if maps.search.is_some() {
        maps.end_search();
    } else {
        maps.list.set_filter("");
    }
    Next::Stay
}

fn nothing(maps: &mut Maps) -> Next {
    let new = maps.keymap.key("new-map");
    maps.say(format!("There is no map here: {new} makes one"));
    Next::Stay
}

/// The title of a map as its file has it; nothing where it cannot be read.
fn title_of(maps: &Maps, path: &Path) -> String {
    match maps.list.of_path(path).and_then(Entry::summary) {
        Some(summary) => summary.title.clone(),
        None => store::open(path).map(|map| map.document.journey.title).unwrap_or_default(),
    }
}
