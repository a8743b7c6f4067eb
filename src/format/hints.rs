//! What to do about a word or sign that no map has at its place.

use super::lexer::Kind;

/// A value that was expected, as messages name it.
pub(super) const A_TEXT: &str = "a text in double quotes";
/// A list that was expected, as messages name it.
pub(super) const A_LIST: &str = "a list in `[` and `]`";
/// A field that was expected, as messages name it.
pub(super) const A_NAME: &str = "the name of a field";

/// What to do where something else was expected than what was found; `None` where there is no
/// telling.
pub(super) fn hint(expected: &str, kind: Kind, found: &str) -> Option<String> {
    let hint = match kind {
        Kind::Quoted => STRAIGHT,
        Kind::Stray => of_sign(found)?,
        Kind::Word if is_nothing(found) => "leave the field out where nothing is known",
        Kind::Word if found == "True" => "write `true`",
        Kind::Word if found == "False" => "write `false`",
        Kind::Word if found == "Some" => return None,
        Kind::Word | Kind::Number if expected == A_TEXT => "write it in double quotes: \"...\"",
        Kind::Number if expected == A_NAME => {
            "write a number with a point, and a text in double quotes"
        }
        Kind::Text if expected == A_NAME => "write fields as `name: value`, names without quotes",
        Kind::Text if expected == A_LIST => "write it in brackets: [\"...\"]",
        Kind::Text if expected.contains("number") || expected.starts_with("`true`") => {
            "write it without quotes"
        }
        Kind::Open if found == "{" => "write `(` and `)` around fields, `[` and `]` around items",
        _ => return None,
    };
    Some(hint.to_owned())
}

const STRAIGHT: &str = "texts stand in straight double quotes: \"...\"";

/// What other languages write for a value that is not there.
fn is_nothing(word: &str) -> bool {
    ["null", "nil", "none", "undefined", "None"].contains(&word)
}

fn of_sign(found: &str) -> Option<&'static str> {
    Some(match found.chars().next()? {
        c if is_foreign_quote(c) => STRAIGHT,
        '#' | '/' => "comments start with `//`",
        '；' | ';' | '，' | '、' => "write a plain comma",
        '：' | '（' | '）' | '［' | '］' | '【' | '】' => {
            "write the plain sign: `:`, `(`, `)`, `[` or `]`"
        }
        '+' => "a text stands on one line, in one pair of quotes",
        c if is_invisible(c) => "delete this invisible character",
        _ => return None,
    })
}

/// Whether a character is a quote that no text of RON stands in.
pub(super) fn is_foreign_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '「' | '」' | '`' | '\'')
}

/// Whether a character looks like a blank, or like nothing, and is none to RON.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{ad}' | '\u{180e}' | '\u{2000}'..='\u{200d}' | '\u{202f}' | '\u{205f}'
    ) || matches!(c, '\u{2060}'..='\u{2064}' | '\u{3000}' | '\u{feff}')
}

/// The format that a file's first words look like, where it is not a map.
pub(super) fn looks_like(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let first = text.lines().next().unwrap_or_default();
    let word = first.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_-".contains(c));
    let is_word = word.len() < first.len();
    if text.starts_with('{') || (text.starts_with('[') && !is_section(first)) {
        Some("JSON")
    } else if text.starts_with("---") || (is_word && word.starts_with(':')) {
        Some("YAML")
    } else if is_section(first) || (is_word && word.trim_start().starts_with('=')) {
        Some("TOML")
    } else if text.starts_with('<') && !text.starts_with("<<") {
        Some("XML")
    } else if first.starts_with("# ") || first.starts_with("## ") {
        Some("Markdown")
    } else {
        None
    }
}

/// `[name]`, as TOML begins a part.
fn is_section(line: &str) -> bool {
    let inside = line.trim_end().strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    inside.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '['))
}

#[cfg(test)]
mod tests {
    use super::looks_like;

    #[test]
    fn other_formats_are_known_by_their_first_words() {
        for (text, format) in [
            ("{\"format\": 1}", Some("JSON")),
            ("[{}]", Some("JSON")),
            ("[1, 2]", Some("JSON")),
            ("---\ntitle: A", Some("YAML")),
            ("title: A map", Some("YAML")),
            ("title = \"A\"", Some("TOML")),
            ("[journey]\ntitle = 1", Some("TOML")),
            ("[[stages]]", Some("TOML")),
            ("<?xml?>", Some("XML")),
            ("<<<<<<< ours", None),
            ("# A map", Some("Markdown")),
            ("#![enable(implicit_some)]", None),
            ("Config(a: 1)", None),
            ("", None),
        ] {
            assert_eq!(looks_like(text), format, "{text}");
        }
    }
}
