//! Changes between tokens: what libFuzzer changes byte by byte is seldom still a map.

use crate::scan::pieces;

/// What may be put in anywhere.
const SCRAPS: &[&str] = &[
    "// line\n",
    "// \"*/ ü\n",
    "// cr \r\r\n",
    "\r",
    "//\n",
    "/* block */",
    "/* /* nested \" */ // */",
    "/*\n\n  two\r\n lines */",
    "/**/",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{2028}",
    "Some(",
    "None",
    ")",
    "(",
    "]",
    "[",
    ",",
    ":",
    "\"",
    "\\",
    "\"\"",
    "r#\"a\"b\"#",
    "r#",
    "-0",
    "1e16",
    "-2",
    "0x1F",
    "1_0.5",
    "NaN",
    "true",
    "tags: [\"x\"],",
    "notes: [],",
    "state: Current,",
    "kind: Practitioner,",
    "votes: 0,",
    "side: Provider,",
    "emotion: None,",
    "moment_of_truth: false,",
    "personas: [Persona(id: \"p\", name: \"P\")],",
    "metrics: [Metric(name: \"m\", value: 1.5)],",
    "Activity(id: \"c\", lane: \"l\", title: \"C\"),",
    "#![enable(implicit_some)]",
    "<<<<<<< a\n",
    "\u{feff}",
    "“",
];

/// Numbers that follow from a seed; libFuzzer wants the same change for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        // Knuth's MMIX generator; its high bits are the good ones.
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// One to four changes at the edges of tokens; `None` where the data is no text.
pub fn mutated(data: &[u8], seed: u32) -> Option<String> {
    let mut text = std::str::from_utf8(data).ok()?.to_owned();
    let mut dice = Dice(u64::from(seed));
    for _ in 0..=dice.below(4) {
        text = changed(&text, &mut dice);
    }
    Some(text)
}

fn changed(text: &str, dice: &mut Dice) -> String {
    let pieces = pieces(text);
    let edge = |dice: &mut Dice| match pieces.get(dice.below(pieces.len() + 1)) {
        Some(piece) if dice.below(2) == 0 => piece.start,
        Some(piece) => piece.start + piece.text.len(),
        None => text.len(),
    };
    let at = edge(dice);
    let (before, after) = text.split_at(at);
    let run = |dice: &mut Dice| {
        let from = dice.below(pieces.len());
        let to = (from + dice.below(8)).min(pieces.len().saturating_sub(1));
        match (pieces.get(from), pieces.get(to)) {
            (Some(from), Some(to)) => from.start..to.start + to.text.len(),
            _ => 0..0,
        }
    };
    match dice.below(8) {
        0..=3 => format!("{before}{}{after}", SCRAPS[dice.below(SCRAPS.len())]),
        4 => {
            let run = run(dice);
            format!("{}{}", &text[..run.start], &text[run.end..])
        }
        5 => format!("{before}{}{after}", &text[run(dice)]),
        6 => {
            let (run, other) = (run(dice), run(dice));
            format!("{}{}{}", &text[..run.start], &text[other], &text[run.end..])
        }
        _ => {
            let run = run(dice);
            format!(
                "{}{}{}",
                &text[..run.start],
                SCRAPS[dice.below(SCRAPS.len())],
                &text[run.end..]
            )
        }
    }
}
