//! Logs on disk: found, passed over, left alone, removed.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Change, LeftBehind, Recorder, Search, Turn, left_behind};
use crate::edit::{Edit, apply, set};
use crate::format::print;
use crate::journey::{Field, Handle, Value};
use crate::store::{OpenMap, open, save, save_as};

const MAP: &str = include_str!("../../../journeys/new-laptop.ron");

/// A map and a folder for state.
struct Ground {
    folder: TempDir,
    map: OpenMap,
}

impl Ground {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.ron"), MAP).unwrap();
        let map = open(&folder.path().join("a.ron")).unwrap();
        Ground { folder, map }
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    fn recorder(&self) -> Recorder {
        Recorder::new(&self.state(), &self.map.file, |error| panic!("{error}"))
    }

    /// Opens the map again, as another session does, and looks for what was left behind.
    fn search(&self) -> Search {
        let map = open(&self.path()).unwrap();
        left_behind(&self.state(), &map.file, &map.document)
    }

    fn path(&self) -> PathBuf {
        self.map.file.path().to_owned()
    }

    /// All logs.
    fn logs(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.state().join("recovery")) else { return Vec::new() };
        let mut all: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        all.sort();
        all
    }

    /// The one log.
    fn log(&self) -> PathBuf {
        let logs = self.logs();
        assert_eq!(logs.len(), 1, "{logs:?}");
        logs.into_iter().next().unwrap()
    }

    /// Makes a change and keeps it.
    fn change(&mut self, recorder: &Recorder, label: &str, edit: Edit) {
        let told = Change::tell(Turn::Did, &edit, &self.map.document).called(label);
        apply(&mut self.map.document.journey, edit).unwrap();
        recorder.keep(told);
    }

    fn retitle(&mut self, recorder: &Recorder, title: &str) {
        let edit = set(Handle::JOURNEY, Field::Title, Value::Text(title.to_owned()));
        self.change(recorder, &format!("call it {title}"), edit);
    }

    /// What is left where a session with some titles was killed.
    fn killed(titles: &[&str]) -> Self {
        let mut ground = Ground::new();
        let recorder = ground.recorder();
        for title in titles {
            ground.retitle(&recorder, title);
        }
        drop(recorder);
        ground
    }
}

/// What a map becomes with what was left behind.
fn taken_up(left: &LeftBehind, text: &str) -> String {
    let mut document = crate::format::read(text).unwrap();
    for change in &left.changes {
        change.put_comments(&mut document.comments);
        apply(&mut document.journey, change.edit.clone()).unwrap();
    }
    print(&document)
}

fn labels(search: &Search) -> Vec<&str> {
    search.left.iter().flat_map(|left| &left.labels).map(String::as_str).collect()
}

#[test]
fn nothing_is_written_before_the_first_change() {
    let ground = Ground::new();
    drop(ground.recorder());
    assert!(!ground.state().exists());
    assert!(ground.search().left.is_empty());
}

#[test]
fn what_was_changed_is_found_by_the_next_session_and_makes_the_same_map() {
    let mut ground = Ground::new();
    let recorder = ground.recorder();
    let card = ground.map.document.journey.stages[1].cards[0].handle;
    ground.change(&recorder, "remove it", Edit::Remove { at: card });
    ground.retitle(&recorder, "Ä \"title\"\nof two lines");
    let wanted = print(&ground.map.document);
    drop(recorder);
    let found = ground.search();
    assert_eq!(found.left.len(), 1);
    assert_eq!(labels(&found), ["remove it", "call it Ä \"title\"\nof two lines"]);
    assert!(found.left[0].age.as_secs() < 600);
    assert_eq!(taken_up(&found.left[0], MAP), wanted);
    assert_eq!(fs::read_to_string(ground.path()).unwrap(), MAP);
}

#[test]
fn a_log_whose_session_runs_is_passed_over_and_not_written_into() {
    let mut ground = Ground::new();
    let (first, second) = (ground.recorder(), ground.recorder());
    ground.retitle(&first, "One");
    ground.retitle(&second, "Two");
    drop(second);
    // The first one has written and goes on.
    while ground.logs().len() < 2 || fs::metadata(&ground.logs()[0]).unwrap().len() < 200 {
        std::thread::yield_now();
    }
    let found = ground.search();
    assert_eq!(labels(&found), ["call it Two"]);
    // Nor is what one session looks at offered to another.
    assert!(ground.search().left.is_empty());
    drop(found);
    drop(first);
    assert_eq!(ground.search().left.len(), 2);
}

#[test]
fn a_map_is_the_same_by_whatever_name() {
    let ground = Ground::killed(&["One"]);
    let folder = ground.folder.path();
    for path in [folder.join("./a.ron"), folder.join("state/../a.ron")] {
        let map = open(&path).unwrap();
        assert_eq!(left_behind(&ground.state(), &map.file, &map.document).left.len(), 1);
    }
    fs::write(folder.join("b.ron"), MAP).unwrap();
    let other = open(&folder.join("b.ron")).unwrap();
    assert!(left_behind(&ground.state(), &other.file, &other.document).left.is_empty());
}

#[test]
fn what_is_saved_is_not_offered_at_whatever_moment_the_session_ended() {
    let mut ground = Ground::new();
    let recorder = ground.recorder();
    ground.retitle(&recorder, "One");
    recorder.marker().unwrap().save_begins(&ground.map.document);
    let before = fs::read(ground.log()).unwrap();
    save(&mut ground.map.file, &ground.map.document).unwrap();
    let after = fs::read(ground.log()).unwrap();
    assert_eq!(before, after);
    recorder.all_saved(&ground.map.file);
    drop(recorder);
    assert!(ground.logs().is_empty());

    // Killed right behind the save, and right before it.
    let log = ground.state().join("recovery/x.log");
    let killed = |ground: &Ground, text: &str| {
        let name = fs::read_dir(ground.state().join("recovery")).unwrap().next();
        assert!(name.is_none());
        fs::write(ground.path(), text).unwrap();
        fs::write(&log, &before).unwrap();
        let map = open(&ground.path()).unwrap();
        let path = super::names::log(
            &ground.state().join("recovery"),
            &super::names::true_path(&ground.path()),
            1,
        );
        fs::rename(&log, path).unwrap();
        left_behind(&ground.state(), &map.file, &map.document)
    };
    let saved = print(&ground.map.document);
    assert!(killed(&ground, &saved).left.is_empty());
    assert!(ground.logs().is_empty(), "one with nothing in it is removed");
    assert_eq!(labels(&killed(&ground, MAP)), ["call it One"]);
}

#[test]
fn what_is_changed_while_a_save_runs_is_offered_alone() {
    let mut ground = Ground::new();
    let recorder = ground.recorder();
    let card = ground.map.document.journey.stages[0].cards[0].handle;
    ground.change(&recorder, "remove it", Edit::Remove { at: card });
    recorder.marker().unwrap().save_begins(&ground.map.document);
    save(&mut ground.map.file, &ground.map.document).unwrap();
    let saved = print(&ground.map.document);
    let next = ground.map.document.journey.stages[1].cards[0].handle;
    ground.change(&recorder, "remove another", Edit::Remove { at: next });
    recorder.saved_so_far(&ground.map.file);
    ground.retitle(&recorder, "Two");
    drop(recorder);
    let found = ground.search();
    assert_eq!(labels(&found), ["remove another", "call it Two"]);
    assert_eq!(taken_up(&found.left[0], &saved), print(&ground.map.document));
}

#[test]
fn the_log_goes_with_the_map_to_another_name() {
    let mut ground = Ground::new();
    let recorder = ground.recorder();
    ground.retitle(&recorder, "One");
    recorder.marker().unwrap().save_begins(&ground.map.document);
    let new = ground.folder.path().join("b.ron");
    save_as(&mut ground.map.file, &new, &ground.map.document).unwrap();
    ground.retitle(&recorder, "Two");
    recorder.saved_so_far(&ground.map.file);
    ground.retitle(&recorder, "Three");
    drop(recorder);
    assert_eq!(labels(&ground.search()), ["call it Two", "call it Three"]);
    let old = open(&ground.folder.path().join("a.ron")).unwrap();
    assert!(left_behind(&ground.state(), &old.file, &old.document).left.is_empty());
}

#[test]
fn what_was_changed_and_changed_back_is_not_offered() {
    let title = crate::format::read(MAP).unwrap().journey.title;
    let ground = Ground::killed(&["One", &title]);
    assert!(ground.search().left.is_empty());
    assert!(ground.logs().is_empty());
}

#[test]
fn what_was_typed_last_is_offered_where_nothing_came_of_it() {
    let typed = |title: &str, ground: &Ground| {
        let edit = set(Handle::JOURNEY, Field::Title, Value::Text(title.to_owned()));
        Change::tell(Turn::Did, &edit, &ground.map.document).called(title)
    };
    for (given_up, wanted) in [(false, &["call it One", "Tw"][..]), (true, &["call it One"])] {
        let mut ground = Ground::new();
        let recorder = ground.recorder();
        recorder.keep_draft(Some(typed("O", &ground)));
        ground.retitle(&recorder, "One");
        recorder.keep_draft(Some(typed("T", &ground)));
        recorder.keep_draft(Some(typed("Tw", &ground)));
        if given_up {
            recorder.keep_draft(None);
        }
        drop(recorder);
        assert_eq!(labels(&ground.search()), wanted);
    }
}

#[test]
fn a_map_that_changed_since_is_offered_what_still_fits() {
    let mut ground = Ground::new();
    let recorder = ground.recorder();
    let card =
        |ground: &Ground, stage: usize| ground.map.document.journey.stages[stage].cards[0].handle;
    for (stage, title) in [(0, "Asks around"), (1, "Asks the boss")] {
        let edit = set(card(&ground, stage), Field::Title, Value::Text(title.to_owned()));
        ground.change(&recorder, title, edit);
    }
    ground.change(&recorder, "remove", Edit::Remove { at: card(&ground, 2) });
    drop(recorder);
    // Another program moves the first stage behind the second and takes a card out.
    let mut theirs = open(&ground.path()).unwrap();
    let stages = &mut theirs.document.journey.stages;
    stages.swap(0, 1);
    stages[0].cards.remove(0);
    save(&mut theirs.file, &theirs.document).unwrap();

    let found = ground.search();
    assert_eq!(labels(&found), ["Asks around", "remove"]);
    let left = &found.left[0];
    assert_eq!(left.unfit, ["Asks the boss"]);
    let text = taken_up(left, &print(&theirs.document));
    assert!(text.contains("\"Asks around\"") && !text.contains("\"Asks the boss\""));

    // What does not fit is not thrown away with what does.
    let recorder = ground.recorder();
    let log = ground.log();
    let left = found.left.into_iter().next().unwrap();
    let kept = left.kept_as();
    recorder.taken_up(left);
    drop(recorder);
    assert!(!log.exists() && fs::read_to_string(&kept).unwrap().contains("Asks the boss"));
    assert!(ground.search().left.is_empty());
}

#[test]
fn what_the_changed_map_has_already_is_not_done_twice() {
    let mut ground = Ground::new();
    let recorder = ground.recorder();
    let journey = &ground.map.document.journey;
    let (stage, lane) = (journey.stages[0].handle, journey.lanes[0].clone());
    let mut handles = ground.map.document.handles.clone();
    let kind = crate::journey::CardKind::Activity;
    let (edit, _) =
        crate::edit::add_card(journey, &mut handles, stage, None, &lane, kind, "Says thanks");
    ground.change(&recorder, "add", edit);
    drop(recorder);
    // The same card stands there, and something else is another.
    let mut theirs = open(&ground.path()).unwrap();
    theirs.document.journey.clone_from(&ground.map.document.journey);
    theirs.document.journey.title = "Theirs".into();
    save(&mut theirs.file, &theirs.document).unwrap();
    assert!(ground.search().left.is_empty());
    assert!(ground.logs().is_empty());
}

#[test]
fn a_log_that_is_torn_foreign_or_of_another_version_harms_nothing() {
    let ground = Ground::killed(&["One", "Two"]);
    let (log, whole) = (ground.log(), fs::read(ground.log()).unwrap());
    let put = |bytes: &[u8]| {
        fs::write(&log, bytes).unwrap();
        ground.search()
    };
    // The last entry is torn.
    assert_eq!(labels(&put(&whole[..whole.len() - 1])), ["call it One"]);
    assert!(log.exists());
    // Nothing but the beginning is there: there is nothing to keep.
    for bytes in [&b""[..], &whole[..5], &whole[..whole.len() / 4]] {
        assert!(put(bytes).left.is_empty());
        assert!(!log.exists());
    }
    for foreign in [&b"\0\xff\xfe"[..], b"# not a log\n", MAP.as_bytes()] {
        let found = put(foreign);
        assert!(found.left.is_empty() && found.other_versions.is_empty());
        assert_eq!(fs::read(&log).unwrap(), foreign, "left alone");
    }
    let newer = String::from_utf8(whole).unwrap().replacen("recovery 1", "recovery 27", 1);
    let found = put(newer.as_bytes());
    assert!(found.left.is_empty());
    assert_eq!(found.other_versions, [log.as_path()]);
    assert_eq!(fs::read_to_string(&log).unwrap(), newer, "left alone");

    // A log of our own finds another name.
    let mut ground = ground;
    let recorder = ground.recorder();
    ground.retitle(&recorder, "Three");
    drop(recorder);
    assert_eq!(labels(&ground.search()), ["call it Three"]);
    assert_eq!(ground.logs().len(), 2);
}

#[test]
fn what_cannot_be_written_is_told_once_and_written_once_it_can_be() {
    let (sender, errors) = std::sync::mpsc::channel();
    let mut ground = Ground::new();
    // A file stands where the folder should.
    fs::write(ground.state(), "").unwrap();
    let recorder = Recorder::new(&ground.state(), &ground.map.file, move |error| {
        sender.send(error).unwrap();
    });
    ground.retitle(&recorder, "One");
    ground.retitle(&recorder, "Two");
    errors.recv().unwrap();
    fs::remove_file(ground.state()).unwrap();
    ground.retitle(&recorder, "Three");
    drop(recorder);
    assert!(errors.recv().is_err(), "told once");
    assert_eq!(labels(&ground.search()), ["call it One", "call it Two", "call it Three"]);
}

#[test]
fn an_entry_costs_what_is_changed_and_not_what_the_map_holds() {
    let ground = Ground::killed(&["One"]);
    let length = fs::metadata(ground.log()).unwrap().len();
    assert!(length < 600 && length < MAP.len() as u64 / 10, "{length}");
}

#[cfg(unix)]
#[test]
fn a_log_is_nobody_elses_to_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let ground = Ground::killed(&["One"]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&ground.log()), 0o600);
    assert_eq!(mode(ground.log().parent().unwrap()), 0o700);
}
