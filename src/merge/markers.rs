//! Reading a text with conflict markers back into the versions it was made from.

use super::three::{Side, Three};

/// The fewest characters of a conflict marker.
const LEAST: usize = 7;

/// The versions that a text with conflict markers holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmarked {
    /// The text as each side has it. The base is `None` where a conflict does not tell it.
    pub texts: Three<Option<String>>,
    /// How many places are marked.
    pub places: usize,
}

/// Takes a text with conflict markers apart, those of git's own merge of lines as well as ours, with
/// a base or without. `None` where there is no marker, or where they do not fit together.
pub fn unmarked(text: &str) -> Option<Unmarked> {
    let mut sides = Three::of(|_| String::with_capacity(text.len()));
    let mut has_base = true;
    let mut places = 0;
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let Some(size) = size(line, '<') else {
            // The end of a conflict without its start.
            if size(line, '>').is_some() {
                return None;
            }
            Side::ALL.iter().for_each(|side| sides.get_mut(*side).push_str(line));
            continue;
        };
        places += 1;
        has_base &= place(&mut lines, size, &mut sides)?;
    }
    if places == 0 {
        return None;
    }
    let Three { base, ours, theirs } = sides;
    // A merge of several bases leaves its own conflicts in the base.
    let base = match unmarked(&base) {
        Some(inner) => inner.texts.base,
        None => Some(base),
    };
    let texts = Three { base: base.filter(|_| has_base), ours: Some(ours), theirs: Some(theirs) };
    Some(Unmarked { texts, places })
}

/// Reads one place to its end; says whether it tells the base.
fn place<'a>(
    lines: &mut impl Iterator<Item = &'a str>,
    marker: usize,
    sides: &mut Three<String>,
) -> Option<bool> {
    let mut now = Side::Ours;
    let mut has_base = false;
    for line in lines {
        let is = |sign: char| size(line, sign) == Some(marker);
        match now {
            Side::Ours if is('|') => {
                now = Side::Base;
                has_base = true;
            }
            Side::Ours | Side::Base if is('=') => now = Side::Theirs,
            Side::Theirs if is('>') => return Some(has_base),
            _ if is('<') => return None,
            side => sides.get_mut(side).push_str(line),
        }
    }
    None
}

/// The size of the marker that a line is; `None` where it is none of this sign.
fn size(line: &str, sign: char) -> Option<usize> {
    let size = count(line, sign);
    let rest = &line[size..];
    let ends = rest.is_empty() || rest.starts_with([' ', '\n', '\r']);
    (size >= LEAST && ends).then_some(size)
}

fn count(line: &str, sign: char) -> usize {
    line.chars().take_while(|c| *c == sign).count()
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    fn told(text: &str) -> Option<[Option<String>; 3]> {
        let found = unmarked(text)?.texts;
        Some([found.ours, found.base, found.theirs])
    }

    fn some(texts: [&str; 3]) -> Option<[Option<String>; 3]> {
        Some(texts.map(|text| Some(text.to_owned())))
    }

    #[test]
    fn three_versions_are_told_apart() {
        let text = "a\n<<<<<<< ours\nb\n||||||| base\nc\n=======\nd\n>>>>>>> theirs\ne\n";
        assert_eq!(told(text), some(["a\nb\ne\n", "a\nc\ne\n", "a\nd\ne\n"]));
        let larger = text.replace("<<<<<<<", "<<<<<<<<<").replace("|||||||", "|||||||||");
        let larger = larger.replace("=======", "=========").replace(">>>>>>>", ">>>>>>>>>");
        assert_eq!(told(&larger), told(text));
        assert_eq!(told("<<<<<<<\n|||||||\n=======\nd\n>>>>>>>"), some(["", "", "d\n"]));
    }

    #[test]
    fn two_versions_have_no_base() {
        let text = "a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nd\r\n>>>>>>> x\r\n";
        let [ours, base, theirs] = told(text).unwrap();
        assert_eq!((ours.as_deref(), theirs.as_deref()), (Some("a\r\nb\r\n"), Some("a\r\nd\r\n")));
        assert_eq!(base, None);
    }

    #[test]
    fn a_base_with_conflicts_of_its_own_is_taken_by_its_base() {
        let text = "<<<<<<< x\na\n||||||| y\n<<<<<<<<< p\nb\n||||||||| q\nc\n=========\nd\n>>>>>>>>> r\n=======\ne\n>>>>>>> z\n";
        assert_eq!(told(text), some(["a\n", "c\n", "e\n"]));
    }

    #[test]
    fn what_is_not_whole_is_no_conflict() {
        for text in ["", "a\n", "<<<<<<< x\na\n=======\n", "<<<<<<< x\n<<<<<<< y\n", ">>>>>>> x\n"]
        {
            assert_eq!(told(text), None, "{text}");
        }
        // Seven signs that go on are no marker.
        assert_eq!(told("<<<<<<<x\n"), None);
    }
}
