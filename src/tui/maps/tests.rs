//! Pictures of the list, and what comes of the mouse.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Maps, Next};
use crate::store::FileState;
use crate::tui::app::Look;
use crate::tui::glyphs::Glyphs;
use crate::tui::key::Key;
use crate::tui::pane::Lines;
use crate::tui::runtime::Incoming;
use crate::tui::theme::{Depth, Ground, Theme};
use crate::tui::view::tests::picture_of;

/// How long a slow machine may take.
const LONG: Duration = Duration::from_secs(20);

const SIZES: [(u16, u16); 3] = [(160, 40), (80, 24), (40, 12)];

struct Place {
    folder: tempfile::TempDir,
    maps: Maps,
    incoming: Receiver<Incoming>,
}

fn look(ground: Ground, depth: Depth, glyphs: Glyphs) -> Look {
    Look { theme: Theme::new(ground, depth), glyphs }
}

fn colours() -> Look {
    look(Ground::Dark, Depth::True, Glyphs::UNICODE)
}

/// A folder with the maps that are shipped, one that is broken and one that is in conflict.
fn place(look: Look) -> Place {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("it")).unwrap();
    for (from, to) in [
        ("journeys/new-laptop.ron", "it/new-laptop.ron"),
        ("journeys/new-laptop-future.ron", "it/new-laptop-future.ron"),
        ("journeys/jeonip-singo.ron", "jeonip-singo.ron"),
        ("assets/templates/devops-areas.ron", "areas.ron"),
    ] {
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(from), folder.path().join(to)).unwrap();
    }
    let broken = "Journey(\n  format: 1,\n  title: \"No end\n";
    fs::write(folder.path().join("broken.ron"), broken).unwrap();
    let marked = "Journey(format: 1, title: \"T\",\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n)";
    fs::write(folder.path().join("half.ron"), marked).unwrap();
    let (sender, incoming) = channel();
    let maps = Maps::new(folder.path(), Path::new("no-folder"), look, &sender);
    let mut place = Place { folder, maps, incoming };
    place.maps.reader.find();
    place.wait();
    // The name of the folder is another one each time.
    place.maps.folder = "journeys".into();
    place
}

impl Place {
    /// Waits until all is read and searched.
    fn wait(&mut self) {
        loop {
            self.maps.take_news();
            let is_searched = self.maps.search.as_ref().is_none_or(|search| !search.is_going_on);
            if self.maps.list.is_found && self.maps.list.unread() == 0 && is_searched {
                return;
            }
            self.incoming.recv_timeout(LONG).unwrap();
        }
    }

    fn keys(&mut self, keys: &str) -> Next {
        let mut next = Next::Stay;
        for key in keys.split_whitespace() {
            next = self.maps.press_key(Key::parse(key).unwrap());
        }
        self.wait();
        next
    }

    fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let name = if letter == ' ' { "Space".to_owned() } else { letter.to_string() };
            self.keys(&name);
        }
        self
    }

    fn drawn(&mut self, (width, height): (u16, u16)) -> (Buffer, Option<Position>) {
        self.maps.size = (width, height);
        // There is no repository; what git would tell is told here.
        let git = [("areas.ron", FileState::Untracked), ("it/new-laptop.ron", FileState::Changed)];
        let path = |name: &str| self.folder.path().join(name);
        self.maps.list.git(Some(git.map(|(name, state)| (path(name), state)).into()));
        let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
        let cursor = self.maps.render(&mut buffer);
        (buffer, cursor)
    }

    fn picture(&mut self, size: (u16, u16)) -> String {
        let (buffer, cursor) = self.drawn(size);
        picture_of(&buffer, cursor, &self.maps.look.theme)
    }

    fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> Next {
        self.maps.mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
    }

    fn click(&mut self, column: u16, row: u16) -> Next {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    fn chosen(&self) -> String {
        self.maps.chosen_path().unwrap().file_name().unwrap().to_str().unwrap().to_owned()
    }
}

#[test]
fn pictures_at_three_sizes() {
    let mut place = place(colours());
    place.keys("j j j j");
    for (width, height) in SIZES {
        insta::assert_snapshot!(format!("list_{width}x{height}"), place.picture((width, height)));
    }
    place.keys("g g j");
    insta::assert_snapshot!("broken_120x36", place.picture((120, 36)));
    place.keys("/");
    place.types("lap fut");
    insta::assert_snapshot!("filter_80x24", place.picture((80, 24)));
    place.keys("Tab Ctrl-u");
    place.types("manager");
    insta::assert_snapshot!("cards_120x36", place.picture((120, 36)));
}

#[test]
fn pictures_of_what_lies_over_the_list() {
    let mut place = place(colours());
    place.keys("n");
    place.types("Lost badge");
    insta::assert_snapshot!("new_80x24", place.picture((80, 24)));
    place.keys("Esc G x");
    insta::assert_snapshot!("delete_80x24", place.picture((80, 24)));
    place.keys("Esc r");
    insta::assert_snapshot!("next_keys_80x24", place.picture((80, 24)));
}

#[test]
fn pictures_without_colours_and_signs() {
    let plain = look(Ground::Dark, Depth::Plain, Glyphs::ASCII);
    let mut ascii = place(plain);
    ascii.keys("j j j");
    let picture = ascii.picture((100, 24));
    let drawn = picture.split("cursor:").next().unwrap();
    let is_sign = |c: char| !c.is_ascii() && !c.is_alphabetic();
    assert!(!drawn.contains(is_sign), "{drawn}");
    insta::assert_snapshot!("ascii_100x24", picture);
    let mut lines = place(look(Ground::Dark, Depth::Sixteen, Glyphs::UNICODE));
    lines.maps.lines = Lines::Plain;
    lines.keys("j j j j");
    insta::assert_snapshot!("plain_100x24", lines.picture((100, 24)));
}

#[test]
fn a_click_chooses_a_second_one_opens_and_the_wheel_scrolls() {
    let mut place = place(colours());
    place.drawn((80, 24));
    assert_eq!(place.click(10, 6), Next::Stay);
    assert_eq!(place.chosen(), "new-laptop.ron");
    assert!(
        matches!(place.click(20, 6), Next::Open(path, None) if path.ends_with("it/new-laptop.ron"))
    );
    // A key in between makes it two clicks.
    place.click(10, 3);
    place.maps.pressed = None;
    assert_eq!(place.click(10, 3), Next::Stay);
    // Beside the rows nothing is pressed.
    for (x, y) in [(10, 1), (10, 9), (10, 22)] {
        place.click(x, y);
        assert_eq!(place.chosen(), "broken.ron", "{x},{y}");
    }
    place.mouse(MouseEventKind::ScrollDown, 10, 10);
    assert_eq!(place.chosen(), "new-laptop.ron");
    place.mouse(MouseEventKind::ScrollUp, 10, 10);
    assert_eq!(place.chosen(), "broken.ron");
    // The words at the foot do what they say, those of a line too.
    let foot = place.maps.foot_items(23);
    let new = foot.iter().find(|item| item.command.name == "new-map").unwrap().area;
    place.click(new.x, 23);
    assert!(place.maps.hint_items(23).iter().any(|(_, key, _)| *key == "Enter"));
    let leave = place.maps.hint_items(23).iter().find(|hint| hint.1 == "Esc").unwrap().0;
    place.click(leave.x, 23);
    assert_eq!(place.maps.hint_items(23), []);
}

#[test]
fn at_no_size_anything_is_drawn_outside_and_the_chosen_map_is_seen() {
    let mut place = place(colours());
    for keys in
        ["", "G", "n", "Esc x", "Esc ?", "Esc :", "Esc s m a n", "Esc Esc Enter", "Esc /", "Esc r"]
    {
        place.keys(keys);
        for height in 0..=40 {
            for width in [0, 1, 19, 20, 21, 33, 60, 80, 120, 159, 160, 300] {
                let (buffer, cursor) = place.drawn((width, height));
                if let Some(cursor) = cursor {
                    assert!(cursor.x < width && cursor.y < height, "{keys} {width}x{height}");
                }
                let is_chosen = |y| Some(buffer[(0, y)].bg) == place.maps.look.theme.selected.bg;
                if matches!(keys, "" | "G") && width >= 20 && height >= 4 {
                    assert!((0..height).any(is_chosen), "{keys} {width}x{height}");
                }
            }
        }
    }
}
