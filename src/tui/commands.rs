//! The one table of commands: keymap, footer, next keys, help, palette and manual come from it.

use super::actions::{
    add, change, compare, cut, file, filter, find, go, lane, links, look, mark, note, pane,
    recovery, save_as, settings, shift, signs, stage,
};
use super::app::{App, Effect};
use super::maps::{Maps, Next, actions as maps};
use super::{replace, settle, tour};

/// What a command does to the screen; what is left to do outside comes back.
pub type Action = fn(&mut App) -> Vec<Effect>;

/// What a command does to the list of maps; what comes of it comes back.
pub type ListAction = fn(&mut Maps) -> Next;

/// Where a command is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Place {
    /// On a map.
    #[default]
    Map,
    /// In the list of a folder's maps.
    List,
}

/// Where a command stands in help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving the cursor.
    Go,
    /// Making and changing cards.
    Card,
    /// Moving cards, cutting and putting.
    Move,
    /// Stages.
    Stage,
    /// Lanes.
    Lane,
    /// The map as a whole, its file and the screen.
    Map,
    /// The list of a folder's maps.
    Maps,
}

impl Group {
    /// The groups in the order of help.
    pub const ALL: &'static [Group] =
        &[Group::Go, Group::Card, Group::Move, Group::Stage, Group::Lane, Group::Map, Group::Maps];

    /// The group's heading.
    pub fn title(self) -> &'static str {
        match self {
            Group::Go => "Go",
            Group::Card => "Cards",
            Group::Move => "Move, cut, put",
            Group::Stage => "Stages",
            Group::Lane => "Lanes",
            Group::Map => "Map",
            Group::Maps => "In the list of maps",
        }
    }
}

/// One thing a person can do.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Its name, for the palette.
    pub name: &'static str,
    /// What the foot calls it.
    pub short: &'static str,
    /// What it does, in one line.
    pub doc: &'static str,
    /// The keys that do it where the user gives it no others, each a sequence parted by spaces.
    pub keys: &'static [&'static str],
    /// Other names that the palette knows: vim's.
    pub aliases: &'static [&'static str],
    /// Its place in the line at the foot.
    pub footer: Option<u8>,
    /// Where it stands in help.
    pub group: Group,
    /// What it does on a map; `None` where it is not given there.
    pub run: Option<Action>,
    /// What it does in the list of maps; `None` where it is not given there.
    pub list: Option<ListAction>,
}

impl Command {
    /// Whether it is given at a place.
    pub fn is_at(&self, place: Place) -> bool {
        match place {
            Place::Map => self.run.is_some(),
            Place::List => self.list.is_some(),
        }
    }

    /// Whether it goes by a name, or has it as an alias.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }

    /// Does it on a map.
    pub fn act(&self, app: &mut App) -> Vec<Effect> {
        self.run.map_or_else(Vec::new, |run| run(app))
    }
}

/// The command of a name or an alias.
pub fn command(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.is_called(name))
}

/// The commands that are given at a place.
pub fn commands_at(place: Place) -> impl Iterator<Item = &'static Command> {
    COMMANDS.iter().filter(move |command| command.is_at(place))
}

macro_rules! commands {
    ($($group:ident { $($name:literal $short:literal [$($key:literal),*] $run:path, $doc:literal
        $(, foot $footer:literal)? $(, alias [$($alias:literal),*])? $(, list $both:path)?;)* })*
    @list $listed:ident { $($list_name:literal $list_short:literal [$($list_key:literal),*] $list:path,
        $list_doc:literal $(, foot $list_footer:literal)?;)* }) => {
        /// Every command.
        pub const COMMANDS: &[Command] = &[
            $($(Command {
                name: $name,
                short: $short,
                doc: $doc,
                keys: &[$($key),*],
                aliases: commands!(@alias $($($alias),*)?),
                footer: commands!(@some $($footer)?),
                group: Group::$group,
                run: Some($run),
                list: commands!(@some $($both)?),
            },)*)*
            $(Command {
                name: $list_name,
                short: $list_short,
                doc: $list_doc,
                keys: &[$($list_key),*],
                aliases: &[],
                footer: commands!(@some $($list_footer)?),
                group: Group::$listed,
                run: None,
                list: Some($list),
            },)*
        ];
    };
    (@some) => { None };
    (@some $some:expr) => { Some($some) };
    (@alias) => { &[] };
    (@alias $($alias:literal),+) => { &[$($alias),+] };
}

commands! {
    Go {
        "left" "left" ["h", "Left"] go::left, "Go to the stage before";
        "down" "down" ["j", "Down"] go::down, "Go to the next card of the cell, then to the next lane";
        "up" "up" ["k", "Up"] go::up, "Go to the card above, then to the lane above";
        "right" "right" ["l", "Right"] go::right, "Go to the next stage";
        "first-card" "first card" ["g g"] go::first_card, "Go to the first card of the map";
        "last-card" "last card" ["G"] go::last_card, "Go to the last card of the map";
        "first-stage" "first stage" ["0", "Home"] go::first_stage, "Go to the first stage";
        "last-stage" "last stage" ["$", "End"] go::last_stage, "Go to the last stage";
        "next-lane" "next lane" ["PgDn"] go::next_lane, "Go to the next lane";
        "previous-lane" "lane above" ["PgUp"] go::previous_lane, "Go to the lane above";
        "find" "find" ["/"] find::start, "Find words in cards and stage titles", foot 7;
        "find-next" "next" ["n"] find::next, "Go to the next place found";
        "find-previous" "previous" ["N"] find::previous, "Go to the previous place found";
        "replace" "replace" ["g r"] replace::start, "Replace words throughout the map, with a look at each place";
        "next-finding" "next error" ["]"] find::next_finding, "Go to the next card with an error";
        "follow-trigger" "triggered card" ["g t"] links::follow, "Go to the card that this one sets in motion";
        "follow-back" "triggering card" ["g b"] links::follow_back, "Go to the card that sets this one in motion";
        "open-journey" "its map" ["g j"] links::open_journey, "Open the map that tells the card in detail; closing it comes back";
        "jump-back" "back" ["Ctrl-o"] links::jump_back, "Go back to where a reference was followed";
        "open-link" "link" ["g x"] links::open, "Open a link of the card in the browser";
        "copy-link" "copy link" ["g y"] links::copy, "Copy a link of the card to the clipboard";
        "next-panel" "panel" ["Tab"] look::next_panel, "Go to the details panel, or back to the map";
    }
    Card {
        "add" "add" ["a"] add::here, "Add cards to this cell, one after the other", foot 1;
        "add-after" "add after" ["o"] add::after, "Add a card after the selected one";
        "add-before" "add before" ["O"] add::before, "Add a card before the selected one";
        "title" "title" ["e", "i"] change::title, "Change the title in place", foot 2;
        "kind" "kind" ["t"] change::kind, "Make it a touchpoint, an interaction, an activity";
        "details" "details" ["Enter"] look::details, "Show and change every field of the card", foot 3;
        "emotion-up" "emotion" ["+", "="] change::emotion_up, "Raise the emotion; an unknown one becomes +1", foot 5;
        "emotion-down" "emotion" ["-"] change::emotion_down, "Lower the emotion; an unknown one becomes -1";
        "moment-of-truth" "moment of truth" ["*"] change::moment_of_truth, "Make it a moment of truth, or not";
        "showstopper" "showstopper" ["!"] change::showstopper, "Make it a showstopper, or not";
        "basis" "basis" ["b"] change::basis, "Make it assumed, observed, measured";
        "text-editor" "own editor" ["E", "Ctrl-g"] look::text_editor, "Write prose in your own editor (VISUAL, EDITOR): the notes of what is selected, in the panel those of the row";
        "set-fields" "set fields" ["s"] signs::start, "Set fields of the card, or of all marked ones, by signs";
        "mark" "mark" ["Space"] mark::one, "Mark the card, or take its mark away";
        "mark-range" "mark to here" ["v"] mark::range, "Mark all cards from the one marked last to this one";
        "mark-found" "mark found" ["M"] mark::found, "Mark all cards that fit the filter, or hold the words found last";
        "unmark-all" "unmark" [] mark::none, "Take all marks away";
    }
    Move {
        "move-left" "move" ["H", "Shift-Left"] shift::left, "Move the card to the stage before", foot 4;
        "move-down" "move down" ["J", "Shift-Down"] shift::down, "Move the card down: past the next card, then into the next lane, across the edges of the band too";
        "move-up" "move up" ["K", "Shift-Up"] shift::up, "Move the card up: past the card above, then into the lane above, across the edges of the band too";
        "move-right" "move right" ["L", "Shift-Right"] shift::right, "Move the card to the next stage";
        "cut" "cut" ["x", "d d"] cut::cut, "Cut the card, or the marked ones";
        "copy" "copy" ["y"] cut::copy, "Copy the card, or the marked ones";
        "put" "put" ["p"] cut::put, "Put what was cut or copied behind the selected card";
        "undo" "undo" ["u"] change::undo, "Take the last change back", foot 6;
        "redo" "redo" ["Ctrl-r"] change::redo, "Do again what was undone";
    }
    Stage {
        "add-stage" "add stage" ["A"] stage::add, "Add a stage after this one";
        "rename-stage" "rename stage" ["r s"] stage::rename, "Change the stage's title";
        "stage-details" "stage" ["g s"] look::stage_details, "Show and change every field of the stage";
        "add-note" "note" ["g n"] note::add, "Add notes to the stage, one after the other";
        "stage-left" "stage left" ["<"] stage::left, "Move the stage to the left";
        "stage-right" "stage right" [">"] stage::right, "Move the stage to the right";
        "cut-stage" "the stage" ["d s"] stage::remove, "Remove the stage";
    }
    Lane {
        "add-lane" "add lane" ["B"] lane::add, "Add a lane below this one";
        "rename-lane" "rename lane" ["r l"] lane::rename, "Change the lane's title";
        "lane-details" "lane" ["g l"] look::lane_details, "Show and change every field of the lane";
        "lane-up" "lane up" ["{"] lane::up, "Move the lane up, across the edges of the band too";
        "lane-down" "lane down" ["}"] lane::down, "Move the lane down, across the edges of the band too";
        "cut-lane" "the lane" ["d l"] lane::remove, "Remove the lane";
    }
    Map {
        "rename-map" "rename map" ["r m"] change::map_title, "Change the map's title", list maps::rename_map;
        "map-details" "map" ["g m"] look::map_details, "Show and change the map's own fields and its personas";
        "filter" "filter" ["f"] filter::start, "Dim what does not fit: words, @who, /channel, #tag, a basis, ! for findings";
        "compare" "compare" ["g ="] compare::turn, "Compare with the map that this one is the future of: both curves, and what differs";
        "curves" "curves" ["g c"] compare::turn_curves, "Draw every persona's curve, or the lead's alone";
        "fold-lane" "fold lane" ["_"] look::fold_lane, "Fold the lane to counts, or unfold it";
        "fold-stage" "fold stage" ["F"] look::fold_stage, "Fold the stage to counts, or unfold it";
        "unfold-all" "unfold" [] look::unfold_all, "Unfold all stages and lanes";
        "zoom-in" "zoom in" ["z"] look::zoom_in, "Look closer, in the end at whole titles with pains and opportunities";
        "zoom-out" "zoom out" ["Z"] look::zoom_out, "Look from farther away, in the end at all stages at once";
        "conflicts" "conflicts" [] settle::reopen, "Go back to conflicts that were left open";
        "outline" "outline" ["g o"] pane::outline, "Show the map as a list: stages, and under each its cards in the order of time";
        "map" "map" ["g v"] pane::map, "Show the map with its stages beside each other";
        "present" "present" ["g p"] pane::present, "Show one stage at a time over the whole screen, for a room";
        "insight" "insight" ["g i"] look::insight, "Show what the map adds up to, and its findings";
        "palette" "command" [":", "Ctrl-p"] look::palette, "Find a command by name", foot 8, list maps::palette;
        "help" "help" ["?"] look::help, "Show all keys", foot 9, list maps::help;
        "tour" "tour" [] tour::start, "Take a tour of one minute, on a map that is kept nowhere";
        "save" "save" ["Ctrl-s"] file::save, "Save the map", alias ["w"];
        "save-as" "save as" [] save_as::start, "Save the map under another name", alias ["saveas"];
        "save-over" "overwrite" [] file::save_over, "Save the map over whatever is on disk", alias ["w!"];
        "reload" "reload" [] file::reload, "Read the map from disk again; u takes that back", alias ["e!"];
        "take-up" "take up" ["R"] recovery::take_up, "Take up unsaved changes that were left behind";
        "drop-left" "drop" ["D"] recovery::drop, "Drop unsaved changes that were left behind; asks first";
        "close" "close" ["q", "Ctrl-c"] file::close, "Close the map, or leave the list; ask where it is unsaved", alias ["q"], list maps::close;
        "save-and-close" "save, close" ["Z Z"] file::save_and_close, "Save the map and close it", alias ["wq", "x"];
        "close-unsaved" "discard" [] file::discard, "Close the map without saving", alias ["q!"];
        "settings" "settings" [] settings::open, "Open the file of settings: keys, colours, signs, mouse", list maps::settings;
        "suspend" "suspend" ["Ctrl-z"] file::suspend, "Leave to the shell; fg comes back", list maps::suspend;
        "leave" "leave" ["Esc"] look::leave, "Close the panel, take marks, messages and the filter away", list maps::leave;
    }
    @list Maps {
        "next-map" "down" ["j", "Down"] maps::down, "Go to the next map";
        "previous-map" "up" ["k", "Up"] maps::up, "Go to the map above";
        "first-map" "first" ["g g", "Home"] maps::first, "Go to the first map";
        "last-map" "last" ["G", "End"] maps::last, "Go to the last map";
        "page-down" "page down" ["PgDn"] maps::page_down, "Go down by a screen";
        "page-up" "page up" ["PgUp"] maps::page_up, "Go up by a screen";
        "open-map" "open" ["Enter", "l", "Right"] maps::open, "Open the map, or show all that is wrong with it", foot 1;
        "filter-maps" "filter" ["/", "f"] maps::filter, "Narrow the list by title and file, as you type", foot 2;
        "search-cards" "search cards" ["s"] maps::search, "Search the cards of all maps, as you type", foot 3;
        "new-map" "new" ["n"] maps::new, "Make a map from a template", foot 4;
        "duplicate-map" "duplicate" ["y"] maps::duplicate, "Make a copy of the map under a title of its own", foot 5;
        "rename-file" "rename file" ["r f"] maps::rename_file, "Give the map's file another name";
        "delete-map" "delete" ["x", "Delete"] maps::delete, "Delete the map's file; asks first", foot 6;
        "refresh" "read again" ["F5", "Ctrl-l"] maps::refresh, "Look through the folder again";
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::key::Key;
    use super::{COMMANDS, Place};

    #[test]
    fn names_keys_and_aliases_are_each_given_once() {
        let mut names = HashSet::new();
        let mut keys = HashSet::new();
        for command in COMMANDS {
            assert!(names.insert(command.name), "{}", command.name);
            for alias in command.aliases {
                assert!(names.insert(alias), "{alias}");
            }
            for sequence in command.keys {
                for place in [Place::Map, Place::List] {
                    let is_new = !command.is_at(place) || keys.insert((place, *sequence));
                    assert!(is_new, "{place:?}: {sequence}");
                }
                assert!(sequence.split(' ').all(|key| Key::parse(key).is_some()), "{sequence}");
            }
        }
    }

    #[test]
    fn every_command_says_what_it_does() {
        for command in COMMANDS {
            assert!(command.doc.starts_with(char::is_uppercase), "{}", command.name);
            assert!(!command.doc.ends_with('.'), "{}", command.name);
            assert!(!command.short.is_empty(), "{}", command.name);
        }
    }
}
