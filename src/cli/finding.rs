//! Findings as people and programs read them, each with its place in a file.

use std::path::Path;

use serde::Serialize;

use super::output::Tone;
use crate::format::{Excerpt, Fault, Position};
use crate::text;

/// The rule that a file breaks which is no valid map.
pub const UNREADABLE: &str = "unreadable";

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The map is wrong.
    Error,
    /// The map is doubtful.
    Warning,
}

/// One finding in one file. Its texts are still untrusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The name of the rule: `unknown-lane`.
    pub rule: &'static str,
    /// How grave it is.
    pub level: Level,
    /// The file's name as it was given, or as it was found in a folder that was given.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// Where in the map: `stages[2].cards[0].emotion`.
    pub path: String,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The line it stands in, shown below it in text.
    #[serde(skip)]
    pub excerpt: Option<Excerpt>,
}

impl Finding {
    /// A fault of a file that is no valid map.
    pub fn unreadable(file: &Path, fault: Fault) -> Self {
        let Fault { position, path, message, hint, excerpt } = fault;
        let Position { line, column, .. } = position;
        let file = file.to_string_lossy().into_owned();
        let level = Level::Error;
        Finding { rule: UNREADABLE, level, file, line, column, path, message, hint, excerpt }
    }

    /// The finding as text, with lines below it for the line of the file, a mark at the place, and
    /// its hint; controls are made visible.
    pub fn text(&self, color: bool) -> String {
        let (level, tone) = match self.level {
            Level::Error => ("error", Tone::Error),
            Level::Warning => ("warning", Tone::Warning),
        };
        let label = tone.paint(&format!("{level}[{}]", self.rule), color);
        let (file, message) = (text::visible(&self.file), text::visible(&self.message));
        let mut out = format!("{file}:{}:{}: {label}: {message}", self.line, self.column);
        if let Some(Excerpt { before, after }) = &self.excerpt {
            let (before, after) = (text::visible(before), text::visible(after));
            let number = self.line.to_string();
            let gutter = " ".repeat(number.len());
            let blanks = " ".repeat(text::width(&before));
            let mark = tone.paint("^", color);
            out.push_str(&format!("\n  {number} | {before}{after}\n  {gutter} | {blanks}{mark}"));
        }
        if let Some(hint) = &self.hint {
            out.push_str("\n  ");
            out.push_str(&Tone::Hint.paint("hint", color));
            out.push_str(": ");
            out.push_str(&text::visible(hint));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Finding, Level};
    use crate::format::{Excerpt, Fault, Position};
    use std::path::Path;

    fn fault() -> Fault {
        Fault {
            position: Position { offset: 9, line: 2, column: 5 },
            path: "title".into(),
            message: "Not a\x07 text.".into(),
            hint: Some("Write\na text.".into()),
            excerpt: None,
        }
    }

    #[test]
    fn the_text_names_the_place_and_hides_no_control() {
        let finding = Finding::unreadable(Path::new("a\u{202e}.ron"), fault());
        assert_eq!(
            finding.text(false),
            "a\\u{202e}.ron:2:5: error[unreadable]: Not a\\u{7} text.\n  hint: Write\\na text."
        );
        assert!(finding.text(true).contains("\x1b[1;31merror[unreadable]\x1b[0m: Not"));
    }

    #[test]
    fn the_line_is_shown_with_a_mark_at_the_place() {
        let excerpt = Excerpt { before: "名\x1b: ".into(), after: "1,".into() };
        let fault = Fault { excerpt: Some(excerpt), hint: None, ..fault() };
        let finding = Finding::unreadable(Path::new("a.ron"), fault);
        let text = finding.text(false);
        let below: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(below, ["  2 | 名\\u{1b}: 1,", "    |           ^"]);
        assert!(finding.text(true).ends_with("^\x1b[0m"));
    }

    #[test]
    fn a_warning_says_so() {
        let finding = Finding {
            level: Level::Warning,
            rule: "no-owner",
            hint: None,
            ..Finding::unreadable(Path::new("a.ron"), fault())
        };
        assert!(finding.text(false).starts_with("a.ron:2:5: warning[no-owner]: "));
        assert!(!finding.text(false).contains("hint"));
    }
}
