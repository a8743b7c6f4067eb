//! What a command says: results on standard output, everything else on standard error.
//!
//! A reader that closes its end of the pipe has had enough: what follows is dropped, and the command
//! ends with the status it would have had anyway.

use std::io::{self, BufWriter, IsTerminal, Write};

use clap::ValueEnum;

use super::status::Failure;
use crate::text;

/// When to write in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum When {
    /// On a terminal, unless `NO_COLOR` is set; anywhere, where `CLICOLOR_FORCE` is.
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

impl When {
    /// Whether to write in colour to a stream.
    ///
    /// `variable` looks up an environment variable; an empty one counts as not set, as
    /// no-color.org and bixense.com/clicolors have it, and a `CLICOLOR_FORCE` of `0` does too.
    pub fn applies(self, terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        match self {
            When::Always => true,
            When::Never => false,
            When::Auto if set("NO_COLOR").is_some() => false,
            When::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            When::Auto => terminal && set("TERM").is_none_or(|value| value != "dumb"),
        }
    }
}

/// A look of a piece of text, in the terminal's own sixteen colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// A hint.
    Hint,
    /// What is gone.
    Gone,
    /// What is new.
    Came,
    /// What is to be seen before the rest.
    Strong,
}

impl Tone {
    /// A word in this tone.
    pub fn paint(self, word: &str, color: bool) -> String {
        let code = match self {
            Tone::Error => "1;31",
            Tone::Warning => "1;33",
            Tone::Hint => "1;36",
            Tone::Gone => "31",
            Tone::Came => "32",
            Tone::Strong => "1",
        };
        if color { format!("\x1b[{code}m{word}\x1b[0m") } else { word.to_owned() }
    }
}

/// How many cells wide the terminal is that shows the results; `None` where none does.
pub fn terminal_width() -> Option<u16> {
    // Asked first: where there is no terminal, another program would be run to find its size.
    let is_shown = io::stdout().is_terminal();
    is_shown.then(|| crossterm::terminal::size().ok())?.map(|(width, _)| width)
}

/// The two streams of the program.
pub struct Output {
    results: BufWriter<Box<dyn Write>>,
    others: Box<dyn Write>,
    closed: bool,
    broken: Option<io::Error>,
    color: bool,
    color_of_others: bool,
}

impl Output {
    /// The process's own streams.
    pub fn standard(when: When) -> Self {
        let variable = |name: &str| std::env::var(name).ok();
        Output {
            color: when.applies(io::stdout().is_terminal(), variable),
            color_of_others: when.applies(io::stderr().is_terminal(), variable),
            // Not locked: the screens write to it too, and a panic on another thread gives the
            // terminal back.
            ..Output::to(Box::new(io::stdout()), Box::new(io::stderr()))
        }
    }

    /// Any two streams, without colour.
    pub fn to(results: Box<dyn Write>, others: Box<dyn Write>) -> Self {
        Output {
            results: BufWriter::with_capacity(64 * 1024, results),
            others,
            closed: false,
            broken: None,
            color: false,
            color_of_others: false,
        }
    }

    /// Whether results are written in colour.
    pub fn color(&self) -> bool {
        self.color
    }

    /// Whether errors are written in colour.
    pub fn color_of_others(&self) -> bool {
        self.color_of_others
    }

    /// Whether nobody reads the results any more.
    pub fn is_closed(&self) -> bool {
        self.closed || self.broken.is_some()
    }

    /// Writes results as they are: text that is escaped, or meant for another program.
    pub fn raw(&mut self, bytes: impl AsRef<[u8]>) {
        if !self.is_closed() {
            let done = self.results.write_all(bytes.as_ref());
            self.note(done);
        }
    }

    /// Writes a line of results; controls in it become visible.
    pub fn line(&mut self, line: &str) {
        self.raw(text::visible(line).as_ref());
        self.raw("\n");
    }

    /// Writes a line to standard error; controls in it become visible.
    pub fn remark(&mut self, line: &str) {
        let line = text::visible(line);
        self.raw_remark(&line);
    }

    /// Writes a line to standard error as it is: text that is escaped.
    pub fn raw_remark(&mut self, line: &str) {
        self.flush();
        // Where standard error is gone there is nobody left to tell.
        let _ = writeln!(self.others, "{line}");
    }

    /// Tells of a failure, with its hint.
    pub fn failure(&mut self, failure: &Failure) {
        let color = self.color_of_others;
        let message = text::visible(&failure.message);
        self.raw_remark(&format!("{}: {message}", Tone::Error.paint("error", color)));
        if let Some(hint) = &failure.hint {
            self.hint(hint);
        }
    }

    /// Tells what to do about what was said.
    pub fn hint(&mut self, hint: &str) {
        let hint = text::visible(hint);
        self.raw_remark(&format!("{}: {hint}", Tone::Hint.paint("hint", self.color_of_others)));
    }

    /// Writes out what is still held back.
    pub fn flush(&mut self) {
        if !self.is_closed() {
            let done = self.results.flush();
            self.note(done);
        }
    }

    /// Ends the output.
    ///
    /// # Errors
    ///
    /// Where results could not be written for another reason than a closed pipe.
    pub fn finish(&mut self) -> Result<(), Failure> {
        self.flush();
        match self.broken.take() {
            None => Ok(()),
            Some(error) => {
                self.closed = true;
                Err(Failure::failed(format!("standard output cannot be written: {error}")))
            }
        }
    }

    fn note(&mut self, done: io::Result<()>) {
        match done {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.closed = true,
            Err(error) => self.broken = Some(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, Output, Tone, When};
    use std::cell::RefCell;
    use std::io::{self, Write};
    use std::rc::Rc;

    #[derive(Clone, Default)]
    struct Shared(Rc<RefCell<Vec<u8>>>);

    impl Shared {
        fn text(&self) -> String {
            String::from_utf8(self.0.borrow().clone()).unwrap()
        }
    }

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    struct Breaks(io::ErrorKind);

    impl Write for Breaks {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn variables_and_the_option_decide_on_colour() {
        let with = |pairs: &'static [(&str, &str)]| {
            move |name: &str| pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned())
        };
        let none = with(&[]);
        assert!(When::Auto.applies(true, none) && !When::Auto.applies(false, none));
        assert!(When::Always.applies(false, with(&[("NO_COLOR", "1")])));
        assert!(!When::Never.applies(true, with(&[("CLICOLOR_FORCE", "1")])));
        assert!(!When::Auto.applies(true, with(&[("NO_COLOR", "1")])));
        assert!(When::Auto.applies(true, with(&[("NO_COLOR", "")])));
        assert!(When::Auto.applies(false, with(&[("CLICOLOR_FORCE", "1")])));
        assert!(!When::Auto.applies(false, with(&[("CLICOLOR_FORCE", "0")])));
        assert!(!When::Auto.applies(true, with(&[("TERM", "dumb")])));
    }

    #[test]
    fn controls_become_visible_and_streams_stay_apart() {
        let (results, others) = (Shared::default(), Shared::default());
        let mut out = Output::to(Box::new(results.clone()), Box::new(others.clone()));
        out.line("a\x1b[31m");
        out.failure(&Failure::usage("no \u{202e}").hint("try\tthat"));
        assert!(out.finish().is_ok());
        assert_eq!(results.text(), "a\\u{1b}[31m\n");
        assert_eq!(others.text(), "error: no \\u{202e}\nhint: try\\tthat\n");
    }

    #[test]
    fn a_closed_pipe_is_quiet_and_another_error_is_not() {
        let closed = Box::new(Breaks(io::ErrorKind::BrokenPipe));
        let mut out = Output::to(closed, Box::new(Shared::default()));
        out.line("a");
        assert!(out.finish().is_ok() && out.is_closed());

        let full = Box::new(Breaks(io::ErrorKind::StorageFull));
        let mut out = Output::to(full, Box::new(Shared::default()));
        out.line("a");
        assert!(out.finish().unwrap_err().message.starts_with("standard output"));
        assert!(out.finish().is_ok(), "an error is told once");
    }

    #[test]
    fn tones_are_plain_without_colour() {
        assert_eq!(Tone::Error.paint("error", false), "error");
        assert_eq!(Tone::Error.paint("error", true), "\x1b[1;31merror\x1b[0m");
    }
}
