//! What is read as a map and what is not: odd spellings, bounds, and the many faults of one file.

use ron::extensions::Extensions;

use super::{Fault, MAX_CARDS, MAX_DEPTH, MAX_FILE_BYTES, MAX_TEXT_BYTES, places, print, read};
use crate::journey::{Field, Handle, Journey, Side, State, Step};

fn faults(text: &str) -> Vec<Fault> {
    read(text).err().unwrap_or_default()
}

/// The messages of all faults, each with its line and column.
fn told(text: &str) -> Vec<String> {
    faults(text).iter().map(ToString::to_string).collect()
}

/// Reads a text and looks whether RON's own reader makes the same of it.
fn read_as_ron(text: &str) -> Journey {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut judged: Journey = options.from_str(text).unwrap();
    judged.number();
    let document = read(text).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(format!("{:?}", document.journey), format!("{judged:?}"));
    document.journey
}

#[test]
fn every_spelling_that_ron_reads_is_read() {
    let journey = read_as_ron(
        r###"
        #![enable(implicit_some, unwrap_newtypes)] #![type = "map.rs"] #![schema = r"x"]
        r#Journey ( stages : [ (title: "S", r#id: "s", step: Some(r#CoCreate), cards: [
            Touchpoint(title: r#"a "b" c"#, lane: "l", id: r"\", emotion: Some ( -0x2 ,),
                metrics: [(name: "m", value: 1e3, target: -.5, sample: 0b1_0), Metric(name: "n",
                value: inf, target: Some(NaN), sample: +1i64,), (name: "o", value: 1_0.5f64,
                target: 3)], moment_of_truth: true, journey: None),
            Activity(id: "\x41\xC3\xa9\u{1f4bb}\
                    joined", lane: "line
break", title: "", opportunities: [(title: "o", votes: -9_223_372_036_854_775_808)])
        ]), ], lanes: [Lane(id: "l", title: "L", visibility: Band, side: Consumer)],
        state: Future, format: 0o1, title: "\0\'", owner: "None" )
        "###,
    );
    assert_eq!(journey.state, State::Future);
    assert_eq!(journey.title, "\0'");
    assert_eq!(journey.owner.as_deref(), Some("None"));
    assert_eq!(journey.lanes[0].side, Some(Side::Consumer));
    assert_eq!(journey.stages[0].step, Some(Step::CoCreate));
    let [first, second] = &journey.stages[0].cards[..] else { panic!("two cards") };
    assert_eq!((first.id.as_str(), first.title.as_str()), ("\\", "a \"b\" c"));
    assert_eq!(first.emotion, Some(-2));
    assert_eq!(first.journey, None);
    assert_eq!(first.metrics[0].value, Some(1000.0));
    assert_eq!(first.metrics[0].target, Some(-0.5));
    assert_eq!(first.metrics[0].sample, Some(2));
    assert_eq!(first.metrics[1].value, Some(f64::INFINITY));
    assert!(first.metrics[1].target.is_some_and(f64::is_nan));
    assert_eq!(first.metrics[2].value, Some(10.5));
    assert_eq!(second.id, "Aé💻joined");
    assert_eq!(second.lane, "line\nbreak");
    assert_eq!(second.opportunities[0].votes, i64::MIN);
}

#[test]
fn the_shortest_map_has_the_three_lanes_of_every_map() {
    let document = read("Journey(format:1,title:\"T\")").unwrap();
    let ids: Vec<&str> = document.journey.lanes.iter().map(|lane| lane.id.as_str()).collect();
    assert_eq!(ids, ["consumer", "touchpoints", "provider"]);
    let mut handles: Vec<Handle> = document.journey.lanes.iter().map(|lane| lane.handle).collect();
    handles.sort_unstable();
    handles.dedup();
    assert_eq!(handles.len(), 3);
    assert!(!handles.contains(&Handle::JOURNEY));
    assert!(!handles.contains(&document.handles.clone().fresh()));

    let none = read("Journey(format:1,title:\"T\",lanes:[])").unwrap();
    assert!(none.journey.lanes.is_empty());
    assert_eq!(
        print(&none),
        "Journey(\n    format: 1,\n    title: \"T\",\n    lanes: [],\n    stages: [],\n)\n"
    );
}

#[test]
fn handles_follow_the_field_tables_whatever_the_order_of_the_file() {
    let text = "Journey(stages: [(id: \"s\", title: \"S\", notes: [/* n */ \"n\"])], title: \"T\", format: 1, tags: [\"t\"], lanes: [])";
    let document = read(text).unwrap();
    let mut numbered = document.journey.clone();
    assert_eq!(numbered.number(), document.handles);
    assert_eq!(numbered, document.journey);

    let places = places(text).unwrap();
    let stage = &document.journey.stages[0];
    let found = |needle: &str| text.find(needle).unwrap();
    assert_eq!(places.item(stage.handle).unwrap().offset, found("(id"));
    assert_eq!(places.item(stage.notes[0].handle).unwrap().offset, found("\"n\""));
    assert_eq!(places.value(stage.handle, Field::Title).unwrap().offset, found("\"S\""));
    assert_eq!(places.value(stage.handle, Field::Goal).unwrap().offset, found("(id"));
    assert_eq!(places.item(document.journey.tags[0].handle).unwrap().offset, found("\"t\""));
    assert_eq!(places.value(Handle::JOURNEY, Field::Format).unwrap().column, found("1, tags") + 1);
}

#[test]
fn a_card_kind_stands_at_its_structs_name() {
    let text = "Journey(format: 1, title: \"T\", stages: [(id: \"s\", title: \"S\", cards: [\n Interaction(id: \"c\", lane: \"l\", title: \"C\")])])";
    let document = read(text).unwrap();
    let card = document.journey.stages[0].cards[0].handle;
    let place = places(text).unwrap().value(card, Field::Kind).unwrap();
    assert_eq!((place.line, place.column), (2, 2));
    assert!(places(text).unwrap().item(document.journey.lanes[0].handle).is_none());
}

#[test]
fn values_out_of_range_do_not_stop_a_file_from_being_read() {
    let text = "Journey(format: 0, title: \"\", stages: [(id: \"S S\", title: \"\", cards: [Activity(id: \"c\", lane: \"nowhere\", title: \"a\\nb\", emotion: 99, duration: \"soon\")])])";
    assert_eq!(read_as_ron(text).stages[0].cards[0].emotion, Some(99));
}

#[test]
fn a_newer_format_is_all_that_is_told() {
    for text in [
        "Journey(format: 2, title: 3)",
        "Journey(titel: 3, stages: [Stage(nope: 1)], format: 7)",
        "Journey(format: 2, title: \"never closed",
    ] {
        let found = faults(text);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].message.contains("written by a newer wayband"), "{found:#?}");
        assert_eq!(found[0].path, "format");
    }
}

#[test]
fn a_file_text_and_depth_have_their_bounds() {
    let fits = "x".repeat(MAX_TEXT_BYTES);
    let map = |title: &str| format!("Journey(format: 1, title: \"{title}\")");
    assert!(read(&map(&fits)).is_ok());
    assert_eq!(told(&map(&format!("{fits}x"))), ["1:27: title: this text has more than 1 MiB"]);
    assert_eq!(told(&map(&format!("{fits}\\n"))), ["1:27: title: this text has more than 1 MiB"]);

    let blanks = " ".repeat(MAX_FILE_BYTES - map("T").len());
    assert!(read(&format!("{}{blanks}", map("T"))).is_ok());
    assert_eq!(told(&format!("{}{blanks} ", map("T"))), ["1:1: the file has more than 64 MiB"]);

    let deep = |levels: usize| {
        format!("Journey(x: {}{}, format: 1, title: \"T\")", "[".repeat(levels), "]".repeat(levels))
    };
    assert_eq!(told(&deep(MAX_DEPTH - 1)), ["1:9: `x` is not a field of a Journey"]);
    let too_deep = told(&deep(MAX_DEPTH));
    assert_eq!(too_deep.last().unwrap(), "1:139: this stands more than 128 levels deep");
    assert!(told(&"(".repeat(1_000_000)).len() < 4);
    assert!(told(&format!("Journey(lead: {}", "Some(".repeat(100_000))).len() < 4);
}

#[test]
fn cards_have_their_bound_over_all_stages() {
    let card = "Activity(id:\"c\",lane:\"l\",title:\"\"),";
    let map = |first: usize, second: usize| {
        format!(
            "Journey(format: 1, title: \"T\", stages: [\nStage(id: \"a\", title: \"A\", cards: [{}]),\nStage(id: \"b\", title: \"B\", cards: [{}])])",
            card.repeat(first),
            card.repeat(second)
        )
    };
    assert!(read(&map(MAX_CARDS - 1, 1)).is_ok());
    let column = "Stage(id: \"b\", title: \"B\", cards: [".len() + card.len() + 1;
    assert_eq!(
        told(&map(MAX_CARDS - 1, 3)),
        [format!("3:{column}: stages[1].cards[1]: a map has at most 100000 cards")]
    );
}

#[test]
fn a_file_with_no_end_of_faults_tells_the_first_hundred() {
    let text = format!("Journey(format: 1, title: \"T\", tags: [{}])", "1,".repeat(1_000_000));
    let found = faults(&text);
    assert_eq!(found.len(), 101);
    assert_eq!(found[99].path, "tags[99]");
    assert_eq!(found[100].message, "there is more; these are the first 100 faults");
}

#[test]
fn a_long_name_is_not_repeated_whole() {
    let name = "x".repeat(1_000_000);
    let found = told(&format!("Journey(format: 1, title: \"T\", {name}: 1)"));
    assert_eq!(found, [format!("1:32: `{}…` is not a field of a Journey", "x".repeat(40))]);
}

#[test]
fn comments_beside_an_unclosed_text_do_no_harm() {
    assert_eq!(
        told("Journey(format: 1, title: \"T, // a\n /* b */ tags: [\"x\", /* c */ \"y]) // d\n)"),
        [
            "1:27: title: this text is not closed",
            "2:16: tags: this `[` is not closed before `)` on line 3",
            "2:30: tags[1]: this text is not closed",
        ]
    );
    // The comment stands behind the quote that seems to close the first text.
    assert_eq!(
        told("Journey(format: 1, title: \"T,\n tags: [\" /* c */ x\"])"),
        ["1:27: title: this text is not closed"]
    );
}
