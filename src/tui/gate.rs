//! A gate before the terminal's input, closed while another program has the terminal.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the reader may take to come to the gate; it is called again and again meanwhile.
const CALLS: u32 = 20;
const BETWEEN_CALLS: Duration = Duration::from_millis(50);

/// A gate that whoever reads the terminal's input goes through before each read. Its copies are
/// one gate.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    is_closed: bool,
    is_waiting: bool,
}

impl Gate {
    /// Closes the gate, and waits until the reader stands before it. `call` makes a reader that
    /// waits for input come.
    pub fn close(&self, call: impl Fn()) {
        let mut state = self.state();
        state.is_closed = true;
        for _ in 0..CALLS {
            if state.is_waiting {
                return;
            }
            drop(state);
            call();
            let waited = self.inner.changed.wait_timeout(self.state(), BETWEEN_CALLS);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        // A reader that does not come has ended.
    }

    /// Opens the gate.
    pub fn open(&self) {
        self.state().is_closed = false;
        self.inner.changed.notify_all();
    }

    /// Whether another program has the terminal.
    pub fn is_closed(&self) -> bool {
        self.state().is_closed
    }

    /// Goes through; waits while it is closed.
    pub fn pass(&self) {
        let mut state = self.state();
        while state.is_closed {
            state.is_waiting = true;
            self.inner.changed.notify_all();
            state = self.inner.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.is_waiting = false;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;

    use super::Gate;

    #[test]
    fn a_reader_stands_before_a_closed_gate_and_goes_on_when_it_opens() {
        let gate = Gate::default();
        let (input, read) = channel::<()>();
        let (passed, seen) = channel();
        let reader = {
            let gate = gate.clone();
            thread::spawn(move || {
                let mut count = 0;
                while read.recv().is_ok() {
                    gate.pass();
                    count += 1;
                    passed.send(count).unwrap();
                }
            })
        };
        input.send(()).unwrap();
        assert_eq!(seen.recv(), Ok(1));
        // The reader waits for input; what it is called with comes before the gate.
        gate.close(|| input.send(()).unwrap());
        assert!(gate.is_closed());
        assert!(seen.try_recv().is_err());
        gate.open();
        assert_eq!(seen.recv(), Ok(2));
        assert!(!gate.is_closed());
        drop(input);
        reader.join().unwrap();
    }

    #[test]
    fn a_reader_that_has_ended_is_not_waited_for() {
        let gate = Gate::default();
        gate.close(|| ());
        gate.open();
        gate.pass();
    }
}
