//! Saving as a user who may not do everything, which root may.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::place::{give, old_map};

/// A user without rights of their own, and others.
const STRANGER: (u32, u32) = (54_321, 54_322);
const OTHER: (u32, u32) = (12_345, 12_346);
const ROOT: (u32, u32) = (0, 0);

/// A folder with the program and a folder of maps in it.
struct Home {
    folder: TempDir,
}

struct Ended {
    status: Option<i32>,
    err: String,
}

impl Home {
    /// A home whose folder of maps has an owner and a mode.
    fn new(owner: (u32, u32), mode: u32) -> Self {
        let home = Home { folder: tempfile::tempdir().unwrap() };
        set_mode(home.folder.path(), 0o755);
        // Where the program was built the stranger may not be let in. Copied by another process: were
        // it written by this one, a process that another test starts meanwhile would hold it open
        // for writing too, and what is open for writing cannot be run.
        let mut copy = Command::new("cp");
        copy.arg(env!("CARGO_BIN_EXE_wayband")).arg(home.folder.path().join("wayband"));
        assert!(copy.status().unwrap().success());
        fs::create_dir(home.maps()).unwrap();
        give(&home.maps(), owner);
        set_mode(&home.maps(), mode);
        home
    }

    fn maps(&self) -> PathBuf {
        self.folder.path().join("maps")
    }

    fn map(&self) -> PathBuf {
        self.maps().join("map.ron")
    }

    /// Puts a map there that `fmt` changes.
    fn with_map(self, owner: (u32, u32), mode: u32) -> Self {
        fs::write(self.map(), old_map(3)).unwrap();
        give(&self.map(), owner);
        set_mode(&self.map(), mode);
        self
    }

    fn run(&self, args: &[&str]) -> Ended {
        let mut command = Command::new(self.folder.path().join("wayband"));
        command.args(args).current_dir(self.folder.path()).env("HOME", "/");
        // Without the groups of root as well.
        let output = command.uid(STRANGER.0).gid(STRANGER.1).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        Ended { status: output.status.code(), err }
    }

    /// Formats the map, which must be refused in these words and leave everything as it is.
    #[track_caller]
    fn is_refused(&self, words: &str, hint: &str) {
        let before = fs::metadata(self.map()).unwrap();
        let ended = self.run(&["fmt", "maps/map.ron"]);
        assert_eq!(ended.status, Some(3), "{}", ended.err);
        assert!(ended.err.contains(words) && ended.err.contains(hint), "{}", ended.err);
        let after = fs::metadata(self.map()).unwrap();
        assert_eq!(fs::read_to_string(self.map()).unwrap(), old_map(3));
        assert_eq!((before.ino(), before.mode()), (after.ino(), after.mode()));
        assert_eq!(self.names(), ["map.ron"]);
    }

    /// Formats the map, which must stay the same file with the same owner.
    #[track_caller]
    fn is_written_in_place(&self) {
        let before = fs::metadata(self.map()).unwrap();
        let ended = self.run(&["fmt", "maps/map.ron"]);
        assert_eq!(ended.status, Some(0), "{}", ended.err);
        let after = fs::metadata(self.map()).unwrap();
        let new = wayband::format::print(&wayband::format::read(&old_map(3)).unwrap());
        assert_eq!(fs::read_to_string(self.map()).unwrap(), new);
        assert_eq!((before.ino(), before.mode()), (after.ino(), after.mode()));
        assert_eq!((before.uid(), before.gid()), (after.uid(), after.gid()));
        assert_eq!(self.names(), ["map.ron"]);
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.maps()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_folder_that_takes_no_file_is_told() {
    let words = "no file may be made in the folder";
    for home in [Home::new(STRANGER, 0o555), Home::new(ROOT, 0o755)] {
        home.with_map(STRANGER, 0o644).is_refused(words, "hint: look at the folder's permissions");
    }
    let home = Home::new(ROOT, 0o755);
    let ended = home.run(&["new", "maps/map.ron"]);
    assert_eq!(ended.status, Some(3));
    assert!(ended.err.contains(words), "{}", ended.err);
    assert!(home.names().is_empty());
}

#[test]
fn a_file_that_is_read_only_or_another_s_is_told() {
    let home = Home::new(STRANGER, 0o755).with_map(STRANGER, 0o444);
    home.is_refused("is read-only", "hint: make the file writable");
    let home = Home::new(STRANGER, 0o755).with_map(ROOT, 0o644);
    home.is_refused("may not be written", "hint: look at the permissions");
}

#[test]
fn a_file_whose_owner_cannot_be_kept_is_written_in_place() {
    Home::new(ROOT, 0o777).with_map(OTHER, 0o666).is_written_in_place();
    // Where nobody may rename over another's file.
    Home::new(ROOT, 0o1777).with_map(OTHER, 0o666).is_written_in_place();
}

#[test]
fn a_file_whose_group_cannot_be_kept_is_written_in_place() {
    Home::new(STRANGER, 0o755).with_map((STRANGER.0, OTHER.1), 0o664).is_written_in_place();
}
