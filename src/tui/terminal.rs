//! The terminal: taken over, given back whatever happens, and asked what it can show.

use std::io::{self, BufWriter, Stdout, Write};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use terminal_colorsaurus::{QueryOptions, background_color};

use super::opener::{Unopened, browse};
use super::runtime::Host;
use super::theme::{Depth, Ground};

/// How long the terminal may take to tell its ground; most answer within a millisecond, those that
/// do not know the question say so at once.
const PATIENCE: Duration = Duration::from_millis(200);

/// The terminal while the program has it. Dropping it gives the terminal back as it was.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Screen {
    /// Takes the terminal over. Should the program panic, the terminal is given back first, so that
    /// what it says of it can be read.
    ///
    /// # Errors
    ///
    /// Those of the terminal; it is given back then.
    pub fn enter() -> io::Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            before(panic);
        }));
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        // From here on dropping the screen gives the terminal back, however far it was taken.
        let mut screen = Screen { terminal: Terminal::new(backend)? };
        screen.take_over()?;
        Ok(screen)
    }

    fn take_over(&mut self) -> io::Result<()> {
        terminal::enable_raw_mode()?;
        execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableMouseCapture,
            EnableBracketedPaste,
            Clear(ClearType::All),
            cursor::Hide
        )?;
        // The next frame is drawn whole. `Terminal::clear` would ask the terminal where its cursor
        // is; one that does not answer, or whose answer another thread reads, would end it all.
        self.terminal.swap_buffers();
        Ok(())
    }
}

impl Host for Screen {
    type Backend = CrosstermBackend<BufWriter<Stdout>>;

    fn terminal(&mut self) -> &mut Terminal<Self::Backend> {
        &mut self.terminal
    }

    /// Gives the terminal back, stops the program as the shell's Ctrl-z does, and takes the
    /// terminal over again once the program goes on.
    fn suspend(&mut self) -> io::Result<()> {
        give_back();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.take_over()
    }

    /// By OSC 52, which reaches the clipboard of the terminal's own machine, over ssh too.
    fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    fn browse(&mut self, address: &str) -> Result<(), Unopened> {
        browse(address)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back. What cannot be written to it any more is no longer its business.
fn give_back() {
    let _ = execute!(
        io::stdout(),
        DisableBracketedPaste,
        DisableMouseCapture,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = io::stdout().flush();
    let _ = terminal::disable_raw_mode();
}

/// How many colours the terminal shows, by what the environment says of it.
///
/// `NO_COLOR` (no-color.org) and `TERM=dumb` leave weight alone.
pub fn depth(env: impl Fn(&str) -> Option<String>) -> Depth {
    let term = env("TERM").unwrap_or_default();
    if env("NO_COLOR").is_some_and(|value| !value.is_empty()) || term == "dumb" {
        return Depth::Plain;
    }
    let truecolor = env("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit");
    if truecolor || term.ends_with("-direct") || cfg!(windows) {
        Depth::True
    } else if term.contains("256") {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

/// Whether the ground is dark or light, as far as `COLORFGBG` tells, which holds the numbers of
/// the ink and the ground among the terminal's 16 colours: `0;15`.
pub fn ground(env: impl Fn(&str) -> Option<String>) -> Option<Ground> {
    let colors = env("COLORFGBG")?;
    let ground: u8 = colors.rsplit(';').next()?.trim().parse().ok()?;
    Some(if ground == 7 || (9..=15).contains(&ground) { Ground::Light } else { Ground::Dark })
}

/// Asks the terminal for the colour of its ground; `None` where it does not answer soon.
pub fn ask_ground() -> Option<Ground> {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    let ground = background_color(options).ok()?;
    Some(if ground.perceived_lightness() > 0.5 { Ground::Light } else { Ground::Dark })
}

#[cfg(test)]
mod tests {
    use super::{depth, ground};
    use crate::tui::theme::{Depth, Ground};

    fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn colours_follow_the_environment() {
        assert_eq!(depth(env(&[("TERM", "xterm-256color")])), Depth::Indexed);
        assert_eq!(
            depth(env(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")])),
            Depth::True
        );
        assert_eq!(depth(env(&[("TERM", "linux")])), Depth::Sixteen);
        assert_eq!(depth(env(&[("TERM", "dumb")])), Depth::Plain);
        let plain = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")];
        assert_eq!(depth(env(&plain)), Depth::Plain);
        let empty = [("TERM", "xterm-256color"), ("NO_COLOR", "")];
        assert_eq!(depth(env(&empty)), Depth::Indexed);
    }

    #[test]
    fn the_ground_follows_colorfgbg() {
        assert_eq!(ground(env(&[("COLORFGBG", "0;15")])), Some(Ground::Light));
        assert_eq!(ground(env(&[("COLORFGBG", "15;0")])), Some(Ground::Dark));
        assert_eq!(ground(env(&[("COLORFGBG", "15;default;8")])), Some(Ground::Dark));
        assert_eq!(ground(env(&[("COLORFGBG", "default")])), None);
        assert_eq!(ground(env(&[])), None);
    }
}
