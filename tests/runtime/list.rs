//! The list of maps: found, narrowed, searched, opened and come back to; maps made, copied, renamed
//! and deleted.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use wayband::store;
use wayband::tui::app::Look;
use wayband::tui::glyphs::Glyphs;
use wayband::tui::maps::{Choice, Maps};
use wayband::tui::runtime::{Closed, Incoming};
use wayband::tui::theme::{Depth, Ground, Theme};

use super::{Cue, Memory, give_up, keys};

/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A list of maps on a terminal in memory.
pub struct Listed {
    pub folder: PathBuf,
    pub maps: Maps,
    pub host: Memory,
    incoming: Receiver<Incoming>,
    sender: Sender<Incoming>,
}

/// The text of a small map.
pub fn map(title: &str, cards: &[&str]) -> String {
    let cards: String = cards
        .iter()
        .enumerate()
        .map(|(number, card)| {
            format!("Activity(id: \"c{number}\", lane: \"consumer\", title: \"{card}\"),")
        })
        .collect();
    format!(
        "Journey(format: 1, title: \"{title}\", stages: [Stage(id: \"s\", title: \"Stage\", cards: [{cards}])])"
    )
}

/// A folder with three maps.
pub fn three() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("it")).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("badge.ron", &map("Lost badge", &["Asks the guard", "Waits"]));
    write("it/laptop.ron", &map("New laptop", &["Asks colleagues", "Unpacks"]));
    write("it/phone.ron", &map("New phone", &["Asks the desk"]));
    folder
}

pub fn list(folder: &Path) -> Listed {
    let look = Look { theme: Theme::new(Ground::Dark, Depth::True), glyphs: Glyphs::UNICODE };
    let (sender, incoming) = channel();
    let maps = Maps::new(folder, &folder.join("no-templates"), look, &sender);
    let host = Memory::new(&sender);
    Listed { folder: folder.to_owned(), maps, host, incoming, sender }
}

impl Listed {
    /// Sends events once a text is seen; behind the cue before.
    pub fn when(&mut self, text: &'static str, events: Vec<Incoming>) -> &mut Self {
        let act = Box::new(|| ());
        self.host.terminal.backend_mut().cues.push_back(Cue { text, act, events });
        self
    }

    /// Does something in the folder once a text is seen; behind the cue before.
    pub fn meanwhile(
        &mut self,
        text: &'static str,
        act: impl FnOnce(&Path) + 'static,
    ) -> &mut Self {
        let folder = self.folder.clone();
        let act = Box::new(move || act(&folder));
        self.host.terminal.backend_mut().cues.push_back(Cue { text, act, events: Vec::new() });
        self
    }

    /// Follows the cues until the list is left.
    pub fn run(&mut self) -> Choice {
        give_up(&self.sender, PATIENCE);
        let choice = self.maps.run(&mut self.host, &self.incoming).unwrap();
        self.host.assert_all_seen();
        choice
    }

    pub fn screen(&self) -> String {
        self.host.terminal.backend().text()
    }

    /// Sees that the last frame has a text.
    #[track_caller]
    pub fn shows(&self, text: &str) {
        assert!(self.screen().contains(text), "{text:?} is not on\n{}", self.screen());
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = store::find_maps(&self.folder)
            .maps
            .iter()
            .map(|path| path.strip_prefix(&self.folder).unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }
}

pub fn leave() -> Choice {
    Choice::Leave(Closed::ByUser)
}

#[test]
fn a_filter_narrows_the_list_and_is_still_there_after_a_map_was_open() {
    let folder = three();
    let mut list = list(folder.path());
    list.when("  3 maps", keys("/new ph")).when("  1 of 3 maps", keys("\r"));
    assert_eq!(list.run(), Choice::Open(folder.path().join("it/phone.ron"), None));
    list.when("filter new ph", keys("/\x15new")).when("  2 of 3 maps", keys("\x1bj\r"));
    let first = list.run();
    let Choice::Open(path, None) = &first else { panic!("{first:?}") };
    // The same one is chosen again, and Esc shows all again.
    list.when("filter new", keys("\r"));
    assert_eq!(list.run(), Choice::Open(path.clone(), None));
    list.when("  2 of 3 maps", keys("\x1b")).when("  3 maps", keys("\r"));
    assert_eq!(list.run(), Choice::Open(path.clone(), None));
    list.when("  3 maps", keys("/zzz"))
        .when("No map fits \"zzz\": Esc shows all again", keys("\x1b\x1b"));
    list.when("  3 maps", keys("q"));
    assert_eq!(list.run(), leave());
}

#[test]
fn a_card_is_found_in_any_map_and_its_map_opens_on_it() {
    let folder = three();
    let mut list = list(folder.path());
    list.when("  3 maps", keys("sASKS")).when("  3 cards", keys("\x1bj\r"));
    let choice = list.run();
    let Choice::Open(path, Some(card)) = &choice else { panic!("{choice:?}") };
    assert_eq!(*path, folder.path().join("it/laptop.ron"));
    let document = store::open(path).unwrap().document;
    assert_eq!(document.journey.card(*card).unwrap().title, "Asks colleagues");
    // What was found is still there; with other words it is other cards.
    list.when("cards with ASKS", keys("s\x15unp")).when("1 card ", keys("\r"));
    assert!(matches!(list.run(), Choice::Open(path, Some(_)) if path.ends_with("it/laptop.ron")));
    list.when("1 card ", keys("s\x15zzz"));
    list.when("No card holds \"zzz\"", keys("\x1b\x1b")).when("  3 maps", keys("q"));
    assert_eq!(list.run(), leave());
}

#[test]
fn a_map_is_made_from_the_chosen_template_and_writes_over_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("lost-badge.ron"), "mine").unwrap();
    let mut list = list(folder.path());
    let down = || {
        vec![Incoming::Terminal(crossterm::event::Event::Key(
            crossterm::event::KeyCode::Down.into(),
        ))]
    };
    list.when("No map here yet: n makes one", keys("n")).when("Templates", keys("Lost badge"));
    list.when("Lost badge", down()).when("choose a template", keys("\r"));
    let made = folder.path().join("lost-badge-2.ron");
    assert_eq!(list.run(), Choice::Open(made.clone(), None));
    assert_eq!(list.file("lost-badge.ron"), "mine");
    let journey = store::open(&made).unwrap().document.journey;
    let template = include_str!("../../assets/templates/service-blueprint.ron");
    assert_eq!(journey.title, "Lost badge");
    assert_eq!(journey.lanes.len(), template.matches("Lane(").count());
    list.when("  1 map", keys("q"));
    assert_eq!(list.run(), leave());
}

#[test]
fn a_map_without_a_title_is_not_made_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut list = list(folder.path());
    list.when("No map here yet", keys("n")).when("Templates", keys("\r"));
    list.when("A map needs a title: nothing was done", keys("q"));
    assert_eq!(list.run(), leave());
    assert_eq!(list.names(), [""; 0]);
}

#[test]
fn a_copy_has_its_own_title_and_file_and_is_chosen() {
    let folder = three();
    let before = fs::read_to_string(folder.path().join("it/laptop.ron")).unwrap();
    let mut list = list(folder.path());
    list.when("  3 maps", keys("jy")).when("New laptop copy", keys("\x15New phone\r"));
    list.when("  4 maps", keys("\r"));
    let copy = folder.path().join("it/new-phone.ron");
    assert_eq!(list.run(), Choice::Open(copy.clone(), None));
    list.shows("copied laptop.ron to new-phone.ron");
    assert_eq!(list.file("it/laptop.ron"), before);
    let journey = store::open(&copy).unwrap().document.journey;
    assert_eq!((journey.title.as_str(), journey.cards().count()), ("New phone", 2));
}

#[test]
fn a_map_gets_another_title_and_nothing_else_changes() {
    let folder = three();
    let text = map("Lost badge", &["Asks the guard"]);
    let canonical = wayband::format::print(&wayband::format::read(&text).unwrap());
    fs::write(folder.path().join("badge.ron"), &canonical).unwrap();
    let mut list = list(folder.path());
    list.when("  3 maps", keys("rm")).when("Title of the map", keys("\x15Found badge\r"));
    list.when("Found badge  ", keys("q"));
    assert_eq!(list.run(), leave());
    list.shows("badge.ron is called \"Found badge\" now  ");
    assert_eq!(list.file("badge.ron"), canonical.replace("Lost badge", "Found badge"));
}

#[test]
fn a_file_gets_another_name_and_maps_that_name_it_follow() {
    let folder = three();
    let referring = map("Future", &["Calls"])
        .replace("stages:", "compares_to: \"it/laptop.ron\", stages:")
        .replace("title: \"Calls\"", "title: \"Calls\", journey: \"./it/laptop.ron\"");
    fs::write(folder.path().join("future.ron"), &referring).unwrap();
    let mut list = list(folder.path());
    list.when("  4 maps", keys("jj")).when("it/laptop.ron", keys("rf\x15phone\r"));
    list.when("1 map names this file", keys("y"))
        .when("phone.ron is there already", keys("rf\x15a/b\r"));
    list.when("A name of a file has no /", keys("rf\x15notebook\r"))
        .when("y renames it there too", keys("y"));
    list.when("it/notebook.ron", keys("q"));
    assert_eq!(list.run(), leave());
    list.shows("renamed laptop.ron to notebook.ron, and in 1 map");
    assert_eq!(list.names(), ["badge.ron", "future.ron", "it/notebook.ron", "it/phone.ron"]);
    let journey = store::open(&folder.path().join("future.ron")).unwrap().document.journey;
    assert_eq!(journey.compares_to.as_deref(), Some("it/notebook.ron"));
    assert_eq!(journey.stages[0].cards[0].journey.as_deref(), Some("it/notebook.ron"));

    let mut list = super::list::list(folder.path());
    list.when("  4 maps", keys("jj")).when("it/notebook.ron", keys("rf\x15pad.ron\r"));
    list.when("y renames it there too", keys("n"))
        .when("renamed notebook.ron to pad.ron", keys("q"));
    assert_eq!(list.run(), leave());
    assert_eq!(list.names(), ["badge.ron", "future.ron", "it/pad.ron", "it/phone.ron"]);
    let journey = store::open(&folder.path().join("future.ron")).unwrap().document.journey;
    assert_eq!(journey.compares_to.as_deref(), Some("it/notebook.ron"));
}

#[test]
fn a_map_is_deleted_only_after_a_yes_and_only_as_it_was_listed() {
    let folder = three();
    let mut list = list(folder.path());
    list.when("  3 maps", keys("x")).when("gone for good: y deletes, Esc keeps", keys("n"));
    list.when("n new", keys("x")).when("y deletes", keys("y"));
    list.when("  2 maps", keys("q"));
    assert_eq!(list.run(), leave());
    list.shows("deleted badge.ron");
    assert_eq!(list.names(), ["it/laptop.ron", "it/phone.ron"]);
}

#[test]
fn what_is_lost_with_a_map_is_what_git_does_not_hold() {
    let folder = three();
    let git = |args: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.args(["-c", "user.name=Test", "-c", "user.email=test@example.org"]).args(args);
        let ended = git.current_dir(folder.path()).env("HOME", folder.path()).output().unwrap();
        assert!(ended.status.success(), "git {args:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "badge.ron", "it/laptop.ron"]);
    git(&["commit", "-q", "-m", "Maps"]);
    fs::write(folder.path().join("it/laptop.ron"), map("Old laptop", &[])).unwrap();
    let mut list = list(folder.path());
    list.when("changed", keys("x")).when("git keeps it", keys("\x1bjx"));
    list.when("loses uncommitted changes", keys("\x1bjx"))
        .when("not in git, gone for good", keys("\x1bq"));
    assert_eq!(list.run(), leave());
    assert_eq!(list.names().len(), 3);
}

#[test]
fn a_map_that_cannot_be_read_is_told_with_all_that_is_wrong() {
    let folder = three();
    let broken = "Journey(format: 1, title: \"B\", stages: [Stage(id: 1, titel: \"T\")])";
    fs::write(folder.path().join("a.ron"), broken).unwrap();
    let mut list = list(folder.path());
    list.when("1:51: ", keys("\r"));
    assert_eq!(list.run(), Choice::Open(folder.path().join("a.ron"), None));
    list.maps.show_error(&store::open(&folder.path().join("a.ron")).unwrap_err());
    list.when("titel", keys("q")).when("  4 maps", keys("q"));
    assert_eq!(list.run(), leave());
}

#[test]
fn what_other_programs_write_is_seen() {
    let folder = three();
    let mut list = list(folder.path());
    list.meanwhile("  3 maps", |folder| {
        fs::write(folder.join("new.ron"), map("Quite new", &["One"])).unwrap();
    });
    list.meanwhile("Quite new", |folder| fs::remove_file(folder.join("it/phone.ron")).unwrap());
    list.meanwhile("  3 maps", |folder| {
        fs::write(folder.join("it/laptop.ron"), map("Newer laptop", &["One"])).unwrap();
    });
    list.when("Newer laptop", keys("q"));
    assert_eq!(list.run(), leave());
}

#[test]
fn thousands_of_maps_are_all_read_and_the_right_one_opens() {
    const COUNT: usize = 3000;
    let folder = tempfile::tempdir().unwrap();
    for number in 0..COUNT {
        let team = folder.path().join(format!("team-{:02}", number % 30));
        fs::create_dir_all(&team).unwrap();
        let text = map(&format!("Journey no. {number:04}"), &[&format!("Card of {number:04}")]);
        fs::write(team.join(format!("{number:04}.ron")), text).unwrap();
    }
    let mut list = list(folder.path());
    list.when("  3000 maps", keys("/'2741")).when("  1 of 3000 maps", keys("\r"));
    let expected = folder.path().join("team-11/2741.ron");
    assert_eq!(list.run(), Choice::Open(expected, None));
    list.when("1 of 3000", keys("\x1bG")).when("Journey no. 2999", keys("scard of 1234"));
    list.when("1 card ", keys("\r"));
    let choice = list.run();
    assert!(
        matches!(&choice, Choice::Open(path, Some(_)) if path.ends_with("team-04/1234.ron")),
        "{choice:?}"
    );
    list.when("1 card ", keys("s\x15card of"));
    list.when("more than 2000 cards", keys("q"));
    list.when("q", keys("\x1bq"));
    assert_eq!(list.run(), leave());
}
