//! The format told to people: every struct with its fields, from the field tables and a few words to
//! each, so that the manual and `docs/format.md` say what the reader does.

use super::words::one_of;
use crate::journey::{
    Card, CardKind, Choice, Emotion, Field, FieldMut, FieldRef, FieldSpec, Handle, Journey, Lane,
    Link, Metric, Opportunity, Persona, Record, Role, Stage,
};

/// A struct of the format, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructDescription {
    /// What it is called: `Stage`; `Card` for all three kinds.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its fields in the order in which they are written.
    pub fields: Vec<FieldDescription>,
}

/// A field of the format, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDescription {
    /// Its name in a file.
    pub name: &'static str,
    /// A file without it is not a map.
    pub required: bool,
    /// It is written even at its default.
    pub always_written: bool,
    /// What it may hold: `text`, or the words that it may be.
    pub holds: String,
    /// What a file that leaves it out means; `None` where that is nothing.
    pub default: Option<String>,
    /// What it says.
    pub about: &'static str,
}

/// A field and the words to it.
type Words = (Field, &'static str);

/// The words to each struct and to its fields, in their order.
const WORDS: &[(&str, &str, &[Words])] = &[
    (
        "Journey",
        "One customer journey from end to end: the whole map.",
        &[
            (Field::Format, "the format of the file: 1"),
            (Field::Title, "what the journey is called"),
            (Field::State, "the journey as it is, or as it should be"),
            (Field::Service, "the service that is consumed"),
            (Field::Provider, "who provides it"),
            (Field::Consumer, "who consumes it"),
            (Field::Owner, "the id of the role that answers for the map"),
            (Field::AsOf, "when the map held true, in the author's words: \"2026-05\""),
            (
                Field::Lead,
                "the id of the persona whose emotions the cards hold; missing: the first persona",
            ),
            (Field::Summary, "what the journey is about, a line of prose an item"),
            (Field::ComparesTo, "the path of the map that this one is the future of"),
            (Field::Tags, "words to find the map by"),
            (Field::Personas, "who walks the journey"),
            (Field::Roles, "who answers for what on the provider's side"),
            (Field::Lanes, "the rows of the map from top to bottom"),
            (Field::Stages, "the columns of the map in the order of time"),
            (Field::Notes, "decisions and open questions, a line of prose an item"),
        ],
    ),
    (
        "Persona",
        "A consumer of the service as research found them, who walks the journey.",
        &[
            (Field::Id, "its id, which no other persona and no role has"),
            (Field::Name, "what they are called"),
            (Field::About, "who they are, in a line"),
            (Field::Goals, "what they want, a line of prose an item"),
            (Field::Frustrations, "what stands in their way, a line of prose an item"),
            (Field::Quote, "a sentence of theirs"),
            (Field::Notes, "what else there is to say, a line of prose an item"),
        ],
    ),
    (
        "Role",
        "Who answers for something on the provider's side.",
        &[
            (Field::Id, "its id, which no other role and no persona has"),
            (Field::Name, "what the role is called"),
            (Field::Kind, "what the role answers for in its process"),
            (Field::Process, "the process or practice it is about"),
            (Field::Team, "the team that fills it"),
            (Field::Notes, "what else there is to say, a line of prose an item"),
        ],
    ),
    (
        "Lane",
        "A row of the map. Lanes stand in the order Consumer, Band, Provider, at least one of them in \
         the band.",
        &[
            (Field::Id, "its id, which no other lane has"),
            (Field::Title, "what the lane is called"),
            (Field::Visibility, "who can see what stands in it: one side alone, or both"),
            (Field::Side, "whose actions a lane of the band holds; missing: both"),
            (Field::Notes, "what else there is to say, a line of prose an item"),
        ],
    ),
    (
        "Stage",
        "A column of the map: what is done towards one goal of the consumer.",
        &[
            (Field::Id, "its id, which no other stage has"),
            (Field::Title, "what the stage is called"),
            (Field::Step, "the step of the customer journey that it belongs to"),
            (Field::Goal, "what the consumer wants of it"),
            (Field::Notes, "what else there is to say, a line of prose an item"),
            (Field::Cards, "what happens, in the order of time over all lanes together"),
        ],
    ),
    (
        "Card",
        "Something that happens in a stage. The name of its struct says what it is.",
        &[
            (Field::Id, "its id, which no other card of the map has"),
            (Field::Lane, "the id of its lane"),
            (Field::Title, "what it is called"),
            (Field::Actors, "the ids of the personas and roles who act"),
            (Field::Channel, "where it happens"),
            (Field::Duration, "the time spent: `2d 4h`"),
            (Field::Wait, "the time waited before it: `20m`"),
            (Field::Emotion, "how the lead persona feels, from -2 to 2; missing: not known"),
            (Field::Emotions, "how other personas feel"),
            (Field::MomentOfTruth, "whether it decides what the consumer thinks of the whole"),
            (Field::Showstopper, "whether people give up here"),
            (Field::Basis, "what the card rests on"),
            (Field::Research, "the findings it rests on, a line of prose an item"),
            (Field::Thoughts, "what goes through the persona's mind, a line of prose an item"),
            (Field::Pains, "what hurts, a line of prose an item"),
            (Field::Opportunities, "what could be better"),
            (Field::Metrics, "what is measured"),
            (Field::Owner, "the id of the role that is accountable"),
            (Field::Triggers, "the ids of the cards that this one sets in motion"),
            (Field::Journey, "the path of a map that tells the card in detail"),
            (Field::Links, "where to read on"),
            (Field::Tags, "words to find the card by"),
            (Field::Notes, "what else there is to say, a line of prose an item"),
        ],
    ),
    (
        "Emotion",
        "How a persona other than the lead feels at a card.",
        &[(Field::Persona, "the id of the persona"), (Field::Value, "from -2 to 2")],
    ),
    (
        "Opportunity",
        "What could be better at a card.",
        &[
            (Field::Title, "what could be done"),
            (Field::Impact, "how much it would help, from 1 to 5; missing: not judged"),
            (Field::Effort, "how much it would take, from 1 to 5; missing: not judged"),
            (Field::Votes, "how many votes it got"),
            (Field::Status, "how far it has come"),
            (Field::Owner, "the id of the role that takes it on"),
            (Field::Link, "the address of where it is worked on"),
        ],
    ),
    (
        "Metric",
        "A figure that tells how well a card goes.",
        &[
            (Field::Name, "what is measured"),
            (Field::Value, "what was measured; missing: not measured"),
            (Field::Target, "what it should be"),
            (Field::Unit, "what the figures count"),
            (Field::Better, "which way is the good one"),
            (Field::Sample, "how many were asked or counted"),
            (Field::Source, "where the figure is from"),
        ],
    ),
    (
        "Link",
        "Where to read on.",
        &[(Field::Title, "what is found there"), (Field::Url, "the address")],
    ),
];

/// Every struct of the format with its fields.
pub fn describe() -> Vec<StructDescription> {
    let blanks: [&mut dyn Record; 10] = [
        &mut Journey::empty(),
        &mut Persona::default(),
        &mut Role::default(),
        &mut Lane::default(),
        &mut Stage::default(),
        &mut Card::default(),
        &mut Emotion::default(),
        &mut Opportunity::default(),
        &mut Metric::default(),
        &mut Link::default(),
    ];
    blanks.into_iter().map(struct_description).collect()
}

/// The struct of a record in which nothing is filled in.
fn struct_description(blank: &mut dyn Record) -> StructDescription {
    let name = name_of(blank);
    let words = WORDS.iter().find(|(of, ..)| *of == name);
    let (about, words) = words.map_or(("", &[][..]), |(_, about, words)| (*about, *words));
    let specs = blank.fields();
    let fields = specs.iter().map(|spec| field_description(blank, *spec, words)).collect();
    StructDescription { name, about, fields }
}

/// What a record is called, whatever its kind.
fn name_of(record: &dyn Record) -> &'static str {
    let name = record.struct_name();
    if CardKind::NAMES.contains(&name) { "Card" } else { name }
}

fn field_description(blank: &mut dyn Record, spec: FieldSpec, words: &[Words]) -> FieldDescription {
    let item = match blank.get_mut(spec.field) {
        Some(FieldMut::List(list)) => {
            let item = list.push_blank(Handle::JOURNEY);
            let name = name_of(item.record_mut());
            list.clear();
            name
        }
        _ => "",
    };
    let (holds, default) = match blank.get(spec.field) {
        Some(FieldRef::Text(_) | FieldRef::OptionalText(_)) => ("text".to_owned(), None),
        Some(FieldRef::Flag(flag)) => ("`true` or `false`".to_owned(), Some(flag.to_string())),
        Some(FieldRef::Integer(number)) => ("whole number".to_owned(), Some(number.to_string())),
        Some(FieldRef::OptionalInteger(_)) => ("whole number".to_owned(), None),
        Some(FieldRef::Number(_)) => ("number".to_owned(), None),
        Some(FieldRef::Choice(choice)) => {
            let default = choice.chosen().and_then(|index| choice.names().get(index));
            (one_of(choice.names()), default.map(|name| (*name).to_owned()))
        }
        Some(FieldRef::List(list)) if list.holds_texts() => ("list of texts".to_owned(), None),
        Some(FieldRef::List(_)) if item == "Card" => {
            (format!("list of {}", one_of(CardKind::NAMES)), None)
        }
        Some(FieldRef::List(_)) => (format!("list of `{item}`"), None),
        None => (String::new(), None),
    };
    let default = match spec.field {
        _ if spec.required => None,
        Field::Lanes => Some("three lanes".to_owned()),
        _ => default,
    };
    let about = words.iter().find(|(field, _)| *field == spec.field);
    FieldDescription {
        name: spec.field.name(),
        required: spec.required,
        always_written: spec.always_written,
        holds,
        default,
        about: about.map_or("", |(_, about)| about),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{WORDS, describe};
    use crate::format::{print, read};

    const PAGE: &str = include_str!("../../docs/format.md");

    /// The table of a struct as the page has it.
    fn table(of: &super::StructDescription) -> String {
        let mut out = format!(
            "### {}\n\n{}\n\n| field | holds | says |\n| --- | --- | --- |\n",
            of.name, of.about
        );
        for field in &of.fields {
            let mark = if field.required { "*" } else { "" };
            let default = field.default.as_ref().map(|default| format!(", `{default}` by default"));
            let default = default.unwrap_or_default().replace("`three lanes`", "three lanes");
            let (name, holds, about) = (field.name, &field.holds, field.about);
            out.push_str(&format!("| `{name}`{mark} | {holds}{default} | {about} |\n"));
        }
        out
    }

    #[test]
    fn the_page_has_every_struct_and_field_and_nothing_more() {
        let page = PAGE.replace("\r\n", "\n");
        let start = page.find("\n### Journey\n").unwrap_or_default() + 1;
        let end = page.find("\n## Values\n").unwrap_or(page.len());
        let tables: Vec<String> = describe().iter().map(table).collect();
        let wanted = tables.join("\n");
        assert_eq!(&page[start..end], wanted, "docs/format.md should say\n{wanted}");
    }

    #[test]
    fn the_maps_of_the_page_are_canonical() {
        let maps: Vec<&str> = PAGE.split("```ron\n").skip(1).collect();
        assert!(!maps.is_empty());
        for map in maps {
            let map = map.split("```").next().unwrap();
            let document = read(map).unwrap_or_else(|faults| panic!("{faults:#?}\n{map}"));
            assert_eq!(print(&document), map);
        }
    }

    #[test]
    fn every_field_has_its_words_and_no_word_is_to_spare() {
        let described = describe();
        assert_eq!(described.len(), WORDS.len());
        for (told, (name, about, words)) in described.iter().zip(WORDS) {
            assert_eq!(told.name, *name);
            assert!(!about.is_empty());
            let names: Vec<&str> = told.fields.iter().map(|field| field.name).collect();
            let worded: Vec<&str> = words.iter().map(|(field, _)| field.name()).collect();
            assert_eq!(names, worded, "{name}");
            for field in &told.fields {
                assert!(!field.about.is_empty() && !field.holds.is_empty(), "{name}: {field:?}");
                assert!(!field.about.ends_with('.'), "{}", field.about);
            }
        }
    }

    #[test]
    fn every_list_of_structs_names_one_that_is_told() {
        let described = describe();
        let known: BTreeSet<String> =
            described.iter().map(|told| format!("list of `{}`", told.name)).collect();
        let mut lists = described
            .iter()
            .flat_map(|told| &told.fields)
            .filter(|field| field.holds.starts_with("list of ") && field.holds != "list of texts");
        assert!(lists.all(|field| known.contains(&field.holds) || field.name == "cards"));
    }
}
