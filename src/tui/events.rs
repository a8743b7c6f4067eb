//! Where events come from: the terminal and signals, each read by a thread of its own.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyModifiers};

use super::gate::Gate;
use super::runtime::Incoming;
use super::terminal::Switches;

/// Begins to read the terminal, each time through the gate, and to listen for signals. A change of
/// size that comes after this is told, so the size is asked for behind it. `switches` are those of a
/// terminal that can be asked whether it tells keys apart.
///
/// # Errors
///
/// Those of registering for signals, and of the terminal.
pub fn listen(
    sender: &Sender<Incoming>,
    gate: &Gate,
    switches: Option<Arc<Switches>>,
) -> io::Result<()> {
    signals(sender.clone(), gate.clone())?;
    // crossterm listens for changes of size only once it is first asked for an event; left to the
    // thread, that could be after the first frame.
    crossterm::event::poll(Duration::ZERO)?;
    let (sender, gate) = (sender.clone(), gate.clone());
    thread::spawn(move || {
        // Asked here, the answer holds no frame up, and keys that come before it are kept.
        if let Some(switches) = switches
            && crossterm::terminal::supports_keyboard_enhancement().unwrap_or(false)
        {
            switches.tell_keys_apart();
        }
        let mut answers = LateAnswer::default();
        loop {
            gate.pass();
            let event = match next() {
                Ok(Some(event)) => event,
                Ok(None) => continue,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => {
                    let _ = sender.send(Incoming::Gone);
                    return;
                }
            };
            for event in answers.sift(event) {
                if sender.send(Incoming::Terminal(event)).is_err() {
                    return;
                }
            }
        }
    });
    Ok(())
}

/// The next event.
#[cfg(unix)]
fn next() -> io::Result<Option<Event>> {
    crossterm::event::read().map(Some)
}

/// The next event; `None` where none has come for a while. Nothing calls a reader of Windows' input
/// away from it, so it looks up now and then.
#[cfg(not(unix))]
fn next() -> io::Result<Option<Event>> {
    let has_come = crossterm::event::poll(Duration::from_millis(100))?;
    if has_come { crossterm::event::read().map(Some) } else { Ok(None) }
}

/// Makes a reader that waits for input come back: by the signal that tells of another size, which it
/// listens for anyway.
pub fn call_reader() {
    #[cfg(unix)]
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}

/// Keeps the terminal's answer about its ground from being taken for keys where it comes after
/// nobody waits for it any more: `ESC ] 11;rgb:1010/1212/1818 ESC \\`, or with BEL at the end.
#[derive(Debug, Default)]
struct LateAnswer {
    held: Vec<Event>,
    text: String,
}

impl LateAnswer {
    /// What the longest answer looks like, a letter for each kind of character.
    const SHAPE: &str = "]1?;rgb:xxxx/xxxx/xxxx";

    /// The events to go on with: none while an answer may be coming in, all that were held where it
    /// was none after all.
    fn sift(&mut self, event: Event) -> Vec<Event> {
        let Event::Key(key) = &event else { return self.release(event) };
        let (code, modifiers) = (key.code, key.modifiers);
        match code {
            KeyCode::Char(']') if modifiers == KeyModifiers::ALT && self.held.is_empty() => {
                self.held.push(event);
                self.text.push(']');
                Vec::new()
            }
            KeyCode::Char(c) if !self.held.is_empty() => {
                let ends = (c == '\\' && modifiers == KeyModifiers::ALT)
                    || (c == 'g' && modifiers == KeyModifiers::CONTROL);
                if ends && self.text.contains("rgb:") {
                    self.held.clear();
                    self.text.clear();
                    return Vec::new();
                }
                self.text.push(c);
                if modifiers.is_empty() && self.is_answer_so_far() {
                    self.held.push(event);
                    Vec::new()
                } else {
                    self.release(event)
                }
            }
            _ => self.release(event),
        }
    }

    fn is_answer_so_far(&self) -> bool {
        let mut shape = Self::SHAPE.chars();
        self.text.chars().all(|c| match shape.next() {
            Some('x') => c.is_ascii_hexdigit() || c == '/',
            Some('?') => c == '0' || c == '1',
            Some('/') => c.is_ascii_hexdigit() || c == '/',
            expected => expected == Some(c),
        })
    }

    fn release(&mut self, event: Event) -> Vec<Event> {
        self.text.clear();
        let mut events = std::mem::take(&mut self.held);
        events.push(event);
        events
    }
}

#[cfg(unix)]
fn signals(sender: Sender<Incoming>, gate: Gate) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let incoming = match signal {
                // Keys of a program that has the terminal now: it follows them, and stops together
                // with this one.
                SIGINT | SIGQUIT if gate.is_closed() => continue,
                SIGTSTP if gate.is_closed() => {
                    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                    continue;
                }
                SIGTSTP => Incoming::Stopped,
                ending => Incoming::Ended(ending),
            };
            if sender.send(incoming).is_err() {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn signals(_: Sender<Incoming>, _: Gate) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

    use super::LateAnswer;

    fn key(c: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(c), modifiers))
    }

    fn answer(text: &str) -> Vec<Event> {
        let mut events = vec![key(']', KeyModifiers::ALT)];
        events.extend(text.chars().map(|c| key(c, KeyModifiers::NONE)));
        events
    }

    fn sift(events: Vec<Event>) -> Vec<Event> {
        let mut answers = LateAnswer::default();
        events.into_iter().flat_map(|event| answers.sift(event)).collect()
    }

    #[test]
    fn an_answer_that_comes_late_is_no_key() {
        for end in [key('\\', KeyModifiers::ALT), key('g', KeyModifiers::CONTROL)] {
            for text in ["11;rgb:1010/1212/1818", "11;rgb:10/12/18", "10;rgb:ffff/ffff/ffff"] {
                let mut events = answer(text);
                events.push(end.clone());
                events.push(key('a', KeyModifiers::NONE));
                assert_eq!(sift(events), [key('a', KeyModifiers::NONE)]);
            }
        }
    }

    #[test]
    fn keys_that_only_begin_like_an_answer_are_all_kept() {
        for text in ["11;rg", "hello", "11;rgb:zz", "1"] {
            let mut events = answer(text);
            events.push(Event::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE)));
            assert_eq!(sift(events.clone()), events);
        }
    }
}
