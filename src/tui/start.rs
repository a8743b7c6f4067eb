//! Opening the screens: on a map, or on the list of a folder's maps.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::app::{App, Look};
use super::editor::Editor;
use super::events::listen;
use super::glyphs::Glyphs;
use super::maps::{Choice, Maps};
use super::runtime::{Closed, Host, Incoming, Session};
use super::terminal::{Screen, ask_ground, depth, ground};
use super::theme::{Depth, Theme};
use crate::config::Folders;
use crate::store::{self, OpenError, OpenMap};

/// Why the screens could not be opened, or had to be left.
#[derive(Debug)]
pub enum StartError {
    /// The map cannot be opened.
    Map(OpenError),
    /// The terminal failed.
    Terminal(io::Error),
}

impl From<io::Error> for StartError {
    fn from(error: io::Error) -> Self {
        StartError::Terminal(error)
    }
}

/// Opens a map, or the list of a folder's maps. Without the user's folders there are no templates of
/// the user's own, and nothing is kept for recovery.
///
/// # Errors
///
/// A map that cannot be opened, before anything is drawn; a terminal that fails.
pub fn run(path: &Path, folders: Option<&Folders>) -> Result<Closed, StartError> {
    // The terminal answers while the map is read. It is waited for whatever became of the map: until
    // it has answered, keys are not yet read as such.
    let asked = thread::spawn(look);
    let map = if path.is_dir() { Ok(None) } else { store::open(path).map(Some) };
    let look = asked.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let map = map.map_err(StartError::Map)?;
    let (sender, incoming) = mpsc::channel();
    let mut screen = Screen::enter()?;
    listen(&sender)?;
    match map {
        Some(map) => Ok(show(map, folders, look, &mut screen, &sender, &incoming)?),
        None => choose(path, folders, look, &mut screen, &sender, &incoming),
    }
}

fn choose(
    folder: &Path,
    folders: Option<&Folders>,
    look: Look,
    screen: &mut Screen,
    sender: &Sender<Incoming>,
    incoming: &Receiver<Incoming>,
) -> Result<Closed, StartError> {
    let templates = folders.map(Folders::templates).unwrap_or_default();
    let mut maps = Maps::new(folder, &templates, look);
    loop {
        let path: PathBuf = match maps.run(screen, incoming)? {
            Choice::Open(path) => path,
            Choice::Leave(closed) => return Ok(closed),
        };
        let map = store::open(&path).map_err(StartError::Map)?;
        match show(map, folders, look, screen, sender, incoming)? {
            Closed::ByUser => {}
            closed => return Ok(closed),
        }
    }
}

fn show(
    map: OpenMap,
    folders: Option<&Folders>,
    look: Look,
    screen: &mut Screen,
    sender: &Sender<Incoming>,
    incoming: &Receiver<Incoming>,
) -> io::Result<Closed> {
    let size = screen.terminal().size()?;
    let path = map.file.path().to_owned();
    let app = App::new(Editor::new(map.document), path, look, (size.width, size.height));
    let mut session = Session::new(app, map.file, sender.clone());
    if let Some(folders) = folders {
        session = session.with_recovery(&folders.state);
    }
    session.run(screen, incoming)
}

/// Colours by what the terminal shows and by its ground.
fn look() -> Look {
    let env = |name: &str| std::env::var(name).ok();
    let depth = depth(env);
    let ground = match depth {
        Depth::Plain | Depth::Sixteen => None,
        Depth::Indexed | Depth::True => ground(env).or_else(ask_ground),
    };
    Look { theme: Theme::new(ground.unwrap_or_default(), depth), glyphs: Glyphs::UNICODE }
}
