//! Questions of the list: what they say and what their answers do.

use std::path::{Path, PathBuf};

use super::super::key::Key;
use super::super::wording::maps as count_of_maps;
use super::{Maps, Mode, Next, change};
use crate::store::FileState;

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

/// The question as a sentence.
pub fn text(maps: &Maps, question: &Question) -> String {
    match question {
        Question::Delete(path) => {
            let loss = loss(maps, path);
            let referring = match change::referring(maps, path).len() {
                0 => String::new(),
                1 => ", 1 map refers to it".to_owned(),
                count => format!(", {count} maps refer to it"),
            };
            format!("Delete {}? {loss}{referring} · y deletes it, Esc keeps it", short(path))
        }
        Question::Referred { referring, .. } => {
            let count = referring.len();
            let refer = if count == 1 { "refers" } else { "refer" };
            format!(
                "{} {refer} to this file: y renames it there too, n only the file, Esc stays",
                count_of_maps(count)
            )
        }
    }
}

/// What is lost with a file.
fn loss(maps: &Maps, path: &Path) -> &'static str {
    let state = maps.list.of_path(path).and_then(|entry| entry.git);
    match state {
        _ if !maps.list.has_git => "It is in no git repository: gone for good",
        Some(FileState::Untracked) => "git does not know it yet: gone for good",
        Some(FileState::Staged) => "Only git's index holds it as it is",
        Some(FileState::Changed | FileState::Conflicted) => {
            "What is not committed is gone for good"
        }
        None => "git still holds it",
    }
}

/// The name of a file, short enough to leave room for the rest of a sentence.
fn short(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let cut = crate::text::cut(&name, 24);
    format!("{}{}", cut.text, cut.end)
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
