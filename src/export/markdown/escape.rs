//! The one way into a Markdown page: markup as literals, text from a map escaped.
//!
//! What is escaped follows CommonMark 0.31 and GFM; what is harmless where it stands is left as
//! it is, so that prose stays readable in the raw page too.

use std::fmt::Write as _;

use rustc_hash::FxHashSet;

use crate::journey::is_id;
use crate::text::{is_control, visible};

/// Parts what a reader would join to a link, a mention or a reference.
///
/// GFM finds bare addresses in the text that is left once backslashes and entities are resolved,
/// so neither of those stops it; a node between the two halves does, and shows as nothing.
const BREAK: &str = "<!-- -->";

/// What an anchor leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A stage, by its id.
    Stage,
    /// A card, by its id.
    Card,
}

/// A Markdown page being written.
///
/// [`Page::markup`] takes literals alone; every text that comes from a map goes through another
/// method, and so is escaped for the place where it stands.
pub(super) struct Page {
    out: String,
    anchors: FxHashSet<String>,
}

impl Page {
    pub(super) fn new() -> Self {
        Page { out: String::new(), anchors: FxHashSet::default() }
    }

    /// The whole page.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Markup and words of our own.
    pub(super) fn markup(&mut self, literal: &'static str) -> &mut Self {
        self.out.push_str(literal);
        self
    }

    /// Text from the map, in one line.
    pub(super) fn text(&mut self, untrusted: &str) -> &mut Self {
        escape(&mut self.out, untrusted);
        self
    }

    /// A title from the map; `Untitled` where a file has left it blank.
    pub(super) fn title(&mut self, untrusted: &str) -> &mut Self {
        if untrusted.trim().is_empty() { self.markup("Untitled") } else { self.text(untrusted) }
    }

    /// Text from the map in italics; nothing where it is blank.
    pub(super) fn emphasis(&mut self, untrusted: &str) -> &mut Self {
        if untrusted.trim().is_empty() {
            return self;
        }
        self.markup("*").text(untrusted).markup("*")
    }

    /// A count, as digits.
    pub(super) fn count(&mut self, count: usize) -> &mut Self {
        let _ = write!(self.out, "{count}"); // writing to a string cannot fail
        self
    }

    /// A whole number with a minus sign that is one.
    pub(super) fn integer(&mut self, number: i64) -> &mut Self {
        let sign = if number < 0 { "−" } else { "" };
        let _ = write!(self.out, "{sign}{}", number.unsigned_abs());
        self
    }

    /// A number in its shortest form.
    pub(super) fn number(&mut self, number: f64) -> &mut Self {
        // Zero has no sign here: -0 is 0 in a map's own text too.
        let sign = if number < 0.0 { "−" } else { "" };
        let _ = write!(self.out, "{sign}{}", number.abs());
        self
    }

    /// An emotion as a signed figure: `+1`, `0`, `−2`.
    pub(super) fn emotion(&mut self, value: i64) -> &mut Self {
        if value > 0 {
            self.markup("+");
        }
        self.integer(value)
    }

    /// A place to be led to; only the first of two with the same name, as in the map.
    pub(super) fn anchor(&mut self, target: Target, id: &str) -> &mut Self {
        let name = anchor_name(target, id);
        if !self.anchors.contains(&name) {
            let _ = write!(self.out, "<a id=\"{name}\"></a>");
            self.anchors.insert(name);
        }
        self
    }

    /// A title from the map that leads to a place in this page.
    pub(super) fn jump(&mut self, target: Target, id: &str, title: &str) -> &mut Self {
        self.open_link();
        self.title(title);
        let _ = write!(self.out, "](#{})", anchor_name(target, id));
        self
    }

    /// A link from the map, with its title or its own address as what is read.
    ///
    /// Only `http`, `https` and `mailto` lead anywhere; others are shown as text.
    pub(super) fn link(&mut self, title: Option<&str>, url: &str) -> &mut Self {
        let url = url.trim();
        let title = title.filter(|title| !title.trim().is_empty());
        if !leads_out(url) {
            if let Some(title) = title {
                self.text(title).markup(": ");
            }
            return self.text(url);
        }
        if title.is_none() && url.chars().all(stands_in_autolink) {
            self.out.push('<');
            self.out.push_str(url);
            self.out.push('>');
            return self;
        }
        self.open_link();
        self.text(title.unwrap_or(url)).markup("](");
        encode(&mut self.out, url);
        self.out.push(')');
        self
    }

    /// Text from the map as a part of a line; unlike [`Page::text`] with the space at its ends.
    pub(super) fn part(&mut self, untrusted: &str) -> &mut Self {
        if untrusted.trim().is_empty() {
            return if untrusted.is_empty() { self } else { self.markup(" ") };
        }
        if untrusted.starts_with(' ') {
            self.markup(" ");
        }
        self.text(untrusted);
        if untrusted.ends_with(' ') { self.markup(" ") } else { self }
    }

    /// A comment that no reader shows, in a line of its own, by which a program finds what follows.
    pub(super) fn mark(&mut self, name: &str) -> &mut Self {
        self.out.push_str("<!-- wayband:diff ");
        let mut before = None;
        for c in visible(name).chars() {
            // Nothing in it may end the comment.
            match c {
                '<' | '>' => {
                    let _ = write!(self.out, "%{:02X}", u32::from(c));
                }
                '-' if before == Some('-') => self.out.push_str("%2D"),
                c => self.out.push(c),
            }
            before = Some(c);
        }
        self.out.push_str(" -->\n");
        self
    }

    /// How many characters it has.
    pub(super) fn length(&self) -> usize {
        self.out.chars().count()
    }

    /// Puts another page behind this one.
    pub(super) fn append(&mut self, other: &Page) {
        self.out.push_str(&other.out);
    }

    /// Ends a table's cell, with the space a filled one needs.
    pub(super) fn close_cell(&mut self) {
        self.out.push_str(if self.out.ends_with(' ') { "|" } else { " |" });
    }

    fn open_link(&mut self) {
        if self.out.ends_with('!') {
            self.out.push_str(BREAK); // or the link would be a picture
        }
        self.out.push('[');
    }
}

fn anchor_name(target: Target, id: &str) -> String {
    let prefix = match target {
        Target::Stage => "stage-",
        Target::Card => "card-",
    };
    if is_id(id) {
        return format!("{prefix}{id}");
    }
    // A file that needs mending may hold any text as an id.
    let mut name = prefix.to_owned();
    for c in id.chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' {
            name.push(c);
        } else {
            let _ = write!(name, "_{:x}_", c as u32);
        }
    }
    name
}

fn escape(out: &mut String, untrusted: &str) {
    let shown = visible(untrusted);
    // Space at the edges would make code blocks, hard breaks or broken emphasis.
    let text = shown.trim();
    let closing_hashes = text.trim_end_matches('#').len();
    // `# Title {.x}` gives a heading attributes, in some readers behind a backslash too.
    let closing_brace = (text.ends_with('}') && text.contains('{')).then(|| text.len() - 1);
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let place = Place { text, at, before, next: rest.chars().next(), rest, closing_hashes };
        if place.parts_before(c) {
            out.push_str(BREAK);
        }
        if place.is_markup(c) {
            out.push('\\');
        }
        if closing_brace == Some(at) {
            out.push_str("&#125;");
        } else {
            out.push(c);
        }
        if place.parts_after(c) {
            out.push_str(BREAK);
        }
        before = Some(c);
    }
}

/// Where a character stands in its text.
struct Place<'a> {
    text: &'a str,
    at: usize,
    before: Option<char>,
    next: Option<char>,
    rest: &'a str,
    /// From here on the text is nothing but `#`, which would close a heading.
    closing_hashes: usize,
}

impl Place<'_> {
    /// Whether a character would be read as markup here.
    fn is_markup(&self, c: char) -> bool {
        match c {
            '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => true,
            '\\' => self.next.is_none_or(|next| next.is_ascii_punctuation()),
            // Between letters it is a letter; elsewhere it emphasises.
            '_' => {
                !(self.before.is_some_and(char::is_alphanumeric)
                    && self.next.is_some_and(char::is_alphanumeric))
            }
            '&' => self.may_be_entity(),
            '#' => self.at == 0 || self.at >= self.closing_hashes,
            '>' | '=' => self.at == 0,
            '-' | '+' => {
                self.at == 0 && self.next.is_none_or(|next| next == c || next.is_whitespace())
            }
            '.' | ')' => self.ends_list_number(),
            // `{{`, `{%` and `{#` are commands of page builders, `{:` is one of kramdown.
            '{' => {
                self.before == Some('{') || self.next.is_some_and(|next| next == '#' || next == ':')
            }
            '%' => self.before == Some('{'),
            _ => false,
        }
    }

    fn may_be_entity(&self) -> bool {
        let name = self.rest.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
        // At the end of the text our own words may bring the semicolon.
        name.is_empty() || name.starts_with(';')
    }

    fn ends_list_number(&self) -> bool {
        (1..=9).contains(&self.at)
            && self.text.as_bytes()[..self.at].iter().all(u8::is_ascii_digit)
            && self.next.is_none_or(char::is_whitespace)
    }

    /// Whether a bare address goes on with this character: `www` before its dot.
    fn parts_before(&self, c: char) -> bool {
        c == '.'
            && self.at >= 3
            && self.text.as_bytes()[self.at - 3..self.at].eq_ignore_ascii_case(b"www")
    }

    /// Whether an address, a mention or a reference goes on behind this character.
    fn parts_after(&self, c: char) -> bool {
        match c {
            ':' => self.rest.starts_with("//"),
            '@' => self.next.is_some_and(|next| !next.is_whitespace()),
            '#' | '!' => self.next.is_some_and(|next| next.is_ascii_digit()),
            _ => false,
        }
    }
}

fn leads_out(url: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        url.len() > scheme.len()
            && url.as_bytes()[..scheme.len()].eq_ignore_ascii_case(scheme.as_bytes())
    })
}

/// Whether a character of an address may stand as it is between `<` and `>`.
fn stands_in_autolink(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!+,;=%".contains(c)
}

/// Writes an address so that it ends where it ends, whatever it holds.
fn encode(out: &mut String, url: &str) {
    for c in url.chars() {
        match c {
            // An entity would be resolved within an address.
            '&' => out.push_str("&amp;"),
            c if stands_in_autolink(c) || c == '\'' || (!c.is_ascii() && !acts(c)) => out.push(c),
            // A host in brackets is an IPv6 address, which must keep them.
            '[' | ']' => {
                out.push('\\');
                out.push(c);
            }
            c => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
        }
    }
}

fn acts(c: char) -> bool {
    is_control(c) || c.is_whitespace()
}

#[cfg(test)]
mod tests;
