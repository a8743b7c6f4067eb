//! Two versions of a prose, word by word.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::line::Piece;
use super::lines::common;

/// How many words that stayed are shown beside those that did not.
const CONTEXT: usize = 4;
/// A prose of more words than this is not looked into.
const MAX_WORDS: usize = 400;

/// A run of words that stayed, or that were put in the place of others.
enum Run {
    Same(Range<usize>),
    Other { gone: Range<usize>, came: Range<usize> },
}

/// What changed in a prose; long runs of words that stayed are cut short. `None` where so little
/// stayed that both are better read whole.
pub(super) fn word_by_word(old: &str, new: &str) -> Option<Vec<Piece>> {
    let (old, new) = (words(old)?, words(new)?);
    let runs = runs(&old, &new);
    let kept = |run: &Run| match run {
        Run::Same(range) => count(&old[range.clone()]),
        Run::Other { .. } => 0,
    };
    if runs.iter().map(kept).sum::<usize>() * 2 < count(&old).max(count(&new)) {
        return None;
    }
    let last = runs.len().saturating_sub(1);
    let mut pieces = Vec::new();
    for (at, run) in runs.into_iter().enumerate() {
        match run {
            Run::Same(range) => {
                pieces.push(Piece::Plain(shortened(&old[range], at > 0, at < last)));
            }
            Run::Other { gone, came } => {
                if !gone.is_empty() {
                    pieces.push(Piece::Gone(old[gone].concat()));
                }
                if !came.is_empty() {
                    pieces.push(Piece::Came(new[came].concat()));
                }
            }
        }
    }
    Some(pieces)
}

/// How many of the parts are words.
fn count(parts: &[&str]) -> usize {
    parts.iter().filter(|part| part.contains(char::is_alphanumeric)).count()
}

/// The words of a text and what stands between them. A date or a compound is one word; scripts
/// without spaces are parted as Unicode has it (UAX 29).
fn words(text: &str) -> Option<Vec<&str>> {
    let mut words: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut before = "";
    for (at, part) in text.split_word_bound_indices() {
        let is_solid = |part: &str| part.bytes().all(|byte| byte.is_ascii_graphic());
        // A full stop or comma at a word's end is none of it.
        let ends = text[at + part.len()..].chars().next().is_none_or(char::is_whitespace);
        let is_mark = ends && !part.contains(char::is_alphanumeric);
        let joins = is_solid(before) && is_solid(part) && !is_mark;
        if at > start && !joins {
            words.push(&text[start..at]);
            start = at;
        }
        before = part;
        if words.len() > MAX_WORDS {
            return None;
        }
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    Some(words)
}

fn runs(old: &[&str], new: &[&str]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut from = (0, 0);
    for (o, n) in common(old, new).into_iter().chain([(old.len(), new.len())]) {
        if (o, n) != from {
            runs.push(Run::Other { gone: from.0..o, came: from.1..n });
        }
        if o < old.len() {
            match runs.last_mut() {
                Some(Run::Same(range)) => range.end = o + 1,
                _ => runs.push(Run::Same(o..o + 1)),
            }
        }
        from = (o + 1, n + 1);
    }
    joined(runs, old)
}

/// Two changes with nothing but a space between them read better as one.
fn joined(runs: Vec<Run>, old: &[&str]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        let Run::Other { gone, came } = &run else {
            out.push(run);
            continue;
        };
        let is_space =
            |range: &Range<usize>| old[range.clone()].iter().all(|w| w.trim().is_empty());
        match out.as_mut_slice() {
            [.., Run::Other { gone: first, came: second }, Run::Same(space)] if is_space(space) => {
                first.end = gone.end;
                second.end = came.end;
                out.pop();
            }
            _ => out.push(run),
        }
    }
    out
}

/// Words that stayed, with only those left that stand beside a change.
fn shortened(words: &[&str], is_behind: bool, is_before: bool) -> String {
    // A space stands between two words.
    let keep = CONTEXT * 2;
    let head = if is_behind { keep } else { 0 };
    let tail = if is_before { keep } else { 0 };
    if words.len() <= head + tail + 2 {
        return words.concat();
    }
    let (head, tail) = (words[..head].concat(), words[words.len() - tail..].concat());
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

#[cfg(test)]
mod tests {
    use super::word_by_word;
    use crate::diff::line::Piece;

    fn told(old: &str, new: &str) -> Option<String> {
        let write = |piece| match piece {
            Piece::Plain(text) => text,
            Piece::Gone(text) => format!("[-{text}-]"),
            Piece::Came(text) => format!("{{+{text}+}}"),
            Piece::Emotion(_) => String::new(),
        };
        word_by_word(old, new).map(|pieces| pieces.into_iter().map(write).collect())
    }

    #[test]
    fn words_that_changed_stand_among_those_that_stayed() {
        let told = |old, new| told(old, new).unwrap();
        assert_eq!(
            told("From the first round", "From the second round"),
            "From the [-first-]{+second+} round"
        );
        assert_eq!(told("12 interviews", "12 long interviews"), "12 {+long +}interviews");
        assert_eq!(told("Never a word.", "Never a word"), "Never a word[-.-]");
        assert_eq!(
            told("On 2026-05-12, at 9", "On 2026-06-09, at 9"),
            "On [-2026-05-12-]{+2026-06-09+}, at 9"
        );
        assert_eq!(told("開通 申請 書類", "開通 変更 書類"), "開通 [-申請-]{+変更+} 書類");
        assert_eq!(
            told("they ask the desk and wait", "they call a desk and wait"),
            "they [-ask the-]{+call a+} desk and wait",
            "a space alone does not part two changes"
        );
    }

    #[test]
    fn what_stayed_is_cut_short() {
        let long = "one two three four five six seven eight nine ten eleven twelve";
        let told = |old: &str, new: &str| told(old, new).unwrap();
        assert_eq!(
            told(&format!("{long} a b"), &format!("{long} a c")),
            "…ten eleven twelve a [-b-]{+c+}"
        );
        assert_eq!(
            told(&format!("a {long} c"), &format!("b {long} d")),
            "[-a-]{+b+} one two three four…nine ten eleven twelve [-c-]{+d+}"
        );
    }

    #[test]
    fn what_has_little_in_common_is_read_whole() {
        assert_eq!(told("Prices without tax", "Nobody answers the phone"), None);
        assert_eq!(told("", "a"), None);
        let long = "a ".repeat(2000);
        assert_eq!(told(&long, &format!("{long}b")), None);
    }
}
