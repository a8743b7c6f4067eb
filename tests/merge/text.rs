//! What somebody does to the text of a map, told by the ids in it: nothing here asks the program.

/// One change to the text of a map. It fits, or the scenario is wrong.
#[derive(Debug, Clone, Copy)]
pub enum Change {
    /// In the element with this id, the first text becomes the second.
    Say(&'static str, &'static str, &'static str),
    /// In the element with this id, behind the first line, there is the second.
    Line(&'static str, &'static str, &'static str),
    /// In the element with this id, this line is gone.
    NoLine(&'static str, &'static str),
    /// Above the element with this id, there is a comment.
    Comment(&'static str, &'static str),
    /// Behind the element with this id, there is another one.
    Below(&'static str, &'static str),
    /// The stage with this id, which has no cards, has one.
    First(&'static str, &'static str),
    /// The element with this id is gone, and its comment.
    Cut(&'static str),
    /// The element with the first id stands behind the one with the second.
    Move(&'static str, &'static str),
    /// The text is set in two spaces, not four.
    Narrow,
}

/// A text after changes.
pub fn changed(text: &str, changes: &[Change]) -> String {
    changes.iter().fold(text.to_owned(), |text, change| change.made(&text))
}

impl Change {
    fn made(self, text: &str) -> String {
        let lines: Vec<&str> = text.lines().collect();
        match self {
            Change::Say(id, old, new) => {
                let (start, end) = element(&lines, id);
                let inside = lines[start..end].join("\n");
                assert!(inside.contains(old), "no {old} in {id}");
                joined(&[&lines[..start], &[&inside.replacen(old, new, 1)], &lines[end..]])
            }
            Change::Line(id, behind, line) => {
                let at = line_of(&lines, id, behind);
                let line = format!("{}{line}", indent(lines[at]));
                joined(&[&lines[..=at], &[&line], &lines[at + 1..]])
            }
            Change::NoLine(id, line) => {
                let at = line_of(&lines, id, line);
                joined(&[&lines[..at], &lines[at + 1..]])
            }
            Change::Comment(id, comment) => {
                let (start, _) = element(&lines, id);
                let comment = format!("{}{comment}", indent(lines[start]));
                joined(&[&lines[..start], &[&comment], &lines[start..]])
            }
            Change::Below(id, new) => {
                let (start, end) = element(&lines, id);
                let new = indented(new, indent(lines[start]));
                joined(&[&lines[..end], &[&new], &lines[end..]])
            }
            Change::First(stage, new) => {
                let (start, end) = element(&lines, stage);
                let indent = format!("{}    ", indent(lines[start]));
                let cards = format!("cards: [\n{}\n],", indented(new, "    "));
                joined(&[&lines[..end - 1], &[&indented(&cards, &indent)], &lines[end - 1..]])
            }
            Change::Cut(id) => {
                let (start, end) = element(&lines, id);
                let is_alone = lines[start - 1].ends_with(": [") && lines[end].trim() == "],";
                let more = usize::from(is_alone);
                joined(&[&lines[..start - more], &lines[end + more..]])
            }
            Change::Move(id, behind) => {
                let (start, end) = element(&lines, id);
                let moved = lines[start..end].join("\n");
                let without = Change::Cut(id).made(text);
                let lines: Vec<&str> = without.lines().collect();
                let (_, end) = element(&lines, behind);
                joined(&[&lines[..end], &[&moved], &lines[end..]])
            }
            Change::Narrow => {
                let narrow = lines.iter().map(|line| {
                    let depth = indent(line).len() / 4;
                    format!("{}{}", "  ".repeat(depth), line.trim_start())
                });
                narrow.map(|line| format!("{line}\n")).collect()
            }
        }
    }
}

/// The lines of the element with an id, its comment among them.
fn element(lines: &[&str], id: &str) -> (usize, usize) {
    let named = format!("id: \"{id}\",");
    let at = lines.iter().position(|line| line.trim_start() == named);
    assert!(at.is_some(), "no {id}");
    let at = at.unwrap_or_default();
    let outer = &indent(lines[at])[4..];
    let is_outer = |line: &&&str| indent(line) == outer;
    let end = at + lines[at..].iter().take_while(|line| !is_outer(line)).count() + 1;
    let is_comment = |line: &&&str| is_outer(line) && line.trim_start().starts_with("//");
    let head = at - 1;
    (head - lines[..head].iter().rev().take_while(is_comment).count(), end)
}

/// Where a line stands in the element with an id.
fn line_of(lines: &[&str], id: &str, line: &str) -> usize {
    let (start, end) = element(lines, id);
    let at = lines[start..end].iter().position(|other| other.trim_start() == line);
    assert!(at.is_some(), "no {line} in {id}");
    start + at.unwrap_or_default()
}

fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

fn indented(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}

fn joined(parts: &[&[&str]]) -> String {
    parts.concat().iter().map(|line| format!("{line}\n")).collect()
}
