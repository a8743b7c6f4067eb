//! `wayband man`: the manual, one page made from the command line itself.

use std::io;

use clap::Args;
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::output::Output;
use super::status::{Failure, Status};
use crate::check::Rule;
use crate::tui::commands::{COMMANDS, Group};

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
        "EXIT STATUS",
        &[
            "0: all is fine.",
            "1: something was found: `fmt --check` met a map that is not canonical, `check` met an \
             error, with --strict a warning.",
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
        "FILES CHANGED BY OTHERS",
        &["The file of an open map is watched. What another program writes there is loaded where \
             nothing is unsaved, as one step that undo takes back. Where something is unsaved, it is \
             kept, the line at the top says so, and saving asks: take what is on disk, overwrite it, \
             or save beside it as NAME-2.ron. A file that is gone, has another name or became \
             read-only is told. Before every save the file is compared with what was read."],
    ),
    (
        "JSON",
        &[
            "`wayband check --format json` writes one object: version (1), files (how many maps were \
             looked at) and findings. A finding has rule, level (error or warning), file, line, \
             column, path (the place in the map, such as stages[2].cards[0].emotion), message and \
             hint (null where there is none).",
            "Later releases may add fields; they take none away.",
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            "NO_COLOR: where set, no colour is written unless --color always asks for it.",
            "CLICOLOR_FORCE: where set to anything but 0, colour is written to pipes too.",
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
