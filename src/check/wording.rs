//! How findings name things: quoted, harmless, and short enough for one line.

use std::borrow::Cow;
use std::fmt;

use crate::journey::{Card, Lane, Opportunity, Persona, Role, Stage};
use crate::text::visible;

/// The most characters of a text of the map that a message repeats: a file may hold a title of a
/// megabyte, and a hundred thousand findings about it.
const QUOTED: usize = 60;

fn shown(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(QUOTED) {
        None => visible(text),
        Some((end, _)) => Cow::Owned(format!("{}…", visible(&text[..end]))),
    }
}

/// An id, path or other value as it stands in the file: `` `desk` ``.
pub(super) struct Code<'a>(pub &'a str);

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", shown(self.0))
    }
}

/// A text for people: `"Quote by mail"`.
pub(super) struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", shown(self.0))
    }
}

/// An element by its title, by its id where the title is blank: `the card "Quote by mail"`.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    word: &'static str,
    title: &'a str,
    id: &'a str,
}

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (is_blank(self.title), is_blank(self.id)) {
            (false, _) => write!(f, "the {} {}", self.word, Quoted(self.title)),
            (true, false) => write!(f, "the {} {}", self.word, Code(self.id)),
            (true, true) => write!(f, "a {} without a title", self.word),
        }
    }
}

pub(super) fn card(card: &Card) -> Named<'_> {
    Named { word: "card", title: &card.title, id: &card.id }
}

pub(super) fn stage(stage: &Stage) -> Named<'_> {
    Named { word: "stage", title: &stage.title, id: &stage.id }
}

pub(super) fn lane(lane: &Lane) -> Named<'_> {
    Named { word: "lane", title: &lane.title, id: &lane.id }
}

pub(super) fn persona(persona: &Persona) -> Named<'_> {
    Named { word: "persona", title: &persona.name, id: &persona.id }
}

pub(super) fn role(role: &Role) -> Named<'_> {
    Named { word: "role", title: &role.name, id: &role.id }
}

pub(super) fn opportunity(opportunity: &Opportunity) -> Named<'_> {
    Named { word: "opportunity", title: &opportunity.title, id: "" }
}

/// Whether there is nothing to read in a text: white space and invisible marks alone.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || crate::text::is_control(c))
}

#[cfg(test)]
mod tests {
    use super::{Code, Quoted, card, is_blank};
    use crate::journey::Card;

    #[test]
    fn text_of_the_map_is_harmless_and_short() {
        assert_eq!(Code("a\x1b[2J").to_string(), "`a\\u{1b}[2J`");
        assert_eq!(Quoted("a\nb").to_string(), "\"a\\nb\"");
        let long = Quoted(&"ä".repeat(1_000)).to_string();
        assert_eq!(long, format!("\"{}…\"", "ä".repeat(60)));
        assert_eq!(Code(&"x".repeat(60)).to_string(), format!("`{}`", "x".repeat(60)));
    }

    #[test]
    fn a_thing_is_named_by_title_else_by_id() {
        let named = |title: &str, id: &str| {
            let it = Card { title: title.into(), id: id.into(), ..Card::default() };
            card(&it).to_string()
        };
        assert_eq!(named("Quote by mail", "quote"), "the card \"Quote by mail\"");
        assert_eq!(named(" ", "quote"), "the card `quote`");
        assert_eq!(named("", ""), "a card without a title");
    }

    #[test]
    fn invisible_marks_alone_are_blank() {
        assert!(is_blank("") && is_blank(" \t\u{a0}") && is_blank("\u{200b}\u{feff}"));
        assert!(!is_blank(" . ") && !is_blank("👩\u{200d}💻"));
    }
}
