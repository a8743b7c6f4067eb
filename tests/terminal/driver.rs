//! A terminal for the program: a pseudo-terminal and an emulator that reads what is drawn to it.
//!
//! Nothing here waits for a fixed time: each wait ends when the screen is as it must be, or fails
//! with the screen's text when that has not come about for [`PATIENCE`].

use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty};
use vt100::{MouseProtocolMode, Parser, Screen};

/// How long anything may take before the test fails; only a program that hangs takes so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a terminal is asked for the colour of its ground with, and how the question about its kind
/// begins that is asked behind it.
const GROUND_QUERY: &[u8] = b"\x1b]11;?";
const KIND_QUERY: &[u8] = b"\x1b[c";
const KIND: &[u8] = b"\x1b[?62;22c";

/// What a terminal is asked with whether it offers to tell keys apart; one that does tells which
/// ways of it are on, here none.
const KEYS_QUERY: &[u8] = b"\x1b[?u";
const KEYS: &[u8] = b"\x1b[?0u";

/// What the terminal answers when it is asked for its ground.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    Dark,
    /// A dark one, of a terminal that offers to tell keys apart.
    DarkWithKeys,
    Light,
    /// It knows neither this question nor any other.
    Silent,
}

impl Ground {
    pub fn answer(self) -> &'static [u8] {
        match self {
            Ground::Dark | Ground::DarkWithKeys => b"\x1b]11;rgb:1010/1010/1010\x1b\\",
            Ground::Light => b"\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\",
            Ground::Silent => b"",
        }
    }
}

/// How a frame begins and ends that is to be shown in one go.
const FRAME: (&[u8], &[u8]) = (b"\x1b[?2026h", b"\x1b[?2026l");

/// The program in its terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// Held open so that the terminal outlives the program, as a real one does.
    slave: Option<Box<dyn SlavePty + Send>>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    emulator: Parser,
    /// The part of a frame that has come so far: like a real terminal, this one shows it once it is
    /// whole.
    held: Vec<u8>,
    ground: Ground,
    /// All that was written to the terminal.
    written: Vec<u8>,
    /// The end of what was drawn, in which a question may be only begun.
    asked: Vec<u8>,
    settings: String,
}

/// What a program left behind.
pub struct Left {
    pub status: ExitStatus,
    /// What was on the terminal in the end.
    pub screen: Screen,
    /// All that was written to it.
    pub written: Vec<u8>,
}

impl Terminal {
    /// Starts the program in a folder, which is its home as well.
    pub fn start(folder: &Path, args: &[&str], size: (u16, u16), ground: Ground) -> Self {
        Terminal::start_with(folder, args, size, ground, &[])
    }

    /// The same, with more in its environment.
    pub fn start_with(
        folder: &Path,
        args: &[&str],
        (columns, rows): (u16, u16),
        ground: Ground,
        environment: &[(&str, &str)],
    ) -> Self {
        let line = [&[env!("CARGO_BIN_EXE_wayband")], args].concat();
        Terminal::start_line(folder, &line, (columns, rows), ground, environment)
    }

    /// Starts a command line, the path of the program and its arguments, in a folder that is its home
    /// as well.
    pub fn start_line(
        folder: &Path,
        line: &[&str],
        (columns, rows): (u16, u16),
        ground: Ground,
        environment: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = portable_pty::native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(line[0]);
        command.args(&line[1..]);
        command.cwd(folder);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")] {
            command.env(name, value);
        }
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"]
        {
            command.env(name, folder);
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        // Who works here has been offered the tour before.
        let state = folder.join("wayband");
        std::fs::create_dir_all(&state).unwrap();
        std::fs::write(state.join("tour-offered"), "").unwrap();
        let settings = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Terminal {
            child,
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            slave: Some(pair.slave),
            output,
            emulator: Parser::new(nonzero(rows), nonzero(columns), 0),
            held: Vec::new(),
            ground,
            written: Vec::new(),
            asked: Vec::new(),
            settings,
        }
    }

    pub fn screen(&self) -> &Screen {
        self.emulator.screen()
    }

    /// Types keys, or whatever else a terminal sends.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.keyboard.write_all(bytes.as_ref()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Types keys and waits for a text to stand on the screen.
    pub fn type_and_see(&mut self, keys: &str, text: &str) {
        self.send(keys);
        self.see(text);
    }

    /// Waits until a text stands on the screen.
    pub fn see(&mut self, text: &str) {
        self.until(&format!("{text:?} to be seen"), |screen| screen.contents().contains(text));
    }

    /// Waits until bytes were written to the terminal.
    pub fn until_written(&mut self, bytes: &[u8]) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(&self.written, bytes) {
            match self.output.recv_timeout(Duration::from_millis(1)) {
                Ok(bytes) => self.draw(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
            }
            assert!(Instant::now() < deadline, "{} was not written", bytes.escape_ascii());
        }
    }

    /// Waits until a text no longer stands on the screen.
    pub fn see_no_more(&mut self, text: &str) {
        self.until(&format!("{text:?} to go"), |screen| !screen.contents().contains(text));
    }

    /// Waits until the screen is as it must be, and no frame is under way: half of one is nothing that
    /// a user sees.
    pub fn until(&mut self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !self.is_whole() || !is_so(self.screen()) {
            match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.draw(&bytes),
                Err(error) => {
                    let screen = self.screen().contents();
                    panic!("waited in vain for {what} ({error}); the screen:\n{screen}");
                }
            }
        }
    }

    /// Whether every frame that was begun has ended.
    fn is_whole(&self) -> bool {
        let last = |mark: &[u8]| self.written.windows(mark.len()).rposition(|part| part == mark);
        last(b"\x1b[?2026h") <= last(b"\x1b[?2026l")
    }

    fn draw(&mut self, bytes: &[u8]) {
        self.held.extend_from_slice(bytes);
        let whole = whole_frames(&self.held);
        self.emulator.process(&self.held[..whole]);
        self.held.drain(..whole);
        self.written.extend_from_slice(bytes);
        if self.ground == Ground::Silent {
            return;
        }
        self.asked.extend_from_slice(bytes);
        let keys = if self.ground == Ground::DarkWithKeys { KEYS } else { b"" };
        for (query, answer) in
            [(GROUND_QUERY, self.ground.answer()), (KEYS_QUERY, keys), (KIND_QUERY, KIND)]
        {
            if let Some(at) = self.asked.windows(query.len()).position(|part| part == query) {
                self.asked.drain(..at + query.len());
                self.send(answer);
            }
        }
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.emulator.screen_mut().set_size(nonzero(rows), nonzero(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
    }

    /// The number of the program's process.
    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends the program a signal: `TERM`.
    pub fn signal(&self, name: &str) {
        let process = self.process().to_string();
        let status = Command::new("kill").args(["-s", name, &process]).status().unwrap();
        assert!(status.success(), "kill -s {name}: {status}");
    }

    /// Waits until the program is stopped as by Ctrl-z.
    pub fn until_stopped(&self) {
        let process = self.process().to_string();
        let deadline = Instant::now() + PATIENCE;
        loop {
            let ps = Command::new("ps").args(["-o", "stat=", "-p", &process]).output().unwrap();
            let state = String::from_utf8_lossy(&ps.stdout).trim().to_owned();
            if state.starts_with('T') {
                return;
            }
            assert!(Instant::now() < deadline, "the program does not stop: {state:?}");
            thread::yield_now();
        }
    }

    /// Whether the terminal is as it was before the program took it.
    pub fn is_given_back(&self) -> bool {
        let settings = format!("{:?}", self.master.get_termios());
        is_quiet(self.screen()) && settings == self.settings
    }

    /// Waits until the program has ended by something that leaves it no time to put the terminal in
    /// order.
    #[cfg(feature = "faults")]
    pub fn end_at_once(mut self) -> ExitStatus {
        self.wait()
    }

    /// Kills the program, which can do nothing about it.
    pub fn kill(mut self) {
        self.signal("KILL");
        self.child.wait().unwrap();
    }

    /// Waits until the program has ended, and sees that the terminal is as it was.
    pub fn end(mut self) -> Left {
        let status = self.wait();
        let settings = format!("{:?}", self.master.get_termios());
        // Now nobody holds the terminal any more, so that reading it comes to an end.
        drop(self.slave.take());
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.held.extend_from_slice(&bytes);
            self.written.extend_from_slice(&bytes);
        }
        self.emulator.process(&self.held);
        let screen = self.screen().clone();
        assert!(is_quiet(&screen), "the terminal is not given back:\n{}", screen.state_formatted());
        assert_eq!(settings, self.settings, "the terminal's settings are not given back");
        Left { status, screen, written: std::mem::take(&mut self.written) }
    }

    fn wait(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.output.recv_timeout(Duration::from_millis(1)) {
                Ok(bytes) => self.draw(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            let screen = self.screen().contents();
            assert!(Instant::now() < deadline, "the program does not end; the screen:\n{screen}");
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves no program behind.
        let _ = self.child.kill();
    }
}

/// Whether nothing of a full-screen program is switched on.
fn is_quiet(screen: &Screen) -> bool {
    !screen.alternate_screen()
        && !screen.hide_cursor()
        && !screen.bracketed_paste()
        && screen.mouse_protocol_mode() == MouseProtocolMode::None
}

/// A folder with a map of the repository in it, and the map's path.
pub fn folder_with(map: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(map);
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("journeys").join(map);
    std::fs::copy(shipped, &path).unwrap();
    (folder, path)
}

/// How many of some bytes can be shown: all but a frame that is only begun, or what may begin one.
fn whole_frames(bytes: &[u8]) -> usize {
    let last = |part: &[u8]| bytes.windows(part.len()).rposition(|window| window == part);
    let (begin, end) = FRAME;
    match (last(begin), last(end)) {
        (Some(begun), None) => begun,
        (Some(begun), Some(ended)) if ended < begun => begun,
        _ => {
            let cut = (1..begin.len()).rev().find(|count| bytes.ends_with(&begin[..*count]));
            bytes.len() - cut.unwrap_or(0)
        }
    }
}

/// Whether some bytes stand among others.
pub fn holds(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|window| window == part)
}

fn nonzero(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap()
}
