//! Ids: what they look like, how they are made from titles, and where each must be unique.

use super::handle::Handle;
use super::model::Journey;

/// The most characters an id may have.
pub const MAX_ID_CHARS: usize = 64;

/// A set of elements among which every id is unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdSpace {
    /// The stages.
    Stages,
    /// The lanes.
    Lanes,
    /// The cards of the whole map.
    Cards,
    /// Personas and roles together.
    People,
}

/// Whether a text is an id: `[a-z0-9]+(-[a-z0-9]+)*`, at most [`MAX_ID_CHARS`] long.
pub fn is_id(text: &str) -> bool {
    text.len() <= MAX_ID_CHARS
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// Makes an id from a title, in Latin letters, that `taken` does not know; `fallback` (itself an
/// id) where the title has no letter or digit. `-2`, `-3` and so on where it is taken.
pub fn id_from_title(title: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = String::new();
    let mut gap = false;
    for c in deunicode::deunicode(title).chars() {
        if c == '\'' {
            continue;
        }
        if !c.is_ascii_alphanumeric() {
            gap = true;
            continue;
        }
        if id.len() + usize::from(gap) >= MAX_ID_CHARS {
            break;
        }
        if gap && !id.is_empty() {
            id.push('-');
        }
        gap = false;
        id.push(c.to_ascii_lowercase());
    }
    if id.is_empty() {
        id.push_str(fallback);
    }
    unique(&id, taken)
}

fn unique(id: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(id) {
        return id.to_owned();
    }
    let mut count: u64 = 2;
    loop {
        let tail = format!("-{count}");
        let head = &id[..id.len().min(MAX_ID_CHARS - tail.len())];
        let candidate = format!("{}{tail}", head.trim_end_matches('-'));
        if !taken(&candidate) {
            return candidate;
        }
        count += 1;
    }
}

impl Journey {
    /// The ids of a space in document order, each with its element's handle.
    pub fn ids(&self, space: IdSpace) -> Box<dyn Iterator<Item = (&str, Handle)> + '_> {
        match space {
            IdSpace::Stages => Box::new(self.stages.iter().map(|s| (s.id.as_str(), s.handle))),
            IdSpace::Lanes => Box::new(self.lanes.iter().map(|l| (l.id.as_str(), l.handle))),
            IdSpace::Cards => Box::new(self.cards().map(|c| (c.id.as_str(), c.handle))),
            IdSpace::People => Box::new(
                self.personas
                    .iter()
                    .map(|p| (p.id.as_str(), p.handle))
                    .chain(self.roles.iter().map(|r| (r.id.as_str(), r.handle))),
            ),
        }
    }

    /// An id made from a title that no element of the space has yet.
    pub fn fresh_id(&self, space: IdSpace, title: &str) -> String {
        let fallback = match space {
            IdSpace::Stages => "stage",
            IdSpace::Lanes => "lane",
            IdSpace::Cards => "card",
            IdSpace::People => "person",
        };
        id_from_title(title, fallback, |id| self.ids(space).any(|(known, _)| known == id))
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_ID_CHARS, id_from_title, is_id};

    #[test]
    fn ids_are_made_from_titles_of_any_script() {
        let made = |title: &str| id_from_title(title, "card", |_| false);
        assert_eq!(made("Browses the catalogue"), "browses-the-catalogue");
        assert_eq!(made("  Doesn't — know!  "), "doesnt-know");
        assert_eq!(made("Straße 7"), "strasse-7");
        assert_eq!(made("…"), "card");
        assert!(is_id(&made("전입 신고를 한다")));
        assert!(is_id(&made(&"long title ".repeat(20))));
    }

    #[test]
    fn a_taken_id_gets_a_number_and_stays_within_its_length() {
        assert_eq!(id_from_title("A", "card", |id| id == "a" || id == "a-2"), "a-3");
        let long = "x".repeat(80);
        let first = "x".repeat(MAX_ID_CHARS);
        let second = id_from_title(&long, "card", |id| id == first);
        assert_eq!(second.len(), MAX_ID_CHARS);
        assert!(second.ends_with("-2") && is_id(&second));
    }

    #[test]
    fn ids_have_one_shape() {
        for good in ["a", "a-1", "0", "browse-catalogue"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a b", "ä", &"x".repeat(65)] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
