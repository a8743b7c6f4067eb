//! What holds for every log: followed on a new reading it gives the same map, torn anywhere it is the
//! beginning of one, and nothing foreign does any harm.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::change::{Change, Turn};
use super::left::replay;
use super::replay::Replay;
use super::text::{Base, Entry, Log, head, line, read};
use crate::edit::{History, Plan, Selection, handles_of, plan, planned};
use crate::format::{self, Anchor, Document};
use crate::journey::{Journey, generate};
use crate::store::file::{Content, MapFile};

/// What is done in a session.
#[derive(Debug, Clone)]
enum Deed {
    Do(Plan),
    Undo,
    Redo,
    /// The map is saved; where it is not, the save has only begun.
    Save(bool),
    Draft(Plan),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => plan().prop_map(Deed::Do),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
        1 => any::<bool>().prop_map(Deed::Save),
        1 => plan().prop_map(Deed::Draft),
    ]
}

/// A session, the log it writes, and what is in the file.
struct Session {
    document: Document,
    history: History,
    entries: Vec<Entry>,
    on_disk: String,
}

impl Session {
    /// A session with a map that was just read, with a comment above some of its items.
    fn new(journey: Journey, comments: &[Index]) -> Self {
        let mut document = Document::new(journey);
        let all = handles_of(&document.journey);
        for (number, index) in comments.iter().enumerate() {
            let at = Anchor::Item(*index.get(&all));
            document.comments.at(at).leading.push(format!("// Remark {number}."));
        }
        let on_disk = format::print(&document);
        let document = format::read(&on_disk).unwrap_or_else(|faults| panic!("{faults:?}"));
        let entries = vec![base(&on_disk)];
        Session { document, history: History::new(), entries, on_disk }
    }

    fn turn(&mut self, turn: Turn) {
        let edit = match turn {
            Turn::Undid => self.history.to_undo().cloned(),
            _ => self.history.to_redo().cloned(),
        };
        let Some(edit) = edit else { return };
        let mut told = Change::tell(turn, &edit, &self.document);
        let journey = &mut self.document.journey;
        let step = match turn {
            Turn::Undid => self.history.undo(journey),
            _ => self.history.redo(journey),
        };
        told.label = step.unwrap().unwrap().label.clone();
        self.entries.push(Entry::Change(Box::new(told)));
    }

    fn follow(&mut self, deed: &Deed) {
        match deed {
            Deed::Do(plan) => {
                let (told, edit) = self.told(plan);
                let (at, journey) = (Selection::default(), &mut self.document.journey);
                let label = told.label.clone();
                let before = self.history.state();
                if self.history.apply(journey, edit, label, at, at).is_ok()
                    && self.history.state() != before
                {
                    self.entries.push(Entry::Change(Box::new(told)));
                }
            }
            Deed::Undo => self.turn(Turn::Undid),
            Deed::Redo => self.turn(Turn::DidAgain),
            Deed::Save(is_done) => {
                let text = format::print(&self.document);
                // What no reader takes is not saved.
                if format::read(&text).is_err() {
                    return;
                }
                self.entries.push(base(&text));
                if *is_done {
                    self.on_disk = text;
                    self.entries.push(Entry::Saved);
                }
            }
            Deed::Draft(plan) => {
                let (told, _) = self.told(plan);
                self.entries.push(Entry::Draft(Box::new(told)));
                self.entries.push(Entry::NoDraft);
            }
        }
    }

    fn told(&mut self, plan: &Plan) -> (Change, crate::edit::Edit) {
        let Document { journey, handles, .. } = &mut self.document;
        let gone = handles.fresh();
        let edit = planned(plan, journey, gone, handles);
        let mut told = Change::tell(Turn::Did, &edit, &self.document);
        told.label = format!("step {}", self.entries.len());
        (told, edit)
    }

    fn log(&self) -> Vec<u8> {
        let lines = self.entries.iter().map(|entry| line(entry).unwrap());
        (head() + &lines.collect::<String>()).into_bytes()
    }

    /// What is in a log, followed on a new reading of the file.
    fn recovered(&self, log: &[u8]) -> Replay {
        let Log::Own(entries) = read(log) else { panic!("not a log") };
        let content = Content::of(self.on_disk.as_bytes());
        let file =
            MapFile { path: "a.ron".into(), content, stamp: None, canonical: true, synced: true };
        replay(entries, &file, &format::read(&self.on_disk).unwrap())
    }
}

fn base(text: &str) -> Entry {
    Entry::Base(Base { map: "a.ron".into(), content: Content::of(text.as_bytes()) })
}

fn session() -> impl Strategy<Value = (Journey, Vec<Index>, Vec<Deed>)> {
    (generate::journey(), vec(any::<Index>(), 0..4), vec(deed(), 1..12))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_log_followed_on_a_new_reading_gives_the_same_map(
        (journey, comments, deeds) in session(),
    ) {
        let mut session = Session::new(journey, &comments);
        deeds.iter().for_each(|deed| session.follow(deed));
        let log = session.log();
        let Log::Own(entries) = read(&log) else { panic!("not a log") };
        prop_assert_eq!(&entries, &session.entries);
        let found = session.recovered(&log);
        prop_assert_eq!(&found.unfit, &Vec::<String>::new());
        prop_assert_eq!(format::print(&found.document), format::print(&session.document));
        let mut same = (found.document.journey, session.document.journey.clone());
        same.0.number();
        same.1.number();
        prop_assert_eq!(same.0, same.1);
    }

    #[test]
    fn a_torn_or_damaged_log_is_the_beginning_of_one(
        (journey, comments, deeds) in session(),
        at in vec(any::<Index>(), 1..40),
        other in any::<u8>(),
    ) {
        let mut session = Session::new(journey, &comments);
        deeds.iter().for_each(|deed| session.follow(deed));
        let log = session.log();
        for at in at {
            let at = at.index(log.len());
            let Log::Own(entries) = read(&log[..at]) else { panic!("torn at {at}") };
            prop_assert!(session.entries.starts_with(&entries), "torn at {}", at);
            session.recovered(&log[..at]);

            let mut damaged = log.clone();
            damaged[at] = other;
            if let Log::Own(entries) = read(&damaged) {
                prop_assert!(session.entries.starts_with(&entries), "damaged at {}", at);
            }
        }
    }

    #[test]
    fn foreign_bytes_are_no_log(bytes in vec(any::<u8>(), 0..200), is_headed in any::<bool>()) {
        let head = if is_headed { head() } else { String::new() };
        let log = [head.as_bytes(), &bytes[..]].concat();
        match read(&log) {
            Log::Own(entries) => prop_assert!(entries.is_empty()),
            Log::OtherVersion | Log::Foreign => prop_assert!(!is_headed),
        }
    }

    #[test]
    fn a_log_of_a_map_that_has_changed_does_no_harm(
        (journey, comments, deeds) in session(),
        other in generate::journey(),
        is_other in any::<bool>(),
    ) {
        let mut session = Session::new(journey.clone(), &comments);
        deeds.iter().for_each(|deed| session.follow(deed));
        let log = session.log();
        // Another map, or the same one with a change more.
        let mut changed = if is_other { other } else { journey };
        changed.title.push('!');
        session.on_disk = format::print(&Document::new(changed));
        let found = session.recovered(&log);
        let mut all = handles_of(&found.document.journey);
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        prop_assert_eq!(all.len(), count, "handles are unique");
    }
}

/// Every byte once, on a map with all there is.
#[test]
fn a_log_torn_at_any_byte_is_the_beginning_of_one() {
    let mut session = Session::new(format::read(SHIPPED).unwrap().journey, &[]);
    let stage = session.document.journey.stages[0].handle;
    for edit in [
        crate::edit::Edit::Remove { at: stage },
        crate::edit::set(
            crate::journey::Handle::JOURNEY,
            crate::journey::Field::Title,
            crate::journey::Value::Text("Ünter\n\"anderem\"".into()),
        ),
    ] {
        let mut told = Change::tell(Turn::Did, &edit, &session.document);
        told.label = "do".to_owned();
        let (at, journey) = (Selection::default(), &mut session.document.journey);
        session.history.apply(journey, edit, "do", at, at).unwrap();
        session.entries.push(Entry::Change(Box::new(told)));
    }
    session.turn(Turn::Undid);
    session.turn(Turn::Undid);
    let log = session.log();
    let mut counts = Vec::new();
    for end in 0..=log.len() {
        let Log::Own(entries) = read(&log[..end]) else { panic!("torn at {end}") };
        assert!(session.entries.starts_with(&entries), "torn at {end}");
        counts.push(entries.len());
    }
    assert!(counts.is_sorted());
    assert_eq!(counts.last(), Some(&5));
}

const SHIPPED: &str = include_str!("../../../journeys/new-laptop.ron");
