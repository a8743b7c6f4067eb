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
use super::pane::Lines;
use super::runtime::{Closed, Host, Incoming, Session};
use super::terminal::{Screen, ask_ground, depth, ground};
use super::theme::{Depth, Theme};
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

/// Opens a map, or the list of a folder's maps. `templates` is the folder of the user's own
/// templates of maps, `lines` how lines are drawn.
///
/// # Errors
///
/// A map that cannot be opened, before anything is drawn; a terminal that fails.
pub fn run(path: &Path, templates: &Path, lines: Lines) -> Result<Closed, StartError> {
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
        Some(map) => Ok(show(map, (look, lines), &mut screen, &sender, &incoming)?),
        None => choose(path, templates, (look, lines), &mut screen, &sender, &incoming),
    }
}

fn choose(
    folder: &Path,
    templates: &Path,
    (look, lines): (Look, Lines),
    screen: &mut Screen,
    sender: &Sender<Incoming>,
    incoming: &Receiver<Incoming>,
) -> Result<Closed, StartError> {
    let mut maps = Maps::new(folder, templates, look).in_lines(lines);
    loop {
        let path: PathBuf = match maps.run(screen, incoming)? {
            Choice::Open(path) => path,
            Choice::Leave(closed) => return Ok(closed),
        };
        let map = store::open(&path).map_err(StartError::Map)?;
        match show(map, (look, lines), screen, sender, incoming)? {
            Closed::ByUser => {}
            closed => return Ok(closed),
        }
    }
}

fn show(
    map: OpenMap,
    (look, lines): (Look, Lines),
    screen: &mut Screen,
    sender: &Sender<Incoming>,
    incoming: &Receiver<Incoming>,
) -> io::Result<Closed> {
    let size = screen.terminal().size()?;
    let path = map.file.path().to_owned();
    let mut app = App::new(Editor::new(map.document), path, look, (size.width, size.height));
    app.view.lines = lines;
    Session::new(app, map.file, sender.clone()).run(screen, incoming)
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
