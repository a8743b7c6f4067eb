//! Questions of the list: what they say and what their answers do.

use std::path::{Path, PathBuf};

use super::super::key::Key;
use super::super::wording::maps as count_of_maps;
use super::{Maps, Mode, Next, change};
use crate::store::FileState;
use crate::text::{cut, visible, width};

/// A question, and what its answers are about.
#[derive(Debug)]
pub enum Question {
    /// A map is to be deleted.
    Delete(PathBuf),
    /// A file is to be renamed that other maps refer to.
    Referred {
        /// Its name.
        from: PathBuf,
        /// Its new one.
        to: PathBuf,
        /// Those that refer to it.
        referring: Vec<PathBuf>,
    },
}

/// The question as a sentence of at most so many cells, if the name of the file can be cut for that.
pub fn text(maps: &Maps, question: &Question, room: usize) -> String {
    match question {
        Question::Delete(path) => {
            let referring = match change::referring(maps, path).len() {
                0 => String::new(),
                1 => ", 1 map names it".to_owned(),
                count => format!(", {count} maps name it"),
            };
            let rest = format!("? {}{referring}: y deletes, Esc keeps", loss(maps, path));
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let name = visible(&name);
            let cut = cut(&name, room.saturating_sub(width(&rest) + 7).max(6));
            format!("Delete {}{}{rest}", cut.text, cut.end)
        }
        Question::Referred { referring, .. } => {
            let count = referring.len();
            let refer = if count == 1 { "names" } else { "name" };
            let maps = count_of_maps(count);
            format!("{maps} {refer} this file: y renames it there too, n not, Esc stays")
        }
    }
}

/// What is lost with a file.
fn loss(maps: &Maps, path: &Path) -> &'static str {
    let state = maps.list.of_path(path).and_then(|entry| entry.git);
    match state {
        _ if !maps.list.has_git => "gone for good",
        Some(FileState::Untracked) => "not in git, gone for good",
        Some(FileState::Staged) => "git's index keeps it",
        Some(FileState::Changed | FileState::Conflicted) => "loses uncommitted changes",
        None => "git keeps it",
    }
}

impl Maps {
    /// Does what a key answers; a key that is no answer does nothing.
    pub(super) fn answer(&mut self, key: Key) -> Next {
        let name = key.to_string();
        if !matches!(name.as_str(), "y" | "n" | "Esc" | "Ctrl-c") {
            return Next::Stay;
        }
        let Mode::Question(question) = std::mem::take(&mut self.mode) else { return Next::Stay };
        match (question, name.as_str()) {
            (Question::Delete(path), "y") => change::delete(self, &path),
            (Question::Referred { from, to, referring }, "y") => {
                change::rename(self, &from, &to, &referring);
            }
            (Question::Referred { from, to, .. }, "n") => change::rename(self, &from, &to, &[]),
            _ => {}
        }
        Next::Stay
    }
}
