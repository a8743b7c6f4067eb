//! The terminal: taken over, lent to other programs, and given back whatever happens.

mod facts;
mod frames;

pub use facts::Facts;
pub use frames::Frames;

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste,
    EnableFocusChange, EnableMouseCapture, KeyboardEnhancementFlags, PopKeyboardEnhancementFlags,
    PushKeyboardEnhancementFlags,
};
use crossterm::terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, terminal};
use ratatui::Terminal;

use super::events::{call_reader, listen};
use super::gate::Gate;
use super::opener::{self, Unopened};
use super::runtime::{Host, Incoming};

/// The terminal while the program has it. Dropping it gives the terminal back as it was.
pub struct Screen {
    terminal: Terminal<Frames>,
    switches: Arc<Switches>,
    gate: Gate,
}

/// What is switched on beyond what every terminal knows; shared with whoever reads its input and
/// with what is done where the program panics.
#[derive(Debug, Default)]
pub struct Switches {
    mouse: AtomicBool,
    keyboard: AtomicBool,
}

impl Switches {
    /// Asks the terminal to tell keys apart that it sends alike otherwise, such as `Esc` and the
    /// start of a longer key; of those that offer it.
    pub fn tell_keys_apart(&self) {
        let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
        self.keyboard.store(true, Ordering::Relaxed);
        // A terminal that cannot be written to is noticed by the next frame.
        let _ = execute!(io::stdout(), PushKeyboardEnhancementFlags(flags));
    }

    /// Gives the terminal back. What cannot be written to it any more is no longer its business.
    fn give_back(&self) {
        let mut out = io::stdout();
        if self.keyboard.load(Ordering::Relaxed) {
            let _ = execute!(out, PopKeyboardEnhancementFlags);
        }
        let _ = execute!(
            out,
            DisableFocusChange,
            DisableBracketedPaste,
            DisableMouseCapture,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = out.flush();
        let _ = terminal::disable_raw_mode();
    }
}

impl Screen {
    /// Takes the terminal over. Should the program panic, the terminal is given back first, so that
    /// what it says of it can be read.
    ///
    /// # Errors
    ///
    /// Those of the terminal; it is given back then.
    pub fn enter() -> io::Result<Self> {
        let switches = Arc::new(Switches::default());
        let before = std::panic::take_hook();
        let of_hook = Arc::clone(&switches);
        std::panic::set_hook(Box::new(move |panic| {
            of_hook.give_back();
            before(panic);
        }));
        // From here on dropping the screen gives the terminal back, however far it was taken.
        let terminal = Terminal::new(Frames::new(io::stdout()))?;
        let mut screen = Screen { terminal, switches, gate: Gate::default() };
        screen.take_over()?;
        Ok(screen)
    }

    /// Begins to read the terminal's input and to listen for signals.
    ///
    /// # Errors
    ///
    /// As [`listen`].
    pub fn listen(&self, sender: &Sender<Incoming>, facts: Facts) -> io::Result<()> {
        listen(sender, &self.gate, facts.answers.then(|| Arc::clone(&self.switches)))
    }

    fn take_over(&mut self) -> io::Result<()> {
        terminal::enable_raw_mode()?;
        execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            EnableFocusChange,
            Clear(ClearType::All),
            cursor::Hide
        )?;
        self.terminal.backend_mut().forget_cursor();
        if self.switches.keyboard.load(Ordering::Relaxed) {
            self.switches.tell_keys_apart();
        }
        self.mouse(self.switches.mouse.load(Ordering::Relaxed))?;
        // The next frame is drawn whole. `Terminal::clear` would ask the terminal where its cursor
        // is; one that does not answer, or whose answer another thread reads, would end it all.
        self.terminal.swap_buffers();
        Ok(())
    }
}

impl Host for Screen {
    type Backend = Frames;

    fn terminal(&mut self) -> &mut Terminal<Self::Backend> {
        &mut self.terminal
    }

    /// Gives the terminal back, stops the program as the shell's Ctrl-z does, and takes the
    /// terminal over again once the program goes on.
    fn suspend(&mut self) -> io::Result<()> {
        self.switches.give_back();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.take_over()
    }

    /// Nobody reads the terminal's input here meanwhile.
    fn lend(&mut self, to: &mut dyn FnMut()) -> io::Result<()> {
        self.gate.close(call_reader);
        self.switches.give_back();
        to();
        let taken = self.take_over();
        self.gate.open();
        taken
    }

    fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.switches.mouse.store(on, Ordering::Relaxed);
        if on {
            execute!(io::stdout(), EnableMouseCapture)
        } else {
            execute!(io::stdout(), DisableMouseCapture)
        }
    }

    /// By OSC 52, which reaches the clipboard of the terminal's own machine, over ssh too.
    fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    fn browse(&mut self, address: &str) -> Result<(), Unopened> {
        opener::browse(address)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.switches.give_back();
    }
}
