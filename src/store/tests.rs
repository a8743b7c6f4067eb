//! Files as users have them: opened, edited, saved, in the way of others and of themselves.

use std::fs;
use std::path::{Path, PathBuf};

use super::{
    MapFile, OpenError, SaveError, create, open, overwrite, reformat, save, save_as, save_beside,
    save_over, write_new, write_over,
};
use crate::format::{Anchor, Document, print};
use crate::journey::Journey;
use tempfile::TempDir;

const NAME: &str = "map.ron";

fn document(title: &str) -> Document {
    Document::new(Journey { title: title.into(), ..Journey::blank() })
}

/// A folder with one map in it, which is open.
fn opened() -> (TempDir, PathBuf, Document, MapFile) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    create(&path, &document("before")).unwrap();
    let map = open(&path).unwrap();
    (folder, path, map.document, map.file)
}

fn title(path: &Path) -> String {
    open(path).unwrap().document.journey.title
}

fn names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| name(e).into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_is_saved_is_there_when_the_map_is_opened_again() {
    let (folder, path, mut document, mut file) = opened();
    document.journey.title = "after".into();
    let saved = save(&mut file, &document).unwrap();
    assert!(saved.written && !saved.reformatted);
    assert_eq!(saved.bytes, fs::metadata(&path).unwrap().len());
    assert_eq!(open(&path).unwrap().document, document);
    assert_eq!(names(folder.path()), [NAME]);

    document.journey.title = "once more".into();
    assert!(save(&mut file, &document).unwrap().written);
    assert_eq!(title(&path), "once more");
}

#[test]
fn a_map_that_did_not_change_is_not_written() {
    let (_folder, path, document, mut file) = opened();
    let before = super::file::Stamp::of(&fs::metadata(&path).unwrap());
    assert!(!save(&mut file, &document).unwrap().written);
    assert!(!reformat(&mut file, &document).unwrap().written);
    assert_eq!(super::file::Stamp::of(&fs::metadata(&path).unwrap()), before);
}

#[test]
fn only_a_change_or_a_wish_reformats() {
    let (_folder, path, _, _) = opened();
    let loose = format!("\n\n{}\n\n", fs::read_to_string(&path).unwrap());
    for wish in [false, true] {
        fs::write(&path, &loose).unwrap();
        let map = open(&path).unwrap();
        let (mut file, mut document) = (map.file, map.document);
        let saved = save(&mut file, &document).unwrap();
        assert!(!saved.written && !saved.reformatted);
        assert_eq!(fs::read_to_string(&path).unwrap(), loose);

        let saved = if wish {
            reformat(&mut file, &document).unwrap()
        } else {
            document.journey.title = "after".into();
            save(&mut file, &document).unwrap()
        };
        assert!(saved.written && saved.reformatted);
        assert_eq!(fs::read_to_string(&path).unwrap(), print(&document));

        document.journey.title = "later".into();
        assert!(!save(&mut file, &document).unwrap().reformatted);
    }
}

#[test]
fn what_another_program_wrote_is_not_overwritten() {
    let (folder, path, mut document, mut file) = opened();
    // As long, and at the same time: only the content tells.
    let theirs = fs::read_to_string(&path).unwrap().replace("before", "theirs");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, &theirs).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    document.journey.title = "ours".into();
    let error = save(&mut file, &document).unwrap_err();
    assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    let error = reformat(&mut file, &document).unwrap_err();
    assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error:?}");

    save_over(&mut file, &document).unwrap();
    assert_eq!(title(&path), "ours");
    document.journey.title = "again".into();
    save(&mut file, &document).unwrap();
    assert_eq!(names(folder.path()), [NAME]);
}

#[test]
fn another_program_that_wrote_the_same_is_in_nobodys_way() {
    let (_folder, path, mut document, mut file) = opened();
    document.journey.title = "after".into();
    fs::write(&path, print(&document)).unwrap();
    assert!(!save(&mut file, &document).unwrap().written);
    document.journey.title = "later".into();
    assert!(save(&mut file, &document).unwrap().written);
}

#[test]
fn a_write_that_was_not_synced_is_told_and_is_still_ours() {
    let (_folder, path, mut document, mut file) = opened();
    document.journey.title = "after".into();
    let text = print(&document);
    write_over(&path, text.as_bytes()).unwrap();
    let source = std::io::Error::from(std::io::ErrorKind::TimedOut);
    let unsynced = Err(SaveError::Unsynced { path, source });
    assert!(file.settle(unsynced, &text).is_err());
    // Written once more, so that it is synced as well.
    assert!(save(&mut file, &document).unwrap().written);
    assert!(!save(&mut file, &document).unwrap().written);
    document.journey.title = "later".into();
    assert!(save(&mut file, &document).unwrap().written);
}

#[test]
fn a_file_torn_by_a_save_is_ours_to_save_again() {
    let (folder, path, mut document, mut file) = opened();
    document.journey.title = "after".into();
    let text = print(&document);
    let backup = folder.path().join(".map.ron.a1B2c3.tmp");
    fs::copy(&path, &backup).unwrap();
    fs::write(&path, format!("\0{}", &text[1..40])).unwrap();
    let error = open(&path).unwrap_err();
    assert!(matches!(error, OpenError::Unfinished { .. }), "{error:?}");
    assert!(error.hint().unwrap().contains(".map.ron.a1B2c3.tmp"));

    let source = std::io::Error::from(std::io::ErrorKind::TimedOut);
    let torn = Err(SaveError::Torn { path: path.clone(), backup, source });
    assert!(file.settle(torn, &text).is_err());
    assert!(save(&mut file, &document).unwrap().written);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(names(folder.path()), [NAME]);
}

#[test]
fn a_file_that_is_gone_is_made_again_only_when_asked() {
    let (folder, path, document, mut file) = opened();
    fs::remove_file(&path).unwrap();
    assert!(matches!(save(&mut file, &document), Err(SaveError::Vanished { .. })));
    assert!(names(folder.path()).is_empty());
    save_over(&mut file, &document).unwrap();
    assert_eq!(title(&path), "before");
}

#[test]
fn a_new_file_takes_nothing_s_place() {
    let (folder, path, mut document, mut file) = opened();
    document.journey.title = "other".into();
    assert!(matches!(create(&path, &document), Err(SaveError::Exists { .. })));
    assert!(matches!(save_as(&mut file, &path, &document), Err(SaveError::Exists { .. })));
    assert!(matches!(create(folder.path(), &document), Err(SaveError::Exists { .. })));
    let nowhere = folder.path().join("no").join(NAME);
    let error = create(&nowhere, &document).unwrap_err();
    assert!(matches!(error, SaveError::NoFolder { .. }), "{error:?}");
    assert_eq!(title(&path), "before");
    assert_eq!(file.path(), path);

    let second = folder.path().join("second.ron");
    save_as(&mut file, &second, &document).unwrap();
    assert_eq!(file.path(), second);
    assert_eq!((title(&path).as_str(), title(&second).as_str()), ("before", "other"));
    overwrite(&path, &document).unwrap();
    assert_eq!(title(&path), "other");
    assert_eq!(names(folder.path()), [NAME, "second.ron"]);
}

#[test]
fn a_text_that_does_not_read_back_is_never_written() {
    let (folder, path, mut document, mut file) = opened();
    let before = fs::read_to_string(&path).unwrap();
    document.journey.title = "after".into();
    document.comments.at(Anchor::FileEnd).closing.push("no comment)".into());
    let error = save(&mut file, &document).unwrap_err();
    assert!(matches!(error, SaveError::NotReadBack { .. }), "{error:?}");
    assert!(save_over(&mut file, &document).is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    assert!(create(&folder.path().join("new.ron"), &document).is_err());
    assert_eq!(names(folder.path()), [NAME]);
}

#[test]
fn a_name_at_its_length_limit_can_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    for start in ["n".repeat(251), format!("n{}", "ä".repeat(125))] {
        let path = folder.path().join(format!("{start}.ron"));
        let mut file = create(&path, &document("before")).unwrap();
        save(&mut file, &document("after")).unwrap();
        assert_eq!(title(&path), "after");
    }
    assert_eq!(names(folder.path()).len(), 2);
}

#[test]
fn a_name_beside_one_at_its_length_limit_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("{}.ron", "n".repeat(251)));
    let mut file = create(&path, &document("before")).unwrap();
    save_beside(&mut file, &document("after")).unwrap();
    assert_eq!(title(file.path()), "after");
    assert!(file.path().to_str().unwrap().ends_with("n-2.ron"));
}

#[test]
fn what_a_killed_making_left_is_swept_when_it_is_made() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".map.ron.a1B2c3.tmp"), "Journey(").unwrap();
    create(&folder.path().join(NAME), &document("one")).unwrap();
    assert_eq!(names(folder.path()), [NAME]);
}

#[test]
fn what_killed_saves_left_is_swept_and_nothing_else() {
    let (folder, _, mut document, mut file) = opened();
    for name in
        [".map.ron.a1B2c3.tmp", ".map.ron.tmp", ".map.ron.mine.tmp", ".other.ron.a1B2c3.tmp"]
    {
        fs::write(folder.path().join(name), "").unwrap();
    }
    document.journey.title = "after".into();
    save(&mut file, &document).unwrap();
    assert_eq!(
        names(folder.path()),
        [".map.ron.mine.tmp", ".map.ron.tmp", ".other.ron.a1B2c3.tmp", NAME]
    );
}

#[test]
fn a_read_only_file_is_told() {
    let (folder, path, mut document, mut file) = opened();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    document.journey.title = "after".into();
    for result in [save(&mut file, &document), save_over(&mut file, &document)] {
        assert!(matches!(result, Err(SaveError::ReadOnly { .. })), "{result:?}");
    }
    assert_eq!(title(&path), "before");
    assert_eq!(names(folder.path()), [NAME]);
}

#[test]
fn any_text_can_be_written_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.md");
    write_new(&path, b"one").unwrap();
    assert!(matches!(write_new(&path, b"two"), Err(SaveError::Exists { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"one");
    write_over(&path, b"three").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"three");
    assert!(matches!(write_over(folder.path(), b"x"), Err(SaveError::Folder { .. })));
    assert_eq!(names(folder.path()), ["out.md"]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};

    #[test]
    fn mode_and_owner_stay() {
        let (_folder, path, mut document, mut file) = opened();
        // Others than the user's own can be given by root alone; for anybody else they are the same.
        let _ = std::os::unix::fs::chown(&path, Some(12_345), Some(12_346));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o2640)).unwrap();
        let before = fs::metadata(&path).unwrap();
        document.journey.title = "after".into();
        save(&mut file, &document).unwrap();
        let after = fs::metadata(&path).unwrap();
        assert_ne!(before.ino(), after.ino(), "it was renamed over");
        assert_eq!(before.mode(), after.mode());
        assert_eq!((before.uid(), before.gid()), (after.uid(), after.gid()));
    }

    #[test]
    fn a_new_file_has_the_mode_that_any_new_file_has() {
        let (folder, path, _, _) = opened();
        let usual = folder.path().join("usual");
        fs::write(&usual, "").unwrap();
        let mode = |path| fs::metadata(path).unwrap().mode();
        assert_eq!(mode(&path), mode(&usual));
    }

    #[test]
    fn a_symbolic_link_stays_and_its_target_is_written() {
        let (folder, path, _, _) = opened();
        let other = tempfile::tempdir().unwrap();
        let link = other.path().join("link.ron");
        symlink(&path, &link).unwrap();
        let mut map = open(&link).unwrap();
        map.document.journey.title = "after".into();
        save(&mut map.file, &map.document).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(title(&path), "after");
        assert_eq!(names(other.path()), ["link.ron"]);
        assert_eq!(names(folder.path()), [NAME]);

        fs::remove_file(&path).unwrap();
        assert!(matches!(create(&link, &map.document), Err(SaveError::Exists { .. })));
        assert!(matches!(save(&mut map.file, &map.document), Err(SaveError::Vanished { .. })));
        save_over(&mut map.file, &map.document).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(title(&path), "after");
    }

    #[test]
    fn links_that_lead_nowhere_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two] = ["one.ron", "two.ron"].map(|name| folder.path().join(name));
        symlink(&one, &two).unwrap();
        symlink(&two, &one).unwrap();
        let error = open(&one).unwrap_err();
        assert!(matches!(error, OpenError::LinkLoop { .. }) && error.hint().is_some(), "{error:?}");
        let error = write_over(&one, b"x").unwrap_err();
        assert!(matches!(error, SaveError::LinkLoop { .. }), "{error:?}");
        let lost = folder.path().join("lost.ron");
        symlink("no/such.ron", &lost).unwrap();
        let error = write_over(&lost, b"x").unwrap_err();
        assert!(matches!(error, SaveError::NoFolder { .. }), "{error:?}");
        assert_eq!(names(folder.path()), ["lost.ron", "one.ron", "two.ron"]);
    }

    #[test]
    fn what_a_cut_save_in_place_left_goes_with_the_next_save_even_if_that_writes_nothing() {
        let (folder, path, document, mut file) = opened();
        fs::hard_link(&path, folder.path().join("second.ron")).unwrap();
        for save in [save, reformat] {
            fs::write(folder.path().join(".map.ron.a1B2c3.tmp"), "").unwrap();
            assert!(!save(&mut file, &document).unwrap().written);
            assert_eq!(names(folder.path()), [NAME, "second.ron"]);
        }
    }

    #[test]
    fn hard_links_go_on_naming_one_file() {
        let (folder, path, mut document, mut file) = opened();
        let second = folder.path().join("second.ron");
        fs::hard_link(&path, &second).unwrap();
        for new in ["after, and longer than it was before", "short"] {
            document.journey.title = new.into();
            save(&mut file, &document).unwrap();
            let (one, two) = (fs::metadata(&path).unwrap(), fs::metadata(&second).unwrap());
            assert_eq!((one.ino(), one.nlink()), (two.ino(), 2));
            assert_eq!(fs::read_to_string(&second).unwrap(), print(&document));
        }
        assert_eq!(names(folder.path()), [NAME, "second.ron"]);
    }

    #[test]
    fn devices_and_pipes_are_written_to_and_not_replaced() {
        write_over("/dev/null".as_ref(), b"x").unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told() {
        let error = write_over("/dev/full".as_ref(), b"x").unwrap_err();
        assert!(matches!(error, SaveError::NoSpace { .. }), "{error:?}");
        assert!(error.to_string().contains("/dev/full"), "{error}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_takes_no_files_is_told() {
        // Nobody, root included, may make a file here.
        let error = write_new("/proc/self/map.ron".as_ref(), b"x").unwrap_err();
        assert!(error.to_string().contains("/proc/self"), "{error}");
    }
}
