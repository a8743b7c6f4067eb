//! Conflicts as markers in a text, as git writes them (`merge.conflictStyle=diff3`), and back.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::lines::{Line, Text, moved};
use super::three::{Side, Three};
use super::{Merged, merge};
use crate::format::{Document, Fault, print, read};

/// How many characters a marker has, if nobody asks for another number.
pub const MARKER_SIZE: usize = 7;

/// What stands between markers, as git's `merge.conflictStyle` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MarkerStyle {
    /// All three versions.
    #[default]
    Diff3,
    /// The two sides alone.
    Merge,
}

/// How conflicts are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markers {
    /// What stands between them.
    pub style: MarkerStyle,
    /// How many characters a marker has; at least one.
    pub size: usize,
    /// What stands behind the markers of each side.
    pub labels: Three<String>,
}

impl Default for Markers {
    fn default() -> Self {
        Markers {
            style: MarkerStyle::default(),
            size: MARKER_SIZE,
            labels: Three::of(|side| side.name().to_owned()),
        }
    }
}

impl Markers {
    fn line(&self, sign: char, label: Option<&str>) -> String {
        let marker = sign.to_string().repeat(self.size);
        match label {
            // A label is one line, whatever was handed in.
            Some(label) if !label.is_empty() => {
                format!("{marker} {}\n", label.replace(['\n', '\r'], " "))
            }
            _ => format!("{marker}\n"),
        }
    }
}

/// The canonical text of a merge; what is in conflict stands there three times, between markers.
///
/// Taking one side's lines everywhere gives that side's map.
pub fn marked(merged: &Merged, markers: &Markers) -> String {
    if merged.conflicts.is_empty() {
        return print(&merged.document);
    }
    let sides = Three::of(|side| merged.as_side(side));
    let texts = Three::of(|side| Text::of(sides.get(side)));
    let disputed = merged.conflicts.iter().map(|conflict| conflict.at).collect();
    let moved = Three::of(|side| moved(&sides.base.journey, &sides.get(side).journey, &disputed));
    let lines = Three::of(|side| texts.get(side).lines(moved.get(side)));
    woven(&lines, markers)
}

/// The versions of any text in one; the lines in which they differ stand between markers.
pub fn marked_texts(texts: &Three<String>, markers: &Markers) -> String {
    woven(&Three::of(|side| Line::plain(texts.get(side))), markers)
}

fn woven(lines: &Three<Vec<Line<'_>>>, markers: &Markers) -> String {
    let mut out = String::new();
    let mut at = 0;
    for region in regions(lines) {
        out.extend(lines.base[at..region.base.start].iter().map(|line| line.text));
        at = region.base.end;
        mark(&mut out, lines, &region, markers);
    }
    out.extend(lines.base[at..].iter().map(|line| line.text));
    out
}

/// Writes a region.
fn mark(
    out: &mut String,
    lines: &Three<Vec<Line<'_>>>,
    region: &Three<Range<usize>>,
    markers: &Markers,
) {
    let write = |out: &mut String, side: Side| {
        let lines = &lines.get(side)[region.get(side).clone()];
        out.extend(lines.iter().map(|line| line.text));
    };
    let labels = &markers.labels;
    out.push_str(&markers.line('<', Some(&labels.ours)));
    write(out, Side::Ours);
    if markers.style == MarkerStyle::Diff3 {
        out.push_str(&markers.line('|', Some(&labels.base)));
        write(out, Side::Base);
    }
    out.push_str(&markers.line('=', None));
    write(out, Side::Theirs);
    out.push_str(&markers.line('>', Some(&labels.theirs)));
}

/// Where the three texts are not the same, as lines of each, in order.
fn regions(lines: &Three<Vec<Line<'_>>>) -> Vec<Three<Range<usize>>> {
    let hunks = |other: &[Line<'_>]| -> Vec<(Range<usize>, Range<usize>)> {
        let mut input = InternedInput::default();
        input.update_before(lines.base.iter().copied());
        input.update_after(other.iter().copied());
        let diff = Diff::compute(Algorithm::Histogram, &input);
        let wide = |range: Range<u32>| range.start as usize..range.end as usize;
        diff.hunks().map(|hunk| (wide(hunk.before), wide(hunk.after))).collect()
    };
    let (ours, theirs) = (hunks(&lines.ours), hunks(&lines.theirs));
    // What either side changed, as lines of the base; what touches is one.
    let mut changed: Vec<Range<usize>> =
        ours.iter().chain(&theirs).map(|(base, _)| base.clone()).collect();
    changed.sort_by_key(|range| (range.start, range.end));
    let mut whole: Vec<Range<usize>> = Vec::new();
    for range in changed {
        match whole.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => whole.push(range),
        }
    }
    whole
        .into_iter()
        .map(|base| Three { ours: beside(&ours, &base), theirs: beside(&theirs, &base), base })
        .collect()
}

/// The lines of the other text that stand where lines of the base do.
fn beside(hunks: &[(Range<usize>, Range<usize>)], base: &Range<usize>) -> Range<usize> {
    // How far lines behind a hunk are shifted; an insertion at the start belongs to the region.
    let shifted = |line: usize, is_start: bool| {
        let before = hunks.iter().rev().find(|(old, _)| match is_start {
            true => old.end <= line && old.start < line,
            false => old.end <= line,
        });
        before.map_or(line, |(old, new)| new.end + (line - old.end))
    };
    shifted(base.start, true)..shifted(base.end, false)
}

/// The three versions of a text with conflict markers; the base is missing where the markers have
/// none (`merge.conflictStyle=merge`), and so is what stands behind markers without a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmerged {
    /// What both sides come from.
    pub base: Option<String>,
    /// The upper version.
    pub ours: String,
    /// The lower version.
    pub theirs: String,
    /// How many conflicts are marked.
    pub count: usize,
}

/// Takes a text with conflict markers apart; `None` where it has none, or where they do not fit
/// together.
pub fn unmerged(text: &str) -> Option<Unmerged> {
    let size = text.lines().find_map(|line| {
        let size = line.bytes().take_while(|byte| *byte == b'<').count();
        (size >= MARKER_SIZE && is_marker(line, '<', size)).then_some(size)
    })?;
    let mut found = Three::of(|_| String::with_capacity(text.len()));
    let mut has_base = true;
    let mut count = 0;
    // Which side's lines come; `None` between conflicts.
    let mut at: Option<Side> = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        at = match at {
            None if is_marker(bare, '<', size) => {
                count += 1;
                Some(Side::Ours)
            }
            Some(Side::Ours) if is_marker(bare, '|', size) => Some(Side::Base),
            Some(side @ (Side::Ours | Side::Base)) if is_marker(bare, '=', size) => {
                has_base &= side == Side::Base;
                Some(Side::Theirs)
            }
            Some(Side::Theirs) if is_marker(bare, '>', size) => None,
            Some(side) => {
                found.get_mut(side).push_str(line);
                Some(side)
            }
            None => {
                Side::ALL.iter().for_each(|side| found.get_mut(*side).push_str(line));
                None
            }
        };
    }
    let Three { base, ours, theirs } = found;
    at.is_none().then_some(Unmerged { base: has_base.then_some(base), ours, theirs, count })
}

/// Whether a line is a marker of a sign, with or without a label.
fn is_marker(line: &str, sign: char, size: usize) -> bool {
    let rest = line.trim_start_matches(sign);
    line.len() - rest.len() == size && (rest.is_empty() || rest.starts_with(' '))
}

/// Why three versions could not be merged: the side that is no map, and what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unreadable {
    /// Which of the three it is.
    pub side: Side,
    /// What is wrong; never empty.
    pub faults: Vec<Fault>,
}

impl Unmerged {
    /// Merges the three versions as maps. A base that is no map, as a merge within a merge leaves
    /// one, is none.
    ///
    /// # Errors
    ///
    /// [`Unreadable`], where one of the two sides is no map.
    pub fn merge(&self) -> Result<Merged, Unreadable> {
        let side = |side, text: &str| -> Result<Document, Unreadable> {
            read(text).map_err(|faults| Unreadable { side, faults })
        };
        let (ours, theirs) = (side(Side::Ours, &self.ours)?, side(Side::Theirs, &self.theirs)?);
        let base = self.base.as_deref().and_then(|base| read(base).ok());
        Ok(merge(base, ours, theirs))
    }
}

#[cfg(test)]
mod tests {
    use super::{Markers, Three, marked, merge, unmerged};
    use crate::format::{print, read};
    use crate::merge::Side;

    const BASE: &str = include_str!("../../tests/maps/valid/new-laptop.ron");

    fn changed(edits: &[(&str, &str)]) -> String {
        edits.iter().fold(BASE.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        })
    }

    fn merged(ours: &str, theirs: &str) -> super::Merged {
        merge(Some(read(BASE).unwrap()), read(ours).unwrap(), read(theirs).unwrap())
    }

    #[test]
    fn the_smallest_lines_are_marked_and_each_side_can_be_taken() {
        let ours = changed(&[("emotion: -1", "emotion: 2"), ("\"20m\"", "\"10m\"")]);
        let theirs = changed(&[("emotion: -1", "emotion: 0"), ("\"2d\"", "\"1d\"")]);
        let merged = merged(&ours, &theirs);
        let labels = Three { base: "abc".into(), ours: "HEAD".into(), theirs: "a branch".into() };
        let text = marked(&merged, &Markers { size: 9, labels, ..Markers::default() });
        let marks = "<<<<<<<<< HEAD
                    emotion: 2,
||||||||| abc
                    emotion: -1,
=========
                    emotion: 0,
>>>>>>>>> a branch
";
        assert!(text.contains(marks), "{text}");
        assert_eq!(text.matches("<<<<<<<<<").count(), 1);
        let apart = unmerged(&text).unwrap();
        assert_eq!(apart.count, 1);
        for side in Side::ALL {
            let taken = print(&merged.as_side(side));
            let text = match side {
                Side::Base => apart.base.as_ref().unwrap(),
                Side::Ours => &apart.ours,
                Side::Theirs => &apart.theirs,
            };
            assert_eq!(text, &taken);
        }
        assert_eq!(apart.merge().unwrap().conflicts.len(), 1);
    }

    #[test]
    fn conflicts_far_apart_are_marked_each_for_itself() {
        let ours = changed(&[("emotion: 1", "emotion: 2"), ("impact: 4", "impact: 5")]);
        let theirs = changed(&[("emotion: 1", "emotion: 0"), ("impact: 4", "impact: 1")]);
        let merged = merged(&ours, &theirs);
        let text = marked(&merged, &Markers::default());
        assert_eq!(unmerged(&text).unwrap().count, 2, "{text}");
        assert_eq!(text.lines().filter(|line| line.contains("Browses")).count(), 1);
    }

    #[test]
    fn a_merge_without_conflicts_is_canonical_text_without_markers() {
        let ours = changed(&[("\"20m\"", "\"10m\"")]);
        let theirs = changed(&[("\"2d\"", "\"1d\"")]);
        let merged = merged(&ours, &theirs);
        let text = marked(&merged, &Markers::default());
        assert_eq!(text, changed(&[("\"20m\"", "\"10m\""), ("\"2d\"", "\"1d\"")]));
        assert_eq!(unmerged(&text), None);
    }

    #[test]
    fn gits_own_markers_are_taken_apart_with_and_without_a_base() {
        let plain = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd\n";
        let apart = unmerged(plain).unwrap();
        assert_eq!((apart.ours.as_str(), apart.theirs.as_str()), ("a\nb\nd\n", "a\nc\nd\n"));
        assert_eq!(apart.base, None);
        let diff3 = "a\r\n<<<<<<< HEAD\r\nb\r\n||||||| 1\r\n=======\r\nc\r\n>>>>>>> x\r\nd";
        let apart = unmerged(diff3).unwrap();
        assert_eq!(apart.base.as_deref(), Some("a\r\nd"));
        // A conflict within the base of another has longer markers.
        let nested = "<<<<<<< o\nb\n||||||| m\n<<<<<<<<< 1\nx\n=========\ny\n>>>>>>>>> 2\n=======\nc\n>>>>>>> t\n";
        let apart = unmerged(nested).unwrap();
        assert_eq!((apart.count, apart.ours.as_str(), apart.theirs.as_str()), (1, "b\n", "c\n"));
    }

    #[test]
    fn markers_that_do_not_fit_together_are_none() {
        for text in [
            "",
            "a\n",
            "<<<<<<< o\nb\n",
            "=======\n",
            "<<<<<<< o\nb\n=======\nc\n",
            "<<<<<<<o\n=======\n>>>>>>>\n",
        ] {
            assert_eq!(unmerged(text), None, "{text:?}");
        }
    }
}
