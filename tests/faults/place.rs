//! A folder with a map to be saved in it, in the ways in which files lie on disk.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::fs::{XattrFlags, getxattr, setxattr};
use tempfile::TempDir;

/// A map whose layout is not canonical, so that `fmt` saves it.
pub fn old_map(cards: usize) -> String {
    let cards: String = (0..cards)
        .map(|number| {
            format!(
                "Activity(id: \"asks-{number}\", lane: \"consumer\", title: \"Asks\", \
                 notes: [\"Which badge? Number {number}\"]), // Kept.\n"
            )
        })
        .collect();
    format!(
        "\n// A map that is saved.\nJourney(format: 1, title: \"Lost badge\", lanes: [\n\
         Lane(id: \"consumer\", title: \"Consumer activities\", visibility: Consumer),\n\
         Lane(id: \"band\", title: \"Touchpoints and interactions\", visibility: Band),\n], \
         stages: [Stage(id: \"explore\", title: \"Explore\", cards: [\n{cards}])])\n\n\n"
    )
}

/// Neither the user's own nor one that anybody has.
const OWNER: (u32, u32) = (12_345, 12_346);
const MODE: u32 = 0o640;
/// One that root alone may give, on any file system.
const ATTRIBUTE: &str = "trusted.wayband";

/// How the file lies on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// With one name.
    Plain,
    /// Behind a symbolic link from another folder.
    SymbolicLink,
    /// With two names.
    HardLink,
    /// With a name as long as names can be.
    LongName,
    /// Not yet: it is made.
    New,
}

/// A folder with a map to be saved in it.
pub struct Place {
    folder: TempDir,
    kind: Kind,
    /// What names the file, links aside.
    file: PathBuf,
    /// What it holds before the save; nothing where it is not there.
    old: String,
    /// The inode of the file, where that must stay.
    inode: Option<u64>,
}

impl Place {
    /// A place with a small map.
    pub fn new(kind: Kind) -> Self {
        Place::below(&std::env::temp_dir(), kind, 3)
    }

    /// A place in another folder, with a map of so many cards.
    pub fn below(parent: &Path, kind: Kind, cards: usize) -> Self {
        let folder = tempfile::tempdir_in(parent).unwrap();
        let name = match kind {
            Kind::LongName => format!("{}.ron", "ä".repeat(125) + "n"),
            _ => "map.ron".to_owned(),
        };
        fs::create_dir(folder.path().join("maps")).unwrap();
        let file = folder.path().join("maps").join(name);
        let old = if kind == Kind::New { String::new() } else { old_map(cards) };
        let mut place = Place { folder, kind, file, old, inode: None };
        if kind == Kind::New {
            return place;
        }
        fs::write(&place.file, &place.old).unwrap();
        give(&place.file, OWNER);
        fs::set_permissions(&place.file, fs::Permissions::from_mode(MODE)).unwrap();
        setxattr(&place.file, ATTRIBUTE, b"kept", XattrFlags::empty())
            .expect("attributes are set by root alone, and not on every file system");
        match kind {
            Kind::SymbolicLink => {
                fs::create_dir(place.folder.path().join("links")).unwrap();
                symlink("../maps/map.ron", place.asked()).unwrap();
            }
            Kind::HardLink => {
                fs::hard_link(&place.file, place.folder.path().join("maps/second.ron")).unwrap();
                place.inode = Some(fs::metadata(&place.file).unwrap().ino());
            }
            Kind::Plain | Kind::LongName | Kind::New => {}
        }
        place
    }

    /// The path that the program is told.
    fn asked(&self) -> PathBuf {
        match self.kind {
            Kind::SymbolicLink => self.folder.path().join("links/map.ron"),
            _ => self.file.clone(),
        }
    }

    /// The end of the file's name, as `strace` shows it too.
    pub fn name(&self) -> String {
        match self.kind {
            Kind::LongName => "n.ron\"".to_owned(),
            _ => "map.ron\"".to_owned(),
        }
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    /// A program, ready to save the map of this place.
    pub fn program(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.arg(if self.kind == Kind::New { "new" } else { "fmt" });
        command.arg(self.asked().strip_prefix(self.folder.path()).unwrap());
        command.current_dir(self.folder.path()).env("HOME", self.folder.path());
        // Of cargo: with it the program is loaded by hundreds of calls more.
        command.env_remove("LD_LIBRARY_PATH");
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env_remove(name);
        }
        command
    }

    /// What the file holds; nothing where it is not there.
    pub fn text(&self) -> Vec<u8> {
        fs::read(&self.file).unwrap_or_default()
    }

    /// What it held before the save.
    pub fn old_text(&self) -> &[u8] {
        self.old.as_bytes()
    }

    /// What it holds when it is saved.
    pub fn new_text(&self) -> Vec<u8> {
        if self.kind == Kind::New {
            let template = Path::new(env!("CARGO_MANIFEST_DIR"));
            let template = template.join("assets/templates/customer-journey.ron");
            let text = fs::read_to_string(template).unwrap();
            let mut document = wayband::format::read(&text).unwrap();
            document.journey.title = "Map".into();
            return wayband::format::print(&document).into_bytes();
        }
        wayband::format::print(&wayband::format::read(&self.old).unwrap()).into_bytes()
    }

    /// All files of the place but those that belong there: what a save has left behind.
    pub fn litter(&self) -> Vec<PathBuf> {
        let ours = [self.file.clone(), self.asked(), self.folder.path().join("maps/second.ron")];
        let mut found = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                } else if !ours.contains(&entry.path()) {
                    found.push(entry.path());
                }
            }
        }
        found
    }

    /// What the file is no longer that it was, apart from its text.
    pub fn changes(&self) -> Vec<String> {
        let Ok(metadata) = fs::symlink_metadata(&self.file) else {
            return if self.kind == Kind::New { Vec::new() } else { vec!["gone".to_owned()] };
        };
        if self.kind == Kind::New {
            return Vec::new();
        }
        let mut changes = Vec::new();
        let mut compare = |what: &str, is_so: bool| {
            if !is_so {
                changes.push(format!("another {what}"));
            }
        };
        compare("owner", (metadata.uid(), metadata.gid()) == OWNER);
        compare("mode", metadata.mode() & 0o7777 == MODE);
        let mut value = [0; 8];
        let length = getxattr(&self.file, ATTRIBUTE, &mut value).unwrap_or(0);
        compare("attribute", &value[..length] == b"kept");
        if let Some(inode) = self.inode {
            compare("inode", metadata.ino() == inode && metadata.nlink() == 2);
        }
        if self.kind == Kind::SymbolicLink {
            let link = fs::symlink_metadata(self.asked()).unwrap();
            compare(
                "link",
                link.is_symlink()
                    && self.asked().canonicalize().unwrap() == self.file.canonicalize().unwrap(),
            );
        }
        changes
    }
}

/// Gives a file to others.
pub fn give(file: &Path, (user, group): (u32, u32)) {
    chown(file, Some(user), Some(group))
        .expect("the tests of faults give files to others, which is for root alone");
}
