//! The whole program in process: events in, frames and effects out.

// Functions that tests share are not seen as tests by the lints.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

#[path = "runtime/list.rs"]
mod list;
#[path = "runtime/list_commands.rs"]
mod list_commands;
#[path = "runtime/list_renaming.rs"]
mod list_renaming;
#[path = "runtime/nest.rs"]
mod nest;
#[path = "runtime/others.rs"]
mod others;
#[path = "runtime/over.rs"]
mod over;
#[cfg(unix)]
#[path = "runtime/own_editor.rs"]
mod own_editor;
#[path = "runtime/recovery.rs"]
mod recovery;
#[path = "runtime/settings.rs"]
mod settings;
#[path = "runtime/tour.rs"]
mod tour;

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, TestBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use wayband::store;
use wayband::tui::app::{App, Look};
use wayband::tui::editor::Editor;
use wayband::tui::glyphs::Glyphs;
use wayband::tui::opener::Unopened;
use wayband::tui::runtime::{Closed, Host, Incoming, Session};
use wayband::tui::theme::{Depth, Ground, Theme};

const SIZE: (u16, u16) = (120, 36);

/// What happens once a text is seen.
struct Cue {
    text: &'static str,
    act: Box<dyn FnOnce()>,
    events: Vec<Incoming>,
}

/// A terminal in memory that counts the frames drawn to it, and answers what it shows: the first
/// cue's events are sent once its text is seen, then those of the next.
struct Watched {
    inner: TestBackend,
    frames: usize,
    cues: VecDeque<Cue>,
    sender: Sender<Incoming>,
}

impl Watched {
    fn text(&self) -> String {
        let lines = self.inner.buffer().content.chunks(usize::from(SIZE.0));
        lines.map(|line| line.iter().map(Cell::symbol).collect::<String>() + "\n").collect()
    }
}

impl Backend for Watched {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.inner.draw(content).map_err(|error| match error {})
    }

    fn flush(&mut self) -> io::Result<()> {
        self.frames += 1;
        if self.cues.front().is_some_and(|cue| self.text().contains(cue.text)) {
            let cue = self.cues.pop_front().unwrap();
            (cue.act)();
            for event in cue.events {
                self.sender.send(event).unwrap();
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor().map_err(|error| match error {})
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor().map_err(|error| match error {})
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position().map_err(|error| match error {})
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position).map_err(|error| match error {})
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear().map_err(|error| match error {})
    }

    fn clear_region(&mut self, what: ClearType) -> io::Result<()> {
        self.inner.clear_region(what).map_err(|error| match error {})
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size().map_err(|error| match error {})
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size().map_err(|error| match error {})
    }
}

struct Memory {
    terminal: Terminal<Watched>,
    suspended: usize,
    /// Whether the terminal tells of the mouse; `None` where nobody has said so.
    mouse: Option<bool>,
    lent: usize,
    copied: Vec<String>,
}

impl Memory {
    fn new(sender: &Sender<Incoming>) -> Self {
        let inner = TestBackend::new(SIZE.0, SIZE.1);
        let backend = Watched { inner, frames: 0, cues: VecDeque::new(), sender: sender.clone() };
        let terminal = Terminal::new(backend).unwrap();
        Memory { terminal, suspended: 0, mouse: None, lent: 0, copied: Vec::new() }
    }

    fn assert_all_seen(&self) {
        let backend = self.terminal.backend();
        let unseen: Vec<&str> = backend.cues.iter().map(|cue| cue.text).collect();
        assert!(unseen.is_empty(), "never seen: {unseen:?} on\n{}", backend.text());
    }
}

/// Takes the terminal away after a while: a text that is never seen fails the test, and must not hold
/// it up for ever.
fn give_up(sender: &Sender<Incoming>, patience: Duration) {
    let sender = sender.clone();
    thread::spawn(move || {
        thread::sleep(patience);
        let _ = sender.send(Incoming::Gone);
    });
}

impl Host for Memory {
    type Backend = Watched;

    fn terminal(&mut self) -> &mut Terminal<Watched> {
        &mut self.terminal
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.suspended += 1;
        Ok(())
    }

    fn lend(&mut self, to: &mut dyn FnMut()) -> io::Result<()> {
        self.lent += 1;
        to();
        Ok(())
    }

    fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = Some(on);
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.copied.push(text.to_owned());
        Ok(())
    }

    fn browse(&mut self, _: &str) -> Result<(), Unopened> {
        Err(Unopened::Elsewhere)
    }
}

/// A shipped map, open in a folder of its own.
struct Open {
    folder: tempfile::TempDir,
    session: Session,
    host: Memory,
    incoming: Receiver<Incoming>,
    sender: Sender<Incoming>,
    patience: Duration,
}

fn open() -> Open {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("journeys/new-laptop.ron");
    open_text(&fs::read_to_string(shipped).unwrap())
}

fn open_text(map: &str) -> Open {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("new-laptop.ron"), map).unwrap();
    open_in(folder)
}

/// The map of a folder.
fn open_in(folder: tempfile::TempDir) -> Open {
    let path = folder.path().join("new-laptop.ron");
    let map = store::open(&path).unwrap();
    let look = Look { theme: Theme::new(Ground::Dark, Depth::True), glyphs: Glyphs::UNICODE };
    let app = App::new(Editor::new(map.document), path, look, SIZE);
    let (sender, incoming) = channel();
    let session = Session::new(app, map.file, sender.clone());
    let host = Memory::new(&sender);
    Open { folder, session, host, incoming, sender, patience: Duration::from_secs(20) }
}

impl Open {
    /// Sends events once a text is seen; behind the cue before.
    fn when(mut self, text: &'static str, events: Vec<Incoming>) -> Self {
        let act = Box::new(|| ());
        self.host.terminal.backend_mut().cues.push_back(Cue { text, act, events });
        self
    }

    /// Does something outside once a text is seen, such as another program would; behind the cue
    /// before. It gets the map's file.
    fn meanwhile(mut self, text: &'static str, act: impl FnOnce(&Path) + 'static) -> Self {
        let path = self.folder.path().join("new-laptop.ron");
        let act = Box::new(move || act(&path));
        self.host.terminal.backend_mut().cues.push_back(Cue { text, act, events: Vec::new() });
        self
    }

    fn run(&mut self) -> Closed {
        give_up(&self.sender, self.patience);
        let closed = self.session.run(&mut self.host, &self.incoming).unwrap();
        self.host.assert_all_seen();
        closed
    }

    fn screen(&self) -> String {
        self.host.terminal.backend().text()
    }

    fn frames(&self) -> usize {
        self.host.terminal.backend().frames
    }

    fn file(&self) -> String {
        fs::read_to_string(self.folder.path().join("new-laptop.ron")).unwrap()
    }
}

fn keys(keys: &str) -> Vec<Incoming> {
    let key = |key| match key {
        '\r' => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
        '\x1b' => KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE),
        '\x0f' => KeyEvent::new(KeyCode::Char('o'), KeyModifiers::CONTROL),
        '\x12' => KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL),
        '\x13' => KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL),
        '\x15' => KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL),
        '\x1a' => KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL),
        key => KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE),
    };
    keys.chars().map(|c| Incoming::Terminal(Event::Key(key(c)))).collect()
}

/// Stands on the screen once the map was checked.
const FINDINGS: &str = "1 low point";

#[test]
fn what_is_typed_is_in_the_file_when_the_map_is_saved_and_closed() {
    let mut open = open().when(FINDINGS, keys("aSays thanks\r\x1bZZ"));
    assert_eq!(open.run(), Closed::ByUser);
    assert!(open.file().contains("title: \"Says thanks\","));
    assert!(!open.session.app.editor.is_unsaved());
}

#[test]
fn an_edit_made_while_a_save_runs_is_unsaved_when_that_is_over() {
    // Both keys are there before the save can be over.
    let mut open = open()
        .when(FINDINGS, keys("*\x13*"))
        .when("unsaved", keys("q"))
        .when("s saves and closes", keys("d"));
    let moments = |text: &str| text.matches("moment_of_truth: true").count();
    let before = moments(&open.file());
    assert_eq!(open.run(), Closed::ByUser);
    assert!(open.session.app.editor.is_unsaved());
    assert_eq!(moments(&open.file()), before + 1);
}

#[test]
fn a_save_that_is_refused_keeps_the_map_open_and_unsaved() {
    let mut open =
        open().when(FINDINGS, keys("xZZ")).when("No map on disk now", vec![Incoming::Gone]);
    fs::write(open.folder.path().join("new-laptop.ron"), "theirs").unwrap();
    assert_eq!(open.run(), Closed::Gone);
    assert!(open.session.app.editor.is_unsaved());
    assert_eq!(open.file(), "theirs");
}

#[test]
fn a_signal_and_a_terminal_that_goes_away_end_the_session_at_once() {
    let mut ended = open().when(FINDINGS, vec![Incoming::Ended(15), Incoming::Gone]);
    assert_eq!(ended.run(), Closed::Signal(15));
    let mut gone = open().when(FINDINGS, vec![Incoming::Gone]);
    assert_eq!(gone.run(), Closed::Gone);
}

#[test]
fn stopping_goes_to_the_host_and_the_session_goes_on() {
    let mut events = vec![Incoming::Stopped];
    events.extend(keys("\x1aq"));
    let mut open = open().when(FINDINGS, events);
    assert_eq!(open.run(), Closed::ByUser);
    assert_eq!(open.host.suspended, 2);
}

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    let mut open = open();
    let sender = open.sender.clone();
    let idle = thread::spawn(move || {
        // However long this takes, nothing more may be drawn.
        thread::sleep(Duration::from_millis(400));
        sender.send(Incoming::Gone).unwrap();
    });
    assert_eq!(open.run(), Closed::Gone);
    idle.join().unwrap();
    assert!(open.screen().contains(FINDINGS), "{}", open.screen());
    // What was found in a small map stands in its first frame.
    assert_eq!(open.frames(), 1);
}

#[test]
fn keys_that_come_faster_than_frames_are_drawn_together() {
    let mut open = open().when(FINDINGS, keys("lllllkjkjkjhhhq"));
    assert_eq!(open.run(), Closed::ByUser);
    assert_eq!(open.frames(), 1);
}

#[test]
fn a_large_map_is_shown_first_and_checked_then() {
    // Each card but the first has an id that is taken.
    let cards = r#"Activity(id: "a", lane: "consumer", title: "A"),"#.repeat(600);
    let stage = format!(r#"Stage(id: "s", title: "S", cards: [{cards}])"#);
    let map = format!(r#"Journey(format: 1, title: "Large", stages: [{stage}])"#);
    let mut open = open_text(&map).when("599 errors", vec![Incoming::Gone]);
    assert_eq!(open.run(), Closed::Gone);
    assert_eq!(open.frames(), 2);
}

#[test]
fn a_map_is_compared_with_the_one_it_is_the_future_of() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("journeys");
    let future = fs::read_to_string(shipped.join("new-laptop-future.ron")).unwrap();
    let mut open = open_text(&future.replace("compares_to: \"new-laptop", "compares_to: \"now"));
    fs::copy(shipped.join("new-laptop.ron"), open.folder.path().join("now.ron")).unwrap();
    open = open
        .when("Maria", keys("g="))
        .when("5 new, 22 changed, 4 gone", keys("g="))
        .when("No longer compared", keys("q"));
    assert_eq!(open.run(), Closed::ByUser);
    // A map that is gone is told.
    let mut open = open_text(&future.replace("compares_to: \"new-laptop", "compares_to: \"gone"))
        .when("Maria", keys("g="))
        .when("gone.ron is no map, so there is nothing to compare", keys("q"));
    assert_eq!(open.run(), Closed::ByUser);
}
