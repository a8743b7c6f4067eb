//! What changed in maps, as a comment on a pull request.

use rustc_hash::FxHashMap;

use super::comment_line::{item, row, short};
use super::comment_sum;
use super::escape::Page;
use crate::diff::{Changes, Line, MapDiff, Outcome, StageName};

/// The most characters of a comment; hosts refuse longer ones.
const MAX_CHARS: usize = 60_000;
/// What the sentences about what was left out may take, of a map or of the whole.
const RESERVE: usize = 400;

/// The whole comment.
pub(super) fn write(maps: &[MapDiff]) -> Page {
    let mut page = Page::new();
    if maps.is_empty() {
        page.markup("<!-- wayband:diff -->\nNothing changed in any map.\n");
        return page;
    }
    let heads: Vec<Page> = maps.iter().map(head).collect();
    // Every map is named before any is told in full, as far as there is room.
    let mut room = MAX_CHARS - RESERVE;
    let named = heads
        .iter()
        .take_while(|head| {
            let length = head.length() + 1;
            let fits = length <= room;
            room = room.saturating_sub(length);
            fits
        })
        .count();
    for (at, (head, map)) in heads.iter().zip(maps).take(named).enumerate() {
        if at > 0 {
            page.markup("\n");
        }
        page.append(head);
        if let Outcome::Changed(changes) = &map.outcome {
            let body = body(changes, room);
            room = room.saturating_sub(body.length());
            page.append(&body);
        }
    }
    let left = maps.len() - named;
    if left > 0 {
        page.markup("\nLeft out, as a comment has no more room: ").count(left);
        page.markup(if left == 1 { " more map.\n" } else { " more maps.\n" });
    }
    page
}

/// The mark and the line that sums up.
fn head(map: &MapDiff) -> Page {
    let mut page = Page::new();
    page.mark(&map.name);
    comment_sum::write(&mut page, map);
    page
}

/// The table and the list, as much of them as there is room for.
fn body(changes: &Changes, room: usize) -> Page {
    let mut page = Page::new();
    let Some(mut room) = room.checked_sub(RESERVE) else {
        left_out(&mut page, changes.lines.len());
        return page;
    };
    let first: Vec<&Line> = changes.lines.iter().filter(|l| l.rank.comes_first()).collect();
    if !first.is_empty() {
        page.markup("\n| Look first | Stage | Change |\n|---|---|---|\n");
        let rows = first.iter().map(|line| row(line));
        let told = append_those_that_fit(&mut page, rows, &mut room);
        left_out(&mut page, first.len() - told);
    }
    let groups = by_stage(changes);
    let rest: usize = groups.iter().map(|(_, lines)| lines.len()).sum();
    if rest == 0 {
        return page;
    }
    page.markup("\n<details><summary>By stage: ").count(rest);
    page.markup(if rest == 1 { " change" } else { " changes" }).markup("</summary>\n");
    let mut told = 0;
    for (title, lines) in groups {
        let mut heading = Page::new();
        heading.markup("\n**").title(&short(title)).markup("**\n\n");
        let mut items = lines.into_iter().map(item);
        let Some(one) = items.next() else { continue };
        heading.append(&one);
        let pages = [heading].into_iter().chain(items);
        told += append_those_that_fit(&mut page, pages, &mut room);
    }
    left_out(&mut page, rest - told);
    page.markup("\n</details>\n");
    page
}

/// Puts pages behind one until there is no more room; gives how many were put.
fn append_those_that_fit(
    page: &mut Page,
    pages: impl Iterator<Item = Page>,
    room: &mut usize,
) -> usize {
    let mut count = 0;
    for next in pages {
        let length = next.length();
        if length > *room {
            *room = 0;
            break;
        }
        *room -= length;
        page.append(&next);
        count += 1;
    }
    count
}

fn left_out(page: &mut Page, count: usize) {
    if count > 0 {
        page.markup("\nLeft out, as a comment has no more room: ").count(count);
        page.markup(if count == 1 { " more change.\n" } else { " more changes.\n" });
    }
}

/// The lines that are not to be looked at first, by stage; those of no stage first.
fn by_stage(changes: &Changes) -> Vec<(&str, Vec<&Line>)> {
    let mut by_stage: FxHashMap<Option<&StageName>, Vec<&Line>> = FxHashMap::default();
    for line in changes.lines.iter().filter(|line| !line.rank.comes_first()) {
        by_stage.entry(line.thing.stage.as_ref()).or_default().push(line);
    }
    let stages =
        changes.lowest.iter().map(|stage| (stage.stage.title.as_str(), Some(&stage.stage)));
    [("The whole map", None)]
        .into_iter()
        .chain(stages)
        .filter_map(|(title, stage)| Some((title, by_stage.remove(&stage)?)))
        .collect()
}

#[cfg(test)]
mod tests;
