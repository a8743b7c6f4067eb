//! Older formats: the steps by which a map of one is read as a map of today's.
//!
//! A file of an older format is read by the names of its time and is, from then on, a map like any
//! other: its comments and places are those of its text, and it is written in today's format once
//! somebody saves it.

use crate::journey::{CardKind, Choice, Journey, Record};

/// The format that is written.
pub const FORMAT: i64 = 1;

/// All steps, from the oldest format on. There is but one format so far.
pub(super) const MIGRATIONS: &[Migration] = &[];

/// The step from one format to the next.
#[derive(Debug)]
pub(super) struct Migration {
    /// The format it leads on from.
    pub(super) from: i64,
    /// The fields that have another name in the next format.
    pub(super) renamed: &'static [Renamed],
    /// What else changes, once the map is read.
    pub(super) settle: fn(&mut Journey),
}

/// A field that has another name in the next format.
#[derive(Debug)]
pub(super) struct Renamed {
    /// Its struct; `Card` for one of every kind.
    pub(super) of: &'static str,
    /// Its name in the older format.
    pub(super) old: &'static str,
    /// Its name in the next one.
    pub(super) new: &'static str,
}

/// The steps from a format to today's; none where it is today's, or one that no step leads on from.
pub(super) fn steps_from(format: i64, migrations: &[Migration]) -> &[Migration] {
    let first = migrations.iter().position(|migration| migration.from == format);
    first.map_or(&[], |first| &migrations[first..])
}

/// What a field of a record is called today.
pub(super) fn todays_name<'a>(
    migrations: &[Migration],
    record: &dyn Record,
    name: &'a str,
) -> &'a str {
    let mut name = name;
    for migration in migrations {
        let of = record.struct_name();
        let of = if CardKind::NAMES.contains(&of) { "Card" } else { of };
        let renamed = migration.renamed.iter().find(|field| field.of == of && field.old == name);
        name = renamed.map_or(name, |field| field.new);
    }
    name
}

/// Makes a map that was read through some steps one of today's format.
pub(super) fn settle(journey: &mut Journey, steps: &[Migration]) {
    steps.iter().for_each(|step| (step.settle)(journey));
    journey.format = FORMAT;
}

#[cfg(test)]
mod tests {
    use super::{FORMAT, MIGRATIONS, Migration, Renamed};
    use crate::format::{Document, print, read, read_through};
    use crate::journey::{Field, Journey};

    /// Formats that never were. In -1 a stage's goal was its aim, and then its purpose; emotions went
    /// from 1 to 5 until format 1.
    const OLDER: &[Migration] = &[
        Migration {
            from: -1,
            renamed: &[
                Renamed { of: "Stage", old: "aim", new: "purpose" },
                Renamed { of: "Card", old: "where", new: "channel" },
            ],
            settle: |_| {},
        },
        Migration {
            from: 0,
            renamed: &[Renamed { of: "Stage", old: "purpose", new: "goal" }],
            settle: from_one_to_five,
        },
    ];

    fn from_one_to_five(journey: &mut Journey) {
        for card in journey.stages.iter_mut().flat_map(|stage| &mut stage.cards) {
            card.emotion = card.emotion.map(|emotion| emotion - 3);
        }
    }

    fn text(format: &str, goal: &str, channel: &str, emotion: &str) -> String {
        format!(
            "\
// Of the file.
Journey(
    format: {format}, // of its time
    title: \"T\",
    lanes: [],
    stages: [
        Stage(
            id: \"s\",
            title: \"S\",

            // Why they come.
            {goal}: \"Find out\", /* asked */
            cards: [
                Touchpoint(
                    id: \"c\",
                    lane: \"l\",
                    title: \"C\",
                    // Where it happens.
                    {channel}: \"Web\",
                    emotion: {emotion}, // how it feels
                ),
            ],
        ),
    ],
)

// The end.
"
        )
    }

    fn read_older(text: &str) -> Document {
        let reading = read_through(text, true, OLDER).unwrap_or_else(|e| panic!("{e:#?}"));
        Document { journey: reading.journey, comments: reading.comments, handles: reading.handles }
    }

    #[test]
    fn a_map_of_an_older_format_becomes_one_of_todays_with_all_its_comments() {
        let today = text("1", "goal", "channel", "1");
        for older in
            [today.clone(), text("0", "purpose", "channel", "4"), text("-1", "aim", "where", "4")]
        {
            let document = read_older(&older);
            assert_eq!(print(&document), today);
            assert_eq!(document, read(&today).unwrap());
        }
    }

    #[test]
    fn the_format_may_stand_behind_what_depends_on_it() {
        let older = "Journey(stages: [Stage(id: \"s\", title: \"S\", /* a */ aim: \"A\")], \
                     title: \"T\", format: -1)";
        let document = read_older(older);
        assert_eq!(document.journey.stages[0].goal.as_deref(), Some("A"));
        assert_eq!(document.journey.format, FORMAT);
        let reading = read_through(older, true, OLDER).unwrap();
        let stage = reading.journey.stages[0].handle;
        let places = crate::format::Places::new(older, reading.marks);
        let place = places.value(stage, Field::Goal).unwrap();
        assert_eq!(place.offset, older.find("\"A\"").unwrap(), "the place in the file as it is");
    }

    #[test]
    fn faults_are_told_in_the_words_of_the_files_format() {
        let told = |text: &str| -> Vec<String> {
            let faults = read_through(text, false, OLDER).err().unwrap_or_default();
            faults.iter().map(ToString::to_string).collect()
        };
        let fields = "id: \"s\", title: \"S\"";
        let map = |format: &str, field: &str| {
            format!("Journey(title: \"T\", format: {format}, stages: [Stage({fields}, {field})])")
        };
        assert!(told(&map("-1", "aim: \"A\"")).is_empty());
        assert_eq!(
            told(&map("-1", "aim: \"A\", aim: \"B\"")),
            ["1:79: stages[0]: `aim` stands here a second time"]
        );
        for format in ["0", "1"] {
            let column = 67 + format.len();
            assert_eq!(
                told(&map(format, "aim: \"A\"")),
                [format!("1:{column}: stages[0]: `aim` is not a field of a Stage")]
            );
        }
        let newer = told(&map("2", "aim: \"A\""));
        assert_eq!(newer.len(), 1);
        assert!(newer[0].contains("written by a newer wayband"), "{newer:?}");
    }

    #[test]
    fn steps_lead_to_todays_format_without_a_gap() {
        for steps in [OLDER, MIGRATIONS] {
            let from: Vec<i64> = steps.iter().map(|step| step.from).collect();
            let first = FORMAT - steps.len() as i64;
            assert_eq!(from, (first..FORMAT).collect::<Vec<_>>());
        }
    }
}
