//! Changes as JSON.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::cli::json;
use crate::diff::{
    Change, Changes, Counts, Figures, Low, Lowest, MapDiff, Outcome, Rewriting, Told,
};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    old: &'a str,
    new: &'a str,
    changes: Vec<Entry<'a>>,
    summary: Summary<'a>,
}

/// One change in one file.
#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    kind: &'static str,
    element: &'static str,
    id: Option<&'a str>,
    title: &'a str,
    stage: Option<&'a str>,
    field: Option<&'static str>,
    before: Value<'a>,
    after: Value<'a>,
}

#[derive(Serialize)]
struct Summary<'a> {
    #[serde(flatten)]
    total: Cards,
    files: Vec<File<'a>>,
}

/// How many cards changed, each counted once under its gravest change.
#[derive(Serialize, Default)]
struct Cards {
    cards: usize,
    crossed: usize,
    removed: usize,
    added: usize,
    moved: usize,
    changed: usize,
    reordered: usize,
}

impl Cards {
    fn of(counts: &Counts) -> Self {
        let Counts { crossed, removed, added, moved, changed, reordered, .. } = *counts;
        Cards { cards: counts.cards(), crossed, removed, added, moved, changed, reordered }
    }

    fn add(&mut self, other: &Cards) {
        self.cards += other.cards;
        self.crossed += other.crossed;
        self.removed += other.removed;
        self.added += other.added;
        self.moved += other.moved;
        self.changed += other.changed;
        self.reordered += other.reordered;
    }
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    old_file: Option<&'a str>,
    /// `changed`, `added`, `removed`, `renamed`, `formatting`, `comments`, `unreadable`.
    outcome: &'static str,
    title: Option<&'a str>,
    #[serde(flatten)]
    cards: Cards,
    lowest: Vec<LowestOf<'a>>,
    figures: Option<FiguresOf>,
}

#[derive(Serialize)]
struct LowestOf<'a> {
    stage: &'a str,
    title: &'a str,
    before: Option<i64>,
    after: Option<i64>,
}

#[derive(Serialize)]
struct FiguresOf {
    stages: usize,
    cards: usize,
    lowest: Option<i64>,
}

/// All changes as one line of JSON; `old` and `new` are what the sides are called.
///
/// # Errors
///
/// As [`json::line`].
pub fn report(old: &str, new: &str, maps: &[MapDiff]) -> serde_json::Result<Vec<u8>> {
    let files: Vec<File<'_>> = maps.iter().map(file).collect();
    let mut total = Cards::default();
    files.iter().for_each(|file| total.add(&file.cards));
    let changes = maps.iter().flat_map(entries).collect();
    json::line(&Report { version: 1, old, new, changes, summary: Summary { total, files } })
}

fn file(map: &MapDiff) -> File<'_> {
    let mut file = File {
        file: &map.name,
        old_file: map.old_name.as_deref(),
        outcome: "renamed",
        title: None,
        cards: Cards::default(),
        lowest: Vec::new(),
        figures: None,
    };
    let mut one_sided = |outcome, figures: &'_ Figures| {
        let Figures { stages, cards, ref lowest, .. } = *figures;
        let lowest = lowest.as_ref().map(|(low, _)| *low);
        file.outcome = outcome;
        file.figures = Some(FiguresOf { stages, cards, lowest });
    };
    match &map.outcome {
        Outcome::Same => {}
        Outcome::Rewritten { title, text } => {
            file.outcome = match text {
                Rewriting::Formatting => "formatting",
                Rewriting::Comments | Rewriting::Both => "comments",
            };
            file.title = Some(title);
        }
        Outcome::Changed(changes) => {
            file.outcome = "changed";
            file.title = Some(&changes.title);
            file.cards = Cards::of(&changes.counts());
            file.lowest = lowest(changes);
        }
        Outcome::Added(figures) => {
            one_sided("added", figures);
            file.title = Some(&figures.title);
        }
        Outcome::Removed(figures) => {
            one_sided("removed", figures);
            file.title = Some(&figures.title);
        }
        Outcome::Unread => file.outcome = "unreadable",
    }
    file
}

fn lowest(changes: &Changes) -> Vec<LowestOf<'_>> {
    let low = |low| match low {
        Low::Emotion(emotion) => Some(emotion),
        Low::NoStage | Low::Unknown => None,
    };
    let of = |told: &Lowest| (low(told.before), low(told.after));
    let stages = changes.lowest.iter();
    stages
        .map(|told| {
            let (before, after) = of(told);
            LowestOf { stage: &told.stage.id, title: &told.stage.title, before, after }
        })
        .collect()
}

fn entries(map: &MapDiff) -> Vec<Entry<'_>> {
    let file = map.name.as_str();
    let whole = |kind, title| Entry {
        file,
        kind,
        element: "map",
        id: None,
        title,
        stage: None,
        field: None,
        before: Value(&Told::Nothing),
        after: Value(&Told::Nothing),
    };
    match &map.outcome {
        Outcome::Changed(changes) => changes.iter().map(|change| entry(file, change)).collect(),
        Outcome::Added(figures) => vec![whole("added", &figures.title)],
        Outcome::Removed(figures) => vec![whole("removed", &figures.title)],
        Outcome::Same | Outcome::Rewritten { .. } | Outcome::Unread => Vec::new(),
    }
}

fn entry<'a>(file: &'a str, change: &'a Change) -> Entry<'a> {
    let thing = &change.thing;
    Entry {
        file,
        kind: change.kind.name(),
        element: thing.element.name(),
        id: thing.id.as_deref(),
        title: &thing.title,
        stage: thing.stage.as_ref().map(|stage| stage.id.as_str()),
        field: change.field.map(|field| field.name()),
        before: Value(&change.before),
        after: Value(&change.after),
    }
}

/// What was told, as JSON: a record as an object with the fields of the format.
struct Value<'a>(&'a Told);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Told::Nothing => serializer.serialize_none(),
            Told::Flag(flag) => serializer.serialize_bool(*flag),
            Told::Integer(number) => serializer.serialize_i64(*number),
            // JSON has no word for what is no finite number; a map writes it so.
            Told::Number(number) if !number.is_finite() => serializer.collect_str(number),
            Told::Number(number) => serializer.serialize_f64(*number),
            Told::Text(text) => serializer.serialize_str(text),
            Told::Choice(name) => serializer.serialize_str(name),
            Told::List(items) => serializer.collect_seq(items.iter().map(Value)),
            Told::Record(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (field, held) in fields {
                    map.serialize_entry(field.name(), &Value(held))?;
                }
                map.end()
            }
        }
    }
}
