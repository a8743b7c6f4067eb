//! One line of changes within a comment.

use super::escape::Page;
use crate::diff::{ElementKind, Line, Phrase, Piece, Rank, Sign};
use crate::text::cut;

/// How many changes of one thing are told; what is left out is counted.
const MAX_PHRASES: usize = 12;

/// The most cells of a title.
const MAX_TITLE: usize = 120;

/// A title as a comment shows it: cut where it is very long.
pub(super) fn short(untrusted: &str) -> String {
    cut(untrusted, MAX_TITLE).to_string()
}

/// A row of the table of what to look at first.
pub(super) fn row(line: &Line) -> Page {
    let mut page = Page::new();
    page.markup("| ").title(&short(&line.thing.title)).markup(" | ");
    place(&mut page, line);
    page.markup(" | ");
    told(&mut page, line);
    page.markup(" |\n");
    page
}

/// An item of the list of the rest.
pub(super) fn item(line: &Line) -> Page {
    let mut page = Page::new();
    page.markup("- ");
    if line.thing.element != ElementKind::Card {
        page.markup(line.thing.element.name()).markup(" ");
    }
    page.markup("**").title(&short(&line.thing.title)).markup("**: ");
    told(&mut page, line);
    page.markup("\n");
    page
}

fn place(page: &mut Page, line: &Line) {
    match (line.thing.element, &line.thing.stage) {
        (ElementKind::Card, Some(stage)) => page.title(&short(&stage.title)),
        (ElementKind::Persona, _) if line.rank == Rank::Lead => page.markup("lead persona"),
        (element, _) => page.markup(element.name()),
    };
}

fn told(page: &mut Page, line: &Line) {
    // Elsewhere the sign before the line says so.
    let word = match line.sign {
        Sign::Added if line.thing.element == ElementKind::Card => "added, ",
        Sign::Moved => "moved ",
        Sign::Added | Sign::First | Sign::Removed | Sign::Changed => "",
    };
    page.markup(word);
    for (at, phrase) in line.phrases.iter().take(MAX_PHRASES).enumerate() {
        if at > 0 {
            page.markup("; ");
        }
        self::phrase(page, phrase);
    }
    let left = line.phrases.len().saturating_sub(MAX_PHRASES);
    if left > 0 {
        page.markup("; and ").count(left).markup(" more");
    }
}

fn phrase(page: &mut Page, phrase: &Phrase) {
    if phrase.grave {
        page.markup("**");
    }
    for piece in &phrase.pieces {
        match piece {
            Piece::Plain(words) => page.part(words),
            Piece::Gone(words) => page.markup("<del>").part(words).markup("</del>"),
            Piece::Came(words) => page.markup("<ins>").part(words).markup("</ins>"),
            Piece::Emotion(Some(emotion)) => page.emotion(*emotion),
            Piece::Emotion(None) => page.markup("unknown"),
        };
    }
    if phrase.grave {
        page.markup("**");
    }
}
