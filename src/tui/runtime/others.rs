//! What a session does where others change the file of its map.

use std::thread;

use super::super::app::Effect;
use super::super::file_state::OnDisk;
use super::super::mode::{Mode, Question};
use super::Session;
use super::report::Report;
use crate::format::Document;
use crate::store::{self, Look, News, OpenError, OpenMap, SaveError, Unwatched, Watch, look_again};

/// What is known of what others do.
#[derive(Default)]
pub(super) struct Others {
    /// Tells of every touch; none where the system watches no file.
    watch: Option<Watch>,
    /// A look at the file is going on.
    looking: bool,
    /// The file was touched while it was looked at or saved.
    touched: bool,
    /// The map that is on disk now, where it is not ours.
    theirs: Option<OpenMap>,
}

impl Session {
    /// Begins to watch the file; again where it has another name.
    pub(super) fn watch(&mut self) {
        let reporter = self.reporter.clone();
        // Nobody listens any more once the map is closed.
        let tell = move |touched: Result<(), Unwatched>| {
            let _ = reporter.send(match touched {
                Ok(()) => Report::Touched,
                Err(error) => Report::Unwatched(error),
            });
        };
        match Watch::new(&self.app.path, tell) {
            Ok(watch) => self.others.watch = Some(watch),
            Err(error) => self.unwatched(&error),
        }
    }

    pub(super) fn unwatched(&mut self, error: &Unwatched) {
        self.others.watch = None;
        self.app.complain(error.to_string());
    }

    /// Looks at the file beside the drawing; once what is going on with it is over.
    pub(super) fn touched(&mut self) {
        let Some(file) = self.file.clone().filter(|_| !self.others.looking) else {
            self.others.touched = true;
            return;
        };
        self.others.looking = true;
        let reporter = self.reporter.clone();
        thread::spawn(move || {
            let _ = reporter.send(Report::Looked(Box::new(look_again(&file))));
        });
    }

    /// Follows what a look has found; false where nothing is to be drawn for it.
    pub(super) fn looked(&mut self, look: Look) -> bool {
        self.others.looking = false;
        let is_current = self.file.as_ref().is_some_and(|file| look.is_about(file));
        if std::mem::take(&mut self.others.touched) || !is_current {
            self.touched();
        }
        is_current && self.learn(look)
    }

    /// Looks again after a save where the file was touched meanwhile.
    pub(super) fn look_after_save(&mut self) {
        self.app.file.on_disk = OnDisk::Same;
        self.others.theirs = None;
        if std::mem::take(&mut self.others.touched) {
            self.touched();
        }
    }

    fn learn(&mut self, look: Look) -> bool {
        let before = self.app.file.clone();
        let name = self.file_name();
        self.app.file.read_only = look.read_only;
        self.others.theirs = None;
        match look.news {
            News::Same => {
                self.app.file.on_disk = OnDisk::Same;
                if before.on_disk != OnDisk::Same {
                    self.app.say(format!("{name} is as it was again"));
                } else if look.read_only && !before.read_only {
                    self.app.complain(format!(
                        "{name} is read-only now · {} keeps yours",
                        self.key("save-as")
                    ));
                }
            }
            News::Changed(theirs) => {
                self.app.file.on_disk = OnDisk::Changed;
                self.others.theirs = Some(*theirs);
                if !self.take_theirs() {
                    let (take, save) = (self.key("reload"), self.key("save"));
                    self.app.complain(format!(
                        "{name} was changed by another program, yours is kept · {take} takes it, {save} asks"
                    ));
                }
                return true;
            }
            News::Broken(error) => {
                self.app.file.on_disk = OnDisk::Broken;
                let reason = reason(&error);
                self.app.complain(format!(
                    "{name} on disk is no map any more, yours is kept: {reason}"
                ));
            }
            News::Gone { moved_to: Some(new) } => {
                let new = new.file_name().unwrap_or(new.as_os_str()).to_string_lossy().into_owned();
                let save = self.key("save");
                self.app
                    .complain(format!("{name} is called {new} now, yours is kept · {save} asks"));
                self.app.file.on_disk = OnDisk::Renamed(new);
            }
            News::Gone { moved_to: None } => {
                self.app.file.on_disk = OnDisk::Gone;
                let save = self.key("save");
                self.app.complain(format!(
                    "{name} is gone from disk, yours is kept · {save} makes it again"
                ));
            }
        }
        before != self.app.file
    }

    /// Takes the map over that another program wrote, merged with what is unsaved here; not while
    /// something is being typed or saved. Whether it was.
    pub(super) fn take_theirs(&mut self) -> bool {
        if self.app.saving.is_some() || self.app.mode.is_typing() {
            return false;
        }
        let Some(theirs) = self.others.theirs.take() else { return false };
        if !self.app.editor.is_unsaved() {
            self.load(theirs, "changed by another program");
            return true;
        }
        match self.app.editor.saved_document() {
            Some(base) => self.merge(base, theirs),
            // Nobody knows any more what both come from, so it is asked.
            None => self.others.theirs = Some(theirs),
        }
        self.others.theirs.is_none()
    }

    /// Merges what is unsaved here into what another program wrote.
    fn merge(&mut self, base: Document, theirs: OpenMap) {
        let name = self.file_name();
        let ours = (*self.app.editor.document()).clone();
        let document = theirs.document.clone();
        self.load(theirs, "changed by another program");
        match self.app.editor.merge(base, ours, document) {
            Ok(conflicts) if conflicts.is_empty() => {
                let (undo, save) = (self.key("undo"), self.key("save"));
                self.app.say(format!(
                    "{name} was changed by another program: both are merged · {undo} undoes · {save} saves"
                ));
            }
            Ok(conflicts) => self.app.settle(conflicts),
            Err(error) => self.app.complain(format!("{name} cannot be merged: {error}")),
        }
        self.app.reveal();
    }

    /// Reads the map from disk again, whatever became of it here.
    pub(super) fn reload(&mut self) {
        let theirs = match self.others.theirs.take() {
            Some(theirs) => Ok(theirs),
            None => store::open(&self.app.path),
        };
        match theirs {
            Ok(theirs) => self.load(theirs, "read again"),
            Err(error) => {
                let name = self.file_name();
                self.app.complain(format!("{name} cannot be loaded: {}", reason(&error)));
            }
        }
    }

    fn load(&mut self, theirs: OpenMap, how: &str) {
        let name = self.file_name();
        let revision = self.app.editor.revision();
        match self.app.editor.reload(theirs.document, &format!("load {name}")) {
            Ok(()) => {
                self.file = Some(theirs.file);
                self.note_saved();
                self.app.file.on_disk = OnDisk::Same;
                let is_same = self.app.editor.revision() == revision;
                let undo = if is_same {
                    String::new()
                } else {
                    format!(" · {} undoes", self.key("undo"))
                };
                self.app.say(format!("{name} was {how} and is loaded{undo}"));
                self.app.reveal();
            }
            Err(error) => self.app.complain(format!("{name} cannot be loaded: {error}")),
        }
    }

    /// Follows the file to the name it was given.
    pub(super) fn follow_to_new_name(&mut self) {
        let OnDisk::Renamed(new) = &self.app.file.on_disk else { return };
        let path = self.app.path.with_file_name(new);
        if let Some(file) = &mut self.file {
            file.follow_to(&path);
            self.app.path = path;
            self.watch();
        }
    }

    /// Tells of a save that was refused since others were there first, and asks what to do.
    pub(super) fn refused(&mut self, error: &SaveError, then: Vec<Effect>) {
        self.app.file.on_disk = match error {
            SaveError::ChangedOnDisk { .. } => OnDisk::Changed,
            SaveError::Vanished { .. } => OnDisk::Gone,
            _ => return,
        };
        self.touched();
        if matches!(error, SaveError::ChangedOnDisk { .. }) && matches!(self.app.mode, Mode::Map) {
            self.app.mode = Mode::Question(Question::OnDisk { then });
        }
    }

    /// How a command is reached.
    fn key(&self, name: &str) -> String {
        self.app.keymap.key(name)
    }

    fn file_name(&self) -> String {
        let path = &self.app.path;
        path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
    }
}

/// The first line of an error, without the file's name, which stands before it.
pub(super) fn reason(error: &OpenError) -> String {
    let OpenError::NotAMap { faults, .. } = error else { return error.to_string() };
    faults.first().map_or_else(String::new, |fault| {
        format!("line {}, {}", fault.position.line, fault.message)
    })
}
