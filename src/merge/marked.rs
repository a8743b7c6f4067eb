//! A merged map as text with conflict markers: three texts, and markers where they differ.

use super::Merged;
use super::three::{Side, Three};
use crate::diff::common;
use crate::format::print;

/// How conflicts are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// What stands behind the markers.
    pub labels: Three<String>,
    /// How many characters a marker has: 7, if nothing else is asked for.
    pub size: usize,
}

impl Merged {
    /// The canonical text of the merged map, with conflict markers around the lines in which the maps
    /// differ that come of taking one side in all conflicts: ours, the base, theirs. Taking one of the
    /// three everywhere gives that map.
    pub fn marked(&self, marking: &Marking) -> String {
        if self.conflicts.is_empty() {
            return print(&self.document);
        }
        let texts = Three::of(|side| print(&self.as_side(side)));
        let lines = Three::of(|side| texts.get(side).split_inclusive('\n').collect::<Vec<&str>>());
        let mut out = String::with_capacity(texts.ours.len() + texts.theirs.len() / 8);
        let mut from = Three::default();
        for region in regions(&lines) {
            out.extend(lines.ours[from.ours..region.ours.start].iter().copied());
            for (sign, side) in [('<', Side::Ours), ('|', Side::Base), ('=', Side::Theirs)] {
                let label = if sign == '=' { "" } else { marking.labels.get(side) };
                marking.mark(sign, label, &mut out);
                out.extend(lines.get(side)[region.get(side).clone()].iter().copied());
            }
            marking.mark('>', &marking.labels.theirs, &mut out);
            from = Three::of(|side| region.get(side).end);
        }
        out.extend(lines.ours[from.ours..].iter().copied());
        out
    }
}

impl Marking {
    fn mark(&self, sign: char, label: &str, out: &mut String) {
        out.extend(std::iter::repeat_n(sign, self.size));
        // A label is one line, whatever a branch is called.
        let label = label.lines().next().unwrap_or_default();
        if !label.is_empty() {
            out.push(' ');
            out.push_str(label);
        }
        out.push('\n');
    }
}

type Region = Three<std::ops::Range<usize>>;

/// Where three texts differ.
fn regions(lines: &Three<Vec<&str>>) -> Vec<Region> {
    let partner = |side: Side| {
        let mut partner = vec![None; lines.base.len()];
        for (base, other) in common(&lines.base, lines.get(side)) {
            partner[base] = Some(other);
        }
        partner
    };
    let (ours, theirs) = (partner(Side::Ours), partner(Side::Theirs));
    let mut regions = Vec::new();
    let mut from: Three<usize> = Three::default();
    for base in 0..=lines.base.len() {
        let end = match (ours.get(base), theirs.get(base)) {
            (Some(Some(ours)), Some(Some(theirs))) => Three { base, ours: *ours, theirs: *theirs },
            (None, _) => Three::of(|side| lines.get(side).len()),
            _ => continue,
        };
        let region = Three::of(|side| *from.get(side)..*end.get(side));
        let text = Three::of(|side| &lines.get(side)[region.get(side).clone()]);
        if text.ours != text.base || text.theirs != text.base {
            let floor = regions.last().map_or(0, |last: &Region| last.base.end);
            regions.push(raised(region, floor, lines));
        }
        from = Three::of(|side| end.get(side) + 1);
    }
    regions
}

/// The same region, moved up where that makes it begin with what its end closes: a whole card, and
/// not the end of one and the start of the next. It stays behind line `floor` of the base.
fn raised(region: Region, floor: usize, lines: &Three<Vec<&str>>) -> Region {
    let mut raised = region.clone();
    loop {
        if Side::ALL.iter().all(|side| is_whole(&lines.get(*side)[raised.get(*side).clone()])) {
            return raised;
        }
        let can_rise = raised.base.start > floor
            && Side::ALL.iter().all(|side| {
                let (range, lines) = (raised.get(*side), lines.get(*side));
                range.is_empty() || lines[range.start - 1] == lines[range.end - 1]
            });
        if !can_rise {
            return region;
        }
        raised = Three::of(|side| raised.get(side).start - 1..raised.get(side).end - 1);
    }
}

/// Whether lines neither close what is opened above them nor open what is closed below.
fn is_whole(lines: &[&str]) -> bool {
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return true };
    let closes = |line: &str| line.trim_start().starts_with([')', ']']);
    let least = lines.iter().filter(|line| line.trim() != "").map(indent).min();
    !closes(first) && indent(first) == indent(last) && Some(indent(first)) == least
}
