//! Saving while the system fails or kills: the built program under `strace`, on full disks, and as a
//! user who may not do everything. What must hold afterwards stands in [`after`].
//!
//! Needs Linux, `strace` and root, so it runs with `--features faults` alone. Where something it
//! needs is missing it fails.

// Functions that tests share are not seen as tests by the lints.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]
#![cfg(target_os = "linux")]

mod after;
mod fault;
mod mounted;
mod place;
mod stranger;
mod traced;

use after::Tally;
use fault::{Fault, Outcome};
use place::{Kind, Place};
use traced::{Call, Part, record, run};

/// What a disk says where it is full and where it is broken.
const ERRORS: [&str; 2] = ["ENOSPC", "EIO"];
/// What it says where a user has had their share, and where it was made read-only.
const RARE_ERRORS: [&str; 2] = ["EDQUOT", "EROFS"];

/// Kills the program at every single call that it makes from where it first names the map to its
/// end; for a plain file, from its very start.
#[track_caller]
fn killed_at_every_call(kind: Kind) {
    let mut tally = Tally::new(format!("{kind:?}, killed"));
    // Before it is the program, it is strace.
    for call in record(kind, "all").into_iter().filter(|call| call.name != "execve") {
        if kind == Kind::Plain || call.part != Part::Before {
            tally.try_fault(kind, &Fault { call, outcome: Outcome::Killed });
        }
    }
    tally.close();
}

/// Makes every call of a save fail that has to do with files, once; where the save goes its own way
/// and not only to another place, with the rare errors too and from then on.
#[track_caller]
fn failing_at_every_call(kind: Kind) {
    let mut outcomes = ERRORS.map(Outcome::Fails).to_vec();
    if matches!(kind, Kind::Plain | Kind::HardLink | Kind::New) {
        outcomes.extend(RARE_ERRORS.map(Outcome::Fails));
        outcomes.extend(ERRORS.map(Outcome::FailsFromThenOn));
    }
    let mut tally = Tally::new(format!("{kind:?}, failing"));
    let calls = record(kind, "%file,%desc").into_iter();
    for call in calls.filter(|call| call.part != Part::Before && call.name != "mmap") {
        for outcome in &outcomes {
            tally.try_fault(kind, &Fault { call: call.clone(), outcome: *outcome });
        }
    }
    tally.close();
}

#[test]
fn a_save_killed_at_any_call_leaves_the_old_file_or_the_new_one() {
    killed_at_every_call(Kind::Plain);
}

#[test]
fn a_save_of_which_any_call_fails_leaves_the_old_file_or_the_new_one() {
    failing_at_every_call(Kind::Plain);
}

#[test]
fn a_save_through_a_link_killed_at_any_call_leaves_the_old_file_or_the_new_one() {
    killed_at_every_call(Kind::SymbolicLink);
}

#[test]
fn a_save_through_a_link_of_which_any_call_fails_leaves_the_old_file_or_the_new_one() {
    failing_at_every_call(Kind::SymbolicLink);
}

#[test]
fn a_save_in_place_killed_at_any_call_leaves_the_file_or_its_backup_whole() {
    killed_at_every_call(Kind::HardLink);
}

#[test]
fn a_save_in_place_of_which_any_call_fails_leaves_the_file_or_its_backup_whole() {
    failing_at_every_call(Kind::HardLink);
}

#[test]
fn a_save_under_the_longest_name_killed_at_any_call_leaves_the_old_file_or_the_new_one() {
    killed_at_every_call(Kind::LongName);
}

#[test]
fn a_save_under_the_longest_name_of_which_any_call_fails_leaves_the_old_file_or_the_new_one() {
    failing_at_every_call(Kind::LongName);
}

#[test]
fn a_new_map_whose_making_is_killed_at_any_call_is_there_whole_or_not_at_all() {
    killed_at_every_call(Kind::New);
}

#[test]
fn a_new_map_of_whose_making_any_call_fails_is_there_whole_or_not_at_all() {
    failing_at_every_call(Kind::New);
}

/// The calls of a save that decide what stands on the disk, in their order.
fn order(kind: Kind) -> Vec<String> {
    let plain = |call: Call| match call.name.as_str() {
        "renameat" | "renameat2" => "rename".to_owned(),
        "unlinkat" => "unlink".to_owned(),
        _ => call.name,
    };
    let saving = record(kind, "all").into_iter().filter(|call| call.part == Part::Save).map(plain);
    let decide = ["write", "fsync", "ftruncate", "rename", "unlink"];
    saving.filter(|name| decide.contains(&name.as_str())).collect()
}

#[test]
fn nothing_is_done_before_what_it_relies_on_is_on_the_disk() {
    // The text, the name, the folder.
    assert_eq!(order(Kind::Plain), ["write", "fsync", "rename", "fsync"]);
    assert_eq!(order(Kind::New), ["write", "fsync", "rename", "fsync"]);
    // The backup and its folder; the mark of an unfinished file; the text; its first byte.
    let backup = ["write", "fsync", "fsync"];
    let file = ["write", "fsync", "write", "ftruncate", "fsync", "write", "fsync"];
    assert_eq!(order(Kind::HardLink), [&backup[..], &file, &["unlink"]].concat());
}

#[test]
fn what_is_tried_happens_and_is_told() {
    let calls = record(Kind::Plain, "all").into_iter();
    let call = calls.filter(|call| call.name == "fsync").nth(1).unwrap();
    let place = Place::new(Kind::Plain);
    let fault = Fault { call, outcome: Outcome::Fails("EIO") };
    let ended = run(&place, Some(&fault));
    assert!(ended.happened && ended.status == Some(3), "{ended:?}");
    assert!(ended.err.contains("after a power cut") && ended.err.contains("hint: "), "{ended:?}");
    assert_eq!(place.text(), place.new_text());
}
