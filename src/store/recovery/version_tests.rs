//! What was written once must be read later: a log that an older build of the program left behind.

use super::change::{Change, Turn};
use super::text::{Base, Entry, Log, read};
use crate::edit::Edit;
use crate::format::{Anchor, Document};
use crate::journey::{
    Basis, Better, Card, CardKind, Emotion, Entry as Text, Field, Handle, Journey, Lane, Link,
    Metric, Node, Opportunity, Persona, Place, Role, RoleKind, Side, Stage, Status, Step, Value,
    Visibility,
};
use crate::store::file::Content;

const KEPT: &[u8] = include_bytes!("version-1.log");

/// A stage with everything in it that a stage can hold.
fn stage() -> Stage {
    let some = |text: &str| Some(text.to_owned());
    let texts = |text: &str| vec![Text::from(text), Text::from("\"two\"\n\\ lines")];
    let card = Card {
        kind: CardKind::Interaction,
        id: "card".into(),
        lane: "lane".into(),
        title: "Titel mit Ä und 漢".into(),
        actors: texts("maria"),
        channel: some("web"),
        duration: some("20m"),
        wait: some("2d"),
        emotion: Some(-2),
        emotions: vec![Emotion { persona: "maria".into(), value: 1, ..Emotion::default() }],
        moment_of_truth: true,
        showstopper: true,
        basis: Basis::Measured,
        research: texts("survey"),
        thoughts: texts("hm"),
        pains: texts("slow"),
        opportunities: vec![opportunity()],
        metrics: vec![metric()],
        owner: some("role"),
        triggers: texts("card"),
        journey: some("other.ron"),
        links: vec![link()],
        tags: texts("tag"),
        notes: texts("note"),
        ..Card::default()
    };
    Stage {
        id: "stage".into(),
        title: "Stage".into(),
        step: Some(Step::CoCreate),
        goal: some("goal"),
        notes: texts("note"),
        cards: vec![card],
        ..Stage::default()
    }
}

fn opportunity() -> Opportunity {
    let (title, owner, link) = ("Faster".into(), Some("role".into()), Some("link".into()));
    let (impact, effort, votes, status) = (Some(5), Some(1), 3, Status::Doing);
    Opportunity { title, impact, effort, votes, status, owner, link, ..Opportunity::default() }
}

fn metric() -> Metric {
    Metric {
        name: "CSAT".into(),
        value: Some(0.1),
        target: Some(1e300),
        unit: Some("%".into()),
        better: Better::Lower,
        sample: Some(12),
        source: Some("survey".into()),
        ..Metric::default()
    }
}

fn link() -> Link {
    Link { title: Some("Wiki".into()), url: "https://example.org".into(), ..Link::default() }
}

/// One of each kind of item.
fn nodes() -> Vec<Node> {
    let texts = || vec![Text::from("text")];
    let persona = Persona {
        id: "maria".into(),
        name: "Maria".into(),
        about: Some("about".into()),
        goals: texts(),
        frustrations: texts(),
        quote: Some("quote".into()),
        notes: texts(),
        ..Persona::default()
    };
    let role = Role {
        id: "role".into(),
        name: "Role".into(),
        kind: RoleKind::ProcessOwner,
        process: Some("process".into()),
        team: Some("team".into()),
        notes: texts(),
        ..Role::default()
    };
    let lane = Lane {
        id: "lane".into(),
        title: "Lane".into(),
        visibility: Visibility::Band,
        side: Some(Side::Provider),
        notes: texts(),
        ..Lane::default()
    };
    vec![
        Node::Persona(Box::new(persona)),
        Node::Role(Box::new(role)),
        Node::Lane(Box::new(lane)),
        Node::Card(Box::new(stage().cards.remove(0))),
        Node::Stage(Box::new(stage())),
        Node::Emotion(Box::new(stage().cards[0].emotions.remove(0))),
        Node::Opportunity(Box::new(opportunity())),
        Node::Metric(Box::new(metric())),
        Node::Link(Box::new(link())),
        Node::Entry(Box::new(Text::from("text"))),
    ]
}

/// A log with each kind of entry, edit, item and value.
fn entries() -> Vec<Entry> {
    let mut document = Document::new(Journey { stages: vec![stage()], ..Journey::blank() });
    let at = document.journey.stages[0].cards[0].handle;
    document.comments.at(Anchor::Item(at)).leading.push("// item".into());
    document.comments.at(Anchor::Field(at, Field::Title)).trailing.push("/* field */".into());
    document.comments.at(Anchor::FileEnd).closing.push("// end".into());
    let place = Place { parent: Handle::JOURNEY, field: Field::Stages, after: None };
    let mut edits: Vec<Edit> = nodes()
        .into_iter()
        .map(|mut node| {
            node.rename_handles(|_| document.handles.fresh());
            Edit::Insert { place, node }
        })
        .collect();
    let values = [
        (Field::Emotion, Value::Missing),
        (Field::Title, Value::Text("text".into())),
        (Field::Showstopper, Value::Flag(true)),
        (Field::Votes, Value::Integer(i64::MIN)),
        (Field::Target, Value::Number(-0.1)),
        (Field::Target, Value::Number(f64::INFINITY)),
        (Field::Basis, Value::choice(Basis::Observed)),
    ];
    edits.extend(values.map(|(field, value)| Edit::Set { at, field, value }));
    edits.extend(Field::ALL.iter().map(|field| Edit::Set {
        at,
        field: *field,
        value: Value::Missing,
    }));
    let stage = document.journey.stages[0].handle;
    edits.push(Edit::Remove { at: stage });
    edits.push(Edit::Move { at, to: Place { after: Some(at), ..place } });
    let change = |turn, edit: &Edit| Change::tell(turn, edit, &document).called("do \"this\"");
    let many = change(Turn::Did, &Edit::Many(edits));
    let node = document.journey.element(at).and_then(crate::journey::Element::to_node);
    let back = Edit::Insert { place, node: node.unwrap() };
    let mut replaced = change(Turn::Undid, &back);
    replaced.replace_comments(&document);
    let content = Content::of(b"a map");
    vec![
        Entry::Base(Base { map: "/maps/a.ron".into(), content }),
        Entry::Change(Box::new(many)),
        Entry::Change(Box::new(replaced)),
        Entry::Saved,
        Entry::Change(Box::new(change(Turn::DidAgain, &Edit::Remove { at }))),
        Entry::Draft(Box::new(change(Turn::Did, &Edit::Remove { at }))),
        Entry::NoDraft,
    ]
}

/// Where this fails, logs left behind can be read no more: a new version of them is due, and a new
/// file of that version beside this one.
#[test]
fn a_log_of_this_version_is_read() {
    let Log::Own(read) = read(KEPT) else { panic!("no log") };
    let entries = entries();
    assert_eq!(read.len(), entries.len());
    for (number, (read, told)) in read.iter().zip(&entries).enumerate() {
        assert!(read == told, "entry {number} reads as {read:?}");
    }
}
