//! Saving in the editor while the system fails or kills: it is told, the work stays, and the next
//! save succeeds. Needs `strace` and root, as `tests/faults` does.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::driver::{Ground, Terminal, folder_with};
use crate::{CTRL_S, FOOT, MAP};

/// What the edit that is saved leaves in the file, once more than before.
const EDITED: &str = "moment_of_truth: true";
const LONG: Duration = Duration::from_secs(20);

/// The editor with a map in which a card was changed, under `strace`, which is told what to do with
/// which call.
///
/// It begins only once the change is kept for recovery, so that nothing but the save makes such
/// calls. They are counted in each thread by itself, and each save has its own.
fn traced(folder: &Path, injection: &str) -> Terminal {
    let mut terminal = Terminal::start(folder, &[MAP], (120, 36), Ground::Dark);
    terminal.see(FOOT);
    edit(&mut terminal);
    crate::recovery::until_kept(folder, "MomentOfTruth");
    let log = folder.join("strace.log");
    let process = terminal.process().to_string();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-o", log.to_str().unwrap(), "-e", injection, "-p", &process]);
    strace.stderr(Stdio::null());
    let mut strace = strace.spawn().expect("`strace` is needed: apt-get install strace");
    thread::spawn(move || strace.wait());
    until("strace traces", || tracer(&terminal) != "0");
    terminal
}

/// The process that traces the program; `0` for none.
fn tracer(terminal: &Terminal) -> String {
    let status = fs::read_to_string(format!("/proc/{}/status", terminal.process())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("TracerPid:")).unwrap();
    line.trim().to_owned()
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + LONG;
    while !is_so() {
        assert!(Instant::now() < deadline, "in vain: {what}");
        thread::yield_now();
    }
}

/// Ends the faults: nobody traces the program any more.
fn let_go(terminal: &Terminal) {
    let process = tracer(terminal);
    assert_ne!(process, "0", "not traced");
    assert!(Command::new("kill").arg(&process).status().unwrap().success());
    until("strace ends", || tracer(terminal) == "0");
}

/// Makes a card a moment of truth, or no longer one.
fn edit(terminal: &mut Terminal) {
    terminal.type_and_see("*", "moment of truth");
    terminal.see("unsaved");
}

fn count(text: &str) -> usize {
    text.matches(EDITED).count()
}

/// The temporaries that saves have left in a folder.
fn temporaries(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|end| end == "tmp")).collect()
}

/// What must hold after a save was killed: the file is the old one or the new one, whole, and the
/// next save, here of another program, removes what was left.
#[track_caller]
fn after(fault: &str, folder: &Path, before: &str) {
    let path = folder.join(MAP);
    let text = fs::read_to_string(&path).unwrap();
    let canonical = wayband::format::print(&wayband::format::read(&text).unwrap());
    assert_eq!(text, canonical, "{fault}");
    assert!(text == before || count(&text) == count(before) + 1, "{fault}: {text}");
    assert!(temporaries(folder).len() <= 1, "{fault}: {:?}", temporaries(folder));
    fs::write(&path, format!("\n{text}")).unwrap();
    let mut fmt = Command::new(env!("CARGO_BIN_EXE_wayband"));
    assert!(fmt.args(["fmt", MAP]).current_dir(folder).output().unwrap().status.success());
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(temporaries(folder), Vec::<PathBuf>::new(), "{fault}");
}

/// Leaves what was saved.
fn quit(mut terminal: Terminal) {
    terminal.see_no_more("unsaved");
    terminal.send("q");
    assert!(terminal.end().status.success());
}

#[test]
fn a_save_that_fails_is_told_the_work_stays_and_the_next_one_succeeds() {
    let faults = [
        ("inject=fsync:error=EIO:when=1", "could not be written"),
        ("inject=fsync:error=EIO:when=2", "after a power cut"),
        ("inject=fchmod:error=EROFS:when=1", "is read-only"),
        ("inject=renameat:error=ENOSPC:when=1", "no space is left"),
    ];
    for (fault, words) in faults {
        let (folder, path) = folder_with(MAP);
        let before = fs::read_to_string(&path).unwrap();
        let mut terminal = traced(folder.path(), fault);
        terminal.type_and_see(CTRL_S, words);
        terminal.see("unsaved");
        let text = fs::read_to_string(&path).unwrap();
        let is_new = usize::from(words == "after a power cut");
        assert_eq!(count(&text), count(&before) + is_new, "{fault}");
        assert!(is_new == 1 || text == before, "{fault}");
        assert_eq!(temporaries(folder.path()), Vec::<PathBuf>::new(), "{fault}");

        let_go(&terminal);
        terminal.type_and_see(CTRL_S, "saved new-laptop.ron");
        quit(terminal);
        assert_eq!(count(&fs::read_to_string(&path).unwrap()), count(&before) + 1);
        after(fault, folder.path(), &before);
    }
}

#[test]
fn a_file_torn_by_a_save_has_a_backup_and_the_next_save_mends_it() {
    let (folder, path) = folder_with(MAP);
    let before = fs::read_to_string(&path).unwrap();
    let second = folder.path().join("second.ron");
    fs::hard_link(&path, &second).unwrap();
    // From the third on: the backup and its folder are synced, but then the disk breaks.
    let fault = "inject=fsync:error=EIO:when=3+";
    let mut terminal = traced(folder.path(), fault);
    terminal.type_and_see(CTRL_S, "was written in part only");
    terminal.see("unsaved");
    let [backup] = &temporaries(folder.path())[..] else { panic!("no backup") };
    assert_eq!(fs::read_to_string(backup).unwrap(), before);

    let_go(&terminal);
    terminal.type_and_see(CTRL_S, "saved new-laptop.ron");
    quit(terminal);
    assert_eq!(count(&fs::read_to_string(&second).unwrap()), count(&before) + 1);
    assert_eq!(fs::metadata(&path).unwrap().ino(), fs::metadata(&second).unwrap().ino());
    after(fault, folder.path(), &before);
}

#[test]
fn an_editor_killed_as_it_saves_leaves_the_old_file_or_the_new_one() {
    let calls = [("flock", 1), ("fchmod", 1), ("fsync", 1), ("renameat", 1), ("fsync", 2)];
    for (call, nth) in calls {
        let (folder, path) = folder_with(MAP);
        let before = fs::read_to_string(&path).unwrap();
        let fault = format!("inject={call}:signal=KILL:when={nth}");
        let mut terminal = traced(folder.path(), &fault);
        terminal.send(CTRL_S);
        let status = terminal.end_at_once();
        assert!(status.signal().is_some_and(|told| told.starts_with("Killed")), "{status:?}");
        // What is not in the file is offered, and what is there is not.
        let map = wayband::store::open(&path).unwrap();
        let state = folder.path().join("wayband");
        let found = wayband::store::left_behind(&state, &map.file, &map.document);
        let is_saved = fs::read_to_string(&path).unwrap() != before;
        assert_eq!(found.left.len(), usize::from(!is_saved), "{fault}");
        after(&fault, folder.path(), &before);
    }
}

#[test]
fn a_full_disk_is_told_and_once_there_is_room_the_map_is_saved() {
    let (folder, shipped) = folder_with(MAP);
    let before = fs::read_to_string(&shipped).unwrap();
    let disk = Disk::new(folder.path().join("disk"));
    let path = disk.folder.join(MAP);
    fs::copy(&shipped, &path).unwrap();
    let filler = disk.folder.join("filler");
    // Writes what there is room for, and says that it was not all.
    fs::write(&filler, vec![0; 1 << 20]).unwrap_err();
    let name = format!("disk/{MAP}");
    let mut terminal = Terminal::start(folder.path(), &[&name], (120, 36), Ground::Dark);
    terminal.see(FOOT);
    edit(&mut terminal);
    terminal.type_and_see(CTRL_S, "no space is left");
    terminal.see("unsaved");
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    assert_eq!(temporaries(&disk.folder), Vec::<PathBuf>::new());

    fs::remove_file(filler).unwrap();
    terminal.type_and_see(CTRL_S, &format!("saved {name}"));
    quit(terminal);
    assert_eq!(count(&fs::read_to_string(&path).unwrap()), count(&before) + 1);
}

/// A small file system, until it is dropped.
struct Disk {
    folder: PathBuf,
}

impl Disk {
    fn new(folder: PathBuf) -> Self {
        fs::create_dir(&folder).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=128k", "tmpfs"]).arg(&folder);
        assert!(mount.status().unwrap().success(), "mounting is for root alone");
        Disk { folder }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Nothing else can be done about a failure.
        let _ = Command::new("umount").arg("--lazy").arg(&self.folder).status();
    }
}
