//! Reading beside the drawing: threads that look through the folder, read maps and search cards.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::super::runtime::Incoming;
use crate::store::{
    CardHit, FileState, Listing, OpenError, Repository, Summary, list_maps, search_cards, summary,
};

/// Something that was found out.
#[derive(Debug)]
pub enum News {
    /// The maps of the folder.
    Found(Listing),
    /// A map was read.
    Read(PathBuf, Box<Result<Summary, OpenError>>),
    /// What git holds of the maps; `None` where it holds nothing here.
    Git(Option<BTreeMap<PathBuf, FileState>>),
    /// A map was looked through for the words that were asked for the so-manieth time.
    Searched(u64, PathBuf, Vec<CardHit>),
    /// All maps were.
    SearchedAll(u64),
}

/// Gives work to threads, which end where there is none.
pub struct Reader {
    shared: Arc<Shared>,
}

struct Shared {
    folder: PathBuf,
    sender: Sender<Incoming>,
    work: Mutex<Work>,
}

/// What is to be done, and what came of what was done.
#[derive(Default)]
struct Work {
    /// The folder is to be looked through.
    find: bool,
    /// It is being looked through: what is found must not be followed by what was found before.
    is_finding: bool,
    /// git is to be asked.
    git: bool,
    /// Maps to be read.
    unread: BTreeSet<PathBuf>,
    /// Those of them that are on the screen.
    first: Vec<PathBuf>,
    search: Search,
    threads: usize,
    news: Vec<News>,
}

#[derive(Default)]
struct Search {
    /// Counts what was asked for: what comes of an earlier question is dropped.
    number: u64,
    words: Arc<str>,
    /// The maps that are left, the last first.
    left: Vec<PathBuf>,
    /// How many are being looked through.
    under_way: usize,
}

enum Job {
    Find,
    Git,
    Read(PathBuf),
    Search(u64, Arc<str>, PathBuf),
}

impl Reader {
    /// Reads the maps of a folder. That there is news is told through `sender`.
    pub fn new(folder: &Path, sender: Sender<Incoming>) -> Self {
        let (folder, work) = (folder.to_owned(), Mutex::default());
        Reader { shared: Arc::new(Shared { folder, sender, work }) }
    }

    /// Looks through the folder and asks git.
    pub fn find(&self) {
        self.give(|work| (work.find, work.git) = (true, true));
    }

    /// Reads some maps.
    pub fn read(&self, maps: Vec<PathBuf>) {
        self.give(|work| work.unread.extend(maps));
    }

    /// Reads these before the others.
    pub fn read_first(&self, maps: Vec<PathBuf>) {
        self.shared.work().first = maps;
    }

    /// Looks for words in the cards of some maps, and for no others any more; blank words end it.
    pub fn search(&self, words: &str, mut maps: Vec<PathBuf>) {
        maps.reverse();
        self.give(|work| {
            let number = work.search.number + 1;
            let left = if words.is_empty() { Vec::new() } else { maps };
            work.search = Search { number, words: words.into(), left, under_way: 0 };
        });
    }

    /// The number of what was asked for last.
    pub fn number(&self) -> u64 {
        self.shared.work().search.number
    }

    /// What was found out since it was asked last.
    pub fn news(&self) -> Vec<News> {
        std::mem::take(&mut self.shared.work().news)
    }

    fn give(&self, give: impl FnOnce(&mut Work)) {
        let most = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let mut work = self.shared.work();
        give(&mut work);
        let wanted = most.min(work.left());
        while work.threads < wanted {
            work.threads += 1;
            let shared = Arc::clone(&self.shared);
            thread::spawn(move || shared.work_off());
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let mut work = self.shared.work();
        let threads = work.threads;
        *work = Work { threads, ..Work::default() };
    }
}

impl Work {
    /// How many jobs are left.
    fn left(&self) -> usize {
        usize::from(self.find) + usize::from(self.git) + self.unread.len() + self.search.left.len()
    }

    /// The next job: first what somebody waits for.
    fn next(&mut self) -> Option<Job> {
        if self.find && !self.is_finding {
            (self.find, self.is_finding) = (false, true);
            return Some(Job::Find);
        }
        if let Some(map) = self.search.left.pop() {
            self.search.under_way += 1;
            return Some(Job::Search(self.search.number, Arc::clone(&self.search.words), map));
        }
        while let Some(map) = self.first.pop() {
            if self.unread.remove(&map) {
                return Some(Job::Read(map));
            }
        }
        if std::mem::take(&mut self.git) {
            return Some(Job::Git);
        }
        self.unread.pop_first().map(Job::Read)
    }

    /// Takes in what came of a search in one map.
    fn searched(&mut self, number: u64, path: PathBuf, hits: Vec<CardHit>) -> bool {
        if number != self.search.number {
            return false;
        }
        self.search.under_way -= 1;
        let is_over = self.search.left.is_empty() && self.search.under_way == 0;
        let is_news = is_over || !hits.is_empty();
        if !hits.is_empty() {
            self.news.push(News::Searched(number, path, hits));
        }
        if is_over {
            self.news.push(News::SearchedAll(number));
        }
        is_news
    }
}

impl Shared {
    fn work(&self) -> MutexGuard<'_, Work> {
        // A thread that panicked has left nothing half done.
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does what there is to do.
    fn work_off(&self) {
        loop {
            let mut work = self.work();
            let Some(job) = work.next() else {
                work.threads -= 1;
                return;
            };
            drop(work);
            match job {
                Job::Find => {
                    let listing = list_maps(&self.folder);
                    self.work().is_finding = false;
                    self.tell(News::Found(listing));
                }
                Job::Git => {
                    let repository = Repository::of(&self.folder);
                    let states = repository.and_then(|found| found.states_below(&self.folder));
                    self.tell(News::Git(states.ok()));
                }
                Job::Read(map) => {
                    let read = Box::new(summary(&map));
                    self.tell(News::Read(map, read));
                }
                Job::Search(number, words, map) => {
                    // A map that cannot be read is told by the list.
                    let hits = search_cards(&map, &words).unwrap_or_default();
                    let mut work = self.work();
                    let was_told = !work.news.is_empty();
                    if work.searched(number, map, hits) && !was_told {
                        self.wake();
                    }
                }
            }
        }
    }

    fn tell(&self, news: News) {
        let mut work = self.work();
        work.news.push(news);
        // Who was told that there is news takes all of it.
        if work.news.len() == 1 {
            self.wake();
        }
    }

    fn wake(&self) {
        // Nobody listens any more once the program ends.
        let _ = self.sender.send(Incoming::Listed);
    }
}
