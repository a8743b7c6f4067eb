//! The map as a Markdown page: a hand-out for a workshop.

mod appendix;
mod card;
mod comment;
mod comment_line;
mod comment_sum;
mod decision;
mod directory;
mod escape;
mod grid;
mod line;
mod ranking;
mod severity;
mod stage;

use crate::diff::MapDiff;
use crate::journey::Journey;
use directory::Directory;
use escape::Page;

/// The map as a Markdown page (GFM): a page to decide on, then lists ranked over the whole map,
/// then a section for each stage, then personas, roles and notes.
///
/// The same map always gives the same bytes. Nothing its author wrote acts in the page: texts
/// come out as texts, and only `http`, `https` and `mailto` links lead anywhere. Tags are left
/// out, and so is every heading with nothing under it.
///
/// ```
/// let mut map = wayband::journey::Journey::blank();
/// map.title = "New laptop *for all*".into();
/// assert!(wayband::export::markdown(&map).starts_with("# New laptop \\*for all\\*\n"));
/// ```
pub fn markdown(journey: &Journey) -> String {
    let directory = Directory::of(journey);
    let mut page = Page::new();
    decision::write(&mut page, &directory);
    ranking::write(&mut page, &directory);
    for column in &directory.columns {
        stage::write(&mut page, &directory, column);
    }
    appendix::write(&mut page, journey);
    page.finish()
}

/// What changed in maps, as a comment on a pull request (GFM), under 60,000 characters; it says what
/// it left out.
///
/// Each map has a mark that no reader shows, by which a program finds the comment again. Nothing the
/// authors of the maps wrote acts in it.
pub fn comment_on(maps: &[MapDiff]) -> String {
    comment::write(maps).finish()
}
