//! Watching the folders that maps lie in: told soon after something in them was touched.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::watch::{Signal, is_change, settled};

/// Watches some folders, not those below them, until it is dropped. Nothing is polled.
pub struct FolderWatch {
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
    sender: Sender<Signal>,
}

/// So many folders are watched at most: systems give out few watches, and others want some too.
const MOST: usize = 1000;

impl FolderWatch {
    /// Begins with no folder. `tell` is called, on a thread of its own, once something in one of them
    /// was touched and is still again. Where the system watches nothing, it is never called.
    pub fn new(tell: impl Fn() + Send + 'static) -> Self {
        let (sender, signals) = channel();
        let touched = sender.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_change(&event)) {
                // Nobody listens once the watch is over.
                let _ = touched.send(Signal::Touched);
            }
        });
        thread::spawn(move || {
            while settled(&signals) {
                tell();
            }
        });
        FolderWatch { watcher: watcher.ok(), folders: BTreeSet::new(), sender }
    }

    /// Watches just these folders from now on; whether there is one among them that was not watched
    /// before. What cannot be watched is left out.
    pub fn set(&mut self, folders: &BTreeSet<PathBuf>) -> bool {
        let Some(watcher) = &mut self.watcher else { return false };
        for gone in self.folders.difference(folders) {
            // It may be gone, and its watch with it.
            let _ = watcher.unwatch(gone);
        }
        // One that is watched already may have been removed and made again: then it is another one.
        let mut is_watched =
            |folder: &&PathBuf| watcher.watch(folder, RecursiveMode::NonRecursive).is_ok();
        let watched: BTreeSet<PathBuf> =
            folders.iter().take(MOST).filter(|folder| is_watched(folder)).cloned().collect();
        let before = std::mem::replace(&mut self.folders, watched);
        !self.folders.is_subset(&before)
    }
}

impl Drop for FolderWatch {
    fn drop(&mut self) {
        // Where the thread has ended already there is nothing to end.
        let _ = self.sender.send(Signal::Over);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::FolderWatch;

    /// How long a slow machine may take.
    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn files_that_are_made_or_written_are_told_and_reading_is_not() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().to_owned();
        fs::write(folder.join("a.ron"), "one").unwrap();
        let (sender, told) = channel();
        let mut watch = FolderWatch::new(move || {
            // Once the watch is over nobody listens.
            let _ = sender.send(());
        });
        let folders = BTreeSet::from([folder.clone(), folder.join("none")]);
        assert!(watch.set(&folders) && !watch.set(&folders));
        fs::read(folder.join("a.ron")).unwrap();
        assert!(told.recv_timeout(Duration::from_millis(300)).is_err());
        fs::write(folder.join("b.ron"), "two").unwrap();
        told.recv_timeout(LONG).unwrap();
        drop(watch);
        while told.recv_timeout(LONG).is_ok() {}
    }
}
