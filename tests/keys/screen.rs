//! A screen that takes events and is looked at.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use wayband::check::{Level, TextOnly, check};
use wayband::format::{Document, print, read};
use wayband::text::width;
use wayband::tui::app::{App, Effect, Look};
use wayband::tui::commands::command;
use wayband::tui::editor::Editor;
use wayband::tui::findings::Findings;
use wayband::tui::glyphs::Glyphs;
use wayband::tui::key::Key;
use wayband::tui::mode::Mode;
use wayband::tui::pane::Pane;
use wayband::tui::theme::{Depth, Ground, Theme};
use wayband::tui::update::{run, update};
use wayband::tui::view::render;

use super::sketch::{letter, map, sketch};

/// A screen of 120x40 that shows one map, whatever its width then becomes.
///
/// Every event is followed by a drawing. When it goes, all that was done is taken back and done
/// again: whatever a test does, undoing it gives the same bytes.
pub struct Screen {
    pub app: App,
    start: String,
    effects: Vec<Effect>,
    /// How many keys were pressed that did not type a text.
    pub presses: usize,
}

impl Screen {
    /// The map of a sketch.
    pub fn new(sketch: &str) -> Screen {
        let journey = map(sketch);
        Screen::open(&wayband::format::print_parts(&journey, &wayband::format::Comments::default()))
    }

    /// The map of a file's text.
    pub fn open(text: &str) -> Screen {
        let document = read(text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"));
        let start = print(&document);
        let theme = Theme::new(Ground::Dark, Depth::True);
        let look = Look { theme, glyphs: Glyphs::UNICODE };
        let app = App::new(Editor::new(document), "maps/a-map.ron".into(), look, (120, 40));
        let mut screen = Screen { app, start, effects: Vec::new(), presses: 0 };
        screen.app.view.chosen = Some(Pane::Map);
        screen.look();
        screen.app.reveal();
        screen
    }

    /// What fills the room for the map follows from its width, as where nothing was chosen.
    pub fn unchosen(&mut self) -> &mut Self {
        self.app.view.chosen = None;
        self
    }

    /// Another size.
    pub fn sized(&mut self, width: u16, height: u16) -> &mut Self {
        self.event(Event::Resize(width, height))
    }

    /// Checks the map, as the program does where it rests.
    pub fn checked(&mut self) -> &mut Self {
        self.app.findings = Findings::of(self.app.editor.journey(), &TextOnly);
        self
    }

    /// An event as a terminal sends it.
    pub fn event(&mut self, event: Event) -> &mut Self {
        let effects = update(&mut self.app, event);
        self.effects.extend(effects);
        self.look();
        self
    }

    /// Presses keys, written as the table of commands has them and parted by spaces.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.presses += 1;
            self.event(Event::Key(key(name)));
        }
        self
    }

    /// Types a text letter by letter.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.event(Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        }
        self
    }

    /// Does a command by its name in the palette.
    pub fn command(&mut self, name: &str) -> &mut Self {
        self.keys(":").types(name).keys("Enter")
    }

    /// Does a command, however it is reached.
    pub fn run(&mut self, name: &str) -> &mut Self {
        let effects = run(&mut self.app, command(name).unwrap());
        self.effects.extend(effects);
        self.app.reveal();
        self.look();
        self
    }

    /// The mouse at a cell.
    pub fn mouse(&mut self, kind: MouseEventKind, (column, row): (u16, u16)) -> &mut Self {
        let modifiers = KeyModifiers::NONE;
        self.event(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
    }

    /// Presses and releases the left button on the first place where a text is drawn.
    pub fn click(&mut self, on: &str) -> &mut Self {
        let at = self.place(on);
        self.click_at(at)
    }

    pub fn click_at(&mut self, at: (u16, u16)) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), at);
        self.mouse(MouseEventKind::Up(MouseButton::Left), at)
    }

    /// Drags from the first place where a text is drawn to another.
    pub fn drag(&mut self, from: &str, to: &str) -> &mut Self {
        let (from, to) = (self.place(from), self.place(to));
        self.drag_at(from, to)
    }

    pub fn drag_at(&mut self, from: (u16, u16), to: (u16, u16)) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), from);
        self.mouse(MouseEventKind::Drag(MouseButton::Left), (to.0, from.1));
        self.mouse(MouseEventKind::Drag(MouseButton::Left), to);
        self.mouse(MouseEventKind::Up(MouseButton::Left), to)
    }

    /// The map as a sketch.
    #[track_caller]
    pub fn map(&mut self, expected: &str) -> &mut Self {
        assert_eq!(sketch(self.app.editor.journey()).trim(), expected.trim());
        self
    }

    /// The map's canonical text.
    pub fn text(&self) -> String {
        print(&self.document())
    }

    fn document(&self) -> Document {
        (*self.app.editor.document()).clone()
    }

    /// The map's canonical text holds a line.
    #[track_caller]
    pub fn holds(&mut self, line: &str) -> &mut Self {
        let text = self.text();
        assert!(text.lines().any(|l| l.trim() == line), "{line}\n{text}");
        self
    }

    /// No line of the map's canonical text holds a text.
    #[track_caller]
    pub fn lacks(&mut self, words: &str) -> &mut Self {
        let text = self.text();
        assert!(!text.contains(words), "{words}\n{text}");
        self
    }

    /// The map is as it was at the start.
    #[track_caller]
    pub fn is_unchanged(&mut self) -> &mut Self {
        assert_eq!(self.text(), self.start);
        assert!(!self.app.editor.is_unsaved(), "nothing changed, yet it is unsaved");
        self
    }

    /// Where the cursor stands: `Explore c Asks`, or `Offer p` in an empty cell.
    #[track_caller]
    pub fn at(&mut self, expected: &str) -> &mut Self {
        assert_eq!(self.cursor(), expected);
        self
    }

    pub fn cursor(&self) -> String {
        let editor = &self.app.editor;
        let stage = editor.stage().map_or("", |stage| stage.title.as_str());
        let lane = editor.lane().map_or("?", |lane| letter(&lane.id));
        match editor.card() {
            Some(card) => format!("{stage} {lane} {}", card.title),
            None => format!("{stage} {lane}"),
        }
    }

    /// The message, whole.
    #[track_caller]
    pub fn says(&mut self, expected: &str) -> &mut Self {
        assert_eq!(self.message(), expected);
        self
    }

    pub fn message(&self) -> &str {
        self.app.message.as_ref().map_or("", |message| message.text.as_str())
    }

    /// The effects since they were last looked at.
    #[track_caller]
    pub fn does(&mut self, expected: &[Effect]) -> &mut Self {
        assert_eq!(std::mem::take(&mut self.effects), expected);
        self
    }

    /// Keys are commands on the map.
    #[track_caller]
    pub fn is_on_the_map(&mut self) -> &mut Self {
        assert!(matches!(self.app.mode, Mode::Map), "{:?}", self.app.mode);
        self
    }

    #[track_caller]
    pub fn is_typing(&mut self) -> &mut Self {
        assert!(matches!(self.app.mode, Mode::Typing(_)), "{:?}", self.app.mode);
        self
    }

    #[track_caller]
    pub fn asks(&mut self) -> &mut Self {
        assert!(matches!(self.app.mode, Mode::Question(_)), "{:?}", self.app.mode);
        self
    }

    /// The screen shows a text.
    #[track_caller]
    pub fn shows(&mut self, words: &str) -> &mut Self {
        let drawn = self.drawn().join("\n");
        assert!(drawn.contains(words), "{words}\n{drawn}");
        self
    }

    #[track_caller]
    pub fn hides(&mut self, words: &str) -> &mut Self {
        let drawn = self.drawn().join("\n");
        assert!(!drawn.contains(words), "{words}\n{drawn}");
        self
    }

    /// `check` finds no error.
    #[track_caller]
    pub fn is_mended(&mut self) -> &mut Self {
        let errors: Vec<_> = check(self.app.editor.journey(), &TextOnly)
            .into_iter()
            .filter(|finding| finding.level == Level::Error)
            .map(|finding| finding.message)
            .collect();
        assert_eq!(errors, Vec::<String>::new());
        self
    }

    /// The rows of the screen as text, without blanks at their ends.
    pub fn drawn(&self) -> Vec<String> {
        let (buffer, _) = self.look();
        (0..buffer.area.height).map(|y| row(&buffer, y).0.trim_end().to_owned()).collect()
    }

    /// The buffer, and the place of the terminal's cursor.
    pub fn look(&self) -> (Buffer, Option<Position>) {
        let (width, height) = self.app.size;
        let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width, height });
        let cursor = render(&self.app, &mut buffer);
        (buffer, cursor)
    }

    /// The first place where a text is drawn.
    #[track_caller]
    pub fn place(&self, words: &str) -> (u16, u16) {
        let (buffer, _) = self.look();
        for y in 0..buffer.area.height {
            let (text, columns) = row(&buffer, y);
            if let Some(at) = text.find(words) {
                return (columns[at], y);
            }
        }
        panic!("{words} is not shown\n{}", self.drawn().join("\n"));
    }
}

/// A row of the buffer as text, and for each of its bytes the column.
fn row(buffer: &Buffer, y: u16) -> (String, Vec<u16>) {
    let (mut text, mut columns, mut covered) = (String::new(), Vec::new(), 0);
    for x in 0..buffer.area.width {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        let symbol = buffer[(x, y)].symbol();
        covered = width(symbol).saturating_sub(1);
        text.push_str(symbol);
        columns.extend(symbol.bytes().map(|_| x));
    }
    (text, columns)
}

impl Drop for Screen {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let end = self.text();
        let mut steps = 0;
        while self.app.editor.undo().unwrap().is_some() {
            steps += 1;
        }
        assert_eq!(self.text(), self.start, "undone");
        for _ in 0..steps {
            assert!(self.app.editor.redo().unwrap().is_some());
        }
        assert_eq!(self.text(), end, "done again");
    }
}

/// A key event of a key as it is written.
fn key(name: &str) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    for (prefix, modifier) in [
        ("Ctrl-", KeyModifiers::CONTROL),
        ("Alt-", KeyModifiers::ALT),
        ("Shift-", KeyModifiers::SHIFT),
    ] {
        if let Some(behind) = rest.strip_prefix(prefix).filter(|behind| !behind.is_empty()) {
            modifiers |= modifier;
            rest = behind;
        }
    }
    let code = match rest {
        "Space" => KeyCode::Char(' '),
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" if modifiers == KeyModifiers::SHIFT => KeyCode::BackTab,
        "Tab" => KeyCode::Tab,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "F1" => KeyCode::F(1),
        "F2" => KeyCode::F(2),
        _ => {
            let mut chars = rest.chars();
            let c = chars.next().unwrap();
            assert_eq!(chars.next(), None, "{name} is no key");
            KeyCode::Char(c)
        }
    };
    let event = KeyEvent::new(code, modifiers);
    assert_eq!(Key::from(event).to_string(), name);
    event
}
