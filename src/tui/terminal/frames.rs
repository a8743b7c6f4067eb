//! What is drawn to: each frame reaches the terminal whole, in one write and one synchronized update.

use std::cell::RefCell;
use std::io::{self, Stdout, Write};
use std::rc::Rc;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// Draws to a terminal frame by frame.
pub struct Frames<W: Write = Stdout> {
    inner: CrosstermBackend<Frame>,
    frame: Frame,
    /// Cells were drawn in this frame.
    has_begun: bool,
    /// Whether the cursor is shown, and where; as far as that is known.
    is_shown: Option<bool>,
    position: Option<Position>,
    out: W,
}

/// The bytes of a frame until it is whole. crossterm's backend would send it in parts, one for each
/// move of the cursor.
#[derive(Clone, Default)]
struct Frame(Rc<RefCell<Vec<u8>>>);

impl Write for Frame {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<W: Write> Frames<W> {
    /// Draws to a stream.
    pub fn new(out: W) -> Self {
        let frame = Frame::default();
        let inner = CrosstermBackend::new(frame.clone());
        Frames { inner, frame, has_begun: false, is_shown: None, position: None, out }
    }

    /// What is known of the cursor no longer holds: something else has written to the terminal.
    pub fn forget_cursor(&mut self) {
        self.is_shown = None;
        self.position = None;
    }

    fn set_shown(&mut self, is_shown: bool) -> bool {
        self.is_shown.replace(is_shown) != Some(is_shown)
    }
}

impl<W: Write> Backend for Frames<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        if !std::mem::replace(&mut self.has_begun, true) {
            queue!(self.frame, BeginSynchronizedUpdate)?;
        }
        self.position = None;
        self.inner.draw(content)
    }

    fn flush(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.has_begun) {
            queue!(self.frame, EndSynchronizedUpdate)?;
        }
        let mut frame = self.frame.0.borrow_mut();
        if frame.is_empty() {
            return Ok(());
        }
        let sent = self.out.write_all(&frame);
        frame.clear();
        sent?;
        self.out.flush()
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.set_shown(false) { self.inner.hide_cursor() } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.set_shown(true) { self.inner.show_cursor() } else { Ok(()) }
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.position.replace(position) == Some(position) {
            return Ok(());
        }
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.position = None;
        self.inner.clear()
    }

    fn clear_region(&mut self, what: ClearType) -> io::Result<()> {
        self.inner.clear_region(what)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::io::{self, Write};
    use std::rc::Rc;

    use ratatui::backend::Backend;
    use ratatui::buffer::Cell;

    use super::Frames;

    /// Every write that reached the terminal.
    #[derive(Clone, Default)]
    struct Writes(Rc<RefCell<Vec<String>>>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().push(String::from_utf8(bytes.to_vec()).unwrap());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_is_one_write_in_a_synchronized_update() {
        let writes = Writes::default();
        let mut frames = Frames::new(writes.clone());
        let cell = Cell::new("x");
        frames.draw([(0, 0, &cell)].into_iter()).unwrap();
        frames.show_cursor().unwrap();
        frames.set_cursor_position((3, 4)).unwrap();
        assert!(writes.0.borrow().is_empty());
        frames.flush().unwrap();
        let written = writes.0.borrow().clone();
        assert_eq!(written.len(), 1);
        assert!(written[0].starts_with("\x1b[?2026h"), "{:?}", written[0]);
        assert!(written[0].ends_with("\x1b[5;4H\x1b[?2026l"), "{:?}", written[0]);
    }

    #[test]
    fn a_frame_in_which_nothing_changed_writes_no_cell() {
        let writes = Writes::default();
        let mut frames = Frames::new(writes.clone());
        frames.draw(std::iter::empty()).unwrap();
        frames.flush().unwrap();
        assert!(writes.0.borrow().is_empty());
        for _ in 0..2 {
            frames.hide_cursor().unwrap();
            frames.flush().unwrap();
        }
        assert_eq!(*writes.0.borrow(), ["\x1b[?25l"]);
        frames.forget_cursor();
        frames.hide_cursor().unwrap();
        frames.flush().unwrap();
        assert_eq!(*writes.0.borrow(), ["\x1b[?25l", "\x1b[?25l"]);
    }

    #[test]
    fn a_cursor_that_stays_where_it_is_is_written_once() {
        let writes = Writes::default();
        let mut frames = Frames::new(writes.clone());
        let mut frame = |cells: &[(u16, u16, &Cell)]| {
            frames.draw(cells.iter().copied()).unwrap();
            frames.show_cursor().unwrap();
            frames.set_cursor_position((3, 4)).unwrap();
            frames.flush().unwrap();
        };
        frame(&[]);
        frame(&[]);
        assert_eq!(*writes.0.borrow(), ["\x1b[?25h\x1b[5;4H"]);
        // What is drawn leaves the cursor behind itself.
        let cell = Cell::new("x");
        frame(&[(0, 0, &cell)]);
        assert!(writes.0.borrow()[1].ends_with("\x1b[5;4H\x1b[?2026l"), "{:?}", writes.0);
    }
}
