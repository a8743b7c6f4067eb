//! A large map is read from two places at once: from its start, and from a stage near its middle.
//!
//! Whether the second place is what it looks like is not known beforehand: the same lines may stand
//! in a text or a comment. So the reader that comes from the start takes over what the other one has
//! read only where it arrives there with the same things open around it, and reads on by itself
//! where it does not, or where there is any fault.

use std::ops::Range;

use super::comments::{Anchor, Comments};
use super::document::Document;
use super::fault::Fault;
use super::lexer::{Kind, Lexer, Token};
use super::migrate::FORMAT;
use super::reader::{MAX_CARDS, Reader};
use super::recover::Segment;
use super::{MAX_FILE_BYTES, read};
use crate::journey::{Field, Handle, Journey, List, Node, Stage};

/// Smaller texts are read sooner than a second reader is ready.
const WORTH: usize = 256 << 10;

/// The end of a stage and the start of the next one in canonical text, without comments.
const BETWEEN: &str = "\n        ),\n        Stage(";
/// From there to the start of the next stage.
const TO_NEXT: usize = BETWEEN.len() - "Stage(".len();

/// Where a text can be read from a second place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seam(u32);

/// What was read from a seam to the end of the stages.
pub struct Rest<'a> {
    stages: Vec<Stage>,
    comments: Comments,
    /// How many handles were given to it.
    handles: u32,
    cards: usize,
    ordered: bool,
    lexer: Lexer<'a>,
    token: Token,
    previous: Token,
}

/// A seam, and how to come by what was read from there.
pub(super) struct Awaited<'a> {
    pub(super) seam: Seam,
    pub(super) rest: Box<dyn FnOnce() -> Option<Rest<'a>> + 'a>,
}

/// Where a text that is worth it can be read from a second place, so that both take about as long.
pub fn seam(text: &str) -> Option<Seam> {
    if !(WORTH..=MAX_FILE_BYTES).contains(&text.len()) {
        return None;
    }
    seam_in(text, text.len() / 2..text.len() * 4 / 5)
}

/// The first place in a part of a text at which it can be read from a second place.
fn seam_in(text: &str, range: Range<usize>) -> Option<Seam> {
    let edge = |from: usize| (from..text.len()).find(|at| text.is_char_boundary(*at));
    let start = edge(range.start)?;
    let found = text.get(start..edge(range.end)?)?.find(BETWEEN)?;
    u32::try_from(start + found + TO_NEXT).ok().map(Seam)
}

/// Reads from a seam to the end of the stages; `None` where it is not sure what stands there.
pub fn read_rest(text: &str, seam: Seam) -> Option<Rest<'_>> {
    let mut reader = Reader::new(text, false, &[]);
    reader.lexer.jump(seam.0 as usize);
    reader.path.push(Segment::Field(Field::Stages));
    // Those of the map and of its stages. Where they stand is told of faults alone.
    let open = Token { kind: Kind::Open, start: 0, end: 0 };
    reader.brackets = vec![open; 2];
    reader.advance();
    let mut stages = Vec::new();
    let read = reader.items(&mut stages, STAGES);
    if read.is_err() || !reader.faults.is_empty() || reader.brackets.len() != 1 {
        return None;
    }
    Some(Rest {
        stages,
        comments: reader.comments,
        handles: reader.handles.count(),
        cards: reader.cards,
        ordered: reader.ordered,
        lexer: reader.lexer,
        token: reader.token,
        previous: reader.previous,
    })
}

/// Reads a map as [`read`] does, while [`read_rest`] reads it from the seam on; `rest` waits for what
/// comes of that.
///
/// # Errors
///
/// As [`read`].
pub fn read_to_seam<'a>(
    text: &'a str,
    seam: Seam,
    rest: impl FnOnce() -> Option<Rest<'a>> + 'a,
) -> Result<Document, Vec<Fault>> {
    let mut reader = Reader::new(text, false, &[]);
    reader.awaited = Some(Awaited { seam, rest: Box::new(rest) });
    match reader.read() {
        Ok(reading) if reader.format == FORMAT => Ok(reading.into()),
        // What is wrong, or older, is read as a whole.
        _ => read(text),
    }
}

const STAGES: Anchor = Anchor::Field(Handle::JOURNEY, Field::Stages);

impl<'a> Reader<'a> {
    /// Whether the token is where the other reader began.
    #[inline]
    pub(super) fn is_at_seam(&self) -> bool {
        self.awaited.as_ref().is_some_and(|awaited| awaited.seam.0 == self.token.start)
    }

    /// At the seam, in a list: takes over what was read from there, to behind the list. False where
    /// the other reader was wrong about what stands there.
    pub(super) fn take_rest(&mut self, list: &mut dyn List, anchor: Anchor) -> bool {
        let Some(awaited) = self.awaited.take() else { return false };
        let is_sound = self.faults.is_empty() && self.lexer.remarks.is_empty();
        if anchor != STAGES || self.brackets.len() != 2 || !is_sound {
            return false;
        }
        match (awaited.rest)() {
            Some(rest) if self.cards + rest.cards <= MAX_CARDS => {
                self.take(rest, list);
                true
            }
            _ => false,
        }
    }

    fn take(&mut self, rest: Rest<'a>, list: &mut dyn List) {
        // It gave handles from the first one on; here they come behind those given so far.
        let before = self.handles.skip(rest.handles);
        let shifted = |handle: Handle| handle.behind(before);
        let mut later = Journey { stages: rest.stages, ..Journey::empty() };
        later.rename_handles(shifted);
        for stage in later.stages {
            // A list of stages takes every stage.
            let _ = list.insert(usize::MAX, Node::Stage(Box::new(stage)));
        }
        self.comments.add(rest.comments.renamed(shifted));
        self.cards += rest.cards;
        self.ordered &= rest.ordered;
        self.lexer = rest.lexer;
        self.token = rest.token;
        self.previous = rest.previous;
        self.brackets.pop();
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::{BETWEEN, Seam, TO_NEXT, read_rest, read_to_seam, seam, seam_in};
    use crate::format::comment_laws::{document_text, gap};
    use crate::format::{Document, print, read};
    use crate::journey::{Journey, Stage, generate};

    /// Every place that looks like a seam.
    fn seams(text: &str) -> Vec<Seam> {
        let places = text.match_indices(BETWEEN);
        places.map(|(at, _)| Seam(u32::try_from(at + TO_NEXT).unwrap())).collect()
    }

    fn is_read_alike(text: &str) {
        let whole = read(text);
        for seam in seams(text) {
            let halves = read_to_seam(text, seam, || read_rest(text, seam));
            assert_eq!(halves, whole, "{seam:?}\n{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_map_is_read_alike_from_every_seam(
            journey in generate::journey(),
            gaps in proptest::collection::vec(gap(), 1..40),
            style in 0..5_usize,
        ) {
            is_read_alike(&print(&read(&document_text(&journey, style, &gaps)).unwrap()));
        }

        #[test]
        fn a_map_with_a_slip_is_told_alike_from_every_seam(
            journey in generate::journey(),
            at in any::<proptest::sample::Index>(),
            slip in proptest::sample::select(&[")", "]", "(", ",", "\"", "x", "/*", "\n        ),\n        Stage("][..]),
        ) {
            let mut text = print(&Document::new(journey));
            let mut at = at.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, slip);
            is_read_alike(&text);
        }
    }

    #[test]
    fn what_only_looks_like_a_seam_is_none() {
        let stage = |id: &str, text: &str| {
            format!(
                "        Stage(\n            id: \"{id}\",\n            title: r#\"{text}\"#,\n        ),\n"
            )
        };
        for false_seam in
            ["x\n        ),\n        Stage(", "\n        ),\n        Stage(id: \"z\"),\n    ],\n"]
        {
            let text = format!(
                "Journey(\n    format: 1,\n    title: \"t\",\n    stages: [\n{}{}    ],\n)\n",
                stage("a", false_seam),
                stage("b", "b")
            );
            assert_eq!(seams(&text).len(), 2);
            assert!(read(&text).is_ok());
            is_read_alike(&text);
        }
    }

    #[test]
    fn a_large_map_has_a_seam_behind_its_middle_and_a_small_one_none() {
        let stages = |count: usize| {
            let journey = Journey::blank();
            let one = Stage { title: "x".repeat(1000), ..Stage::default() };
            print(&Document::new(Journey { stages: vec![one; count], ..journey }))
        };
        assert_eq!(seam(&stages(20)), None);
        let text = stages(600);
        let at = seam(&text).unwrap().0 as usize;
        assert!(text[at..].starts_with("Stage("));
        assert!((text.len() / 2..text.len() * 2 / 3).contains(&at), "{at} of {}", text.len());
        let taken = Cell::new(false);
        let rest = || {
            let rest = read_rest(&text, seam(&text).unwrap());
            taken.set(rest.as_ref().is_some_and(|rest| (200..=300).contains(&rest.stages.len())));
            rest
        };
        assert_eq!(read_to_seam(&text, seam(&text).unwrap(), rest), read(&text));
        assert!(taken.get());
        assert_eq!(seam_in(&text, 0..40), None);
    }
}
