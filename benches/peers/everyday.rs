//! What comes of everyday merges, tool by tool.

use std::error::Error;
use std::fmt;
use std::fs;

use wayband::format::{print, read};
use wayband::merge::{Side, unmerged};

use super::scenarios::{Expected, Scenario};
use super::tool::Tool;

/// How a merge ended, against what must come of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The map that must come of it, without a conflict.
    Right,
    /// A conflict, where nobody can have both.
    Conflict,
    /// A conflict, where both can be had.
    Needless,
    /// No conflict, and something is doubled, lost, broken or in another order.
    Wrong,
}

impl Verdict {
    const ALL: [Verdict; 4] =
        [Verdict::Right, Verdict::Conflict, Verdict::Needless, Verdict::Wrong];
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Verdict::Right => "right",
            Verdict::Conflict => "conflict",
            Verdict::Needless => "NEEDLESS",
            Verdict::Wrong => "WRONG",
        })
    }
}

/// Prints the table.
pub fn table() -> Result<(), Box<dyn Error>> {
    let (tools, missing): (Vec<Tool>, Vec<Tool>) =
        Tool::MERGING.into_iter().partition(|tool| tool.version().is_some());
    for tool in &tools {
        println!("{}: {}", tool.name(), tool.version().unwrap_or_default());
    }
    missing.iter().for_each(|tool| println!("{}: not on the path", tool.name()));
    let row = |name: &str, cells: &[String]| {
        let cells: String = cells.iter().map(|cell| format!("  {cell:17}")).collect();
        println!("{}", format!("{name:56}{cells}").trim_end());
    };
    println!();
    row("", &tools.iter().map(|tool| tool.name().to_owned()).collect::<Vec<_>>());
    let mut all = Vec::new();
    for scenario in Scenario::all() {
        let verdicts = tools.iter().map(|tool| verdict(*tool, &scenario));
        let verdicts = verdicts.collect::<Result<Vec<Verdict>, Box<dyn Error>>>()?;
        row(scenario.name, &verdicts.iter().map(Verdict::to_string).collect::<Vec<_>>());
        all.push(verdicts);
    }
    println!();
    for verdict in Verdict::ALL {
        let count = |tool: usize| all.iter().filter(|row| row[tool] == verdict).count();
        let counts: Vec<String> = (0..tools.len()).map(|tool| count(tool).to_string()).collect();
        row(&format!("{verdict}, of {}", all.len()), &counts);
    }
    println!();
    Ok(())
}

fn verdict(tool: Tool, scenario: &Scenario) -> Result<Verdict, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    for (name, text) in ["base", "ours", "theirs"].into_iter().zip(scenario.versions()) {
        let (name, text) = tool.written(name, &text);
        fs::write(folder.path().join(name), text)?;
    }
    let is_clean = tool.merge(folder.path())?.status()?.success();
    let out = fs::read_to_string(folder.path().join(tool.written("out", "").0))?;
    let map = tool.map(&out);
    Ok(match (scenario.expected(), is_clean) {
        (Expected::Clean(expected), true) if is_same(&map, &expected) => Verdict::Right,
        (_, true) => Verdict::Wrong,
        (Expected::Clean(_), false) => Verdict::Needless,
        // This program is held to more than that there is a conflict.
        (Expected::Conflict { says, ours, theirs }, false) => match unmerged(&map) {
            Some(found) if tool == Tool::Wayband => {
                let merged = found.merge().map_err(|unreadable| format!("{unreadable:?}"))?;
                let told: Vec<String> =
                    merged.conflicts.iter().map(|conflict| conflict.sentence()).collect();
                let is_side = |side, text: &str| print(&merged.as_side(side)) == text;
                if told == says && is_side(Side::Ours, &ours) && is_side(Side::Theirs, &theirs) {
                    Verdict::Conflict
                } else {
                    Verdict::Wrong
                }
            }
            _ => Verdict::Conflict,
        },
    })
}

/// Whether a text holds this map, however it is set.
fn is_same(text: &str, expected: &str) -> bool {
    read(text).is_ok_and(|map| print(&map) == expected)
}
