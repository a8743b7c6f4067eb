//! One slip in a map is told at least as near to where it was made as the `ron` crate tells it.

use super::laws::judged;
use super::{Fault, read};

const MAP: &str = include_str!("../../tests/maps/valid/new-laptop.ron");

/// What may stand in place of a sign by a slip of the hand.
const SLIPS: &[&str] = &["", ",,", ":", ";", "(", ")", "[", "]", "\"", "x"];

/// The map with one slip, for each sign of it that means something and each slip; with the line it
/// was made on.
fn slips() -> impl Iterator<Item = (usize, String)> {
    let signs = MAP.match_indices(['(', ')', '[', ']', ',', ':', '"']);
    let in_comment =
        |at: usize| MAP[..at].rsplit('\n').next().is_some_and(|line| line.contains("//"));
    signs.filter(move |(at, _)| !in_comment(*at)).flat_map(|(at, sign)| {
        let line = 1 + MAP[..at].matches('\n').count();
        SLIPS
            .iter()
            .filter(move |slip| **slip != sign)
            .map(move |slip| (line, format!("{}{slip}{}", &MAP[..at], &MAP[at + sign.len()..])))
    })
}

/// The lines that a fault names: that of its place, and those its words speak of.
fn lines_of(fault: &Fault, text: &str) -> Vec<usize> {
    let mut lines = vec![fault.position.line];
    if fault.message.ends_with("the file ends") {
        lines.push(text.lines().count());
    }
    let after = fault.message.split("on line ").skip(1);
    lines.extend(after.filter_map(|rest| rest.parse::<usize>().ok()));
    lines
}

/// How far the nearest of some lines is from another.
fn distance(lines: impl IntoIterator<Item = usize>, line: usize) -> usize {
    lines.into_iter().map(|told| told.abs_diff(line)).min().unwrap_or(usize::MAX)
}

#[test]
fn a_slip_is_told_no_farther_away_than_ron_tells_it() {
    let (mut told, mut nearer, mut at_its_line) = (0, 0, 0);
    let mut wrong = String::new();
    for (line, text) in slips() {
        let ours = read(&text);
        let (faults, theirs) = match (ours, judged(&text)) {
            // A slip in a text is none.
            (Ok(_), Ok(_)) => continue,
            (Err(faults), Err(theirs)) => (faults, theirs),
            (ours, theirs) => {
                wrong.push_str(&format!(
                    "line {line}: {:?} and {:?}\n",
                    ours.is_ok(),
                    theirs.err()
                ));
                continue;
            }
        };
        let ours = distance(faults.iter().flat_map(|fault| lines_of(fault, &text)), line);
        let theirs = distance([theirs.span.start.line, theirs.span.end.line], line);
        told += 1;
        nearer += usize::from(ours < theirs);
        at_its_line += usize::from(ours == 0);
        if ours > theirs {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            wrong.push_str(&format!("line {line}, ron {theirs} off, ours {ours}: {lines:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    // Some cannot be told where they are: a bracket that was put in is found where its closing one
    // is missing.
    assert!(told > 2000 && at_its_line * 100 > told * 98, "{at_its_line} of {told} at their line");
    assert!(nearer * 6 > told, "{nearer} of {told} nearer than ron");
}
