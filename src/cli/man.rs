//! `wayband man`: the manual, one page made from the command line itself.

use std::io;

use clap::Args;
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::output::Output;
use super::status::{Failure, Status};
use crate::check::Rule;
use crate::config::{Ink, SETTINGS, ThemeChoice};
use crate::tui::commands::{COMMANDS, Group};
use crate::tui::details::KEYS as DETAILS;
use crate::tui::insight::told_keys;
use crate::tui::keymap::Keymap;

/// Write the manual page to standard output
///
/// `wayband man | man -l -` shows it; `wayband man > wayband.1` keeps it.
#[derive(Debug, Args)]
pub struct Man {}

impl Man {
    /// Writes it.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let page = page()
            .map_err(|error| Failure::failed(format!("the manual cannot be written: {error}")))?;
        out.raw(page);
        Ok(Status::Fine)
    }
}

/// Sections that the command line does not tell, each a title and its paragraphs.
const SECTIONS: &[(&str, &[&str])] = &[
    (
        "MAPS",
        &[
            "A map is one RON file, read as UTF-8, whose first name is Journey. Folders are searched \
             for *.ron files that are maps; what .gitignore names, wayband.ron and RON files of other \
             programs are passed over.",
            "MAP FORMAT tells what may stand in a map; `wayband new FILE` makes one to look at, and \
             `wayband fmt` brings any valid map into canonical text, its comments kept.",
        ],
    ),
    (
        "MERGING",
        &[
            "A conflict is only what both sides cannot have: one field with two values, something \
             removed that the other side changed or refers to, one thing moved to two places. It stands \
             between conflict markers and is told on standard error.",
            "`resolve --list --format json` writes {\"version\":1,\"file\",\"conflicts\":[{\"kind\",\
             \"element\",\"id\",\"title\",\"stage\",\"field\",\"item\",\"item_field\",\"others\",\
             \"base\",\"ours\",\"theirs\",\"message\"}]}; `kind` is changed, removed, moved, reordered \
             or doubled, and a version that has nothing there is null. Of an item with fields of its \
             own, as an opportunity, `item_field` is the one in question.",
            "As a merge driver (`--driver`) the exit status is 0 for a clean merge, 1 for conflicts, also \
             where a version is no map and git's own line merge was done instead, and 129 where even that \
             failed.",
        ],
    ),
    (
        "EXIT STATUS",
        &[
            "0: all is fine.",
            "1: something was found: `fmt --check` met a map that is not canonical, `check` met an \
             error, with --strict a warning, `diff --exit-code` met a change.",
            "2: the call was wrong.",
            "3: a file could not be read, written or understood.",
            "Over several files the highest one wins. A closed pipe ends the program quietly.",
        ],
    ),
    (
        "FINDINGS",
        &[
            "Findings and errors in files read FILE:LINE:COLUMN: LEVEL[RULE]: MESSAGE, lines and \
             columns from 1, columns in characters. A line that starts with `hint:` may follow.",
            "An error makes a map wrong, a warning makes it doubtful. A file that is no valid map has \
             the rule `unreadable`.",
        ],
    ),
    (
        "CHANGES",
        &[
            "`wayband diff` matches personas, roles, lanes, stages and cards by their ids, whatever \
             their order and whatever the kind of a card; emotions by persona, metrics by name, links \
             by address, opportunities by title and then by likeness, tags and references by what they \
             say, prose line by line.",
            "What is to be looked at first stands first: what crossed an edge of the band of \
             visibility, moments of truth and showstoppers, the lead persona, what was removed, and \
             emotions of the lead persona. A rise that rests on no new research is marked. Then \
             follows what was added and what moved, and by stage the fields, prose word by word, and \
             what stands in another order.",
            "Each card counts once, as crossed, removed, added, moved, changed or reordered, the first \
             of these that is true of it. A lane that crossed takes its cards with it.",
            "The signs: `!` look first, `-` removed, `+` added, `>` moved, `~` changed. In prose, words \
             that are gone stand as [-words-], those that came as {+words+}. Formatting and comments \
             alone are told in one line and are no change to --exit-code.",
        ],
    ),
    (
        "LIST OF MAPS",
        &[
            "Called for a folder, wayband lists its maps and those below it; hidden files and what git \
             ignores are left out. It tells the emotion curve as a block for each stage, the higher \
             the better, by the mean of the lead persona's known emotions; errors, else warnings; and \
             in a repository: new (git does not know the file), changed, staged, conflict. Without a \
             word the file is as in the last commit.",
            "A filter is typed as words, each of which must be in title or file, its letters in their \
             order; capital letters count where some are typed. 'word must stand there as it is, \
             ^word at the start, word$ at the end, !word nowhere. A search through cards finds words \
             as they are, in titles and all prose of cards; at most 2000 cards are listed.",
            "A new map and a copy get a file named after their title, with a number where that name is \
             taken. A file keeps its folder when it is renamed. Deleting asks, says what is lost, and \
             is refused where the file was changed since it was listed.",
        ],
    ),
    (
        "FILES CHANGED BY OTHERS",
        &["The file of an open map is watched. What another program writes there is loaded where \
             nothing is unsaved, as one step that undo takes back. Where something is unsaved, it is \
             kept, the line at the top says so, and saving asks: take what is on disk, overwrite it, \
             or save beside it as NAME-2.ron. A file that is gone, has another name or became \
             read-only is told. Before every save the file is compared with what was read."],
    ),
    (
        "SAVING",
        &[
            "A map is saved as a new file that takes the place of the old one in one step, with its \
             mode, owner, access lists and attributes; a symbolic link stays, and its target is \
             saved. A file with several hard links, or one that cannot be replaced so, is written in \
             place, while what stood in it lies beside it. For both there is a hidden file \
             .NAME.XXXXXX.tmp in the map's folder meanwhile; what a killed save left of these is \
             removed by the next save. A file whose saving in place was cut short is told when it is \
             opened, with the name of the file that holds what stood in it.",
        ],
    ),
    (
        "GIT",
        &[
            "`wayband git install` writes merge.wayband.driver, merge.wayband.name, \
             merge.wayband.recursive, diff.wayband.textconv, diff.wayband.command and \
             diff.wayband.xfuncname into the git config of the repository, with --global into the \
             user's; and into .gitattributes a line for each folder of maps. `wayband git uninstall` \
             takes that back; what stands there otherwise stays and is named.",
            "git then calls `wayband merge --driver` to merge, `wayband git diff-driver` in `git diff`, \
             and `wayband git textconv` in `git log -p`, `git show` and `git blame`. Where the program is \
             missing, git merges and compares lines. `git diff --no-ext-diff --no-textconv` gives a \
             patch that can be applied.",
            "`wayband diff` names revisions as git does: REV, A..B (from A to B), A...B (from where both \
             parted to B), a missing end is HEAD. Without a revision the work tree is compared with \
             HEAD, with --cached the index. Only maps are looked at; paths are relative to the current \
             folder; renames are followed. The variables of git hold, such as GIT_DIR.",
        ],
    ),
    (
        "RECOVERY",
        &[
            "Changes that are not saved are written down as they are made, within a second, in the \
             folder recovery of the state folder that `wayband paths` tells, one file for each \
             session; so is a text while it is typed. Saving and closing the map remove the file. \
             Where the program was killed, or its terminal or the power went, the next session \
             offers what was left: R takes it up as steps that can be taken back, D drops it, Esc \
             leaves it for later. Nothing is taken up unasked.",
            "Where the map's file has changed since, what still fits it is offered; what does not is \
             kept beside, in a file NAME.kept that is plain text. A file of another version of the \
             program is told and left alone; one that is damaged counts up to its last whole entry.",
        ],
    ),
    (
        "TOUR",
        &[
            "`:tour` takes a tour of the editor of one minute, on a map that is never written. At the \
             first start one line offers it; that this was done is noted in the file tour-offered of \
             the state folder that `wayband paths` tells.",
        ],
    ),
    (
        "MAPS OVER MAPS",
        &[
            "A card's `journey` names the map that tells it in detail. g j opens that over the map with \
             the card, or offers to make it where it is not there yet; closing it comes back to the \
             card, and what is unsaved in either map stays its own. A map that is open beneath is not \
             opened a second time.",
        ],
    ),
    (
        "JSON",
        &[
            "`wayband check --format json` writes one object: version (1), files (how many maps were \
             looked at) and findings. A finding has rule, level (error or warning), file, line, \
             column, path (the place in the map, such as stages[2].cards[0].emotion), message and \
             hint (null where there is none).",
            "`wayband diff --format json` writes one object: version (1), old and new (what the sides \
             are called), changes and summary. A change has file, kind, element (map, persona, role, \
             lane, stage or card), id (null for the map), title, stage (the id of a card's stage), \
             field, before and after. The kind is added or removed (after, or before, is the element \
             with its fields), moved (before and after are the ids of stages), crossed (field lane, \
             for a lane visibility; before and after are zones: Consumer, Band or Provider), reordered \
             (before and after are the id that it stood behind, null for none; with a field, the \
             items in their order) or changed (before and after are what the field holds, of a list \
             the one item, null for nothing). A card that moved and crossed gives both. The summary \
             has cards, crossed, removed, added, moved, changed and reordered (each card counted once, \
             under the first that is true of it), and files: for each map that differs file, old_file \
             (where it was renamed), outcome (changed, added, removed, renamed, formatting, comments or \
             unreadable), title, the same counts, lowest (the lowest emotion of each stage, before and \
             after) and figures (stages, cards and lowest of a map that is new or gone).",
            "Later releases may add fields; they take none away.",
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            "NO_COLOR: where set, no colour is written unless --color always asks for it.",
            "CLICOLOR_FORCE: where set to anything but 0, colour is written to pipes too.",
            "TERM, COLORTERM, COLORFGBG: how many colours the terminal shows, and on which ground.",
            "LC_ALL, LC_CTYPE, LANG: the first that is set tells whether the editor draws more than \
             ASCII; where none is, it does.",
            "VISUAL, EDITOR: the editor that :settings and E open, with its options. A text is handed to \
             it as a private file, which is removed again.",
        ],
    ),
];

/// The page.
pub fn page() -> io::Result<Vec<u8>> {
    let mut command = super::command().disable_help_subcommand(true);
    command.build();
    let subcommands: Vec<_> = command.get_subcommands().cloned().collect();
    let manual = clap_mangen::Man::new(command);
    let mut page = Vec::new();
    manual.render_title(&mut page)?;
    manual.render_name_section(&mut page)?;
    manual.render_synopsis_section(&mut page)?;
    manual.render_description_section(&mut page)?;
    manual.render_options_section(&mut page)?;
    let mut rest = Roff::new();
    rest.control("SH", ["COMMANDS"]);
    for subcommand in &subcommands {
        describe(subcommand, &mut rest);
    }
    keys(&mut rest);
    settings(&mut rest);
    rules(&mut rest);
    super::man_format::describe_format(&mut rest);
    for (title, paragraphs) in SECTIONS {
        rest.control("SH", [*title]);
        for paragraph in *paragraphs {
            rest.control("PP", []);
            rest.text([roman(*paragraph)]);
        }
    }
    rest.to_writer(&mut page)?;
    manual.render_version_section(&mut page)?;
    Ok(page)
}

/// The keys of the editor, from the table that the editor itself reads.
fn keys(page: &mut Roff) {
    page.control("SH", ["KEYS"]);
    for group in Group::ALL {
        page.control("SS", [group.title()]);
        for command in COMMANDS.iter().filter(|command| command.group == *group) {
            page.control("TP", []);
            let mut line = Vec::new();
            for (index, key) in command.keys.iter().enumerate() {
                if index > 0 {
                    line.push(roman(", "));
                }
                line.push(bold(*key));
            }
            if line.is_empty() {
                line.push(roman(format!(":{}", command.name)));
            }
            page.text(line);
            page.text([roman(command.doc)]);
        }
    }
    let details = DETAILS.iter().map(|(keys, doc)| ((*keys).to_owned(), *doc)).collect();
    let insight = told_keys(&Keymap::default());
    for (heading, table) in [("In the details", details), ("In insight", insight)] {
        page.control("SS", [heading]);
        for (keys, doc) in table {
            page.control("TP", []);
            page.text([bold(keys)]);
            page.text([roman(doc)]);
        }
    }
}

/// What can be set, from the tables that the reader of settings itself uses.
fn settings(page: &mut Roff) {
    page.control("SH", ["SETTINGS"]);
    page.text([roman(
        "The file of settings is told by `wayband paths`; --config names another one. It holds \
         Settings(NAME: VALUE, ...). What changes in it holds at once. What cannot be followed is \
         told with its place, and the rest holds. In the editor :settings opens it in VISUAL or \
         EDITOR, and makes it where there is none.",
    )]);
    for setting in SETTINGS {
        page.control("TP", []);
        page.text([bold(setting.name)]);
        let doc = setting.doc.join(" ");
        page.text([roman(match setting.default {
            Some(default) => format!("{doc} [default: {default}]"),
            None => doc,
        })]);
    }
    page.control("PP", []);
    page.text([roman(
        "Shipped themes: an own theme, Theme(base: \"NAME\", INK: \"COLOUR\", ...), is one of them \
         with other colours.",
    )]);
    for (name, _, doc) in ThemeChoice::SHIPPED {
        page.control("TP", []);
        page.text([bold(*name)]);
        page.text([roman(*doc)]);
    }
    page.control("PP", []);
    page.text([roman(
        "Inks of a theme; a colour is \"#rrggbb\", the name of one of the terminal's 16 such as \
         \"bright-red\", or \"default\".",
    )]);
    for (_, name, doc) in Ink::ALL {
        page.control("TP", []);
        page.text([bold(*name)]);
        page.text([roman(*doc)]);
    }
}

/// What `check` looks for, from the table of rules.
fn rules(page: &mut Roff) {
    page.control("SH", ["RULES"]);
    for rule in Rule::ALL {
        page.control("TP", []);
        page.text([bold(rule.name()), roman(format!(" ({})", rule.level().name()))]);
        page.text([roman(rule.doc())]);
    }
}

fn describe(subcommand: &clap::Command, page: &mut Roff) {
    // What has subcommands of its own does nothing by itself.
    if subcommand.has_subcommands() {
        let own = subcommand.get_subcommands().filter(|sub| sub.get_name() != "help");
        own.for_each(|subcommand| describe(subcommand, page));
        return;
    }
    let usage = subcommand.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    page.control("SS", [usage]);
    let about = subcommand.get_long_about().or(subcommand.get_about());
    page.text([roman(about.map(ToString::to_string).unwrap_or_default())]);
    // What is global stands above, under the program's own options.
    let own = subcommand
        .get_arguments()
        .filter(|arg| !arg.is_global_set() && !arg.is_hide_set() && arg.get_id() != "help");
    for arg in own {
        page.control("TP", []);
        let value = || {
            let names = arg.get_value_names().unwrap_or_default();
            names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" ")
        };
        let takes_value = arg.get_action().takes_values();
        page.text(match (arg.get_short(), arg.get_long()) {
            (None, None) => vec![italic(value())],
            (short, long) => {
                let short = short.map(|short| format!("-{short}"));
                let long = long.map(|long| format!("--{long}"));
                let both: Vec<String> = short.into_iter().chain(long).collect();
                let mut line = vec![bold(both.join(", "))];
                if takes_value {
                    line.extend([roman(" "), italic(value())]);
                }
                line
            }
        });
        let help = arg.get_long_help().or(arg.get_help());
        let mut help = help.map(ToString::to_string).unwrap_or_default();
        for default in arg.get_default_values().iter().filter(|_| takes_value) {
            help.push_str(&format!(" [default: {}]", default.to_string_lossy()));
        }
        page.text([roman(help)]);
    }
}
