//! Where events come from: the terminal and signals, each read by a thread of its own.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use super::runtime::Incoming;

/// Begins to read the terminal and to listen for signals.
///
/// # Errors
///
/// Those of registering for signals.
pub fn listen(sender: &Sender<Incoming>) -> io::Result<()> {
    signals(sender.clone())?;
    let sender = sender.clone();
    thread::spawn(move || {
        loop {
            let incoming = match crossterm::event::read() {
                Ok(event) => Incoming::Terminal(event),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => Incoming::Gone,
            };
            let gone = matches!(incoming, Incoming::Gone);
            if sender.send(incoming).is_err() || gone {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(unix)]
fn signals(sender: Sender<Incoming>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let incoming = match signal {
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
fn signals(_: Sender<Incoming>) -> io::Result<()> {
    Ok(())
}
