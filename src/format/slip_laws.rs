//! One slip in a map is told at least as near to where it was made as the `ron` crate tells it.

use super::laws::judged;
use super::lexer::{Kind, Lexer};
use super::{Fault, read};

const MAP: &str = include_str!("../../tests/maps/valid/new-laptop.ron");

/// What may stand in place of a sign by a slip of the hand.
const SLIPS: &[&str] = &["", ",,", ":", ";", "(", ")", "[", "]", "\"", "x"];

/// A map written by a hand that saves on lines, with comments and one of everything.
const CLOSE: &str = r##"// A map
Journey(format: 1, title: "T", /* one */ tags: ["a", "b"],
    roles: [Role(id: "r", name: "R", kind: ProcessOwner, notes: ["n"]), Role(id: "s", name: "S")],
    stages: [Stage(id: "a", title: "A", step: Explore, cards: [
        Activity(id: "c", lane: "consumer", title: "C", emotion: -1, moment_of_truth: true), // here
        Touchpoint(id: "d", lane: "touchpoints", title: r#"D"#, metrics: [
            Metric(name: "m", value: 1.5, better: Lower), Metric(name: "n", sample: 3)],
            links: [Link(url: "u")]),
    ]), Stage(id: "b", title: "B")],
    notes: [])
"##;

/// The maps in which slips are made, with every how many-th token a slip is made at: a large one has
/// most slips many times.
const MAPS: &[(usize, &str)] =
    &[(1, MAP), (1, CLOSE), (41, include_str!("../../journeys/jeonip-singo.ron"))];

/// A map with one slip, and the line it was made on.
type Slip = (usize, String);

fn line_of(map: &str, at: usize) -> usize {
    1 + map[..at].matches('\n').count()
}

/// A map with one slip, for each sign of it that means something and each slip.
fn slips() -> impl Iterator<Item = Slip> {
    let signs = MAP.match_indices(['(', ')', '[', ']', ',', ':', '"']);
    let in_comment =
        |at: usize| MAP[..at].rsplit('\n').next().is_some_and(|line| line.contains("//"));
    signs.filter(move |(at, _)| !in_comment(*at)).flat_map(|(at, sign)| {
        let line = line_of(MAP, at);
        SLIPS
            .iter()
            .filter(move |slip| **slip != sign)
            .map(move |slip| (line, format!("{}{slip}{}", &MAP[..at], &MAP[at + sign.len()..])))
    })
}

/// What may be put in between two tokens by a slip of the hand or of a merge.
const STRAYS: &[&str] = &[",", ")", "]", "(", "\"", "x", "x: 1,", "title: \"T\",", "}", "#", "\\"];

/// The maps with one token left out, written twice, changed with the next, cut short, or with
/// something put in before it.
fn token_slips() -> impl Iterator<Item = Slip> {
    MAPS.iter().flat_map(|(step, map)| {
        let mut lexer = Lexer::new(map);
        let mut tokens = Vec::new();
        loop {
            let token = lexer.next();
            if token.kind == Kind::End {
                break;
            }
            tokens.push(token.start as usize..token.end as usize);
        }
        let pairs: Vec<_> = tokens.iter().cloned().zip(tokens.iter().skip(1).cloned()).collect();
        pairs.into_iter().step_by(*step).flat_map(move |(token, next)| {
            let line = line_of(map, token.start);
            let (before, text, after) =
                (&map[..token.start], &map[token.clone()], &map[token.end..]);
            let (between, second) = (&map[token.end..next.start], &map[next.clone()]);
            let mut slips = vec![
                format!("{before}{after}"),
                format!("{before}{text} {text}{after}"),
                format!("{before}{second}{between}{text}{}", &map[next.end..]),
                format!("{before}{}{after}", &text[..text.floor_char_boundary(text.len() / 2)]),
            ];
            slips.extend(STRAYS.iter().map(|stray| format!("{before}{stray} {text}{after}")));
            slips.into_iter().map(move |slip| (line, slip))
        })
    })
}

/// The lines that a fault names: that of its place, and those its words speak of.
fn lines_of(fault: &Fault, text: &str) -> Vec<usize> {
    let mut lines = vec![fault.position.line];
    if fault.message.ends_with("the file ends") {
        lines.push(text.lines().count());
    }
    let after = fault.message.split("on line ").skip(1);
    let number =
        |rest: &str| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok();
    lines.extend(after.filter_map(number));
    lines
}

/// How far the nearest of some lines is from another.
fn distance(lines: impl IntoIterator<Item = usize>, line: usize) -> usize {
    lines.into_iter().map(|told| told.abs_diff(line)).min().unwrap_or(usize::MAX)
}

/// How slips were told.
#[derive(Default)]
struct Score {
    told: usize,
    nearer: usize,
    at_its_line: usize,
    wrong: Vec<String>,
}

/// Looks how near to its line each slip is told, and whether `ron` comes nearer.
fn score(slips: impl Iterator<Item = Slip>) -> Score {
    let mut score = Score::default();
    for (line, text) in slips {
        let (faults, theirs) = match (read(&text), judged(&text)) {
            // A slip in a text is none.
            (Ok(_), Ok(_)) => continue,
            (Err(faults), Err(theirs)) => (faults, theirs),
            // To RON a struct needs no name.
            (Err(faults), Ok(_)) if faults[0].message == "a map starts with its name" => continue,
            (ours, theirs) => {
                let both = (ours.map(|_| ()), theirs.map(|_| ()));
                score.wrong.push(format!("line {line}: {both:?}"));
                continue;
            }
        };
        let ours = distance(faults.iter().flat_map(|fault| lines_of(fault, &text)), line);
        let theirs = distance([theirs.span.start.line, theirs.span.end.line], line);
        score.told += 1;
        score.nearer += usize::from(ours < theirs);
        score.at_its_line += usize::from(ours == 0);
        if ours > theirs {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            let slip = text.lines().nth(line - 1).unwrap_or_default();
            let wrong = format!("line {line}, ron {theirs} off, ours {ours}: {slip}: {told:?}");
            score.wrong.push(wrong);
        }
    }
    score
}

#[test]
fn a_slip_is_told_no_farther_away_than_ron_tells_it() {
    let Score { told, nearer, at_its_line, wrong } = score(slips());
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Some cannot be told where they are: a bracket that was put in is found where its closing one
    // is missing.
    assert!(told > 2000 && at_its_line * 100 > told * 98, "{at_its_line} of {told} at their line");
    assert!(nearer * 6 > told, "{nearer} of {told} nearer than ron");
}

#[test]
fn a_slip_with_a_token_is_told_no_farther_away_than_ron_tells_it() {
    let Score { told, nearer, at_its_line, wrong } = score(token_slips());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(told > 7000 && at_its_line * 100 > told * 98, "{at_its_line} of {told} at their line");
    assert!(nearer * 50 > told, "{nearer} of {told} nearer than ron");
}
