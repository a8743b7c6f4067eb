//! The loop of the list: events in, frames out, until a map is chosen or the list is left.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyEventKind};

use super::super::commands::Command;
use super::super::help;
use super::super::key::Key;
use super::super::keymap::Meaning;
use super::super::palette::Pressed;
use super::super::runtime::{Closed, Host, Incoming};
use super::entry::Held;
use super::line::{Line, Purpose};
use super::reader::News;
use super::{Choice, Maps, Mode, Next};

/// Between two frames that only tell how far the reading is.
const PAUSE: Duration = Duration::from_millis(100);

impl Maps {
    /// Shows the list until a map is chosen or the list is left.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn run<H: Host>(
        &mut self,
        host: &mut H,
        incoming: &Receiver<Incoming>,
    ) -> io::Result<Choice> {
        // What was open may have been changed.
        self.reader.find();
        self.pressed = None;
        let mut is_stale = true;
        let mut drawn = Instant::now();
        loop {
            if std::mem::take(&mut is_stale) {
                self.take_news();
                self.frame(host)?;
                drawn = Instant::now();
            }
            let mut next = Some(if self.has_news {
                match incoming.recv_timeout(PAUSE.saturating_sub(drawn.elapsed())) {
                    Ok(event) => event,
                    Err(RecvTimeoutError::Disconnected) => Incoming::Gone,
                    Err(RecvTimeoutError::Timeout) => {
                        is_stale = true;
                        continue;
                    }
                }
            } else {
                incoming.recv().unwrap_or(Incoming::Gone)
            });
            // Everything that is here already is followed before the next frame.
            while let Some(event) = next {
                match self.follow(event, host)? {
                    Followed::Quiet => {}
                    Followed::Shows => is_stale = true,
                    Followed::Over(choice) => return Ok(choice),
                }
                next = incoming.try_recv().ok();
            }
        }
    }

    fn frame<H: Host>(&mut self, host: &mut H) -> io::Result<()> {
        let drawn = host.terminal().draw(|frame| {
            let area = frame.area();
            self.size = (area.width, area.height);
            if let Some(position) = self.render(frame.buffer_mut()) {
                frame.set_cursor_position(position);
            }
        });
        drawn.map_err(|error| io::Error::other(error.to_string()))?;
        self.ask_for_seen();
        Ok(())
    }

    /// The maps on the screen are read before the others.
    fn ask_for_seen(&mut self) {
        if self.search.is_some() {
            return;
        }
        let (first, room) = self.reveal();
        let seen = (first..first + room).rev().filter_map(|row| self.list.at(row));
        let unread = seen.filter(|entry| matches!(entry.held, Held::Unread));
        let unread: Vec<_> = unread.map(|entry| entry.path.clone()).collect();
        if !unread.is_empty() {
            self.reader.read_first(unread);
        }
    }

    fn follow<H: Host>(&mut self, event: Incoming, host: &mut H) -> io::Result<Followed> {
        let next = match event {
            Incoming::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                self.pressed = None;
                self.press_key(Key::from(key))
            }
            Incoming::Terminal(Event::Paste(text)) => {
                self.paste(&text);
                Next::Stay
            }
            Incoming::Terminal(Event::Mouse(event)) => self.mouse(event),
            Incoming::Terminal(Event::Resize(..)) => Next::Stay,
            Incoming::Listed => {
                self.has_news = true;
                if !self.is_awaited() {
                    return Ok(Followed::Quiet);
                }
                Next::Stay
            }
            // What git holds is told by nobody: this is when somebody may have committed.
            Incoming::FolderTouched | Incoming::Terminal(Event::FocusGained) => {
                self.reader.find();
                return Ok(Followed::Quiet);
            }
            Incoming::Gone => return Ok(Followed::Over(Choice::Leave(Closed::Gone))),
            Incoming::Ended(signal) => {
                return Ok(Followed::Over(Choice::Leave(Closed::Signal(signal))));
            }
            Incoming::Stopped => Next::Suspend,
            Incoming::SettingsTouched => {
                if !self.preferences.read_again() {
                    return Ok(Followed::Quiet);
                }
                let preferences = std::mem::take(&mut self.preferences);
                host.mouse(preferences.mouse())?;
                self.prefer(preferences);
                Next::Stay
            }
            // What is left of a map that was closed.
            Incoming::Terminal(_) | Incoming::Of(..) => return Ok(Followed::Quiet),
        };
        match next {
            Next::Stay => {}
            Next::Open(path, card) => return Ok(Followed::Over(Choice::Open(path, card))),
            Next::Leave => return Ok(Followed::Over(Choice::Leave(Closed::ByUser))),
            Next::Suspend => host.suspend()?,
            Next::Settings => self.open_settings(host)?,
        }
        Ok(Followed::Shows)
    }

    /// Follows a key.
    pub(super) fn press_key(&mut self, key: Key) -> Next {
        if self.keymap.is(key, "suspend") && key.typed().is_none() {
            return Next::Suspend;
        }
        match &mut self.mode {
            Mode::List => {
                self.message = None;
                self.sequence(vec![key])
            }
            Mode::Prefix(keys) => {
                let mut keys = std::mem::take(keys);
                self.mode = Mode::List;
                if key.is("Esc") {
                    return Next::Stay;
                }
                keys.push(key);
                self.sequence(keys)
            }
            Mode::Line(_) => {
                self.message = None;
                self.type_key(key)
            }
            Mode::Question(_) => self.answer(key),
            Mode::Faults(faults) => {
                if !faults.press(key, self.size) {
                    self.mode = Mode::List;
                }
                Next::Stay
            }
            Mode::Help(at) => {
                match help::scrolled(&self.look, &self.keymap, self.size.1, *at, key) {
                    Some(scrolled) => *at = scrolled,
                    None => self.mode = Mode::List,
                }
                Next::Stay
            }
            Mode::Palette(palette) => match palette.press(key) {
                Pressed::Stays => Next::Stay,
                Pressed::Leaves => {
                    self.mode = Mode::List;
                    Next::Stay
                }
                Pressed::Does(command) => {
                    self.mode = Mode::List;
                    self.act(command)
                }
                Pressed::Unknown(typed) => {
                    self.mode = Mode::List;
                    let help = self.keymap.key("help");
                    self.say(format!("There is no command \"{typed}\": {help} shows all"));
                    Next::Stay
                }
            },
        }
    }

    /// Follows a sequence of keys to its command.
    fn sequence(&mut self, keys: Vec<Key>) -> Next {
        match self.keymap.follow(keys) {
            (_, Meaning::Command(command) | Meaning::Both(command)) => self.act(command),
            (keys, Meaning::Prefix) => {
                self.mode = Mode::Prefix(keys);
                Next::Stay
            }
            (_, Meaning::Nothing) => Next::Stay,
        }
    }

    fn act(&mut self, command: &Command) -> Next {
        command.list.map_or(Next::Stay, |list| list(self))
    }

    /// Whether what is typed narrows what is listed.
    pub(super) fn is_looking(&self) -> bool {
        let Mode::Line(Line { purpose, .. }) = &self.mode else { return false };
        matches!(purpose, Purpose::Filter | Purpose::Search)
    }

    /// Opens the chosen map, or the map of the chosen card; shows what is wrong with one that could
    /// not be read when it was looked at last.
    pub(super) fn open_chosen(&mut self) -> Next {
        let card = self.search.as_ref().and_then(|search| Some(search.hit()?.card.card));
        match self.chosen_path() {
            Some(path) => {
                self.mode = Mode::List;
                Next::Open(path, card)
            }
            None => Next::Stay,
        }
    }

    /// Goes by a screen.
    pub(super) fn page(&mut self, on: bool) {
        let (_, room) = self.reveal();
        let by = room.saturating_sub(1).max(1);
        let chosen = self.chosen();
        self.choose(if on { chosen + by } else { chosen.saturating_sub(by) });
    }

    /// Whether something is to be seen as soon as it is found out: what the screen has room for.
    fn is_awaited(&mut self) -> bool {
        let (first, room) = self.reveal();
        match &self.search {
            Some(search) => search.hits().len() < room,
            None => {
                let mut seen = (first..first + room).filter_map(|row| self.list.at(row));
                !self.list.is_found || seen.any(|entry| matches!(entry.held, Held::Unread))
            }
        }
    }

    /// Takes in what was found out beside the drawing.
    pub(super) fn take_news(&mut self) {
        self.has_news = false;
        let mut read = Vec::new();
        for news in self.reader.news() {
            match news {
                News::Read(path, result) => read.push((path, *result)),
                News::Found(listing) => {
                    let count = self.list.entries().len();
                    let unread = self.list.found(&self.folder, listing);
                    if !unread.is_empty() || count != self.list.entries().len() {
                        self.search_again();
                    }
                    self.watch_folders();
                    self.reader.read(unread);
                }
                News::Git(states) => self.list.git(states),
                News::Searched(number, path, cards) => {
                    if let Some(search) =
                        self.search.as_mut().filter(|_| number == self.reader.number())
                    {
                        search.found(&path, cards);
                    }
                }
                News::SearchedAll(number) => {
                    if let Some(search) =
                        self.search.as_mut().filter(|_| number == self.reader.number())
                    {
                        search.end();
                    }
                }
            }
        }
        if !read.is_empty() {
            self.list.read(read);
        }
    }

    /// Watches the folders that maps lie in. One that was not watched yet is looked through once
    /// more: something may have come in between.
    fn watch_folders(&mut self) {
        let parent = |path: &Path| path.parent().map(Path::to_owned);
        let mut folders: BTreeSet<_> =
            self.list.entries().iter().filter_map(|entry| parent(&entry.path)).collect();
        folders.insert(self.folder.clone());
        if self.watch.set(&folders) {
            self.reader.find();
        }
    }

    /// Opens the file of settings in the user's own editor; makes it where there is none.
    fn open_settings<H: Host>(&mut self, host: &mut H) -> io::Result<()> {
        let mut ended = Ok(());
        match self.preferences.file_to_edit() {
            Ok(path) => host.lend(&mut || ended = self.text_editor.run(&path))?,
            Err(sentence) => ended = Err(sentence),
        }
        if let Err(sentence) = ended {
            self.complain(sentence);
        }
        Ok(())
    }
}

/// What comes of an event.
enum Followed {
    /// Nothing shows.
    Quiet,
    /// Something may show.
    Shows,
    /// The list is left.
    Over(Choice),
}
