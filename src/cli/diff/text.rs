//! Changes as text to be read in a terminal or a mail.

use std::fmt::Write as _;

use super::count::{counted, figures, signed};
use crate::cli::output::Tone;
use crate::diff::{
    Changes, ElementKind, Line, Low, Lowest, MapDiff, Outcome, Phrase, Piece, Rank, Sign,
};
use crate::text::{cut, visible, width};

/// The most cells for what a line is about.
const MAX_PLACE: usize = 20;
/// The most cells for a title.
const MAX_TITLE: usize = 40;
/// The most cells beside each other for the table of lowest emotions.
const MAX_TABLE: usize = 100;

/// How the text is to look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whether it is in colour.
    pub color: bool,
    /// How many cells wide it is to be; what cannot be parted is wider.
    pub width: usize,
}

/// One map in one line: its name, and how much changed in it.
pub fn head(map: &MapDiff, color: bool) -> String {
    let name = visible(&map.name);
    let name = match &map.old_name {
        Some(old) => format!("{} → {name}", visible(old)),
        None => name.into_owned(),
    };
    let rest = match &map.outcome {
        Outcome::Same => "renamed".to_owned(),
        Outcome::Rewritten { text, .. } => {
            format!("{} only, nothing in the journey changed", text.words())
        }
        Outcome::Changed(changes) => counted(&changes.counts()),
        Outcome::Added(map) => format!("new map \"{}\": {}", map.title, figures(map)),
        Outcome::Removed(map) => format!("removed map \"{}\": {}", map.title, figures(map)),
        Outcome::Unread => "not compared".to_owned(),
    };
    format!("{}  {}\n", Tone::Strong.paint(&name, color), visible(&rest))
}

/// All that is told of one map. Controls are visible; each line ends with its line end.
pub fn block(map: &MapDiff, look: Look) -> String {
    let mut out = head(map, look.color);
    if let Outcome::Changed(changes) = &map.outcome {
        if changes.lowest_differs() {
            out.push_str(&table(&changes.lowest, look.color));
        }
        out.push_str(&lines(changes, look));
    }
    out
}

/// What the signs mean.
pub fn legend(color: bool) -> String {
    let told: Vec<String> = Sign::ALL
        .iter()
        .map(|sign| {
            let character = sign.character().to_string();
            format!("{} {}", tone(*sign).paint(&character, color), sign.meaning())
        })
        .collect();
    format!("\n{}\n", told.join("  "))
}

fn tone(sign: Sign) -> Tone {
    match sign {
        Sign::First => Tone::Warning,
        Sign::Removed => Tone::Gone,
        Sign::Added => Tone::Came,
        Sign::Moved | Sign::Changed => Tone::Hint,
    }
}

/// The lowest emotions, before and after, with as many stages beside each other as are read well.
fn table(lowest: &[Lowest], color: bool) -> String {
    let title = |stage: &Lowest| cut(&visible(&stage.stage.title), MAX_PLACE).to_string();
    let all: usize = lowest.iter().map(|stage| width(&title(stage)) + 2).sum();
    let differs = |stage: &&Lowest| stage.before != stage.after;
    let shown: Vec<&Lowest> = match all > MAX_TABLE {
        true => lowest.iter().filter(differs).collect(),
        false => lowest.iter().collect(),
    };
    let mut out = String::new();
    let mut rest = shown.as_slice();
    while !rest.is_empty() {
        let mut used = 0;
        let fits = |stage: &&&Lowest| {
            used += width(&title(stage)).max(2) + 2;
            used <= MAX_TABLE
        };
        let count = rest.iter().take_while(fits).count().max(1);
        let (part, behind) = rest.split_at(count);
        rest = behind;
        let mut rows = ["lowest ".to_owned(), "before ".to_owned(), "after  ".to_owned()];
        for stage in part {
            let title = title(stage);
            let room = width(&title).max(2);
            rows[0].push_str(&format!("  {title}{}", " ".repeat(room - width(&title))));
            rows[1].push_str(&format!("  {}", centred(&low(stage.before), room, None, color)));
            let tone = fall_or_rise(stage);
            rows[2].push_str(&format!("  {}", centred(&low(stage.after), room, tone, color)));
        }
        for row in rows {
            out.push_str(row.trim_end());
            out.push('\n');
        }
    }
    out
}

fn low(low: Low) -> String {
    match low {
        Low::NoStage => String::new(),
        Low::Unknown => " ?".to_owned(),
        // As wide as one with a sign, so that they stand below each other.
        Low::Emotion(0) => " 0".to_owned(),
        Low::Emotion(emotion) => signed(emotion),
    }
}

fn fall_or_rise(stage: &Lowest) -> Option<Tone> {
    let (Low::Emotion(before), Low::Emotion(after)) = (stage.before, stage.after) else {
        return None;
    };
    match after.cmp(&before) {
        std::cmp::Ordering::Less => Some(Tone::Gone),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Tone::Came),
    }
}

fn centred(text: &str, room: usize, tone: Option<Tone>, color: bool) -> String {
    let left = room.saturating_sub(width(text)) / 2;
    let right = room.saturating_sub(left + width(text));
    let painted = tone.map_or(text.to_owned(), |tone| tone.paint(text, color));
    format!("{}{painted}{}", " ".repeat(left), " ".repeat(right))
}

fn lines(changes: &Changes, look: Look) -> String {
    let color = look.color;
    let all: Vec<(String, String)> =
        changes.lines.iter().map(|line| (place(line), title(line))).collect();
    let places = all.iter().map(|(place, _)| width(place)).max().unwrap_or_default();
    let titles = all.iter().map(|(_, title)| width(title)).max().unwrap_or_default();
    let mut out = String::new();
    let mut heading = None;
    for (line, (place, title)) in changes.lines.iter().zip(&all) {
        let own = if line.rank.comes_first() { "Look first" } else { "By stage" };
        if heading != Some(own) {
            let gap = if heading.is_none() { "\n" } else { "" };
            let _ = writeln!(out, "{gap}{}", Tone::Strong.paint(own, color));
            heading = Some(own);
        }
        let sign = tone(line.sign).paint(&line.sign.character().to_string(), color);
        let gaps = (" ".repeat(places - width(place)), " ".repeat(titles - width(title)));
        let _ = write!(out, "{sign} {place}{}  {title}{}  ", gaps.0, gaps.1);
        out.push_str(&phrases(line, (places + titles + 6, places + 4), look));
        out.push('\n');
    }
    out
}

/// The phrases of a line, as many beside each other as there is room for; the others stand on rows
/// below. The first row starts at the first column of `starts`, the others at the second.
fn phrases(line: &Line, starts: (usize, usize), look: Look) -> String {
    let mut out = String::new();
    let mut used = starts.0;
    for (at, phrase) in line.phrases.iter().enumerate() {
        let room = width(&told(phrase, false));
        if at > 0 && used + 2 + room > look.width {
            let _ = write!(out, ";\n{}", " ".repeat(starts.1));
            used = starts.1;
        } else if at > 0 {
            out.push_str("; ");
            used += 2;
        }
        out.push_str(&told(phrase, look.color));
        used += room;
    }
    out
}

/// Where the thing stands: the stage of a card; of all else, what it is.
fn place(line: &Line) -> String {
    let word = match (line.thing.element, &line.thing.stage) {
        (ElementKind::Card, Some(stage)) => stage.title.as_str(),
        (ElementKind::Persona, _) if line.rank == Rank::Lead => "lead persona",
        (element, _) => element.name(),
    };
    cut(&visible(word), MAX_PLACE).to_string()
}

fn title(line: &Line) -> String {
    format!("\"{}\"", cut(&visible(&line.thing.title), MAX_TITLE))
}

fn told(phrase: &Phrase, color: bool) -> String {
    let mut out = String::new();
    for piece in &phrase.pieces {
        match piece {
            Piece::Plain(words) if phrase.grave => {
                out.push_str(&Tone::Strong.paint(&visible(words), color));
            }
            Piece::Plain(words) => out.push_str(&visible(words)),
            // The marks stay in colour too: nothing rests on colour alone.
            Piece::Gone(words) => {
                out.push_str(&Tone::Gone.paint(&format!("[-{}-]", visible(words)), color));
            }
            Piece::Came(words) => {
                out.push_str(&Tone::Came.paint(&format!("{{+{}+}}", visible(words)), color));
            }
            Piece::Emotion(Some(emotion)) => out.push_str(&signed(*emotion)),
            Piece::Emotion(None) => out.push_str("unknown"),
        }
    }
    out
}

#[cfg(test)]
mod tests;
