//! Saving on file systems that were mounted for it: one that is full, and a file mounted by itself.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::after::{State, saved_again, unchanged, whole};
use crate::place::{Kind, Place};
use crate::traced::run;

const SIZE: u64 = 64 << 10;
const PAGE: u64 = 4 << 10;
/// So many that old and new text take some pages each.
const CARDS: usize = 60;

/// Something mounted, until it is dropped.
struct Mount {
    at: PathBuf,
}

impl Mount {
    #[track_caller]
    fn new(args: &[&str], at: &Path) -> Self {
        let status = Command::new("mount").args(args).arg(at).status().expect("`mount` is needed");
        assert!(status.success(), "mounting is for root alone: mount {args:?}: {status}");
        Mount { at: at.to_owned() }
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        // Nothing else can be done about a failure.
        let _ = Command::new("umount").arg("--lazy").arg(&self.at).status();
    }
}

/// Fills a file system but for so many pages; gives the file that fills it.
fn fill_but(folder: &Path, pages: u64) -> PathBuf {
    let path = folder.join("filler");
    let mut filler = File::create(&path).unwrap();
    while filler.write_all(&[0; PAGE as usize]).is_ok() {}
    let length = filler.metadata().unwrap().len();
    filler.set_len(length.saturating_sub(pages * PAGE)).unwrap();
    path
}

#[test]
fn a_full_disk_takes_the_new_text_whole_or_keeps_the_old_one() {
    let disk = tempfile::tempdir().unwrap();
    for kind in [Kind::Plain, Kind::HardLink, Kind::New] {
        let mut told = [0, 0];
        for pages in 0..SIZE / PAGE {
            let size = format!("size={SIZE}");
            let _mount = Mount::new(&["-t", "tmpfs", "-o", &size, "tmpfs"], disk.path());
            let place = Place::below(disk.path(), kind, CARDS);
            let filler = fill_but(disk.path(), pages);
            let ended = run(&place, None);
            let state = whole(&place).unwrap();
            match ended.status {
                Some(0) => assert_eq!(state, State::New),
                _ => {
                    assert_eq!((ended.status, state), (Some(3), State::Old));
                    let is_told = ["no space is left", "hint: make room"];
                    assert!(is_told.iter().all(|text| ended.err.contains(text)), "{ended:?}");
                }
            }
            told[usize::from(state == State::New)] += 1;
            assert_eq!(place.litter(), Vec::<PathBuf>::new());
            unchanged(&place).unwrap();
            fs::remove_file(filler).unwrap();
            saved_again(state, &place).unwrap();
        }
        println!("{kind:?}, disk full: {} refused, {} saved, none lost", told[0], told[1]);
        assert!(told[0] > 0 && told[1] > 0, "{told:?}");
    }
}

#[test]
fn a_file_that_is_mounted_by_itself_is_written_in_place() {
    let place = Place::new(Kind::Plain);
    let file = place.file().to_str().unwrap().to_owned();
    let before = fs::metadata(place.file()).unwrap().ino();
    let mount = Mount::new(&["--bind", &file], place.file());
    let ended = run(&place, None);
    assert_eq!((ended.status, whole(&place)), (Some(0), Ok(State::New)), "{ended:?}");
    // Held open, so that the number is not given to another one.
    let held = OpenOptions::new().read(true).open(place.file()).unwrap();
    drop(mount);
    assert_eq!(held.metadata().unwrap().ino(), before);
    assert_eq!(fs::metadata(place.file()).unwrap().ino(), before);
    assert_eq!(place.litter(), Vec::<PathBuf>::new());
    unchanged(&place).unwrap();
}
