//! Texts that ask for more than they should: for the bench, and for the tests.

/// A text of about so many bytes.
pub struct Hostile {
    /// What it is made of.
    pub name: &'static str,
    /// Stands at the start, then the middle over and over, then the end.
    start: &'static str,
    middle: &'static str,
    end: &'static str,
}

const fn of(
    name: &'static str,
    start: &'static str,
    middle: &'static str,
    end: &'static str,
) -> Hostile {
    Hostile { name, start, middle, end }
}

const MAP: &str = "Journey(format: 1, title: \"T\", ";
const TAGS: &str = "Journey(format: 1, title: \"T\", tags: [";
const STAGES: &str = "Journey(format: 1, title: \"T\", stages: [";

/// All of them.
pub const ALL: &[Hostile] = &[
    of("spaces", MAP, " ", ")"),
    of("spaces alone", "", " ", ""),
    of("line breaks", MAP, "\r\n", ")"),
    of("foreign blanks", MAP, "\u{2028}", ")"),
    of("invisible characters", MAP, "\u{feff}", ")"),
    of("quotes", TAGS, "\"", ""),
    of("quotes, a line each", TAGS, "\"\n", "])"),
    of("single quotes", TAGS, "'", ""),
    of("single quotes, a line each", TAGS, "'\n", ""),
    of("foreign quotes", TAGS, "“", "])"),
    of("raw quotes", TAGS, "r#\"", "])"),
    of("raw quotes without end", TAGS, "r\"\n", "r#\"\n"),
    of("hashes", TAGS, "#", "])"),
    of("raw hashes", TAGS, "r####", "])"),
    of("square brackets", "Journey(x: ", "[", ""),
    of("square brackets alone", "", "[", ""),
    of("round brackets", "Journey(title: ", "(", ""),
    of("square brackets closed", TAGS, "]", ""),
    of("wrong brackets closed", TAGS, "}", "])"),
    of("pairs of brackets", TAGS, "[],", "])"),
    of("Some in Some", "Journey(lead: ", "Some(", ""),
    of("stages in stages", "Journey(stages: [", "Stage(id: \"a\", ", ""),
    of("cards in cards", STAGES, "Stage(cards: [Activity(id: \"a\",", ""),
    of("nested comments", MAP, "/*", ""),
    of("ends of comments", MAP, "*/", ")"),
    of("line comments", MAP, "//\n", ")"),
    of("block comments", MAP, "/**/", ")"),
    of("comments of items", TAGS, "\"\",//\n", "])"),
    of("comments above items", TAGS, "//\n\"\",", "])"),
    of("comments before colons", MAP, "/**/", "service: \"s\")"),
    of("a long comment", MAP, "/ * / ", ")"),
    of("a long text", "Journey(format: 1, title: \"", "a", "\")"),
    of("a long escaped text", "Journey(format: 1, title: \"", "\\u{41}", "\")"),
    of("a long raw text", "Journey(format: 1, title: r#\"", "\"", "\"#)"),
    of("texts without end", TAGS, "\"a\\\"\n", "])"),
    of("a long number", "Journey(format: ", "1", ")"),
    of("a long number in parts", "Journey(format: ", "0_", ")"),
    of(
        "a long fraction",
        "Journey(stages: [Stage(cards: [Activity(metrics: [Metric(value: 1.",
        "3",
        ")])])])",
    ),
    of("numbers for texts", TAGS, "1,", "])"),
    of("unknown fields", MAP, "x:1,", ")"),
    of("fields twice", MAP, "title:1,", ")"),
    of("fields twice far away", "Journey(format: 1, tags: [", "\"\",", "]"),
    of("missing commas", TAGS, "\"\" ", "])"),
    of("commas", TAGS, ",", "])"),
    of("colons", TAGS, ":", "])"),
    of("words", TAGS, "a ", "])"),
    of("a long word", MAP, "a", ": 1)"),
    of("a long word with dashes", MAP, "a-", ": 1)"),
    of("backslashes", TAGS, "\\", "])"),
    of("conflicts", "Journey(\n", "<<<<<<< a\n", ")"),
    of("extensions", "#![enable(", "unwrap_newtypes,", ")]Journey()"),
    of("attributes", "", "#![type = \"\"]", "Journey()"),
    of("texts", TAGS, "\"\",", "])"),
    of(
        "personas",
        "Journey(format: 1, title: \"T\", personas: [",
        "Persona(id:\"a\",name:\"\"),",
        "])",
    ),
    of("roles", "Journey(format: 1, title: \"T\", roles: [", "Role(id:\"\",name:\"\"),", "])"),
    of("stages", STAGES, "Stage(id:\"a\",title:\"\"),", "])"),
    of(
        "lanes",
        "Journey(format: 1, title: \"T\", lanes: [",
        "Lane(id:\"a\",title:\"\",visibility:Band),",
        "])",
    ),
    of(
        "triggers",
        "Journey(format: 1, title: \"T\", stages: [Stage(id: \"s\", title: \"S\", cards: [Activity(id: \"c\", lane: \"l\", title: \"C\", triggers: [",
        "\"card-1\",",
        "])])])",
    ),
    of(
        "metrics",
        "Journey(format: 1, title: \"T\", stages: [Stage(id: \"s\", title: \"S\", cards: [Activity(id: \"c\", lane: \"l\", title: \"C\", metrics: [",
        "Metric(name:\"\"),",
        "])])])",
    ),
];

impl Hostile {
    /// The text, of about so many bytes.
    pub fn text(&self, bytes: usize) -> String {
        let mut text = self.start.to_owned();
        if !self.middle.is_empty() {
            text.push_str(&self.middle.repeat(bytes / self.middle.len()));
        }
        if self.name == "fields twice far away" {
            text.push_str(&", tags: 1".repeat(90));
        }
        text.push_str(self.end);
        text
    }
}
