//! A line being typed: a filter, words to find, a title, the name of a file.

use std::path::PathBuf;

use super::super::field::LineField;
use super::super::key::Key;
use super::{Maps, Mode, Next, change};
use crate::store::Template;

/// What keys do while a filter or words are typed.
pub const KEYS: &[(&str, &str)] = &[
    ("Up  Down", "Choose a map, or a card that was found"),
    ("Enter", "Open it"),
    ("Tab", "Look in the cards of all maps instead, or for maps again"),
    ("Esc", "Keep what was typed and leave the line; once more shows all maps again"),
];

/// A line being typed.
#[derive(Debug)]
pub struct Line {
    /// The line.
    pub field: LineField,
    /// What becomes of it.
    pub purpose: Purpose,
}

/// What becomes of a line.
#[derive(Debug)]
pub enum Purpose {
    /// The list is narrowed to what fits.
    Filter,
    /// The cards of all maps are looked through.
    Search,
    /// A map of this title is made from one of the templates.
    New {
        /// The templates; never empty.
        templates: Vec<Template>,
        /// The position of the chosen one.
        chosen: usize,
    },
    /// A copy of a map is made under this title.
    Duplicate(PathBuf),
    /// A map gets this title.
    Title(PathBuf),
    /// A map's file gets this name.
    File(PathBuf),
}

impl Line {
    /// A line that holds a text already.
    pub fn new(text: &str, purpose: Purpose) -> Self {
        Line { field: LineField::new(text), purpose }
    }

    /// What stands before it.
    pub fn label(&self) -> &'static str {
        match self.purpose {
            Purpose::Filter => "Filter",
            Purpose::Search => "Search cards",
            Purpose::New { .. } => "Title of the new map",
            Purpose::Duplicate(_) => "Title of the copy",
            Purpose::Title(_) => "Title of the map",
            Purpose::File(_) => "Name of the file",
        }
    }

    /// What keys do, for the line at the foot.
    pub fn hints(&self) -> &'static [(&'static str, &'static str)] {
        match self.purpose {
            Purpose::Filter => &[
                ("Enter", "open"),
                ("Up/Down", "choose"),
                ("Tab", "search cards"),
                ("Esc", "leave"),
            ],
            Purpose::Search => &[
                ("Enter", "open"),
                ("Up/Down", "choose"),
                ("Tab", "filter maps"),
                ("Esc", "leave"),
            ],
            Purpose::New { .. } => {
                &[("Enter", "make it"), ("Up/Down", "choose a template"), ("Esc", "leave")]
            }
            Purpose::Duplicate(_) => &[("Enter", "copy"), ("Esc", "leave")],
            Purpose::Title(_) | Purpose::File(_) => &[("Enter", "rename"), ("Esc", "leave")],
        }
    }
}

impl Maps {
    /// A key while a line is typed.
    pub(super) fn type_key(&mut self, key: Key) -> Next {
        let Mode::Line(line) = &mut self.mode else { return Next::Stay };
        let name = key.to_string();
        let is_looking = matches!(line.purpose, Purpose::Filter | Purpose::Search);
        let has_choice = is_looking || matches!(line.purpose, Purpose::New { .. });
        match name.as_str() {
            "Esc" | "Ctrl-c" => self.mode = Mode::List,
            "Backspace" if is_looking && line.field.is_empty() => {
                self.mode = Mode::List;
                self.end_search();
            }
            "Enter" if is_looking => return self.open_chosen(),
            "Enter" => return self.take_line(),
            "Tab" if is_looking => self.turn(),
            // A name is for the map it was asked for: another one chosen meanwhile would seem meant.
            "Down" | "Ctrl-n" | "Tab" | "Up" | "Ctrl-p" | "Shift-Tab" if !has_choice => {}
            "Down" | "Ctrl-n" | "Tab" => self.step(true),
            "Up" | "Ctrl-p" | "Shift-Tab" => self.step(false),
            "PgDn" | "PgUp" if is_looking => self.page(name == "PgDn"),
            _ => {
                line.field.press(key);
                self.follow_line();
            }
        }
        Next::Stay
    }

    /// Text that is pasted.
    pub(super) fn paste(&mut self, text: &str) {
        match &mut self.mode {
            Mode::Line(line) => {
                line.field.insert(text);
                self.follow_line();
            }
            Mode::Palette(palette) => palette.paste(text),
            _ => {}
        }
    }

    /// The list follows what is typed.
    fn follow_line(&mut self) {
        let Mode::Line(Line { field, purpose }) = &self.mode else { return };
        let text = field.text().to_owned();
        match purpose {
            Purpose::Filter => self.list.set_filter(&text),
            Purpose::Search => self.search_for(&text),
            _ => {}
        }
    }

    /// From looking for maps to looking for cards, and back, with the same words.
    fn turn(&mut self) {
        let Mode::Line(line) = &mut self.mode else { return };
        let text = line.field.text().to_owned();
        if matches!(line.purpose, Purpose::Filter) {
            line.purpose = Purpose::Search;
            self.list.set_filter("");
            self.search_for(&text);
        } else {
            line.purpose = Purpose::Filter;
            self.end_search();
            self.list.set_filter(&text);
        }
    }

    /// To the next of what is chosen from, or the one before.
    fn step(&mut self, on: bool) {
        let Mode::Line(Line { purpose: Purpose::New { templates, chosen }, .. }) = &mut self.mode
        else {
            let chosen = self.chosen();
            self.choose(if on { chosen + 1 } else { chosen.saturating_sub(1) });
            return;
        };
        let last = templates.len().saturating_sub(1);
        *chosen = if on { (*chosen + 1).min(last) } else { chosen.saturating_sub(1) };
    }

    /// Looks for words in the cards of all maps.
    pub(super) fn search_for(&mut self, words: &str) {
        if self.search.get_or_insert_default().look_for(words) {
            self.give_search();
        }
    }

    /// Looks for the same words again, where there are any: maps have changed.
    pub(super) fn search_again(&mut self) {
        if let Some(search) = &mut self.search {
            search.look_again();
            self.give_search();
        }
    }

    fn give_search(&self) {
        let words = self.search.as_ref().map_or("", |search| search.words().trim());
        let maps = self.list.entries().iter().filter(|entry| entry.seen.is_some());
        self.reader.search(words, maps.map(|entry| entry.path.clone()).collect());
    }

    /// Shows the maps again.
    pub(super) fn end_search(&mut self) {
        if self.search.take().is_some() {
            self.reader.search("", Vec::new());
        }
    }

    /// Does what a line was typed for.
    fn take_line(&mut self) -> Next {
        let Mode::Line(Line { field, purpose }) = std::mem::take(&mut self.mode) else {
            return Next::Stay;
        };
        let text = field.text().trim().to_owned();
        if text.is_empty() {
            self.complain(match purpose {
                Purpose::File(_) => "A file needs a name: nothing was done",
                _ => "A map needs a title: nothing was done",
            });
            return Next::Stay;
        }
        match purpose {
            Purpose::Filter | Purpose::Search => Next::Stay,
            Purpose::New { templates, chosen } => match templates.get(chosen) {
                Some(template) => change::make(self, template, &text),
                None => Next::Stay,
            },
            Purpose::Duplicate(path) => change::duplicate(self, &path, &text),
            Purpose::Title(path) => change::rename_map(self, &path, &text),
            Purpose::File(path) => change::rename_file(self, &path, &text),
        }
    }
}
