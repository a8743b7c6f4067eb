//! Watching the file of an open map: told soon after another program has touched it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long the folder must be still before it is told: programs write a file in several steps.
const SETTLE: Duration = Duration::from_millis(40);
/// How long it is waited at most where it never becomes still.
const PATIENCE: Duration = Duration::from_millis(400);

/// Watches a map file until it is dropped.
///
/// The folder is watched and not the file, since most programs put a new file in place of the old
/// one; where the folder is not there, the nearest above it is. Nothing is polled: while nobody
/// touches the folder this costs nothing.
#[derive(Debug)]
pub struct Watch {
    sender: Sender<Signal>,
}

/// Why a file is not watched. Its text is a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwatched {
    reason: String,
}

impl fmt::Display for Unwatched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = &self.reason;
        write!(f, "what other programs write is not seen until you save: {reason}")
    }
}

impl std::error::Error for Unwatched {}

impl From<notify::Error> for Unwatched {
    fn from(error: notify::Error) -> Self {
        // The paths that its own text ends with are known to whoever asked.
        let reason = match error.kind {
            notify::ErrorKind::Io(error) => error.to_string(),
            notify::ErrorKind::MaxFilesWatch => "the system watches too many files".to_owned(),
            kind => notify::Error::new(kind).to_string(),
        };
        Unwatched { reason }
    }
}

pub(super) enum Signal {
    Touched,
    Over,
}

impl Watch {
    /// Begins to watch a file. `tell` is called, on a thread of its own, each time the file may
    /// have changed, been made or removed, and once with an error where it can be watched no longer.
    ///
    /// # Errors
    ///
    /// Where the system does not watch the folder.
    pub fn new(
        path: &Path,
        tell: impl Fn(Result<(), Unwatched>) + Send + 'static,
    ) -> Result<Self, Unwatched> {
        let (sender, signals) = channel();
        let mut eye = Eye::new(path, sender.clone())?;
        eye.open()?;
        thread::spawn(move || {
            while settled(&signals) {
                // Anew each time: the folder itself may be another one now. What happens from here
                // on is a new signal, so nothing is missed between this and the look at the file.
                let open = eye.open();
                let is_over = open.is_err();
                tell(open);
                if is_over {
                    return;
                }
            }
        });
        Ok(Watch { sender })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Where the thread has ended already there is nothing to end.
        let _ = self.sender.send(Signal::Over);
    }
}

/// Waits until something has happened and is over; false where nobody watches any more.
pub(super) fn settled(signals: &Receiver<Signal>) -> bool {
    if !matches!(signals.recv(), Ok(Signal::Touched)) {
        return false;
    }
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match signals.recv_timeout(SETTLE) {
            Ok(Signal::Touched) => {}
            Err(RecvTimeoutError::Timeout) => break,
            Ok(Signal::Over) | Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

/// What looks at the folders.
struct Eye {
    watcher: RecommendedWatcher,
    /// The file as it was asked for and, where links lead to it, as it is.
    path: PathBuf,
    folders: Vec<PathBuf>,
}

impl Eye {
    fn new(path: &Path, sender: Sender<Signal>) -> Result<Self, Unwatched> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let names = targets(&path);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| concerns(&event, &names)) {
                // Nobody listens once the watch is over.
                let _ = sender.send(Signal::Touched);
            }
        })?;
        Ok(Eye { watcher, path, folders: Vec::new() })
    }

    /// Watches the folders that hold the file now.
    fn open(&mut self) -> Result<(), Unwatched> {
        for folder in self.folders.drain(..) {
            // It may be gone, and its watch with it.
            let _ = self.watcher.unwatch(&folder);
        }
        // A folder that is made in between is not seen by the watch of the one above it.
        loop {
            let missing: Vec<PathBuf> = nearest_folders(&self.path)
                .into_iter()
                .filter(|folder| !self.folders.contains(folder))
                .collect();
            if missing.is_empty() {
                return Ok(());
            }
            for folder in missing {
                match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                    Ok(()) => self.folders.push(folder),
                    // Gone since it was seen.
                    Err(_) if !folder.is_dir() => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }
}

/// For each name of a file the folder that holds it; where that is not there, the nearest above it.
fn nearest_folders(path: &Path) -> Vec<PathBuf> {
    let nearest = |target: PathBuf| {
        target.ancestors().skip(1).find(|folder| folder.is_dir()).map(Path::to_owned)
    };
    targets(path).into_iter().filter_map(nearest).collect()
}

/// The file under its own name and, where that is a link, under the name the link leads to.
fn targets(path: &Path) -> Vec<PathBuf> {
    let mut targets = vec![path.to_owned()];
    targets.extend(path.canonicalize().ok().filter(|real| real != path));
    targets
}

/// Whether an event tells of a change. Reading is none.
pub(super) fn is_change(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Whether an event tells of a change of the file or of a folder on the way to it.
fn concerns(event: &Event, targets: &[PathBuf]) -> bool {
    let leads = |path: &PathBuf| targets.iter().any(|target| target.starts_with(path));
    // Where events were lost there is no telling what they were about.
    is_change(event) && (event.need_rescan() || event.paths.iter().any(leads))
}

#[cfg(test)]
mod tests {
    use super::Watch;
    use std::fs;
    use std::path::Path;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    /// How long a slow machine may take.
    const LONG: Duration = Duration::from_secs(20);

    fn watched(path: &Path) -> (Watch, Receiver<()>) {
        let (sender, told) = channel();
        let watch = Watch::new(path, move |open| {
            open.unwrap();
            sender.send(()).unwrap();
        });
        (watch.unwrap(), told)
    }

    fn drain(told: &Receiver<()>) {
        while told.recv_timeout(Duration::from_millis(600)).is_ok() {}
    }

    #[test]
    fn a_file_that_is_written_replaced_removed_or_made_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let (_watch, told) = watched(&path);
        fs::write(&path, "two").unwrap();
        told.recv_timeout(LONG).unwrap();
        drain(&told);
        fs::write(folder.path().join("b"), "three").unwrap();
        fs::rename(folder.path().join("b"), &path).unwrap();
        told.recv_timeout(LONG).unwrap();
        drain(&told);
        fs::remove_file(&path).unwrap();
        told.recv_timeout(LONG).unwrap();
        drain(&told);
        fs::write(&path, "four").unwrap();
        told.recv_timeout(LONG).unwrap();
    }

    #[test]
    fn a_folder_that_goes_and_comes_back_is_watched_again() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("deep/maps");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("a.ron");
        fs::write(&path, "one").unwrap();
        let (_watch, told) = watched(&path);
        fs::remove_dir_all(place.path().join("deep")).unwrap();
        told.recv_timeout(LONG).unwrap();
        drain(&told);
        fs::create_dir_all(&folder).unwrap();
        told.recv_timeout(LONG).unwrap();
        drain(&told);
        fs::write(&path, "two").unwrap();
        told.recv_timeout(LONG).unwrap();
    }

    #[test]
    fn reading_the_file_and_writing_others_is_not_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let (_watch, told) = watched(&path);
        fs::read(&path).unwrap();
        fs::write(folder.path().join("b.ron"), "two").unwrap();
        // What comes before is told before.
        assert!(told.recv_timeout(Duration::from_millis(600)).is_err());
        fs::write(&path, "three").unwrap();
        told.recv_timeout(LONG).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn behind_a_link_the_file_itself_is_watched() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("real")).unwrap();
        let real = place.path().join("real/a.ron");
        fs::write(&real, "one").unwrap();
        let link = place.path().join("link.ron");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let (_watch, told) = watched(&link);
        fs::write(&real, "two").unwrap();
        told.recv_timeout(LONG).unwrap();
    }

    #[test]
    fn a_watch_ends_when_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let (watch, told) = watched(&path);
        drop(watch);
        // The thread ends, and with it what it tells through.
        assert!(matches!(
            told.recv_timeout(LONG),
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected)
        ));
    }
}
