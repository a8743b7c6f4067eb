//! Where comments go: rules 9 and 10 of the format, by example.

use super::{Anchor, print, read};
use crate::edit::{Edit, apply, put_cards, set};
use crate::journey::{Field, Handle, State, Value};

/// What `fmt` makes of a text; it must be a fixed point.
fn formatted(text: &str) -> String {
    let document = read(text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
    let once = print(&document);
    let again = read(&once).unwrap_or_else(|faults| panic!("{faults:#?}\n{once}"));
    assert_eq!(print(&again), once, "not a fixed point");
    once
}

/// A map around some fields, between `title` and `stages`.
fn map(fields: &str) -> String {
    format!(
        "Journey(\n    format: 1,\n    title: \"T\",\n{fields}    lanes: [],\n    stages: [],\n)\n"
    )
}

#[test]
fn canonical_comments_stay_where_they_are() {
    let text = "\
// Of the file.
/* And this. */
Journey(
    // First in its bracket.
    format: 1, // behind a field

    // Above a field,
    // on two lines.
    title: \"T\", /* one */ // two
    tags: [
        // Above an item.
        \"a\", // behind an item

        /* A block
   unchanged /* inside */
             */
        \"b\",

        // Closing a list.
    ], // behind a list
    personas: [
        Persona(
            id: \"maria\", // id
            name: \"Maria\",
            // Closing an item.
        ), // behind an item
    ],
    lanes: [
        // Closing an empty list.
    ],
    stages: [],

    // Closing the map.
) // behind the map

// At the end.
";
    assert_eq!(formatted(text), text);
}

#[test]
fn comments_behind_an_opening_bracket_lead_what_comes_first() {
    assert_eq!(
        formatted(
            "Journey( // a\n\n // b\nformat: 1, title: \"T\", tags: [ /* c */ \"x\"], lanes: [/* d */], stages: [ // e\n])"
        ),
        "Journey(\n    // a\n    // b\n    format: 1,\n    title: \"T\",\n    tags: [\n        /* c */\n        \"x\",\n    ],\n    lanes: [\n        /* d */\n    ],\n    stages: [\n        // e\n    ],\n)\n"
    );
}

#[test]
fn comments_within_a_field_lead_it() {
    assert_eq!(
        formatted(&map(
            "service /* a */ : // b\n /* c */ Some( /* d */ \"x\" // e\n ) // f\n , // g\n"
        )),
        map(
            "    /* a */\n    // b\n    /* c */\n    /* d */\n    // e\n    // f\n    service: \"x\", // g\n"
        )
    );
}

#[test]
fn comments_within_an_item_lead_it() {
    assert_eq!(
        formatted(&map(
            "// a\npersonas /* b */: [ Persona /* c */ ( // d\nid: \"m\", name: \"M\") /* e */ , /* f */],"
        )),
        map(
            "    // a\n    /* b */\n    personas: [\n        /* c */\n        /* e */\n        Persona(\n            // d\n            id: \"m\",\n            name: \"M\",\n        ), /* f */\n    ],\n"
        )
    );
}

#[test]
fn a_last_entry_without_a_comma_keeps_what_is_behind_it() {
    assert_eq!(
        formatted(&map("tags: [\"a\", \"b\" // b\n // end\n],")),
        map("    tags: [\n        \"a\",\n        \"b\", // b\n        // end\n    ],\n")
    );
    assert_eq!(
        formatted(&map("tags: [\"a\" /* a */],")),
        map("    tags: [\n        \"a\", /* a */\n    ],\n")
    );
}

#[test]
fn a_comment_before_code_on_its_line_leads_that() {
    assert_eq!(
        formatted(&map("tags: [/* a */ \"a\", /* b */ \"b\", /* c\n */ \"c\", /* d */\n\"d\"],")),
        map(
            "    tags: [\n        /* a */\n        \"a\",\n        /* b */\n        \"b\",\n        /* c\n */\n        \"c\", /* d */\n        \"d\",\n    ],\n"
        )
    );
}

#[test]
fn one_blank_line_above_a_block_is_kept_and_no_other() {
    assert_eq!(
        formatted(&map("\n\n\n// a\n\n\n// b\n\n\nservice: \"s\",\n\n\nowner: \"o\",\n")),
        map("\n    // a\n    // b\n    service: \"s\",\n    owner: \"o\",\n")
    );
    assert_eq!(
        formatted(&map("tags: [\n\n// a\n\n\"a\",\n\n// b\n\n],\n")),
        map("    tags: [\n        // a\n        \"a\",\n\n        // b\n    ],\n")
    );
    assert_eq!(
        formatted(
            "\n\n// top\n\nJourney(format: 1, title: \"T\", lanes: [], stages: [])\n\n\n// end\n\n"
        ),
        format!("// top\n{}\n// end\n", map(""))
    );
}

#[test]
fn a_default_with_a_comment_is_written_and_an_unknown_value_hands_its_comments_on() {
    assert_eq!(
        formatted(&map("// s\nstate: Current, owner: None, tags: [], personas: [],")),
        map("    // s\n    state: Current,\n")
    );
    assert_eq!(
        formatted(&map(
            "// a\nservice: None, // b\n// c\nowner: \"o\",\n// d\nlead: None // e\n,\n"
        )),
        map("    // a\n    // b\n    // c\n    owner: \"o\",\n    // d\n    // e\n")
    );
    assert_eq!(formatted(&map("tags: [], // none yet\n")), map("    tags: [], // none yet\n"));
    assert_eq!(
        formatted(
            "Journey(format: 1, title: \"T\", lanes: [], stages: [], /* a */ lead: None, // b\n)"
        ),
        map("").replace("stages: [],\n", "stages: [],\n    /* a */\n    // b\n")
    );
}

#[test]
fn blanks_behind_a_comment_and_carriage_returns_go() {
    assert_eq!(
        formatted(&map("// a  \t\r\nservice: \"s\", // b \r\n/* c\r\n d */\r\nowner: \"o\",\r\n")),
        map("    // a\n    service: \"s\", // b\n    /* c\n d */\n    owner: \"o\",\n")
    );
}

#[test]
fn comments_between_attributes_lead_the_file() {
    assert_eq!(
        formatted(
            "// a\n#![enable( /* b */ implicit_some)] // c\n#![type = \"x\"]\nJourney /* d */ (format: 1, title: \"T\", lanes: [], stages: [])"
        ),
        format!("// a\n/* b */\n// c\n/* d */\n{}", map(""))
    );
}

#[test]
fn comments_go_with_what_they_belong_to() {
    let text = map(
        "    // s\n    service: \"s\", // t\n    tags: [\n        // a\n        \"a\",\n        \"b\",\n    ],\n",
    );
    let mut document = read(&text).unwrap();
    let a = document.journey.tags[0].handle;
    let attached = document.comments.get(Anchor::Item(a)).unwrap();
    assert_eq!(attached.leading, ["// a"]);

    let undo = apply(&mut document.journey, Edit::Remove { at: a }).unwrap();
    assert_eq!(print(&document), text.replace("        // a\n        \"a\",\n", ""));
    apply(&mut document.journey, undo).unwrap();
    assert_eq!(print(&document), text);

    let unset = set(Handle::JOURNEY, Field::Service, Value::Missing);
    let undo = apply(&mut document.journey, unset).unwrap();
    assert_eq!(print(&document), text.replace("    // s\n    service: \"s\", // t\n", ""));
    apply(&mut document.journey, undo).unwrap();
    assert_eq!(print(&document), text);
}

#[test]
fn a_copied_card_takes_no_comments_along_and_a_cut_one_all_of_them() {
    let card = "                // Above the card.
                Touchpoint(
                    id: \"a\", // its id
                    lane: \"touchpoints\",
                    title: \"A\",
                    pains: [
                        // Above its pain.
                        \"p\",
                    ],
                    // Closing the card.
                ), // behind the card
";
    let stage = |id: &str, cards: &str| {
        format!(
            "        Stage(\n            id: \"{id}\",\n            title: \"S\",\n{}        ),\n",
            if cards.is_empty() {
                String::new()
            } else {
                format!("            cards: [\n{cards}            ],\n")
            }
        )
    };
    let text = |first: &str, second: &str| {
        map("").replace(
            "stages: [],",
            &format!("stages: [\n{}{}    ],", stage("s", first), stage("t", second)),
        )
    };
    let mut document = read(&text(card, "")).unwrap();
    let lane = crate::journey::Lane { id: "touchpoints".into(), ..Default::default() };
    let cards = document.journey.stages[0].cards.clone();
    let into = document.journey.stages[1].handle;
    let mut handles = document.handles.clone();
    let put = |journey: &_, handles: &mut _| put_cards(journey, handles, into, None, &lane, &cards);

    let (copy, _) = put(&document.journey, &mut handles);
    let undo = apply(&mut document.journey, copy).unwrap();
    let plain: String = card
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{}\n", line.split(" //").next().unwrap_or_default()))
        .collect();
    assert_eq!(print(&document), text(card, &plain.replace("id: \"a\"", "id: \"a-2\"")));
    apply(&mut document.journey, undo).unwrap();

    let undo = apply(&mut document.journey, Edit::Remove { at: cards[0].handle }).unwrap();
    assert_eq!(print(&document), text("", ""));
    let (back, _) = put(&document.journey, &mut handles);
    let put_back = apply(&mut document.journey, back).unwrap();
    assert_eq!(print(&document), text("", card));
    apply(&mut document.journey, put_back).unwrap();
    apply(&mut document.journey, undo).unwrap();
    assert_eq!(print(&document), text(card, ""));
}

#[test]
fn a_field_set_to_its_default_is_written_while_a_comment_belongs_to_it() {
    let text = map("    state: Future, // why\n    tags: [\n        \"a\",\n    ], // tags\n");
    let mut document = read(&text).unwrap();
    let tag = document.journey.tags[0].handle;
    let edits = [
        set(Handle::JOURNEY, Field::State, Value::choice(State::Current)),
        Edit::Remove { at: tag },
    ];
    let undo = apply(&mut document.journey, Edit::Many(edits.into())).unwrap();
    let changed = print(&document);
    assert_eq!(changed, map("    state: Current, // why\n    tags: [], // tags\n"));
    assert_eq!(formatted(&changed), changed);
    apply(&mut document.journey, undo).unwrap();
    assert_eq!(print(&document), text);
}

#[test]
fn of_several_trailing_line_comments_the_last_stays_behind() {
    let mut document = read(&map("    service: \"s\", // a\n")).unwrap();
    let anchor = Anchor::Field(Handle::JOURNEY, Field::Service);
    document.comments.at(anchor).trailing.push("/* b */".to_owned());
    document.comments.at(anchor).trailing.push("// c".to_owned());
    let printed = print(&document);
    assert_eq!(printed, map("    // a\n    service: \"s\", /* b */ // c\n"));
    assert_eq!(formatted(&printed), printed);
}

#[test]
fn fields_out_of_order_keep_their_comments() {
    let text = "Journey(stages: [Stage(id: \"s\", /* t */ title: \"S\")], // stages\n title: \"T\", format: 1, // f\n tags: [\"x\" /* x */])";
    assert_eq!(
        formatted(text).replace(&lanes(), ""),
        "Journey(\n    format: 1, // f\n    title: \"T\",\n    tags: [\n        \"x\", /* x */\n    ],\n    stages: [\n        Stage(\n            id: \"s\",\n            /* t */\n            title: \"S\",\n        ),\n    ], // stages\n)\n"
    );
}

/// The lanes that a file without any has, as they are written.
fn lanes() -> String {
    let lane = |id: &str, title: &str, visibility: &str| {
        format!(
            "        Lane(\n            id: \"{id}\",\n            title: \"{title}\",\n            visibility: {visibility},\n        ),\n"
        )
    };
    format!(
        "    lanes: [\n{}{}{}    ],\n",
        lane("consumer", "Consumer activities", "Consumer"),
        lane("touchpoints", "Touchpoints and interactions", "Band"),
        lane("provider", "Provider activities", "Provider"),
    )
}
